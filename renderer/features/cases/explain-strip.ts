import type { ClockView } from '../../../shared/contract/cases.ts';
import { addDays, compareDates, weekdayOf } from '../../../shared/dates/civil.ts';
import type { IsoWeekday } from '../../../shared/dates/civil.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import type { PauseReason } from '../../../shared/matters/types.ts';

type TraceEntry = ClockView['trace'][number];

/** What one square of the calendar strip shows. */
export type StripKind = 'outside' | 'start' | 'counted' | 'weekend' | 'holiday' | 'pause';
/** What falls on a day besides its counting. */
export type StripFlag = 'promised-due' | 'statutory-due' | 'stop' | 'today';

export interface StripDay {
  readonly date: CivilDate;
  readonly weekday: IsoWeekday;
  readonly kind: StripKind;
  /** Ordinal of a counted day. */
  readonly n: number | null;
  /** A working day by notice although its weekday is a rest day. */
  readonly makeUp: boolean;
  readonly note: string | null;
  /** Why the clock stands still on this day. */
  readonly pauseReason: PauseReason | null;
  readonly provisional: boolean;
  readonly flags: readonly StripFlag[];
}

/** Days in a row that are told in one sentence. */
export interface StripRun {
  readonly from: CivilDate;
  readonly through: CivilDate;
  readonly why: TraceEntry['why'];
  readonly counts: boolean;
  /** First and last ordinal of counted days. */
  readonly ordinals: readonly [number, number] | null;
  readonly note: string | null;
  readonly pauseReason: PauseReason | null;
  readonly provisional: boolean;
}

const later = (left: CivilDate, right: CivilDate): CivilDate => (compareDates(left, right) >= 0 ? left : right);

function flagsOf(clock: ClockView, date: CivilDate, today: CivilDate): readonly StripFlag[] {
  const flags: StripFlag[] = [];
  if (clock.promised?.due === date) flags.push('promised-due');
  if (clock.statutory.due === date) flags.push('statutory-due');
  if (clock.stop === date) flags.push('stop');
  if (today === date) flags.push('today');
  return flags;
}

function kindOf(date: CivilDate, entry: TraceEntry | undefined, clock: ClockView): StripKind {
  if (date === clock.start) return 'start';
  if (entry === undefined) return 'outside';
  if (entry.counts) return 'counted';
  if (entry.why === 'pause') return 'pause';
  return entry.why === 'holiday' ? 'holiday' : 'weekend';
}

/**
 * The calendar strip of a clock: whole weeks, Monday to Sunday, from the week of its start to the week of the last day
 * its trace explains. The start day is marked and never counted.
 * Example: a clock started on Friday 2026-09-18 begins with Monday 2026-09-14.
 */
export function stripWeeks(clock: ClockView, today: CivilDate): readonly (readonly StripDay[])[] {
  const byDate = new Map(clock.trace.map((entry) => [entry.date, entry]));
  const last = clock.trace.reduce((latest, entry) => later(latest, entry.date), clock.start);
  const weeks: StripDay[][] = [];
  let monday = addDays(clock.start, 1 - weekdayOf(clock.start));
  while (compareDates(monday, last) <= 0) {
    const week: StripDay[] = [];
    for (let offset = 0; offset < 7; offset += 1) {
      const date = addDays(monday, offset);
      const entry = byDate.get(date);
      week.push({
        date,
        weekday: weekdayOf(date),
        kind: kindOf(date, entry, clock),
        n: entry?.n ?? null,
        makeUp: entry?.why === 'make-up-workday',
        note: entry?.note ?? null,
        pauseReason: entry?.pauseReason ?? null,
        provisional: entry?.provisional === true,
        flags: flagsOf(clock, date, today),
      });
    }
    weeks.push(week);
    monday = addDays(monday, 7);
  }
  return weeks;
}

function continues(run: StripRun, entry: TraceEntry): boolean {
  return (
    addDays(run.through, 1) === entry.date &&
    run.why === entry.why &&
    run.counts === entry.counts &&
    run.note === (entry.note ?? null) &&
    run.pauseReason === (entry.pauseReason ?? null) &&
    run.provisional === (entry.provisional === true)
  );
}

/**
 * The trace in as few sentences as it can be told in: neighbouring days that count, or rest for the same reason, join.
 * Example: Mon-Fri counted 1 to 5 is one run with `ordinals` [1, 5].
 */
export function stripRuns(clock: ClockView): readonly StripRun[] {
  const runs: StripRun[] = [];
  for (const entry of clock.trace) {
    const previous = runs.at(-1);
    const n = entry.n ?? null;
    if (previous !== undefined && continues(previous, entry)) {
      const ordinals = n === null ? previous.ordinals : ([previous.ordinals?.[0] ?? n, n] as const);
      runs[runs.length - 1] = { ...previous, through: entry.date, ordinals };
    } else {
      runs.push({
        from: entry.date,
        through: entry.date,
        why: entry.why,
        counts: entry.counts,
        ordinals: n === null ? null : [n, n],
        note: entry.note ?? null,
        pauseReason: entry.pauseReason ?? null,
        provisional: entry.provisional === true,
      });
    }
  }
  return runs;
}

/** Whether either limit rests on days no published notice governs. */
export function isProvisional(clock: ClockView): boolean {
  return clock.statutory.provisional || clock.promised?.provisional === true;
}
