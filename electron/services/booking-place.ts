import type { TakenPlace } from '../../shared/appointments/history.ts';
import { appointmentNumber, personDay } from '../../shared/appointments/identity.ts';
import {
  chooseInspectors,
  freeInspectors,
  INSPECTORS_PER_VISIT,
  inspectorRefusal,
} from '../../shared/appointments/inspectors.ts';
import { freePlaces, isOfferedAt, nextPosition, slotKey, slotsOf } from '../../shared/appointments/slots.ts';
import type { BookingRefusal, Service, Slot } from '../../shared/appointments/types.ts';
import { timeRefusal } from '../../shared/appointments/window.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { daysOfPerson, type AppointmentRecord } from '../storage/repositories/appointments.ts';
import { placeFacts, type PlaceFacts, type PlaceQuestion } from '../storage/repositories/place-facts.ts';
import { BookingRefused, type RefusalDetails, type Wish } from './appointment-write.ts';
import type { BookingDesk } from './booking-desk.ts';
import type { WriteTx } from './context.ts';
import { inspectorBoard } from './slot-grid.ts';

/** A slot as somebody chose it. */
export interface SlotChoice {
  readonly counterId: number | null;
  readonly date: CivilDate;
  readonly from: string;
}

/** What a place is asked for. */
export interface PlaceWish {
  readonly service: Service;
  readonly slot: SlotChoice;
  readonly personKey: string;
  /** An appointment that gives its own place up for this one; 0 = none. */
  readonly except: number;
  /** Named by the caller; null = two who are free. */
  readonly inspectorIds: readonly string[] | null;
  /** Asked first when nobody is named. */
  readonly preferred: readonly (string | null)[];
  /** `beyond`: a supervisor's overbooking. */
  readonly how: 'within' | 'beyond';
  /** Moves by the office (`opening`) are held to the hours alone; nobody need be told what else is free. */
  readonly bound: 'window' | 'opening';
  /** Path of the slot in the input. */
  readonly field: string;
}

/** What was found for a wish. */
interface Found {
  readonly slot: Slot;
  readonly onePerDay: boolean;
  /** The id the next new appointment gets. */
  readonly nextId: number;
}
export type PlaceAnswer =
  | (Found & { readonly kind: 'place'; readonly place: TakenPlace })
  /** Taken; the caller may wait. */
  | (Found & { readonly kind: 'full'; readonly capacity: number });

/** Facts of a place asked for before it was certain that it is the one. */
export interface KnownFacts {
  readonly question: PlaceQuestion;
  readonly facts: PlaceFacts;
}

async function wishOf(tx: WriteTx, desk: BookingDesk, wanted: PlaceWish): Promise<Wish | null> {
  if (wanted.bound === 'opening') return null;
  const { onePerDay } = desk.settings.booking;
  return {
    service: wanted.service,
    counterId: wanted.slot.counterId,
    daysTaken: onePerDay ? await daysOfPerson(tx, wanted.personKey, desk.now.date) : new Set(),
  };
}

/** Refuses, naming the next free slots. */
export async function refusePlace(
  tx: WriteTx,
  desk: BookingDesk,
  wanted: PlaceWish,
  refusal: BookingRefusal,
  field: string,
  details: RefusalDetails = {},
): Promise<BookingRefused> {
  return new BookingRefused(refusal, field, { details, wish: await wishOf(tx, desk, wanted) });
}

/** The slot somebody chose, if there is one. */
function chosenSlot(
  { book, settings }: Pick<BookingDesk, 'book' | 'settings'>,
  service: Service,
  { counterId, date, from }: SlotChoice,
): Slot | undefined {
  return slotsOf(book, settings, service, counterId, date).find((slot) => slot.from === from);
}

function questionOf(slot: Slot, { personKey, except }: Pick<PlaceWish, 'personKey' | 'except'>): PlaceQuestion {
  return { slot, key: slotKey(slot), personDay: personDay(personKey, slot.date), except };
}

/** What a wish will probably have to ask the file; null when the slot is none, or the person not known yet. */
export function likelyQuestion(
  desk: Pick<BookingDesk, 'book' | 'settings'> | null,
  wanted: Pick<PlaceWish, 'service' | 'slot' | 'personKey' | 'except'>,
): PlaceQuestion | null {
  if (desk === null || !isOfferedAt(desk.settings, wanted.service, wanted.slot.counterId)) return null;
  const slot = chosenSlot(desk, wanted.service, wanted.slot);
  return slot === undefined ? null : questionOf(slot, wanted);
}

function isSameQuestion(left: PlaceQuestion, right: PlaceQuestion): boolean {
  return (
    left.key === right.key &&
    left.slot.to === right.slot.to &&
    left.personDay === right.personDay &&
    left.except === right.except
  );
}

/** Why the chosen time is no slot that can be booked now; else the slot. */
function slotOrRefusal(
  desk: BookingDesk,
  wanted: PlaceWish,
): Slot | { readonly refusal: BookingRefusal; readonly at: 'counterId' | 'date' | 'from' } {
  const { service, slot } = wanted;
  const { book, settings, now, window } = desk;
  const time = timeRefusal({ date: slot.date, time: slot.from }, now, window);
  if (time === 'past' || (time !== null && wanted.bound === 'window')) return { refusal: time, at: 'date' };
  if (!isOfferedAt(settings, service, slot.counterId)) return { refusal: 'not-offered', at: 'counterId' };
  if (book.day(slot.counterId, slot.date).hours.length === 0) return { refusal: 'closed-day', at: 'date' };
  return chosenSlot(desk, service, slot) ?? { refusal: 'no-such-slot', at: 'from' };
}

/** Two who make the visit. @throws BookingRefused when the named ones cannot; null when no two are free */
async function visitorsOf(
  tx: WriteTx,
  desk: BookingDesk,
  slot: Slot,
  wanted: PlaceWish,
): Promise<readonly string[] | null> {
  const board = await inspectorBoard(tx, { from: slot.date, through: slot.date });
  const free = freeInspectors(board, desk.book, slot, wanted.except);
  if (free.length < INSPECTORS_PER_VISIT) return null;
  if (wanted.inspectorIds === null) return chooseInspectors(board, free, slot.date, wanted.preferred);
  const wrong = inspectorRefusal(board, free, wanted.inspectorIds);
  if (wrong !== null) throw await refusePlace(tx, desk, wanted, wrong.code, wrong.field ?? 'inspectorIds');
  return wanted.inspectorIds;
}

/**
 * Judges a wish and names the place it gets. In the transaction that writes it, so that nobody can come between; the
 * file's own unique index would stop whoever did.
 *
 * @param known what was read in this transaction already; used if it answers just this wish.
 * @throws BookingRefused for everything but a slot that is full
 */
export async function findPlace(
  tx: WriteTx,
  desk: BookingDesk,
  wanted: PlaceWish,
  known: KnownFacts | null = null,
): Promise<PlaceAnswer> {
  const { field, service } = wanted;
  if (wanted.inspectorIds !== null && service !== 'site-visit') {
    throw new BookingRefused('inspectors-only-for-visits', 'inspectorIds');
  }
  const slot = slotOrRefusal(desk, wanted);
  if ('refusal' in slot) {
    throw await refusePlace(tx, desk, wanted, slot.refusal, `${field}.${slot.at}`, { ...desk.window });
  }
  const question = questionOf(slot, wanted);
  const isKnown = known !== null && isSameQuestion(known.question, question);
  const facts = isKnown ? known.facts : await placeFacts(tx, question);
  if (slot.counterId !== null && !facts.counterActive) {
    throw await refusePlace(tx, desk, wanted, 'not-offered', `${field}.counterId`);
  }
  const { onePerDay } = desk.settings.booking;
  if (onePerDay && facts.sameDayId !== null) {
    const details = { number: appointmentNumber(facts.sameDayId) };
    throw await refusePlace(tx, desk, wanted, 'second-same-day', `${field}.date`, details);
  }
  const found: Found = { slot, onePerDay, nextId: facts.nextId };
  const { capacity } = desk.settings.services[service];
  const free = freePlaces(capacity, facts.taken);
  if (free > 0 && wanted.how === 'beyond') throw new BookingRefused('not-full', 'overbook');
  if (free === 0 && wanted.how === 'within') return { kind: 'full', ...found, capacity };
  const visitors = service === 'site-visit' ? await visitorsOf(tx, desk, slot, wanted) : [];
  if (visitors === null) throw await refusePlace(tx, desk, wanted, 'no-inspectors', `${field}.from`);
  const place: TakenPlace = {
    position: nextPosition(facts.positions, capacity, wanted.how),
    capacity,
    overbooked: wanted.how === 'beyond',
    inspectorIds: visitors.toSorted(),
  };
  return { kind: 'place', ...found, place };
}

/** Two named inspectors for a visit that keeps its time, sorted. @throws BookingRefused when they cannot make it */
export async function requireVisitors(
  tx: WriteTx,
  desk: Pick<BookingDesk, 'book'>,
  record: AppointmentRecord,
  named: readonly string[],
  field = '',
): Promise<readonly string[]> {
  const { slot } = record.now;
  if (slot.service !== 'site-visit') throw new BookingRefused('inspectors-only-for-visits', `${field}inspectorIds`);
  const board = await inspectorBoard(tx, { from: slot.date, through: slot.date });
  const wrong = inspectorRefusal(board, freeInspectors(board, desk.book, slot, record.id), named);
  if (wrong !== null) throw new BookingRefused(wrong.code, `${field}${wrong.field ?? ''}`);
  return named.toSorted();
}
