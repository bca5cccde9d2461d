import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarVersionView } from '../../../shared/contract/notices.ts';
import { useHasRole, useStaff, useToday } from '../../app/useSession.ts';
import { client } from '../../bridge/client.ts';
import { codeOf } from '../../bridge/problem-codes.ts';
import { useProblem } from '../../bridge/problem.ts';
import { TextField } from '../../ui/Field.tsx';
import { momentWords } from '../settings/moment.ts';
import { MonthGrid } from '../settings/MonthGrid.tsx';
import { ChangeTable } from './ChangeTable.tsx';
import { ProblemList } from './ProblemList.tsx';
import { useChanges } from './useChanges.ts';
import { monthsOfNotice } from './year-view.ts';

interface ProposalProps {
  readonly version: CalendarVersionView;
  /** Signed or put away; with what to say. */
  readonly onSettled: (words: string | null) => void;
}

interface ShownProposalProps extends ProposalProps {
  /** Just read or chosen: it is brought into view. */
  readonly start: 'here' | 'elsewhere';
}

/** A version that waits for a signature: its days, what it moves, and the signature itself. */
export function Proposal({ version, start, onSettled }: ShownProposalProps): ReactNode {
  const { t } = useTranslation('notices');
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (start === 'here') head.current?.scrollIntoView({ block: 'start' });
  }, [start]);
  const today = useToday();
  const { year, document, days } = version;
  return (
    <section className="panel notice-proposal" aria-labelledby="notice-proposal">
      <h4 ref={head} id="notice-proposal">
        {t(days === null ? 'proposalBack' : 'proposal', { year, document })}
      </h4>
      <p className="soft">
        {t('proposedBy', { name: version.staffName ?? t('theProgram'), at: momentWords(version.recordedAt) })}
      </p>
      {days === null ? (
        <p>{t('takenBack')}</p>
      ) : (
        <>
          <p>
            {t('days', {
              off: days.filter(({ off }) => off).length,
              work: days.filter(({ off }) => !off).length,
            })}
          </p>
          {version.warnings.length > 0 && (
            <div className="message warning">
              <p>{t('warnings')}</p>
              <ProblemList problems={version.warnings} />
            </div>
          )}
          <div className="settings-year" role="group" aria-label={t('calendar')}>
            {monthsOfNotice(year, days).map((month) => (
              <div key={`${month.year}-${month.month}`} className="settings-month">
                <h5 className="number">
                  {month.year}-{String(month.month).padStart(2, '0')}
                </h5>
                <MonthGrid {...month} today={today} size="small" />
              </div>
            ))}
          </div>
        </>
      )}
      <Signature version={version} onSettled={onSettled} />
    </section>
  );
}

function Signature({ version, onSettled }: ProposalProps): ReactNode {
  const { t } = useTranslation('notices');
  const { describe } = useProblem();
  const staff = useStaff();
  const maySign = useHasRole('supervisor');
  const changes = useChanges(version.id);
  const [remark, setRemark] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const [state, setState] = useState<'ready' | 'working'>('ready');
  const [problem, setProblem] = useState<string | null>(null);
  const { lines, looked, total } = changes;

  const settle = async (work: () => Promise<string | null>) => {
    if (state === 'working') return;
    setState('working');
    setProblem(null);
    try {
      onSettled(await work());
    } catch (error) {
      setState('ready');
      const code = codeOf(error);
      if (code === 'VERSION_SETTLED') onSettled(t('settled'));
      else if (code === 'CHANGES_DIFFER') {
        setProblem(t('differ'));
        changes.again();
      } else setProblem(describe(error).sentence);
    }
  };
  const sign = () =>
    settle(async () => {
      await client.notices.accept({ key, id: version.id, fingerprint: changes.fingerprint, remark });
      return t('signed');
    });
  const withdraw = () =>
    settle(async () => {
      await client.notices.withdraw({ id: version.id });
      return null;
    });

  const cases = new Set(lines.map(({ caseId }) => caseId)).size;
  const printed = new Set(lines.filter(({ papers }) => papers.length > 0).map(({ caseId }) => caseId)).size;
  return (
    <>
      <h4>{t('changes')}</h4>
      <div role="status">
        {changes.state === 'counting' && <p>{t('counting', { looked, total })}</p>}
        {changes.state === 'done' && (
          <p>
            {lines.length === 0
              ? t('noChanges', { total })
              : t('someChanges', { total, cases, lines: lines.length, printed })}
          </p>
        )}
        {changes.state === 'stopped' && <p>{t('stopped')}</p>}
      </div>
      {changes.problem !== null && (
        <p className="message error" role="alert">
          {changes.problem}
        </p>
      )}
      {lines.length > 0 && <ChangeTable lines={lines} />}
      {problem !== null && (
        <p className="message error" role="alert">
          {problem}
        </p>
      )}
      {maySign && <TextField label={t('remark')} value={remark} maxLength={200} onChange={setRemark} />}
      <p className="soft">{maySign ? t('signHint', { name: staff?.name ?? '' }) : t('onlySupervisor')}</p>
      <div className="row">
        {maySign && (
          <Button
            type="primary"
            disabled={changes.state !== 'done'}
            loading={state === 'working'}
            onClick={() => void sign()}
          >
            {state === 'working' ? t('signing') : t('sign')}
          </Button>
        )}
        {changes.state === 'counting' ? (
          <Button onClick={changes.stop}>{t('stop')}</Button>
        ) : (
          <Button onClick={changes.again}>{t('again')}</Button>
        )}
        <Button onClick={() => void withdraw()}>{t('withdraw')}</Button>
      </div>
    </>
  );
}
