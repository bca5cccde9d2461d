import { mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../../electron/cli.ts';
import { PUBLISHED_CASES_CSV } from '../../electron/sample/published-cases.ts';
import { importPublished } from '../../electron/services/historic.ts';
import { verifyDatabase } from '../../electron/services/verify.ts';
import { LEDGER_PIECE_BYTES, type LedgerProblemView } from '../../shared/contract/ledger.ts';
import { refusalOf, sampleOffices, type TestOffice } from './app-support.ts';
import { intake } from './cases-service-fixture.ts';
import { partsOf, rowXml, sheetXml, xlsxOf, zipOf } from './spreadsheet-support.ts';

type Client = ReturnType<TestOffice['window']>;

const openSample = sampleOffices();

async function office() {
  const opened = await openSample('2026-09-18');
  const staff = await opened.app.context.read.selectFrom('staff').select(['id', 'roles']).execute();
  const as = (role: string): Client => {
    const id = staff.find(({ roles }) => JSON.parse(roles).includes(role))?.id ?? '';
    return opened.window(Object.assign(opened.app.openClient(), { staffId: id }));
  };
  const countCases = async () => (await opened.app.context.read.selectFrom('case_file').select('id').execute()).length;
  return { ...opened, as, countCases };
}

async function upload(client: Client, file: Buffer, name = '台账.xlsx'): Promise<string> {
  const { fileId } = await client.ledger.begin({ name, bytes: file.length });
  for (let offset = 0; offset < file.length; offset += LEDGER_PIECE_BYTES) {
    const data = file.subarray(offset, offset + LEDGER_PIECE_BYTES).toString('base64');
    await client.ledger.add({ fileId, offset, data });
  }
  return fileId;
}

async function checked(client: Client, fileId: string) {
  const { sheets } = await client.ledger.inspect({ fileId });
  const chosen = sheets.filter(({ targets }) => targets.some((target) => target !== 'keep' && target !== 'leave'));
  for await (const step of await client.ledger.check({ fileId, sheets: chosen })) {
    if (step.kind !== 'checked') continue;
    const { problems } = await client.ledger.problems({ fileId, offset: 0, limit: 1000 });
    return { sheets, check: step.check, problems };
  }
  throw new Error('the check said nothing');
}

async function takeOver(client: Client, file: Buffer, key = 'ledger-test-key-0001') {
  const fileId = await upload(client, file);
  const { check, problems } = await checked(client, fileId);
  return { done: await client.ledger.accept({ key, fileId, fingerprint: check.fingerprint }), problems };
}

const HEAD = [
  '序号',
  '办理事项',
  '工程名称',
  '建设单位',
  '区县',
  '建筑面积（㎡）',
  '收件日期',
  '办结日期',
  '验收结论',
  '意见书文号',
  '审核人',
];
const short = ({ row, column, weight, reason }: LedgerProblemView) => [row, column, weight, reason];

describe('an old ledger', () => {
  test('of the published cases imports in full: every line is a case, its oddities listed at their cells', async () => {
    const { as, app } = await office();
    const keeper = as('supervisor');
    const { done, problems } = await takeOver(keeper, Buffer.from(PUBLISHED_CASES_CSV));
    expect(done).toMatchObject({ rows: 37, imported: 37, known: 0, leftOut: 0 });
    const direct = await openSample('2026-09-18');
    const { report } = await importPublished(direct.app.context, { id: 'S0001' }, PUBLISHED_CASES_CSV);
    expect(problems.map(({ row, field, reason, detail }) => [row, field, reason, detail])).toEqual(
      report.map(({ line, field, reason, detail }) => [line, field, reason, detail]),
    );
    expect(problems.find(({ reason }) => reason === 'storeys-as-words')).toMatchObject({
      sheet: null,
      row: 13,
      column: 'K',
      value: '地下两层',
    });
    expect((await verifyDatabase(app.context)).differences).toEqual([]);
    const again = await takeOver(keeper, Buffer.from(PUBLISHED_CASES_CSV), 'ledger-test-key-0002');
    expect(again.done).toMatchObject({ rows: 37, imported: 0, known: 37, leftOut: 0 });
    expect(new Set(again.problems.map(({ reason }) => reason))).toEqual(new Set(['known']));
  });

  test('refused, withdrawn and denied is counted as that, and not as decided', async () => {
    const { as, app } = await office();
    const line = (number: string, matter: string, conclusion: string) => [
      number,
      matter,
      `${number}号楼`,
      '2019-09-02',
      '2019-09-05',
      conclusion,
    ];
    const rows = [
      ['受理编号', '办理事项', '工程名称', '收件日期', '办结日期', '结论'],
      line('甲1', '消防设计审核', '不予受理'),
      line('甲2', '消防验收', '申请人撤回'),
      line('甲3', '消防验收', '合格'),
      line('甲4', '验收备案', '不予受理'),
      line('甲5', '开业前检查', '告知承诺书不符，不予许可'),
    ];
    await takeOver(as('supervisor'), Buffer.from(rows.map((cells) => cells.join(',')).join('\n')));
    const figures = await as('supervisor').statistics.figures({ from: '2019-09-05', through: '2019-09-05' });
    const total = (name: string) => figures.rows.find(({ figure }) => figure === name)?.total;
    expect(
      ['refused', 'withdrawn', 'decided', 'approved', 'rejected', 'filed', 'permitted', 'concluded'].map(total),
    ).toEqual([2, 1, 2, 1, 1, 0, 0, 2]);
    expect((await verifyDatabase(app.context)).differences).toEqual([]);
  });

  test('with a heading twice keeps both columns; headings in other words are no case; what has no heading is told', async () => {
    const { as, app } = await office();
    const file = [
      '工程名称,收件日期,审核人,审核人,备注,备注,__proto__',
      '滨河酒店,2019-09-02,张某,李某,一,二,三',
      '单位工程名称,申请日期,经办人',
      '东城影院,2019-09-03,王某,,合格,需复查,,多出',
    ].join('\n');
    const keeper = as('supervisor');
    const fileId = await upload(keeper, Buffer.from(file), '消防验收.csv');
    const { sheets } = await keeper.ledger.inspect({ fileId });
    const chosen = sheets.map((sheet) => ({ ...sheet, matter: 'completion-acceptance' as const }));
    for await (const step of await keeper.ledger.check({ fileId, sheets: chosen })) {
      if (step.kind !== 'checked') continue;
      expect(step.check).toMatchObject({ rows: 3, cases: 2, leftOut: 1 });
      await keeper.ledger.accept({ key: 'ledger-test-key-0003', fileId, fingerprint: step.check.fingerprint });
    }
    const stored = await app.context.read
      .selectFrom('case_file')
      .select('source_data')
      .where('origin', '=', 'historic')
      .orderBy('id')
      .execute();
    const [first, second] = stored.map(({ source_data }) => JSON.parse(source_data ?? ''));
    expect(first.fields).toMatchObject({ notes: '一', 备注: '二', 审核人: '张某', '审核人 D': '李某' });
    expect(Object.entries(first.fields)).toContainEqual(['__proto__', '三']);
    expect(second.notes).toEqual(['id: beyond-headings: H: 多出']);
    expect((await verifyDatabase(app.context)).differences).toEqual([]);
  });

  test('in Excel: dates as offices spell them, measures, matters, results; what it does not say stays unknown', async () => {
    const { as, app } = await office();
    const file = await xlsxOf({
      '2019年消防验收': [
        ['2019年消防行政许可台账'],
        HEAD,
        [
          1,
          '消防验收',
          '滨河酒店',
          '滨河公司',
          '江北区',
          '12,400.5㎡',
          '2019.3.4',
          new Date('2019-03-20T00:00:00Z'),
          '合格',
          '滨公消验〔2019〕第0001号',
          '张某',
        ],
        [
          2,
          '消防设计审核',
          '东城影院',
          '影院公司',
          '东城区',
          900,
          '２０１９年３月５日',
          43545,
          '不合格',
          '滨公消审〔2019〕第0002号',
          null,
        ],
        [3, '验收备案', '书城', '滨河公司', null, '约三千', '3月6日', '20190320', '予以备案', null, null],
        [4, '天气', '某楼', null, null, null, null, null, null, null, null],
        HEAD,
        [
          5,
          '消防验收',
          '滨河酒店',
          '滨河公司',
          '江北区',
          '12,400.5㎡',
          '2019.3.4',
          new Date('2019-03-20T00:00:00Z'),
          '合格',
          '滨公消验〔2019〕第0001号',
          '张某',
        ],
        ['合计', null, null, null, null, 13300.5, null, null, null, null, null],
      ],
    });
    const keeper = as('supervisor');
    const { done, problems } = await takeOver(keeper, file);
    expect(done).toMatchObject({ rows: 7, imported: 3, known: 0, leftOut: 4 });
    expect(problems.map(short)).toEqual([
      [7, null, 'left-out', 'header-repeated'],
      [9, null, 'left-out', 'total-row'],
      [6, 'B', 'left-out', 'unknown-matter'],
      [8, null, 'left-out', 'key-repeated'],
      [4, 'H', 'remark', 'date-from-serial'],
      [5, 'G', 'remark', 'year-not-printed'],
      [5, 'F', 'remark', 'not-a-number'],
    ]);
    expect(problems.every(({ sheet }) => sheet === '2019年消防验收')).toBe(true);
    const rows = await app.context.read
      .selectFrom('case_file')
      .innerJoin('project', 'project.id', 'case_file.project_id')
      .select([
        'matter',
        'project.name as name',
        'floor_area',
        'received_on',
        'decided_on',
        'state',
        'result',
        'rule_set',
      ])
      .where('origin', '=', 'historic')
      .orderBy('case_file.id')
      .execute();
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['completion-acceptance', '滨河酒店', 12400.5, '2019-03-04', '2019-03-20', 'decided', 'approved', '2012'],
      ['design-review', '东城影院', 900, '2019-03-05', '2019-03-21', 'decided', 'rejected', '2012'],
      ['completion-filing', '书城', null, null, '2019-03-20', 'filed', 'approved', '2012'],
    ]);
    const reviewer = as('reviewer');
    const { hits } = await reviewer.search.query({ text: '滨公消验〔2019〕第0001号' });
    const detail = await reviewer.cases.get({ id: hits[0]?.case.id ?? 0 });
    expect(detail).toMatchObject({
      origin: 'historic',
      clocks: [],
      allowedActs: [],
      receiptNumber: '滨公消验〔2019〕第0001号',
    });
    expect(detail.source?.fields).toMatchObject({ 审核人: '张某', 办理事项: '消防验收', received_date: '2019.3.4' });
    expect((await verifyDatabase(app.context)).differences).toEqual([]);
  });

  test('merged cells, hidden rows and formulas are understood and said', async () => {
    const { as } = await office();
    const sheet = sheetXml(
      [
        rowXml(1, ['工程名称', '建设单位', '结论', '办结日期']),
        rowXml(2, ['滨河酒店', '滨河公司', '合格', '2019.3.4']),
        rowXml(3, ['', '滨河公司二部', '合格', '2019.3.5'], ' hidden="1"'),
        rowXml(4, ['书城', '书店', { xml: '<c r="ADDRESS"><f>A1</f></c>' }, '2019.3.6']),
      ],
      '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
    );
    const keeper = as('supervisor');
    const fileId = await upload(keeper, await zipOf(partsOf(sheet)));
    const { sheets } = await keeper.ledger.inspect({ fileId });
    const chosen = sheets.map((one) => ({ ...one, matter: 'completion-acceptance' as const }));
    for await (const step of await keeper.ledger.check({ fileId, sheets: chosen })) {
      if (step.kind === 'checked') expect(step.check).toMatchObject({ rows: 3, cases: 3, leftOut: 0 });
    }
    const { problems } = await keeper.ledger.problems({ fileId, offset: 0 });
    expect(problems.map(({ row, column, reason, detail }) => [row, column, reason, detail])).toEqual([
      [3, null, 'hidden-row', '3'],
      [3, 'A', 'merged', 'A2:A3'],
      [3, 'A', 'same-project', expect.any(String)],
      [4, 'C', 'formula-without-value', 'A1'],
      [4, 'C', 'conclusion-missing', 'not printed'],
    ]);
  });

  test('what has the number of a case or paper of ours is known, and what says otherwise than before is told apart', async () => {
    const { as } = await office();
    const live = await as('counter').intake.submit({ ...intake('2026-09-18'), key: 'ledger-test-intake-1' });
    const number = live.case.receiptNumber ?? '';
    const rows = (name: string) => [
      ['受理编号', '事项', '工程名称', '结论', '文号'],
      ['A-1', '消防验收', name, '合格', null],
      ['A-2', '消防验收', '另一楼', '合格', number],
    ];
    const keeper = as('administrator');
    const first = await takeOver(keeper, await xlsxOf({ 台账: rows('滨河酒店') }), 'ledger-test-key-0001');
    expect(first.done).toMatchObject({ imported: 1, known: 1 });
    expect(first.problems.map(short)).toContainEqual([3, 'E', 'known', 'number-known']);
    const second = await takeOver(keeper, await xlsxOf({ 台账: rows('滨河大酒店') }), 'ledger-test-key-0002');
    expect(second.done).toMatchObject({ imported: 0, known: 2 });
    expect(second.problems.map(short)).toContainEqual([2, 'A', 'known', 'known-differs']);
    expect((await keeper.ledger.imports()).map(({ imported, known }) => [imported, known])).toEqual([
      [0, 2],
      [1, 1],
    ]);
  });

  test('nothing is imported until accepted, the same call again writes nothing, and how columns were understood is remembered', async () => {
    const { as, countCases, app } = await office();
    const keeper = as('supervisor');
    const before = await countCases();
    const file = await xlsxOf({
      台账: [
        ['工程', '单位', '怪栏'],
        ['滨河酒店', '滨河公司', '合格'],
        ['书城', '书店', '合格'],
      ],
    });
    const fileId = await upload(keeper, file);
    const { sheets } = await keeper.ledger.inspect({ fileId });
    expect(sheets[0]).toMatchObject({
      headings: ['工程', '单位', '怪栏'],
      targets: ['project_or_venue', 'keep', 'keep'],
      remembered: false,
    });
    const targets = ['project_or_venue', 'applicant_unit', 'conclusion'] as const;
    const chosen = sheets.map((one) => ({ ...one, targets: [...targets], matter: 'design-review' as const }));
    let fingerprint = '';
    for await (const step of await keeper.ledger.check({ fileId, sheets: chosen })) {
      if (step.kind === 'checked') fingerprint = step.check.fingerprint;
    }
    expect(await countCases()).toBe(before);
    const call = { key: 'ledger-test-key-0001', fileId, fingerprint };
    expect((await refusalOf(keeper.ledger.accept({ ...call, fingerprint: '0'.repeat(64) }))).code).toBe(
      'CHECK_DIFFERS',
    );
    expect(await countCases()).toBe(before);
    const done = await keeper.ledger.accept(call);
    expect(done).toMatchObject({ rows: 2, imported: 2 });
    expect(await keeper.ledger.accept(call)).toEqual(done);
    expect(await countCases()).toBe(before + 2);
    const next = await keeper.ledger.inspect({ fileId: await upload(keeper, file) });
    expect(next.sheets[0]).toMatchObject({ targets, remembered: true });
    const audit = await app.context.read
      .selectFrom('audit_entry')
      .select('action')
      .where('action', '=', 'ledger.accept')
      .execute();
    expect(audit).toHaveLength(1);
  });

  test('two windows with the same file: one imports it, the other is told to check again; nothing is there twice', async () => {
    const { as, countCases } = await office();
    const [one, other] = [as('supervisor'), as('administrator')];
    const file = Buffer.from(PUBLISHED_CASES_CSV);
    const before = await countCases();
    const first = await upload(one, file);
    const second = await upload(other, file);
    const { check } = await checked(one, first);
    const late = await checked(other, second);
    await one.ledger.accept({ key: 'ledger-test-key-0001', fileId: first, fingerprint: check.fingerprint });
    const call = { key: 'ledger-test-key-0002', fileId: second, fingerprint: late.check.fingerprint };
    expect((await refusalOf(other.ledger.accept(call))).code).toBe('CHECK_DIFFERS');
    expect(await countCases()).toBe(before + 37);
  });
});

describe('a file on its way in', () => {
  test('is refused by name when it is no spreadsheet, and leaves nothing behind', async () => {
    const { as, countCases } = await office();
    const keeper = as('supervisor');
    const before = await countCases();
    const fileId = await upload(keeper, Buffer.from('%PDF-1.7 ...'), '台账.xlsx');
    expect(await refusalOf(keeper.ledger.inspect({ fileId }))).toEqual({
      code: 'FILE_REFUSED',
      data: { refusal: 'not-a-spreadsheet', detail: 'pdf' },
    });
    expect(await refusalOf(keeper.ledger.begin({ name: 'a.xlsx', bytes: 40_000_000 }))).toMatchObject({
      data: { refusal: 'too-large' },
    });
    expect(await countCases()).toBe(before);
  });

  test('with headings and nothing below them is refused as a file without rows', async () => {
    const { as } = await office();
    const keeper = as('supervisor');
    const fileId = await upload(keeper, Buffer.from('工程名称,结论\n,\n'), 'a.csv');
    const { sheets } = await keeper.ledger.inspect({ fileId });
    const choices = sheets.map(({ sheet, headerRow, targets, matter }) => ({ sheet, headerRow, targets, matter }));
    const check = async () => {
      for await (const step of await keeper.ledger.check({ fileId, sheets: choices })) expect(step.kind).toBe('rows');
    };
    expect(await refusalOf(check())).toEqual({ code: 'FILE_REFUSED', data: { refusal: 'no-rows', detail: '' } });
  });

  test('belongs to its window, comes in order and not beyond its end', async () => {
    const { as } = await office();
    const keeper = as('supervisor');
    const { fileId } = await keeper.ledger.begin({ name: 'a.csv', bytes: 4 });
    const piece = { fileId, offset: 0, data: Buffer.from('ab').toString('base64') };
    expect((await refusalOf(as('supervisor').ledger.add(piece))).code).toBe('NOT_FOUND');
    expect((await refusalOf(keeper.ledger.add({ ...piece, offset: 2 }))).data).toMatchObject({
      issues: [{ path: 'offset' }],
    });
    await keeper.ledger.add(piece);
    expect((await refusalOf(keeper.ledger.inspect({ fileId }))).data).toMatchObject({ issues: [{ path: 'fileId' }] });
    expect((await refusalOf(keeper.ledger.add({ ...piece, offset: 2, data: 'YWJjZA==' }))).code).toBe('INVALID_INPUT');
    expect(await keeper.ledger.forget({ fileId })).toEqual({ forgotten: true });
    expect((await refusalOf(keeper.ledger.inspect({ fileId }))).code).toBe('NOT_FOUND');
  });

  test('is for those who keep the ledger', async () => {
    const { as, window } = await office();
    const begin = { name: 'a.csv', bytes: 4 };
    expect((await refusalOf(as('counter').ledger.begin(begin))).code).toBe('FORBIDDEN');
    expect((await refusalOf(as('reviewer').ledger.imports())).code).toBe('FORBIDDEN');
    expect((await refusalOf(window().ledger.begin(begin))).code).toBe('UNAUTHENTICATED');
  });

  test('is not understood in two ways at once', async () => {
    const { as } = await office();
    const keeper = as('supervisor');
    const fileId = await upload(keeper, Buffer.from('工程名称,结论\n甲,合格\n'), 'a.csv');
    const sheet = { sheet: 0, headerRow: 1, targets: ['notes', 'notes'] as const, matter: null };
    const run = async (sheets: Parameters<Client['ledger']['check']>[0]['sheets']) => {
      for await (const step of await keeper.ledger.check({ fileId, sheets }))
        if (step.kind === 'checked') return step.check;
      return null;
    };
    expect((await refusalOf(run([{ ...sheet, targets: ['notes', 'notes'] }]))).data).toMatchObject({
      issues: [{ path: 'sheets.0.targets.1', problem: 'name-taken' }],
    });
    expect((await refusalOf(run([{ ...sheet, sheet: 7, targets: ['notes'] }]))).data).toMatchObject({
      issues: [{ path: 'sheets.0.sheet' }],
    });
    expect((await refusalOf(run([{ ...sheet, headerRow: 9, targets: ['notes'] }]))).data).toMatchObject({
      issues: [{ path: 'sheets.0.headerRow' }],
    });
    expect((await refusalOf(run([{ ...sheet, targets: ['keep', 'leave'] }]))).data).toMatchObject({
      issues: [{ path: 'sheets.0.targets' }],
    });
  });
});

describe('from the command line', () => {
  async function run(...words: string[]) {
    const out: string[] = [];
    const err: string[] = [];
    const status = await runCli(words, {
      stdin: (async function* none(): AsyncGenerator<string> {})(),
      stdout: { write: (text) => out.push(text) },
      stderr: { write: (text) => err.push(text) },
    });
    const lines: Record<string, unknown>[] = out
      .join('')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
    return { status, lines, err: err.join('') };
  }

  test('a dry run lists every problem and writes nothing; then the file is taken over', async () => {
    const { app, folder, countCases } = await office();
    const before = await countCases();
    const file = path.join(await mkdtemp(path.join(folder, 'cli-')), 'ledger.csv');
    await writeFile(file, '事项,工程名称,结论\n消防验收,滨河酒店,合格\n天气,书城,合格\n');
    const dry = await run('import', '--data', folder, file, '--dry-run');
    expect(dry.status).toBe(1);
    expect(dry.lines.at(-1)).toEqual({ rows: 2, cases: 1, known: 0, leftOut: 1, remarks: 0, problems: 1, imported: 0 });
    expect(dry.lines[0]).toEqual({
      problem: {
        sheet: null,
        row: 3,
        column: 'A',
        field: 'matter',
        value: '天气',
        weight: 'left-out',
        reason: 'unknown-matter',
        detail: '天气',
      },
    });
    expect(await countCases()).toBe(before);
    expect((await run('import', '--data', folder, file)).lines.at(-1)).toMatchObject({ imported: 1 });
    expect(await countCases()).toBe(before + 1);
    await writeFile(file, '%PDF-1.7');
    const refused = await run('import', '--data', folder, file);
    expect([refused.status, refused.lines]).toEqual([
      2,
      [
        {
          error: {
            code: 'FILE_REFUSED',
            message: 'the file is refused',
            details: { refusal: 'not-a-spreadsheet', detail: 'pdf' },
          },
        },
      ],
    ]);
    expect((await run('import', '--data', folder)).status).toBe(2);
    expect((await verifyDatabase(app.context)).differences).toEqual([]);
  });
});
