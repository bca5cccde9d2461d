import { setImmediate } from 'node:timers/promises';
import { foldName } from '../../shared/identity/fold-name.ts';
import type { Instant } from '../../shared/dates/types.ts';
import { applicantRow } from '../storage/repositories/applicants.ts';
import { appendAudit } from '../storage/repositories/audit.ts';
import { caseFileRow } from '../storage/repositories/cases.ts';
import { insertPacked, packRows, type PackedRows } from '../storage/repositories/insert-packed.ts';
import {
  applicantsByName,
  casesByNumber,
  insertLedgerImport,
  lastIds,
  recordsByKey,
  rememberMapping,
} from '../storage/repositories/ledger-imports.ts';
import { projectRow } from '../storage/repositories/projects.ts';
import { caseSearchRow } from '../storage/repositories/search.ts';
import { writeTransaction } from '../storage/transaction.ts';
import type { Actor, AppContext, WriteTx } from './context.ts';
import { storedFields, type LedgerPlan, type PlannedCase } from './ledger-plan.ts';
import type { HistoricRecord } from './historic-record.ts';
import type { DerivedCase } from '../storage/repositories/cases.ts';

/** The columns of a case that follow from its old record. */
export function derivedOf(record: HistoricRecord): DerivedCase {
  return {
    state: record.state,
    receivedOn: record.receivedOn,
    acceptedOn: null,
    decidedOn: record.decidedOn,
    endedOn: record.decidedOn,
    result: record.result,
    handlerStaffId: null,
  };
}

const ROWS_PER_STATEMENT = 500;

/** A new row to come is known by its turn, counted from 1 and written as its negative until its id is given. */
class Turns {
  readonly keys = new Map<string, number>();

  /** The reference to a row of this key, and whether it is the first. */
  refer(key: string): { readonly id: number; readonly isNew: boolean } {
    const known = this.keys.get(key);
    if (known !== undefined) return { id: known, isNew: false };
    const id = -(this.keys.size + 1);
    this.keys.set(key, id);
    return { id, isNew: true };
  }
}

/** Packs rows of a table in statements of a fair size. */
class Packer<Table extends PackedRows['table']> {
  readonly packed: PackedRows[] = [];
  private rows: Parameters<typeof packRows<Table>>[1][number][] = [];
  private readonly table: Table;
  private readonly shifted: PackedRows['shifted'];

  constructor(table: Table, shifted: PackedRows['shifted']) {
    this.table = table;
    this.shifted = shifted;
  }

  add(row: Parameters<typeof packRows<Table>>[1][number]): void {
    this.rows.push(row);
    if (this.rows.length >= ROWS_PER_STATEMENT) this.flush();
  }

  flush(): void {
    if (this.rows.length > 0) this.packed.push(packRows(this.table, this.rows, this.shifted));
    this.rows = [];
  }
}

/** An applicant of whom an old ledger knows the name alone. */
function named(name: string) {
  return {
    kind: 'organisation',
    name,
    code: null,
    legalRepresentative: null,
    contactName: null,
    phone: null,
    address: null,
  } as const;
}

function caseRow(
  planned: PlannedCase,
  ids: { readonly applicantId: number | null; readonly projectId: number | null },
  at: Instant,
) {
  const { record, line, remarks } = planned;
  return caseFileRow({
    matter: record.matter,
    path: record.path,
    channel: 'counter',
    ruleSet: record.ruleSet,
    ...ids,
    counterId: null,
    firstAskedStaffId: null,
    origin: 'historic',
    sourceKey: line.key,
    sourceData: {
      fields: storedFields(line),
      notes: remarks.map(({ field, reason, detail }) => `${field}: ${reason}: ${detail}`),
      drawn: record.drawn,
    },
    terms: { materialFacts: {}, promised: {}, subSteps: {}, extensions: {}, warnWorkdays: 0, exemptions: {} },
    remark: null,
    derived: derivedOf(record),
    receiptNumber: record.documentNumber,
    version: 0,
    createdAt: at,
  });
}

/** Rows of all tables, in the order in which they may be written. */
async function prepare(
  plan: LedgerPlan,
  applicants: ReadonlyMap<string, number>,
  at: Instant,
): Promise<readonly PackedRows[]> {
  const newApplicants = new Turns();
  const newProjects = new Turns();
  const applicant = new Packer('applicant', []);
  const project = new Packer('project', []);
  const files = new Packer('case_file', [
    { column: 'applicant_id', by: 'applicant' },
    { column: 'project_id', by: 'project' },
  ]);
  const found = new Packer('search_entry', [{ column: 'case_id', by: 'case_file' }]);
  for (const [index, planned] of plan.cases.entries()) {
    const { record, line } = planned;
    const name = record.applicantName;
    let applicantId = name === null ? null : (applicants.get(name) ?? null);
    if (name !== null && applicantId === null) {
      const { id, isNew } = newApplicants.refer(name);
      applicantId = id;
      if (isNew) applicant.add(applicantRow(named(name), at));
    }
    let { projectId } = planned;
    if (record.project !== null && projectId === null) {
      const { id, isNew } = newProjects.refer(planned.projectKey ?? line.key);
      projectId = id;
      if (isNew) {
        const content = { ...record.project, buildingArea: null, facts: { ruleSet: record.ruleSet } };
        project.add(projectRow(content, at));
      }
    }
    files.add(caseRow(planned, { applicantId, projectId }, at));
    const { document_number: number, conclusion, source } = record.fields;
    found.add(
      caseSearchRow(-(index + 1), {
        applicantName: name,
        projectName: record.project?.name ?? null,
        address: record.project?.address ?? null,
        numbers: [],
        phone: null,
        source: [line.key, number, conclusion, source].filter((text) => text !== ''),
      }),
    );
    // Sounding names out takes its time; other windows have their turn.
    if (index % 100 === 99) await setImmediate();
  }
  for (const packer of [applicant, project, files, found]) packer.flush();
  return [...applicant.packed, ...project.packed, ...files.packed, ...found.packed];
}

/** What is taken over, besides the plan itself. */
export interface LedgerOrder {
  readonly callKey: string;
  readonly fileName: string;
  readonly fileHash: string;
  /** Rows that never became lines: repeated headings, totals. */
  readonly otherRows: number;
  /** How the columns were understood, to be proposed again. */
  readonly mappings: readonly { readonly signature: string; readonly targets: unknown }[];
}

/** Somebody wrote one of these records, or its number, since the plan was made. */
export class LedgerMovedError extends Error {
  override readonly name = 'LedgerMovedError';
}

async function refuseMoved(tx: WriteTx, plan: LedgerPlan): Promise<void> {
  const keys = plan.cases.map(({ line }) => line.key);
  const numbers = plan.cases.flatMap(({ record }) =>
    /\d/.test(record.documentNumber ?? '') ? [record.documentNumber ?? ''] : [],
  );
  const known = (await recordsByKey(tx, keys)).size + (await casesByNumber(tx, numbers)).size;
  if (known > 0) throw new LedgerMovedError('the ledger was imported elsewhere meanwhile');
}

/** How often each reason occurs. */
export function countReasons(problems: LedgerPlan['problems']): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { reason } of problems) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

/**
 * Writes the cases of a plan in one transaction: all of them or none. Everything that takes time is made ready before it
 * begins, so that an intake at another window waits well under a second even for ten thousand rows.
 *
 * @returns the id of the import. @throws LedgerMovedError when a record or number appeared since the plan
 */
export async function commitLedger(
  app: AppContext,
  actor: Pick<Actor, 'id'>,
  plan: LedgerPlan,
  order: LedgerOrder,
): Promise<number> {
  const at = app.now().toISOString();
  const names = [...new Set(plan.cases.flatMap(({ record }) => record.applicantName ?? []))];
  const applicants = await applicantsByName(
    app.read,
    names.map((name) => ({ name, foldedName: foldName(name) })),
  );
  const packed = await prepare(plan, applicants, at);
  const leftOut = plan.leftOut + order.otherRows;
  const counts = { imported: plan.cases.length, known: plan.known, leftOut };
  const rows = counts.imported + counts.known + counts.leftOut;
  const id = await writeTransaction(app.write, async (tx: WriteTx) => {
    await refuseMoved(tx, plan);
    const last = await lastIds(tx, ['applicant', 'project', 'case_file']);
    for (const statement of packed) await insertPacked(tx, statement, last);
    const { callKey, fileName, fileHash } = order;
    const importId = await insertLedgerImport(tx, {
      callKey,
      fileName,
      fileHash,
      importedAt: at,
      staffId: actor.id,
      rows,
      ...counts,
      problems: countReasons(plan.problems),
    });
    for (const { signature, targets } of order.mappings) await rememberMapping(tx, signature, targets, at);
    await appendAudit(tx, {
      at,
      staffId: actor.id,
      action: 'ledger.accept',
      entity: 'ledger-import',
      entityId: String(importId),
      data: { fileHash, rows, ...counts, firstCase: last.case_file + 1 },
    });
    return importId;
  });
  if (plan.cases.length > 0) app.changes.publish('case', null);
  return id;
}
