/**
 * An independent way to a due date, for comparison with the engine: walks the calendar one day at a time with the
 * plainest means and shares no code with it. Dates are whole days since 1970-01-01.
 */

export interface WalkedCalendar {
  /** Days that rest or work whatever their weekday. */
  readonly rest: ReadonlySet<number>;
  readonly work: ReadonlySet<number>;
}

/** A pause covers from < day <= to; Infinity while it is open. */
export interface WalkedPause {
  readonly from: number;
  readonly to: number;
}

export function walkedText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

export function worksOn(calendar: WalkedCalendar, day: number): boolean {
  if (calendar.work.has(day)) return true;
  if (calendar.rest.has(day)) return false;
  const weekday = new Date(day * 86_400_000).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

export function coveredOn(pauses: readonly WalkedPause[], day: number): boolean {
  return pauses.some(({ from, to }) => from < day && day <= to);
}

/** The n-th countable day after the start, or null when an open pause is met first. */
export function walkedDue(
  calendar: WalkedCalendar,
  start: number,
  workdays: number,
  pauses: readonly WalkedPause[],
): number | null {
  let left = workdays;
  let day = start;
  while (left > 0) {
    day += 1;
    if (pauses.some(({ from, to }) => to === Number.POSITIVE_INFINITY && from < day)) return null;
    if (worksOn(calendar, day) && !coveredOn(pauses, day)) left -= 1;
  }
  return day;
}

/** Countable days after `after` up to and including `through`. */
export function walkedCount(
  calendar: WalkedCalendar,
  after: number,
  through: number,
  pauses: readonly WalkedPause[],
): number {
  let count = 0;
  for (let day = after + 1; day <= through; day += 1) {
    if (worksOn(calendar, day) && !coveredOn(pauses, day)) count += 1;
  }
  return count;
}

/** A small repeatable generator (mulberry32): whole numbers from 0 up to, not including, the limit. */
export function generator(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
}
