import { open, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createBackup } from '../../electron/storage/backup.ts';
import { closeDatabase, openDatabase } from '../../electron/storage/open.ts';
import { checkIntegrity, offerRecovery, restoreBackup } from '../../electron/storage/recovery.ts';
import { failureFrom, temporaryFolder } from '../storage/support.ts';
import { openLedger, readLedger, writeAct, type LedgerSchema } from './ledger.ts';

const now = new Date('2026-11-21T01:02:03Z');
const PAGE_BYTES = 4096;

/** A ledger of 200 acts, of which the first 150 are backed up. */
async function ledgerWithBackup() {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'ledger.db');
  const backups = path.join(folder, 'backups');
  const database = await openLedger(file);
  for (let act = 1; act <= 150; act += 1) await writeAct(database, 'counter 1', `act ${act} ${'x'.repeat(400)}`);
  await createBackup({ file, folder: backups, now });
  for (let act = 151; act <= 200; act += 1) await writeAct(database, 'counter 1', `act ${act} ${'x'.repeat(400)}`);
  await closeDatabase(database);
  return { file, backups };
}

async function overwrite(file: string, offset: number, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.write(bytes, 0, bytes.length, offset);
  await handle.close();
}

async function recover(file: string, backups: string): Promise<number> {
  const damaged = await readFile(file);
  const offer = await offerRecovery<LedgerSchema, number>({
    file,
    backupFolders: [backups],
    now,
    summarise: async (database) => (await readLedger(database)).last,
  });
  expect(await readFile(offer.quarantine?.file ?? '')).toEqual(damaged);
  expect(offer.inBackup).toBe(150);
  await restoreBackup(offer.backup?.file ?? '', file, now);
  expect(await checkIntegrity(file)).toEqual({ state: 'sound' });
  const restored = await openLedger(file);
  const next = await writeAct(restored, 'counter 1', 'after the restore');
  await closeDatabase(restored);
  return next;
}

test.each([
  ['the header', 0],
  ['the schema page', 100],
  ['a page in the middle', PAGE_BYTES * 7],
])('flipped bytes in %s are found, the file is put aside and the backup restored', async (_name, offset) => {
  const { file, backups } = await ledgerWithBackup();
  const original = await readFile(file);
  await overwrite(
    file,
    offset,
    original.subarray(offset, offset + 64).map((byte) => byte ^ 0xff),
  );
  expect((await checkIntegrity(file)).state).toBe('corrupt');
  expect(await recover(file, backups)).toBe(151);
});

test.each([
  ['in the middle of a page', 10 * PAGE_BYTES + 1000],
  ['at the end of a page', 5 * PAGE_BYTES],
  ['inside the header', 60],
])('a file cut off %s is found, put aside and replaced by the backup', async (_name, length) => {
  const { file, backups } = await ledgerWithBackup();
  expect((await stat(file)).size).toBeGreaterThan(length);
  await truncate(file, length);
  expect((await checkIntegrity(file)).state).toBe('corrupt');
  expect(await recover(file, backups)).toBe(151);
});

test('an emptied file is not taken for a sound one', async () => {
  const { file, backups } = await ledgerWithBackup();
  await truncate(file, 0);
  expect(await checkIntegrity(file)).toEqual({ state: 'empty' });
  expect(await recover(file, backups)).toBe(151);
});

test('writing to a damaged file is a typed error', async () => {
  const { file } = await ledgerWithBackup();
  await overwrite(file, 0, new Uint8Array(16));
  expect(await failureFrom(openDatabase({ file, mode: 'read-write' }))).toEqual({ code: 'not-a-database' });
});

test('a torn write-ahead log loses only what follows the tear, never half an act', async () => {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'ledger.db');
  const database = await openLedger(file);
  for (let act = 1; act <= 20; act += 1) await writeAct(database, 'counter 1', 'x'.repeat(3000));
  // As after a power failure: the files as they are now, the log cut at an arbitrary byte.
  const log = await readFile(`${file}-wal`);
  const main = await readFile(file);
  await closeDatabase(database);
  for (const share of [0.3, 0.5, 0.77, 0.999]) {
    const torn = path.join(folder, `torn-${share}.db`);
    await writeFile(torn, main);
    await writeFile(`${torn}-wal`, log.subarray(0, Math.floor(log.length * share)));
    expect(await checkIntegrity(torn)).toEqual({ state: 'sound' });
    const reopened = await openLedger(torn);
    const { acts, lines, last } = await readLedger(reopened);
    expect(acts).toHaveLength(last);
    expect(lines).toHaveLength(last);
    expect(last).toBeLessThan(20);
    expect(await writeAct(reopened, 'counter 1', 'goes on')).toBe(last + 1);
    await closeDatabase(reopened);
  }
});
