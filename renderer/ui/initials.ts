import { create } from 'zustand';

/**
 * Pinyin initials of what stands on the screen, so that a choice is found by typing them. The dictionary is a bundle of
 * its own that arrives after the window; until then a choice is found by its words and its digit.
 */
interface Readings {
  /** Initials of a text, in each way it may be read, parted by spaces. @example initialsOf('专家评审') // 'zjps' */
  readonly initialsOf: (text: string) => string;
}

const useReadings = create<Readings>(() => ({ initialsOf: () => '' }));

/** Fetches the dictionary once. */
export async function loadInitials(): Promise<void> {
  const { pinyin } = await import('pinyin-pro');
  const known = new Map<string, string>();
  const read = (text: string, surname: 'off' | 'head'): string =>
    [...text.toLowerCase().matchAll(/(\p{Script=Han}+)|[a-z0-9]/gu)]
      .map(([run, chinese]) =>
        chinese === undefined
          ? run
          : pinyin(run, { type: 'array', pattern: 'first', toneType: 'none', surname }).join(''),
      )
      .join('');
  useReadings.setState({
    initialsOf: (text) => {
      const found = known.get(text);
      if (found !== undefined) return found;
      // A person's name begins with a surname (单 is shan), a term does not; nobody has to say which it is.
      const initials = [...new Set([read(text, 'off'), read(text, 'head')])].join(' ');
      known.set(text, initials);
      return initials;
    },
  });
}

/** The reading of texts, as soon as there is one. */
export function useInitials(): Readings['initialsOf'] {
  return useReadings((readings) => readings.initialsOf);
}
