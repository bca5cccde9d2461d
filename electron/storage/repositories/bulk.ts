/**
 * Many acts in one transaction: the same rows as one act writes, a few statements for each table instead of a dozen for
 * each act. The caller gives out the ids and chains the audit entries; unique and foreign keys prove it right.
 */
import { sql } from 'kysely';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';
import { applicantRow, type ApplicantRecord } from './applicants.ts';
import { auditRow, type NewAuditEntry } from './audit.ts';
import { writeBulkHall, type BulkHallRows } from './bulk-hall.ts';
import { caseFileRow, derivedColumns, type CaseFile } from './cases.ts';
import { clockRow, type StoredClock } from './clocks.ts';
import { eventRow } from './events.ts';
import { chunks, insertMany } from './insert-many.ts';
import { materialRow, type CheckedMaterial } from './materials.ts';
import { paperRow, type NewPaper } from './papers.ts';
import { projectRow, type ProjectRecord } from './projects.ts';
import { updatePacked } from './update-packed.ts';
import { caseSearchRow, type CaseSearchFields } from './search.ts';
import type { Instant } from '../../../shared/dates/types.ts';
import type { CaseEvent } from '../../../shared/workflow/types.ts';

/** A case as it stands after the acts of the batch. */
export interface BulkCaseRows {
  readonly file: CaseFile;
  /** `added` in this batch, or written by an earlier one and `changed` now. */
  readonly row: 'added' | 'changed';
  /** Act by act: its events, and the checklist after it where it looked at it (null = the stored results stand). */
  readonly acts: readonly {
    readonly events: readonly CaseEvent[];
    readonly materials: readonly CheckedMaterial[] | null;
  }[];
  readonly clocks: readonly StoredClock[];
  /** Null = nothing new can be found. */
  readonly search: CaseSearchFields | null;
}

/** Everything one batch writes. */
export interface BulkRows {
  readonly applicants: readonly { readonly record: ApplicantRecord; readonly at: Instant }[];
  readonly projects: readonly { readonly record: ProjectRecord; readonly at: Instant }[];
  readonly cases: readonly BulkCaseRows[];
  readonly papers: readonly { readonly id: number; readonly paper: NewPaper }[];
  /** Last number drawn of every series touched. */
  readonly numbers: readonly { readonly series: string; readonly year: number; readonly last: number }[];
  /** In order of time, chained to `lastAuditHash`. */
  readonly audit: readonly ReturnType<typeof auditRow>[];
  readonly hall: BulkHallRows;
}

/** Where a batch begins. */
export interface BulkStart {
  readonly applicantId: number;
  readonly projectId: number;
  readonly caseId: number;
  readonly paperId: number;
  readonly lastAuditHash: string | null;
}

/** The ids and the audit hash that the next batch follows on. */
export async function bulkStart(db: ReadableDatabase<Schema>): Promise<BulkStart> {
  const row = await db
    .selectNoFrom([
      sql<number>`(select coalesce(max(id), 0) from applicant)`.as('applicant'),
      sql<number>`(select coalesce(max(id), 0) from project)`.as('project'),
      sql<number>`(select coalesce(max(id), 0) from case_file)`.as('case_file'),
      sql<number>`(select coalesce(max(id), 0) from paper)`.as('paper'),
      sql<string | null>`(select hash from audit_entry order by id desc limit 1)`.as('last_hash'),
    ])
    .executeTakeFirstOrThrow();
  return {
    applicantId: row.applicant,
    projectId: row.project,
    caseId: row.case_file,
    paperId: row.paper,
    lastAuditHash: row.last_hash,
  };
}

/** Entries chained to each other, for `BulkRows.audit`. */
export function chainedAudit(
  entries: readonly NewAuditEntry[],
  lastHash: string | null,
): { readonly rows: readonly ReturnType<typeof auditRow>[]; readonly lastHash: string | null } {
  let last = lastHash;
  const rows = entries.map((entry) => {
    const row = auditRow(entry, last);
    last = row.hash;
    return row;
  });
  return { rows, lastHash: last };
}

async function deleteOfCases(
  tx: WriteTransaction<Schema>,
  table: 'case_clock' | 'case_material',
  caseIds: readonly number[],
): Promise<void> {
  for (const ids of chunks(caseIds)) await tx.deleteFrom(table).where('case_id', 'in', ids).execute();
}

/**
 * What follows from the events of cases that are there already. An update and no upsert: in a trigger that an upsert fires,
 * "or ignore" does not ignore, and a case that waits to be counted would be refused.
 */
async function updateCases(tx: WriteTransaction<Schema>, files: readonly CaseFile[]): Promise<void> {
  await updatePacked(
    tx,
    'case_file',
    files.map(({ id, derived, receiptNumber, version }) => {
      return { id, ...derivedColumns(derived), receipt_number: receiptNumber, version };
    }),
  );
}

/**
 * Events and checklists, the first acts of all cases, then the second ones: what the file itself notes when a checklist is
 * written (which event it came with) is then what it notes when act follows act.
 */
async function writeActs(tx: WriteTransaction<Schema>, cases: readonly BulkCaseRows[]): Promise<void> {
  const rounds = Math.max(0, ...cases.map(({ acts }) => acts.length));
  for (let round = 0; round < rounds; round += 1) {
    const now = cases.flatMap(({ file, row, acts }) => {
      const act = acts[round];
      return act === undefined ? [] : [{ ...act, id: file.id, isNew: row === 'added' && round === 0 }];
    });
    await insertMany(
      tx,
      'case_event',
      now.flatMap(({ id, events }) => events.map((event) => eventRow(id, event))),
    );
    const looked = now.filter(({ materials }) => materials !== null);
    await deleteOfCases(
      tx,
      'case_material',
      looked.flatMap(({ id, isNew }) => (isNew ? [] : [id])),
    );
    await insertMany(
      tx,
      'case_material',
      looked.flatMap(({ id, materials }) => (materials ?? []).map((material) => materialRow(id, material))),
    );
  }
}

/**
 * Writes a batch. Inside one transaction; nothing of it stands when any of it cannot.
 *
 * @throws StorageError unique or foreign-key when somebody else wrote since `bulkStart`
 */
export async function writeBulk(tx: WriteTransaction<Schema>, rows: BulkRows): Promise<void> {
  const { applicants, projects, cases } = rows;
  await insertMany(
    tx,
    'applicant',
    applicants.map(({ record: { id, version: _version, ...content }, at }) => ({ id, ...applicantRow(content, at) })),
  );
  await insertMany(
    tx,
    'project',
    projects.map(({ record: { id, version: _version, ...content }, at }) => ({ id, ...projectRow(content, at) })),
  );
  const added = cases.filter(({ row }) => row === 'added');
  const changed = cases.filter(({ row }) => row === 'changed');
  await insertMany(
    tx,
    'case_file',
    added.map(({ file }) => ({ id: file.id, ...caseFileRow(file) })),
  );
  await updateCases(
    tx,
    changed.map(({ file }) => file),
  );
  await writeActs(tx, cases);
  await deleteOfCases(
    tx,
    'case_clock',
    changed.map(({ file }) => file.id),
  );
  await insertMany(
    tx,
    'case_clock',
    cases.flatMap(({ file, clocks }) => clocks.map((clock) => clockRow(file.id, clock))),
  );
  await insertMany(
    tx,
    'paper',
    rows.papers.map(({ id, paper }) => ({ id, ...paperRow(paper) })),
  );
  for (const { series, year, last } of rows.numbers) {
    await tx
      .insertInto('number_series')
      .values({ series, year, last })
      .onConflict((conflict) => conflict.columns(['series', 'year']).doUpdateSet({ last }))
      .execute();
  }
  await writeBulkHall(tx, rows.hall);
  await insertMany(tx, 'audit_entry', rows.audit);
  const found = cases.flatMap(({ file, search }) => (search === null ? [] : [caseSearchRow(file.id, search)]));
  await insertMany(tx, 'search_entry', found);
}
