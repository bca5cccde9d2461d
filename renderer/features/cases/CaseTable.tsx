import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../shared/contract/cases.ts';
import { moveSelection } from './selection.ts';
import { CaseTableRow, COLUMNS, useRowWords } from './CaseTableRow.tsx';

const ROW_HEIGHT_PIXELS = 48;
/** The names of the columns, which stay above the rows. */
const HEAD_HEIGHT_PIXELS = 34;
/** How close to the end of what is loaded the next page is asked for: a few turns of the wheel must not reach it first. */
const ROWS_AHEAD = 120;
/** Rows made above and below those in sight. */
const OVERSCAN = 8;

/** Where the list must be scrolled to so that a row is wholly in sight, as near to where it is as can be. */
function scrolledTo(index: number, { scrollTop, clientHeight }: HTMLElement): number {
  const top = index * ROW_HEIGHT_PIXELS;
  const bottom = top + ROW_HEIGHT_PIXELS - (clientHeight - HEAD_HEIGHT_PIXELS);
  return Math.max(bottom, Math.min(scrollTop, top));
}

interface CaseTableProps {
  readonly rows: readonly CaseRow[];
  readonly total: number;
  readonly selectedId: number | null;
  readonly onSelect: (id: number) => void;
  readonly onOpen: (id: number) => void;
  readonly onNeedMore: () => void;
}

/** The list of cases: only the rows in sight exist; one tab stop, moved through by keys. */
export function CaseTable({ rows, total, selectedId, onSelect, onOpen, onNeedMore }: CaseTableProps): ReactNode {
  const { t } = useTranslation('cases');
  const scroller = useRef<HTMLDivElement>(null);
  const baseId = useId();
  const words = useRowWords();
  const found = useMemo(() => rows.findIndex((row) => row.id === selectedId), [rows, selectedId]);
  const selected = found === -1 ? 0 : found;
  // oxlint-disable-next-line react/incompatible-library -- its functions are called while rendering only, nothing memoizes them
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PIXELS,
    overscan: OVERSCAN,
    scrollPaddingStart: HEAD_HEIGHT_PIXELS,
  });
  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;

  useEffect(() => {
    if (rows.length > 0 && lastShown >= rows.length - ROWS_AHEAD) onNeedMore();
  }, [lastShown, rows.length, onNeedMore]);
  useEffect(() => scroller.current?.focus(), []);
  // Once, when the first rows are there: back to the place left before.
  const placed = useRef<'no' | 'yes'>('no');
  useEffect(() => {
    if (rows.length === 0 || placed.current === 'yes') return;
    placed.current = 'yes';
    if (selected > 0) virtualizer.scrollToIndex(selected, { align: 'center' });
  }, [rows.length, selected, virtualizer]);

  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const row = rows[selected];
    if (event.key === 'Enter' && row !== undefined) {
      event.preventDefault();
      onOpen(row.id);
      return;
    }
    const grid = scroller.current;
    if (grid === null) return;
    const pageRows = Math.max(1, Math.floor((grid.clientHeight - HEAD_HEIGHT_PIXELS) / ROW_HEIGHT_PIXELS) - 1);
    const next = moveSelection(event.key, selected, rows.length, pageRows);
    const nextRow = next === null ? undefined : rows[next];
    if (next === null || nextRow === undefined) return;
    event.preventDefault();
    // Asked before anything changes: afterwards the page would have to be laid out to answer.
    const top = scrolledTo(next, grid);
    if (top !== grid.scrollTop) grid.scrollTop = top;
    onSelect(nextRow.id);
  };

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={t('list.label')}
      aria-rowcount={total + 1}
      aria-activedescendant={rows.length === 0 ? undefined : `${baseId}-${rows[selected]?.id}`}
      aria-describedby={`${baseId}-keys`}
      tabIndex={0}
      className={rows.length === 0 ? 'case-grid case-grid-none' : 'case-grid'}
      onKeyDown={press}
    >
      <div role="rowgroup" className="case-grid-head">
        <div role="row" aria-rowindex={1} className="case-grid-columns">
          {COLUMNS.map((column) => (
            <div key={column} role="columnheader" className={`case-cell case-cell-${column}`}>
              {t(`list.column.${column}`)}
            </div>
          ))}
        </div>
      </div>
      {rows.length > 0 && (
        <div role="rowgroup" className="case-grid-body" style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <CaseTableRow
                key={row.id}
                row={row}
                words={words}
                id={`${baseId}-${row.id}`}
                index={item.index}
                top={item.start}
                height={ROW_HEIGHT_PIXELS}
                selected={item.index === selected ? 'selected' : 'plain'}
                onOpen={onOpen}
                onSelect={onSelect}
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
