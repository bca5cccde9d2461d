import { skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHasRole, useToday } from '../../app/useSession.ts';
import { api, client } from '../../bridge/client.ts';
import { saveFile } from '../../bridge/export-file.ts';
import { useProblem } from '../../bridge/problem.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { openPaper } from '../../state/navigation.ts';
import { TextField } from '../../ui/Field.tsx';
import { PaperFrame } from '../papers/PaperFrame.tsx';
import { FigureTable } from './FigureTable.tsx';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The month before the one a day lies in. @example previousMonth('2026-01-05') // '2025-12' */
function previousMonth(today: string): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}

/** The monthly report: its figures, as paper, as a workbook; closing the month. */
export function ReportPanel(): ReactNode {
  const { t } = useTranslation('statistics');
  const term = useTerms();
  const { describe } = useProblem();
  const today = useToday();
  const isSupervisor = useHasRole('supervisor');
  const [typed, setTyped] = useState<string | null>(null);
  const [asking, setAsking] = useState<'close' | 'nothing'>('nothing');
  const [preview, setPreview] = useState<'shown' | 'hidden'>('hidden');
  const [words, setWords] = useState<string | null>(null);
  const month = typed ?? previousMonth(today);
  const good = /^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/.test(month);
  const report = useQuery(api.statistics.month.queryOptions({ input: good ? { month } : skipToken }));
  const paper = useQuery(
    api.statistics.preview.queryOptions({ input: good && preview === 'shown' ? { month } : skipToken }),
  );
  const close = useMutation({
    mutationFn: () => client.statistics.close({ month, key: crypto.randomUUID() }),
    onSuccess: async () => {
      setAsking('nothing');
      setWords(t('report.done', { month }));
      await report.refetch();
    },
  });
  const download = useMutation({
    mutationFn: () => client.statistics.spreadsheet({ month }),
    onSuccess: ({ fileName, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      saveFile(fileName, new Blob([bytes], { type: XLSX }));
      setWords(t('report.downloaded', { name: fileName }));
    },
  });
  const error = close.error ?? download.error ?? report.error ?? paper.error;
  const data = report.data;
  const issued = data?.close;
  return (
    <section className="month-report" aria-label={t('tab.report')}>
      <div className="row month-tools">
        <TextField
          label={t('report.month')}
          value={month}
          maxLength={7}
          error={good ? undefined : t('report.badMonth')}
          onChange={(next) => {
            setTyped(next);
            setWords(null);
            setAsking('nothing');
          }}
        />
        <Button onClick={() => setPreview(preview === 'shown' ? 'hidden' : 'shown')}>
          {t(preview === 'shown' ? 'report.hide' : 'report.show')}
        </Button>
        <Button loading={download.isPending} onClick={() => download.mutate()}>
          {t('report.download')}
        </Button>
        {issued !== null && issued !== undefined && (
          <Button onClick={() => openPaper(issued.paperId)}>{t('report.paper')}</Button>
        )}
        {isSupervisor && data?.state === 'open' && data.closeFirst === null && asking === 'nothing' && (
          <Button type="primary" onClick={() => setAsking('close')}>
            {t('report.close')}
          </Button>
        )}
      </div>
      {asking === 'close' && (
        <div className="message row" role="group" aria-label={t('report.close')}>
          <span>{t('report.confirm', { month })}</span>
          <Button type="primary" loading={close.isPending} onClick={() => close.mutate()}>
            {t('report.yes')}
          </Button>
          <Button onClick={() => setAsking('nothing')}>{t('report.no')}</Button>
        </div>
      )}
      <div role="status">{words !== null && <p className="message good">{words}</p>}</div>
      {error !== null && (
        <p className="message error" role="alert">
          {describe(error).sentence}
        </p>
      )}
      {good && data === undefined && !report.isError && <p className="soft">{t('loading')}</p>}
      {data !== undefined && (
        <>
          <p>
            <b>{t(`report.state.${data.state}`)}</b>{' '}
            {issued !== null && issued !== undefined && (
              <span className="soft">
                {t('report.closed', {
                  name: issued.closedBy ?? '',
                  at: issued.closedAt.slice(0, 10),
                  hash: issued.hash.slice(0, 16),
                })}
              </span>
            )}
            {data.closeFirst !== null && <span>{t('report.closeFirst', { month: data.closeFirst })}</span>}
          </p>
          {preview === 'shown' && paper.data !== undefined && (
            <PaperFrame
              title={t('report.preview', { month })}
              html={paper.data.html}
              format="A4"
              zoom={0.72}
              left={0}
              onPages={() => undefined}
            />
          )}
          <FigureTable
            caption={t('table.matters')}
            columns="matters"
            rows={data.figures.filter(({ byMatter }) => byMatter !== null)}
          />
          <FigureTable
            caption={t('table.office')}
            columns="total"
            rows={data.figures.filter(({ byMatter }) => byMatter === null)}
          />
          <h2>{t('report.adjustments')}</h2>
          {data.adjustments.length === 0 ? (
            <p className="empty">{t('report.noAdjustments')}</p>
          ) : (
            <ul>
              {data.adjustments.map((one) => (
                <li key={`${one.month} ${one.figure} ${one.matter ?? ''}`}>
                  {one.month} {term('figure', one.figure)} {one.matter === null ? '' : term('matter', one.matter)}{' '}
                  {t('report.old')} {one.old ?? t('none')} → {t('report.now')} {one.now ?? t('none')} (
                  {t('report.records')} {one.records.length})
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}
