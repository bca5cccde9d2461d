import { pinyinColumns } from '../search-text.ts';

/**
 * What the `pinyin` column of applicants and projects holds: full pinyin and initials, parted by a space, so that a part
 * of either is found and two names that sound alike have the same key.
 *
 * @example pinyinKey('滨河大酒店') // 'binhedajiudian bhdjd'
 */
export function pinyinKey(name: string): string {
  const { full, initials } = pinyinColumns(name);
  return full === '' ? '' : `${full} ${initials}`;
}
