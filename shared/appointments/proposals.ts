import type { CivilDate } from '../dates/types.ts';
import { personDay } from './identity.ts';
import { chooseInspectors, freeInspectors, type InspectorBoard, type InspectorTime } from './inspectors.ts';
import type { AffectedWhy, StandingAppointment } from './opening-changes.ts';
import type { OpeningBook } from './opening-book.ts';
import { slotKey } from './slots.ts';
import type { SlotUse } from './types.ts';

/** An affected appointment, with what its proposal must respect. */
export interface ToMove extends StandingAppointment {
  readonly personKey: string;
  /** Whether the person may have no other appointment that day. */
  readonly onePerDay: boolean;
  readonly preferred: readonly (string | null)[];
}

export interface Proposal {
  readonly appointmentId: number;
  /** Null: nothing is free in the window. */
  readonly slot: SlotUse | null;
  /** Of a visit: who would make it (in the new slot, or in the old one for an absent inspector). */
  readonly inspectorIds: readonly [string, string] | null;
}

function beginsAt({ date, from }: { readonly date: CivilDate; readonly from: string }): string {
  return `${date} ${from}`;
}

/** Free slots in the order in which they are proposed: the next one after the old time, then the nearest before. */
function inOrder(appointment: ToMove, slots: readonly SlotUse[]): readonly SlotUse[] {
  const old = beginsAt(appointment);
  const own = ({ counterId }: SlotUse) => (counterId === appointment.counterId ? 0 : 1);
  const byTime = (left: SlotUse, right: SlotUse) => {
    const [first, second] = [beginsAt(left), beginsAt(right)];
    return first === second
      ? own(left) - own(right) || (left.counterId ?? 0) - (right.counterId ?? 0)
      : first < second
        ? -1
        : 1;
  };
  const candidates = slots.filter(({ service }) => service === appointment.service);
  const after = candidates.filter((slot) => beginsAt(slot) > old).toSorted(byTime);
  const before = candidates.filter((slot) => beginsAt(slot) < old).toSorted(byTime);
  return [...after, ...before.toReversed()];
}

/**
 * A new slot for each affected appointment, one after the other, so that no two proposals take the same last place, no
 * person gets two appointments on a day and no inspector two visits at a time.
 *
 * @param slots of the booking window by the new opening calendar, with what is free
 * @param personDays days (`personDay`) on which people have an appointment that stays
 */
export function proposeMoves(
  affected: readonly { readonly appointment: ToMove; readonly why: AffectedWhy }[],
  slots: readonly SlotUse[],
  personDays: ReadonlySet<string>,
  book: OpeningBook,
  board: InspectorBoard,
): readonly Proposal[] {
  const left = new Map(slots.map((slot) => [slotKey(slot), slot.free]));
  // Of several appointments of one person, none goes to a day another one is moved from: it may yet stay there.
  const own = affected.flatMap(({ appointment: { personKey, date, onePerDay } }) =>
    onePerDay ? [personDay(personKey, date)] : [],
  );
  const days = new Set([...personDays, ...own]);
  // Visits whose time is closed give their inspectors' time back; others may yet stay where they are.
  const moving = new Set(affected.flatMap(({ appointment, why }) => (why === 'closed' ? [appointment.id] : [])));
  let times: readonly InspectorTime[] = board.times.filter(({ appointmentId }) => !moving.has(appointmentId));

  const visitors = (appointment: ToMove, at: { date: CivilDate; from: string; to: string }) => {
    const now = { ...board, times };
    const chosen = chooseInspectors(now, freeInspectors(now, book, at, appointment.id), at.date, appointment.preferred);
    if (chosen !== null) {
      times = [...times, ...chosen.map((staffId) => ({ appointmentId: appointment.id, staffId, ...at }))];
    }
    return chosen;
  };

  return affected.map(({ appointment, why }): Proposal => {
    const { id: appointmentId, service, date, from, to } = appointment;
    if (why === 'inspector-absent') {
      const chosen = visitors(appointment, { date, from, to });
      if (chosen !== null) return { appointmentId, slot: null, inspectorIds: chosen };
    }
    for (const slot of inOrder(appointment, slots)) {
      const key = slotKey(slot);
      const places = left.get(key) ?? 0;
      const day = personDay(appointment.personKey, slot.date);
      if (places < 1 || (appointment.onePerDay && slot.date !== date && days.has(day))) continue;
      const inspectorIds = service === 'site-visit' ? visitors(appointment, slot) : null;
      if (service === 'site-visit' && inspectorIds === null) continue;
      left.set(key, places - 1);
      if (appointment.onePerDay) days.add(day);
      return { appointmentId, slot, inspectorIds };
    }
    return { appointmentId, slot: null, inspectorIds: null };
  });
}
