/**
 * Code 128 (ISO/IEC 15417), sets B and C, as bar widths. Written out here because a paper is rendered inside the
 * transaction that issues it and has about a millisecond; tests compare it with bwip-js.
 */

/** Widths of bar, space, bar, space, bar, space in modules for values 0-105, and of the stop character. */
const PATTERNS: readonly string[] = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'
).split(' ');
const CODE_C = 99;
const CODE_B = 100;
const START_B = 104;
const START_C = 105;
const STOP = 106;

/** Symbol values of a text: set C for runs of four or more digits (two digits a symbol), set B for the rest. */
function values(text: string): readonly number[] {
  const result: number[] = [];
  let set: 'none' | 'B' | 'C' = 'none';
  let at = 0;
  while (at < text.length) {
    const run = /^\d+/.exec(text.slice(at))?.[0].length ?? 0;
    if (run >= 4 || (set === 'C' && run >= 2)) {
      if (run % 2 === 1 && set !== 'C') {
        // An odd run gives its first digit to set B.
        result.push(...(set === 'none' ? [START_B] : []), text.charCodeAt(at) - 32);
        set = 'B';
        at += 1;
      }
      if (set !== 'C') result.push(set === 'none' ? START_C : CODE_C);
      set = 'C';
      const pairs = Math.floor((/^\d+/.exec(text.slice(at))?.[0].length ?? 0) / 2);
      for (let pair = 0; pair < pairs; pair += 1) {
        result.push(Number(text.slice(at, at + 2)));
        at += 2;
      }
    } else {
      if (set !== 'B') result.push(set === 'none' ? START_B : CODE_B);
      set = 'B';
      result.push(text.charCodeAt(at) - 32);
      at += 1;
    }
  }
  return result;
}

/**
 * Bars of a text as alternating widths in modules, beginning with a bar. Quiet zones (10 modules each side) are the
 * drawer's. Null when the text is empty or holds a character outside printable ASCII.
 * @example code128Widths('RD-2026-0001')?.length // odd: begins and ends with a bar
 */
export function code128Widths(text: string): readonly number[] | null {
  if (!/^[\x20-\x7e]{1,48}$/.test(text)) return null;
  const symbols = values(text);
  const check = symbols.reduce((sum, value, index) => sum + value * Math.max(1, index), 0) % 103;
  return [...symbols, check, STOP].flatMap((value) => Array.from(PATTERNS[value] ?? '', Number));
}
