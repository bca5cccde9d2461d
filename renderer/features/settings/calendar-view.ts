import type { ContractOutputs } from '../../bridge/contract-inputs.ts';
import { daysBetween, weekdayOf } from '../../../shared/dates/civil.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';

export type CalendarDay = ContractOutputs['calendar']['month'][number];

/** A month of a year; the calendar knows 2004 to 2100. */
export interface MonthPlace {
  readonly year: number;
  /** 1-12 */
  readonly month: number;
}

export const FIRST_YEAR = 2004;
export const LAST_YEAR = 2100;

/**
 * The month some months earlier or later, within the years the calendar knows.
 *
 * @example moveMonths({ year: 2026, month: 12 }, 1) // { year: 2027, month: 1 }
 */
export function moveMonths({ year, month }: MonthPlace, by: number): MonthPlace {
  const wanted = year * 12 + month - 1 + by;
  const kept = Math.min(Math.max(wanted, FIRST_YEAR * 12), LAST_YEAR * 12 + 11);
  return { year: Math.floor(kept / 12), month: (kept % 12) + 1 };
}

/** How far a key leads in months; null for other keys. In the year's view the months stand in rows of six. */
export function monthsOfKey(key: string, view: 'year' | 'month'): number | null {
  const row = view === 'year' ? 6 : 12;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -row,
    ArrowDown: row,
    PageUp: view === 'year' ? -12 : -1,
    PageDown: view === 'year' ? 12 : 1,
  };
  return steps[key] ?? null;
}

/** The days of a month in weeks from Monday; null where the week belongs to a neighbour. */
export function weeksOf(days: readonly CalendarDay[]): readonly (readonly (CalendarDay | null)[])[] {
  const [first] = days;
  if (first === undefined) return [];
  const cells: (CalendarDay | null)[] = [...Array.from({ length: weekdayOf(first.date) - 1 }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_unused, week) => cells.slice(week * 7, week * 7 + 7));
}

/** How many days count. */
export function workdaysIn(days: readonly CalendarDay[]): number {
  return days.filter((day) => day.kind === 'workday' || day.kind === 'make-up-workday').length;
}

/** Days off for one holiday, and the days worked to make up for it. */
export interface HolidaySpan {
  readonly name: string;
  /** First and last day off; empty when only make-up days lie in the period looked at. */
  readonly from: CivilDate;
  readonly through: CivilDate;
  readonly days: number;
  readonly madeUpOn: readonly CivilDate[];
}

/** Days of one holiday lie closer together than this; New Year of the next year does not. */
const ONE_HOLIDAY_DAYS = 60;

function withDay(span: HolidaySpan, { date, kind }: CalendarDay): HolidaySpan {
  if (kind === 'make-up-workday') return { ...span, madeUpOn: [...span.madeUpOn, date] };
  return { ...span, from: span.from === '' ? date : span.from, through: date, days: span.days + 1 };
}

/** The holidays of a year in order, each with its make-up days; plain days are passed over. */
export function holidaySpans(days: readonly CalendarDay[]): readonly HolidaySpan[] {
  const spans: { span: HolidaySpan; last: CivilDate }[] = [];
  for (const day of days) {
    const { date, kind, name } = day;
    if (name === null || (kind !== 'holiday' && kind !== 'make-up-workday')) continue;
    const known = spans.find((one) => one.span.name === name && daysBetween(one.last, date) < ONE_HOLIDAY_DAYS);
    if (known === undefined) {
      spans.push({ span: withDay({ name, from: '', through: '', days: 0, madeUpOn: [] }, day), last: date });
    } else {
      known.span = withDay(known.span, day);
      known.last = date;
    }
  }
  const begins = (span: HolidaySpan): string => (span.from === '' ? (span.madeUpOn[0] ?? '') : span.from);
  return spans.map(({ span }) => span).toSorted((left, right) => (begins(left) < begins(right) ? -1 : 1));
}

/** The notices and documents the days follow, each once. */
export function sourcesOf(days: readonly CalendarDay[]): readonly string[] {
  return [...new Set(days.flatMap((day) => (day.source === null ? [] : [day.source])))];
}
