import { earlierCalendars } from '../../shared/calendar/in-force.ts';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import { toDayNumber } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { clockRulesOf } from '../../shared/matters/clock-tables.ts';
import { computeClocks, computeClocksPlain } from '../../shared/timelimit/compute.ts';
import { daysLeft } from '../../shared/timelimit/counting.ts';
import { lampOf, worstLamp } from '../../shared/timelimit/lamp.ts';
import { stagesOf, type Stage } from '../../shared/timelimit/stages.ts';
import type {
  Lamp,
  Limit,
  PlainClock,
  PlainTimelimitAnswer,
  TimelimitAnswer,
  TimelimitRequest,
} from '../../shared/timelimit/types.ts';
import { lastOf, replay, toStepMarks, toTimeEvents } from '../../shared/workflow/history.ts';
import { isTerminal, stateOf, stateOfEvents } from '../../shared/workflow/state.ts';
import type { CaseEvent, CaseState } from '../../shared/workflow/types.ts';
import type { CaseFile, DerivedCase } from '../storage/repositories/cases.ts';
import type { StoredClock } from '../storage/repositories/clocks.ts';

/**
 * Everything that follows from a case's events: pure functions of (case, events, calendar, as-of). What is stored for
 * speed is derived here and nowhere else, so that `verify` can derive it again.
 */

/** What of a case its clocks depend on besides the events. */
export interface CaseBasis extends Pick<CaseFile, 'matter' | 'path' | 'channel' | 'ruleSet' | 'terms'> {
  /** With the clock that an order's last day will start; for storing, because no act comes on that day. */
  readonly upcoming?: 'included';
}

/** Words for a pause or an extension in a trace: the number of its paper. */
export type PaperOfEvent = (event: CaseEvent) => string | null;

function requestOf(
  basis: CaseBasis,
  events: readonly CaseEvent[],
  asOf: CivilDate,
  paperOf?: PaperOfEvent,
): TimelimitRequest {
  return {
    ruleSet: basis.ruleSet,
    matter: basis.matter,
    path: basis.path,
    channel: basis.channel,
    promised: basis.terms.promised,
    extensions: basis.terms.extensions,
    warnWorkdays: basis.terms.warnWorkdays,
    ...(basis.upcoming === undefined ? {} : { upcoming: basis.upcoming }),
    asOf,
    events: toTimeEvents(events, paperOf),
  };
}

/** What holds or lengthens a clock besides the calendar: the pauses and extensions until it stopped. */
function heldBy(basis: CaseBasis, events: readonly CaseEvent[], { id, stop }: PlainClock): string {
  const pausable = clockRulesOf(basis.ruleSet, basis.matter).some((rule) => rule.id === id && rule.pausable);
  if (!pausable || stop === undefined) return '';
  return toTimeEvents(events)
    .filter(({ type, date }) => (type === 'paused' || type === 'resumed' || type === 'extended') && date <= stop)
    .map(({ type, date, days }) => `${type} ${date} ${days ?? ''}`)
    .join(',');
}

/**
 * One run of a clock between two days, as it was held between them; a correction that moves either day, a pause or an
 * extension makes it another one, which is counted by the calendar in force.
 */
function runKeys(basis: CaseBasis, events: readonly CaseEvent[], clocks: readonly PlainClock[]): readonly string[] {
  const runs = new Map<string, number>();
  return clocks.map((clock) => {
    const run = (runs.get(clock.id) ?? 0) + 1;
    runs.set(clock.id, run);
    return `${clock.id} ${run} ${clock.start} ${clock.stop ?? ''} ${heldBy(basis, events, clock)}`;
  });
}

/**
 * The clocks by the calendar in force, but those that had stopped under an earlier one as that one has them: a stopped
 * clock never changes, whatever calendar is loaded later.
 */
function withFrozenClocks<Answer extends PlainTimelimitAnswer>(
  basis: CaseBasis,
  events: readonly CaseEvent[],
  calendar: WorkCalendar,
  compute: (events: readonly CaseEvent[], calendar: WorkCalendar) => Answer,
): Answer {
  const answer = compute(events, calendar);
  const earlier = earlierCalendars(calendar);
  if (earlier.length === 0 || !answer.clocks.some(({ state }) => state === 'stopped')) return answer;
  const frozen = new Map<string, Answer['clocks'][number]>();
  for (const { calendar: before, until } of earlier) {
    const known = events.filter(({ recordedAt }) => recordedAt <= until);
    if (known.length === 0) continue;
    const { clocks } = compute(known, before);
    for (const [index, key] of runKeys(basis, known, clocks).entries()) {
      const clock = clocks[index];
      if (clock?.state === 'stopped' && !frozen.has(key)) frozen.set(key, clock);
    }
  }
  const keys = runKeys(basis, events, answer.clocks);
  return { ...answer, clocks: answer.clocks.map((clock, index) => frozen.get(keys[index] ?? '') ?? clock) };
}

/** All clocks of a case on a day, each with its trace. */
export function clocksOn(
  basis: CaseBasis,
  events: readonly CaseEvent[],
  calendar: WorkCalendar,
  asOf: CivilDate,
  paperOf?: PaperOfEvent,
): TimelimitAnswer {
  const compute = (known: readonly CaseEvent[], by: WorkCalendar) =>
    computeClocks(requestOf(basis, known, asOf, paperOf), by);
  return withFrozenClocks(basis, events, calendar, compute);
}

/** As `clocksOn`, without traces. */
export function plainClocksOn(
  basis: CaseBasis,
  events: readonly CaseEvent[],
  calendar: WorkCalendar,
  asOf: CivilDate,
): PlainTimelimitAnswer {
  const compute = (known: readonly CaseEvent[], by: WorkCalendar) =>
    computeClocksPlain(requestOf(basis, known, asOf), by);
  return withFrozenClocks(basis, events, calendar, compute);
}

/** The local sub-steps of one clock of a case. */
export interface ClockStages {
  readonly clock: PlainClock;
  readonly stages: readonly Stage[];
}

/**
 * Where a case stands in its local sub-steps on a day: of each of its clocks that runs or is held, with the steps in force
 * on its receipt date. Empty for a case without steps.
 *
 * @param clocks the case's clocks as `plainClocksOn` or `clocksOn` gave them for the same day.
 */
export function stagesOn(
  basis: CaseBasis,
  events: readonly CaseEvent[],
  clocks: readonly PlainClock[],
  calendar: WorkCalendar,
  asOf: CivilDate,
): readonly ClockStages[] {
  const { ruleSet, matter, terms } = basis;
  const divided = clocks.filter(({ id, state }) => state !== 'stopped' && (terms.subSteps[id] ?? []).length > 0);
  if (divided.length === 0) return [];
  const request = { ruleSet, matter, events: toTimeEvents(events), marks: toStepMarks(events), asOf };
  return divided.map((clock) => {
    const steps = terms.subSteps[clock.id] ?? [];
    return { clock, stages: stagesOf({ ...request, clock, steps }, calendar) };
  });
}

/** The state of a case on a day; acceptance by law comes with time alone. */
export function stateOn(
  basis: CaseBasis,
  events: readonly CaseEvent[],
  clocks: Pick<TimelimitAnswer, 'deemedAccepted'>,
): CaseState {
  return stateOf({ matter: basis.matter, events, deemedAccepted: clocks.deemedAccepted });
}

/** Working days one extension of the decision may add by the case's terms, else by its rule set; 0 = none. */
export function extensionWorkdaysOf(basis: CaseBasis): number {
  const allowed = basis.terms.extensions.decision;
  if (allowed !== undefined) return allowed;
  const rules = clockRulesOf(basis.ruleSet, basis.matter);
  return rules.find(({ id }) => id === 'decision')?.extensionWorkdays ?? 0;
}

function endedOnOf(replayed: readonly CaseEvent[]): CivilDate | null {
  if (!isTerminal(stateOfEvents(replayed))) return null;
  let ended: CivilDate | null = null;
  for (const [index, event] of replayed.entries()) {
    const terminal = isTerminal(stateOfEvents(replayed.slice(0, index + 1)));
    if (!terminal) ended = null;
    else ended ??= event.date;
  }
  return ended;
}

function resultOf(basis: CaseBasis, replayed: readonly CaseEvent[]): string | null {
  const last = lastOf(replayed, 'decided', 'permitted', 'revoked', 'filed', 'checked', 'reinspected');
  switch (last?.type) {
    case 'decided':
      return last.result;
    case 'permitted':
      return 'approved';
    case 'revoked':
      return 'revoked';
    case 'filed':
      return 'filed';
    case 'checked':
      return last.result;
    case 'reinspected':
      // Elsewhere than in a filing a re-inspection is a step on the way, not a result.
      if (basis.matter === 'completion-filing') return last.result;
      return lastOf(replayed, 'permitted') === null ? null : 'approved';
    case undefined:
      return null;
  }
}

/** The latest date on which anything happened; null without events. */
function lastDate(events: readonly CaseEvent[]): CivilDate | null {
  let latest: CivilDate | null = null;
  for (const event of events) {
    // A hand-over moves no clock, so nothing is reckoned as of its day.
    if (event.type !== 'handed-over' && (latest === null || event.date > latest)) latest = event.date;
  }
  return latest;
}

function leftWhileOpen(limit: Limit | null): number | null {
  return limit !== null && limit.due === null ? limit.remaining : null;
}

/** Clocks as they are stored, their runs numbered. */
export function storedClocksOf(clocks: readonly PlainClock[]): readonly StoredClock[] {
  const runs = new Map<string, number>();
  return clocks.map((clock) => {
    const run = (runs.get(clock.id) ?? 0) + 1;
    runs.set(clock.id, run);
    const { statutory, promised } = clock;
    return {
      id: clock.id,
      run,
      state: clock.state,
      start: clock.start,
      stop: clock.stop ?? null,
      statutoryDays: statutory.days,
      statutoryDue: statutory.due,
      statutoryLeft: leftWhileOpen(statutory),
      promisedDays: promised?.days ?? null,
      promisedDue: promised?.due ?? null,
      promisedLeft: leftWhileOpen(promised),
      provisional: statutory.provisional || promised?.provisional === true,
      outcome: clock.outcome,
    };
  });
}

/** What is stored of a case besides its events. */
export interface Derived {
  readonly derived: DerivedCase;
  readonly clocks: readonly StoredClock[];
}

/**
 * The stored columns and clocks of a live case, from its events alone: reckoned as of its last event, so that they never
 * depend on the day of writing. What time alone brings (lamps, acceptance by law) is added when the case is shown; a clock
 * that an order's last day will start is stored with that start and shows nothing before it.
 */
export function deriveCase(basis: CaseBasis, events: readonly CaseEvent[], calendar: WorkCalendar): Derived {
  const replayed = replay(events);
  const asOf = lastDate(replayed);
  const clocks = asOf === null ? [] : plainClocksOn({ ...basis, upcoming: 'included' }, events, calendar, asOf).clocks;
  const handler = replayed.findLast(
    (event) =>
      event.staffId !== null &&
      (event.type === 'received' ||
        event.type === 'technical-reviewed' ||
        event.type === 'inspected' ||
        event.type === 'verified' ||
        event.type === 'checked' ||
        event.type === 'handed-over'),
  );
  return {
    derived: {
      state: stateOfEvents(replayed),
      receivedOn: lastOf(replayed, 'received')?.date ?? null,
      acceptedOn: lastOf(replayed, 'accepted')?.date ?? null,
      decidedOn: lastOf(replayed, 'decided', 'permitted', 'filed')?.date ?? null,
      endedOn: endedOnOf(replayed),
      result: resultOf(basis, replayed),
      handlerStaffId: handler?.type === 'handed-over' ? handler.toStaffId : (handler?.staffId ?? null),
    },
    clocks: storedClocksOf(clocks),
  };
}

/** The number a case is known by: its receipt's, or for a filing its voucher's; struck papers do not count. */
export function receiptNumberOf(
  papers: readonly { readonly kind: string; readonly number: string | null; readonly voided: object | null }[],
): string | null {
  const valid = papers.filter((paper) => paper.voided === null && paper.number !== null);
  const receipt =
    valid.findLast(({ kind }) => kind === 'receipt') ?? valid.findLast(({ kind }) => kind === 'filing-voucher');
  return receipt?.number ?? null;
}

function leftOn(due: CivilDate | null, left: number | null, asOf: CivilDate, calendar: WorkCalendar): number {
  // A clock that is held by a pause keeps what it has; one that runs has no pause after today.
  return due === null ? (left ?? 0) : daysLeft(calendar, toDayNumber(asOf), toDayNumber(due), []);
}

/** What a stored clock shows on a day. */
export interface ShownClock {
  readonly stored: StoredClock;
  readonly lamp: Lamp;
  /** Days left by the limit the lamp goes by: the promised one where there is one. */
  readonly remaining: number;
  readonly due: CivilDate | null;
}

/** The clocks of a case that have started and not stopped on a day, each with its lamp; the same as from its events. */
export function shownClocks(
  clocks: readonly StoredClock[],
  warnWorkdays: number,
  calendar: WorkCalendar,
  asOf: CivilDate,
): readonly ShownClock[] {
  // A stored clock may start by itself after today; until then it shows nothing.
  const shown = clocks.filter(({ start, state }) => start <= asOf && state !== 'stopped');
  return shown.map((stored) => {
    const statutoryRemaining = leftOn(stored.statutoryDue, stored.statutoryLeft, asOf, calendar);
    const promisedRemaining =
      stored.promisedDays === null ? null : leftOn(stored.promisedDue, stored.promisedLeft, asOf, calendar);
    return {
      stored,
      lamp: lampOf({ state: stored.state, statutoryRemaining, promisedRemaining, warnWorkdays }),
      remaining: promisedRemaining ?? statutoryRemaining,
      due: stored.promisedDays === null ? stored.statutoryDue : stored.promisedDue,
    };
  });
}

/** The lamp of a case on a day from its stored clocks that have not stopped; the same as from its events. */
export function lampFromStored(
  clocks: readonly StoredClock[],
  warnWorkdays: number,
  calendar: WorkCalendar,
  asOf: CivilDate,
): Lamp | null {
  return worstLamp(shownClocks(clocks, warnWorkdays, calendar, asOf).map(({ lamp }) => lamp));
}
