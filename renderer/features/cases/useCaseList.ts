import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
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
  readonly more: 'none' | 'there' | 'coming';
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
  const pages = query.data?.pages ?? [];
  return {
    rows: pages.flatMap((page) => page.rows),
    total: pages.at(-1)?.total ?? 0,
    state: query.isError ? 'failed' : query.isPending ? 'loading' : 'ready',
    error: query.error,
    more: query.isFetchingNextPage ? 'coming' : query.hasNextPage ? 'there' : 'none',
    loadMore: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
    retry: () => void query.refetch(),
  };
}
