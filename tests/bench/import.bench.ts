import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sqlite3 from 'sqlite3';
import { workbookBytes } from '../../electron/documents/spreadsheets/workbook.ts';
import { createApplication, type Application } from '../../electron/services/application.ts';
import { DATABASE_FILE } from '../../electron/services/files.ts';
import { acceptFile, proposals } from '../../electron/services/ledger.ts';
import { checkFile } from '../../electron/services/ledger-check.ts';
import { LedgerFiles, readFile } from '../../electron/services/ledger-files.ts';
import { clientOf, CLERK, furnish, intake, plainRenderer } from '../storage/cases-service-fixture.ts';

const ROWS = 10_000;
const TABLES = [
  'applicant',
  'project',
  'case_file',
  'search_entry',
  'ledger_import',
  'ledger_mapping',
  'audit_entry',
] as const;

/** Bench of taking a ledger of 10,000 rows over. */
export interface ImportBench {
  readonly bench: 'import';
  readonly rows: number;
  readonly ratio: number;
  readonly importMilliseconds: number;
  readonly rawMilliseconds: number;
  readonly readMilliseconds: number;
  readonly checkMilliseconds: number;
  readonly writeMilliseconds: number;
  /** The longest an intake at another window took meanwhile. */
  readonly longestIntakeMilliseconds: number;
  readonly rssMegabytes: number;
}

const PARTS = ['滨河', '东城', '云端', '康宁', '新华', '星光', '江北', '解放', '花园', '广场'];

function lineOf(index: number): readonly string[] {
  const part = (shift: number) => PARTS[(index * 7 + shift * 3 + (index >> (shift + 2))) % PARTS.length] ?? '';
  return [
    '消防验收',
    `${part(0)}${part(1)}商业综合体${index}号楼装饰装修工程`,
    `${part(2)}${part(3)}建设投资${index % 4_000}有限公司`,
    `${part(1)}路${index}号`,
    '江北区',
    '商业',
    String(1000 + (index % 30_000)),
    `201${index % 9}.3.${1 + (index % 28)}`,
    `201${index % 9}年4月${1 + (index % 28)}日`,
    index % 17 === 0 ? '不合格' : '合格',
    `滨公消验〔201${index % 9}〕第${String(index).padStart(5, '0')}号`,
  ];
}

async function ledgerFile(): Promise<Buffer> {
  const head = [
    '事项',
    '工程名称',
    '建设单位',
    '地址',
    '区县',
    '使用性质',
    '建筑面积',
    '收件日期',
    '办结日期',
    '结论',
    '文号',
  ];
  const rows = [head, ...Array.from({ length: ROWS }, (_unused, index) => lineOf(index))];
  const cells = rows.map((row) => row.map((text) => ({ kind: 'text', text }) as const));
  return workbookBytes([{ layout: { name: '台账', widths: [] }, batches: [cells] }]);
}

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;
const call = <Result>(run: (done: (error: Error | null, result: Result) => void) => void): Promise<Result> =>
  new Promise((resolve, reject) => {
    run((error, result) => (error === null ? resolve(result) : reject(error)));
  });

/** Writes the same rows by hand: prepared statements, one transaction, every value given. */
async function rawMilliseconds(from: string, to: string, found: readonly Row[]): Promise<number> {
  const database = new sqlite3.Database(to);
  const all = (sql: string, values: readonly Value[] = []) =>
    call<Row[]>((done) => database.all<Row>(sql, [...values], done));
  for (const pragma of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = off'])
    await all(`pragma ${pragma}`);
  await all('attach database ? as source', [from]);
  const objects = await all(
    `select sql from source.sqlite_schema where sql is not null and name not like 'sqlite_%' and name not like 'case_search_%' order by rowid`,
  );
  for (const { sql } of objects) await all(String(sql));
  const rows = new Map<string, readonly Row[]>([['search_entry', found]]);
  for (const table of TABLES) if (table !== 'search_entry') rows.set(table, await all(`select * from source.${table}`));
  await all('detach database source');
  const start = performance.now();
  await all('begin immediate');
  for (const [table, content] of rows) {
    const columns = Object.keys(content[0] ?? { none: null });
    if (content.length === 0) continue;
    const statement = database.prepare(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    );
    for (const row of content) {
      await call<void>((done) =>
        statement.run(
          columns.map((column) => row[column] ?? null),
          (error: Error | null) => done(error, undefined),
        ),
      );
    }
    await call<void>((done) => statement.finalize(() => done(null, undefined)));
  }
  await all('commit');
  const milliseconds = performance.now() - start;
  await call<void>((done) => database.close((error) => done(error, undefined)));
  return milliseconds;
}

/** The index rows cannot be read back from a contentless table: made again as the services make them. */
async function searchRows(application: Application): Promise<readonly Row[]> {
  const { caseSearchFields, caseSearchRow } = await import('../../electron/storage/repositories/search.ts');
  const ids = (await application.context.read.selectFrom('case_file').select('id').execute()).map(({ id }) => id);
  const rows: Row[] = [];
  for (let from = 0; from < ids.length; from += 500) {
    for (const [id, fields] of await caseSearchFields(application.context.read, ids.slice(from, from + 500))) {
      rows.push({ ...caseSearchRow(id, fields) });
    }
  }
  return rows;
}

/** Intakes at another window, one after the other, until told to stop; answers the longest. */
async function intakesMeanwhile(application: Application, isOver: () => boolean): Promise<number> {
  const clerk = clientOf(application, CLERK);
  let longest = 0;
  while (!isOver()) {
    const start = performance.now();
    await clerk.intake.submit({ ...intake('2026-09-18'), key: randomUUID() });
    longest = Math.max(longest, performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return longest;
}

/** One import from the bytes of the file to the commit. */
async function importOnce(application: Application, bytes: Buffer) {
  const app = application.context;
  const start = performance.now();
  const files = new LedgerFiles();
  const file = files.begin('bench', 'ledger.xlsx', bytes.length);
  files.add(file, 0, bytes);
  const table = await readFile(file);
  const read = performance.now();
  const sheets = await proposals(app.read, table);
  const check = await checkFile(app, file, table, sheets, () => undefined);
  const checked = performance.now();
  const done = await acceptFile(app, { id: CLERK }, file, { key: randomUUID(), fingerprint: check.fingerprint });
  const end = performance.now();
  if (done.imported !== ROWS) throw new Error(`${done.imported} of ${ROWS} rows were imported`);
  return { all: end - start, read: read - start, check: checked - read, write: end - checked };
}

/** Runs the bench, prints a table and answers the figures; the runner prints them as the last line. */
export async function run(): Promise<ImportBench> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fire-window-bench-'));
  const openAt = async (name: string) => {
    const application = await createApplication({
      dataFolder: path.join(folder, name),
      host: 'browser',
      now: () => new Date('2026-09-18T02:00:00.000Z'),
      renderPaper: plainRenderer,
    });
    await furnish(application);
    return application;
  };
  try {
    const bytes = await ledgerFile();
    let rss = 0;
    const watch = setInterval(() => {
      rss = Math.max(rss, process.memoryUsage().rss);
    }, 20);
    const application = await openAt('service');
    const times = await importOnce(application, bytes);
    rss = Math.max(rss, process.memoryUsage().rss);
    clearInterval(watch);
    const found = await searchRows(application);
    await application.close();
    const raw = await rawMilliseconds(path.join(folder, 'service', DATABASE_FILE), path.join(folder, 'raw.db'), found);
    const busy = await openAt('busy');
    let isOver = false;
    const meanwhile = intakesMeanwhile(busy, () => isOver);
    await importOnce(busy, bytes);
    isOver = true;
    const longest = await meanwhile;
    await busy.close();
    const figures: ImportBench = {
      bench: 'import',
      rows: ROWS,
      ratio: Number((times.all / raw).toFixed(2)),
      importMilliseconds: Math.round(times.all),
      rawMilliseconds: Math.round(raw),
      readMilliseconds: Math.round(times.read),
      checkMilliseconds: Math.round(times.check),
      writeMilliseconds: Math.round(times.write),
      longestIntakeMilliseconds: Math.round(longest),
      rssMegabytes: Math.round(rss / 1024 / 1024),
    };
    console.table([
      { what: 'from the file to the commit, ms', figure: figures.importMilliseconds, wanted: '' },
      { what: 'the same rows in raw SQL, ms', figure: figures.rawMilliseconds, wanted: '' },
      { what: 'ratio', figure: figures.ratio, wanted: '<= 3' },
      { what: 'most memory of the process, MB', figure: figures.rssMegabytes, wanted: '< 400' },
      {
        what: 'longest intake at another window meanwhile, ms',
        figure: figures.longestIntakeMilliseconds,
        wanted: 'reported',
      },
    ]);
    return figures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
