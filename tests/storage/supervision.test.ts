import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SlipKind } from '../../shared/supervision/slips.ts';
import {
  CLERK,
  errorOf,
  intake,
  newKey,
  openOffice,
  REVIEWER,
  SECOND_REVIEWER,
  SUPERVISOR,
  type Office,
} from './cases-service-fixture.ts';

// A design review accepted on Friday 18 September 2026: promised 9 October, statutory 15 October.
let office: Office;
beforeEach(async () => {
  office = await openOffice({ on: '2026-09-18' });
});
afterEach(() => office.close());

async function accepted(date = '2026-09-18') {
  return (await office.clerk.intake.submit(intake(date))).case;
}
const order = (
  kind: SlipKind,
  ...cases: readonly { readonly id: number; readonly version: number }[]
): Parameters<Office['supervisor']['supervision']['issueSlips']>[0] => ({
  key: newKey(),
  cases: cases.map(({ id, version }) => ({ caseId: id, version, kind })),
  note: null,
});
const boardOf = () => office.supervisor.supervision.board({});

describe('the board', () => {
  test('shows each open case with its running clocks, the worst lamp and who has it', async () => {
    const taken = await accepted();
    office.on('2026-10-10');
    const { asOf, rows } = await boardOf();
    expect(asOf).toBe('2026-10-10');
    expect(rows).toEqual([
      {
        id: taken.id,
        version: 2,
        matter: 'design-review',
        path: 'ordinary',
        state: 'accepted',
        receiptNumber: taken.receiptNumber,
        projectName: taken.projectName,
        applicantName: taken.applicantName,
        handlerId: CLERK,
        handlerName: '窗口甲',
        counterId: 1,
        counterName: '1号窗口',
        lamp: 'red',
        clocks: [
          {
            clockId: 'decision',
            lamp: 'red',
            state: 'running',
            due: '2026-10-09',
            statutoryDue: '2026-10-15',
            remaining: -1,
            provisional: false,
          },
        ],
        pause: null,
        stage: null,
        backdatedDays: 0,
        slip: null,
      },
    ]);
  });

  test('a paused case shows the working days gone by of those expected, and why', async () => {
    const taken = await accepted();
    office.on('2026-09-21');
    await office.reviewer.cases.act({
      caseId: taken.id,
      version: taken.version,
      key: newKey(),
      act: { type: 'pause', date: '2026-09-21', reason: 'testing', expectedWorkdays: 5, note: null },
    });
    // 22, 23 and 24 September; the 25th to the 27th are the Mid-autumn holiday.
    office.on('2026-09-27');
    const [row] = (await boardOf()).rows;
    expect(row).toMatchObject({
      lamp: 'blue',
      pause: { reason: 'testing', since: '2026-09-21', usedWorkdays: 3, expectedWorkdays: 5 },
      clocks: [{ clockId: 'decision', state: 'paused', due: null }],
    });
  });

  test('a case accepted by law stands there as such, with the clock of its decision', async () => {
    await office.clerk.intake.submit(intake('2026-09-18', { materials: [], outcome: { type: 'put-aside' } }));
    // Five working days: 20, 21, 22, 23, 24 September.
    office.on('2026-09-24');
    expect((await boardOf()).rows).toMatchObject([{ state: 'received', lamp: 'yellow' }]);
    office.on('2026-09-25');
    const [row] = (await boardOf()).rows;
    expect(row).toMatchObject({ state: 'deemed-accepted', lamp: 'black' });
    expect(row?.clocks.map(({ clockId, lamp }) => [clockId, lamp])).toEqual([
      ['one-shot', 'black'],
      ['decision', 'green'],
    ]);
  });

  test('an entry made later than it happened is marked with the days', async () => {
    office.on('2026-09-22');
    await accepted('2026-09-18');
    expect((await boardOf()).rows).toMatchObject([{ backdatedDays: 4 }]);
  });

  test('asked for single cases it gives those, and leaves out what has ended', async () => {
    const first = await accepted();
    const second = await accepted();
    await office.clerk.cases.act({
      caseId: second.id,
      version: second.version,
      key: newKey(),
      act: { type: 'withdraw', date: '2026-09-18', reason: '申请人撤回' },
    });
    const found = await office.supervisor.supervision.board({ caseIds: [first.id, second.id] });
    expect(found.rows.map(({ id }) => id)).toEqual([first.id]);
  });

  test('is for supervisors', async () => {
    expect(await errorOf(office.clerk.supervision.board({}))).toEqual({
      code: 'FORBIDDEN',
      data: { needs: ['supervisor'] },
    });
  });
});

describe('slips', () => {
  test('a yellow case is urged: a numbered paper, a record, and two working days to answer', async () => {
    const taken = await accepted();
    office.on('2026-10-08');
    const [issued] = await office.supervisor.supervision.issueSlips({ ...order('urging', taken), note: '请抓紧' });
    expect(issued).toMatchObject({
      slip: {
        kind: 'urging',
        caseId: taken.id,
        clockId: 'decision',
        lamp: 'yellow',
        due: '2026-10-09',
        handlerId: CLERK,
        handlerName: '窗口甲',
        issuedOn: '2026-10-08',
        issuedByName: '督办丁',
        // 9 October, and the make-up Saturday of the 10th.
        answerBy: '2026-10-10',
        note: '请抓紧',
        follows: null,
        standing: 'waiting',
        version: 1,
        number: '东住建消催字〔2026〕第0001号',
      },
      paper: { kind: 'urging-slip', number: '东住建消催字〔2026〕第0001号', copies: ['handler', 'file'] },
    });
    const detail = await office.clerk.cases.get({ id: taken.id });
    expect(detail.papers.map(({ kind }) => kind)).toContain('urging-slip');
    expect(detail.version).toBe(taken.version);
    expect((await office.clerk.today.overview()).slips).toMatchObject([{ caseId: taken.id, standing: 'waiting' }]);
    expect((await boardOf()).rows).toMatchObject([{ slip: { kind: 'urging', standing: 'waiting' } }]);
    expect((await office.supervisor.system.verify()).differences).toEqual([]);
  });

  test('the handler answers with a day and what will be done; the plan passing escalates it', async () => {
    const taken = await accepted();
    office.on('2026-10-08');
    const [issued] = await office.supervisor.supervision.issueSlips(order('urging', taken));
    const slipId = issued?.slip.id ?? 0;
    office.on('2026-10-09');
    const word = { slipId, version: 1, planDate: '2026-10-12', words: '周一前完成审查' };
    const answered = await office.clerk.supervision.acknowledge({ key: newKey(), ...word });
    expect(answered).toMatchObject({
      version: 2,
      standing: 'planned',
      acknowledged: { on: '2026-10-09', planDate: '2026-10-12', words: '周一前完成审查', byName: '窗口甲' },
    });
    office.on('2026-10-12');
    expect((await office.supervisor.today.overview()).escalated).toEqual([]);
    office.on('2026-10-13');
    expect((await office.supervisor.today.overview()).escalated).toMatchObject([{ standing: 'plan-passed' }]);
    expect((await office.clerk.today.overview()).slips).toMatchObject([{ standing: 'plan-passed' }]);
    expect((await office.clerk.today.overview()).escalated).toEqual([]);
  });

  test('without an answer in time the formal slip follows, naming the first', async () => {
    const taken = await accepted();
    office.on('2026-10-08');
    const [first] = await office.supervisor.supervision.issueSlips(order('urging', taken));
    office.on('2026-10-10');
    expect(await errorOf(office.supervisor.supervision.issueSlips(order('supervising', taken)))).toMatchObject({
      code: 'SLIPS_REFUSED',
      data: { refused: [{ caseId: taken.id, why: 'slip-open' }] },
    });
    office.on('2026-10-11');
    expect((await office.supervisor.today.overview()).escalated).toMatchObject([{ standing: 'unacknowledged' }]);
    const [second] = await office.supervisor.supervision.issueSlips(order('supervising', taken));
    expect(second?.slip).toMatchObject({
      kind: 'supervising',
      follows: first?.slip.id,
      number: '东住建消督字〔2026〕第0001号',
    });
    const history = await office.clerk.supervision.slipsOfCase({ caseId: taken.id });
    expect(history.map(({ kind }) => kind)).toEqual(['supervising', 'urging']);
  });

  test('black gets the formal one at once, green none', async () => {
    const late = await accepted();
    office.on('2026-10-15');
    const fresh = (await office.clerk.intake.submit(intake('2026-10-15'))).case;
    office.on('2026-10-16');
    expect(await errorOf(office.supervisor.supervision.issueSlips(order('urging', late, fresh)))).toMatchObject({
      code: 'SLIPS_REFUSED',
      data: {
        refused: [
          { caseId: late.id, number: late.receiptNumber, why: 'other-kind' },
          { caseId: fresh.id, number: fresh.receiptNumber, why: 'not-urgent' },
        ],
      },
    });
    // All or none: nothing was numbered.
    const [issued] = await office.supervisor.supervision.issueSlips(order('supervising', late));
    expect(issued?.slip).toMatchObject({ lamp: 'black', number: '东住建消督字〔2026〕第0001号' });
  });

  test('a decision settles the slip', async () => {
    const taken = await accepted();
    office.on('2026-10-08');
    const [issued] = await office.supervisor.supervision.issueSlips(order('urging', taken));
    const reviewed = await office.reviewer.cases.act({
      caseId: taken.id,
      version: taken.version,
      key: newKey(),
      act: { type: 'technical-review', date: '2026-10-08', conclusion: 'conforming', findings: null },
    });
    await office.secondReviewer.cases.act({
      caseId: taken.id,
      version: reviewed.case.version,
      key: newKey(),
      act: { type: 'decide', date: '2026-10-08', result: 'approved', findings: null, reasons: null },
    });
    office.on('2026-10-20');
    expect(await office.clerk.supervision.slipsOfCase({ caseId: taken.id })).toMatchObject([{ standing: 'settled' }]);
    expect((await office.supervisor.today.overview()).escalated).toEqual([]);
    const word = { slipId: issued?.slip.id ?? 0, version: 1, planDate: '2026-10-21', words: '已办结' };
    expect(await errorOf(office.clerk.supervision.acknowledge({ key: newKey(), ...word }))).toMatchObject({
      code: 'SLIP_REFUSED',
      data: { why: 'settled' },
    });
  });

  test('the same key gives the same slips, another input is refused', async () => {
    const taken = await accepted();
    office.on('2026-10-08');
    const sent = order('urging', taken);
    const once = await office.supervisor.supervision.issueSlips(sent);
    expect(await office.supervisor.supervision.issueSlips(sent)).toEqual(once);
    expect(await errorOf(office.supervisor.supervision.issueSlips({ ...sent, note: '再' }))).toMatchObject({
      code: 'KEY_REUSED',
    });
    const word = {
      key: newKey(),
      slipId: once[0]?.slip.id ?? 0,
      version: 1,
      planDate: '2026-10-09',
      words: '明日办结',
    };
    const answer = await office.clerk.supervision.acknowledge(word);
    expect(await office.clerk.supervision.acknowledge(word)).toEqual(answer);
  });

  test('bad answers are refused at their field and write nothing', async () => {
    const taken = await accepted();
    office.on('2026-10-08');
    const [issued] = await office.supervisor.supervision.issueSlips(order('urging', taken));
    const word = { slipId: issued?.slip.id ?? 0, version: 1, planDate: '2026-10-09', words: '明日办结' };
    const refusal = async (client: Office['clerk'], change: Partial<typeof word>) =>
      errorOf(client.supervision.acknowledge({ key: newKey(), ...word, ...change }));
    expect(await refusal(office.reviewer, {})).toMatchObject({ code: 'SLIP_REFUSED', data: { why: 'not-yours' } });
    expect(await refusal(office.clerk, { planDate: '2026-10-07' })).toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'planDate', problem: 'out-of-range' }] },
    });
    expect(await refusal(office.clerk, { words: '  ' })).toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'words', problem: 'required' }] },
    });
    expect(await refusal(office.clerk, { version: 2 })).toMatchObject({ code: 'STALE_VERSION' });
    expect(await refusal(office.clerk, { slipId: 99 })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await office.clerk.supervision.slipsOfCase({ caseId: taken.id })).toMatchObject([
      { version: 1, acknowledged: null },
    ]);
    await office.clerk.supervision.acknowledge({ key: newKey(), ...word });
    expect(await refusal(office.clerk, {})).toMatchObject({ code: 'SLIP_REFUSED', data: { why: 'answered' } });
  });

  test('bad orders are refused and write nothing', async () => {
    const taken = await accepted();
    office.on('2026-10-08');
    const refusal = async (client: Office['clerk'], change: object) =>
      errorOf(client.supervision.issueSlips({ ...order('urging', taken), ...change }));
    expect(await refusal(office.clerk, {})).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(office.supervisor, { cases: [] })).toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'cases', problem: 'required' }] },
    });
    const one = { caseId: taken.id, version: taken.version, kind: 'urging' as const };
    expect(await refusal(office.supervisor, { cases: [one, one] })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await refusal(office.supervisor, { cases: [{ ...one, version: 1 }] })).toMatchObject({
      code: 'STALE_VERSION',
    });
    expect(await refusal(office.supervisor, { cases: [{ ...one, caseId: 999 }] })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await office.clerk.cases.get({ id: taken.id })).papers.map(({ kind }) => kind)).toEqual(['receipt']);
  });
});

describe('handing over', () => {
  const to = (toStaffId: string, ...cases: readonly { readonly id: number; readonly version: number }[]) => ({
    key: newKey(),
    what: { kind: 'cases' as const, cases: cases.map(({ id, version }) => ({ caseId: id, version })) },
    toStaffId,
    reason: '外出培训',
    until: '2026-09-25',
  });

  test('a stand-in gets the case with a record, and no clock moves', async () => {
    const taken = await accepted();
    office.on('2026-09-21');
    const before = await office.clerk.cases.get({ id: taken.id });
    expect(await office.clerk.supervision.handOver(to(REVIEWER, taken))).toEqual({
      caseIds: [taken.id],
      toName: '审查乙',
    });
    const after = await office.clerk.cases.get({ id: taken.id });
    expect(after.handlerName).toBe('审查乙');
    expect(after.clocks).toEqual(before.clocks);
    expect(after.state).toBe('accepted');
    expect(after.events.at(-1)).toMatchObject({
      type: 'handed-over',
      staffName: '窗口甲',
      data: { fromName: '窗口甲', toName: '审查乙', reason: '外出培训', until: '2026-09-25' },
    });
    expect((await office.reviewer.today.overview()).mine).toMatchObject([
      { id: taken.id, parts: ['handler'], cover: { fromName: '窗口甲', until: '2026-09-25', past: false } },
    ]);
    const own = await office.clerk.today.overview();
    expect(own.mine).toEqual([]);
    expect(own.lent).toMatchObject([{ caseId: taken.id, toName: '审查乙', past: false }]);
    expect((await office.supervisor.system.verify()).differences).toEqual([]);
  });

  test('a later step with an earlier date is still entered', async () => {
    const taken = await accepted();
    office.on('2026-09-22');
    await office.clerk.supervision.handOver(to(REVIEWER, taken));
    const reviewed = await office.reviewer.cases.act({
      caseId: taken.id,
      version: 3,
      key: newKey(),
      act: { type: 'technical-review', date: '2026-09-21', conclusion: 'conforming', findings: null },
    });
    const decided = await office.secondReviewer.cases.act({
      caseId: taken.id,
      version: reviewed.case.version,
      key: newKey(),
      act: { type: 'decide', date: '2026-09-21', result: 'approved', findings: null, reasons: null },
    });
    expect(decided.case.state).toBe('decided');
    expect((await office.supervisor.system.verify()).differences).toEqual([]);
  });

  test('when its last day is over it is taken back by whoever gave it', async () => {
    const taken = await accepted();
    await office.clerk.supervision.handOver(to(REVIEWER, taken));
    office.on('2026-09-28');
    expect((await office.clerk.today.overview()).lent).toMatchObject([{ caseId: taken.id, past: true, version: 3 }]);
    await office.clerk.supervision.handOver({ ...to(CLERK, { id: taken.id, version: 3 }), until: null });
    const own = await office.clerk.today.overview();
    expect(own.mine).toMatchObject([{ id: taken.id }]);
    expect(own.lent).toEqual([]);
  });

  test('a supervisor hands everything of an absent person to the stand-in', async () => {
    const first = await accepted();
    const second = await accepted();
    const sent = {
      key: newKey(),
      what: { kind: 'everything' as const, fromStaffId: CLERK },
      toStaffId: SECOND_REVIEWER,
      reason: '病假',
      until: null,
    };
    const answer = await office.supervisor.supervision.handOver(sent);
    expect(answer).toEqual({ caseIds: [first.id, second.id], toName: '审查丙' });
    expect(await office.supervisor.supervision.handOver(sent)).toEqual(answer);
    expect((await office.secondReviewer.today.overview()).mine.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect((await office.supervisor.system.verify()).differences).toEqual([]);
  });

  test('the slip of a case that changed hands may be answered by its present handler', async () => {
    const taken = await accepted();
    office.on('2026-10-08');
    const [issued] = await office.supervisor.supervision.issueSlips(order('urging', taken));
    await office.clerk.supervision.handOver({ ...to(REVIEWER, taken), until: null });
    expect((await office.reviewer.today.overview()).slips).toHaveLength(1);
    const word = { slipId: issued?.slip.id ?? 0, version: 1, planDate: '2026-10-09', words: '明日办结' };
    expect(await office.reviewer.supervision.acknowledge({ key: newKey(), ...word })).toMatchObject({
      acknowledged: { byName: '审查乙' },
    });
  });

  test('what may not be is refused, and nothing is written', async () => {
    const taken = await accepted();
    const refusal = (client: Office['clerk'], change: object) =>
      errorOf(client.supervision.handOver({ ...to(REVIEWER, taken), ...change }));
    expect(await refusal(office.secondReviewer, {})).toMatchObject({
      code: 'HAND_OVER_REFUSED',
      data: { refused: [{ caseId: taken.id, number: taken.receiptNumber, why: 'not-yours' }] },
    });
    expect(await refusal(office.clerk, { toStaffId: CLERK })).toMatchObject({
      code: 'HAND_OVER_REFUSED',
      data: { refused: [{ why: 'already-there' }] },
    });
    for (const toStaffId of ['S0005', 'S0099']) {
      expect(await refusal(office.clerk, { toStaffId })).toMatchObject({
        code: 'INVALID_INPUT',
        data: { issues: [{ path: 'toStaffId', problem: 'unknown-choice' }] },
      });
    }
    expect(await refusal(office.clerk, { until: '2026-09-17' })).toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'until', problem: 'out-of-range' }] },
    });
    expect(await refusal(office.clerk, { reason: '' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await refusal(office.clerk, { what: { kind: 'everything', fromStaffId: SUPERVISOR } })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(
      await refusal(office.supervisor, { what: { kind: 'everything', fromStaffId: SECOND_REVIEWER } }),
    ).toMatchObject({ code: 'HAND_OVER_REFUSED', data: { refused: [{ caseId: null, why: 'nothing' }] } });
    expect(await refusal(office.administrator, {})).toMatchObject({ code: 'FORBIDDEN' });
    expect((await office.clerk.cases.get({ id: taken.id })).version).toBe(taken.version);
  });
});

describe('the to-do list', () => {
  test('a reviewer finds what they reviewed while the decision is open, an inspector what they visited', async () => {
    const taken = await accepted();
    office.on('2026-09-21');
    await office.reviewer.cases.act({
      caseId: taken.id,
      version: taken.version,
      key: newKey(),
      act: { type: 'technical-review', date: '2026-09-21', conclusion: 'conforming', findings: null },
    });
    expect((await office.reviewer.today.overview()).mine).toMatchObject([
      { id: taken.id, parts: ['handler', 'reviewer'] },
    ]);
    expect((await office.secondReviewer.today.overview()).mine).toEqual([]);
  });
});

describe('what a person keeps for their lists', () => {
  test('is kept by name, changed by version, removed, and is theirs alone', async () => {
    const { preferences } = office.supervisor;
    const area = 'supervision.filter';
    expect(await preferences.list({ area })).toEqual([]);
    const saved = await preferences.save({ area, name: '超期件', value: { lamp: 'black' }, version: null });
    expect(saved).toEqual({ name: '超期件', value: { lamp: 'black' }, version: 1 });
    expect(await errorOf(preferences.save({ area, name: '超期件', value: {}, version: null }))).toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'name', problem: 'name-taken' }] },
    });
    expect(await errorOf(preferences.save({ area, name: '超期件', value: {}, version: 7 }))).toMatchObject({
      code: 'STALE_VERSION',
    });
    await preferences.save({ area, name: '超期件', value: { lamp: 'red' }, version: 1 });
    expect(await preferences.list({ area })).toEqual([{ name: '超期件', value: { lamp: 'red' }, version: 2 }]);
    expect(await office.clerk.preferences.list({ area })).toEqual([]);
    expect(await errorOf(preferences.remove({ area, name: '没有', version: 1 }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await errorOf(preferences.remove({ area, name: '超期件', version: 1 }))).toMatchObject({
      code: 'STALE_VERSION',
    });
    await preferences.remove({ area, name: '超期件', version: 2 });
    expect(await preferences.list({ area })).toEqual([]);
  });

  test('a wrong area, an empty name or a value beyond all measure is refused', async () => {
    const { preferences } = office.supervisor;
    const save = (change: object) =>
      errorOf(preferences.save({ area: 'cases.filter', name: '一', value: {}, version: null, ...change }));
    expect(await save({ area: 'CASES' })).toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'area' }] },
    });
    expect(await save({ name: ' ' })).toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ path: 'name' }] } });
    expect(await save({ value: 'x'.repeat(5000) })).toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'value', problem: 'too-long' }] },
    });
  });
});
