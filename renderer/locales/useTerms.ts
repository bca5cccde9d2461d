import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { terms } from './zh-CN/terms.ts';

export type TermGroup = Exclude<keyof typeof terms, 'useKeys'>;

/**
 * Names of the trade by code, in the language of the screen.
 *
 * @returns `term(group, code)`: the name, or the code itself where it has none (free words of an old ledger).
 * @example const term = useTerms(); term('matter', row.matter) // '消防设计审查'
 */
export function useTerms(): (group: TermGroup, code: string) => string {
  const { i18n } = useTranslation('terms');
  const language = i18n.language;
  return useMemo(() => {
    const lookUp = i18n.getFixedT(language, 'terms') as unknown as (key: string, options: object) => string;
    return (group, code) => lookUp(`${group}.${code}`, { defaultValue: code });
  }, [i18n, language]);
}
