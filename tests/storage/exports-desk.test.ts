import { describe, expect, test } from 'vitest';
import { intake, newKey, ticks, type Office } from './cases-service-fixture.ts';
import { at, booked, bookingOffice, consultation } from './appointments-support.ts';
import { linesOf } from './exports-support.ts';

const PERSON = { kind: 'caller', name: '=陈某', phone: '13900001234' } as const;

describe('appointments as a file', () => {
  test('the day in order of time and counter, phones masked, names that begin like a formula made harmless', async () => {
    const office = await bookingOffice();
    const late = await booked(office, consultation(at('2026-09-22', '15:00')));
    const early = await booked(office, consultation(at('2026-09-22', '08:30'), { for: PERSON, note: '带图纸' }));
    await booked(office, consultation(at('2026-09-23', '08:30')));
    const of = { kind: 'day', date: '2026-09-22', counterId: null } as const;
    const lines = await linesOf(office.clerk, { list: 'appointments', of });
    expect(lines).toMatchObject([
      {
        date: '2026-09-22',
        from: '08:30',
        appointment: early.number,
        appointmentState: 'booked',
        person: "'=陈某",
        phone: '139****1234',
        appointmentService: 'consultation',
        counter: '1号窗口',
        openingKind: 'ordinary',
        note: '带图纸',
      },
      { from: '15:00', appointment: late.number },
    ]);
    const shown = await office.clerk.appointments.list({ from: '2026-09-22', through: '2026-09-22', counterId: null });
    expect(lines.map(({ appointment, phone }) => [appointment, phone])).toEqual(
      shown.map(({ number, person }) => [number, person.phone]),
    );
  });

  test('of another counter the day is empty; a name finds any day', async () => {
    const office = await bookingOffice();
    await booked(office, consultation(at('2026-09-22', '08:30'), { for: { ...PERSON, name: '陈某' } }));
    await booked(office, consultation(at('2026-09-23', '08:30')));
    const elsewhere = { kind: 'day', date: '2026-09-22', counterId: 2 } as const;
    expect(await linesOf(office.clerk, { list: 'appointments', of: elsewhere })).toEqual([]);
    const found = await linesOf(office.clerk, { list: 'appointments', of: { kind: 'found', text: '陈某' } });
    expect(found).toMatchObject([{ date: '2026-09-22', person: '陈某' }]);
    const shown = await office.clerk.appointments.find({ text: '陈某' });
    expect(found.map(({ appointment }) => appointment)).toEqual(shown.map(({ number }) => number));
  });

  test('the slots of a service in order of time, with what is taken and whether they can be booked', async () => {
    const office = await bookingOffice();
    await booked(office, consultation(at('2026-09-22', '08:30')));
    const lines = await linesOf(office.clerk, { list: 'slots', service: 'consultation', counterId: null });
    const { slots } = await office.clerk.appointments.slots({ service: 'consultation', counterId: null });
    expect(lines).toHaveLength(slots.length);
    const times = lines.map(({ date, from }) => `${date} ${from}`);
    expect(times).toEqual(times.toSorted());
    const taken = slots.find(({ date, from }) => date === '2026-09-22' && from === '08:30');
    expect(lines.find(({ date, from }) => date === '2026-09-22' && from === '08:30')).toMatchObject({
      taken: '1',
      capacity: String(taken?.capacity),
      free: String(taken?.free),
      waitingList: '0',
      bookable: taken?.bookable,
    });
  });

  test('the morning list: whom to remind, then supplements awaited, and how the call went', async () => {
    const office = await bookingOffice('2026-09-21');
    const tomorrow = await booked(
      office,
      consultation(at('2026-09-22', '08:30'), { for: { ...PERSON, name: '陈某' } }),
    );
    const { case: short } = await office.clerk.intake.submit(
      intake('2026-09-21', {
        materials: ticks({
          'review-application': 'present',
          'review-design-documents': 'missing',
          'review-planning-permit': 'present',
        }),
        outcome: { type: 'notice' },
      }),
    );
    await office.clerk.appointments.markCalled({
      key: newKey(),
      appointmentId: tomorrow.id,
      caseId: null,
      purpose: 'reminder',
      outcome: 'no-answer',
      note: '下午再打',
    });
    expect(await linesOf(office.clerk, { list: 'reminders' })).toEqual([
      {
        callPurpose: 'reminder',
        date: '2026-09-22',
        from: '08:30',
        person: '陈某',
        phone: '139****1234',
        appointmentService: 'consultation',
        counter: '1号窗口',
        callOutcome: 'no-answer',
        calledAt: '2026-09-21 10:00:00',
        calledBy: '窗口甲',
        callNote: '下午再打',
      },
      {
        callPurpose: 'supplement',
        person: expect.stringContaining('有限公司'),
        phone: '138****1234',
        project: short.projectName,
        matter: '消防设计审查',
        noticeDate: '2026-09-21',
        ...(short.receiptNumber === null ? {} : { number: short.receiptNumber }),
      },
    ]);
  });

  test('the morning list takes no call about something else for a reminder', async () => {
    const office = await bookingOffice('2026-09-21');
    const { id } = await booked(office, consultation(at('2026-09-22', '08:30'), { for: { ...PERSON, name: '陈某' } }));
    const call = { key: newKey(), appointmentId: id, caseId: null, note: null } as const;
    await office.clerk.appointments.markCalled({ ...call, purpose: 'changed', outcome: 'reached' });
    const [line] = await linesOf(office.clerk, { list: 'reminders' });
    expect(line).toMatchObject({ callPurpose: 'reminder', person: '陈某' });
    expect(line).not.toHaveProperty('callOutcome');
  });

  test('whom to tell of a closed day: where they were, where they are now', async () => {
    const office = await bookingOffice();
    const moved = await booked(office, consultation(at('2026-09-22', '08:30'), { for: { ...PERSON, name: '陈某' } }));
    const change = {
      kind: 'closure',
      counterId: null,
      from: '2026-09-22',
      through: '2026-09-22',
      span: null,
      reason: '停电检修',
    } as const;
    const { fingerprint } = await office.supervisor.opening.affected({ change });
    const decisions = [
      { appointmentId: moved.id, action: 'move' as const, to: { counterId: 1, date: '2026-09-23', from: '09:00' } },
    ];
    const done = await office.supervisor.opening.change({ key: newKey(), change, fingerprint, decisions });
    expect(await linesOf(office.clerk, { list: 'calls', entryId: done.entry.id })).toEqual([
      {
        person: '陈某',
        phone: '139****1234',
        appointment: moved.number,
        callChange: 'moved',
        beforeDate: '2026-09-22',
        beforeFrom: '08:30',
        date: '2026-09-23',
        from: '09:00',
        counter: '1号窗口',
      },
    ]);
  });
});

describe('the tickets of the day as a file', () => {
  const draw = (office: Office, more: object = {}) =>
    office.clerk.queue.issue({ key: newKey(), service: 'intake', ...more }).then(({ ticket }) => ticket);

  test('whoever is at a counter, who waits in the order of calls, who was put aside, who is done', async () => {
    const office = await bookingOffice();
    const call = () => office.clerk.queue.call({ key: newKey(), services: ['intake'] }).then(({ ticket }) => ticket);
    const act = (ticket: { readonly id: number; readonly version: number }, type: 'finish' | 'skip' | 'start') =>
      office.clerk.queue.act({ key: newKey(), id: ticket.id, version: ticket.version, act: { type } });
    for (let drawn = 0; drawn < 4; drawn += 1)
      await draw(office, drawn === 0 ? { name: '陈小明', phoneTail: '1234' } : {});
    await act((await act(await call(), 'start')).ticket, 'finish');
    await act(await call(), 'skip');
    await call();
    await draw(office, { priority: 'green' });
    const lines = await linesOf(office.clerk, { list: 'tickets' });
    expect(lines.map(({ ticket, ticketState }) => [ticket, ticketState])).toEqual([
      ['A003', 'called'],
      ['A005', 'waiting'],
      ['A004', 'waiting'],
      ['A002', 'skipped'],
      ['A001', 'finished'],
    ]);
    const overview = await office.clerk.queue.overview();
    expect(lines.map(({ ticket }) => ticket)).toEqual(
      [overview.current, ...overview.waiting, ...overview.held, ...overview.elsewhere, ...overview.finished].map(
        (ticket) => ticket?.label,
      ),
    );
    expect(lines.at(-1)).toEqual({
      ticket: 'A001',
      appointmentService: 'intake',
      ticketState: 'finished',
      ticketPriority: 'ordinary',
      ticketChannel: 'walk-in',
      person: overview.finished[0]?.name,
      phoneTail: '1234',
      counter: '1号窗口',
      drawnAt: '10:00',
      calledAt: '10:00',
      finishedAt: '10:00',
      calls: '1',
      waited: '0',
      served: '0',
      ticketOutcome: 'served',
    });
    expect(overview.finished[0]?.name).not.toBe('陈小明');
    expect(lines[1]).toMatchObject({ ticketPriority: 'green' });
  });

  test('more finished ones than the screen has room for are all in the file', async () => {
    const office = await bookingOffice();
    for (let drawn = 0; drawn < 7; drawn += 1) {
      await draw(office);
      const { ticket } = await office.clerk.queue.call({ key: newKey(), services: ['intake'] });
      await office.clerk.queue.act({ key: newKey(), id: ticket.id, version: ticket.version, act: { type: 'finish' } });
    }
    expect((await office.clerk.queue.overview()).finished).toHaveLength(5);
    expect(await linesOf(office.clerk, { list: 'tickets' })).toHaveLength(7);
  });
});
