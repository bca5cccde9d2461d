import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardRow } from '../../../shared/contract/supervision.ts';
import { moveSelection } from '../cases/selection.ts';
import { BOARD_COLUMNS, BoardTableRow } from './BoardTableRow.tsx';
import { moveTo, selectAll, stretchTo, toggle } from './row-selection.ts';
import type { RowSelection } from './row-selection.ts';

const ROW_HEIGHT_PIXELS = 56;
const HEAD_PIXELS = 34;

interface BoardTableProps {
  readonly rows: readonly BoardRow[];
  readonly selection: RowSelection;
  readonly onSelect: (change: (selection: RowSelection) => RowSelection) => void;
  readonly onOpen: (id: number) => void;
}

/** The list of the board: only the rows in sight exist; one tab stop, several rows to be selected by keys. */
export function BoardTable({ rows, selection, onSelect, onOpen }: BoardTableProps): ReactNode {
  const { t } = useTranslation('supervision');
  const scroller = useRef<HTMLDivElement>(null);
  const baseId = useId();
  const order = rows.map(({ id }) => id);
  const at = Math.max(0, selection.cursor === null ? 0 : order.indexOf(selection.cursor));
  // oxlint-disable-next-line react/incompatible-library -- its functions are called while rendering only, nothing memoizes them
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PIXELS,
    overscan: 8,
    scrollPaddingStart: HEAD_PIXELS,
  });
  // Once, when the first rows are there: back to the place left before.
  const placed = useRef<'no' | 'yes'>('no');
  useEffect(() => {
    if (rows.length === 0 || placed.current === 'yes') return;
    placed.current = 'yes';
    if (at > 0) virtualizer.scrollToIndex(at, { align: 'center' });
  }, [rows.length, at, virtualizer]);

  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const row = rows[at];
    if (row === undefined) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onOpen(row.id);
    } else if (event.key === ' ') {
      event.preventDefault();
      onSelect((now) => toggle(now, row.id));
    } else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSelect((now) => selectAll(now, order));
    } else {
      const pageRows = Math.max(
        1,
        Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD_PIXELS) / ROW_HEIGHT_PIXELS) - 1,
      );
      const next = moveSelection(event.key, at, rows.length, pageRows);
      const nextId = next === null ? undefined : order[next];
      if (next === null || nextId === undefined) return;
      event.preventDefault();
      const { shiftKey } = event;
      onSelect((now) =>
        shiftKey ? stretchTo({ ...now, cursor: now.cursor ?? row.id }, order, nextId) : moveTo(now, nextId),
      );
      virtualizer.scrollToIndex(next);
    }
  };

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={t('list.label')}
      aria-multiselectable="true"
      aria-rowcount={rows.length + 1}
      aria-activedescendant={rows.length === 0 ? undefined : `${baseId}-${order[at]}`}
      aria-describedby={`${baseId}-keys`}
      tabIndex={0}
      className="board-grid"
      onKeyDown={press}
    >
      <div role="rowgroup" className="board-grid-head">
        <div role="row" aria-rowindex={1} className="board-columns">
          {BOARD_COLUMNS.map((column) => (
            <div key={column} role="columnheader" className={`board-cell board-cell-${column}`}>
              {t(`list.column.${column}`)}
            </div>
          ))}
        </div>
      </div>
      {rows.length > 0 && (
        <div role="rowgroup" className="board-grid-body" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <BoardTableRow
                key={row.id}
                row={row}
                id={`${baseId}-${row.id}`}
                index={item.index}
                top={item.start}
                height={ROW_HEIGHT_PIXELS}
                selected={selection.ids.has(row.id) ? 'selected' : 'plain'}
                cursor={item.index === at ? 'here' : 'elsewhere'}
                onClick={({ shiftKey, ctrlKey }) =>
                  onSelect((now) =>
                    shiftKey ? stretchTo(now, order, row.id) : ctrlKey ? toggle(now, row.id) : moveTo(now, row.id),
                  )
                }
                onOpen={() => onOpen(row.id)}
              />
            );
          })}
        </div>
      )}
      <span id={`${baseId}-keys`} hidden>
        {t('list.keys')}
      </span>
    </div>
  );
}
