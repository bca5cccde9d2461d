import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';

/** 窗口: a desk at which applications are taken in. */
export interface Counter {
  readonly id: number;
  readonly name: string;
  readonly place: string;
  readonly active: boolean;
}

const COLUMNS = ['id', 'name', 'place', 'active'] as const;

function toCounter(row: { id: number; name: string; place: string; active: number }): Counter {
  return { id: row.id, name: row.name, place: row.place, active: row.active === 1 };
}

export async function listCounters(db: ReadableDatabase<Schema>): Promise<readonly Counter[]> {
  const rows = await db.selectFrom('counter').select(COLUMNS).orderBy('id').execute();
  return rows.map(toCounter);
}

export async function counterById(db: ReadableDatabase<Schema>, id: number): Promise<Counter | null> {
  const row = await db.selectFrom('counter').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toCounter(row);
}

/** @throws StorageError unique on `counter.name` */
export async function insertCounter(tx: WriteTransaction<Schema>, counter: Omit<Counter, 'id'>): Promise<Counter> {
  const row = await tx
    .insertInto('counter')
    .values({ name: counter.name, place: counter.place, active: counter.active ? 1 : 0 })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return toCounter(row);
}

/** @throws StorageError unique on `counter.name` */
export async function updateCounter(tx: WriteTransaction<Schema>, counter: Counter): Promise<Counter> {
  await tx
    .updateTable('counter')
    .set({ name: counter.name, place: counter.place, active: counter.active ? 1 : 0 })
    .where('id', '=', counter.id)
    .execute();
  return counter;
}
