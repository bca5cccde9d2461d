import { setImmediate } from 'node:timers/promises';
import { canonicalJson } from '../storage/canonical-json.ts';
import { foldName } from '../../shared/identity/fold-name.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import type { LedgerColumn, LedgerFields } from '../../shared/ledger/columns.ts';
import type { LedgerProblem, RowReason } from '../../shared/ledger/problems.ts';
import { casesByNumber, recordsByKey } from '../storage/repositories/ledger-imports.ts';
import type { ReadableDb } from './context.ts';
import { readHistoricRecord, type HistoricRecord, type LedgerRemark } from './historic-record.ts';

/** A row of a ledger in our own columns, before it is compared with what is there. */
export interface LedgerLine {
  /** Sheet of the file, from 0. */
  readonly sheet: number;
  readonly row: number;
  readonly key: string;
  readonly fields: LedgerFields;
  /** Columns kept under their own headings. */
  readonly kept: Readonly<Record<string, string>>;
  /** Found while the cells were read. */
  readonly remarks: readonly LedgerRemark[];
}

/** A line that becomes a case. */
export interface PlannedCase {
  readonly line: LedgerLine;
  readonly record: HistoricRecord;
  readonly remarks: readonly LedgerRemark[];
  /** Of an earlier import of the same project; null = a new one, shared by all lines of the same `projectKey`. */
  readonly projectId: number | null;
  readonly projectKey: string | null;
}

/** What is to be known of a line: why it becomes no case, or is one already, or what does not fit in it. */
export interface PlannedProblem {
  readonly line: Pick<LedgerLine, 'sheet' | 'row' | 'key'>;
  readonly weight: 'left-out' | 'known' | 'remark';
  readonly field: LedgerColumn | null;
  readonly reason: LedgerProblem | RowReason;
  readonly detail: string;
}

export interface LedgerPlan {
  readonly cases: readonly PlannedCase[];
  readonly problems: readonly PlannedProblem[];
  readonly known: number;
  readonly leftOut: number;
}

/** What two lines must share to be about one project; null where no project is named. */
export function projectKeyOf(fields: LedgerFields): string | null {
  const name = foldName(fields.project_or_venue);
  return name === '' ? null : `${name} ${foldName(fields.district)}`;
}

const LINES_PER_TURN = 500;

/** Whether a number names a document: a word without figures is no number. */
function isNumber(text: string): boolean {
  return /\d/.test(text);
}

/** The printed fields of a stored record, without those that are empty. */
function printedFields(sourceData: unknown): Readonly<Record<string, string>> {
  if (typeof sourceData !== 'object' || sourceData === null || !('fields' in sourceData)) return {};
  const { fields } = sourceData;
  if (typeof fields !== 'object' || fields === null) return {};
  return Object.fromEntries(Object.entries(fields).map(([column, text]) => [column, String(text)]));
}

/** What a line will be stored as: our columns and the kept ones, without what is empty. */
export function storedFields({ fields, kept }: Pick<LedgerLine, 'fields' | 'kept'>): Readonly<Record<string, string>> {
  return Object.fromEntries([...Object.entries(fields), ...Object.entries(kept)].filter(([, text]) => text !== ''));
}

interface Looked {
  readonly records: Awaited<ReturnType<typeof recordsByKey>>;
  readonly numbers: Awaited<ReturnType<typeof casesByNumber>>;
}

async function lookUp(db: ReadableDb, lines: readonly LedgerLine[]): Promise<Looked> {
  const records = await recordsByKey(
    db,
    lines.map(({ key }) => key),
  );
  const numbers = lines.map(({ fields }) => fields.document_number).filter(isNumber);
  return { records, numbers: await casesByNumber(db, numbers) };
}

class Planner {
  readonly cases: PlannedCase[] = [];
  readonly problems: PlannedProblem[] = [];
  known = 0;
  leftOut = 0;
  private readonly printed: ReadonlySet<LedgerColumn>;
  private readonly today: CivilDate;
  private readonly firstOfProject = new Map<string, string>();
  private readonly projectIds = new Map<string, number>();
  private readonly rowOfKey = new Map<string, number>();
  private readonly rowOfNumber = new Map<string, number>();

  constructor(printed: ReadonlySet<LedgerColumn>, today: CivilDate) {
    this.printed = printed;
    this.today = today;
  }

  take(line: LedgerLine, looked: Looked): void {
    const project = projectKeyOf(line.fields);
    const same = project === null ? null : (this.firstOfProject.get(project) ?? null);
    if (project !== null && same === null) this.firstOfProject.set(project, line.key);
    const before = this.rowOfKey.get(line.key);
    if (before !== undefined) return this.leave(line, 'key-repeated', `${line.key} ${before}`);
    this.rowOfKey.set(line.key, line.row);
    const existing = looked.records.get(line.key);
    if (existing !== undefined) {
      if (project !== null && existing.projectId !== null) this.projectIds.set(project, existing.projectId);
      const isSame = canonicalJson(printedFields(existing.sourceData)) === canonicalJson(storedFields(line));
      return this.knowAlready(line, isSame ? 'known' : 'known-differs', existing.caseId);
    }
    const number = line.fields.document_number;
    const numbered = isNumber(number) ? looked.numbers.get(number) : undefined;
    if (numbered !== undefined) return this.knowAlready(line, 'number-known', numbered);
    const { record, remarks } = readHistoricRecord({ ...line.fields, id: line.key }, same, this.printed);
    const all = [...line.remarks, ...remarks, ...this.more(line, record)];
    for (const { field, reason, detail } of all) {
      this.problems.push({ line, weight: record === null ? 'left-out' : 'remark', field, reason, detail });
    }
    if (record === null) {
      this.leftOut += 1;
      return undefined;
    }
    const projectId = project === null ? null : (this.projectIds.get(project) ?? null);
    this.cases.push({ line, record, remarks: all, projectId, projectKey: record.project === null ? null : project });
    return undefined;
  }

  private more(line: LedgerLine, record: HistoricRecord | null): readonly LedgerRemark[] {
    const found: LedgerRemark[] = [];
    const number = line.fields.document_number;
    const before = isNumber(number) ? this.rowOfNumber.get(number) : undefined;
    if (before !== undefined)
      found.push({ field: 'document_number', reason: 'number-repeated', detail: `${number} ${before}` });
    else if (isNumber(number)) this.rowOfNumber.set(number, line.row);
    for (const [field, date] of [
      ['received_date', record?.receivedOn ?? null],
      ['decision_date', record?.decidedOn ?? null],
    ] as const) {
      if (date !== null && date > this.today) found.push({ field, reason: 'in-the-future', detail: date });
    }
    return found;
  }

  private leave(line: LedgerLine, reason: RowReason, detail: string): void {
    this.leftOut += 1;
    this.problems.push({ line, weight: 'left-out', field: 'id', reason, detail });
  }

  private knowAlready(line: LedgerLine, reason: RowReason, caseId: number): void {
    this.known += 1;
    const field = reason === 'number-known' ? 'document_number' : 'id';
    this.problems.push({ line, weight: 'known', field, reason, detail: String(caseId) });
  }
}

/**
 * Says of every line what it will become: a case, one that is there already (by its key, or by the number of its
 * document), or none, with the reason. Writes nothing.
 *
 * @param ledger.printed columns the file has. @param ledger.today no decision lies behind it
 */
export async function planLedger(
  db: ReadableDb,
  lines: readonly LedgerLine[],
  ledger: { readonly printed: ReadonlySet<LedgerColumn>; readonly today: CivilDate; onLine?(done: number): void },
): Promise<LedgerPlan> {
  const planner = new Planner(ledger.printed, ledger.today);
  for (let from = 0; from < lines.length; from += LINES_PER_TURN) {
    const turn = lines.slice(from, from + LINES_PER_TURN);
    const looked = await lookUp(db, turn);
    for (const line of turn) planner.take(line, looked);
    ledger.onLine?.(Math.min(lines.length, from + LINES_PER_TURN));
    await setImmediate();
  }
  const { cases, problems, known, leftOut } = planner;
  return { cases, problems, known, leftOut };
}
