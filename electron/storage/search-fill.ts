/**
 * Makes the index of cases anew from the cases themselves, where a migration says it must be (`search_fill`). Newest cases
 * first, some at a time, each time in a transaction: memory stays bounded, and whoever stops it goes on from there with the
 * next start. A case written meanwhile is in the index at once; that it is read again later changes nothing.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { failureOf } from './errors.ts';
import type { ReadableDatabase, WritableDatabase } from './open.ts';
import { insertRows } from './repositories/insert-rows.ts';
import { caseSearchFields, caseSearchRow } from './repositories/search.ts';
import type { Schema } from './schema.ts';
import { giveWay, writeTransaction } from './transaction.ts';

/** How far the index is: of the cases numbered up to `of`, as many as `done` are in it. */
export interface FillProgress {
  readonly done: number;
  readonly of: number;
}

/** Hears of every step. */
export type TellFill = (progress: FillProgress) => void;

const CASES_PER_STEP = 500;
/** Beside people who work: of 10 cases the work is some twenty milliseconds. */
const CASES_BESIDE = { quiet: 50, busy: 10 } as const;
/** How long it waits for a quiet moment where windows write without a break. */
const PATIENCE_MILLISECONDS = 100;
/** How long it leaves the file to another process that writes. */
const BUSY_MILLISECONDS = 5000;

/** How far the index is; null = it is whole. */
export async function readSearchFill(db: ReadableDatabase<Schema>): Promise<FillProgress | null> {
  const fill = await db.selectFrom('search_fill').select(['up_to_case', 'newest_case']).executeTakeFirst();
  return fill === undefined ? null : { done: fill.newest_case - fill.up_to_case, of: fill.newest_case };
}

/** One step. Null = nothing to do. */
async function fillSome(database: WritableDatabase<Schema>, most: number): Promise<FillProgress | null> {
  return writeTransaction(database, async (tx) => {
    // Another process may be at it, too: the write lock is ours now, so this reading is final.
    const fill = await readSearchFill(tx);
    if (fill === null) return null;
    const cases = await tx
      .selectFrom('case_file')
      .select('id')
      .where('id', '<=', fill.of - fill.done)
      .orderBy('id', 'desc')
      .limit(most)
      .execute();
    const last = cases.at(-1)?.id;
    if (last === undefined) {
      await tx.deleteFrom('search_fill').execute();
      return { done: fill.of, of: fill.of };
    }
    const fields = await caseSearchFields(
      tx,
      cases.map(({ id }) => id),
    );
    // Upwards: a row below the one before makes the index write out all it holds in memory.
    const upwards = [...fields].toSorted(([left], [right]) => left - right);
    const rows = upwards.map(([caseId, values]) => caseSearchRow(caseId, values));
    await insertRows(tx, 'search_entry', rows);
    await tx
      .updateTable('search_fill')
      .set({ up_to_case: last - 1 })
      .execute();
    return { done: fill.of - last + 1, of: fill.of };
  });
}

/**
 * Fills the index if it must be, and returns when it is whole; with 300,000 cases that takes minutes.
 *
 * @throws StorageError; what is filled stays filled
 */
export async function fillSearchIndex(
  database: WritableDatabase<Schema>,
  tell: TellFill = () => undefined,
): Promise<void> {
  for (let step = await fillSome(database, CASES_PER_STEP); step !== null;) {
    tell(step);
    step = await fillSome(database, CASES_PER_STEP);
  }
}

/** A step beside people who work; `busy` = another process holds the file. */
async function fillBeside(database: WritableDatabase<Schema>): Promise<FillProgress | 'busy' | null> {
  const way = await giveWay(database, PATIENCE_MILLISECONDS);
  try {
    return await fillSome(database, CASES_BESIDE[way]);
  } catch (error) {
    if (failureOf(error, 'busy') === null) throw error;
    return 'busy';
  }
}

/**
 * Fills the index beside people who work with the program: in small steps, and whoever writes goes first. Returns when it is
 * whole or `signal` aborts.
 *
 * @throws StorageError, except that another process writes; what is filled stays filled
 */
export async function fillSearchIndexBeside(
  database: WritableDatabase<Schema>,
  { signal, tell }: { readonly signal: AbortSignal; readonly tell: TellFill },
): Promise<void> {
  while (!signal.aborted) {
    const step = await fillBeside(database);
    if (step === null) return;
    if (step === 'busy') await pause(BUSY_MILLISECONDS, undefined, { signal }).catch(() => undefined);
    else tell(step);
  }
}
