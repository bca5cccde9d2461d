import { CompiledQuery } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WriteTx } from '../../electron/services/context.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';
import type { SlipKind } from '../../shared/supervision/slips.ts';
import { CLERK, errorOf, intake, newKey, openOffice, type Office } from './cases-service-fixture.ts';
import { failureFrom } from './support.ts';

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

describe('what is recorded', () => {
  test('slips and words on them are never changed or deleted', async () => {
    const taken = await accepted();
    office.on('2026-10-08');
    const [issued] = await office.supervisor.supervision.issueSlips(order('urging', taken));
    const word = { slipId: issued?.slip.id ?? 0, version: 1, planDate: '2026-10-09', words: '明日办结' };
    await office.clerk.supervision.acknowledge({ key: newKey(), ...word });
    const { write } = office.application.context;
    const attempt = (sql: string) =>
      failureFrom(
        writeTransaction(write, async (tx: WriteTx) => {
          await tx.executeQuery(CompiledQuery.raw(sql));
        }),
      );
    const rule = (text: string) => ({ code: 'rule', rule: text });
    expect(await attempt(`update supervision_slip set note = 'x'`)).toEqual(rule('slips are never changed'));
    expect(await attempt('delete from supervision_event')).toEqual(rule('words on slips are never deleted'));
    expect(await attempt(`update supervision_event set date = '2026-10-01'`)).toEqual(
      rule('words on slips are never changed'),
    );
    // A slip a word stands on cannot even be tried to go.
    expect(await attempt('delete from supervision_slip')).toEqual(rule('slips are never deleted'));
  });
});
