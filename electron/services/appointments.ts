import type { MarkCalledInput } from '../../shared/contract/appointments.ts';
import { appointmentById } from '../storage/repositories/appointments.ts';
import { appendAudit } from '../storage/repositories/audit.ts';
import { callsOf, insertCall, type CallRecord, type CallSubject } from '../storage/repositories/calls.ts';
import { caseById } from '../storage/repositories/cases.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { answerOffer, cancel, checkInAct, miss, reassign, reschedule } from './appointment-acts.ts';
import { appointmentDetail, appointmentList, callList, findByText, reminders } from './appointment-lists.ts';
import { phoneOf, wholeAppointments, type WholeAppointment } from './appointment-view.ts';
import { wordRefusals } from './appointment-write.ts';
import { book } from './booking.ts';
import { bookingOptions, inspectorsFor, slotGrid } from './booking-options.ts';
import { signedIn, type Actor, type AppContext, type ReadableDb, type WriteTx } from './context.ts';
import { invalidField, notFound } from './errors.ts';
import { firstOrAgain } from './idempotent.ts';

/**
 * An appointment with everything a paper prints (names, cases, inspectors, phone in clear), through a connection or inside
 * a transaction. @throws NOT_FOUND
 */
export async function appointmentFor(db: ReadableDb, id: number): Promise<WholeAppointment> {
  const record = await appointmentById(db, id);
  const [whole] = record === null ? [] : await wholeAppointments(db, [record]);
  if (whole === undefined) throw notFound('appointment', id);
  return whole;
}

function subjectOf(input: MarkCalledInput): CallSubject {
  const { appointmentId, caseId } = input;
  if (appointmentId !== null && caseId === null) return { kind: 'appointment', id: appointmentId };
  if (caseId !== null && appointmentId === null) return { kind: 'case', id: caseId };
  throw invalidField(
    appointmentId === null ? 'appointmentId' : 'caseId',
    appointmentId === null ? 'required' : 'unknown-choice',
  );
}

/** Marks a call, once per key. @throws NOT_FOUND, INVALID_INPUT, KEY_REUSED */
async function markCalled(app: AppContext, actor: Actor, sent: MarkCalledInput): Promise<CallRecord> {
  const { key, ...input } = sent;
  const at = app.now().toISOString();
  const subject = subjectOf(sent);
  await writeTransaction(app.write, async (tx: WriteTx) => {
    const kept = await firstOrAgain(tx, { key, procedure: 'appointments.markCalled', actor, input, at });
    if (kept.kind === 'again') return;
    const known = subject.kind === 'case' ? await caseById(tx, subject.id) : await appointmentById(tx, subject.id);
    if (known === null) throw notFound(subject.kind, subject.id);
    const { purpose, outcome, note } = sent;
    const id = await insertCall(tx, subject, { purpose, outcome, note, at, staffId: actor.id });
    await appendAudit(tx, {
      at,
      staffId: actor.id,
      action: 'appointments.markCalled',
      entity: subject.kind,
      entityId: String(subject.id),
      data: { call: id, purpose, outcome },
    });
    await kept.keep({ caseId: null, paperIds: [], ids: [id] });
  });
  app.changes.publish('appointment', subject.kind === 'appointment' ? String(subject.id) : null);
  const call = (await callsOf(app.read, subject.kind, [subject.id])).get(subject.id)?.at(-1);
  if (call === undefined) throw notFound(subject.kind, subject.id);
  return call;
}

/** The phone under which somebody can be called, in clear; audited. @throws NOT_FOUND */
async function reveal(app: AppContext, actor: Actor, id: number): Promise<{ phone: string | null }> {
  return writeTransaction(app.write, async (tx: WriteTx) => {
    const phone = phoneOf(await appointmentFor(tx, id));
    await appendAudit(tx, {
      at: app.now().toISOString(),
      staffId: actor.id,
      action: 'appointments.reveal',
      entity: 'appointment',
      entityId: String(id),
      data: { fields: ['phone'] },
    });
    return { phone };
  });
}

/** Booking and everything that follows from it. Everybody may look; who only administers books for nobody. */
export function appointmentsRouter(app: AppContext) {
  const staff = signedIn(app);
  const desk = signedIn(app, 'counter', 'reviewer', 'supervisor');
  return {
    slots: staff.appointments.slots.handler(({ input }) => slotGrid(app, input)),
    options: desk.appointments.options.handler(({ input }) => wordRefusals(app, () => bookingOptions(app, input.for))),
    inspectors: desk.appointments.inspectors.handler(({ input }) =>
      wordRefusals(app, () => inspectorsFor(app, input.slot, input.caseId)),
    ),
    book: desk.appointments.book.handler(({ input, context }) => book(app, context.actor, input)),
    reschedule: desk.appointments.reschedule.handler(({ input, context }) => reschedule(app, context.actor, input)),
    cancel: desk.appointments.cancel.handler(({ input, context }) => cancel(app, context.actor, input)),
    answerOffer: desk.appointments.answerOffer.handler(({ input, context }) => answerOffer(app, context.actor, input)),
    checkIn: desk.appointments.checkIn.handler(({ input, context }) => checkInAct(app, context.actor, input)),
    miss: desk.appointments.miss.handler(({ input, context }) => miss(app, context.actor, input)),
    reassign: desk.appointments.reassign.handler(({ input, context }) => reassign(app, context.actor, input)),
    detail: desk.appointments.detail.handler(({ input }) => appointmentDetail(app, input.id)),
    list: desk.appointments.list.handler(({ input }) => appointmentList(app, input)),
    find: desk.appointments.find.handler(({ input }) => findByText(app, input.text, input.limit)),
    reminders: desk.appointments.reminders.handler(() => reminders(app)),
    callList: desk.appointments.callList.handler(({ input }) => callList(app, input.entryId)),
    markCalled: desk.appointments.markCalled.handler(({ input, context }) => markCalled(app, context.actor, input)),
    reveal: desk.appointments.reveal.handler(({ input, context }) => reveal(app, context.actor, input.id)),
  };
}
