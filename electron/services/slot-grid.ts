import { freeInspectors, INSPECTORS_PER_VISIT, type InspectorBoard } from '../../shared/appointments/inspectors.ts';
import { freePlaces, isOfferedAt, slotKey, slotsOf, takenIn } from '../../shared/appointments/slots.ts';
import type { Service, SlotUse } from '../../shared/appointments/types.ts';
import { nextFreeSlots, timeRefusal } from '../../shared/appointments/window.ts';
import type { FreeSlot } from '../../shared/contract/appointments.ts';
import { addDays } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { heldPlaces, inspectorTimes } from '../storage/repositories/appointments.ts';
import { listStaff } from '../storage/repositories/staff.ts';
import { activeCounters, type BookingDesk } from './booking-desk.ts';
import type { ReadableDb } from './context.ts';

export interface Days {
  readonly from: CivilDate;
  readonly through: CivilDate;
}

function datesOf({ from, through }: Days): readonly CivilDate[] {
  const dates: CivilDate[] = [];
  for (let date = from; date <= through; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** Who can make visits, with their visits on some days. */
export async function inspectorBoard(db: ReadableDb, days: Days): Promise<InspectorBoard> {
  const staff = await listStaff(db);
  const inspectorIds = staff.filter(({ active, roles }) => active && roles.includes('reviewer')).map(({ id }) => id);
  return { inspectorIds, times: await inspectorTimes(db, days) };
}

/** Counters at which a service is to be had: one `null` for on-site visits, which belong to none. */
export async function countersOf(
  db: ReadableDb,
  desk: BookingDesk,
  service: Service,
): Promise<readonly (number | null)[]> {
  const all = service === 'site-visit' ? [null] : (await activeCounters(db)).map(({ id }) => id);
  return all.filter((counterId) => isOfferedAt(desk.settings, service, counterId));
}

/** Every slot of a service on some days, with what is taken of it, in order of counter and time. */
export async function slotUses(
  db: ReadableDb,
  desk: BookingDesk,
  service: Service,
  days: Days,
): Promise<readonly SlotUse[]> {
  const counters = await countersOf(db, desk, service);
  const held = await heldPlaces(db, service, days);
  const byDay = new Map<string, typeof held>();
  for (const place of held) {
    const key = `${place.date} ${place.counterId ?? ''}`;
    byDay.set(key, [...(byDay.get(key) ?? []), place]);
  }
  const { capacity } = desk.settings.services[service];
  const board = service === 'site-visit' ? await inspectorBoard(db, days) : null;
  return counters.flatMap((counterId) =>
    datesOf(days).flatMap((date) =>
      slotsOf(desk.book, desk.settings, service, counterId, date).map((slot): SlotUse => {
        const taken = takenIn(slot, byDay.get(`${date} ${counterId ?? ''}`) ?? []);
        const free = freePlaces(capacity, taken);
        if (board === null) return { ...slot, capacity, taken, free };
        // A visit needs two who are free: fewer may be possible at a time than the office allows.
        const pairs = Math.floor(freeInspectors(board, desk.book, slot).length / INSPECTORS_PER_VISIT);
        return { ...slot, capacity, taken, free: Math.min(free, pairs) };
      }),
    ),
  );
}

/** The next slots somebody could book, for a refused caller. */
export async function nextFreeFor(
  db: ReadableDb,
  desk: BookingDesk,
  wish: {
    readonly service: Service;
    readonly counterId: number | null;
    readonly daysTaken: ReadonlySet<CivilDate>;
    readonly slotLeft: string | null;
  },
): Promise<readonly SlotUse[]> {
  const slots = await slotUses(db, desk, wish.service, desk.window);
  const bookable = slots.filter(
    (slot) =>
      slotKey(slot) !== wish.slotLeft &&
      timeRefusal({ date: slot.date, time: slot.from }, desk.now, desk.window) === null,
  );
  return nextFreeSlots(bookable, wish);
}

/** A slot as screens see it. */
export function freeSlotView(slot: SlotUse, counterNames: ReadonlyMap<number, string>): FreeSlot {
  const { service, counterId, date, from, to, kind, capacity, taken, free } = slot;
  const counterName = counterId === null ? null : (counterNames.get(counterId) ?? null);
  return { service, counterId, counterName, date, from, to, kind, capacity, taken, free };
}
