import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { backupName, backupTime, expiredBackups } from '../../electron/storage/backup-ring.ts';
import { copyDatabase, createBackup, listBackups, pruneBackups } from '../../electron/storage/backup.ts';
import { closeDatabase, handleOf, openDatabase, type WritableDatabase } from '../../electron/storage/open.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';
import { failureFrom, temporaryDatabase, temporaryFolder } from './support.ts';

interface TestSchema {
  note: { id: number; text: string };
}

const now = new Date('2026-11-21T01:02:03.456Z');

async function withNotes(count: number): Promise<WritableDatabase<TestSchema>> {
  const database = await temporaryDatabase<TestSchema>();
  await writeTransaction(database, async (transaction) => {
    await sql`create table note (id integer primary key, text text not null) strict`.execute(transaction);
    await sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < ${count})
      insert into note select i, hex(randomblob(200)) from n`.execute(transaction);
  });
  return database;
}

async function countNotes(file: string): Promise<number> {
  const copy = await openDatabase<TestSchema>({ file, mode: 'read-only' });
  const { count } = await copy
    .selectFrom('note')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  await closeDatabase(copy);
  return count;
}

describe('a backup', () => {
  test('is a whole database of its own, named by its instant, also while the write-ahead log holds the rows', async () => {
    const database = await withNotes(100);
    const folder = path.join(await temporaryFolder(), 'new', 'backups');
    const report = await createBackup({ file: handleOf(database).file, folder, now });
    expect(report.second).toEqual({ state: 'none' });
    expect(await readdir(folder)).toEqual(['fire-window-20261121T010203Z.db']);
    expect(report.backup.at).toBe('2026-11-21T01:02:03.456Z');
    expect(await listBackups(folder)).toEqual([{ ...report.backup, at: '2026-11-21T01:02:03.000Z' }]);
    expect(await countNotes(report.backup.file)).toBe(100);
    expect(await readdir(folder)).toEqual(['fire-window-20261121T010203Z.db']);
  });

  test('runs beside an open write transaction and holds only what was committed', async () => {
    const database = await withNotes(10);
    const folder = await temporaryFolder();
    await writeTransaction(database, async (transaction) => {
      await transaction.insertInto('note').values({ id: 99, text: 'not yet' }).execute();
      await createBackup({ file: handleOf(database).file, folder, now });
    });
    expect(await countNotes(path.join(folder, backupName(now)))).toBe(10);
    expect(await countNotes(handleOf(database).file)).toBe(11);
  });

  test('goes to a second folder as the same bytes', async () => {
    const database = await withNotes(10);
    const folder = await temporaryFolder();
    const secondFolder = path.join(await temporaryFolder(), 'stick');
    const report = await createBackup({ file: handleOf(database).file, folder, secondFolder, now });
    const secondFile = path.join(secondFolder, 'fire-window-20261121T010203Z.db');
    expect(report.second).toEqual({ state: 'written', file: secondFile });
    expect(await readFile(secondFile)).toEqual(await readFile(report.backup.file));
  });

  test('stands although the second folder cannot be written', async () => {
    const database = await withNotes(10);
    const folder = await temporaryFolder();
    const obstacle = path.join(folder, 'a-file');
    await writeFile(obstacle, '');
    const report = await createBackup({
      file: handleOf(database).file,
      folder,
      secondFolder: path.join(obstacle, 'x'),
      now,
    });
    expect(report.second).toMatchObject({
      state: 'failed',
      error: { failure: { code: 'backup-failed', step: 'second-folder' } },
    });
    expect(await countNotes(report.backup.file)).toBe(10);
  });

  test('never replaces an older one', async () => {
    const database = await withNotes(10);
    const folder = await temporaryFolder();
    const { backup } = await createBackup({ file: handleOf(database).file, folder, now });
    const before = await readFile(backup.file);
    const again = createBackup({ file: handleOf(database).file, folder, now });
    expect(await failureFrom(again)).toEqual({ code: 'backup-failed', step: 'copy', file: backup.file });
    expect(await readFile(backup.file)).toEqual(before);
  });

  test('leaves nothing behind when it is cancelled before or in the middle', async () => {
    const database = await withNotes(20_000);
    const { file } = handleOf(database);
    const folder = await temporaryFolder();
    expect(await failureFrom(createBackup({ file, folder, now, signal: AbortSignal.abort() }))).toEqual({
      code: 'cancelled',
    });
    for (const delay of [0, 1, 5, 20]) {
      const controller = new AbortController();
      const running = createBackup({ file, folder, now, signal: controller.signal }).then(
        () => 'finished',
        (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
      );
      setTimeout(() => controller.abort(), delay);
      const outcome = await running;
      expect(['finished', 'cancelled']).toContain(outcome);
      if (outcome === 'finished') break;
      expect(await readdir(folder)).toEqual([]);
    }
    // The counter's own connection was not interrupted.
    expect(await countNotes(file)).toBe(20_000);
  });

  test('clears away what a killed run left, and nothing else', async () => {
    const database = await withNotes(10);
    const folder = await temporaryFolder();
    const abandoned = ['fire-window-20261119T010203Z.db.partial', 'fire-window-20261119T010203Z.db.partial-journal'];
    const kept = ['fire-window-20261120T010203Z.db.partial', 'letter.partial'];
    for (const name of [...abandoned, ...kept]) await writeFile(path.join(folder, name), '');
    for (const name of [...abandoned, 'letter.partial'])
      await utimes(path.join(folder, name), now, new Date('2026-11-19T01:02:03Z'));
    await utimes(path.join(folder, 'fire-window-20261120T010203Z.db.partial'), now, now);
    await createBackup({ file: handleOf(database).file, folder, now });
    expect(await readdir(folder)).toEqual([
      'fire-window-20261120T010203Z.db.partial',
      'fire-window-20261121T010203Z.db',
      'letter.partial',
    ]);
  });

  test('of a damaged database fails and leaves nothing behind', async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, 'damaged.db');
    await writeFile(file, Buffer.alloc(8192, 0x5a));
    expect(await failureFrom(createBackup({ file, folder: path.join(folder, 'backups'), now }))).toEqual({
      code: 'not-a-database',
    });
    expect(await readdir(path.join(folder, 'backups'))).toEqual([]);
  });

  test('with broken references fails its verification', async () => {
    const database = await withNotes(3);
    const { connection, file } = handleOf(database);
    await connection.execute('create table reply (note_id integer references note (id)) strict');
    await connection.execute('pragma foreign_keys = off');
    await connection.execute('insert into reply values (77)');
    const target = path.join(path.dirname(file), 'copy.db');
    expect(await failureFrom(copyDatabase(file, target))).toEqual({
      code: 'backup-failed',
      step: 'verify',
      file: target,
    });
    expect((await readdir(path.dirname(file))).filter((name) => name.startsWith('copy'))).toEqual([]);
  });
});

describe('the list of backups', () => {
  test('is newest first, knows only backups, and is empty for a missing folder', async () => {
    const folder = await temporaryFolder();
    const names = [
      'fire-window-20260101T000000Z.db',
      'fire-window-20270101T000000Z.db',
      'fire-window-20261301T000000Z.db',
      'test.db',
    ];
    for (const name of names) await writeFile(path.join(folder, name), 'abc');
    await mkdir(path.join(folder, 'sub'));
    expect(await listBackups(folder)).toEqual([
      { file: path.join(folder, 'fire-window-20270101T000000Z.db'), at: '2027-01-01T00:00:00.000Z', bytes: 3 },
      { file: path.join(folder, 'fire-window-20260101T000000Z.db'), at: '2026-01-01T00:00:00.000Z', bytes: 3 },
    ]);
    expect(await listBackups(path.join(folder, 'nowhere'))).toEqual([]);
    expect(await pruneBackups(folder, '2027-01-01')).toEqual([]);
    expect(await pruneBackups(folder, '2028-01-01')).toEqual(['fire-window-20260101T000000Z.db']);
    expect((await readdir(folder)).toSorted()).toEqual([
      'fire-window-20261301T000000Z.db',
      'fire-window-20270101T000000Z.db',
      'sub',
      'test.db',
    ]);
  });

  test('reads the instant from a name', () => {
    expect(backupTime('fire-window-20261121T010203Z.db')).toBe('2026-11-21T01:02:03.000Z');
    expect(backupTime('fire-window-20260230T010203Z.db')).toBeNull();
    expect(backupTime('fire-window-20261121T010203Z.db.partial')).toBeNull();
    expect(backupTime('fire-window-before-v2-from-v1-20261121T010203Z.db')).toBeNull();
  });
});

/** One backup a day at 18:00 in Shanghai (10:00 UTC), `count` days back from 2026-11-21, a Saturday. */
function daily(count: number): string[] {
  return Array.from({ length: count }, (_, age) => backupName(new Date(Date.UTC(2026, 10, 21 - age, 10))));
}

function dayInName(name: string): string {
  return name.slice(12, 20);
}

describe('the ring keeps', () => {
  test('of three years of daily backups 14 days, then Sundays of 8 weeks, then the last of each of 24 months', () => {
    const names = daily(1100);
    const expired = new Set(expiredBackups(names, '2026-11-21'));
    const kept = names.filter((name) => !expired.has(name)).map(dayInName);
    // Last Sundays of the weeks from 2 November back to 28 September are 8 November (a day) and 1 November to 4 October.
    const wanted = [
      '20261121 20261120 20261119 20261118 20261117 20261116 20261115',
      '20261114 20261113 20261112 20261111 20261110 20261109 20261108',
      '20261101 20261031 20261025 20261018 20261011 20261004 20260930',
      '20260831 20260731 20260630 20260531 20260430 20260331 20260228 20260131',
      '20251231 20251130 20251031 20250930 20250831 20250731 20250630 20250531',
      '20250430 20250331 20250228 20250131 20241231',
    ];
    expect(kept.join(' ')).toBe(wanted.join(' '));
  });

  test('all of today and the last of each earlier day, days being those of Shanghai', () => {
    const names = [
      'fire-window-20261119T150000Z.db', // 23:00 on the 19th
      'fire-window-20261119T160000Z.db', // 00:00 on the 20th
      'fire-window-20261120T010000Z.db', // 09:00 on the 20th
      'fire-window-20261120T160000Z.db', // 00:00 on the 21st
      'fire-window-20261121T010000Z.db', // 09:00 on the 21st
    ];
    expect(expiredBackups(names, '2026-11-21')).toEqual(['fire-window-20261119T160000Z.db']);
  });

  test('the newest, however old it is, and whatever is no backup', () => {
    const names = ['fire-window-20100101T000000Z.db', 'fire-window-20110101T000000Z.db', 'notes.txt'];
    expect(expiredBackups(names, '2026-11-21')).toEqual(['fire-window-20100101T000000Z.db']);
    expect(expiredBackups([], '2026-11-21')).toEqual([]);
  });

  test('backups with a date in the future', () => {
    expect(
      expiredBackups(['fire-window-20300101T000000Z.db', 'fire-window-20300102T000000Z.db'], '2026-11-21'),
    ).toEqual([]);
  });

  test('the same when it is applied every day as when it is applied once', () => {
    const all = daily(200).toReversed();
    let stepwise: readonly string[] = [];
    for (const [index, name] of all.entries()) {
      const today = new Date(Date.UTC(2026, 10, 21 - 199 + index)).toISOString().slice(0, 10);
      const present = [...stepwise, name];
      const expired = new Set(expiredBackups(present, today));
      stepwise = present.filter((each) => !expired.has(each));
    }
    const atOnce = new Set(expiredBackups(all, '2026-11-21'));
    expect(stepwise).toEqual(all.filter((name) => !atOnce.has(name)));
  });
});
