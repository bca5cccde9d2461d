import { useRef, useState } from 'react';
import type { AffectedAppointment, OpeningChangeInput } from '../../../../shared/contract/opening.ts';
import type { ContractInputs, ContractOutputs } from '../../../bridge/contract-inputs.ts';
import { client } from '../../../bridge/client.ts';
import { useProblem } from '../../../bridge/problem.ts';

export type ChangeOutcome = ContractOutputs['opening']['change'];
export type Decision = ContractInputs['opening']['change']['decisions'][number];

export interface Shown {
  readonly change: OpeningChangeInput;
  readonly affected: readonly AffectedAppointment[];
  readonly fingerprint: string;
}
export interface AffectedFlow {
  readonly shown: Shown | null;
  readonly outcome: ChangeOutcome | null;
  readonly state: 'ready' | 'working';
  readonly sentence: string | null;
  readonly fields: Readonly<Record<string, string>>;
  /** Who a change would concern; nothing is written. */
  readonly look: (change: OpeningChangeInput) => Promise<void>;
  /** Writes the change with every decision. */
  readonly sign: (decisions: readonly Decision[]) => Promise<void>;
  readonly reset: () => void;
  /** Problems the screen found itself. */
  readonly refuse: (fields: Readonly<Record<string, string>>, sentence: string) => void;
}

/** What is proposed for somebody: the nearest free slot, another inspector, else nothing but to cancel. */
export function proposedDecision({ appointment, proposal, inspectors }: AffectedAppointment): Decision {
  const appointmentId = appointment.id;
  if (inspectors !== null && inspectors.length === 2) {
    return { appointmentId, action: 'reassign', inspectorIds: inspectors.map(({ id }) => id) };
  }
  if (proposal === null) return { appointmentId, action: 'cancel' };
  const { counterId, date, from } = proposal;
  return { appointmentId, action: 'move', to: { counterId, date, from } };
}

/** A change of the opening calendar in two steps: first who is affected, then all of it at once. */
export function useAffected(): AffectedFlow {
  const { describe } = useProblem();
  const [shown, setShown] = useState<Shown | null>(null);
  const [outcome, setOutcome] = useState<ChangeOutcome | null>(null);
  const [state, setState] = useState<AffectedFlow['state']>('ready');
  const [sentence, setSentence] = useState<string | null>(null);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const key = useRef(crypto.randomUUID());

  const refuse = (problems: Readonly<Record<string, string>>, words: string) => {
    setFields(problems);
    setSentence(words);
  };
  const attempt = async (work: () => Promise<void>): Promise<string | null> => {
    if (state === 'working') return null;
    setState('working');
    setSentence(null);
    setFields({});
    try {
      await work();
      return null;
    } catch (error) {
      const problem = describe(error);
      // The form's own paths: those of the contract lie under `change`.
      refuse(
        Object.fromEntries(
          Object.entries(problem.fields).map(([path, words]) => [path.replace(/^change\./, ''), words]),
        ),
        problem.sentence,
      );
      return problem.code;
    } finally {
      setState('ready');
    }
  };
  const read = async (change: OpeningChangeInput) => {
    const { affected, fingerprint } = await client.opening.affected({ change });
    setShown({ change, affected, fingerprint });
  };
  return {
    shown,
    outcome,
    state,
    sentence,
    fields,
    refuse,
    look: async (change) => {
      setOutcome(null);
      setShown(null);
      key.current = crypto.randomUUID();
      await attempt(() => read(change));
    },
    sign: async (decisions) => {
      if (shown === null) return;
      const { change, fingerprint } = shown;
      const code = await attempt(async () => {
        setOutcome(await client.opening.change({ key: key.current, change, fingerprint, decisions: [...decisions] }));
        setShown(null);
      });
      if (code === null) return;
      key.current = crypto.randomUUID();
      // Others are concerned now: the new list is shown under the words of the refusal.
      if (code === 'AFFECTED_DIFFER') await read(change).catch(() => setShown(null));
    },
    reset: () => {
      setShown(null);
      setOutcome(null);
      setSentence(null);
      setFields({});
    },
  };
}
