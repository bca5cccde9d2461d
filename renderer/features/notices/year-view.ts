import { calendarFromNotices } from '../../../shared/calendar/build.ts';
import type { NoticeDay } from '../../../shared/calendar/types.ts';
import { civilDate, daysInMonth } from '../../../shared/dates/civil.ts';
import type { CalendarDay } from '../settings/calendar-view.ts';

/** One month as the grid shows it. */
export interface MonthView {
  readonly year: number;
  readonly month: number;
  readonly days: readonly CalendarDay[];
}

/**
 * The months of a loaded year as read: the twelve of the year, and the December before when the notice names days in it.
 *
 * @example monthsOfNotice(2027, days).length // 12
 */
export function monthsOfNotice(year: number, days: readonly NoticeDay[]): readonly MonthView[] {
  const calendar = calendarFromNotices([{ year, source: null, days }]);
  const months = Array.from({ length: 12 }, (_unused, index) => ({ year, month: index + 1 }));
  const before = days.some(({ date }) => date < `${year}-01-01`) ? [{ year: year - 1, month: 12 }] : [];
  return [...before, ...months].map((place) => ({
    ...place,
    days: Array.from({ length: daysInMonth(place.year, place.month) }, (_unused, index): CalendarDay => {
      const date = civilDate(place.year, place.month, index + 1) ?? '';
      const { kind, name } = calendar.dayInfo(date);
      return { date, kind, name: name ?? null, source: null, provisional: false };
    }),
  }));
}
