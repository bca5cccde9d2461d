import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../electron/documents/spreadsheets/csv-read.ts';
import { chineseNumber, storeysInWords } from '../../electron/services/storeys-in-words.ts';

describe('reading a ledger', () => {
  test.each([
    [
      'a,b\n1,2\n',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
      ],
    ],
    [
      '\ufeffa,b\r\n1,2',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
      ],
    ],
    ['"x, y","say ""so"""\n', [[1, ['x, y', 'say "so"']]]],
    [
      '"two\nlines",b\nc,d\n',
      [
        [1, ['two\nlines', 'b']],
        [3, ['c', 'd']],
      ],
    ],
    [
      'a,\n\n,b\n',
      [
        [1, ['a', '']],
        [3, ['', 'b']],
      ],
    ],
    ['a"b,c\n', [[1, ['a"b', 'c']]]],
    ['"never closed,\nx', [[1, ['never closed,\nx']]]],
    ['', []],
  ])('%j', (text, records) => {
    expect(parseCsv(text).map(({ line, values }) => [line, values])).toEqual(records);
  });

  test.each([
    ['九', 9],
    ['两', 2],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['三十三', 33],
    ['58', 58],
    ['一二', null],
    ['', null],
    ['许多', null],
  ])('%s is %s', (text, number) => expect(chineseNumber(text)).toBe(number));

  test.each([
    ['地上九层,地下一层', 9, 1],
    ['地下两层', null, 2],
    ['地上三层、局部地下两层', 3, 2],
    ['地上58层', 58, null],
    ['九层', null, null],
  ])('%s: %s above, %s below', (text, above, below) => expect(storeysInWords(text)).toEqual({ above, below }));
});
