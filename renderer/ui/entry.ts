import { addDays, civilDate, isCivilDate } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { toHalfWidth } from '../../shared/identity/text.ts';

/** What a typed text means: nothing, a value, or something that is none. */
export type Entry<Value> =
  { readonly kind: 'empty' } | { readonly kind: 'value'; readonly value: Value } | { readonly kind: 'invalid' };

const EMPTY = { kind: 'empty' } as const;
const INVALID = { kind: 'invalid' } as const;

/**
 * A number as typed at a counter: full-width digits, thousands commas and spaces are fine.
 *
 * @example parseNumberEntry('１２，４００.5') // { kind: 'value', value: 12400.5 }
 */
export function parseNumberEntry(text: string): Entry<number> {
  const plain = toHalfWidth(text).replaceAll(/[,\s]/g, '').replaceAll('\u3002', '.');
  if (plain === '') return EMPTY;
  return /^\d+(?:\.\d+)?$/.test(plain) ? { kind: 'value', value: Number(plain) } : INVALID;
}

function dateOf(year: number, month: number, day: number): Entry<CivilDate> {
  const value = civilDate(year, month, day);
  return value === null ? INVALID : { kind: 'value', value };
}

/**
 * A date as typed at a counter. Year first; without a year it is this year's; `+3` and `-2` count calendar days from
 * today. Separators may be hyphens, points, slashes or words.
 *
 * @param today civil date.
 * @example parseDateEntry('1120', '2026-09-18') // { kind: 'value', value: '2026-11-20' }
 * @example parseDateEntry('2026.2.30', '2026-09-18') // { kind: 'invalid' }
 */
export function parseDateEntry(text: string, today: CivilDate): Entry<CivilDate> {
  const plain = toHalfWidth(text).trim();
  if (plain === '') return EMPTY;
  const shift = /^([+-])(\d{1,4})$/.exec(plain);
  if (shift !== null && isCivilDate(today)) {
    return { kind: 'value', value: addDays(today, Number(`${shift[1]}${shift[2]}`)) };
  }
  const thisYear = Number(today.slice(0, 4));
  const digits = /^(\d{4})?(\d{2})(\d{2})$/.exec(plain);
  if (digits !== null) return dateOf(Number(digits[1] ?? thisYear), Number(digits[2]), Number(digits[3]));
  const parts = plain.split(/[^\d]+/).filter((part) => part !== '');
  if (!/^\d/.test(plain) || parts.some((part) => part.length > 4)) return INVALID;
  const [first, second, third] = parts.map(Number);
  if (parts.length === 3) return dateOf(first ?? 0, second ?? 0, third ?? 0);
  if (parts.length === 2) return dateOf(thisYear, first ?? 0, second ?? 0);
  return INVALID;
}
