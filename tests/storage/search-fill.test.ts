import path from 'node:path';
import { expect, test } from 'vitest';
import { createApplication, MIGRATIONS } from '../../electron/services/application.ts';
import { DATABASE_FILE } from '../../electron/services/files.ts';
import { migrate } from '../../electron/storage/migrate.ts';
import { closeDatabase, handleOf, openDatabase } from '../../electron/storage/open.ts';
import { searchPage } from '../../electron/storage/repositories/search.ts';
import { fillSearchIndex, type FillProgress } from '../../electron/storage/search-fill.ts';
import type { Schema } from '../../electron/storage/schema.ts';
import { plainRenderer } from './cases-service-fixture.ts';
import { temporaryFolder } from './support.ts';

const now = () => new Date('2026-11-21T01:02:03Z');
const CASES = 1203;
const BEFORE = MIGRATIONS.findIndex(({ name }) => name === 'search-index');

/** An office of the version before, its index as that version wrote it. Its cases are 1 to 1203, of which 7 is missing. */
async function olderOffice(): Promise<string> {
  const folder = await temporaryFolder();
  const file = path.join(folder, DATABASE_FILE);
  const database = await openDatabase<Schema>({ file, mode: 'read-write' });
  await migrate(database, { migrations: MIGRATIONS.slice(0, BEFORE), now });
  const { connection } = handleOf(database);
  const numbers = `with recursive n (id) as (select 1 union all select id + 1 from n where id < ${CASES})`;
  for (const statement of [
    `insert into applicant (id, kind, name, folded_name, phone, pinyin, created_at, version)
      ${numbers} select id, 'organisation', '滨河大酒店' || id, '滨河大酒店' || id, '1990000' || (1000 + id), 'bhdjd', '', 0
        from n`,
    `insert into case_file
      (id, matter, path, channel, rule_set, origin, terms, state, received_on, version, created_at, applicant_id)
      ${numbers} select id, 'design-review', 'ordinary', 'counter', '2020', 'live', '{}', 'accepted', '2026-09-18', 1,
        '2026-09-18T01:10:00.000Z', id from n where id <> 7`,
    `insert into paper
      (case_id, kind, series, year, seq, number, template_version, format, copies, data, html, hash, issued_on, issued_at)
      ${numbers} select id, 'receipt', 'receipt', 2026, id, '滨建消审受字〔2026〕第' || printf('%04d', id) || '号', 'papers-2',
        'A4', '[]', '{}', '', '${'0'.repeat(64)}', '2026-09-18', '2026-09-18T01:10:00.000Z' from n where id <> 7`,
    `insert into case_search (rowid, text, pinyin, initials, digits) values (1, '旧名 名', '', '', '旧号 号')`,
  ]) {
    await connection.execute(statement);
  }
  await closeDatabase(database);
  return folder;
}

async function found(folder: string, text: string): Promise<readonly number[]> {
  const database = await openDatabase<Schema>({ file: path.join(folder, DATABASE_FILE), mode: 'read-only' });
  try {
    return (await searchPage(database, text, { place: null, limit: 10 })).ids;
  } finally {
    await closeDatabase(database);
  }
}

test('an older file is searched like a new one once it was opened, and says how far it is meanwhile', async () => {
  const folder = await olderOffice();
  const told: FillProgress[] = [];
  const options = { dataFolder: folder, host: 'browser', now, renderPaper: plainRenderer } as const;
  const app = await createApplication({ ...options, onSearchFill: (progress) => told.push(progress) });
  await app.close();
  // Five hundred cases at a time; case 7 is missing.
  expect(told.map(({ done }) => done)).toEqual([501, 1001, CASES, CASES]);
  expect(told.every(({ of }) => of === CASES)).toBe(true);
  expect(await found(folder, '滨建消审受字〔2026〕第0731号')).toEqual([731]);
  expect(await found(folder, '第1203')).toEqual([1203]);
  expect(await found(folder, '19900001005')).toEqual([5]);
  expect(await found(folder, '大酒店1202')).toEqual([1202]);
  expect(await found(folder, '0007号')).toEqual([]);
  expect(await found(folder, '旧名')).toEqual([]);
  const again = await createApplication({ ...options, onSearchFill: () => expect.unreachable('filled twice') });
  await again.close();
});

test('filling that was stopped goes on where it was, and what was written meanwhile stays', async () => {
  const folder = await olderOffice();
  const database = await openDatabase<Schema>({ file: path.join(folder, DATABASE_FILE), mode: 'read-write' });
  await migrate(database, { migrations: MIGRATIONS, now });
  const stopped = fillSearchIndex(database, () => {
    throw new Error('the power fails');
  });
  await expect(stopped).rejects.toThrow('the power fails');
  expect(await found(folder, '第0501号')).toEqual([501]);
  expect(await found(folder, '第0502号')).toEqual([]);
  const told: number[] = [];
  await fillSearchIndex(database, ({ done }) => told.push(done));
  expect(told).toEqual([1001, CASES, CASES]);
  expect(await found(folder, '第0501号')).toEqual([501]);
  expect(await found(folder, '第0502号')).toEqual([502]);
  await fillSearchIndex(database, () => expect.unreachable('filled twice'));
  await closeDatabase(database);
});

test('a new file has nothing to fill', async () => {
  const folder = await temporaryFolder();
  const options = { dataFolder: folder, host: 'browser', now, renderPaper: plainRenderer } as const;
  const app = await createApplication({ ...options, onSearchFill: () => expect.unreachable('nothing to fill') });
  await app.close();
});
