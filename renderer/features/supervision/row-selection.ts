/** Which rows are selected, and from where a range is stretched. */
export interface RowSelection {
  readonly ids: ReadonlySet<number>;
  /** The row the cursor is on. */
  readonly cursor: number | null;
  /** Where Shift began; null = the cursor. */
  readonly anchor: number | null;
}

export const NOTHING_SELECTED: RowSelection = { ids: new Set(), cursor: null, anchor: null };

/** Moves the cursor; the selection stays. */
export function moveTo(selection: RowSelection, id: number): RowSelection {
  return { ...selection, cursor: id, anchor: null };
}

/** Takes a row in or out. */
export function toggle(selection: RowSelection, id: number): RowSelection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, cursor: id, anchor: id };
}

/** Selects everything between where Shift began and a row, besides what is selected. */
export function stretchTo(selection: RowSelection, order: readonly number[], id: number): RowSelection {
  const anchor = selection.anchor ?? selection.cursor ?? id;
  const from = order.indexOf(anchor);
  const to = order.indexOf(id);
  if (from === -1 || to === -1) return moveTo(selection, id);
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...selection.ids, ...range]), cursor: id, anchor };
}

export function selectAll(selection: RowSelection, order: readonly number[]): RowSelection {
  return { ...selection, ids: new Set(order) };
}

/** What of the selection is still in the list. */
export function within(selection: RowSelection, order: readonly number[]): readonly number[] {
  return order.filter((id) => selection.ids.has(id));
}
