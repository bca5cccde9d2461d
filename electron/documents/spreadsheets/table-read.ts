import { parseCsv } from './csv-read.ts';
import { TABLE_LIMITS, TableRefusedError, type SheetRow, type Table } from './table.ts';
import { readXlsx } from './xlsx-read.ts';

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
/** Container of the formats before 2007, and of everything that Office encrypts. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
/** Beginnings of files that are no tables, by name. */
const OTHERS: readonly (readonly [string, Buffer])[] = [
  ['pdf', Buffer.from('%PDF')],
  ['rtf', Buffer.from('{\\rtf')],
  ['png', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
  ['jpg', Buffer.from([0xff, 0xd8, 0xff])],
  ['gif', Buffer.from('GIF8')],
  ['rar', Buffer.from('Rar!')],
  ['7z', Buffer.from([0x37, 0x7a, 0xbc, 0xaf])],
  ['gzip', Buffer.from([0x1f, 0x8b])],
  ['exe', Buffer.from('MZ')],
  // Workbooks of the 1990s, before the container.
  ['xls', Buffer.from([0x09, 0x08, 0x10, 0x00])],
];

function startsWith(file: Buffer, start: Buffer): boolean {
  return file.subarray(0, start.length).equals(start);
}

function decoded(file: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file);
  } catch {
    return null;
  }
}

/** Characters that no ledger holds: a text full of them was read in the wrong encoding, or is none. */
// oxlint-disable-next-line no-control-regex -- looking for what cannot be text
const STRANGE = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u0080-\u009f\ufffd\ue000-\uf8ff]/u;

function textOf(file: Buffer): { readonly text: string; readonly encoding: NonNullable<Table['encoding']> } {
  const wide = startsWith(file, Buffer.from([0xff, 0xfe]))
    ? decoded(file, 'utf-16le')
    : startsWith(file, Buffer.from([0xfe, 0xff]))
      ? decoded(file, 'utf-16be')
      : null;
  const candidates = [
    { text: wide, encoding: 'utf-16' },
    { text: decoded(file, 'utf-8'), encoding: 'utf-8' },
    { text: decoded(file, 'gb18030'), encoding: 'gb18030' },
  ] as const;
  for (const { text, encoding } of candidates) if (text !== null && !STRANGE.test(text)) return { text, encoding };
  const isText = !file.subarray(0, 4096).includes(0);
  throw new TableRefusedError(isText ? 'unknown-encoding' : 'not-a-spreadsheet', '');
}

/** Lines looked at for the sign that parts the fields: above the headings there may be a title. */
const LINES_SEARCHED = 20;

/** The sign that parts the fields, by the first line that is parted: comma, tab or semicolon. */
function separatorOf(text: string): string {
  const first = text.split('\n', LINES_SEARCHED).find((line) => /[,\t;]/.test(line)) ?? '';
  const count = (sign: string) => first.split(sign).length;
  return [',', '\t', ';'].toSorted((left, right) => count(right) - count(left))[0] ?? ',';
}

function readCsvTable(file: Buffer): Table {
  const { text, encoding } = textOf(file);
  if (/^\s*<(?:!doctype|html|table|\?xml)/i.test(text)) throw new TableRefusedError('not-a-spreadsheet', 'html');
  const records = parseCsv(text, separatorOf(text));
  const unclosed = records.find((record) => record.unclosed === true);
  if (unclosed !== undefined) throw new TableRefusedError('quote-not-closed', String(unclosed.line));
  const rows: SheetRow[] = records.flatMap(({ line, values }) => {
    const cells = values.map((value) => value.trim());
    if (cells.length > TABLE_LIMITS.columns) throw new TableRefusedError('too-many-columns', String(cells.length));
    return cells.every((cell) => cell === '') ? [] : [{ row: line, visibility: 'visible', cells }];
  });
  if (rows.length > TABLE_LIMITS.rows) throw new TableRefusedError('too-many-rows', String(TABLE_LIMITS.rows));
  return {
    format: 'csv',
    encoding,
    serialSystem: '1900',
    sheets: [{ name: null, visibility: 'visible', rows, notes: [] }],
  };
}

/**
 * Reads a spreadsheet by what it is, not by its name: xlsx, or CSV in UTF-8, UTF-16 or GB18030.
 *
 * @throws TableRefusedError with the reason; nothing of the file is used then
 */
export async function readTable(file: Buffer): Promise<Table> {
  if (file.length === 0) throw new TableRefusedError('empty-file', '');
  if (file.length > TABLE_LIMITS.fileBytes)
    throw new TableRefusedError('too-large', `${TABLE_LIMITS.fileBytes >> 20} MB`);
  if (startsWith(file, COMPOUND)) {
    throw new TableRefusedError(file.includes(ENCRYPTED) ? 'password-protected' : 'old-format', 'xls');
  }
  const other = OTHERS.find(([, start]) => startsWith(file, start));
  if (other !== undefined)
    throw new TableRefusedError(other[0] === 'xls' ? 'old-format' : 'not-a-spreadsheet', other[0]);
  const table = startsWith(file, ZIP) ? await readXlsx(file) : readCsvTable(file);
  if (table.sheets.every(({ rows }) => rows.length === 0)) throw new TableRefusedError('no-rows', '');
  return table;
}
