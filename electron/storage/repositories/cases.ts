import type { Channel, ClockId, MaterialFact, Matter, Path, RuleSetId } from '../../../shared/matters/types.ts';
import type { CivilDate, Instant } from '../../../shared/dates/types.ts';
import type { LocalSteps } from '../../../shared/timelimit/stages.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { CaseFileTable, Schema } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** What was agreed when the case was received; settings that change later do not touch it. */
export interface CaseTerms {
  readonly materialFacts: Readonly<Partial<Record<MaterialFact, boolean>>>;
  /** Promised working days per clock, in force on the receipt date. */
  readonly promised: Readonly<Partial<Record<ClockId, number>>>;
  /** Local sub-steps in force on the receipt date. */
  readonly subSteps: LocalSteps;
  /** Working days one extension may add where the office had set them on the receipt date; absent = as the rule set says. */
  readonly extensions: Readonly<Partial<Record<ClockId, number>>>;
  readonly warnWorkdays: number;
  /** Local exemptions in force on the receipt date. */
  readonly exemptions: Readonly<Record<string, unknown>>;
}

/** Columns that follow from the events; `verify` computes them again. */
export interface DerivedCase {
  readonly state: string;
  readonly receivedOn: CivilDate | null;
  readonly acceptedOn: CivilDate | null;
  /** Decided, permitted or filed. */
  readonly decidedOn: CivilDate | null;
  /** The day the case came to a state that ends it. */
  readonly endedOn: CivilDate | null;
  readonly result: string | null;
  /** In charge of the case: who took it in, then who reviews or visits. */
  readonly handlerStaffId: string | null;
}

/** What is known of a case besides its events. */
export interface CaseFile {
  readonly id: number;
  readonly matter: Matter;
  readonly path: Path;
  readonly channel: Channel;
  readonly ruleSet: RuleSetId;
  readonly applicantId: number | null;
  readonly projectId: number | null;
  readonly counterId: number | null;
  readonly firstAskedStaffId: string | null;
  readonly origin: 'live' | 'historic';
  readonly sourceKey: string | null;
  readonly sourceData: unknown;
  readonly terms: CaseTerms;
  readonly remark: string | null;
  readonly derived: DerivedCase;
  /** Number of the receipt (or filing voucher) in force. */
  readonly receiptNumber: string | null;
  /** Sequence of the last event. */
  readonly version: number;
  readonly createdAt: Instant;
}
export type NewCaseFile = Omit<CaseFile, 'id'>;

type Row = Omit<CaseFileTable, 'id'> & { readonly id: number };

/** Cases received before there were sub-steps and extensions to set have none. */
function termsOf(text: string): CaseTerms {
  return { subSteps: {}, extensions: {}, ...JSON.parse(text) };
}

function toCaseFile(row: Row): CaseFile {
  return {
    id: row.id,
    // The file's own checks hold these columns to the values of the types.
    matter: row.matter as Matter,
    path: row.path as Path,
    channel: row.channel as Channel,
    ruleSet: row.rule_set as RuleSetId,
    applicantId: row.applicant_id,
    projectId: row.project_id,
    counterId: row.counter_id,
    firstAskedStaffId: row.first_asked_staff_id,
    origin: row.origin,
    sourceKey: row.source_key,
    sourceData: row.source_data === null ? null : JSON.parse(row.source_data),
    terms: termsOf(row.terms),
    remark: row.remark,
    derived: {
      state: row.state,
      receivedOn: row.received_on,
      acceptedOn: row.accepted_on,
      decidedOn: row.decided_on,
      endedOn: row.ended_on,
      result: row.result,
      handlerStaffId: row.handler_staff_id,
    },
    receiptNumber: row.receipt_number,
    version: row.version,
    createdAt: row.created_at,
  };
}

/** What follows from the events, as it is stored. */
export function derivedColumns(derived: DerivedCase) {
  return {
    state: derived.state,
    received_on: derived.receivedOn,
    accepted_on: derived.acceptedOn,
    decided_on: derived.decidedOn,
    ended_on: derived.endedOn,
    result: derived.result,
    handler_staff_id: derived.handlerStaffId,
  };
}

/** A case as it is stored, without its id. */
export function caseFileRow(file: NewCaseFile) {
  return {
    matter: file.matter,
    path: file.path,
    channel: file.channel,
    rule_set: file.ruleSet,
    applicant_id: file.applicantId,
    project_id: file.projectId,
    counter_id: file.counterId,
    first_asked_staff_id: file.firstAskedStaffId,
    origin: file.origin,
    source_key: file.sourceKey,
    source_data: file.sourceData === null ? null : JSON.stringify(file.sourceData),
    terms: JSON.stringify(file.terms),
    remark: file.remark,
    ...derivedColumns(file.derived),
    receipt_number: file.receiptNumber,
    version: file.version,
    created_at: file.createdAt,
  };
}

/** Writes a new case and gives its id. @throws StorageError unique on `case_file.source_key`, foreign-key */
export async function insertCase(tx: WriteTransaction<Schema>, file: NewCaseFile): Promise<number> {
  return insertRows(tx, 'case_file', [caseFileRow(file)]);
}

/** Writes what follows from the events after an act. */
export async function updateCase(
  tx: WriteTransaction<Schema>,
  id: number,
  changed: { readonly derived: DerivedCase; readonly receiptNumber: string | null; readonly version: number },
): Promise<void> {
  await tx
    .updateTable('case_file')
    .set({
      ...derivedColumns(changed.derived),
      receipt_number: changed.receiptNumber,
      version: changed.version,
    })
    .where('id', '=', id)
    .execute();
}

/** Writes the number in force after its paper was struck. */
export async function updateReceiptNumber(
  tx: WriteTransaction<Schema>,
  id: number,
  receiptNumber: string | null,
): Promise<void> {
  await tx.updateTable('case_file').set({ receipt_number: receiptNumber }).where('id', '=', id).execute();
}

export async function caseById(db: ReadableDatabase<Schema>, id: number): Promise<CaseFile | null> {
  const row = await db.selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toCaseFile(row);
}

/** Cases in order of id, for walking through all of them in batches. */
export async function casesAfter(
  db: ReadableDatabase<Schema>,
  afterId: number,
  limit: number,
): Promise<readonly CaseFile[]> {
  const rows = await db
    .selectFrom('case_file')
    .selectAll()
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toCaseFile);
}

/** The named cases in order of id; unknown ids are left out. */
export async function casesByIds(db: ReadableDatabase<Schema>, ids: readonly number[]): Promise<readonly CaseFile[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('case_file').selectAll().where('id', 'in', ids).orderBy('id').execute();
  return rows.map(toCaseFile);
}

/** A case with the names a list shows. */
export interface ListedCase extends CaseFile {
  readonly applicantName: string | null;
  readonly projectName: string | null;
  readonly address: string | null;
  readonly handlerName: string | null;
}

/** The named cases, in no promised order; unknown ids are left out. */
export async function listedCases(
  db: ReadableDatabase<Schema>,
  ids: readonly number[],
): Promise<readonly ListedCase[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('case_file')
    .leftJoin('applicant', 'applicant.id', 'case_file.applicant_id')
    .leftJoin('project', 'project.id', 'case_file.project_id')
    .leftJoin('staff', 'staff.id', 'case_file.handler_staff_id')
    .selectAll('case_file')
    .select([
      'applicant.name as applicant_name',
      'project.name as project_name',
      'project.address as project_address',
      'staff.name as handler_name',
    ])
    .where('case_file.id', 'in', ids)
    .execute();
  return rows.map((row) => ({
    ...toCaseFile(row),
    applicantName: row.applicant_name,
    projectName: row.project_name,
    address: row.project_address,
    handlerName: row.handler_name,
  }));
}

/** Cases of a project in order of id. */
export async function casesOfProject(db: ReadableDatabase<Schema>, projectId: number): Promise<readonly CaseFile[]> {
  const rows = await db.selectFrom('case_file').selectAll().where('project_id', '=', projectId).orderBy('id').execute();
  return rows.map(toCaseFile);
}
