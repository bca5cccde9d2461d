import { fromDayNumber, toDayNumber } from '../../../shared/dates/civil.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import { randomOf } from './random.ts';

const YEARS = 10;

function sameDayBefore(asOf: CivilDate, years: number): CivilDate {
  const year = String(Number(asOf.slice(0, 4)) - years).padStart(4, '0');
  // The 29th of February has no day of its own in most years.
  return asOf.endsWith('-02-29') ? `${year}-02-28` : `${year}${asOf.slice(4)}`;
}

/** The first of the ten years up to a day. @example firstDayOf('2026-11-21') // '2016-11-22' */
export function firstDayOf(asOf: CivilDate): CivilDate {
  return fromDayNumber(toDayNumber(sameDayBefore(asOf, YEARS)) + 1);
}

/**
 * The first day of the hall with its queue machine and its appointments: the window got them a year ago. Ten years of
 * tickets would be most of the file, and nobody looks at the queue of years ago.
 */
export function firstDayOfHall(asOf: CivilDate): CivilDate {
  return fromDayNumber(toDayNumber(sameDayBefore(asOf, 1)) + 1);
}

/** How many applications come in on each working day: more every year, fewer around the Spring Festival. */
export function arrivals(
  days: readonly number[],
  { cases, seed }: { readonly cases: number; readonly seed: number },
): readonly number[] {
  const random = randomOf(String(seed), 'arrivals');
  const weights = days.map((day, at) => {
    const month = Number(fromDayNumber(day).slice(5, 7));
    const season = month === 2 ? 0.6 : month === 12 ? 1.25 : 1;
    return (0.7 + (0.6 * at) / days.length) * season * (0.6 + 0.8 * random.next());
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  let given = 0;
  return weights.map((weight) => {
    reached += weight;
    const upTo = Math.round((reached / total) * cases);
    const count = upTo - given;
    given = upTo;
    return count;
  });
}
