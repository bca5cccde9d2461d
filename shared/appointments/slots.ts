import type { CivilDate } from '../dates/types.ts';
import { clockTimeOf, minutesOf, overlap } from './clock.ts';
import type { OpeningBook } from './opening-book.ts';
import type { AppointmentSettings, CounterScope, Service, Slot, Span } from './types.ts';

/** Whether a service is to be had at a counter (null = on-site visits, which belong to none). */
export function isOfferedAt(settings: AppointmentSettings, service: Service, counterId: CounterScope): boolean {
  const { offered, counterIds } = settings.services[service];
  if (!offered || (service === 'site-visit') !== (counterId === null)) return false;
  return counterId === null || counterIds === null || counterIds.includes(counterId);
}

/**
 * The slots of a service at a counter on a day, in order of time. They are laid one after the other from the beginning of
 * each stretch of hours (never before `earliest`); what does not fit whole is left over. A closure of part of the day
 * takes out the slots it touches and moves none. Slots of one service and counter never overlap.
 *
 * @example slotsOf(book, settings, 'intake', 1, '2026-09-21')[0] // { from: '08:30', to: '09:00', kind: 'ordinary', ... }
 */
export function slotsOf(
  book: OpeningBook,
  settings: AppointmentSettings,
  service: Service,
  counterId: CounterScope,
  date: CivilDate,
): readonly Slot[] {
  if (!isOfferedAt(settings, service, counterId)) return [];
  const { slotMinutes, extendedHours, earliest } = settings.services[service];
  const slots: Slot[] = [];
  for (const span of book.plannedHours(counterId, date)) {
    if (span.kind === 'extended' && !extendedHours) continue;
    const end = minutesOf(span.to);
    let start = Math.max(minutesOf(span.from), earliest === null ? 0 : minutesOf(earliest));
    for (; start + slotMinutes <= end; start += slotMinutes) {
      const time = { from: clockTimeOf(start), to: clockTimeOf(start + slotMinutes) };
      if (book.isOpen(counterId, date, time)) slots.push({ service, counterId, date, ...time, kind: span.kind });
    }
  }
  return slots;
}

/** Names a slot in storage: no two slots have the same. @example 'intake|1|2026-09-21|08:30' */
export function slotKey(slot: Pick<Slot, 'service' | 'counterId' | 'date' | 'from'>): string {
  return `${slot.service}|${slot.counterId ?? '-'}|${slot.date}|${slot.from}`;
}

/** A place held, as far as counting goes. */
export interface HeldPlace extends Span {
  readonly counterId: CounterScope;
  readonly date: CivilDate;
}

/** How many of the places held take room of a slot: those in it, and those of an earlier division of hours that overlap. */
export function takenIn(slot: Slot, held: readonly HeldPlace[]): number {
  return held.filter((place) => place.date === slot.date && place.counterId === slot.counterId && overlap(place, slot))
    .length;
}

/** Places left: never negative, also when a supervisor overbooked. */
export function freePlaces(capacity: number, taken: number): number {
  return Math.max(0, capacity - taken);
}

/**
 * The place the next one gets: the lowest number of the slot nobody holds; an overbooking stands behind the capacity
 * and behind all others.
 */
export function nextPosition(held: readonly number[], capacity: number, how: 'within' | 'beyond'): number {
  if (how === 'beyond') return Math.max(capacity, ...held) + 1;
  const taken = new Set(held);
  let position = 1;
  while (taken.has(position)) position += 1;
  return position;
}
