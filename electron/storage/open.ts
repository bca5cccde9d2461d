/**
 * Opens the database file and says, in types, who may write.
 *
 * A `ReadableDatabase` can only select. Only `writeTransaction` (transaction.ts) gives a `WriteTransaction`, so a write
 * through a reader, or outside a transaction, does not compile; the connection of a reader refuses it as well.
 *
 * A file of another program or of a newer version is looked at through a read-only connection first and left as it is:
 * the last connection that may write would merge the write-ahead log on closing.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Kysely,
  type CommonTableExpression,
  type QueryCreatorWithCommonTableExpression,
  type Transaction,
} from 'kysely';
import { SqliteConnectionDialect } from './driver/dialect.ts';
import { connect, type SqliteConnection } from './driver/sqlite.ts';
import { StorageError } from './errors.ts';

/** 'fwin' as a big-endian number, in the header of each of our files: tells them from other SQLite files. */
export const APPLICATION_ID = 0x66_77_69_6e;

/** How long a statement waits for another process, in milliseconds. Transactions here take a few milliseconds. */
export const BUSY_TIMEOUT_MILLISECONDS = 10_000;
const RECOVERY_WAIT_MILLISECONDS = 20;

/** The reading part of Kysely, without anything that can change data or run raw SQL by itself. */
export type ReadableDatabase<Schema> = Pick<
  Kysely<Schema>,
  'selectFrom' | 'selectNoFrom' | 'fn' | 'case' | 'dynamic'
> & {
  with: ReadingWith<Schema>;
};

/** `with` for common table expressions that are read from; the query made of them can only select. */
type ReadingWith<Schema> = <Name extends string, Expression extends CommonTableExpression<Schema, Name>>(
  name: Name,
  expression: Expression,
) => Pick<QueryCreatorWithCommonTableExpression<Schema, Name, Expression>, 'selectFrom'>;

declare const writable: unique symbol;

/** A database that `writeTransaction` accepts. By itself it only reads. */
export type WritableDatabase<Schema> = ReadableDatabase<Schema> & { readonly [writable]: 'database' };

/** An open write transaction; all of Kysely. What writes takes this type and nothing else. */
export type WriteTransaction<Schema> = Transaction<Schema> & { readonly [writable]: 'transaction' };

export interface OpenOptions {
  readonly file: string;
  /** Hears of every statement before it runs, without its values. */
  readonly onStatement?: (sql: string) => void;
  readonly busyTimeoutMilliseconds?: number;
  /** Number of the newest migration this program knows; a file with a higher one is refused unchanged. */
  readonly newestVersion?: number;
}

/** What belongs to an open database behind its Kysely face. Only files of `electron/storage` use it. */
export interface DatabaseHandle {
  readonly file: string;
  readonly mode: 'read-write' | 'read-only';
  readonly connection: SqliteConnection;
  /** Set while the calling code runs inside a write transaction of this database. */
  readonly scope: AsyncLocalStorage<TransactionScope>;
}

/** Whether the transaction that the calling code was started in is still running. */
export interface TransactionScope {
  isActive: boolean;
}

const handles = new WeakMap<object, DatabaseHandle>();

/** The connection behind a database. @throws TypeError when it was not opened by `openDatabase` */
export function handleOf(database: object): DatabaseHandle {
  const handle = handles.get(database);
  if (handle === undefined) throw new TypeError('Not a database opened by openDatabase');
  return handle;
}

/** The first column of the first row as text, e.g. the answer to a pragma. */
export async function readScalar(connection: SqliteConnection, sql: string): Promise<string> {
  const { rows } = await connection.execute(sql);
  return String(Object.values(rows[0] ?? {})[0] ?? '');
}

/** Whose file this is, and of which version. */
export interface FileIdentity {
  readonly applicationId: number;
  readonly schemaVersion: number;
  /** No table, no version, no application id: nobody's yet. */
  readonly isFresh: boolean;
}

/** Reads the identity of an open file. @throws StorageError not-a-database, corrupt and others */
export async function readIdentity(connection: SqliteConnection): Promise<FileIdentity> {
  const applicationId = Number(await readScalar(connection, 'pragma application_id'));
  const schemaVersion = Number(await readScalar(connection, 'pragma user_version'));
  const objects = Number(await readScalar(connection, 'select count(*) as objects from sqlite_schema'));
  return { applicationId, schemaVersion, isFresh: applicationId === 0 && schemaVersion === 0 && objects === 0 };
}

async function refuseForeign(options: OpenOptions): Promise<void> {
  const connection = await connect({ file: options.file, mode: 'read-only' });
  try {
    const identity = await readIdentity(connection);
    refuseIdentity(identity, options);
  } finally {
    await connection.close();
  }
}

function refuseIdentity(identity: FileIdentity, options: OpenOptions): void {
  if (identity.applicationId !== APPLICATION_ID && !identity.isFresh) {
    throw new StorageError(
      { code: 'foreign-file', applicationId: identity.applicationId },
      `${options.file} is a database of another program; choose another folder`,
    );
  }
  if (options.newestVersion !== undefined) refuseNewer(identity.schemaVersion, options.newestVersion, options.file);
}

/** @throws StorageError newer-schema, naming both versions */
export function refuseNewer(fileVersion: number, programVersion: number, file: string): void {
  if (fileVersion <= programVersion) return;
  throw new StorageError(
    { code: 'newer-schema', fileVersion, programVersion },
    `${file} has version ${fileVersion}, this program knows up to version ${programVersion}; install the newer program`,
  );
}

async function setPragma(connection: SqliteConnection, pragma: string, value: string, wanted: string): Promise<void> {
  await connection.execute(`pragma ${pragma} = ${value}`);
  const found = await readScalar(connection, `pragma ${pragma}`);
  if (found !== wanted) {
    throw new StorageError(
      { code: 'pragma', pragma, wanted, found },
      `pragma ${pragma} is ${found} instead of ${wanted}`,
    );
  }
}

/** Sets what every connection needs, each value read back: a misspelt or unsupported pragma is silent. */
async function setPragmas(
  connection: SqliteConnection,
  mode: 'read-write' | 'read-only',
  options: OpenOptions,
): Promise<void> {
  const timeout = String(options.busyTimeoutMilliseconds ?? BUSY_TIMEOUT_MILLISECONDS);
  await setPragma(connection, 'busy_timeout', timeout, timeout);
  await setPragma(connection, 'foreign_keys', 'on', '1');
  await setPragma(connection, 'trusted_schema', 'off', '0');
  await setPragma(connection, 'cell_size_check', 'on', '1');
  if (mode === 'read-only') {
    await setPragma(connection, 'query_only', 'on', '1');
    return;
  }
  await toWriteAheadLog(connection, Number(timeout));
  // 2 = FULL: in WAL mode a commit is on the disk before it is confirmed, also when the power fails.
  await setPragma(connection, 'synchronous', 'full', '2');
}

/**
 * Switches to the write-ahead log. Where another process was killed, the first to come recovers its log and holds the
 * file alone meanwhile; SQLite does not wait for that by itself, whatever the busy timeout says.
 */
async function toWriteAheadLog(connection: SqliteConnection, timeoutMilliseconds: number): Promise<void> {
  const end = performance.now() + timeoutMilliseconds;
  for (;;) {
    try {
      return await setPragma(connection, 'journal_mode', 'wal', 'wal');
    } catch (error) {
      const isBusy = error instanceof StorageError && error.failure.code === 'busy';
      if (!isBusy || performance.now() > end) throw error;
      await sleep(RECOVERY_WAIT_MILLISECONDS);
    }
  }
}

/** Marks a new file as ours from the first moment on. */
async function claimFresh(connection: SqliteConnection): Promise<void> {
  const identity = await readIdentity(connection);
  if (identity.isFresh) await setPragma(connection, 'application_id', String(APPLICATION_ID), String(APPLICATION_ID));
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.size > 0,
    () => false,
  );
}

/**
 * Opens the file. With `read-write` it is created when it is not there (the folder must be); migrations run afterwards
 * (migrate.ts). With `read-only` it must exist; use such a second connection for long reports.
 *
 * @throws StorageError foreign-file, newer-schema, not-a-database, corrupt, cannot-open, busy, pragma
 * @example
 * const database = await openDatabase<Schema>({ file, mode: 'read-write', newestVersion: 3 });
 * const reports = await openDatabase<Schema>({ file, mode: 'read-only' });
 */
export function openDatabase<Schema>(
  options: OpenOptions & { readonly mode: 'read-write' },
): Promise<WritableDatabase<Schema>>;
export function openDatabase<Schema>(
  options: OpenOptions & { readonly mode: 'read-only' },
): Promise<ReadableDatabase<Schema>>;
export async function openDatabase<Schema>(
  options: OpenOptions & { readonly mode: 'read-write' | 'read-only' },
): Promise<ReadableDatabase<Schema>> {
  if (await exists(options.file)) await refuseForeign(options);
  const connection = await connect({
    file: options.file,
    mode: options.mode === 'read-write' ? 'create' : 'read-only',
    ...(options.onStatement === undefined ? {} : { onStatement: options.onStatement }),
  });
  try {
    await setPragmas(connection, options.mode, options);
    if (options.mode === 'read-write') await claimFresh(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
  const scope = new AsyncLocalStorage<TransactionScope>();
  const guard = { isInside: () => scope.getStore()?.isActive === true };
  const wait = options.busyTimeoutMilliseconds ?? BUSY_TIMEOUT_MILLISECONDS;
  const kysely = new Kysely<Schema>({ dialect: new SqliteConnectionDialect(connection, options.mode, guard, wait) });
  handles.set(kysely, { file: options.file, mode: options.mode, connection, scope });
  return kysely;
}

/**
 * Waits until running transactions and queries have ended and closes the file. Closing twice is fine; what comes later
 * fails with `closed`.
 *
 * @throws StorageError nested-transaction when called inside a transaction of this database
 */
export async function closeDatabase(database: object): Promise<void> {
  const { connection } = handleOf(database);
  // Waits for its turn like everybody else.
  if (database instanceof Kysely) await database.connection().execute(async () => undefined);
  await connection.close();
}
