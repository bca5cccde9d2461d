import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardRow } from '../../../shared/contract/supervision.ts';
import type { BoardGroup } from '../../../shared/supervision/board.ts';
import { useTerms } from '../../locales/useTerms.ts';

/** How the values of a grouping are called: matters and states by their terms, people and counters by their names. */
export function useGroupNames(rows: readonly BoardRow[]): (group: BoardGroup, key: string) => string {
  const { t } = useTranslation('supervision');
  const term = useTerms();
  const names = useMemo(() => {
    const found = new Map<string, string>();
    for (const row of rows) {
      if (row.handlerId !== null) found.set(`handlerId ${row.handlerId}`, row.handlerName ?? row.handlerId);
      if (row.counterId !== null) found.set(`counterId ${row.counterId}`, row.counterName ?? String(row.counterId));
    }
    return found;
  }, [rows]);
  return useCallback(
    (group, key) => {
      if (key === '') return t('nobody');
      if (group === 'matter' || group === 'state') return term(group, key);
      return names.get(`${group} ${key}`) ?? key;
    },
    [names, t, term],
  );
}
