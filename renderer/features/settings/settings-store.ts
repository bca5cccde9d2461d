import { create } from 'zustand';
import type { SectionName } from './sections.ts';
import type { Texts } from './texts.ts';

/**
 * Which section is open and what was typed but not saved, by section: going to another section or area loses nothing.
 * Passwords never stand here. Another person at the window starts afresh.
 */
interface SettingsStore {
  readonly staffId: string | null;
  readonly section: SectionName | null;
  readonly typed: Readonly<Partial<Record<SectionName, Texts>>>;
  /** What a section showed when somebody began to type into it; a save is refused when that is no longer stored. */
  readonly seen: Readonly<Partial<Record<SectionName, SeenSettings>>>;
}

/** Stored settings as they were shown when typing began: their version, and the texts of the fields. */
export interface SeenSettings {
  readonly since: number;
  /** The version shown last, which a save names: the same, until a refused save brought the latest. */
  readonly version: number;
  readonly stored: Texts;
}

export const useSettingsStore = create<SettingsStore>(() => ({ staffId: null, section: null, typed: {}, seen: {} }));

export function openSection(section: SectionName): void {
  useSettingsStore.setState({ section });
}

/** Forgets what somebody else typed at this window. */
export function startFor(staffId: string): void {
  if (useSettingsStore.getState().staffId === staffId) return;
  useSettingsStore.setState({ staffId, section: null, typed: {}, seen: {} });
}

/** @param shown what is stored now; kept with the first text of the section, as what its author had in view. */
export function typeText(section: SectionName, path: string, text: string, shown: SeenSettings): void {
  useSettingsStore.setState(({ typed, seen }) => ({
    typed: { ...typed, [section]: { ...typed[section], [path]: text } },
    seen: { ...seen, [section]: seen[section] ?? shown },
  }));
}

/** What others saved meanwhile was shown: the next save means to change just that. */
export function lookAgain(section: SectionName, version: number): void {
  useSettingsStore.setState(({ seen }) => {
    const before = seen[section];
    return before === undefined ? {} : { seen: { ...seen, [section]: { ...before, version } } };
  });
}

/** The field shows what is stored again. */
export function untypeText(section: SectionName, path: string): void {
  useSettingsStore.setState(({ typed, seen }) => {
    const { [path]: _typed, ...others } = typed[section] ?? {};
    const idle = Object.keys(others).length === 0;
    return { typed: { ...typed, [section]: others }, ...(idle ? { seen: { ...seen, [section]: undefined } } : {}) };
  });
}

export function discardTexts(section: SectionName): void {
  useSettingsStore.setState(({ typed, seen }) => ({
    typed: { ...typed, [section]: {} },
    seen: { ...seen, [section]: undefined },
  }));
}
