import { describe, expect, test } from 'vitest';
import { serialDate, serialInText, spelledDate } from '../../shared/dates/spelled.ts';

describe('a date as offices write it', () => {
  test.each([
    ['2026.9.18', '2026-09-18'],
    ['2026年9月18日', '2026-09-18'],
    ['2026年09月18号', '2026-09-18'],
    ['20260918', '2026-09-18'],
    ['2026/9/18', '2026-09-18'],
    ['2026-09-18', '2026-09-18'],
    ['2026-9-18', '2026-09-18'],
    ['２０２６．９．１８', '2026-09-18'],
    ['２０２６年９月１８日', '2026-09-18'],
    ['2026 年 9 月 18 日', '2026-09-18'],
    [' 2026.9.18 ', '2026-09-18'],
    ['2026。9。18', '2026-09-18'],
    ['2026/9/18 14:30', '2026-09-18'],
    ['2026-09-18T14:30:00Z', '2026-09-18'],
    ['二〇二六年九月十八日', '2026-09-18'],
    ['二零二六年十二月三十一日', '2026-12-31'],
    ['二〇二六年十月二十日', '2026-10-20'],
    ['2028.2.29', '2028-02-29'],
  ])('%s is %s', (text, date) => expect(spelledDate(text)).toBe(date));

  test.each([
    '',
    '近日',
    '2026.2.30',
    '2026-13-01',
    '26.9.18',
    '9月18日',
    '2026年9月',
    '2026',
    '18/9/2026',
    '20261301',
    '2026.9.18起',
  ])('%j is not guessed', (text) => expect(spelledDate(text)).toBeNull());
});

describe('a day number of a spreadsheet', () => {
  // Figures by Excel itself: 1 March 1900 is 61, 1 January 2000 is 36526, 18 September 2026 is 46283.
  test.each([
    [61, '1900', '1900-03-01'],
    [36526, '1900', '2000-01-01'],
    [46283, '1900', '2026-09-18'],
    [46283.75, '1900', '2026-09-18'],
    [44821, '1904', '2026-09-18'],
    [35064, '1904', '2000-01-01'],
  ] as const)('%f in the %s system is %s', (serial, system, date) => expect(serialDate(serial, system)).toBe(date));

  test.each([60, 0, -1, 200_000, Number.NaN])('%f is none', (serial) => expect(serialDate(serial, '1900')).toBeNull());

  test('a text of five figures is one, a floor area is not', () => {
    expect(serialInText('46283', '1900')).toBe('2026-09-18');
    expect(serialInText('４６２８３', '1900')).toBe('2026-09-18');
    expect(serialInText('12400', '1900')).toBeNull();
    expect(serialInText('20260918', '1900')).toBeNull();
  });
});
