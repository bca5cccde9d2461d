import { isCivilDate } from '../dates/civil.ts';
import type { CivilDate } from '../dates/types.ts';
import { invisibleAt, toHalfWidth } from './text.ts';
import type { IdentityAnswer } from './types.ts';

// GB 11643-1999.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';
const LENGTH = 18;

// GB/T 2260 province codes; 83 = residence permit of Taiwan residents.
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
const EARLIEST_BIRTH = '1900-01-01';

/**
 * Check character of an 18-digit ID number from its first 17 digits (GB 11643-1999, modulus 11).
 *
 * @example idCardCheckCharacter('11010519491231002') // 'X'
 */
export function idCardCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(first17.charAt(at)), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

// The ID card of foreign permanent residents (2023) puts a 9 before the province.
function plausibleRegion(number: string): boolean {
  return PROVINCES.has(number.slice(0, 2)) || (number.startsWith('9') && PROVINCES.has(number.slice(1, 3)));
}

/**
 * Checks an 18-digit ID number: region, birth date that exists and is not after `asOf`, check character. The 15-digit
 * numbers that ended in 2013 are refused.
 *
 * @param asOf today, civil date.
 * @returns the number with a capital X, or the error with the position of the offending character.
 * @example checkIdCard('11010519491231002x', '2026-11-21') // { ok: true, value: '11010519491231002X' }
 */
export function checkIdCard(text: string, asOf: CivilDate): IdentityAnswer {
  const invisible = invisibleAt(text.trim());
  if (invisible !== null) return { ok: false, error: { code: 'control-character', at: invisible } };
  const number = toHalfWidth(text).replaceAll(/\s/g, '').toUpperCase();
  if (number === '') return { ok: false, error: { code: 'empty', at: null } };
  const wrong = /[^\d]/.exec(number.slice(0, LENGTH - 1))?.index ?? null;
  if (wrong !== null) return { ok: false, error: { code: 'wrong-character', at: wrong } };
  if (number.length !== LENGTH) return { ok: false, error: { code: 'wrong-length', at: null } };
  if (!/[\dX]/.test(number.charAt(LENGTH - 1))) {
    return { ok: false, error: { code: 'wrong-character', at: LENGTH - 1 } };
  }
  if (!plausibleRegion(number)) return { ok: false, error: { code: 'unknown-region', at: 0 } };
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isCivilDate(birth) || birth < EARLIEST_BIRTH) {
    return { ok: false, error: { code: 'impossible-birth-date', at: 6 } };
  }
  if (birth > asOf) return { ok: false, error: { code: 'birth-date-in-future', at: 6 } };
  if (number.charAt(LENGTH - 1) !== idCardCheckCharacter(number.slice(0, LENGTH - 1))) {
    return { ok: false, error: { code: 'wrong-check-character', at: LENGTH - 1 } };
  }
  return { ok: true, value: number };
}
