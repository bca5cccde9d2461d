import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportWords } from '../../shared/contract/exports.ts';
import { EXPORT_TERMS, exportColumns } from '../../shared/exports/lists.ts';
import type { ExportList } from '../../shared/exports/lists.ts';

/** The words of a list's file in the language of the screen: sheet, columns, and every code that may stand in it. */
export function useExportWords(list: ExportList): ExportWords {
  const { i18n } = useTranslation('exports');
  const language = i18n.language;
  return useMemo(() => {
    const words = i18n.getFixedT(language, 'exports') as unknown as (key: string) => string;
    const groups = EXPORT_TERMS.filter((term) =>
      exportColumns(list).some((column) => column.kind === 'term' && column.term === term),
    );
    return {
      title: words(`title.${list}`),
      columns: Object.fromEntries(exportColumns(list).map(({ key }) => [key, words(`columns.${list}.${key}`)])),
      terms: Object.fromEntries(
        groups.map((group) => [
          group,
          wordsOf(i18n.getResource(language, group === 'origin' ? 'exports' : 'terms', group)),
        ]),
      ),
      provisional: words('provisional'),
    };
  }, [i18n, language, list]);
}

/** Codes and their words of one group. */
function wordsOf(group: unknown): Readonly<Record<string, string>> {
  if (typeof group !== 'object' || group === null) return {};
  return Object.fromEntries(
    Object.entries(group).flatMap(([code, word]) => (typeof word === 'string' ? [[code, word]] : [])),
  );
}
