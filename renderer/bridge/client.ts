import { createORPCClient } from '@orpc/client';
import type { ClientContext, ClientLink } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { contract } from '../../shared/contract/contract.ts';
import type { shellContract } from '../../shared/contract/shell.ts';
import { codeOf } from './problem-codes.ts';
import { queryClient } from './query-client.ts';
import { connect, hostKind, WindowRefusedError } from './transport.ts';
import { setConnection } from '../state/connection.ts';

export type Client = ContractRouterClient<typeof contract>;
export type ShellClient = ContractRouterClient<typeof shellContract>;

let opening: Promise<ClientLink<ClientContext>> | null = null;

/** The first call opens the way; after a failure the next call tries again. */
function openLink(): Promise<ClientLink<ClientContext>> {
  opening ??= connect().catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

/** Locked or signed out elsewhere: the next look at the session shows the lock or the sign-in page. */
function noteFailure(error: unknown): void {
  if (error instanceof WindowRefusedError) setConnection('refused');
  else if (codeOf(error) === 'UNAUTHENTICATED') void queryClient.invalidateQueries({ queryKey: [['session']] });
}

const link: ClientLink<ClientContext> = {
  async call(path, input, options) {
    try {
      const ready = await openLink();
      return await ready.call(path, input, options);
    } catch (error) {
      noteFailure(error);
      throw error;
    }
  },
};

/**
 * The typed client of the whole contract. For acts and one-off calls; screens that show data use `api`.
 *
 * @example const answer = await client.cases.get({ id: 12 });
 */
export const client: Client = createORPCClient(link);

/** What only the Electron shell can do (choice of printer, saving a PDF); null in a browser window. */
export const shell: ShellClient | null = hostKind() === 'electron' ? createORPCClient(link) : null;

/**
 * Query options, keys and mutations by procedure.
 *
 * @example useQuery(api.cases.get.queryOptions({ input: { id } }))
 */
export const api = createTanstackQueryUtils(client);
