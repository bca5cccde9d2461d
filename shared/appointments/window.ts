import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { addDays } from '../dates/civil.ts';
import type { CivilDate } from '../dates/types.ts';
import { instantOf, type WallTime } from './clock.ts';
import type { BookingRefusal, BookingSettings, SlotUse } from './types.ts';

/** The first and the last day that can be booked. */
export interface BookingWindow {
  readonly from: CivilDate;
  readonly through: CivilDate;
}

/**
 * The days that can be booked from a day on (semantics 7): it begins `daysAhead` calendar days later and ends with the
 * n-th statutory working day after today. Every opening day in between can be booked, a working day or not.
 *
 * @example bookingWindow(calendar, settings, '2026-09-22') // { from: '2026-09-23', through: '2026-09-30' }
 */
export function bookingWindow(calendar: WorkCalendar, booking: BookingSettings, today: CivilDate): BookingWindow {
  return {
    from: addDays(today, booking.daysAhead),
    through: calendar.nthWorkdayAfter(today, booking.windowWorkdays),
  };
}

/** Whether time forbids booking a slot; null when it does not. */
export function timeRefusal(
  slot: WallTime,
  now: WallTime,
  window: BookingWindow,
): Extract<BookingRefusal, 'past' | 'too-late' | 'outside-window'> | null {
  if (slot.date < now.date || (slot.date === now.date && slot.time <= now.time)) return 'past';
  if (slot.date < window.from) return 'too-late';
  return slot.date > window.through ? 'outside-window' : null;
}

/** Whether it is too late to cancel or to move. The last moment itself is in time. */
export function isAfterCutOff(begins: WallTime, now: WallTime, booking: BookingSettings): boolean {
  return instantOf(begins) - instantOf(now) < booking.cutOffMinutes * 60_000;
}

/** Whether somebody who checks in now is in time for their appointment. */
export function isOnTime(begins: WallTime, now: WallTime, booking: BookingSettings): boolean {
  return begins.date === now.date && instantOf(now) - instantOf(begins) <= booking.graceMinutes * 60_000;
}

/** How many free slots a refused caller is told. */
export const NEXT_FREE = 3;

/**
 * The next slots with a free place, in order of time, the wished counter's first at the same time.
 *
 * @param slots of the booking window, none of them begun
 */
export function nextFreeSlots(
  slots: readonly SlotUse[],
  wish: { readonly counterId: number | null; readonly daysTaken: ReadonlySet<CivilDate> },
): readonly SlotUse[] {
  const away = ({ counterId }: SlotUse) => (counterId === wish.counterId ? 0 : 1);
  return slots
    .filter(({ free, date }) => free > 0 && !wish.daysTaken.has(date))
    .toSorted((left, right) => {
      if (left.date !== right.date) return left.date < right.date ? -1 : 1;
      if (left.from !== right.from) return left.from < right.from ? -1 : 1;
      return away(left) - away(right) || (left.counterId ?? 0) - (right.counterId ?? 0);
    })
    .slice(0, NEXT_FREE);
}
