import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WriteTx } from '../../electron/services/context.ts';
import { insertCase } from '../../electron/storage/repositories/cases.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';
import type { ActInput } from '../../shared/contract/acts.ts';
import type { CaseDetail } from '../../shared/contract/cases.ts';
import {
  COMMITMENT_COMPLETE,
  errorOf,
  intake,
  newKey,
  openOffice,
  REVIEWER,
  REVIEW_COMPLETE,
  ticks,
  type Client,
  type Office,
} from './cases-service-fixture.ts';

const DAY = '2026-09-22';
let office: Office;
let open: CaseDetail;
beforeAll(async () => {
  office = await openOffice({ on: DAY });
  open = (await office.clerk.intake.submit(intake('2026-09-21'))).case;
});
afterAll(() => office.close());

type Sent = Record<string, unknown> & { readonly type: string };

/** Sends an act as it is, typed or not; the case must be as it was afterwards. */
async function refusal(client: Client, view: Pick<CaseDetail, 'id' | 'version'>, act: Sent, more: object = {}) {
  const before = await office.supervisor.cases.get({ id: view.id });
  const call = { caseId: view.id, version: view.version, key: newKey(), act: act as ActInput, ...more };
  const error = await errorOf(client.cases.act(call));
  expect(await office.supervisor.cases.get({ id: view.id })).toEqual(before);
  return error;
}
const invalid = (...list: readonly (readonly [string, string])[]) => ({
  code: 'INVALID_INPUT',
  data: { issues: list.map(([path, problem]) => expect.objectContaining({ path, problem })) },
});
const refused = (code: string, field: string | null = null) => ({
  code: 'ACT_REFUSED',
  data: expect.objectContaining({ code, field }),
});
const withdraw = (date: string) => ({ type: 'withdraw', date, reason: '撤回' });
const reason = (text: unknown) => refusal(office.clerk, open, { type: 'withdraw', date: DAY, reason: text });
const receive = (materials: unknown) => ({ type: 'receive-supplements', date: DAY, materials });
const decide = { type: 'decide', date: DAY, result: 'approved', findings: null, reasons: null };

describe('fields that cannot be', () => {
  test.each([
    ['30 February', '2026-02-30'],
    ['a date of another form', '22.9.2026'],
    ['full-width digits', '２０２６-09-22'],
    ['an empty date', ''],
    ['a time', '2026-09-22T00:00:00Z'],
  ])('%s is not a date', async (_name, date) => {
    expect(await refusal(office.clerk, open, { type: 'withdraw', date, reason: '撤回' })).toEqual(
      invalid(['act.date', 'not-a-date']),
    );
  });
  test('a number where a date belongs has the wrong type', async () => {
    expect(await refusal(office.clerk, open, { type: 'withdraw', date: 20_260_922, reason: '撤回' })).toEqual(
      invalid(['act.date', 'wrong-type']),
    );
  });
  test('a reason that is empty, too long or holds what nobody can see', async () => {
    expect(await reason('  ')).toEqual(invalid(['act.reason', 'required']));
    expect(await reason('撤'.repeat(1001))).toEqual(invalid(['act.reason', 'too-long']));
    expect(await reason('撤\u0000回')).toEqual(invalid(['act.reason', 'control-characters']));
    expect(await reason('撤\u202e回')).toEqual(invalid(['act.reason', 'control-characters']));
    expect(await reason('撤\ud800')).toEqual(invalid(['act.reason', 'control-characters']));
    expect(await reason(null)).toEqual(invalid(['act.reason', 'wrong-type']));
    expect(await reason(undefined)).toEqual(invalid(['act.reason', 'wrong-type']));
  });
  test('an act nobody knows', async () => {
    expect(await refusal(office.clerk, open, { type: 'shred', date: DAY })).toEqual(
      invalid(['act.type', 'unknown-choice']),
    );
  });
  test('several wrong fields are named at once', async () => {
    expect(
      await refusal(office.reviewer, open, {
        type: 'pause',
        date: '2026-13-01',
        reason: 'holiday',
        expectedWorkdays: 0,
        note: null,
      }),
    ).toEqual(
      invalid(['act.date', 'not-a-date'], ['act.reason', 'unknown-choice'], ['act.expectedWorkdays', 'out-of-range']),
    );
  });
  test('one inspector is too few, a person nobody knows no inspector', async () => {
    const inspect = { type: 'inspect', date: DAY, conclusion: 'conforming', findings: null };
    expect(await refusal(office.reviewer, open, { ...inspect, inspectorIds: [REVIEWER] })).toEqual(
      invalid(['act.inspectorIds', 'required']),
    );
    expect(await refusal(office.reviewer, open, { ...inspect, inspectorIds: [REVIEWER, 'S9999'] })).toEqual(
      invalid(['act.inspectorIds.1', 'unknown-choice']),
    );
  });
  test('a version, key or case that cannot be', async () => {
    const withdraw = { type: 'withdraw', date: DAY, reason: '撤回' };
    expect(await refusal(office.clerk, open, withdraw, { version: 1.5 })).toEqual(invalid(['version', 'wrong-type']));
    expect(await refusal(office.clerk, open, withdraw, { version: -1 })).toEqual(invalid(['version', 'out-of-range']));
    expect(await refusal(office.clerk, open, withdraw, { key: 'short' })).toEqual(invalid(['key', 'wrong-type']));
    expect(await refusal(office.clerk, open, withdraw, { caseId: '1' })).toEqual(invalid(['caseId', 'wrong-type']));
    expect(await refusal(office.clerk, open, withdraw, { caseId: 99_999 })).toEqual({
      code: 'NOT_FOUND',
      data: { entity: 'case', id: '99999' },
    });
  });
});

describe('acts that are not allowed', () => {
  test('a stale version', async () => {
    expect(await refusal(office.clerk, open, { type: 'withdraw', date: DAY, reason: '撤回' }, { version: 1 })).toEqual({
      code: 'STALE_VERSION',
      data: { entity: 'case', id: String(open.id), expected: 1, actual: 2 },
    });
  });
  test('tomorrow, and a day before what it follows', async () => {
    expect(await refusal(office.clerk, open, withdraw('2026-09-23'))).toEqual(refused('date-in-future', 'act.date'));
    expect(await refusal(office.clerk, open, withdraw('2026-09-20'))).toEqual(
      refused('date-before-previous', 'act.date'),
    );
  });
  test('a decision before its review, and a decision before its acceptance', async () => {
    expect(await refusal(office.reviewer, open, decide)).toEqual(refused('technical-review-missing'));
    const { case: aside } = await office.clerk.intake.submit(
      intake(DAY, { materials: [], outcome: { type: 'put-aside' } }),
    );
    expect(await refusal(office.reviewer, aside, decide)).toEqual(refused('act-not-allowed-in-state'));
  });
  test('a decision by the one who reviewed: four eyes', async () => {
    const { case: view } = await office.clerk.intake.submit(intake(DAY));
    const { case: reviewed } = await office.reviewer.cases.act({
      caseId: view.id,
      version: view.version,
      key: newKey(),
      act: { type: 'technical-review', date: DAY, conclusion: 'conforming', findings: null },
    });
    expect(await refusal(office.reviewer, reviewed, decide)).toEqual(refused('four-eyes'));
    expect(await refusal(office.secondReviewer, reviewed, { ...decide, result: 'rejected' })).toEqual(
      refused('reason-required', 'act.reasons'),
    );
  });
  test('an act of another role', async () => {
    expect(await refusal(office.clerk, open, decide)).toMatchObject({ code: 'ACT_REFUSED' });
    expect(
      await refusal(office.clerk, open, {
        type: 'technical-review',
        date: DAY,
        conclusion: 'conforming',
        findings: null,
      }),
    ).toEqual(refused('role-missing'));
  });
  test('accepting twice', async () => {
    expect(await refusal(office.clerk, open, { type: 'accept', date: DAY, materials: REVIEW_COMPLETE })).toEqual(
      refused('act-not-allowed-in-state'),
    );
  });
  test('resuming what is not paused, extending what may not be extended', async () => {
    expect(await refusal(office.reviewer, open, { type: 'resume', date: DAY, note: null })).toEqual(
      refused('no-open-pause'),
    );
    expect(
      await refusal(office.supervisor, open, { type: 'extend', date: DAY, approverId: REVIEWER, reason: '复杂' }),
    ).toEqual(refused('extension-not-allowed'));
  });
  test('a permit for a commitment that was put aside unchecked', async () => {
    const commitment = {
      matter: 'pre-opening',
      path: 'commitment',
      materialFacts: {},
      outcome: { type: 'put-aside' },
    } as const;
    const { case: unchecked } = await office.clerk.intake.submit(intake(DAY, { ...commitment, materials: [] }));
    expect(await refusal(office.clerk, unchecked, { type: 'permit', date: DAY })).toEqual({
      code: 'ACT_REFUSED',
      data: { code: 'materials-incomplete', field: null, details: { lines: ['1', '2', '3', '4'] } },
    });
    const { case: checked } = await office.clerk.intake.submit(
      intake(DAY, { ...commitment, materials: COMMITMENT_COMPLETE }),
    );
    const permitted = await office.clerk.cases.act({
      caseId: checked.id,
      version: checked.version,
      key: newKey(),
      act: { type: 'permit', date: DAY },
    });
    expect(permitted.case.state).toBe('permitted');
    expect(permitted.papers.map(({ kind }) => kind)).toEqual(['receipt', 'pre-opening-opinion']);
  });
  test('one inspector named twice', async () => {
    const { case: view } = await office.clerk.intake.submit(
      intake(DAY, {
        matter: 'pre-opening',
        path: 'commitment',
        materialFacts: {},
        materials: COMMITMENT_COMPLETE,
        outcome: { type: 'permit' },
      }),
    );
    const verify = { type: 'verify', date: DAY, result: 'conforming', findings: null };
    expect(await refusal(office.reviewer, view, { ...verify, inspectorIds: [REVIEWER, REVIEWER] })).toEqual(
      refused('two-inspectors', 'act.inspectorIds'),
    );
  });
  test('correcting an event there is not', async () => {
    const correct = { type: 'correct', date: DAY, eventSeq: 9, change: { kind: 'void' }, reason: '误录' };
    expect(await refusal(office.supervisor, open, correct)).toEqual(refused('unknown-event', 'act.eventSeq'));
  });
  test('a correction that breaks what follows', async () => {
    const correct = { type: 'correct', date: DAY, eventSeq: 1, change: { kind: 'void' }, reason: '误录' };
    expect(await refusal(office.supervisor, open, correct)).toMatchObject({
      code: 'ACT_REFUSED',
      data: { code: 'correction-inconsistent' },
    });
  });
});

test('a record of an old ledger shows its source and allows no act and no paper', async () => {
  const sourceData = { fields: { project_or_venue: '旧工程' }, notes: ['no date printed'] };
  const id = await writeTransaction(office.application.context.write, (tx: WriteTx) =>
    insertCase(tx, {
      matter: 'completion-acceptance',
      path: 'ordinary',
      channel: 'counter',
      ruleSet: '2012',
      applicantId: null,
      projectId: null,
      counterId: null,
      firstAskedStaffId: null,
      origin: 'historic',
      sourceKey: 'PC-001',
      sourceData,
      terms: { materialFacts: {}, promised: {}, subSteps: {}, extensions: {}, warnWorkdays: 1, exemptions: {} },
      remark: null,
      derived: {
        state: 'decided',
        receivedOn: null,
        acceptedOn: null,
        decidedOn: null,
        endedOn: null,
        result: 'approved',
        handlerStaffId: null,
      },
      receiptNumber: null,
      version: 0,
      createdAt: '2026-09-22T02:00:00.000Z',
    }),
  );
  const old = await office.clerk.cases.get({ id });
  expect(old).toMatchObject({
    state: 'decided',
    origin: 'historic',
    lamp: null,
    clocks: [],
    allowedActs: [],
    source: { key: 'PC-001', ...sourceData },
  });
  expect(await refusal(office.clerk, old, { type: 'archive', date: DAY, note: null })).toEqual(
    refused('act-not-allowed-in-state'),
  );
  expect(await errorOf(office.clerk.papers.issue({ kind: 'service-return', key: newKey(), caseId: id }))).toEqual(
    refused('act-not-allowed-in-state'),
  );
});

describe('supplements that do not fit their notice', () => {
  let noticed: CaseDetail;
  beforeAll(async () => {
    noticed = (
      await office.clerk.intake.submit(
        intake(DAY, {
          materials: ticks({
            'review-application': 'present',
            'review-design-documents': 'defective',
            'review-planning-permit': 'missing',
          }),
          outcome: { type: 'notice' },
        }),
      )
    ).case;
  });
  test('what nobody asked for', async () => {
    expect(await refusal(office.clerk, noticed, receive(ticks({ 'review-application': 'present' })))).toEqual(
      refused('supplements-unasked', 'act.materials'),
    );
  });
  test('nothing at all', async () => {
    expect(await refusal(office.clerk, noticed, receive([]))).toEqual(invalid(['act.materials', 'required']));
    expect(await refusal(office.clerk, noticed, receive(ticks({ 'review-planning-permit': 'missing' })))).toEqual(
      refused('supplements-empty', 'act.materials'),
    );
  });
  test('a defect without words, a result that is none, a material nobody knows', async () => {
    expect(
      await refusal(
        office.clerk,
        noticed,
        receive([
          { materialId: 'review-design-documents', result: 'defective' },
          { materialId: 'review-planning-permit', result: 'tolerated', promisedDate: '2026-09-30' },
          { materialId: 'no-such-thing', result: 'present' },
        ]),
      ),
    ).toEqual(
      invalid(
        ['act.materials.0.defect', 'defect-required'],
        ['act.materials.1.result', 'unknown-choice'],
        ['act.materials.2.materialId', 'unknown-choice'],
      ),
    );
  });
  test('a second notice by the clerk alone', async () => {
    const notice = {
      type: 'issue-notice',
      date: DAY,
      materials: ticks({ 'review-application': 'missing' }),
      reason: null,
    };
    expect(await refusal(office.clerk, noticed, notice)).toEqual(refused('second-notice-needs-supervisor'));
    expect(await refusal(office.supervisor, noticed, notice)).toEqual(refused('reason-required', 'act.reason'));
  });
  test('a second notice for a supplement that is itself defective is allowed, and counted', async () => {
    const partial = await office.clerk.cases.act({
      caseId: noticed.id,
      version: noticed.version,
      key: newKey(),
      act: { type: 'receive-supplements', date: DAY, materials: ticks({ 'review-planning-permit': 'defective' }) },
    });
    const second = await office.clerk.cases.act({
      caseId: noticed.id,
      version: partial.case.version,
      key: newKey(),
      act: {
        type: 'issue-notice',
        date: DAY,
        materials: ticks({ 'review-planning-permit': 'defective' }),
        reason: null,
      },
    });
    expect(second.case.openNotice).toMatchObject({ serial: 2 });
    expect(second.case.openNotice?.lines.map(({ line, outstanding }) => [line, outstanding])).toEqual([
      [2, true],
      [3, true],
    ]);
  });
});
