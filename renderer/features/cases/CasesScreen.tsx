import { Button } from 'antd';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../../app/useSession.ts';
import { useProblem } from '../../bridge/problem.ts';
import { openCase } from '../../state/navigation.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { SavedFilters } from '../preferences/SavedFilters.tsx';
import { isNarrowed, readFilter, toCaseFilter } from './case-filter.ts';
import type { ListFilter } from './case-filter.ts';
import { CaseFilterBar } from './CaseFilterBar.tsx';
import { CaseTable } from './CaseTable.tsx';
import { changeFilter, rememberSelection, useFilterOf, useFilterStore } from './filter-store.ts';
import { useCaseList } from './useCaseList.ts';
import type { CaseList } from './useCaseList.ts';
import './cases.css';

function openRemembered(id: number): void {
  rememberSelection(id);
  openCase(id);
}

/** The rows with the one the clerk is at: moving from row to row leaves the rest of the screen alone. */
function SelectableRows({ list }: { readonly list: CaseList }): ReactNode {
  const selectedId = useFilterStore((store) => store.selectedId);
  return (
    <CaseTable
      rows={list.rows}
      total={list.total}
      selectedId={selectedId}
      onSelect={rememberSelection}
      onOpen={openRemembered}
      onNeedMore={list.loadMore}
    />
  );
}

function applySaved(value: unknown): void {
  changeFilter(readFilter(JSON.stringify(value)));
}

/** What the list is narrowed by. Remembered: further pages of the list leave it alone. */
const Narrowing = memo(function Narrowing({ filter }: { readonly filter: ListFilter }): ReactNode {
  return (
    <>
      <CaseFilterBar filter={filter} onChange={changeFilter} />
      <SavedFilters area="cases.filter" current={filter} onApply={applySaved} />
    </>
  );
});

const Export = memo(function Export({ filter }: { readonly filter: ListFilter }): ReactNode {
  return <ExportButton query={{ list: 'cases', filter: toCaseFilter(filter) }} />;
});

/** All cases: what meets the conditions, newest receipt first, opened with Enter. */
export function CasesScreen(): ReactNode {
  const { t } = useTranslation('cases');
  const { describe } = useProblem();
  const staff = useStaff();
  const filter = useFilterOf(staff?.id ?? null);
  const list = useCaseList(filter);
  const empty = isNarrowed(filter) ? 'filtered' : filter.scope === 'open' ? 'open' : 'none';
  return (
    <section className="screen cases-screen" aria-labelledby="cases-title">
      <header className="row cases-head">
        <h1 id="cases-title">{t('list.title')}</h1>
        <p role="status" className="soft">
          {list.state === 'loading'
            ? t('list.loading')
            : list.more === 'none'
              ? t('list.count', { total: list.total })
              : t('list.countShown', { total: list.total, shown: list.rows.length })}
        </p>
        {list.rows.length > 0 && <Export filter={filter} />}
      </header>
      <Narrowing filter={filter} />
      {list.state === 'failed' && (
        <div className="message error" role="alert">
          {describe(list.error).sentence} <Button onClick={list.retry}>{t('screen.reload')}</Button>
        </div>
      )}
      {list.state === 'ready' && list.rows.length === 0 && <p className="empty">{t(`list.empty.${empty}`)}</p>}
      {list.state !== 'failed' && <SelectableRows list={list} />}
      {list.rows.length > 0 && (
        <p className="soft list-keys" aria-hidden="true">
          {t('list.keys')}
        </p>
      )}
    </section>
  );
}
