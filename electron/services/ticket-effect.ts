import { compareInQueue, waitingMinutes } from '../../shared/appointments/queue.ts';
import {
  isAtCounter,
  replayTicket,
  ticketLabel,
  type TicketChannel,
  type TicketEvent,
  type TicketHappening,
  type TicketPriority,
  type TicketService,
} from '../../shared/appointments/ticket.ts';
import type { QueueAction } from '../../shared/audit/actions.ts';
import { shanghaiDate } from '../../shared/dates/civil.ts';
import type { Instant } from '../../shared/dates/types.ts';
import type { NewAuditEntry } from '../storage/repositories/audit.ts';
import type { Ticket } from '../storage/repositories/tickets.ts';
import type { Actor } from './context.ts';

/** What an act on a ticket does, as pure functions: `tickets.ts` writes one, `bulk-tickets.ts` many. */

/** What one act does to a ticket; a case opened from its draft may begin and end its serving. */
export type TicketCourse =
  | readonly [TicketHappening]
  | readonly [CaseOpened, Finished]
  | readonly [{ readonly type: 'started' }, CaseOpened, Finished];
type CaseOpened = Extract<TicketHappening, { readonly type: 'case-opened' }>;
type Finished = Extract<TicketHappening, { readonly type: 'finished' }>;

/** Who does it, and when. */
export interface TicketEntry {
  readonly actor: Actor;
  readonly at: Instant;
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

/** What decides about the place of a number to be drawn. */
export interface DrawnPlace {
  readonly service: TicketService;
  readonly priority: TicketPriority;
  readonly channel: TicketChannel;
  readonly onTime: boolean;
}

/** How many will be called before a ticket, and the wait in minutes it is told. */
export interface Prospect {
  readonly ahead: number;
  readonly estimateMinutes: number;
}

/** An hour: a counter that called nobody for so long is not at work. */
export const AT_WORK_MILLISECONDS = 3_600_000;
/** Serving times the estimate looks at. */
export const RECENT_SERVINGS = 20;

/**
 * The prospect of a ticket drawn now.
 *
 * @param hall.present tickets of the day that wait or stand at a counter
 * @param hall.countersAtWork counters that called somebody within the hour
 * @param hall.recentSeconds serving times of the last tickets of the service
 */
export function prospectIn(
  hall: {
    readonly present: readonly Ticket[];
    readonly countersAtWork: readonly number[];
    readonly recentSeconds: readonly number[];
  },
  drawn: DrawnPlace,
  at: Instant,
): Prospect {
  const place = { ...drawn, id: Number.MAX_SAFE_INTEGER, queuedAt: at };
  const atCounters = hall.present.filter(({ state }) => isAtCounter(state));
  const ahead = hall.present.filter(
    (ticket) => !isAtCounter(ticket.state) && ticket.service === drawn.service && compareInQueue(ticket, place) < 0,
  ).length;
  const counters = new Set([
    ...hall.countersAtWork,
    ...atCounters.flatMap(({ counterId }) => (counterId === null ? [] : [counterId])),
  ]);
  const now = { ahead, counters: counters.size, busy: atCounters.length };
  return { ahead, estimateMinutes: waitingMinutes(now, hall.recentSeconds) };
}

/** The place a new ticket takes. */
export function placeOf({ service, priority, appointment }: NewTicket): DrawnPlace {
  const channel = appointment === null ? 'walk-in' : 'appointment';
  return { service, priority, channel, onTime: appointment?.onTime ?? false };
}

/** A ticket with the first line of its history. */
export function issuedTicket(
  { actor, at }: TicketEntry,
  drawn: NewTicket,
  given: { readonly number: number; readonly prospect: Prospect },
): { readonly ticket: Omit<Ticket, 'id'>; readonly event: TicketEvent } {
  const event: TicketEvent = {
    type: 'issued',
    seq: 1,
    at,
    staffId: actor.id,
    counterId: actor.counterId,
    ...placeOf(drawn),
    appointmentId: drawn.appointment?.id ?? null,
    ...given.prospect,
  };
  const { service, name, phoneTail } = drawn;
  const ticket = {
    ...replayTicket([event]),
    series: service,
    day: shanghaiDate(at),
    number: given.number,
    name,
    phoneTail,
    issuedAt: at,
  };
  return { ticket, event };
}

/** A ticket after further happenings, and the lines its history gets. @throws TicketHistoryError when they cannot follow */
export function afterHappenings(
  { actor, at }: TicketEntry,
  ticket: Ticket,
  before: readonly TicketEvent[],
  happenings: TicketCourse,
): { readonly ticket: Ticket; readonly events: readonly TicketEvent[] } {
  const events = happenings.map((happening, index): TicketEvent => ({
    ...happening,
    seq: before.length + index + 1,
    at,
    staffId: actor.id,
    counterId: actor.counterId,
  }));
  return { ticket: { ...ticket, ...replayTicket([...before, ...events]) }, events };
}

/** What happens to a ticket when its draft became a case: one of an earlier day, or finished, only takes it down. */
export function happeningsOfCase(ticket: Ticket, at: Instant, caseId: number): TicketCourse {
  const ends = ticket.state !== 'finished' && ticket.day === shanghaiDate(at);
  const opened: CaseOpened = { type: 'case-opened', caseId };
  const served: Finished = { type: 'finished', outcome: 'served' };
  if (!ends) return [opened];
  return ticket.state === 'called' ? [{ type: 'started' }, opened, served] : [opened, served];
}

/** Who was at a counter was served; who was not went away. */
export function finishOf(ticket: Ticket): TicketHappening {
  const served = isAtCounter(ticket.state) || ticket.servedSeconds !== null;
  return { type: 'finished', outcome: served ? 'served' : 'left' };
}

function actionOf(course: TicketCourse): QueueAction {
  switch (course.length) {
    case 1:
      return `queue.${course[0].type}`;
    case 2:
      return `queue.${course[0].type}+${course[1].type}`;
    case 3:
      return `queue.${course[0].type}+${course[1].type}+${course[2].type}`;
  }
}

/** Audit entry of an act on a ticket. */
export function auditOfTicket({ actor, at }: TicketEntry, ticket: Ticket, course: TicketCourse): NewAuditEntry {
  return {
    at,
    staffId: actor.id,
    action: actionOf(course),
    entity: 'ticket',
    entityId: String(ticket.id),
    data: { label: ticketLabel(ticket), day: ticket.day, version: ticket.version, counter: actor.counterId },
  };
}
