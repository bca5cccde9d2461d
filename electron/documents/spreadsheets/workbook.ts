import type { SheetLayout, WorkbookSheet } from './cells.ts';
import { writeZip, type ZipContent } from './zip-write.ts';
import { sheetPieces } from './workbook-sheet.ts';
import { StyleBook } from './workbook-styles.ts';
import { xmlText } from './xml-text.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** @example sheetName('2026/09 月报') // '2026-09 月报' */
export function sheetName(name: string): string {
  const plain = name.replaceAll(/[[\]:*?/\\]/g, '-').replaceAll(/^'|'$/g, '');
  return [...plain].slice(0, 31).join('') || 'Sheet';
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const lines = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const type = (part: string, kind: string) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const parts = Array.from({ length: sheets }, (_unused, index) =>
    type(`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet'),
  );
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('/xl/workbook.xml', 'sheet.main')}${parts.join('')}${type('/xl/styles.xml', 'styles')}</Types>`;
}

function workbookXml(layouts: readonly SheetLayout[]): string {
  const names = layouts.map(({ name }) => sheetName(name));
  const sheets = names.map(
    (name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const titles = layouts.flatMap(({ headRows = 0 }, index) =>
    headRows === 0
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${xmlText((names[index] ?? '').replaceAll("'", "''"))}'!$1:$${headRows}</definedName>`,
        ],
  );
  const defined = titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`;
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets>${defined}</workbook>`;
}

/**
 * An xlsx file, piece by piece. Rows are written as they come and packed beside the program's own work, so a long list
 * keeps no window waiting; the same content gives the same bytes.
 *
 * @example for await (const piece of writeWorkbook([{ layout: { name: '月报', widths: [20] }, batches: [[[{ kind: 'text', text: '受理' }]]] }])) await file.write(piece);
 */
export async function* writeWorkbook(sheets: readonly WorkbookSheet[]): AsyncGenerator<Buffer> {
  const styles = new StyleBook();
  const layouts = sheets.map(({ layout }) => layout);
  async function* parts(): AsyncGenerator<ZipContent> {
    yield { name: '[Content_Types].xml', pieces: [contentTypes(sheets.length)] };
    yield { name: '_rels/.rels', pieces: [relations([['officeDocument', 'xl/workbook.xml']])] };
    yield { name: 'xl/workbook.xml', pieces: [workbookXml(layouts)] };
    const targets = sheets.map((_sheet, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const);
    yield { name: 'xl/_rels/workbook.xml.rels', pieces: [relations([...targets, ['styles', 'styles.xml']])] };
    for (const [index, sheet] of sheets.entries()) {
      yield { name: `xl/worksheets/sheet${index + 1}.xml`, pieces: sheetPieces(sheet, styles) };
    }
    // Last: only now every look that was used is known.
    yield { name: 'xl/styles.xml', pieces: [`${HEAD}${styles.xml()}`] };
  }
  yield* writeZip(parts());
}

/** The same, whole. */
export async function workbookBytes(sheets: readonly WorkbookSheet[]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of writeWorkbook(sheets)) pieces.push(piece);
  return Buffer.concat(pieces);
}
