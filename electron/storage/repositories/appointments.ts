import { sql } from 'kysely';
import type { AppointmentEvent, AppointmentNow } from '../../../shared/appointments/history.ts';
import type { InspectorTime } from '../../../shared/appointments/inspectors.ts';
import type { HeldPlace } from '../../../shared/appointments/slots.ts';
import type { AppointmentState, OpeningKind, Service, Slot } from '../../../shared/appointments/types.ts';
import type { CivilDate, Instant } from '../../../shared/dates/types.ts';
import type { Matter, Path } from '../../../shared/matters/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { AppointmentTable, Schema } from '../schema.ts';
import { dataOfAppointmentEvent } from './appointment-events.ts';
import { auditRow, type NewAuditEntry } from './audit.ts';
import type { KeptAnswer } from './idempotency.ts';
import { insertRows } from './insert-rows.ts';

/** What an appointment is besides its history. */
export interface AppointmentContent {
  readonly caseId: number | null;
  readonly jointCaseId: number | null;
  readonly applicantId: number | null;
  readonly callerName: string | null;
  /** Normalised, in clear. */
  readonly callerPhone: string | null;
  readonly personKey: string;
  readonly matter: Matter | null;
  readonly path: Path | null;
  readonly note: string | null;
  readonly createdAt: Instant;
}
/** An appointment as stored: nothing masked. */
export interface AppointmentRecord extends AppointmentContent {
  readonly id: number;
  readonly now: AppointmentNow;
}

/** A row with its inspectors as JSON. */
export type AppointmentRow = Omit<AppointmentTable, 'id'> & { readonly id: number; readonly inspectors: string };

/** The inspectors of a row, as JSON. */
export const INSPECTORS = sql<string>`(select json_group_array(staff_id) from appointment_inspector
  where appointment_inspector.appointment_id = appointment.id)`.as('inspectors');

/** A row as the domain sees it. */
export function toAppointmentRecord(row: AppointmentRow): AppointmentRecord {
  // The file's own checks hold these columns to the values of the types.
  const service = row.service as Service;
  const inspectorIds: string[] = JSON.parse(row.inspectors);
  return {
    id: row.id,
    caseId: row.case_id,
    jointCaseId: row.joint_case_id,
    applicantId: row.applicant_id,
    callerName: row.caller_name,
    callerPhone: row.caller_phone,
    personKey: row.person_key,
    matter: row.matter as Matter | null,
    path: row.path as Path | null,
    note: row.note,
    createdAt: row.created_at,
    now: {
      state: row.state as AppointmentState,
      slot: {
        service,
        counterId: row.counter_id,
        date: row.date,
        from: row.starts_at,
        to: row.ends_at,
        kind: row.opening_kind as OpeningKind,
      },
      slotKey: row.slot_key,
      position: row.position,
      capacity: row.capacity,
      overbooked: row.overbooked === 1,
      inspectorIds: inspectorIds.toSorted(),
      personDay: row.person_day,
      checkedInAt: row.checked_in_at,
      version: row.version,
    },
  };
}

/** What follows from the history, as it is stored. */
export function nowColumns(now: AppointmentNow) {
  const { slot } = now;
  return {
    state: now.state,
    counter_id: slot.counterId,
    date: slot.date,
    starts_at: slot.from,
    ends_at: slot.to,
    opening_kind: slot.kind,
    slot_key: now.slotKey,
    position: now.position,
    capacity: now.capacity,
    overbooked: now.overbooked ? 1 : 0,
    person_day: now.personDay,
    checked_in_at: now.checkedInAt,
    version: now.version,
  };
}

/** An appointment as it is stored, without its id. */
export function appointmentRow(content: AppointmentContent, now: AppointmentNow) {
  return {
    service: now.slot.service,
    case_id: content.caseId,
    joint_case_id: content.jointCaseId,
    applicant_id: content.applicantId,
    caller_name: content.callerName,
    caller_phone: content.callerPhone,
    person_key: content.personKey,
    matter: content.matter,
    path: content.path,
    note: content.note,
    created_at: content.createdAt,
    ...nowColumns(now),
  };
}

/** The inspectors of a visit with their time, as stored. */
export function inspectorRows(id: number, now: AppointmentNow) {
  const { date, from, to } = now.slot;
  return now.inspectorIds.map((staffId) => ({
    appointment_id: id,
    staff_id: staffId,
    date,
    starts_at: from,
    ends_at: to,
  }));
}

async function writeInspectors(tx: WriteTransaction<Schema>, id: number, now: AppointmentNow): Promise<void> {
  await insertRows(tx, 'appointment_inspector', inspectorRows(id, now));
}

/** What is written with a new appointment: how it began, by whom, and what the caller is answered again. */
export interface BookingRecord {
  readonly event: AppointmentEvent;
  readonly audit: NewAuditEntry & { readonly staffId: string };
  /** Hash of the last audit entry; null when there is none. */
  readonly lastAuditHash: string | null;
  readonly kept: { readonly key: string } & Omit<KeptAnswer, 'staffId'>;
}

/**
 * Writes a new appointment, its first event, the audit entry and the kept answer with one statement (and one for the
 * inspectors of a visit). The id must be the next one.
 *
 * @throws StorageError unique on `slot_key, position` when the place is held, on `person_day` when the person has one;
 *   rule when an inspector is elsewhere then
 */
export async function insertBooking(
  tx: WriteTransaction<Schema>,
  { id, now, ...content }: AppointmentRecord,
  { event, audit, lastAuditHash, kept }: BookingRecord,
): Promise<void> {
  const { action, data, previous_hash, hash } = auditRow(audit, lastAuditHash);
  await insertRows(tx, 'new_booking', [
    {
      id,
      ...appointmentRow(content, now),
      staff_id: audit.staffId,
      event_type: event.type,
      event_data: JSON.stringify(dataOfAppointmentEvent(event)),
      action,
      audit_data: data,
      previous_hash,
      hash,
      key: kept.key,
      input_hash: kept.inputHash,
      result: JSON.stringify(kept.result),
    },
  ]);
  if (now.inspectorIds.length > 0) await writeInspectors(tx, id, now);
}

/** Writes what follows from the history after a further event. @throws StorageError as `insertBooking` */
export async function updateAppointment(
  tx: WriteTransaction<Schema>,
  before: AppointmentRecord,
  now: AppointmentNow,
): Promise<void> {
  // Times of a visit are written anew, so that the file itself checks them against other visits.
  if (now.slot.service === 'site-visit') {
    await tx.deleteFrom('appointment_inspector').where('appointment_id', '=', before.id).execute();
  }
  await tx.updateTable('appointment').set(nowColumns(now)).where('id', '=', before.id).execute();
  if (now.inspectorIds.length > 0) await writeInspectors(tx, before.id, now);
}

export async function appointmentById(db: ReadableDatabase<Schema>, id: number): Promise<AppointmentRecord | null> {
  const row = await db.selectFrom('appointment').selectAll().select(INSPECTORS).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toAppointmentRecord(row);
}

/** Places of a service held on some days, each once per holder. */
export async function heldPlaces(
  db: ReadableDatabase<Schema>,
  service: Service,
  days: { readonly from: CivilDate; readonly through: CivilDate },
): Promise<readonly HeldPlace[]> {
  const rows = await db
    .selectFrom('appointment')
    .select(['counter_id', 'date', 'starts_at', 'ends_at'])
    .where('date', '>=', days.from)
    .where('date', '<=', days.through)
    .where('service', '=', service)
    .where('position', 'is not', null)
    .execute();
  return rows.map((row) => ({ counterId: row.counter_id, date: row.date, from: row.starts_at, to: row.ends_at }));
}

/** How many wait, by slot key, on some days. */
export async function waitingBySlot(
  db: ReadableDatabase<Schema>,
  service: Service,
  days: { readonly from: CivilDate; readonly through: CivilDate },
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('appointment')
    .select(['slot_key'])
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('date', '>=', days.from)
    .where('date', '<=', days.through)
    .where('service', '=', service)
    .where('state', '=', 'waiting')
    .groupBy('slot_key')
    .execute();
  return new Map(rows.map((row) => [row.slot_key, row.waiting]));
}

/** Who waits for a slot or for one that overlaps it, who has waited longest first. */
export async function waitingIn(db: ReadableDatabase<Schema>, slot: Slot): Promise<readonly AppointmentRecord[]> {
  const rows = await db
    .selectFrom('appointment')
    .selectAll()
    .select(INSPECTORS)
    .where('date', '=', slot.date)
    .where('service', '=', slot.service)
    .where('counter_id', 'is', slot.counterId)
    .where('state', '=', 'waiting')
    .where('starts_at', '<', slot.to)
    .where('ends_at', '>', slot.from)
    .orderBy('id')
    .execute();
  return rows.map(toAppointmentRecord);
}

/** Days on which a person has an appointment that counts for one per day. */
export async function daysOfPerson(
  db: ReadableDatabase<Schema>,
  personKey: string,
  from: CivilDate,
): Promise<ReadonlySet<CivilDate>> {
  const rows = await db
    .selectFrom('appointment')
    .select('date')
    .where('person_key', '=', personKey)
    .where('date', '>=', from)
    .where('person_day', 'is not', null)
    .execute();
  return new Set(rows.map(({ date }) => date));
}

/** How many appointments each person did not keep; people who kept all are left out. */
export async function noShowsOf(
  db: ReadableDatabase<Schema>,
  personKeys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (personKeys.length === 0) return new Map();
  const rows = await db
    .selectFrom('appointment')
    .select('person_key')
    .select(({ fn }) => fn.countAll<number>().as('missed'))
    .where('person_key', 'in', [...new Set(personKeys)])
    .where('state', '=', 'missed')
    .groupBy('person_key')
    .execute();
  return new Map(rows.map((row) => [row.person_key, row.missed]));
}

/** Inspectors' time taken on some days. */
export async function inspectorTimes(
  db: ReadableDatabase<Schema>,
  days: { readonly from: CivilDate; readonly through: CivilDate },
): Promise<readonly InspectorTime[]> {
  const rows = await db
    .selectFrom('appointment_inspector')
    .selectAll()
    .where('date', '>=', days.from)
    .where('date', '<=', days.through)
    .execute();
  return rows.map((row) => ({
    appointmentId: row.appointment_id,
    staffId: row.staff_id,
    date: row.date,
    from: row.starts_at,
    to: row.ends_at,
  }));
}

/** The named appointments by id; unknown ids are left out. */
export async function appointmentsByIds(
  db: ReadableDatabase<Schema>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, AppointmentRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('appointment').selectAll().select(INSPECTORS).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, toAppointmentRecord(row)]));
}

/** Appointments in order of id, for walking through all of them in batches. */
export async function appointmentsAfter(
  db: ReadableDatabase<Schema>,
  afterId: number,
  limit: number,
): Promise<readonly AppointmentRecord[]> {
  const rows = await db
    .selectFrom('appointment')
    .selectAll()
    .select(INSPECTORS)
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toAppointmentRecord);
}

/** How many places are held on each of some days, at one counter or (null) altogether; days without any are left out. */
export async function heldByDay(
  db: ReadableDatabase<Schema>,
  counterId: number | null,
  days: { readonly from: CivilDate; readonly through: CivilDate },
): Promise<ReadonlyMap<CivilDate, number>> {
  const rows = await db
    .selectFrom('appointment')
    .select('date')
    .select(({ fn }) => fn.countAll<number>().as('held'))
    .where('date', '>=', days.from)
    .where('date', '<=', days.through)
    .where('position', 'is not', null)
    .$if(counterId !== null, (select) => select.where('counter_id', '=', counterId ?? 0))
    .groupBy('date')
    .execute();
  return new Map(rows.map((row) => [row.date, row.held]));
}
