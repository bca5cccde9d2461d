import { invisibleAt, toHalfWidth } from './text.ts';
import type { IdentityAnswer } from './types.ts';

// GB 32100-2015: 31 characters, the letters I, O, S, V and Z are not used.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;
const REGION_FROM = 2;
const REGION_THROUGH = 7;

/**
 * Check character of a 统一社会信用代码 from its first 17 characters (GB 32100-2015, ISO 7064 style, modulus 31,
 * weights 3^i). The characters must be of the code's alphabet.
 *
 * @example creditCodeCheckCharacter('91350100M000100Y4') // '3'
 */
export function creditCodeCheckCharacter(first17: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/**
 * Checks a 统一社会信用代码: 18 characters of the alphabet, six digits of the registering region, check character.
 * Full-width characters, lower case and spaces are normalised first.
 *
 * @returns the code in upper case, or the error with the position of the offending character.
 * @example checkCreditCode('９１３５０１００m000100y43') // { ok: true, value: '91350100M000100Y43' }
 */
export function checkCreditCode(text: string): IdentityAnswer {
  const invisible = invisibleAt(text.trim());
  if (invisible !== null) return { ok: false, error: { code: 'control-character', at: invisible } };
  const code = toHalfWidth(text).replaceAll(/[\s-]/g, '').toUpperCase();
  if (code === '') return { ok: false, error: { code: 'empty', at: null } };
  for (let at = 0; at < code.length; at += 1) {
    const character = code.charAt(at);
    const inRegion = at >= REGION_FROM && at <= REGION_THROUGH;
    if (!ALPHABET.includes(character) || (inRegion && !/\d/.test(character))) {
      return { ok: false, error: { code: 'wrong-character', at } };
    }
  }
  if (code.length !== LENGTH) return { ok: false, error: { code: 'wrong-length', at: null } };
  if (code.charAt(LENGTH - 1) !== creditCodeCheckCharacter(code.slice(0, LENGTH - 1))) {
    return { ok: false, error: { code: 'wrong-check-character', at: LENGTH - 1 } };
  }
  return { ok: true, value: code };
}
