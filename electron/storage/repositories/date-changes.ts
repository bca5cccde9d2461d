import { sql } from 'kysely';
import type { CivilDate, Instant } from '../../../shared/dates/types.ts';
import type { ClockId } from '../../../shared/matters/types.ts';
import type { PaperData, PaperKind } from '../../../shared/papers/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { DateChangeTable, Schema } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** A paper that bears a due date. */
export interface DatedPaper {
  readonly id: number;
  readonly kind: PaperKind;
  readonly number: string | null;
}

/** One run of a clock whose dates a change of the calendar or a correction moves. */
export interface DateChange {
  readonly caseId: number;
  readonly clockId: ClockId;
  readonly run: number;
  readonly oldStatutory: CivilDate | null;
  readonly newStatutory: CivilDate | null;
  readonly oldPromised: CivilDate | null;
  readonly newPromised: CivilDate | null;
  readonly wasProvisional: boolean;
  readonly isProvisional: boolean;
  /** Valid papers of the case that bear an old date. */
  readonly papers: readonly DatedPaper[];
}

/** Ids of cases with a clock that has not stopped, in order, for walking through them in pages. */
export async function casesWithOpenClocksAfter(
  db: ReadableDatabase<Schema>,
  afterId: number,
  limit: number,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('case_file')
    .select('id')
    .where('id', '>', afterId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('case_clock')
          .select('case_clock.case_id')
          .whereRef('case_clock.case_id', '=', 'case_file.id')
          .where('case_clock.state', '<>', 'stopped'),
      ),
    )
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** How many cases have a clock that has not stopped; `provisional` of them touch a year without a notice. */
export async function countOpenClockCases(
  db: ReadableDatabase<Schema>,
): Promise<{ readonly open: number; readonly provisional: number }> {
  return db
    .selectFrom('case_clock')
    .select([
      sql<number>`count(distinct case_id)`.as('open'),
      sql<number>`count(distinct case_id) filter (where provisional = 1)`.as('provisional'),
    ])
    .where('state', '<>', 'stopped')
    .executeTakeFirstOrThrow();
}

/** What valid papers of some cases were made from, by case; only kinds that can bear a due date. */
export async function datedPapersOf(
  db: ReadableDatabase<Schema>,
  caseIds: readonly number[],
): Promise<ReadonlyMap<number, readonly (DatedPaper & { readonly data: PaperData })[]>> {
  const papers = new Map<number, (DatedPaper & { data: PaperData })[]>();
  if (caseIds.length === 0) return papers;
  const rows = await db
    .selectFrom('paper')
    .select(['id', 'case_id', 'kind', 'number', 'data'])
    .where('case_id', 'in', caseIds)
    .where('voided_at', 'is', null)
    .where('kind', 'in', ['receipt', 'filing-voucher', 'extension-notice', 'date-explanation', 'date-change-slip'])
    .orderBy('id')
    .execute();
  for (const row of rows) {
    if (row.case_id === null) continue;
    const paper = { id: row.id, kind: row.kind as PaperKind, number: row.number, data: JSON.parse(row.data) };
    const known = papers.get(row.case_id);
    if (known === undefined) papers.set(row.case_id, [paper]);
    else known.push(paper);
  }
  return papers;
}

/** What moved the dates of a list: a calendar version, or the event of a case that corrects an earlier one. */
export type ChangeCause =
  | { readonly kind: 'calendar'; readonly versionId: number }
  | { readonly kind: 'correction'; readonly caseId: number; readonly eventSeq: number };

const ROWS_PER_STATEMENT = 500;

/** Freezes a signed list; gives its id. */
export async function insertChangeList(
  tx: WriteTransaction<Schema>,
  list: {
    readonly cause: ChangeCause;
    readonly signedAt: Instant;
    readonly signedBy: string;
    readonly paperId: number;
    readonly cases: number;
  },
  changes: readonly DateChange[],
): Promise<number> {
  const id = await insertRows(tx, 'date_change_list', [
    {
      calendar_version_id: list.cause.kind === 'calendar' ? list.cause.versionId : null,
      case_id: list.cause.kind === 'correction' ? list.cause.caseId : null,
      event_seq: list.cause.kind === 'correction' ? list.cause.eventSeq : null,
      signed_at: list.signedAt,
      signed_by: list.signedBy,
      paper_id: list.paperId,
      cases: list.cases,
    },
  ]);
  for (let from = 0; from < changes.length; from += ROWS_PER_STATEMENT) {
    await insertRows(
      tx,
      'date_change',
      changes.slice(from, from + ROWS_PER_STATEMENT).map((change) => ({
        list_id: id,
        case_id: change.caseId,
        clock_id: change.clockId,
        run: change.run,
        old_statutory: change.oldStatutory,
        new_statutory: change.newStatutory,
        old_promised: change.oldPromised,
        new_promised: change.newPromised,
        was_provisional: change.wasProvisional ? 1 : 0,
        is_provisional: change.isProvisional ? 1 : 0,
        papers: JSON.stringify(change.papers),
      })),
    );
  }
  return id;
}

function toChange(row: DateChangeTable): DateChange {
  return {
    caseId: row.case_id,
    clockId: row.clock_id as ClockId,
    run: row.run,
    oldStatutory: row.old_statutory,
    newStatutory: row.new_statutory,
    oldPromised: row.old_promised,
    newPromised: row.new_promised,
    wasProvisional: row.was_provisional === 1,
    isProvisional: row.is_provisional === 1,
    papers: JSON.parse(row.papers),
  };
}

/** Lines of a signed list after a case, in order; at most `cases` cases. */
export async function changesOfList(
  db: ReadableDatabase<Schema>,
  listId: number,
  page: { readonly afterCase: number; readonly cases: number },
): Promise<readonly DateChange[]> {
  const rows = await db
    .selectFrom('date_change')
    .selectAll()
    .where('list_id', '=', listId)
    .where('case_id', 'in', (eb) =>
      eb
        .selectFrom('date_change as inner')
        .select('inner.case_id')
        .distinct()
        .where('inner.list_id', '=', listId)
        .where('inner.case_id', '>', page.afterCase)
        .orderBy('inner.case_id')
        .limit(page.cases),
    )
    .orderBy('case_id')
    .orderBy('clock_id')
    .orderBy('run')
    .execute();
  return rows.map(toChange);
}

/** A signed list; what it moved stands in its lines. */
export interface ChangeList {
  readonly id: number;
  readonly paperId: number;
  readonly signedAt: Instant;
  readonly cause: ChangeCause;
  /** The document of the calendar version; null on the list of a correction. */
  readonly document: string | null;
}

function changeLists(db: ReadableDatabase<Schema>) {
  return db
    .selectFrom('date_change_list as list')
    .leftJoin('calendar_version as version', 'version.id', 'list.calendar_version_id')
    .select([
      'list.id',
      'list.paper_id',
      'list.signed_at',
      'list.calendar_version_id',
      'list.case_id',
      'list.event_seq',
      'version.document',
    ]);
}

function toChangeList(row: Awaited<ReturnType<ReturnType<typeof changeLists>['execute']>>[number]): ChangeList {
  const { case_id: caseId, event_seq: eventSeq, calendar_version_id: versionId } = row;
  return {
    id: row.id,
    paperId: row.paper_id,
    signedAt: row.signed_at,
    // The table's own checks: it is either the one or the other.
    cause:
      caseId === null
        ? { kind: 'calendar', versionId: versionId ?? 0 }
        : { kind: 'correction', caseId, eventSeq: eventSeq ?? 0 },
    document: row.document,
  };
}

/** A signed list by its id; null for an unknown one. */
export async function changeListById(db: ReadableDatabase<Schema>, id: number): Promise<ChangeList | null> {
  const row = await changeLists(db).where('list.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toChangeList(row);
}

/** The lists of a case's corrections, in order of signature. */
export async function correctionListsOf(db: ReadableDatabase<Schema>, caseId: number): Promise<readonly ChangeList[]> {
  const rows = await changeLists(db).where('list.case_id', '=', caseId).orderBy('list.id').execute();
  return rows.map(toChangeList);
}
