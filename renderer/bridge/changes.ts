import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { z } from 'zod';
import type { changeEvent } from '../../shared/contract/desk.ts';
import { shanghaiDate } from '../../shared/dates/civil.ts';
import { setConnection } from '../state/connection.ts';
import { client } from './client.ts';
import { WindowRefusedError } from './transport.ts';

/** What a screen shows of each topic: first steps of the query keys that go stale. */
const STALE_BY_TOPIC: Readonly<Record<string, readonly QueryKey[]>> = {
  case: [[['cases']], [['ledger']], [['notices', 'status']], [['today']], [['search']], [['papers']], [['registry']]],
  draft: [[['intake', 'drafts']]],
  paper: [[['papers']], [['cases', 'get']], [['appointmentPapers']]],
  settings: [[['office']], [['session']], [['matters']], [['cases']]],
  staff: [[['office', 'staff']], [['session']], [['supervision']]],
  session: [[['session']]],
  calendar: [
    [['calendar']],
    [['notices']],
    [['cases']],
    [['today']],
    [['session']],
    [['supervision']],
    [['opening']],
    [['appointments']],
  ],
  statistics: [[['statistics']]],
  service: [[['journal']], [['statistics']]],
  opening: [[['opening']], [['appointments']], [['supervision']]],
  supervision: [[['supervision', 'slipsOfCase']], [['today']], [['cases', 'get']]],
  queue: [[['queue']]],
  appointment: [[['appointments']], [['opening']]],
};

/** The supervisor's board reads a changed case by itself; only when any may have changed it is read whole. */
const STALE_WHEN_ANY: Readonly<Record<string, readonly QueryKey[]>> = {
  case: [[['supervision']]],
  supervision: [[['supervision']]],
};

export type Change = z.infer<typeof changeEvent>;
const listeners = new Set<(change: Change) => void>();

/** Hears of each change by itself, for screens that need not read everything anew; the returned function ends it. */
export function onChange(listener: (change: Change) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const LONGEST_WAIT_MILLISECONDS = 10_000;

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/**
 * Listens to the change feed until `signal` aborts and marks what it names as stale. A lost stream is opened again with
 * growing pauses; whatever may have been missed meanwhile is refetched. So is everything when the date has turned: lamps
 * go by the day.
 */
export async function followChanges(queryClient: QueryClient, signal: AbortSignal): Promise<void> {
  let attempts = 0;
  let today: string | null = null;
  let heard: 'nothing' | 'something' = 'nothing';
  while (!signal.aborted) {
    try {
      for await (const change of await client.events.subscribe(undefined, { signal })) {
        if (attempts > 0) void queryClient.invalidateQueries();
        // The start page was asked for before anybody listened: what changed in between is in it now.
        else if (heard === 'nothing') void queryClient.invalidateQueries({ queryKey: [['today']] });
        heard = 'something';
        attempts = 0;
        setConnection('open');
        const on = shanghaiDate(change.at);
        if (today !== null && on !== today) void queryClient.invalidateQueries();
        today = on;
        const any = change.id === null ? (STALE_WHEN_ANY[change.topic] ?? []) : [];
        for (const queryKey of [...(STALE_BY_TOPIC[change.topic] ?? []), ...any]) {
          void queryClient.invalidateQueries({ queryKey });
        }
        for (const listener of listeners) listener(change);
      }
    } catch (error) {
      if (signal.aborted || error instanceof WindowRefusedError) return;
    }
    if (signal.aborted) return;
    attempts += 1;
    if (attempts > 1) setConnection('lost');
    await wait(Math.min(250 * 2 ** attempts, LONGEST_WAIT_MILLISECONDS), signal);
  }
}
