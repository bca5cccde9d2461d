/** A piece of a text, to be marked or not. */
export interface HighlightPart {
  readonly text: string;
  readonly matched: 'matched' | 'plain';
  /** Where the piece begins; stable key of the piece. */
  readonly at: number;
}

const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** Whether a cut before `index` would split a character outside the basic plane (rare names of persons and places). */
const splitsCharacter = (text: string, index: number): boolean =>
  index > 0 && index < text.length && isLowSurrogate(text.charCodeAt(index));

/**
 * Splits a text into marked and plain pieces. Ranges are `[start, length]` in UTF-16 units, in any order; overlapping
 * and touching ones join, parts beyond the text are ignored, no character is ever cut in half. The pieces joined give
 * the text again.
 * Example: `highlightParts('滨河大酒店', [[2, 2]])` is 滨河 plain, 大酒 matched, 店 plain.
 */
export function highlightParts(text: string, at: readonly (readonly [number, number])[]): readonly HighlightPart[] {
  const ranges = at
    .map(([start, length]): [number, number] => [Math.max(0, start), Math.min(text.length, start + length)])
    .map(([from, to]): [number, number] => [
      splitsCharacter(text, from) ? from - 1 : from,
      splitsCharacter(text, to) ? to + 1 : to,
    ])
    .filter(([from, to]) => to > from)
    .toSorted((left, right) => left[0] - right[0]);
  const parts: HighlightPart[] = [];
  let position = 0;
  for (let index = 0; index < ranges.length;) {
    const [from, firstTo] = ranges[index] ?? [0, 0];
    let to = firstTo;
    index += 1;
    while (index < ranges.length && (ranges[index]?.[0] ?? Infinity) <= to) {
      to = Math.max(to, ranges[index]?.[1] ?? to);
      index += 1;
    }
    if (from > position) parts.push({ text: text.slice(position, from), matched: 'plain', at: position });
    parts.push({ text: text.slice(from, to), matched: 'matched', at: from });
    position = to;
  }
  if (position < text.length) parts.push({ text: text.slice(position), matched: 'plain', at: position });
  return parts;
}
