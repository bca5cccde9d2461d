import type { QueueBoard } from '../../../shared/contract/queue.ts';

type Call = QueueBoard['calls'][number];

/**
 * Calls to be said aloud now, in the order they were made: two counters may have called between two boards. What was
 * called before the page was opened (`known` null) is not called again.
 *
 * @param calls of the board, the newest first
 */
export function callsToSay(known: ReadonlySet<string> | null, calls: readonly Call[]): readonly Call[] {
  return known === null ? [] : calls.filter(({ id }) => !known.has(id)).toReversed();
}
