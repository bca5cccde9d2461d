import { expect, test } from 'vitest';
import { migrate } from '../../electron/storage/migrate.ts';
import { closeDatabase, handleOf, openDatabase } from '../../electron/storage/open.ts';
import { insertRows } from '../../electron/storage/repositories/insert-rows.ts';
import { paperRow, type NewPaper } from '../../electron/storage/repositories/papers.ts';
import type { Schema } from '../../electron/storage/schema.ts';
import type { WriteTransaction } from '../../electron/storage/open.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';
import { MIGRATIONS } from '../../electron/services/application.ts';
import type { PaperFormat } from '../../shared/papers/types.ts';
import { APPOINTMENT_PAPERS } from '../data/papers/appointments.ts';
import { failureFrom, temporaryDatabase } from './support.ts';

const now = () => new Date('2026-09-18T02:00:00Z');
const BEFORE = MIGRATIONS.findIndex(({ name }) => name === 'half-sheets');

function paper(format: PaperFormat): NewPaper {
  const data = APPOINTMENT_PAPERS['appointment-reminder'];
  if (data === undefined) throw new Error('sample');
  return {
    kind: data.kind,
    caseId: null,
    eventSeq: null,
    place: null,
    number: data.number,
    templateVersion: 'papers-2',
    format,
    copies: ['single'],
    data,
    html: '<html>预约提示单</html>',
    hash: 'a'.repeat(64),
    issuedOn: '2026-09-18',
    issuedAt: '2026-09-18T02:00:00.000Z',
    staffId: null,
  };
}

/** As papers were stored then: their text as it is. */
function insertPlain(tx: WriteTransaction<Schema>, one: NewPaper): Promise<number> {
  return insertRows(tx, 'paper', [{ ...paperRow(one), html: one.html }]);
}

async function beforeHalfSheets() {
  const database = await temporaryDatabase<Schema>();
  await migrate(database, { migrations: MIGRATIONS.slice(0, BEFORE), now });
  return database;
}

test('a file from before takes half sheets after the migration, in every open window', async () => {
  const database = await beforeHalfSheets();
  const add = (format: PaperFormat, db = database) => writeTransaction(db, (tx) => insertPlain(tx, paper(format)));
  const id = await add('80mm');
  expect((await failureFrom(add('A5'))).code).toBe('check');
  const other = await openDatabase<Schema>({ file: handleOf(database).file, mode: 'read-write' });
  await other.selectFrom('paper').select('id').execute();
  await migrate(database, { migrations: MIGRATIONS.slice(0, BEFORE + 1), now });
  expect([await add('A5'), await add('A5', other)]).toEqual([id + 1, id + 2]);
  expect((await failureFrom(add('A3' as PaperFormat))).code).toBe('check');
  await closeDatabase(other);
});

test('papers, their printings and their guards stand as before', async () => {
  const database = await beforeHalfSheets();
  await writeTransaction(database, async (tx) => {
    const id = await insertPlain(tx, paper('80mm'));
    await insertRows(tx, 'paper_print', [
      { paper_id: id, ordinal: 1, printed_at: '2026-09-18T02:00:00.000Z', staff_id: null, target: 'pdf' },
    ]);
  });
  const stored = await database.selectFrom('paper').selectAll().execute();
  await migrate(database, { migrations: MIGRATIONS.slice(0, BEFORE + 1), now });
  expect(await database.selectFrom('paper').selectAll().execute()).toEqual(stored);
  const { connection } = handleOf(database);
  const schema = await connection.execute(
    `select name from sqlite_schema where tbl_name = 'paper' and sql is not null order by name`,
  );
  expect(schema.rows.map((row) => row['name'])).toEqual([
    'paper',
    'paper_case',
    'paper_is_frozen',
    'paper_is_kept',
    'paper_number',
  ]);
  expect((await connection.execute('pragma integrity_check')).rows).toEqual([{ integrity_check: 'ok' }]);
  const attempt = (sql: string) => failureFrom(connection.execute(sql));
  expect(await attempt(`update paper set format = 'A5'`)).toMatchObject({ rule: 'an issued paper is frozen' });
  expect(await attempt('delete from paper')).toMatchObject({ rule: 'an issued paper is never deleted' });
  expect(
    (await attempt('insert into paper_print (paper_id, ordinal, printed_at, target) values (9, 1, 1, 1)')).code,
  ).toBe('foreign-key');
});

test('the definition of other tables can no longer be edited', async () => {
  const database = await beforeHalfSheets();
  await migrate(database, { migrations: MIGRATIONS, now });
  const { connection } = handleOf(database);
  expect(await failureFrom(connection.execute(`update sqlite_schema set sql = ''`))).toMatchObject({
    reason: 'table sqlite_master may not be modified',
  });
});
