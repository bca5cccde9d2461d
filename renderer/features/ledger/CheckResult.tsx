import { useVirtualizer } from '@tanstack/react-virtual';
import { Button } from 'antd';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerCheckView, LedgerProblemView } from '../../../shared/contract/ledger.ts';
import { useRemarkDetail } from '../../locales/useRemarkDetail.ts';

const ROW_HEIGHT = 34;

interface CheckResultProps {
  readonly check: LedgerCheckView;
  readonly problems: readonly LedgerProblemView[];
  readonly onAccept: () => void;
  readonly onAgain: () => void;
}

/** What the dry run says, every problem at its cell; accepting is the only thing that writes. */
export function CheckResult({ check, problems, onAccept, onAgain }: CheckResultProps): ReactNode {
  const { t } = useTranslation('ledger');
  return (
    <div className="panel ledger-result">
      <h2>{t('wizard.result')}</h2>
      <p>{t('wizard.counts', check)}</p>
      {check.remarks > 0 && <p className="soft">{t('wizard.remarks', { count: check.remarks })}</p>}
      <p className="row">
        {check.cases === 0 ? (
          <span>{t('wizard.nothing')}</span>
        ) : (
          <Button type="primary" onClick={onAccept}>
            {t('wizard.accept', { count: check.cases })}
          </Button>
        )}
        <Button onClick={onAgain}>{t('wizard.again')}</Button>
      </p>
      {problems.length === 0 ? <p className="soft">{t('wizard.clean')}</p> : <ProblemTable problems={problems} />}
    </div>
  );
}

function ProblemTable({ problems }: { readonly problems: readonly LedgerProblemView[] }): ReactNode {
  const { t } = useTranslation('ledger');
  const inWords = useRemarkDetail();
  const box = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- its functions are called while rendering only
  const rows = useVirtualizer({
    count: problems.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  });
  const shown = rows.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = rows.getTotalSize() - (shown.at(-1)?.end ?? 0);
  const place = ({ sheet, row, column }: LedgerProblemView) =>
    `${sheet === null ? '' : `${sheet} · `}${column === null ? t('problem.row', { row }) : t('problem.cell', { column, row })}`;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div ref={box} className="ledger-problems" tabIndex={0} role="region" aria-label={t('wizard.problems')}>
      <table className="plain-table" aria-rowcount={problems.length + 1}>
        <caption className="visually-hidden">{t('wizard.problems')}</caption>
        <thead>
          <tr>
            {(['weight', 'place', 'value', 'reason'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`problem.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden="true" style={{ height: above }} />}
          {shown.map(({ index, key }) => {
            const problem = problems[index];
            if (problem === undefined) return null;
            return (
              <tr key={key} aria-rowindex={index + 2} style={{ height: ROW_HEIGHT }}>
                <td className={`ledger-weight ledger-weight-${problem.weight}`}>{t(`weight.${problem.weight}`)}</td>
                <th scope="row">{place(problem)}</th>
                <td className="ledger-value" title={problem.value}>
                  {problem.value}
                </td>
                <td>
                  {t(`reason.${problem.reason}`)}
                  {problem.detail !== '' && problem.detail !== problem.value && (
                    <span className="soft">（{inWords(problem.reason, problem.detail)}）</span>
                  )}
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
