import { foldName } from '../../shared/identity/fold-name.ts';
import type { Instant } from '../../shared/dates/types.ts';
import type { Actor, AppContext, WriteTx } from './context.ts';
import { appendAudit } from '../storage/repositories/audit.ts';
import { applicantCandidates, insertApplicant } from '../storage/repositories/applicants.ts';
import { insertCase, type CaseFile, type DerivedCase } from '../storage/repositories/cases.ts';
import { historicCaseIds } from '../storage/repositories/overview.ts';
import { insertProject } from '../storage/repositories/projects.ts';
import { refreshCaseSearch } from '../storage/repositories/search.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { parseCsv } from './csv.ts';
import {
  LEDGER_COLUMNS,
  readHistoricRecord,
  type HistoricRecord,
  type LedgerColumn,
  type LedgerFields,
  type LedgerRemark,
} from './historic-record.ts';

/** What does not fit, with the record and its line in the file (the header is line 1). */
export interface LedgerReportLine {
  readonly key: string;
  readonly line: number;
  readonly field: string;
  readonly reason: LedgerRemark['reason'] | 'wrong-number-of-columns' | 'key-missing' | 'key-repeated';
  readonly detail: string;
}

/** Every record of the file is in exactly one of the three counts. */
export interface LedgerImport {
  readonly records: number;
  readonly imported: number;
  readonly known: number;
  readonly rejected: number;
  readonly report: readonly LedgerReportLine[];
}

function derivedOf(record: HistoricRecord): DerivedCase {
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

/** The printed fields of a record as stored; null when they are not there. */
function storedFields(sourceData: unknown): LedgerFields | null {
  if (typeof sourceData !== 'object' || sourceData === null || !('fields' in sourceData)) return null;
  const printed: unknown = sourceData.fields;
  if (typeof printed !== 'object' || printed === null) return null;
  const texts = new Map(Object.entries(printed).map(([column, text]) => [column, String(text)]));
  const fields = Object.fromEntries(LEDGER_COLUMNS.map((column) => [column, texts.get(column) ?? '']));
  return fields as Record<LedgerColumn, string>;
}

/**
 * What a stored historic case must look like by the ledger it came from: its columns as read from the printed fields.
 *
 * @returns null when the stored source is not a ledger record.
 */
export function historicDerived(file: Pick<CaseFile, 'sourceData'>): DerivedCase | null {
  const fields = storedFields(file.sourceData);
  const record = fields === null ? null : readHistoricRecord(fields, null).record;
  return record === null ? null : derivedOf(record);
}

interface LedgerLine {
  readonly line: number;
  readonly fields: LedgerFields;
}

function readLines(csv: string): { readonly lines: readonly LedgerLine[]; readonly report: LedgerReportLine[] } {
  const [header, ...rows] = parseCsv(csv);
  const missing = LEDGER_COLUMNS.filter((column) => header?.values.includes(column) !== true);
  if (header === undefined || missing.length > 0) {
    throw new TypeError(`The file is no ledger of published cases: columns missing: ${missing.join(', ')}`);
  }
  const lines: LedgerLine[] = [];
  const report: LedgerReportLine[] = [];
  const seen = new Set<string>();
  const at = new Map(header.values.map((column, index) => [column, index]));
  for (const { line, values } of rows) {
    const value = (column: LedgerColumn) => values[at.get(column) ?? -1]?.trim() ?? '';
    const key = value('id');
    const refuse = (reason: LedgerReportLine['reason'], detail: string) =>
      report.push({ key, line, field: 'id', reason, detail });
    if (values.length !== header.values.length) refuse('wrong-number-of-columns', String(values.length));
    else if (key === '') refuse('key-missing', '');
    else if (seen.has(key)) refuse('key-repeated', key);
    else {
      seen.add(key);
      const fields = Object.fromEntries(LEDGER_COLUMNS.map((column) => [column, value(column)]));
      lines.push({ line, fields: fields as Record<LedgerColumn, string> });
    }
  }
  return { lines, report };
}

function projectKey(fields: LedgerFields): string | null {
  const name = foldName(fields.project_or_venue);
  return name === '' ? null : `${name} ${foldName(fields.district)}`;
}

/** Rows that several records of one file share. */
interface Shared {
  readonly projects: Map<string, number>;
}

async function applicantIdFor(tx: WriteTx, name: string, at: Instant): Promise<number> {
  const foldedName = foldName(name);
  const like = { code: null, phone: null, foldedName, pinyin: '', pieces: [] };
  const known = (await applicantCandidates(tx, like, 50)).find((one) => one.name === name && one.code === null);
  if (known !== undefined) return known.id;
  const applicant = await insertApplicant(
    tx,
    {
      kind: 'organisation',
      name,
      code: null,
      legalRepresentative: null,
      contactName: null,
      phone: null,
      address: null,
    },
    at,
  );
  return applicant.id;
}

async function projectIdFor(tx: WriteTx, record: HistoricRecord, shared: Shared, at: Instant): Promise<number | null> {
  if (record.project === null) return null;
  const key = projectKey(record.fields) ?? record.key;
  const known = shared.projects.get(key);
  if (known !== undefined) return known;
  const { id } = await insertProject(
    tx,
    { ...record.project, buildingArea: null, facts: { ruleSet: record.ruleSet } },
    at,
  );
  shared.projects.set(key, id);
  return id;
}

async function insertHistoric(
  tx: WriteTx,
  record: HistoricRecord,
  remarks: readonly LedgerRemark[],
  entry: { readonly at: Instant; readonly staffId: string; readonly shared: Shared },
): Promise<number> {
  const { at } = entry;
  const applicantId = record.applicantName === null ? null : await applicantIdFor(tx, record.applicantName, at);
  const projectId = await projectIdFor(tx, record, entry.shared, at);
  const printed = Object.entries(record.fields).filter(([, text]) => text !== '');
  const id = await insertCase(tx, {
    matter: record.matter,
    path: record.path,
    channel: 'counter',
    ruleSet: record.ruleSet,
    applicantId,
    projectId,
    counterId: null,
    firstAskedStaffId: null,
    origin: 'historic',
    sourceKey: record.key,
    sourceData: {
      fields: Object.fromEntries(printed),
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
  await refreshCaseSearch(tx, id);
  await appendAudit(tx, {
    at,
    staffId: entry.staffId,
    action: 'historic.import',
    entity: 'case',
    entityId: String(id),
    data: { key: record.key, remarks: remarks.length },
  });
  return id;
}

/**
 * Takes a ledger of published cases over as historic cases: each record with what it has, unknown dates unknown, no
 * clocks. Records taken over before are recognised by their key and left as they are. All in one transaction: a file is
 * taken over whole or not at all.
 *
 * @throws TypeError when the file lacks a column of the ledger
 */
export async function importPublished(app: AppContext, actor: Pick<Actor, 'id'>, csv: string): Promise<LedgerImport> {
  const { lines, report } = readLines(csv);
  const rejectedLines = report.length;
  const at = app.now().toISOString();
  const firstOf = new Map<string, string>();
  const counts = { imported: 0, known: 0, rejected: rejectedLines };
  await writeTransaction(app.write, async (tx: WriteTx) => {
    const known = await historicCaseIds(tx);
    const shared: Shared = { projects: new Map() };
    for (const { line, fields } of lines) {
      const project = projectKey(fields);
      const same = project === null ? null : (firstOf.get(project) ?? null);
      if (project !== null && same === null) firstOf.set(project, fields.id);
      const { record, remarks } = readHistoricRecord(fields, same);
      report.push(...remarks.map((remark) => ({ key: fields.id, line, ...remark })));
      const existing = known.get(fields.id);
      if (existing !== undefined) {
        counts.known += 1;
        if (project !== null && existing.projectId !== null) shared.projects.set(project, existing.projectId);
      } else if (record === null) counts.rejected += 1;
      else {
        await insertHistoric(tx, record, remarks, { at, staffId: actor.id, shared });
        counts.imported += 1;
      }
    }
  });
  if (counts.imported > 0) app.changes.publish('case', null);
  const inOrder = report.toSorted((left, right) => left.line - right.line);
  return { records: lines.length + rejectedLines, ...counts, report: inOrder };
}
