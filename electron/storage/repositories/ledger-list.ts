import type { CivilDate } from '../../../shared/dates/types.ts';
import type { ReadableDatabase } from '../open.ts';
import type { Schema } from '../schema.ts';

/** What a line of the ledger says beyond a line of the case list. */
export interface LedgerExtra {
  readonly district: string | null;
  readonly use: string | null;
  readonly floorArea: number | null;
  readonly decidedOn: CivilDate | null;
  readonly result: string | null;
}

export async function ledgerExtras(
  db: ReadableDatabase<Schema>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, LedgerExtra>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('case_file')
    .leftJoin('project', 'project.id', 'case_file.project_id')
    .select(['case_file.id as id', 'district', 'use', 'floor_area', 'decided_on', 'result'])
    .where('case_file.id', 'in', ids)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        district: row.district,
        use: row.use,
        floorArea: row.floor_area,
        decidedOn: row.decided_on,
        result: row.result,
      },
    ]),
  );
}
