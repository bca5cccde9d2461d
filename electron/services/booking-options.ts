import { freeInspectors } from '../../shared/appointments/inspectors.ts';
import { likelyService } from '../../shared/appointments/joint.ts';
import { LIVE_STATES } from '../../shared/appointments/types.ts';
import { isOfferedAt, slotKey, slotsOf } from '../../shared/appointments/slots.ts';
import { nextFreeSlots, timeRefusal } from '../../shared/appointments/window.ts';
import type { BookingFor, SlotsInput } from '../../shared/contract/appointments.ts';
import { addDays, daysBetween } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { maskPhone } from '../../shared/identity/mask.ts';
import { applicantById } from '../storage/repositories/applicants.ts';
import { listAppointments } from '../storage/repositories/appointment-search.ts';
import { daysOfPerson, noShowsOf, waitingBySlot } from '../storage/repositories/appointments.ts';
import { caseById, listedCases } from '../storage/repositories/cases.ts';
import { listCounters } from '../storage/repositories/counters.ts';
import { staffNames } from '../storage/repositories/actors.ts';
import { appointmentViews, bookedCaseView } from './appointment-view.ts';
import { BookingRefused } from './appointment-write.ts';
import { deskNow } from './booking-desk.ts';
import type { SlotChoice } from './place-rules.ts';
import { bookingSubject, jointPartner, visitCaseOf } from './booking-subject.ts';
import type { AppContext } from './context.ts';
import { invalidField, notFound } from './errors.ts';
import { countersOf, freeSlotView, inspectorBoard, nextFreeFor, slotUses } from './slot-grid.ts';

/** Days of a grid at most, where the caller names them; the booking window is shown whole, however long an office makes it. */
const GRID_DAYS = 31;

async function counterNames(app: AppContext): Promise<ReadonlyMap<number, string>> {
  return new Map((await listCounters(app.read)).map(({ id, name }) => [id, name]));
}

/** Rules of an older version may end the window before it begins; its first day is shown all the same, as too far ahead. */
function laterOf(left: CivilDate, right: CivilDate): CivilDate {
  return left < right ? right : left;
}

/** The slot grid of a service, with why a day has none and what is free next. @throws INVALID_INPUT for too many days */
export async function slotGrid(app: AppContext, input: SlotsInput) {
  const { service, counterId } = input;
  const desk = await deskNow(app, app.read);
  const { window } = desk;
  const from = input.from ?? window.from;
  const through = input.through ?? (input.from === undefined ? laterOf(from, window.through) : addDays(from, 6));
  if (through < from) throw invalidField('through', 'ends-before-start');
  const isNamed = input.from !== undefined || input.through !== undefined;
  if (isNamed && daysBetween(from, through) >= GRID_DAYS) throw invalidField('through', 'out-of-range');
  const names = await counterNames(app);
  const counters = (await countersOf(app.read, desk, service)).filter((id) => counterId === null || id === counterId);
  const all = await slotUses(app.read, desk, service, { from, through });
  const uses = all.filter((slot) => counters.includes(slot.counterId));
  const waiting = await waitingBySlot(app.read, service, { from, through });
  const refusalOf = (slot: (typeof uses)[number]) => {
    const time = timeRefusal({ date: slot.date, time: slot.from }, desk.now, window);
    if (time !== null) return time;
    if (slot.free > 0) return 'yes' as const;
    return slot.taken >= slot.capacity ? ('full' as const) : ('no-inspectors' as const);
  };
  const days = [];
  for (let date = from; date <= through; date = addDays(date, 1)) {
    for (const id of counters) {
      const { state, reason, text } = desk.book.day(id, date);
      days.push({ date, counterId: id, state, reason, text });
    }
  }
  const next =
    from <= window.from && through >= window.through
      ? nextFreeSlots(
          uses.filter((slot) => refusalOf(slot) === 'yes'),
          { counterId, daysTaken: new Set() },
        )
      : await nextFreeFor(app.read, desk, { service, counterId, daysTaken: new Set(), slotLeft: null });
  return {
    window: { ...window },
    slots: uses.map((slot) => ({
      ...freeSlotView(slot, names),
      waiting: waiting.get(slotKey(slot)) ?? 0,
      bookable: refusalOf(slot),
    })),
    days,
    nextFree: next.map((slot) => freeSlotView(slot, names)),
  };
}

/** Everything shown before booking for somebody. @throws NOT_FOUND, INVALID_INPUT (phone), BOOKING_REFUSED (finished case) */
export async function bookingOptions(app: AppContext, wanted: BookingFor) {
  const subject = await bookingSubject(app.read, wanted);
  const desk = await deskNow(app, app.read);
  const { file, personKey } = subject;
  const applicant = subject.applicantId === null ? null : await applicantById(app.read, subject.applicantId);
  const phone = subject.callerPhone ?? applicant?.phone ?? null;
  const noShows = (await noShowsOf(app.read, [personKey])).get(personKey) ?? 0;
  const partner = file === null ? null : await jointPartner(app.read, file);
  const shownCases = [file, partner].flatMap((one) => (one === null ? [] : [one.id]));
  const listed = new Map((await listedCases(app.read, shownCases)).map((one) => [one.id, one]));
  const service = file === null ? ('consultation' as const) : likelyService(visitCaseOf(file));
  const held = await listAppointments(app.read, {
    personKey,
    from: desk.now.date,
    states: LIVE_STATES,
    limit: 20,
  });
  const daysTaken = desk.settings.booking.onePerDay
    ? await daysOfPerson(app.read, personKey, desk.now.date)
    : new Set<string>();
  const next = await nextFreeFor(app.read, desk, { service, counterId: null, daysTaken, slotLeft: null });
  const names = await counterNames(app);
  return {
    person: {
      kind: subject.callerName === null ? ('applicant' as const) : ('caller' as const),
      applicantId: subject.applicantId,
      name: subject.callerName ?? applicant?.name ?? '',
      contactName: applicant?.contactName ?? null,
      phone: phone === null ? null : maskPhone(phone),
      noShows,
    },
    case: bookedCaseView(listed.get(file?.id ?? 0) ?? null),
    jointCase: bookedCaseView(listed.get(partner?.id ?? 0) ?? null),
    service,
    appointments: await appointmentViews(app.read, held),
    nextFree: next.map((slot) => freeSlotView(slot, names)),
  };
}

/** Inspectors for a visit in a slot: the case's own first, then who is free. @throws NOT_FOUND, BOOKING_REFUSED no-such-slot */
export async function inspectorsFor(app: AppContext, choice: SlotChoice, caseId: number | null) {
  const desk = await deskNow(app, app.read);
  const { date } = choice;
  const slot = isOfferedAt(desk.settings, 'site-visit', choice.counterId)
    ? slotsOf(desk.book, desk.settings, 'site-visit', null, date).find(({ from }) => from === choice.from)
    : undefined;
  if (slot === undefined) throw new BookingRefused('no-such-slot', 'slot.from');
  const file = caseId === null ? null : await caseById(app.read, caseId);
  if (caseId !== null && file === null) throw notFound('case', caseId);
  const board = await inspectorBoard(app.read, { from: date, through: date });
  const free = new Set(freeInspectors(board, desk.book, slot));
  const names = await staffNames(app.read, board.inspectorIds);
  const rank = (id: string) => (id === file?.derived.handlerStaffId ? 0 : free.has(id) ? 1 : 2);
  return board.inspectorIds
    .toSorted((left, right) => rank(left) - rank(right))
    .map((id) => ({ id, name: names.get(id) ?? id, free: free.has(id) }));
}
