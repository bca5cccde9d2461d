import { mkdir, open, readdir, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { OpenOptions } from '../../electron/host/data-folder.ts';
import { createApplication } from '../../electron/services/application.ts';
import { backUp } from '../../electron/services/backups.ts';
import { DamagedDatabaseError, settleDamage } from '../../electron/services/damage.ts';
import { dialog } from '../shell/electron-fake.ts';
import { clientOf } from '../storage/app-support.ts';
import { temporaryFolder } from '../storage/support.ts';
import { SAMPLE_SETUP } from '../../electron/sample/office.ts';

vi.mock('electron', () => import('../shell/electron-fake.ts'));
const { settleWithPerson } = await import('../../electron/shell/recovery-dialog.ts');

const NOW = new Date('2026-11-20T02:00:00Z');
const plain = { host: 'browser', renderPaper: () => ({ html: '', templateVersion: 'test' }) } as const;

/** An office after first start, backed up, closed. */
async function closedOffice(backup: 'backed-up' | 'never-backed-up'): Promise<{ folder: string; file: string }> {
  const folder = await temporaryFolder();
  const app = await createApplication({ dataFolder: folder, ...plain });
  const client = app.openClient();
  await clientOf(app, client).setup.initialise(SAMPLE_SETUP);
  if (backup === 'backed-up') await backUp(app.context, null);
  await app.close();
  return { folder, file: path.join(folder, 'fire-window.db') };
}

/** Overwrites the middle of the file, as a bad sector or another program would. */
async function damage(file: string): Promise<void> {
  const { size } = await stat(file);
  const handle = await open(file, 'r+');
  await handle.write(Buffer.alloc(size - 4096, 0xa5), 0, size - 4096, 4096);
  await handle.close();
}

async function offerOf(folder: string): Promise<DamagedDatabaseError['offer']> {
  const error: unknown = await settleDamage(folder, null, NOW).then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof DamagedDatabaseError)) throw new Error(`expected the offer, got ${String(error)}`);
  return error.offer;
}

async function isReady(folder: string): Promise<boolean> {
  const app = await createApplication({ dataFolder: folder, ...plain });
  const { ready } = await clientOf(app, app.openClient()).session.status();
  await app.close();
  return ready;
}

describe('a start on a damaged database', () => {
  test('puts the file aside, deletes nothing, and names the newest sound backup and its reach', async () => {
    const { folder, file } = await closedOffice('backed-up');
    await damage(file);
    const offer = await offerOf(folder);
    expect(await readdir(path.join(folder, 'quarantine', '20261120T020000Z'))).toContain('fire-window.db');
    await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(offer.backup?.reach).toMatchObject({ cases: 0, papers: 0, lastEntryAt: expect.any(String) });
    expect(offer.damaged).toBeNull();
  });
  test('offers again at the next start instead of a silent first start', async () => {
    const { folder, file } = await closedOffice('backed-up');
    await truncate(file, 3000);
    await offerOf(folder);
    const again = await offerOf(folder);
    expect(again.quarantine).toBeNull();
    expect(again.backup).not.toBeNull();
  });
  test('goes on from the backup when told to', async () => {
    const { folder, file } = await closedOffice('backed-up');
    await damage(file);
    const { backup } = await offerOf(folder);
    await settleDamage(folder, { kind: 'restore', backup: backup?.name ?? '' }, NOW);
    expect(await isReady(folder)).toBe(true);
    await expect(settleDamage(folder, null, NOW)).resolves.toBeUndefined();
  });
  test('starts empty only when told to', async () => {
    const { folder, file } = await closedOffice('never-backed-up');
    await damage(file);
    expect((await offerOf(folder)).backup).toBeNull();
    await settleDamage(folder, { kind: 'start-empty' }, NOW);
    expect(await isReady(folder)).toBe(false);
  });
  test('a backup named on the command line cannot lead out of the backup folder', async () => {
    const { folder } = await closedOffice('backed-up');
    await mkdir(path.join(folder, 'elsewhere'));
    await expect(settleDamage(folder, { kind: 'restore', backup: '../fire-window.db' }, NOW)).rejects.toMatchObject({
      name: 'StorageError',
    });
    expect(await isReady(folder)).toBe(true);
  });
  test('a sound or missing database passes without a word', async () => {
    const { folder } = await closedOffice('backed-up');
    await expect(settleDamage(folder, null, NOW)).resolves.toBeUndefined();
    await expect(settleDamage(await temporaryFolder(), null, NOW)).resolves.toBeUndefined();
  });

  describe('in the desktop program', () => {
    const options = (dataFolder: string): OpenOptions => ({ dataFolder, sample: false, port: 0, damageChoice: null });
    test('the person is asked, restoring is the first choice, and leaving changes nothing', async () => {
      const { folder, file } = await closedOffice('backed-up');
      await damage(file);
      dialog.chosenButton = 0;
      expect(await settleWithPerson(options(folder))).toBe(false);
      expect(dialog.asked.at(-1)).toMatchObject({ defaultId: 2, cancelId: 0 });
      dialog.chosenButton = 2;
      expect(await settleWithPerson(options(folder))).toBe(true);
      expect(await isReady(folder)).toBe(true);
    });
    test('without a backup, leaving is the first choice', async () => {
      const { folder, file } = await closedOffice('never-backed-up');
      await damage(file);
      dialog.chosenButton = 1;
      expect(await settleWithPerson(options(folder))).toBe(true);
      expect(dialog.asked.at(-1)).toMatchObject({ defaultId: 0 });
      expect(await isReady(folder)).toBe(false);
    });
  });
});
