import { toHalfWidth } from '../identity/text.ts';
import { MATTERS, type Matter } from '../matters/types.ts';

/** Words by which ledgers name the four matters; the first that fits decides, so the narrower ones come first. */
const MATTER_WORDS: readonly (readonly [Matter, RegExp])[] = [
  ['completion-filing', /备案/],
  ['pre-opening', /开业|投入使用|营业前|公众聚集|安全检查/],
  ['design-review', /设计审[查核]|设计评审|图纸审[查核]|施工图|消防审[查核]|设计/],
  ['completion-acceptance', /验收/],
];

/**
 * The matter a ledger means; null when its words name none. Our own codes are understood too.
 *
 * @example matterInWords('建设工程竣工验收消防备案') // 'completion-filing'
 * @example matterInWords('公众聚集场所投入使用、营业前消防安全检查') // 'pre-opening'
 */
export function matterInWords(text: string): Matter | null {
  const plain = toHalfWidth(text).replaceAll(/\s/g, '');
  const code = MATTERS.find((matter) => matter === plain);
  if (code !== undefined) return code;
  return MATTER_WORDS.find(([, words]) => words.test(plain))?.[0] ?? null;
}

const DRAWN = new Set(['yes', 'y', '1', 'true', '是', '抽中', '已抽中', '被抽中', '抽查', '√', '✓', '✔']);
const NOT_DRAWN = new Set(['no', 'n', '0', 'false', '否', '未抽中', '未被抽中', '不抽查', '未抽查', '×', 'x', '✗']);

/** Whether a filing was drawn for a check, as ledgers write it; null when it cannot be told. */
export function drawnInWords(text: string): 'yes' | 'no' | null {
  const plain = toHalfWidth(text).trim().toLowerCase();
  if (DRAWN.has(plain)) return 'yes';
  return NOT_DRAWN.has(plain) ? 'no' : null;
}
