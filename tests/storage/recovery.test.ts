import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createBackup } from '../../electron/storage/backup.ts';
import { closeDatabase, handleOf, openDatabase, type ReadableDatabase } from '../../electron/storage/open.ts';
import {
  checkIntegrity,
  newestSoundBackup,
  offerRecovery,
  quarantine,
  restoreBackup,
} from '../../electron/storage/recovery.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';
import { failureFrom, temporaryConnection, temporaryFolder } from './support.ts';

interface TestSchema {
  audit: { id: number; at: string };
}

const now = new Date('2026-11-21T01:02:03Z');
const yesterday = new Date('2026-11-20T01:02:03Z');

interface Reach {
  readonly entries: number;
  readonly last: string;
}

async function summarise(database: ReadableDatabase<TestSchema>): Promise<Reach> {
  const row = await database
    .selectFrom('audit')
    .select(({ fn }) => [fn.countAll<number>().as('entries'), fn.max('at').as('last')])
    .executeTakeFirstOrThrow();
  return row;
}

async function addEntries(file: string, day: string, count: number): Promise<void> {
  const database = await openDatabase<TestSchema>({ file, mode: 'read-write' });
  await writeTransaction(database, async (transaction) => {
    await sql`create table if not exists audit (id integer primary key, at text not null) strict`.execute(transaction);
    for (let entry = 0; entry < count; entry += 1) {
      await sql`insert into audit (at) values (${`${day}T0${entry}:00:00Z`})`.execute(transaction);
    }
  });
  await closeDatabase(database);
}

/** A database with three entries backed up yesterday and two of today that are not. */
async function office() {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'office.db');
  const backups = path.join(folder, 'backups');
  await addEntries(file, '2026-11-19', 3);
  const { backup } = await createBackup({ file, folder: backups, now: yesterday });
  await addEntries(file, '2026-11-20', 2);
  return { folder, file, backups, backup };
}

test('a sound file is sound, and the check leaves it as it is', async () => {
  const { file } = await office();
  const before = await readFile(file);
  expect(await checkIntegrity(file)).toEqual({ state: 'sound' });
  expect(await checkIntegrity(file, 'quick')).toEqual({ state: 'sound' });
  expect(await readFile(file)).toEqual(before);
});

test('a missing, an emptied, an untouched and a foreign file are told apart', async () => {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'test.db');
  expect(await checkIntegrity(file)).toEqual({ state: 'missing', quarantined: null });
  await writeFile(file, '');
  expect(await checkIntegrity(file)).toEqual({ state: 'empty' });
  await writeFile(file, 'not a database, by any means'.repeat(400));
  expect(await checkIntegrity(file)).toEqual({ state: 'corrupt', complaints: ['file is not a database'] });
  const foreign = await temporaryConnection({ file: path.join(folder, 'foreign.db') });
  await foreign.execute('create table theirs (id)');
  expect(await failureFrom(checkIntegrity(foreign.file))).toEqual({ code: 'foreign-file', applicationId: 0 });
});

test('a write-ahead log without its database is damage', async () => {
  const file = path.join(await temporaryFolder(), 'test.db');
  await writeFile(`${file}-wal`, 'something');
  expect(await checkIntegrity(file)).toEqual({
    state: 'corrupt',
    complaints: ['a write-ahead log without its database'],
  });
});

test('a broken reference is a complaint', async () => {
  const { file } = await office();
  const database = await openDatabase<TestSchema>({ file, mode: 'read-write' });
  const { connection } = handleOf(database);
  await connection.execute('create table mark (audit_id integer references audit (id)) strict');
  await connection.execute('pragma foreign_keys = off');
  await connection.execute('insert into mark values (99)');
  await closeDatabase(database);
  expect(await checkIntegrity(file)).toEqual({ state: 'corrupt', complaints: ['broken reference from mark to audit'] });
  expect(await checkIntegrity(file, 'quick')).toEqual({ state: 'sound' });
});

test('quarantine moves the database with its log and deletes nothing, also twice in one second', async () => {
  const { folder, file } = await office();
  await writeFile(`${file}-wal`, 'log');
  await writeFile(`${file}-shm`, 'memory');
  const bytes = await readFile(file);
  const first = await quarantine(file, now);
  expect(first?.folder).toBe(path.join(folder, 'quarantine', '20261121T010203Z'));
  expect(await readdir(first?.folder ?? '')).toEqual(['office.db', 'office.db-shm', 'office.db-wal']);
  expect(await readFile(first?.file ?? '')).toEqual(bytes);
  expect(await readdir(folder)).toEqual(['backups', 'quarantine']);
  expect(await checkIntegrity(file)).toEqual({ state: 'missing', quarantined: first?.file });
  await writeFile(file, 'second');
  const second = await quarantine(file, now);
  expect(second?.folder).toBe(path.join(folder, 'quarantine', '20261121T010203Z-2'));
  expect(await quarantine(file, now)).toBeNull();
});

test('after damage the newest sound backup is offered with what it holds and what would be missing', async () => {
  const { file, backups, backup } = await office();
  const rotten = path.join(backups, 'fire-window-20261121T000000Z.db');
  await writeFile(rotten, 'rotten'.repeat(2000));
  const offer = await offerRecovery<TestSchema, Reach>({ file, backupFolders: [backups], now, summarise });
  expect(offer).toMatchObject({
    backup: { file: backup.file, at: '2026-11-20T01:02:03.000Z' },
    passedOver: [rotten],
    inBackup: { entries: 3, last: '2026-11-19T02:00:00Z' },
    inDamaged: { entries: 5, last: '2026-11-20T01:00:00Z' },
  });
  const quarantined = offer.quarantine?.file;
  expect(await checkIntegrity(file)).toEqual({ state: 'missing', quarantined });

  // The program was closed before anybody answered: asking again gives the same offer.
  const again = await offerRecovery<TestSchema, Reach>({ file, backupFolders: [backups], now, summarise });
  expect(again).toEqual({ ...offer, quarantine: null });

  expect(await restoreBackup(backup.file, file, now)).toBeNull();
  const restored = await openDatabase<TestSchema>({ file, mode: 'read-write' });
  expect(await summarise(restored)).toEqual({ entries: 3, last: '2026-11-19T02:00:00Z' });
  await closeDatabase(restored);
  expect(await checkIntegrity(backup.file)).toEqual({ state: 'sound' });
  expect(await readFile(quarantined ?? '')).not.toEqual(await readFile(file));
});

test('an unreadable file without any backup is put aside and nothing is promised', async () => {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'test.db');
  await writeFile(file, 'x'.repeat(9000));
  const offer = await offerRecovery<TestSchema, Reach>({
    file,
    backupFolders: [path.join(folder, 'none')],
    now,
    summarise,
  });
  expect(offer).toMatchObject({ backup: null, passedOver: [], inBackup: null, inDamaged: null });
  expect(await readFile(offer.quarantine?.file ?? '', 'utf8')).toBe('x'.repeat(9000));
});

test('the newest backup of several folders wins', async () => {
  const { file, folder, backups } = await office();
  const second = path.join(folder, 'second');
  const { backup } = await createBackup({ file, folder: second, now });
  expect(await newestSoundBackup([backups, second])).toEqual({
    backup: { ...backup, at: '2026-11-21T01:02:03.000Z' },
    passedOver: [],
  });
});

test('restoring over a living database puts that one aside', async () => {
  const { file, backup } = await office();
  const aside = await restoreBackup(backup.file, file, now);
  const before = await openDatabase<TestSchema>({ file: aside?.file ?? '', mode: 'read-only' });
  expect((await summarise(before)).entries).toBe(5);
  await closeDatabase(before);
  const after = await openDatabase<TestSchema>({ file, mode: 'read-only' });
  expect((await summarise(after)).entries).toBe(3);
  await closeDatabase(after);
});

test('a backup that has gone bad is not restored and the database stays', async () => {
  const { file, backup } = await office();
  const before = await readFile(file);
  await writeFile(backup.file, 'rotten'.repeat(2000));
  expect(await failureFrom(restoreBackup(backup.file, file, now))).toEqual({
    code: 'backup-failed',
    step: 'source',
    file: backup.file,
  });
  expect(await readFile(file)).toEqual(before);
});

test('what a restore that was cut off has left is put aside by the next one', async () => {
  const { file, backup, folder } = await office();
  await writeFile(`${file}.restored`, 'half');
  await restoreBackup(backup.file, file, now);
  expect(await readdir(folder)).toEqual(['backups', 'office.db', 'quarantine']);
  expect(await readFile(path.join(folder, 'quarantine', '20261121T010203Z', 'office.db.restored'), 'utf8')).toBe(
    'half',
  );
});

test('a folder in the way of the quarantine is an error, and the database stays', async () => {
  const { file, folder } = await office();
  await writeFile(path.join(folder, 'quarantine'), 'a file');
  await expect(quarantine(file, now)).rejects.toThrow(/EEXIST|ENOTDIR/u);
  expect(await checkIntegrity(file)).toEqual({ state: 'sound' });
  await mkdir(path.join(folder, 'other'));
});
