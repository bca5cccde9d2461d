import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslation } from 'react-i18next';
import type { DateChangeView } from '../../../shared/contract/notices.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { DateText } from '../../ui/DateText.tsx';
import '../settings/settings.css';
import './notices.css';

const ROW_HEIGHT = 58;

interface ChangeTableProps {
  readonly lines: readonly DateChangeView[];
}

/** Every date that moves: case, clock, old and new date, papers with the old one. */
export function ChangeTable({ lines }: ChangeTableProps): ReactNode {
  const { t } = useTranslation('notices');
  const term = useTerms();
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const shown = rows.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = rows.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div ref={box} className="notice-changes" tabIndex={0} role="region" aria-label={t('caption')}>
      <table className="settings-table" aria-rowcount={lines.length + 1}>
        <caption className="visually-hidden">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('number')}</th>
            <th scope="col">{t('clock')}</th>
            <th scope="col">{t('statutory')}</th>
            <th scope="col">{t('promised')}</th>
            <th scope="col">{t('papers')}</th>
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden="true" style={{ height: above }} />}
          {shown.map(({ index, key }) => {
            const line = lines[index];
            if (line === undefined) return null;
            return (
              <tr key={key} aria-rowindex={index + 2}>
                <th scope="row">
                  {line.caseNumber ?? `#${line.caseId}`}
                  <br />
                  <span className="soft">{line.projectName ?? line.applicantName ?? ''}</span>
                </th>
                <td>{term('clock', line.clockId)}</td>
                <td>
                  <Moved line={line} before={line.oldStatutory} after={line.newStatutory} />
                </td>
                <td>
                  <Moved line={line} before={line.oldPromised} after={line.newPromised} />
                </td>
                <td lang="zh-CN">
                  {line.papers.length === 0
                    ? t('none')
                    : line.papers.map(({ kind, number }) => number ?? term('paper', kind)).join(' ')}
                </td>
              </tr>
            );
          })}
          {below > 0 && <tr aria-hidden="true" style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  );
}

interface MovedProps {
  readonly line: Pick<DateChangeView, 'wasProvisional' | 'isProvisional'>;
  readonly before: string | null;
  readonly after: string | null;
}

/** Old date over new date, each marked when provisional. */
function Moved({ line, before, after }: MovedProps): ReactNode {
  const { t } = useTranslation('notices');
  if (before === null && after === null) return <>—</>;
  const text = (date: string | null, provisional: boolean) =>
    date === null ? (
      t('undecided')
    ) : (
      <DateText date={date} form="weekday" certainty={provisional ? 'provisional' : 'certain'} />
    );
  return (
    <>
      <span className="soft">{t('from')}</span> {text(before, line.wasProvisional)}
      <br />
      <span className="soft">{t('to')}</span> {text(after, line.isProvisional)}
    </>
  );
}
