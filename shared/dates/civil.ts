import type { CivilDate, Instant } from './types.ts';

/**
 * Civil dates as whole day numbers (days since 1970-01-01) and back.
 *
 * Everything is integer arithmetic on the proleptic Gregorian calendar; no machine clock and no machine
 * time zone is ever asked, so a due date cannot depend on where the program runs.
 */

/** ISO weekday: 1 Monday ... 7 Sunday. */
export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Thrown when a text that should have been validated at the edge is not a civil date. */
export class InvalidCivilDateError extends Error {
  readonly code = 'invalid-date';
  readonly text: string;

  constructor(text: string) {
    super(`Not a date of the calendar: "${text}". Write it as YYYY-MM-DD, e.g. 2026-09-18.`);
    this.name = 'InvalidCivilDateError';
    this.text = text;
  }
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether a year has a 29 February. Example: `isLeapYear(2028)` is true. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days of a month (month 1-12). Example: `daysInMonth(2026, 2)` is 28. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

function dayNumberOf(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function digitsAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * The day number of a text, or null when it is not a real date in exactly the form `YYYY-MM-DD` (years 0001-9999).
 * Example: `parseCivilDate('2026-02-30')` is null.
 */
export function parseCivilDate(text: string): number | null {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 7);
  const day = digitsAt(text, 8, 10);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayNumberOf(year, month, day);
}

/** Whether a value is a real civil date in the form `YYYY-MM-DD`. */
export function isCivilDate(value: unknown): value is CivilDate {
  return typeof value === 'string' && parseCivilDate(value) !== null;
}

/** The day number (days since 1970-01-01) of a validated date; throws `InvalidCivilDateError` otherwise. */
export function toDayNumber(date: CivilDate): number {
  const dayNumber = parseCivilDate(date);
  if (dayNumber === null) throw new InvalidCivilDateError(date);
  return dayNumber;
}

/** Year, month (1-12) and day of a day number. */
export function civilParts(dayNumber: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = dayNumber + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** The civil date of year, month (1-12) and day, or null when there is no such day. */
export function civilDate(year: number, month: number, day: number): CivilDate | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** Texts of 1970-2099, made when first asked for: the same few dates are written again and again. */
const REMEMBERED_DAYS = 47_482;
const TEXTS: (string | undefined)[] = [];
TEXTS.length = REMEMBERED_DAYS;

/** The civil date of a day number. Example: `fromDayNumber(0)` is `1970-01-01`. */
export function fromDayNumber(dayNumber: number): CivilDate {
  const known = TEXTS[dayNumber];
  if (known !== undefined) return known;
  const { year, month, day } = civilParts(dayNumber);
  const text = `${year > 999 ? year : String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
  if (dayNumber >= 0 && dayNumber < REMEMBERED_DAYS && Number.isInteger(dayNumber)) TEXTS[dayNumber] = text;
  return text;
}

/** ISO weekday of a day number: 1 Monday ... 7 Sunday. */
export function weekdayOfDayNumber(dayNumber: number): IsoWeekday {
  const weekday = (((dayNumber + 3) % 7) + 7) % 7;
  return (weekday + 1) as IsoWeekday;
}

/** ISO weekday of a date. Example: `weekdayOf('2026-09-18')` is 5 (Friday). */
export function weekdayOf(date: CivilDate): IsoWeekday {
  return weekdayOfDayNumber(toDayNumber(date));
}

/** The date some calendar days later (or earlier, negative). Example: `addDays('2026-12-31', 1)` is `2027-01-01`. */
export function addDays(date: CivilDate, calendarDays: number): CivilDate {
  return fromDayNumber(toDayNumber(date) + calendarDays);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** Sorting order of two dates: negative, zero or positive. Four-digit years sort as text. */
export function compareDates(left: CivilDate, right: CivilDate): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The long form of official papers. Example: `formatLongDate('2026-09-18')` is `2026年9月18日`. */
export function formatLongDate(date: CivilDate): string {
  const { year, month, day } = civilParts(toDayNumber(date));
  return `${year}年${month}月${day}日`;
}

const SHANGHAI_OFFSET_MILLISECONDS = 8 * 60 * 60 * 1000;
const MILLISECONDS_PER_DAY = 24 * 60 * 60 * 1000;

/**
 * The civil date in Asia/Shanghai of an instant: ISO text with `Z` or an offset, or milliseconds since 1970 UTC.
 * Shanghai has kept UTC+8 without summer time since 1991, before any date this program handles.
 * Throws `InvalidCivilDateError` for a text that is no instant. Example: `2026-11-20T16:00:00.000Z` is 2026-11-21.
 */
export function shanghaiDate(instant: Instant | number): CivilDate {
  const text = String(instant);
  if (typeof instant === 'string' && !/(Z|[+-]\d{2}:\d{2})$/.test(instant)) throw new InvalidCivilDateError(text);
  const milliseconds = typeof instant === 'number' ? instant : Date.parse(instant);
  if (!Number.isFinite(milliseconds)) throw new InvalidCivilDateError(text);
  return fromDayNumber(Math.floor((milliseconds + SHANGHAI_OFFSET_MILLISECONDS) / MILLISECONDS_PER_DAY));
}

/**
 * Date and time of an instant as the clock on the wall of the office showed it; what is no instant stays as it is.
 *
 * @example shanghaiMoment('2026-09-18T01:02:03.000Z') // '2026-09-18 09:02:03'
 */
export function shanghaiMoment(instant: Instant): string {
  const milliseconds = Date.parse(instant);
  if (!Number.isFinite(milliseconds)) return instant;
  return new Date(milliseconds + SHANGHAI_OFFSET_MILLISECONDS).toISOString().slice(0, 19).replace('T', ' ');
}

/** Hours and minutes of an instant on the wall of the office. @example shanghaiTime('2026-09-18T01:02:03.000Z') // '09:02' */
export function shanghaiTime(instant: Instant): string {
  return shanghaiMoment(instant).slice(11, 16);
}
