/**
 * The one file that knows the `sqlite3` package (N-API, work on the thread pool). Everything above sees
 * `SqliteConnection`; another binding is swapped in by writing this file again against `tests/storage/driver*.test.ts`.
 *
 * Traps closed here, besides those of values.ts, failures.ts and statement-text.ts:
 * - `run()` drops rows (RETURNING, pragmas) and `get()` leaves the statement open with its read lock: only plain changes
 *   use `run()`, everything else `all()`, which always steps to the end;
 * - the binding runs queued statements of one connection in no promised order: a queue runs them one at a time;
 * - statements that stay prepared keep the file open: all are finalised on close.
 */
import { setTimeout as pause } from 'node:timers/promises';
import sqlite3 from 'sqlite3';
import type { Database, RunResult, Statement } from 'sqlite3';
import { StorageError } from '../errors.ts';
import { storageErrorFrom } from './failures.ts';
import { describeStatement, type StatementText } from './statement-text.ts';
import { checkedParameters, checkedRows, type Row, type StoredValue } from './values.ts';

/** How the file is opened; only 'create' makes a file that is not there. */
export type OpenMode = 'create' | 'read-write' | 'read-only';

export interface ConnectionOptions {
  readonly file: string;
  readonly mode: OpenMode;
  /** Hears of every statement before it runs, without its values; for tests and the slow-query log. */
  readonly onStatement?: (sql: string) => void;
}

/** What a statement gave. */
export interface StatementResult {
  readonly rows: readonly Row[];
  /** Rows changed by an insert, update or delete without RETURNING; otherwise null. */
  readonly changes: number | null;
  /** Row id of the last row inserted by this statement; otherwise null. */
  readonly insertedId: number | null;
}

/** One connection to one file. Statements run one at a time, in the order in which they were asked for. */
export interface SqliteConnection {
  readonly file: string;
  /** Runs one statement. @throws StorageError */
  execute(sql: string, parameters?: readonly unknown[]): Promise<StatementResult>;
  /**
   * Begins a transaction that writes, waiting for those of other processes. SQLite itself would ask again ever more
   * seldom, up to ten times a second: a file free after a millisecond would stand idle, and a program that writes without
   * a break would keep the others out. Asking costs little, so it is asked often at first.
   *
   * @param waitMilliseconds how long at most; also what the connection's other statements wait. @throws StorageError busy
   */
  beginImmediate(waitMilliseconds: number): Promise<void>;
  /** Compiles a statement without running it, to prove that its tables and columns exist. @throws StorageError */
  check(sql: string): Promise<void>;
  /** Makes the running statement fail with `interrupted`. */
  interrupt(): void;
  /** Finalises every statement and closes the file; later calls fail with `closed`. */
  close(): Promise<void>;
}

/** Statements kept prepared per connection; the whole product has fewer distinct ones. */
const STATEMENT_CACHE_SIZE = 400;
/** Statements worth keeping prepared; DDL, pragmas and VACUUM run once. */
const CACHED_VERBS = new Set([
  'select',
  'with',
  'insert',
  'update',
  'delete',
  'replace',
  'begin',
  'commit',
  'rollback',
  'savepoint',
  'release',
]);

const OPEN_FLAGS: Readonly<Record<OpenMode, number>> = {
  create: sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE | sqlite3.OPEN_FULLMUTEX,
  'read-write': sqlite3.OPEN_READWRITE | sqlite3.OPEN_FULLMUTEX,
  'read-only': sqlite3.OPEN_READONLY | sqlite3.OPEN_FULLMUTEX,
};

const BEGIN_IMMEDIATE = 'begin immediate';
/**
 * Pauses between attempts to begin, in milliseconds; the last one is repeated. Short at first, for an act takes two; longer
 * for who still waits, since whoever takes the file over reads it anew, and four programs that hand it round after every
 * act are slower than four that take turns of several. An import holds it for seconds.
 */
const PAUSES = [1, 2, 4, 8] as const;
const LONGEST_PAUSE = 8;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
}

interface PreparedStatement {
  readonly statement: Statement;
  readonly text: StatementText;
}

/** Turns the binding's callback into a promise; `start` must call back exactly once. */
function calledBack(start: (callback: (error: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

function prepare(database: Database, sql: string): Promise<Statement> {
  return new Promise((resolve, reject) => {
    const statement = database.prepare(sql, (error: Error | null) => {
      if (error) reject(error);
      else resolve(statement);
    });
  });
}

function readRows(statement: Statement, parameters: readonly StoredValue[]): Promise<StatementResult> {
  return new Promise((resolve, reject) => {
    statement.all<Row>(parameters, (error: Error | null, rows: Row[]) => {
      if (error) reject(error);
      else resolve({ rows, changes: null, insertedId: null });
    });
  });
}

function runChange(statement: Statement, parameters: readonly StoredValue[]): Promise<StatementResult> {
  return new Promise((resolve, reject) => {
    statement.run(parameters, function finished(this: RunResult, error: Error | null) {
      if (error) reject(error);
      // lastID is a leftover of an earlier statement when this one inserted nothing; the caller knows the verb.
      else resolve({ rows: [], changes: this.changes, insertedId: this.changes > 0 ? this.lastID : null });
    });
  });
}

class Connection implements SqliteConnection {
  readonly file: string;
  private readonly database: Database;
  private readonly onStatement: ((sql: string) => void) | null;
  private readonly prepared = new Map<string, PreparedStatement>();
  private tail: Promise<unknown> = Promise.resolve();
  private closing: Promise<void> | null = null;

  constructor(database: Database, options: ConnectionOptions) {
    this.database = database;
    this.file = options.file;
    this.onStatement = options.onStatement ?? null;
  }

  execute(sql: string, parameters: readonly unknown[] = []): Promise<StatementResult> {
    return this.enqueue(sql, () => this.executeNow(sql, parameters));
  }

  beginImmediate(waitMilliseconds: number): Promise<void> {
    return this.enqueue(BEGIN_IMMEDIATE, async () => {
      this.onStatement?.(BEGIN_IMMEDIATE);
      const prepared = this.prepared.get(BEGIN_IMMEDIATE) ?? (await this.prepareFresh(BEGIN_IMMEDIATE));
      await this.remember(BEGIN_IMMEDIATE, prepared);
      const giveUpAt = performance.now() + waitMilliseconds;
      this.database.configure('busyTimeout', 0);
      try {
        for (let attempt = 1; !(await this.began(prepared, giveUpAt)); attempt += 1) {
          await pause(PAUSES[attempt - 1] ?? LONGEST_PAUSE);
        }
      } finally {
        this.database.configure('busyTimeout', waitMilliseconds);
      }
    });
  }

  check(sql: string): Promise<void> {
    return this.enqueue(sql, async () => {
      await this.release(await this.prepareFresh(sql));
    });
  }

  interrupt(): void {
    if (this.closing === null) this.database.interrupt();
  }

  close(): Promise<void> {
    this.closing ??= this.closeNow();
    return this.closing;
  }

  private async closeNow(): Promise<void> {
    await this.tail;
    for (const prepared of this.prepared.values()) await this.release(prepared);
    this.prepared.clear();
    try {
      await calledBack((callback) => this.database.close(callback));
    } catch (error) {
      throw storageErrorFrom(error, this.file);
    }
  }

  private enqueue<Result>(sql: string, work: () => Promise<Result>): Promise<Result> {
    if (this.closing !== null) {
      return Promise.reject(
        new StorageError({ code: 'closed' }, 'The database connection is closed', { statement: sql }),
      );
    }
    const result = this.tail.then(work).catch((error: unknown) => {
      throw storageErrorFrom(error, this.file, sql);
    });
    this.tail = result.catch(() => undefined);
    return result;
  }

  private async executeNow(sql: string, parameters: readonly unknown[]): Promise<StatementResult> {
    const known = this.prepared.get(sql);
    const text = known?.text ?? describeStatement(sql);
    // Before anything is compiled or run.
    const values = checkedParameters(parameters, text.placeholders);
    this.onStatement?.(sql);
    const prepared = known ?? (await this.prepareFresh(sql));
    const isCached = CACHED_VERBS.has(text.verb);
    if (isCached) await this.remember(sql, prepared);
    try {
      const result = await (text.yields === 'changes' ? runChange : readRows)(prepared.statement, values);
      checkedRows(result.rows);
      return text.inserts ? result : { ...result, insertedId: null };
    } finally {
      if (!isCached) await this.release(prepared);
    }
  }

  private async began({ statement }: PreparedStatement, giveUpAt: number): Promise<boolean> {
    try {
      await runChange(statement, []);
      return true;
    } catch (error) {
      if (!isBusy(error) || performance.now() >= giveUpAt) throw error;
      return false;
    }
  }

  private async prepareFresh(sql: string): Promise<PreparedStatement> {
    const text = describeStatement(sql);
    if (text.problem !== null)
      throw new StorageError({ code: 'bad-statement', reason: text.problem }, `Refused: ${text.problem}`, {
        statement: sql,
      });
    return { statement: await prepare(this.database, sql), text };
  }

  /** Keeps the most recently used statements; the map's order is the order of use. */
  private async remember(sql: string, prepared: PreparedStatement): Promise<void> {
    this.prepared.delete(sql);
    this.prepared.set(sql, prepared);
    if (this.prepared.size <= STATEMENT_CACHE_SIZE) return;
    for (const [oldestSql, oldest] of this.prepared) {
      this.prepared.delete(oldestSql);
      await this.release(oldest);
      return;
    }
  }

  private async release(prepared: PreparedStatement): Promise<void> {
    // finalize() reports the error of the last step once more; that one has been thrown already.
    await calledBack((callback) => prepared.statement.finalize(() => callback(null)));
  }
}

/**
 * Opens a connection without setting any pragma (open.ts does).
 *
 * @throws StorageError cannot-open and others
 * @example const connection = await connect({ file: '/data/fire-window.db', mode: 'create' });
 */
export async function connect(options: ConnectionOptions): Promise<SqliteConnection> {
  const opened = await new Promise<Database>((resolve, reject) => {
    const database = new sqlite3.Database(options.file, OPEN_FLAGS[options.mode], (error) => {
      if (error) reject(error);
      else resolve(database);
    });
  }).catch((error: unknown) => {
    throw storageErrorFrom(error, options.file);
  });
  return new Connection(opened, options);
}

/** Version of the SQLite library in the binding, e.g. `3.52.0`. */
export function sqliteVersion(): string {
  return sqlite3.VERSION;
}
