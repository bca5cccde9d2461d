import { hash, randomUUID } from 'node:crypto';
import { LEDGER_COLUMNS, type LedgerColumn, type LedgerFields } from '../../shared/ledger/columns.ts';
import type { LedgerProblem, RowReason } from '../../shared/ledger/problems.ts';
import { parseCsv } from '../documents/spreadsheets/csv-read.ts';
import type { CaseFile, DerivedCase } from '../storage/repositories/cases.ts';
import { todayOf, type Actor, type AppContext } from './context.ts';
import { readHistoricRecord } from './historic-record.ts';
import { commitLedger, derivedOf } from './ledger-commit.ts';
import { planLedger } from './ledger-plan.ts';

/** What does not fit, with the record and its line in the file (the header is line 1). */
export interface LedgerReportLine {
  readonly key: string;
  readonly line: number;
  readonly field: string;
  readonly reason: LedgerProblem | RowReason;
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

const NOTHING_KEPT = {} as const;

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
  const plan = await planLedger(
    app.read,
    lines.map(({ line, fields }) => ({ sheet: 0, row: line, key: fields.id, fields, kept: NOTHING_KEPT, remarks: [] })),
    { printed: new Set(LEDGER_COLUMNS), today: todayOf(app) },
  );
  await commitLedger(app, actor, plan, {
    callKey: randomUUID(),
    fileName: 'published-cases.csv',
    fileHash: hash('sha256', csv, 'hex'),
    otherRows: rejectedLines,
    mappings: [],
  });
  const found = plan.problems
    .filter(({ weight }) => weight !== 'known')
    .map(({ line, field, reason, detail }) => ({
      key: line.key,
      line: line.row,
      field: field ?? 'id',
      reason,
      detail,
    }));
  const counts = { imported: plan.cases.length, known: plan.known, rejected: plan.leftOut + rejectedLines };
  const inOrder = [...report, ...found].toSorted((left, right) => left.line - right.line);
  return { records: lines.length + rejectedLines, ...counts, report: inOrder };
}
