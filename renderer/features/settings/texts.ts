import { parseNumberEntry } from '../../ui/entry.ts';

/** A form as it stands on the screen: the text of every field by its path (`promised.design-review.decision`). */
export type Texts = Readonly<Record<string, string>>;

/**
 * What of the typed texts differs from what is stored; surrounding spaces do not count.
 *
 * @example changedTexts({ officeName: '甲' }, { officeName: '甲 ' }) // {}
 */
export function changedTexts(stored: Texts, typed: Texts): Texts {
  return Object.fromEntries(
    Object.entries(typed).filter(([path, text]) => text.trim() !== (stored[path] ?? '').trim()),
  );
}

/**
 * The number a text means, as the contract takes it: NaN for a text that is none, so that its field is named; null when
 * nothing is typed.
 */
export function numberOf(text: string): number | null {
  const entry = parseNumberEntry(text);
  if (entry.kind === 'empty') return null;
  return entry.kind === 'value' ? entry.value : Number.NaN;
}

/** A number as a field shows it; nothing for none. */
export function textOfNumber(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}
