import chineseDays from 'chinese-days';
import { builtInCalendar, calendarFromNotices } from '../../shared/calendar/build.ts';
import { fromDayNumber, toDayNumber } from '../../shared/dates/civil.ts';
import { computeClocks, computeClocksPlain } from '../../shared/timelimit/compute.ts';
import type { TimeEvent, TimelimitRequest } from '../../shared/timelimit/types.ts';

/** Figures of one run; times are processor time, the best of several rounds. */
export interface TimelimitBench {
  readonly bench: 'timelimit';
  /** How many times faster 20 working days are added than by `findWorkday` of chinese-days, same inputs, same run. */
  readonly ratioAdd: number;
  readonly nanosAdd: number;
  /** Time of adding 2,500 working days over the time of adding 5: constant time is about 1. */
  readonly ratioLongAdd: number;
  /** The full set of clocks of a case with eight events. */
  readonly microsTrace: number;
  readonly microsPlain: number;
  /** Per case of 300,000 recomputed in one pass. */
  readonly recomputePerCaseMicros: number;
  /** Processor time of the very first use of the calendar in a fresh process, and of building it again. */
  readonly startMillis: number;
  readonly rebuildMillis: number;
}

const RECOMPUTED_CASES = 300_000;
const FIRST_DAY = toDayNumber('2025-01-01');

function best(rounds: number, work: () => number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) least = Math.min(least, work());
  return least;
}

/** Nanoseconds of processor time a call, over the given number of calls; waiting for a busy machine does not count. */
function nanosPer(calls: number, call: (index: number) => unknown): number {
  let kept: unknown = null;
  const before = process.cpuUsage();
  for (let index = 0; index < calls; index += 1) kept = call(index);
  const nanos = (process.cpuUsage(before).user * 1000) / calls;
  if (kept === undefined) throw new Error('the measured call answered nothing');
  return nanos;
}

function eightEvents(start: number): readonly TimeEvent[] {
  const at = (offset: number): string => fromDayNumber(start + offset);
  return [
    { type: 'received', date: at(0) },
    { type: 'supplement-requested', date: at(1) },
    { type: 'supplemented', date: at(4) },
    { type: 'accepted', date: at(4) },
    { type: 'paused', date: at(6), reason: 'expert-review' },
    { type: 'resumed', date: at(13) },
    { type: 'decided', date: at(22) },
    { type: 'delivered', date: at(25) },
  ];
}

function requestWith(events: readonly TimeEvent[], asOf: string): TimelimitRequest {
  return {
    ruleSet: '2020',
    matter: 'design-review',
    path: 'ordinary',
    channel: 'counter',
    promised: { decision: 10 },
    warnWorkdays: 1,
    asOf,
    events,
  };
}

function rebuild(): number {
  const { notices } = builtInCalendar();
  return best(20, () => {
    const before = process.cpuUsage();
    calendarFromNotices(notices).nthWorkdayAfter('2026-09-18', 15);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
}

function recompute(): number {
  const calendar = builtInCalendar();
  const openCases = Array.from({ length: 2_000 }, (_, index) =>
    eightEvents(FIRST_DAY + (index % 500)).slice(0, 3 + (index % 4)),
  );
  const before = process.cpuUsage();
  for (let index = 0; index < RECOMPUTED_CASES; index += 1) {
    computeClocksPlain(requestWith(openCases[index % openCases.length] ?? [], '2026-11-21'), calendar);
    if (index % 100_000 === 0) console.log(`recomputed ${index} of ${RECOMPUTED_CASES}`);
  }
  return process.cpuUsage(before).user / RECOMPUTED_CASES;
}

/** Runs the bench, prints a table and answers the figures; the runner prints them as the last line. */
export async function run(): Promise<TimelimitBench> {
  const cold = process.cpuUsage();
  const calendar = builtInCalendar();
  calendar.nthWorkdayAfter('2026-09-18', 15);
  const first = process.cpuUsage(cold);
  const dates = Array.from({ length: 500 }, (_, index) => fromDayNumber(FIRST_DAY + index));
  const dateAt = (index: number): string => dates[index % dates.length] ?? '';

  const nanosAdd = best(5, () => nanosPer(200_000, (index) => calendar.nthWorkdayAfter(dateAt(index), 20)));
  const nanosShort = best(5, () => nanosPer(200_000, (index) => calendar.nthWorkdayAfter(dateAt(index), 5)));
  const nanosLong = best(5, () => nanosPer(200_000, (index) => calendar.nthWorkdayAfter(dateAt(index), 2_500)));
  const nanosTheirs = best(3, () => nanosPer(1_000, (index) => chineseDays.findWorkday(20, dateAt(index))));
  const requests = dates.map((_, index) => requestWith(eightEvents(FIRST_DAY + index), '2026-11-21'));
  const requestAt = (index: number): TimelimitRequest =>
    requests[index % requests.length] ?? requestWith([], '2026-11-21');
  const microsTrace = best(5, () => nanosPer(5_000, (index) => computeClocks(requestAt(index), calendar))) / 1000;
  const microsPlain = best(5, () => nanosPer(20_000, (index) => computeClocksPlain(requestAt(index), calendar))) / 1000;

  const figures: TimelimitBench = {
    bench: 'timelimit',
    ratioAdd: rounded(nanosTheirs / nanosAdd),
    nanosAdd: rounded(nanosAdd),
    ratioLongAdd: rounded(nanosLong / nanosShort),
    microsTrace: rounded(microsTrace),
    microsPlain: rounded(microsPlain),
    recomputePerCaseMicros: rounded(recompute()),
    startMillis: rounded((first.user + first.system) / 1000),
    rebuildMillis: rounded(rebuild()),
  };
  console.table([
    { what: 'adding 20 working days, times faster than chinese-days', figure: figures.ratioAdd, wanted: '>= 200' },
    { what: 'adding 2,500 working days over adding 5', figure: figures.ratioLongAdd, wanted: 'about 1' },
    { what: 'all clocks of 8 events with traces, microseconds', figure: figures.microsTrace, wanted: '< 60' },
    { what: 'all clocks of 8 events, plain, microseconds', figure: figures.microsPlain, wanted: '< 10' },
    {
      what: 'recomputing 300,000 cases, microseconds a case',
      figure: figures.recomputePerCaseMicros,
      wanted: 'reported',
    },
    { what: 'the first use of the calendar, milliseconds', figure: figures.startMillis, wanted: '< 5' },
    { what: 'building the calendar again, milliseconds', figure: figures.rebuildMillis, wanted: 'reported' },
  ]);
  return figures;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
