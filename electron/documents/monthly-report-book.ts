import { MATTERS } from '../../shared/matters/types.ts';
import type { MonthlyReportData } from '../../shared/papers/types.ts';
import type { FigureId } from '../../shared/statistics/figures.ts';
import {
  decimalsOf,
  figureName,
  MATTER_COLUMN,
  matterLines,
  matterName,
  monthInWords,
  REPORT_WORDS,
  unitName,
} from '../../renderer/slips/monthly-report-words.ts';
import type { Cell, WorkbookSheet } from './spreadsheets/cells.ts';
import { workbookBytes } from './spreadsheets/workbook.ts';

const text = (words: string, look: Cell['look'] = 'body'): Cell => ({ kind: 'text', text: words, look });
const blank: Cell = { kind: 'blank' };

/** A figure as a number; what cannot be computed stays a dash, never a zero. */
function valueCell(figure: FigureId, value: number | null, look: Cell['look'] = 'body'): Cell {
  return value === null ? text('—', look) : { kind: 'number', value, decimals: decimalsOf(figure), look };
}

/** Title over all columns, with the blanks it covers. */
function across(cell: Cell, columns: number): readonly Cell[] {
  return [{ ...cell, span: { columns } }, ...Array.from({ length: columns - 1 }, () => blank)];
}

function head(data: MonthlyReportData, columns: number): readonly (readonly Cell[])[] {
  const state = data.state === 'draft' ? REPORT_WORDS.draft : `${REPORT_WORDS.hash}(SHA-256): ${data.hash}`;
  const span = `${REPORT_WORDS.span}: ${data.from} — ${data.through}    ${REPORT_WORDS.countedOn}: ${data.countedOn}`;
  return [
    across(text(`${data.office.officeName} ${REPORT_WORDS.title} ${monthInWords(data.month)}`, 'title'), columns),
    across(text(span, 'note'), columns),
    across(text(state, 'note'), columns),
  ];
}

function matterSheet(data: MonthlyReportData): WorkbookSheet {
  const columns = [
    REPORT_WORDS.figure,
    REPORT_WORDS.unit,
    ...MATTERS.map((matter) => MATTER_COLUMN[matter]),
    REPORT_WORDS.total,
  ];
  const rows = matterLines(data).map(({ figure, values, total }) => [
    text(figureName(figure)),
    text(unitName(figure)),
    ...values.map((value) => valueCell(figure, value)),
    valueCell(figure, total, 'total'),
  ]);
  return {
    layout: { name: `${data.month} ${REPORT_WORDS.part.matters}`, widths: [24, 10, 13, 13, 13, 13, 13], headRows: 4 },
    batches: [[...head(data, columns.length), columns.map((column) => text(column, 'head')), ...rows]],
  };
}

function officeSheet(data: MonthlyReportData): WorkbookSheet {
  const columns = [REPORT_WORDS.figure, REPORT_WORDS.unit, REPORT_WORDS.value];
  const rows = data.officeFigures.map(({ figure, value }) => [
    text(figureName(figure)),
    text(unitName(figure)),
    valueCell(figure, value),
  ]);
  return {
    layout: { name: `${data.month} ${REPORT_WORDS.part.office}`, widths: [28, 12, 16], headRows: 4 },
    batches: [[...head(data, columns.length), columns.map((column) => text(column, 'head')), ...rows]],
  };
}

function adjustmentSheet(data: MonthlyReportData): WorkbookSheet {
  const columns = [
    REPORT_WORDS.month,
    REPORT_WORDS.figure,
    REPORT_WORDS.matter,
    REPORT_WORDS.old,
    REPORT_WORDS.now,
    REPORT_WORDS.records,
  ];
  const rows = data.adjustments.map((line): readonly Cell[] => [
    text(monthInWords(line.month)),
    text(figureName(line.figure)),
    text(matterName(line.matter)),
    valueCell(line.figure, line.old),
    valueCell(line.figure, line.now),
    { kind: 'number', value: line.records, decimals: 0, look: 'body' },
  ]);
  const nothing = rows.length === 0 ? [across(text(REPORT_WORDS.noAdjustments, 'note'), columns.length)] : [];
  return {
    layout: { name: `${data.month} ${REPORT_WORDS.part.adjustments}`, widths: [14, 24, 14, 12, 12, 12], headRows: 4 },
    batches: [[...head(data, columns.length), columns.map((column) => text(column, 'head')), ...rows, ...nothing]],
  };
}

/**
 * The monthly report as a workbook: the figures per matter, of the office, and the adjustments, each on its sheet; numbers
 * stay numbers.
 *
 * @example const { fileName, bytes } = await monthlyReportBook(data); // '业务月报 2026-09.xlsx'
 */
export async function monthlyReportBook(
  data: MonthlyReportData,
): Promise<{ readonly fileName: string; readonly bytes: Buffer }> {
  const bytes = await workbookBytes([matterSheet(data), officeSheet(data), adjustmentSheet(data)]);
  return { fileName: `${REPORT_WORDS.title} ${data.month}.xlsx`, bytes };
}
