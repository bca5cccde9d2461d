import { exportColumns, type ExportColumn, type ExportFormat, type ExportRow } from '../../shared/exports/lists.ts';
import type { ExportQuery, ExportWords } from '../../shared/contract/exports.ts';
import type { Cell, WorkbookSheet } from '../documents/spreadsheets/cells.ts';
import { BYTE_ORDER_MARK, csvLine } from '../documents/spreadsheets/csv-write.ts';
import { writeWorkbook } from '../documents/spreadsheets/workbook.ts';

/** A list laid out: worded columns over rows of codes. */
export interface ListFile {
  readonly list: ExportQuery['list'];
  readonly words: ExportWords;
  readonly batches: AsyncIterable<readonly ExportRow[]>;
}

function wordOf(column: ExportColumn, code: string, { terms }: ExportWords): string {
  return column.kind === 'term' ? (terms[column.term]?.[code] ?? code) : code;
}

function cellOf(column: ExportColumn, row: ExportRow, words: ExportWords): Cell {
  const value = row[column.key] ?? null;
  if (value === null) return { kind: 'blank', look: 'body' };
  if (typeof value === 'number') return { kind: 'number', value, look: 'body' };
  if (typeof value === 'string') return { kind: 'text', text: wordOf(column, value, words), look: 'body' };
  const mark = value.certainty === 'provisional' ? { mark: words.provisional } : {};
  return { kind: 'date', date: value.date, look: 'body', ...mark };
}

function fieldOf(column: ExportColumn, row: ExportRow, words: ExportWords): string | number | null {
  const value = row[column.key] ?? null;
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'string') return wordOf(column, value, words);
  return value.certainty === 'provisional' ? `${value.date}${words.provisional}` : value.date;
}

function sheetOf({ list, words, batches }: ListFile): WorkbookSheet {
  const columns = exportColumns(list);
  async function* cells(): AsyncGenerator<readonly (readonly Cell[])[]> {
    yield [columns.map(({ key }) => ({ kind: 'text', text: words.columns[key] ?? key, look: 'head' }))];
    for await (const rows of batches) yield rows.map((row) => columns.map((column) => cellOf(column, row, words)));
  }
  const widths = columns.map(({ width }) => width);
  const layout = { name: words.title, widths, headRows: 1, orientation: 'landscape', list: 'filtered' } as const;
  return { layout, batches: cells() };
}

async function* csvOf({ list, words, batches }: ListFile): AsyncGenerator<Buffer> {
  const columns = exportColumns(list);
  yield Buffer.from(BYTE_ORDER_MARK + csvLine(columns.map(({ key }) => words.columns[key] ?? key)));
  for await (const rows of batches) {
    yield Buffer.from(
      rows.map((row) => csvLine(columns.map((column) => fieldOf(column, row, words)))).join(''),
      'utf8',
    );
  }
}

/** The file of a list, piece by piece, as its rows come. */
export function listFile(format: ExportFormat, file: ListFile): AsyncGenerator<Buffer> {
  return format === 'xlsx' ? writeWorkbook([sheetOf(file)]) : csvOf(file);
}
