import path from 'node:path';
import type { SerialSystem } from '../../../shared/dates/spelled.ts';
import { TABLE_LIMITS, TableRefusedError, type Table, type TableSheet } from './table.ts';
import { readSheet, unescaped, type SheetSurroundings } from './xlsx-sheet-read.ts';
import { readXml } from './xml-read.ts';
import { ZipArchive } from './zip-read.ts';

/** Number formats that show a day, by their fixed numbers; 27 to 58 are those of Chinese installations. */
const DATE_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** Whether a format of the file's own shows a day: a `y` or `d` outside quotes and brackets. */
export function showsDate(format: string): boolean {
  const [first = ''] = format.replaceAll(/"[^"]*"|\\.|_.|\[[^\]]*\]/g, '').split(';');
  return /[yd]/i.test(first) && !/general/i.test(first);
}

/** A list beside the sheets that goes on and on is no list of a spreadsheet. @throws TableRefusedError */
function refuseEndless(listed: number, what: string): void {
  if (listed >= TABLE_LIMITS.listed) throw new TableRefusedError('damaged', what);
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/** What a part refers to, by id; `from` is the part's own path. */
async function relationsOf(zip: ZipArchive, from: string): Promise<ReadonlyMap<string, Relation>> {
  const folder = path.posix.dirname(from);
  const file = path.posix.join(folder, '_rels', `${path.posix.basename(from)}.rels`);
  const found = new Map<string, Relation>();
  if (!zip.has(file)) return found;
  await readXml(zip.textOf(file), {
    open: (name, attribute) => {
      if (name !== 'Relationship' || attribute('TargetMode') === 'External') return;
      refuseEndless(found.size, 'relations');
      const target = attribute('Target') ?? '';
      const full = target.startsWith('/') ? target.slice(1) : path.posix.join(folder, target);
      found.set(attribute('Id') ?? '', { type: attribute('Type') ?? '', target: full });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}

function targetOf(relations: ReadonlyMap<string, Relation>, kind: string): string | null {
  return [...relations.values()].find(({ type }) => type.endsWith(`/${kind}`))?.target ?? null;
}

async function sharedTextsOf(zip: ZipArchive, file: string | null): Promise<readonly string[]> {
  if (file === null || !zip.has(file)) return [];
  const texts: string[] = [];
  let current = '';
  let characters = 0;
  let inside: 'text' | 'phonetic' | 'nothing' = 'nothing';
  await readXml(zip.textOf(file), {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') inside = 'phonetic';
      else if (name === 't' && inside !== 'phonetic') inside = 'text';
    },
    text: (text) => {
      if (inside === 'text') current += text;
    },
    close: (name) => {
      if (name === 'rPh' || (name === 't' && inside === 'text')) inside = 'nothing';
      else if (name === 'si') {
        characters += current.length;
        if (characters > TABLE_LIMITS.characters || texts.length > TABLE_LIMITS.cells) {
          throw new TableRefusedError('too-many-cells', String(TABLE_LIMITS.cells));
        }
        texts.push(unescaped(current));
      }
    },
  });
  return texts;
}

async function dateStylesOf(zip: ZipArchive, file: string | null): Promise<readonly boolean[]> {
  if (file === null || !zip.has(file)) return [];
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let isInside = false;
  await readXml(zip.textOf(file), {
    open: (name, attribute) => {
      if (name === 'numFmt') {
        refuseEndless(own.size, 'formats');
        own.set(Number(attribute('numFmtId')), showsDate(attribute('formatCode') ?? ''));
      } else if (name === 'cellXfs') isInside = true;
      else if (name === 'xf' && isInside) {
        refuseEndless(styles.length, 'formats');
        const format = Number(attribute('numFmtId') ?? 0);
        styles.push(own.get(format) ?? DATE_FORMATS.has(format));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isInside = false;
    },
    text: () => undefined,
  });
  return styles;
}

interface WorkbookHead {
  readonly sheets: readonly { readonly name: string; readonly id: string; readonly isHidden: boolean }[];
  readonly serialSystem: SerialSystem;
}

async function workbookHead(zip: ZipArchive, file: string): Promise<WorkbookHead> {
  const sheets: WorkbookHead['sheets'][number][] = [];
  let serialSystem: SerialSystem = '1900';
  await readXml(zip.textOf(file), {
    open: (name, attribute) => {
      if (name === 'workbookPr') {
        const flag = attribute('date1904');
        if (flag === '1' || flag === 'true') serialSystem = '1904';
      } else if (name === 'sheet') {
        refuseEndless(sheets.length, 'sheets');
        const state = attribute('state');
        const isHidden = state === 'hidden' || state === 'veryHidden';
        sheets.push({ name: attribute('name') ?? '', id: attribute('id') ?? '', isHidden });
      }
    },
    close: () => undefined,
    text: () => undefined,
  });
  return { sheets, serialSystem };
}

/** What a zip archive is that holds no workbook; for the refusal. */
function otherKind(zip: ZipArchive): string {
  if (zip.has('xl/workbook.bin')) return 'xlsb';
  if (zip.hasFolder('word/')) return 'docx';
  if (zip.hasFolder('ppt/')) return 'pptx';
  return zip.has('mimetype') ? 'ods' : 'zip';
}

/**
 * Reads an xlsx file: values, and what values do not show (formulas, merged cells, hidden rows and sheets). Unpacked and
 * read piece by piece within fixed bounds; links to other files are never followed.
 *
 * @throws TableRefusedError
 */
export async function readXlsx(file: Buffer): Promise<Table> {
  const zip = new ZipArchive(file);
  const main = targetOf(await relationsOf(zip, ''), 'officeDocument') ?? 'xl/workbook.xml';
  if (!zip.has(main) || !main.endsWith('.xml') || !zip.hasFolder('xl/')) {
    throw new TableRefusedError('not-a-spreadsheet', otherKind(zip));
  }
  const relations = await relationsOf(zip, main);
  const head = await workbookHead(zip, main);
  const worksheets = head.sheets.flatMap((sheet) => {
    const relation = relations.get(sheet.id);
    return relation?.type.endsWith('/worksheet') === true ? [{ ...sheet, file: relation.target }] : [];
  });
  if (worksheets.length > TABLE_LIMITS.sheets) {
    throw new TableRefusedError('too-many-sheets', String(worksheets.length));
  }
  const around: SheetSurroundings = {
    sharedTexts: await sharedTextsOf(zip, targetOf(relations, 'sharedStrings')),
    dateStyles: await dateStylesOf(zip, targetOf(relations, 'styles')),
    serialSystem: head.serialSystem,
    spent: { rows: 0, cells: 0, characters: 0 },
  };
  const sheets: TableSheet[] = [];
  for (const { name, isHidden, file: part } of worksheets) {
    const { rows, notes } = await readSheet(zip.textOf(part), around);
    sheets.push({ name, visibility: isHidden ? 'hidden' : 'visible', rows, notes });
  }
  return { format: 'xlsx', encoding: null, serialSystem: head.serialSystem, sheets };
}
