import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { RPCHandler, BodyLimitPlugin } from '@orpc/server/node';
import type { Application } from '../services/application.ts';
import type { ClientSession } from '../services/context.ts';
import { transportInterceptors } from '../services/errors.ts';
import { cookieValue, judgeRequest, sameSecret, SECURITY_HEADERS } from './policy.ts';
import { readScreenFile } from './screens.ts';

/** Serves one application to browser windows on this machine. */
export interface Host {
  /** `http://127.0.0.1:PORT/` */
  readonly url: string;
  readonly port: number;
  /** A fresh one-time token; the page that presents it first becomes a window of this host. */
  issueToken(): string;
  /** Takes no more requests, lets those that run have their answers (for three seconds at most), and ends every window. */
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 1024 * 1024;
const TOKEN_MINUTES = 10;
/** How long a host that closes waits for the requests it has begun. */
const CLOSING_MS = 3000;

/**
 * Starts the loopback host.
 * @param options.port 0 picks a free port.
 * @param options.screens folder of the built renderer.
 */
export async function startHost(
  application: Application,
  options: { readonly port: number; readonly screens: string; readonly log: (line: string) => void },
): Promise<Host> {
  const tokens = new Map<string, number>();
  const clients = new Map<string, ClientSession>();
  const handler = new RPCHandler(application.router, {
    ...transportInterceptors(options.log),
    plugins: [new BodyLimitPlugin({ maxBodySize: MAX_BODY_BYTES })],
  });

  const redeem = (token: string): boolean => {
    for (const [known, expires] of tokens) {
      if (expires < Date.now()) tokens.delete(known);
      else if (sameSecret(known, token)) return tokens.delete(known);
    }
    return false;
  };

  let { port } = options;
  // Browsers keep cookies per machine, not per port: two hosts side by side must not take each other's.
  const cookieName = (): string => `fire-window-${port}`;

  const clientOf = (request: IncomingMessage): ClientSession | null => {
    const secret = cookieValue(request.headers.cookie, cookieName());
    return secret === null ? null : (clients.get(secret) ?? null);
  };

  const openSession = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const known = clientOf(request);
    const body = await readBody(request, 1024);
    if (body === null) return answer(response, 413, 'too large');
    const token = tokenOf(body);
    if (token !== null && redeem(token)) {
      const secret = randomBytes(32).toString('base64url');
      clients.set(secret, application.openClient());
      response.setHeader('Set-Cookie', `${cookieName()}=${secret}; HttpOnly; SameSite=Strict; Path=/`);
      return answer(response, 204, '');
    }
    return known === null
      ? answer(response, 401, 'open the program again: this address was used already')
      : answer(response, 204, '');
  };

  const running = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const served = serve(request, response)
      .catch((error: unknown) => {
        options.log(`host: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        if (!response.headersSent) answer(response, 500, 'internal error');
        else response.destroy();
      })
      .finally(() => running.delete(served));
    running.add(served);
  });

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = judgeRequest(
      {
        method: request.method ?? '',
        host: request.headers.host,
        origin: request.headers.origin,
        fetchSite: headerOf(request, 'sec-fetch-site'),
      },
      port,
    );
    const path = pathOf(request.url ?? '/');
    // A link from the terminal or a bookmark arrives with `Sec-Fetch-Site: none`; a link on another page may still show
    // the empty page (it holds no data), never call a procedure.
    const harmless = request.method === 'GET' && path === '/' && refusal?.why === 'fetch-site';
    if (refusal !== null && !harmless) return answer(response, refusal.status, `refused: ${refusal.why}`);
    if (path === '/session' && request.method === 'POST') return openSession(request, response);
    if (path.startsWith('/rpc/')) {
      const client = clientOf(request);
      if (client === null) return answer(response, 401, 'no session');
      // Procedures change things: a bare GET, which any page can cause, is not how they are called.
      if (request.method !== 'POST') return answer(response, 405, 'refused: method');
      const { matched } = await handler.handle(request, response, { prefix: '/rpc', context: { client } });
      return matched ? undefined : answer(response, 404, 'not found');
    }
    if (request.method === 'POST') return answer(response, 404, 'not found');
    const file = await readScreenFile(options.screens, path);
    response.writeHead(file.status, file.headers);
    response.end(request.method === 'HEAD' ? undefined : file.body);
  };

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  ({ port } = server.address() as AddressInfo);
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    issueToken: () => {
      const token = randomBytes(24).toString('base64url');
      tokens.set(token, Date.now() + TOKEN_MINUTES * 60_000);
      return token;
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const client of clients.values()) application.closeClient(client);
      // What is being recorded just now gets its answer: a window told nothing would not know whether it was.
      await Promise.race([Promise.all(running), setTimeout(CLOSING_MS, undefined, { ref: false })]);
      server.closeAllConnections();
      await closed;
    },
  };
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(text);
}

/** The path of a request line, without query; `//` and other oddities are paths like any other, never an address. */
function pathOf(target: string): string {
  return target.split(/[?#]/, 1)[0] ?? '/';
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The body as text, or null when it is longer than allowed. */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function tokenOf(body: string): string | null {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && 'token' in value && typeof value.token === 'string')
      return value.token;
  } catch {
    return null;
  }
  return null;
}
