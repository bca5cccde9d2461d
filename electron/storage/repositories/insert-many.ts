import type { WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** Rows in one statement at most; SQLite takes 32,766 values. */
const LARGEST = 256;

/** In chunks of powers of two, so that few statement texts are ever made. */
export function chunks<Each>(all: readonly Each[]): readonly (readonly Each[])[] {
  const parts: (readonly Each[])[] = [];
  let from = 0;
  for (let size = LARGEST; size >= 1; size /= 2) {
    while (all.length - from >= size) {
      parts.push(all.slice(from, from + size));
      from += size;
    }
  }
  return parts;
}

/** Inserts any number of rows of one table. @throws StorageError as the constraints of the table have it */
export async function insertMany<Table extends keyof Schema & string>(
  tx: WriteTransaction<Schema>,
  table: Table,
  rows: Parameters<typeof insertRows<Table>>[2],
  verb: 'insert' | 'replace' = 'insert',
): Promise<void> {
  for (const chunk of chunks(rows)) await insertRows(tx, table, chunk, verb);
}
