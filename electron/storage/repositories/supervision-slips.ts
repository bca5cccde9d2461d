import { sql } from 'kysely';
import type { CivilDate, Instant } from '../../../shared/dates/types.ts';
import type { ClockId } from '../../../shared/matters/types.ts';
import type { SlipFacts, SlipKind } from '../../../shared/supervision/slips.ts';
import type { Lamp } from '../../../shared/timelimit/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** A slip as it is issued. */
export interface NewSlip {
  readonly kind: SlipKind;
  readonly caseId: number;
  /** The clock it is about. */
  readonly clockId: ClockId;
  readonly run: number;
  readonly lamp: Lamp;
  /** The date that lamp went by. */
  readonly due: CivilDate | null;
  readonly handlerStaffId: string;
  readonly issuedOn: CivilDate;
  readonly issuedAt: Instant;
  readonly issuedBy: string;
  readonly answerBy: CivilDate;
  readonly note: string | null;
  readonly follows: number | null;
  readonly paperId: number;
}

/** A slip with the handler's word on it and whether its clock still runs. */
export interface Slip extends NewSlip, SlipFacts {
  readonly id: number;
  /** 1 when issued; one more with each word on it. */
  readonly version: number;
  readonly caseNumber: string | null;
  readonly projectName: string | null;
  readonly handlerName: string | null;
  readonly issuedByName: string | null;
  readonly number: string | null;
  /** Who handles the case now. */
  readonly presentHandlerId: string | null;
  readonly acknowledged: {
    readonly on: CivilDate;
    readonly planDate: CivilDate;
    readonly words: string;
    readonly byName: string | null;
  } | null;
}

/** @throws StorageError unique when the earlier slip was followed by another one already */
export async function insertSlip(tx: WriteTransaction<Schema>, slip: NewSlip): Promise<number> {
  return insertRows(tx, 'supervision_slip', [
    {
      kind: slip.kind,
      case_id: slip.caseId,
      clock_id: slip.clockId,
      run: slip.run,
      lamp: slip.lamp,
      due: slip.due,
      handler_staff_id: slip.handlerStaffId,
      issued_on: slip.issuedOn,
      issued_at: slip.issuedAt,
      issued_by: slip.issuedBy,
      answer_by: slip.answerBy,
      note: slip.note,
      follows: slip.follows,
      paper_id: slip.paperId,
    },
  ]);
}

/** The handler's word on a slip. */
export interface SlipAnswer {
  readonly on: CivilDate;
  readonly recordedAt: Instant;
  readonly staffId: string;
  readonly planDate: CivilDate;
  readonly words: string;
}

/** Writes the handler's word. @throws StorageError unique when there is one already */
export async function insertAcknowledgement(
  tx: WriteTransaction<Schema>,
  slipId: number,
  word: SlipAnswer,
): Promise<void> {
  await insertRows(tx, 'supervision_event', [
    {
      slip_id: slipId,
      seq: 2,
      type: 'acknowledged',
      date: word.on,
      recorded_at: word.recordedAt,
      staff_id: word.staffId,
      data: JSON.stringify({ planDate: word.planDate, words: word.words }),
    },
  ]);
}

function slipsQuery(db: ReadableDatabase<Schema>) {
  return db
    .selectFrom('supervision_slip as slip')
    .innerJoin('case_file', 'case_file.id', 'slip.case_id')
    .innerJoin('paper', 'paper.id', 'slip.paper_id')
    .leftJoin('project', 'project.id', 'case_file.project_id')
    .leftJoin('staff as handler', 'handler.id', 'slip.handler_staff_id')
    .leftJoin('staff as issuer', 'issuer.id', 'slip.issued_by')
    .leftJoin('case_clock as clock', (join) =>
      join
        .onRef('clock.case_id', '=', 'slip.case_id')
        .onRef('clock.clock_id', '=', 'slip.clock_id')
        .onRef('clock.run', '=', 'slip.run'),
    )
    .leftJoin('supervision_event as word', (join) => join.onRef('word.slip_id', '=', 'slip.id').on('word.seq', '=', 2))
    .leftJoin('staff as answerer', 'answerer.id', 'word.staff_id')
    .selectAll('slip')
    .select([
      'case_file.receipt_number',
      'case_file.handler_staff_id as present_handler_id',
      'case_file.ended_on',
      'clock.state as clock_state',
      'project.name as project_name',
      'handler.name as handler_name',
      'issuer.name as issuer_name',
      'paper.number',
      'word.date as word_date',
      'word.data as word_data',
      'answerer.name as answerer_name',
    ]);
}
type Row = Awaited<ReturnType<ReturnType<typeof slipsQuery>['execute']>>[number];

function toSlip(row: Row): Slip {
  const word: { readonly planDate: string; readonly words: string } | null =
    row.word_data === null ? null : JSON.parse(row.word_data);
  return {
    id: row.id,
    version: word === null ? 1 : 2,
    kind: row.kind as SlipKind,
    caseId: row.case_id,
    clockId: row.clock_id as ClockId,
    run: row.run,
    lamp: row.lamp as Lamp,
    due: row.due,
    handlerStaffId: row.handler_staff_id,
    issuedOn: row.issued_on,
    issuedAt: row.issued_at,
    issuedBy: row.issued_by,
    answerBy: row.answer_by,
    note: row.note,
    follows: row.follows,
    paperId: row.paper_id,
    planDate: word?.planDate ?? null,
    // A clock that a correction took away is no longer anybody's to hurry.
    clock: row.clock_state !== null && row.clock_state !== 'stopped' && row.ended_on === null ? 'running' : 'stopped',
    caseNumber: row.receipt_number,
    projectName: row.project_name,
    handlerName: row.handler_name,
    issuedByName: row.issuer_name,
    number: row.number,
    presentHandlerId: row.present_handler_id,
    acknowledged:
      word === null
        ? null
        : { on: row.word_date ?? '', planDate: word.planDate, words: word.words, byName: row.answerer_name },
  };
}

export async function slipById(db: ReadableDatabase<Schema>, id: number): Promise<Slip | null> {
  const row = await slipsQuery(db).where('slip.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toSlip(row);
}

/** Slips of some cases, newest first. */
export async function slipsOfCases(db: ReadableDatabase<Schema>, caseIds: readonly number[]): Promise<readonly Slip[]> {
  if (caseIds.length === 0) return [];
  const rows = await slipsQuery(db).where('slip.case_id', 'in', caseIds).orderBy('slip.id', 'desc').execute();
  return rows.map(toSlip);
}

/** Slips issued in a span of days, newest first. */
export async function slipsIssued(
  db: ReadableDatabase<Schema>,
  { from, through }: { readonly from: CivilDate; readonly through: CivilDate },
): Promise<readonly Slip[]> {
  const rows = await slipsQuery(db)
    .where('slip.issued_on', '>=', from)
    .where('slip.issued_on', '<=', through)
    .orderBy('slip.issued_on', 'desc')
    .orderBy('slip.id', 'desc')
    .execute();
  return rows.map(toSlip);
}

/** Slips by their papers, in the order of issue. */
export async function slipsOfPapers(
  db: ReadableDatabase<Schema>,
  paperIds: readonly number[],
): Promise<readonly Slip[]> {
  if (paperIds.length === 0) return [];
  const rows = await slipsQuery(db).where('slip.paper_id', 'in', paperIds).orderBy('slip.id').execute();
  return rows.map(toSlip);
}

/** The newest slip of every open case whose clock still runs; of the named cases only, where they are named. */
export async function openSlips(
  db: ReadableDatabase<Schema>,
  caseIds: readonly number[] | null,
): Promise<readonly Slip[]> {
  let query = slipsQuery(db)
    .where('case_file.ended_on', 'is', null)
    .where('clock.state', '<>', 'stopped')
    .where(
      'slip.id',
      '=',
      // Only the newest of a case can be open: it follows the others.
      sql<number>`(select max(later.id) from supervision_slip as later where later.case_id = slip.case_id)`,
    );
  if (caseIds !== null) query = query.where('slip.case_id', 'in', [...caseIds, 0]);
  return (await query.orderBy('slip.id').execute()).map(toSlip);
}
