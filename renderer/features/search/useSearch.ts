import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import type { searchHit } from '../../../shared/contract/desk.ts';
import { api } from '../../bridge/client.ts';

export type SearchHit = z.infer<typeof searchHit>;

const PAUSE_MILLISECONDS = 120;
const HITS_PER_PAGE = 20;
/** How often it is asked again while only part of the cases can be found. */
const FILLING_MILLISECONDS = 2000;

/** The value once it has not changed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

export interface Search {
  readonly hits: readonly SearchHit[];
  /** How many there are, in figures; `1000+` when there are more than were counted. */
  readonly total: string;
  /** `answered`: the hits belong to the text as it stands now. */
  readonly state: 'idle' | 'searching' | 'answered' | 'failed';
  readonly error: unknown;
  /** While the index is made anew: how many of how many cases can be found already. */
  readonly filling: { readonly done: number; readonly of: number } | null;
  readonly more: 'none' | 'there' | 'coming';
  readonly loadMore: () => void;
  /** Asks at once, without waiting for the pause; the first page of hits. */
  readonly askNow: (text: string) => Promise<{ readonly hits: readonly SearchHit[]; readonly total: number }>;
}

/** Hits for what is being typed, asked for when the typing pauses. */
export function useSearch(typed: string): Search {
  const queryClient = useQueryClient();
  const wanted = typed.trim();
  const text = useSettled(wanted);
  const query = useInfiniteQuery(
    api.search.query.infiniteOptions({
      input: (cursor: string | null) => ({ text: text === '' ? '-' : text, cursor, limit: HITS_PER_PAGE }),
      enabled: text !== '',
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) =>
        (state.data?.pages.at(-1)?.filling ?? null) === null ? false : FILLING_MILLISECONDS,
    }),
  );
  const askNow = useCallback(
    (now: string) =>
      queryClient.fetchQuery(
        api.search.query.queryOptions({ input: { text: now, cursor: null, limit: HITS_PER_PAGE }, staleTime: 0 }),
      ),
    [queryClient],
  );
  const pages = wanted === '' ? [] : (query.data?.pages ?? []);
  const last = pages.at(-1);
  const answered = text === wanted && !query.isPlaceholderData && query.isSuccess;
  return {
    hits: pages.flatMap((page) => page.hits),
    total: last === undefined ? '0' : `${last.total}${last.certainty === 'exact' ? '' : '+'}`,
    state: wanted === '' ? 'idle' : query.isError ? 'failed' : answered ? 'answered' : 'searching',
    error: query.error,
    filling: last?.filling ?? null,
    more: query.isFetchingNextPage ? 'coming' : query.hasNextPage ? 'there' : 'none',
    loadMore: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
    askNow,
  };
}
