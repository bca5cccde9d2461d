import readXlsxFile from 'read-excel-file/universal';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../electron/documents/spreadsheets/cells.ts';
import { cellAddress, columnLetters } from '../../electron/documents/spreadsheets/cell-address.ts';
import { sheetName, workbookBytes } from '../../electron/documents/spreadsheets/workbook.ts';

const text = (words: string): Cell => ({ kind: 'text', text: words, look: 'body' });

/** What an independent reader finds in the file. */
async function readBack(bytes: Buffer) {
  const sheets = await readXlsxFile(new Blob([new Uint8Array(bytes)]));
  return sheets.map(({ sheet, data }) => ({ sheet, data }));
}

describe('a workbook of ours', () => {
  test('holds texts, numbers and dates as an independent reader reads them', async () => {
    const bytes = await workbookBytes([
      {
        layout: { name: '月报', widths: [20, 10, 12, 10], headRows: 2, orientation: 'landscape' },
        batches: [
          [
            [
              { kind: 'text', text: '2026年9月 办理情况', look: 'title', span: { columns: 4 } },
              { kind: 'blank' },
              { kind: 'blank' },
              { kind: 'blank' },
            ],
            [text('事项'), text('件数'), text('到期'), text('按时率')],
          ],
          [
            [
              text('消防验收 <A&B> "座" 🔥'),
              { kind: 'number', value: -12 },
              { kind: 'date', date: '2027-01-05', mark: '（暂定）' },
              { kind: 'number', value: 0.955, decimals: 1, unit: 'percent' },
            ],
          ],
        ],
      },
      { layout: { name: '空表', widths: [] }, batches: [] },
    ]);
    expect(await readBack(bytes)).toEqual([
      {
        sheet: '月报',
        data: [
          ['2026年9月 办理情况', null, null, null],
          ['事项', '件数', '到期', '按时率'],
          ['消防验收 <A&B> "座" 🔥', -12, new Date('2027-01-05T00:00:00Z'), 0.955],
        ],
      },
      { sheet: '空表', data: [] },
    ]);
  });

  test('never turns a text into a formula, and keeps what looks like an escape', async () => {
    const words = ['=1+1', '+86 138', '-5', '@SUM(A1)', '\tx', '_x0041_', 'a\u0001b', ' 前后 '];
    const [sheet] = await readBack(
      await workbookBytes([{ layout: { name: 'a', widths: [10] }, batches: [words.map((one) => [text(one)])] }]),
    );
    expect(sheet?.data).toEqual(
      ['=1+1', '+86 138', '-5', '@SUM(A1)', 'x', '_x0041_', 'ab', '前后'].map((one) => [one]),
    );
  });

  test('the same content gives the same bytes', async () => {
    const make = () => workbookBytes([{ layout: { name: 'a', widths: [10] }, batches: [[[text('同')]]] }]);
    expect((await make()).equals(await make())).toBe(true);
  });

  test.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [702, 'ZZ'],
    [703, 'AAA'],
    [16384, 'XFD'],
  ])('column %i is %s', (column, letters) => {
    expect(columnLetters(column)).toBe(letters);
    expect(cellAddress(`${letters}7`)).toEqual({ row: 7, column });
  });

  test.each(['', 'A', '7', 'A0', 'ABCD1', 'a1'])('%j is no address', (address) =>
    expect(cellAddress(address)).toBeNull(),
  );

  test('a sheet bears a name spreadsheets accept', () => {
    expect(sheetName('2026/09:[月报]*?')).toBe('2026-09--月报---');
    expect([...sheetName('长'.repeat(40))].length).toBe(31);
    expect(sheetName('')).toBe('Sheet');
  });
});
