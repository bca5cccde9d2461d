import { hash } from 'node:crypto';
import type { Instant } from '../../shared/dates/types.ts';
import { canonicalJson } from '../storage/canonical-json.ts';
import { keepAnswer } from '../storage/repositories/idempotency.ts';
import { readOpening, type Opening } from '../storage/repositories/opening.ts';
import type { Actor, WriteTx } from './context.ts';
import { keyReused } from './errors.ts';

/** One call that must happen once, however often it is sent. */
export interface KeyedCall {
  readonly key: string;
  readonly procedure: string;
  readonly actor: Actor;
  /** Everything the caller sent besides the key. */
  readonly input: unknown;
  readonly at: Instant;
}

/** What is kept of an answer: enough to give it again. */
export interface Kept {
  readonly caseId: number | null;
  readonly paperIds: readonly number[];
  /** What else the act made or changed (appointments, tickets ...), in its own order. */
  readonly ids?: readonly number[];
}

function readKept(value: unknown): Kept {
  if (typeof value !== 'object' || value === null || !('caseId' in value) || !('paperIds' in value)) {
    throw new TypeError('A kept answer of another form');
  }
  const { caseId, paperIds } = value;
  const ids = 'ids' in value ? value.ids : [];
  return {
    caseId: typeof caseId === 'number' ? caseId : null,
    paperIds: Array.isArray(paperIds) ? paperIds.filter((id) => typeof id === 'number') : [],
    ids: Array.isArray(ids) ? ids.filter((id) => typeof id === 'number') : [],
  };
}

/** What the caller sent, as it is compared with an earlier call under the same key. */
export function inputHashOf(call: Pick<KeyedCall, 'input'>): string {
  return hash('sha256', canonicalJson(call.input), 'hex');
}

/**
 * The answer kept of a call that was carried out before; null when it was not.
 *
 * @throws KEY_REUSED when the key stands for another input, procedure or person
 */
export function keptBefore(call: KeyedCall, inputHash: string, { kept }: Opening): Kept | null {
  if (kept === null) return null;
  const isSame = kept.inputHash === inputHash && kept.procedure === call.procedure && kept.staffId === call.actor.id;
  if (!isSame) throw keyReused(call.key);
  return readKept(kept.result);
}

/**
 * Looks whether this call was carried out before. Inside the act's transaction, before anything else.
 *
 * @returns what to answer again; or what was read at the beginning, with `keep` to be called once the work is done.
 * @throws KEY_REUSED when the key stands for another input, procedure or person
 */
export async function firstOrAgain(
  tx: WriteTx,
  call: KeyedCall,
): Promise<
  | { readonly kind: 'again'; readonly kept: Kept }
  | { readonly kind: 'first'; readonly opening: Opening; keep(kept: Kept): Promise<void> }
> {
  const inputHash = inputHashOf(call);
  const { key, procedure, at } = call;
  const staffId = call.actor.id;
  const opening = await readOpening(tx, { key, counterId: call.actor.counterId });
  const kept = keptBefore(call, inputHash, opening);
  if (kept !== null) return { kind: 'again', kept };
  const keep = (result: Kept) => keepAnswer(tx, key, { procedure, staffId, inputHash, result, at });
  return { kind: 'first', opening, keep };
}
