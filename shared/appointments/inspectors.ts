import type { CivilDate } from '../dates/types.ts';
import { overlap } from './clock.ts';
import type { OpeningBook } from './opening-book.ts';
import type { RefusedBooking, Span } from './types.ts';

/** An inspector's time taken by a visit. */
export interface InspectorTime extends Span {
  readonly appointmentId: number;
  readonly staffId: string;
  readonly date: CivilDate;
}

/** Who can make visits, and what already takes their time. */
export interface InspectorBoard {
  /** Active inspectors, in the order in which they are asked. */
  readonly inspectorIds: readonly string[];
  readonly times: readonly InspectorTime[];
}

/** Every visit is made by two (semantics 4). */
export const INSPECTORS_PER_VISIT = 2;

/**
 * Inspectors who are neither away nor on another visit at a time.
 *
 * @param except an appointment whose own time does not count, for moving it
 */
export function freeInspectors(
  board: InspectorBoard,
  book: OpeningBook,
  at: Span & { readonly date: CivilDate },
  except: number | null = null,
): readonly string[] {
  return board.inspectorIds.filter(
    (staffId) =>
      !book.isAbsent(staffId, at.date, at) &&
      !board.times.some(
        (time) =>
          time.staffId === staffId && time.date === at.date && time.appointmentId !== except && overlap(time, at),
      ),
  );
}

/**
 * Two of those who are free: the preferred ones first (the case's own handler), then who has the fewest visits that day,
 * then in the board's order. Null when there are not two.
 */
export function chooseInspectors(
  board: InspectorBoard,
  free: readonly string[],
  date: CivilDate,
  preferred: readonly (string | null)[],
): readonly [string, string] | null {
  const visits = (staffId: string) =>
    board.times.filter((time) => time.staffId === staffId && time.date === date).length;
  const rank = (staffId: string) => {
    const at = preferred.indexOf(staffId);
    return at === -1 ? preferred.length : at;
  };
  const ordered = free.toSorted(
    (left, right) =>
      rank(left) - rank(right) ||
      visits(left) - visits(right) ||
      board.inspectorIds.indexOf(left) - board.inspectorIds.indexOf(right),
  );
  const [first, second] = ordered;
  return first === undefined || second === undefined ? null : [first, second];
}

/** What is wrong with two inspectors named for a visit; null when they can make it. */
export function inspectorRefusal(
  board: InspectorBoard,
  free: readonly string[],
  named: readonly string[],
): RefusedBooking | null {
  if (new Set(named).size < INSPECTORS_PER_VISIT) return { code: 'inspectors-must-differ', field: 'inspectorIds' };
  for (const [index, staffId] of named.entries()) {
    const field = `inspectorIds.${index}`;
    if (!board.inspectorIds.includes(staffId)) return { code: 'not-an-inspector', field };
    if (!free.includes(staffId)) return { code: 'inspector-not-free', field };
  }
  return null;
}
