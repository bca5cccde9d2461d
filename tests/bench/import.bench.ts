import { randomUUID } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import sqlite3 from 'sqlite3';
import { workbookBytes } from '../../electron/documents/spreadsheets/workbook.ts';
import type { Application } from '../../electron/services/application.ts';
import { DATABASE_FILE } from '../../electron/services/files.ts';
import { clientOf, CLERK, intake } from '../storage/cases-service-fixture.ts';
import { figuresOf } from './figures.ts';
import { importOnce, openOfficeAt, type ImportMemory, type ImportTimes } from './import-once.ts';

const ROWS = 10_000;
const ROUNDS = 3;
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
  /** Most memory of a process that only imports, and what it had taken before the file was there. */
  readonly rssMegabytes: number;
  readonly openMegabytes: number;
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

/** Most memory of a process that does nothing but import. */
async function memoryOfImport(folder: string, bytes: Buffer): Promise<ImportMemory> {
  const ledger = path.join(folder, 'ledger.xlsx');
  await writeFile(ledger, bytes);
  const script = import.meta.filename.endsWith('.ts')
    ? path.join(import.meta.dirname, 'import-child.ts')
    : path.join(import.meta.dirname, '..', 'import-child.js');
  const words = [script, path.join(folder, 'child'), ledger, String(ROWS)];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  const memory: ImportMemory = JSON.parse(stdout);
  return memory;
}

/** Runs the bench, prints a table and answers the figures; the runner prints them as the last line. */
export async function run(): Promise<ImportBench> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fire-window-bench-'));
  const openAt = (name: string) => openOfficeAt(path.join(folder, name));
  try {
    const bytes = await ledgerFile();
    const rounds: { readonly times: ImportTimes; readonly raw: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const application = await openAt(`service-${round}`);
      const times = await importOnce(application, bytes, ROWS);
      const found = await searchRows(application);
      await application.close();
      const file = path.join(folder, `service-${round}`, DATABASE_FILE);
      rounds.push({ times, raw: await rawMilliseconds(file, path.join(folder, `raw-${round}.db`), found) });
    }
    const median = (of: (round: (typeof rounds)[number]) => number) => figuresOf(rounds.map(of)).median;
    const raw = median((round) => round.raw);
    const all = median(({ times }) => times.all);
    const busy = await openAt('busy');
    let isOver = false;
    const meanwhile = intakesMeanwhile(busy, () => isOver);
    await importOnce(busy, bytes, ROWS);
    isOver = true;
    const longest = await meanwhile;
    await busy.close();
    const memory = await memoryOfImport(folder, bytes);
    const figures: ImportBench = {
      bench: 'import',
      rows: ROWS,
      ratio: Number((all / raw).toFixed(2)),
      importMilliseconds: Math.round(all),
      rawMilliseconds: Math.round(raw),
      readMilliseconds: Math.round(median(({ times }) => times.read)),
      checkMilliseconds: Math.round(median(({ times }) => times.check)),
      writeMilliseconds: Math.round(median(({ times }) => times.write)),
      longestIntakeMilliseconds: Math.round(longest),
      rssMegabytes: memory.most,
      openMegabytes: memory.open,
    };
    console.table([
      {
        what: `from the file to the commit, ms (medians of ${ROUNDS})`,
        figure: figures.importMilliseconds,
        wanted: '',
      },
      { what: 'the same rows in raw SQL, ms', figure: figures.rawMilliseconds, wanted: '' },
      { what: 'ratio', figure: figures.ratio, wanted: '<= 3' },
      { what: 'most memory of a process that only imports, MB', figure: figures.rssMegabytes, wanted: '< 400' },
      { what: 'of it before the file is read, MB', figure: figures.openMegabytes, wanted: '' },
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
