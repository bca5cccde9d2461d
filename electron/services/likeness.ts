import type { z } from 'zod';
import type { duplicateReason } from '../../shared/contract/registry.ts';
import { foldName } from '../../shared/identity/fold-name.ts';

/**
 * Whether two names may mean the same: what the counter is warned of, never what is merged. Pure.
 */
export type DuplicateReason = z.infer<typeof duplicateReason>;

/** What companies put or leave out at the end of the same name. */
const LEGAL_FORM = /(?:集团)?(?:股份公司|有限公司|公司|coltd|集团)$/;
const NUMBERS = /[0-9一二三四五六七八九十百]+/g;

/** The folded name without its legal form; the whole of it when nothing would be left. */
export function bareName(name: string): string {
  const folded = foldName(name);
  const bare = folded.replace(LEGAL_FORM, '');
  return bare === '' ? folded : bare;
}

/** How many signs two names of this length may differ by and still be alike. */
export function tolerance(length: number): 0 | 1 | 2 {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * Pieces of a name of which every similar one holds at least one: with `tolerance` differences, one of `tolerance + 1`
 * pieces is untouched.
 *
 * @example pieces('滨河大酒店') // ['滨河', '大酒店']
 */
export function pieces(bare: string): readonly string[] {
  const signs = [...bare];
  const count = tolerance(signs.length) + 1;
  const size = Math.floor(signs.length / count);
  if (size === 0) return bare === '' ? [] : [bare];
  return Array.from({ length: count }, (_unused, at) =>
    signs.slice(at * size, at === count - 1 ? signs.length : (at + 1) * size).join(''),
  );
}

/**
 * The least number of signs to insert, drop, replace or swap with the neighbour to make one name of the other.
 *
 * @example editDistance('滨河大酒店', '滨河酒店') // 1
 */
export function editDistance(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_unused, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + cost);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/** Two names that differ only by a number are neighbours (3号楼, 5号楼), not the same. */
function numbersDiffer(left: string, right: string): boolean {
  return (left.match(NUMBERS) ?? []).join(' ') !== (right.match(NUMBERS) ?? []).join(' ');
}

/**
 * Why two names may be the same; empty when they look different. `pinyin` is each name's full pinyin with initials.
 *
 * @example nameReasons({ name: '滨河（集团）大酒店', pinyin: 'x' }, { name: '滨河集团大酒店', pinyin: 'x' })
 *   // ['same-folded-name']
 */
export function nameReasons(
  left: { readonly name: string; readonly pinyin: string },
  right: { readonly name: string; readonly pinyin: string },
): readonly DuplicateReason[] {
  if (foldName(left.name) === '') return [];
  if (foldName(left.name) === foldName(right.name)) return ['same-folded-name'];
  if (numbersDiffer(foldName(left.name), foldName(right.name))) return [];
  if (left.pinyin !== '' && left.pinyin === right.pinyin) return ['same-pinyin'];
  const [a, b] = [bareName(left.name), bareName(right.name)];
  const allowed = tolerance(Math.min([...a].length, [...b].length));
  if (Math.abs([...a].length - [...b].length) > allowed) return [];
  return editDistance(a, b) <= allowed ? ['similar-name'] : [];
}

/** The longest run of Chinese characters of a text, at least two; null = none. */
export function longestHanRun(text: string): string | null {
  const runs = text.match(/\p{Script=Han}{2,}/gu) ?? [];
  return runs.reduce<string | null>((longest, run) => (run.length > (longest?.length ?? 0) ? run : longest), null);
}
