import { describe, expect, test } from 'vitest';
import type { AffectedAppointment, OpeningChangeInput } from '../../shared/contract/opening.ts';
import { intake, newKey, ticks, type Office } from './cases-service-fixture.ts';
import { at, booked, bookingOffice, caller, consultation, refusedUnwritten, useOf } from './appointments-support.ts';

const CLOSED_TUESDAY: OpeningChangeInput = {
  kind: 'closure',
  counterId: null,
  from: '2026-09-22',
  through: '2026-09-22',
  span: null,
  reason: '停电检修',
};

type Weekly = NonNullable<Extract<OpeningChangeInput, { kind: 'weekly' }>['hours']>;

function hours(from: string, to: string) {
  return { from, to, kind: 'ordinary' as const };
}

/** Weekly hours as an office begins with them, some days otherwise. */
function weekly(more: Partial<Weekly>): Weekly {
  const day = [hours('08:30', '12:00'), hours('13:30', '17:00')];
  const week = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: [], sunday: [] };
  return { ...week, 'make-up': day, ...more };
}

/** What is proposed, taken as it is; who has no proposal is cancelled. */
function asProposed(affected: readonly AffectedAppointment[]) {
  return affected.map(({ appointment, proposal, inspectors }) => {
    const appointmentId = appointment.id;
    if (proposal !== null) {
      const { counterId, date, from } = proposal;
      return { appointmentId, action: 'move' as const, to: { counterId, date, from } };
    }
    return inspectors === null
      ? { appointmentId, action: 'cancel' as const }
      : { appointmentId, action: 'reassign' as const, inspectorIds: inspectors.map(({ id }) => id) };
  });
}

/** Enters a change and settles everybody it concerns as proposed. */
async function entered(office: Office, change: OpeningChangeInput) {
  const { affected, fingerprint } = await office.supervisor.opening.affected({ change });
  return office.supervisor.opening.change({ key: newKey(), change, fingerprint, decisions: asProposed(affected) });
}

function where({ date, from }: { readonly date: string; readonly from: string }): string {
  return `${date} ${from}`;
}

async function verified(office: Office): Promise<readonly string[]> {
  return (await office.administrator.system.verify()).differences;
}

describe('closing a day', () => {
  test('first shows who is affected, with the next free time after the old one, and writes nothing', async () => {
    const office = await bookingOffice();
    const first = await booked(office, consultation(at('2026-09-22', '08:30')));
    const second = await booked(office, consultation(at('2026-09-22', '15:00')));
    await booked(office, consultation(at('2026-09-23', '08:30')));
    const shown = await office.supervisor.opening.affected({ change: CLOSED_TUESDAY });
    expect(shown.affected.map(({ appointment, why }) => [appointment.id, why])).toEqual([
      [first.id, 'closed'],
      [second.id, 'closed'],
    ]);
    // Half past eight on Wednesday is taken; the two are proposed different times.
    expect(shown.affected.map(({ proposal }) => proposal && where(proposal))).toEqual([
      '2026-09-23 09:00',
      '2026-09-23 09:30',
    ]);
    expect(await office.clerk.opening.entries({})).toEqual([]);
    expect(await useOf(office, 'consultation', at('2026-09-22', '15:00'))).toMatchObject({ taken: 1 });
  });

  test('moves and cancels everybody in one act and gives the call list in the order of the old times', async () => {
    const office = await bookingOffice();
    const late = await booked(office, consultation(at('2026-09-22', '15:00')));
    const early = await booked(office, consultation(at('2026-09-22', '08:30')));
    const { affected, fingerprint } = await office.supervisor.opening.affected({ change: CLOSED_TUESDAY });
    const decisions = asProposed(affected).map((decision) =>
      decision.appointmentId === late.id ? { appointmentId: late.id, action: 'cancel' as const } : decision,
    );
    const input = { key: newKey(), change: CLOSED_TUESDAY, fingerprint, decisions };
    const answer = await office.supervisor.opening.change(input);
    expect(answer).toMatchObject({
      entry: { kind: 'closure', recordedByName: '督办丁', consequences: 2, revokedBy: null },
      moved: [{ id: early.id, date: '2026-09-23', from: '08:30', number: early.number }],
      cancelled: [{ id: late.id, state: 'cancelled' }],
      reassigned: [],
    });
    expect(await office.supervisor.opening.change(input)).toEqual(answer);
    const calls = await office.clerk.appointments.callList({ entryId: answer.entry.id });
    expect(calls).toMatchObject([
      { what: 'moved', before: { date: '2026-09-22', from: '08:30', counterName: '1号窗口' } },
      { what: 'cancelled', before: { date: '2026-09-22', from: '15:00' } },
    ]);
    const [day] = (await office.clerk.opening.days({ counterId: 1, from: '2026-09-22', through: '2026-09-22' })).days;
    expect(day).toMatchObject({ state: 'closed', reason: 'closure', text: '停电检修', hours: [], appointments: 0 });
    expect(day?.statutory.kind).toBe('workday');
    expect(await verified(office)).toEqual([]);
  });

  test('for part of a day touches only who comes then, and proposes the same afternoon', async () => {
    const office = await bookingOffice();
    const morning = await booked(office, consultation(at('2026-09-22', '09:00')));
    await booked(office, consultation(at('2026-09-22', '14:00')));
    const change = { ...CLOSED_TUESDAY, span: { from: '08:30', to: '12:00' } };
    const answer = await entered(office, change);
    expect(answer.moved.map((one) => [one.id, where(one)])).toEqual([[morning.id, '2026-09-22 13:30']]);
  });

  test('is refused when somebody booked since it was shown, and nothing is written', async () => {
    const office = await bookingOffice();
    const { fingerprint } = await office.supervisor.opening.affected({ change: CLOSED_TUESDAY });
    await booked(office, consultation(at('2026-09-22', '08:30')));
    const refused = await refusedUnwritten(office, () =>
      office.supervisor.opening.change({ key: newKey(), change: CLOSED_TUESDAY, fingerprint, decisions: [] }),
    );
    expect(refused.code).toBe('AFFECTED_DIFFER');
    expect(await office.clerk.opening.entries({})).toEqual([]);
  });

  test('is refused without a decision for everybody, or when a decision cannot be carried out', async () => {
    const office = await bookingOffice();
    const { id } = await booked(office, consultation(at('2026-09-22', '08:30')));
    await booked(office, consultation(at('2026-09-23', '08:30')));
    const { fingerprint } = await office.supervisor.opening.affected({ change: CLOSED_TUESDAY });
    const attempt = (decisions: Parameters<Office['supervisor']['opening']['change']>[0]['decisions']) =>
      refusedUnwritten(office, () =>
        office.supervisor.opening.change({ key: newKey(), change: CLOSED_TUESDAY, fingerprint, decisions }),
      );
    expect(await attempt([])).toMatchObject({ data: { issues: [{ path: 'decisions', problem: 'required' }] } });
    expect(await attempt([{ appointmentId: 99, action: 'cancel' }])).toMatchObject({
      data: { issues: [{ path: 'decisions.0.appointmentId', problem: 'unknown-choice' }] },
    });
    const to = (date: string, from: string) => [{ appointmentId: id, action: 'move' as const, to: at(date, from) }];
    expect(await attempt(to('2026-09-23', '08:30'))).toMatchObject({
      code: 'BOOKING_REFUSED',
      data: { code: 'full', field: 'decisions.0.to.from' },
    });
    expect(await attempt(to('2026-09-22', '09:00'))).toMatchObject({
      code: 'BOOKING_REFUSED',
      data: { code: 'closed-day', field: 'decisions.0.to.date' },
    });
    expect(await attempt([{ appointmentId: id, action: 'reassign', inspectorIds: ['S0002', 'S0003'] }])).toMatchObject({
      data: { issues: [{ path: 'decisions.0.action', problem: 'unknown-choice' }] },
    });
  });

  test('that was taken back leaves who was moved where they are', async () => {
    const office = await bookingOffice();
    const { id } = await booked(office, consultation(at('2026-09-22', '08:30')));
    const { entry } = await entered(office, CLOSED_TUESDAY);
    const back = await entered(office, { kind: 'revocation', revokes: entry.id, reason: '提前修好' });
    expect(back.entry).toMatchObject({ kind: 'revocation', consequences: 0 });
    expect(await office.clerk.appointments.detail({ id })).toMatchObject({ appointment: { date: '2026-09-23' } });
    expect((await office.clerk.opening.entries({})).map(({ kind, revokedBy }) => [kind, revokedBy])).toEqual([
      ['revocation', null],
      ['closure', back.entry.id],
    ]);
    await booked(office, consultation(at('2026-09-22', '08:30')));
  });

  test('belongs to the supervisor and the administrator', async () => {
    const office = await bookingOffice();
    const refused = await refusedUnwritten(office, () => office.clerk.opening.affected({ change: CLOSED_TUESDAY }));
    expect(refused.code).toBe('FORBIDDEN');
  });
});

describe('a change of hours', () => {
  test('from a day on moves who comes outside them, and nobody before that day', async () => {
    const office = await bookingOffice();
    await booked(office, consultation(at('2026-09-22', '08:30')));
    const thursday = await booked(office, consultation(at('2026-09-24', '08:30')));
    const change: OpeningChangeInput = {
      kind: 'weekly',
      counterId: null,
      from: '2026-09-23',
      hours: weekly({
        thursday: [hours('09:00', '12:00'), hours('13:30', '17:00')],
      }),
    };
    const answer = await entered(office, change);
    expect(answer.moved.map((one) => [one.id, where(one)])).toEqual([[thursday.id, '2026-09-24 09:00']]);
    expect(await office.clerk.opening.weekly({ counterId: 1, on: '2026-09-24' })).toMatchObject({
      own: false,
      from: '2026-09-23',
      hours: { thursday: [{ from: '09:00', to: '12:00', kind: 'ordinary' }, {}] },
    });
  });

  test('with hours that overlap is refused at the second of them', async () => {
    const office = await bookingOffice();
    const change: OpeningChangeInput = {
      kind: 'weekly',
      counterId: null,
      from: '2026-09-23',
      hours: weekly({
        monday: [hours('08:30', '12:00'), hours('11:00', '17:00')],
      }),
    };
    const refused = await refusedUnwritten(office, () => office.supervisor.opening.affected({ change }));
    expect(refused).toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'change.hours.monday.1.from', problem: 'overlaps' }] },
    });
  });

  test('a closure that ends before it starts is refused, shown or entered', async () => {
    const office = await bookingOffice();
    const change = { ...CLOSED_TUESDAY, through: '2026-09-21' };
    const expected = { data: { issues: [{ path: 'change.through', problem: 'ends-before-start' }] } };
    expect(await refusedUnwritten(office, () => office.supervisor.opening.affected({ change }))).toMatchObject(
      expected,
    );
    expect(
      await refusedUnwritten(office, () =>
        office.supervisor.opening.change({ key: newKey(), change, fingerprint: '', decisions: [] }),
      ),
    ).toMatchObject(expected);
  });
});

test('an absent inspector is replaced by the stand-in; the visit keeps its time', async () => {
  const office = await bookingOffice();
  const third = await office.administrator.office.saveStaff({
    id: null,
    version: null,
    account: 'third',
    name: '审查己',
    roles: ['reviewer'],
    active: true,
    password: 'a-long-password-9',
  });
  const { case: taken } = await office.clerk.intake.submit(
    intake('2026-09-21', {
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
  const visit = await booked(office, {
    key: newKey(),
    for: { kind: 'case', caseId: taken.id },
    service: 'site-visit',
    slot: at('2026-09-22', '09:00', null),
    inspectorIds: ['S0002', 'S0003'],
  });
  const change: OpeningChangeInput = {
    kind: 'absence',
    staffId: 'S0003',
    from: '2026-09-22',
    through: '2026-09-23',
    span: null,
    standInId: third.id,
    reason: '年假',
  };
  const { affected } = await office.supervisor.opening.affected({ change });
  expect(affected).toMatchObject([
    { why: 'inspector-absent', proposal: null, inspectors: [{ id: 'S0002' }, { id: third.id }] },
  ]);
  const answer = await entered(office, change);
  expect(answer.reassigned).toMatchObject([
    { id: visit.id, date: '2026-09-22', from: '09:00', inspectors: [{ id: 'S0002' }, { id: third.id }] },
  ]);
  const [day] = (await office.clerk.opening.days({ counterId: null, from: '2026-09-22', through: '2026-09-22' })).days;
  expect(day?.absences).toMatchObject([{ staffName: '审查丙', standInName: '审查己' }]);
  expect(await verified(office)).toEqual([]);
});

test('somebody waiting for a place of a closed day is affected as well', async () => {
  const office = await bookingOffice();
  await booked(office, consultation(at('2026-09-22', '08:30')));
  const waiting = await booked(office, consultation(at('2026-09-22', '08:30'), { onFull: 'wait' }));
  const answer = await entered(office, CLOSED_TUESDAY);
  expect(answer.moved.map((one) => [one.id, one.state, where(one)])).toContainEqual([
    waiting.id,
    'booked',
    '2026-09-23 09:00',
  ]);
});

test('a day that a new notice made a holiday is settled without changing any hours', async () => {
  const office = await bookingOffice();
  const { id } = await booked(office, consultation(at('2026-09-23', '08:30')));
  const notice = await office.administrator.notices.propose({
    kind: 'local',
    text: 'date,name,off\n2026-09-23,停课日,true\n',
    format: 'csv',
    fileName: null,
    year: 2026,
    document: '东政办〔2026〕9号',
  });
  const { fingerprint: seen } = await office.supervisor.notices.changes({ id: notice.id });
  await office.supervisor.notices.accept({ key: newKey(), id: notice.id, fingerprint: seen, remark: null });
  const answer = await entered(office, { kind: 'settlement', reason: '依放假通知调整' });
  expect(answer.moved).toMatchObject([{ id, date: '2026-09-24', from: '08:30' }]);
  expect(
    (await office.supervisor.opening.affected({ change: { kind: 'settlement', reason: '复核' } })).affected,
  ).toEqual([]);
});

describe('what appointments to come rely on', () => {
  test('a counter is not closed for good before they are settled', async () => {
    const office = await bookingOffice();
    const closed = { id: 1, name: '1号窗口', place: '二楼', active: false };
    await booked(office, consultation(at('2026-09-22', '08:30')));
    const refused = await refusedUnwritten(office, () => office.administrator.office.saveCounter(closed));
    expect(refused).toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'active', problem: 'has-appointments' }] },
    });
    await entered(office, { ...CLOSED_TUESDAY, from: '2026-09-21', through: '2026-12-31', counterId: 1 });
    expect(await office.administrator.office.saveCounter(closed)).toMatchObject({ active: false });
  });

  test('an inspector does not go before the visits have others', async () => {
    const office = await bookingOffice();
    const { case: taken } = await office.clerk.intake.submit(
      intake('2026-09-21', {
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
    const { id, version } = await booked(office, {
      key: newKey(),
      for: { kind: 'case', caseId: taken.id },
      service: 'site-visit',
      slot: at('2026-09-22', '09:00', null),
    });
    const inspector = (await office.administrator.office.staff()).find((one) => one.id === 'S0002');
    const { account = '', name = '' } = inspector ?? {};
    const gone = { id: 'S0002', version: inspector?.version ?? 0, account, name, password: null };
    const save = (more: { readonly active: boolean; readonly roles: ('counter' | 'reviewer')[] }) =>
      office.administrator.office.saveStaff({ ...gone, ...more });
    for (const [path, more] of [
      ['active', { active: false, roles: ['reviewer'] }],
      ['roles', { active: true, roles: ['counter'] }],
    ] as const) {
      const refused = await refusedUnwritten(office, () => save({ ...more, roles: [...more.roles] }));
      expect(refused).toMatchObject({
        code: 'INVALID_INPUT',
        data: { issues: [{ path, problem: 'has-appointments' }] },
      });
    }
    await office.clerk.appointments.cancel({ key: newKey(), id, version, by: 'person' });
    expect(await save({ active: false, roles: ['reviewer'] })).toMatchObject({ active: false });
  });
});

describe('the year view', () => {
  test('shows a counter’s days beside the statutory ones, each with its own reason', async () => {
    const office = await bookingOffice();
    const { days } = await office.clerk.opening.year({ counterId: 1, year: 2026 });
    expect(days).toHaveLength(365);
    const of = (date: string) => days.find((day) => day.date === date);
    expect(of('2026-09-26')).toMatchObject({
      state: 'closed',
      reason: 'statutory-holiday',
      text: '中秋节',
      statutory: { kind: 'holiday', name: '中秋节' },
    });
    expect(of('2026-10-10')).toMatchObject({
      state: 'open',
      reason: 'make-up-day',
      statutory: { kind: 'make-up-workday', name: '国庆节' },
    });
    expect(of('2026-09-19')).toMatchObject({ state: 'closed', reason: 'no-hours', statutory: { kind: 'weekend' } });
  });
});

describe('services and booking rules', () => {
  test('hold from a day on; before it the old ones do', async () => {
    const office = await bookingOffice();
    const { services } = await office.clerk.opening.settings({});
    const key = newKey();
    const change = {
      key,
      effectiveFrom: '2026-09-22',
      services: { consultation: { ...services.consultation, slotMinutes: 20, capacity: 3 } },
    };
    const saved = await office.administrator.opening.saveSettings(change);
    expect(await office.administrator.opening.saveSettings(change)).toEqual(saved);
    expect((await office.clerk.opening.settings({ on: '2026-09-21' })).services.consultation.slotMinutes).toBe(30);
    expect((await office.clerk.opening.settings({ on: '2026-09-22' })).services.consultation.slotMinutes).toBe(20);
    // An appointment made before keeps its time and takes room of every new slot it overlaps.
    const old = at('2026-09-24', '08:30');
    await booked(office, consultation(old, { for: caller() }));
    office.on('2026-09-22');
    expect(await useOf(office, 'consultation', old)).toEqual({ taken: 1, free: 2, waiting: 0 });
    expect(await useOf(office, 'consultation', at('2026-09-24', '08:50'))).toEqual({ taken: 1, free: 2, waiting: 0 });
    expect(await useOf(office, 'consultation', at('2026-09-24', '09:10'))).toEqual({ taken: 0, free: 3, waiting: 0 });
  });

  test('are refused from a day gone by, or at counters where they cannot be had', async () => {
    const office = await bookingOffice();
    const { services } = await office.clerk.opening.settings({});
    const attempt = (more: object) =>
      refusedUnwritten(office, () =>
        office.administrator.opening.saveSettings({ key: newKey(), effectiveFrom: '2026-09-22', ...more }),
      );
    expect(await attempt({ effectiveFrom: '2026-09-20' })).toMatchObject({
      data: { issues: [{ path: 'effectiveFrom', problem: 'in-the-past' }] },
    });
    expect(await attempt({ services: { 'site-visit': { ...services['site-visit'], counterIds: [1] } } })).toMatchObject(
      { data: { issues: [{ path: 'services.site-visit.counterIds', problem: 'unknown-choice' }] } },
    );
    expect(await attempt({ services: { intake: { ...services.intake, capacity: 0 } } })).toMatchObject({
      data: { issues: [{ path: 'services.intake.capacity', problem: 'out-of-range' }] },
    });
  });
});

describe('a booking window', () => {
  async function withRules(office: Office, more: { readonly daysAhead?: number; readonly windowWorkdays?: number }) {
    const { booking } = await office.clerk.opening.settings({});
    return office.administrator.opening.saveSettings({
      key: newKey(),
      effectiveFrom: '2026-09-21',
      booking: { ...booking, ...more },
    });
  }

  test('that would begin after it ends is refused at the days ahead: nothing could be booked', async () => {
    const office = await bookingOffice();
    const refused = await refusedUnwritten(office, () => withRules(office, { daysAhead: 6 }));
    expect(refused).toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'booking.daysAhead', problem: 'out-of-range' }] },
    });
  });

  test('of sixty working days is shown whole', async () => {
    const office = await bookingOffice();
    await withRules(office, { windowWorkdays: 60 });
    const { window, slots } = await office.clerk.appointments.slots({ service: 'consultation' });
    // Sixty working days after 21 September 2026, the make-up Saturday counted and seven days of October left out.
    expect(window.from).toBe('2026-09-22');
    expect(slots.at(-1)?.date).toBe(window.through);
    expect(slots.filter(({ from }) => from === '08:30')).toHaveLength(60);
  });
});
