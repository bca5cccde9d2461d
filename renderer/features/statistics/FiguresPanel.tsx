import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Suspense, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatisticFilter } from '../../../shared/contract/statistics.ts';
import type { Matter } from '../../../shared/matters/types.ts';
import type { FigureId } from '../../../shared/statistics/figures.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useSessionStatus, useToday } from '../../app/useSession.ts';
import { api } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { part } from '../../ui/parts.ts';
import { printInBrowser } from '../papers/print-in-browser.ts';
import { FigureTable } from './FigureTable.tsx';
import { FilterBar } from './FilterBar.tsx';
import { printedFigures } from './printed-figures.ts';
import { RecordsPanel } from './RecordsPanel.tsx';
import { useCounting } from './useCounting.ts';
import { askedFilter, firstFilter } from './statistics-filter.ts';
import type { TypedFilter } from './statistics-filter.ts';

// The charts are a library of their own and come when they are shown.
const Trends = part(async () => (await import('./Trends.tsx')).Trends);

interface Opened {
  readonly figure: FigureId;
  readonly filter: StatisticFilter;
}

/** What stands above printed figures: the office, what is counted, when and by whom it was printed. */
function usePrintedHead(asked: StatisticFilter | null): { readonly title: string; readonly lines: readonly string[] } {
  const { t } = useTranslation('statistics');
  const term = useTerms();
  const status = useSessionStatus().data;
  const choices = useQuery(api.statistics.choices.queryOptions());
  const { from = '', through = '', matter, staffId, district } = asked ?? {};
  const person = choices.data?.people.find(({ id }) => id === staffId)?.name;
  const conditions = [
    t('printed.range', { from, through }),
    matter === undefined ? null : term('matter', matter),
    person === undefined ? null : t('printed.person', { name: person }),
    district === undefined ? null : t('printed.district', { district }),
  ].filter((words) => words !== null);
  return {
    title: `${status?.officeName ?? ''} ${t('title')}`.trim(),
    lines: [
      conditions.join(t('printed.separator')),
      t('printed.by', { date: status?.today ?? '', name: status?.staff?.name ?? '' }),
    ],
  };
}

/** Figures of any range, matter, person and district, with trends and the records behind each number. */
export function FiguresPanel(): ReactNode {
  const { t } = useTranslation('statistics');
  const { describe } = useProblem();
  const today = useToday();
  const [typed, setTyped] = useState<TypedFilter | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const shown = typed ?? firstFilter(today);
  const asked = askedFilter(shown);
  const figures = useQuery(
    api.statistics.figures.queryOptions({ input: asked ?? skipToken, placeholderData: keepPreviousData }),
  );
  const open = (figure: FigureId, matter: Matter | null) => {
    if (asked !== null) setOpened({ figure, filter: { ...asked, ...(matter === null ? {} : { matter }) } });
  };
  const counting = useCounting(figures.isFetching);
  const rows = figures.data?.rows ?? [];
  const sheet = useRef<HTMLDivElement>(null);
  const head = usePrintedHead(asked);
  const printable = rows.length > 0 && asked !== null && !figures.isPlaceholderData;
  const print = () => {
    if (sheet.current !== null && printable) void printInBrowser(printedFigures(sheet.current, head));
  };
  useShortcut('F8', print, t('print'), printable ? 'enabled' : 'disabled');
  return (
    <>
      <FilterBar
        filter={shown}
        onChange={(next) => {
          setTyped(next);
          setOpened(null);
        }}
      />
      <div className="row">
        <p role="status" className="soft">
          {counting ?? (figures.data === undefined ? t('loading') : t('counted', { date: figures.data.asOf }))}
        </p>
        {asked !== null && rows.length > 0 && <ExportButton query={{ list: 'figures', filter: asked }} />}
        {rows.length > 0 && (
          <Button size="small" disabled={!printable} onClick={print}>
            {t('print')}
          </Button>
        )}
      </div>
      {figures.isError && (
        <p className="message error" role="alert">
          {describe(figures.error).sentence} <Button onClick={() => void figures.refetch()}>{t('again')}</Button>
        </p>
      )}
      {opened !== null && <RecordsPanel key={JSON.stringify(opened)} {...opened} onClose={() => setOpened(null)} />}
      {rows.length > 0 && (
        <div ref={sheet}>
          <FigureTable
            caption={t('table.matters')}
            columns="matters"
            rows={rows.filter(({ byMatter }) => byMatter !== null)}
            onOpen={open}
          />
          {asked !== null && (
            <Suspense fallback={<p className="soft">{t('loading')}</p>}>
              <Trends filter={asked} />
            </Suspense>
          )}
          <FigureTable
            caption={t('table.office')}
            columns="total"
            rows={rows.filter(({ byMatter }) => byMatter === null)}
            onOpen={open}
          />
        </div>
      )}
    </>
  );
}
