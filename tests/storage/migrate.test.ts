import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { APPLICATION_ID, closeDatabase, handleOf, openDatabase, readScalar } from '../../electron/storage/open.ts';
import { migrate, migrationHash, type Migration } from '../../electron/storage/migrate.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';
import { failureFrom, temporaryConnection, temporaryDatabase, unpreparable } from './support.ts';

interface TestSchema {
  project: { id: number; name: string };
  visit: { id: number; project_id: number };
  schema_migration: { id: number; name: string; applied_at: string; hash: string };
}

const first: Migration = {
  id: 1,
  name: 'projects',
  statements: [
    'create table project (id integer primary key, name text not null) strict',
    'create table visit (id integer primary key, project_id integer not null references project (id) on delete cascade) strict',
  ],
};
/** Rebuilds a table that others refer to, as SQLite asks for when a column's constraint changes. */
const second: Migration = {
  id: 2,
  name: 'project-names-are-unique',
  statements: [
    'create table project_new (id integer primary key, name text not null unique) strict',
    'insert into project_new select id, name from project',
    'drop table project',
    'alter table project_new rename to project',
  ],
};
const failing: Migration = {
  id: 2,
  name: 'fails',
  statements: ['create table extra (id) strict;', 'create table broken (id integer) strict, nonsense'],
};

const now = () => new Date('2026-11-21T01:02:03Z');

async function filled(file?: string) {
  const database = await temporaryDatabase<TestSchema>(file);
  await migrate(database, { migrations: [first], now });
  await writeTransaction(database, async (transaction) => {
    await transaction.insertInto('project').values({ id: 1, name: '华丰商场' }).execute();
    await transaction.insertInto('visit').values({ id: 1, project_id: 1 }).execute();
  });
  return database;
}

test('a new file gets every migration, a version, an application id and no copy', async () => {
  const database = await temporaryDatabase<TestSchema>();
  const report = await migrate(database, { migrations: [first, second], now });
  expect(report).toEqual({ from: 0, to: 2, applied: [1, 2], copy: null });
  const { connection } = handleOf(database);
  expect(await readScalar(connection, 'pragma user_version')).toBe('2');
  expect(await readScalar(connection, 'pragma application_id')).toBe('1719101806');
  expect(APPLICATION_ID).toBe(1719101806);
  const lines = await database.selectFrom('schema_migration').selectAll().execute();
  expect(lines).toEqual([
    { id: 1, name: 'projects', applied_at: '2026-11-21T01:02:03.000Z', hash: migrationHash(first) },
    { id: 2, name: 'project-names-are-unique', applied_at: '2026-11-21T01:02:03.000Z', hash: migrationHash(second) },
  ]);
});

test('a second run does nothing and makes no copy', async () => {
  const database = await filled();
  expect(await migrate(database, { migrations: [first], now })).toEqual({ from: 1, to: 1, applied: [], copy: null });
});

test('a file with data is copied and verified before it is migrated, and keeps its rows and references', async () => {
  const database = await filled();
  const { file, connection } = handleOf(database);
  const report = await migrate(database, { migrations: [first, second], now });
  expect(report).toEqual({
    from: 1,
    to: 2,
    applied: [2],
    copy: path.join(path.dirname(file), 'test-before-v2-from-v1-20261121T010203Z.db'),
  });
  expect(await database.selectFrom('visit').selectAll().execute()).toEqual([{ id: 1, project_id: 1 }]);
  expect(await readScalar(connection, 'pragma foreign_keys')).toBe('1');
  const copy = await openDatabase<TestSchema>({ file: report.copy ?? '', mode: 'read-only' });
  expect(await readScalar(handleOf(copy).connection, 'pragma user_version')).toBe('1');
  expect(await copy.selectFrom('project').selectAll().execute()).toEqual([{ id: 1, name: '华丰商场' }]);
  await closeDatabase(copy);
});

test('a migration that fails in the middle leaves the old version as it was and names itself', async () => {
  const database = await filled();
  const { connection } = handleOf(database);
  const failure = await failureFrom(migrate(database, { migrations: [first, failing], now }));
  expect(failure).toEqual({ code: 'migration-failed', version: 2, name: 'fails' });
  expect(await readScalar(connection, 'pragma user_version')).toBe('1');
  expect(await readScalar(connection, 'pragma foreign_keys')).toBe('1');
  expect((await connection.execute("select name from sqlite_schema where name in ('extra', 'broken')")).rows).toEqual(
    [],
  );
  expect(await database.selectFrom('schema_migration').select('id').execute()).toEqual([{ id: 1 }]);
  expect(await migrate(database, { migrations: [first], now })).toMatchObject({ applied: [] });
});

test('a migration that would leave broken references is refused', async () => {
  const database = await filled();
  const orphaning: Migration = { id: 2, name: 'orphans', statements: ['delete from project'] };
  const failure = await failureFrom(migrate(database, { migrations: [first, orphaning], now }));
  expect(failure).toEqual({ code: 'migration-failed', version: 2, name: 'orphans' });
  expect(await database.selectFrom('project').select('id').execute()).toEqual([{ id: 1 }]);
});

test('a newer file is refused unchanged, naming both versions', async () => {
  const database = await filled();
  await migrate(database, { migrations: [first, second], now });
  const { file } = handleOf(database);
  await closeDatabase(database);
  const before = await readFile(file);
  const old = await openDatabase<TestSchema>({ file, mode: 'read-write' });
  expect(await failureFrom(migrate(old, { migrations: [first], now }))).toEqual({
    code: 'newer-schema',
    fileVersion: 2,
    programVersion: 1,
  });
  await closeDatabase(old);
  expect(await readFile(file)).toEqual(before);
});

test('an edited migration is noticed', async () => {
  const database = await filled();
  const edited: Migration = { ...first, statements: [...first.statements, 'create table more (id integer) strict'] };
  expect(await failureFrom(migrate(database, { migrations: [edited], now }))).toEqual({
    code: 'migration-changed',
    version: 1,
    name: 'projects',
  });
});

test('a list with a gap is refused before anything runs', async () => {
  const database = await temporaryDatabase();
  const failure = await failureFrom(migrate(database, { migrations: [first, { ...second, id: 3 }], now }));
  expect(failure).toMatchObject({ code: 'migration-list' });
});

test('two programs starting at once migrate once', async () => {
  const database = await temporaryDatabase<TestSchema>();
  const other = await temporaryDatabase<TestSchema>(handleOf(database).file);
  const reports = await Promise.all(
    [database, other].map((each) => migrate(each, { migrations: [first, second], now })),
  );
  expect(reports.flatMap((report) => report.applied).toSorted()).toEqual([1, 2]);
  expect(await database.selectFrom('schema_migration').select('id').execute()).toEqual([{ id: 1 }, { id: 2 }]);
});

test('when the copy cannot be made nothing is migrated', async () => {
  const database = await filled();
  const { connection, file } = handleOf(database);
  const failure = await failureFrom(
    migrate(database, { migrations: [first, second], now, copyFolder: '/nonexistent/folder' }),
  );
  expect(failure.code).toBe('cannot-open');
  expect(await readScalar(connection, 'pragma user_version')).toBe('1');
  expect((await readdir(path.dirname(file))).filter((name) => name.includes('before'))).toEqual([]);
});

test('the database of another program is refused', async () => {
  const foreign = await temporaryConnection();
  const database = await temporaryDatabase<TestSchema>(foreign.file);
  await foreign.execute('pragma application_id = 5');
  expect(await failureFrom(migrate(database, { migrations: [first], now }))).toEqual({
    code: 'foreign-file',
    applicationId: 5,
  });
});

test('statements that do not fit the migrated tables are named', async () => {
  const refused = await unpreparable(
    [first],
    ['select `name` from `project` where `id` = ?', 'select `nmae` from `project`'],
  );
  expect(refused).toEqual([
    { statement: 'select `nmae` from `project`', failure: { code: 'bad-statement', reason: 'no such column: nmae' } },
  ]);
});
