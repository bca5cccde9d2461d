import { hash } from 'node:crypto';
import { serialInText, spelledDate } from '../../shared/dates/spelled.ts';
import { invisibleAt, toHalfWidth } from '../../shared/identity/text.ts';
import {
  foldHeading,
  headingsIn,
  isLedgerColumn,
  LEDGER_COLUMNS,
  LEDGER_DATE_COLUMNS,
  proposeTargets,
  type ColumnTarget,
  type LedgerColumn,
  type LedgerFields,
} from '../../shared/ledger/columns.ts';
import type { LedgerProblem, RowReason } from '../../shared/ledger/problems.ts';
import { drawnInWords, matterInWords } from '../../shared/ledger/values.ts';
import type { Matter } from '../../shared/matters/types.ts';
import { canonicalJson } from '../storage/canonical-json.ts';
import { columnLetters } from '../documents/spreadsheets/cell-address.ts';
import type { CellNote, SheetRow, Table, TableSheet } from '../documents/spreadsheets/table.ts';
import type { LedgerRemark } from './historic-record.ts';
import type { LedgerLine } from './ledger-plan.ts';

/** How one sheet is to be understood. */
export interface SheetChoice {
  /** Place of the sheet in the file, from 0. */
  readonly sheet: number;
  /** Row of the headings, as the spreadsheet counts. */
  readonly headerRow: number;
  /** One target for each column, A first. */
  readonly targets: readonly ColumnTarget[];
  /** Of every row whose own column says nothing. */
  readonly matter: Matter | null;
}

/** A row that is no line of the ledger: why, and what it says. */
export interface SkippedRow {
  readonly sheet: number;
  readonly row: number;
  readonly reason: RowReason;
  readonly detail: string;
}

/** A sheet as it presents itself, and how we would understand it. */
export interface SheetProposal extends SheetChoice {
  readonly name: string | null;
  readonly visibility: 'visible' | 'hidden';
  readonly rows: number;
  readonly headings: readonly string[];
  /** The first rows below the headings. */
  readonly samples: readonly (readonly string[])[];
  /** What remembers how these headings were understood. */
  readonly signature: string;
}

const ROWS_SEARCHED = 20;
const SAMPLE_ROWS = 3;
const LONGEST_FIELD = 2_000;
const TOTAL = /^(?:合计|总计|小计|共计|本页合计)[:：]?/;

function headerRowOf({ rows }: TableSheet): SheetRow | null {
  const [first] = rows;
  if (first === undefined) return null;
  let best = first;
  let most = 0;
  for (const row of rows.slice(0, ROWS_SEARCHED)) {
    const named = headingsIn(row.cells);
    if (named > most) {
      best = row;
      most = named;
    }
  }
  // Nothing we know: the row with most to say among the first.
  if (most > 0) return best;
  const filled = (row: SheetRow) => row.cells.filter((cell) => cell !== '').length;
  return rows.slice(0, 5).reduce((widest, row) => (filled(row) > filled(widest) ? row : widest), first);
}

/** Identifies a row of headings, however it is spaced. */
function signatureOf(headings: readonly string[]): string {
  return hash('sha256', canonicalJson(headings.map(foldHeading)), 'hex');
}

/** Proposes how each sheet of a file is to be understood, by its headings and its name. */
export function proposeSheets(table: Table): readonly SheetProposal[] {
  return table.sheets.flatMap((sheet, index) => {
    const header = headerRowOf(sheet);
    if (header === null) return [];
    const below = sheet.rows.filter(({ row }) => row > header.row);
    const width = Math.max(header.cells.length, ...below.map(({ cells }) => cells.length));
    const headings = Array.from({ length: width }, (_unused, column) => header.cells[column] ?? '');
    const targets = proposeTargets(headings);
    const above = sheet.rows.filter(({ row }) => row < header.row).flatMap(({ cells }) => cells);
    const named = [sheet.name ?? '', ...above].map(matterInWords).find((matter) => matter !== null) ?? null;
    return [
      {
        sheet: index,
        name: sheet.name,
        visibility: sheet.visibility,
        headerRow: header.row,
        rows: below.length,
        headings,
        targets,
        matter: targets.includes('matter') ? null : named,
        samples: below
          .slice(0, SAMPLE_ROWS)
          .map(({ cells }) => headings.map((_heading, column) => cells[column] ?? '')),
        signature: signatureOf(headings),
      },
    ];
  });
}

/** A measure as ledgers write it, in plain figures; other texts stay as they are. */
function measureText(text: string): string {
  const plain = toHalfWidth(text).replaceAll(/[,\s]|㎡|m²|m2|平方米|平米|米|m$/gi, '');
  return /^\d{1,9}(?:\.\d+)?$/.test(plain) ? String(Math.round(Number(plain) * 1000) / 1000) : text;
}

/** A line of headings further down, worded as the first or otherwise: at least two of them, and not much else. */
function isHeadings(said: readonly string[]): boolean {
  const named = headingsIn(said);
  return named >= 2 && named * 2 >= said.length;
}

const NOTES_AS_REMARKS: ReadonlySet<CellNote['reason']> = new Set(['formula-without-value', 'cell-error', 'merged']);

class LineReader {
  private readonly choice: SheetChoice;
  private readonly table: Table;
  private readonly headings: readonly string[];
  private readonly notes: ReadonlyMap<number, readonly CellNote[]>;
  private readonly columns: ReadonlyMap<LedgerColumn, number>;
  /** Under which name the cells of a column are kept. */
  private readonly keptAs: readonly string[];

  constructor(table: Table, choice: SheetChoice) {
    this.table = table;
    this.choice = choice;
    const sheet = table.sheets[choice.sheet];
    this.headings = sheet?.rows.find(({ row }) => row === choice.headerRow)?.cells ?? [];
    this.notes = Map.groupBy(sheet?.notes ?? [], ({ row }) => row);
    this.columns = new Map(
      choice.targets.flatMap((target, column) => (isLedgerColumn(target) ? [[target, column] as const] : [])),
    );
    const taken = new Set<string>();
    this.keptAs = choice.targets.map((target, column) => {
      const heading = this.headings[column] ?? '';
      const letters = columnLetters(column + 1);
      if (target !== 'keep' && target !== 'matter') return heading;
      const isFree = heading !== '' && !taken.has(heading) && !isLedgerColumn(heading);
      const name = isFree ? heading : `${heading} ${letters}`.trim();
      taken.add(name);
      return name;
    });
  }

  read({ row, cells, visibility }: SheetRow): LedgerLine | SkippedRow | null {
    const { sheet, targets } = this.choice;
    const skipped = (reason: RowReason, detail: string): SkippedRow => ({ sheet, row, reason, detail });
    const said = cells.filter((cell) => cell !== '');
    const isFirstAgain = cells.every((cell, column) => cell === (this.headings[column] ?? '') || cell === '');
    if (said.length > 0 && (isFirstAgain || isHeadings(said))) {
      return skipped('header-repeated', said.join(' '));
    }
    if (said.some((cell) => TOTAL.test(cell.replaceAll(/\s/g, ''))))
      return skipped('total-row', said.join(' ').slice(0, 100));
    if (targets.every((target, column) => !isLedgerColumn(target) || (cells[column] ?? '') === '')) {
      return said.length === 0 ? null : skipped('nothing-known', said.join(' ').slice(0, 100));
    }
    const long = cells.find((cell) => cell.length > LONGEST_FIELD);
    if (long !== undefined) return skipped('too-long', `${long.slice(0, 40)}…`);
    const remarks: LedgerRemark[] = [];
    const fields = this.fieldsOf(cells, remarks);
    const kept = this.keptOf(cells, fields);
    if (visibility === 'hidden') remarks.push({ field: 'id', reason: 'hidden-row', detail: String(row) });
    this.noteRemarks(row, remarks);
    this.beyondRemarks(cells, remarks);
    return { sheet, row, key: fields.id === '' ? contentKey(fields) : fields.id, fields, kept, remarks };
  }

  private fieldsOf(cells: readonly string[], remarks: LedgerRemark[]): LedgerFields {
    const remark = (field: LedgerColumn, reason: LedgerProblem, detail: string) =>
      remarks.push({ field, reason, detail });
    const text = (field: LedgerColumn): string => {
      const column = this.columns.get(field);
      const raw = (column === undefined ? '' : (cells[column] ?? '')).replaceAll(/[ \t\r\n\u3000]+/g, ' ').trim();
      if (invisibleAt(raw) === null) return raw;
      remark(field, 'control-characters', raw);
      return raw.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim();
    };
    const fields = Object.fromEntries(LEDGER_COLUMNS.map((field) => [field, text(field)])) as Record<
      LedgerColumn,
      string
    >;
    const matter = fields.matter === '' ? this.choice.matter : matterInWords(fields.matter);
    fields.matter = matter ?? fields.matter;
    for (const field of LEDGER_DATE_COLUMNS) {
      const printed = fields[field];
      const date = spelledDate(printed) === null ? serialInText(printed, this.table.serialSystem) : null;
      if (date === null) continue;
      remark(field, 'date-from-serial', `${printed} = ${date}`);
      fields[field] = date;
    }
    for (const field of ['floor_area_m2', 'building_height_m'] as const) fields[field] = measureText(fields[field]);
    const drawn = fields.drawn_for_check;
    fields.drawn_for_check = drawnInWords(drawn) ?? '';
    if (drawn !== '' && fields.drawn_for_check === '') remark('drawn_for_check', 'drawn-unclear', drawn);
    return fields;
  }

  /** Columns kept under their own headings, and the matter as it was written where our word for it is another. */
  private keptOf(cells: readonly string[], fields: LedgerFields): Readonly<Record<string, string>> {
    const kept = this.choice.targets.flatMap((target, column): readonly (readonly [string, string])[] => {
      const cell = cells[column] ?? '';
      const isMatter = target === 'matter' && cell !== fields.matter;
      return cell !== '' && (target === 'keep' || isMatter) ? [[this.keptAs[column] ?? '', cell]] : [];
    });
    return Object.fromEntries(kept);
  }

  /** What stands to the right of the headings goes nowhere: most often a comma that nobody put in quotes. */
  private beyondRemarks(cells: readonly string[], remarks: LedgerRemark[]): void {
    const width = this.headings.findLastIndex((heading) => heading !== '') + 1;
    cells.forEach((cell, column) => {
      if (column < width || cell === '' || (this.choice.targets[column] ?? 'leave') !== 'leave') return;
      remarks.push({ field: 'id', reason: 'beyond-headings', detail: `${columnLetters(column + 1)}: ${cell}` });
    });
  }

  private noteRemarks(row: number, remarks: LedgerRemark[]): void {
    for (const { column, reason, detail } of this.notes.get(row) ?? []) {
      const target = this.choice.targets[column - 1] ?? 'leave';
      // A formula with its value is as good as the value.
      if (isLedgerColumn(target) && NOTES_AS_REMARKS.has(reason)) remarks.push({ field: target, reason, detail });
    }
  }
}

/** A record without a number of its own is known by what it says: the same words are the same record. */
function contentKey(fields: LedgerFields): string {
  const said = LEDGER_COLUMNS.filter((column) => column !== 'source' && column !== 'notes').map(
    (column) => fields[column],
  );
  return `L-${hash('sha256', canonicalJson(said), 'hex').slice(0, 16)}`;
}

/** Columns of ours that a choice names. */
export function printedColumns(choices: readonly SheetChoice[]): ReadonlySet<LedgerColumn> {
  return new Set(choices.flatMap(({ targets }) => targets.filter(isLedgerColumn)));
}

/** The rows below the headings of the chosen sheets, in our own columns; and those that are no lines of the ledger. */
export function linesOf(
  table: Table,
  choices: readonly SheetChoice[],
): { readonly lines: readonly LedgerLine[]; readonly skipped: readonly SkippedRow[] } {
  const lines: LedgerLine[] = [];
  const skipped: SkippedRow[] = [];
  for (const choice of choices) {
    const reader = new LineReader(table, choice);
    for (const row of table.sheets[choice.sheet]?.rows ?? []) {
      if (row.row <= choice.headerRow) continue;
      const read = reader.read(row);
      if (read === null) continue;
      if ('reason' in read) skipped.push(read);
      else lines.push(read);
    }
  }
  return { lines, skipped };
}
