import { invisibleAt, toHalfWidth } from './text.ts';
import type { IdentityError } from './types.ts';

export type PhoneKind = 'mobile' | 'landline' | 'service';
export type PhoneAnswer =
  | { readonly ok: true; readonly value: string; readonly kind: PhoneKind }
  | { readonly ok: false; readonly error: IdentityError };

const MOBILE = /^1[3-9]\d{9}$/;
// 10 and 2x are two-digit area codes (with the leading zero three), the rest three digits; extension after a hyphen.
const LANDLINE = /^(?:(0(?:10|2\d|[3-9]\d{2}))-?)?([2-8]\d{6,7})(?:-(\d{1,6}))?$/;
const SERVICE = /^(?:[48]00-?\d{3}-?\d{4}|1\d{2}|1[02]\d{3}|9[56]\d{3,4})$/;

/**
 * Checks a mainland phone number: mobile (with or without +86), landline (area code, 7 or 8 digits, extension), or a
 * service number such as 12345 or 400-xxx-xxxx. Full width, spaces and brackets around the area code are normalised.
 *
 * @returns the stored form (`13800001234`, `024-22000011-3`), or the error with its position.
 * @example checkPhone('（０２４）2200 0011') // { ok: true, value: '024-22000011', kind: 'landline' }
 */
export function checkPhone(text: string): PhoneAnswer {
  const invisible = invisibleAt(text.trim());
  if (invisible !== null) return { ok: false, error: { code: 'control-character', at: invisible } };
  const half = toHalfWidth(text)
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .trim();
  if (half === '') return { ok: false, error: { code: 'empty', at: null } };
  const wrong = /[^\d\s()+-]/.exec(half)?.index ?? null;
  if (wrong !== null) return { ok: false, error: { code: 'wrong-character', at: wrong } };

  const digits = half.replaceAll(/[^\d]/g, '');
  const domestic = /^(?:\+|0086|86)/.test(half.replaceAll(/\s/g, '')) ? digits.replace(/^(?:00)?86/, '') : digits;
  if (MOBILE.test(domestic)) return { ok: true, value: domestic, kind: 'mobile' };

  const dashed = half
    .replaceAll(/\s*\)\s*/g, '-')
    .replaceAll(/[\s(]/g, '')
    .replace(/^(?:\+86|0086)-?0?/, '0');
  const landline = LANDLINE.exec(dashed);
  if (landline !== null) {
    const value = [landline[1], landline[2], landline[3]].filter((part) => part !== undefined).join('-');
    return { ok: true, value, kind: 'landline' };
  }
  if (SERVICE.test(dashed)) return { ok: true, value: dashed, kind: 'service' };
  // Eleven digits that begin like a mobile number but are too long or short are the usual slip of the finger.
  const looksMobile = /^1[3-9]\d{3,}$/.test(domestic);
  return { ok: false, error: { code: looksMobile ? 'wrong-length' : 'unknown-number-form', at: null } };
}
