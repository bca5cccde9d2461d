import type { ExportColumn, ExportDate, ExportPhrase, ExportRow, ExportTerm } from '../../shared/exports/columns.ts';
import { exportColumns, type ExportFormat } from '../../shared/exports/lists.ts';
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

function wordOf(term: ExportTerm, code: string, { terms }: ExportWords): string {
  return terms[term]?.[code] ?? code;
}

function dateWords({ date, certainty }: ExportDate, { provisional }: ExportWords): string {
  return certainty === 'provisional' ? `${date}${provisional}` : date;
}

/** Phrases below each other, the parts of each side by side. */
function phraseWords(phrases: readonly ExportPhrase[], words: ExportWords): string {
  const partWords = (part: ExportPhrase[number]) => {
    if (typeof part !== 'object') return String(part);
    return 'term' in part ? wordOf(part.term, part.code, words) : dateWords(part, words);
  };
  return phrases.map((parts) => parts.map(partWords).join(' ')).join('\n');
}

/** A value with its codes worded; texts stay texts, numbers numbers, dates dates. */
function wordedValue(column: ExportColumn, row: ExportRow, words: ExportWords): string | number | ExportDate | null {
  const value = row[column.key] ?? null;
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'string') return column.kind === 'term' ? wordOf(column.term, value, words) : value;
  if ('date' in value) return value;
  return value.length === 0 ? null : phraseWords(value, words);
}

function cellOf(column: ExportColumn, row: ExportRow, words: ExportWords): Cell {
  const value = wordedValue(column, row, words);
  if (value === null) return { kind: 'blank', look: 'body' };
  if (typeof value === 'number') return { kind: 'number', value, look: 'body' };
  if (typeof value === 'string') return { kind: 'text', text: value, look: 'body' };
  const mark = value.certainty === 'provisional' ? { mark: words.provisional } : {};
  return { kind: 'date', date: value.date, look: 'body', ...mark };
}

function fieldOf(column: ExportColumn, row: ExportRow, words: ExportWords): string | number | null {
  const value = wordedValue(column, row, words);
  return value === null || typeof value !== 'object' ? value : dateWords(value, words);
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
