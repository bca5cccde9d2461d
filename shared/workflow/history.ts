import { TIME_EVENT_TYPES } from '../matters/types.ts';
import type { TimeEventType } from '../matters/types.ts';
import { STEP_ENDS, type StepEnd, type StepMark } from '../timelimit/stages.ts';
import type { TimeEvent } from '../timelimit/types.ts';
import type { CaseEvent, CaseEventOf, CaseEventType, CorrectionReplacement } from './types.ts';

export type CorrectedEvent = CaseEventOf<'corrected'>;

/** The last event of one type; null when there is none. */
export function lastOf<Type extends CaseEventType>(
  events: readonly CaseEvent[],
  ...types: readonly Type[]
): CaseEventOf<Type> | null {
  const found = events.findLast((event) => types.some((type) => type === event.type));
  // The predicate above is the proof; a union of types cannot be narrowed by `some`.
  return (found as CaseEventOf<Type> | undefined) ?? null;
}

function correctionsOf(history: readonly CaseEvent[], id: string): readonly CorrectedEvent[] {
  return history.filter((event): event is CorrectedEvent => event.type === 'corrected' && event.corrects === id);
}

/** What a correction finally says after it was itself corrected; null when it was struck out. */
function finalReplacement(history: readonly CaseEvent[], correction: CorrectedEvent): CorrectionReplacement | null {
  let replacement: CorrectionReplacement | null = correction.replacement;
  for (const later of correctionsOf(history, correction.id)) {
    const says = finalReplacement(history, later);
    if (says !== null) replacement = says.kind === 'void' ? null : says;
  }
  return replacement;
}

/**
 * The correction in force for an event (or for a correction), with what it says now; null when none is in force.
 */
export function correctionInForce(
  history: readonly CaseEvent[],
  id: string,
): { readonly by: CorrectedEvent; readonly replacement: CorrectionReplacement } | null {
  for (const by of correctionsOf(history, id).toReversed()) {
    const replacement = finalReplacement(history, by);
    if (replacement !== null) return { by, replacement };
  }
  return null;
}

/**
 * An acceptance by law, or by supplements, has the date of what it rests on (semantics 2): when that is corrected, the
 * acceptance moves along, unless it was itself given another date.
 */
function tieAcceptance(effective: readonly CaseEvent[], event: CaseEvent): CaseEvent {
  if (event.type !== 'accepted' || event.basis === 'complete' || event.basis === 'tolerated') return event;
  const ground = lastOf(effective, event.basis === 'deemed' ? 'received' : 'supplemented');
  return ground === null ? event : { ...event, date: ground.date };
}

/**
 * The events as they count: corrections applied, struck-out events and the corrections themselves left out, order of
 * entry kept. The history itself still holds both the event and its correction.
 *
 * @example replay([received, accepted, correctedThatMovesAcceptedToThe18th]) // [received, acceptedOnThe18th]
 */
export function replay(history: readonly CaseEvent[]): readonly CaseEvent[] {
  if (history.every((event) => event.type !== 'corrected')) return history;
  const effective: CaseEvent[] = [];
  for (const event of history) {
    if (event.type === 'corrected') continue;
    const correction = correctionInForce(history, event.id);
    if (correction === null) effective.push(tieAcceptance(effective, event));
    else if (correction.replacement.kind === 'replace') {
      const { date, changes } = correction.replacement;
      // `decideAct` checked the changes against the event's own shape before the correction was recorded.
      effective.push({ ...event, ...changes, date: date ?? event.date } as CaseEvent);
    }
  }
  return effective;
}

function isTimeEventType(type: CaseEventType): type is TimeEventType {
  return TIME_EVENT_TYPES.some((known) => known === type);
}

function outcomeOf(event: CaseEvent): { readonly positive?: boolean } {
  switch (event.type) {
    case 'decided':
      return { positive: event.result === 'approved' };
    case 'verified':
    case 'checked':
    case 'reinspected':
      return { positive: event.result === 'conforming' };
    default:
      return {};
  }
}

/**
 * The events as the time-limit engine reads them.
 *
 * @param history all events of the case; corrections are applied first.
 * @param paperOf words for the trace: the paper that announced a pause or an extension.
 */
export function toTimeEvents(
  history: readonly CaseEvent[],
  paperOf: (event: CaseEvent) => string | null = () => null,
): readonly TimeEvent[] {
  const events: TimeEvent[] = [];
  for (const event of replay(history)) {
    if (!isTimeEventType(event.type)) continue;
    const paper = paperOf(event);
    events.push({
      type: event.type,
      date: event.date,
      ...(event.type === 'paused' ? { reason: event.reason } : {}),
      ...(event.type === 'rectification-noticed' ? { deadline: event.deadline } : {}),
      ...(event.type === 'extended' ? { days: event.days } : {}),
      ...outcomeOf(event),
      ...(paper === null ? {} : { paper }),
    });
  }
  return events;
}

/** The records that may end a local sub-step, corrections applied. */
export function toStepMarks(history: readonly CaseEvent[]): readonly StepMark[] {
  const isStepEnd = (type: CaseEventType): type is StepEnd => STEP_ENDS.some((known) => known === type);
  return replay(history).flatMap(({ type, date }) => (isStepEnd(type) ? [{ type, date }] : []));
}
