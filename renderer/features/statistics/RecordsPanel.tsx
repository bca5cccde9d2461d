import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatisticFilter } from '../../../shared/contract/statistics.ts';
import type { FigureId } from '../../../shared/statistics/figures.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { RecordName, RecordNumber } from './RecordCells.tsx';

interface RecordsPanelProps {
  readonly figure: FigureId;
  readonly filter: StatisticFilter;
  readonly onClose: () => void;
}

/** The records a figure counts, newest first; a case or an appointment opens from here. */
export function RecordsPanel({ figure, filter, onClose }: RecordsPanelProps): ReactNode {
  const { t } = useTranslation('statistics');
  const term = useTerms();
  const { describe } = useProblem();
  const title = useRef<HTMLHeadingElement>(null);
  const query = useInfiniteQuery(
    api.statistics.records.infiniteOptions({
      input: (cursor: string | null) => ({ ...filter, figure, cursor, limit: 50 }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  );
  useEffect(() => title.current?.focus(), []);
  useShortcut('Escape', onClose, t('records.close'));
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = query.data?.pages[0]?.total;
  return (
    <section className="panel figure-records" aria-labelledby="records-title">
      <header className="row">
        <h2 id="records-title" ref={title} tabIndex={-1}>
          {t('records.title', { figure: term('figure', figure) })}
        </h2>
        <span role="status" className="soft">
          {total === undefined ? t('loading') : t('records.total', { total })}
        </span>
        {rows.length > 0 && <ExportButton query={{ list: 'records', figure, filter }} />}
        <Button size="small" onClick={onClose}>
          {t('records.close')}
        </Button>
      </header>
      <p className="soft">{t(`how.${figure}`)}</p>
      {query.isError && (
        <p className="message error" role="alert">
          {describe(query.error).sentence}
        </p>
      )}
      {total === 0 && <p className="empty">{t('records.empty')}</p>}
      {rows.length > 0 && (
        <table className="settings-table">
          <caption className="visually-hidden">{t('records.title', { figure: term('figure', figure) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('records.date')}</th>
              <th scope="col">{t('records.what')}</th>
              <th scope="col">{t('records.number')}</th>
              <th scope="col">{t('records.name')}</th>
              <th scope="col" className="number">
                {t('records.value')}
              </th>
              <th scope="col">{t('records.person')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.source} ${row.id} ${row.kind} ${row.date}`}>
                <td className="number">{row.date}</td>
                <td>{term(row.source === 'service' ? 'service' : 'entry', row.kind)}</td>
                <td>
                  <RecordNumber row={row} />
                </td>
                <td>
                  <RecordName row={row} />
                </td>
                <td className="number">{row.base > 0 ? `${row.value} / ${row.base}` : row.value}</td>
                <td>{row.staffName ?? t('none')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('records.more')}
        </Button>
      )}
    </section>
  );
}
