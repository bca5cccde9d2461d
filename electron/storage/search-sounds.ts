/**
 * How pinyin and initials stand in the index.
 *
 * There are hardly more than four hundred pairs of Latin letters in all of pinyin, and each stands in nearly every case: a
 * phrase of pairs reads the whole index (34 ms on 300,000 cases). So a token is a letter with its two successors:
 * binhe becomes `⌈bi bin inh nhe he⌉ e⌉`. Three letters are one token, more are a phrase. Two letters are any of
 * the tokens that begin so: pinyin is letters and digits alone, so that all of them can be named, which the index reads side
 * by side only as far as it must; a prefix query would read them to their ends first. One letter is a prefix query, for
 * which the index keeps a list.
 */

// Marks of beginning and end, not passed through the alphabet of the index, in which they do not occur. So no phrase runs
// across two sounds, and no token is one of the pairs of letters in texts.
const START = '\uf8f6';
const END = '\uf8f7';

const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz0123456789');

/** What the index holds of the pinyin, or the initials, of some names. */
export function soundTokens(sounds: readonly string[]): string {
  return sounds
    .flatMap((sound) => {
      const marked = `${START}${sound}${END}`;
      return sound === '' ? [] : Array.from(`${START}${sound}`, (_letter, at) => marked.slice(at, at + 3));
    })
    .join(' ');
}

/** The letters a word is looked for by among pinyin and initials: lü is typed lv or lü, xi'an with or without its mark. */
export function soundOf(word: string): string {
  return word.replaceAll(/ü|u\u0308/gu, 'v').replaceAll("'", '');
}

function oneOf(phrases: readonly string[]): string {
  return `(${phrases.join(' OR ')})`;
}

function phraseOf(letters: string): string {
  if (letters.length === 2) return oneOf([...LETTERS, END].map((next) => `"${letters}${next}"`));
  return `"${Array.from(letters.slice(2), (_letter, at) => letters.slice(at, at + 3)).join(' ')}"`;
}

/** The phrases for names that sound like a word. */
export interface SoundPhrases {
  readonly within: string;
  readonly begins: string;
}

/** How to look for a folded word among pinyin and initials; null when it is no sound. */
export function soundPhrases(word: string): SoundPhrases | null {
  const letters = soundOf(word);
  if (!/^[a-z0-9]*[a-z][a-z0-9]*$/.test(letters)) return null;
  return { within: letters.length === 1 ? `"${letters}"*` : phraseOf(letters), begins: phraseOf(`${START}${letters}`) };
}
