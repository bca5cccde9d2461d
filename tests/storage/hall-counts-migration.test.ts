import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../electron/services/application.ts';
import { migrate } from '../../electron/storage/migrate.ts';
import { handleOf } from '../../electron/storage/open.ts';
import { temporaryDatabase } from './support.ts';

const now = () => new Date('2026-11-21T01:02:03Z');
const appointment = (id: number) => `insert into appointment values (${id}, 'site-visit', null, null, null, '某甲',
  '1990000000${id}', 'c:某甲|1990000000${id}', null, null, null, '2026-09-14T01:00:00.000Z', 'booked', null, '2026-09-18',
  '09:00', '10:30', 'ordinary', 'slot ${id}', 1, 3, 0, null, null, 1)`;
const ticket = (
  id: number,
) => `insert into ticket values (${id}, 'intake', '2026-09-18', ${id}, 'walk-in', 'ordinary', 0,
  null, null, null, '2026-09-18T01:00:00.000Z', 'intake', 'waiting', '2026-09-18T01:00:00.000Z', null, null, null, null,
  null, null, null, null, null, null, null, 0, 0, 1)`;
const STALE = 'select source, source_id from statistic_stale order by source, source_id';

async function fileOf(version: number) {
  const database = await temporaryDatabase();
  await migrate(database, { migrations: MIGRATIONS.filter(({ id }) => id <= version), now });
  const { connection } = handleOf(database);
  return {
    upgrade: () => migrate(database, { migrations: MIGRATIONS.filter(({ id }) => id <= 13), now }),
    run: (...statements: readonly string[]) =>
      statements.reduce<Promise<unknown>>(
        (before, text) => before.then(() => connection.execute(text)),
        Promise.resolve(),
      ),
    stale: async () => (await connection.execute(STALE)).rows.map((row) => `${row['source']} ${row['source_id']}`),
  };
}

test('appointments and tickets of an older file wait to be counted', async () => {
  const file = await fileOf(11);
  await file.run(appointment(1), appointment(2), ticket(1));
  expect(await file.stale()).toEqual([]);
  await file.upgrade();
  expect(await file.stale()).toEqual(['appointment 1', 'appointment 2', 'ticket 1']);
});

test('whatever writes one notes it once: when it is new, and with every further event', async () => {
  const file = await fileOf(13);
  await file.run(appointment(1), ticket(1));
  expect(await file.stale()).toEqual(['appointment 1', 'ticket 1']);
  await file.run(
    'delete from statistic_stale',
    `update appointment set state = 'checked-in', version = 2`,
    'update appointment set version = 3',
    `update ticket set state = 'finished', outcome = 'left', finished_at = '2026-09-18T01:30:00.000Z', version = 2`,
  );
  expect(await file.stale()).toEqual(['appointment 1', 'ticket 1']);
});

test('what no event stands for is no reason to count anew', async () => {
  const file = await fileOf(13);
  await file.run(appointment(1), 'delete from statistic_stale', `update appointment set note = '带图纸'`);
  expect(await file.stale()).toEqual([]);
});
