import type { AppointmentView } from '../../shared/contract/appointments.ts';
import type { ExportQuery } from '../../shared/contract/exports.ts';
import type { TicketView } from '../../shared/contract/queue.ts';
import type { CallPurpose } from '../../shared/appointments/types.ts';
import { shanghaiMoment, shanghaiTime } from '../../shared/dates/civil.ts';
import type { ExportRow } from '../../shared/exports/columns.ts';
import { appointmentList, callList, findByText, reminders } from './appointment-lists.ts';
import { slotGrid } from './booking-options.ts';
import { dateOf, wholeList, type ListReading, type ListRows } from './export-rows.ts';
import { ticketsOfToday } from './ticket-view.ts';

/** Appointments found by a text, at most; the screen of the daily list asks for as many. */
export const APPOINTMENTS_FOUND = 12;

type Call = AppointmentView['lastCall'];

/** The last call, where it is of the purpose the list is about. */
function callCells(last: Call, purpose: CallPurpose) {
  const call = last?.purpose === purpose ? last : null;
  return {
    callOutcome: call?.outcome ?? null,
    calledAt: call === null ? null : shanghaiMoment(call.at),
    calledBy: call?.staffName ?? null,
    callNote: call?.note ?? null,
  };
}

/** Whom, about what and where: the same in every list of appointments. The phone is masked, as the view has it. */
function appointmentCells(one: AppointmentView) {
  return {
    date: dateOf(one.date),
    from: one.from,
    appointment: one.number,
    person: one.person.name,
    phone: one.person.phone,
    noShows: one.person.noShows > 0 ? one.person.noShows : null,
    appointmentService: one.service,
    matter: one.matter,
    counter: one.counterName,
    project: one.case?.projectName ?? null,
    number: one.case?.receiptNumber ?? null,
  };
}

function dayCells(one: AppointmentView): ExportRow {
  return {
    ...appointmentCells(one),
    to: one.to,
    appointmentState: one.state,
    contact: one.person.contactName,
    inspectors: one.inspectors.map(({ name }) => name).join('、') || null,
    jointNumber: one.jointCase?.receiptNumber ?? null,
    openingKind: one.kind,
    overbooked: one.overbooked ? 'yes' : null,
    note: one.note,
    callOutcome: one.lastCall?.outcome ?? null,
  };
}

/** The daily list, or what a text finds on any day. */
export async function appointmentsList(
  { app }: ListReading,
  { of }: Extract<ExportQuery, { list: 'appointments' }>,
): Promise<ListRows> {
  if (of.kind === 'found') return wholeList((await findByText(app, of.text, APPOINTMENTS_FOUND)).map(dayCells));
  const { date, counterId } = of;
  const anything = { service: null, states: null, caseId: null, applicantId: null };
  return wholeList((await appointmentList(app, { from: date, through: date, counterId, ...anything })).map(dayCells));
}

/** The slots of the booking window, in order of time. */
export async function slotList(
  { app }: ListReading,
  { service, counterId }: Extract<ExportQuery, { list: 'slots' }>,
): Promise<ListRows> {
  const { slots } = await slotGrid(app, { service, counterId });
  const inOrder = slots.toSorted((left, right) => {
    const [first, second] = [`${left.date} ${left.from}`, `${right.date} ${right.from}`];
    return first < second ? -1 : first > second ? 1 : 0;
  });
  return wholeList(
    inOrder.map((slot) => ({
      appointmentService: slot.service,
      date: dateOf(slot.date),
      from: slot.from,
      to: slot.to,
      counter: slot.counterName,
      openingKind: slot.kind,
      capacity: slot.capacity,
      taken: slot.taken,
      free: slot.free,
      waitingList: slot.waiting,
      bookable: slot.bookable,
    })),
  );
}

/** The morning list: whom to remind of the next opening day, then of supplements awaited. */
export async function reminderList({ app }: ListReading): Promise<ListRows> {
  const { appointments, supplements } = await reminders(app);
  const booked = appointments.map((one) => {
    const { appointment: _number, ...cells } = appointmentCells(one);
    return { callPurpose: 'reminder', ...cells, noticeDate: null, ...callCells(one.lastCall, 'reminder') };
  });
  const awaited = supplements.map(({ case: row, applicantName, phone, requestedOn, lastCall }) => ({
    callPurpose: 'supplement',
    date: null,
    from: null,
    person: applicantName,
    phone,
    noShows: null,
    project: row.projectName,
    number: row.receiptNumber,
    appointmentService: null,
    matter: row.matter,
    counter: null,
    noticeDate: dateOf(requestedOn),
    ...callCells(lastCall, 'supplement'),
  }));
  return wholeList([...booked, ...awaited]);
}

/** Whom to tell of a change of the opening calendar. */
export async function changeCallList(
  { app }: ListReading,
  { entryId }: Extract<ExportQuery, { list: 'calls' }>,
): Promise<ListRows> {
  const purpose = entryId === null ? 'offer' : 'changed';
  return wholeList(
    (await callList(app, entryId)).map(({ appointment, what, before }) => {
      const { date, from, counter, person, phone, project, appointment: number } = appointmentCells(appointment);
      const { lastCall } = appointment;
      return {
        person,
        phone,
        project,
        appointment: number,
        callChange: what,
        beforeDate: dateOf(before?.date ?? null),
        beforeFrom: before?.from ?? null,
        // Where a cancelled one would have been is said by where it was.
        ...(what === 'cancelled' ? { date: null, from: null, counter: null } : { date, from, counter }),
        ...callCells(lastCall, purpose),
      };
    }),
  );
}

const SECONDS_PER_MINUTE = 60;

function minutes(seconds: number | null): number | null {
  return seconds === null ? null : Math.floor(seconds / SECONDS_PER_MINUTE);
}

/** A ticket; who still waits has waited up to now. */
function ticketCells(ticket: TicketView, at: string): ExportRow {
  const isWaiting = ticket.state === 'waiting' || ticket.state === 'transferred';
  const waitedNow = Math.max(0, (Date.parse(at) - Date.parse(ticket.queuedAt)) / 1000);
  const timeOf = (instant: string | null) => (instant === null ? null : shanghaiTime(instant));
  return {
    ticket: ticket.label,
    appointmentService: ticket.service,
    ticketState: ticket.state,
    ticketPriority: ticket.priority,
    ticketChannel: ticket.channel,
    person: ticket.name,
    phoneTail: ticket.phoneTail,
    counter: ticket.counterName,
    forCounter: ticket.forCounterName,
    drawnAt: timeOf(ticket.issuedAt),
    calledAt: timeOf(ticket.lastCalledAt),
    finishedAt: timeOf(ticket.finishedAt),
    calls: ticket.calls,
    waited: minutes(isWaiting ? waitedNow : ticket.waitedSeconds),
    served: minutes(ticket.servedSeconds),
    ticketOutcome: ticket.outcome,
  };
}

/** The tickets of today, in the order of the screen. */
export async function ticketList({ app, actor }: ListReading): Promise<ListRows> {
  const at = app.now().toISOString();
  return wholeList((await ticketsOfToday(app, actor)).map((ticket) => ticketCells(ticket, at)));
}
