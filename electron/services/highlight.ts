import { soundOf } from '../storage/search-sounds.ts';
import { foldText, pinyinColumns } from '../storage/search-text.ts';

/** Where something stands in a shown text: start and length, in UTF-16 units. */
export type Span = [number, number];

/** Folded characters of a text without spaces, each with the place of the character it came from. */
interface Folded {
  readonly text: string;
  readonly from: readonly Span[];
}

function foldWithPlaces(text: string): Folded {
  let folded = '';
  const from: Span[] = [];
  let at = 0;
  for (const character of text) {
    for (const unit of foldText(character)) {
      folded += unit;
      for (let index = 0; index < unit.length; index += 1) from.push([at, character.length]);
    }
    at += character.length;
  }
  return { text: folded, from };
}

function spanOf(from: readonly Span[], first: number, last: number): Span | null {
  const start = from[first];
  const end = from[last];
  return start === undefined || end === undefined ? null : [start[0], end[0] + end[1] - start[0]];
}

function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const [start, length] of spans.toSorted((left, right) => left[0] - right[0])) {
    const last = result.at(-1);
    if (last !== undefined && start <= last[0] + last[1]) last[1] = Math.max(last[1], start + length - last[0]);
    else result.push([start, length]);
  }
  return result;
}

function placesOf(word: string, haystack: string): number[] {
  const places: number[] = [];
  for (let at = haystack.indexOf(word); at !== -1; at = haystack.indexOf(word, at + 1)) places.push(at);
  return places;
}

/**
 * Where the words of a query stand in a text, whatever width, case or spaces; overlapping places are one.
 *
 * @param words folded, as `queryWords` gives them.
 * @example spansOf('滨河 大酒店', ['河大']) // [[1, 3]]
 */
export function spansOf(text: string, words: readonly string[]): Span[] {
  const folded = foldWithPlaces(text);
  const spans = words.flatMap((word) =>
    placesOf(word, folded.text).flatMap((at) => {
      const span = spanOf(folded.from, at, at + word.length - 1);
      return span === null ? [] : [span];
    }),
  );
  return joined(spans);
}

/**
 * Where a text sounds like the words: by initials (`bhdjd`) or full pinyin; null when it does not. The list is empty when
 * it does, but the sounds cannot be laid back onto the characters one by one.
 *
 * @example soundsLike('滨河大酒店', ['djd']) // [[2, 3]]
 */
export function soundsLike(text: string, words: readonly string[]): Span[] | null {
  const letters = words.filter((word) => /[a-z]/.test(word));
  if (letters.length === 0) return null;
  const { full, initials } = pinyinColumns(text);
  const folded = foldWithPlaces(text);
  // Characters that have a sound; punctuation has none.
  const sounding = [...folded.from.keys()].filter((at) => /[\p{Script=Han}a-z0-9]/u.test(folded.text.charAt(at)));
  const spans: Span[] = [];
  let isFound = false;
  for (const word of letters) {
    const sound = soundOf(word);
    if (full.includes(sound)) isFound = true;
    for (const place of placesOf(sound, initials)) {
      isFound = true;
      if (sounding.length !== initials.length) continue;
      const span = spanOf(folded.from, sounding[place] ?? 0, sounding[place + sound.length - 1] ?? 0);
      if (span !== null) spans.push(span);
    }
  }
  return isFound ? joined(spans) : null;
}
