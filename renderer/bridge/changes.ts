import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { setConnection } from '../state/connection.ts';
import { client } from './client.ts';
import { WindowRefusedError } from './transport.ts';

/** What a screen shows of each topic: first steps of the query keys that go stale. */
const STALE_BY_TOPIC: Readonly<Record<string, readonly QueryKey[]>> = {
  case: [[['cases']], [['notices', 'status']], [['today']], [['search']], [['papers']], [['registry']]],
  draft: [[['intake', 'drafts']]],
  paper: [[['papers']], [['cases', 'get']]],
  settings: [[['office']], [['session']], [['matters']], [['cases']]],
  staff: [[['office', 'staff']], [['session']]],
  session: [[['session']]],
  calendar: [[['calendar']], [['notices']], [['cases']], [['today']], [['session']], [['opening']], [['appointments']]],
  opening: [[['opening']], [['appointments']]],
  appointment: [[['appointments']], [['opening']]],
};

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
 * growing pauses; whatever may have been missed meanwhile is refetched.
 */
export async function followChanges(queryClient: QueryClient, signal: AbortSignal): Promise<void> {
  let attempts = 0;
  while (!signal.aborted) {
    try {
      for await (const change of await client.events.subscribe(undefined, { signal })) {
        if (attempts > 0) void queryClient.invalidateQueries();
        attempts = 0;
        setConnection('open');
        for (const queryKey of STALE_BY_TOPIC[change.topic] ?? []) void queryClient.invalidateQueries({ queryKey });
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
