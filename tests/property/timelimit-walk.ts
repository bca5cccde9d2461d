import { calendarFromDays } from '../../shared/calendar/build.ts';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import { computeClocks, computeClocksPlain } from '../../shared/timelimit/compute.ts';
import type { Clock, TimeEvent, TimelimitRequest } from '../../shared/timelimit/types.ts';
import {
  coveredOn,
  generator,
  walkedCount,
  walkedDue,
  walkedText,
  worksOn,
  type WalkedCalendar,
  type WalkedPause,
} from './day-walker.ts';

/**
 * Random cases, engine against day walker: pauses in any number and order (overlapping, adjacent, empty, open),
 * extensions, promises, both rule sets, starts on rest days. Run by itself it takes a seed and a number of cases and
 * prints one line of JSON: `{"zone","cases","extended","open","failures"}`.
 */

const FIRST_START = Math.floor(Date.UTC(2026, 0, 1) / 86_400_000);
const CASES_PER_CALENDAR = 200;
/** One case in so many is computed with its trace too, and the trace checked day by day. */
const TRACED = 8;

export interface WalkResult {
  readonly cases: number;
  readonly extended: number;
  readonly open: number;
  readonly failures: readonly string[];
}

interface RandomCalendar {
  readonly walked: WalkedCalendar;
  readonly engine: WorkCalendar;
}

function randomCalendar(random: (limit: number) => number): RandomCalendar {
  const rest = new Set<number>();
  const work = new Set<number>();
  for (let block = 0; block < 8; block += 1) {
    const first = FIRST_START - 20 + random(520);
    for (let day = first; day < first + 1 + random(8); day += 1) rest.add(day);
  }
  for (let make = 0; make < 14; make += 1) {
    const day = FIRST_START - 20 + random(520);
    if (!rest.has(day)) work.add(day);
  }
  return {
    walked: { rest, work },
    engine: calendarFromDays({ rest: [...rest].map(walkedText), work: [...work].map(walkedText) }),
  };
}

function randomPauses(random: (limit: number) => number, start: number): readonly WalkedPause[] {
  const pauses: WalkedPause[] = [];
  const count = random(5);
  for (let index = 0; index < count; index += 1) {
    const from = start + random(40);
    pauses.push({ from, to: from + random(14) });
  }
  if (random(6) === 0) pauses.push({ from: start + random(45), to: Number.POSITIVE_INFINITY });
  return pauses;
}

function eventsOf(start: number, pauses: readonly WalkedPause[], extendedOn: number | null): readonly TimeEvent[] {
  const closed = pauses.filter(({ to }) => to !== Number.POSITIVE_INFINITY);
  const listed: TimeEvent[] = [{ type: 'accepted', date: walkedText(start) }];
  for (const { from, to } of closed) {
    // A paused-resumed pair of its own reason, so that overlapping pauses stay what they are.
    listed.push(
      { type: 'paused', date: walkedText(from), reason: 'hearing' },
      { type: 'resumed', date: walkedText(to) },
    );
  }
  for (const { from } of pauses.filter(({ to }) => to === Number.POSITIVE_INFINITY)) {
    listed.push({ type: 'paused', date: walkedText(from), reason: 'testing' });
  }
  if (extendedOn !== null) listed.push({ type: 'extended', date: walkedText(extendedOn) });
  return listed;
}

function traceProblem(
  clock: Clock,
  calendar: WalkedCalendar,
  start: number,
  pauses: readonly WalkedPause[],
): string | null {
  let day = start;
  let ordinal = 0;
  for (const traced of clock.trace) {
    day += 1;
    const works = worksOn(calendar, day);
    const paused = coveredOn(pauses, day);
    const counts = works && !paused;
    if (counts) ordinal += 1;
    if (traced.date !== walkedText(day)) return `trace skips to ${traced.date}`;
    if (traced.counts !== counts || traced.n !== (counts ? ordinal : undefined)) return `trace on ${traced.date}`;
    const reasons = works ? (paused ? ['pause'] : ['workday', 'make-up-workday']) : ['weekend', 'holiday'];
    if (!reasons.includes(traced.why)) return `${traced.date} is ${traced.why}`;
  }
  const last = [clock.statutory.due, clock.promised?.due]
    .filter((due) => typeof due === 'string')
    .toSorted()
    .at(-1);
  return clock.statutory.due !== null && clock.trace.at(-1)?.date !== last ? 'trace ends elsewhere' : null;
}

function checkCase(
  random: (limit: number) => number,
  { walked, engine }: RandomCalendar,
  traced: boolean,
): { readonly failure: string | null; readonly extended: boolean; readonly open: boolean } {
  const ruleSet = random(2) === 0 ? '2012' : '2020';
  const own = ruleSet === '2012' ? 20 : 15;
  const promised = random(2) === 0 ? null : 1 + random(own);
  const start = FIRST_START + random(300);
  const pauses = randomPauses(random, start);
  const extendedOn = ruleSet === '2012' && random(3) === 0 ? start + random(35) : null;
  const ownDue = walkedDue(walked, start, own, pauses);
  const extended = extendedOn !== null && (ownDue === null || extendedOn < ownDue);
  const days = extended ? own + 10 : own;
  const due = extended ? walkedDue(walked, start, days, pauses) : ownDue;
  const promisedDue = promised === null ? null : walkedDue(walked, start, promised, pauses);
  const asOf = start + random(90);

  const request: TimelimitRequest = {
    ruleSet,
    matter: random(2) === 0 ? 'design-review' : 'completion-acceptance',
    path: 'ordinary',
    channel: 'counter',
    promised: promised === null ? {} : { decision: promised },
    warnWorkdays: 1,
    asOf: walkedText(asOf),
    events: eventsOf(start, pauses, extendedOn),
  };
  const { clocks } = traced ? computeClocks(request, engine) : computeClocksPlain(request, engine);
  const decision = clocks.find(({ id }) => id === 'decision');
  const says = `${JSON.stringify(request.events)} as of ${request.asOf}, ${ruleSet}, promised ${promised}`;
  const fail = (what: string): { failure: string; extended: boolean; open: boolean } => ({
    failure: `${what}: ${says}`,
    extended,
    open: due === null,
  });
  if (decision === undefined) return fail('no decision clock');
  if (decision.statutory.days !== days) return fail(`${decision.statutory.days} days, walked ${days}`);
  if (decision.statutory.due !== (due === null ? null : walkedText(due))) {
    return fail(`due ${decision.statutory.due}, walked ${due === null ? null : walkedText(due)}`);
  }
  if ((decision.promised?.due ?? null) !== (promisedDue === null ? null : walkedText(promisedDue))) {
    return fail(
      `promised due ${decision.promised?.due}, walked ${promisedDue === null ? null : walkedText(promisedDue)}`,
    );
  }
  const from = Math.max(asOf, start);
  const left =
    due === null
      ? days -
        walkedCount(
          walked,
          start,
          Math.max(start, ...pauses.map(({ from: opened, to }) => (to === Number.POSITIVE_INFINITY ? opened : start))),
          pauses,
        )
      : from <= due
        ? walkedCount(walked, from, due, pauses)
        : -Math.max(1, walkedCount(walked, due, from, pauses));
  if (decision.statutory.remaining !== left) return fail(`remaining ${decision.statutory.remaining}, walked ${left}`);
  const problem = traced && 'trace' in decision ? traceProblem(decision as Clock, walked, start, pauses) : null;
  return problem === null ? { failure: null, extended, open: due === null } : fail(problem);
}

export function walkRandomCases(seed: number, cases: number): WalkResult {
  const random = generator(seed);
  const failures: string[] = [];
  let extendedCases = 0;
  let openCases = 0;
  let calendar = randomCalendar(random);
  for (let index = 0; index < cases && failures.length < 5; index += 1) {
    if (index % CASES_PER_CALENDAR === 0) calendar = randomCalendar(random);
    const { failure, extended, open } = checkCase(random, calendar, index % TRACED === 0);
    if (failure !== null) failures.push(failure);
    if (extended) extendedCases += 1;
    if (open) openCases += 1;
  }
  return { cases, extended: extendedCases, open: openCases, failures };
}

if (process.argv[1] === import.meta.filename) {
  const result = walkRandomCases(Number(process.argv[2]), Number(process.argv[3]));
  const zone = `${process.env['TZ'] ?? ''} ${new Date(2026, 0, 1).getTimezoneOffset()}`;
  console.log(JSON.stringify({ zone, ...result }));
}
