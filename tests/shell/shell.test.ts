import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ShellContract } from '../../shared/contract/shell.ts';
import * as fake from './electron-fake.ts';

vi.mock('electron', () => import('./electron-fake.ts'));
const { runShell } = await import('../../electron/shell/run.ts');
const { createPrinter } = await import('../../electron/shell/print.ts');
const { windowOptions } = await import('../../electron/shell/window.ts');

const silent = (): void => undefined;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fire-window-shell-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  fake.calls.length = 0;
  fake.printed.length = 0;
  fake.printerBehaviour.answer = 'done';
});

/** Asks for a port as the preload does, from a frame of the given window. */
function askForPort(
  sender: fake.FakeWebContents,
  frame: { url: string; parent: unknown },
): Promise<MessagePort | null> {
  return new Promise((resolve) => {
    const posted = {
      ...frame,
      postMessage: (_channel: string, _data: unknown, ports: MessagePort[]) => resolve(ports[0] ?? null),
    };
    fake.ipcMain.emit('fire-window:port', { sender, senderFrame: posted });
    setImmediate(() => resolve(null));
  });
}

describe('starting the desktop program', () => {
  test('a second instance shows the first one and ends', async () => {
    fake.app.lock = false;
    await runShell(['--data', folder], silent);
    expect(fake.calls).toEqual(['app.requestSingleInstanceLock', 'app.quit']);
    fake.app.lock = true;
  });

  test('a packaged program refuses a debugger', async () => {
    fake.app.isPackaged = true;
    await runShell(['--inspect=1'], silent);
    fake.app.isPackaged = false;
    expect(fake.calls).toEqual(['app.exit 2']);
  });

  describe('once', () => {
    beforeAll(async () => {
      fake.calls.length = 0;
      fake.windows.length = 0;
      await runShell(['--data', folder], silent);
      startCalls = [...fake.calls];
    });
    let startCalls: string[] = [];
    const mainWindow = (): fake.BrowserWindow => {
      const [window] = fake.windows;
      if (window === undefined) throw new Error('no window was opened');
      return window;
    };
    const page = { url: 'app://fire-window/index.html', parent: null };

    test('sandbox and scheme come before readiness, the locked session before the window', () =>
      expect(startCalls).toEqual([
        'app.requestSingleInstanceLock',
        'app.enableSandbox',
        'protocol.registerSchemesAsPrivileged',
        'app.whenReady',
        'Menu.setApplicationMenu null',
        'session.setPermissionRequestHandler',
        'session.protocol.handle',
        'new BrowserWindow',
        'loadURL app://fire-window/index.html',
      ]));

    test('the window is sandboxed and isolated, without Node', () =>
      expect(windowOptions('preload.cjs').webPreferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
      }));

    test('every way out is closed', () => {
      const contents = mainWindow().webContents;
      expect(contents.openHandler?.()).toEqual({ action: 'deny' });
      for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview']) {
        const event = { url: 'https://elsewhere.example/', preventDefault: vi.fn<() => void>() };
        contents.emit(name, event);
        expect(event.preventDefault, name).toHaveBeenCalledOnce();
      }
      const home = { url: 'app://fire-window/index.html', preventDefault: vi.fn<() => void>() };
      contents.emit('will-navigate', home);
      expect(home.preventDefault).not.toHaveBeenCalled();
    });

    test('every permission and device is denied, foreign requests are cancelled, downloads stopped', () => {
      const { permissionRequest, permissionCheck, devicePermission, beforeRequest } = fake.defaultSession;
      const granted: boolean[] = [];
      permissionRequest?.({}, 'geolocation', (answer) => granted.push(answer));
      expect([granted, permissionCheck?.(), devicePermission?.()]).toEqual([[false], false, false]);
      const cancelled = (url: string): boolean[] => {
        const answers: boolean[] = [];
        beforeRequest?.({ url }, ({ cancel }) => answers.push(cancel));
        return answers;
      };
      expect(cancelled('https://elsewhere.example/')).toEqual([true]);
      expect(cancelled('file:///secret')).toEqual([true]);
      expect(cancelled('data:text/html,x')).toEqual([true]);
      expect(cancelled('app://fire-window/assets/a.js')).toEqual([false]);
      const refusedDownload = (url: string, name: string) => {
        const download = { preventDefault: vi.fn<() => void>() };
        fake.defaultSession.emit('will-download', download, { getURL: () => url, getFilename: () => name });
        return download.preventDefault.mock.calls.length === 1;
      };
      expect(refusedDownload('https://elsewhere.example/a.xlsx', 'a.xlsx')).toBe(true);
      expect(refusedDownload('blob:app://fire-window/1', 'a.exe')).toBe(true);
      expect(refusedDownload('blob:app://fire-window.evil/1', 'a.xlsx')).toBe(true);
      expect(refusedDownload('blob:app://fire-window/1', '案件一览.xlsx')).toBe(false);
    });

    test('strangers get no port', async () => {
      const contents = mainWindow().webContents;
      expect(await askForPort(contents, { url: 'https://elsewhere.example/', parent: null })).toBeNull();
      expect(await askForPort(contents, { url: 'app://fire-window/index.html', parent: {} })).toBeNull();
      expect(await askForPort(new fake.FakeWebContents(), page)).toBeNull();
    });

    test('our page gets a port that speaks the contract, printers included', async () => {
      const port = await askForPort(mainWindow().webContents, page);
      expect(port).not.toBeNull();
      if (port === null) return;
      const client: ContractRouterClient<ShellContract> = createORPCClient(
        new RPCLink({ port: port as unknown as globalThis.MessagePort }),
      );
      port.start();
      await expect(client.session.status()).resolves.toMatchObject({ ready: false, staff: null });
      await expect(client.cases.get({ id: 1 })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
      await expect(client.shell.printers()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
      port.close();
      await once(port, 'close');
    });

    test('quitting closes the database first', async () => {
      const event = { preventDefault: vi.fn<() => void>() };
      fake.calls.length = 0;
      fake.app.emit('before-quit', event);
      expect(event.preventDefault).toHaveBeenCalledOnce();
      await vi.waitFor(() => expect(fake.calls).toEqual(['app.quit']));
    });
  });
});

describe('printing', () => {
  const job = { html: '<p>受理凭证</p>', format: 'A4', printer: 'Counter A4' } as const;

  test('a paper goes to the named printer on A4 in microns, with the margins of its own page rules', async () => {
    await createPrinter().print(job);
    expect(fake.printed).toEqual([
      {
        url: expect.stringMatching(/^app:\/\/fire-window\/[0-9a-f-]{36}$/),
        html: '<p>受理凭证</p>',
        options: {
          silent: true,
          printBackground: true,
          margins: { marginType: 'default' },
          pageSize: { width: 210_000, height: 297_000 },
          deviceName: 'Counter A4',
        },
      },
    ]);
    expect(fake.windows.at(-1)?.destroyed).toBe(true);
  });
  test('a slip is as long as its content', async () => {
    await createPrinter().print({ ...job, format: '80mm', printer: 'Counter slip' });
    expect(fake.printed[0]?.options).toMatchObject({
      pageSize: { width: 80_000, height: 262_000 },
      margins: { marginType: 'none' },
    });
  });
  test('an unknown printer is named, not replaced by another', async () => {
    await expect(createPrinter().print({ ...job, printer: 'Gone' })).rejects.toMatchObject({
      why: 'no-printer',
      message: 'Gone',
    });
    expect(fake.printed).toEqual([]);
  });
  test('a printer that refuses says why; the queue goes on', async () => {
    const printer = createPrinter();
    fake.printerBehaviour.answer = { refuse: 'Invalid printer settings' };
    await expect(printer.print(job)).rejects.toMatchObject({ why: 'refused', message: 'Invalid printer settings' });
    fake.printerBehaviour.answer = 'done';
    await expect(printer.print(job)).resolves.toBeUndefined();
  });
  test('a printer that never answers is given up', async () => {
    fake.printerBehaviour.answer = 'silence';
    await expect(createPrinter(50).print(job)).rejects.toMatchObject({ why: 'timeout' });
  });
  test('papers come out one after the other, in the order asked', async () => {
    const printer = createPrinter();
    await Promise.all(['1', '2', '3'].map((html) => printer.print({ ...job, html })));
    expect(fake.printed.map((entry) => entry.html)).toEqual(['1', '2', '3']);
  });
  test('a PDF has the size in inches', async () => {
    const bytes = await createPrinter().pdf({ html: 'x', format: 'A4' });
    expect(Buffer.from(bytes).toString()).toBe('%PDF-1.7');
    expect(fake.printed[0]?.options['pageSize']).toEqual({ width: 210_000 / 25_400, height: 297_000 / 25_400 });
  });
  test('the print page may load nothing and run nothing', async () => {
    const printer = createPrinter();
    await printer.print(job);
    const reply = await fake.printSession.scheme?.(new Request('app://fire-window/unknown'));
    expect(reply?.status).toBe(404);
    expect(reply?.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    );
  });
});
