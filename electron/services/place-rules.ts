import type { TakenPlace } from '../../shared/appointments/history.ts';
import { appointmentNumber } from '../../shared/appointments/identity.ts';
import {
  chooseInspectors,
  freeInspectors,
  INSPECTORS_PER_VISIT,
  inspectorRefusal,
  type InspectorBoard,
} from '../../shared/appointments/inspectors.ts';
import { freePlaces, isOfferedAt, nextPosition, slotsOf } from '../../shared/appointments/slots.ts';
import type { BookingRefusal, Service, Slot } from '../../shared/appointments/types.ts';
import { timeRefusal } from '../../shared/appointments/window.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import type { PlaceFacts } from '../storage/repositories/place-facts.ts';
import type { RefusalDetails } from './appointment-write.ts';
import type { BookingDesk } from './booking-desk.ts';

/** Judging a wish for a place, as pure functions: `booking-place.ts` asks for one, `bulk-appointments.ts` for many. */

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

export type PlaceAnswer =
  | { readonly kind: 'place'; readonly slot: Slot; readonly place: TakenPlace; readonly onePerDay: boolean }
  /** Taken, or without two inspectors for a visit; the caller may wait. */
  | {
      readonly kind: 'full';
      readonly why: 'full' | 'no-inspectors';
      readonly slot: Slot;
      readonly capacity: number;
      readonly onePerDay: boolean;
    };

/** Why there is no place. */
export interface PlaceRefusal {
  readonly kind: 'refused';
  readonly refusal: BookingRefusal;
  readonly field: string;
  readonly details: RefusalDetails;
  /** Whether it would help to be told the next free slots. */
  readonly help: 'next-free' | 'none';
}

function refused(refusal: BookingRefusal, field: string, details: RefusalDetails = {}): PlaceRefusal {
  return { kind: 'refused', refusal, field, details, help: 'next-free' };
}

/** The slot somebody chose, if there is one. */
export function chosenSlot(
  { book, settings }: Pick<BookingDesk, 'book' | 'settings'>,
  { service, slot: { counterId, date, from } }: Pick<PlaceWish, 'service' | 'slot'>,
): Slot | undefined {
  return slotsOf(book, settings, service, counterId, date).find((slot) => slot.from === from);
}

/** Why the chosen time is no slot that can be booked now; else the slot. */
export function slotWished(desk: BookingDesk, wanted: PlaceWish): Slot | PlaceRefusal {
  const { service, slot, field } = wanted;
  const { book, settings, now, window } = desk;
  if (wanted.inspectorIds !== null && service !== 'site-visit') {
    return { ...refused('inspectors-only-for-visits', 'inspectorIds'), help: 'none' };
  }
  const refusedAt = (refusal: BookingRefusal, at: keyof SlotChoice) =>
    refused(refusal, `${field}.${at}`, { ...desk.window });
  const time = timeRefusal({ date: slot.date, time: slot.from }, now, window);
  if (time === 'past' || (time !== null && wanted.bound === 'window')) return refusedAt(time, 'date');
  if (!isOfferedAt(settings, service, slot.counterId)) return refusedAt('not-offered', 'counterId');
  if (book.day(slot.counterId, slot.date).hours.length === 0) return refusedAt('closed-day', 'date');
  return chosenSlot(desk, wanted) ?? refusedAt('no-such-slot', 'from');
}

/** Two who make the visit; a refusal when the named ones cannot, null when no two are free. */
function visitorsOf(
  desk: BookingDesk,
  slot: Slot,
  wanted: PlaceWish,
  board: InspectorBoard,
): readonly string[] | PlaceRefusal | null {
  const free = freeInspectors(board, desk.book, slot, wanted.except);
  if (free.length < INSPECTORS_PER_VISIT) return null;
  if (wanted.inspectorIds === null) return chooseInspectors(board, free, slot.date, wanted.preferred);
  const wrong = inspectorRefusal(board, free, wanted.inspectorIds);
  return wrong === null ? wanted.inspectorIds : refused(wrong.code, wrong.field ?? 'inspectorIds');
}

/**
 * The place a wish gets in a slot.
 *
 * @param facts what is held there, and by the person that day
 * @param board of the day; null where the service is no visit
 */
export function placeInSlot(
  desk: BookingDesk,
  slot: Slot,
  wanted: PlaceWish,
  facts: Omit<PlaceFacts, 'nextId'>,
  board: InspectorBoard | null,
): PlaceAnswer | PlaceRefusal {
  const { field, service } = wanted;
  if (slot.counterId !== null && !facts.counterActive) return refused('not-offered', `${field}.counterId`);
  const { onePerDay } = desk.settings.booking;
  if (onePerDay && facts.sameDayId !== null) {
    return refused('second-same-day', `${field}.date`, { number: appointmentNumber(facts.sameDayId) });
  }
  const { capacity } = desk.settings.services[service];
  const free = freePlaces(capacity, facts.taken);
  const full = { kind: 'full', why: 'full', slot, capacity, onePerDay } as const;
  if (free === 0 && wanted.how === 'within') return full;
  const visitors = board === null ? [] : visitorsOf(desk, slot, wanted, board);
  // Nobody to make the visit is no room either, but none that more places would help.
  if (visitors === null) {
    return wanted.how === 'within' ? { ...full, why: 'no-inspectors' } : refused('no-inspectors', `${field}.from`);
  }
  if (free > 0 && wanted.how === 'beyond') return { ...refused('not-full', 'overbook'), help: 'none' };
  if ('refusal' in visitors) return visitors;
  const place: TakenPlace = {
    position: nextPosition(facts.positions, capacity, wanted.how),
    capacity,
    overbooked: wanted.how === 'beyond',
    inspectorIds: visitors.toSorted(),
  };
  return { kind: 'place', slot, place, onePerDay };
}
