import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
    const [issued] = await office.supervisor.supervision.issueSlips({
      key: newKey(),
      cases: [{ caseId: taken.id, version: taken.version, kind: 'urging' }],
      note: null,
    });
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
