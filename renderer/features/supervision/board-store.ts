import { create } from 'zustand';
import { BOARD_CONCERNS, BOARD_GROUPS, WHOLE_BOARD } from '../../../shared/supervision/board.ts';
import type { BoardFilter, BoardGroup } from '../../../shared/supervision/board.ts';
import { LAMPS } from '../cases/case-filter.ts';
import { NOTHING_SELECTED } from './row-selection.ts';
import type { RowSelection } from './row-selection.ts';

interface BoardStore {
  readonly filter: BoardFilter;
  readonly group: BoardGroup;
  readonly selection: RowSelection;
}

/** What the board shows; kept while a case is open, so that coming back finds the same place. */
export const useBoardStore = create<BoardStore>(() => ({
  filter: WHOLE_BOARD,
  group: 'matter',
  selection: NOTHING_SELECTED,
}));

/** Sets the list to exactly these conditions; a selection made in another list is dropped. */
export function showOnBoard(change: Partial<BoardFilter>): void {
  useBoardStore.setState({ filter: { ...WHOLE_BOARD, ...change }, selection: NOTHING_SELECTED });
}

/** Takes one condition away. */
export function dropCondition(name: keyof BoardFilter): void {
  useBoardStore.setState(({ filter }) => ({ filter: { ...filter, [name]: null } }));
}

export function groupBy(group: BoardGroup): void {
  useBoardStore.setState({ group });
}

export function select(change: (selection: RowSelection) => RowSelection): void {
  useBoardStore.setState(({ selection }) => ({ selection: change(selection) }));
}

/** A filter kept under a name; whatever in it is unknown counts as "any". */
export function readBoardFilter(value: unknown): BoardFilter {
  if (typeof value !== 'object' || value === null) return WHOLE_BOARD;
  const field = (name: string): unknown => (Object.hasOwn(value, name) ? Reflect.get(value, name) : null);
  const one = <Value extends string>(values: readonly Value[], name: string): Value | null =>
    values.find((known) => known === field(name)) ?? null;
  const groups = BOARD_GROUPS.map((group) => {
    const text = field(group);
    return [group, typeof text === 'string' ? text : null] as const;
  });
  return {
    ...WHOLE_BOARD,
    ...Object.fromEntries(groups),
    lamp: one(LAMPS, 'lamp'),
    concern: one(BOARD_CONCERNS, 'concern'),
  };
}
