import { sql } from 'kysely';
import type { CivilDate } from '../../../shared/dates/types.ts';
import type { ReadableDatabase } from '../open.ts';
import type { Schema } from '../schema.ts';

/** Whether anything was ever written: first start done, or a case taken in. */
export async function isEmptyDatabase(db: ReadableDatabase<Schema>): Promise<boolean> {
  const row = await db
    .selectNoFrom([
      sql<number>`exists (select 1 from setting_version)`.as('settings'),
      sql<number>`exists (select 1 from staff)`.as('staff'),
      sql<number>`exists (select 1 from case_file)`.as('cases'),
    ])
    .executeTakeFirstOrThrow();
  return row.settings === 0 && row.staff === 0 && row.cases === 0;
}

/** Versions behind the open file. */
export async function fileVersions(
  db: ReadableDatabase<Schema>,
): Promise<{ readonly schema: number; readonly sqlite: string }> {
  return db
    .selectNoFrom([
      sql<number>`(select user_version from pragma_user_version)`.as('schema'),
      sql<string>`sqlite_version()`.as('sqlite'),
    ])
    .executeTakeFirstOrThrow();
}

/** What happened at the counter on one day. */
export interface DayCounts {
  readonly received: number;
  readonly accepted: number;
  readonly decided: number;
}

/** How many cases were received, accepted and decided on a day;. */
export async function dayCounts(db: ReadableDatabase<Schema>, on: CivilDate): Promise<DayCounts> {
  const row = await db
    .selectFrom('case_file')
    .select([
      sql<number>`count(*) filter (where received_on = ${on})`.as('received'),
      sql<number>`count(*) filter (where accepted_on = ${on})`.as('accepted'),
      sql<number>`count(*) filter (where decided_on = ${on})`.as('decided'),
    ])
    .where('origin', '=', 'live')
    .where((eb) => eb.or([eb('received_on', '=', on), eb('accepted_on', '=', on), eb('decided_on', '=', on)]))
    .executeTakeFirstOrThrow();
  return row;
}

/**
 * Cases with an event entered since an instant on a later day than it happened (civil dates in Asia/Shanghai), leaving
 * out corrections, which are about earlier days by nature.
 */
export async function countBackdatedCases(db: ReadableDatabase<Schema>, enteredSince: string): Promise<number> {
  const row = await db
    .selectFrom('case_event')
    // The sign keeps SQLite from walking all events case by case instead of those of the day.
    .select(sql<number>`count(distinct +case_id)`.as('count'))
    .where('recorded_at', '>=', enteredSince)
    .where('type', 'not in', ['corrected', 'completion-passed'])
    .where(sql<string>`date(recorded_at, '+8 hours')`, '>', (eb) => eb.ref('date'))
    .executeTakeFirstOrThrow();
  return row.count;
}
