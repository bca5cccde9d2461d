import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardRow } from '../../../shared/contract/supervision.ts';
import { isEscalated } from '../../../shared/supervision/slips.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { DateText } from '../../ui/DateText.tsx';
import { Lamp } from '../../ui/Lamp.tsx';
import { useLeftWords } from '../cases/DueText.tsx';

export const BOARD_COLUMNS = ['lamp', 'number', 'project', 'clocks', 'handler', 'marks'] as const;

/** What is to be known of a case besides its clocks: a pause, a slip, a sub-step, a late entry. */
function Marks({ row }: { readonly row: BoardRow }): ReactNode {
  const { t } = useTranslation('supervision');
  const term = useTerms();
  const left = useLeftWords();
  const { pause, slip, stage } = row;
  return (
    <>
      {pause !== null && (
        <span className="board-mark">
          {t('list.paused', {
            reason: term('pauseReason', pause.reason),
            used: pause.usedWorkdays,
            expected: pause.expectedWorkdays,
          })}
        </span>
      )}
      {slip !== null && (
        <span className={isEscalated(slip.standing) ? 'board-mark board-mark-late' : 'board-mark'}>
          {t(`kind.${slip.kind}`)} · {t(`standing.${slip.standing}`)}{' '}
          {slip.planDate === null
            ? t('slips.answerBy', { date: slip.answerBy })
            : t('slips.plan', { date: slip.planDate })}
        </span>
      )}
      {stage !== null && (
        <span className={stage.standing === 'over' ? 'board-mark board-mark-late' : 'board-mark'}>
          {stage.standing === 'over'
            ? t('list.stageOver', { name: stage.name, due: stage.due ?? '' })
            : t('list.stage', { name: stage.name, left: left(stage.remaining) })}
        </span>
      )}
      {row.backdatedDays > 0 && <span className="board-mark">{t('list.backdated', { count: row.backdatedDays })}</span>}
    </>
  );
}

function Clocks({ row }: { readonly row: BoardRow }): ReactNode {
  const { t } = useTranslation('supervision');
  const term = useTerms();
  const left = useLeftWords();
  return (
    <>
      {row.clocks.map((clock, index) => (
        <span key={`${clock.clockId} ${index}`} className="board-clock">
          <Lamp lamp={clock.lamp} words="shape" /> {term('clock', clock.clockId)}{' '}
          {clock.due === null ? (
            <span className="soft">{t('list.pausedShort')}</span>
          ) : (
            <>
              <DateText date={clock.due} certainty={clock.provisional ? 'provisional' : 'certain'} />{' '}
              <span className="soft">{left(clock.remaining)}</span>
            </>
          )}
        </span>
      ))}
    </>
  );
}

interface BoardTableRowProps {
  readonly row: BoardRow;
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly selected: 'selected' | 'plain';
  readonly cursor: 'here' | 'elsewhere';
  readonly onClick: (event: { readonly shiftKey: boolean; readonly ctrlKey: boolean }) => void;
  readonly onOpen: () => void;
}

/** One case of the board. The grid around it owns the keyboard. */
export function BoardTableRow(props: BoardTableRowProps): ReactNode {
  const { row, id, index, top, height, selected, cursor, onClick, onOpen } = props;
  const { t } = useTranslation('supervision');
  const term = useTerms();
  const cells: Readonly<Record<(typeof BOARD_COLUMNS)[number], ReactNode>> = {
    lamp: (
      <>
        <span className="board-tick" aria-hidden="true">
          {selected === 'selected' ? '☑' : '☐'}
        </span>{' '}
        {row.lamp !== null && <Lamp lamp={row.lamp} />}
      </>
    ),
    number: (
      <>
        {row.receiptNumber ?? <span className="soft">{t('list.noNumber')}</span>}
        <br />
        <span className="soft">{term('state', row.state)}</span>
      </>
    ),
    project: (
      <>
        <button type="button" className="link" tabIndex={-1} onClick={onOpen} title={row.projectName ?? undefined}>
          {row.projectName ?? t('list.noProject')}
        </button>
        <br />
        <span className="soft">{term('matter', row.matter)}</span>
      </>
    ),
    clocks: <Clocks row={row} />,
    handler: (
      <>
        {row.handlerName ?? t('nobody')}
        <br />
        <span className="soft">{row.counterName ?? ''}</span>
      </>
    ),
    marks: <Marks row={row} />,
  };
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid holds the focus and hears the keys (aria-activedescendant)
    <div
      role="row"
      id={id}
      aria-rowindex={index + 2}
      aria-selected={selected === 'selected'}
      className={cursor === 'here' ? 'board-row board-row-here' : 'board-row'}
      style={{ height, transform: `translateY(${top}px)` }}
      onClick={onClick}
      onDoubleClick={onOpen}
    >
      {BOARD_COLUMNS.map((column) => (
        <div key={column} role="gridcell" className={`board-cell board-cell-${column}`}>
          {cells[column]}
        </div>
      ))}
    </div>
  );
}
