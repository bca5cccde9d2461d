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

/** Brings back what this person chose last; called when the list opens. */
export function useFilterOf(staffId: string | null): ListFilter {
  const store = useFilterStore();
  if (staffId !== null && store.staffId !== staffId) {
    const filter = load(staffId);
    queueMicrotask(() => {
      if (useFilterStore.getState().staffId !== staffId) useFilterStore.setState({ staffId, filter });
    });
    return filter;
  }
  return store.filter;
}

/** Changes part of the filter and remembers it for the person it belongs to. */
export function changeFilter(change: Partial<ListFilter>): void {
  const { staffId, filter } = useFilterStore.getState();
  const next = { ...filter, ...change };
  useFilterStore.setState({ filter: next });
  save(staffId, next);
}

/** Sets the list to exactly these conditions, for example from a count on the start page. */
export function showInList(staffId: string, change: Partial<ListFilter>): void {
  const filter = { ...EMPTY_FILTER, ...change };
  useFilterStore.setState({ staffId, filter });
  save(staffId, filter);
}

/** Keeps the place in the list while a case is open. */
export function rememberSelection(selectedId: number): void {
  useFilterStore.setState({ selectedId });
}
