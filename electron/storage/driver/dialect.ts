/**
 * The Kysely dialect over one `SqliteConnection`.
 *
 * Traps closed here:
 * - Kysely quotes names with `"`, and SQLite takes an unknown `"name"` for a text: backticks are always names;
 * - transactions begin IMMEDIATE: a deferred one that reads first and writes later fails with BUSY at once, whatever the
 *   busy timeout, when another process has written in between;
 * - after some failures (disk full, I/O) SQLite has rolled back by itself, and the rollback that follows would fail and
 *   hide the real error;
 * - a query through the outer handle inside a transaction would wait for its own transaction for ever: it fails;
 * - DDL is transactional in SQLite; Kysely's own migrator assumes that it is not unless the adapter says so.
 */
import { CompiledQuery, SqliteAdapter, SqliteQueryCompiler, type DatabaseConnection, type QueryResult } from 'kysely';
import { BaseSqliteDialect, GenericSqliteDriver, type IGenericSqlite } from 'kysely-generic-sqlite';
import { StorageError } from '../errors.ts';
import type { SqliteConnection } from './sqlite.ts';

/** Says whether the calling code runs inside a transaction of this connection. */
export interface TransactionGuard {
  isInside(): boolean;
}

class BacktickQueryCompiler extends SqliteQueryCompiler {
  protected override getLeftIdentifierWrapper(): string {
    return '`';
  }

  protected override getRightIdentifierWrapper(): string {
    return '`';
  }

  protected override sanitizeIdentifier(identifier: string): string {
    return identifier.replaceAll('`', '``');
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  /** Not because there were several: the driver below keeps the queue itself, so that it can refuse nested use. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class QueuedDriver extends GenericSqliteDriver {
  private readonly guard: TransactionGuard;
  private readonly begin: (connection: DatabaseConnection) => Promise<unknown>;
  private isTaken = false;
  private readonly waiting: (() => void)[] = [];

  constructor(
    connection: SqliteConnection,
    guard: TransactionGuard,
    begin: (connection: DatabaseConnection) => Promise<unknown>,
  ) {
    super(() => genericSqlite(connection));
    this.guard = guard;
    this.begin = begin;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    if (this.guard.isInside()) {
      throw new StorageError(
        { code: 'nested-transaction' },
        'Inside a transaction, use the transaction and not the database',
      );
    }
    if (this.isTaken) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.isTaken = true;
    return super.acquireConnection();
  }

  override async releaseConnection(): Promise<void> {
    const next = this.waiting.shift();
    // Handed over while still taken, so nobody can slip in between.
    if (next) next();
    else this.isTaken = false;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await this.begin(connection);
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw('rollback'));
    } catch (error) {
      if (!(error instanceof StorageError) || !error.message.includes('no transaction is active')) throw error;
    }
  }
}

function genericSqlite(connection: SqliteConnection): IGenericSqlite<SqliteConnection> {
  return {
    db: connection,
    close: () => connection.close(),
    query: async (_isSelect, sql, parameters): Promise<QueryResult<unknown>> => {
      const result = await connection.execute(sql, parameters);
      const rows = [...result.rows];
      if (result.changes === null) return { rows };
      const numAffectedRows = BigInt(result.changes);
      return result.insertedId === null
        ? { rows, numAffectedRows }
        : { rows, numAffectedRows, insertId: BigInt(result.insertedId) };
    },
  };
}

/** Dialect over an open connection. `destroy()` of the Kysely instance closes the connection. */
export class SqliteConnectionDialect extends BaseSqliteDialect {
  /** @param waitMilliseconds how long a transaction that writes waits for those of other processes */
  constructor(
    connection: SqliteConnection,
    access: 'read-write' | 'read-only',
    guard: TransactionGuard,
    waitMilliseconds: number,
  ) {
    const begin =
      access === 'read-write'
        ? () => connection.beginImmediate(waitMilliseconds)
        : (reader: DatabaseConnection) => reader.executeQuery(CompiledQuery.raw('begin'));
    super(() => new QueuedDriver(connection, guard, begin));
  }

  override createQueryCompiler(): BacktickQueryCompiler {
    return new BacktickQueryCompiler();
  }

  override createAdapter(): TransactionalSqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}
