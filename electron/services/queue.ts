import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { wallTimeOf } from '../../shared/appointments/clock.ts';
import {
  isAtCounter,
  isOfToday,
  TICKET_SERVICES,
  ticketLabel,
  ticketStateAfter,
  type TicketEvent,
  type TicketHappening,
  type TicketPriority,
} from '../../shared/appointments/ticket.ts';
import type { ticketAct, TicketView } from '../../shared/contract/queue.ts';
import { isOnTime } from '../../shared/appointments/window.ts';
import { shanghaiDate, shanghaiTime } from '../../shared/dates/civil.ts';
import type { PaperData } from '../../shared/papers/types.ts';
import { forPrinting } from '../documents/reprint.ts';
import { appointmentById, type AppointmentRecord } from '../storage/repositories/appointments.ts';
import { counterById } from '../storage/repositories/counters.ts';
import { eventsOfTicket } from '../storage/repositories/ticket-events.ts';
import { ticketById, ticketOfAppointment, type Ticket } from '../storage/repositories/tickets.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { beginning, checkIn } from './appointment-acts.ts';
import { BookingRefused, wordRefusals } from './appointment-write.ts';
import { deskNow, type BookingDesk } from './booking-desk.ts';
import { openProcedures, signedIn, todayOf, type Actor, type AppContext, type WriteTx } from './context.ts';
import { invalidField, notFound, staleVersion } from './errors.ts';
import { firstOrAgain, type KeyedCall } from './idempotent.ts';
import { paperOfficeOf } from './paper-data.ts';
import { openDisplay, requireDisplay, watchBoard } from './queue-display.ts';
import { settingsOn } from './settings.ts';
import { finishOf, type TicketEntry } from './ticket-effect.ts';
import { queueOverview, ticketViews } from './ticket-view.ts';
import { callNextIn, happen, issueTicketIn, queueRefused, requireCounter, requireFree, takeDraft } from './tickets.ts';

type Act = z.infer<typeof ticketAct>;

interface Answer {
  readonly ticket: TicketView;
  readonly replayed: boolean;
}

async function storedTicket(tx: WriteTx, id: number): Promise<Ticket> {
  const ticket = await ticketById(tx, id);
  if (ticket === null) throw notFound('ticket', id);
  return ticket;
}

/** One act on the queue, once however often it is sent; open windows hear of it after the commit. */
async function once(
  app: AppContext,
  call: Omit<KeyedCall, 'at'>,
  work: (tx: WriteTx, entry: TicketEntry) => Promise<Ticket>,
): Promise<Answer> {
  const at = app.now().toISOString();
  const { ticket, replayed } = await writeTransaction(app.write, async (tx: WriteTx) => {
    const kept = await firstOrAgain(tx, { ...call, at });
    if (kept.kind === 'again') {
      return { ticket: await storedTicket(tx, kept.kept.ids?.[0] ?? 0), replayed: true };
    }
    const done = await work(tx, { actor: call.actor, at });
    await kept.keep({ caseId: null, paperIds: [], ids: [done.id] });
    return { ticket: done, replayed: false };
  });
  if (!replayed) {
    app.changes.publish('queue', String(ticket.id));
    // A draft may have changed hands with it.
    if (ticket.draftId !== null) app.changes.publish('draft', ticket.draftId);
  }
  const [view] = await ticketViews(app.read, [ticket]);
  if (view === undefined) throw new TypeError('One ticket in, one view out');
  return { ticket: view, replayed };
}

/** Whether the draft bound last has become a case, so that a further matter needs another. */
function isDraftUsed(events: readonly TicketEvent[]): boolean {
  const bound = events.findLastIndex(({ type }) => type === 'called' || type === 'resumed');
  return events.findLastIndex(({ type }) => type === 'case-opened') > bound;
}

async function transferOf(
  tx: WriteTx,
  ticket: Ticket,
  act: Extract<Act, { readonly type: 'transfer' }>,
): Promise<TicketHappening> {
  const { service, counterId } = act;
  if (counterId !== null) {
    const counter = await counterById(tx, counterId);
    if (counter === null) throw notFound('counter', counterId);
    if (!counter.active) throw queueRefused('counter-closed', { counterName: counter.name });
  }
  const stays = ticket.service === service && ticket.forCounterId === counterId && !isAtCounter(ticket.state);
  const comesBack = isAtCounter(ticket.state) && counterId !== null && counterId === ticket.counterId;
  // Who was skipped goes back into the same queue behind the others (`requeue`), not to the old place.
  if ((stays && ticket.state !== 'parked') || comesBack) {
    throw queueRefused('transfer-leads-nowhere', { label: ticketLabel(ticket) });
  }
  return { type: 'transferred', service, forCounterId: counterId };
}

async function happeningOf(tx: WriteTx, ticket: Ticket, entry: TicketEntry, act: Act): Promise<TicketHappening> {
  switch (act.type) {
    case 'recall':
      if (!isAtCounter(ticket.state)) {
        await requireFree(tx, ticket.day, requireCounter(entry.actor));
        await takeDraft(tx, entry, ticket.draftId);
      }
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
      return transferOf(tx, ticket, act);
    case 'finish':
      return finishOf(ticket);
    case 'resume': {
      await requireFree(tx, ticket.day, requireCounter(entry.actor));
      const used = isDraftUsed(await eventsOfTicket(tx, ticket.id));
      const draftId = used || ticket.draftId === null ? randomUUID() : ticket.draftId;
      await takeDraft(tx, entry, draftId);
      return { type: 'resumed', draftId };
    }
  }
}

async function actIn(
  tx: WriteTx,
  entry: TicketEntry,
  sent: { readonly id: number; readonly version: number; readonly act: Act },
): Promise<Ticket> {
  const { id, version, act } = sent;
  const ticket = await storedTicket(tx, id);
  const label = ticketLabel(ticket);
  if (!isOfToday(ticket, shanghaiDate(entry.at))) throw queueRefused('of-another-day', { label });
  if (ticket.version !== version) {
    throw staleVersion({ entity: 'ticket', id: String(id), expected: version, actual: ticket.version });
  }
  if (ticketStateAfter(ticket.state, act.type) === null) throw queueRefused('act-not-allowed-in-state', { label });
  const { actor } = entry;
  const elsewhere = isAtCounter(ticket.state) && ticket.counterId !== actor.counterId;
  // Whoever went home without finishing is cleared away by a supervisor.
  const clears = actor.roles.includes('supervisor') && act.type !== 'recall' && act.type !== 'start';
  if (elsewhere && !clears) {
    const counter = ticket.counterId === null ? null : await counterById(tx, ticket.counterId);
    throw queueRefused('at-another-counter', { label, counterName: counter?.name ?? null });
  }
  return happen(tx, entry, ticket, [await happeningOf(tx, ticket, entry, act)]);
}

/** Whether somebody checked in at another desk, who has no number yet, was in time. @throws BOOKING_REFUSED */
async function checkedInBefore(tx: WriteTx, desk: BookingDesk, record: AppointmentRecord): Promise<boolean> {
  const { state, checkedInAt } = record.now;
  if (checkedInAt === null || (await ticketOfAppointment(tx, record.id)) !== null) {
    throw new BookingRefused('state', null, { details: { state } });
  }
  const begins = beginning(record);
  if (begins.date !== desk.now.date) throw new BookingRefused('not-today', null);
  return isOnTime(begins, wallTimeOf(Date.parse(checkedInAt)), desk.settings.booking);
}

/**
 * Checks an appointment in and draws its number in the same transaction; who is late queues like a walk-in. Who was
 * checked in where no numbers are drawn gets theirs now.
 */
async function checkInIn(
  tx: WriteTx,
  app: AppContext,
  entry: TicketEntry,
  sent: { readonly appointmentId: number; readonly version: number; readonly priority: TicketPriority },
): Promise<Ticket> {
  const { appointmentId: id, version: expected, priority } = sent;
  const found = await appointmentById(tx, id);
  if (found === null) throw notFound('appointment', id);
  const actual = found.now.version;
  if (actual !== expected) throw staleVersion({ entity: 'appointment', id: String(id), expected, actual });
  const service = TICKET_SERVICES.find((one) => one === found.now.slot.service);
  // Nobody queues for a visit on site.
  if (service === undefined) throw invalidField('appointmentId', 'unknown-choice');
  const by = { actor: entry.actor, at: entry.at, action: 'queue.checkIn' } as const;
  const desk = await deskNow(app, tx);
  const onTime =
    found.now.state === 'checked-in'
      ? await checkedInBefore(tx, desk, found)
      : (await checkIn(tx, by, desk, found)).onTime;
  return issueTicketIn(tx, entry, { service, priority, appointment: { id, onTime }, name: null, phoneTail: null });
}

/** Lays the slip out from the first line of the history, as it was told then, and counts the printing. */
async function printed(app: AppContext, actor: Actor, id: number) {
  const at = app.now().toISOString();
  const today = todayOf(app);
  const answer = await writeTransaction(app.write, async (tx: WriteTx) => {
    const ticket = await storedTicket(tx, id);
    const [issued] = await eventsOfTicket(tx, id);
    if (issued === undefined || issued.type !== 'issued') throw new TypeError(`Ticket ${id} has no beginning`);
    const settings = await settingsOn(tx, ticket.day);
    const label = ticketLabel(ticket);
    const data: PaperData = {
      kind: 'ticket',
      // The hall's address is that of the office; any matter names it.
      office: paperOfficeOf(settings, 'design-review', null, ''),
      number: null,
      issuedOn: ticket.day,
      label,
      service: issued.service,
      priority: issued.priority,
      channel: issued.channel,
      ahead: issued.ahead,
      estimateMinutes: issued.estimateMinutes,
      issuedTime: shanghaiTime(issued.at),
    };
    const ordinal = ticket.prints + 1;
    await happen(tx, { actor, at }, ticket, [{ type: 'printed', ordinal }]);
    return { ordinal, title: `${label} ${ticket.day}`, data };
  });
  app.changes.publish('queue', String(id));
  const { html } = app.renderPaper(answer.data);
  const { ordinal, title } = answer;
  return { ordinal, title, html: forPrinting(html, { ordinal, printedOn: today }) };
}

/** The window's queue: drawing, calling, acting, the slip, and the display page in the hall. */
export function queueRouter(app: AppContext) {
  const counter = signedIn(app, 'counter');
  const desk = signedIn(app, 'counter', 'supervisor');
  const anybody = openProcedures();
  return {
    overview: desk.queue.overview.handler(({ context }) => queueOverview(app, context.actor)),
    issue: counter.queue.issue.handler(({ input, context }) => {
      const { key, ...drawn } = input;
      const call = { key, procedure: 'queue.issue', actor: context.actor, input: drawn };
      return once(app, call, (tx, entry) => issueTicketIn(tx, entry, { ...drawn, appointment: null }));
    }),
    checkIn: counter.queue.checkIn.handler(async ({ input, context }) => {
      const { key, ...sent } = input;
      const call = { key, procedure: 'queue.checkIn', actor: context.actor, input: sent };
      const answer = await wordRefusals(app, () => once(app, call, (tx, entry) => checkInIn(tx, app, entry, sent)));
      if (!answer.replayed) app.changes.publish('appointment', String(sent.appointmentId));
      return answer;
    }),
    call: counter.queue.call.handler(({ input, context }) => {
      const { key, services } = input;
      const call = { key, procedure: 'queue.call', actor: context.actor, input: { services } };
      return once(app, call, (tx, entry) => callNextIn(tx, entry, services));
    }),
    act: desk.queue.act.handler(({ input, context }) => {
      const { key, ...sent } = input;
      const call = { key, procedure: 'queue.act', actor: context.actor, input: sent };
      return once(app, call, (tx, entry) => actIn(tx, entry, sent));
    }),
    print: counter.queue.print.handler(({ input, context }) => printed(app, context.actor, input.id)),
    openDisplay: desk.queue.openDisplay.handler(() => ({ token: openDisplay(app) })),
    // Judged by its token, not by who is signed in: the page in the hall has no staff session and outlives the lock.
    display: anybody.queue.display.handler(async ({ input, signal }) => {
      requireDisplay(app, input.token);
      return watchBoard(app, signal);
    }),
  };
}
