import { civilParts, fromDayNumber, toDayNumber, weekdayOfDayNumber } from '../dates/civil.ts';
import type { CivilDate } from '../dates/types.ts';
import { certainDaysOf, certainHoliday } from './certain-days.ts';
import type { DayInfo, DayKind, NoticeYear } from './types.ts';

/** A day a notice moves or names. */
export interface NamedDay {
  readonly off: boolean;
  readonly name?: string;
  readonly source?: string;
}

/** Which dates are governed by a notice: whole years, or everything through a last day (null = everything). */
export type PublishedRange =
  | { readonly kind: 'years'; readonly years: ReadonlySet<number> }
  | { readonly kind: 'through'; readonly lastDay: number | null };

/** Everything a calendar is made of; see `calendarFromNotices` and `calendarFromDays`. */
export interface CalendarParts {
  /** Put into words only when asked for. */
  readonly notices: () => readonly NoticeYear[];
  readonly named: ReadonlyMap<number, NamedDay>;
  readonly weekend: ReadonlySet<number>;
  readonly range: PublishedRange;
  /** Day numbers the tables are built for at once; they grow when a date outside is asked for. */
  readonly window: { readonly first: number; readonly last: number };
}

/** Tables over a window of days: `counted[i]` working days among the first i days, `workdays[k]` the k-th one's offset. */
interface Tables {
  readonly first: number;
  readonly last: number;
  readonly counted: Int32Array;
  readonly workdays: Int32Array;
}

/** Margin added when a window grows: roughly two years, so that a neighbouring date is answered at once. */
const GROWTH_DAYS = 768;

/**
 * A working-day calendar. Immutable: `withNotice` and its kin give a new calendar. Answers any date in constant time
 * from prefix tables, which are built for a window of years and grow when a date outside it is asked for.
 *
 * A date not governed by a notice follows the fallback (weekend days and the statutory holidays certain by rule rest)
 * and is `provisional`.
 */
export class WorkCalendar {
  readonly parts: CalendarParts;
  #tables: Tables | null = null;
  readonly #infos = new Map<number, DayInfo>();

  constructor(parts: CalendarParts) {
    this.parts = parts;
  }

  /** Notices the calendar is made of, by year; empty for a calendar given by its days. */
  get notices(): readonly NoticeYear[] {
    return this.parts.notices();
  }

  /** Last date governed without a gap; null when every date is governed, or none is. */
  get publishedThrough(): CivilDate | null {
    const { range } = this.parts;
    if (range.kind === 'through') return range.lastDay === null ? null : fromDayNumber(range.lastDay);
    let year = Math.min(...range.years);
    if (!Number.isFinite(year)) return null;
    while (range.years.has(year + 1)) year += 1;
    return fromDayNumber(toDayNumber(`${year}-12-31`));
  }

  /**
   * The n-th working day strictly after a date; the date itself never counts and n = 0 is the date itself.
   * `count` is a whole number of working days, 0 or more. Example: 3 after 2026-09-30 is 2026-10-10, a working Saturday.
   */
  nthWorkdayAfter(date: CivilDate, count: number): CivilDate {
    return fromDayNumber(this.nthDay(toDayNumber(date), count));
  }

  /** Working days d with after < d <= through; 0 when `through` is not later. Example: (2026-09-18, 2026-09-24] has 5. */
  workdaysBetween(after: CivilDate, through: CivilDate): number {
    return this.countDays(toDayNumber(after), toDayNumber(through));
  }

  /** What a day is and why. Example: 2026-10-10 is a `make-up-workday` of `国庆节`. */
  dayInfo(date: CivilDate): DayInfo {
    return this.infoAt(toDayNumber(date));
  }

  /** Whether a date is a working day. */
  isWorkday(date: CivilDate): boolean {
    return this.countsAt(toDayNumber(date));
  }

  /** As `nthWorkdayAfter`, on day numbers. Throws RangeError for a count that is not a whole number from 0. */
  nthDay(dayNumber: number, count: number): number {
    if (count === 0) return dayNumber;
    if (!Number.isInteger(count) || count < 0)
      throw new RangeError(`Working days must be a whole number, 0 or more: ${count}`);
    let tables = this.#covering(dayNumber, dayNumber);
    for (;;) {
      const before = tables.counted[dayNumber - tables.first + 1] ?? 0;
      const found = tables.workdays[before + count - 1];
      if (found !== undefined) return tables.first + found;
      tables = this.#covering(dayNumber, tables.last + count * 2 + GROWTH_DAYS);
    }
  }

  /** As `workdaysBetween`, on day numbers. */
  countDays(after: number, through: number): number {
    if (through <= after) return 0;
    const tables = this.#covering(after, through);
    return (tables.counted[through - tables.first + 1] ?? 0) - (tables.counted[after - tables.first + 1] ?? 0);
  }

  /** Whether a day number is a working day. */
  countsAt(dayNumber: number): boolean {
    return this.countDays(dayNumber - 1, dayNumber) === 1;
  }

  /** Whether no notice governs any one of the dates after < d <= through. */
  hasUnpublished(after: number, through: number): boolean {
    if (through <= after) return false;
    const { range } = this.parts;
    if (range.kind === 'through') return range.lastDay !== null && through > range.lastDay;
    const lastYear = civilParts(through).year;
    for (let year = civilParts(after + 1).year; year <= lastYear; year += 1) {
      if (!range.years.has(year)) return true;
    }
    return false;
  }

  /** As `hasUnpublished`, on dates. */
  hasUnpublishedDates(after: CivilDate, through: CivilDate): boolean {
    return this.hasUnpublished(toDayNumber(after), toDayNumber(through));
  }

  /** As `dayInfo`, on a day number; remembered, since explanations ask for the same days again and again. */
  infoAt(dayNumber: number): DayInfo {
    const known = this.#infos.get(dayNumber);
    if (known !== undefined) return known;
    const info = this.#describe(dayNumber);
    this.#infos.set(dayNumber, info);
    return info;
  }

  #covering(from: number, to: number): Tables {
    const tables = this.#tables;
    if (tables !== null && from >= tables.first && to <= tables.last) return tables;
    const { window } = this.parts;
    const first = Math.min(tables?.first ?? window.first, from >= window.first ? window.first : from - GROWTH_DAYS);
    const last = Math.max(tables?.last ?? window.last, to <= window.last ? window.last : to + GROWTH_DAYS);
    this.#tables = this.#build(first, last);
    return this.#tables;
  }

  #build(first: number, last: number): Tables {
    const length = last - first + 1;
    const works = new Uint8Array(length);
    const { weekend, named, range } = this.parts;
    let weekday = weekdayOfDayNumber(first) as number;
    const restsOn = [0, 1, 2, 3, 4, 5, 6, 7].map((number) => weekend.has(number));
    for (let offset = 0; offset < length; offset += 1) {
      works[offset] = restsOn[weekday] === true ? 0 : 1;
      weekday = weekday === 7 ? 1 : weekday + 1;
    }
    this.#markFallback(works, first, last, range);
    for (const [day, entry] of named) {
      if (day >= first && day <= last) works[day - first] = entry.off ? 0 : 1;
    }
    const counted = new Int32Array(length + 1);
    const workdays = new Int32Array(length);
    let count = 0;
    for (let offset = 0; offset < length; offset += 1) {
      if (works[offset] === 1) {
        workdays[count] = offset;
        count += 1;
      }
      counted[offset + 1] = count;
    }
    return { first, last, counted, workdays: workdays.subarray(0, count) };
  }

  #markFallback(works: Uint8Array, first: number, last: number, range: PublishedRange): void {
    if (range.kind === 'through' && range.lastDay === null) return;
    const start = range.kind === 'through' && range.lastDay !== null ? Math.max(first, range.lastDay + 1) : first;
    if (start > last) return;
    const lastYear = civilParts(last).year;
    for (let year = civilParts(start).year; year <= lastYear; year += 1) {
      if (range.kind === 'years' && range.years.has(year)) continue;
      for (const day of certainDaysOf(year).keys()) {
        if (day >= start && day <= last) works[day - first] = 0;
      }
    }
  }

  #describe(dayNumber: number): DayInfo {
    const date = fromDayNumber(dayNumber);
    const provisional = this.hasUnpublished(dayNumber - 1, dayNumber);
    const weekendDay = this.parts.weekend.has(weekdayOfDayNumber(dayNumber));
    const entry = this.parts.named.get(dayNumber);
    if (entry !== undefined) {
      const kind: DayKind = entry.off ? 'holiday' : weekendDay ? 'make-up-workday' : 'workday';
      return { date, kind, counts: !entry.off, ...words(entry), provisional };
    }
    if (provisional) {
      const name = certainHoliday(dayNumber);
      if (name !== null) return { date, kind: 'holiday', counts: false, name, note: `${name}放假`, provisional };
    }
    return { date, kind: weekendDay ? 'weekend' : 'workday', counts: !weekendDay, provisional };
  }
}

function words(entry: NamedDay): { name?: string; source?: string; note?: string } {
  if (entry.name === undefined) return {};
  const what = entry.off ? `${entry.name}放假` : `${entry.name}调休上班`;
  return entry.source === undefined
    ? { name: entry.name, note: what }
    : { name: entry.name, source: entry.source, note: `${what} (${entry.source})` };
}
