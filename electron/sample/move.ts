import { addDays, daysBetween } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { COUNTER_WEEK, LATER_ITEMS, type WeekStep } from './counter-week.ts';

/**
 * Moving the counter week to the days around today: by whole weeks, so that every weekday stays. Holidays do not move
 * with it, so the due dates of the week hold on its literal dates only. Pure.
 */

/** The last day of the week itself, and of what came later: each lies in the seven days up to today once moved. */
const WEEK_ENDS: CivilDate = '2026-09-28';
const LATER_ENDS: Readonly<Record<number, CivilDate>> = { 10: '2026-11-23', 11: '2026-12-18' };

function wholeWeeks(from: CivilDate, today: CivilDate): number {
  return Math.floor(daysBetween(from, today) / 7) * 7;
}

/** By how many days the week is moved so that it ends in the seven days up to today. */
export function shiftDays(today: CivilDate): number {
  return wholeWeeks(WEEK_ENDS, today);
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

function moved<Value>(value: Value, days: number): Value {
  const answer: unknown = movedPart(value, days);
  return answer as Value;
}

function movedPart(value: unknown, days: number): unknown {
  if (typeof value === 'string') return DATE.test(value) ? addDays(value, days) : value;
  if (Array.isArray(value)) return value.map((part) => movedPart(part, days));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, movedPart(part, days)]));
}

/** A step that does not move with the rest of the week says so in its remark. */
function movedFurther(step: WeekStep, days: number): WeekStep {
  const there = moved(step, days);
  if (there.kind !== 'intake') return there;
  return { ...there, intake: { ...there.intake, remark: `样例：本件日期移动${days}天` } };
}

/**
 * The steps of the week around today, in order of time; what would lie after today has not happened yet and is left out.
 * The two later items (10 and 11) are moved further, so that both can be seen.
 */
export function weekAround(today: CivilDate): readonly WeekStep[] {
  return COUNTER_WEEK.map((step) => {
    const later = LATER_ITEMS.has(step.item) ? LATER_ENDS[step.item] : undefined;
    return later === undefined ? moved(step, shiftDays(today)) : movedFurther(step, wholeWeeks(later, today));
  })
    .filter((step) => step.date <= today)
    .toSorted((left, right) => (`${left.date} ${left.time}` < `${right.date} ${right.time}` ? -1 : 1));
}
