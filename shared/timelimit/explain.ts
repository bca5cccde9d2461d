import type { CivilDate } from '../dates/types.ts';
import { addDays, weekdayOf } from '../dates/civil.ts';
import type { Clock, DayReason, TraceDay } from './types.ts';

/** A place in the calendar strip: a traced day, or a day of the week before or after the trace. */
export type StripCell =
  | { readonly kind: 'day'; readonly day: TraceDay; readonly marks: readonly StripMark[] }
  | { readonly kind: 'start'; readonly date: CivilDate }
  | { readonly kind: 'outside'; readonly date: CivilDate };

/** What a day is besides counted or skipped. */
export type StripMark = 'statutory-due' | 'promised-due' | 'stop';

/** One Monday-to-Sunday row of the strip. */
export interface StripWeek {
  readonly monday: CivilDate;
  readonly cells: readonly StripCell[];
}

/**
 * A clock's trace as whole weeks for the calendar strip, Monday to Sunday, the start day included.
 * Example: a clock started Friday 2026-09-18 begins with the week of Monday 2026-09-14.
 */
export function stripWeeks(clock: Clock): readonly StripWeek[] {
  const days = new Map(clock.trace.map((day) => [day.date, day]));
  const last = clock.trace[clock.trace.length - 1]?.date ?? clock.start;
  const weeks: StripWeek[] = [];
  for (let monday = addDays(clock.start, 1 - weekdayOf(clock.start)); monday <= last; monday = addDays(monday, 7)) {
    const cells = [0, 1, 2, 3, 4, 5, 6].map((offset): StripCell => {
      const date = addDays(monday, offset);
      const day = days.get(date);
      if (day !== undefined) return { kind: 'day', day, marks: marksOf(clock, date) };
      return date === clock.start ? { kind: 'start', date } : { kind: 'outside', date };
    });
    weeks.push({ monday, cells });
  }
  return weeks;
}

function marksOf({ statutory, promised, stop }: Clock, date: CivilDate): readonly StripMark[] {
  return [
    ...(statutory.due === date ? (['statutory-due'] as const) : []),
    ...(promised?.due === date ? (['promised-due'] as const) : []),
    ...(stop === date ? (['stop'] as const) : []),
  ];
}

/** A run of days skipped for one reason, or counted without a break, for lines of text on paper or clipboard. */
export interface TraceSegment {
  readonly kind: 'counted' | 'skipped';
  readonly from: CivilDate;
  readonly through: CivilDate;
  /** Ordinals of the first and last counted day; counted segments only. */
  readonly firstOrdinal?: number;
  readonly lastOrdinal?: number;
  /** `make-up-workday` when the counted days are make-up days. */
  readonly why: DayReason;
  /** Holiday and notice, or the paper of the pause. */
  readonly note?: string;
  readonly pauseReason?: NonNullable<TraceDay['pauseReason']>;
  /** True when no published notice governs the days. */
  readonly provisional: boolean;
}

/**
 * The trace as short segments in order; days that follow each other for the same reason and note are one segment. Every
 * day of the trace is in exactly one segment. The words are the renderer's and the slips' affair.
 */
export function traceSegments(trace: readonly TraceDay[]): readonly TraceSegment[] {
  const segments: TraceSegment[] = [];
  for (const day of trace) {
    const last = segments[segments.length - 1];
    const joins =
      last !== undefined &&
      last.why === day.why &&
      last.note === day.note &&
      last.pauseReason === day.pauseReason &&
      last.provisional === (day.provisional ?? false);
    if (joins) {
      segments[segments.length - 1] = {
        ...last,
        through: day.date,
        ...(day.n === undefined ? {} : { lastOrdinal: day.n }),
      };
    } else {
      segments.push({
        kind: day.counts ? 'counted' : 'skipped',
        from: day.date,
        through: day.date,
        ...(day.n === undefined ? {} : { firstOrdinal: day.n, lastOrdinal: day.n }),
        why: day.why,
        ...(day.note === undefined ? {} : { note: day.note }),
        ...(day.pauseReason === undefined ? {} : { pauseReason: day.pauseReason }),
        provisional: day.provisional ?? false,
      });
    }
  }
  return segments;
}

/** What a trace amounts to, for one summary line. */
export interface TraceSummary {
  readonly counted: number;
  readonly makeUpDays: number;
  readonly weekendDays: number;
  readonly holidayDays: number;
  readonly pausedDays: number;
  readonly provisionalDays: number;
}

/** Counts the days of a trace by reason. */
export function traceSummary(trace: readonly TraceDay[]): TraceSummary {
  const count = (test: (day: TraceDay) => boolean): number => trace.filter(test).length;
  return {
    counted: count(({ counts }) => counts),
    makeUpDays: count(({ why }) => why === 'make-up-workday'),
    weekendDays: count(({ why }) => why === 'weekend'),
    holidayDays: count(({ why }) => why === 'holiday'),
    pausedDays: count(({ why }) => why === 'pause'),
    provisionalDays: count(({ provisional }) => provisional === true),
  };
}
