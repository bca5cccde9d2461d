import sqlite3 from 'sqlite3';
import { headsOf, numberTokens, phoneTokens } from '../../electron/storage/search-numbers.ts';
import { soundTokens } from '../../electron/storage/search-sounds.ts';
import { indexText, pinyinColumns } from '../../electron/storage/search-text.ts';

/**
 * The raw limit: sqlite3 by hand, statements prepared once, one transaction per application, every row as the services
 * write it. No check of anything, no rendering: the HTML is given.
 */

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

/** Rows of one accepted intake, by table, in the order in which they are written. */
export interface IntakeRows {
  readonly tables: readonly { readonly table: string; readonly rows: readonly Row[] }[];
  /** Text, pinyin, initials, digits and heads of the index row. */
  readonly found: readonly [string, string, string, string, string];
}

export interface RawDatabase {
  readonly write: (rows: IntakeRows) => Promise<void>;
  readonly close: () => Promise<void>;
}

function open(file: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, (error) => (error === null ? resolve(database) : reject(error)));
  });
}

function all(database: sqlite3.Database, sql: string, values: readonly Value[] = []): Promise<readonly Row[]> {
  return new Promise((resolve, reject) => {
    database.all<Row>(sql, [...values], (error, rows) => (error === null ? resolve(rows) : reject(error)));
  });
}

function prepare(database: sqlite3.Database, sql: string): Promise<sqlite3.Statement> {
  return new Promise((resolve, reject) => {
    const statement: sqlite3.Statement = database.prepare(sql, (error: Error | null) =>
      error === null ? resolve(statement) : reject(error),
    );
  });
}

function run(statement: sqlite3.Statement, values: readonly Value[]): Promise<number> {
  return new Promise((resolve, reject) => {
    statement.run([...values], function done(this: sqlite3.RunResult, error: Error | null) {
      if (error === null) resolve(this.lastID);
      else reject(error);
    });
  });
}

function rowsOf(statement: sqlite3.Statement, values: readonly Value[]): Promise<readonly Row[]> {
  return new Promise((resolve, reject) => {
    statement.all<Row>([...values], (error: Error | null, rows: Row[]) =>
      error === null ? resolve(rows) : reject(error),
    );
  });
}

const close = (database: sqlite3.Database): Promise<void> =>
  new Promise((resolve, reject) => {
    database.close((error) => (error === null ? resolve() : reject(error)));
  });
const finalise = (statement: sqlite3.Statement): Promise<void> =>
  new Promise((resolve) => {
    statement.finalize(() => resolve());
  });

const OF_CASE = ['case_event', 'case_material', 'case_clock', 'paper'] as const;

/** The rows that a case of the services' file consists of. */
export async function readRows(file: string, caseId: number): Promise<IntakeRows> {
  const database = await open(file);
  try {
    const [found] = await all(database, 'select * from case_file where id = ?', [caseId]);
    if (found === undefined) throw new Error(`no case ${caseId}`);
    const one = async (table: string, where: string, values: readonly Value[]) => ({
      table,
      rows: await all(database, `select * from ${table} where ${where}`, values),
    });
    const ofCase = [];
    for (const table of OF_CASE) ofCase.push(await one(table, 'case_id = ?', [caseId]));
    const applicants = await one('applicant', 'id = ?', [found['applicant_id'] ?? null]);
    const projects = await one('project', 'id = ?', [found['project_id'] ?? null]);
    const tables = [
      applicants,
      projects,
      { table: 'case_file', rows: [found] },
      ...ofCase,
      await one('audit_entry', "entity = 'case' and entity_id = ?", [String(caseId)]),
      await one('idempotency', "procedure = 'intake.submit' and json_extract(result, '$.caseId') = ?", [caseId]),
    ];
    const names = [applicants.rows[0]?.['name'], projects.rows[0]?.['name']].map(String);
    const sounds = names.map((name) => pinyinColumns(name));
    const number = String(found['receipt_number']);
    const text = [...names, String(projects.rows[0]?.['address'])].map(indexText).join(' ');
    return {
      tables,
      found: [
        text,
        soundTokens(sounds.map(({ full }) => full)),
        soundTokens(sounds.map(({ initials }) => initials)),
        `${numberTokens(number)} ${phoneTokens('13800001234')}`,
        JSON.stringify(headsOf([number])),
      ],
    };
  } finally {
    await close(database);
  }
}

async function copySchema(database: sqlite3.Database, from: string): Promise<void> {
  const source = await open(from);
  const objects = await all(
    source,
    `select type, name, sql from sqlite_schema where sql is not null and name not like 'sqlite_%'
       and name not like 'case_search_%' order by rowid`,
  );
  const staff = await all(source, 'select * from staff');
  const counters = await all(source, 'select * from counter');
  await close(source);
  for (const object of objects) await all(database, String(object['sql']));
  for (const [table, rows] of [['staff', staff] as const, ['counter', counters] as const]) {
    for (const row of rows) {
      const columns = Object.keys(row);
      const places = columns.map(() => '?').join(', ');
      await all(database, `insert into ${table} (${columns.join(', ')}) values (${places})`, Object.values(row));
    }
  }
}

/** Columns that must differ from row to row, or come from the file itself. */
const OWN_ID = new Set(['applicant', 'project', 'case_file', 'paper', 'audit_entry']);

/** A new file with the schema, staff and counters of another, and the services' pragmas. */
export async function openRaw(file: string, schemaFrom: string): Promise<RawDatabase> {
  const database = await open(file);
  for (const pragma of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on', 'busy_timeout = 10000']) {
    await all(database, `pragma ${pragma}`);
  }
  await copySchema(database, schemaFrom);
  const statements = new Map<string, sqlite3.Statement>();
  const statementFor = async (sql: string) => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const made = await prepare(database, sql);
    statements.set(sql, made);
    return made;
  };
  const execute = async (sql: string, values: readonly Value[] = []) => run(await statementFor(sql), values);
  // A chained entry and a numbered paper cannot be written without these two answers, by hand neither.
  const read = async (sql: string, values: readonly Value[] = []) => rowsOf(await statementFor(sql), values);
  let count = 0;

  const insert = async (table: string, row: Row, changed: Row): Promise<number> => {
    const values = { ...row, ...changed };
    const columns = Object.keys(values).filter((column) => column !== 'id' || !OWN_ID.has(table));
    const places = columns.map(() => '?').join(', ');
    return execute(
      `insert into ${table} (${columns.join(', ')}) values (${places})`,
      columns.map((column) => values[column] ?? null),
    );
  };

  const write = async ({ tables, found }: IntakeRows): Promise<void> => {
    count += 1;
    const unique = String(count).padStart(8, '0');
    const ids: Record<string, number> = {};
    await execute('begin immediate');
    for (const { table, rows } of tables) {
      for (const row of rows) {
        const changed: Record<string, Value> = {};
        if ('case_id' in row) changed['case_id'] = ids['case_file'] ?? 0;
        if (table === 'applicant') changed['code'] = `91210100MB${unique}`;
        if (table === 'case_file') {
          changed['applicant_id'] = ids['applicant'] ?? 0;
          changed['project_id'] = ids['project'] ?? 0;
        }
        if (table === 'paper') {
          const [drawn] = await read(
            'insert into number_series values (?, ?, 1) on conflict do update set last = last + 1 returning last',
            [row['series'] ?? '', row['year'] ?? 0],
          );
          changed['seq'] = drawn?.['last'] ?? 0;
        }
        if (table === 'audit_entry') {
          const [last] = await read('select hash from audit_entry order by id desc limit 1');
          changed['previous_hash'] = last?.['hash'] ?? unique;
          changed['hash'] = unique.padStart(64, '0');
        }
        if (table === 'idempotency') changed['key'] = unique;
        ids[table] = await insert(table, row, changed);
      }
    }
    await execute(
      'insert into search_entry (case_id, text, pinyin, initials, digits, heads) values (?, ?, ?, ?, ?, ?)',
      [ids['case_file'] ?? 0, ...found],
    );
    await execute('commit');
  };
  return {
    write,
    close: async () => {
      for (const statement of statements.values()) await finalise(statement);
      await close(database);
    },
  };
}
