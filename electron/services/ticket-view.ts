import { inQueueOrder } from '../../shared/appointments/queue.ts';
import { isAtCounter, isQueued, ticketLabel, TICKET_SERVICES } from '../../shared/appointments/ticket.ts';
import type { QueueBoard, TicketView } from '../../shared/contract/queue.ts';
import { maskPersonName } from '../../shared/identity/mask.ts';
import { listCounters } from '../storage/repositories/counters.ts';
import {
  casesOfTickets,
  lastCalled,
  ticketsOfDay,
  ticketTotals,
  type Ticket,
} from '../storage/repositories/tickets.ts';
import { todayOf, type Actor, type AppContext, type ReadableDb } from './context.ts';
import { settingsOn } from './settings.ts';
import { prospectOf } from './tickets.ts';

/** Finished ones shown, so that one finished by mistake is at hand. */
const FINISHED_SHOWN = 5;
/** Calls on the display page. */
const CALLS_SHOWN = 8;

async function counterNames(db: ReadableDb): Promise<ReadonlyMap<number, string>> {
  return new Map((await listCounters(db)).map(({ id, name }) => [id, name]));
}

function nameOf(names: ReadonlyMap<number, string>, id: number | null): string | null {
  return id === null ? null : (names.get(id) ?? null);
}

/** Tickets as a counter sees them, names masked. */
export async function ticketViews(db: ReadableDb, tickets: readonly Ticket[]): Promise<TicketView[]> {
  const names = await counterNames(db);
  const cases = await casesOfTickets(
    db,
    tickets.map(({ id }) => id),
  );
  return tickets.map(({ series, number, ...ticket }) => ({
    ...ticket,
    label: ticketLabel({ series, number }),
    name: ticket.name === null ? null : maskPersonName(ticket.name),
    counterName: nameOf(names, ticket.counterId),
    forCounterName: nameOf(names, ticket.forCounterId),
    caseIds: [...(cases.get(ticket.id) ?? [])],
  }));
}

function latest(left: Ticket, right: Ticket): number {
  const of = (ticket: Ticket) => Date.parse(ticket.finishedAt ?? ticket.lastCalledAt ?? ticket.issuedAt);
  return of(right) - of(left) || right.id - left.id;
}

/** The day's tickets in the groups a counter sees, each in its order. */
async function groupsOfDay(app: AppContext, actor: Actor) {
  const tickets = await ticketsOfDay(app.read, todayOf(app));
  const mine = (ticket: Ticket) => actor.counterId !== null && ticket.counterId === actor.counterId;
  const atCounters = tickets.filter(({ state }) => isAtCounter(state));
  return {
    current: atCounters.filter(mine),
    waiting: inQueueOrder(tickets.filter(({ state }) => isQueued(state))),
    elsewhere: atCounters.filter((ticket) => !mine(ticket)),
    held: tickets.filter(({ state }) => state === 'skipped' || state === 'parked').toSorted(latest),
    finished: tickets.filter(({ state }) => state === 'finished').toSorted(latest),
    mine,
  };
}

/** Every ticket of today, in the order of the queue screen; of the finished ones all, not the counter's last few. */
export async function ticketsOfToday(app: AppContext, actor: Actor): Promise<TicketView[]> {
  const { current, waiting, held, elsewhere, finished } = await groupsOfDay(app, actor);
  return ticketViews(app.read, [...current, ...waiting, ...held, ...elsewhere, ...finished]);
}

/** Today's queue as one counter sees it. */
export async function queueOverview(app: AppContext, actor: Actor) {
  const day = todayOf(app);
  const at = app.now().toISOString();
  const groups = await groupsOfDay(app, actor);
  const { waiting, mine } = groups;
  const services = [];
  for (const service of TICKET_SERVICES) {
    const drawn = { service, priority: 'ordinary', channel: 'walk-in', onTime: false } as const;
    const { estimateMinutes } = await prospectOf(app.read, drawn, at);
    services.push({
      service,
      waiting: waiting.filter((ticket) => ticket.service === service).length,
      estimateMinutes,
    });
  }
  const [current = null] = await ticketViews(app.read, groups.current);
  return {
    day,
    at,
    current,
    waiting: await ticketViews(app.read, waiting),
    elsewhere: await ticketViews(app.read, groups.elsewhere),
    held: await ticketViews(app.read, groups.held),
    finished: await ticketViews(app.read, groups.finished.filter(mine).slice(0, FINISHED_SHOWN)),
    services,
    today: await ticketTotals(app.read, day),
  };
}

/** What the hall may see: numbers, counters and counts; nothing personal. */
export async function queueBoardOf(app: AppContext): Promise<QueueBoard> {
  const day = todayOf(app);
  const names = await counterNames(app.read);
  const called = await lastCalled(app.read, day, CALLS_SHOWN);
  const queued = await ticketsOfDay(app.read, day, ['waiting', 'transferred']);
  const { officeName } = await settingsOn(app.read, day);
  return {
    officeName,
    at: app.now().toISOString(),
    calls: called.map((ticket) => ({
      id: `${ticket.id}-${ticket.calls}`,
      label: ticketLabel(ticket),
      counterName: nameOf(names, ticket.counterId) ?? '',
      service: ticket.service,
      at: ticket.lastCalledAt ?? ticket.issuedAt,
    })),
    waiting: TICKET_SERVICES.map((service) => ({
      service,
      count: queued.filter((ticket) => ticket.service === service).length,
    })),
  };
}
