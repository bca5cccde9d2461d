import { ORPCError } from '@orpc/server';
import { randomUUID } from 'node:crypto';
import { compareInQueue, nextInQueue, waitingMinutes } from '../../shared/appointments/queue.ts';
import {
  replayTicket,
  ticketLabel,
  type TicketChannel,
  type TicketErrorCode,
  type TicketEvent,
  type TicketHappening,
  type TicketPriority,
  type TicketService,
} from '../../shared/appointments/ticket.ts';
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

/** Who does it, and when. */
export interface TicketEntry {
  readonly actor: Actor;
  readonly at: Instant;
}

/** An hour: a counter that called nobody for so long is not at work. */
const AT_WORK_MILLISECONDS = 3_600_000;
/** Serving times the estimate looks at. */
const RECENT = 20;

/** How many will be called before a ticket drawn now, and the wait in minutes it would be told. */
export async function prospectOf(
  db: ReadableDb,
  drawn: {
    readonly service: TicketService;
    readonly priority: TicketPriority;
    readonly channel: TicketChannel;
    readonly onTime: boolean;
  },
  at: Instant,
): Promise<{ readonly ahead: number; readonly estimateMinutes: number }> {
  const day = shanghaiDate(at);
  const present = await ticketsOfDay(db, day, ['waiting', 'transferred', 'called', 'serving']);
  const place = { ...drawn, id: Number.MAX_SAFE_INTEGER, queuedAt: at };
  const atCounters = present.filter(({ state }) => state === 'called' || state === 'serving');
  const ahead = present.filter(
    (ticket) => !atCounters.includes(ticket) && ticket.service === drawn.service && compareInQueue(ticket, place) < 0,
  ).length;
  const since = new Date(Date.parse(at) - AT_WORK_MILLISECONDS).toISOString();
  const counters = new Set([
    ...(await countersAtWork(db, day, since)),
    ...atCounters.flatMap(({ counterId }) => (counterId === null ? [] : [counterId])),
  ]);
  const recent = await recentServingSeconds(db, drawn.service, RECENT);
  const now = { ahead, counters: counters.size, busy: atCounters.length };
  return { ahead, estimateMinutes: waitingMinutes(now, recent) };
}

async function audit(tx: WriteTx, entry: TicketEntry, ticket: Ticket, events: readonly TicketEvent[]): Promise<void> {
  await appendAudit(tx, {
    at: entry.at,
    staffId: entry.actor.id,
    action: `queue.${events.map(({ type }) => type).join('+')}`,
    entity: 'ticket',
    entityId: String(ticket.id),
    data: { label: ticketLabel(ticket), day: ticket.day, version: ticket.version, counter: entry.actor.counterId },
  });
}

/** Appends what happened to a ticket, derives its row anew and keeps an audit entry. */
export async function happen(
  tx: WriteTx,
  entry: TicketEntry,
  ticket: Ticket,
  happenings: readonly TicketHappening[],
): Promise<Ticket> {
  const before = await eventsOfTicket(tx, ticket.id);
  const events = happenings.map((happening, index): TicketEvent => ({
    ...happening,
    seq: before.length + index + 1,
    at: entry.at,
    staffId: entry.actor.id,
    counterId: entry.actor.counterId,
  }));
  const changed: Ticket = { ...ticket, ...replayTicket([...before, ...events]) };
  await appendTicketEvents(tx, ticket.id, events);
  await updateTicket(tx, ticket.id, changed);
  await audit(tx, entry, changed, events);
  return changed;
}

/** What a number is drawn for. */
export interface NewTicket {
  readonly service: TicketService;
  readonly priority: TicketPriority;
  /** With the appointment that was checked in, and whether that was in time. */
  readonly appointment: { readonly id: number; readonly onTime: boolean } | null;
  readonly name: string | null;
  readonly phoneTail: string | null;
}

/**
 * Draws a number and writes its ticket with the first line of its history, inside an open transaction: the number goes
 * back if anything after it fails, so no number is missing and none is given twice.
 */
export async function issueTicketIn(tx: WriteTx, entry: TicketEntry, drawn: NewTicket): Promise<Ticket> {
  const { at, actor } = entry;
  const day = shanghaiDate(at);
  const { service, priority, appointment } = drawn;
  const channel = appointment === null ? 'walk-in' : 'appointment';
  const onTime = appointment?.onTime ?? false;
  const prospect = await prospectOf(tx, { service, priority, channel, onTime }, at);
  const number = await drawTicketNumber(tx, service, day);
  const issued: TicketEvent = {
    type: 'issued',
    seq: 1,
    at,
    staffId: actor.id,
    counterId: actor.counterId,
    service,
    priority,
    channel,
    onTime,
    appointmentId: appointment?.id ?? null,
    ...prospect,
  };
  const ticket: Omit<Ticket, 'id'> = {
    ...replayTicket([issued]),
    series: service,
    day,
    number,
    name: drawn.name,
    phoneTail: drawn.phoneTail,
    issuedAt: at,
  };
  const written: Ticket = { ...ticket, id: await insertTicket(tx, ticket) };
  await appendTicketEvents(tx, written.id, [issued]);
  await audit(tx, entry, written, [issued]);
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
  const ends = ticket.state !== 'finished' && ticket.day === shanghaiDate(entry.at);
  const changed = await happen(tx, entry, ticket, [
    ...(ends && ticket.state === 'called' ? [{ type: 'started' } as const] : []),
    { type: 'case-opened', caseId: opened.caseId },
    ...(ends ? [{ type: 'finished', outcome: 'served' } as const] : []),
  ]);
  await bindCase(tx, ticket.id, opened.caseId);
  return changed;
}
