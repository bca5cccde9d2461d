import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Kysely, sql } from 'kysely';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { SqliteConnectionDialect } from '../../electron/storage/driver/dialect.ts';
import {
  APPLICATION_ID,
  closeDatabase,
  handleOf,
  openDatabase,
  readScalar,
  type ReadableDatabase,
  type WritableDatabase,
  type WriteTransaction,
} from '../../electron/storage/open.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';
import { failureFrom, temporaryConnection, temporaryDatabase, temporaryFolder } from './support.ts';

interface TestSchema {
  note: { id: number; text: string };
}

async function createNotes(database: WritableDatabase<TestSchema>): Promise<void> {
  await writeTransaction(database, async (transaction) => {
    await sql`create table note (id integer primary key, text text not null) strict`.execute(transaction);
    await transaction.insertInto('note').values({ id: 1, text: 'first' }).execute();
  });
}

describe('opening', () => {
  test('every pragma of a writing connection is in force', async () => {
    const { connection } = handleOf(await temporaryDatabase());
    const pragmas = [
      'journal_mode',
      'synchronous',
      'foreign_keys',
      'trusted_schema',
      'cell_size_check',
      'busy_timeout',
      'query_only',
    ];
    const values = [];
    for (const pragma of pragmas) values.push(await readScalar(connection, `pragma ${pragma}`));
    expect(values).toEqual(['wal', '2', '1', '0', '1', '10000', '0']);
  });

  test('every pragma of a reading connection is in force', async () => {
    const { file } = handleOf(await temporaryDatabase());
    const reader = await openDatabase<TestSchema>({ file, mode: 'read-only', busyTimeoutMilliseconds: 50 });
    const { connection } = handleOf(reader);
    const pragmas = ['foreign_keys', 'trusted_schema', 'cell_size_check', 'busy_timeout', 'query_only'];
    const values = [];
    for (const pragma of pragmas) values.push(await readScalar(connection, `pragma ${pragma}`));
    expect(values).toEqual(['1', '0', '1', '50', '1']);
    await closeDatabase(reader);
  });

  test('a reader sees what was committed, and can neither write nor compile a write', async () => {
    const database = await temporaryDatabase<TestSchema>();
    await createNotes(database);
    const reader = await openDatabase<TestSchema>({ file: handleOf(database).file, mode: 'read-only' });
    expect(await reader.selectFrom('note').selectAll().execute()).toEqual([{ id: 1, text: 'first' }]);
    const cte = reader
      .with('recent', (query) => query.selectFrom('note').select('id'))
      .selectFrom('recent')
      .selectAll();
    expect(await cte.execute()).toEqual([{ id: 1 }]);
    expectTypeOf(reader).not.toHaveProperty('insertInto');
    expectTypeOf(reader).not.toHaveProperty('updateTable');
    expectTypeOf(reader).not.toHaveProperty('deleteFrom');
    expectTypeOf(reader).not.toHaveProperty('getExecutor');
    expectTypeOf(database).not.toHaveProperty('insertInto');
    expectTypeOf<ReadableDatabase<TestSchema>>().not.toExtend<WritableDatabase<TestSchema>>();
    expectTypeOf<WritableDatabase<TestSchema>>().toExtend<ReadableDatabase<TestSchema>>();
    expectTypeOf<WriteTransaction<TestSchema>>().toExtend<ReadableDatabase<TestSchema>>();
    expectTypeOf<WritableDatabase<TestSchema>>().not.toExtend<WriteTransaction<TestSchema>>();
    expect(await failureFrom(handleOf(reader).connection.execute('delete from note'))).toEqual({ code: 'read-only' });
    await closeDatabase(reader);
  });

  test('the database of another program is refused and not changed by one byte', async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, 'foreign.db');
    const foreign = await temporaryConnection({ file });
    await foreign.execute('pragma application_id = 7');
    await foreign.execute('create table theirs (id)');
    await foreign.close();
    const before = await readFile(file);
    expect(await failureFrom(openDatabase({ file, mode: 'read-write' }))).toEqual({
      code: 'foreign-file',
      applicationId: 7,
    });
    expect(await failureFrom(openDatabase({ file, mode: 'read-only' }))).toEqual({
      code: 'foreign-file',
      applicationId: 7,
    });
    expect(await readFile(file)).toEqual(before);
  });

  test('a file that is no database is refused and not changed', async () => {
    const file = path.join(await temporaryFolder(), 'letter.db');
    await writeFile(file, 'x'.repeat(5000));
    expect(await failureFrom(openDatabase({ file, mode: 'read-write' }))).toEqual({ code: 'not-a-database' });
    expect(await readFile(file, 'utf8')).toBe('x'.repeat(5000));
  });

  test('a file of a newer version is refused unchanged, naming both versions', async () => {
    const file = path.join(await temporaryFolder(), 'newer.db');
    const newer = await temporaryConnection({ file });
    await newer.execute('pragma journal_mode = wal');
    await newer.execute(`pragma application_id = ${APPLICATION_ID}`);
    await newer.execute('pragma user_version = 9');
    await newer.close();
    const before = await readFile(file);
    const opening = openDatabase({ file, mode: 'read-write', newestVersion: 3 });
    expect(await failureFrom(opening)).toEqual({ code: 'newer-schema', fileVersion: 9, programVersion: 3 });
    await expect(openDatabase({ file, mode: 'read-write', newestVersion: 3 })).rejects.toThrow(/version 9.*version 3/u);
    expect(await readFile(file)).toEqual(before);
  });

  test('a missing file is created for writing and refused for reading', async () => {
    const file = path.join(await temporaryFolder(), 'none.db');
    expect(await failureFrom(openDatabase({ file, mode: 'read-only' }))).toEqual({ code: 'cannot-open', file });
    await closeDatabase(await openDatabase({ file, mode: 'read-write' }));
    const inFolder = path.join(file, 'below-a-file.db');
    expect(await failureFrom(openDatabase({ file: inFolder, mode: 'read-write' }))).toEqual({
      code: 'cannot-open',
      file: inFolder,
    });
  });

  test('only databases opened here have a handle', () => {
    expect(() => handleOf({})).toThrow(TypeError);
  });
});

describe('dialect', () => {
  test('names are quoted so that a misspelt column is an error', async () => {
    const database = await temporaryDatabase<TestSchema>();
    await createNotes(database);
    const misspelt = database.selectFrom('note').select(sql<string>`${sql.ref('txet')}`.as('text'));
    expect(misspelt.compile().sql).toBe('select `txet` as `text` from `note`');
    expect(await failureFrom(misspelt.execute())).toEqual({ code: 'bad-statement', reason: 'no such column: txet' });
  });

  test('a backtick inside a name is doubled', async () => {
    const connection = await temporaryConnection();
    const kysely = new Kysely<Record<string, { id: number }>>({
      dialect: new SqliteConnectionDialect(connection, 'read-write', { isInside: () => false }, 1000),
    });
    await kysely.schema.createTable('odd`name').addColumn('id', 'integer').execute();
    expect(await kysely.selectFrom('odd`name').selectAll().execute()).toEqual([]);
  });

  test('inserts, updates and RETURNING work through Kysely', async () => {
    const database = await temporaryDatabase<TestSchema>();
    await createNotes(database);
    const outcome = await writeTransaction(database, async (transaction) => {
      const inserted = await transaction.insertInto('note').values({ id: 7, text: 'b' }).executeTakeFirstOrThrow();
      const updated = await transaction.updateTable('note').set({ text: 'c' }).executeTakeFirstOrThrow();
      const returned = await transaction.deleteFrom('note').where('id', '=', 7).returningAll().execute();
      const conflict = await transaction
        .insertInto('note')
        .values({ id: 1, text: 'd' })
        .onConflict((on) => on.column('id').doUpdateSet({ text: (eb) => eb.ref('excluded.text') }))
        .returning('text')
        .execute();
      return { id: inserted.insertId, updated: updated.numUpdatedRows, returned, conflict };
    });
    expect(outcome).toEqual({ id: 7n, updated: 2n, returned: [{ id: 7, text: 'c' }], conflict: [{ text: 'd' }] });
  });

  test('DDL is declared transactional', async () => {
    const connection = await temporaryConnection();
    const adapter = new SqliteConnectionDialect(
      connection,
      'read-write',
      { isInside: () => false },
      1000,
    ).createAdapter();
    expect(adapter.supportsTransactionalDdl).toBe(true);
  });

  test('the tables can be listed', async () => {
    const connection = await temporaryConnection();
    const kysely = new Kysely({
      dialect: new SqliteConnectionDialect(connection, 'read-write', { isInside: () => false }, 1000),
    });
    await connection.execute('create table note (id integer primary key, text text) strict');
    const tables = await kysely.introspection.getTables();
    expect(tables.map((table) => [table.name, table.columns.map((column) => column.name)])).toEqual([
      ['note', ['id', 'text']],
    ]);
  });
});
