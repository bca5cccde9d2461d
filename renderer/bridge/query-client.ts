import { ORPCError } from '@orpc/client';
import { QueryClient } from '@tanstack/react-query';
import { WindowRefusedError } from './transport.ts';

const RETRIES_OF_A_LOST_CONNECTION = 5;

/** Expected failures are answers; only a lost connection is worth another try. */
function worthRetrying(count: number, error: unknown): boolean {
  if (error instanceof ORPCError || error instanceof WindowRefusedError) return false;
  return count < RETRIES_OF_A_LOST_CONNECTION;
}

/** Data of the screens. The change feed says what is stale, so nothing is refetched on mere focus. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, refetchOnWindowFocus: false, retry: worthRetrying, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});
