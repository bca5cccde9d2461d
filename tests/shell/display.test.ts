import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { SAMPLE_SETUP } from '../../electron/sample/office.ts';
import type { ShellContract } from '../../shared/contract/shell.ts';
import * as fake from './electron-fake.ts';

vi.mock('electron', () => import('./electron-fake.ts'));
const { runShell } = await import('../../electron/shell/run.ts');
const { displayOptions } = await import('../../electron/shell/display-window.ts');
const { otherScreen } = await import('../../electron/shell/policy.ts');

type Client = ContractRouterClient<ShellContract>;
const SECOND = { id: 2, bounds: { x: 1920, y: 0, width: 1280, height: 720 } };

/** Asks for the port of a window's page as its preload does. */
async function clientOf(window: fake.BrowserWindow): Promise<Client> {
  const port = await new Promise<MessagePort | null>((resolve) => {
    const senderFrame = {
      url: window.webContents.url,
      parent: null,
      postMessage: (_channel: string, _data: unknown, ports: MessagePort[]) => resolve(ports[0] ?? null),
    };
    fake.ipcMain.emit('fire-window:port', { sender: window.webContents, senderFrame });
    setImmediate(() => resolve(null));
  });
  if (port === null) throw new Error('no port');
  port.start();
  return createORPCClient(new RPCLink({ port: port as unknown as globalThis.MessagePort }));
}

describe('which monitor', () => {
  test('the first that is not the counter’s own, none where there is one only', () => {
    expect(otherScreen([{ id: 1 }, { id: 2 }, { id: 3 }], 1)).toEqual({ id: 2 });
    expect(otherScreen([{ id: 1 }, { id: 2 }], 2)).toEqual({ id: 1 });
    expect(otherScreen([{ id: 1 }], 1)).toBeNull();
  });
  test('full screen there; else an ordinary window; locked down either way', () => {
    const locked = { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false };
    const there = displayOptions('preload.cjs', SECOND.bounds);
    expect(there).toMatchObject({ ...SECOND.bounds, fullscreen: true, webPreferences: locked });
    const here = displayOptions('preload.cjs', null);
    expect(here).toMatchObject({ width: 1280, height: 800, webPreferences: locked });
    expect(here.fullscreen).toBeUndefined();
  });
});

describe('the display page of the hall in a window of its own', () => {
  let folder: string;
  let main: Client;
  const windowAt = (index: number): fake.BrowserWindow => {
    const window = fake.windows[index];
    if (window === undefined) throw new Error(`no window ${index}`);
    return window;
  };
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'fire-window-display-'));
    fake.windows.length = 0;
    fake.screen.displays.push(SECOND);
    await runShell(['--data', folder], () => undefined);
    main = await clientOf(windowAt(0));
    await main.setup.initialise(SAMPLE_SETUP);
    await main.session.signOut();
  });
  afterAll(async () => {
    fake.calls.length = 0;
    fake.app.emit('before-quit', { preventDefault: () => undefined });
    await vi.waitFor(() => expect(fake.calls).toContain('app.quit'));
    rmSync(folder, { recursive: true, force: true });
  });

  test('nobody signed in opens it, nor who only administers', async () => {
    await expect(main.shell.openDisplay()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const { account, password } = SAMPLE_SETUP.administrator;
    await main.session.signIn({ account, password, counterId: null });
    await expect(main.shell.openDisplay()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(fake.windows).toHaveLength(1);
  });

  test('the counter opens it: full screen on the second monitor, at the display’s own address', async () => {
    const clerk = { account: 'counter9', name: '窗口九', password: 'chuangkou-2026' };
    await main.office.saveStaff({ ...clerk, roles: ['counter'], id: null, version: null, active: true });
    await main.session.signIn({ account: clerk.account, password: clerk.password, counterId: 1 });
    expect(await main.shell.openDisplay()).toEqual({ window: 'opened' });
    expect(windowAt(1).options).toMatchObject({ ...SECOND.bounds, fullscreen: true });
    expect(windowAt(1).webContents.url).toMatch(/^app:\/\/fire-window\/index\.html#\/display\/[\w-]{32}$/);
  });

  test('no way out of it either', () => {
    const contents = windowAt(1).webContents;
    expect(contents.openHandler?.()).toEqual({ action: 'deny' });
    const event = { url: 'https://elsewhere.example/', preventDefault: vi.fn<() => void>() };
    contents.emit('will-navigate', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });

  test('its port serves its board, and numbers drawn at the counter arrive', async () => {
    const page = await clientOf(windowAt(1));
    const token = windowAt(1).webContents.url.split('/').at(-1) ?? '';
    const boards = (await page.queue.display({ token }))[Symbol.asyncIterator]();
    expect((await boards.next()).value).toMatchObject({ calls: [] });
    await main.queue.issue({ key: crypto.randomUUID(), service: 'intake' });
    const waiting = (board: unknown) => (board as { waiting: { count: number }[] }).waiting.map(({ count }) => count);
    let counts: readonly number[] = [];
    while (!counts.includes(1)) counts = waiting((await boards.next()).value);
    expect(counts).toContain(1);
    await boards.return?.();
  });

  test('and nothing else: not with another token, and no other procedure, whoever is signed in at the counter', async () => {
    const page = await clientOf(windowAt(1));
    const { token: other } = await main.queue.openDisplay();
    await expect(page.queue.display({ token: other })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(page.queue.display({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const call of [
      () => page.session.status(),
      () => page.session.signIn({ account: 'counter9', password: 'chuangkou-2026', counterId: 1 }),
      () => page.cases.list({ filter: {} }),
      () => page.queue.overview(),
      () => page.queue.openDisplay(),
      () => page.shell.printers(),
      () => page.shell.openDisplay(),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  test('opened a second time it comes to the front', async () => {
    fake.calls.length = 0;
    expect(await main.shell.openDisplay()).toEqual({ window: 'focused' });
    expect(fake.calls).toEqual(['window.focus']);
    expect(fake.windows).toHaveLength(2);
  });

  test('closed it is opened anew, with another token; two clicks at once open one', async () => {
    const before = windowAt(1).webContents.url;
    windowAt(1).close();
    const opened = await Promise.all([main.shell.openDisplay(), main.shell.openDisplay()]);
    expect(opened.map(({ window }) => window).toSorted()).toEqual(['focused', 'opened']);
    expect(fake.windows).toHaveLength(3);
    expect(windowAt(2).webContents.url).not.toBe(before);
  });

  test('it closes with the main window', () => {
    windowAt(0).close();
    expect(windowAt(2).destroyed).toBe(true);
  });
});
