import { CompiledQuery, type Insertable } from 'kysely';
import type { WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';

/**
 * Rows made ready outside the transaction, so that it is short: one text of JSON that SQLite takes apart by itself.
 * Columns named in `shifted` hold ids that are known only inside: a negative number -n means "the n-th after the last id
 * of that table then", any other value is an id as it is.
 */
export interface PackedRows {
  readonly table: keyof Schema & string;
  readonly columns: readonly string[];
  readonly shifted: readonly { readonly column: string; readonly by: keyof Schema & string }[];
  readonly json: string;
}

/** Packs rows of one table; every row must name the same columns in the same order. */
export function packRows<Table extends keyof Schema & string>(
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
  shifted: PackedRows['shifted'] = [],
): PackedRows {
  const [first] = rows;
  const columns = first === undefined ? [] : Object.keys(first);
  const cells = rows.map((row) => {
    const entries = Object.entries(row);
    if (entries.length !== columns.length || entries.some(([column], index) => column !== columns[index])) {
      throw new TypeError(`Rows of ${table} with different columns`);
    }
    return entries.map(([, value]) => value);
  });
  return { table, columns, shifted, json: JSON.stringify(cells) };
}

/** Inserts packed rows in one statement. @param last the last id of each table that ids are counted from */
export async function insertPacked(
  tx: WriteTransaction<Schema>,
  { table, columns, shifted, json }: PackedRows,
  last: Readonly<Partial<Record<keyof Schema & string, number>>>,
): Promise<void> {
  if (columns.length === 0) return;
  const values: unknown[] = [];
  const places = columns.map((column, index) => {
    const shift = shifted.find((one) => one.column === column);
    if (shift === undefined) return `value ->> ${index}`;
    values.push(last[shift.by] ?? 0);
    return `iif(value ->> ${index} < 0, ? - (value ->> ${index}), value ->> ${index})`;
  });
  const names = columns.map((column) => `\`${column}\``).join(', ');
  const text = `insert into \`${table}\` (${names}) select ${places.join(', ')} from json_each(?)`;
  await tx.executeQuery(CompiledQuery.raw(text, [...values, json]));
}
