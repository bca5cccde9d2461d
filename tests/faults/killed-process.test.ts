import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createBackup, listBackups } from '../../electron/storage/backup.ts';
import { closeDatabase, handleOf, openDatabase, readScalar } from '../../electron/storage/open.ts';
import { checkIntegrity } from '../../electron/storage/recovery.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';
import { temporaryFolder } from '../storage/support.ts';
import { startChild } from './child.ts';
import { LINES_PER_ACT, openLedger, readLedger, writeAct, type LedgerSchema } from './ledger.ts';

const KILLS = 8;

/** Milliseconds between the first confirmed act and the kill: from at once to in the middle of many. */
function delayOf(kill: number): number {
  return (kill * 37) % 120;
}

async function contentOf(file: string) {
  const database = await openDatabase<LedgerSchema>({ file, mode: 'read-write' });
  const content = await readLedger(database);
  await closeDatabase(database);
  return content;
}

test('a program killed while it writes loses nothing that it confirmed and leaves nothing half', async () => {
  const file = path.join(await temporaryFolder(), 'ledger.db');
  let confirmed = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = startChild('write-acts.ts', [file, `run ${kill}`, '100000']);
    await child.firstLine();
    await new Promise((resolve) => setTimeout(resolve, delayOf(kill)));
    child.kill();
    const { lines, signal } = await child.ended();
    expect(signal).toBe('SIGKILL');
    confirmed = Number(lines.at(-1));
    expect(confirmed).toBeGreaterThan(0);

    expect(await checkIntegrity(file)).toEqual({ state: 'sound' });
    const { acts, lines: actLines, last } = await contentOf(file);
    // At most one act more than was confirmed: committed, but killed before it could say so.
    expect(last - confirmed).toBeOneOf([0, 1]);
    expect(acts.map((act) => act.id)).toEqual(Array.from({ length: last }, (_, index) => index + 1));
    expect(actLines).toEqual(acts.map((act) => ({ act_id: act.id, lines: LINES_PER_ACT })));
  }
  expect(confirmed).toBeGreaterThan(KILLS);
}, 40_000);

test('a program killed in the middle of a migration leaves the old version as it was, beside a verified copy', async () => {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'ledger.db');
  const ledger = await openLedger(file);
  await writeAct(ledger, 'counter 1', 'before the update');
  await closeDatabase(ledger);

  const child = startChild('migrate-slowly.ts', [file]);
  expect(await child.firstLine()).toEqual(['migrating']);
  await new Promise((resolve) => setTimeout(resolve, 150));
  child.kill();
  await child.ended();

  expect(await checkIntegrity(file)).toEqual({ state: 'sound' });
  const reopened = await openLedger(file);
  expect(await readScalar(handleOf(reopened).connection, 'pragma user_version')).toBe('1');
  expect(await readLedger(reopened)).toEqual({
    acts: [{ id: 1, actor: 'counter 1' }],
    lines: [{ act_id: 1, lines: LINES_PER_ACT }],
    last: 1,
  });
  expect(await writeAct(reopened, 'counter 1', 'after it')).toBe(2);
  await closeDatabase(reopened);
  const copy = path.join(folder, 'ledger-before-v2-from-v1-20261121T010203Z.db');
  expect(await readdir(folder)).toContain(path.basename(copy));
  expect(await checkIntegrity(copy)).toEqual({ state: 'sound' });
});

test.each([1, 9, 14, 18, 24])('a first start killed before statement %i is simply started again', async (fatal) => {
  const file = path.join(await temporaryFolder(), 'ledger.db');
  const { signal } = await startChild('die-while-starting.ts', [file, String(fatal)]).ended();
  expect(signal).toBe('SIGKILL');
  expect((await checkIntegrity(file)).state).toBeOneOf(['missing', 'empty', 'sound']);
  const ledger = await openLedger(file);
  expect(await writeAct(ledger, 'counter 1', 'the first act')).toBe(1);
  await closeDatabase(ledger);
  expect(await checkIntegrity(file)).toEqual({ state: 'sound' });
});

test('a backup killed half-way leaves no file that passes for a backup, and the next one works', async () => {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'ledger.db');
  const backups = path.join(folder, 'backups');
  await mkdir(backups);
  const ledger = await openLedger(file);
  await writeTransaction(ledger, (transaction) =>
    sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < 60000)
      insert into act select i, 'counter 1', hex(randomblob(300)) from n`.execute(transaction),
  );
  const { signal } = await startChild('die-while-backing-up.ts', [file, backups]).ended();
  expect(signal).toBe('SIGKILL');
  expect(await readdir(backups)).toContain('fire-window-20261121T010203Z.db.partial');
  expect(await listBackups(backups)).toEqual([]);
  const { backup } = await createBackup({ file, folder: backups, now: new Date('2026-11-21T01:02:03Z') });
  expect(await checkIntegrity(backup.file)).toEqual({ state: 'sound' });
  expect(await readdir(backups)).toEqual(['fire-window-20261121T010203Z.db']);
  await closeDatabase(ledger);
});

test('two programs drawing numbers from one file at the same time lose and repeat none', async () => {
  const file = path.join(await temporaryFolder(), 'ledger.db');
  const children = ['counter 1', 'counter 2'].map((actor) => startChild('write-acts.ts', [file, actor, '120']));
  const endings = await Promise.all(children.map((child) => child.ended()));
  expect(endings.map((ending) => ending.code)).toEqual([0, 0]);
  const numbers = endings.flatMap((ending) => ending.lines.map(Number)).toSorted((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 240 }, (_, index) => index + 1));
  const { acts, lines, last } = await contentOf(file);
  expect(last).toBe(240);
  expect(acts.filter((act) => act.actor === 'counter 1')).toHaveLength(120);
  expect(lines.every((line) => line.lines === LINES_PER_ACT)).toBe(true);
});
