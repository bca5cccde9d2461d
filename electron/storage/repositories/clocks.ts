import type { ClockId } from '../../../shared/matters/types.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import type { ClockState, Outcome } from '../../../shared/timelimit/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { CaseClockTable, Schema } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** One run of a clock as stored; nothing in it depends on today. */
export interface StoredClock {
  readonly id: ClockId;
  readonly run: number;
  readonly state: ClockState;
  readonly start: CivilDate;
  readonly stop: CivilDate | null;
  readonly statutoryDays: number;
  /** Null while a pause is open; `statutoryLeft` then says how many days are still to be counted. */
  readonly statutoryDue: CivilDate | null;
  readonly statutoryLeft: number | null;
  readonly promisedDays: number | null;
  readonly promisedDue: CivilDate | null;
  readonly promisedLeft: number | null;
  readonly provisional: boolean;
  readonly outcome: Outcome | null;
}

export function toStoredClock(row: CaseClockTable): StoredClock {
  return {
    id: row.clock_id as ClockId,
    run: row.run,
    state: row.state as ClockState,
    start: row.start,
    stop: row.stop,
    statutoryDays: row.statutory_days,
    statutoryDue: row.statutory_due,
    statutoryLeft: row.statutory_left,
    promisedDays: row.promised_days,
    promisedDue: row.promised_due,
    promisedLeft: row.promised_left,
    provisional: row.provisional === 1,
    outcome: row.outcome as Outcome | null,
  };
}

/** A clock as a row of its case. */
export function clockRow(caseId: number, clock: StoredClock): CaseClockTable {
  return {
    case_id: caseId,
    clock_id: clock.id,
    run: clock.run,
    state: clock.state,
    start: clock.start,
    stop: clock.stop,
    statutory_days: clock.statutoryDays,
    statutory_due: clock.statutoryDue,
    statutory_left: clock.statutoryLeft,
    promised_days: clock.promisedDays,
    promised_due: clock.promisedDue,
    promised_left: clock.promisedLeft,
    provisional: clock.provisional ? 1 : 0,
    outcome: clock.outcome,
  };
}

/** Adds the clocks of a case that has none stored. */
export async function insertClocks(
  tx: WriteTransaction<Schema>,
  caseId: number,
  clocks: readonly StoredClock[],
): Promise<void> {
  if (clocks.length === 0) return;
  await insertRows(
    tx,
    'case_clock',
    clocks.map((clock) => clockRow(caseId, clock)),
  );
}

/** Puts these clocks in place of the stored ones. */
export async function replaceClocks(
  tx: WriteTransaction<Schema>,
  caseId: number,
  clocks: readonly StoredClock[],
): Promise<void> {
  await tx.deleteFrom('case_clock').where('case_id', '=', caseId).execute();
  await insertClocks(tx, caseId, clocks);
}

/** Stored clocks of several cases, by case id. */
export async function clocksOfCases(
  db: ReadableDatabase<Schema>,
  caseIds: readonly number[],
): Promise<ReadonlyMap<number, readonly StoredClock[]>> {
  const clocks = new Map<number, StoredClock[]>();
  if (caseIds.length === 0) return clocks;
  const rows = await db
    .selectFrom('case_clock')
    .selectAll()
    .where('case_id', 'in', caseIds)
    .orderBy('case_id')
    .orderBy('clock_id')
    .orderBy('run')
    .execute();
  for (const row of rows) {
    const known = clocks.get(row.case_id);
    if (known === undefined) clocks.set(row.case_id, [toStoredClock(row)]);
    else known.push(toStoredClock(row));
  }
  return clocks;
}

/** Which of some cases have a clock that runs or is held. */
export async function casesWithClocksOn(
  db: ReadableDatabase<Schema>,
  caseIds: readonly number[],
): Promise<ReadonlySet<number>> {
  if (caseIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('case_clock')
    .select('case_id')
    .where('case_id', 'in', caseIds)
    .where('state', '<>', 'stopped')
    .execute();
  return new Set(rows.map(({ case_id }) => case_id));
}
