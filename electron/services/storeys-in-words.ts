const DIGITS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** A number up to 99 in Arabic or Chinese figures; null for anything else. @example chineseNumber('二十三') // 23 */
export function chineseNumber(text: string): number | null {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const match = /^([一二两三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text);
  if (match === null || text === '') return null;
  const [, first = '', ten = '', last = ''] = match;
  if (ten === '') return first !== '' && last === '' ? (DIGITS[first] ?? null) : null;
  return (first === '' ? 1 : (DIGITS[first] ?? 0)) * 10 + (last === '' ? 0 : (DIGITS[last] ?? 0));
}

function storeysAfter(text: string, word: string): number | null {
  const match = new RegExp(`${word}([0-9一二两三四五六七八九十]+)层`).exec(text);
  return match?.[1] === undefined ? null : chineseNumber(match[1]);
}

/**
 * Storeys as an old ledger prints them. What is not said stays unknown.
 *
 * @example storeysInWords('地上九层,地下一层') // { above: 9, below: 1 }
 * @example storeysInWords('地下两层') // { above: null, below: 2 }
 */
export function storeysInWords(text: string): { readonly above: number | null; readonly below: number | null } {
  return { above: storeysAfter(text, '地上'), below: storeysAfter(text, '地下') };
}
