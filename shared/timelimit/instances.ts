import { toDayNumber } from '../dates/civil.ts';
import type { ClockRule, TimeEventType } from '../matters/types.ts';
import type { TimedEvent } from './events.ts';

/** One run of a clock: from its start event to its stop, where there is one. */
export interface ClockInstance {
  readonly rule: ClockRule;
  readonly start: number;
  /** What started it: something that happened, or the last day of an order that nothing had answered. */
  readonly startedBy: 'event' | 'deadline';
  readonly stop: ClockStop | null;
}

export interface ClockStop {
  readonly day: number;
  /** `answered` = a stop event of the rule; `closed` = the case ended otherwise, which is no outcome. */
  readonly kind: 'answered' | 'closed';
}

/** Events that end a case and with it every running clock. */
const CLOSING: ReadonlySet<TimeEventType> = new Set(['withdrawn', 'refused', 'not-required', 'wrong-authority']);

function startsClock(rule: ClockRule, { type, event }: TimedEvent): boolean {
  if (type !== rule.start) return false;
  if (rule.startReason !== undefined && event.reason !== rule.startReason) return false;
  if (rule.startsWhen === 'positive') return event.positive !== false;
  if (rule.startsWhen === 'negative') return event.positive !== true;
  return true;
}

/** Whether a stop event belongs to this clock: a `resumed` that names another reason ends another pause. */
function stopsClock(rule: ClockRule, { type, event }: TimedEvent): boolean {
  if (!rule.stop.includes(type)) return false;
  return type !== 'resumed' || event.reason === undefined || event.reason === rule.startReason;
}

function closesClock(rule: ClockRule, type: TimeEventType): boolean {
  return CLOSING.has(type) || rule.closedBy?.includes(type) === true;
}

function firstClosing(rule: ClockRule, events: readonly TimedEvent[], from: number): number | null {
  for (const { type, day } of events) {
    if (day >= from && closesClock(rule, type)) return day;
  }
  return null;
}

/**
 * Whether the last day of an order starts the clock. What comes next decides: a request by then starts it itself, a
 * further order by then takes the first one's place, an end by then leaves nothing to do, and a visit before that day
 * came before any clock.
 */
function startsOnDeadline(rule: ClockRule, deadline: number, after: readonly TimedEvent[]): boolean {
  for (const { type, day } of after) {
    if (rule.stop.includes(type)) return day >= deadline;
    if (type === rule.start || type === rule.startsOnDeadlineOf || closesClock(rule, type)) return day > deadline;
  }
  return true;
}

/** The events with a start on the last day of each order that starts the clock by itself, before those of that day. */
function withDeadlineStarts(rule: ClockRule, events: readonly TimedEvent[]): readonly TimedEvent[] {
  if (rule.startsOnDeadlineOf === undefined) return events;
  let extended: TimedEvent[] | null = null;
  for (const [index, order] of events.entries()) {
    if (order.type !== rule.startsOnDeadlineOf || order.event.deadline === undefined) continue;
    const deadline = toDayNumber(order.event.deadline);
    if (!startsOnDeadline(rule, deadline, events.slice(index + 1))) continue;
    extended ??= [...events];
    const own = extended.indexOf(order);
    const later = extended.findIndex(({ day }, position) => position > own && day >= deadline);
    const started = { type: rule.start, day: deadline, event: order.event };
    extended.splice(later < 0 ? extended.length : later, 0, started);
  }
  return extended ?? events;
}

function runFrom(
  rule: ClockRule,
  { start, startedBy }: Pick<ClockInstance, 'start' | 'startedBy'>,
  events: readonly TimedEvent[],
  afterIndex: number,
): { readonly instance: ClockInstance; readonly stopIndex: number | null } {
  let stopIndex = -1;
  for (let index = afterIndex; index < events.length; index += 1) {
    const timed = events[index];
    if (timed !== undefined && timed.day >= start && stopsClock(rule, timed)) {
      stopIndex = index;
      break;
    }
  }
  const answered = events[stopIndex]?.day ?? null;
  const closed = firstClosing(rule, events, start);
  if (answered !== null && (closed === null || answered <= closed)) {
    return { instance: { rule, start, startedBy, stop: { day: answered, kind: 'answered' } }, stopIndex };
  }
  const stop: ClockStop | null = closed === null ? null : { day: closed, kind: 'closed' };
  return { instance: { rule, start, startedBy, stop }, stopIndex: null };
}

/**
 * Every run of a clock, in order: a start event opens one unless one is still running; each run has its own stop
 * event. A case re-inspected twice has two runs of `reinspection`. A run that the last day of an order starts may lie
 * ahead still. `deemedStart` replaces the acceptance of a case accepted by law.
 */
export function instancesOf(
  rule: ClockRule,
  recorded: readonly TimedEvent[],
  deemedStart: number | null,
): readonly ClockInstance[] {
  if (rule.start === 'accepted' && deemedStart !== null) {
    return [runFrom(rule, { start: deemedStart, startedBy: 'event' }, recorded, 0).instance];
  }
  const events = withDeadlineStarts(rule, recorded);
  let instances: ClockInstance[] | null = null;
  let nextStop = 0;
  let running = false;
  for (const timed of events) {
    if (running || !startsClock(rule, timed)) continue;
    const previous = instances?.[instances.length - 1]?.stop;
    if (previous !== undefined && previous !== null && timed.day < previous.day) continue;
    const startedBy = timed.type === timed.event.type ? 'event' : 'deadline';
    // Visits entered before the order belong to what came before it, even on the same day.
    const afterIndex = startedBy === 'event' ? nextStop : Math.max(nextStop, events.indexOf(timed));
    const { instance, stopIndex } = runFrom(rule, { start: timed.day, startedBy }, events, afterIndex);
    (instances ??= []).push(instance);
    if (stopIndex === null) running = true;
    else nextStop = stopIndex + 1;
  }
  return instances ?? [];
}
