import { describe, expect, test } from 'vitest';
import { intake, newKey, ticks, type Office } from './cases-service-fixture.ts';
import { at, booked, bookingOffice, caller, consultation, refusedUnwritten, times } from './appointments-support.ts';

const SLOT = at('2026-09-22', '08:30');

type BookInput = Parameters<Office['clerk']['appointments']['book']>[0];

async function acceptedPreOpening(office: Office, date: string) {
  const taken = await office.clerk.intake.submit(
    intake(date, {
      matter: 'pre-opening',
      materialFacts: {},
      materials: ticks({
        'pre-opening-application': 'present',
        'pre-opening-licence': 'present',
        'pre-opening-rules': 'present',
        'pre-opening-floor-plan': 'present',
      }),
    }),
  );
  return taken.case;
}

/** Monday 21 September 2026, ten o'clock; bookable are Tuesday 22 to Tuesday 29 (Friday 25 to Sunday 27 are holidays). */
describe('a booking is refused, with the next three free slots and nothing written,', () => {
  test.each<[string, Partial<BookInput>, string, string]>([
    ['in the past', { slot: at('2026-09-21', '09:00') }, 'past', 'slot.date'],
    ['of today', { slot: at('2026-09-21', '16:00') }, 'too-late', 'slot.date'],
    ['outside the window', { slot: at('2026-09-30', '09:00') }, 'outside-window', 'slot.date'],
    ['on a holiday', { slot: at('2026-09-25', '09:00') }, 'closed-day', 'slot.date'],
    ['in the noon break', { slot: at('2026-09-22', '12:30') }, 'no-such-slot', 'slot.from'],
    ['at a time no slot begins', { slot: at('2026-09-22', '08:40') }, 'no-such-slot', 'slot.from'],
    ['at a counter nobody knows', { slot: at('2026-09-22', '08:30', 9) }, 'not-offered', 'slot.counterId'],
    ['of a consultation at no counter', { slot: at('2026-09-22', '08:30', null) }, 'not-offered', 'slot.counterId'],
  ])('%s', async (_what, more, code, field) => {
    const office = await bookingOffice();
    const refused = await refusedUnwritten(office, () => office.clerk.appointments.book(consultation(SLOT, more)));
    expect(refused).toMatchObject({ code: 'BOOKING_REFUSED', data: { code, field } });
    expect(times(refused.data.nextFree ?? [])).toEqual(['2026-09-22 08:30', '2026-09-22 09:00', '2026-09-22 09:30']);
  });

  test('in a slot that is full', async () => {
    const office = await bookingOffice();
    await booked(office, consultation(SLOT));
    const refused = await refusedUnwritten(office, () => office.clerk.appointments.book(consultation(SLOT)));
    expect(refused).toMatchObject({ code: 'BOOKING_REFUSED', data: { code: 'full', field: 'slot.from' } });
    expect(times(refused.data.nextFree ?? [])).toEqual(['2026-09-22 09:00', '2026-09-22 09:30', '2026-09-22 10:00']);
  });

  test('a second time for the same person and day, naming the first and only other days', async () => {
    const office = await bookingOffice();
    const person = { kind: 'caller' as const, name: '王某', phone: '13800001234' };
    await booked(office, consultation(SLOT, { for: person }));
    const refused = await refusedUnwritten(office, () =>
      office.clerk.appointments.book(
        consultation(at('2026-09-22', '15:00'), { for: { ...person, name: ' 王 某 ' }, service: 'intake' }),
      ),
    );
    expect(refused).toMatchObject({
      code: 'BOOKING_REFUSED',
      data: { code: 'second-same-day', details: { number: 'Y00000001' } },
    });
    expect(times(refused.data.nextFree ?? [])).toEqual(['2026-09-23 08:30', '2026-09-23 09:00', '2026-09-23 09:30']);
  });

  test('on a day the office closed', async () => {
    const office = await bookingOffice();
    const change = {
      kind: 'closure' as const,
      counterId: null,
      from: '2026-09-22',
      through: '2026-09-22',
      span: null,
      reason: '停电',
    };
    const { fingerprint } = await office.supervisor.opening.affected({ change });
    await office.supervisor.opening.change({ key: newKey(), change, fingerprint, decisions: [] });
    const refused = await refusedUnwritten(office, () => office.clerk.appointments.book(consultation(SLOT)));
    expect(refused).toMatchObject({ code: 'BOOKING_REFUSED', data: { code: 'closed-day' } });
    expect(times(refused.data.nextFree ?? [])).toEqual(['2026-09-23 08:30', '2026-09-23 09:00', '2026-09-23 09:30']);
  });
});

describe('a booking is refused, and nothing written,', () => {
  test('for a finished case', async () => {
    const office = await bookingOffice();
    const { case: taken } = await office.clerk.intake.submit(intake('2026-09-21'));
    await office.clerk.cases.act({
      caseId: taken.id,
      version: taken.version,
      key: newKey(),
      act: { type: 'withdraw', date: '2026-09-21', reason: '申请人撤回' },
    });
    const wanted = { kind: 'case' as const, caseId: taken.id };
    const refused = await refusedUnwritten(office, () =>
      office.clerk.appointments.book(consultation(SLOT, { for: wanted })),
    );
    expect(refused).toMatchObject({ code: 'BOOKING_REFUSED', data: { code: 'case-finished', field: 'for.caseId' } });
    const options = await refusedUnwritten(office, () => office.clerk.appointments.options({ for: wanted }));
    expect(options).toMatchObject({ code: 'BOOKING_REFUSED', data: { code: 'case-finished' } });
  });

  test.each<[string, Partial<BookInput>, object]>([
    [
      'with a phone that is none',
      { for: { kind: 'caller', name: '王某', phone: '1380000123' } },
      { code: 'INVALID_INPUT', data: { issues: [{ path: 'for.phone', problem: 'not-a-phone' }] } },
    ],
    [
      'with a name of signs nobody can see',
      { for: { kind: 'caller', name: '王\u0007某', phone: '13800001234' } },
      { code: 'INVALID_INPUT', data: { issues: [{ path: 'for.name', problem: 'control-characters' }] } },
    ],
    [
      'at a time that is none',
      { slot: at('2026-09-22', '8:30') },
      { code: 'INVALID_INPUT', data: { issues: [{ path: 'slot.from', problem: 'not-a-time' }] } },
    ],
    [
      'on a day that is none',
      { slot: at('2026-09-31', '08:30') },
      { code: 'INVALID_INPUT', data: { issues: [{ path: 'slot.date', problem: 'not-a-date' }] } },
    ],
    ['for a case nobody knows', { for: { kind: 'case', caseId: 99 } }, { code: 'NOT_FOUND', data: { entity: 'case' } }],
    [
      'for an applicant nobody knows',
      { for: { kind: 'applicant', applicantId: 99 } },
      { code: 'NOT_FOUND', data: { entity: 'applicant' } },
    ],
    [
      'of a visit without a case',
      { service: 'site-visit', slot: at('2026-09-22', '09:00', null) },
      { code: 'BOOKING_REFUSED', data: { code: 'visit-needs-case', field: 'for' } },
    ],
    [
      'that names inspectors for a consultation',
      { inspectorIds: ['S0002', 'S0003'] },
      { code: 'BOOKING_REFUSED', data: { code: 'inspectors-only-for-visits' } },
    ],
    [
      'beyond the capacity by somebody who is no supervisor',
      { overbook: { reason: '外地来人' } },
      { code: 'BOOKING_REFUSED', data: { code: 'supervisor-only', field: 'overbook' } },
    ],
  ])('%s', async (_what, more, expected) => {
    const office = await bookingOffice();
    expect(
      await refusedUnwritten(office, () => office.clerk.appointments.book(consultation(SLOT, more))),
    ).toMatchObject(expected);
  });

  test('beyond the capacity of a slot that has room', async () => {
    const office = await bookingOffice();
    const refused = await refusedUnwritten(office, () =>
      office.supervisor.appointments.book(consultation(SLOT, { overbook: { reason: '外地来人' } })),
    );
    expect(refused).toMatchObject({ code: 'BOOKING_REFUSED', data: { code: 'not-full', field: 'overbook' } });
  });

  test('by somebody who only administers', async () => {
    const office = await bookingOffice();
    const refused = await refusedUnwritten(office, () => office.administrator.appointments.book(consultation(SLOT)));
    expect(refused.code).toBe('FORBIDDEN');
  });

  test('with a key used for another booking', async () => {
    const office = await bookingOffice();
    const input = consultation(SLOT);
    await booked(office, input);
    const refused = await refusedUnwritten(office, () =>
      office.clerk.appointments.book({ ...input, slot: at('2026-09-23', '08:30') }),
    );
    expect(refused.code).toBe('KEY_REUSED');
  });
});

describe('a visit is refused, and nothing written,', () => {
  const slot = at('2026-09-22', '09:00', null);

  test.each([
    ['with the same inspector twice', ['S0002', 'S0002'], 'inspectors-must-differ', 'inspectorIds'],
    ['with somebody who inspects nothing', ['S0002', 'S0001'], 'not-an-inspector', 'inspectorIds.1'],
  ])('%s', async (_what, inspectorIds, code, field) => {
    const office = await bookingOffice();
    const { id } = await acceptedPreOpening(office, '2026-09-21');
    const refused = await refusedUnwritten(office, () =>
      office.clerk.appointments.book({
        key: newKey(),
        for: { kind: 'case', caseId: id },
        service: 'site-visit',
        slot,
        inspectorIds,
      }),
    );
    expect(refused).toMatchObject({ code: 'BOOKING_REFUSED', data: { code, field } });
  });

  test('when one of the only two inspectors is away', async () => {
    const office = await bookingOffice();
    const change = {
      kind: 'absence' as const,
      staffId: 'S0002',
      from: '2026-09-22',
      through: '2026-09-22',
      span: { from: '08:30', to: '10:00' },
      standInId: null,
      reason: '开会',
    };
    const { fingerprint } = await office.supervisor.opening.affected({ change });
    await office.supervisor.opening.change({ key: newKey(), change, fingerprint, decisions: [] });
    const { id } = await acceptedPreOpening(office, '2026-09-21');
    const input = { key: newKey(), for: { kind: 'case' as const, caseId: id }, service: 'site-visit' as const, slot };
    const refused = await refusedUnwritten(office, () => office.clerk.appointments.book(input));
    expect(refused).toMatchObject({ code: 'BOOKING_REFUSED', data: { code: 'no-inspectors', field: 'slot.from' } });
    expect(times(refused.data.nextFree ?? [])).toEqual(['2026-09-22 10:30', '2026-09-22 13:30', '2026-09-22 15:00']);
  });

  test('for two cases that are not of one place', async () => {
    const office = await bookingOffice();
    const first = await acceptedPreOpening(office, '2026-09-21');
    const second = await acceptedPreOpening(office, '2026-09-21');
    const refused = await refusedUnwritten(office, () =>
      office.clerk.appointments.book({
        key: newKey(),
        for: { kind: 'case', caseId: first.id },
        service: 'site-visit',
        slot,
        jointCaseId: second.id,
      }),
    );
    expect(refused).toMatchObject({
      code: 'BOOKING_REFUSED',
      data: { code: 'joint-not-possible', field: 'jointCaseId' },
    });
  });
});

describe('an act on an appointment is refused, and nothing written,', () => {
  test('after the cut-off; the office itself still can, with a reason', async () => {
    const office = await bookingOffice('2026-09-21');
    const { id, version } = await booked(office, consultation(at('2026-09-22', '11:30')));
    office.on('2026-09-22');
    // Ten o'clock: an hour and a half before.
    for (const call of [
      () => office.clerk.appointments.cancel({ key: newKey(), id, version, by: 'person' }),
      () => office.clerk.appointments.reschedule({ key: newKey(), id, version, slot: at('2026-09-23', '09:00') }),
    ]) {
      expect(await refusedUnwritten(office, call)).toMatchObject({
        code: 'BOOKING_REFUSED',
        data: { code: 'cut-off-passed', details: { minutes: 120 } },
      });
    }
    const bare = await refusedUnwritten(office, () =>
      office.clerk.appointments.cancel({ key: newKey(), id, version, by: 'office' }),
    );
    expect(bare).toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ path: 'reason', problem: 'required' }] } });
    const cancelled = await office.clerk.appointments.cancel({
      key: newKey(),
      id,
      version,
      by: 'office',
      reason: '系统故障',
    });
    expect(cancelled.appointment.state).toBe('cancelled');
  });

  test('to another time of a case that has ended meanwhile; it can be cancelled', async () => {
    const office = await bookingOffice();
    const { case: taken } = await office.clerk.intake.submit(intake('2026-09-21'));
    const { id, version } = await booked(office, consultation(SLOT, { for: { kind: 'case', caseId: taken.id } }));
    await office.clerk.cases.act({
      caseId: taken.id,
      version: taken.version,
      key: newKey(),
      act: { type: 'withdraw', date: '2026-09-21', reason: '项目停建' },
    });
    const refused = await refusedUnwritten(office, () =>
      office.clerk.appointments.reschedule({ key: newKey(), id, version, slot: at('2026-09-23', '09:00') }),
    );
    expect(refused).toMatchObject({ code: 'BOOKING_REFUSED', data: { code: 'case-finished' } });
    const { appointment } = await office.clerk.appointments.cancel({ key: newKey(), id, version, by: 'person' });
    expect(appointment.state).toBe('cancelled');
  });

  test('to a full slot of the same day, naming free ones of that day too, but not the one it has', async () => {
    const office = await bookingOffice();
    const { id, version } = await booked(office, consultation(at('2026-09-22', '08:30')));
    await booked(office, consultation(at('2026-09-22', '15:00')));
    const refused = await refusedUnwritten(office, () =>
      office.clerk.appointments.reschedule({ key: newKey(), id, version, slot: at('2026-09-22', '15:00') }),
    );
    expect(refused).toMatchObject({ code: 'BOOKING_REFUSED', data: { code: 'full' } });
    expect(times(refused.data.nextFree ?? [])).toEqual(['2026-09-22 09:00', '2026-09-22 09:30', '2026-09-22 10:00']);
  });

  test('on another day, before its time, in another state, at the same time, or as it was before', async () => {
    const office = await bookingOffice();
    const { id, version } = await booked(office, consultation(SLOT));
    const act = { key: newKey(), id, version };
    const { appointments } = office.clerk;
    const refusal = async (call: () => Promise<unknown>) => {
      const { code, data } = await refusedUnwritten(office, call);
      return code === 'BOOKING_REFUSED' ? data.code : code;
    };
    expect(await refusal(() => appointments.checkIn(act))).toBe('not-today');
    expect(await refusal(() => appointments.miss(act))).toBe('not-begun');
    expect(await refusal(() => appointments.reschedule({ ...act, slot: SLOT }))).toBe('same-slot');
    expect(await refusal(() => appointments.answerOffer({ ...act, answer: 'accept' }))).toBe('state');
    expect(await refusal(() => appointments.reassign({ ...act, inspectorIds: ['S0002', 'S0003'] }))).toBe(
      'inspectors-only-for-visits',
    );
    await appointments.cancel({ ...act, key: newKey(), by: 'person' });
    expect(await refusal(() => appointments.cancel({ ...act, by: 'person' }))).toBe('STALE_VERSION');
    expect(await refusal(() => appointments.cancel({ ...act, version: version + 1, by: 'person' }))).toBe('state');
    expect(await refusal(() => appointments.cancel({ ...act, id: 99, by: 'person' }))).toBe('NOT_FOUND');
  });

  test('a call marked for nobody, or for two at once', async () => {
    const office = await bookingOffice();
    const { id } = await booked(office, consultation(SLOT, { for: caller() }));
    const call = { key: newKey(), purpose: 'reminder', outcome: 'reached' } as const;
    for (const [appointmentId, caseId, path] of [
      [null, null, 'appointmentId'],
      [id, 1, 'caseId'],
    ] as const) {
      const refused = await refusedUnwritten(office, () =>
        office.clerk.appointments.markCalled({ ...call, appointmentId, caseId }),
      );
      expect(refused).toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ path }] } });
    }
  });
});
