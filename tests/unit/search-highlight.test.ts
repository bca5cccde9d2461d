import { describe, expect, test } from 'vitest';
import { highlightParts } from '../../renderer/features/search/highlight.ts';
import { exactHit, isScanned } from '../../renderer/features/search/scan.ts';

const shown = (text: string, at: readonly (readonly [number, number])[]): string =>
  highlightParts(text, at)
    .map((part) => (part.matched === 'matched' ? `[${part.text}]` : part.text))
    .join('');

describe('marking what was searched for', () => {
  test('a match in the middle splits the text in three', () => {
    expect(shown('滨河大酒店', [[2, 2]])).toBe('滨河[大酒]店');
  });
  test('a match at the beginning and one at the end', () => {
    expect(
      shown('东城影院东城', [
        [0, 2],
        [4, 2],
      ]),
    ).toBe('[东城]影院[东城]');
  });
  test('overlapping, touching and unsorted ranges become one mark', () => {
    expect(
      shown('康宁医院病房楼', [
        [3, 2],
        [0, 2],
        [1, 2],
      ]),
    ).toBe('[康宁医院病]房楼');
  });
  test('what lies beyond the text, or has no length, marks nothing', () => {
    expect(
      shown('星光', [
        [5, 3],
        [1, 0],
        [-4, 2],
      ]),
    ).toBe('星光');
  });
  test('a range reaching beyond the end marks up to the end', () => {
    expect(shown('星光KTV', [[2, 99]])).toBe('星光[KTV]');
  });
  test('a character outside the basic plane is never cut in half', () => {
    expect(shown('𠮷祥楼', [[1, 2]])).toBe('[𠮷祥]楼');
  });
  test('no ranges give the text as it is, and an empty text nothing', () => {
    expect(shown('新华书城', [])).toBe('新华书城');
    expect(highlightParts('', [[0, 1]])).toEqual([]);
  });
});

describe('telling a barcode scanner from a person', () => {
  test('twelve characters 8 ms apart were scanned', () => {
    expect(isScanned(Array.from({ length: 12 }, (_, index) => 1000 + index * 8))).toBe(true);
  });
  test('the same characters 110 ms apart were typed', () => {
    expect(isScanned(Array.from({ length: 12 }, (_, index) => 1000 + index * 110))).toBe(false);
  });
  test('five characters are too few to tell', () => {
    expect(isScanned([1, 2, 3, 4, 5])).toBe(false);
  });
});

const hit = (id: number, receiptNumber: string | null, documents: readonly string[] = []) => ({
  case: { id, receiptNumber },
  matches: documents.map((text) => ({ field: 'document', text })),
});

describe('the one case a scanned number means', () => {
  const number = '江城消审受字〔2026〕第0001号';

  test('the receipt number, whatever its width and spaces', () => {
    expect(
      exactHit(' 江城消审受字〔２０２６〕第 0001 号', [hit(7, number), hit(8, '江城消审受字〔2026〕第00010号')]),
    ).toBe(7);
  });
  test('the number of another paper of the case', () => {
    expect(exactHit(number, [hit(9, null, [number])])).toBe(9);
  });
  test('a number that only begins like it opens nothing', () => {
    expect(exactHit('江城消审受字〔2026〕第', [hit(7, number)])).toBeNull();
  });
  test('two cases with the same number open nothing', () => {
    expect(exactHit(number, [hit(7, number), hit(8, number)])).toBeNull();
  });
  test('an empty text opens nothing', () => {
    expect(exactHit('  ', [hit(7, '')])).toBeNull();
  });
});
