import { useEffect, useState } from 'react';
import type { QueueBoard } from '../../../shared/contract/queue.ts';
import { client } from '../../bridge/client.ts';
import { codeOf } from '../../bridge/problem-codes.ts';
import { WindowRefusedError } from '../../bridge/transport.ts';

export interface BoardState {
  readonly board: QueueBoard | null;
  /** `refused`: the token is of an earlier run of the program. */
  readonly state: 'connecting' | 'live' | 'lost' | 'refused';
}

const LONGEST_WAIT_MILLISECONDS = 5_000;

type Take = (change: (now: BoardState) => BoardState) => void;

async function followBoard(token: string, signal: AbortSignal, take: Take): Promise<void> {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      for await (const board of await client.queue.display({ token }, { signal })) {
        attempt = 0;
        take(() => ({ board, state: 'live' }));
      }
    } catch (error) {
      if (codeOf(error) === 'UNAUTHENTICATED' || error instanceof WindowRefusedError) {
        take((now) => ({ ...now, state: 'refused' }));
        return;
      }
    }
    if (signal.aborted) return;
    take((now) => ({ ...now, state: 'lost' }));
    await new Promise((resolve) => {
      setTimeout(resolve, Math.min(250 * 2 ** attempt, LONGEST_WAIT_MILLISECONDS));
    });
  }
}

/** The board as it changes; a lost stream is opened again, what was shown stays until then. */
export function useBoard(token: string): BoardState {
  const [state, setState] = useState<BoardState>({ board: null, state: 'connecting' });
  useEffect(() => {
    const ending = new AbortController();
    void followBoard(token, ending.signal, (change) => {
      if (!ending.signal.aborted) setState(change);
    });
    return () => ending.abort();
  }, [token]);
  return state;
}
