import { CompiledQuery } from 'kysely';
import type { WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';

/**
 * Changes rows of one table by their ids, one text of JSON that SQLite takes apart by itself. An insert that updates where
 * the id is there already would not do: SQLite then lets its way with conflicts reign in every trigger it fires, and an
 * `insert or ignore` there fails.
 *
 * @param rows each with its id and the columns to change, the same ones in the same order
 */
export async function updatePacked<Table extends keyof Schema & string>(
  tx: WriteTransaction<Schema>,
  table: Table,
  rows: readonly (Readonly<Record<string, string | number | null>> & { readonly id: number })[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first).filter((column) => column !== 'id');
  const cells = rows.map((row) => [row.id, ...columns.map((column) => row[column] ?? null)]);
  const set = columns.map((column, index) => `\`${column}\` = changed.value ->> ${index + 1}`).join(', ');
  const text = `update \`${table}\` set ${set} from json_each(?) as changed where \`${table}\`.id = changed.value ->> 0`;
  await tx.executeQuery(CompiledQuery.raw(text, [JSON.stringify(cells)]));
}
