import writeXlsxFile from 'write-excel-file/node';
import { writeZip } from '../../electron/documents/spreadsheets/zip-write.ts';

type Value = string | number | Date | null;

/** A workbook by an independent writer: texts, numbers and dates. */
export async function xlsxOf(sheets: Readonly<Record<string, readonly (readonly Value[])[]>>): Promise<Buffer> {
  const cell = (value: Value) =>
    value === null
      ? null
      : value instanceof Date
        ? { value, type: Date, format: 'yyyy/m/d' }
        : typeof value === 'number'
          ? { value, type: Number }
          : { value, type: String };
  return writeXlsxFile(
    Object.entries(sheets).map(([sheet, rows]) => ({ sheet, data: rows.map((row) => row.map(cell)) })),
  ).toBuffer();
}

/** A zip archive of these texts. */
export async function zipOf(files: Readonly<Record<string, string | Iterable<string>>>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const contents = Object.entries(files).map(([name, text]) => ({
    name,
    pieces: typeof text === 'string' ? [text] : text,
  }));
  for await (const piece of writeZip(contents)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook of one sheet written by hand, so that it may hold what no writer writes. */
export function partsOf(sheetXml: string, workbookPr = ''): Record<string, string> {
  return {
    '_rels/.rels': `<Relationships><Relationship Id="r" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${REL}">${workbookPr}<sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheetXml,
  };
}

/** One row of a hand-made sheet: texts inline, numbers as they are; a cell of XML stays. */
export function rowXml(
  number: number,
  cells: readonly (string | number | { readonly xml: string })[],
  attributes = '',
): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const inner = cells.map((cell, index) => {
    const address = `${letters[index] ?? 'A'}${number}`;
    if (typeof cell === 'object') return cell.xml.replace('ADDRESS', address);
    if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
    return cell === '' ? '' : `<c r="${address}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  });
  return `<row r="${number}"${attributes}>${inner.join('')}</row>`;
}

export function sheetXml(rows: readonly string[], after = ''): string {
  return `<worksheet><sheetData>${rows.join('')}</sheetData>${after}</worksheet>`;
}
