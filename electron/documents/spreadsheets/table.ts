import type { SerialSystem } from '../../../shared/dates/spelled.ts';
import type { CellNoteReason, TableRefusal } from '../../../shared/ledger/problems.ts';

/** Something about a cell that its text does not show. */
export interface CellNote {
  readonly row: number;
  readonly column: number;
  readonly reason: CellNoteReason;
  readonly detail: string;
}

/** A row that holds something; `cells[0]` is column A, empty text where nothing stands. */
export interface SheetRow {
  /** As the spreadsheet counts it, from 1. */
  readonly row: number;
  readonly visibility: 'visible' | 'hidden';
  readonly cells: readonly string[];
}

export interface TableSheet {
  /** Null for a CSV file, which has one sheet without a name. */
  readonly name: string | null;
  readonly visibility: 'visible' | 'hidden';
  readonly rows: readonly SheetRow[];
  readonly notes: readonly CellNote[];
}

/** A spreadsheet read: texts as they stand, dates as YYYY-MM-DD. */
export interface Table {
  readonly format: 'xlsx' | 'csv';
  /** Of a CSV file. */
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16' | null;
  readonly serialSystem: SerialSystem;
  readonly sheets: readonly TableSheet[];
}

/** The file is refused whole, before anything of it is used. */
export class TableRefusedError extends Error {
  readonly refusal: TableRefusal;
  /** What was found, for the log and the screen: a kind of file, a line, a number. */
  readonly detail: string;

  constructor(refusal: TableRefusal, detail: string) {
    super(`the file is refused: ${refusal}${detail === '' ? '' : ` (${detail})`}`);
    this.name = 'TableRefusedError';
    this.refusal = refusal;
    this.detail = detail;
  }
}

/** Bounds of what is read, however the file describes itself. */
export const TABLE_LIMITS = {
  fileBytes: 32 * 1024 * 1024,
  /** Of all parts that are unpacked, together. */
  unpackedBytes: 256 * 1024 * 1024,
  /** Texts that cells share, and texts of all cells, in characters. */
  characters: 48 * 1024 * 1024,
  rows: 50_000,
  columns: 200,
  cells: 2_000_000,
  sheets: 50,
  /** Lines of a list beside the sheets: formats, relations, sheets of any kind. Spreadsheet programs keep far below it. */
  listed: 70_000,
} as const;
