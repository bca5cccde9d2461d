import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sqlite3 from 'sqlite3';
import { randomOf } from '../../electron/sample/demo/random.ts';
import { createApplication } from '../../electron/services/application.ts';
import { matchOf, searchPage } from '../../electron/storage/repositories/search.ts';
import { createRouterClient } from '@orpc/server';
import { plainRenderer } from '../storage/cases-service-fixture.ts';
import { demoDatabase } from './demo-database.ts';
import { figuresOf, rounded, row, timed } from './figures.ts';

const TEXTS = 120;
const ROUNDS = 3;
/** A scan of everything takes long enough to be measured with fewer. */
const SCANNED = 24;
const PER_PAGE = 20;

type Row = Readonly<Record<string, string | number | null>>;

function open(file: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, (error) => (error === null ? resolve(database) : reject(error)));
  });
}

function all(database: sqlite3.Database, sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
  return new Promise((resolve, reject) => {
    database.all<Row>(sql, [...values], (error, rows) => (error === null ? resolve(rows) : reject(error)));
  });
}

/** One prepared statement, run again and again. */
async function prepared(database: sqlite3.Database, sql: string) {
  const statement = await new Promise<sqlite3.Statement>((resolve, reject) => {
    const made: sqlite3.Statement = database.prepare(sql, (error: Error | null) =>
      error === null ? resolve(made) : reject(error),
    );
  });
  return {
    run: (values: readonly unknown[]) =>
      new Promise<readonly Row[]>((resolve, reject) => {
        statement.all<Row>([...values], (error: Error | null, rows: Row[]) =>
          error === null ? resolve(rows) : reject(error),
        );
      }),
    done: () => new Promise<void>((resolve) => statement.finalize(() => resolve())),
  };
}

/** The columns that are searched, side by side in one narrow table: the best a scan can hope for. */
async function flatCopy(from: string, folder: string): Promise<sqlite3.Database> {
  const flat = await open(path.join(folder, 'flat.db'));
  await all(flat, 'pragma journal_mode = off');
  await all(flat, `attach database '${from.replaceAll("'", "''")}' as office`);
  await all(
    flat,
    `create table flat as select case_file.id as id,
       coalesce(applicant.name, '') || ' ' || coalesce(project.name, '') || ' ' || coalesce(project.address, '') as text,
       coalesce(applicant.pinyin, '') || ' ' || coalesce(project.pinyin, '') as sound,
       coalesce((select group_concat(number, ' ') from office.paper where case_id = case_file.id), '')
         || ' ' || coalesce(applicant.phone, '') as digits
     from office.case_file
     left join office.applicant on applicant.id = case_file.applicant_id
     left join office.project on project.id = case_file.project_id`,
  );
  await all(flat, 'detach database office');
  return flat;
}

/** What people type: parts of what stands in cases all over the office. */
async function questions(flat: sqlite3.Database, cases: number): Promise<readonly string[]> {
  const random = randomOf('search bench');
  const texts: string[] = [];
  while (texts.length < TEXTS) {
    const [found] = await all(flat, 'select text, sound, digits from flat where rowid = ?', [random.between(1, cases)]);
    const names = String(found?.['text'] ?? '').split(' ');
    const sounds = String(found?.['sound'] ?? '').split(' ');
    const digits = String(found?.['digits'] ?? '').split(' ');
    const name = random.pick(names);
    const part = (text: string, length: number) => {
      const from = random.between(0, Math.max(0, text.length - length));
      return text.slice(from, from + length);
    };
    const text = random.weighted({
      character: 1,
      pair: 2,
      part: 3,
      words: 2,
      initials: 2,
      number: 2,
      tail: 2,
    });
    switch (text) {
      case 'character':
        texts.push(part(name, 1));
        break;
      case 'pair':
        texts.push(part(name, 2));
        break;
      case 'part':
        texts.push(part(name, 4));
        break;
      case 'words':
        texts.push(`${part(names[0] ?? '', 2)} ${part(names[1] ?? '', 2)}`);
        break;
      case 'initials':
        texts.push(part(random.pick(sounds), 4));
        break;
      case 'number':
        texts.push(digits[0] ?? '');
        break;
      case 'tail':
        texts.push((digits.at(-1) ?? '').slice(-4));
    }
    if ((texts.at(-1) ?? '').trim() === '') texts.pop();
  }
  return texts;
}

/**
 * Searching the demo office: through the procedure and in the repository, against the bare index query (the same MATCH by a
 * prepared statement, one page and the count up to a thousand) and against a LIKE scan of the same columns.
 */
export async function run() {
  const demo = await demoDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), 'fire-window-bench-'));
  const app = await createApplication({
    dataFolder: demo.folder,
    host: 'browser',
    now: demo.now,
    renderPaper: plainRenderer,
  });
  const bare = await open(demo.file);
  let flat: sqlite3.Database | null = null;
  try {
    flat = await flatCopy(demo.file, folder);
    const texts = await questions(flat, demo.order.cases);
    const clerk = createRouterClient(app.router, {
      context: { client: Object.assign(app.openClient(), { staffId: 'S0002' }) },
    });
    const page = await prepared(
      bare,
      'select rowid from case_search where case_search match ? order by rowid desc limit 21',
    );
    const count = await prepared(
      bare,
      'select count(*) from (select rowid from case_search where case_search match ? limit 1001)',
    );
    const scan = await prepared(
      flat,
      'select id from flat where text like ?1 or sound like ?1 or digits like ?1 order by id desc',
    );
    const { read } = app.context;
    const ways = {
      procedure: (text: string) => clerk.search.query({ text, limit: PER_PAGE }),
      repository: (text: string) => searchPage(read, text, { place: null, limit: PER_PAGE }),
      bare: async (text: string) => {
        const match = matchOf(text);
        await page.run([match]);
        await count.run([match]);
      },
    };
    const times: Record<keyof typeof ways, number[]> = { procedure: [], repository: [], bare: [] };
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const text of texts) {
        // Turn and turn about, so that whatever else the machine does meets all of them.
        for (const way of ['bare', 'repository', 'procedure'] as const) {
          const time = await timed(() => ways[way](text));
          // The first round warms up.
          if (round > 0) times[way].push(time);
        }
      }
    }
    const scans: number[] = [];
    for (const text of texts.slice(0, SCANNED)) scans.push(await timed(() => scan.run([`%${text}%`])));
    const [procedure, repository, index, like] = [times.procedure, times.repository, times.bare, scans].map(figuresOf);
    for (const statement of [page, count, scan]) await statement.done();
    const p95 = (figures: { readonly p95: number } | undefined) => figures?.p95 ?? 0;
    console.log(`search on ${demo.order.cases} cases, ${texts.length} texts, ${ROUNDS} rounds, milliseconds`);
    console.log(row('', 'median', '95 %'));
    console.log(row('through the procedure, 20 hits with rows', procedure?.median ?? 0, p95(procedure)));
    console.log(row('repository: ids and count', repository?.median ?? 0, p95(repository)));
    console.log(row('bare index query', index?.median ?? 0, p95(index)));
    console.log(row("LIKE '%text%' scan", like?.median ?? 0, p95(like)));
    console.log(row('LIKE / repository, 95 % (at least 50)', p95(like) / p95(repository)));
    console.log(row('LIKE / procedure, 95 %', p95(like) / p95(procedure)));
    console.log(row('repository / bare, 95 % (at most 2)', p95(repository) / p95(index)));
    return {
      bench: 'search',
      cases: demo.order.cases,
      procedureP95: rounded(p95(procedure)),
      searchP95: rounded(p95(repository)),
      bareP95: rounded(p95(index)),
      likeP95: rounded(p95(like)),
      fasterThanLike: rounded(p95(like) / p95(repository)),
      procedureFasterThanLike: rounded(p95(like) / p95(procedure)),
      againstBare: rounded(p95(repository) / p95(index)),
    };
  } finally {
    for (const database of [bare, flat])
      await new Promise((resolve) => (database === null ? resolve(null) : database.close(resolve)));
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
}
