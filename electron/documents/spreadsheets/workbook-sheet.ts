import { setImmediate } from 'node:timers/promises';
import { toDayNumber } from '../../../shared/dates/civil.ts';
import { columnLetters } from './cell-address.ts';
import type { Cell, SheetLayout, WorkbookSheet } from './cells.ts';
import type { StyleBook } from './workbook-styles.ts';
import { xmlText } from './xml-text.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** No cell holds more. */
const LONGEST_TEXT = 32_767;
/** Day 0 of the 1900 system as it counts from March 1900 on. */
const DAY_ZERO = toDayNumber('1899-12-30');

/** `_x0041_` in a text would be read as one character: its underscore is written as one. */
function cellText(text: string): string {
  const short = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
  return xmlText(short.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
}

function cellXml(cell: Cell, address: string, style: number): string {
  const open = `<c r="${address}" s="${style}"`;
  switch (cell.kind) {
    case 'text':
      return `${open} t="inlineStr"><is><t xml:space="preserve">${cellText(cell.text)}</t></is></c>`;
    case 'number':
      return `${open}><v>${cell.value}</v></c>`;
    case 'date':
      return `${open}><v>${toDayNumber(cell.date) - DAY_ZERO}</v></c>`;
    default:
      return `${open}/>`;
  }
}

function headXml({ widths, headRows = 0 }: SheetLayout): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const pane =
    headRows === 0
      ? ''
      : `<pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" activePane="bottomLeft" state="frozen"/>`;
  const cols = columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="16"/>${cols}<sheetData>`;
}

/** The XML of one sheet, batch by batch. Between batches the program does what else waits. */
export async function* sheetPieces({ layout, batches }: WorkbookSheet, styles: StyleBook): AsyncGenerator<string> {
  yield headXml(layout);
  const merges: string[] = [];
  let number = 0;
  let widest = 0;
  for await (const batch of batches) {
    let xml = '';
    for (const row of batch) {
      number += 1;
      widest = Math.max(widest, row.length);
      let cells = '';
      for (const [index, cell] of row.entries()) {
        const address = `${columnLetters(index + 1)}${number}`;
        cells += cellXml(cell, address, styles.of(cell));
        const { columns = 1, rows = 1 } = cell.span ?? {};
        if (columns > 1 || rows > 1) merges.push(`${address}:${columnLetters(index + columns)}${number + rows - 1}`);
      }
      xml += `<row r="${number}">${cells}</row>`;
    }
    yield xml;
    await setImmediate();
  }
  yield '</sheetData>';
  const { headRows = 0, list = 'plain', orientation = 'portrait' } = layout;
  if (list === 'filtered' && headRows > 0 && widest > 0) {
    yield `<autoFilter ref="A${headRows}:${columnLetters(widest)}${Math.max(number, headRows)}"/>`;
  }
  if (merges.length > 0) {
    yield `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  }
  yield '<pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>';
  yield `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`;
  yield '<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>';
}
