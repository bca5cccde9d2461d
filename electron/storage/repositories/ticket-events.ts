import type { TicketEvent } from '../../../shared/appointments/ticket.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema, TicketEventTable } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

function toTicketEvent(row: TicketEventTable): TicketEvent {
  return {
    ...JSON.parse(row.data),
    type: row.type,
    seq: row.seq,
    at: row.at,
    staffId: row.staff_id,
    counterId: row.counter_id,
  } as TicketEvent;
}

/** A line of a ticket's history as it is stored. */
export function ticketEventRow(ticketId: number, event: TicketEvent) {
  const { type, seq, at, staffId, counterId, ...data } = event;
  return {
    ticket_id: ticketId,
    seq,
    type,
    at,
    staff_id: staffId,
    counter_id: counterId,
    data: JSON.stringify(data),
  };
}

/** Appends to the history of a ticket. @throws StorageError unique when one with this number is there already */
export async function appendTicketEvents(
  tx: WriteTransaction<Schema>,
  ticketId: number,
  events: readonly TicketEvent[],
): Promise<void> {
  await insertRows(
    tx,
    'ticket_event',
    events.map((event) => ticketEventRow(ticketId, event)),
  );
}

/** The history of one ticket, in order. */
export async function eventsOfTicket(db: ReadableDatabase<Schema>, ticketId: number): Promise<readonly TicketEvent[]> {
  const rows = await db
    .selectFrom('ticket_event')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .orderBy('seq')
    .execute();
  return rows.map(toTicketEvent);
}

/** Histories of several tickets, by ticket id. */
export async function eventsOfTickets(
  db: ReadableDatabase<Schema>,
  ticketIds: readonly number[],
): Promise<ReadonlyMap<number, readonly TicketEvent[]>> {
  if (ticketIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('ticket_event')
    .selectAll()
    .where('ticket_id', 'in', ticketIds)
    .orderBy('ticket_id')
    .orderBy('seq')
    .execute();
  const events = new Map<number, TicketEvent[]>();
  for (const row of rows) {
    const known = events.get(row.ticket_id);
    if (known === undefined) events.set(row.ticket_id, [toTicketEvent(row)]);
    else known.push(toTicketEvent(row));
  }
  return events;
}
