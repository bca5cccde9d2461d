import { useCallback, useEffect, useRef, useState } from 'react';
import type { DateChangeView } from '../../../shared/contract/notices.ts';
import { client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';

/** What a proposed version moves, as far as it was counted. */
export interface Changes {
  readonly state: 'counting' | 'done' | 'stopped' | 'failed';
  readonly lines: readonly DateChangeView[];
  readonly looked: number;
  readonly total: number;
  /** Of the whole list; what is signed. */
  readonly fingerprint: string;
  readonly problem: string | null;
  readonly stop: () => void;
  readonly again: () => void;
}

type Counted = Omit<Changes, 'stop' | 'again'>;
const NOTHING: Counted = { state: 'counting', lines: [], looked: 0, total: 0, fingerprint: '', problem: null };

/** Counts the open cases by a proposed version, page after page; can be stopped at any page. */
export function useChanges(id: number): Changes {
  const { describe } = useProblem();
  const [counted, setCounted] = useState<Counted>(NOTHING);
  const running = useRef(0);

  const again = useCallback(() => {
    running.current += 1;
    const run = running.current;
    const count = async () => {
      let now = NOTHING;
      setCounted(now);
      for (let after: number | null = 0; after !== null;) {
        const page = await client.notices.changes({ id, after, fingerprint: now.fingerprint });
        if (running.current !== run) return;
        now = {
          ...now,
          lines: [...now.lines, ...page.lines],
          looked: now.looked + page.looked,
          total: page.total,
          fingerprint: page.fingerprint,
          state: page.next === null ? 'done' : 'counting',
        };
        setCounted(now);
        after = page.next;
      }
    };
    count().catch((error: unknown) => {
      if (running.current === run)
        setCounted((now) => ({ ...now, state: 'failed', problem: describe(error).sentence }));
    });
  }, [id, describe]);

  useEffect(() => {
    again();
    return () => {
      running.current += 1;
    };
  }, [again]);

  const stop = useCallback(() => {
    running.current += 1;
    setCounted((now) => ({ ...now, state: 'stopped' }));
  }, []);
  return { ...counted, stop, again };
}
