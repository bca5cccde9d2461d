import type { SectionName } from './sections.ts';
import { discardTexts, typeText, untypeText, useSettingsStore } from './settings-store.ts';
import { changedTexts } from './texts.ts';
import type { Texts } from './texts.ts';

const NOTHING: Texts = {};

/** A section's fields: what is stored with what was typed over it. */
export interface SettingsForm {
  readonly stored: Texts;
  readonly texts: Texts;
  readonly changed: Texts;
  readonly text: (path: string) => string;
  readonly type: (path: string, text: string) => void;
  readonly discard: () => void;
}

/** Typed texts lie over the stored ones, so that what others save meanwhile shows in every field not touched here. */
export function useSettingsForm(section: SectionName, stored: Texts): SettingsForm {
  const typed = useSettingsStore((store) => store.typed[section]) ?? NOTHING;
  const texts = { ...stored, ...typed };
  return {
    stored,
    texts,
    changed: changedTexts(stored, typed),
    text: (path) => texts[path] ?? '',
    type: (path, text) => (text === (stored[path] ?? '') ? untypeText(section, path) : typeText(section, path, text)),
    discard: () => discardTexts(section),
  };
}
