import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { connect, type OpenMode, type SqliteConnection } from '../../electron/storage/driver/sqlite.ts';
import { StorageError, type StorageFailure } from '../../electron/storage/errors.ts';
import { migrate, type Migration } from '../../electron/storage/migrate.ts';
import { closeDatabase, handleOf, openDatabase, type WritableDatabase } from '../../electron/storage/open.ts';

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

/**
 * Statements that do not compile against a freshly migrated database, each with its reason. Collect the statements with
 * `onStatement` of `openDatabase` while the repositories run; also one that a test never reached with rows is proved to
 * name existing tables and columns.
 */
export async function unpreparable(
  migrations: readonly Migration[],
  statements: Iterable<string>,
): Promise<readonly { readonly statement: string; readonly failure: StorageFailure }[]> {
  const database = await temporaryDatabase();
  await migrate(database, { migrations, now: () => new Date(0) });
  const { connection } = handleOf(database);
  const refused = [];
  for (const statement of new Set(statements)) {
    const outcome = await connection.check(statement).catch((error: unknown) => error);
    if (outcome instanceof StorageError) refused.push({ statement, failure: outcome.failure });
  }
  return refused;
}
