import { useState } from 'react';
import type { PaperSummary } from '../../../shared/contract/cases.ts';
import { client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { useAppointmentsStore } from './appointments-store.ts';
import { usePilePrinting } from '../papers/print-pile.ts';
import type { PilePrinting } from '../papers/print-pile.ts';

export interface Slips {
  readonly note: PilePrinting['note'];
  readonly state: PilePrinting['state'];
  /** Issues what is asked for and prints it at once. */
  readonly print: (issue: () => Promise<readonly PaperSummary[]>) => Promise<void>;
  /** The slip of each appointment. */
  readonly slips: (appointmentIds: readonly number[], what: 'reminder' | 'last-change') => Promise<void>;
}

/** Issues slips of appointments in the chosen format and prints them with the same key. */
export function useSlips(): Slips {
  const { describe } = useProblem();
  const printing = usePilePrinting();
  const format = useAppointmentsStore((store) => store.format);
  const [problem, setProblem] = useState<PilePrinting['note']>(null);
  const print: Slips['print'] = async (issue) => {
    setProblem(null);
    try {
      await printing.print(await issue());
    } catch (error) {
      setProblem({ tone: 'error', words: describe(error).sentence });
    }
  };
  return {
    note: problem ?? printing.note,
    state: printing.state,
    print,
    slips: (appointmentIds, what) =>
      print(() =>
        client.appointmentPapers.slips({ key: crypto.randomUUID(), appointmentIds: [...appointmentIds], what, format }),
      ),
  };
}
