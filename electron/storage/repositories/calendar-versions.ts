import { sql } from 'kysely';
import type { LoadedDays, LoadedKind } from '../../../shared/calendar/in-force.ts';
import type { NoticeFormat, NoticeProblem } from '../../../shared/calendar/read-notice.ts';
import type { NoticeDay } from '../../../shared/calendar/types.ts';
import type { Instant } from '../../../shared/dates/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

export type VersionState = 'proposed' | 'accepted' | 'withdrawn';

/** A calendar version as loaded. */
export interface NewCalendarVersion {
  readonly kind: LoadedKind;
  readonly year: number;
  readonly document: string;
  readonly format: NoticeFormat | 'restored';
  readonly sourceText: string;
  /** Null takes back what was loaded before. */
  readonly days: readonly NoticeDay[] | null;
  readonly warnings: readonly NoticeProblem[];
  /** The version whose loading it undoes. */
  readonly restores: number | null;
  readonly recordedAt: Instant;
  /** Null when proposed on the command line without a name. */
  readonly staffId: string | null;
}

export interface CalendarVersion extends NewCalendarVersion {
  readonly id: number;
  readonly state: VersionState;
  readonly acceptedAt: Instant | null;
  readonly signedBy: string | null;
  readonly staffName: string | null;
  readonly signedByName: string | null;
  readonly remark: string | null;
  /** The list of dates it moved; null before it is signed. */
  readonly listId: number | null;
  readonly listPaperId: number | null;
}

/** Everything signed, in order of acceptance. */
export async function acceptedLoads(db: ReadableDatabase<Schema>): Promise<readonly LoadedDays[]> {
  const rows = await db
    .selectFrom('date_change_list')
    .innerJoin('calendar_version', 'calendar_version.id', 'date_change_list.calendar_version_id')
    .select(['kind', 'year', 'document', 'days', 'accepted_at', 'signed_at'])
    .orderBy('date_change_list.id')
    .execute();
  return rows.map((row) => ({
    kind: row.kind as LoadedKind,
    year: row.year,
    document: row.document,
    days: row.days === null ? null : JSON.parse(row.days),
    acceptedAt: row.accepted_at ?? row.signed_at,
  }));
}

/** Id of the newest signed change of the calendar; 0 before the first one. */
export async function newestChangeList(db: ReadableDatabase<Schema>): Promise<number> {
  const row = await db
    .selectFrom('date_change_list')
    .select(sql<number | null>`max(id)`.as('id'))
    .where('calendar_version_id', 'is not', null)
    .executeTakeFirst();
  return row?.id ?? 0;
}

export async function insertVersion(tx: WriteTransaction<Schema>, version: NewCalendarVersion): Promise<number> {
  return insertRows(tx, 'calendar_version', [
    {
      kind: version.kind,
      year: version.year,
      document: version.document,
      format: version.format,
      source_text: version.sourceText,
      days: version.days === null ? null : JSON.stringify(version.days),
      warnings: JSON.stringify(version.warnings),
      restores: version.restores,
      recorded_at: version.recordedAt,
      staff_id: version.staffId,
      state: 'proposed',
      accepted_at: null,
      signed_by: null,
      remark: null,
    },
  ]);
}

function versionsQuery(db: ReadableDatabase<Schema>) {
  return db
    .selectFrom('calendar_version')
    .leftJoin('staff as proposer', 'proposer.id', 'calendar_version.staff_id')
    .leftJoin('staff as signer', 'signer.id', 'calendar_version.signed_by')
    .leftJoin('date_change_list as list', 'list.calendar_version_id', 'calendar_version.id')
    .selectAll('calendar_version')
    .select([
      'proposer.name as staff_name',
      'signer.name as signer_name',
      'list.id as list_id',
      'list.paper_id as list_paper_id',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof versionsQuery>['execute']>>[number];

function toVersion(row: Row): CalendarVersion {
  return {
    id: row.id,
    kind: row.kind as LoadedKind,
    year: row.year,
    document: row.document,
    format: row.format as CalendarVersion['format'],
    sourceText: row.source_text,
    days: row.days === null ? null : JSON.parse(row.days),
    warnings: JSON.parse(row.warnings),
    restores: row.restores,
    recordedAt: row.recorded_at,
    staffId: row.staff_id,
    staffName: row.staff_name,
    state: row.state as VersionState,
    acceptedAt: row.accepted_at,
    signedBy: row.signed_by,
    signedByName: row.signer_name,
    remark: row.remark,
    listId: row.list_id,
    listPaperId: row.list_paper_id,
  };
}

export async function versionById(db: ReadableDatabase<Schema>, id: number): Promise<CalendarVersion | null> {
  const row = await versionsQuery(db).where('calendar_version.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toVersion(row);
}

/** Newest first. */
export async function listVersions(db: ReadableDatabase<Schema>, limit: number): Promise<readonly CalendarVersion[]> {
  const rows = await versionsQuery(db).orderBy('calendar_version.id', 'desc').limit(limit).execute();
  return rows.map(toVersion);
}

/** Settles a proposed version; the file refuses a second time. */
export async function settleVersion(
  tx: WriteTransaction<Schema>,
  id: number,
  settled:
    | { readonly state: 'withdrawn' }
    | { readonly state: 'accepted'; readonly at: Instant; readonly staffId: string; readonly remark: string | null },
): Promise<void> {
  const values =
    settled.state === 'withdrawn'
      ? { state: settled.state }
      : { state: settled.state, accepted_at: settled.at, signed_by: settled.staffId, remark: settled.remark };
  await tx.updateTable('calendar_version').set(values).where('id', '=', id).execute();
}
