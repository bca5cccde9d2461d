import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BOARD_CONCERNS } from '../../../shared/supervision/board.ts';
import type { BoardCounts, BoardFilter } from '../../../shared/supervision/board.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { Lamp } from '../../ui/Lamp.tsx';
import { LAMPS } from '../cases/case-filter.ts';

interface BoardFiguresProps {
  readonly counts: BoardCounts;
  readonly filter: BoardFilter;
  readonly onShow: (change: Partial<BoardFilter>) => void;
}

/** The figures of the board: by lamp, and what to look at. Each lists its cases below. */
export function BoardFigures({ counts, filter, onShow }: BoardFiguresProps): ReactNode {
  const { t } = useTranslation('supervision');
  const term = useTerms();
  return (
    <div className="board-figures">
      <ul aria-label={t('lamps')}>
        {LAMPS.map((lamp) => (
          <li key={lamp}>
            <button
              type="button"
              className={counts.byLamp[lamp] === 0 ? 'board-figure board-figure-none' : 'board-figure'}
              aria-pressed={filter.lamp === lamp && filter.concern === null}
              aria-label={t('lampFigure', { lamp: term('lamp', lamp), count: counts.byLamp[lamp] })}
              onClick={() => onShow({ lamp })}
            >
              <Lamp lamp={lamp} />
              <b>{counts.byLamp[lamp]}</b>
            </button>
          </li>
        ))}
      </ul>
      <ul aria-label={t('concerns')}>
        {BOARD_CONCERNS.map((concern) => (
          <li key={concern}>
            <button
              type="button"
              className={counts.byConcern[concern] === 0 ? 'board-figure board-figure-none' : 'board-figure'}
              aria-pressed={filter.concern === concern}
              aria-label={t('concernFigure', {
                concern: t(`concern.${concern}`),
                count: counts.byConcern[concern],
              })}
              onClick={() => onShow({ concern })}
            >
              <span>{t(`concern.${concern}`)}</span>
              <b>{counts.byConcern[concern]}</b>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
