import { CompiledQuery } from 'kysely';
import type { WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';

/** The one row of a select without a table, its text made once by the caller. */
export async function onlyRow<Row>(
  tx: WriteTransaction<Schema>,
  text: string,
  values: readonly (string | number | null)[],
): Promise<Row> {
  const { rows } = await tx.executeQuery<Row>(CompiledQuery.raw(text, [...values]));
  const [row] = rows;
  if (row === undefined) throw new TypeError('A select without a table gives one row');
  return row;
}
