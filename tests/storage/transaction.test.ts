import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { handleOf, openDatabase, closeDatabase, type WritableDatabase } from '../../electron/storage/open.ts';
import { giveWay, readSnapshot, writeTransaction } from '../../electron/storage/transaction.ts';
import { failureFrom, temporaryDatabase } from './support.ts';

interface TestSchema {
  series: { name: string; last: number };
}

async function withSeries(file?: string): Promise<WritableDatabase<TestSchema>> {
  const database = await temporaryDatabase<TestSchema>(file);
  await writeTransaction(database, async (transaction) => {
    await sql`create table if not exists series (name text primary key, last integer not null) strict`.execute(
      transaction,
    );
    await transaction
      .insertInto('series')
      .values({ name: 'receipt', last: 0 })
      .onConflict((on) => on.doNothing())
      .execute();
  });
  return database;
}

async function drawNumber(database: WritableDatabase<TestSchema>): Promise<number> {
  return writeTransaction(database, async (transaction) => {
    const { last } = await transaction
      .selectFrom('series')
      .select('last')
      .where('name', '=', 'receipt')
      .executeTakeFirstOrThrow();
    await transaction
      .updateTable('series')
      .set({ last: last + 1 })
      .where('name', '=', 'receipt')
      .execute();
    return last + 1;
  });
}

async function lastNumber(database: WritableDatabase<TestSchema>): Promise<number> {
  return (await database.selectFrom('series').select('last').executeTakeFirstOrThrow()).last;
}

test('numbers drawn at the same time are distinct and without gaps', async () => {
  const database = await withSeries();
  const numbers = await Promise.all(Array.from({ length: 40 }, () => drawNumber(database)));
  expect(numbers).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
});

test('numbers drawn through two connections are distinct and without gaps', async () => {
  const first = await withSeries();
  const second = await withSeries(handleOf(first).file);
  const numbers = await Promise.all(
    Array.from({ length: 40 }, (_, index) => drawNumber(index % 2 === 0 ? first : second)),
  );
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
});

test('an error rolls everything back and comes through unchanged', async () => {
  const database = await withSeries();
  const error = new Error('the counter changed its mind');
  const act = writeTransaction(database, async (transaction) => {
    await transaction.updateTable('series').set({ last: 99 }).execute();
    throw error;
  });
  await expect(act).rejects.toBe(error);
  expect(await lastNumber(database)).toBe(0);
  expect(await drawNumber(database)).toBe(1);
});

test('a failed statement caught inside does not spoil the rest of the transaction', async () => {
  const database = await withSeries();
  await writeTransaction(database, async (transaction) => {
    const twice = transaction.insertInto('series').values({ name: 'receipt', last: 5 }).execute();
    expect(await failureFrom(twice)).toEqual({ code: 'unique', table: 'series', columns: ['name'], index: null });
    await transaction.updateTable('series').set({ last: 7 }).execute();
  });
  expect(await lastNumber(database)).toBe(7);
});

test('a transaction inside a transaction is an error and not a standstill', async () => {
  const database = await withSeries();
  const nested = writeTransaction(database, () => drawNumber(database));
  expect(await failureFrom(nested)).toEqual({ code: 'nested-transaction' });
  const outer = writeTransaction(database, () => lastNumber(database));
  expect(await failureFrom(outer)).toEqual({ code: 'nested-transaction' });
  const afterwards = writeTransaction(database, async () => 'ended').then(() => drawNumber(database));
  expect(await afterwards).toBe(1);
});

test('two databases may be written one inside the other', async () => {
  const first = await withSeries();
  const second = await withSeries();
  expect(await writeTransaction(first, () => drawNumber(second))).toBe(1);
});

test('work started inside but run after the end waits for its own turn', async () => {
  const database = await withSeries();
  let later: Promise<number> | null = null;
  await writeTransaction(database, async () => {
    later = new Promise((resolve) => setTimeout(resolve, 30)).then(() => drawNumber(database));
  });
  expect(await later).toBe(1);
});

test('a transaction cannot be used after its end', async () => {
  const database = await withSeries();
  const leaked = await writeTransaction(database, async (transaction) => ({ transaction }));
  await expect(leaked.transaction.updateTable('series').set({ last: 3 }).execute()).rejects.toThrow(/committed/iu);
  expect(await lastNumber(database)).toBe(0);
});

test('reads outside wait for an open transaction and never see half of it', async () => {
  const database = await withSeries();
  let seen: Promise<number> = Promise.resolve(-1);
  const start = Promise.withResolvers<void>();
  const outside = start.promise;
  const act = writeTransaction(database, async (transaction) => {
    await transaction.updateTable('series').set({ last: 1 }).execute();
    start.resolve();
    await new Promise((resolve) => setTimeout(resolve, 30));
    await transaction.updateTable('series').set({ last: 2 }).execute();
  });
  await outside;
  seen = lastNumber(database);
  await act;
  expect(await seen).toBe(2);
});

test('a broken deferred reference fails at the commit and is rolled back', async () => {
  const database = await withSeries();
  await writeTransaction(database, (transaction) =>
    sql`create table ticket (series text references series (name) deferrable initially deferred) strict`.execute(
      transaction,
    ),
  );
  const act = writeTransaction(database, async (transaction) => {
    await sql`insert into ticket values ('unknown')`.execute(transaction);
    await transaction.updateTable('series').set({ last: 50 }).execute();
  });
  expect(await failureFrom(act)).toEqual({ code: 'foreign-key' });
  expect(await lastNumber(database)).toBe(0);
  expect(await drawNumber(database)).toBe(1);
});

test('a snapshot does not see what is committed while it is read', async () => {
  const database = await withSeries();
  const reports = await openDatabase<TestSchema>({ file: handleOf(database).file, mode: 'read-only' });
  const readings = await readSnapshot(reports, async (snapshot) => {
    const before = await snapshot.selectFrom('series').select('last').executeTakeFirstOrThrow();
    await drawNumber(database);
    const after = await snapshot.selectFrom('series').select('last').executeTakeFirstOrThrow();
    return [before.last, after.last];
  });
  expect(readings).toEqual([0, 0]);
  expect(await reports.selectFrom('series').select('last').execute()).toEqual([{ last: 1 }]);
  await expect(readSnapshot(database, async () => 1)).rejects.toThrow(TypeError);
  await closeDatabase(reports);
});

test('a file locked by another connection is busy after the timeout, and free again afterwards', async () => {
  const database = await withSeries();
  const other = await openDatabase<TestSchema>({
    file: handleOf(database).file,
    mode: 'read-write',
    busyTimeoutMilliseconds: 30,
  });
  await writeTransaction(database, async () => {
    expect(await failureFrom(drawNumber(other))).toEqual({ code: 'busy' });
  });
  expect(await drawNumber(other)).toBe(1);
  await closeDatabase(other);
});

test('closing waits for a running transaction; what comes later is refused', async () => {
  const database = await withSeries();
  const { file } = handleOf(database);
  const numbers = [drawNumber(database), drawNumber(database)];
  const closing = closeDatabase(database);
  const late = failureFrom(drawNumber(database));
  expect(await Promise.all(numbers)).toEqual([1, 2]);
  await closing;
  expect(await late).toEqual({ code: 'closed' });
  expect(await lastNumber(await withSeries(file))).toBe(2);
  expect(await failureFrom(writeTransaction(database, () => closeDatabase(database)))).toEqual({ code: 'closed' });
});

test('closing inside its own transaction is an error and not a standstill', async () => {
  const database = await withSeries();
  expect(await failureFrom(writeTransaction(database, () => closeDatabase(database)))).toEqual({
    code: 'nested-transaction',
  });
});

/** A transaction that stays open until `end` is called; resolves once it is open. */
async function heldOpen(database: WritableDatabase<TestSchema>) {
  const gate = Promise.withResolvers<void>();
  const open = Promise.withResolvers<void>();
  const written = writeTransaction(database, async () => {
    open.resolve();
    await gate.promise;
  });
  await open.promise;
  return {
    end: async () => {
      gate.resolve();
      await written;
    },
  };
}

test('long work gives way to a transaction that writes', async () => {
  const database = await withSeries();
  const writing = await heldOpen(database);
  const order: string[] = [];
  const work = giveWay(database, 60_000).then(() => order.push('long work'));
  await drawnBehind(database, order, writing);
  await work;
  expect(order).toEqual(['written', 'drawn', 'long work']);
});

async function drawnBehind(
  database: WritableDatabase<TestSchema>,
  order: string[],
  writing: Awaited<ReturnType<typeof heldOpen>>,
): Promise<void> {
  const drawn = drawNumber(database).then(() => order.push('drawn'));
  await writing.end();
  order.push('written');
  await drawn;
}

test('long work goes on while nobody writes, and in the end although somebody does', async () => {
  const database = await withSeries();
  await giveWay(database, 60_000);
  const writing = await heldOpen(database);
  await giveWay(database, 0);
  await writing.end();
});
