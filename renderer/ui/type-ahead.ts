import { toHalfWidth } from '../../shared/identity/text.ts';

/** One line of a list that is narrowed by typing. */
export interface ComboOption {
  readonly key: string;
  readonly label: string;
  /** Shown at the right, in a quieter colour. */
  readonly detail?: string;
  /** Other ways to type it, separated by spaces: pinyin initials, digits, everyday words. */
  readonly keys?: string;
}

function fold(text: string): string {
  return toHalfWidth(text).trim().toLowerCase();
}

/** 0 = the best fit; null = does not fit. */
function fit(option: ComboOption, text: string): number | null {
  const label = fold(option.label);
  const words = (option.keys ?? '').toLowerCase().split(' ');
  if (label === text) return 0;
  if (words.includes(text)) return 1;
  if (label.startsWith(text)) return 2;
  if (words.some((word) => word !== '' && word.startsWith(text))) return 3;
  if (label.includes(text)) return 4;
  if (text.length > 1 && words.some((word) => word.includes(text))) return 5;
  return null;
}

/**
 * The options a typed text may mean, best first; all of them for an empty text. The order of equals is kept.
 *
 * @example rankOptions([{ key: 'a', label: '消防验收', keys: 'xfys ys 2' }], 'YS') // the one option
 */
export function rankOptions<Option extends ComboOption>(options: readonly Option[], typed: string): readonly Option[] {
  const text = fold(typed);
  if (text === '') return options;
  return options
    .flatMap((option) => {
      const rank = fit(option, text);
      return rank === null ? [] : [{ option, rank }];
    })
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ option }) => option);
}

/**
 * Which option Enter would take while nothing was chosen with the arrows: with initials, digits or a code the first; with
 * words, which may be a new name, only the one that is exactly what was typed. -1 = none.
 */
export function activeAtFirst(options: readonly ComboOption[], typed: string): number {
  const text = fold(typed);
  if (text === '' || options.length === 0) return -1;
  if (/^[\u0020-\u007e]+$/.test(text)) return 0;
  return options.findIndex((option) => fold(option.label) === text);
}

/** The next active line for an arrow key; wraps around. */
export function moveActive(active: number, count: number, direction: 'up' | 'down'): number {
  if (count === 0) return -1;
  if (direction === 'down') return (active + 1) % count;
  return active <= 0 ? count - 1 : active - 1;
}
