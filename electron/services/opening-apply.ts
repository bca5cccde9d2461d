import type { z } from 'zod';
import type { affectedDecision, OpeningChangeInput } from '../../shared/contract/opening.ts';
import type { AppointmentRecord } from '../storage/repositories/appointments.ts';
import { appendAudit } from '../storage/repositories/audit.ts';
import { caseById } from '../storage/repositories/cases.ts';
import {
  insertConsequences,
  insertOpeningEntry,
  type ConsequenceKind,
  type OpeningConsequence,
} from '../storage/repositories/opening-entries.ts';
import { failureOf } from '../storage/errors.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { continueAppointment, wordRefusals, type ActBy } from './appointment-write.ts';
import { deskAt, type BookingDesk } from './booking-desk.ts';
import { findPlace, refusePlace, requireVisitors } from './booking-place.ts';
import type { PlaceWish } from './place-rules.ts';
import type { Actor, AppContext, WriteTx } from './context.ts';
import { invalidField, invalidInput } from './errors.ts';
import { firstOrAgain } from './idempotent.ts';
import { affectedRecords, deskWith, issuesOf, requireSame, type Affected } from './opening-change.ts';
import { offerToWaiting } from './waiting-list.ts';

export type Decision = z.infer<typeof affectedDecision>;

/** What a supervisor confirms: a change, who it was said to concern, and what becomes of each. */
export interface ConfirmedChange {
  readonly key: string;
  readonly change: OpeningChangeInput;
  readonly fingerprint: string;
  readonly decisions: readonly Decision[];
}

interface Decided {
  readonly affected: Affected;
  readonly decision: Decision;
  /** Path of the decision in the input. */
  readonly path: string;
}

/** Every affected appointment with its one decision. @throws INVALID_INPUT */
function decidedOf(affected: readonly Affected[], decisions: readonly Decision[]): readonly Decided[] {
  const known = new Map(affected.map((one) => [one.record.id, one]));
  const decided = decisions.map((decision, index): Decided => {
    const path = `decisions.${index}`;
    const one = known.get(decision.appointmentId);
    if (one === undefined) throw invalidField(`${path}.appointmentId`, 'unknown-choice');
    // Other inspectors do not open a closed office.
    if (decision.action === 'reassign' && one.why === 'closed') throw invalidField(`${path}.action`, 'unknown-choice');
    return { affected: one, decision, path };
  });
  const named = new Set(decided.map(({ affected: one }) => one.record.id));
  if (named.size < decided.length) throw invalidField('decisions', 'unknown-choice');
  if (named.size < affected.length) throw invalidField('decisions', 'required');
  return decided;
}

interface Applying {
  readonly tx: WriteTx;
  readonly by: ActBy;
  readonly desk: BookingDesk;
  readonly entryId: number;
  readonly reason: string | null;
}

const DONE: Readonly<Record<Decision['action'], ConsequenceKind>> = {
  move: 'moved',
  cancel: 'cancelled',
  reassign: 'reassigned',
};

async function handlersOf(tx: WriteTx, record: AppointmentRecord): Promise<readonly (string | null)[]> {
  const file = record.caseId === null ? null : await caseById(tx, record.caseId);
  return [...record.now.inspectorIds, file?.derived.handlerStaffId ?? null];
}

async function carryOutDecision(applying: Applying, one: Decided): Promise<AppointmentRecord> {
  const { tx, by, desk, entryId, reason } = applying;
  const { decision, path } = one;
  const { record } = one.affected;
  switch (decision.action) {
    case 'cancel':
      return continueAppointment(tx, by, record, { type: 'cancelled', by: 'office', reason, entryId });
    case 'reassign': {
      const inspectorIds = await requireVisitors(tx, desk, record, decision.inspectorIds, `${path}.`);
      return continueAppointment(tx, by, record, { type: 'reassigned', inspectorIds, entryId });
    }
    case 'move': {
      const wish: PlaceWish = {
        service: record.now.slot.service,
        slot: decision.to,
        personKey: record.personKey,
        except: record.id,
        inspectorIds: null,
        preferred: await handlersOf(tx, record),
        how: 'within',
        bound: 'opening',
        field: `${path}.to`,
      };
      const found = await findPlace(tx, desk, wish);
      if (found.kind === 'full') throw await refusePlace(tx, desk, wish, found.why, `${path}.to.from`);
      const { slot, place, onePerDay } = found;
      return continueAppointment(tx, by, record, { type: 'moved', slot, place, onePerDay, reason, entryId });
    }
  }
}

// Who gives a place up goes first, so that who is moved may have it.
const ORDER: readonly Decision['action'][] = ['cancel', 'reassign', 'move'];

async function applyIn(
  tx: WriteTx,
  app: AppContext,
  actor: Actor,
  sent: ConfirmedChange,
): Promise<{ readonly entryId: number; readonly offered: readonly number[]; readonly replayed: boolean }> {
  const { key, ...input } = sent;
  const { change } = sent;
  const at = app.now().toISOString();
  const kept = await firstOrAgain(tx, { key, procedure: 'opening.change', actor, input, at });
  if (kept.kind === 'again') return { entryId: kept.kept.ids?.[0] ?? 0, offered: [], replayed: true };
  const { opening } = kept;
  const before = await deskAt(app, tx, await app.calendars.at(tx, opening.newestCalendar), opening);
  const issues = await issuesOf(tx, before, change);
  if (issues.length > 0) throw invalidInput(issues);
  const affected = await affectedRecords(tx, deskWith(before, change, null), change);
  requireSame(sent.fingerprint, change, affected);
  const decided = decidedOf(affected, sent.decisions);

  const entryId = await insertOpeningEntry(tx, change, { at, staffId: actor.id });
  const desk = deskWith(before, change, entryId);
  const by = { actor, at, action: 'opening.change' } as const;
  const reason = 'reason' in change ? change.reason : null;
  const consequences: OpeningConsequence[] = [];
  for (const action of ORDER) {
    for (const one of decided.filter(({ decision }) => decision.action === action)) {
      const { id, now } = await carryOutDecision({ tx, by, desk, entryId, reason }, one);
      consequences.push({ appointmentId: id, seq: now.version, what: DONE[action] });
    }
  }
  await insertConsequences(tx, entryId, consequences);
  // Last, so that nobody who must move finds a place taken by somebody who waited for it. Besides the places given up, hours
  // opened again or inspectors who are back may make room.
  const offered = await offerToWaiting(tx, by, desk);
  await appendAudit(tx, {
    at,
    staffId: actor.id,
    action: 'opening.change',
    entity: 'opening-entry',
    entityId: String(entryId),
    data: { change, appointments: consequences },
  });
  await kept.keep({ caseId: null, paperIds: [], ids: [entryId] });
  return { entryId, offered, replayed: false };
}

/**
 * Enters a change of the opening calendar together with everything it means for appointments made, in one transaction.
 * The same key gives the same answer again.
 *
 * @returns the id of the entry
 * @throws INVALID_INPUT (the change, or a missing decision), AFFECTED_DIFFER, BOOKING_REFUSED at a decision, KEY_REUSED
 */
export async function applyChange(app: AppContext, actor: Actor, sent: ConfirmedChange): Promise<number> {
  const { entryId, replayed } = await wordRefusals(app, () =>
    writeTransaction(app.write, (tx: WriteTx) => applyIn(tx, app, actor, sent)),
  ).catch((error: unknown) => {
    // Taken back by another window a moment ago.
    if (failureOf(error, 'unique')?.table === 'opening_entry') throw invalidField('change.revokes', 'unknown-choice');
    throw error;
  });
  if (!replayed) {
    app.changes.publish('opening', String(entryId));
    app.changes.publish('appointment', null);
  }
  return entryId;
}
