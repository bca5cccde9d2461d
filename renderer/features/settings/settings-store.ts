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
}

export const useSettingsStore = create<SettingsStore>(() => ({ staffId: null, section: null, typed: {} }));

export function openSection(section: SectionName): void {
  useSettingsStore.setState({ section });
}

/** Forgets what somebody else typed at this window. */
export function startFor(staffId: string): void {
  if (useSettingsStore.getState().staffId === staffId) return;
  useSettingsStore.setState({ staffId, section: null, typed: {} });
}

export function typeText(section: SectionName, path: string, text: string): void {
  useSettingsStore.setState(({ typed }) => ({ typed: { ...typed, [section]: { ...typed[section], [path]: text } } }));
}

/** The field shows what is stored again. */
export function untypeText(section: SectionName, path: string): void {
  useSettingsStore.setState(({ typed }) => {
    const { [path]: _typed, ...others } = typed[section] ?? {};
    return { typed: { ...typed, [section]: others } };
  });
}

export function discardTexts(section: SectionName): void {
  useSettingsStore.setState(({ typed }) => ({ typed: { ...typed, [section]: {} } }));
}
