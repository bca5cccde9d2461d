/**
 * The one way to write. Transactions of one process queue up before they begin (driver/dialect.ts); those of other
 * processes are waited for up to the busy timeout, because each begins IMMEDIATE.
 */
import { Kysely, type Transaction } from 'kysely';
import { StorageError } from './errors.ts';
import {
  handleOf,
  type ReadableDatabase,
  type TransactionScope,
  type WritableDatabase,
  type WriteTransaction,
} from './open.ts';

function kyselyOf<Schema>(database: ReadableDatabase<Schema>): Kysely<Schema> {
  if (!(database instanceof Kysely)) throw new TypeError('Not a database opened by openDatabase');
  return database;
}

function isWriteTransaction<Schema>(transaction: Transaction<Schema>): transaction is WriteTransaction<Schema> {
  return transaction.isTransaction;
}

/**
 * Runs `work` in one transaction: committed and on the disk when the promise fulfils, rolled back entirely when `work`
 * throws. Inside, use only the transaction given; the outer database, or another `writeTransaction` on it, is an error
 * (it would wait for itself).
 *
 * @throws StorageError nested-transaction, busy, disk-full and what the statements throw; and whatever `work` throws
 * @example await writeTransaction(database, (tx) => tx.insertInto('counter').values(counter).execute());
 */
export async function writeTransaction<Schema, Result>(
  database: WritableDatabase<Schema>,
  work: (transaction: WriteTransaction<Schema>) => Promise<Result>,
): Promise<Result> {
  const { scope } = handleOf(database);
  if (scope.getStore()?.isActive === true) {
    throw new StorageError({ code: 'nested-transaction' }, 'A write transaction cannot be opened inside another one');
  }
  const current: TransactionScope = { isActive: false };
  return scope.run(current, () =>
    kyselyOf(database)
      .transaction()
      .execute(async (transaction) => {
        if (!isWriteTransaction(transaction)) throw new TypeError('Kysely gave no transaction');
        current.isActive = true;
        try {
          return await work(transaction);
        } finally {
          current.isActive = false;
        }
      }),
  );
}

/**
 * Runs several reads against one unchanging state of the file, e.g. a report of many queries. Needs a database opened
 * `read-only`: on the writing connection it would keep everybody else from writing.
 *
 * @example const totals = await readSnapshot(reports, async (snapshot) => [await a(snapshot), await b(snapshot)]);
 */
export async function readSnapshot<Schema, Result>(
  database: ReadableDatabase<Schema>,
  work: (snapshot: ReadableDatabase<Schema>) => Promise<Result>,
): Promise<Result> {
  if (handleOf(database).mode !== 'read-only') throw new TypeError('A snapshot needs a read-only database');
  return kyselyOf(database)
    .transaction()
    .execute((transaction) => work(transaction));
}
