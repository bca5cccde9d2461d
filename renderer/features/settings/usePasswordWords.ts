import { useTranslation } from 'react-i18next';
import type { Texts } from './texts.ts';

/** The whole rule in place of `too weak`, so that a refused password need not be guessed at. */
export function usePasswordWords(): (fields: Texts, path: string, password: string) => Texts {
  const { t } = useTranslation('settings');
  return (fields, path, password) =>
    fields[path] === undefined || password === '' ? fields : { ...fields, [path]: t('password.weak') };
}
