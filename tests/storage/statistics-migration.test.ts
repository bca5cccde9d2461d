import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../electron/services/application.ts';
import { migrate } from '../../electron/storage/migrate.ts';
import { handleOf } from '../../electron/storage/open.ts';
import { temporaryDatabase } from './support.ts';

const now = () => new Date('2026-11-21T01:02:03Z');
const CASE = `insert into case_file (id, matter, path, channel, rule_set, origin, terms, state, received_on, version, created_at)
  values (1, 'design-review', 'ordinary', 'counter', '2020', 'live', '{}', 'accepted', '2026-09-18', 1, '2026-09-18T01:10:00.000Z')`;
const EVENT = `insert into case_event values (1, 1, 'received', '2026-09-18', '2026-09-18T01:10:00.000Z', null, '{}')`;
const material = (id: string) =>
  `insert into case_material values (1, '${id}', 1, 'corrected-on-the-spot', null, null, null)`;

test('cases of an older file wait to be counted, and what was corrected on the spot has its receipt day', async () => {
  const database = await temporaryDatabase();
  const before = MIGRATIONS.filter(({ id }) => id < 10);
  await migrate(database, { migrations: before, now });
  const { connection } = handleOf(database);
  for (const statement of [CASE, EVENT, material('form')]) await connection.execute(statement);
  await migrate(database, { migrations: MIGRATIONS.filter(({ id }) => id <= 10), now });
  expect((await connection.execute('select * from statistic_stale')).rows).toEqual([{ source: 'case', source_id: 1 }]);
  expect((await connection.execute('select * from on_spot_correction')).rows).toEqual([
    { case_id: 1, material_id: 'form', date: '2026-09-18', recorded_at: '2026-09-18T01:10:00.000Z' },
  ]);
});

test('cases taken over from ledgers are counted anew once their refusals count', async () => {
  const database = await temporaryDatabase();
  await migrate(database, { migrations: MIGRATIONS.filter(({ id }) => id < 15), now });
  const { connection } = handleOf(database);
  const old = CASE.replace('values (1,', 'values (2,').replace(`'live'`, `'historic'`);
  for (const statement of [CASE, EVENT, old, 'delete from statistic_stale']) await connection.execute(statement);
  await migrate(database, { migrations: MIGRATIONS.filter(({ id }) => id <= 15), now });
  expect((await connection.execute('select * from statistic_stale')).rows).toEqual([{ source: 'case', source_id: 2 }]);
});

test('a correction on the spot keeps its first day, however often the materials are written; lines and months are final', async () => {
  const database = await temporaryDatabase();
  await migrate(database, { migrations: MIGRATIONS, now });
  const { connection } = handleOf(database);
  for (const statement of [
    CASE,
    EVENT,
    material('form'),
    `insert into case_event values (1, 2, 'accepted', '2026-09-21', '2026-09-21T01:10:00.000Z', null, '{}')`,
    'delete from case_material',
    material('form'),
    material('plan'),
  ]) {
    await connection.execute(statement);
  }
  expect((await connection.execute('select material_id, date from on_spot_correction')).rows).toEqual([
    { material_id: 'form', date: '2026-09-18' },
    { material_id: 'plan', date: '2026-09-21' },
  ]);
  await expect(connection.execute('delete from on_spot_correction')).rejects.toThrow('never deleted');
  await expect(connection.execute(`update on_spot_correction set date = '2026-01-01'`)).rejects.toThrow(
    'never changed',
  );
});
