/**
 * Backups: whole, verified, and never half written under their final name.
 *
 * A copy is made by VACUUM INTO under a temporary name, flushed, opened read-only and checked, and only then renamed;
 * so every file that carries a backup's name was sound when it was made. It runs on a connection of its own, so that
 * the counter goes on writing and cancelling stops nothing else.
 */
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { expiredBackups, backupName, backupTime } from './backup-ring.ts';
import { connect, type SqliteConnection } from './driver/sqlite.ts';
import { StorageError, type BackupStep } from './errors.ts';
import { APPLICATION_ID, readIdentity } from './open.ts';

const PARTIAL = '.partial';
/** A partial copy this old belongs to a run that was killed. */
const ABANDONED_AFTER_MILLISECONDS = 3_600_000;

/** A verified backup. `at` is an instant, ISO 8601 UTC. */
export interface Backup {
  readonly file: string;
  readonly at: string;
  readonly bytes: number;
}

export interface BackupRequest {
  /** The live database. */
  readonly file: string;
  readonly folder: string;
  /** A second place, e.g. another disk; its failure is reported and does not spoil the first. */
  readonly secondFolder?: string;
  readonly now: Date;
  readonly signal?: AbortSignal;
}

export interface BackupReport {
  readonly backup: Backup;
  readonly second:
    | { readonly state: 'none' }
    | { readonly state: 'written'; readonly file: string }
    | { readonly state: 'failed'; readonly error: StorageError };
}

function failed(step: BackupStep, file: string, cause: unknown): StorageError {
  return new StorageError({ code: 'backup-failed', step, file }, `The copy to ${file} failed at the step ${step}`, {
    cause,
  });
}

function refuseCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new StorageError({ code: 'cancelled' }, 'The backup was cancelled');
}

async function flush(target: string): Promise<void> {
  // Windows only flushes handles opened for writing, and cannot open folders at all.
  const handle = await open(target, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes renames inside the folder durable. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Every complaint of the integrity pragmas; they may throw instead of returning rows, which is the caller's to judge. */
export async function integrityComplaints(
  connection: SqliteConnection,
  depth: 'quick' | 'full',
): Promise<readonly string[]> {
  const integrity = await connection.execute(depth === 'full' ? 'pragma integrity_check' : 'pragma quick_check');
  const complaints = integrity.rows.flatMap((row) => Object.values(row).map(String)).filter((line) => line !== 'ok');
  if (depth === 'quick') return complaints;
  const references = await connection.execute('pragma foreign_key_check');
  return [
    ...complaints,
    ...references.rows.map((row) => `broken reference from ${String(row['table'])} to ${String(row['parent'])}`),
  ];
}

async function verifyCopy(file: string): Promise<void> {
  const connection = await connect({ file, mode: 'read-only' });
  try {
    const identity = await readIdentity(connection);
    if (identity.applicationId !== APPLICATION_ID) throw new Error(`application id ${identity.applicationId}`);
    const complaints = await integrityComplaints(connection, 'full');
    if (complaints.length > 0) throw new Error(complaints.slice(0, 5).join('; '));
  } finally {
    await connection.close();
  }
}

async function vacuumInto(source: string, target: string, signal: AbortSignal | undefined): Promise<void> {
  const connection = await connect({ file: source, mode: 'read-only' });
  const stop = () => connection.interrupt();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    refuseCancelled(signal);
    await connection.execute('vacuum into ?', [target]);
  } finally {
    signal?.removeEventListener('abort', stop);
    await connection.close();
  }
}

/** A journal left beside a removed file would be rolled back into the next file of that name. */
async function removePartial(partial: string): Promise<void> {
  for (const suffix of ['', '-journal', '-wal', '-shm']) await rm(`${partial}${suffix}`, { force: true });
}

/**
 * Copies by `write` to a temporary name beside `target`, flushes, verifies and renames. Nothing is left behind when any
 * step fails; an existing `target` is never replaced.
 */
export async function placeVerified(
  target: string,
  write: (partial: string) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const partial = `${target}${PARTIAL}`;
  let step: BackupStep = 'copy';
  try {
    if (
      await stat(target).then(
        () => true,
        () => false,
      )
    )
      throw new Error('a file of that name exists already');
    await removePartial(partial);
    await write(partial);
    refuseCancelled(signal);
    step = 'flush';
    await flush(partial);
    step = 'verify';
    await verifyCopy(partial);
    refuseCancelled(signal);
    step = 'rename';
    await rename(partial, target);
    await flushFolder(path.dirname(target));
  } catch (error) {
    await removePartial(partial);
    refuseCancelled(signal);
    throw error instanceof StorageError && error.code !== 'interrupted' && step === 'copy'
      ? error
      : failed(step, target, error);
  }
}

/**
 * A verified copy of the database under exactly this name.
 *
 * @throws StorageError backup-failed, cancelled, and those of a source that cannot be read (corrupt, disk-full, ...)
 */
export async function copyDatabase(source: string, target: string, signal?: AbortSignal): Promise<void> {
  await placeVerified(target, (partial) => vacuumInto(source, partial, signal), signal);
}

/** A verified copy of a closed database file that has no write-ahead log, e.g. of a backup. */
export async function copyClosedDatabase(source: string, target: string): Promise<void> {
  await placeVerified(target, (partial) => copyFile(source, partial));
}

async function removeAbandoned(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.includes(PARTIAL) || backupTime(name.slice(0, name.indexOf(PARTIAL))) === null) continue;
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found !== null && now.getTime() - found.mtimeMs > ABANDONED_AFTER_MILLISECONDS) await rm(file, { force: true });
  }
}

/**
 * Makes one backup, named by its instant in UTC.
 *
 * @throws StorageError backup-failed, cancelled, corrupt, disk-full
 * @example const { backup } = await createBackup({ file, folder: '/data/backups', now: new Date() });
 */
export async function createBackup(request: BackupRequest): Promise<BackupReport> {
  refuseCancelled(request.signal);
  await mkdir(request.folder, { recursive: true });
  await removeAbandoned(request.folder, request.now);
  const name = backupName(request.now);
  const file = path.join(request.folder, name);
  await copyDatabase(request.file, file, request.signal);
  const backup: Backup = { file, at: request.now.toISOString(), bytes: (await stat(file)).size };
  if (request.secondFolder === undefined) return { backup, second: { state: 'none' } };
  const secondFile = path.join(request.secondFolder, name);
  try {
    await mkdir(request.secondFolder, { recursive: true });
    await copyClosedDatabase(file, secondFile);
    return { backup, second: { state: 'written', file: secondFile } };
  } catch (error) {
    return { backup, second: { state: 'failed', error: failed('second-folder', secondFile, error) } };
  }
}

/** The backups in a folder, newest first; a folder that is not there has none. */
export async function listBackups(folder: string): Promise<readonly Backup[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const backups: Backup[] = [];
  for (const name of names) {
    const at = backupTime(name);
    if (at === null) continue;
    const file = path.join(folder, name);
    backups.push({ file, at, bytes: (await stat(file)).size });
  }
  return backups.toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

/**
 * Deletes the backups that the ring no longer keeps.
 *
 * @param today civil date YYYY-MM-DD, Asia/Shanghai
 * @returns the names deleted
 */
export async function pruneBackups(folder: string, today: string): Promise<readonly string[]> {
  const names = (await listBackups(folder)).map((backup) => path.basename(backup.file));
  const expired = expiredBackups(names, today);
  for (const name of expired) await rm(path.join(folder, name), { force: true });
  return expired;
}
