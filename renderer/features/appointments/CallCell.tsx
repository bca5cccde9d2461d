import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CALL_OUTCOMES } from '../../../shared/appointments/types.ts';
import type { CallOutcome } from '../../../shared/appointments/types.ts';
import type { ContractInputs, ContractOutputs } from '../../bridge/contract-inputs.ts';
import { client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { momentWords } from '../settings/moment.ts';

type Call = ContractOutputs['appointments']['markCalled'];
type Marked = ContractInputs['appointments']['markCalled'];

interface CallCellProps {
  readonly who: string;
  readonly lastCall: Call | null;
  readonly of: Pick<Marked, 'appointmentId' | 'caseId' | 'purpose'>;
}

/** What came of the last call; one key marks the next. */
export function CallCell({ who, lastCall: last, of }: CallCellProps): ReactNode {
  const { t } = useTranslation('appointments');
  const term = useTerms();
  const { describe } = useProblem();
  // Told of a change last week is not reminded this morning.
  const lastCall = last?.purpose === of.purpose ? last : null;
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const mark = async (outcome: CallOutcome) => {
    try {
      await client.appointments.markCalled({ key: crypto.randomUUID(), ...of, outcome, note: null });
      setProblem(null);
      await queryClient.invalidateQueries({ queryKey: [['appointments']] });
    } catch (error) {
      setProblem(describe(error).sentence);
    }
  };
  return (
    <div className="call-cell">
      <span className="row" role="group" aria-label={t('call.mark', { who })}>
        {CALL_OUTCOMES.map((outcome) => (
          <Button
            key={outcome}
            size="small"
            type={lastCall?.outcome === outcome ? 'primary' : 'default'}
            aria-pressed={lastCall?.outcome === outcome}
            onClick={() => void mark(outcome)}
          >
            {term('callOutcome', outcome)}
          </Button>
        ))}
      </span>
      {lastCall !== null && (
        <span className="soft">
          {momentWords(lastCall.at)} {lastCall.staffName ?? ''}
        </span>
      )}
      {problem !== null && <span role="alert">{problem}</span>}
    </div>
  );
}
