import { describe, expect, test } from 'vitest';
import { at, booked, bookingOffice, consultation, refusedUnwritten } from './appointments-support.ts';
import { intake, newKey, ticks, type Office } from './cases-service-fixture.ts';

const SLOT = at('2026-09-22', '08:30');
const CALLER = { kind: 'caller' as const, name: '王某', phone: '13800001234' };

/** What stands on a paper, as one text; the plain renderer writes the data. */
async function printed(office: Office, id: number): Promise<string> {
  return (await office.clerk.papers.get({ id })).html;
}

/** Closes Tuesday, 22 September, and takes what is proposed for everybody. */
async function closeTuesday(office: Office) {
  const change = {
    kind: 'closure' as const,
    counterId: null,
    from: '2026-09-22',
    through: '2026-09-22',
    span: null,
    reason: '电路检修',
  };
  const { affected, fingerprint } = await office.supervisor.opening.affected({ change });
  return office.supervisor.opening.change({
    key: newKey(),
    change,
    fingerprint,
    decisions: affected.map(({ appointment, proposal }) =>
      proposal === null
        ? { appointmentId: appointment.id, action: 'cancel' as const }
        : {
            appointmentId: appointment.id,
            action: 'move' as const,
            to: { counterId: proposal.counterId, date: proposal.date, from: proposal.from },
          },
    ),
  });
}

describe('a slip', () => {
  test('of a case still owing a material says to bring just that, under the number of the appointment', async () => {
    const office = await bookingOffice();
    const { case: taken } = await office.clerk.intake.submit(
      intake('2026-09-21', {
        matter: 'completion-acceptance',
        materialFacts: {},
        materials: ticks({
          'acceptance-application': 'present',
          'acceptance-completion-report': 'present',
          'acceptance-as-built-drawings': 'missing',
        }),
        outcome: { type: 'notice' },
      }),
    );
    const { id, number } = await booked(office, {
      key: newKey(),
      for: { kind: 'case', caseId: taken.id },
      service: 'intake',
      slot: SLOT,
    });
    const key = newKey();
    const input = { key, appointmentIds: [id], what: 'reminder' as const };
    const [paper, ...more] = await office.clerk.appointmentPapers.slips(input);
    expect(more).toEqual([]);
    expect(paper).toMatchObject({ kind: 'appointment-reminder', number, format: '80mm', copies: ['single'] });
    const text = await printed(office, paper?.id ?? 0);
    expect(text).toContain('"list":"outstanding"');
    expect(text).toContain('涉及消防的建设工程竣工图纸');
    expect(text).not.toContain('工程竣工验收报告');
    // The same key again gives the same paper; the case shows it, too.
    expect(await office.clerk.appointmentPapers.slips(input)).toEqual([paper]);
    expect((await office.clerk.cases.get({ id: taken.id })).papers.map((one) => one.id)).toContain(paper?.id);
    expect((await office.clerk.appointmentPapers.issued({ appointmentId: id })).map((one) => one.id)).toEqual([
      paper?.id,
    ]);
    expect((await office.administrator.system.verify()).differences).toEqual([]);
  });

  test('of a caller who said what for lists the whole checklist, on half a sheet where that is wanted', async () => {
    const office = await bookingOffice();
    const slot = at('2026-09-22', '08:30');
    const { id } = await booked(
      office,
      consultation(slot, { for: CALLER, service: 'intake', matter: 'pre-opening', path: 'commitment' }),
    );
    const [paper] = await office.clerk.appointmentPapers.slips({
      key: newKey(),
      appointmentIds: [id],
      what: 'last-change',
      format: 'A5',
    });
    expect(paper).toMatchObject({ kind: 'appointment-reminder', format: 'A5' });
    const text = await printed(office, paper?.id ?? 0);
    expect(text).toContain('"list":"checklist"');
    expect(text).toContain('138****1234');
    expect(text).not.toContain('13800001234');
  });

  test('of somebody who only waits, or of nobody, is refused and nothing is written', async () => {
    const office = await bookingOffice();
    await booked(office, consultation(SLOT));
    const { id } = await booked(office, consultation(SLOT, { onFull: 'wait' }));
    const ask = (appointmentId: number) => () =>
      office.clerk.appointmentPapers.slips({ key: newKey(), appointmentIds: [appointmentId], what: 'reminder' });
    expect(await refusedUnwritten(office, ask(id))).toMatchObject({
      code: 'BOOKING_REFUSED',
      data: { code: 'state', field: 'appointmentIds' },
    });
    expect(await refusedUnwritten(office, ask(99))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('closing a day', () => {
  test('gives a slip each, with where it was and why, and one call list with phones in clear, kept in the trail', async () => {
    const office = await bookingOffice();
    const { id } = await booked(office, consultation(SLOT, { for: CALLER }));
    const { entry, moved } = await closeTuesday(office);
    expect(moved.map((one) => one.id)).toEqual([id]);
    const [slip] = await office.supervisor.appointmentPapers.slips({
      key: newKey(),
      appointmentIds: [id],
      what: 'last-change',
    });
    expect(slip?.kind).toBe('appointment-change-slip');
    const text = await printed(office, slip?.id ?? 0);
    expect(text).toContain('"before":{"date":"2026-09-22","from":"08:30","counterName":"1号窗口"}');
    expect(text).toContain('"by":"office","reason":"电路检修"');

    const list = await office.supervisor.appointmentPapers.callList({
      key: newKey(),
      list: { kind: 'changed', entryId: entry.id },
    });
    expect(list).toMatchObject({ kind: 'appointment-call-list', number: null, format: 'A5' });
    expect(await printed(office, list.id)).toContain('"phone":"13800001234"');
    const [last] = await office.administrator.system.audit({ entity: 'paper', limit: 1 });
    expect(last).toMatchObject({
      action: 'appointmentPapers.callList',
      staffName: '督办丁',
      data: { list: 'changed', fields: ['phone'], numbers: ['Y00000001'] },
    });
  });

  test('cancelled by the office says so, with its reason', async () => {
    const office = await bookingOffice();
    const { id, version } = await booked(office, consultation(SLOT, { for: CALLER }));
    await office.clerk.appointments.cancel({ key: newKey(), id, version, by: 'office', reason: '窗口撤并' });
    const [slip] = await office.clerk.appointmentPapers.slips({
      key: newKey(),
      appointmentIds: [id],
      what: 'last-change',
    });
    expect(slip?.kind).toBe('appointment-cancellation-slip');
    expect(await printed(office, slip?.id ?? 0)).toContain('"by":"office","reason":"窗口撤并"');
  });
});

describe('a list', () => {
  test('of a day has everybody who holds a place at that counter, in order of time', async () => {
    const office = await bookingOffice();
    const late = await booked(office, consultation(at('2026-09-22', '09:30')));
    const early = await booked(office, consultation(SLOT));
    await booked(office, consultation(SLOT, { onFull: 'wait' }));
    const paper = await office.clerk.appointmentPapers.dailyList({ key: newKey(), date: '2026-09-22', counterId: 1 });
    expect(paper).toMatchObject({ kind: 'appointment-daily-list', number: null, format: 'A5' });
    const text = await printed(office, paper.id);
    expect([...text.matchAll(/Y\d{8}/g)].map(([number]) => number)).toEqual([early.number, late.number]);
    expect(text).not.toMatch(/1390000\d{4}/);
  });

  test('of the morning names tomorrow, then the applicants whose supplements are awaited', async () => {
    const office = await bookingOffice();
    await booked(office, consultation(SLOT, { for: CALLER }));
    const paper = await office.clerk.appointmentPapers.callList({ key: newKey(), list: { kind: 'reminder' } });
    const text = await printed(office, paper.id);
    expect(text).toContain('"what":"tomorrow"');
    expect(text).toContain('13800001234');
  });

  test('of the morning names who is offered a place, too', async () => {
    const office = await bookingOffice();
    const { id, version } = await booked(office, consultation(SLOT));
    await booked(office, consultation(SLOT, { for: CALLER, onFull: 'wait' }));
    await office.clerk.appointments.cancel({ key: newKey(), id, version, by: 'person' });
    const paper = await office.clerk.appointmentPapers.callList({ key: newKey(), list: { kind: 'reminder' } });
    const text = await printed(office, paper.id);
    expect(text).toContain('"what":"offered"');
    expect(text).toContain('13800001234');
  });

  test('of an unknown counter or change is refused and nothing is written', async () => {
    const office = await bookingOffice();
    expect(
      await refusedUnwritten(office, () =>
        office.clerk.appointmentPapers.dailyList({ key: newKey(), date: '2026-09-22', counterId: 9 }),
      ),
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await refusedUnwritten(office, () =>
        office.clerk.appointmentPapers.callList({ key: newKey(), list: { kind: 'changed', entryId: 9 } }),
      ),
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await refusedUnwritten(office, () =>
        office.administrator.appointmentPapers.callList({ key: newKey(), list: { kind: 'reminder' } }),
      ),
    ).toMatchObject({ code: 'FORBIDDEN' });
  });
});
