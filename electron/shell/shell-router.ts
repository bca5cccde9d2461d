import { dialog, type BrowserWindow } from 'electron';
import { call, implement } from '@orpc/server';
import { writeFile } from 'node:fs/promises';
import { shellContract } from '../../shared/contract/shell.ts';
import type { Application } from '../services/application.ts';
import { actorOf, type RequestContext } from '../services/context.ts';
import { PrintError, type Printer } from './print.ts';

/**
 * The application's router plus what only the shell can do. Printing goes through `papers.print` first, with the caller's
 * own session, so rights, counting and the reprint mark are the same as in a browser window.
 */
export function shellRouter(application: Application, printer: Printer, mainWindow: () => BrowserWindow | null) {
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
