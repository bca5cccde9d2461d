import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { PauseSpan } from './events.ts';

/** Where a limit ends: a day, or still open with the days to be counted after the pause. */
export type LimitEnd =
  | { readonly kind: 'due'; readonly day: number }
  | { readonly kind: 'open'; readonly left: number; readonly pausedFrom: number };

/**
 * The n-th countable day after a start: a working day is countable unless a pause covers it. Zero is the start itself.
 * Time is one table look-up per pause, whatever n is.
 */
export function endOfLimit(
  calendar: WorkCalendar,
  start: number,
  workdays: number,
  union: readonly PauseSpan[],
): LimitEnd {
  let left = workdays;
  let from = start;
  if (left === 0) return { kind: 'due', day: start };
  for (const pause of union) {
    if (pause.to <= from) continue;
    if (pause.from > from) {
      const counted = calendar.countDays(from, pause.from);
      if (counted >= left) break;
      left -= counted;
    }
    if (pause.to === Number.POSITIVE_INFINITY) return { kind: 'open', left, pausedFrom: Math.max(pause.from, start) };
    from = pause.to;
  }
  return { kind: 'due', day: calendar.nthDay(from, left) };
}

/** Countable days d with after < d <= through. */
export function countableDays(
  calendar: WorkCalendar,
  after: number,
  through: number,
  union: readonly PauseSpan[],
): number {
  if (through <= after) return 0;
  let count = calendar.countDays(after, through);
  for (const { from, to } of union) {
    count -= calendar.countDays(Math.max(from, after), Math.min(to, through));
  }
  return count;
}

/**
 * Countable days left on a day: 0 on the due date; after it minus the countable days gone by, at least -1, so that a
 * rest day right after the due date is late already.
 */
export function daysLeft(calendar: WorkCalendar, asOf: number, due: number, union: readonly PauseSpan[]): number {
  if (asOf <= due) return countableDays(calendar, asOf, due, union);
  return -Math.max(1, countableDays(calendar, due, asOf, union));
}
