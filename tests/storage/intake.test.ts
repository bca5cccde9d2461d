import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { WriteTx } from '../../electron/services/context.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';
import {
  applicant,
  clientOf,
  CLERK,
  COMMITMENT_COMPLETE,
  errorOf,
  FILING_COMPLETE,
  intake,
  newKey,
  openOffice,
  project,
  REVIEWER,
  ticks,
  type Office,
} from './cases-service-fixture.ts';

const DAY = '2026-09-18';
let office: Office;
beforeAll(async () => {
  office = await openOffice({ on: DAY });
});
afterAll(() => office.close());

/** Rows of every table an act may write; nothing written = the same figures. */
async function rowCounts(of: Office): Promise<Readonly<Record<string, number>>> {
  const tables = [
    'applicant',
    'project',
    'case_file',
    'case_event',
    'case_material',
    'case_clock',
    'paper',
    'number_series',
    'audit_entry',
    'idempotency',
    'draft',
    'case_search',
    'number_head',
  ];
  return writeTransaction(of.application.context.write, async (tx: WriteTx) => {
    const counts: Record<string, number> = {};
    for (const table of tables) {
      const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(tx);
      counts[table] = rows[0]?.n ?? -1;
    }
    const { rows } = await sql<{ n: number }>`select coalesce(sum(last), 0) as n from number_series`.execute(tx);
    counts['numbers drawn'] = rows[0]?.n ?? -1;
    return counts;
  });
}

describe('taking in an application', () => {
  test('the same key with the same input answers again and writes nothing', async () => {
    const input = intake(DAY);
    const first = await office.clerk.intake.submit(input);
    const before = await rowCounts(office);
    const again = await office.clerk.intake.submit(input);
    expect(await rowCounts(office)).toEqual(before);
    expect([first.replayed, again.replayed]).toEqual([false, true]);
    expect({ ...again, replayed: false }).toEqual(first);
  });

  test('the same key with another input, or by somebody else, is refused', async () => {
    const input = intake(DAY);
    await office.clerk.intake.submit(input);
    const before = await rowCounts(office);
    expect(await errorOf(office.clerk.intake.submit({ ...input, remark: '另有说明' }))).toEqual({
      code: 'KEY_REUSED',
      data: { key: input.key },
    });
    expect(await rowCounts(office)).toEqual(before);
  });

  test('the answer is the case as it is read afterwards', async () => {
    const { case: view } = await office.clerk.intake.submit(intake(DAY, { remark: '加急' }));
    expect(await office.clerk.cases.get({ id: view.id })).toEqual(view);
  });

  test('two hundred applications at once are numbered 1 to 200 without gap or double', async () => {
    const busy = await openOffice({ on: DAY });
    const windows = Array.from({ length: 8 }, () => clientOf(busy.application, CLERK));
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => windows[index % windows.length]?.intake.submit(intake(DAY))),
    );
    const numbers = answers.map((answer) => answer?.case.receiptNumber ?? '').toSorted();
    const expected = Array.from(
      { length: 200 },
      (_, index) => `东住建消审受字〔2026〕第${String(index + 1).padStart(4, '0')}号`,
    );
    expect(numbers).toEqual(expected);
    await busy.close();
  });

  test('an act that fails gives its number back', async () => {
    const fresh = await openOffice({ on: DAY });
    const taken = applicant('先到有限公司');
    await fresh.clerk.intake.submit(intake(DAY, { applicant: taken }));
    const refused = intake(DAY, { applicant: applicant('后到有限公司', { code: taken.code }) });
    expect((await errorOf(fresh.clerk.intake.submit(refused))).code).toBe('INVALID_INPUT');
    const { case: next } = await fresh.clerk.intake.submit(intake(DAY));
    expect(next.receiptNumber).toBe('东住建消审受字〔2026〕第0002号');
    await fresh.close();
  });

  test('promised limits and the lamp setting are those of the receipt date, whatever comes later', async () => {
    const own = await openOffice({ on: DAY });
    const { case: early } = await own.clerk.intake.submit(intake(DAY));
    await own.administrator.office.saveSettings({
      effectiveFrom: '2026-09-21',
      promised: { 'design-review': { decision: 5 } },
    });
    own.on('2026-09-21');
    const { case: late } = await own.clerk.intake.submit(intake('2026-09-21'));
    const promisedDays = async (id: number) =>
      (await own.clerk.cases.get({ id })).clocks.find((clock) => clock.id === 'decision')?.promised?.days;
    expect([await promisedDays(early.id), await promisedDays(late.id)]).toEqual([10, 5]);
    await own.close();
  });

  test('a refused application gets its refusal, one for another authority is told where to go', async () => {
    const refused = await office.clerk.intake.submit(
      intake(DAY, { outcome: { type: 'refuse', ground: 'false-material', reasons: '规划许可文件系伪造' } }),
    );
    expect([refused.case.state, refused.papers.map(({ kind }) => kind)]).toEqual(['refused', ['refusal']]);
    const elsewhere = await office.clerk.intake.submit(
      intake(DAY, {
        applicant: null,
        materials: [],
        outcome: { type: 'wrong-authority', rightAuthority: '市住房和城乡建设局', reason: null },
      }),
    );
    expect([elsewhere.case.state, elsewhere.papers.map(({ kind }) => kind)]).toEqual(['wrong-authority', ['refusal']]);
    const paper = await office.clerk.papers.get({ id: elsewhere.papers[0]?.id ?? 0 });
    expect(paper.html).toContain('市住房和城乡建设局');
  });

  test('who was asked first is recorded when a small place is told that it needs nothing', async () => {
    const told = await office.clerk.intake.submit(
      intake(DAY, {
        matter: 'pre-opening',
        applicant: null,
        project: project('小食堂', { use: 'restaurant', floorArea: 180 }),
        materials: [],
        materialFacts: {},
        firstAskedStaffId: REVIEWER,
        outcome: { type: 'not-required', clause: null, reason: '本地 200 平方米以下餐饮场所免于检查' },
      }),
    );
    expect(told.case).toMatchObject({ state: 'not-required', firstAskedName: '审查乙' });
  });

  test('a filing not needed is told without a completion date', async () => {
    const told = await office.clerk.intake.submit(
      intake(DAY, {
        matter: 'completion-filing',
        materials: [],
        materialFacts: {},
        outcome: { type: 'not-required', clause: null, reason: '投资额 30 万元以下' },
      }),
    );
    expect(told.case.state).toBe('not-required');
  });

  test('a tolerated material accepts with its promised date on the receipt', async () => {
    const answer = await office.clerk.intake.submit(
      intake(DAY, {
        materials: [
          ...ticks({ 'review-application': 'present', 'review-design-documents': 'present' }),
          { materialId: 'review-planning-permit', result: 'tolerated', promisedDate: '2026-09-30' },
        ],
      }),
    );
    expect(answer.case.state).toBe('accepted');
    const receipt = await office.clerk.papers.get({ id: answer.papers[0]?.id ?? 0 });
    expect(receipt.html).toContain('"basis":"tolerated"');
    expect(receipt.html).toContain('2026年9月30日');
  });
});

async function refusedWithoutTrace(input: ReturnType<typeof intake>) {
  const before = await rowCounts(office);
  const error = await errorOf(office.clerk.intake.submit(input));
  expect(await rowCounts(office)).toEqual(before);
  return error;
}
const issues = (...list: readonly (readonly [string, string])[]) => ({
  code: 'INVALID_INPUT',
  data: { issues: list.map(([path, problem]) => ({ path, problem })) },
});

describe('what cannot be taken in', () => {
  test('a credit code with a wrong check character is named at its field', async () => {
    const input = intake(DAY, { applicant: applicant('某公司', { code: '91210100MA0000001X' }) });
    expect(await refusedWithoutTrace(input)).toEqual(issues(['applicant.code', 'not-a-credit-code']));
  });
  test('an ID number and a phone that cannot be are named together', async () => {
    const input = intake(DAY, {
      applicant: applicant('某人', { kind: 'person', code: '110105194912310021', phone: '1380000' }),
    });
    expect(await refusedWithoutTrace(input)).toEqual(
      issues(['applicant.code', 'not-an-id-number'], ['applicant.phone', 'not-a-phone']),
    );
  });
  test('a missing material is no acceptance: its line is required', async () => {
    const input = intake(DAY, {
      materials: ticks({
        'review-application': 'present',
        'review-design-documents': 'missing',
        'review-planning-permit': 'present',
      }),
    });
    expect(await refusedWithoutTrace(input)).toEqual(issues(['materials.1.result', 'required']));
  });
  test('a line nobody ticked is unchecked, a material not on the list unknown', async () => {
    const input = intake(DAY, { materials: ticks({ 'review-application': 'present', 'no-such-thing': 'present' }) });
    expect(await refusedWithoutTrace(input)).toEqual(
      issues(
        ['materials.1.materialId', 'unknown-choice'],
        ['materials.review-design-documents.result', 'unchecked'],
        ['materials.review-planning-permit.result', 'unchecked'],
      ),
    );
  });
  test('a material that may not be put off is not put off', async () => {
    const input = intake(DAY, {
      matter: 'pre-opening',
      path: 'commitment',
      materialFacts: {},
      materials: [{ materialId: 'pre-opening-commitment-letter', result: 'deferred' }, ...COMMITMENT_COMPLETE.slice(1)],
      outcome: { type: 'permit' },
    });
    expect(await refusedWithoutTrace(input)).toEqual(issues(['materials.0.result', 'not-deferrable']));
  });
  test('a design review has no commitment path', async () => {
    expect(await refusedWithoutTrace(intake(DAY, { path: 'commitment' }))).toEqual(issues(['path', 'unknown-choice']));
  });
  test('a filing needs the day its completion check was passed', async () => {
    const input = intake(DAY, {
      matter: 'completion-filing',
      materialFacts: {},
      materials: FILING_COMPLETE,
      outcome: { type: 'file' },
    });
    expect(await refusedWithoutTrace(input)).toEqual(issues(['completionPassedOn', 'required']));
  });
  test('an application without an applicant is only told about, never accepted', async () => {
    expect(await refusedWithoutTrace(intake(DAY, { applicant: null }))).toEqual(issues(['applicant', 'required']));
  });
  test('tomorrow has not come', async () => {
    expect(await refusedWithoutTrace(intake('2026-09-19'))).toMatchObject({
      code: 'ACT_REFUSED',
      data: { code: 'date-in-future', field: 'date' },
    });
  });
  test('a day before the first rule set is out of range', async () => {
    expect(await refusedWithoutTrace(intake('2012-10-31'))).toEqual(issues(['date', 'out-of-range']));
  });
  test('a filing is not accepted but filed', async () => {
    const input = intake(DAY, {
      matter: 'completion-filing',
      materialFacts: {},
      materials: FILING_COMPLETE,
      completionPassedOn: '2026-09-17',
    });
    expect(await refusedWithoutTrace(input)).toMatchObject({
      code: 'ACT_REFUSED',
      data: { code: 'act-not-allowed-in-state' },
    });
  });
  test('a notice that asks for nothing is none', async () => {
    expect(await refusedWithoutTrace(intake(DAY, { outcome: { type: 'notice' } }))).toMatchObject({
      code: 'ACT_REFUSED',
      data: { code: 'notice-empty', field: 'materials' },
    });
  });
  test('an unknown first-asked person, applicant or project is said to be unknown', async () => {
    expect(await refusedWithoutTrace(intake(DAY, { firstAskedStaffId: 'S9999' }))).toEqual(
      issues(['firstAskedStaffId', 'unknown-choice']),
    );
    expect(await refusedWithoutTrace(intake(DAY, { applicant: applicant('某', { id: 99_999, version: 1 }) }))).toEqual({
      code: 'NOT_FOUND',
      data: { entity: 'applicant', id: '99999' },
    });
    expect(await refusedWithoutTrace(intake(DAY, { project: project('某', { id: 99_999, version: 1 }) }))).toEqual({
      code: 'NOT_FOUND',
      data: { entity: 'project', id: '99999' },
    });
  });
  test('an applicant changed elsewhere meanwhile is not overwritten', async () => {
    const { case: view } = await office.clerk.intake.submit(intake(DAY));
    const known = view.applicant;
    if (known === null || known.code === null || known.phone === null) throw new Error('an applicant in full');
    const base = applicant(known.name, { id: known.id, version: known.version, code: known.code, phone: known.phone });
    await office.clerk.intake.submit(intake(DAY, { applicant: { ...base, contactName: '经办新' } }));
    expect(await refusedWithoutTrace(intake(DAY, { applicant: { ...base, contactName: '经办旧' } }))).toEqual({
      code: 'STALE_VERSION',
      data: { entity: 'applicant', id: String(known.id), expected: 1, actual: 2 },
    });
  });
  test('whoever is no clerk takes nothing in', async () => {
    expect(await errorOf(office.reviewer.intake.submit(intake(DAY)))).toEqual({
      code: 'FORBIDDEN',
      data: { needs: ['counter'] },
    });
  });
});

describe('drafts', () => {
  test('a draft is saved by version, listed by its title, and goes with the application', async () => {
    const id = newKey();
    const saved = await office.clerk.intake.saveDraft({
      id,
      version: null,
      payload: { matter: 'design-review', project: { name: '滨河大酒店' } },
    });
    expect(saved.version).toBe(1);
    expect(await office.clerk.intake.drafts()).toMatchObject([{ id, title: '滨河大酒店', matter: 'design-review' }]);
    const again = await office.clerk.intake.saveDraft({ id, version: 1, payload: { project: { name: '滨河' } } });
    expect(again.version).toBe(2);
    expect(await errorOf(office.clerk.intake.saveDraft({ id, version: 1, payload: {} }))).toEqual({
      code: 'STALE_VERSION',
      data: { entity: 'draft', id, expected: 1, actual: 2 },
    });
    expect((await office.clerk.intake.draft({ id })).payload).toEqual({ project: { name: '滨河' } });
    await office.clerk.intake.submit(intake(DAY, { draftId: id }));
    expect(await office.clerk.intake.drafts()).toEqual([]);
    expect((await errorOf(office.clerk.intake.draft({ id }))).code).toBe('NOT_FOUND');
    // A late keystroke does not bring it back.
    expect((await errorOf(office.clerk.intake.saveDraft({ id, version: 2, payload: {} }))).code).toBe('STALE_VERSION');
  });
  test('a draft is nobody else’s', async () => {
    const id = newKey();
    await office.clerk.intake.saveDraft({ id, version: null, payload: {} });
    expect(await errorOf(office.reviewer.intake.drafts())).toMatchObject({ code: 'FORBIDDEN' });
    expect(await office.clerk.intake.discardDraft({ id })).toEqual({ discarded: true });
    expect(await office.clerk.intake.discardDraft({ id })).toEqual({ discarded: false });
  });
});
