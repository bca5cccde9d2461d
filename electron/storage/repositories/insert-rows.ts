import { CompiledQuery, type Insertable } from 'kysely';
import type { WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';

const texts = new Map<string, string>();

function textOf(verb: 'insert' | 'replace', table: string, columns: readonly string[], rows: number): string {
  const key = `${verb} ${table} ${rows} ${columns.join(' ')}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const places = `(${columns.map(() => '?').join(', ')})`;
  const names = columns.map((column) => `\`${column}\``).join(', ');
  const text = `${verb} into \`${table}\` (${names}) values ${Array.from({ length: rows }, () => places).join(', ')}`;
  texts.set(key, text);
  return text;
}

/**
 * Inserts rows of one table in one statement, its text remembered: an act writes a dozen of these, and building each
 * anew would cost more than running it. Every row must name the same columns.
 *
 * @returns the id of the last row. @throws StorageError as the constraints of the table have it
 * @example const id = await insertRows(tx, 'counter', [{ name: '1号窗口', place: '二楼', active: 1 }]);
 */
export async function insertRows<Table extends keyof Schema & string>(
  tx: WriteTransaction<Schema>,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
  verb: 'insert' | 'replace' = 'insert',
): Promise<number> {
  const [first] = rows;
  if (first === undefined) return 0;
  const columns = Object.keys(first);
  const values: unknown[] = [];
  for (const row of rows) {
    const cells = Object.entries(row);
    if (cells.length !== columns.length) throw new TypeError(`Rows of ${table} with different columns`);
    for (const [index, [column, value]] of cells.entries()) {
      if (column !== columns[index]) throw new TypeError(`Rows of ${table} with columns in different order`);
      values.push(value);
    }
  }
  const result = await tx.executeQuery(CompiledQuery.raw(textOf(verb, table, columns, rows.length), values));
  return Number(result.insertId ?? 0n);
}
