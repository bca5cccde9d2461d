import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { SUPERVISION_MOST_CASES } from '../../../shared/contract/supervision.ts';
import { api, client } from '../../bridge/client.ts';
import { onChange } from '../../bridge/changes.ts';
import { mergeRows } from './merge-rows.ts';

const WHOLE = { caseIds: null };

/**
 * The board, kept up to date: a case that changes anywhere is read again by itself and put in its place; only when
 * anything may have changed, or too much at once, everything is.
 */
export function useBoard() {
  const queryClient = useQueryClient();
  useEffect(() => {
    const queryKey = api.supervision.board.queryKey({ input: WHOLE });
    const changed = new Set<number>();
    let reading: 'idle' | 'busy' = 'idle';
    const leaving = new AbortController();
    const readAgain = async () => {
      if (reading === 'busy') return;
      reading = 'busy';
      while (changed.size > 0 && !leaving.signal.aborted) {
        const asked = [...changed];
        changed.clear();
        if (asked.length > SUPERVISION_MOST_CASES) {
          await queryClient.invalidateQueries({ queryKey });
          continue;
        }
        const fresh = await client.supervision.board({ caseIds: asked }).catch(() => null);
        const known = queryClient.getQueryData(queryKey);
        // Another day, or no answer: the whole board is read.
        if (fresh === null || known?.asOf !== fresh.asOf) await queryClient.invalidateQueries({ queryKey });
        else queryClient.setQueryData(queryKey, { ...fresh, rows: [...mergeRows(known.rows, asked, fresh.rows)] });
      }
      reading = 'idle';
    };
    const stop = onChange(({ topic, id }) => {
      if (id === null || (topic !== 'case' && topic !== 'supervision')) return;
      changed.add(Number(id));
      void readAgain();
    });
    return () => {
      leaving.abort();
      stop();
    };
  }, [queryClient]);
  // Changes are only heard of while the board is open: coming back reads it anew.
  return useQuery(api.supervision.board.queryOptions({ input: WHOLE, refetchOnMount: 'always' }));
}
