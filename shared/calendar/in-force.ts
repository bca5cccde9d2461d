import type { Instant } from '../dates/types.ts';
import { withLocalDays, withNotice } from './build.ts';
import type { NoticeDay } from './types.ts';
import { WorkCalendar, type CalendarParts } from './work-calendar.ts';

/** A notice of a year, or a local document with extra days; each accepted one replaces the one before it. */
export const LOADED_KINDS = ['notice', 'local'] as const;
export type LoadedKind = (typeof LOADED_KINDS)[number];

/** Days an office loaded and a supervisor signed. */
export interface LoadedDays {
  readonly kind: LoadedKind;
  readonly year: number;
  /** Number of the notice or of the local document. */
  readonly document: string;
  /** Null takes back what was loaded before: the year, or the document, is as the program brought it. */
  readonly days: readonly NoticeDay[] | null;
  readonly acceptedAt: Instant;
}

/** A calendar that was in force for everything entered through an instant. */
export interface EarlierCalendar {
  readonly calendar: WorkCalendar;
  readonly until: Instant;
}

/** The calendar in force with those before it: a clock that stopped under one of them is never counted anew. */
export class CalendarInForce extends WorkCalendar {
  readonly earlier: readonly EarlierCalendar[];

  constructor(parts: CalendarParts, earlier: readonly EarlierCalendar[]) {
    super(parts);
    this.earlier = earlier;
  }
}

/** Calendars that were in force before this one, oldest first; none for a calendar without history. */
export function earlierCalendars(calendar: WorkCalendar): readonly EarlierCalendar[] {
  return calendar instanceof CalendarInForce ? calendar.earlier : [];
}

/** By which days something entered at an instant was counted. */
export function calendarUsedAt(calendar: WorkCalendar, at: Instant): WorkCalendar {
  return earlierCalendars(calendar).find(({ until }) => at <= until)?.calendar ?? calendar;
}

/** The calendar as it was in force at an instant, with those before it: as a reader of that time had it. */
export function calendarKnownAt(calendar: WorkCalendar, at: Instant): WorkCalendar {
  const earlier = earlierCalendars(calendar);
  const index = earlier.findIndex(({ until }) => at <= until);
  const known = earlier[index];
  return known === undefined ? calendar : new CalendarInForce(known.calendar.parts, earlier.slice(0, index));
}

/** What a loaded version replaces: the notice of the same year, or the same local document. */
export function loadedKey({ kind, year, document }: Pick<LoadedDays, 'kind' | 'year' | 'document'>): string {
  return kind === 'notice' ? `notice ${year}` : `local ${year} ${document}`;
}

function composed(base: WorkCalendar, loaded: readonly LoadedDays[]): WorkCalendar {
  const last = new Map(loaded.map((one) => [loadedKey(one), one]));
  let calendar = base;
  const local: NoticeDay[] = [];
  for (const { kind, year, document, days } of last.values()) {
    if (days === null) continue;
    if (kind === 'notice') calendar = withNotice(calendar, { year, source: document, days });
    else local.push(...days.map((day) => ({ ...day, source: document })));
  }
  return local.length === 0 ? calendar : withLocalDays(calendar, local);
}

/**
 * The calendar after everything loaded, in order of acceptance, with the calendars before each step. Later versions
 * replace earlier ones of the same year or document; local days lie over the notices.
 *
 * @example calendarInForce(builtInCalendar(), [notice2027]).isWorkday('2027-02-06')
 */
export function calendarInForce(base: WorkCalendar, loaded: readonly LoadedDays[]): WorkCalendar {
  if (loaded.length === 0) return base;
  const earlier = loaded.map(({ acceptedAt }, index) => ({
    calendar: composed(base, loaded.slice(0, index)),
    until: acceptedAt,
  }));
  return new CalendarInForce(composed(base, loaded).parts, earlier);
}
