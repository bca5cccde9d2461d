import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { connect, type OpenMode, type SqliteConnection } from '../../electron/storage/driver/sqlite.ts';
import { StorageError, type StorageFailure } from '../../electron/storage/errors.ts';
import { closeDatabase, openDatabase, type WritableDatabase } from '../../electron/storage/open.ts';

/** A folder of its own, removed when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fire-window-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A bare connection to a new or given file, closed when the test is over. */
export async function temporaryConnection(
  options: { readonly file?: string; readonly mode?: OpenMode; readonly onStatement?: (sql: string) => void } = {},
): Promise<SqliteConnection> {
  const file = options.file ?? path.join(await temporaryFolder(), 'test.db');
  const connection = await connect({ mode: 'create', ...options, file });
  onTestFinished(() => connection.close());
  return connection;
}

/** A writable database in a folder of its own, closed when the test is over. */
export async function temporaryDatabase<Schema>(file?: string): Promise<WritableDatabase<Schema>> {
  const database = await openDatabase<Schema>({
    file: file ?? path.join(await temporaryFolder(), 'test.db'),
    mode: 'read-write',
  });
  onTestFinished(() => closeDatabase(database));
  return database;
}

/** The failure that a promise rejects with; fails the test when it fulfils or rejects with another error. */
export async function failureFrom(promise: Promise<unknown>): Promise<StorageFailure> {
  const outcome = await promise.then(
    () => new Error('Expected a StorageError, but it succeeded'),
    (error: unknown) => error,
  );
  if (outcome instanceof StorageError) return outcome.failure;
  throw outcome;
}
