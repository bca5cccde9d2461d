import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { toDayNumber } from '../dates/civil.ts';
import { clockRulesOf } from '../matters/clock-tables.ts';
import type { ClockRule } from '../matters/types.ts';
import { daysLeft, endOfLimit, type LimitEnd } from './counting.ts';
import { inOrderOfDates, pausesOf, pausesUntil, type Pauses, type PauseSpan, type TimedEvent } from './events.ts';
import { extendedWorkdays } from './extension.ts';
import { instancesOf, type ClockInstance } from './instances.ts';
import { lampOf } from './lamp.ts';
import { traceOf } from './trace.ts';
import type {
  Clock,
  Limit,
  Outcome,
  PlainClock,
  PlainTimelimitAnswer,
  TimelimitAnswer,
  TimelimitRequest,
  TimelimitWarning,
} from './types.ts';

/** What one clock run amounts to before it is put into words. */
interface Reckoned {
  readonly plain: PlainClock;
  readonly start: number;
  /** Last day of the trace: the later of the two due dates, or as-of while a pause is open. */
  readonly traceEnd: number;
  readonly union: readonly PauseSpan[];
}

const NO_SPANS: readonly PauseSpan[] = [];

/**
 * All clocks that started, with a day-by-day trace each.
 *
 * Events are the replayed ones (corrections applied) and all count as facts; `asOf` decides what is left, the lamps and
 * deemed acceptance, and whether an order's last day has come. A clock that runs several times (a second re-inspection)
 * appears once for each run, in order.
 * Throws `InvalidCivilDateError` when a date was not validated. Pure: same request and calendar, same answer.
 * Example: accepted 2026-09-18 under rule set 2020 gives a `decision` clock due 2026-10-15.
 */
export function computeClocks(request: TimelimitRequest, calendar: WorkCalendar): TimelimitAnswer {
  const { reckoned, pauses, deemedAccepted, warnings } = reckonAll(request, calendar);
  const clocks = reckoned.map(({ plain, start, traceEnd, union }): Clock => ({
    ...plain,
    trace: traceOf(calendar, start, traceEnd, union, pauses.recorded),
  }));
  return { clocks, deemedAccepted, warnings };
}

/** As `computeClocks`, without traces: for lists and for recomputing many cases at once. */
export function computeClocksPlain(request: TimelimitRequest, calendar: WorkCalendar): PlainTimelimitAnswer {
  const { reckoned, deemedAccepted, warnings } = reckonAll(request, calendar);
  return { clocks: reckoned.map(({ plain }) => plain), deemedAccepted, warnings };
}

function reckonAll(
  request: TimelimitRequest,
  calendar: WorkCalendar,
): { reckoned: Reckoned[]; pauses: Pauses; deemedAccepted: boolean; warnings: TimelimitWarning[] } {
  const warnings: TimelimitWarning[] = [];
  const asOf = toDayNumber(request.asOf);
  const events = inOrderOfDates(request.events);
  const pauses = pausesOf(events, warnings);
  const rules = clockRulesOf(request.ruleSet, request.matter);
  const deemedStart = deemedAcceptanceDay(rules, events, calendar, asOf);
  if (deemedStart !== null) {
    warnings.push({
      code: 'deemed-accepted',
      message: 'no answer within the one-shot limit: accepted by law on the date of receipt (行政许可法 §32)',
      clock: 'one-shot',
    });
  }
  const reckoned: Reckoned[] = [];
  for (const rule of rules) {
    if (rule.path !== undefined && rule.path !== request.path) continue;
    if (rule.channel !== undefined && rule.channel !== request.channel) continue;
    for (const instance of instancesOf(rule, events, deemedStart)) {
      if (request.upcoming !== 'included' && isUpcoming(instance, asOf)) continue;
      const one = reckon(instance, request, calendar, asOf, events, pauses.union, warnings);
      reckoned.push(one);
      warnAbout(one.plain, warnings);
    }
  }
  const provisional = reckoned.find(({ plain }) => plain.statutory.provisional || plain.promised?.provisional === true);
  if (provisional !== undefined) {
    const through = calendar.publishedThrough;
    warnings.push({
      code: 'provisional',
      message: `a date lies beyond the published working-day calendar${through === null ? '' : ` (through ${through})`}: weekends and the statutory holidays certain by rule were left out`,
      clock: provisional.plain.id,
    });
  }
  return { reckoned, pauses, deemedAccepted: deemedStart !== null, warnings };
}

/** An order still runs and nobody has asked for the visit: its clock starts by itself on the last day, not before. */
function isUpcoming({ start, startedBy, stop }: ClockInstance, asOf: number): boolean {
  return startedBy === 'deadline' && stop === null && start > asOf;
}

/**
 * The receipt day on which a case counts as accepted by law, or null: the one-shot clock ran out before any answer
 * (行政许可法 §32(4)). Not for a case the office turned away, and not for a filing, which nobody accepts.
 */
function deemedAcceptanceDay(
  rules: readonly ClockRule[],
  events: readonly TimedEvent[],
  calendar: WorkCalendar,
  asOf: number,
): number | null {
  const oneShot = rules.find(({ id }) => id === 'one-shot');
  if (oneShot === undefined || !rules.some(({ start }) => start === 'accepted')) return null;
  const [run] = instancesOf(oneShot, events, null);
  if (run === undefined) return null;
  const due = calendar.nthDay(run.start, oneShot.statutoryWorkdays);
  if (run.stop === null) return asOf > due ? run.start : null;
  if (run.stop.day <= due) return null;
  const turnedAway = events.some(
    ({ type }) => type === 'refused' || type === 'not-required' || type === 'wrong-authority',
  );
  return turnedAway ? null : run.start;
}

function reckon(
  { rule, start, startedBy, stop }: ClockInstance,
  request: TimelimitRequest,
  calendar: WorkCalendar,
  asOf: number,
  events: readonly TimedEvent[],
  allPauses: readonly PauseSpan[],
  warnings: TimelimitWarning[],
): Reckoned {
  const union = !rule.pausable ? NO_SPANS : stop === null ? allPauses : pausesUntil(allPauses, stop.day);
  const until = stop?.day ?? null;
  const ownEnd = endOfLimit(calendar, start, rule.statutoryWorkdays, union);
  const extension = extendedWorkdays(rule, request, events, { start, stop: until }, ownEnd, warnings);
  const statutoryDays = rule.statutoryWorkdays + extension;
  const statutoryEnd = extension === 0 ? ownEnd : endOfLimit(calendar, start, statutoryDays, union);
  const promisedDays = request.promised[rule.id];
  const promisedEnd = promisedDays === undefined ? null : endOfLimit(calendar, start, promisedDays, union);

  const reference = Math.max(start, until ?? asOf);
  const statutory = limitOf(calendar, start, statutoryDays, statutoryEnd, reference, union);
  const promised =
    promisedDays === undefined || promisedEnd === null
      ? null
      : limitOf(calendar, start, promisedDays, promisedEnd, reference, union);
  const paused = stop === null && union[union.length - 1]?.to === Number.POSITIVE_INFINITY;
  const state = stop !== null ? 'stopped' : paused ? 'paused' : 'running';
  const plain: PlainClock = {
    id: rule.id,
    state,
    start: calendar.infoAt(start).date,
    ...(startedBy === 'deadline' ? { startedBy } : {}),
    ...(stop === null ? {} : { stop: calendar.infoAt(stop.day).date }),
    statutory: { ...statutory, basis: rule.citation },
    promised,
    lamp: lampOf({
      state,
      statutoryRemaining: statutory.remaining,
      promisedRemaining: promised === null ? null : promised.remaining,
      warnWorkdays: request.warnWorkdays,
    }),
    outcome: stop === null || stop.kind === 'closed' ? null : outcomeOf(stop.day, statutoryEnd, promisedEnd),
  };
  const traceEnd = Math.max(
    lastTraced(statutoryEnd, asOf),
    promisedEnd === null ? start : lastTraced(promisedEnd, asOf),
  );
  return { plain, start, traceEnd, union };
}

function lastTraced(end: LimitEnd, asOf: number): number {
  return end.kind === 'due' ? end.day : asOf;
}

function limitOf(
  calendar: WorkCalendar,
  start: number,
  days: number,
  end: LimitEnd,
  reference: number,
  union: readonly PauseSpan[],
): Limit {
  if (end.kind === 'open') {
    return { days, due: null, remaining: end.left, provisional: calendar.hasUnpublished(start, end.pausedFrom) };
  }
  return {
    days,
    due: calendar.infoAt(end.day).date,
    remaining: daysLeft(calendar, reference, end.day, union),
    provisional: calendar.hasUnpublished(start, end.day),
  };
}

function outcomeOf(stop: number, statutory: LimitEnd, promised: LimitEnd | null): Outcome | null {
  if (statutory.kind === 'open') return null;
  if (stop > statutory.day) return 'late-statutory';
  const firstDue = promised?.kind === 'due' ? promised.day : statutory.day;
  if (stop < firstDue) return 'early';
  return stop === firstDue ? 'on-time' : 'late-promised';
}

function warnAbout({ id, statutory }: PlainClock, warnings: TimelimitWarning[]): void {
  if (statutory.remaining >= 0) return;
  if (id === 'filing-due') {
    warnings.push({ code: 'filing-late', message: `filing was due ${statutory.due}`, clock: id });
  } else if (id === 'expert-review') {
    warnings.push({ code: 'expert-review-over', message: `expert review was due back ${statutory.due}`, clock: id });
  }
}
