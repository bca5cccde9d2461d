import type { BookInput } from '../../shared/contract/appointments.ts';
import {
  appointmentById,
  type AppointmentContent,
  type AppointmentRecord,
} from '../storage/repositories/appointments.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { appointmentViews } from './appointment-view.ts';
import { beginAppointment, BookingRefused, wordRefusals } from './appointment-write.ts';
import { deskAt } from './booking-desk.ts';
import { findPlace, refusePlace, type PlaceWish } from './booking-place.ts';
import { bookingSubject, jointCase } from './booking-subject.ts';
import type { Actor, AppContext, WriteTx } from './context.ts';
import { notFound } from './errors.ts';
import { firstOrAgain } from './idempotent.ts';

/** An overbooking is a supervisor's act. */
export function requireSupervisor(actor: Actor, overbook: object | null): void {
  if (overbook !== null && !actor.roles.includes('supervisor')) throw new BookingRefused('supervisor-only', 'overbook');
}

async function bookIn(
  tx: WriteTx,
  app: AppContext,
  actor: Actor,
  sent: BookInput,
): Promise<{ readonly record: AppointmentRecord; readonly replayed: boolean }> {
  const { key, ...input } = sent;
  const at = app.now().toISOString();
  const kept = await firstOrAgain(tx, { key, procedure: 'appointments.book', actor, input, at });
  if (kept.kind === 'again') {
    const id = kept.kept.ids?.[0] ?? 0;
    const record = await appointmentById(tx, id);
    if (record === null) throw notFound('appointment', id);
    return { record, replayed: true };
  }
  const { opening } = kept;
  const desk = await deskAt(app, tx, await app.calendars.at(tx, opening.newestCalendar), opening);
  const subject = await bookingSubject(tx, sent.for);
  const { file } = subject;
  if (sent.service === 'site-visit' && file === null) throw new BookingRefused('visit-needs-case', 'for');
  const joint = sent.jointCaseId === null ? null : await jointCase(tx, file, sent.jointCaseId);
  if (joint !== null && sent.service !== 'site-visit') throw new BookingRefused('joint-not-possible', 'jointCaseId');
  requireSupervisor(actor, sent.overbook);
  const wish: PlaceWish = {
    service: sent.service,
    slot: sent.slot,
    personKey: subject.personKey,
    except: 0,
    inspectorIds: sent.inspectorIds,
    preferred: [file?.derived.handlerStaffId ?? null, joint?.derived.handlerStaffId ?? null],
    how: sent.overbook === null ? 'within' : 'beyond',
    bound: 'window',
    field: 'slot',
  };
  const found = await findPlace(tx, desk, wish);
  if (found.kind === 'full' && sent.onFull === 'refuse') {
    throw await refusePlace(tx, desk, wish, 'full', 'slot.from');
  }
  const content: AppointmentContent = {
    caseId: file?.id ?? null,
    jointCaseId: joint?.id ?? null,
    applicantId: subject.applicantId,
    callerName: subject.callerName,
    callerPhone: subject.callerPhone,
    personKey: subject.personKey,
    matter: subject.matter ?? sent.matter,
    path: subject.path ?? (sent.matter === null ? null : sent.path),
    note: sent.note,
    createdAt: at,
  };
  const by = { actor, at, action: 'appointments.book', lastAuditHash: opening.lastAuditHash };
  const { slot, onePerDay } = found;
  const record = await beginAppointment(
    tx,
    by,
    content,
    found.kind === 'full'
      ? { type: 'waiting', slot, capacity: found.capacity, onePerDay }
      : { type: 'booked', slot, place: found.place, onePerDay, reason: sent.overbook?.reason ?? null },
    (id) => kept.keep({ caseId: content.caseId, paperIds: [], ids: [id] }),
  );
  return { record, replayed: false };
}

/**
 * Books one place, or one on the waiting list, in one transaction. The same key gives the same appointment again.
 *
 * @throws BOOKING_REFUSED with the next three free slots, NOT_FOUND, INVALID_INPUT (phone), KEY_REUSED
 */
export async function book(app: AppContext, actor: Actor, sent: BookInput) {
  const { record, replayed } = await wordRefusals(app, () =>
    writeTransaction(app.write, (tx: WriteTx) => bookIn(tx, app, actor, sent)),
  );
  const [appointment] = await appointmentViews(app.read, [record]);
  if (appointment === undefined) throw notFound('appointment', record.id);
  if (!replayed) app.changes.publish('appointment', String(record.id));
  return { appointment };
}
