import { TICKET_SERVICES, type TicketPriority, type TicketService } from '../../../shared/appointments/ticket.ts';
import type { BulkDesk } from '../../services/bulk-acts.ts';
import type { BulkAppointment } from '../../services/bulk-appointments.ts';
import type { BulkTicketAct } from '../../services/bulk-tickets.ts';
import type { Actor } from '../../services/context.ts';
import { randomOf, type Random } from './random.ts';
import { AFTERNOON, instantOf, NOON, type Timetable } from './timetable.ts';

/** Somebody who comes to the hall. */
export interface Caller {
  readonly random: Random;
  readonly service: TicketService;
  readonly priority: TicketPriority;
  readonly phoneTail: string | null;
  /** At the counter, on a day with time enough. */
  readonly seconds: number;
  /** Whoever `leaves` may be gone for good when called. */
  readonly patience: 'stays' | 'leaves';
  /** What is done at the counter; answers the case taken in, null where none was. */
  readonly serve: (by: Actor, second: number) => Promise<number | null>;
}

/** A caller with a ticket. */
interface Visit {
  readonly ticketId: number;
  readonly caller: Caller;
  /** What has kept them from being served at once: happens to nobody twice. */
  delay: 'none' | 'missed-call' | 'sent-on';
}

/** So much of the counters' time is planned with: people come in waves. */
const PLANNED = 0.8;
const SECONDS_OF_WORK = 6.6 * 3600;

/** A draft's id, the same for the same office and ticket. */
function draftIdOf(seed: number, ticketId: number): string {
  const random = randomOf(String(seed), 'draft', String(ticketId));
  const digits = (count: number) => Array.from({ length: count }, () => random.between(0, 15).toString(16)).join('');
  return `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`;
}

/**
 * The hall with its queue machine: numbers are drawn, counters call whoever is next by the queue's own rule, people come,
 * do not come, fetch something, are sent on, and are served. Whoever has drawn a number is dealt with before the day ends.
 */
export class Hall {
  private readonly desk: BulkDesk;
  private readonly counters: readonly Actor[];
  private readonly timetable: Timetable;
  private readonly seed: number;
  private readonly visits = new Map<number, Visit>();
  private readonly busy = new Set<number>();
  private day = 0;
  /** Below 1 on crowded days: everybody hurries. */
  private pace = 1;
  private random: Random;
  tickets = 0;

  constructor(office: {
    readonly desk: BulkDesk;
    readonly counters: readonly Actor[];
    readonly timetable: Timetable;
    readonly seed: number;
  }) {
    this.desk = office.desk;
    this.counters = office.counters;
    this.timetable = office.timetable;
    this.seed = office.seed;
    this.random = randomOf(String(this.seed), 'hall');
  }

  /** Opens the doors. @param expected seconds of work at the counters that day */
  open(day: number, expected: number): void {
    this.day = day;
    this.visits.clear();
    this.random = randomOf(String(this.seed), 'hall', String(day));
    const there = this.counters.length * SECONDS_OF_WORK * PLANNED;
    this.pace = Math.min(1, there / Math.max(1, expected));
    this.after(AFTERNOON, () => this.dispatch(AFTERNOON));
  }

  private after(second: number, run: () => void | Promise<void>): void {
    this.timetable.add(this.day, second, async () => run());
  }

  private entry(actor: Actor, second: number) {
    return { actor, at: instantOf(this.day, second) };
  }

  /** Somebody comes in: draws a number, or is checked in for their appointment and gets one. */
  arrive(second: number, caller: Caller, appointment: BulkAppointment | null): void {
    const entry = this.entry(this.random.pick(this.counters), second);
    const checkedIn =
      appointment === null
        ? null
        : {
            id: appointment.record.id,
            onTime: this.desk.appointments.checkIn(entry.actor, entry.at, appointment, 'queue'),
          };
    const { service, priority, phoneTail } = caller;
    const drawn = { service, priority, appointment: checkedIn, name: null, phoneTail };
    const { id: ticketId } = this.desk.tickets.issue(entry, drawn);
    this.tickets += 1;
    this.visits.set(ticketId, { ticketId, caller, delay: 'none' });
    const soon = second + this.random.between(5, 30);
    this.after(soon, () => this.dispatch(soon));
  }

  /** Every counter that is free calls. */
  private dispatch(second: number): void {
    const first = this.random.between(0, this.counters.length - 1);
    for (const counter of [...this.counters.slice(first), ...this.counters.slice(0, first)]) this.call(counter, second);
  }

  private call(counter: Actor, second: number): void {
    if (this.busy.has(counter.counterId ?? 0) || (second >= NOON && second < AFTERNOON)) return;
    const called = this.desk.tickets.call(this.entry(counter, second), TICKET_SERVICES, (id) =>
      draftIdOf(this.seed, id),
    );
    const visit = called === null ? undefined : this.visits.get(called.id);
    if (visit === undefined) return;
    this.busy.add(counter.counterId ?? 0);
    this.await(counter, visit, second);
  }

  private act(counter: Actor, visit: Visit, second: number, act: BulkTicketAct): void {
    this.desk.tickets.act(this.entry(counter, second), visit.ticketId, act);
  }

  /** Called: comes, comes at the second call, or does not come. */
  private await(counter: Actor, visit: Visit, second: number): void {
    const { random } = visit.caller;
    const how = visit.delay === 'none' ? random.weighted({ comes: 90, late: 5, away: 5 }) : 'comes';
    const again = second + random.between(40, 80);
    if (how === 'comes') {
      const there = second + random.between(10, 50);
      this.after(there, () => this.begin(counter, visit, there));
      return;
    }
    this.after(again, () => this.act(counter, visit, again, { type: 'recall' }));
    const next = again + random.between(30, 70);
    this.after(next, () => (how === 'late' ? this.begin(counter, visit, next) : this.skip(counter, visit, next)));
  }

  private skip(counter: Actor, visit: Visit, second: number): void {
    const { random, patience } = visit.caller;
    visit.delay = 'missed-call';
    this.act(counter, visit, second, { type: 'skip' });
    this.release(counter, second);
    if (patience === 'leaves' && random.chance(0.5)) {
      const given = second + random.between(1200, 3000);
      this.after(given, () => this.act(counter, visit, given, { type: 'finish' }));
      return;
    }
    const back = second + random.between(120, 900);
    this.after(back, () => this.comeBack(counter, visit, back));
  }

  /** Whoever missed the call turns up: taken at once where the counter is free, else queues once more. */
  private comeBack(counter: Actor, visit: Visit, second: number): void {
    if (this.busy.has(counter.counterId ?? 0)) {
      this.act(counter, visit, second, { type: 'requeue' });
      this.dispatch(second);
      return;
    }
    this.busy.add(counter.counterId ?? 0);
    this.act(counter, visit, second, { type: 'recall' });
    const there = second + visit.caller.random.between(10, 40);
    this.after(there, () => this.begin(counter, visit, there));
  }

  private begin(counter: Actor, visit: Visit, second: number): void {
    const { random, seconds } = visit.caller;
    this.act(counter, visit, second, { type: 'start' });
    const takes = Math.max(30, Math.round(seconds * this.pace));
    const course = visit.delay === 'none' ? random.weighted({ served: 93, park: 3, transfer: 4 }) : 'served';
    if (course === 'served') {
      const done = second + takes;
      this.after(done, () => this.finish(counter, visit, done));
      return;
    }
    const part = second + Math.round(takes * 0.4);
    this.after(part, () => (course === 'park' ? this.park(counter, visit, part) : this.transfer(counter, visit, part)));
  }

  /** Something has to be fetched or copied. */
  private park(counter: Actor, visit: Visit, second: number): void {
    visit.delay = 'sent-on';
    this.act(counter, visit, second, { type: 'park' });
    this.release(counter, second);
    const back = second + visit.caller.random.between(300, 1500);
    this.after(back, () => {
      this.act(counter, visit, back, { type: 'requeue' });
      this.dispatch(back);
    });
  }

  /** To the colleague who knows this kind of project; whoever only asked may turn out to have something to hand in. */
  private transfer(counter: Actor, visit: Visit, second: number): void {
    const { random, service } = visit.caller;
    visit.delay = 'sent-on';
    const others = this.counters.filter(({ id }) => id !== counter.id);
    const to =
      service === 'consultation' && random.chance(0.4)
        ? ({ service: 'intake', counterId: null } as const)
        : { service, counterId: random.pick(others).counterId };
    this.act(counter, visit, second, { type: 'transfer', ...to });
    this.release(counter, second);
    this.dispatch(second);
  }

  private async finish(counter: Actor, visit: Visit, second: number): Promise<void> {
    const caseId = await visit.caller.serve(counter, second);
    if (caseId === null) this.act(counter, visit, second, { type: 'finish' });
    else this.desk.tickets.caseOpened(this.entry(counter, second), visit.ticketId, caseId);
    this.release(counter, second);
  }

  private release(counter: Actor, second: number): void {
    this.busy.delete(counter.counterId ?? 0);
    const next = second + this.random.between(10, 40);
    this.after(next, () => this.call(counter, next));
  }
}
