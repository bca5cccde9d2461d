import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { api } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { openCase } from '../../state/navigation.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { EMPTY_FILTER, toCaseFilter } from '../cases/case-filter.ts';
import type { ListFilter } from '../cases/case-filter.ts';
import { CaseFilterBar } from '../cases/CaseFilterBar.tsx';
import { CaseTable } from '../cases/CaseTable.tsx';
import '../cases/cases.css';

const ROWS_PER_PAGE = 100;

/** What was chosen above the ledger, and the row one was at; kept while the window is open. */
const useLedgerChoice = create<{ readonly filter: ListFilter; readonly selectedId: number | null }>(() => ({
  filter: { ...EMPTY_FILTER, scope: 'all' },
  selectedId: null,
}));

const select = (id: number) => useLedgerChoice.setState({ selectedId: id });

function openSelected(id: number): void {
  select(id);
  openCase(id);
}

/** The ledger as a list: conditions, rows by keyboard, a file of what is shown. */
export function LedgerList({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation(['ledger', 'cases']);
  const { describe } = useProblem();
  const { filter, selectedId } = useLedgerChoice();
  const query = useInfiniteQuery(
    api.ledger.list.infiniteOptions({
      input: (cursor: string | null) => ({ filter: toCaseFilter(filter), cursor, limit: ROWS_PER_PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    }),
  );
  const { data, hasNextPage, isFetching, fetchNextPage } = query;
  const rows = useMemo(() => (data?.pages ?? []).flatMap((page) => page.rows), [data]);
  const total = data?.pages.at(-1)?.total ?? 0;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  return (
    <section className="screen cases-screen" aria-labelledby="ledger-title">
      <header className="row cases-head">
        <h1 id="ledger-title">{t('ledger:title')}</h1>
        <p role="status" className="soft">
          {query.isPending ? t('cases:list.loading') : t('cases:list.count', { total })}
        </p>
        {children}
        {rows.length > 0 && <ExportButton query={{ list: 'ledger', filter: toCaseFilter(filter) }} />}
      </header>
      <CaseFilterBar
        filter={filter}
        onChange={(change) => useLedgerChoice.setState({ filter: { ...filter, ...change } })}
      />
      {query.isError && (
        <div className="message error" role="alert">
          {describe(query.error).sentence}{' '}
          <Button onClick={() => void query.refetch()}>{t('cases:screen.reload')}</Button>
        </div>
      )}
      {query.isSuccess && rows.length === 0 && <p className="empty">{t('cases:list.empty.filtered')}</p>}
      {!query.isError && (
        <CaseTable
          rows={rows}
          total={total}
          selectedId={selectedId}
          onSelect={select}
          onOpen={openSelected}
          onNeedMore={loadMore}
        />
      )}
    </section>
  );
}
