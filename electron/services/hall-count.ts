import { TicketHistoryError, type TicketEvent } from '../../shared/appointments/ticket.ts';
import type { Instant } from '../../shared/dates/types.ts';
import type { Entry, HallEntryKind } from '../../shared/statistics/entries.ts';
import { entriesOfAppointment, entriesOfTicket } from '../../shared/statistics/hall-entries.ts';
import { eventsOfAppointments } from '../storage/repositories/appointment-events.ts';
import type { EntrySource, StoredEntry } from '../storage/repositories/statistics.ts';
import { eventsOfTickets } from '../storage/repositories/ticket-events.ts';
import type { ReadableDb } from './context.ts';

/** Counting appointments and tickets: their histories become entries, whole or as known at an instant. */

/** How many are counted at a time. SQLite takes a limited number of values in one statement. */
export const HALL_BATCH = 200;

function stored(source: EntrySource, sourceId: number, entries: readonly Entry<HallEntryKind>[]): StoredEntry[] {
  return entries.map((entry) => ({ ...entry, source, sourceId, matter: null }));
}

function enteredBy<Event extends { readonly at: Instant }>(
  events: readonly Event[] | undefined,
  knownAt: Instant | null,
): readonly Event[] {
  return (events ?? []).filter(({ at }) => knownAt === null || at <= knownAt);
}

function ofTicket(events: readonly TicketEvent[]): readonly Entry<HallEntryKind>[] {
  try {
    return entriesOfTicket(events);
  } catch (error) {
    // A history that is none counts nothing; `verify` names it.
    if (error instanceof TicketHistoryError) return [];
    throw error;
  }
}

/**
 * Everything to count in some appointments.
 *
 * @param knownAt only what had been entered by then; null = everything.
 */
export async function entriesOfAppointments(
  db: ReadableDb,
  ids: readonly number[],
  knownAt: Instant | null,
): Promise<readonly StoredEntry[]> {
  const histories = await eventsOfAppointments(db, ids);
  return ids.flatMap((id) => stored('appointment', id, entriesOfAppointment(enteredBy(histories.get(id), knownAt))));
}

/** Everything to count in some tickets; `knownAt` as for appointments. */
export async function entriesOfTickets(
  db: ReadableDb,
  ids: readonly number[],
  knownAt: Instant | null,
): Promise<readonly StoredEntry[]> {
  const histories = await eventsOfTickets(db, ids);
  return ids.flatMap((id) => stored('ticket', id, ofTicket(enteredBy(histories.get(id), knownAt))));
}

/** Entries of however many records, a batch at a time. */
export async function inBatches(
  ids: readonly number[],
  entriesOf: (batch: readonly number[]) => Promise<readonly StoredEntry[]>,
): Promise<readonly StoredEntry[]> {
  const entries: StoredEntry[] = [];
  for (let from = 0; from < ids.length; from += HALL_BATCH) {
    entries.push(...(await entriesOf(ids.slice(from, from + HALL_BATCH))));
  }
  return entries;
}
