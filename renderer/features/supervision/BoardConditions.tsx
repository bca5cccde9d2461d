import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BOARD_GROUPS, WHOLE_BOARD } from '../../../shared/supervision/board.ts';
import type { BoardFilter, BoardGroup } from '../../../shared/supervision/board.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { SavedFilters } from '../preferences/SavedFilters.tsx';
import { dropCondition, readBoardFilter, showOnBoard } from './board-store.ts';

interface BoardConditionsProps {
  readonly filter: BoardFilter;
  readonly nameOf: (group: BoardGroup, key: string) => string;
}

/** What the list is narrowed to, each condition to be taken away; and the filters kept by name. */
export function BoardConditions({ filter, nameOf }: BoardConditionsProps): ReactNode {
  const { t } = useTranslation('supervision');
  const term = useTerms();
  const conditions: readonly (readonly [keyof BoardFilter, string])[] = [
    ...(filter.lamp === null ? [] : [['lamp', term('lamp', filter.lamp)] as const]),
    ...(filter.concern === null ? [] : [['concern', t(`concern.${filter.concern}`)] as const]),
    ...BOARD_GROUPS.flatMap((group) => {
      const key = filter[group];
      return key === null ? [] : [[group, nameOf(group, key)] as const];
    }),
  ];
  return (
    <search className="board-conditions" aria-label={t('filter.label')}>
      <span className="row">
        {conditions.length === 0 && <b>{t('filter.none')}</b>}
        {conditions.map(([name, words]) => (
          <Button
            key={name}
            size="small"
            aria-label={t('filter.remove', { what: words })}
            onClick={() => dropCondition(name)}
          >
            {words} ✕
          </Button>
        ))}
        {conditions.length > 0 && (
          <Button size="small" onClick={() => showOnBoard(WHOLE_BOARD)}>
            {t('filter.clear')}
          </Button>
        )}
      </span>
      <SavedFilters
        area="supervision.filter"
        current={filter}
        onApply={(value) => showOnBoard(readBoardFilter(value))}
      />
    </search>
  );
}
