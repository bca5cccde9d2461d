import { dialog, type BrowserWindow } from 'electron';
import { call, implement } from '@orpc/server';
import { writeFile } from 'node:fs/promises';
import type { Role } from '../../shared/contract/fields.ts';
import { shellContract } from '../../shared/contract/shell.ts';
import type { Application } from '../services/application.ts';
import { actorOf, type RequestContext } from '../services/context.ts';
import { forbidden, unauthenticated } from '../services/errors.ts';
import type { DisplayWindow } from './display-window.ts';
import { PrintError, type Printer } from './print.ts';

/** Who opens the display; `queue.openDisplay` checks the same. */
const DISPLAY_ROLES: readonly Role[] = ['counter', 'supervisor'];

/** All a display window may ask: its board, with the very token it was opened with. */
export function displayRouter(application: Application, display: Pick<DisplayWindow, 'token'>) {
  const os = implement(shellContract).$context<RequestContext>();
  return {
    queue: {
      display: os.queue.display.handler(({ input, context, signal }) => {
        if (input.token === '' || input.token !== display.token()) throw unauthenticated('signed-out');
        return call(application.router.queue.display, input, { context, ...(signal === undefined ? {} : { signal }) });
      }),
    },
  };
}

/**
 * The application's router plus what only the shell can do. Printing goes through `papers.print` first, with the caller's
 * own session, so rights, counting and the reprint mark are the same as in a browser window.
 */
export function shellRouter(
  application: Application,
  printer: Printer,
  mainWindow: () => BrowserWindow | null,
  display: DisplayWindow,
) {
  const os = implement(shellContract).$context<RequestContext>();
  return {
    ...application.router,
    shell: {
      printers: os.shell.printers.handler(async ({ context }) => {
        await actorOf(application.context, context.client);
        const printers = (await mainWindow()?.webContents.getPrintersAsync()) ?? [];
        // Chromium no longer tells which printer is the default one; the first is what its dialog offers.
        return printers.map((entry, index) => ({
          name: entry.name,
          displayName: entry.displayName,
          preferred: index === 0,
        }));
      }),
      print: os.shell.print.handler(async ({ input, context, errors }) => {
        const paper = await call(application.router.papers.print, { id: input.id, target: 'printer' }, { context });
        try {
          await printer.print({ html: paper.html, format: input.format, printer: input.printer });
        } catch (error) {
          if (error instanceof PrintError)
            throw errors.PRINT_FAILED({ data: { why: error.why, detail: error.message } });
          throw error;
        }
        return { ordinal: paper.ordinal };
      }),
      openDisplay: os.shell.openDisplay.handler(async ({ context }) => {
        const { roles } = await actorOf(application.context, context.client);
        if (!roles.some((role) => DISPLAY_ROLES.includes(role))) throw forbidden(DISPLAY_ROLES);
        // Asked first: every token given takes the place of an older one some day.
        if (display.focus()) return { window: 'focused' as const };
        const { token } = await call(application.router.queue.openDisplay, undefined, { context });
        return { window: await display.open(token) };
      }),
      savePdf: os.shell.savePdf.handler(async ({ input, context, errors }) => {
        const window = mainWindow();
        if (window === null) throw errors.PRINT_FAILED({ data: { why: 'refused', detail: 'no window' } });
        const paper = await call(application.router.papers.print, { id: input.id, target: 'pdf' }, { context });
        const chosen = await dialog.showSaveDialog(window, {
          defaultPath: `${paper.title.replaceAll(/[\\/:*?"<>|]/g, '_')}.pdf`,
          filters: [{ name: 'PDF', extensions: ['pdf'] }],
        });
        if (chosen.canceled || chosen.filePath === '') return { savedAs: null };
        try {
          await writeFile(chosen.filePath, await printer.pdf({ html: paper.html, format: input.format }));
        } catch (error) {
          const detail = error instanceof Error ? error.message : String(error);
          throw errors.PRINT_FAILED({ data: { why: error instanceof PrintError ? error.why : 'refused', detail } });
        }
        return { savedAs: chosen.filePath };
      }),
    },
  };
}
