/** What a user typed, as MATCH expressions over the index of cases. */
import { foldText, pairPhrase } from './search-text.ts';
import {
  exactNumberPhrase,
  FIELD_START,
  headQuestion,
  numberPhrases,
  phonePhrase,
  type HeadAnswer,
  type HeadQuestion,
} from './search-numbers.ts';
import { soundPhrases } from './search-sounds.ts';

/** Words of a query beyond this number are ignored. */
const MAXIMUM_WORDS = 16;

/** The words of a query, folded; empty when there is nothing to search for. */
export function queryWords(text: string): readonly string[] {
  return foldText(text)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MAXIMUM_WORDS);
}

/** Words whose finding depends on which heads of numbers there are. */
export interface QuestionedWord {
  readonly word: string;
  readonly question: HeadQuestion;
}

/** All words that are looked for: those typed and, when there are several, all of them as one. */
function soughtWords(words: readonly string[]): readonly string[] {
  return words.length > 1 ? [...words, words.join('')] : words;
}

/** What to ask `number_head` before a text can be looked for. */
export function questionsOf(text: string): readonly QuestionedWord[] {
  return [...new Set(soughtWords(queryWords(text)))].flatMap((word) => {
    const question = headQuestion(word);
    return question === null ? [] : [{ word, question }];
  });
}

function inColumns(columns: string, phrases: readonly string[]): readonly string[] {
  return phrases.map((phrase) => `{${columns}} : ${phrase}`);
}

function wordQuery(word: string, answer: HeadAnswer | null): string {
  const parts: string[] = [];
  if (Array.from(word).length === 1) parts.push(...inColumns('text digits', [pairPhrase(word)]));
  else {
    parts.push(...inColumns('text', [pairPhrase(word)]));
    parts.push(...inColumns('digits', numberPhrases(word, answer).within));
  }
  const sound = soundPhrases(word);
  if (sound !== null) parts.push(...inColumns('pinyin initials', [sound.within]));
  const phone = phonePhrase(word);
  if (phone !== null) parts.push(...inColumns('digits', [phone]));
  return parts.length === 1 ? parts.join('') : `(${parts.join(' OR ')})`;
}

/** What makes a hit exact, what puts it before others, and what makes it a hit at all, as MATCH expressions. */
export interface RankQueries {
  readonly exact: string;
  readonly prefix: string;
  readonly all: string;
}

/** @param answers to `questionsOf` the same text, by word. @returns null when there is nothing to search for */
export function rankQueries(text: string, answers: ReadonlyMap<string, HeadAnswer>): RankQueries | null {
  const words = queryWords(text);
  const whole = words.join('');
  if (whole === '') return null;
  const answer = (word: string) => answers.get(word) ?? null;
  const begins = `${FIELD_START}${whole}`;
  const sound = soundPhrases(whole);
  const prefix = [
    ...inColumns('text', [pairPhrase(begins)]),
    ...(sound === null ? [] : inColumns('pinyin initials', [sound.begins])),
    ...inColumns('digits', [numberPhrases(whole, answer(whole)).begins]),
  ].join(' OR ');
  const exact = inColumns('digits', [exactNumberPhrase(whole)]).join('');
  const all = words.map((word) => wordQuery(word, answer(word))).join(' AND ');
  // Words that are parted by a space in the text itself are found as one word, too.
  return { exact, prefix, all: words.length > 1 ? `(${all}) OR ${wordQuery(whole, answer(whole))}` : all };
}
