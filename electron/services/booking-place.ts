import { personDay } from '../../shared/appointments/identity.ts';
import { freeInspectors, inspectorRefusal } from '../../shared/appointments/inspectors.ts';
import { freePlaces, isOfferedAt, slotKey } from '../../shared/appointments/slots.ts';
import type { BookingRefusal, Slot } from '../../shared/appointments/types.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { appointmentById, daysOfPerson, type AppointmentRecord } from '../storage/repositories/appointments.ts';
import { placeFacts, type PlaceFacts, type PlaceQuestion } from '../storage/repositories/place-facts.ts';
import { BookingRefused, type RefusalDetails, type Wish } from './appointment-write.ts';
import type { BookingDesk } from './booking-desk.ts';
import type { WriteTx } from './context.ts';
import {
  chosenSlot,
  placeInSlot,
  slotWished,
  type PlaceAnswer,
  type PlaceRefusal,
  type PlaceWish,
} from './place-rules.ts';
import { inspectorBoard } from './slot-grid.ts';

async function wishOf(tx: WriteTx, desk: BookingDesk, wanted: PlaceWish): Promise<Wish | null> {
  if (wanted.bound === 'opening') return null;
  const { onePerDay } = desk.settings.booking;
  const own = wanted.except === 0 ? null : await appointmentById(tx, wanted.except);
  // Whoever moves gives the own day up, and may stay in it at another time.
  const ownDay = own === null || own.now.personDay === null ? null : own.now.slot.date;
  const taken = onePerDay ? await daysOfPerson(tx, wanted.personKey, desk.now.date) : new Set<CivilDate>();
  return {
    service: wanted.service,
    counterId: wanted.slot.counterId,
    daysTaken: new Set([...taken].filter((date) => date !== ownDay)),
    slotLeft: own === null || own.now.position === null ? null : own.now.slotKey,
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

function questionOf(slot: Slot, { personKey, except }: Pick<PlaceWish, 'personKey' | 'except'>): PlaceQuestion {
  return { slot, key: slotKey(slot), personDay: personDay(personKey, slot.date), except };
}

/** Facts of a place asked for before it was certain that it is the one. */
export interface KnownFacts {
  readonly question: PlaceQuestion;
  readonly facts: PlaceFacts;
}

/** What a wish will most likely have to ask the file; null when there is no such slot. */
export function likelyQuestion(
  desk: Pick<BookingDesk, 'book' | 'settings'> | null,
  wanted: Pick<PlaceWish, 'service' | 'slot' | 'personKey' | 'except'>,
): PlaceQuestion | null {
  if (desk === null || !isOfferedAt(desk.settings, wanted.service, wanted.slot.counterId)) return null;
  const slot = chosenSlot(desk, wanted);
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

/** What a refused caller is told. */
async function refusalOf(
  tx: WriteTx,
  desk: BookingDesk,
  wanted: PlaceWish,
  { refusal, field, details, help }: PlaceRefusal,
): Promise<BookingRefused> {
  return help === 'none' ? new BookingRefused(refusal, field) : refusePlace(tx, desk, wanted, refusal, field, details);
}

/**
 * Judges a wish and names the place it gets. In the transaction that writes it, so that nobody can come between; the
 * file's own unique index would stop whoever did.
 *
 * @param known what was read in this transaction already; used if it answers just this wish.
 * @returns the place, or that the slot is full; and the id the next new appointment gets
 * @throws BookingRefused for everything but a slot that is full
 */
export async function findPlace(
  tx: WriteTx,
  desk: BookingDesk,
  wanted: PlaceWish,
  known: KnownFacts | null = null,
): Promise<PlaceAnswer & { readonly nextId: number }> {
  const slot = slotWished(desk, wanted);
  if ('refusal' in slot) throw await refusalOf(tx, desk, wanted, slot);
  const question = questionOf(slot, wanted);
  const isKnown = known !== null && isSameQuestion(known.question, question);
  const facts = isKnown ? known.facts : await placeFacts(tx, question);
  const day = { from: slot.date, through: slot.date };
  const board = slot.service === 'site-visit' ? await inspectorBoard(tx, day) : null;
  const answer = placeInSlot(desk, slot, wanted, facts, board);
  if (answer.kind === 'refused') throw await refusalOf(tx, desk, wanted, answer);
  return { ...answer, nextId: facts.nextId };
}

/** Whether a place is free through the whole time of an appointment that holds none. */
export async function isRoomFor(tx: WriteTx, record: AppointmentRecord, capacity: number): Promise<boolean> {
  const question = questionOf(record.now.slot, { personKey: record.personKey, except: record.id });
  return freePlaces(capacity, (await placeFacts(tx, question)).taken) > 0;
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
