import { readAppointmentNumber } from '../../shared/appointments/identity.ts';
import type { AppointmentListInput, AppointmentView } from '../../shared/contract/appointments.ts';
import { addDays } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { foldName } from '../../shared/identity/fold-name.ts';
import { maskPhone } from '../../shared/identity/mask.ts';
import { toHalfWidth } from '../../shared/identity/text.ts';
import { dataOfAppointmentEvent, eventsOfAppointments } from '../storage/repositories/appointment-events.ts';
import { findAppointments, listAppointments } from '../storage/repositories/appointment-search.ts';
import { appointmentById, appointmentsByIds } from '../storage/repositories/appointments.ts';
import { applicantsByIds } from '../storage/repositories/applicants.ts';
import { staffNames } from '../storage/repositories/actors.ts';
import { callsOf } from '../storage/repositories/calls.ts';
import { selectCaseIds } from '../storage/repositories/case-list.ts';
import { casesByIds } from '../storage/repositories/cases.ts';
import { listCounters } from '../storage/repositories/counters.ts';
import { eventsOfCases } from '../storage/repositories/events.ts';
import { consequencesOf } from '../storage/repositories/opening-entries.ts';
import { appointmentViews } from './appointment-view.ts';
import { activeCounters, deskNow, type BookingDesk } from './booking-desk.ts';
import { caseRows } from './cases.ts';
import { todayOf, type AppContext } from './context.ts';
import { notFound } from './errors.ts';

/** Lines of a list at most; an office has some hundred a day. */
const LINES = 1000;
/** Rows of awaited supplements at most. */
const SUPPLEMENTS = 200;

/** Daily list and its kin. */
export async function appointmentList(app: AppContext, input: AppointmentListInput): Promise<AppointmentView[]> {
  const { from, through, counterId, service, states, caseId, applicantId } = input;
  const records = await listAppointments(app.read, {
    from,
    through,
    limit: LINES,
    ...(counterId === null ? {} : { counterId }),
    ...(service === null ? {} : { service }),
    ...(states === null ? {} : { states }),
    ...(caseId === null ? {} : { caseId }),
    ...(applicantId === null ? {} : { applicantId }),
  });
  return appointmentViews(app.read, records);
}

/** By number, folded name or the last digits of a phone. */
export async function findByText(app: AppContext, text: string, limit: number): Promise<AppointmentView[]> {
  const digits = toHalfWidth(text).replaceAll(/[\s-]/g, '');
  const id = readAppointmentNumber(toHalfWidth(text));
  const folded = foldName(text);
  const needle = {
    id,
    foldedName: id === null && folded !== '' ? folded : null,
    phoneTail: /^\d{3,12}$/.test(digits) ? digits : null,
  };
  return appointmentViews(app.read, await findAppointments(app.read, needle, todayOf(app), limit));
}

/** One appointment with its history and the calls made for it. @throws NOT_FOUND */
export async function appointmentDetail(app: AppContext, id: number) {
  const record = await appointmentById(app.read, id);
  const [appointment] = record === null ? [] : await appointmentViews(app.read, [record]);
  if (appointment === undefined) throw notFound('appointment', id);
  const events = (await eventsOfAppointments(app.read, [id])).get(id) ?? [];
  const names = await staffNames(
    app.read,
    events.flatMap(({ staffId }) => (staffId === null ? [] : [staffId])),
  );
  return {
    appointment,
    history: events.map((event) => ({
      seq: event.seq,
      type: event.type,
      at: event.at,
      staffName: names.get(event.staffId ?? '') ?? null,
      data: dataOfAppointmentEvent(event),
    })),
    calls: [...((await callsOf(app.read, 'appointment', [id])).get(id) ?? [])],
  };
}

/** How far ahead an opening day is looked for; no counter is closed longer. */
const LOOK_AHEAD_DAYS = 60;

/** The next day after today on which the office or one of its counters is open; null when there is none in two months. */
export function nextOpeningDay(desk: BookingDesk, counterIds: readonly (number | null)[]): CivilDate | null {
  for (let ahead = 1; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const date = addDays(desk.now.date, ahead);
    if (counterIds.some((counterId) => desk.book.day(counterId, date).state !== 'closed')) return date;
  }
  return null;
}

/** The morning list: whom to remind of the next opening day's appointment, and who still owes supplements. */
export async function reminders(app: AppContext) {
  const desk = await deskNow(app, app.read);
  const counters = (await activeCounters(app.read)).map(({ id }) => id);
  const date = nextOpeningDay(desk, [null, ...counters]);
  const booked =
    date === null
      ? []
      : await listAppointments(app.read, {
          from: date,
          through: date,
          states: ['booked'],
          limit: LINES,
        });
  return {
    date,
    appointments: await appointmentViews(app.read, booked),
    supplements: await awaitedSupplements(app),
  };
}

async function awaitedSupplements(app: AppContext) {
  const ids = await selectCaseIds(
    app.read,
    { states: ['supplement-requested'], asOf: todayOf(app) },
    { beforeId: null, limit: SUPPLEMENTS },
  );
  const rows = await caseRows(app.read, app, ids);
  const files = new Map((await casesByIds(app.read, ids)).map((file) => [file.id, file]));
  const applicants = await applicantsByIds(
    app.read,
    [...files.values()].flatMap(({ applicantId }) => (applicantId === null ? [] : [applicantId])),
  );
  const events = await eventsOfCases(app.read, ids);
  const calls = await callsOf(app.read, 'case', ids);
  return rows.map((row) => {
    const applicant = applicants.get(files.get(row.id)?.applicantId ?? 0) ?? null;
    const requested = events.get(row.id)?.findLast(({ type }) => type === 'supplement-requested');
    const phone = applicant?.phone ?? null;
    return {
      case: row,
      applicantName: applicant?.name ?? null,
      phone: phone === null ? null : maskPhone(phone),
      requestedOn: requested?.date ?? null,
      lastCall: calls.get(row.id)?.at(-1) ?? null,
    };
  });
}

/** Whom to tell of a change of the opening calendar, with where they were before; null = of the places offered. */
export async function callList(app: AppContext, entryId: number | null) {
  if (entryId === null) {
    const offered = await listAppointments(app.read, { from: todayOf(app), states: ['offered'], limit: LINES });
    return (await appointmentViews(app.read, offered)).map((appointment) => ({
      appointment,
      what: 'offered' as const,
      before: null,
    }));
  }
  const consequences = await consequencesOf(app.read, entryId);
  const ids = consequences.map(({ appointmentId }) => appointmentId);
  const records = await appointmentsByIds(app.read, ids);
  const views = new Map((await appointmentViews(app.read, [...records.values()])).map((view) => [view.id, view]));
  const events = await eventsOfAppointments(app.read, ids);
  const counters = new Map((await listCounters(app.read)).map(({ id, name }) => [id, name]));
  const lines = consequences.flatMap(({ appointmentId, seq, what }) => {
    const appointment = views.get(appointmentId);
    if (appointment === undefined) return [];
    const earlier = (events.get(appointmentId) ?? []).filter((event) => event.seq < seq);
    const last = earlier.findLast((event) => 'slot' in event);
    const before =
      what !== 'reassigned' && last !== undefined && 'slot' in last
        ? {
            date: last.slot.date,
            from: last.slot.from,
            counterName: last.slot.counterId === null ? null : (counters.get(last.slot.counterId) ?? null),
          }
        : null;
    return [{ appointment, what, before }];
  });
  return lines.toSorted((left, right) => orderOf(left) - orderOf(right) || left.appointment.id - right.appointment.id);
}

/** In the order of the appointments that were, the earliest first: that one is the most urgent to call. */
function orderOf({
  before,
  appointment,
}: {
  before: { date: string; from: string } | null;
  appointment: AppointmentView;
}) {
  const { date, from } = before ?? appointment;
  return Date.parse(`${date}T${from === '24:00' ? '23:59' : from}:00Z`);
}
