import { ORPCError } from '@orpc/server';
import { randomUUID } from 'node:crypto';
import { nextInQueue } from '../../shared/appointments/queue.ts';
import { ticketLabel, type TicketErrorCode, type TicketService } from '../../shared/appointments/ticket.ts';
import { shanghaiDate } from '../../shared/dates/civil.ts';
import type { Instant } from '../../shared/dates/types.ts';
import { appendAudit } from '../storage/repositories/audit.ts';
import { moveDraft } from '../storage/repositories/drafts.ts';
import { appendTicketEvents, eventsOfTicket } from '../storage/repositories/ticket-events.ts';
import {
  bindCase,
  countersAtWork,
  drawTicketNumber,
  insertTicket,
  recentServingSeconds,
  ticketAtCounter,
  ticketOfDraft,
  ticketsOfDay,
  updateTicket,
  type Ticket,
} from '../storage/repositories/tickets.ts';
import type { Actor, ReadableDb, WriteTx } from './context.ts';
import {
  afterHappenings,
  AT_WORK_MILLISECONDS,
  auditOfTicket,
  happeningsOfCase,
  issuedTicket,
  placeOf,
  prospectIn,
  RECENT_SERVINGS,
  type DrawnPlace,
  type NewTicket,
  type Prospect,
  type TicketCourse,
  type TicketEntry,
} from './ticket-effect.ts';

/** An act the queue does not allow now. */
export function queueRefused(
  code: TicketErrorCode,
  about: { readonly label?: string; readonly counterName?: string | null } = {},
): ORPCError<'QUEUE_REFUSED', { code: TicketErrorCode; label: string | null; counterName: string | null }> {
  return new ORPCError('QUEUE_REFUSED', {
    status: 409,
    message: 'not allowed in the queue',
    data: { code, label: about.label ?? null, counterName: about.counterName ?? null },
  });
}

/** How many will be called before a ticket drawn now, and the wait in minutes it would be told. */
export async function prospectOf(db: ReadableDb, drawn: DrawnPlace, at: Instant): Promise<Prospect> {
  const day = shanghaiDate(at);
  const present = await ticketsOfDay(db, day, ['waiting', 'transferred', 'called', 'serving']);
  const since = new Date(Date.parse(at) - AT_WORK_MILLISECONDS).toISOString();
  const atWork = await countersAtWork(db, day, since);
  const recentSeconds = await recentServingSeconds(db, drawn.service, RECENT_SERVINGS);
  return prospectIn({ present, countersAtWork: atWork, recentSeconds }, drawn, at);
}

/** Appends what happened to a ticket, derives its row anew and keeps an audit entry. */
export async function happen(
  tx: WriteTx,
  entry: TicketEntry,
  ticket: Ticket,
  happenings: TicketCourse,
): Promise<Ticket> {
  const before = await eventsOfTicket(tx, ticket.id);
  const { ticket: changed, events } = afterHappenings(entry, ticket, before, happenings);
  await appendTicketEvents(tx, ticket.id, events);
  await updateTicket(tx, ticket.id, changed);
  await appendAudit(tx, auditOfTicket(entry, changed, happenings));
  return changed;
}

/**
 * Draws a number and writes its ticket with the first line of its history, inside an open transaction: the number goes
 * back if anything after it fails, so no number is missing and none is given twice.
 */
export async function issueTicketIn(tx: WriteTx, entry: TicketEntry, drawn: NewTicket): Promise<Ticket> {
  const { at } = entry;
  const prospect = await prospectOf(tx, placeOf(drawn), at);
  const number = await drawTicketNumber(tx, drawn.service, shanghaiDate(at));
  const { ticket, event } = issuedTicket(entry, drawn, { number, prospect });
  const written: Ticket = { ...ticket, id: await insertTicket(tx, ticket) };
  await appendTicketEvents(tx, written.id, [event]);
  await appendAudit(tx, auditOfTicket(entry, written, [event]));
  return written;
}

/** The counter somebody calls to. @throws QUEUE_REFUSED no-counter */
export function requireCounter(actor: Actor): number {
  if (actor.counterId === null) throw queueRefused('no-counter');
  return actor.counterId;
}

/** @throws QUEUE_REFUSED counter-occupied, naming the ticket that stands there */
export async function requireFree(tx: WriteTx, day: string, counterId: number): Promise<void> {
  const there = await ticketAtCounter(tx, day, counterId);
  if (there !== null) throw queueRefused('counter-occupied', { label: ticketLabel(there) });
}

/** The draft of a ticket goes with it to whoever calls it. */
export async function takeDraft(tx: WriteTx, entry: TicketEntry, draftId: string | null): Promise<void> {
  if (draftId !== null) await moveDraft(tx, draftId, { staffId: entry.actor.id, at: entry.at });
}

/**
 * Calls the next ticket to the actor's counter and binds an intake draft to it. The write lock makes two counters that
 * call at once get different ones.
 *
 * @throws QUEUE_REFUSED no-counter, counter-occupied, queue-empty
 */
export async function callNextIn(tx: WriteTx, entry: TicketEntry, services: readonly TicketService[]): Promise<Ticket> {
  const counterId = requireCounter(entry.actor);
  const day = shanghaiDate(entry.at);
  await requireFree(tx, day, counterId);
  const queued = await ticketsOfDay(tx, day, ['waiting', 'transferred']);
  const next = nextInQueue(queued, { id: counterId, services });
  if (next === null) throw queueRefused('queue-empty');
  await takeDraft(tx, entry, next.draftId);
  return happen(tx, entry, next, [{ type: 'called', draftId: next.draftId ?? randomUUID() }]);
}

/**
 * The first key stroke into a ticket's draft: the person is there, serving begins. Says whether it did.
 */
export async function noteDraftTyped(tx: WriteTx, entry: TicketEntry, draftId: string): Promise<boolean> {
  const ticket = await ticketOfDraft(tx, draftId);
  if (ticket === null || ticket.state !== 'called' || ticket.staffId !== entry.actor.id) return false;
  if (ticket.day !== shanghaiDate(entry.at)) return false;
  await happen(tx, entry, ticket, [{ type: 'started' }]);
  return true;
}

/**
 * The draft of a ticket became a case: the case knows its ticket, and the ticket is finished. One of an earlier day, or
 * finished already, only takes the case down.
 */
export async function noteCaseOpened(
  tx: WriteTx,
  entry: TicketEntry,
  opened: { readonly draftId: string; readonly caseId: number },
): Promise<Ticket | null> {
  const ticket = await ticketOfDraft(tx, opened.draftId);
  if (ticket === null || ticket.staffId !== entry.actor.id) return null;
  const changed = await happen(tx, entry, ticket, happeningsOfCase(ticket, entry.at, opened.caseId));
  await bindCase(tx, ticket.id, opened.caseId);
  return changed;
}
