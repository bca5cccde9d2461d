import { describe, expect, test } from 'vitest';
import { intake, newKey, project, ticks, type Office } from './cases-service-fixture.ts';
import { at, booked, bookingOffice, consultation, times, useOf } from './appointments-support.ts';

const SLOT = at('2026-09-22', '08:30');
const PRE_OPENING = ticks({
  'pre-opening-application': 'present',
  'pre-opening-licence': 'present',
  'pre-opening-rules': 'present',
  'pre-opening-floor-plan': 'present',
});

/** A pre-opening inspection, accepted. */
async function preOpening(office: Office, date: string, projectId: number | null = null) {
  const input = intake(date, { matter: 'pre-opening', materialFacts: {}, materials: PRE_OPENING });
  const known = projectId === null ? input.project : { ...input.project, id: projectId, version: 1 };
  return (await office.clerk.intake.submit({ ...input, project: known })).case;
}

async function verified(office: Office): Promise<readonly string[]> {
  return (await office.administrator.system.verify()).differences;
}

describe('booking', () => {
  test('takes a place, masks the phone and says where and when', async () => {
    const office = await bookingOffice();
    const appointment = await booked(
      office,
      consultation(SLOT, { for: { kind: 'caller', name: '王某', phone: '138 0000 1234' }, matter: 'pre-opening' }),
    );
    expect(appointment).toMatchObject({
      number: 'Y00000001',
      state: 'booked',
      counterName: '1号窗口',
      date: '2026-09-22',
      from: '08:30',
      to: '09:00',
      position: 1,
      overbooked: false,
      matter: 'pre-opening',
      person: { kind: 'caller', name: '王某', phone: '138****1234', noShows: 0 },
    });
    expect(await useOf(office, 'consultation', SLOT)).toEqual({ taken: 1, free: 0, waiting: 0 });
    expect(await verified(office)).toEqual([]);
  });

  test('with the same key happens once', async () => {
    const office = await bookingOffice();
    const input = consultation(SLOT);
    const first = await booked(office, input);
    expect((await booked(office, input)).id).toBe(first.id);
    expect(await office.clerk.appointments.list({ from: '2026-09-22', through: '2026-09-22' })).toHaveLength(1);
  });

  test('from a case is for its applicant and its matter', async () => {
    const office = await bookingOffice();
    const { case: taken } = await office.clerk.intake.submit(intake('2026-09-21'));
    const options = await office.clerk.appointments.options({ for: { kind: 'case', caseId: taken.id } });
    expect(options).toMatchObject({ service: 'intake', appointments: [], jointCase: null });
    const appointment = await booked(office, {
      key: newKey(),
      for: { kind: 'case', caseId: taken.id },
      service: 'intake',
      slot: SLOT,
    });
    expect(appointment).toMatchObject({
      matter: 'design-review',
      path: 'ordinary',
      case: { id: taken.id, receiptNumber: taken.receiptNumber },
      person: { kind: 'applicant', name: taken.applicant?.name, phone: '138****1234' },
    });
    const again = await office.clerk.appointments.options({ for: { kind: 'case', caseId: taken.id } });
    expect(again.appointments.map(({ id }) => id)).toEqual([appointment.id]);
  });

  test('is found by number, by name and by the last digits of the phone', async () => {
    const office = await bookingOffice();
    const { id, number } = await booked(
      office,
      consultation(SLOT, { for: { kind: 'caller', name: '王某', phone: '13800001234' } }),
    );
    for (const text of [number, number.toLowerCase(), '王 某', '1234']) {
      expect((await office.clerk.appointments.find({ text })).map((one) => one.id)).toEqual([id]);
    }
    expect(await office.clerk.appointments.find({ text: '1235' })).toEqual([]);
  });

  test('shows the phone in clear only when asked, and writes down who asked', async () => {
    const office = await bookingOffice();
    const { id } = await booked(
      office,
      consultation(SLOT, { for: { kind: 'caller', name: '王某', phone: '13800001234' } }),
    );
    expect(await office.clerk.appointments.reveal({ id })).toEqual({ phone: '13800001234' });
    const [last] = await office.administrator.system.audit({ entity: 'appointment', limit: 1 });
    expect(last).toMatchObject({ action: 'appointments.reveal', staffName: '窗口甲', data: { fields: ['phone'] } });
  });
});

describe('a full slot', () => {
  test('is overbooked by a supervisor with a reason, on a place of its own', async () => {
    const office = await bookingOffice();
    await booked(office, consultation(SLOT));
    const { appointment } = await office.supervisor.appointments.book(
      consultation(SLOT, { overbook: { reason: '外地来人' } }),
    );
    expect(appointment).toMatchObject({ position: 2, overbooked: true, state: 'booked' });
    expect(await useOf(office, 'consultation', SLOT)).toEqual({ taken: 2, free: 0, waiting: 0 });
    const { history } = await office.clerk.appointments.detail({ id: appointment.id });
    expect(history).toMatchObject([{ type: 'booked', staffName: '督办丁', data: { reason: '外地来人' } }]);
    expect(await verified(office)).toEqual([]);
  });

  test('has a waiting list: who waited longest is offered the place given back, and takes it', async () => {
    const office = await bookingOffice();
    const first = await booked(office, consultation(SLOT));
    const second = await booked(office, consultation(SLOT, { onFull: 'wait' }));
    const third = await booked(office, consultation(SLOT, { onFull: 'wait' }));
    expect([second, third]).toMatchObject([
      { state: 'waiting', position: null },
      { state: 'waiting', position: null },
    ]);
    expect(await useOf(office, 'consultation', SLOT)).toEqual({ taken: 1, free: 0, waiting: 2 });

    const given = await office.clerk.appointments.cancel({
      key: newKey(),
      id: first.id,
      version: first.version,
      by: 'person',
    });
    expect(given).toMatchObject({ appointment: { state: 'cancelled' }, offered: { id: second.id, state: 'offered' } });
    expect(await useOf(office, 'consultation', SLOT)).toEqual({ taken: 1, free: 0, waiting: 1 });
    expect(await office.clerk.appointments.callList({ entryId: null })).toMatchObject([
      { what: 'offered', appointment: { id: second.id } },
    ]);

    const declined = await office.clerk.appointments.answerOffer({
      key: newKey(),
      id: second.id,
      version: given.offered?.version ?? 0,
      answer: 'decline',
    });
    expect(declined).toMatchObject({ appointment: { state: 'cancelled' }, offered: { id: third.id } });
    const accepted = await office.clerk.appointments.answerOffer({
      key: newKey(),
      id: third.id,
      version: declined.offered?.version ?? 0,
      answer: 'accept',
    });
    expect(accepted).toMatchObject({ appointment: { state: 'booked', position: 1 }, offered: null });
    expect(await verified(office)).toEqual([]);
  });

  test('that was overbooked offers nothing when one of two goes', async () => {
    const office = await bookingOffice();
    const first = await booked(office, consultation(SLOT));
    await office.supervisor.appointments.book(consultation(SLOT, { overbook: { reason: '外地来人' } }));
    await booked(office, consultation(SLOT, { onFull: 'wait' }));
    const { offered } = await office.clerk.appointments.cancel({
      key: newKey(),
      id: first.id,
      version: first.version,
      by: 'person',
    });
    expect(offered).toBe(null);
    expect(await useOf(office, 'consultation', SLOT)).toEqual({ taken: 1, free: 0, waiting: 1 });
  });
});

describe('an appointment', () => {
  test('moves under its number; the old place is free again', async () => {
    const office = await bookingOffice();
    const { id, version, number } = await booked(office, consultation(SLOT));
    const to = at('2026-09-23', '14:00');
    const { appointment } = await office.clerk.appointments.reschedule({
      key: newKey(),
      id,
      version,
      slot: to,
      reason: '出差',
    });
    expect(appointment).toMatchObject({ number, state: 'booked', date: '2026-09-23', from: '14:00', version: 2 });
    expect(await useOf(office, 'consultation', SLOT)).toEqual({ taken: 0, free: 1, waiting: 0 });
    expect(await useOf(office, 'consultation', to)).toEqual({ taken: 1, free: 0, waiting: 0 });
    const { history } = await office.clerk.appointments.detail({ id });
    expect(history.map(({ type }) => type)).toEqual(['booked', 'moved']);
    expect(await verified(office)).toEqual([]);
  });

  test('is checked in on its day, by the act the queue uses too', async () => {
    const office = await bookingOffice();
    const { id, version } = await booked(office, consultation(SLOT));
    office.on('2026-09-22');
    const { appointment } = await office.clerk.appointments.checkIn({ key: newKey(), id, version });
    expect(appointment).toMatchObject({ state: 'checked-in', checkedInAt: '2026-09-22T02:00:00.000Z' });
  });

  test('that is missed is counted and shown at the next booking; who comes late is still checked in', async () => {
    const office = await bookingOffice();
    const person = { kind: 'caller' as const, name: '王某', phone: '13800001234' };
    const { id, version } = await booked(office, consultation(SLOT, { for: person }));
    office.on('2026-09-22');
    const { appointment } = await office.clerk.appointments.miss({ key: newKey(), id, version });
    expect(appointment).toMatchObject({ state: 'missed', person: { noShows: 1 } });
    expect((await office.clerk.appointments.options({ for: person })).person.noShows).toBe(1);
    const next = await booked(office, consultation(at('2026-09-23', '09:00'), { for: person }));
    expect(next.person.noShows).toBe(1);
    await office.clerk.appointments.checkIn({ key: newKey(), id, version: appointment.version });
    expect((await office.clerk.appointments.options({ for: person })).person.noShows).toBe(0);
    expect(await verified(office)).toEqual([]);
  });
});

describe('an on-site visit', () => {
  test('names two inspectors and takes their time: a slot is full when no two are free', async () => {
    const office = await bookingOffice('2026-09-22');
    const slot = at('2026-09-30', '09:00', null);
    expect(await useOf(office, 'site-visit', slot)).toEqual({ taken: 0, free: 1, waiting: 0 });
    const { id } = await preOpening(office, '2026-09-22');
    const visit = await booked(office, {
      key: newKey(),
      for: { kind: 'case', caseId: id },
      service: 'site-visit',
      slot,
    });
    expect(visit).toMatchObject({
      from: '09:00',
      to: '10:30',
      counterId: null,
      inspectors: [
        { id: 'S0002', name: '审查乙' },
        { id: 'S0003', name: '审查丙' },
      ],
    });
    expect(await useOf(office, 'site-visit', slot)).toEqual({ taken: 1, free: 0, waiting: 0 });
    const other = await preOpening(office, '2026-09-22');
    const options = await office.clerk.appointments.options({ for: { kind: 'case', caseId: other.id } });
    expect(options.service).toBe('site-visit');
    expect(times(options.nextFree)).toEqual(['2026-09-23 09:00', '2026-09-23 10:30', '2026-09-23 13:30']);
    expect(await verified(office)).toEqual([]);
  });

  test('serves a completion acceptance and a pre-opening inspection of the same place at once', async () => {
    const office = await bookingOffice('2026-09-22');
    const acceptance = await office.clerk.intake.submit(
      intake('2026-09-22', {
        matter: 'completion-acceptance',
        materialFacts: {},
        materials: ticks({
          'acceptance-application': 'present',
          'acceptance-completion-report': 'present',
          'acceptance-as-built-drawings': 'present',
        }),
        project: project('新华书城'),
      }),
    );
    const opening = await preOpening(office, '2026-09-22', acceptance.case.project?.id ?? null);
    const options = await office.clerk.appointments.options({ for: { kind: 'case', caseId: opening.id } });
    expect(options.jointCase).toMatchObject({ id: acceptance.case.id, matter: 'completion-acceptance' });
    const visit = await booked(office, {
      key: newKey(),
      for: { kind: 'case', caseId: opening.id },
      service: 'site-visit',
      slot: at('2026-09-30', '09:00', null),
      jointCaseId: acceptance.case.id,
    });
    expect(visit).toMatchObject({ case: { id: opening.id }, jointCase: { id: acceptance.case.id } });
    const byCase = { from: '2026-09-22', through: '2026-10-31', caseId: acceptance.case.id };
    expect((await office.reviewer.appointments.list(byCase)).map(({ id }) => id)).toEqual([visit.id]);
  });
});

test('the morning list names the next opening day and who owes supplements; a call is marked with its outcome', async () => {
  const office = await bookingOffice('2026-09-24');
  // Friday 25 is a holiday, Monday 28 the next day anybody comes.
  const monday = await booked(office, consultation(at('2026-09-28', '08:30')));
  await booked(office, consultation(at('2026-09-29', '08:30')));
  const { case: short } = await office.clerk.intake.submit(
    intake('2026-09-24', {
      materials: ticks({
        'review-application': 'present',
        'review-design-documents': 'missing',
        'review-planning-permit': 'present',
      }),
      outcome: { type: 'notice' },
    }),
  );
  const before = await office.clerk.appointments.reminders();
  expect(before).toMatchObject({
    date: '2026-09-28',
    appointments: [{ id: monday.id, lastCall: null }],
    supplements: [{ case: { id: short.id }, phone: '138****1234', requestedOn: '2026-09-24', lastCall: null }],
  });
  await office.clerk.appointments.markCalled({
    key: newKey(),
    appointmentId: monday.id,
    caseId: null,
    purpose: 'reminder',
    outcome: 'no-answer',
  });
  const call = {
    key: newKey(),
    appointmentId: null,
    caseId: short.id,
    purpose: 'supplement',
    outcome: 'reached',
  } as const;
  const marked = await office.clerk.appointments.markCalled({ ...call, note: '下周一送来' });
  expect(await office.clerk.appointments.markCalled({ ...call, note: '下周一送来' })).toEqual(marked);
  expect(await office.clerk.appointments.reminders()).toMatchObject({
    appointments: [{ lastCall: { outcome: 'no-answer', staffName: '窗口甲' } }],
    supplements: [{ lastCall: { outcome: 'reached', note: '下周一送来' } }],
  });
  const { calls } = await office.clerk.appointments.detail({ id: monday.id });
  expect(calls).toHaveLength(1);
});
