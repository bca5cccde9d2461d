import { useTranslation } from 'react-i18next';
import type { SettingsForm } from './useSettingsForm.ts';

/** What a field says that somebody else changed while it was typed into: the value stored now. */
export function useStoredWords({ elsewhere }: SettingsForm): (path: string) => string | undefined {
  const { t } = useTranslation('settings');
  return (path) => {
    const stored = elsewhere[path];
    if (stored === undefined) return undefined;
    return stored === '' ? t('storedNone') : t('stored', { value: stored });
  };
}
