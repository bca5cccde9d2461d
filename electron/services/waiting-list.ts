import { slotKey } from '../../shared/appointments/slots.ts';
import type { Slot } from '../../shared/appointments/types.ts';
import { firstWaiting, type AppointmentRecord } from '../storage/repositories/appointments.ts';
import { BookingRefused, continueAppointment, type ActBy } from './appointment-write.ts';
import type { BookingDesk } from './booking-desk.ts';
import { findPlace } from './booking-place.ts';
import type { WriteTx } from './context.ts';

/**
 * Offers a place given back to whoever has waited longest for its slot: the place is theirs until they answer. Nothing
 * happens when nobody waits, when the slot has begun or closed, or when it is still full (it was overbooked).
 *
 * @returns the appointment to whose holder a call is due; null when there is none
 */
export async function offerFreed(
  tx: WriteTx,
  by: ActBy,
  desk: BookingDesk,
  freed: Slot,
): Promise<AppointmentRecord | null> {
  const next = await firstWaiting(tx, slotKey(freed));
  if (next === null) return null;
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
    return await continueAppointment(tx, by, next, { type: 'offered', place: found.place });
  } catch (error) {
    if (error instanceof BookingRefused) return null;
    throw error;
  }
}
