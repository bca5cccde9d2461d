import { describe, expect, test } from 'vitest';
import type { WriteTx } from '../../electron/services/context.ts';
import { importPublished } from '../../electron/services/historic.ts';
import { csvField } from '../../electron/documents/spreadsheets/csv-write.ts';
import { PUBLISHED_CASES_CSV } from '../../electron/sample/published-cases.ts';
import { parseCsv } from '../../electron/documents/spreadsheets/csv-read.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';
import { refusalOf, sampleOffices } from './app-support.ts';
import { cellsOf, exported, plainWords } from './exports-support.ts';
import { intake } from './cases-service-fixture.ts';

const openSample = sampleOffices();

async function officeWithCases() {
  const office = await openSample('2026-09-18');
  await importPublished(office.app.context, { id: 'S0001' }, PUBLISHED_CASES_CSV);
  const staff = await office.app.context.read.selectFrom('staff').select(['id', 'account', 'roles']).execute();
  const as = (role: string) => {
    const id = staff.find(({ roles }) => JSON.parse(roles).includes(role))?.id ?? '';
    return office.window(Object.assign(office.app.openClient(), { staffId: id }));
  };
  return { ...office, as };
}

describe('a list as a file', () => {
  test('the case list has the rows of the screen, in its order, words for codes', async () => {
    const { as } = await officeWithCases();
    const clerk = as('counter');
    await clerk.intake.submit({ ...intake('2026-09-18'), key: 'export-test-intake-1' });
    const filter = { matter: 'design-review' } as const;
    const { rows, total } = await clerk.cases.list({ filter, limit: 500 });
    const { file, rows: told } = await exported(clerk, { list: 'cases', filter }, 'csv');
    expect(file.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [head, ...records] = parseCsv(file.toString('utf8')).map(({ values }) => values);
    expect(told).toBe(total);
    expect(head?.slice(0, 7)).toEqual(['lamp', 'number', 'project', 'applicant', 'address', 'matter', 'state']);
    expect(records.map((values) => values.slice(0, 7))).toEqual(
      rows.map((row) => [
        row.lamp ?? '',
        row.receiptNumber ?? '',
        row.projectName ?? '',
        row.applicantName ?? '',
        row.address ?? '',
        '消防设计审查',
        row.state,
      ]),
    );
    expect(records.length).toBeGreaterThanOrEqual(3);
    const sheet = await cellsOf((await exported(clerk, { list: 'cases', filter }, 'xlsx')).file);
    expect(sheet.length).toBe(records.length + 1);
    expect(sheet.map((cells) => cells[2] ?? '')).toEqual([head, ...records].map((values) => values?.[2]));
  });

  test('a date that may still move keeps its mark: behind the date in CSV, a date all the same in Excel', async () => {
    const { as, set } = await officeWithCases();
    set('2026-12-30');
    const clerk = as('counter');
    const answer = await clerk.intake.submit({ ...intake('2026-12-30'), key: 'export-test-intake-2' });
    const due = answer.case.next?.statutoryDue ?? '';
    expect(answer.case.next?.provisional).toBe(true);
    const query = { list: 'cases', filter: { open: true } } as const;
    const { file } = await exported(clerk, query, 'csv');
    expect(file.toString('utf8')).toContain(`${due}（暂定）`);
    const sheet = await cellsOf((await exported(clerk, query, 'xlsx')).file);
    expect(sheet[1]?.[11]).toEqual(new Date(`${due}T00:00:00Z`));
  });

  test('search hits leave as found, each page once', async () => {
    const { as } = await officeWithCases();
    const reviewer = as('reviewer');
    const { hits, total } = await reviewer.search.query({ text: '验收', limit: 100 });
    const { file, rows } = await exported(reviewer, { list: 'search', text: '验收' }, 'csv');
    const projects = parseCsv(file.toString('utf8'))
      .slice(1)
      .map(({ values }) => values[2]);
    expect(rows).toBe(total);
    expect(projects).toEqual(hits.map((hit) => hit.case.projectName ?? ''));
  });

  test('while the index is made anew, search hits leave not at all rather than in part, and no export is written down', async () => {
    const { as, app } = await officeWithCases();
    const { read, write } = app.context;
    await writeTransaction(write, (tx: WriteTx) =>
      tx.insertInto('search_fill').values({ id: 1, up_to_case: 20, newest_case: 37 }).execute(),
    );
    const reviewer = as('reviewer');
    expect(await refusalOf(exported(reviewer, { list: 'search', text: '验收' }, 'csv'))).toEqual({
      code: 'INDEX_INCOMPLETE',
      data: { done: 17, of: 37 },
    });
    const written = await read.selectFrom('audit_entry').select('id').where('action', '=', 'exports.make').execute();
    expect(written).toEqual([]);
    await writeTransaction(write, (tx: WriteTx) => tx.deleteFrom('search_fill').execute());
    expect((await exported(reviewer, { list: 'search', text: '验收' }, 'csv')).rows).toBeGreaterThan(0);
  });

  test('each export is written down with its number of rows, without the text that was searched for', async () => {
    const { as, app } = await officeWithCases();
    const supervisor = as('supervisor');
    await exported(supervisor, { list: 'cases', filter: { origin: 'historic' } }, 'xlsx');
    await exported(supervisor, { list: 'search', text: '河南工业大学' }, 'csv');
    const entries = await app.context.read
      .selectFrom('audit_entry')
      .select(['entity_id', 'data'])
      .where('action', '=', 'exports.make')
      .orderBy('id')
      .execute();
    expect(entries.map(({ entity_id: list, data }) => [list, JSON.parse(data)])).toEqual([
      ['cases', { format: 'xlsx', rows: 37, filter: { origin: 'historic' } }],
      ['search', { format: 'csv', rows: 3 }],
    ]);
  });

  test('who sees no cases takes none out', async () => {
    const { window, app } = await officeWithCases();
    const query = { list: 'cases', filter: {} } as const;
    expect((await refusalOf(exported(window(), query, 'csv'))).code).toBe('UNAUTHENTICATED');
    const administrator = window(Object.assign(app.openClient(), { staffId: 'S0001' }));
    const { roles } = (await administrator.session.status()).staff ?? { roles: [] };
    expect(roles).toEqual(['administrator']);
    expect((await refusalOf(exported(administrator, query, 'csv'))).code).toBe('FORBIDDEN');
  });

  test('a column without a word is refused at its field and nothing is written down', async () => {
    const { as, app } = await officeWithCases();
    const words = { ...plainWords('cases'), columns: { lamp: '灯' } };
    expect(await refusalOf(exported(as('counter'), { list: 'cases', filter: {} }, 'csv', words))).toEqual({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'words.columns.number', problem: 'required' }] },
    });
    const audit = await app.context.read.selectFrom('audit_entry').select('action').execute();
    expect(audit.filter(({ action }) => action === 'exports.make')).toEqual([]);
  });
});

describe('a text that begins like a formula', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+86 24', "'+86 24"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['＝1', "'＝1"],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    ['a=1', 'a=1'],
    ['说"好",可', '"说""好"",可"'],
  ])('%j becomes %j', (text, field) => expect(csvField(text)).toBe(field));

  test('a number stays a number, a negative one too', () => expect(csvField(-5)).toBe('-5'));
});
