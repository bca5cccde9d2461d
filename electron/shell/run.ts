import { app, BrowserWindow, dialog, Menu, session } from 'electron';
import { RPCHandler } from '@orpc/server/message-port';
import path from 'node:path';
import { shanghaiDate } from '../../shared/dates/civil.ts';
import { readOpenOptions } from '../host/data-folder.ts';
import { screensFolder } from '../host/screens-folder.ts';
import { openApplication } from '../sample/open-application.ts';
import type { Application } from '../services/application.ts';
import { transportInterceptors } from '../services/errors.ts';
import { createDisplayWindow } from './display-window.ts';
import { forbiddenSwitch } from './policy.ts';
import { offerPorts } from './port.ts';
import { createPrinter } from './print.ts';
import { settleWithPerson } from './recovery-dialog.ts';
import { lockDown, registerScheme, serveScreens } from './protocol.ts';
import { displayRouter, shellRouter } from './shell-router.ts';
import { keepInside, openMainWindow } from './window.ts';

/** Starts the desktop program: one instance, locked-down session, application, window. */
export async function runShell(args: readonly string[], log: (line: string) => void): Promise<void> {
  const forbidden = app.isPackaged ? forbiddenSwitch(args) : null;
  if (forbidden !== null) {
    log(`shell: --${forbidden} is not allowed`);
    return app.exit(2);
  }
  if (!app.requestSingleInstanceLock()) return app.quit();
  app.enableSandbox();
  registerScheme();
  app.on('web-contents-created', (_event, contents) => keepInside(contents));

  let window: BrowserWindow | null = null;
  let application: Application | null = null;
  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    // The database is closed before the process ends, so that the write-ahead log is folded in.
    if (application === null) return;
    event.preventDefault();
    const closing = application;
    application = null;
    closing.close().then(
      () => app.quit(),
      (error: unknown) => {
        log(`shell: closing failed: ${String(error)}`);
        app.exit(1);
      },
    );
  });

  await app.whenReady();
  Menu.setApplicationMenu(null);
  lockDown(session.defaultSession);
  const screens = screensFolder();
  serveScreens(session.defaultSession.protocol, screens);
  let running: Application;
  try {
    const options = readOpenOptions(args, shanghaiDate(new Date().toISOString()));
    if (!(await settleWithPerson(options))) return app.exit(0);
    running = await openApplication(options, 'electron', log);
  } catch (error) {
    log(`shell: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    dialog.showErrorBox('fire-window', error instanceof Error ? error.message : String(error));
    return app.exit(1);
  }
  application = running;
  const preload = path.join(screens, '..', 'preload', 'preload.cjs');
  const display = createDisplayWindow(preload, () => window);
  const router = shellRouter(running, createPrinter(), () => window, display);
  const forMain = new RPCHandler(router, transportInterceptors(log));
  const forDisplay = new RPCHandler(displayRouter(running, display), transportInterceptors(log));
  offerPorts({
    handlerFor: (event) => {
      const sender = BrowserWindow.fromWebContents(event.sender);
      if (display.is(sender)) return forDisplay;
      return window !== null && sender === window ? forMain : null;
    },
    openClient: () => running.openClient(),
    closeClient: (client) => running.closeClient(client),
    log,
  });
  await openMainWindow(preload, (created) => {
    window = created;
    // The display has no life of its own: left alone it would keep the program running.
    created.once('closed', () => {
      window = null;
      display.close();
    });
  });
}
