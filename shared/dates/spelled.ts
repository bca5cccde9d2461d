import { toHalfWidth } from '../identity/text.ts';
import { civilDate, fromDayNumber, toDayNumber } from './civil.ts';
import type { CivilDate } from './types.ts';

const NUMERALS: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

/** 十二 as 12; one or two signs, as months and days are written. */
function smallNumber(text: string): string {
  const match = /^(?:([二三]?)十)?([一二三四五六七八九]?)$/.exec(text);
  if (match === null || text === '') return text;
  const tens = text.includes('十') ? Number(NUMERALS[match[1] ?? ''] ?? 1) : 0;
  return String(tens * 10 + Number(NUMERALS[match[2] ?? ''] ?? 0));
}

/** 二〇二六年九月十八日 in figures; other texts stay. */
function inFigures(text: string): string {
  const match =
    /^([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]$/.exec(text);
  if (match === null) return text;
  const year = [...(match[1] ?? '')].map((sign) => NUMERALS[sign] ?? '').join('');
  return `${year}-${smallNumber(match[2] ?? '')}-${smallNumber(match[3] ?? '')}`;
}

const SPELLED = /^(\d{4})(?:\s*[-./]\s*|\s*年\s*)(\d{1,2})(?:\s*[-./]\s*|\s*月\s*)(\d{1,2})(?:\s*[日号])?$/;
const TIME = /(?<=[\d日号])[ t]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?$/i;

/**
 * A date in one of the spellings of Chinese offices: 2026.9.18, 2026年9月18日, 20260918, 2026/9/18, 2026-09-18, in Chinese
 * or full-width figures too; a time of day behind it is passed over. Null for anything else: a year of two figures and a
 * date without year are not guessed.
 *
 * @example spelledDate('2026年9月18日') // '2026-09-18'
 * @example spelledDate('2026.2.30') // null
 */
export function spelledDate(text: string): CivilDate | null {
  const plain = inFigures(toHalfWidth(text).replaceAll('．', '.').replaceAll('。', '.').trim().replace(TIME, ''));
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? SPELLED.exec(plain);
  if (digits === null) return null;
  return civilDate(Number(digits[1]), Number(digits[2]), Number(digits[3]));
}

/** Spreadsheets count days from the end of 1899, or from 1904 where the file says so. */
export type SerialSystem = '1900' | '1904';

const DAY_ZERO: Readonly<Record<SerialSystem, number>> = {
  '1900': toDayNumber('1899-12-30'),
  '1904': toDayNumber('1904-01-01'),
};
/** The 1900 system has a 29 February 1900; from the day after it on, its count is right. */
const FIRST_SOUND_SERIAL = 61;
/** 2199-12-31, the last date the trade can have. */
const LAST_SERIAL = 109_574;

/**
 * The date a spreadsheet's day number means; a time of day behind the point is passed over. Null outside 1900 to 2199.
 *
 * @example serialDate(46283, '1900') // '2026-09-18'
 */
export function serialDate(serial: number, system: SerialSystem): CivilDate | null {
  const day = Math.floor(serial);
  if (!Number.isFinite(serial) || day < FIRST_SOUND_SERIAL || day > LAST_SERIAL) return null;
  return fromDayNumber(DAY_ZERO[system] + day);
}

/**
 * A text that is a day number of our time rather than a date: five figures between 1954 and 2119. Null for anything else.
 *
 * @example serialInText('46283', '1900') // '2026-09-18'
 */
export function serialInText(text: string, system: SerialSystem): CivilDate | null {
  const plain = toHalfWidth(text).trim();
  if (!/^[2-7]\d{4}(?:\.\d+)?$/.test(plain)) return null;
  return serialDate(Number(plain), system);
}
