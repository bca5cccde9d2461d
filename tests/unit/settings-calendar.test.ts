import { describe, expect, test } from 'vitest';
import {
  holidaySpans,
  monthsOfKey,
  moveMonths,
  sourcesOf,
  weeksOf,
  workdaysIn,
} from '../../renderer/features/settings/calendar-view.ts';
import type { CalendarDay } from '../../renderer/features/settings/calendar-view.ts';

const day = (date: string, kind: CalendarDay['kind'], name: string | null = null): CalendarDay => ({
  date,
  kind,
  name,
  source: name === null ? null : '示例通知〔2025〕1号',
  provisional: false,
});

describe('going through the months', () => {
  test('December is followed by January of the next year', () =>
    expect(moveMonths({ year: 2026, month: 12 }, 1)).toEqual({ year: 2027, month: 1 }));
  test('the first and last year the calendar knows are ends', () => {
    expect(moveMonths({ year: 2004, month: 3 }, -12)).toEqual({ year: 2004, month: 1 });
    expect(moveMonths({ year: 2100, month: 11 }, 12)).toEqual({ year: 2100, month: 12 });
  });
  test('arrows go by month and row, page keys by year or month', () => {
    const keys = ['ArrowRight', 'ArrowUp', 'PageDown', 'Enter'];
    expect(keys.map((key) => monthsOfKey(key, 'year'))).toEqual([1, -6, 12, null]);
    expect(keys.map((key) => monthsOfKey(key, 'month'))).toEqual([1, -12, 1, null]);
  });
});

describe('a month on the screen', () => {
  // October 2026 begins on a Thursday.
  const week = [
    day('2026-10-01', 'holiday', '国庆节'),
    day('2026-10-02', 'holiday', '国庆节'),
    day('2026-10-03', 'holiday', '国庆节'),
    day('2026-10-04', 'holiday', '国庆节'),
    day('2026-10-05', 'workday'),
  ];
  test('weeks begin on Monday, days of neighbours stay empty', () =>
    expect(weeksOf(week).map((days) => days.map((one) => one?.date.slice(8) ?? '--'))).toEqual([
      ['--', '--', '--', '01', '02', '03', '04'],
      ['05', '--', '--', '--', '--', '--', '--'],
    ]));
  test('nothing loaded shows nothing', () => expect(weeksOf([])).toEqual([]));
  test('make-up days count, holidays and weekends do not', () =>
    expect(workdaysIn([...week, day('2026-10-10', 'make-up-workday', '国庆节'), day('2026-10-11', 'weekend')])).toBe(
      2,
    ));
  test('a holiday is one span with its make-up days, before and after', () =>
    expect(holidaySpans([day('2026-09-20', 'make-up-workday', '国庆节'), ...week.slice(0, 4)])).toEqual([
      { name: '国庆节', from: '2026-10-01', through: '2026-10-04', days: 4, madeUpOn: ['2026-09-20'] },
    ]));
  test('New Year at both ends of a year are two holidays', () =>
    expect(
      holidaySpans([day('2026-01-01', 'holiday', '元旦'), day('2026-12-31', 'holiday', '元旦')]).map((one) => one.from),
    ).toEqual(['2026-01-01', '2026-12-31']));
  test('each notice is named once', () => expect(sourcesOf(week)).toEqual(['示例通知〔2025〕1号']));
});
