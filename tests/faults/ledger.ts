/** A small ledger in the shape of the product's acts: one act, its lines and a running number, in one transaction. */
import { migrate, type Migration } from '../../electron/storage/migrate.ts';
import { openDatabase, type ReadableDatabase, type WritableDatabase } from '../../electron/storage/open.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';

export interface LedgerSchema {
  act: { id: number; actor: string; text: string };
  act_line: { act_id: number; line: number };
  series: { name: string; last: number };
}

export const LINES_PER_ACT = 4;

export const ledgerMigration: Migration = {
  id: 1,
  name: 'ledger',
  statements: [
    'create table act (id integer primary key, actor text not null, text text not null) strict',
    'create table act_line (act_id integer not null references act (id), line integer not null, primary key (act_id, line)) strict',
    'create table series (name text primary key, last integer not null) strict',
    "insert into series values ('act', 0)",
  ],
};

export async function openLedger(file: string): Promise<WritableDatabase<LedgerSchema>> {
  const database = await openDatabase<LedgerSchema>({ file, mode: 'read-write', newestVersion: 1 });
  await migrate(database, { migrations: [ledgerMigration], now: () => new Date() });
  return database;
}

/** Writes one act and returns its number. */
export async function writeAct(database: WritableDatabase<LedgerSchema>, actor: string, text: string): Promise<number> {
  return writeTransaction(database, async (transaction) => {
    const { last } = await transaction
      .selectFrom('series')
      .select('last')
      .where('name', '=', 'act')
      .executeTakeFirstOrThrow();
    const id = last + 1;
    await transaction.updateTable('series').set({ last: id }).where('name', '=', 'act').execute();
    await transaction.insertInto('act').values({ id, actor, text }).execute();
    for (let line = 1; line <= LINES_PER_ACT; line += 1) {
      await transaction.insertInto('act_line').values({ act_id: id, line }).execute();
    }
    return id;
  });
}

/** Everything in the ledger that can be half: acts, their lines and the number drawn last. */
export async function readLedger(database: ReadableDatabase<LedgerSchema>) {
  const acts = await database.selectFrom('act').select(['id', 'actor']).orderBy('id').execute();
  const lines = await database
    .selectFrom('act_line')
    .select(({ fn }) => ['act_id', fn.countAll<number>().as('lines')])
    .groupBy('act_id')
    .orderBy('act_id')
    .execute();
  const { last } = await database.selectFrom('series').select('last').executeTakeFirstOrThrow();
  return { acts, lines, last };
}
