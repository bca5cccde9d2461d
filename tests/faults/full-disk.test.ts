import { execFileSync } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createBackup } from '../../electron/storage/backup.ts';
import { StorageError } from '../../electron/storage/errors.ts';
import { closeDatabase, handleOf, readScalar, type WritableDatabase } from '../../electron/storage/open.ts';
import { checkIntegrity } from '../../electron/storage/recovery.ts';
import { failureFrom, temporaryFolder } from '../storage/support.ts';
import { openLedger, readLedger, writeAct, type LedgerSchema } from './ledger.ts';

/** A folder on a disk of one megabyte, or null where mounting is not allowed. */
async function tinyDisk(): Promise<string | null> {
  const folder = path.join(await temporaryFolder(), 'disk');
  await mkdir(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder]);
  });
  return folder;
}

/** Writes acts until one fails; returns the failure and how many were confirmed. */
async function writeUntilItFails(database: WritableDatabase<LedgerSchema>) {
  for (let confirmed = 0; confirmed < 2000; confirmed += 1) {
    try {
      await writeAct(database, 'counter 1', 'x'.repeat(3000));
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      return { failure: error.failure, confirmed };
    }
  }
  throw new Error('The disk never filled up');
}

async function expectWholeActs(database: WritableDatabase<LedgerSchema>, confirmed: number): Promise<void> {
  const { acts, lines, last } = await readLedger(database);
  expect([acts.length, lines.length, last]).toEqual([confirmed, confirmed, confirmed]);
}

test('a database that may not grow any more fails with a typed error and goes on once it may', async () => {
  const database = await openLedger(path.join(await temporaryFolder(), 'ledger.db'));
  const { connection } = handleOf(database);
  const pages = Number(await readScalar(connection, 'pragma page_count'));
  await connection.execute(`pragma max_page_count = ${pages + 20}`);
  const { failure, confirmed } = await writeUntilItFails(database);
  expect(failure).toEqual({ code: 'disk-full' });
  expect(confirmed).toBeGreaterThan(3);
  await expectWholeActs(database, confirmed);
  await connection.execute('pragma max_page_count = 1000000');
  expect(await writeAct(database, 'counter 1', 'after cleaning up')).toBe(confirmed + 1);
  await closeDatabase(database);
});

test('on a full disk an act fails with a typed error, nothing is half, and everything confirmed is there', async () => {
  const disk = await tinyDisk();
  if (disk === null) {
    console.log('Not run: mounting a small disk is not allowed here; the page limit above stands in for it.');
    return;
  }
  const file = path.join(disk, 'ledger.db');
  const database = await openLedger(file);
  const { failure, confirmed } = await writeUntilItFails(database);
  expect(failure.code).toBeOneOf(['disk-full', 'io']);
  await expectWholeActs(database, confirmed);

  // No room for a backup either: refused, and no piece of it stays.
  const backup = createBackup({ file, folder: path.join(disk, 'backups'), now: new Date('2026-11-21T01:02:03Z') });
  expect((await failureFrom(backup)).code).toBeOneOf(['disk-full', 'io', 'backup-failed']);
  expect(await readdir(path.join(disk, 'backups'))).toEqual([]);

  execFileSync('mount', ['-o', 'remount,size=8m', disk]);
  expect(await writeAct(database, 'counter 1', 'after cleaning up')).toBe(confirmed + 1);
  await expectWholeActs(database, confirmed + 1);
  await closeDatabase(database);
  expect(await checkIntegrity(file)).toEqual({ state: 'sound' });
});
