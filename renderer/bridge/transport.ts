import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ClientContext, ClientLink } from '@orpc/client';

/** The page lives in an Electron window (`app://`), or in a browser window of the loopback host. */
export type HostKind = 'electron' | 'browser';

/** The loopback host does not know this window: the one-time token was used already, or the program was restarted. */
export class WindowRefusedError extends Error {
  constructor() {
    super('this window is not known to the program');
    this.name = 'WindowRefusedError';
  }
}

export function hostKind(): HostKind {
  return window.location.protocol === 'app:' ? 'electron' : 'browser';
}

/** Asks the preload relay for the port; it comes back as a message of this very window. */
function receivePort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent<unknown>) => {
      const data = event.data;
      if (event.source !== window || typeof data !== 'object' || data === null) return;
      if (!('type' in data) || data.type !== 'fire-window-port') return;
      const [port] = event.ports;
      if (port === undefined) return;
      window.removeEventListener('message', receive);
      port.start();
      resolve(port);
    };
    window.addEventListener('message', receive);
    window.postMessage('fire-window-ready', window.location.origin);
  });
}

const TOKEN_HASH = /^#token=(.+)$/;

/** Takes the one-time token out of the address, so that no history and no screenshot keeps it. */
function takeToken(): string | null {
  const token = TOKEN_HASH.exec(window.location.hash)?.[1] ?? null;
  if (token !== null) window.history.replaceState(null, '', `${window.location.pathname}#/`);
  return token;
}

/**
 * Exchanges the token of the address (or the cookie of an earlier exchange) for this window's session.
 *
 * @throws WindowRefusedError when the host knows neither
 */
export async function openHttpSession(): Promise<void> {
  const token = takeToken();
  const answer = await fetch('/session', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(token === null ? {} : { token }),
  });
  if (answer.status === 401) throw new WindowRefusedError();
  if (!answer.ok) throw new TypeError(`session: ${answer.status}`);
}

/** The link of this window; resolves once the window may call. */
export async function connect(): Promise<ClientLink<ClientContext>> {
  if (hostKind() === 'electron') return new PortLink({ port: await receivePort() });
  await openHttpSession();
  return new HttpLink({
    url: `${window.location.origin}/rpc`,
    fetch: async (request, init) => {
      const response = await fetch(request, { ...init, credentials: 'same-origin' });
      // The transport's own refusal is plain text; a procedure's is JSON.
      const plain = response.headers.get('Content-Type')?.startsWith('text/plain') ?? false;
      if (response.status === 401 && plain) throw new WindowRefusedError();
      return response;
    },
  });
}
