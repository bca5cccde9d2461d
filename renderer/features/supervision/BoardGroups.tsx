import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BOARD_GROUPS } from '../../../shared/supervision/board.ts';
import type { BoardCounts, BoardFilter, BoardGroup, LampCounts } from '../../../shared/supervision/board.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { Lamp } from '../../ui/Lamp.tsx';
import { LAMPS } from '../cases/case-filter.ts';
import { RadioField } from '../cases/SelectField.tsx';

interface BoardGroupsProps {
  readonly counts: BoardCounts;
  readonly group: BoardGroup;
  readonly nameOf: (group: BoardGroup, key: string) => string;
  readonly onGroup: (group: BoardGroup) => void;
  readonly onShow: (change: Partial<BoardFilter>) => void;
}

const totalOf = (counts: LampCounts): number => LAMPS.reduce((sum, lamp) => sum + counts[lamp], 0);

/** Cases by matter, stage, person or counter against the lamps; every figure lists its cases. */
export function BoardGroups({ counts, group, nameOf, onGroup, onShow }: BoardGroupsProps): ReactNode {
  const { t } = useTranslation('supervision');
  const term = useTerms();
  const lines = [...counts.groups[group]].toSorted(
    ([leftKey, left], [rightKey, right]) =>
      LAMPS.reduce((order, lamp) => (order === 0 ? right[lamp] - left[lamp] : order), 0) ||
      leftKey.localeCompare(rightKey),
  );
  return (
    <section className="panel board-groups" aria-label={t('groups', { group: t(`group.${group}`) })}>
      <RadioField
        label={t('groupBy')}
        value={group}
        options={BOARD_GROUPS.map((one) => ({ value: one, label: t(`group.${one}`) }))}
        onChange={(value) => onGroup(BOARD_GROUPS.find((one) => one === value) ?? 'matter')}
      />
      <div className="board-groups-scroll">
        <table className="board-group-table">
          <caption className="visually-hidden">{t('groups', { group: t(`group.${group}`) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t(`group.${group}`)}</th>
              {LAMPS.map((lamp) => (
                <th key={lamp} scope="col">
                  <Lamp lamp={lamp} words="shape" />
                </th>
              ))}
              <th scope="col">{t('groupTotal')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(([key, byLamp]) => {
              const name = nameOf(group, key);
              return (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  {LAMPS.map((lamp) => (
                    <td key={lamp}>
                      {byLamp[lamp] > 0 && (
                        <button
                          type="button"
                          className="link"
                          aria-label={t('groupFigure', { name, lamp: term('lamp', lamp), count: byLamp[lamp] })}
                          onClick={() => onShow({ [group]: key, lamp })}
                        >
                          {byLamp[lamp]}
                        </button>
                      )}
                    </td>
                  ))}
                  <td>
                    <button
                      type="button"
                      className="link"
                      aria-label={t('groupAll', { name, count: totalOf(byLamp) })}
                      onClick={() => onShow({ [group]: key })}
                    >
                      {totalOf(byLamp)}
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
