import { sql } from 'kysely';
import type { Matter } from '../../../shared/matters/types.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import type { ReadableDatabase } from '../open.ts';
import type { Schema } from '../schema.ts';
import { toStoredClock, type StoredClock } from './clocks.ts';

/** Which cases a list holds; absent parts do not narrow it. */
export interface CaseSelection {
  readonly matter?: Matter | undefined;
  /** States as of `asOf`; `received` and `deemed-accepted` are told apart by the one-shot clock. */
  readonly states?: readonly string[] | undefined;
  readonly open?: boolean | undefined;
  readonly origin?: 'live' | 'historic' | undefined;
  readonly handlerId?: string | undefined;
  readonly receivedFrom?: CivilDate | undefined;
  readonly receivedThrough?: CivilDate | undefined;
  readonly asOf: CivilDate;
}

function selected(db: ReadableDatabase<Schema>, selection: CaseSelection) {
  let query = db.selectFrom('case_file');
  if (selection.matter !== undefined) query = query.where('matter', '=', selection.matter);
  if (selection.origin !== undefined) query = query.where('origin', '=', selection.origin);
  if (selection.handlerId !== undefined) query = query.where('handler_staff_id', '=', selection.handlerId);
  if (selection.receivedFrom !== undefined) query = query.where('received_on', '>=', selection.receivedFrom);
  if (selection.receivedThrough !== undefined) query = query.where('received_on', '<=', selection.receivedThrough);
  if (selection.open !== undefined) {
    query = selection.open
      ? query.where('ended_on', 'is', null).where('origin', '=', 'live')
      : query.where((eb) => eb.or([eb('ended_on', 'is not', null), eb('origin', '=', 'historic')]));
  }
  const { states, asOf } = selection;
  if (states === undefined) return query;
  const plain = states.filter((state) => state !== 'received' && state !== 'deemed-accepted');
  return query.where((eb) => {
    // Accepted by law: the one-shot clock ran out unanswered (行政许可法 §32); no clock accepts a filing.
    const deemed = eb.and([
      eb('matter', '<>', 'completion-filing'),
      eb.exists(
        eb
          .selectFrom('case_clock')
          .select('case_clock.case_id')
          .whereRef('case_clock.case_id', '=', 'case_file.id')
          .where('case_clock.clock_id', '=', 'one-shot')
          .where('case_clock.state', '=', 'running')
          .where('case_clock.statutory_due', '<', asOf),
      ),
    ]);
    const received = eb('case_file.state', '=', 'received');
    const parts = [];
    if (plain.length > 0) parts.push(eb('case_file.state', 'in', plain));
    if (states.includes('received')) parts.push(eb.and([received, eb.not(deemed)]));
    if (states.includes('deemed-accepted')) parts.push(eb.and([received, deemed]));
    return eb.or(parts);
  });
}

/**
 * Order by id, but not by walking the table backwards: of many cases few are open and few clocks run, and each has an index
 * of its own. The sign in front is SQLite's way to say so.
 */
const ID_UNINDEXED = sql`+case_file.id`;

/** Ids of the selected cases, newest first, before (older than) an id. */
export async function selectCaseIds(
  db: ReadableDatabase<Schema>,
  selection: CaseSelection,
  page: { readonly beforeId: number | null; readonly limit: number },
): Promise<readonly number[]> {
  const matching = selected(db, selection).select('case_file.id');
  let query = (
    selection.open === true ? matching.orderBy(ID_UNINDEXED, 'desc') : matching.orderBy('case_file.id', 'desc')
  ).limit(page.limit);
  if (page.beforeId !== null) query = query.where('case_file.id', '<', page.beforeId);
  const rows = await query.execute();
  return rows.map((row) => row.id);
}

export async function countCases(db: ReadableDatabase<Schema>, selection: CaseSelection): Promise<number> {
  const row = await selected(db, selection)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return row.total;
}

/** A case with the clocks that have not stopped, as stored: enough for its lamp on any day. */
export interface CaseWithOpenClocks {
  readonly id: number;
  readonly warnWorkdays: number;
  readonly clocks: readonly StoredClock[];
}

/** The selected cases that have a running or paused clock, newest first. */
export async function casesWithOpenClocks(
  db: ReadableDatabase<Schema>,
  selection: CaseSelection,
): Promise<readonly CaseWithOpenClocks[]> {
  const rows = await selected(db, selection)
    // Of the open cases most only wait for the archive: begun with the clocks that run, by their own index, which is a
    // partial one and needs the condition written out.
    .where('case_file.id', 'in', sql<number>`(select case_id from case_clock where state <> 'stopped')`)
    .innerJoin('case_clock', 'case_clock.case_id', 'case_file.id')
    .where('case_clock.state', '<>', 'stopped')
    .selectAll('case_clock')
    .select((eb) => [
      eb.ref('case_file.id').as('file_id'),
      eb.fn<number>('json_extract', ['case_file.terms', eb.val('$.warnWorkdays')]).as('warn'),
    ])
    .orderBy(ID_UNINDEXED, 'desc')
    .execute();
  const cases: { id: number; warnWorkdays: number; clocks: StoredClock[] }[] = [];
  for (const row of rows) {
    const last = cases.at(-1);
    const clock = toStoredClock(row);
    if (last !== undefined && last.id === row.file_id) last.clocks.push(clock);
    else cases.push({ id: row.file_id, warnWorkdays: row.warn, clocks: [clock] });
  }
  return cases;
}
