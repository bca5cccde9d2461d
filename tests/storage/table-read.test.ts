import { describe, expect, test } from 'vitest';
import { TableRefusedError, type Table } from '../../electron/documents/spreadsheets/table.ts';
import { readTable } from '../../electron/documents/spreadsheets/table-read.ts';
import { showsDate } from '../../electron/documents/spreadsheets/xlsx-read.ts';
import { partsOf, rowXml, sheetXml, xlsxOf, zipOf } from './spreadsheet-support.ts';

const rowsOf = (table: Table, sheet = 0) => table.sheets[sheet]?.rows.map(({ row, cells }) => [row, ...cells]);

async function refusalOf(file: Buffer): Promise<string> {
  const outcome = await readTable(file).then(
    () => 'read',
    (error: unknown) => error,
  );
  if (outcome instanceof TableRefusedError) return outcome.refusal;
  throw outcome instanceof Error ? outcome : new Error(String(outcome));
}

describe('a spreadsheet', () => {
  test('of an independent writer is read: texts, numbers, dates, several sheets', async () => {
    const table = await readTable(
      await xlsxOf({
        '2025年': [
          ['工程名称', '面积', '收件日期'],
          ['滨河大酒店 <A&B>', 12400.5, new Date('2026-09-18T00:00:00Z')],
          [null, null, null],
          ['后', 13800001234, null],
        ],
        空: [],
      }),
    );
    expect(table.sheets.map(({ name }) => name)).toEqual(['2025年', '空']);
    expect(rowsOf(table)).toEqual([
      [1, '工程名称', '面积', '收件日期'],
      [2, '滨河大酒店 <A&B>', '12400.5', '2026-09-18'],
      [4, '后', '13800001234'],
    ]);
  });

  test('tells formulas, errors, merged cells, hidden rows and the 1904 count', async () => {
    const sheet = sheetXml(
      [
        rowXml(1, ['工程名称', '面积', '结论']),
        rowXml(2, ['滨河大酒店', { xml: '<c r="ADDRESS"><f>B9*2</f><v>24</v></c>' }, '合格']),
        rowXml(3, ['', { xml: '<c r="ADDRESS"><f>B9*2</f></c>' }, '合格'], ' hidden="1"'),
        rowXml(4, ['另一楼', { xml: '<c r="ADDRESS" t="e"><v>#DIV/0!</v></c>' }, '合格']),
      ],
      '<mergeCells count="2"><mergeCell ref="A2:A3"/><mergeCell ref="C1:D1"/></mergeCells>',
    );
    const table = await readTable(await zipOf(partsOf(sheet, '<workbookPr date1904="1"/>')));
    expect(table.serialSystem).toBe('1904');
    expect(rowsOf(table)).toEqual([
      [1, '工程名称', '面积', '结论'],
      [2, '滨河大酒店', '24', '合格'],
      [3, '滨河大酒店', '', '合格'],
      [4, '另一楼', '', '合格'],
    ]);
    expect(table.sheets[0]?.rows.map(({ visibility }) => visibility)).toEqual([
      'visible',
      'visible',
      'hidden',
      'visible',
    ]);
    expect(table.sheets[0]?.notes).toEqual([
      { row: 2, column: 2, reason: 'formula', detail: 'B9*2' },
      { row: 3, column: 2, reason: 'formula-without-value', detail: 'B9*2' },
      { row: 4, column: 2, reason: 'cell-error', detail: '#DIV/0!' },
      { row: 3, column: 1, reason: 'merged', detail: 'A2:A3' },
    ]);
  });

  test('with 100,000 empty rows and one in the last cell of the sheet is read without filling the memory', async () => {
    const empty = Array.from(
      { length: 100_000 },
      (_unused, index) => `<row r="${index + 3}"><c r="A${index + 3}" s="1"/></row>`,
    );
    const rows = [rowXml(1, ['工程名称']), rowXml(2, ['滨河大酒店']), ...empty, rowXml(1_048_576, ['最后'])];
    const before = process.memoryUsage().rss;
    const table = await readTable(await zipOf(partsOf(sheetXml(rows))));
    expect(rowsOf(table)).toEqual([
      [1, '工程名称'],
      [2, '滨河大酒店'],
      [1_048_576, '最后'],
    ]);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  test.each([
    ['yyyy-mm-dd', true],
    ['yyyy"年"m"月"d"日";@', true],
    ['[$-804]yyyy/m/d', true],
    ['0.00', false],
    ['General', false],
    ['[Red]0;0', false],
    ['0"days"', false],
  ])('the format %s shows a date: %s', (format, is) => expect(showsDate(format)).toBe(is));
});

describe('a text file', () => {
  const TEXT = '工程名称,结论\n滨河大酒店,合格\n';
  const GB = Buffer.from('b9a4b3ccc3fbb3c62cbde1c2db0ab1f5bad3b4f3bec6b5ea2cbacfb8f10a', 'hex');

  test.each([
    ['utf-8', Buffer.from(TEXT)],
    ['utf-8', Buffer.from(`\ufeff${TEXT}`)],
    ['gb18030', GB],
    ['utf-16', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
  ])('in %s is read', async (encoding, file) => {
    const table = await readTable(file);
    expect([table.format, table.encoding]).toEqual(['csv', encoding]);
    expect(rowsOf(table)).toEqual([
      [1, '工程名称', '结论'],
      [2, '滨河大酒店', '合格'],
    ]);
  });

  test('parted by tabs or semicolons is read, too', async () => {
    expect(rowsOf(await readTable(Buffer.from('工程名称\t结论\n甲\t合格\n')))).toEqual([
      [1, '工程名称', '结论'],
      [2, '甲', '合格'],
    ]);
    expect(rowsOf(await readTable(Buffer.from('工程名称;结论\n甲;合格\n')))?.[1]).toEqual([2, '甲', '合格']);
    const titled = Buffer.from('2019年消防验收台账\n工程名称\t结论\n甲\t合格,需复查\n');
    expect(rowsOf(await readTable(titled))).toEqual([
      [1, '2019年消防验收台账'],
      [2, '工程名称', '结论'],
      [3, '甲', '合格,需复查'],
    ]);
  });
});

describe('a file that is none of ours is refused by name', () => {
  test.each<[string, string, Buffer | Promise<Buffer>]>([
    ['an empty file', 'empty-file', Buffer.alloc(0)],
    ['a renamed PDF', 'not-a-spreadsheet', Buffer.from('%PDF-1.7\n...')],
    ['a picture', 'not-a-spreadsheet', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
    ['a page of the web', 'not-a-spreadsheet', Buffer.from('<html><table><tr><td>1</td></tr></table></html>')],
    [
      'bytes of nothing',
      'not-a-spreadsheet',
      Buffer.from(Array.from({ length: 600 }, (_unused, at) => (at * 89) % 251)),
    ],
    [
      'a workbook of before 2007',
      'old-format',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    ],
    ['one of the 1990s', 'old-format', Buffer.concat([Buffer.from('09081000', 'hex'), Buffer.alloc(60)])],
    [
      'a workbook behind a password',
      'password-protected',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(512),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
    ],
    ['a zip archive', 'not-a-spreadsheet', zipOf({ 'a.txt': 'a' })],
    ['a letter', 'not-a-spreadsheet', zipOf({ 'word/document.xml': '<a/>' })],
    [
      'an archive cut off',
      'damaged',
      xlsxOf({ a: [['工程名称']] }).then((file) => file.subarray(0, file.length - 100)),
    ],
    ['a sheet that ends early', 'damaged', zipOf(partsOf('<worksheet><sheetData><row r="1"><c'))],
    ['a document type', 'damaged', zipOf(partsOf('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'))],
    ['a sheet without a row', 'no-rows', zipOf(partsOf(sheetXml([])))],
    ['a quote that never closes', 'quote-not-closed', Buffer.from('工程名称,结论\n"甲,合格\n')],
    [
      'a sheet of thousands of columns',
      'too-many-columns',
      zipOf(partsOf(sheetXml(['<row r="1"><c r="XFD1" t="inlineStr"><is><t>a</t></is></c></row>']))),
    ],
  ])('%s: %s', async (_what, refusal, file) => expect(await refusalOf(await file)).toBe(refusal));

  /** The same archive, its list telling other sizes of what is large in it. */
  function retold(file: Buffer, bytes: number): Buffer {
    const copy = Buffer.from(file);
    for (let at = copy.indexOf('PK\u0001\u0002'); at !== -1; at = copy.indexOf('PK\u0001\u0002', at + 4)) {
      if (copy.readUInt32LE(at + 24) > 1024 * 1024) copy.writeUInt32LE(bytes, at + 24);
    }
    return copy;
  }

  test('a zip bomb: neither by what it says of itself nor by what comes out of it is the memory filled', async () => {
    const bomb = await zipOf(
      partsOf(`<worksheet><sheetData>${'<row r="1"/>'.repeat(2_000_000)}</sheetData></worksheet>`),
    );
    expect(bomb.length).toBeLessThan(200_000);
    const before = process.memoryUsage().rss;
    expect(await refusalOf(retold(bomb, 1_000_000_000))).toBe('unpacks-too-large');
    expect(await refusalOf(retold(bomb, 100))).toBe('damaged');
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  const endless = (line: string, times: number): Iterable<string> =>
    Array.from({ length: times / 10_000 }, () => line.repeat(10_000));
  test.each([
    ['cells', 'xl/worksheets/sheet1.xml', '<worksheet><sheetData><row>', '<c><f/></c>', 2_100_000, 'too-many-cells'],
    ['sheets', 'xl/workbook.xml', '<workbook><sheets>', '<sheet/>', 80_000, 'damaged'],
    ['formats', 'xl/styles.xml', '<styleSheet><cellXfs>', '<xf/>', 80_000, 'damaged'],
  ] as const)(
    'that holds %s without end is refused before they fill the memory',
    async (_what, part, open, line, times, why) => {
      const parts = partsOf(sheetXml([rowXml(1, ['工程名称'])]));
      const relations = parts['xl/_rels/workbook.xml.rels'] ?? '';
      const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles';
      const withStyles = relations.replace(
        '</Relationships>',
        `<Relationship Id="s" Type="${type}" Target="styles.xml"/></Relationships>`,
      );
      const file = await zipOf({
        ...parts,
        'xl/_rels/workbook.xml.rels': withStyles,
        [part]: [
          open,
          ...endless(line, times),
          open
            .split('<')
            .slice(1)
            .toReversed()
            .map((tag) => `</${tag}`)
            .join(''),
        ],
      });
      expect(await refusalOf(file)).toBe(why);
    },
  );

  test('whose relations never end is refused', async () => {
    const parts = partsOf(sheetXml([rowXml(1, ['工程名称'])]));
    const relations = Array.from({ length: 80_000 }, (_unused, id) => `<Relationship Id="${id}"/>`);
    const file = await zipOf({
      ...parts,
      'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    });
    expect(await refusalOf(file)).toBe('damaged');
  });
});
