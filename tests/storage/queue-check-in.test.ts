import { expect, test } from 'vitest';
import { errorOf, newKey } from './cases-service-fixture.ts';
import { at, booked, bookingOffice, consultation } from './appointments-support.ts';

test('an appointment is checked in and gets its number in one act; in time it goes before a walk-in of the same minute', async () => {
  const office = await bookingOffice();
  const { clerk } = office;
  const inTime = await booked(office, consultation(at('2026-09-22', '10:00')));
  const late = await booked(office, consultation(at('2026-09-22', '08:30')));
  office.on('2026-09-22');
  const draw = { service: 'consultation' as const };
  await clerk.queue.issue({ key: newKey(), ...draw });
  await clerk.queue.checkIn({ key: newKey(), appointmentId: late.id, version: late.version });
  const call = { key: newKey(), appointmentId: inTime.id, version: inTime.version };
  const { ticket } = await clerk.queue.checkIn(call);
  expect(ticket).toMatchObject({
    label: 'B003',
    service: 'consultation',
    channel: 'appointment',
    onTime: true,
    appointmentId: inTime.id,
    name: null,
  });
  const { waiting } = await clerk.queue.overview();
  expect(waiting.map(({ label, channel, onTime }) => [label, channel, onTime])).toEqual([
    ['B003', 'appointment', true],
    ['B001', 'walk-in', false],
    ['B002', 'appointment', false],
  ]);
  expect((await clerk.appointments.find({ text: inTime.number }))[0]?.state).toBe('checked-in');
  // Once: the same key answers again, another one is refused and draws nothing.
  expect(await clerk.queue.checkIn(call)).toMatchObject({ ticket: { label: 'B003' }, replayed: true });
  const again = await errorOf(clerk.queue.checkIn({ ...call, key: newKey() }));
  expect(again.code).toBe('STALE_VERSION');
  const refused = await errorOf(clerk.queue.checkIn({ ...call, key: newKey(), version: inTime.version + 1 }));
  expect(refused).toMatchObject({ code: 'BOOKING_REFUSED', data: { code: 'state' } });
  expect((await clerk.queue.overview()).waiting).toHaveLength(3);
  expect((await office.administrator.system.verify()).differences).toEqual([]);
});

test('an appointment of another day, or one nobody knows, gets no number', async () => {
  const office = await bookingOffice();
  const { id, version } = await booked(office, consultation(at('2026-09-22', '10:00')));
  const early = await errorOf(office.clerk.queue.checkIn({ key: newKey(), appointmentId: id, version }));
  expect(early).toMatchObject({ code: 'BOOKING_REFUSED', data: { code: 'not-today' } });
  const unknown = await errorOf(office.clerk.queue.checkIn({ key: newKey(), appointmentId: 999, version: 1 }));
  expect(unknown).toMatchObject({ code: 'NOT_FOUND', data: { entity: 'appointment', id: '999' } });
  expect((await office.clerk.queue.overview()).waiting).toEqual([]);
  expect((await office.administrator.system.verify()).differences).toEqual([]);
});

test('somebody checked in where no numbers are drawn gets one at the counter, once, in time as they came', async () => {
  const office = await bookingOffice();
  const { clerk, supervisor } = office;
  const { id, version } = await booked(office, consultation(at('2026-09-22', '10:00')));
  office.on('2026-09-22');
  const there = await supervisor.appointments.checkIn({ key: newKey(), id, version });
  const call = { appointmentId: id, version: there.appointment.version };
  const { ticket } = await clerk.queue.checkIn({ key: newKey(), ...call });
  expect(ticket).toMatchObject({ label: 'B001', channel: 'appointment', onTime: true, appointmentId: id });
  const refused = await errorOf(clerk.queue.checkIn({ key: newKey(), ...call }));
  expect(refused).toMatchObject({ code: 'BOOKING_REFUSED', data: { code: 'state', details: { state: 'checked-in' } } });
  expect((await clerk.queue.overview()).waiting).toHaveLength(1);
  expect((await office.administrator.system.verify()).differences).toEqual([]);
});

test('checked in yesterday is no number today', async () => {
  const office = await bookingOffice();
  const { id, version } = await booked(office, consultation(at('2026-09-22', '10:00')));
  office.on('2026-09-22');
  const there = await office.supervisor.appointments.checkIn({ key: newKey(), id, version });
  office.on('2026-09-23');
  const call = { key: newKey(), appointmentId: id, version: there.appointment.version };
  const refused = await errorOf(office.clerk.queue.checkIn(call));
  expect(refused).toMatchObject({ code: 'BOOKING_REFUSED', data: { code: 'not-today' } });
});
