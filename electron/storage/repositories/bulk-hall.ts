/**
 * What the hall and the desk beside it did in a batch: appointments, tickets and lines of the service journal,
 * written with the cases of the batch (`bulk.ts`) and after them, for they name them.
 */
import { sql } from 'kysely';
import type { AppointmentEvent } from '../../../shared/appointments/history.ts';
import type { TicketEvent, TicketService } from '../../../shared/appointments/ticket.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';
import { appointmentEventRow } from './appointment-events.ts';
import { appointmentRow, inspectorRows, nowColumns, type AppointmentRecord } from './appointments.ts';
import { chunks, insertMany } from './insert-many.ts';
import { serviceRow, type StoredService } from './service-records.ts';
import { ticketEventRow } from './ticket-events.ts';
import { ticketRow, type Ticket } from './tickets.ts';
import { updatePacked } from './update-packed.ts';

/** An appointment as it stands after the batch. */
export interface BulkAppointmentRows {
  readonly record: AppointmentRecord;
  /** `added` in this batch, or written by an earlier one and `changed` now. */
  readonly row: 'added' | 'changed';
  readonly events: readonly AppointmentEvent[];
}

/** A ticket of one day of the batch, with all that ever happened to it. */
export interface BulkTicketRows {
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
}

export interface BulkHallRows {
  readonly appointments: readonly BulkAppointmentRows[];
  readonly tickets: readonly BulkTicketRows[];
  /** Last number of every series of a day, each written once: a batch ends with a day. */
  readonly series: readonly { readonly service: TicketService; readonly day: CivilDate; readonly last: number }[];
  readonly services: readonly StoredService[];
}

/** The last ids given. */
export interface BulkHallStart {
  readonly appointmentId: number;
  readonly ticketId: number;
  readonly serviceId: number;
}

/** The ids that the next batch follows on. */
export async function bulkHallStart(db: ReadableDatabase<Schema>): Promise<BulkHallStart> {
  const row = await db
    .selectNoFrom([
      sql<number>`(select coalesce(max(id), 0) from appointment)`.as('appointment'),
      sql<number>`(select coalesce(max(id), 0) from ticket)`.as('ticket'),
      sql<number>`(select coalesce(max(id), 0) from service_record)`.as('service'),
    ])
    .executeTakeFirstOrThrow();
  return { appointmentId: row.appointment, ticketId: row.ticket, serviceId: row.service };
}

/**
 * Places change hands within a batch, and no two appointments may hold one at any moment: whatever changed first gives
 * its place up, then takes the one it has now.
 */
async function changeAppointments(
  tx: WriteTransaction<Schema>,
  changed: readonly BulkAppointmentRows[],
): Promise<void> {
  for (const part of chunks(changed)) {
    const ids = part.map(({ record }) => record.id);
    await tx.deleteFrom('appointment_inspector').where('appointment_id', 'in', ids).execute();
    await tx
      .updateTable('appointment')
      .set({ state: 'cancelled', position: null, person_day: null })
      .where('id', 'in', ids)
      .execute();
  }
  await updatePacked(
    tx,
    'appointment',
    changed.map(({ record }) => ({ id: record.id, ...nowColumns(record.now) })),
  );
}

async function writeAppointments(
  tx: WriteTransaction<Schema>,
  appointments: readonly BulkAppointmentRows[],
): Promise<void> {
  await changeAppointments(
    tx,
    appointments.filter(({ row }) => row === 'changed'),
  );
  await insertMany(
    tx,
    'appointment',
    appointments
      .filter(({ row }) => row === 'added')
      .map(({ record }) => ({ id: record.id, ...appointmentRow(record, record.now) })),
  );
  await insertMany(
    tx,
    'appointment_event',
    appointments.flatMap(({ record, events }) => events.map((event) => appointmentEventRow(record.id, event))),
  );
  await insertMany(
    tx,
    'appointment_inspector',
    appointments.flatMap(({ record }) => inspectorRows(record.id, record.now)),
  );
}

async function writeTickets(tx: WriteTransaction<Schema>, rows: BulkHallRows): Promise<void> {
  await insertMany(tx, 'ticket_series', rows.series);
  await insertMany(
    tx,
    'ticket',
    rows.tickets.map(({ ticket }) => ({ id: ticket.id, ...ticketRow(ticket) })),
  );
  await insertMany(
    tx,
    'ticket_event',
    rows.tickets.flatMap(({ ticket, events }) => events.map((event) => ticketEventRow(ticket.id, event))),
  );
  await insertMany(
    tx,
    'ticket_case',
    rows.tickets.flatMap(({ ticket, events }) =>
      events.flatMap((event) =>
        event.type === 'case-opened' ? [{ case_id: event.caseId, ticket_id: ticket.id }] : [],
      ),
    ),
  );
}

/**
 * Writes what the hall did. Inside the transaction that wrote the cases of the batch.
 *
 * @throws StorageError unique, foreign-key or rule where a row is one the file does not allow
 */
export async function writeBulkHall(tx: WriteTransaction<Schema>, rows: BulkHallRows): Promise<void> {
  await writeAppointments(tx, rows.appointments);
  await writeTickets(tx, rows);
  await insertMany(
    tx,
    'service_record',
    rows.services.map(({ id, ...service }) => ({ id, ...serviceRow(service) })),
  );
}
