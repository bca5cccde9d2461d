import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import { EMPTY_FILTER, readFilter } from './case-filter.ts';
import type { ListFilter } from './case-filter.ts';

interface FilterStore {
  /** Whose filter it is; null before anybody signed in. */
  readonly staffId: string | null;
  readonly filter: ListFilter;
  /** The row the clerk was at, to come back to. */
  readonly selectedId: number | null;
}

const storageKey = (staffId: string): string => `fire-window.cases.filter.${staffId}`;

export const useFilterStore = create<FilterStore>(() => ({ staffId: null, filter: EMPTY_FILTER, selectedId: null }));

function save(staffId: string | null, filter: ListFilter): void {
  if (staffId === null) return;
  try {
    window.localStorage.setItem(storageKey(staffId), JSON.stringify(filter));
  } catch {
    // A full or forbidden storage costs the memory of the filter only.
  }
}

function load(staffId: string): ListFilter {
  try {
    return readFilter(window.localStorage.getItem(storageKey(staffId)));
  } catch {
    return EMPTY_FILTER;
  }
}

/** What this person has chosen; the first time in this window, what was remembered for them. */
export function useFilterOf(staffId: string | null): ListFilter {
  // Not the whole store: whoever only moves from row to row must not have the screen around drawn anew.
  const owner = useFilterStore((store) => store.staffId);
  const chosen = useFilterStore((store) => store.filter);
  const remembered = useMemo(() => (staffId === null ? EMPTY_FILTER : load(staffId)), [staffId]);
  useEffect(() => {
    if (staffId === null || useFilterStore.getState().staffId === staffId) return;
    useFilterStore.setState({ staffId, filter: remembered, selectedId: null });
  }, [staffId, remembered]);
  return owner === staffId ? chosen : remembered;
}

/** Changes part of the filter and remembers it for the person it belongs to. */
export function changeFilter(change: Partial<ListFilter>): void {
  const { staffId, filter } = useFilterStore.getState();
  const next = { ...filter, ...change };
  useFilterStore.setState({ filter: next });
  save(staffId, next);
}

/** Sets the list to exactly these conditions for now, for example from a count on the start page; nothing is remembered. */
export function showInList(staffId: string, change: Partial<ListFilter>): void {
  useFilterStore.setState({ staffId, filter: { ...EMPTY_FILTER, ...change } });
}

/** Keeps the place in the list while a case is open. */
export function rememberSelection(selectedId: number): void {
  useFilterStore.setState({ selectedId });
}
