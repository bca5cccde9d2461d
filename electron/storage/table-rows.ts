import { connect, type SqliteConnection } from './driver/sqlite.ts';
import type { Row } from './driver/values.ts';
import { handleOf } from './open.ts';

/** A table of the file, with the columns that order it. */
export interface StoredTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

const ROWS_PER_BATCH = 500;
const quoted = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

async function tablesOf(connection: SqliteConnection): Promise<readonly StoredTable[]> {
  // The full-text index is rebuilt from the cases; it holds nothing of its own.
  const { rows } = await connection.execute(
    `select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%' order by name`,
  );
  const tables: StoredTable[] = [];
  for (const { name } of rows) {
    const table = String(name);
    const info = await connection.execute('select name, pk from pragma_table_info(?) order by cid', [table]);
    const columns = info.rows.map((row) => ({ name: String(row['name']), pk: Number(row['pk']) }));
    const key = columns.filter(({ pk }) => pk > 0).toSorted((left, right) => left.pk - right.pk);
    tables.push({ name: table, columns: columns.map((column) => column.name), key: key.map((column) => column.name) });
  }
  return tables;
}

/** Rows of a table in the order of its key, batch by batch. */
async function* rowsOf(
  connection: SqliteConnection,
  { name, columns, key }: StoredTable,
): AsyncGenerator<readonly Row[]> {
  const ordered = (key.length === 0 ? columns : key).map(quoted).join(', ');
  const list = columns.map(quoted).join(', ');
  let last: readonly unknown[] | null = null;
  for (;;) {
    const after: string = last === null ? '' : ` where (${ordered}) > (${last.map(() => '?').join(', ')})`;
    const { rows } = await connection.execute(
      `select ${list} from ${quoted(name)}${after} order by ${ordered} limit ${ROWS_PER_BATCH}`,
      last ?? [],
    );
    if (rows.length > 0) yield rows;
    const end: Row | undefined = rows.at(-1);
    if (end === undefined || rows.length < ROWS_PER_BATCH) return;
    last = (key.length === 0 ? columns : key).map((column) => end[column]);
  }
}

async function countRows(connection: SqliteConnection, tables: readonly StoredTable[]): Promise<number> {
  let total = 0;
  for (const { name } of tables) {
    const { rows } = await connection.execute(`select count(*) as n from ${quoted(name)}`);
    total += Number(rows[0]?.['n'] ?? 0);
  }
  return total;
}

/** Every table of the file in one unchanging state, read on a connection of its own. */
export interface WholeFile {
  readonly tables: readonly StoredTable[];
  rows(table: StoredTable): AsyncGenerator<readonly Row[]>;
  /** Rows of all tables together. */
  countRows(): Promise<number>;
}

/** Reads the whole file, table by table, while others go on writing. @throws StorageError */
export async function readWholeFile<Result>(db: object, work: (file: WholeFile) => Promise<Result>): Promise<Result> {
  const connection = await connect({ file: handleOf(db).file, mode: 'read-only' });
  try {
    await connection.execute('begin');
    const tables = await tablesOf(connection);
    const result = await work({
      tables,
      rows: (table) => rowsOf(connection, table),
      countRows: () => countRows(connection, tables),
    });
    await connection.execute('commit');
    return result;
  } finally {
    await connection.close();
  }
}
