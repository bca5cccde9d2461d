/**
 * How numbers of papers and phone numbers stand in the index.
 *
 * A number is written as marked pairs, like any text, and once more in two pieces: its head (滨建消审受字〔2026〕第) and its
 * tail from the last run of digits on (0731号), each a single token, the tail behind the head. Every pair of a whole number
 * stands in nearly all other numbers, so that a phrase of pairs reads the whole index (40 ms on 300,000 cases); head and
 * tail are found at once. Which heads there are is kept in `number_head` (a few hundred), so a text that begins within a
 * head is a handful of phrases.
 *
 * A phone number is found from its end only: its last one, two and three digits are tokens, and it stands there backwards
 * as a whole, for a prefix query.
 */
import { foldText, pairPhrase, pairTokens, wholeToken } from './search-text.ts';

// Marks around each field, so that a phrase never runs across two of them and "begins with" is a phrase too. From the
// private use area: nobody types them.
export const FIELD_START = '\ue001';
export const FIELD_END = '\ue002';

// These are not passed through the alphabet of the index, in which they do not occur.
const NUMBER_PAIR = '\uf8f0';
const HEAD = '\uf8f1';
const TAIL = '\uf8f2';
/** A tail from within its run of digits. */
const INNER_TAIL = '\uf8f3';
const PHONE_END = '\uf8f4';
const PHONE_BACKWARDS = '\uf8f5';

/** A tail is looked for by its token from so many digits on; fewer stand in so many numbers that pairs find them at once. */
const TAIL_DIGITS = 3;
/** The end of a head that is a token of its own: 〔2026〕第 in the usual numbers. */
const SHORT_HEAD = 7;
/** More than any head has characters. */
const WHOLE_HEAD = 1_000_000;
/** With more heads than these a phrase of pairs is cheaper. */
export const MOST_HEADS = 32;
/** Heads looked through; more there are only where the running number is not the last one in the templates. */
export const MOST_HEADS_READ = 5000;
const LONGEST_PHONE_END = 3;

const PARTS = /^(?<head>(?:.*\D)?)(?<digits>\d+)(?<rest>\D*)$/su;

interface NumberParts {
  readonly head: string;
  /** The last run of digits. */
  readonly digits: string;
  readonly rest: string;
}

function partsOf(folded: string): NumberParts | null {
  const groups = PARTS.exec(folded)?.groups;
  if (groups === undefined) return null;
  return { head: groups['head'] ?? '', digits: groups['digits'] ?? '', rest: groups['rest'] ?? '' };
}

function foldNumber(number: string): string {
  return foldText(number).replaceAll(' ', '');
}

function backwards(text: string): string {
  return Array.from(text).toReversed().join('');
}

function isShort(head: string): boolean {
  return Array.from(head).length <= SHORT_HEAD;
}

function endOf(head: string): string {
  return Array.from(head).slice(-SHORT_HEAD).join('');
}

function headToken(head: string): string {
  return `${HEAD}${wholeToken(head)}`;
}

/** What the index holds of a number. */
export function numberTokens(number: string): string {
  const folded = foldNumber(number);
  const pairs = pairTokens(`${FIELD_START}${folded}${FIELD_END}`, NUMBER_PAIR);
  const parts = partsOf(folded);
  if (parts === null) return pairs;
  const { head, digits } = parts;
  const rest = `${parts.rest}${FIELD_END}`;
  const tail = `${TAIL}${wholeToken(`${digits}${rest}`)}`;
  const inner: string[] = [];
  for (let from = 1; digits.length - from >= TAIL_DIGITS; from += 1) {
    inner.push(`${INNER_TAIL}${wholeToken(`${digits.slice(from)}${rest}`)}`);
  }
  return [pairs, headToken(`${FIELD_START}${head}`), tail, headToken(endOf(head)), tail, ...inner].join(' ');
}

/** The heads of numbers as `number_head` keeps them: backwards, so that what ends alike stands together. */
export function headsOf(numbers: readonly string[]): readonly string[] {
  const heads = numbers.map((number) => partsOf(foldNumber(number))?.head);
  return [...new Set(heads.flatMap((head) => (head === undefined ? [] : [backwards(head)])))];
}

/** What the index holds of a phone number. */
export function phoneTokens(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '');
  if (digits === '') return '';
  const shortest = Math.min(LONGEST_PHONE_END, digits.length);
  const ends = Array.from({ length: shortest }, (_unused, at) => `${PHONE_END}${digits.slice(-1 - at)}`);
  return [...ends, `${PHONE_BACKWARDS}${backwards(digits)}`].join(' ');
}

/** The phrase for the end of a phone number; null when the word is not made of digits. */
export function phonePhrase(word: string): string | null {
  if (!/^\d+$/.test(word)) return null;
  return word.length <= LONGEST_PHONE_END ? `"${PHONE_END}${word}"` : `"${PHONE_BACKWARDS}${backwards(word)}"*`;
}

/** The phrase for a number that is exactly this. */
export function exactNumberPhrase(word: string): string {
  const parts = partsOf(word);
  if (parts === null) return pairPhrase(`${FIELD_START}${word}${FIELD_END}`, NUMBER_PAIR);
  const tail = wholeToken(`${parts.digits}${parts.rest}${FIELD_END}`);
  return `"${headToken(`${FIELD_START}${parts.head}`)} ${TAIL}${tail}"`;
}

/** A question to `number_head`; everything backwards, as it stands there. */
export interface HeadQuestion {
  readonly word: string;
  /** What heads must end with. */
  readonly end: string;
  /** Length of the heads wanted, in characters; longer ones are cut. */
  readonly length: number;
}

/** The answer. */
export interface HeadAnswer {
  /** How many heads there are; counted up to one more than are looked through. */
  readonly known: number;
  /** 1 = the word itself stands in one of them. */
  readonly within: number;
  /** 1 = all heads end as wanted. */
  readonly all: number;
  /** JSON: the heads that end as wanted, one more than are used at most. */
  readonly ends: string;
}

/** What must be known of the heads before a word is looked for among numbers; null = nothing. */
export function headQuestion(word: string): HeadQuestion | null {
  const parts = partsOf(word);
  if (parts === null || parts.digits.length < TAIL_DIGITS) return null;
  const length = isShort(parts.head) ? SHORT_HEAD : WHOLE_HEAD;
  return { word: backwards(word), end: backwards(parts.head), length };
}

/** Phrases of which one must fit: numbers that hold a word, and numbers that begin with it. */
export interface NumberPhrases {
  /** Empty = no number can hold it. */
  readonly within: readonly string[];
  readonly begins: string;
}

/** How to look for a folded word among numbers. @param answer to `headQuestion` of the same word */
export function numberPhrases(word: string, answer: HeadAnswer | null): NumberPhrases {
  const byPairs = {
    within: [pairPhrase(word, NUMBER_PAIR)],
    begins: pairPhrase(`${FIELD_START}${word}`, NUMBER_PAIR),
  };
  const parts = partsOf(word);
  // Digits within a head are those of a year: they stand in thousands of numbers, and pairs find them at once.
  if (answer === null || parts === null || answer.within === 1 || answer.known > MOST_HEADS_READ) return byPairs;
  const { head } = parts;
  const tail = wholeToken(`${parts.digits}${parts.rest}`);
  const begins = `"${headToken(`${FIELD_START}${head}`)} ${TAIL}${tail}"*`;
  if (head === '') return { within: [`"${TAIL}${tail}"*`, `"${INNER_TAIL}${tail}"*`], begins };
  if (answer.all === 1) return { within: [`"${TAIL}${tail}"*`], begins };
  const ends: readonly string[] = JSON.parse(answer.ends);
  if (ends.length > MOST_HEADS) return { within: byPairs.within, begins };
  const start = isShort(head) ? '' : FIELD_START;
  return { within: ends.map((end) => `"${headToken(`${start}${backwards(end)}`)} ${TAIL}${tail}"*`), begins };
}
