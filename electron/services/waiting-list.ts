import type { Slot } from '../../shared/appointments/types.ts';
import { listAppointments } from '../storage/repositories/appointment-search.ts';
import { waitingIn, type AppointmentRecord } from '../storage/repositories/appointments.ts';
import { BookingRefused, continueAppointment, type ActBy } from './appointment-write.ts';
import type { BookingDesk } from './booking-desk.ts';
import { findPlace, isRoomFor } from './booking-place.ts';
import type { WriteTx } from './context.ts';

/** More than an office can have waiting. */
const WAITING = 10_000;

/** Offers one who waits their place, if there is one now; null when there is none. */
async function offerTo(
  tx: WriteTx,
  by: ActBy,
  desk: BookingDesk,
  next: AppointmentRecord,
): Promise<AppointmentRecord | null> {
  const { slot } = next.now;
  try {
    const found = await findPlace(tx, desk, {
      service: slot.service,
      slot,
      personKey: next.personKey,
      except: next.id,
      inspectorIds: null,
      preferred: [],
      how: 'within',
      // They asked in time; the answer may come on the last day.
      bound: 'opening',
      field: 'slot',
    });
    if (found.kind === 'full') return null;
    // Hours divided otherwise since they asked: they keep their time, so all of it must be free.
    if (found.slot.to !== slot.to && !(await isRoomFor(tx, next, found.place.capacity))) return null;
    return await continueAppointment(tx, by, next, { type: 'offered', place: found.place });
  } catch (error) {
    if (error instanceof BookingRefused) return null;
    throw error;
  }
}

/**
 * Offers a place given back to whoever has waited longest for its time: the place is theirs until they answer. Where the
 * hours were divided otherwise when it was taken, it may make room in several slots. Nothing happens when nobody waits,
 * when the slot has begun or closed, or when it is still full (it was overbooked).
 *
 * @returns the appointments to whose holders a call is due, in order
 */
export async function offerFreed(
  tx: WriteTx,
  by: ActBy,
  desk: BookingDesk,
  freed: Slot,
): Promise<readonly AppointmentRecord[]> {
  return offerInTurn(tx, by, desk, await waitingIn(tx, freed));
}

/** Who has waited longest goes first, as far as there are places. */
async function offerInTurn(
  tx: WriteTx,
  by: ActBy,
  desk: BookingDesk,
  waiting: readonly AppointmentRecord[],
): Promise<readonly AppointmentRecord[]> {
  const offered: AppointmentRecord[] = [];
  for (const next of waiting) {
    const record = await offerTo(tx, by, desk, next);
    if (record !== null) offered.push(record);
  }
  return offered;
}

/**
 * Offers what room there is now to everybody who waits, after slots or capacities became others.
 *
 * @param desk with the new settings
 * @returns ids of the appointments to whose holders a call is due
 */
export async function offerToWaiting(tx: WriteTx, by: ActBy, desk: BookingDesk): Promise<readonly number[]> {
  const waiting = await listAppointments(tx, { from: desk.now.date, states: ['waiting'], limit: WAITING });
  const inTurn = waiting.toSorted((left, right) => left.id - right.id);
  return (await offerInTurn(tx, by, desk, inTurn)).map(({ id }) => id);
}
