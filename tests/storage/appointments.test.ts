import { describe, expect, onTestFinished, test } from 'vitest';
import type { FreeSlot } from '../../shared/contract/appointments.ts';
import { errorOf, intake, newKey, openOffice, type Office } from './cases-service-fixture.ts';

/** An office on a Monday, ten in the morning, closed when the test is over. */
async function office(on = '2026-09-21'): Promise<Office> {
  const opened = await openOffice({ on });
  onTestFinished(() => opened.close());
  return opened;
}

let callers = 0;
/** A caller nobody knows yet. */
function caller(name = `来电人${(callers += 1)}`) {
  return { kind: 'caller' as const, name, phone: `139${String(callers).padStart(8, '0')}` };
}

function at(date: string, from: string, counterId: number | null = 1) {
  return { counterId, date, from };
}

describe('a slot of consultation at counter 1 holds one person', () => {
  test('the first caller gets it, the second is refused and told the next three free slots', async () => {
    const { clerk } = await office();
    const slot = at('2026-09-22', '08:30');
    const { appointment } = await clerk.appointments.book({
      key: newKey(),
      for: { kind: 'caller', name: '王某', phone: '138 0000 1234' },
      service: 'consultation',
      slot,
    });
    expect(appointment).toMatchObject({
      number: 'Y00000001',
      state: 'booked',
      date: '2026-09-22',
      from: '08:30',
      to: '09:00',
      position: 1,
      overbooked: false,
      person: { kind: 'caller', name: '王某', phone: '138****1234', noShows: 0 },
    });
    const refused = await errorOf(
      clerk.appointments.book({ key: newKey(), for: caller(), service: 'consultation', slot }),
    );
    expect(refused).toMatchObject({ code: 'BOOKING_REFUSED', data: { code: 'full', field: 'slot.from' } });
    const { nextFree } = refused.data as { nextFree: FreeSlot[] };
    expect(nextFree.map(({ date, from }) => `${date} ${from}`)).toEqual([
      '2026-09-22 09:00',
      '2026-09-22 09:30',
      '2026-09-22 10:00',
    ]);
  });

  test('the same key books once', async () => {
    const { clerk } = await office();
    const input = {
      key: newKey(),
      for: caller(),
      service: 'consultation' as const,
      slot: at('2026-09-22', '08:30'),
    };
    const first = await clerk.appointments.book(input);
    const again = await clerk.appointments.book(input);
    expect(again.appointment.id).toBe(first.appointment.id);
    const list = await clerk.appointments.list({ from: '2026-09-22', through: '2026-09-22' });
    expect(list).toHaveLength(1);
  });
});

test('an intake makes a case; its visit names two inspectors', async () => {
  const { clerk } = await office('2026-09-22');
  const taken = await clerk.intake.submit(intake('2026-09-22'));
  const { appointment } = await clerk.appointments.book({
    key: newKey(),
    for: { kind: 'case', caseId: taken.case.id },
    service: 'site-visit',
    slot: at('2026-09-30', '09:00', null),
  });
  expect(appointment.inspectors.map(({ id }) => id)).toEqual(['S0002', 'S0003']);
});
