import { instantOf } from '../../shared/appointments/clock.ts';
import { mayFollow, type AppointmentEventType } from '../../shared/appointments/history.ts';
import { slotKey } from '../../shared/appointments/slots.ts';
import { isAfterCutOff, isOnTime } from '../../shared/appointments/window.ts';
import type {
  AnswerOfferInput,
  AppointmentAct,
  AppointmentView,
  CancelInput,
  ReassignInput,
  RescheduleInput,
} from '../../shared/contract/appointments.ts';
import { appointmentById, appointmentsByIds, type AppointmentRecord } from '../storage/repositories/appointments.ts';
import { caseById, type CaseFile } from '../storage/repositories/cases.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { appointmentViews } from './appointment-view.ts';
import { BookingRefused, continueAppointment, wordRefusals, type ActBy } from './appointment-write.ts';
import { requireSupervisor } from './booking.ts';
import { deskAt, type BookingDesk } from './booking-desk.ts';
import { findPlace, refusePlace, requireVisitors } from './booking-place.ts';
import { isFinished } from './booking-subject.ts';
import type { Actor, AppContext, WriteTx } from './context.ts';
import { invalidField, notFound, staleVersion } from './errors.ts';
import { firstOrAgain } from './idempotent.ts';
import type { PlaceWish, SlotChoice } from './place-rules.ts';
import { offerFreed } from './waiting-list.ts';

/** What an act changed: the appointment itself, and who got the place it gave up (two short ones may fit a long one). */
interface Changed {
  readonly record: AppointmentRecord;
  readonly offered: readonly AppointmentRecord[];
}

/** Refuses an act the state does not allow. */
export function requireState(record: AppointmentRecord, type: AppointmentEventType): void {
  const { state } = record.now;
  if (!mayFollow(state, type)) throw new BookingRefused('state', null, { details: { state } });
}

/** The appointment as the caller last saw it. @throws NOT_FOUND, STALE_VERSION */
async function loadSeen(tx: WriteTx, id: number, version: number): Promise<AppointmentRecord> {
  const record = await appointmentById(tx, id);
  if (record === null) throw notFound('appointment', id);
  const actual = record.now.version;
  if (actual !== version) throw staleVersion({ entity: 'appointment', id: String(id), expected: version, actual });
  return record;
}

/** When it begins. */
export function beginning({ now }: AppointmentRecord) {
  return { date: now.slot.date, time: now.slot.from };
}

/** Refuses whoever holds a place and comes after the cut-off. */
export function requireBeforeCutOff(record: AppointmentRecord, desk: BookingDesk): void {
  const { booking } = desk.settings;
  if (record.now.state === 'waiting' || !isAfterCutOff(beginning(record), desk.now, booking)) return;
  throw new BookingRefused('cut-off-passed', null, { details: { minutes: booking.cutOffMinutes } });
}

type AppointmentProcedure = 'reschedule' | 'cancel' | 'answerOffer' | 'checkIn' | 'miss' | 'reassign';

/** Carries out one act on one appointment: once per key, in one transaction, and tells the windows. */
async function actOn(
  app: AppContext,
  actor: Actor,
  procedure: AppointmentProcedure,
  sent: AppointmentAct,
  work: (tx: WriteTx, by: ActBy, desk: BookingDesk, record: AppointmentRecord) => Promise<Changed>,
): Promise<{ readonly appointment: AppointmentView; readonly offered: AppointmentView | null }> {
  const { key, ...input } = sent;
  const at = app.now().toISOString();
  const action = `appointments.${procedure}` as const;
  const { changed, replayed } = await wordRefusals(app, () =>
    writeTransaction(app.write, async (tx: WriteTx) => {
      const kept = await firstOrAgain(tx, { key, procedure: action, actor, input, at });
      if (kept.kind === 'again') {
        const [id = 0, ...offeredIds] = kept.kept.ids ?? [];
        const record = await appointmentById(tx, id);
        if (record === null) throw notFound('appointment', id);
        const offered = [...(await appointmentsByIds(tx, offeredIds)).values()];
        return { changed: { record, offered }, replayed: true };
      }
      const { opening } = kept;
      const desk = await deskAt(app, tx, await app.calendars.at(tx, opening.newestCalendar), opening);
      const done = await work(tx, { actor, at, action }, desk, await loadSeen(tx, sent.id, sent.version));
      const ids = [done.record.id, ...done.offered.map(({ id }) => id)];
      await kept.keep({ caseId: done.record.caseId, paperIds: [], ids });
      return { changed: done, replayed: false };
    }),
  );
  const records = [changed.record, ...changed.offered];
  const [appointment, offered = null] = await appointmentViews(app.read, records);
  if (appointment === undefined) throw notFound('appointment', sent.id);
  if (!replayed) for (const { id } of records) app.changes.publish('appointment', String(id));
  return { appointment, offered };
}

/** The cases an appointment is for: none, one, or the two of a joint visit. */
async function filesOf(tx: WriteTx, record: AppointmentRecord): Promise<readonly CaseFile[]> {
  const files = [];
  for (const id of [record.caseId, record.jointCaseId]) {
    const file = id === null ? null : await caseById(tx, id);
    if (file !== null) files.push(file);
  }
  return files;
}

/** Refuses a new time for what has ended meanwhile; of a joint visit one case that goes on is enough. */
function requireUnfinished(files: readonly CaseFile[]): void {
  if (files.length > 0 && files.every(isFinished)) throw new BookingRefused('case-finished', null);
}

/** To another slot of the same service. The old place is free, or offered to who waits for it. */
export function reschedule(app: AppContext, actor: Actor, sent: RescheduleInput) {
  return actOn(app, actor, 'reschedule', sent, async (tx, by, desk, record) => {
    requireState(record, 'moved');
    requireBeforeCutOff(record, desk);
    requireSupervisor(actor, sent.overbook);
    const files = await filesOf(tx, record);
    requireUnfinished(files);
    const { slot: old } = record.now;
    const wish: PlaceWish = {
      service: old.service,
      slot: sent.slot,
      personKey: record.personKey,
      except: record.id,
      inspectorIds: sent.inspectorIds,
      preferred: [...record.now.inspectorIds, ...files.map(({ derived }) => derived.handlerStaffId)],
      how: sent.overbook === null ? 'within' : 'beyond',
      bound: 'window',
      field: 'slot',
    };
    requireElsewhere(record, sent.slot);
    const found = await findPlace(tx, desk, wish);
    if (found.kind === 'full') throw await refusePlace(tx, desk, wish, found.why, 'slot.from');
    const moved = await continueAppointment(tx, by, record, {
      type: 'moved',
      slot: found.slot,
      place: found.place,
      onePerDay: found.onePerDay,
      reason: sent.overbook?.reason ?? sent.reason,
      entryId: null,
    });
    const held = record.now.position !== null;
    return { record: moved, offered: held ? await offerFreed(tx, by, desk, old) : [] };
  });
}

/** By the person, not after the cut-off; or by the office, with a reason. */
export function cancel(app: AppContext, actor: Actor, sent: CancelInput) {
  if (sent.by === 'office' && sent.reason === null) throw invalidField('reason', 'required');
  return actOn(app, actor, 'cancel', sent, async (tx, by, desk, record) => {
    requireState(record, 'cancelled');
    if (sent.by === 'person') requireBeforeCutOff(record, desk);
    const cancelled = await continueAppointment(tx, by, record, {
      type: 'cancelled',
      by: sent.by,
      reason: sent.reason,
      entryId: null,
    });
    const held = record.now.position !== null;
    return { record: cancelled, offered: held ? await offerFreed(tx, by, desk, record.now.slot) : [] };
  });
}

/** Refuses a place whose time has begun: it was held too long without an answer. */
function requireToCome(record: AppointmentRecord, desk: BookingDesk): void {
  if (instantOf(desk.now) >= instantOf(beginning(record))) throw new BookingRefused('past', null);
}

/** Takes the place offered, or leaves the waiting list; the next in line is then offered it. */
export function answerOffer(app: AppContext, actor: Actor, sent: AnswerOfferInput) {
  return actOn(app, actor, 'answerOffer', sent, async (tx, by, desk, record) => {
    requireState(record, 'accepted');
    if (sent.answer === 'accept') {
      requireToCome(record, desk);
      requireUnfinished(await filesOf(tx, record));
      return { record: await continueAppointment(tx, by, record, { type: 'accepted' }), offered: [] };
    }
    const declined = { type: 'cancelled', by: 'declined', reason: null, entryId: null } as const;
    const left = await continueAppointment(tx, by, record, declined);
    return { record: left, offered: await offerFreed(tx, by, desk, record.now.slot) };
  });
}

/** Refuses a check-in that cannot be now; else whether it is in time. */
export function requirePresentable(record: AppointmentRecord, desk: BookingDesk): boolean {
  requireState(record, 'checked-in');
  const begins = beginning(record);
  if (begins.date !== desk.now.date) throw new BookingRefused('not-today', null);
  return isOnTime(begins, desk.now, desk.settings.booking);
}

/** Refuses a no-show that cannot be one yet. */
export function requireBegun(record: AppointmentRecord, desk: BookingDesk): void {
  requireState(record, 'missed');
  if (instantOf(desk.now) < instantOf(beginning(record))) throw new BookingRefused('not-begun', null);
}

/** Refuses a move to where it is already. */
export function requireElsewhere(record: AppointmentRecord, slot: SlotChoice): void {
  const { now } = record;
  if (now.state !== 'waiting' && slotKey({ ...slot, service: now.slot.service }) === now.slotKey) {
    throw new BookingRefused('same-slot', 'slot');
  }
}

/**
 * Checks somebody in, inside the caller's own transaction: the queue does it together with drawing a ticket. Only on the
 * day itself; who was marked as missing may still turn up.
 *
 * @param desk of the same transaction (`deskAt`, `deskNow`)
 * @returns the appointment as it is now, and whether they are in time for it (not later than the grace after its beginning)
 * @throws BookingRefused `not-today`, `state`; word it with `wordRefusals` around the transaction
 * @example const { record, onTime } = await checkIn(tx, { actor, at, action: 'queue.checkIn' }, desk, found);
 */
export async function checkIn(
  tx: WriteTx,
  by: ActBy,
  desk: BookingDesk,
  record: AppointmentRecord,
): Promise<{ readonly record: AppointmentRecord; readonly onTime: boolean }> {
  const onTime = requirePresentable(record, desk);
  return { record: await continueAppointment(tx, by, record, { type: 'checked-in' }), onTime };
}

export function checkInAct(app: AppContext, actor: Actor, sent: AppointmentAct) {
  return actOn(app, actor, 'checkIn', sent, async (tx, by, desk, record) => ({
    record: (await checkIn(tx, by, desk, record)).record,
    offered: [],
  }));
}

/** Did not come. Counted for the person from then on. */
export function miss(app: AppContext, actor: Actor, sent: AppointmentAct) {
  return actOn(app, actor, 'miss', sent, async (tx, by, desk, record) => {
    requireBegun(record, desk);
    return { record: await continueAppointment(tx, by, record, { type: 'missed' }), offered: [] };
  });
}

/** Other inspectors for a visit. */
export function reassign(app: AppContext, actor: Actor, sent: ReassignInput) {
  return actOn(app, actor, 'reassign', sent, async (tx, by, desk, record) => {
    requireState(record, 'reassigned');
    const inspectorIds = await requireVisitors(tx, desk, record, sent.inspectorIds);
    const event = { type: 'reassigned', inspectorIds, entryId: null } as const;
    return { record: await continueAppointment(tx, by, record, event), offered: [] };
  });
}
