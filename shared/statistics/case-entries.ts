import { calendarUsedAt } from '../calendar/in-force.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { addDays, toDayNumber } from '../dates/civil.ts';
import type { CivilDate } from '../dates/types.ts';
import { clockRulesOf } from '../matters/clock-tables.ts';
import type { Channel, ClockId, Matter, Path, RuleSetId } from '../matters/types.ts';
import type { PlainClock } from '../timelimit/types.ts';
import { countableDays } from '../timelimit/counting.ts';
import { inOrderOfDates, pausesOf } from '../timelimit/events.ts';
import { lastOf, toTimeEvents } from '../workflow/history.ts';
import type { CaseEvent } from '../workflow/types.ts';
import type { CaseEntryKind, Entry } from './entries.ts';
import { RULES_IN_FORCE, type CountingRules } from './rules.ts';

/** A live case as it is counted. */
export interface CountedCase {
  readonly matter: Matter;
  readonly path: Path;
  readonly channel: Channel;
  readonly ruleSet: RuleSetId;
  /** Promised working days per clock, as in force on the receipt date. */
  readonly promised: Readonly<Partial<Record<ClockId, number>>>;
  /** Corrections applied. */
  readonly replayed: readonly CaseEvent[];
  readonly clocks: readonly PlainClock[];
  /** Accepted by law and not confirmed yet. */
  readonly awaitsConfirmation: boolean;
  /** First day a material was corrected on the spot, and how many were; null = none. */
  readonly corrected: { readonly date: CivilDate; readonly materials: number } | null;
  readonly calendar: WorkCalendar;
}

/** A record of an old ledger as it is counted: only what it has dates for. */
export interface CountedLedgerCase {
  readonly matter: Matter;
  readonly path: Path;
  readonly state: string;
  readonly result: string | null;
  readonly receivedOn: CivilDate | null;
  readonly decidedOn: CivilDate | null;
}

/** The clock that ends with the answer to the application: its outcome says whether the case was in time. */
export function answerClockOf(matter: Matter, path: Path): ClockId {
  if (matter === 'completion-filing') return 'voucher';
  if (matter !== 'pre-opening') return 'decision';
  return path === 'commitment' ? 'permit' : 'total';
}

function entry(kind: CaseEntryKind, event: CaseEvent, value = 1, base = 0): Entry<CaseEntryKind> {
  return { kind, date: event.date, seq: event.seq, staffId: event.staffId, value, base };
}

/** Events that are counted as they stand, each on its own date. */
function plainKinds(event: CaseEvent): readonly CaseEntryKind[] {
  switch (event.type) {
    case 'received':
    case 'refused':
    case 'wrong-authority':
    case 'not-required':
    case 'accepted':
    case 'filed':
    case 'permitted':
    case 'delivered':
    case 'paused':
    case 'extended':
    case 'drawn':
    case 'reinspected':
    case 'verified':
    case 'revoked':
    case 'withdrawn':
      return [event.type];
    case 'supplement-requested':
      return [event.serial === 1 ? 'one-shot-notice' : 'second-notice'];
    case 'decided':
      return ['decided', event.result];
    case 'checked':
      return event.result === 'conforming' ? ['checked'] : ['checked', 'check-failed'];
    default:
      return [];
  }
}

/** Pauses that ended, each on the day it ended with the working days it took: S < d <= R (semantics 2). */
function endedPauses(replayed: readonly CaseEvent[], calendar: WorkCalendar): readonly Entry<CaseEntryKind>[] {
  const ended: Entry<CaseEntryKind>[] = [];
  let from: CivilDate | null = null;
  for (const event of replayed) {
    if (event.type === 'paused') from ??= event.date;
    else if (from !== null && (event.type === 'resumed' || event.type === 'decided' || event.type === 'withdrawn')) {
      const used = calendarUsedAt(calendar, event.recordedAt);
      ended.push(entry('pause-ended', event, used.workdaysBetween(from, event.date)));
      from = null;
    }
  }
  return ended;
}

/**
 * Working days a stopped clock took: what its limit had less what was left. A stop on a rest day right after the due date
 * is late with no further working day used, which `remaining` (at least -1) does not show.
 */
export function workdaysUsed(clock: PlainClock, replayed: readonly CaseEvent[], calendar: WorkCalendar): number {
  const { days, due, remaining } = clock.statutory;
  if (remaining !== -1 || due === null || clock.stop === undefined) return days - remaining;
  const { union } = pausesOf(inOrderOfDates(toTimeEvents(replayed)), []);
  return days + countableDays(calendar, toDayNumber(due), toDayNumber(clock.stop), union);
}

const STOPS: ReadonlySet<string> = new Set(['decided', 'permitted', 'filed', 'supplement-requested']);

function stopEvent(replayed: readonly CaseEvent[], stop: CivilDate): CaseEvent | undefined {
  return replayed.findLast(({ date, type }) => date === stop && STOPS.has(type));
}

/** How the answer came, early to late, with the working days used and those the law gives. */
function outcomeEntries(counted: CountedCase): readonly Entry<CaseEntryKind>[] {
  const id = answerClockOf(counted.matter, counted.path);
  return counted.clocks.flatMap((clock) => {
    if (clock.id !== id || clock.outcome === null || clock.stop === undefined) return [];
    const event = stopEvent(counted.replayed, clock.stop);
    const value = workdaysUsed(clock, counted.replayed, counted.calendar);
    const { outcome: kind, stop: date } = clock;
    return [{ kind, date, seq: event?.seq ?? 0, staffId: event?.staffId ?? null, value, base: clock.statutory.days }];
  });
}

/** Verifications that came before the statutory 20 working days were over, each with its own run of the clock. */
function inTimeVerifications(counted: CountedCase): readonly Entry<CaseEntryKind>[] {
  return counted.clocks.flatMap((clock) => {
    const inTime = clock.outcome !== null && clock.outcome !== 'late-statutory';
    if (clock.id !== 'verification' || !inTime || clock.stop === undefined) return [];
    const event = counted.replayed.findLast(({ type, date }) => type === 'verified' && date === clock.stop);
    return event === undefined ? [] : [entry('verified-in-time', event)];
  });
}

/** Accepted by law: on the first day after the one-shot limit, confirmed since or not. */
function deemedEntry(counted: CountedCase): readonly Entry<CaseEntryKind>[] {
  const confirmed = counted.replayed.some((event) => event.type === 'accepted' && event.basis === 'deemed');
  if (!confirmed && !counted.awaitsConfirmation) return [];
  const received = lastOf(counted.replayed, 'received');
  const due = counted.clocks.find(({ id }) => id === 'one-shot')?.statutory.due ?? null;
  if (received === null || due === null) return [];
  return [{ ...entry('deemed-accepted', received), date: addDays(due, 1) }];
}

/** A promise below the law's length, on the day its clock began. */
function shortenedEntry(counted: CountedCase): readonly Entry<CaseEntryKind>[] {
  const { matter, path, channel, ruleSet, promised, clocks, replayed } = counted;
  const id = answerClockOf(matter, path);
  const rule = clockRulesOf(ruleSet, matter).find(
    (one) =>
      one.id === id &&
      (one.path === undefined || one.path === path) &&
      (one.channel === undefined || one.channel === channel),
  );
  const days = promised[id];
  const clock = clocks.find((one) => one.id === id);
  if (rule === undefined || days === undefined || clock === undefined || days >= rule.statutoryWorkdays) return [];
  const started = replayed.find(({ type, date }) => type === rule.start && date === clock.start);
  const { start: date } = clock;
  const seq = started?.seq ?? 0;
  const staffId = started?.staffId ?? null;
  return [{ kind: 'shortened-limit', date, seq, staffId, value: days, base: rule.statutoryWorkdays }];
}

/**
 * Everything there is to count in a live case. Pure: from its events in force, the clocks that follow from them and the
 * materials corrected on the spot.
 *
 * @example entriesOfCase(counted).map(({ kind, date }) => `${kind} ${date}`) // ['received 2026-09-18', ...]
 */
export function entriesOfCase(counted: CountedCase): readonly Entry<CaseEntryKind>[] {
  const { replayed, corrected, calendar } = counted;
  const received = lastOf(replayed, 'received');
  return [
    ...replayed.flatMap((event) => plainKinds(event).map((kind) => entry(kind, event))),
    ...(corrected === null || received === null
      ? []
      : [{ ...entry('corrected-on-the-spot', received, corrected.materials), date: corrected.date }]),
    ...deemedEntry(counted),
    ...outcomeEntries(counted),
    ...endedPauses(replayed, calendar),
    ...inTimeVerifications(counted),
    ...shortenedEntry(counted),
  ];
}

function ledgerAnswer(counted: CountedLedgerCase, rules: CountingRules): readonly CaseEntryKind[] {
  const { matter, path, state, result } = counted;
  if (rules === '3' && (state === 'refused' || state === 'withdrawn')) return [state];
  if (matter === 'completion-filing') {
    if (state === 'checked') return ['checked'];
    if (state === 'check-failed') return ['checked', 'check-failed'];
    return state === 'filed' ? ['filed'] : [];
  }
  // A permit by commitment that was denied is none.
  if (path === 'commitment' && (rules !== '3' || result !== 'rejected')) return ['permitted'];
  return result === 'approved' || result === 'rejected' ? ['decided', result] : ['decided'];
}

/** What a record of an old ledger adds: its receipt and its answer, each only where the ledger prints the day. */
export function entriesOfLedgerCase(
  counted: CountedLedgerCase,
  rules: CountingRules = RULES_IN_FORCE,
): readonly Entry<CaseEntryKind>[] {
  const { receivedOn, decidedOn } = counted;
  const unknown = { seq: 0, staffId: null, value: 1, base: 0 };
  return [
    ...(receivedOn === null ? [] : [{ ...unknown, kind: 'received', date: receivedOn } as const]),
    ...(decidedOn === null ? [] : ledgerAnswer(counted, rules).map((kind) => ({ ...unknown, kind, date: decidedOn }))),
  ];
}

/** The span in which a case was open, for telling whether two were handled together. */
export interface OpenSpan {
  readonly id: number;
  readonly matter: Matter;
  readonly receivedOn: CivilDate;
  /** Concluded or ended; null = still open. */
  readonly until: CivilDate | null;
}

/**
 * 并联: pre-opening inspections of a project whose completion acceptance was open at the same time. Each is counted once,
 * on the first day both were open.
 *
 * @param spans the cases of one project.
 */
export function parallelCases(
  spans: readonly OpenSpan[],
): readonly { readonly id: number; readonly date: CivilDate }[] {
  const acceptances = spans.filter(({ matter }) => matter === 'completion-acceptance');
  return spans
    .filter(({ matter }) => matter === 'pre-opening')
    .flatMap((one) => {
      const together = acceptances.flatMap((other) => {
        const from = one.receivedOn > other.receivedOn ? one.receivedOn : other.receivedOn;
        const both = (one.until === null || from <= one.until) && (other.until === null || from <= other.until);
        return both ? [from] : [];
      });
      const [date] = together.toSorted();
      return date === undefined ? [] : [{ id: one.id, date }];
    });
}
