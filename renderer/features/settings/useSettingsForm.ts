import type { SectionName } from './sections.ts';
import { discardTexts, lookAgain, typeText, untypeText, useSettingsStore } from './settings-store.ts';
import { changedTexts } from './texts.ts';
import type { Texts } from './texts.ts';

const NOTHING: Texts = {};

/** A section's fields: what is stored with what was typed over it. */
export interface SettingsForm {
  readonly stored: Texts;
  readonly texts: Texts;
  readonly changed: Texts;
  /** Fields typed into here whose stored text somebody else changed meanwhile, with what is stored now. */
  readonly elsewhere: Texts;
  /** Version of the settings in view when typing began; it goes with the save. */
  readonly seen: number;
  readonly text: (path: string) => string;
  readonly type: (path: string, text: string) => void;
  readonly discard: () => void;
  /** The settings of this version are in view now. */
  readonly lookAgain: (version: number) => void;
}

function storedAt(stored: Texts, paths: readonly string[]): Texts {
  return Object.fromEntries(paths.map((path) => [path, stored[path] ?? '']));
}

/**
 * Typed texts lie over the stored ones, so that what others save meanwhile shows in every field not touched here.
 *
 * @param version of the stored settings; sections that are saved otherwise have none.
 */
export function useSettingsForm(section: SectionName, stored: Texts, version = 0): SettingsForm {
  const typed = useSettingsStore((store) => store.typed[section]) ?? NOTHING;
  const seen = useSettingsStore((store) => store.seen[section]) ?? { since: version, version, stored };
  const texts = { ...stored, ...typed };
  const changed = changedTexts(stored, typed);
  return {
    stored,
    texts,
    changed,
    // Another day's settings differ too, without anybody having changed them.
    elsewhere: seen.since === version ? NOTHING : changedTexts(seen.stored, storedAt(stored, Object.keys(changed))),
    seen: seen.version,
    text: (path) => texts[path] ?? '',
    type: (path, text) =>
      text === (stored[path] ?? '')
        ? untypeText(section, path)
        : typeText(section, path, text, { since: version, version, stored }),
    discard: () => discardTexts(section),
    lookAgain: (latest) => lookAgain(section, latest),
  };
}
