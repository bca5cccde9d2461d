import { hashKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { SessionStatus } from '../../shared/contract/session.ts';
import type { Role } from '../../shared/workflow/types.ts';
import { api } from '../bridge/client.ts';
import { askForStartPage } from './start-page.ts';

const MINUTE = 60_000;

/** Who is signed in, where, and which day it is; looked at every minute so that midnight is noticed. */
export function useSessionStatus() {
  return useQuery(api.session.status.queryOptions({ refetchInterval: MINUTE, staleTime: MINUTE / 2 }));
}

/**
 * Puts the status an act of the session answered with in place of the known one. Whoever signs in sees nothing of what the
 * window knew before them: what they may see is asked anew.
 */
export function useTakeStatus(): (status: SessionStatus) => void {
  const queryClient = useQueryClient();
  return useCallback(
    (status) => {
      const key = api.session.status.queryKey();
      const before = queryClient.getQueryData<SessionStatus>(key)?.staff?.id ?? null;
      queryClient.setQueryData(key, status);
      if (status.staff === null || status.staff.id === before) return;
      const ofTheSession = hashKey(key);
      queryClient.removeQueries({ predicate: ({ queryHash }) => queryHash !== ofTheSession });
      askForStartPage(queryClient);
    },
    [queryClient],
  );
}

/** The civil date of today by the program's clock; empty while the window is still connecting. */
export function useToday(): string {
  return useSessionStatus().data?.today ?? '';
}

/** The signed-in staff member, or null. */
export function useStaff(): SessionStatus['staff'] {
  return useSessionStatus().data?.staff ?? null;
}

/** Whether the signed-in staff member has one of these roles. */
export function useHasRole(...roles: readonly Role[]): boolean {
  return useStaff()?.roles.some((role) => roles.includes(role)) ?? false;
}
