import { shanghaiDate } from '../dates/civil.ts';
import type { CivilDate } from '../dates/types.ts';
import type { ClockTime, Span } from './types.ts';

/** Minutes since midnight. @example minutesOf('13:30') // 810 */
export function minutesOf(time: ClockTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The time so many minutes after midnight, 0 to 1440. @example clockTimeOf(810) // '13:30' */
export function clockTimeOf(minutes: number): ClockTime {
  const hours = Math.floor(minutes / 60);
  return `${String(hours).padStart(2, '0')}:${String(minutes - hours * 60).padStart(2, '0')}`;
}

/** Whether two spans of one day have a moment in common; touching ones have none. */
export function overlap(left: Span, right: Span): boolean {
  return left.from < right.to && right.from < left.to;
}

/** Whether a span lies within another one. */
export function within(inner: Span, outer: Span): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}

const SHANGHAI_OFFSET_MINUTES = 8 * 60;
const MINUTES_PER_DAY = 24 * 60;

/** A moment on the calendar and the clock on the wall in Shanghai. */
export interface WallTime {
  readonly date: CivilDate;
  readonly time: ClockTime;
}

/** What calendar and clock show at an instant (milliseconds since 1970 UTC). */
export function wallTimeOf(milliseconds: number): WallTime {
  const minutes = Math.floor(milliseconds / 60_000) + SHANGHAI_OFFSET_MINUTES;
  const time = clockTimeOf(((minutes % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY);
  return { date: shanghaiDate(milliseconds), time };
}

/** The instant (milliseconds since 1970 UTC) at which calendar and clock show this. */
export function instantOf({ date, time }: WallTime): number {
  return Date.parse(`${date}T00:00:00+08:00`) + minutesOf(time) * 60_000;
}
