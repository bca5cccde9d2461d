import { toDayNumber } from '../dates/civil.ts';
import type { CivilDate } from '../dates/types.ts';
import type { TimeEventType } from '../matters/types.ts';
import { inOrderOfDates, type TimedEvent } from './events.ts';
import type { TimeEvent } from './types.ts';

/** Why a list of events cannot be a case's history. `index` is the event's position in the list as given. */
export interface EventProblem {
  readonly code: 'duplicate-event' | 'event-order';
  readonly index: number;
  readonly message: string;
}

/** Events that may happen more than once in one case. */
const REPEATABLE: ReadonlySet<TimeEventType> = new Set([
  'supplement-requested',
  'supplemented',
  'paused',
  'resumed',
  'extended',
  'rectification-noticed',
  'reinspection-requested',
  'reinspected',
]);

/** [later, earlier]: where both are recorded, the first may not be dated before the second. */
const NOT_BEFORE: readonly (readonly [later: TimeEventType, earlier: TimeEventType])[] = [
  ['received', 'completion-passed'],
  ['supplement-requested', 'received'],
  ['accepted', 'received'],
  ['refused', 'received'],
  ['not-required', 'received'],
  ['wrong-authority', 'received'],
  ['filed', 'received'],
  ['inspected', 'received'],
  ['decided', 'received'],
  ['permitted', 'received'],
  ['withdrawn', 'received'],
  ['paused', 'accepted'],
  ['extended', 'accepted'],
  ['inspected', 'accepted'],
  ['decided', 'accepted'],
  ['permitted', 'accepted'],
  ['decided', 'inspected'],
  ['delivered', 'decided'],
  ['delivered', 'permitted'],
  ['verified', 'permitted'],
  ['rectification-noticed', 'verified'],
  ['revoked', 'permitted'],
  ['drawn', 'filed'],
  ['checked', 'drawn'],
];

/** [event, what must be recorded on the same day or before]: without any of them the event cannot have happened. */
const NEEDS: readonly (readonly [event: TimeEventType, oneOf: readonly TimeEventType[]])[] = [
  ['supplemented', ['supplement-requested']],
  ['checked', ['drawn']],
  // Without a request the office goes again when the order has run out.
  ['reinspected', ['reinspection-requested', 'rectification-noticed']],
];

/** As `NEEDS`, but only where the history begins with the receipt: a partial history may start later. */
const NEEDS_AFTER_RECEIPT: readonly (readonly [event: TimeEventType, oneOf: readonly TimeEventType[]])[] = [
  ['inspected', ['accepted']],
  ['decided', ['accepted']],
  ['delivered', ['decided', 'permitted']],
];

const CLOSING: ReadonlySet<TimeEventType> = new Set(['withdrawn', 'refused', 'not-required', 'wrong-authority']);

/**
 * The first thing that is wrong with a list of events, or null. Order is judged by dates; events of one day may be
 * listed in any order, so that a case accepted and decided on one day is fine. `oneShotEnd` is the day on which the
 * one-shot clock of a case accepted by law ran out: from the next day on it counts as accepted; null otherwise.
 */
export function eventProblem(events: readonly TimeEvent[], oneShotEnd: CivilDate | null): EventProblem | null {
  const timed = inOrderOfDates(events);
  const at = (event: TimedEvent): number => events.indexOf(event.event);
  const firstOf = new Map<TimeEventType, TimedEvent>();
  for (const one of timed) {
    const earlier = firstOf.get(one.type);
    if (earlier === undefined) firstOf.set(one.type, one);
    else if (!REPEATABLE.has(one.type)) {
      return {
        code: 'duplicate-event',
        index: at(one),
        message: `${one.type} is recorded twice; it can happen once only.`,
      };
    }
  }
  for (const [later, earlier] of NOT_BEFORE) {
    const second = firstOf.get(later);
    const first = firstOf.get(earlier);
    if (second !== undefined && first !== undefined && second.day < first.day) {
      return order(at(second), `${later} on ${second.event.date} lies before ${earlier} on ${first.event.date}.`);
    }
  }
  const lawDay = oneShotEnd === null ? Number.POSITIVE_INFINITY : toDayNumber(oneShotEnd);
  const accepted = (event: TimedEvent): boolean => firstOf.has('accepted') || event.day > lawDay;
  for (const type of ['paused', 'extended'] as const) {
    const event = firstOf.get(type);
    if (event !== undefined && !accepted(event)) return order(at(event), `${type} without an acceptance before it.`);
  }
  const needs = firstOf.has('received') ? [...NEEDS, ...NEEDS_AFTER_RECEIPT] : NEEDS;
  for (const [type, oneOf] of needs) {
    const event = firstOf.get(type);
    if (event === undefined || (oneOf.includes('accepted') && accepted(event))) continue;
    const met = oneOf.some((needed) => (firstOf.get(needed)?.day ?? Number.POSITIVE_INFINITY) <= event.day);
    if (!met) return order(at(event), `${type} without ${oneOf.join(' or ')} before it.`);
  }
  return pauseProblem(timed, at) ?? closedProblem(timed, at);
}

function order(index: number, message: string): EventProblem {
  return { code: 'event-order', index, message };
}

function pauseProblem(timed: readonly TimedEvent[], at: (event: TimedEvent) => number): EventProblem | null {
  let running = 0;
  for (const one of timed) {
    if (one.type === 'paused') running += 1;
    if (one.type !== 'resumed') continue;
    running -= 1;
    if (running < 0) return order(at(one), `resumed on ${one.event.date} without a running pause.`);
  }
  return null;
}

function closedProblem(timed: readonly TimedEvent[], at: (event: TimedEvent) => number): EventProblem | null {
  const closing = timed.find(({ type }) => CLOSING.has(type));
  if (closing === undefined) return null;
  const later = timed.find((one) => one.day > closing.day);
  if (later === undefined) return null;
  return order(at(later), `${later.type} on ${later.event.date} after ${closing.type} had closed the case.`);
}
