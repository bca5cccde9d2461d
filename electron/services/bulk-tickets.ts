import { nextInQueue } from '../../shared/appointments/queue.ts';
import {
  isAtCounter,
  isQueued,
  TICKET_SERVICES,
  ticketLabel,
  ticketStateAfter,
  type TicketEvent,
  type TicketHappening,
  type TicketService,
} from '../../shared/appointments/ticket.ts';
import { shanghaiDate } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import type { NewAuditEntry } from '../storage/repositories/audit.ts';
import type { BulkHallRows } from '../storage/repositories/bulk-hall.ts';
import type { Ticket } from '../storage/repositories/tickets.ts';
import {
  afterHappenings,
  AT_WORK_MILLISECONDS,
  auditOfTicket,
  finishOf,
  happeningsOfCase,
  issuedTicket,
  placeOf,
  prospectIn,
  RECENT_SERVINGS,
  type NewTicket,
  type TicketCourse,
  type TicketEntry,
} from './ticket-effect.ts';
import { queueRefused, requireCounter } from './tickets.ts';

/** What somebody does to a ticket besides calling the next one. */
export type BulkTicketAct =
  | { readonly type: 'recall' | 'start' | 'skip' | 'park' | 'requeue' | 'finish' }
  | { readonly type: 'transfer'; readonly service: TicketService; readonly counterId: number | null };

interface Held {
  ticket: Ticket;
  events: readonly TicketEvent[];
}

function happeningOf(ticket: Ticket, act: BulkTicketAct): TicketHappening {
  switch (act.type) {
    case 'recall':
      return { type: 'recalled' };
    case 'start':
      return { type: 'started' };
    case 'skip':
      return { type: 'skipped' };
    case 'park':
      return { type: 'parked' };
    case 'requeue':
      return { type: 'requeued' };
    case 'transfer':
      return { type: 'transferred', service: act.service, forCounterId: act.counterId };
    case 'finish':
      return finishOf(ticket);
  }
}

/**
 * The queue of one day in memory, day after day, by the rules of a single act (`ticket-effect.ts`). Days must be whole
 * when a batch is written: the number a series has reached is written once.
 */
export class BulkTickets {
  private readonly audit: (entry: NewAuditEntry) => void;
  private lastId: number;
  private day: CivilDate = '';
  private today = new Map<number, Held>();
  private series = new Map<TicketService, number>();
  /** Serving times of earlier days, the newest first. */
  private readonly served = new Map<TicketService, readonly number[]>();
  private written: BulkHallRows['tickets'][number][] = [];
  private drawn: BulkHallRows['series'][number][] = [];

  /** @param lastId the last ticket given */
  constructor(lastId: number, audit: (entry: NewAuditEntry) => void) {
    this.lastId = lastId;
    this.audit = audit;
  }

  private onDay(day: CivilDate): void {
    if (day === this.day) return;
    this.closeDay();
    this.day = day;
  }

  /** Puts the day's tickets to what the batch writes. */
  private closeDay(): void {
    for (const service of TICKET_SERVICES) {
      this.served.set(service, this.recentSeconds(service));
      const last = this.series.get(service);
      if (last !== undefined) this.drawn.push({ service, day: this.day, last });
    }
    for (const held of this.today.values()) this.written.push(held);
    this.today = new Map();
    this.series = new Map();
  }

  private recentSeconds(service: TicketService): readonly number[] {
    const newest = [...this.today.values()]
      .flatMap(({ ticket }) => (ticket.service === service ? (ticket.servedSeconds ?? []) : []))
      .toReversed();
    return [...newest, ...(this.served.get(service) ?? [])].slice(0, RECENT_SERVINGS);
  }

  private present(): readonly Ticket[] {
    return [...this.today.values()]
      .map(({ ticket }) => ticket)
      .filter(({ state }) => isQueued(state) || isAtCounter(state));
  }

  private countersAtWork(at: string): readonly number[] {
    const since = Date.parse(at) - AT_WORK_MILLISECONDS;
    return [...this.today.values()].flatMap(({ ticket: { counterId, lastCalledAt } }) =>
      counterId !== null && lastCalledAt !== null && Date.parse(lastCalledAt) >= since ? [counterId] : [],
    );
  }

  /** The ticket as it stands. @throws TypeError for one that is not of today */
  ticket(id: number): Ticket {
    return this.held(id).ticket;
  }

  private held(id: number): Held {
    const held = this.today.get(id);
    if (held === undefined) throw new TypeError(`Ticket ${id} is not of ${this.day}`);
    return held;
  }

  private atCounter(counterId: number): Ticket | null {
    for (const { ticket } of this.today.values())
      if (ticket.counterId === counterId && isAtCounter(ticket.state)) return ticket;
    return null;
  }

  /** @throws QUEUE_REFUSED counter-occupied */
  private requireFree(counterId: number): void {
    const there = this.atCounter(counterId);
    if (there !== null) throw queueRefused('counter-occupied', { label: ticketLabel(there) });
  }

  private happen(entry: TicketEntry, held: Held, happenings: TicketCourse): Ticket {
    const { ticket, events } = afterHappenings(entry, held.ticket, held.events, happenings);
    held.ticket = ticket;
    held.events = [...held.events, ...events];
    this.audit(auditOfTicket(entry, ticket, happenings));
    return ticket;
  }

  /** Draws a number. */
  issue(entry: TicketEntry, drawn: NewTicket): Ticket {
    this.onDay(shanghaiDate(entry.at));
    const hall = {
      present: this.present(),
      countersAtWork: this.countersAtWork(entry.at),
      recentSeconds: this.recentSeconds(drawn.service),
    };
    const prospect = prospectIn(hall, placeOf(drawn), entry.at);
    const number = (this.series.get(drawn.service) ?? 0) + 1;
    this.series.set(drawn.service, number);
    const { ticket, event } = issuedTicket(entry, drawn, { number, prospect });
    this.lastId += 1;
    const written: Ticket = { ...ticket, id: this.lastId };
    this.today.set(written.id, { ticket: written, events: [event] });
    this.audit(auditOfTicket(entry, written, [event]));
    return written;
  }

  /**
   * Calls the next one to the actor's counter; null when nobody waits.
   *
   * @param draftIdOf the draft a ticket gets with its first call
   * @throws QUEUE_REFUSED no-counter, counter-occupied
   */
  call(entry: TicketEntry, services: readonly TicketService[], draftIdOf: (ticketId: number) => string): Ticket | null {
    const counterId = requireCounter(entry.actor);
    this.requireFree(counterId);
    const next = nextInQueue(this.present(), { id: counterId, services });
    if (next === null) return null;
    const draftId = next.draftId ?? draftIdOf(next.id);
    return this.happen(entry, this.held(next.id), [{ type: 'called', draftId }]);
  }

  /** @throws QUEUE_REFUSED as the counter would be told */
  act(entry: TicketEntry, id: number, act: BulkTicketAct): Ticket {
    const held = this.held(id);
    const { ticket } = held;
    const label = ticketLabel(ticket);
    if (ticketStateAfter(ticket.state, act.type) === null) throw queueRefused('act-not-allowed-in-state', { label });
    const standsThere = isAtCounter(ticket.state);
    if (standsThere && ticket.counterId !== entry.actor.counterId) throw queueRefused('at-another-counter', { label });
    if (act.type === 'recall' && !standsThere) this.requireFree(requireCounter(entry.actor));
    return this.happen(entry, held, [happeningOf(ticket, act)]);
  }

  /** The draft of a ticket became a case. */
  caseOpened(entry: TicketEntry, id: number, caseId: number): Ticket {
    const held = this.held(id);
    return this.happen(entry, held, happeningsOfCase(held.ticket, entry.at, caseId));
  }

  /** What the batch writes; its last day is over. */
  takeRows(): Pick<BulkHallRows, 'tickets' | 'series'> {
    this.closeDay();
    const rows = { tickets: this.written, series: this.drawn };
    this.written = [];
    this.drawn = [];
    return rows;
  }
}
