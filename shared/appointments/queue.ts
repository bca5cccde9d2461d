import type { Instant } from '../dates/types.ts';
import { isQueued, type TicketChannel, type TicketPriority, type TicketService, type TicketState } from './ticket.ts';

/** What decides about a ticket's place in the queue. */
export interface QueuePlace {
  readonly id: number;
  readonly priority: TicketPriority;
  readonly channel: TicketChannel;
  readonly onTime: boolean;
  readonly queuedAt: Instant;
}

function minuteOf(instant: Instant): number {
  return Math.floor(Date.parse(instant) / 60_000);
}

/** An appointment checked in on time goes before a walk-in of the same minute; one that came late does not. */
function rankInMinute(place: QueuePlace): number {
  return place.channel === 'appointment' && place.onTime ? 0 : 1;
}

/**
 * Order of the queue (semantics 7): the green channel first; then by the minute of arrival, an appointment checked in on
 * time before a walk-in of the same minute; then by arrival; then by issue. Total: no two tickets are equal.
 *
 * @returns below 0 when `left` is called before `right`.
 */
export function compareInQueue(left: QueuePlace, right: QueuePlace): number {
  return (
    Number(right.priority === 'green') - Number(left.priority === 'green') ||
    minuteOf(left.queuedAt) - minuteOf(right.queuedAt) ||
    rankInMinute(left) - rankInMinute(right) ||
    Date.parse(left.queuedAt) - Date.parse(right.queuedAt) ||
    left.id - right.id
  );
}

/** Tickets in the order they will be called. */
export function inQueueOrder<Place extends QueuePlace>(places: readonly Place[]): readonly Place[] {
  return places.toSorted(compareInQueue);
}

/** A ticket as the next call looks at it. */
export interface QueuedTicket extends QueuePlace {
  readonly state: TicketState;
  readonly service: TicketService;
  /** Transferred to one counter: no other may call it. */
  readonly forCounterId: number | null;
}

/**
 * The ticket a counter calls next, among the services it calls; null when nobody waits for it.
 *
 * @param services what this counter takes; a ticket transferred to this very counter is taken whatever its service.
 */
export function nextInQueue<Ticket extends QueuedTicket>(
  tickets: readonly Ticket[],
  counter: { readonly id: number; readonly services: readonly TicketService[] },
): Ticket | null {
  const mine = tickets.filter(
    (ticket) =>
      isQueued(ticket.state) &&
      (ticket.forCounterId === null ? counter.services.includes(ticket.service) : ticket.forCounterId === counter.id),
  );
  return inQueueOrder(mine)[0] ?? null;
}

/** Where nothing was served lately, a ticket is thought to take this long, in minutes. */
const USUAL_MINUTES = 15;
/** Fewer serving times than these say nothing. */
const ENOUGH = 3;
/** A counter left open at noon is no serving time. */
const LONGEST_MINUTES = 120;
/** Estimates are rounded up to this many minutes: nobody is told 13. */
const STEP_MINUTES = 5;

/**
 * How long one ticket takes, in minutes: the median of recent serving times, between one minute and two hours.
 *
 * @param recentSeconds whole seconds of tickets of this service, in any order.
 */
export function servingMinutes(recentSeconds: readonly number[]): number {
  if (recentSeconds.length < ENOUGH) return USUAL_MINUTES;
  const sorted = recentSeconds.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? 0;
  const lower = sorted[Math.ceil(middle) - 1] ?? upper;
  return Math.min(LONGEST_MINUTES, Math.max(1, (lower + upper) / 2 / 60));
}

/**
 * The wait told to somebody who draws a ticket now, in minutes, rounded up to five. Counters at work share those ahead;
 * while every counter is busy, one more serving has to end first.
 *
 * @param now.ahead tickets that will be called before it.
 * @param now.counters counters at work; at least one is assumed.
 * @param now.busy counters that are serving somebody.
 * @example waitingMinutes({ ahead: 4, counters: 2, busy: 2 }, [600, 600, 600]) // 25
 */
export function waitingMinutes(
  now: { readonly ahead: number; readonly counters: number; readonly busy: number },
  recentSeconds: readonly number[],
): number {
  const counters = Math.max(1, now.counters);
  const free = Math.max(0, counters - now.busy);
  // Whoever is ahead fills the free counters first; with one still free there is no wait at all.
  const turns = now.ahead + 1 - free;
  if (turns <= 0) return 0;
  const minutes = (turns * servingMinutes(recentSeconds)) / counters;
  return Math.ceil(minutes / STEP_MINUTES) * STEP_MINUTES;
}
