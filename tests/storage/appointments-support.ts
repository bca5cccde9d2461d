import { expect, onTestFinished } from 'vitest';
import type { AppointmentView, FreeSlot } from '../../shared/contract/appointments.ts';
import type { Service } from '../../shared/appointments/types.ts';
import { errorOf, newKey, openOffice, type Office } from './cases-service-fixture.ts';

/** An office on a Monday, ten in the morning, closed when the test is over. */
export async function bookingOffice(on = '2026-09-21'): Promise<Office> {
  const opened = await openOffice({ on });
  onTestFinished(() => opened.close());
  return opened;
}

let callers = 0;
/** A caller nobody knows yet. */
export function caller() {
  callers += 1;
  return { kind: 'caller' as const, name: `来电人${callers}`, phone: `139${String(callers).padStart(8, '0')}` };
}

/** A slot as chosen. */
export function at(date: string, from: string, counterId: number | null = 1) {
  return { counterId, date, from };
}

type BookInput = Parameters<Office['clerk']['appointments']['book']>[0];

/** A consultation for somebody new; `more` changes what a test is about. */
export function consultation(slot: BookInput['slot'], more: Partial<BookInput> = {}): BookInput {
  return { key: newKey(), for: caller(), service: 'consultation', slot, ...more };
}

/** Books and gives the appointment. */
export async function booked(office: Office, input: BookInput): Promise<AppointmentView> {
  return (await office.clerk.appointments.book(input)).appointment;
}

/** What free slots are, in short. */
export function times(slots: readonly Pick<FreeSlot, 'date' | 'from'>[]): readonly string[] {
  return slots.map(({ date, from }) => `${date} ${from}`);
}

/** How many places of a slot are taken and free. */
export async function useOf(office: Office, service: Service, slot: BookInput['slot']) {
  const { slots } = await office.clerk.appointments.slots({ service, from: slot.date, through: slot.date });
  const found = slots.find(({ from, counterId }) => from === slot.from && counterId === slot.counterId);
  return found === undefined ? null : { taken: found.taken, free: found.free, waiting: found.waiting };
}

/** The refusal of a call that must not write anything: code and field of a booking refusal, or the field problem. */
export async function refusedUnwritten(office: Office, call: () => Promise<unknown>) {
  const before = await office.administrator.system.audit({ limit: 1 });
  const { code, data } = await errorOf(call());
  expect(await office.administrator.system.audit({ limit: 1 })).toEqual(before);
  expect((await office.administrator.system.verify()).differences).toEqual([]);
  return { code, data: data as { code?: string; field?: string | null; nextFree?: FreeSlot[]; issues?: unknown } };
}
