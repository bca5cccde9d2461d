import { hash } from 'node:crypto';
import { ORPCError } from '@orpc/server';
import { afterEvent, type AppointmentEvent, type NewAppointmentEvent } from '../../shared/appointments/history.ts';
import type { BookingRefusal, Service } from '../../shared/appointments/types.ts';
import type { AuditAction } from '../../shared/audit/actions.ts';
import type { FreeSlot } from '../../shared/contract/appointments.ts';
import type { CivilDate, Instant } from '../../shared/dates/types.ts';
import { canonicalJson } from '../storage/canonical-json.ts';
import { failureOf } from '../storage/errors.ts';
import { appendAppointmentEvent, dataOfAppointmentEvent } from '../storage/repositories/appointment-events.ts';
import {
  insertBooking,
  updateAppointment,
  type AppointmentContent,
  type AppointmentRecord,
} from '../storage/repositories/appointments.ts';
import { appendAudit, type NewAuditEntry } from '../storage/repositories/audit.ts';
import { listCounters } from '../storage/repositories/counters.ts';
import { deskNow } from './booking-desk.ts';
import type { Actor, AppContext, WriteTx } from './context.ts';
import type { Kept } from './idempotent.ts';
import { freeSlotView, nextFreeFor } from './slot-grid.ts';

export type RefusalDetails = Record<string, string | number>;

/** What a refused caller wished for, so that the next free slots can be named. */
export interface Wish {
  readonly service: Service;
  readonly counterId: number | null;
  readonly daysTaken: ReadonlySet<CivilDate>;
  /** Key of the slot an appointment is moved from; null for a new one. */
  readonly slotLeft: string | null;
}

/** Thrown inside a transaction, so that nothing is written; worded outside, where looking for free slots keeps nobody waiting. */
export class BookingRefused extends Error {
  readonly refusal: BookingRefusal;
  readonly field: string | null;
  readonly details: RefusalDetails;
  /** Null where free slots would be no help. */
  readonly wish: Wish | null;

  constructor(
    refusal: BookingRefusal,
    field: string | null,
    more: { readonly details?: RefusalDetails; readonly wish?: Wish | null } = {},
  ) {
    super(`booking refused: ${refusal}`);
    this.name = 'BookingRefused';
    this.refusal = refusal;
    this.field = field;
    this.details = more.details ?? {};
    this.wish = more.wish ?? null;
  }
}

function bookingError(data: {
  readonly code: BookingRefusal;
  readonly field: string | null;
  readonly nextFree: FreeSlot[];
  readonly details: RefusalDetails;
}) {
  return new ORPCError('BOOKING_REFUSED', { status: 409, message: 'booking not allowed', data });
}

/** A guard of the file itself that was hit although the rules allowed the act. */
function guardRefusal(error: unknown): BookingRefused | null {
  const unique = failureOf(error, 'unique');
  if (unique?.columns.includes('position') === true) return new BookingRefused('full', null);
  if (unique?.columns.includes('person_day') === true) return new BookingRefused('second-same-day', null);
  const inspector = unique?.table === 'appointment_inspector' || failureOf(error, 'rule')?.rule.includes('inspector');
  return inspector === true ? new BookingRefused('inspector-not-free', null) : null;
}

/** Runs an act and words its refusal, with the next free slots where they help. @throws BOOKING_REFUSED */
export async function wordRefusals<Result>(app: AppContext, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const refused = error instanceof BookingRefused ? error : guardRefusal(error);
    if (refused === null) throw error;
    const { refusal: code, field, details, wish } = refused;
    if (wish === null) throw bookingError({ code, field, details, nextFree: [] });
    const free = await nextFreeFor(app.read, await deskNow(app, app.read), wish);
    const names = new Map((await listCounters(app.read)).map(({ id, name }) => [id, name]));
    throw bookingError({ code, field, details, nextFree: free.map((slot) => freeSlotView(slot, names)) });
  }
}

/**
 * SHA-256 over everything an event of an appointment says. It stands in the audit entry of the act, so a history rewritten
 * behind the program's back is found.
 */
export function appointmentSeal(appointmentId: number, event: AppointmentEvent): string {
  const { seq, type, at, staffId } = event;
  const said = canonicalJson([appointmentId, seq, type, at, staffId, dataOfAppointmentEvent(event)]);
  return hash('sha256', said, 'hex');
}

/** Who acts, when, by which procedure. */
export interface ActBy {
  readonly actor: Actor;
  readonly at: Instant;
  readonly action: AuditAction;
}

/** Audit entry of an act on an appointment, with the seal of its event. */
export function auditOfAppointment(
  by: ActBy,
  id: number,
  event: AppointmentEvent,
): NewAuditEntry & { readonly staffId: string } {
  const { seq, type } = event;
  return {
    at: by.at,
    staffId: by.actor.id,
    action: by.action,
    entity: 'appointment',
    entityId: String(id),
    data: { events: [{ seq, type, hash: appointmentSeal(id, event) }] },
  };
}

/** A call whose act begins an appointment. */
export interface BeginningCall {
  readonly actor: Actor;
  readonly at: Instant;
  readonly procedure: string;
  readonly key: string;
  readonly inputHash: string;
  /** As read at the beginning of the transaction. */
  readonly lastAuditHash: string | null;
}

/**
 * Writes a new appointment with its first event, the audit entry and the kept answer, in one statement.
 *
 * @param id the id the next appointment gets, as read in this transaction
 */
export async function beginAppointment(
  tx: WriteTx,
  call: BeginningCall,
  id: number,
  content: AppointmentContent,
  first: NewAppointmentEvent,
): Promise<AppointmentRecord> {
  const { actor, at, procedure, key, inputHash, lastAuditHash } = call;
  const event: AppointmentEvent = { ...first, seq: 1, at, staffId: actor.id };
  const record = { ...content, id, now: afterEvent(null, event, content.personKey) };
  const result: Kept = { caseId: content.caseId, paperIds: [], ids: [id] };
  await insertBooking(tx, record, {
    event,
    audit: auditOfAppointment({ actor, at, action: 'appointments.book' }, id, event),
    lastAuditHash,
    kept: { key, procedure, inputHash, result },
  });
  return record;
}

/** Appends one more event to an appointment and writes what follows from it. The event must be allowed by now. */
export async function continueAppointment(
  tx: WriteTx,
  by: ActBy,
  before: AppointmentRecord,
  next: NewAppointmentEvent,
): Promise<AppointmentRecord> {
  const event: AppointmentEvent = { ...next, seq: before.now.version + 1, at: by.at, staffId: by.actor.id };
  const now = afterEvent(before.now, event, before.personKey);
  await updateAppointment(tx, before, now);
  await appendAppointmentEvent(tx, before.id, event);
  await appendAudit(tx, auditOfAppointment(by, before.id, event));
  return { ...before, now };
}
