import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { CaseRow } from '../../../shared/contract/cases.ts';
import { api } from '../../bridge/client.ts';
import { toCaseFilter } from './case-filter.ts';
import type { ListFilter } from './case-filter.ts';

const ROWS_PER_PAGE = 100;

export interface CaseList {
  readonly rows: readonly CaseRow[];
  readonly total: number;
  readonly state: 'loading' | 'ready' | 'failed';
  readonly error: unknown;
  readonly more: 'none' | 'there';
  readonly loadMore: () => void;
  readonly retry: () => void;
}

/** The cases that meet the filter, page after page by cursor. */
export function useCaseList(filter: ListFilter): CaseList {
  const query = useInfiniteQuery(
    api.cases.list.infiniteOptions({
      input: (cursor: string | null) => ({ filter: toCaseFilter(filter), cursor, limit: ROWS_PER_PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    }),
  );
  // What is read here draws the list anew when it changes: that a page is on its way changes nothing to see.
  const { data, hasNextPage, fetchNextPage } = query;
  const rows = useMemo(() => (data?.pages ?? []).flatMap((page) => page.rows), [data]);
  const loadMore = useCallback(() => {
    if (hasNextPage) void fetchNextPage({ cancelRefetch: false });
  }, [hasNextPage, fetchNextPage]);
  return {
    rows,
    total: data?.pages.at(-1)?.total ?? 0,
    state: query.isError ? 'failed' : query.isPending ? 'loading' : 'ready',
    error: query.error,
    more: hasNextPage ? 'there' : 'none',
    loadMore,
    retry: () => void query.refetch(),
  };
}
