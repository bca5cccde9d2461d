import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportWords } from '../../shared/contract/exports.ts';
import { EXPORT_TERMS, termsOfColumn } from '../../shared/exports/columns.ts';
import { exportColumns } from '../../shared/exports/lists.ts';
import type { ExportList } from '../../shared/exports/lists.ts';
import { sourcesOf } from './export-terms.ts';

/** The words of a list's file in the language of the screen: sheet, columns, and every code that may stand in it. */
export function useExportWords(list: ExportList): ExportWords {
  const { i18n } = useTranslation('exports');
  const language = i18n.language;
  return useMemo(() => {
    const words = i18n.getFixedT(language, 'exports') as unknown as (key: string) => string;
    const groups = EXPORT_TERMS.filter((term) =>
      exportColumns(list).some((column) => termsOfColumn(column).includes(term)),
    );
    const program = i18n.getFixedT(language, 'settings')('records.program');
    const wordsOfTerm = (term: (typeof EXPORT_TERMS)[number]) =>
      // Nobody's name: what the program does by itself.
      term === 'auditor'
        ? { '': program }
        : Object.assign(
            {},
            ...sourcesOf(term).map(([space, key, before = '']) =>
              wordsOf(i18n.getResource(language, space, key), before),
            ),
          );
    return {
      title: words(`title.${list}`),
      columns: Object.fromEntries(exportColumns(list).map(({ key }) => [key, words(`columns.${key}`)])),
      terms: Object.fromEntries(groups.map((group) => [group, wordsOfTerm(group)])),
      provisional: words('provisional'),
    };
  }, [i18n, language, list]);
}

/** Codes and their words of one group. @param before stands before each code in the rows */
function wordsOf(group: unknown, before: string): Readonly<Record<string, string>> {
  if (typeof group !== 'object' || group === null) return {};
  return Object.fromEntries(
    Object.entries(group).flatMap(([code, word]) => (typeof word === 'string' ? [[`${before}${code}`, word]] : [])),
  );
}
