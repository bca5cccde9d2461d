import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Language } from '../locales/index.ts';

/** Choices of this window's user that outlive it: nothing of a case, nothing personal beyond the account name. */
interface Preferences {
  readonly language: Language;
  readonly counterId: number | null;
  readonly account: string;
}

export const usePreferences = create<Preferences>()(
  persist((): Preferences => ({ language: 'zh-CN', counterId: null, account: '' }), {
    name: 'fire-window.preferences',
  }),
);

export function setPreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change);
}
