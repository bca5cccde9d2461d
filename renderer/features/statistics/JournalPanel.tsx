import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceView } from '../../../shared/contract/journal.ts';
import { SERVICE_COUNTS } from '../../../shared/statistics/services.ts';
import { api } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { openCase } from '../../state/navigation.ts';
import { TextField } from '../../ui/Field.tsx';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { ServiceForm } from './ServiceForm.tsx';

/** The service journal: quick entry above, what was entered below. */
export function JournalPanel(): ReactNode {
  const { t } = useTranslation('statistics');
  const term = useTerms();
  const { describe } = useProblem();
  const [text, setText] = useState('');
  const [show, setShow] = useState<'in-force' | 'all'>('in-force');
  const [correcting, setCorrecting] = useState<ServiceView | null>(null);
  const [words, setWords] = useState<string | null>(null);
  const list = useInfiniteQuery(
    api.journal.list.infiniteOptions({
      input: (cursor: string | null) => ({ text, show, cursor, limit: 50 }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section className="journal" aria-label={t('tab.journal')}>
      <ServiceForm
        key={correcting?.id ?? 0}
        correcting={correcting}
        onDone={(saved) => {
          setCorrecting(null);
          if (saved !== null) setWords(t('journal.saved', { id: saved.id }));
          void list.refetch();
        }}
      />
      <div role="status">{words !== null && <p className="message good">{words}</p>}</div>
      <div className="row">
        <h2>{t('journal.list')}</h2>
        <span className="soft">{t('journal.total', { total: list.data?.pages[0]?.total ?? 0 })}</span>
        <TextField label={t('journal.search')} value={text} maxLength={100} onChange={setText} />
        <label>
          <input
            type="checkbox"
            checked={show === 'all'}
            onChange={(event) => setShow(event.target.checked ? 'all' : 'in-force')}
          />{' '}
          {t('journal.all')}
        </label>
        {rows.length > 0 && <ExportButton query={{ list: 'journal', filter: { text, show } }} />}
      </div>
      {list.isError && (
        <p className="message error" role="alert">
          {describe(list.error).sentence}
        </p>
      )}
      {list.isSuccess && rows.length === 0 && <p className="empty">{t('journal.empty')}</p>}
      {rows.length > 0 && (
        <table className="settings-table">
          <caption className="visually-hidden">{t('journal.list')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('journal.date')}</th>
              <th scope="col">{t('journal.kind')}</th>
              <th scope="col">{t('journal.subject')}</th>
              <th scope="col">{t('journal.counts')}</th>
              <th scope="col">{t('journal.outcome')}</th>
              <th scope="col">{t('journal.by')}</th>
              <th scope="col">{t('journal.change')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const { caseId } = row;
              return (
                <tr key={row.id}>
                  <td className="number">{row.date}</td>
                  <td>{term('service', row.kind)}</td>
                  <td>
                    {row.subject}
                    {row.person === null ? '' : ` · ${row.person}`}
                    {caseId !== null && (
                      <>
                        {' '}
                        <button type="button" className="link" onClick={() => openCase(caseId)}>
                          {row.caseNumber ?? `#${caseId}`}
                        </button>
                      </>
                    )}
                  </td>
                  <td>
                    {SERVICE_COUNTS.filter((count) => row.counts[count] !== undefined)
                      .map((count) => `${term('serviceCount', count)} ${row.counts[count] ?? 0}`)
                      .join(' · ')}
                    {row.rating === null ? '' : ` ${term('rating', row.rating)}`}
                  </td>
                  <td>{row.outcome ?? ''}</td>
                  <td>{row.staffName ?? ''}</td>
                  <td>
                    {row.state === 'in-force' ? (
                      <Button
                        size="small"
                        aria-label={t('journal.changeOf', { id: row.id, subject: row.subject })}
                        onClick={() => setCorrecting(row)}
                      >
                        {t('journal.change')}
                      </Button>
                    ) : (
                      <span className="soft">{t(`journal.state.${row.state}`)}</span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{t('records.more')}</Button>}
    </section>
  );
}
