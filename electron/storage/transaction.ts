/**
 * The one way to write. Transactions of one process queue up before they begin (driver/dialect.ts); those of other
 * processes are waited for up to the busy timeout, because each begins IMMEDIATE.
 */
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
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

/** Write transactions of this program on one database that run or wait for their turn, and when the last one ended. */
interface Writers {
  count: number;
  endedAt: number;
}
const writersOf = new WeakMap<object, Writers>();

function writersFor(database: object): Writers {
  const known = writersOf.get(database) ?? { count: 0, endedAt: Number.NEGATIVE_INFINITY };
  writersOf.set(database, known);
  return known;
}

/** As long as nobody has written for so long, nobody is taken to be about to. */
const QUIET_MILLISECONDS = 10;

/**
 * Lets those who write go first: for long work made of small pieces, called between them. Goes on at once while nobody
 * writes; else when it has been quiet for a moment, at the latest after `patienceMilliseconds`, so that it comes to an end.
 *
 * @returns whether it is quiet, so that the next piece may be a larger one
 */
export async function giveWay(database: object, patienceMilliseconds: number): Promise<'quiet' | 'busy'> {
  const writers = writersFor(database);
  const giveUpAt = performance.now() + patienceMilliseconds;
  await nextTurn();
  for (;;) {
    const now = performance.now();
    const isQuiet = writers.count === 0 && now - writers.endedAt >= QUIET_MILLISECONDS;
    if (isQuiet) return 'quiet';
    if (now >= giveUpAt) return 'busy';
    await pause(QUIET_MILLISECONDS / 2);
  }
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
  const writers = writersFor(database);
  writers.count += 1;
  try {
    return await scope.run(current, () =>
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
  } finally {
    writers.count -= 1;
    writers.endedAt = performance.now();
  }
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
