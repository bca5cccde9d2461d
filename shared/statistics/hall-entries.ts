import type { AppointmentEvent } from '../appointments/history.ts';
import { replayTicket, type TicketEvent } from '../appointments/ticket.ts';
import { shanghaiDate } from '../dates/civil.ts';
import type { CivilDate } from '../dates/types.ts';
import type { Entry, HallEntryKind } from './entries.ts';

/**
 * What there is to count in appointments and tickets (semantics 7 and 8). Pure: from their histories, cut off at an instant
 * where only what was known then counts.
 */

function entry(
  kind: HallEntryKind,
  event: AppointmentEvent | TicketEvent,
  date: CivilDate,
  value = 1,
): Entry<HallEntryKind> {
  return { kind, date, seq: event.seq, staffId: event.staffId, value, base: 0 };
}

/**
 * Everything there is to count in one appointment.
 *
 * It is made once, on the day it was entered with a place; from the waiting list on the day its place was accepted, or it was
 * moved to a free one. A move is neither a cancellation nor another appointment. It is cancelled on the day of cancelling,
 * whoever did it; who leaves the waiting list or declines an offered place had no appointment to cancel. It is kept or missed
 * on its own day, whenever that was entered; somebody marked as missing who turned up after all kept it. So at any time
 * made = kept + missed + cancelled + still to come.
 *
 * @param events in order; none = nothing was known of it yet.
 * @example entriesOfAppointment([booked, checkedIn]).map(({ kind }) => kind) // ['appointment-made', 'appointment-kept']
 */
export function entriesOfAppointment(events: readonly AppointmentEvent[]): readonly Entry<HallEntryKind>[] {
  let day: CivilDate | null = null;
  let made: Entry<HallEntryKind> | null = null;
  let end: Entry<HallEntryKind> | null = null;
  for (const event of events) {
    const entered = shanghaiDate(event.at);
    switch (event.type) {
      case 'waiting':
        day = event.slot.date;
        break;
      case 'booked':
      case 'moved':
        day = event.slot.date;
        made ??= entry('appointment-made', event, entered);
        break;
      case 'accepted':
        made ??= entry('appointment-made', event, entered);
        break;
      case 'cancelled':
        end = entry('appointment-cancelled', event, entered);
        break;
      case 'checked-in':
        end = entry('appointment-kept', event, day ?? entered);
        break;
      case 'missed':
        end = entry('appointment-missed', event, day ?? entered);
        break;
      case 'offered':
      case 'reassigned':
        break;
    }
  }
  if (made === null) return [];
  return end === null ? [made] : [made, end];
}

/**
 * Everything there is to count in one ticket, all of it on the day it was drawn: the ticket, and, once somebody was called,
 * the whole seconds they waited until that first call, as the ticket's own replay derives them. Later calls, a return to the
 * queue and a transfer count nothing more.
 *
 * @param events in order; none = nothing was known of it yet.
 * @throws TicketHistoryError when no ticket can have this history
 * @example entriesOfTicket([issued, called]).map(({ kind, value }) => `${kind} ${value}`) // ['ticket 1', 'ticket-called 450']
 */
export function entriesOfTicket(events: readonly TicketEvent[]): readonly Entry<HallEntryKind>[] {
  const [issued] = events;
  if (issued === undefined) return [];
  const day = shanghaiDate(issued.at);
  const drawn = entry('ticket', issued, day);
  const first = events.findIndex(({ type }) => type === 'called' || type === 'recalled');
  const called = events[first];
  if (called === undefined) return [drawn];
  const { waitedSeconds } = replayTicket(events.slice(0, first + 1));
  return [drawn, entry('ticket-called', called, day, waitedSeconds ?? 0)];
}
