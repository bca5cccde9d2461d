import { useQuery } from '@tanstack/react-query';
import { useSessionStatus } from '../../app/useSession.ts';
import type { ContractOutputs } from '../../bridge/contract-inputs.ts';
import { api } from '../../bridge/client.ts';
import { usePreferences } from '../../state/preferences.ts';

export type Overview = ContractOutputs['queue']['overview'];
export type Ticket = Overview['waiting'][number];

/** Waits grow by themselves, and another program on the same file is heard of at the latest then. */
const REFRESH_MILLISECONDS = 20_000;

/** Today's queue as this window's counter sees it. */
export function useOverview(state: 'on' | 'off' = 'on') {
  return useQuery(
    api.queue.overview.queryOptions({ enabled: state === 'on', refetchInterval: REFRESH_MILLISECONDS, staleTime: 0 }),
  );
}

/** Every ticket of the overview, once. */
export function ticketsOf(overview: Overview): readonly Ticket[] {
  const { current, waiting, elsewhere, held, finished } = overview;
  return [...(current === null ? [] : [current]), ...waiting, ...elsewhere, ...held, ...finished];
}

/** Whole minutes from an instant to another; never below 0. */
export function minutesBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));
}

/** Those whom this counter may call, in order: of the services it calls, and what was sent to it. */
export function useOwnQueue(overview: Overview | undefined): readonly Ticket[] {
  const services = usePreferences((preferences) => preferences.queueServices);
  const counterId = useSessionStatus().data?.counter?.id ?? null;
  return (overview?.waiting ?? []).filter((ticket) =>
    ticket.forCounterId === null ? services.includes(ticket.service) : ticket.forCounterId === counterId,
  );
}
