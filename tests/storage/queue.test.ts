import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { verifyDatabase } from '../../electron/services/verify.ts';
import { connect } from '../../electron/storage/driver/sqlite.ts';
import { handleOf } from '../../electron/storage/open.ts';
import type { TicketService } from '../../shared/appointments/ticket.ts';
import { refusalOf, sampleOffices, type TestOffice } from './app-support.ts';
import { intake } from './cases-service-fixture.ts';

const DAY = '2026-09-18';
const openOffice = sampleOffices();

/** The sample's two clerks at their counters, and its supervisor. */
async function openHall(date = DAY) {
  const office = await openOffice(date);
  const seat = (staffId: string, counterId: number | null) =>
    office.window(Object.assign(office.app.openClient(), { staffId, counterId }));
  return {
    office,
    one: seat('S0002', 1),
    two: seat('S0003', 2),
    reception: seat('S0002', null),
    reviewer: seat('S0004', null),
    supervisor: seat('S0006', null),
    seat,
  };
}
type Window = Awaited<ReturnType<typeof openHall>>['one'];

const key = () => randomUUID();
const draw = async (window: Window, service: TicketService = 'intake', more: object = {}) =>
  (await window.queue.issue({ key: key(), service, ...more })).ticket;
const callNext = async (window: Window, services: TicketService[] = ['intake', 'consultation', 'pick-up']) =>
  (await window.queue.call({ key: key(), services })).ticket;
type Act = Parameters<Window['queue']['act']>[0]['act'];
const act = async (window: Window, ticket: { readonly id: number; readonly version: number }, what: Act) =>
  (await window.queue.act({ key: key(), id: ticket.id, version: ticket.version, act: what })).ticket;
const differences = async (office: TestOffice) => (await verifyDatabase(office.app.context)).differences;

/** Rows of everything an act on the queue may write. */
async function written(office: TestOffice): Promise<readonly number[]> {
  const { connection } = handleOf(office.app.context.read);
  const tables = ['ticket', 'ticket_event', 'ticket_series', 'audit_entry', 'idempotency'];
  const counts = [];
  for (const table of tables) {
    const { rows } = await connection.execute(`select count(*) as n from ${table}`);
    counts.push(Number(rows[0]?.['n']));
  }
  return counts;
}

describe('drawing a number', () => {
  test('every service counts from one each day', async () => {
    const { office, one } = await openHall();
    const drawn = [
      await draw(one),
      await draw(one),
      await draw(one, 'consultation'),
      await draw(one, 'pick-up'),
      await draw(one),
    ];
    expect(drawn.map(({ label }) => label)).toEqual(['A001', 'A002', 'B001', 'C001', 'A003']);
    office.set('2026-09-21');
    expect([(await draw(one)).label, (await draw(one, 'consultation')).label]).toEqual(['A001', 'B001']);
    expect(await differences(office)).toEqual([]);
  });

  test('the slip tells how many are before and how long it will take; the green channel has nobody before it', async () => {
    const { office, one } = await openHall();
    await draw(one);
    await draw(one);
    const slip = async (ticket: { readonly id: number }) => (await one.queue.print({ id: ticket.id })).html;
    // Nobody is at work yet: one counter is assumed, a ticket is thought to take fifteen minutes.
    const third = await slip(await draw(one));
    expect(third).toContain('"ahead":2');
    expect(third).toContain('"estimateMinutes":30');
    expect(await slip(await draw(one, 'intake', { priority: 'green' }))).toContain('"ahead":0');
    expect(await slip(await draw(one, 'consultation'))).toContain('"ahead":0');
    office.set(DAY, '09:10');
    expect(third).toContain('"issuedTime":"09:00"');
  });

  test('a name is masked wherever it leaves the program, and stands on no slip and in no history', async () => {
    const { office, one } = await openHall();
    const ticket = await draw(one, 'intake', { name: '陈某某', phoneTail: '0101' });
    expect([ticket.name, ticket.phoneTail]).toEqual(['陈**', '0101']);
    const { html } = await one.queue.print({ id: ticket.id });
    expect(html).not.toContain('陈');
    const { connection } = handleOf(office.app.context.read);
    const { rows } = await connection.execute(`select data from ticket_event union all select data from audit_entry`);
    expect(JSON.stringify(rows)).not.toContain('陈');
  });

  test('the same key again gives the same number and writes nothing; for another service it is refused', async () => {
    const { office, one } = await openHall();
    const call = { key: key(), service: 'intake' as const };
    const first = await one.queue.issue(call);
    const before = await written(office);
    const again = await one.queue.issue(call);
    expect([again.ticket.id, again.ticket.label, again.replayed]).toEqual([first.ticket.id, 'A001', true]);
    expect(await refusalOf(one.queue.issue({ ...call, service: 'pick-up' }))).toEqual({
      code: 'KEY_REUSED',
      data: { key: call.key },
    });
    expect(await written(office)).toEqual(before);
  });

  test.each([
    [{ service: 'site-visit' }, 'service', 'unknown-choice'],
    [{ service: 'intake', priority: 'urgent' }, 'priority', 'unknown-choice'],
    [{ service: 'intake', phoneTail: '12a4' }, 'phoneTail', 'not-a-phone'],
    [{ service: 'intake', name: '甲'.repeat(21) }, 'name', 'too-long'],
    [{ service: 'intake', name: '甲\u0007' }, 'name', 'control-characters'],
    [{ service: 'intake', key: 'short' }, 'key', 'wrong-type'],
  ])('%o is refused at its field and draws no number', async (input, path, problem) => {
    const { office, one } = await openHall();
    const before = await written(office);
    const refusal = await refusalOf(one.queue.issue({ key: key(), ...input } as never));
    expect(refusal.code).toBe('INVALID_INPUT');
    expect(refusal.data).toMatchObject({ issues: [{ path, problem }] });
    expect(await written(office)).toEqual(before);
  });

  test('a reviewer draws and calls nothing, an office nobody is signed in at neither', async () => {
    const { reviewer, seat } = await openHall();
    expect((await refusalOf(draw(reviewer))).code).toBe('FORBIDDEN');
    expect((await refusalOf(callNext(reviewer))).code).toBe('FORBIDDEN');
    expect((await refusalOf(draw(seat('S9999', 1)))).code).toBe('UNAUTHENTICATED');
  });
});

describe('calling', () => {
  test('the green channel first, then as they came; two counters that call at once get different ones', async () => {
    const { office, one, two } = await openHall();
    await draw(one);
    office.set(DAY, '09:01');
    await draw(one);
    office.set(DAY, '09:02');
    await draw(one, 'intake', { priority: 'green' });
    const [left, right] = await Promise.all([callNext(one), callNext(two)]);
    expect([left.label, right.label].toSorted()).toEqual(['A001', 'A003']);
    expect([left.counterName, right.counterName]).toEqual(['1号窗口', '2号窗口']);
    const { waiting, elsewhere, current } = await one.queue.overview();
    expect(waiting.map(({ label }) => label)).toEqual(['A002']);
    expect(current?.id).toBe(left.id);
    expect(elsewhere.map(({ id }) => id)).toEqual([right.id]);
  });

  test('with nobody waiting, no counter, or somebody at the counter already: a plain refusal, nothing written', async () => {
    const { office, one, reception } = await openHall();
    const refused = (call: Promise<unknown>) => refusalOf(call);
    expect(await refused(callNext(one))).toEqual({
      code: 'QUEUE_REFUSED',
      data: { code: 'queue-empty', label: null, counterName: null },
    });
    await draw(one);
    await draw(one);
    expect(await refused(callNext(reception))).toMatchObject({ data: { code: 'no-counter' } });
    expect(await refused(callNext(one, ['pick-up']))).toMatchObject({ data: { code: 'queue-empty' } });
    await callNext(one);
    const before = await written(office);
    expect(await refused(callNext(one))).toMatchObject({ data: { code: 'counter-occupied', label: 'A001' } });
    expect((await refused(one.queue.call({ key: key(), services: [] }))).code).toBe('INVALID_INPUT');
    expect(await written(office)).toEqual(before);
  });

  test('who was skipped comes back behind the others, who was parked keeps the place', async () => {
    const { office, one } = await openHall();
    for (const minute of ['00', '01', '02']) {
      office.set(DAY, `09:${minute}`);
      await draw(one);
    }
    office.set(DAY, '09:10');
    const first = await act(one, await callNext(one), { type: 'skip' });
    const second = await act(one, await callNext(one), { type: 'park' });
    const { held } = await one.queue.overview();
    expect(held.map(({ label, state }) => [label, state])).toEqual([
      ['A002', 'parked'],
      ['A001', 'skipped'],
    ]);
    office.set(DAY, '09:20');
    await act(one, first, { type: 'requeue' });
    await act(one, second, { type: 'requeue' });
    expect((await one.queue.overview()).waiting.map(({ label }) => label)).toEqual(['A002', 'A003', 'A001']);
    expect(await differences(office)).toEqual([]);
  });

  test('who was skipped is not sent on into the same queue, where the old place would be kept', async () => {
    const { office, one } = await openHall();
    await draw(one);
    office.set(DAY, '09:05');
    await draw(one);
    const skipped = await act(one, await callNext(one), { type: 'skip' });
    const refused = await refusalOf(act(one, skipped, { type: 'transfer', service: 'intake', counterId: null }));
    expect(refused).toMatchObject({ code: 'QUEUE_REFUSED', data: { code: 'transfer-leads-nowhere', label: 'A001' } });
    office.set(DAY, '09:06');
    await act(one, skipped, { type: 'requeue' });
    expect((await callNext(one)).label).toBe('A002');
  });

  test('waits and serving times are kept: called after twelve minutes, served for twenty', async () => {
    const { office, one } = await openHall();
    await draw(one, 'consultation');
    office.set(DAY, '09:12');
    const called = await callNext(one);
    expect(called.waitedSeconds).toBe(720);
    const serving = await act(one, called, { type: 'start' });
    office.set(DAY, '09:32');
    const finished = await act(one, serving, { type: 'finish' });
    expect([finished.state, finished.outcome, finished.servedSeconds]).toEqual(['finished', 'served', 1200]);
    expect((await one.queue.overview()).today).toEqual({ issued: 1, served: 1, averageWaitSeconds: 720 });
    // Who goes away unserved is not counted as served.
    await act(one, await draw(one), { type: 'finish' });
    expect((await one.queue.overview()).today).toEqual({ issued: 2, served: 1, averageWaitSeconds: 720 });
  });

  test('a number counts on its own day only', async () => {
    const { office, one } = await openHall();
    const ticket = await draw(one);
    office.set('2026-09-21');
    expect(await refusalOf(callNext(one))).toMatchObject({ data: { code: 'queue-empty' } });
    expect(await refusalOf(act(one, ticket, { type: 'finish' }))).toMatchObject({
      data: { code: 'of-another-day', label: 'A001' },
    });
  });

  test('an act on what somebody changed meanwhile, on an unknown ticket, or in the wrong state is refused', async () => {
    const { office, one, two } = await openHall();
    const ticket = await draw(one);
    const called = await callNext(one);
    const before = await written(office);
    expect(await refusalOf(act(one, ticket, { type: 'finish' }))).toEqual({
      code: 'STALE_VERSION',
      data: { entity: 'ticket', id: String(ticket.id), expected: 1, actual: 2 },
    });
    expect(await refusalOf(act(one, { id: 999, version: 1 }, { type: 'finish' }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(act(one, called, { type: 'requeue' }))).toMatchObject({
      data: { code: 'act-not-allowed-in-state', label: 'A001' },
    });
    expect(await refusalOf(act(two, called, { type: 'finish' }))).toMatchObject({
      data: { code: 'at-another-counter', label: 'A001', counterName: '1号窗口' },
    });
    expect(await written(office)).toEqual(before);
  });

  test('what a clerk left standing at a counter, a supervisor clears away', async () => {
    const { one, two, supervisor } = await openHall();
    await draw(one);
    const called = await callNext(one);
    const sent = await act(supervisor, called, { type: 'transfer', service: 'intake', counterId: null });
    expect(sent.state).toBe('transferred');
    expect((await callNext(two)).id).toBe(called.id);
  });

  test('sent on to one counter, only that one calls it; sent nowhere or to a closed counter, it stays', async () => {
    const { office, one, two } = await openHall();
    const ticket = await draw(one);
    expect(await refusalOf(act(one, ticket, { type: 'transfer', service: 'intake', counterId: null }))).toMatchObject({
      data: { code: 'transfer-leads-nowhere' },
    });
    expect(await refusalOf(act(one, ticket, { type: 'transfer', service: 'intake', counterId: 77 }))).toMatchObject({
      code: 'NOT_FOUND',
      data: { entity: 'counter', id: '77' },
    });
    const admin = office.window(Object.assign(office.app.openClient(), { staffId: 'S0001' }));
    const closed = await admin.office.saveCounter({ id: null, name: '9号窗口', place: '备用', active: false });
    expect(
      await refusalOf(act(one, ticket, { type: 'transfer', service: 'intake', counterId: closed.id })),
    ).toMatchObject({ data: { code: 'counter-closed', counterName: '9号窗口' } });
    const sent = await act(one, ticket, { type: 'transfer', service: 'pick-up', counterId: 2 });
    expect([sent.label, sent.service, sent.forCounterName]).toEqual(['A001', 'pick-up', '2号窗口']);
    expect(await refusalOf(callNext(one))).toMatchObject({ data: { code: 'queue-empty' } });
    // Its number is of the series it was drawn from, whatever it is for now.
    expect((await callNext(two, ['intake'])).label).toBe('A001');
    expect(await differences(office)).toEqual([]);
  });
});

describe('a ticket and its draft', () => {
  test('a called ticket opens an empty draft; the first key begins serving; the case knows its ticket and ends it', async () => {
    const { office, one } = await openHall();
    await draw(one, 'intake', { priority: 'green' });
    office.set(DAY, '09:10');
    const called = await callNext(one);
    const draftId = called.draftId ?? '';
    expect(await one.intake.draft({ id: draftId })).toEqual({ id: draftId, version: 0, payload: { date: DAY } });
    expect(await one.intake.drafts()).toEqual([]);
    office.set(DAY, '09:11');
    await one.intake.saveDraft({ id: draftId, version: 0, payload: { matter: 'design-review' } });
    expect((await one.queue.overview()).current).toMatchObject({
      state: 'serving',
      draftId,
      startedAt: '2026-09-18T01:11:00.000Z',
    });
    await one.intake.saveDraft({ id: draftId, version: 1, payload: { matter: 'pre-opening' } });
    office.set(DAY, '09:31');
    const { case: opened } = await one.intake.submit(intake(DAY, { draftId }));
    expect(opened.ticket).toEqual({ label: 'A001', day: DAY, priority: 'green' });
    expect((await one.cases.get({ id: opened.id })).ticket).toEqual(opened.ticket);
    const { current, finished } = await one.queue.overview();
    expect(current).toBeNull();
    expect(finished).toMatchObject([{ label: 'A001', outcome: 'served', servedSeconds: 1200, caseIds: [opened.id] }]);
    expect((await refusalOf(one.intake.draft({ id: draftId }))).code).toBe('NOT_FOUND');
    expect(await differences(office)).toEqual([]);
  });

  test('another matter of the same person: the same number, a new draft, two cases of one ticket', async () => {
    const { office, one } = await openHall();
    await draw(one);
    const called = await callNext(one);
    const first = await one.intake.submit(intake(DAY, { draftId: called.draftId }));
    const [finished] = (await one.queue.overview()).finished;
    const again = await act(one, finished ?? called, { type: 'resume' });
    expect(again.draftId).not.toBe(called.draftId);
    const second = await one.intake.submit(intake(DAY, { draftId: again.draftId }));
    expect([first.case.ticket?.label, second.case.ticket?.label]).toEqual(['A001', 'A001']);
    expect((await one.queue.overview()).finished[0]?.caseIds).toEqual([first.case.id, second.case.id]);
    expect(await differences(office)).toEqual([]);
  });

  test('parked and called again, by whomever: the same draft with what was typed', async () => {
    const { office, one, two } = await openHall();
    await draw(one);
    const called = await callNext(one);
    const draftId = called.draftId ?? '';
    await one.intake.saveDraft({ id: draftId, version: 0, payload: { matter: 'design-review' } });
    const { current } = await one.queue.overview();
    const parked = await act(one, current ?? called, { type: 'park' });
    const recalled = await act(two, parked, { type: 'recall' });
    expect(recalled.draftId).toBe(draftId);
    expect(await two.intake.draft({ id: draftId })).toMatchObject({ version: 2, payload: { matter: 'design-review' } });
    // It is the other clerk's now: a late key stroke at the first counter does not come through.
    expect(
      (await refusalOf(one.intake.saveDraft({ id: draftId, version: 1, payload: { matter: 'pre-opening' } }))).code,
    ).toBe('NOT_FOUND');
    await two.intake.saveDraft({ id: draftId, version: 2, payload: { matter: 'pre-opening' } });
    const { case: opened } = await two.intake.submit(intake(DAY, { draftId }));
    expect(opened.ticket?.label).toBe('A001');
    expect(await differences(office)).toEqual([]);
  });

  test('finished without a case and taken up again: still the same draft', async () => {
    const { one } = await openHall();
    await draw(one);
    const called = await callNext(one);
    const again = await act(one, await act(one, called, { type: 'finish' }), { type: 'resume' });
    expect(again.draftId).toBe(called.draftId);
  });

  test('a draft handed in the next day still tells its ticket, whose own times stay as they were', async () => {
    const { office, one } = await openHall();
    await draw(one);
    const called = await callNext(one);
    const draftId = called.draftId ?? '';
    await one.intake.saveDraft({ id: draftId, version: 0, payload: {} });
    office.set('2026-09-21');
    const { case: opened } = await one.intake.submit(intake('2026-09-21', { draftId }));
    expect(opened.ticket).toEqual({ label: 'A001', day: DAY, priority: 'ordinary' });
    expect(await differences(office)).toEqual([]);
  });

  test('an intake refused leaves ticket and draft as they are', async () => {
    const { office, one } = await openHall();
    await draw(one);
    const called = await callNext(one);
    const before = await written(office);
    const refusal = await refusalOf(one.intake.submit(intake(DAY, { draftId: called.draftId, applicant: null })));
    expect(refusal.code).toBe('INVALID_INPUT');
    expect(await written(office)).toEqual(before);
    expect((await one.queue.overview()).current?.state).toBe('called');
  });
});

describe('the slip', () => {
  test('each printing is counted and from the second on marked, the words are those of the first', async () => {
    const { office, one } = await openHall();
    const ticket = await draw(one);
    const first = await one.queue.print({ id: ticket.id });
    office.set(DAY, '09:30');
    await draw(one);
    const second = await one.queue.print({ id: ticket.id });
    expect([first.ordinal, second.ordinal, first.title]).toEqual([1, 2, 'A001 2026-09-18']);
    expect(second.html).toContain('"issuedTime":"09:00"');
    expect((await one.queue.overview()).waiting[0]?.prints).toBe(2);
    expect((await refusalOf(one.queue.print({ id: 99 }))).code).toBe('NOT_FOUND');
    expect(await differences(office)).toEqual([]);
  });
});

describe('the display page', () => {
  test('shows numbers and counters to who holds its token, lives through lock and sign-out, and tells nothing else', async () => {
    const { office, one } = await openHall();
    await draw(one, 'intake', { name: '陈某某', phoneTail: '0101' });
    await draw(one);
    const { token } = await one.queue.openDisplay();
    const hall = office.window();
    const boards = (await hall.queue.display({ token }))[Symbol.asyncIterator]();
    const first = await boards.next();
    expect(first.value).toEqual({
      officeName: '滨城市消防审批服务窗口',
      at: '2026-09-18T01:00:00.000Z',
      calls: [],
      waiting: [
        { service: 'intake', count: 2 },
        { service: 'consultation', count: 0 },
        { service: 'pick-up', count: 0 },
      ],
    });
    const called = await callNext(one);
    const { value: second } = await boards.next();
    expect(second).toMatchObject({
      calls: [{ id: `${called.id}-1`, label: 'A001', counterName: '1号窗口', service: 'intake' }],
    });
    await act(one, called, { type: 'recall' });
    const { value: third } = await boards.next();
    expect(third).toMatchObject({ calls: [{ id: `${called.id}-2`, label: 'A001' }] });
    expect(JSON.stringify([first.value, second, third])).not.toMatch(/陈|0101|S000|draft/);
    await boards.return?.(undefined);
    // The token opens the board and nothing else.
    expect((await refusalOf(hall.queue.overview())).code).toBe('UNAUTHENTICATED');
    expect((await refusalOf(hall.events.subscribe())).code).toBe('UNAUTHENTICATED');
  });

  test('without a token, with a made-up one, or with one of another run of the program there is nothing to see', async () => {
    const { office, one } = await openHall();
    const other = await openHall();
    const { token } = await other.one.queue.openDisplay();
    for (const wrong of ['', 'made-up', token]) {
      expect((await refusalOf(office.window().queue.display({ token: wrong }))).code).toBe('UNAUTHENTICATED');
    }
    expect((await refusalOf(one.queue.display({ token: 'x'.repeat(65) }))).code).toBe('INVALID_INPUT');
    expect((await refusalOf(office.window().queue.openDisplay())).code).toBe('UNAUTHENTICATED');
  });
});

describe('verify', () => {
  const tamper = async (office: TestOffice, ...statements: readonly string[]) => {
    const connection = await connect({ file: handleOf(office.app.context.write).file, mode: 'read-write' });
    for (const statement of statements) await connection.execute(statement);
    await connection.close();
  };

  test('finds a row that its history does not bear out, and a number without a ticket', async () => {
    const { office, one } = await openHall();
    await draw(one);
    await callNext(one);
    await tamper(
      office,
      `update ticket set waited_seconds = 1, calls = 3 where id = 1`,
      `update ticket_series set last = 2 where service = 'intake'`,
    );
    expect(await differences(office)).toEqual([
      'ticket A001 of 2026-09-18: waitedSeconds is stored as 1, its history says 0',
      'ticket A001 of 2026-09-18: calls is stored as 3, its history says 1',
      'ticket numbers of intake on 2026-09-18: 2 drawn, 1 tickets, 1 to 1',
    ]);
  });

  test.each([
    [`delete from ticket where id = 1`, 'a ticket is never deleted'],
    [`update ticket set number = 9 where id = 1`, 'what a ticket was issued with never changes'],
    [`update ticket set priority = 'green' where id = 1`, 'what a ticket was issued with never changes'],
    [`delete from ticket_event`, 'ticket events are never deleted'],
    [`update ticket_event set at = '2026-09-18T00:00:00.000Z'`, 'ticket events are never changed'],
    [`update ticket_series set last = 5`, 'ticket numbers are drawn one by one'],
    [`delete from ticket_series`, 'a series of ticket numbers is never deleted'],
    [
      `insert into ticket select 2, series, day, number, channel, priority, on_time, appointment_id, name, phone_tail,
        issued_at, service, state, queued_at, for_counter_id, counter_id, staff_id, null, called_at, last_called_at,
        started_at, finished_at, outcome, waited_seconds, served_seconds, calls, prints, version from ticket`,
      'unique',
    ],
  ])('the file itself refuses: %s', async (statement, rule) => {
    const { office, one } = await openHall();
    await draw(one);
    const failure = await tamper(office, statement).then(
      () => null,
      (error: unknown) => error,
    );
    expect(JSON.stringify(failure)).toContain(rule);
  });

  test('two tickets at one counter are refused by the file even if a bug asked for it', async () => {
    const { office, one } = await openHall();
    await draw(one);
    await draw(one);
    await callNext(one);
    const bug = tamper(
      office,
      `update ticket set state = 'called', counter_id = 1, staff_id = 'S0002', calls = 1,
        called_at = issued_at, last_called_at = issued_at where id = 2`,
    );
    await expect(bug).rejects.toMatchObject({ failure: { code: 'unique', columns: ['day', 'counter_id'] } });
  });
});
