import { toDayNumber } from '../dates/civil.ts';
import type { TimeEventType } from '../matters/types.ts';
import type { TimeEvent, TimelimitWarning } from './types.ts';

/** An event with its day number, in the order of dates; events of one day keep the order of entry. */
export interface TimedEvent {
  readonly type: TimeEventType;
  readonly day: number;
  readonly event: TimeEvent;
}

/** A pause covers the days from < d <= to; `to` is Infinity while it is open. */
export interface PauseSpan {
  readonly from: number;
  readonly to: number;
}

/** One pause as recorded, for the words of the trace. */
export interface RecordedPause extends PauseSpan {
  readonly event: TimeEvent;
}

export interface Pauses {
  /** The union: sorted, apart from each other, at most the last one open. */
  readonly union: readonly PauseSpan[];
  readonly recorded: readonly RecordedPause[];
}

const NO_PAUSES: Pauses = { union: [], recorded: [] };

/** Events in the order of their dates (stable). Throws `InvalidCivilDateError` for a text that is no date. */
export function inOrderOfDates(events: readonly TimeEvent[]): readonly TimedEvent[] {
  const timed: TimedEvent[] = [];
  let sorted = true;
  for (const event of events) {
    const day = toDayNumber(event.date);
    const previous = timed[timed.length - 1];
    if (previous !== undefined && previous.day > day) sorted = false;
    timed.push({ type: event.type, day, event });
  }
  return sorted ? timed : timed.toSorted((left, right) => left.day - right.day);
}

/**
 * All pauses of a case. A `resumed` ends the running pause of its own reason, where it names one, else the one that
 * began first; pauses still running are open. Days covered twice count once, adjacent pauses join (semantics 2).
 * A `resumed` that ends nothing is reported and otherwise ignored.
 */
export function pausesOf(events: readonly TimedEvent[], warnings: TimelimitWarning[]): Pauses {
  let running: TimedEvent[] | null = null;
  let recorded: RecordedPause[] | null = null;
  for (const timed of events) {
    if (timed.type === 'paused') {
      running ??= [];
      running.push(timed);
    } else if (timed.type === 'resumed') {
      const position = endedBy(timed.event, running ?? []);
      const [ended] = position < 0 ? [] : (running?.splice(position, 1) ?? []);
      if (ended === undefined) {
        warnings.push({
          code: 'event-out-of-order',
          message: `resumed on ${timed.event.date} without a running pause`,
        });
      } else {
        recorded ??= [];
        recorded.push({ from: ended.day, to: timed.day, event: ended.event });
      }
    }
  }
  if (recorded === null && running === null) return NO_PAUSES;
  const all = [
    ...(recorded ?? []),
    ...(running ?? []).map(({ day, event }) => ({ from: day, to: Number.POSITIVE_INFINITY, event })),
  ];
  return { union: unionOf(all), recorded: all };
}

function endedBy(resumed: TimeEvent, running: readonly TimedEvent[]): number {
  if (resumed.reason !== undefined) {
    const sameReason = running.findIndex(({ event }) => event.reason === resumed.reason);
    if (sameReason >= 0) return sameReason;
  }
  return running.length === 0 ? -1 : 0;
}

/** The union of spans: sorted, overlapping and adjacent ones joined, empty ones dropped. */
export function unionOf(spans: readonly PauseSpan[]): readonly PauseSpan[] {
  const union: { from: number; to: number }[] = [];
  for (const { from, to } of spans.toSorted((left, right) => left.from - right.from)) {
    if (to <= from) continue;
    const last = union[union.length - 1];
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else union.push({ from, to });
  }
  return union;
}

/** The pauses as a clock that stopped on a day knew them: nothing after the stop, an open one ends with it. */
export function pausesUntil(union: readonly PauseSpan[], stop: number): readonly PauseSpan[] {
  if (union.every(({ to }) => to <= stop)) return union;
  return union.filter(({ from }) => from < stop).map(({ from, to }) => ({ from, to: Math.min(to, stop) }));
}
