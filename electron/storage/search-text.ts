/**
 * Text for the full-text index, made so that a phrase query is an exact substring search from one character up, for
 * Chinese, letters, digits and punctuation alike.
 *
 * Every character starts a token of its own, which holds the character and its successor: 消防窗口 becomes
 * `消防 防窗 窗口 口`. A query of two or more characters is the phrase of its pairs, a query of one character a prefix.
 * Single characters as tokens give the same answers, but digits are so frequent that a document number took 120 ms on
 * 100,000 cases, longer than a LIKE scan; pairs take 5 ms, for an index a third larger. With `prefix='1'` on the table a
 * single character is found as fast (0.4 ms instead of 10 to 60), for an index twice as large.
 *
 * Only letters a-z, digits and the CJK ideographs stand for themselves; every other character is written in the private
 * use area, which the tokenizers `unicode61` and `ascii` both keep whole. So no character acts as a separator, and nothing
 * a user types can be read as query syntax.
 *
 * Trap: the default tokenizer takes a run of Chinese for one word, drops punctuation, and query syntax in user input
 * (`"`, `*`, `-`, `NEAR`) is an error.
 */
import { pinyin } from 'pinyin-pro';

/** Words of a query beyond this number are ignored. */
const MAXIMUM_WORDS = 16;

const FIRST_LOW_UNIT = 0xe000;
const FIRST_HIGH_UNIT = 0xf000;
// Brackets and signs of Chinese text (〔〕《》「」、。) stand in every number: one unit each, so that one of them alone is
// found by its prefix, too.
const FIRST_SIGN = 0x3000;
const SIGNS = 0x40;
const FIRST_SIGN_UNIT = 0xf100;

const PLAIN_TEXT = /^[a-z0-9\u4e00-\u9fa5\u3400-\u4db5]*$/u;

/** Whether the tokenizers know the character as a letter or digit that folding leaves alone. */
function isPlain(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x4e00 && code <= 0x9fa5) ||
    (code >= 0x3400 && code <= 0x4db5)
  );
}

/** One character as the index writes it; no result is the beginning of another one. */
function unitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (isPlain(code)) return character;
  if (code >= FIRST_SIGN && code < FIRST_SIGN + SIGNS) return String.fromCharCode(FIRST_SIGN_UNIT + code - FIRST_SIGN);
  const low = String.fromCodePoint(FIRST_LOW_UNIT + (code & 0xfff));
  const high = code >> 12;
  return high === 0 ? low : String.fromCodePoint(FIRST_HIGH_UNIT + high) + low;
}

/**
 * Text with width, case, presentation forms and accents folded, character by character, so that a part of a text folds
 * to a part of the folded text. White space becomes one space, invisible characters vanish.
 *
 * @example foldText('Ａ座１２＃') // 'a座12#'
 */
export function foldText(text: string): string {
  // Most names are, and so is each of their characters when it is asked for alone.
  if (PLAIN_TEXT.test(text)) return text;
  let folded = '';
  for (const character of text.toWellFormed()) {
    folded += isPlain(character.codePointAt(0) ?? 0) ? character : character.normalize('NFKD').toLowerCase();
  }
  return folded
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu, '')
    .trim();
}

function unitsOf(word: string): string[] {
  return Array.from(word, unitOf);
}

/** A folded text without spaces as the index writes it, in one piece: a token of its own. */
export function wholeToken(folded: string): string {
  return unitsOf(folded).join('');
}

/**
 * What to store in a column of the index. Spaces are not indexed: 张 三 is found as 张三.
 *
 * @example indexText('A座1#') // 'a座 座1 1\ue023 \ue023'
 */
export function indexText(text: string): string {
  return pairTokens(foldText(text).replaceAll(' ', ''));
}

/**
 * The pairs of a folded text without spaces.
 *
 * @param mark ends every token, which keeps these pairs apart from those of other texts: a pair that stands in every
 *   number is not in the way of a text that holds it once
 */
export function pairTokens(folded: string, mark = ''): string {
  const units = unitsOf(folded);
  return units.map((unit, index) => `${unit}${units[index + 1] ?? ''}${mark}`).join(' ');
}

/**
 * The phrase that finds a folded word among pairs.
 *
 * @param mark as in `pairTokens`; one character alone is found whatever the mark
 */
export function pairPhrase(word: string, mark = ''): string {
  const units = unitsOf(word);
  if (units.length === 1) return `"${units[0] ?? ''}"*`;
  const pairs = units.slice(0, -1).map((unit, index) => `${unit}${units[index + 1] ?? ''}${mark}`);
  return `"${pairs.join(' ')}"`;
}

/**
 * The MATCH expression for what a user typed: every word, parted by spaces, must occur as a substring in some column.
 * Null when there is nothing to search for.
 *
 * @param columns search only in these columns of the index
 * @example phraseQuery('华丰 0731') // '"华丰" AND "07 73 31"'
 */
export function phraseQuery(userText: string, columns: readonly string[] = []): string | null {
  const words = foldText(userText)
    .split(' ', MAXIMUM_WORDS)
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  const query = words.map((word) => pairPhrase(word)).join(' AND ');
  if (columns.length === 0) return query;
  for (const column of columns) if (!/^[a-z_]+$/u.test(column)) throw new TypeError(`Not a column name: ${column}`);
  return `{${columns.join(' ')}} : (${query})`;
}

/** How Chinese text sounds, for finding it by pinyin. */
export interface PinyinColumns {
  /** Syllables without tones and spaces, ü as v: `xiaofangchuangkou`. */
  readonly full: string;
  /** First letters: `xfck`. */
  readonly initials: string;
}

/**
 * Pinyin and initials of a text, in the most likely reading of its words; letters and digits stay, other characters are
 * left out. Pass the results through `indexText` for the index.
 *
 * @param reading `name` reads the first character as a surname (单 is shan, not dan)
 * @example pinyinColumns('重庆路2号') // { full: 'chongqinglu2hao', initials: 'cql2h' }
 */
export function pinyinColumns(text: string, reading: 'text' | 'name' = 'text'): PinyinColumns {
  const key = `${reading} ${text}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const columns = readPinyin(text, reading);
  // A name is read for its own row and again for its case's index row.
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(key, columns);
  return columns;
}

const REMEMBERED = 256;
const remembered = new Map<string, PinyinColumns>();

function readPinyin(text: string, reading: 'text' | 'name'): PinyinColumns {
  const surname = reading === 'name' ? 'head' : 'off';
  const syllables: string[] = [];
  // Only the Chinese runs go through the dictionary: three times as fast for a text with numbers in it.
  for (const [run, chinese] of foldText(text)
    .replaceAll(' ', '')
    .matchAll(/(\p{Script=Han}+)|[a-z0-9]/gu)) {
    if (chinese === undefined) syllables.push(run);
    else syllables.push(...pinyin(run, { type: 'array', toneType: 'none', v: true, surname }).map(lettersOf));
  }
  return { full: syllables.join(''), initials: syllables.map((syllable) => syllable.slice(0, 1)).join('') };
}

/** A syllable in plain letters; empty for an ideograph the dictionary does not know. */
function lettersOf(syllable: string): string {
  return syllable.toLowerCase().replaceAll(/[^a-z]/gu, '');
}
