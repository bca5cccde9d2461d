import { fromDayNumber, isLeapYear, toDayNumber } from '../dates/civil.ts';
import { PUBLISHED_YEARS, type PublishedYear } from './data/published.ts';
import type { CustomCalendar, NoticeDay, NoticeYear } from './types.ts';
import { WorkCalendar, type CalendarParts, type NamedDay } from './work-calendar.ts';

/** First and last day the tables of a calendar of notices are built for at once. */
const WINDOW_FIRST = toDayNumber('2018-01-01');
const WINDOW_LAST = toDayNumber('2028-12-31');
const SATURDAY_SUNDAY: ReadonlySet<number> = new Set([6, 7]);

/** Thrown for a calendar given by its days that contradicts itself; `path` names the field. */
export class CalendarConflictError extends Error {
  readonly code = 'calendar-conflict';
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.name = 'CalendarConflictError';
    this.path = path;
  }
}

/** Days before each month of a common year. */
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

/** Day number of `MM-DD` in a year, or of a full date. The short way for short texts: it runs at every start. */
function fullDay(year: number, newYear: number, text: string): number {
  if (text.length !== 5) return toDayNumber(text);
  const month = Number(text.slice(0, 2));
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return newYear + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapDay + Number(text.slice(3)) - 1;
}

function expandDates(year: number, text: string): readonly number[] {
  if (text === '') return [];
  const newYear = toDayNumber(`${year}-01-01`);
  const days: number[] = [];
  for (const part of text.split(' ')) {
    const [first = '', last = first] = part.split('..');
    const end = fullDay(year, newYear, last);
    for (let day = fullDay(year, newYear, first); day <= end; day += 1) days.push(day);
  }
  return days;
}

function noticeOf({ year, source, groups }: PublishedYear): NoticeYear {
  const days = groups.flatMap(([name, off, work, ownSource]): NoticeDay[] => {
    const extra = ownSource === undefined ? {} : { source: ownSource };
    return [
      ...expandDates(year, off).map((day) => ({ date: fromDayNumber(day), name, off: true, ...extra })),
      ...expandDates(year, work).map((day) => ({ date: fromDayNumber(day), name, off: false, ...extra })),
    ];
  });
  return { year, source, days: days.toSorted((left, right) => (left.date < right.date ? -1 : 1)) };
}

/** The published years as named days, without the detour over dates as text: it is done at every start. */
function publishedDays(): Map<number, NamedDay> {
  const named = new Map<number, NamedDay>();
  for (const { year, source, groups } of PUBLISHED_YEARS) {
    for (const [name, off, work, ownSource] of groups) {
      const number = ownSource ?? source;
      const from = number === null ? {} : { source: number };
      const rests = { off: true, name, ...from };
      const works = { off: false, name, ...from };
      for (const day of expandDates(year, off)) named.set(day, rests);
      for (const day of expandDates(year, work)) named.set(day, works);
    }
  }
  return named;
}

/**
 * A calendar made of yearly notices; the later year's notice wins on a day both name. Only whole notice years are
 * governed: every other date is provisional.
 */
export function calendarFromNotices(notices: readonly NoticeYear[]): WorkCalendar {
  const named = new Map<number, NamedDay>();
  const sorted = notices.toSorted((left, right) => left.year - right.year);
  for (const notice of sorted) {
    for (const day of notice.days) {
      const source = day.source ?? notice.source;
      named.set(toDayNumber(day.date), { off: day.off, name: day.name, ...(source === null ? {} : { source }) });
    }
  }
  const parts: CalendarParts = {
    notices: () => sorted,
    named,
    weekend: SATURDAY_SUNDAY,
    range: { kind: 'years', years: new Set(sorted.map((notice) => notice.year)) },
    window: { first: WINDOW_FIRST, last: WINDOW_LAST },
  };
  return new WorkCalendar(parts);
}

let builtIn: WorkCalendar | null = null;
let publishedNotices: readonly NoticeYear[] | null = null;

/** The calendar of the published notices 2004-2026 that the program brings along. Always the same object. */
export function builtInCalendar(): WorkCalendar {
  builtIn ??= new WorkCalendar({
    notices: () => (publishedNotices ??= PUBLISHED_YEARS.map(noticeOf)),
    named: publishedDays(),
    weekend: SATURDAY_SUNDAY,
    range: { kind: 'years', years: new Set(PUBLISHED_YEARS.map(({ year }) => year)) },
    window: { first: WINDOW_FIRST, last: WINDOW_LAST },
  });
  return builtIn;
}

/** A new calendar with a year's notice loaded; a notice already loaded for that year is replaced. */
export function withNotice(calendar: WorkCalendar, notice: NoticeYear): WorkCalendar {
  return calendarFromNotices([...calendar.notices.filter(({ year }) => year !== notice.year), notice]);
}

/**
 * A new calendar with local extra days (off or working) laid over the notices, each with the document that orders it.
 * Loading or replacing a notice afterwards needs them laid over again; they do not change what is provisional.
 */
export function withLocalDays(calendar: WorkCalendar, days: readonly NoticeDay[]): WorkCalendar {
  const named = new Map(calendar.parts.named);
  for (const { date, off, name, source } of days) {
    named.set(toDayNumber(date), { off, name, ...(source === undefined ? {} : { source }) });
  }
  return new WorkCalendar({ ...calendar.parts, named });
}

/**
 * A calendar given by its days, replacing the built-in one entirely: `rest` and `work` are taken as they are, other
 * days follow the `weekend`; after `publishedThrough` the fallback applies. Dates must be validated before.
 * Throws `CalendarConflictError` for a date in both lists, a weekday outside 1-7 or a week without a working day.
 */
export function calendarFromDays(custom: CustomCalendar): WorkCalendar {
  const weekend = new Set(custom.weekend ?? SATURDAY_SUNDAY);
  for (const weekday of weekend) {
    if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7) {
      throw new CalendarConflictError(
        'calendar.weekend',
        `A weekday is a number from 1 (Monday) to 7 (Sunday): ${weekday}`,
      );
    }
  }
  if (weekend.size === 7) throw new CalendarConflictError('calendar.weekend', 'A week needs at least one working day.');
  const named = new Map<number, { off: boolean }>();
  for (const date of custom.rest ?? []) named.set(toDayNumber(date), { off: true });
  for (const date of custom.work ?? []) {
    const day = toDayNumber(date);
    if (named.get(day)?.off === true) {
      throw new CalendarConflictError('calendar.work', `${date} is both a rest day and a working day.`);
    }
    named.set(day, { off: false });
  }
  const anchor = custom.rest?.[0] ?? custom.work?.[0] ?? custom.publishedThrough ?? '2026-01-01';
  const window = { first: toDayNumber(anchor) - 366, last: toDayNumber(anchor) + 366 };
  const lastDay = custom.publishedThrough === undefined ? null : toDayNumber(custom.publishedThrough);
  return new WorkCalendar({ notices: () => [], named, weekend, range: { kind: 'through', lastDay }, window });
}
