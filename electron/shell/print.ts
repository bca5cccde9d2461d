import { BrowserWindow, session, type WebContents } from 'electron';
import { randomUUID } from 'node:crypto';
import type { PaperFormat } from '../../shared/papers/types.ts';
import { pageSizeInches, pageSizeMicrons } from './print-geometry.ts';

/** A paper ready for the printer: a whole HTML document without scripts or outside resources. */
export interface PrintJob {
  readonly html: string;
  readonly format: PaperFormat;
  /** Null = the system's default printer, chosen in the system's dialog. */
  readonly printer: string | null;
}

/** Why a paper did not come out; the paper itself stays issued. */
export class PrintError extends Error {
  override readonly name = 'PrintError';
  readonly why: 'timeout' | 'no-printer' | 'refused' | 'cancelled';

  constructor(why: PrintError['why'], detail: string) {
    super(detail);
    this.why = why;
  }
}

const PARTITION = 'fire-window-print';
const TIMEOUT_MILLISECONDS = 60_000;

/**
 * Prints papers one after the other in a hidden window of its own session. A queue, because printer drivers mix up
 * two jobs of one process; a timeout, because some never answer.
 */
export function createPrinter(timeoutMilliseconds: number = TIMEOUT_MILLISECONDS) {
  let last: Promise<unknown> = Promise.resolve();
  const pages = new Map<string, string>();
  let served = false;

  const serve = (): void => {
    if (served) return;
    served = true;
    const own = session.fromPartition(PARTITION);
    own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
    own.protocol.handle('app', (request) => {
      const html = pages.get(new URL(request.url).pathname.slice(1));
      return new Response(html ?? 'not found', {
        status: html === undefined ? 404 : 200,
        headers: {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
        },
      });
    });
    own.webRequest.onBeforeRequest((details, answer) =>
      answer({ cancel: !/^(app:\/\/fire-window\/|data:image\/)/.test(details.url) }),
    );
  };

  const onPage = async <Result>(
    html: string,
    work: (contents: WebContents, contentPixels: number) => Promise<Result>,
  ): Promise<Result> => {
    serve();
    const token = randomUUID();
    pages.set(token, html);
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        partition: PARTITION,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
      },
    });
    try {
      await window.loadURL(`app://fire-window/${token}`);
      const height: unknown = await window.webContents.executeJavaScriptInIsolatedWorld(1, [
        { code: 'document.fonts.ready.then(() => document.documentElement.scrollHeight)' },
      ]);
      return await work(window.webContents, typeof height === 'number' ? height : 0);
    } finally {
      pages.delete(token);
      window.destroy();
    }
  };

  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = last.then(() => withTimeout(work(), timeoutMilliseconds));
    last = result.catch(() => undefined);
    return result;
  };

  return {
    print: (job: PrintJob): Promise<void> =>
      inTurn(() =>
        onPage(job.html, async (contents, contentPixels) => {
          if (job.printer !== null) {
            const printers = await contents.getPrintersAsync();
            if (!printers.some((printer) => printer.name === job.printer))
              throw new PrintError('no-printer', job.printer);
          }
          await new Promise<void>((resolve, reject) => {
            contents.print(
              {
                silent: job.printer !== null,
                printBackground: true,
                // A sheet's own @page rules set margins and page feet; 'none' would override them.
                margins: { marginType: job.format === '80mm' ? 'none' : 'default' },
                pageSize: pageSizeMicrons(job.format, contentPixels),
                ...(job.printer === null ? {} : { deviceName: job.printer }),
              },
              (success, reason) =>
                success ? resolve() : reject(new PrintError(/cancel/i.test(reason) ? 'cancelled' : 'refused', reason)),
            );
          });
        }),
      ),
    pdf: (job: Omit<PrintJob, 'printer'>): Promise<Uint8Array> =>
      inTurn(() =>
        onPage(job.html, (contents, contentPixels) =>
          contents.printToPDF({
            printBackground: true,
            preferCSSPageSize: job.format !== '80mm',
            pageSize: pageSizeInches(job.format, contentPixels),
            ...(job.format === '80mm' ? { margins: { top: 0, bottom: 0, left: 0, right: 0 } } : {}),
          }),
        ),
      ),
  };
}
export type Printer = ReturnType<typeof createPrinter>;

async function withTimeout<Result>(work: Promise<Result>, milliseconds: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new PrintError('timeout', `${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
