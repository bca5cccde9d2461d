import type { ClockRule, TimeEventType } from '../matters/types.ts';
import type { TimedEvent } from './events.ts';

/** One run of a clock: from its start event to its stop, where there is one. */
export interface ClockInstance {
  readonly rule: ClockRule;
  readonly start: number;
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

function firstClosing(events: readonly TimedEvent[], from: number): number | null {
  for (const { type, day } of events) {
    if (day >= from && CLOSING.has(type)) return day;
  }
  return null;
}

function runFrom(
  rule: ClockRule,
  start: number,
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
  const closed = firstClosing(events, start);
  if (answered !== null && (closed === null || answered <= closed)) {
    return { instance: { rule, start, stop: { day: answered, kind: 'answered' } }, stopIndex };
  }
  const stop: ClockStop | null = closed === null ? null : { day: closed, kind: 'closed' };
  return { instance: { rule, start, stop }, stopIndex: null };
}

/**
 * Every run of a clock, in order: a start event opens one unless one is still running; each run has its own stop
 * event. A case re-inspected twice has two runs of `reinspection`. `deemedStart` replaces the acceptance of a case
 * accepted by law.
 */
export function instancesOf(
  rule: ClockRule,
  events: readonly TimedEvent[],
  deemedStart: number | null,
): readonly ClockInstance[] {
  if (rule.start === 'accepted' && deemedStart !== null) return [runFrom(rule, deemedStart, events, 0).instance];
  let instances: ClockInstance[] | null = null;
  let nextStop = 0;
  let running = false;
  for (const timed of events) {
    if (running || !startsClock(rule, timed)) continue;
    const previous = instances?.[instances.length - 1]?.stop;
    if (previous !== undefined && previous !== null && timed.day < previous.day) continue;
    const { instance, stopIndex } = runFrom(rule, timed.day, events, nextStop);
    (instances ??= []).push(instance);
    if (stopIndex === null) running = true;
    else nextStop = stopIndex + 1;
  }
  return instances ?? [];
}
