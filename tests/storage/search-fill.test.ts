import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { describe, expect, test } from 'vitest';
import { createApplication, MIGRATIONS } from '../../electron/services/application.ts';
import type { WriteTx } from '../../electron/services/context.ts';
import { DATABASE_FILE } from '../../electron/services/files.ts';
import { migrate } from '../../electron/storage/migrate.ts';
import { closeDatabase, handleOf, openDatabase } from '../../electron/storage/open.ts';
import { refreshCaseSearch, searchPage } from '../../electron/storage/repositories/search.ts';
import { fillSearchIndex, fillSearchIndexBeside, type FillProgress } from '../../electron/storage/search-fill.ts';
import type { Schema } from '../../electron/storage/schema.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';
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
    `insert into staff (id, account, name, roles, password_hash, active, created_at, version)
      values ('S0001', 'counter1', '窗口一', '["counter"]', '', 1, '', 0)`,
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
  // Five hundred cases at a time, newest first: 1203 to 704, 703 to 204, and the rest without case 7.
  expect(told.map(({ done }) => done)).toEqual([500, 1000, CASES, CASES]);
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
  expect(await found(folder, '第0704号')).toEqual([704]);
  expect(await found(folder, '第0703号')).toEqual([]);
  const told: number[] = [];
  await fillSearchIndex(database, ({ done }) => told.push(done));
  expect(told).toEqual([1000, CASES, CASES]);
  expect(await found(folder, '第0704号')).toEqual([704]);
  expect(await found(folder, '第0703号')).toEqual([703]);
  await fillSearchIndex(database, () => expect.unreachable('filled twice'));
  await closeDatabase(database);
});

describe('beside people who work', () => {
  /** The older office, opened as a host opens it, with somebody at the counter. */
  async function openedLater() {
    const folder = await olderOffice();
    const options = { dataFolder: folder, host: 'browser', now, renderPaper: plainRenderer } as const;
    const app = await createApplication({ ...options, searchFill: 'later' });
    const clerk = createRouterClient(app.router, {
      context: { client: Object.assign(app.openClient(), { staffId: 'S0001' }) },
    });
    const search = async (text: string) => {
      const { hits, filling } = await clerk.search.query({ text });
      return { ids: hits.map((hit) => hit.case.id), filling };
    };
    return { app, search, database: app.context.write };
  }

  test('a search finds what is in the index already, newest first, and says how much that is', async () => {
    const { app, search, database } = await openedLater();
    expect(await search('第1203号')).toEqual({ ids: [], filling: { done: 0, of: CASES } });
    const stop = new AbortController();
    // Nobody writes: fifty cases at a time. The program is closed after the first.
    await fillSearchIndexBeside(database, { signal: stop.signal, tell: () => stop.abort() });
    const filling = { done: 50, of: CASES };
    expect(await search('第1203号')).toEqual({ ids: [1203], filling });
    expect(await search('第1154号')).toEqual({ ids: [1154], filling });
    expect(await search('第1153号')).toEqual({ ids: [], filling });
    const told: FillProgress[] = [];
    const { signal } = new AbortController();
    await fillSearchIndexBeside(database, { signal, tell: (progress) => told.push(progress) });
    expect(told.at(-1)).toEqual({ done: CASES, of: CASES });
    expect(await search('第1153号')).toEqual({ ids: [1153], filling: null });
    expect(await search('第0001号')).toEqual({ ids: [1], filling: null });
    await app.close();
  });

  test('who writes comes in between, and what was written is found at once and stays', async () => {
    const { app, search, database } = await openedLater();
    const told: FillProgress[] = [];
    const writes: Promise<number>[] = [];
    const rename = async () => {
      await writeTransaction(database, async (tx: WriteTx) => {
        await tx.updateTable('applicant').set({ name: '东城影院' }).where('id', '=', 5).execute();
        await refreshCaseSearch(tx, 5);
      });
      expect((await search('东城影院')).ids).toEqual([5]);
      return told.length;
    };
    await fillSearchIndexBeside(database, {
      signal: new AbortController().signal,
      tell: (progress) => {
        told.push(progress);
        if (writes.length === 0) writes.push(rename());
      },
    });
    const [steps] = await Promise.all(writes);
    expect(steps).toBeLessThan(told.length);
    expect((await search('东城影院')).ids).toEqual([5]);
    expect((await search('大酒店5')).ids).not.toContain(5);
    expect((await search('第0005号')).ids).toEqual([5]);
    await app.close();
  });

  test('a failure that waiting does not help ends it', async () => {
    const { app, database } = await openedLater();
    await handleOf(database).connection.execute('drop table search_fill');
    const broken = fillSearchIndexBeside(database, { signal: new AbortController().signal, tell: () => undefined });
    await expect(broken).rejects.toThrow('search_fill');
    await app.close();
  });
});

test('a new file has nothing to fill', async () => {
  const folder = await temporaryFolder();
  const options = { dataFolder: folder, host: 'browser', now, renderPaper: plainRenderer } as const;
  const app = await createApplication({ ...options, onSearchFill: () => expect.unreachable('nothing to fill') });
  await app.close();
});
