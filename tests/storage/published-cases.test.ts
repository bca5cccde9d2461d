import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { connect } from '../../electron/storage/driver/sqlite.ts';
import { handleOf } from '../../electron/storage/open.ts';
import { importPublished } from '../../electron/services/historic.ts';
import { PUBLISHED_CASES_CSV } from '../../electron/sample/published-cases.ts';
import { openSetUpOffice, refusalOf } from './app-support.ts';

const HEADER = PUBLISHED_CASES_CSV.slice(0, PUBLISHED_CASES_CSV.indexOf('\n'));
const ACTOR = { id: 'S0001' };

async function withPublished(csv = PUBLISHED_CASES_CSV) {
  const office = await openSetUpOffice({ date: '2026-11-21' });
  const answer = await importPublished(office.app.context, ACTOR, csv);
  return { ...office, answer };
}

/** A ledger of one record with these cells. */
function ledger(...records: readonly Readonly<Record<string, string>>[]): string {
  const columns = HEADER.split(',');
  return `${HEADER}\n${records.map((record) => columns.map((column) => record[column] ?? '').join(',')).join('\n')}\n`;
}

async function remarksOn(...records: readonly Readonly<Record<string, string>>[]) {
  const { answer } = await withPublished(ledger(...records));
  return answer.report.map(({ key, line, field, reason }) => [key, line, field, reason]);
}

describe('the published cases', () => {
  test('the bundled ledger is the file, byte for byte', () => {
    expect(PUBLISHED_CASES_CSV).toBe(
      readFileSync(path.join(import.meta.dirname, '..', 'data', 'published-cases.csv'), 'utf8'),
    );
  });

  test('all 37 become historic cases without clocks, and the file verifies', async () => {
    const { answer, app, admin } = await withPublished();
    const { report, ...counts } = answer;
    expect(counts).toEqual({ records: 37, imported: 37, known: 0, rejected: 0 });
    const rows = await app.context.read
      .selectFrom('case_file')
      .select([
        'source_key',
        'matter',
        'origin',
        'state',
        'result',
        'received_on',
        'accepted_on',
        'decided_on',
        'project_id',
        'applicant_id',
      ])
      .orderBy('id')
      .execute();
    expect(rows.map(({ source_key: key }) => key)).toEqual(
      Array.from({ length: 37 }, (_unused, index) => `PC-${String(index + 1).padStart(3, '0')}`),
    );
    const count = (test: (row: (typeof rows)[number]) => boolean) => rows.filter(test).length;
    // The table "Counts" of the ledger's own description.
    expect({
      review: count(({ matter }) => matter === 'design-review'),
      acceptance: count(({ matter }) => matter === 'completion-acceptance'),
      filing: count(({ matter }) => matter === 'completion-filing'),
      preOpening: count(({ matter }) => matter === 'pre-opening'),
      received: count(({ received_on: date }) => date !== null),
      accepted: count(({ accepted_on: date }) => date !== null),
      decided: count(({ decided_on: date }) => date !== null),
      projects: count(({ project_id: id }) => id !== null),
      applicants: count(({ applicant_id: id }) => id !== null),
      historic: count(({ origin }) => origin === 'historic'),
    }).toEqual({
      review: 2,
      acceptance: 28,
      filing: 5,
      preOpening: 2,
      received: 2,
      accepted: 0,
      decided: 15,
      projects: 34,
      applicants: 22,
      historic: 37,
    });
    expect(await app.context.read.selectFrom('case_clock').selectAll().execute()).toEqual([]);
    expect(await app.context.read.selectFrom('case_event').selectAll().execute()).toEqual([]);
    expect(report.every(({ line, key }) => key === `PC-${String(line - 1).padStart(3, '0')}`)).toBe(true);
    expect((await admin.system.verify()).differences).toEqual([]);
  });

  test.each([
    [`update case_file set decided_on = '2019-12-02' where source_key = 'PC-022'`, 'case 22: decidedOn is stored as'],
    [
      `update case_file set source_data = '{}' where source_key = 'PC-022'`,
      'case 22: what the old ledger printed is missing',
    ],
  ])('a historic case changed behind the program’s back is seen: %s', async (statement, difference) => {
    const { app, admin } = await withPublished();
    const connection = await connect({ file: handleOf(app.context.write).file, mode: 'read-write' });
    await connection.execute(statement);
    await connection.close();
    expect((await admin.system.verify()).differences).toEqual([expect.stringContaining(difference)]);
  });

  test('each oddity of the ledger is reported with its line', async () => {
    const { answer } = await withPublished();
    const keysOf = (reason: string, field?: string) =>
      [
        ...new Set(
          answer.report
            .filter((one) => one.reason === reason && (field === undefined || one.field === field))
            .map(({ key }) => key),
        ),
      ].map((key) => key.slice(3));
    expect(keysOf('project-named-two-ways')).toEqual(['001']);
    expect(keysOf('matter-named-two-ways')).toEqual(['001']);
    expect(keysOf('document-number-incomplete')).toEqual(['002']);
    expect(keysOf('project-missing')).toEqual(['003', '004', '037']);
    expect(keysOf('stage-only')).toEqual(['019', '020', '023', '028', '030', '034', '035']);
    expect(keysOf('same-project')).toEqual(['029']);
    expect(keysOf('rest-day', 'decision_date')).toEqual(['022']);
    expect(keysOf('rest-day', 'notes')).toEqual(['022', '028']);
    expect(keysOf('area-as-words')).toEqual(['021']);
    expect(keysOf('storeys-as-words')).toEqual(['012', '013', '022']);
    expect(keysOf('unknown-regime')).toEqual(['010', '013']);
    expect(keysOf('year-not-printed')).toEqual(['007', '010', '013', '020', '035', '036', '037']);
    expect(keysOf('part-of-project')).toEqual(['010', '011', '025', '027']);
    expect(keysOf('conclusion-unclear')).toEqual(['018', '021', '031', '032', '033']);
    expect(keysOf('authority-unusual')).toEqual(['001', '017', '018', '019', '022', '024', '031', '032', '033']);
    expect(keysOf('before-any-rule-set')).toEqual(['002']);
    expect(answer.report.find(({ reason }) => reason === 'same-project')).toMatchObject({
      key: 'PC-029',
      line: 30,
      detail: 'PC-028',
    });
  });

  test('a record keeps what it has and nothing more', async () => {
    const { admin, app, window } = await withPublished();
    // Who only administers sees no cases.
    const { id } = await admin.office.saveStaff({
      id: null,
      version: null,
      account: 'reviewer1',
      name: '审查甲',
      roles: ['reviewer'],
      active: true,
      password: 'shencha-2026',
    });
    const client = window(Object.assign(app.openClient(), { staffId: id }));
    expect(await client.cases.get({ id: 22 })).toMatchObject({
      origin: 'historic',
      state: 'decided',
      applicantName: '安徽科技学院',
      receivedOn: null,
      acceptedOn: null,
      endedOn: '2019-12-01',
      clocks: [],
      lamp: null,
      allowedActs: [],
      project: {
        name: '龙湖校区二期综合信息中心工程',
        address: '',
        use: '高校综合楼',
        floorArea: 49480.69,
        storeysAbove: 9,
        storeysBelow: 1,
        height: null,
      },
      applicant: { code: null, phone: null },
      source: { key: 'PC-022', fields: { conclusion: '综合评定消防验收合格', regime: 'R1' } },
    });
    expect(await client.cases.get({ id: 37 })).toMatchObject({
      path: 'commitment',
      state: 'permitted',
      project: null,
      applicant: null,
      endedOn: null,
    });
    expect(await client.cases.get({ id: 2 })).toMatchObject({
      state: 'checked',
      receivedOn: '2011-10-24',
      endedOn: '2011-11-21',
      receiptNumber: '济公消验备',
    });
    expect(await client.cases.get({ id: 28 })).toMatchObject({ state: 'inspected', endedOn: null });
    expect(
      await refusalOf(
        client.cases.act({
          caseId: 22,
          version: 0,
          key: 'historic-case-act-01',
          act: { type: 'archive', date: '2026-11-21', note: null },
        }),
      ),
    ).toMatchObject({ code: 'ACT_REFUSED' });
    // One project, two records.
    const [first, second] = [await client.cases.get({ id: 28 }), await client.cases.get({ id: 29 })];
    expect(first.project?.id).toBe(second.project?.id);
    expect((await client.search.query({ text: 'PC-036' })).hits).toMatchObject([
      { case: { id: 36 }, matches: [{ field: 'source', text: 'PC-036', at: [[0, 6]] }] },
    ]);
    expect((await client.search.query({ text: '河南工业' })).total).toBe(3);
    expect(await client.registry.findApplicants({ text: '河南工业大学' })).toMatchObject([{ caseCount: 3 }]);
  });

  test('taking the ledger over again changes nothing', async () => {
    const { app } = await withPublished();
    const before = await app.context.read.selectFrom('case_file').selectAll().execute();
    const again = await importPublished(app.context, ACTOR, PUBLISHED_CASES_CSV);
    expect(again).toMatchObject({ records: 37, imported: 0, known: 37, rejected: 0 });
    expect(await app.context.read.selectFrom('case_file').selectAll().execute()).toEqual(before);
  });

  test('records added to the ledger later are taken over beside the known ones', async () => {
    const known = PUBLISHED_CASES_CSV.split('\n').slice(0, 30).join('\n');
    const { app, answer } = await withPublished(`${known}\n`);
    expect(answer.imported).toBe(29);
    expect(await importPublished(app.context, ACTOR, PUBLISHED_CASES_CSV)).toMatchObject({ imported: 8, known: 29 });
  });
});

describe('a ledger that contradicts itself', () => {
  const BASE = {
    id: 'X-1',
    matter: 'design-review',
    regime: 'R2',
    project_or_venue: '某楼',
    conclusion: '合格',
    decision_date: '2024-03-05',
  };

  test.each([
    [{ received_date: '2024-03-06' }, ['decision_date', 'decision-before-receipt']],
    [{ accepted_date: '2024-03-06' }, ['accepted_date', 'acceptance-outside-case']],
    [{ received_date: '2024-02-30' }, ['received_date', 'not-a-date']],
    [{ decision_date: '2019-03-05' }, ['regime', 'regime-contradicts-date']],
    [{ regime: 'R1' }, ['regime', 'regime-contradicts-date']],
    [{ regime: 'R7' }, ['regime', 'unknown-regime']],
    [{ floor_area_m2: '近5万' }, ['floor_area_m2', 'not-a-number']],
    [{ building_height_m: '-3' }, ['building_height_m', 'not-a-number']],
    [{ storeys: '九层' }, ['storeys', 'storeys-as-words']],
    [{ decision_date: '2024-03-09' }, ['decision_date', 'rest-day']],
    [{ conclusion: '情况良好' }, ['conclusion', 'conclusion-unclear']],
    [{ conclusion: '' }, ['conclusion', 'conclusion-missing']],
  ])('%j is taken over and reported', async (change, [field = '', reason = '']) => {
    expect(await remarksOn({ ...BASE, ...change })).toContainEqual(['X-1', 2, field, reason]);
  });

  test('a sound record has no remark', async () => {
    expect(await remarksOn(BASE)).toEqual([]);
  });

  test('what cannot become a case is rejected by name, not dropped', async () => {
    const csv = `${ledger({ ...BASE, id: 'X-1' }, { ...BASE, id: 'X-2', matter: 'weather' }, { ...BASE, id: 'X-1' }, { ...BASE, id: '' })}X-5,design-review\n`;
    const { answer } = await withPublished(csv);
    expect(answer).toMatchObject({ records: 5, imported: 1, known: 0, rejected: 4 });
    expect(answer.report.map(({ key, line, reason }) => [key, line, reason])).toEqual([
      ['X-2', 3, 'unknown-matter'],
      ['X-1', 4, 'key-repeated'],
      ['', 5, 'key-missing'],
      ['X-5', 6, 'wrong-number-of-columns'],
    ]);
  });

  test('a file that is no ledger is refused whole', async () => {
    await expect(withPublished('a,b\n1,2\n')).rejects.toThrow('columns missing: id, matter');
  });
});
