import { describe, expect, test } from 'vitest';
import { intake, newKey, PRE_OPENING_COMPLETE, type Office } from './cases-service-fixture.ts';
import { at, booked, bookingOffice, consultation, refusedUnwritten, useOf } from './appointments-support.ts';

const SLOT = at('2026-09-24', '09:00');

/** Consultations divided or offered otherwise from today on. */
async function consultations(office: Office, more: { readonly slotMinutes?: number; readonly capacity?: number }) {
  const { services } = await office.clerk.opening.settings({});
  const consultation = { ...services.consultation, ...more };
  const effectiveFrom = '2026-09-21';
  await office.administrator.opening.saveSettings({ key: newKey(), effectiveFrom, services: { consultation } });
}

async function given(office: Office, { id, version }: { readonly id: number; readonly version: number }) {
  return office.clerk.appointments.cancel({ key: newKey(), id, version, by: 'person' });
}

async function stateOf(office: Office, id: number) {
  return (await office.clerk.appointments.detail({ id })).appointment.state;
}

async function verified(office: Office): Promise<readonly string[]> {
  return (await office.administrator.system.verify()).differences;
}

describe('a place offered', () => {
  test('is not taken after its time has begun; it can still be declined', async () => {
    const office = await bookingOffice();
    const first = await booked(office, consultation(SLOT));
    const { id } = await booked(office, consultation(SLOT, { onFull: 'wait' }));
    const version = (await given(office, first)).offered?.version ?? 0;
    office.on('2026-09-25');
    const refused = await refusedUnwritten(office, () =>
      office.clerk.appointments.answerOffer({ key: newKey(), id, version, answer: 'accept' }),
    );
    expect(refused).toMatchObject({ code: 'BOOKING_REFUSED', data: { code: 'past' } });
    const { appointment } = await office.clerk.appointments.answerOffer({
      key: newKey(),
      id,
      version,
      answer: 'decline',
    });
    expect(appointment.state).toBe('cancelled');
  });

  test('answered twice counts once: the same key is answered again, another one is refused', async () => {
    const office = await bookingOffice();
    const first = await booked(office, consultation(SLOT));
    const { id } = await booked(office, consultation(SLOT, { onFull: 'wait' }));
    const version = (await given(office, first)).offered?.version ?? 0;
    const answer = { key: newKey(), id, version, answer: 'accept' as const };
    const accepted = await office.clerk.appointments.answerOffer(answer);
    expect(await office.clerk.appointments.answerOffer(answer)).toEqual(accepted);
    const refused = await refusedUnwritten(office, () =>
      office.clerk.appointments.answerOffer({ ...answer, key: newKey(), version: version + 1 }),
    );
    expect(refused).toMatchObject({ code: 'BOOKING_REFUSED', data: { code: 'state' } });
  });
});

describe('who waits goes before whoever comes later', () => {
  test('when a place given back was longer than the slots are now: everybody it makes room for is offered theirs', async () => {
    const office = await bookingOffice();
    const half = await booked(office, consultation(SLOT));
    await consultations(office, { slotMinutes: 15 });
    // Nine to half past nine is taken: nobody fits into either quarter of an hour.
    const late = await booked(office, consultation(at('2026-09-24', '09:15'), { onFull: 'wait' }));
    const early = await booked(office, consultation(at('2026-09-24', '09:00'), { onFull: 'wait' }));
    const { offered } = await given(office, half);
    expect(offered?.id).toBe(late.id);
    expect([await stateOf(office, late.id), await stateOf(office, early.id)]).toEqual(['offered', 'offered']);
    expect(
      (await office.clerk.appointments.callList({ entryId: null })).map(({ appointment }) => appointment.id),
    ).toEqual([early.id, late.id]);
    expect(await verified(office)).toEqual([]);
  });

  test('but is offered no half hour of which a quarter is taken by somebody else', async () => {
    const office = await bookingOffice();
    const half = await booked(office, consultation(SLOT));
    const { id } = await booked(office, consultation(SLOT, { onFull: 'wait' }));
    await consultations(office, { slotMinutes: 15 });
    const quarter = at('2026-09-24', '09:15');
    const { appointment: beyond } = await office.supervisor.appointments.book(
      consultation(quarter, { overbook: { reason: '外地来人' } }),
    );
    expect((await given(office, half)).offered).toBe(null);
    expect(await useOf(office, 'consultation', quarter)).toMatchObject({ taken: 1, free: 0 });
    expect((await given(office, beyond)).offered?.id).toBe(id);
    expect(await verified(office)).toEqual([]);
  });

  test('when a supervisor lets more in at a time: the new place is offered, and full for a newcomer', async () => {
    const office = await bookingOffice();
    await booked(office, consultation(SLOT));
    const first = await booked(office, consultation(SLOT, { onFull: 'wait' }));
    const second = await booked(office, consultation(SLOT, { onFull: 'wait' }));
    await consultations(office, { capacity: 2 });
    expect([await stateOf(office, first.id), await stateOf(office, second.id)]).toEqual(['offered', 'waiting']);
    expect(await useOf(office, 'consultation', SLOT)).toEqual({ taken: 2, free: 0, waiting: 1 });
    const refused = await refusedUnwritten(office, () => office.clerk.appointments.book(consultation(SLOT)));
    expect(refused).toMatchObject({ code: 'BOOKING_REFUSED', data: { code: 'full' } });
  });
});

describe('a visit for which no two inspectors are free', () => {
  const VISIT = at('2026-09-24', '09:00', null);

  async function visit(office: Office, onFull: 'refuse' | 'wait') {
    const { case: taken } = await office.clerk.intake.submit(
      intake('2026-09-21', { matter: 'pre-opening', materialFacts: {}, materials: PRE_OPENING_COMPLETE }),
    );
    const wanted = { kind: 'case' as const, caseId: taken.id };
    return { key: newKey(), for: wanted, service: 'site-visit' as const, slot: VISIT, onFull };
  }

  test('can be waited for, and is offered when another visit then is given up', async () => {
    const office = await bookingOffice();
    const first = await booked(office, await visit(office, 'refuse'));
    const second = await visit(office, 'refuse');
    const refused = await refusedUnwritten(office, () => office.clerk.appointments.book(second));
    expect(refused).toMatchObject({ code: 'BOOKING_REFUSED', data: { code: 'no-inspectors', field: 'slot.from' } });
    const waiting = await booked(office, await visit(office, 'wait'));
    expect(waiting).toMatchObject({ state: 'waiting', position: null, inspectors: [] });
    const { offered } = await given(office, first);
    expect(offered).toMatchObject({ id: waiting.id, state: 'offered' });
    expect(offered?.inspectors.map(({ id }) => id)).toEqual(['S0002', 'S0003']);
    expect(await verified(office)).toEqual([]);
  });

  test('is offered when the absent inspector is back', async () => {
    const office = await bookingOffice();
    const settled = async (change: Parameters<Office['supervisor']['opening']['affected']>[0]['change']) => {
      const { fingerprint } = await office.supervisor.opening.affected({ change });
      return office.supervisor.opening.change({ key: newKey(), change, fingerprint, decisions: [] });
    };
    const days = { from: '2026-09-24', through: '2026-09-24', span: null };
    const away = { kind: 'absence', staffId: 'S0002', ...days, standInId: null, reason: '开会' } as const;
    const { entry } = await settled(away);
    const { id } = await booked(office, await visit(office, 'wait'));
    expect(await stateOf(office, id)).toBe('waiting');
    await settled({ kind: 'revocation', revokes: entry.id, reason: '会议取消' });
    expect(await stateOf(office, id)).toBe('offered');
    expect(await verified(office)).toEqual([]);
  });
});
