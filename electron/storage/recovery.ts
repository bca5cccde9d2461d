/**
 * What to do when the file is damaged: look, put aside, offer the newest sound backup, restore. Nothing is ever deleted.
 *
 * The database, its write-ahead log and its shared memory belong together: a log left behind would be replayed into
 * another database, and a database without its log has lost its last confirmed acts without a sign of it. So they are
 * renamed together, and a log without its database counts as damage.
 */
import { mkdir, readdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { copyClosedDatabase, flushFolder, integrityComplaints, listBackups, type Backup } from './backup.ts';
import { connect } from './driver/sqlite.ts';
import { failureOf, StorageError } from './errors.ts';
import { APPLICATION_ID, closeDatabase, openDatabase, readIdentity, type ReadableDatabase } from './open.ts';

/** What was found at the place of the database. */
export type Integrity =
  /** `quarantined` names an earlier database put aside: this is no first start, a restore was not finished. */
  | { readonly state: 'missing'; readonly quarantined: string | null }
  /** A file of no bytes: a first start that was cut off, or a file that was emptied. */
  | { readonly state: 'empty' }
  | { readonly state: 'sound' }
  | { readonly state: 'corrupt'; readonly complaints: readonly string[] };

const SIDE_FILES = ['-wal', '-shm', '-journal'] as const;

async function sizeOf(file: string): Promise<number | null> {
  return stat(file).then(
    (found) => found.size,
    () => null,
  );
}

function isDamage(error: unknown): error is StorageError {
  return failureOf(error, 'corrupt') !== null || failureOf(error, 'not-a-database') !== null;
}

/**
 * Checks the file through a read-only connection. The integrity pragmas may throw instead of returning rows; both are
 * complaints. `quick` skips what takes long on a large file (indexes against tables, references).
 *
 * @throws StorageError for anything that says nothing about the file's soundness: busy, cannot-open, io, foreign-file
 * @example const integrity = await checkIntegrity(file, 'quick');
 */
export async function checkIntegrity(file: string, depth: 'quick' | 'full' = 'full'): Promise<Integrity> {
  const size = await sizeOf(file);
  if (size === null) {
    const hasLog = ((await sizeOf(`${file}-wal`)) ?? 0) > 0;
    if (hasLog) return { state: 'corrupt', complaints: ['a write-ahead log without its database'] };
    return { state: 'missing', quarantined: await lastQuarantined(file) };
  }
  if (size === 0) return { state: 'empty' };
  try {
    const connection = await connect({ file, mode: 'read-only' });
    try {
      const { applicationId, isFresh } = await readIdentity(connection);
      if (isFresh) return { state: 'empty' };
      if (applicationId !== APPLICATION_ID) {
        throw new StorageError({ code: 'foreign-file', applicationId }, `${file} is a database of another program`);
      }
      const complaints = await integrityComplaints(connection, depth);
      return complaints.length === 0 ? { state: 'sound' } : { state: 'corrupt', complaints };
    } finally {
      await connection.close();
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    return { state: 'corrupt', complaints: [error.message] };
  }
}

/** Where the damaged files were put. */
export interface Quarantine {
  readonly folder: string;
  /** The damaged database in there; null when only a log was left. */
  readonly file: string | null;
  readonly moved: readonly string[];
}

/** The newest database of this name in quarantine, or null. Folder names sort by time. */
async function lastQuarantined(file: string): Promise<string | null> {
  const root = path.join(path.dirname(file), 'quarantine');
  const folders = await readdir(root).catch(() => []);
  for (const folder of folders.toSorted().toReversed()) {
    const candidate = path.join(root, folder, path.basename(file));
    if ((await sizeOf(candidate)) !== null) return candidate;
  }
  return null;
}

/**
 * Renames the database with its side files into `quarantine/<UTC time>/` beside it. No connection may be open. Null when
 * there is nothing to move.
 *
 * The database goes first: were the program killed in between, the log that stays behind is noticed as damage.
 *
 * @example await quarantine('/data/fire-window.db', new Date()); // /data/quarantine/20261121T010203Z/fire-window.db
 */
export async function quarantine(file: string, now: Date): Promise<Quarantine | null> {
  const sources: string[] = [];
  for (const suffix of ['', ...SIDE_FILES]) if ((await sizeOf(file + suffix)) !== null) sources.push(file + suffix);
  if (sources.length === 0) return null;
  const stamp = `${now.toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')}Z`;
  const folder = await freshFolder(path.join(path.dirname(file), 'quarantine', stamp));
  const moved: string[] = [];
  for (const source of sources) {
    const target = path.join(folder, path.basename(source));
    await rename(source, target);
    moved.push(target);
  }
  await flushFolder(folder);
  await flushFolder(path.dirname(file));
  const damaged = path.join(folder, path.basename(file));
  return { folder, file: moved.includes(damaged) ? damaged : null, moved };
}

/** The folder, or `folder-2`, `folder-3` ... when several things are put aside in one second. */
async function freshFolder(folder: string): Promise<string> {
  await mkdir(path.dirname(folder), { recursive: true });
  for (let attempt = 1; ; attempt += 1) {
    const candidate = attempt === 1 ? folder : `${folder}-${attempt}`;
    const isNew = await mkdir(candidate).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
        throw error;
      },
    );
    if (isNew) return candidate;
  }
}

/**
 * The newest backup that is sound today, looking through several folders. Backups that have gone bad since are passed
 * over and named.
 */
export async function newestSoundBackup(
  folders: readonly string[],
): Promise<{ readonly backup: Backup | null; readonly passedOver: readonly string[] }> {
  const backups = (await Promise.all(folders.map(listBackups))).flat().toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const passedOver: string[] = [];
  for (const backup of backups) {
    const integrity = await checkIntegrity(backup.file).catch(() => null);
    if (integrity?.state === 'sound') return { backup, passedOver };
    passedOver.push(backup.file);
  }
  return { backup: null, passedOver };
}

/** What the screen needs to ask whether to restore. */
export interface RecoveryOffer<Summary> {
  /** Null when nothing was left to put aside, because an earlier run has done it. */
  readonly quarantine: Quarantine | null;
  /** Null when there is no sound backup at all. */
  readonly backup: Backup | null;
  readonly passedOver: readonly string[];
  /** What the backup holds, e.g. its last audit entry and its number of rows. */
  readonly inBackup: Summary | null;
  /** The same of the damaged file, as far as it can still be read; the difference is what would be missing. */
  readonly inDamaged: Summary | null;
}

async function summaryOf<Schema, Summary>(
  file: string,
  summarise: (database: ReadableDatabase<Schema>) => Promise<Summary>,
): Promise<Summary | null> {
  try {
    const database = await openDatabase<Schema>({ file, mode: 'read-only' });
    try {
      return await summarise(database);
    } finally {
      await closeDatabase(database);
    }
  } catch (error) {
    // A damaged file may still answer some queries and fail others; what cannot be read is unknown, not an error.
    if (error instanceof StorageError) return null;
    throw error;
  }
}

/**
 * Puts a damaged database into quarantine and says what could be restored. Restores nothing by itself.
 *
 * @param summarise reads from a database what tells how far it reaches (last audit entry, number of cases)
 * @example
 * const offer = await offerRecovery<Schema, Reach>({ file, backupFolders: [folder], now: new Date(), summarise });
 * if (offer.backup) await restoreBackup(offer.backup.file, file, new Date());
 */
export async function offerRecovery<Schema, Summary>(request: {
  readonly file: string;
  readonly backupFolders: readonly string[];
  readonly now: Date;
  readonly summarise: (database: ReadableDatabase<Schema>) => Promise<Summary>;
}): Promise<RecoveryOffer<Summary>> {
  const { backup, passedOver } = await newestSoundBackup(request.backupFolders);
  const aside = await quarantine(request.file, request.now);
  const damaged = aside === null ? await lastQuarantined(request.file) : aside.file;
  return {
    quarantine: aside,
    backup,
    passedOver,
    inBackup: backup === null ? null : await summaryOf(backup.file, request.summarise),
    inDamaged: damaged === null ? null : await summaryOf(damaged, request.summarise),
  };
}

/**
 * Puts a copy of the backup in the place of the database; the backup stays where it is. What stands there now goes to
 * quarantine, and only once the copy has been verified. No connection may be open.
 *
 * @returns the quarantine, or null when nothing was there
 * @throws StorageError backup-failed, with the database as it was
 */
export async function restoreBackup(backup: string, file: string, now: Date): Promise<Quarantine | null> {
  const incoming = `${file}.restored`;
  const integrity = await checkIntegrity(backup);
  if (integrity.state !== 'sound') {
    throw new StorageError(
      { code: 'backup-failed', step: 'source', file: backup },
      `${backup} is ${integrity.state}; choose another backup`,
    );
  }
  // Left by a restore that was cut off.
  await quarantine(incoming, now);
  await copyClosedDatabase(backup, incoming);
  const aside = await quarantine(file, now);
  await rename(incoming, file);
  await flushFolder(path.dirname(file));
  return aside;
}
