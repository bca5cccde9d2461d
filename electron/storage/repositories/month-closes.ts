import { sql } from 'kysely';
import type { CivilDate, Instant } from '../../../shared/dates/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** A month whose figures are frozen. */
export interface MonthClose {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly closedAt: Instant;
  readonly staffId: string;
  readonly rules: string;
  /** Canonical JSON. */
  readonly content: string;
  readonly hash: string;
  readonly paperId: number;
}

/** Closed months, oldest first. */
export async function listMonthCloses(db: ReadableDatabase<Schema>): Promise<readonly MonthClose[]> {
  const rows = await db.selectFrom('month_close').selectAll().orderBy('month').execute();
  return rows.map((row) => ({
    month: row.month,
    closedAt: row.closed_at,
    staffId: row.staff_id,
    rules: row.rules,
    content: row.content,
    hash: row.hash,
    paperId: row.paper_id,
  }));
}

/** Freezes a month. @throws StorageError unique when it is closed already */
export async function insertMonthClose(tx: WriteTransaction<Schema>, close: MonthClose): Promise<void> {
  await insertRows(tx, 'month_close', [
    {
      month: close.month,
      closed_at: close.closedAt,
      staff_id: close.staffId,
      rules: close.rules,
      content: close.content,
      hash: close.hash,
      paper_id: close.paperId,
    },
  ]);
}

/** A span of entry: after the first instant (null = from the beginning), up to and including the second. */
export interface EnteredBetween {
  readonly after: Instant | null;
  readonly through: Instant;
}

/**
 * Cases that can have something to count on the days of a month: an event on them, whatever it was corrected to since; a
 * correction that moves one there; a receipt shortly before, whose one-shot limit may have run out; a record of an old
 * ledger with its dates.
 */
export async function casesForMonth(
  db: ReadableDatabase<Schema>,
  span: { readonly from: CivilDate; readonly through: CivilDate; readonly receivedFrom: CivilDate },
): Promise<readonly number[]> {
  const { from, through, receivedFrom } = span;
  const found = sql<{ id: number }>`(
    select case_id as id from case_event where date between ${from} and ${through}
    union select case_id from case_event as received where date between ${receivedFrom} and ${through} and type = 'received'
      and not exists (select 1 from case_event as answer where answer.case_id = received.case_id and answer.date < ${from}
        and answer.type in ('accepted', 'refused', 'supplement-requested', 'not-required', 'wrong-authority', 'permitted', 'filed', 'withdrawn'))
    union select case_id from case_event
      where (type = 'corrected') + (date(recorded_at, '+8 hours') > date) and type = 'corrected'
    union select id from case_file where origin = 'historic'
      and (received_on between ${from} and ${through} or decided_on between ${from} and ${through})
  )`;
  const rows = await db.selectFrom(found.as('found')).select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

/** Cases with an event entered in a span on a later day than its own, or corrected in it, and ledger records taken over. */
export async function casesEnteredLate(
  db: ReadableDatabase<Schema>,
  { after, through }: EnteredBetween,
): Promise<readonly number[]> {
  const found = sql<{ id: number }>`(
    select case_id as id from case_event where (type = 'corrected') + (date(recorded_at, '+8 hours') > date)
      and recorded_at > ${after ?? ''} and recorded_at <= ${through}
    union select id from case_file where origin = 'historic' and created_at > ${after ?? ''} and created_at <= ${through}
  )`;
  const rows = await db.selectFrom(found.as('found')).select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}
