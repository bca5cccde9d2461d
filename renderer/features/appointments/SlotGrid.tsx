import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { weekdayOf } from '../../../shared/dates/civil.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { useDateWords } from '../../ui/DateText.tsx';
import { moveInGrid, placeOfSlot } from './slot-grid.ts';
import type { GridCell, GridDay, GridPlace, SlotTable } from './slot-grid.ts';

interface SlotGridProps {
  readonly table: SlotTable;
  readonly label: string;
  /** Where the cursor starts. */
  readonly first: { readonly date: string; readonly from: string } | null;
  readonly focus: 'here' | 'elsewhere';
  readonly onChoose: (cell: GridCell) => void;
}

/** The slots of the next days side by side: arrows go from slot to slot, Enter takes one. */
export function SlotGrid({ table, label, first, focus, onChoose }: SlotGridProps): ReactNode {
  const { t } = useTranslation('appointments');
  const grid = useRef<HTMLTableElement>(null);
  const [moved, setMoved] = useState<GridPlace | null>(null);
  const cursor = moved ?? placeOfSlot(table, first);

  const cellAt = (place: GridPlace | null) =>
    place === null ? null : (table.cells[place.row]?.[place.column] ?? null);
  const focusCell = (place: GridPlace) =>
    grid.current?.querySelector<HTMLElement>(`[data-place="${place.row}-${place.column}"]`)?.focus();
  const start = focus === 'here' && cursor !== null ? `${cursor.row}-${cursor.column}` : null;
  useEffect(() => {
    if (start !== null) grid.current?.querySelector<HTMLElement>(`[data-place="${start}"]`)?.focus();
    // Only where the cursor is put by the screen, not after each arrow.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [focus, first?.date, first?.from]);

  const press = (event: KeyboardEvent) => {
    if (cursor === null) return;
    const next = moveInGrid(table, cursor, event.key);
    if (next === null) return;
    event.preventDefault();
    setMoved(next);
    focusCell(next);
  };
  if (cellAt(cursor) === null) return <p className="soft">{t('grid.none')}</p>;
  return (
    <div className="slot-grid-frame">
      <table ref={grid} aria-label={label} className="slot-grid">
        <thead>
          <tr>
            <th scope="col" className="slot-time">
              {t('grid.time')}
            </th>
            {table.days.map((day) => (
              <DayHead key={day.date} day={day} />
            ))}
          </tr>
        </thead>
        <tbody>
          {table.times.map((time, row) => (
            <tr key={time}>
              <th scope="row" className="slot-time number">
                {time}
              </th>
              {table.days.map((day, column) => {
                const cell = table.cells[row]?.[column] ?? null;
                if (cell === null)
                  return (
                    <td key={day.date} className={`slot-none slot-${day.state}`}>
                      &nbsp;
                    </td>
                  );
                const here = cursor?.row === row && cursor.column === column;
                return (
                  <td key={day.date}>
                    <SlotButton
                      cell={cell}
                      place={`${row}-${column}`}
                      here={here ? 'here' : 'elsewhere'}
                      onFocus={() => setMoved({ row, column })}
                      onKeyDown={press}
                      onChoose={() => onChoose(cell)}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DayHead({ day }: { readonly day: GridDay }): ReactNode {
  const { t } = useTranslation(['appointments', 'common']);
  const term = useTerms();
  return (
    <th scope="col" className={`slot-day slot-${day.state}`}>
      <span className="number">{day.date.slice(5)}</span> {t(`common:date.short${weekdayOf(day.date)}`)}
      {day.state !== 'open' && (
        <span className="slot-why">
          {t(day.state === 'closed' ? 'appointments:grid.closed' : 'appointments:grid.shortened')}
          {'：'}
          {day.text ?? (day.reason === null ? '' : term('openingReason', day.reason))}
        </span>
      )}
    </th>
  );
}

function SlotButton(props: {
  readonly cell: GridCell;
  readonly place: string;
  readonly here: 'here' | 'elsewhere';
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onChoose: () => void;
}): ReactNode {
  const { t } = useTranslation('appointments');
  const words = useDateWords();
  const { cell } = props;
  const { best, free, capacity, waiting } = cell;
  const state = best.bookable === 'yes' ? 'free' : best.bookable === 'full' ? 'full' : 'shut';
  const figures = t('grid.figures', { free, capacity });
  const queue = waiting > 0 ? t('grid.waiting', { count: waiting }) : '';
  const extended = best.kind === 'extended' ? t('grid.extended') : '';
  return (
    <button
      type="button"
      className={`slot slot-${state}`}
      data-place={props.place}
      tabIndex={props.here === 'here' ? 0 : -1}
      aria-label={[words(cell.date, 'weekday'), cell.from, t(`grid.state.${state}`), figures, queue, extended]
        .filter((part) => part !== '')
        .join(' ')}
      onFocus={props.onFocus}
      onKeyDown={props.onKeyDown}
      onClick={props.onChoose}
    >
      <span className="slot-state">{t(`grid.state.${state}`)}</span> <span className="number">{figures}</span>
      {(queue !== '' || extended !== '') && <span className="slot-more">{[queue, extended].join(' ').trim()}</span>}
    </button>
  );
}
