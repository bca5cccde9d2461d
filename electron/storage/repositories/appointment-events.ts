import type { AppointmentEvent } from '../../../shared/appointments/history.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { AppointmentEventTable, Schema } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

function toEvent(row: AppointmentEventTable): AppointmentEvent {
  const data: object = JSON.parse(row.data);
  // Written by `appendAppointmentEvent` from a typed event and never changed since: the file itself refuses updates.
  return { ...data, seq: row.seq, type: row.type, at: row.recorded_at, staffId: row.staff_id } as AppointmentEvent;
}

/** The event's own data, without its head. */
export function dataOfAppointmentEvent(event: AppointmentEvent): Readonly<Record<string, unknown>> {
  const { seq: _seq, type: _type, at: _at, staffId: _staffId, ...data } = event;
  return data;
}

/** An event of an appointment as it is stored. */
export function appointmentEventRow(appointmentId: number, event: AppointmentEvent) {
  return {
    appointment_id: appointmentId,
    seq: event.seq,
    type: event.type,
    recorded_at: event.at,
    staff_id: event.staffId,
    data: JSON.stringify(dataOfAppointmentEvent(event)),
  };
}

/** @throws StorageError unique when the sequence number is not the next one */
export async function appendAppointmentEvent(
  tx: WriteTransaction<Schema>,
  appointmentId: number,
  event: AppointmentEvent,
): Promise<void> {
  await insertRows(tx, 'appointment_event', [appointmentEventRow(appointmentId, event)]);
}

/** Histories by appointment; one without events is not in the map. */
export async function eventsOfAppointments(
  db: ReadableDatabase<Schema>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly AppointmentEvent[]>> {
  const histories = new Map<number, AppointmentEvent[]>();
  if (ids.length === 0) return histories;
  const rows = await db
    .selectFrom('appointment_event')
    .selectAll()
    .where('appointment_id', 'in', ids)
    .orderBy('appointment_id')
    .orderBy('seq')
    .execute();
  for (const row of rows) {
    const known = histories.get(row.appointment_id);
    if (known === undefined) histories.set(row.appointment_id, [toEvent(row)]);
    else known.push(toEvent(row));
  }
  return histories;
}
