import { CompiledQuery } from 'kysely';
import type {
  TicketChannel,
  TicketOutcome,
  TicketPriority,
  TicketService,
  TicketStanding,
  TicketState,
} from '../../../shared/appointments/ticket.ts';
import type { CivilDate, Instant } from '../../../shared/dates/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema, TicketTable } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** A ticket as stored: what it was issued with, and what its history says. */
export interface Ticket extends TicketStanding {
  readonly id: number;
  readonly series: TicketService;
  readonly day: CivilDate;
  readonly number: number;
  readonly name: string | null;
  readonly phoneTail: string | null;
  readonly issuedAt: Instant;
}

const DRAW = `insert into ticket_series (service, day, last) values (?, ?, 1)
  on conflict (service, day) do update set last = last + 1 returning last`;

/**
 * Draws the next number of a service and day, from 1. Inside the transaction that writes its ticket: a ticket that fails
 * gives its number back, and the write lock keeps others from drawing the same.
 */
export async function drawTicketNumber(
  tx: WriteTransaction<Schema>,
  service: TicketService,
  day: CivilDate,
): Promise<number> {
  const { rows } = await tx.executeQuery<{ readonly last: number }>(CompiledQuery.raw(DRAW, [service, day]));
  const [row] = rows;
  if (row === undefined) throw new TypeError('A drawn number comes back');
  return row.last;
}

type Row = {
  readonly [Column in keyof TicketTable]: Column extends 'id' ? number : Exclude<TicketTable[Column], undefined>;
};

function toTicket(row: Row): Ticket {
  return {
    id: row.id,
    series: row.series as TicketService,
    day: row.day,
    number: row.number,
    name: row.name,
    phoneTail: row.phone_tail,
    issuedAt: row.issued_at,
    service: row.service as TicketService,
    state: row.state as TicketState,
    priority: row.priority as TicketPriority,
    channel: row.channel as TicketChannel,
    onTime: row.on_time === 1,
    appointmentId: row.appointment_id,
    queuedAt: row.queued_at,
    forCounterId: row.for_counter_id,
    counterId: row.counter_id,
    staffId: row.staff_id,
    draftId: row.draft_id,
    calledAt: row.called_at,
    lastCalledAt: row.last_called_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    outcome: row.outcome as TicketOutcome | null,
    waitedSeconds: row.waited_seconds,
    servedSeconds: row.served_seconds,
    calls: row.calls,
    prints: row.prints,
    version: row.version,
  };
}

function derivedColumns(standing: TicketStanding) {
  return {
    service: standing.service,
    state: standing.state,
    queued_at: standing.queuedAt,
    for_counter_id: standing.forCounterId,
    counter_id: standing.counterId,
    staff_id: standing.staffId,
    draft_id: standing.draftId,
    called_at: standing.calledAt,
    last_called_at: standing.lastCalledAt,
    started_at: standing.startedAt,
    finished_at: standing.finishedAt,
    outcome: standing.outcome,
    waited_seconds: standing.waitedSeconds,
    served_seconds: standing.servedSeconds,
    calls: standing.calls,
    prints: standing.prints,
    version: standing.version,
  };
}

/** A ticket as it is stored, without its id. */
export function ticketRow(ticket: Omit<Ticket, 'id'>) {
  return {
    series: ticket.series,
    day: ticket.day,
    number: ticket.number,
    channel: ticket.channel,
    priority: ticket.priority,
    on_time: ticket.onTime ? 1 : 0,
    appointment_id: ticket.appointmentId,
    name: ticket.name,
    phone_tail: ticket.phoneTail,
    issued_at: ticket.issuedAt,
    ...derivedColumns(ticket),
  };
}

/** Writes a new ticket. @throws StorageError unique when its number or its appointment has a ticket already */
export async function insertTicket(tx: WriteTransaction<Schema>, ticket: Omit<Ticket, 'id'>): Promise<number> {
  return insertRows(tx, 'ticket', [ticketRow(ticket)]);
}

/** Writes what the history of a ticket now says. @throws StorageError unique when its counter has another one */
export async function updateTicket(tx: WriteTransaction<Schema>, id: number, standing: TicketStanding): Promise<void> {
  await tx.updateTable('ticket').set(derivedColumns(standing)).where('id', '=', id).execute();
}

export async function ticketById(db: ReadableDatabase<Schema>, id: number): Promise<Ticket | null> {
  const row = await db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toTicket(row);
}

/** The named tickets by id; unknown ids are left out. */
export async function ticketsByIds(db: ReadableDatabase<Schema>, ids: readonly number[]): Promise<readonly Ticket[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('ticket').selectAll().where('id', 'in', ids).orderBy('id').execute();
  return rows.map(toTicket);
}

/** The ticket an intake draft is bound to. */
export async function ticketOfDraft(db: ReadableDatabase<Schema>, draftId: string): Promise<Ticket | null> {
  const row = await db.selectFrom('ticket').selectAll().where('draft_id', '=', draftId).executeTakeFirst();
  return row === undefined ? null : toTicket(row);
}

/** The ticket of an appointment that was checked in. */
export async function ticketOfAppointment(db: ReadableDatabase<Schema>, appointmentId: number): Promise<Ticket | null> {
  const row = await db.selectFrom('ticket').selectAll().where('appointment_id', '=', appointmentId).executeTakeFirst();
  return row === undefined ? null : toTicket(row);
}

/** The ticket at a counter; null when it is free. */
export async function ticketAtCounter(
  db: ReadableDatabase<Schema>,
  day: CivilDate,
  counterId: number,
): Promise<Ticket | null> {
  const row = await db
    .selectFrom('ticket')
    .selectAll()
    .where('day', '=', day)
    .where('counter_id', '=', counterId)
    .where('state', 'in', ['called', 'serving'])
    .executeTakeFirst();
  return row === undefined ? null : toTicket(row);
}

/** Tickets of a day, or those of some states, in order of issue. */
export async function ticketsOfDay(
  db: ReadableDatabase<Schema>,
  day: CivilDate,
  states: readonly TicketState[] | null = null,
): Promise<readonly Ticket[]> {
  let query = db.selectFrom('ticket').selectAll().where('day', '=', day);
  if (states !== null) query = query.where('state', 'in', states);
  const rows = await query.orderBy('id').execute();
  return rows.map(toTicket);
}

/** The tickets of a day called last, the newest call first. */
export async function lastCalled(
  db: ReadableDatabase<Schema>,
  day: CivilDate,
  limit: number,
): Promise<readonly Ticket[]> {
  const rows = await db
    .selectFrom('ticket')
    .selectAll()
    .where('day', '=', day)
    .where('last_called_at', 'is not', null)
    .orderBy('last_called_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toTicket);
}

/** Serving times of the last tickets of a service, in seconds, the newest first. */
export async function recentServingSeconds(
  db: ReadableDatabase<Schema>,
  service: TicketService,
  limit: number,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('served_seconds')
    .where('service', '=', service)
    .where('served_seconds', 'is not', null)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.served_seconds ?? 0);
}

/** Counters that called somebody on a day since an instant. */
export async function countersAtWork(
  db: ReadableDatabase<Schema>,
  day: CivilDate,
  since: Instant,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('counter_id')
    .distinct()
    .where('day', '=', day)
    .where('last_called_at', '>=', since)
    .execute();
  return rows.flatMap(({ counter_id }) => (counter_id === null ? [] : [counter_id]));
}

/** Counts of a day: tickets issued, served, and the average of the waits that ended, in seconds. */
export async function ticketTotals(
  db: ReadableDatabase<Schema>,
  day: CivilDate,
): Promise<{ readonly issued: number; readonly served: number; readonly averageWaitSeconds: number | null }> {
  const row = await db
    .selectFrom('ticket')
    .select((eb) => [
      eb.fn.countAll<number>().as('issued'),
      eb.fn.count<number>('id').filterWhere('outcome', '=', 'served').as('served'),
      eb.fn.avg<number | null>('waited_seconds').as('average'),
    ])
    .where('day', '=', day)
    .executeTakeFirstOrThrow();
  return {
    issued: row.issued,
    served: row.served,
    averageWaitSeconds: row.average === null ? null : Math.round(row.average),
  };
}

/** Remembers that a case was taken in under a ticket. @throws StorageError unique when the case has one */
export async function bindCase(tx: WriteTransaction<Schema>, ticketId: number, caseId: number): Promise<void> {
  await insertRows(tx, 'ticket_case', [{ case_id: caseId, ticket_id: ticketId }]);
}

/** Cases taken in under tickets, by ticket id, in order. */
export async function casesOfTickets(
  db: ReadableDatabase<Schema>,
  ticketIds: readonly number[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  if (ticketIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('ticket_case')
    .selectAll()
    .where('ticket_id', 'in', ticketIds)
    .orderBy('case_id')
    .execute();
  const cases = new Map<number, number[]>();
  for (const row of rows) cases.set(row.ticket_id, [...(cases.get(row.ticket_id) ?? []), row.case_id]);
  return cases;
}

/** The ticket a case was taken in under. */
export async function ticketOfCase(db: ReadableDatabase<Schema>, caseId: number): Promise<Ticket | null> {
  const row = await db
    .selectFrom('ticket_case')
    .innerJoin('ticket', 'ticket.id', 'ticket_case.ticket_id')
    .selectAll('ticket')
    .where('ticket_case.case_id', '=', caseId)
    .executeTakeFirst();
  return row === undefined ? null : toTicket(row);
}

/** Tickets in order of id after one, for checking all of them in batches. */
export async function ticketsAfter(
  db: ReadableDatabase<Schema>,
  afterId: number,
  limit: number,
): Promise<readonly Ticket[]> {
  const rows = await db.selectFrom('ticket').selectAll().where('id', '>', afterId).orderBy('id').limit(limit).execute();
  return rows.map(toTicket);
}

/** A series of a day against the tickets that bear its numbers. */
export interface TicketSeriesUse {
  readonly service: string;
  readonly day: CivilDate;
  /** Last number drawn; null when tickets bear numbers of a series that was never drawn from. */
  readonly last: number | null;
  readonly tickets: number;
  readonly lowest: number | null;
  readonly highest: number | null;
}

/** Every series of ticket numbers; without gaps `tickets`, `highest` and `last` are the same and `lowest` is 1. */
export async function ticketSeriesUse(db: ReadableDatabase<Schema>): Promise<readonly TicketSeriesUse[]> {
  const drawn = await db.selectFrom('ticket_series').selectAll().execute();
  const used = await db
    .selectFrom('ticket')
    .select((eb) => [
      'series',
      'day',
      eb.fn.countAll<number>().as('tickets'),
      eb.fn.min<number>('number').as('lowest'),
      eb.fn.max<number>('number').as('highest'),
    ])
    .groupBy(['series', 'day'])
    .execute();
  const uses = new Map<string, TicketSeriesUse>();
  for (const { service, day, last } of drawn) {
    uses.set(`${service} ${day}`, { service, day, last, tickets: 0, lowest: null, highest: null });
  }
  for (const { series, day, tickets, lowest, highest } of used) {
    const last = uses.get(`${series} ${day}`)?.last ?? null;
    uses.set(`${series} ${day}`, { service: series, day, last, tickets, lowest, highest });
  }
  return [...uses.values()];
}
