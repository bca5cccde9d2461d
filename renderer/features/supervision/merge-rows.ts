import type { BoardRow } from '../../../shared/contract/supervision.ts';

/**
 * The rows of the board after some cases were read again: changed ones in their place, new ones at their place by id,
 * those that are not there any more left out.
 *
 * @param asked the cases that were read again
 */
export function mergeRows(
  rows: readonly BoardRow[],
  asked: readonly number[],
  fresh: readonly BoardRow[],
): readonly BoardRow[] {
  const again = new Set(asked);
  const kept = rows.filter(({ id }) => !again.has(id));
  return [...kept, ...fresh].toSorted((left, right) => left.id - right.id);
}
