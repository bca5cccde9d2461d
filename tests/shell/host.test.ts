import { request } from 'node:http';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startHost, type Host } from '../../electron/host/server.ts';
import { createApplication, type Application } from '../../electron/services/application.ts';

let folder: string;
let application: Application;
let host: Host;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fire-window-host-'));
  const screens = path.join(folder, 'screens');
  mkdirSync(path.join(screens, 'assets'), { recursive: true });
  writeFileSync(path.join(screens, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  writeFileSync(path.join(screens, 'assets', 'a.js'), 'export {};');
  writeFileSync(path.join(folder, 'secret.js'), 'secret');
  application = await createApplication({
    dataFolder: path.join(folder, 'data'),
    host: 'browser',
    renderPaper: () => ({ html: '', templateVersion: 'test' }),
  });
  host = await startHost(application, { port: 0, screens, log: () => undefined });
});
afterAll(async () => {
  await host.close();
  await application.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}
/** Raw HTTP, because `fetch` would not let a test lie about Host, Origin and paths. */
function send(method: string, urlPath: string, headers: Record<string, string> = {}, body = ''): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port: host.port, method, path: urlPath, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    call.on('error', reject);
    call.end(body);
  });
}
const json = { 'content-type': 'application/json' };
async function openSession(): Promise<string> {
  const reply = await send('POST', '/session', json, JSON.stringify({ token: host.issueToken() }));
  const cookie = reply.headers['set-cookie']?.[0] ?? '';
  return cookie.split(';')[0] ?? '';
}

describe('the loopback host', () => {
  test('listens on loopback only', () => expect(host.url).toBe(`http://127.0.0.1:${host.port}/`));

  test('a token opens one session, an HttpOnly SameSite=Strict one, and is spent', async () => {
    const body = JSON.stringify({ token: host.issueToken() });
    const first = await send('POST', '/session', json, body);
    expect(first.status).toBe(204);
    expect(first.headers['set-cookie']?.[0]).toMatch(/^fire-window-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await send('POST', '/session', json, body)).status).toBe(401);
  });
  test('two hosts side by side in one browser keep their sessions apart', async () => {
    const neighbour = await startHost(application, {
      port: 0,
      screens: path.join(folder, 'screens'),
      log: () => undefined,
    });
    onTestFinished(() => neighbour.close());
    const opened = await fetch(`${neighbour.url}session`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ token: neighbour.issueToken() }),
    });
    const theirs = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
    const ours = await openSession();
    expect(theirs.split('=')[0]).not.toBe(ours.split('=')[0]);
    const reply = await send('POST', '/rpc/session/status', { ...json, cookie: `${theirs}; ${ours}` }, '{}');
    expect(reply.status).toBe(200);
  });
  test.each(['', 'not json', '{"token":1}', '{"token":"guess"}'])('the body %j opens none', async (body) => {
    expect((await send('POST', '/session', json, body)).status).toBe(401);
  });
  test('a host that closes answers what it has begun, and takes nothing more', async () => {
    const screens = path.join(folder, 'screens');
    const ending = await startHost(application, { port: 0, screens, log: () => undefined });
    const body = JSON.stringify({ token: ending.issueToken() });
    const headers = { ...json, 'content-length': body.length, expect: '100-continue' };
    let closed: Promise<void> | null = null;
    const status = await new Promise((resolve, reject) => {
      const call = request(`${ending.url}session`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      call.on('error', reject);
      // The host has the request and waits for its words: only now it is told to close.
      call.on('continue', () => {
        closed = ending.close();
        call.end(body);
      });
      call.flushHeaders();
    });
    expect(status).toBe(204);
    await closed;
    await expect(fetch(ending.url)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });
  test('a reload keeps the session it has', async () => {
    const cookie = await openSession();
    expect((await send('POST', '/session', { ...json, cookie }, '{}')).status).toBe(204);
  });
  test('a procedure needs the session', async () => {
    expect((await send('POST', '/rpc/session/status', json, '{}')).status).toBe(401);
    const reply = await send('POST', '/rpc/session/status', { ...json, cookie: await openSession() }, '{}');
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.body)).toMatchObject({ json: { ready: false, staff: null } });
  });
  test('a procedure is never called by GET', async () =>
    expect((await send('GET', '/rpc/session/status', { cookie: await openSession() })).status).toBe(405));
  test('another site gets nothing, even with the cookie', async () => {
    const cookie = await openSession();
    expect(
      (await send('POST', '/rpc/session/status', { ...json, cookie, origin: 'https://elsewhere.example' }, '{}'))
        .status,
    ).toBe(403);
    expect((await send('GET', '/', { host: 'rebound.example' })).status).toBe(421);
  });
  test('a body above one mebibyte is refused', async () => {
    const reply = await send(
      'POST',
      '/rpc/session/signIn',
      { ...json, cookie: await openSession() },
      `{"json":"${'x'.repeat(1_100_000)}"}`,
    );
    expect(reply.status).toBe(413);
  });
  test('the page carries a policy whose nonce is new each time', async () => {
    const [first, second] = [await send('GET', '/'), await send('GET', '/')];
    const nonce = /content="([^"]+)"/.exec(first.body)?.[1];
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(first.headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
    expect(first.headers['x-content-type-options']).toBe('nosniff');
    expect(second.body).not.toBe(first.body);
  });
  test('nothing outside the screens is served', async () => {
    expect((await send('GET', '/assets/a.js')).status).toBe(200);
    for (const tried of [
      '/../secret.js',
      '/assets/../../secret.js',
      '/%2e%2e/secret.js',
      '/missing.js',
      '//',
      '//elsewhere.example/index.html',
      '/data/fire-window.db',
    ])
      expect((await send('GET', tried)).status, tried).toBe(404);
  });
});
