import { hash } from 'node:crypto';
import type { CaseEvent } from '../../shared/workflow/types.ts';
import { canonicalJson } from '../storage/canonical-json.ts';
import { dataOfEvent } from '../storage/repositories/events.ts';

/**
 * SHA-256 over everything an event says, its words included. It stands in the audit entry of the act, whose chain nobody
 * can change unseen, so a history rewritten behind the program's back is found even where no date or state follows from it.
 */
export function eventSeal(caseId: number, event: CaseEvent): string {
  const { seq, type, date, recordedAt, staffId } = event;
  return hash('sha256', canonicalJson([caseId, seq, type, date, recordedAt, staffId, dataOfEvent(event)]), 'hex');
}

interface SealedEvent {
  readonly seq: number;
  readonly hash: string;
}

function isSealed(value: unknown): value is SealedEvent {
  if (typeof value !== 'object' || value === null || !('seq' in value) || !('hash' in value)) return false;
  return typeof value.seq === 'number' && typeof value.hash === 'string';
}

/** The seals an audit entry of an act holds; none where it holds none. */
function sealsIn(data: Readonly<Record<string, unknown>>): readonly SealedEvent[] {
  const { events } = data;
  return Array.isArray(events) ? events.filter(isSealed) : [];
}

/** An event with its seal. */
export interface SealedNow {
  readonly seq: number;
  readonly type: string;
  readonly seal: string;
}

/**
 * Events that do not say what was audited when they were entered, and audited ones that are gone, in words.
 *
 * @param entries data of the audit entries of the case or appointment
 */
export function sealProblems(
  what: string,
  events: readonly SealedNow[],
  entries: readonly Readonly<Record<string, unknown>>[],
): string[] {
  const seals = entries.flatMap(sealsIn);
  if (seals.length === 0) return [];
  const sealed = new Map(seals.map(({ seq, hash: seal }) => [seq, seal]));
  return [
    ...events.flatMap((event) => {
      const seal = sealed.get(event.seq);
      if (seal === event.seal) return [];
      const why = seal === undefined ? 'was never audited' : 'is not what was audited';
      return [`${what}: event ${event.seq} (${event.type}) ${why}`];
    }),
    ...seals
      .filter(({ seq }) => events.every((event) => event.seq !== seq))
      .map(({ seq }) => `${what}: event ${seq} was audited and is gone`),
  ];
}
