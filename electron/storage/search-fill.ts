/**
 * Makes the index of cases anew from the cases themselves, where a migration says it must be (`search_fill`). Some cases at
 * a time, each time in a transaction: memory stays bounded, and whoever stops it goes on from there with the next start.
 */
import type { WritableDatabase } from './open.ts';
import { insertRows } from './repositories/insert-rows.ts';
import { caseSearchFields, caseSearchRow } from './repositories/search.ts';
import type { Schema } from './schema.ts';
import { writeTransaction } from './transaction.ts';

/** How far the index is: highest case id in it, and the last one to come. */
export interface FillProgress {
  readonly done: number;
  readonly of: number;
}

const CASES_PER_STEP = 500;

/** One step. Null = nothing to do. */
async function fillSome(database: WritableDatabase<Schema>): Promise<FillProgress | null> {
  return writeTransaction(database, async (tx) => {
    // Another process may be at it, too: the write lock is ours now, so this reading is final.
    const fill = await tx.selectFrom('search_fill').select(['last_case', 'until_case']).executeTakeFirst();
    if (fill === undefined) return null;
    const cases = await tx
      .selectFrom('case_file')
      .select('id')
      .where('id', '>', fill.last_case)
      .where('id', '<=', fill.until_case)
      .orderBy('id')
      .limit(CASES_PER_STEP)
      .execute();
    const last = cases.at(-1)?.id;
    if (last === undefined) {
      await tx.deleteFrom('search_fill').execute();
      return { done: fill.until_case, of: fill.until_case };
    }
    const fields = await caseSearchFields(
      tx,
      cases.map(({ id }) => id),
    );
    const rows = [...fields].map(([caseId, values]) => caseSearchRow(caseId, values));
    await insertRows(tx, 'search_entry', rows);
    await tx.updateTable('search_fill').set({ last_case: last }).execute();
    return { done: last, of: fill.until_case };
  });
}

/**
 * Fills the index if it must be; with 300,000 cases that takes minutes. Until it returns, a search finds part of the cases.
 *
 * @param tell hears of every step. @throws StorageError; what is filled stays filled
 */
export async function fillSearchIndex(
  database: WritableDatabase<Schema>,
  tell: (progress: FillProgress) => void = () => undefined,
): Promise<void> {
  for (let step = await fillSome(database); step !== null; step = await fillSome(database)) tell(step);
}
