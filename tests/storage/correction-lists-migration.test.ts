import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../electron/services/application.ts';
import { correctionLists } from '../../electron/storage/migrations/0008-correction-lists.ts';
import { migrate } from '../../electron/storage/migrate.ts';
import { handleOf } from '../../electron/storage/open.ts';
import type { Schema } from '../../electron/storage/schema.ts';
import { temporaryDatabase } from './support.ts';

const now = () => new Date('2026-11-21T02:00:00.000Z');
const HASH = 'a'.repeat(64);
const BEFORE = MIGRATIONS.slice(0, MIGRATIONS.indexOf(correctionLists));

test('lists signed before keep their ids, lines and calendar version; a list may now have a correction as its cause', async () => {
  const database = await temporaryDatabase<Schema>();
  await migrate(database, { migrations: BEFORE, now });
  const { connection } = handleOf(database);
  const run = (statement: string) => connection.execute(statement);
  await run(`insert into staff (id, account, name, roles, password_hash, active, failed_attempts, created_at, version)
    values ('S0001', 'a', '督办丁', '["supervisor"]', 'x', 1, 0, '2026-11-21T02:00:00.000Z', 1)`);
  await run(`insert into calendar_version (id, kind, year, document, format, source_text, warnings, recorded_at, state,
    accepted_at, signed_by) values (7, 'notice', 2027, '国办发明电〔2026〕99号', 'text', 'x', '[]', 't', 'accepted', 't', 'S0001')`);
  await run(`insert into case_file (id, matter, path, channel, rule_set, origin, terms, state, version, created_at)
    values (3, 'design-review', 'ordinary', 'counter', '2020', 'live', '{}', 'received', 1, 't')`);
  await run(`insert into case_event (case_id, seq, type, date, recorded_at, staff_id, data)
    values (3, 1, 'received', '2026-11-20', 't', 'S0001', '{}')`);
  await run(`insert into paper (id, kind, template_version, format, copies, data, html, hash, issued_on, issued_at)
    values (5, 'date-change-list', '1', 'A4', '["file"]', '{}', 'x', '${HASH}', '2026-11-21', 't'),
      (6, 'date-change-list', '1', 'A4', '["file"]', '{}', 'x', '${HASH}', '2026-11-21', 't')`);
  await run(`insert into date_change_list (id, calendar_version_id, signed_at, signed_by, paper_id, cases)
    values (4, 7, 't', 'S0001', 5, 1)`);
  await run(`insert into date_change (list_id, case_id, clock_id, run, old_statutory, new_statutory, was_provisional,
    is_provisional, papers) values (4, 3, 'decision', 1, '2027-01-11', '2027-01-12', 1, 0, '[]')`);

  expect(await migrate(database, { migrations: [...BEFORE, correctionLists], now })).toMatchObject({
    applied: [correctionLists.id],
  });
  expect(await database.selectFrom('date_change_list').selectAll().execute()).toEqual([
    {
      id: 4,
      calendar_version_id: 7,
      case_id: null,
      event_seq: null,
      signed_at: 't',
      signed_by: 'S0001',
      paper_id: 5,
      cases: 1,
    },
  ]);
  expect(await database.selectFrom('date_change').select(['list_id', 'case_id']).execute()).toEqual([
    { list_id: 4, case_id: 3 },
  ]);

  const insert = (causes: string) =>
    run(`insert into date_change_list (calendar_version_id, case_id, event_seq, signed_at, signed_by, paper_id, cases)
      values (${causes}, 't', 'S0001', 6, 1)`);
  await insert('null, 3, 1');
  // Ids go on after the last one, and the lines still belong to a list there is.
  expect(await database.selectFrom('date_change_list').select('id').orderBy('id').execute()).toEqual([
    { id: 4 },
    { id: 5 },
  ]);
  for (const wrong of ['null, 3, 1', 'null, 3, 2', '7, null, null', '7, 3, 1', 'null, null, null', 'null, 3, null']) {
    await expect(insert(wrong), wrong).rejects.toThrow();
  }
  await expect(run('update date_change_list set cases = 2')).rejects.toThrow();
  await expect(run('delete from date_change_list')).rejects.toThrow();
  await expect(
    run(`insert into date_change (list_id, case_id, clock_id, run, was_provisional, is_provisional, papers)
      values (9, 3, 'decision', 1, 0, 0, '[]')`),
  ).rejects.toThrow();
});
