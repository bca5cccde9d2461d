import { personKey } from '../../shared/appointments/identity.ts';
import type { BookInput } from '../../shared/contract/appointments.ts';
import type { Instant } from '../../shared/dates/types.ts';
import {
  appointmentById,
  type AppointmentContent,
  type AppointmentRecord,
} from '../storage/repositories/appointments.ts';
import {
  readBookingOpening,
  readOpening,
  type BookingQuestion,
  type Opening,
} from '../storage/repositories/opening.ts';
import type { ShownBeside } from '../storage/repositories/appointments-shown.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { appointmentViewOf, appointmentViews } from './appointment-view.ts';
import { beginAppointment, BookingRefused, wordRefusals } from './appointment-write.ts';
import { deskAt, deskLastUsed } from './booking-desk.ts';
import { findPlace, likelyQuestion, refusePlace, type KnownFacts } from './booking-place.ts';
import { bookingSubject, identityOf, jointCase, type BookingSubject } from './booking-subject.ts';
import type { Actor, AppContext, WriteTx } from './context.ts';
import { notFound } from './errors.ts';
import { inputHashOf, keptBefore, type KeyedCall } from './idempotent.ts';
import type { PlaceWish } from './place-rules.ts';

/** An overbooking is a supervisor's act. */
export function requireSupervisor(actor: Actor, overbook: object | null): void {
  if (overbook !== null && !actor.roles.includes('supervisor')) throw new BookingRefused('supervisor-only', 'overbook');
}

/** What an appointment is besides its history. */
export function contentOf(
  subject: BookingSubject,
  sent: Pick<BookInput, 'matter' | 'path' | 'note'>,
  booked: { readonly at: Instant; readonly jointCaseId: number | null },
): AppointmentContent {
  return {
    caseId: subject.file?.id ?? null,
    jointCaseId: booked.jointCaseId,
    applicantId: subject.applicantId,
    callerName: subject.callerName,
    callerPhone: subject.callerPhone,
    personKey: subject.personKey,
    matter: subject.matter ?? sent.matter,
    path: subject.path ?? (sent.matter === null ? null : sent.path),
    note: sent.note,
    createdAt: booked.at,
  };
}

/** A booking as far as it can be made ready before its transaction begins, while nobody waits for the file. */
interface ReadyBooking {
  readonly call: KeyedCall;
  readonly inputHash: string;
  /** What the file will most likely be asked; null = it can be told only inside. */
  readonly question: BookingQuestion | null;
}

function makeReady(app: AppContext, actor: Actor, sent: BookInput): ReadyBooking {
  const { key, ...input } = sent;
  const call = { key, procedure: 'appointments.book', actor, input, at: app.now().toISOString() };
  const inputHash = inputHashOf(call);
  return { call, inputHash, question: questionOf(app, sent) };
}

function questionOf(app: AppContext, sent: BookInput): BookingQuestion | null {
  const identity = identityOf(sent.for);
  if (identity === null) return null;
  const key = personKey(identity);
  const { service, slot } = sent;
  const place = likelyQuestion(deskLastUsed(app), { service, slot, personKey: key, except: 0 });
  const applicantId = identity.kind === 'applicant' ? identity.applicantId : null;
  return place === null ? null : { place, shown: { counterId: slot.counterId, personKey: key, applicantId } };
}

async function beginBooking(
  tx: WriteTx,
  { call, question }: ReadyBooking,
): Promise<{ readonly opening: Opening; readonly known: KnownFacts | null; readonly beside: ShownBeside | null }> {
  const head = { key: call.key, counterId: call.actor.counterId };
  if (question === null) return { opening: await readOpening(tx, head), known: null, beside: null };
  const { opening, facts, beside } = await readBookingOpening(tx, head, question);
  return { opening, known: { question: question.place, facts }, beside };
}

/** A booking carried out, now or before. */
interface Booked {
  readonly record: AppointmentRecord;
  /** What stands beside it where that is known already. */
  readonly beside: ShownBeside | null;
  readonly replayed: boolean;
}

async function bookIn(tx: WriteTx, app: AppContext, sent: BookInput, ready: ReadyBooking): Promise<Booked> {
  const { call, inputHash } = ready;
  const { actor, at, key, procedure } = call;
  const { opening, known, beside } = await beginBooking(tx, ready);
  const kept = keptBefore(call, inputHash, opening);
  if (kept !== null) {
    const id = kept.ids?.[0] ?? 0;
    const record = await appointmentById(tx, id);
    if (record === null) throw notFound('appointment', id);
    return { record, beside: null, replayed: true };
  }
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
  const found = await findPlace(tx, desk, wish, known);
  if (found.kind === 'full' && sent.onFull === 'refuse') {
    throw await refusePlace(tx, desk, wish, found.why, 'slot.from');
  }
  const content = contentOf(subject, sent, { at, jointCaseId: joint?.id ?? null });
  const { slot, onePerDay } = found;
  const record = await beginAppointment(
    tx,
    { actor, at, procedure, key, inputHash, lastAuditHash: opening.lastAuditHash },
    found.nextId,
    content,
    found.kind === 'full'
      ? { type: 'waiting', slot, capacity: found.capacity, onePerDay }
      : { type: 'booked', slot, place: found.place, onePerDay, reason: sent.overbook?.reason ?? null },
  );
  // A visit's inspectors and a case's names are not among what was asked.
  const isWhole = content.caseId === null && record.now.inspectorIds.length === 0;
  return { record, beside: isWhole ? beside : null, replayed: false };
}

/**
 * Books one place, or one on the waiting list, in one transaction. The same key gives the same appointment again.
 *
 * @throws BOOKING_REFUSED with the next three free slots, NOT_FOUND, INVALID_INPUT (phone), KEY_REUSED
 */
export async function book(app: AppContext, actor: Actor, sent: BookInput) {
  const ready = makeReady(app, actor, sent);
  const { record, beside, replayed } = await wordRefusals(app, () =>
    writeTransaction(app.write, (tx: WriteTx) => bookIn(tx, app, sent, ready)),
  );
  const appointment =
    beside === null
      ? (await appointmentViews(app.read, [record]))[0]
      : appointmentViewOf({ record, beside, file: null, jointFile: null });
  if (appointment === undefined) throw notFound('appointment', record.id);
  if (!replayed) app.changes.publish('appointment', String(record.id));
  return { appointment };
}
