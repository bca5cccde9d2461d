import { describe, expect, test } from 'vitest';
import { BulkDesk } from '../../electron/services/bulk-acts.ts';
import { subjectOfCase } from '../../electron/services/booking-subject.ts';
import { verifyDatabase } from '../../electron/services/verify.ts';
import { listCounters } from '../../electron/storage/repositories/counters.ts';
import { listStaff } from '../../electron/storage/repositories/staff.ts';
import { appointmentsAfter } from '../../electron/storage/repositories/appointments.ts';
import { sampleOffices } from './app-support.ts';
import { intake } from './cases-service-fixture.ts';

/** An application as it comes in on the 21st, without the key of a single act. */
function application() {
  const { key: _key, draftId: _draftId, ...sent } = intake('2026-09-21');
  return sent;
}

const ASKED = { service: 'intake', inspectorIds: null, matter: null, path: null } as const;

describe('many acts in one transaction', () => {
  const openOffice = sampleOffices();
  /** An office with two people at two counters. */
  async function open() {
    const { app } = await openOffice('2026-09-21');
    const counters = await listCounters(app.context.read);
    const clerks = (await listStaff(app.context.read)).filter(({ roles }) => roles.includes('counter'));
    const [actor, other] = clerks.map(({ id, name, roles }, index) => {
      return { id, name, roles, counterId: counters[index]?.id ?? null };
    });
    if (actor === undefined || other === undefined) throw new TypeError('The sample has two clerks');
    return { app, actor, other };
  }

  test('a case taken in with one batch is changed by the next one', async () => {
    const { app, actor } = await open();
    const desk = await BulkDesk.open(app.context);
    const unknown = { applicant: null, project: null };
    const one = await desk.submit(actor, '2026-09-21T02:00:00.000Z', application(), unknown);
    await desk.commit();
    const withdrawal = { type: 'withdraw', date: '2026-09-22', reason: '建设方案调整' } as const;
    await desk.act(actor, '2026-09-22T02:00:00.000Z', one, withdrawal);
    await desk.finish();
    expect(one.whole.file.derived.state).toBe('withdrawn');
    expect((await verifyDatabase(app.context)).differences).toEqual([]);
  });

  test('a place changes hands within a batch, though both appointments were written before', async () => {
    const { app, actor, other } = await open();
    const desk = await BulkDesk.open(app.context);
    const unknown = { applicant: null, project: null };
    const cases = [];
    for (const minute of ['01', '02', '03']) {
      const at = `2026-09-21T02:${minute}:00.000Z`;
      cases.push(await desk.submit(actor, at, application(), unknown));
    }
    const slot = { counterId: actor.counterId, date: '2026-09-23', from: '09:00' };
    const later = { ...slot, from: '10:00' };
    const wanted = [slot, later, slot];
    const booked = cases.map((one, index) =>
      desk.appointments.book(actor, `2026-09-21T03:0${index}:00.000Z`, {
        ...ASKED,
        subject: subjectOfCase(one.whole.file),
        slot: wanted[index] ?? slot,
      }),
    );
    const [first, second, third] = booked;
    if (first === undefined || second === undefined || third === undefined) throw new TypeError('Three were booked');
    if ('refused' in first || 'refused' in second || 'refused' in third) throw new TypeError('All were free');
    await desk.commit();
    const full = desk.appointments.move(other, '2026-09-21T04:00:00.000Z', second, slot);
    expect(full).toEqual({ refused: 'full' });
    desk.appointments.cancel(other, '2026-09-21T04:01:00.000Z', first);
    expect(desk.appointments.move(other, '2026-09-21T04:02:00.000Z', second, slot)).toHaveProperty('record');
    expect(desk.appointments.move(other, '2026-09-21T04:03:00.000Z', third, later)).toHaveProperty('record');
    await desk.finish();
    const stored = await appointmentsAfter(app.context.read, 0, 10);
    expect(stored.map(({ now }) => [now.state, now.slot.from, now.position])).toEqual([
      ['cancelled', '09:00', null],
      ['booked', '09:00', 1],
      ['booked', '10:00', 1],
    ]);
    expect((await verifyDatabase(app.context)).differences).toEqual([]);
  });

  test('the queue refuses as it does at the counter: one who is occupied, and a ticket that stands elsewhere', async () => {
    const { app, actor, other } = await open();
    const desk = await BulkDesk.open(app.context);
    const drawn = { service: 'intake', priority: 'ordinary', appointment: null, name: null, phoneTail: null } as const;
    const at = (minute: number) => `2026-09-21T02:${String(minute).padStart(2, '0')}:00.000Z`;
    const ids = [1, 2].map((minute) => desk.tickets.issue({ actor, at: at(minute) }, drawn).id);
    const draftId = (id: number) => `0000000${id}-0000-4000-8000-000000000000`;
    const call = (minute: number, by = actor) => desk.tickets.call({ actor: by, at: at(minute) }, ['intake'], draftId);
    expect(call(3)).toMatchObject({ id: ids[0], state: 'called', waitedSeconds: 120 });
    expect(() => call(4)).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ code: 'counter-occupied' }) }),
    );
    const elsewhere = () => desk.tickets.act({ actor: other, at: at(5) }, ids[0] ?? 0, { type: 'start' });
    expect(elsewhere).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ code: 'at-another-counter' }) }),
    );
    expect(call(6, other)).toMatchObject({ id: ids[1], counterId: other.counterId });
    await desk.finish();
    expect((await verifyDatabase(app.context)).differences).toEqual([]);
  });
});
