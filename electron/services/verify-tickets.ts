import { replayTicket, ticketLabel, TicketHistoryError, type TicketEvent } from '../../shared/appointments/ticket.ts';
import { shanghaiDate } from '../../shared/dates/civil.ts';
import { eventsOfTickets } from '../storage/repositories/ticket-events.ts';
import { casesOfTickets, ticketsAfter, ticketSeriesUse, type Ticket } from '../storage/repositories/tickets.ts';
import type { ReadableDb } from './context.ts';

const BATCH = 500;

function ticketProblems(ticket: Ticket, events: readonly TicketEvent[], caseIds: readonly number[]): string[] {
  const what = `ticket ${ticketLabel(ticket)} of ${ticket.day}`;
  try {
    const standing = replayTicket(events);
    const [issued] = events;
    const told = events.flatMap((event) => (event.type === 'case-opened' ? [event.caseId] : []));
    const begun =
      issued?.type === 'issued' && issued.service === ticket.series && issued.at === ticket.issuedAt
        ? []
        : [`${what}: was issued otherwise than its history says`];
    return [
      ...begun,
      ...(shanghaiDate(ticket.issuedAt) === ticket.day ? [] : [`${what}: was issued on another day`]),
      ...Object.entries(standing).flatMap(([key, value]) => {
        const stored: unknown = Reflect.get(ticket, key);
        return stored === value
          ? []
          : [`${what}: ${key} is stored as ${JSON.stringify(stored)}, its history says ${JSON.stringify(value)}`];
      }),
      ...(JSON.stringify(told.toSorted((left, right) => left - right)) === JSON.stringify(caseIds)
        ? []
        : [`${what}: cases ${caseIds.join(', ')} are bound to it, its history says ${told.join(', ')}`]),
    ];
  } catch (error) {
    if (error instanceof TicketHistoryError) return [`${what}: ${error.message}`];
    throw error;
  }
}

/** Replays every ticket and compares; every number of every series must stand on a ticket, each once. */
export async function verifyTickets(db: ReadableDb, differences: string[]): Promise<number> {
  let count = 0;
  for (let after = 0; ;) {
    const tickets = await ticketsAfter(db, after, BATCH);
    const ids = tickets.map(({ id }) => id);
    const events = await eventsOfTickets(db, ids);
    const cases = await casesOfTickets(db, ids);
    for (const ticket of tickets) {
      differences.push(...ticketProblems(ticket, events.get(ticket.id) ?? [], cases.get(ticket.id) ?? []));
    }
    count += tickets.length;
    const last = ids.at(-1);
    if (last === undefined || tickets.length < BATCH) break;
    after = last;
  }
  for (const { service, day, last, tickets, lowest, highest } of await ticketSeriesUse(db)) {
    const what = `ticket numbers of ${service} on ${day}`;
    if (last === null) differences.push(`${what}: tickets bear them, but none was ever drawn`);
    else if (tickets !== last || highest !== last || lowest !== 1) {
      differences.push(`${what}: ${last} drawn, ${tickets} tickets, ${lowest} to ${highest}`);
    }
  }
  return count;
}
