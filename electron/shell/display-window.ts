import { BrowserWindow, screen } from 'electron';
import { APP_URL, otherScreen } from './policy.ts';
import { windowOptions } from './window.ts';

/** The one window of the display page in the hall. */
export interface DisplayWindow {
  /** The token it was opened with; null while there is none. */
  readonly token: () => string | null;
  readonly is: (window: BrowserWindow | null) => boolean;
  /** Brings an open one to the front. @returns whether there is one */
  readonly focus: () => boolean;
  /** Opens it; one that was opened meanwhile comes to the front instead. */
  readonly open: (token: string) => Promise<'opened' | 'focused'>;
  readonly close: () => void;
}

/**
 * Options of the display's window, as locked down as the main one: full screen on the second monitor where there is one,
 * else an ordinary window to be moved there.
 */
export function displayOptions(
  preload: string,
  bounds: Electron.Rectangle | null,
): Electron.BrowserWindowConstructorOptions {
  const place = bounds === null ? { width: 1280, height: 800 } : { ...bounds, fullscreen: true };
  return { ...windowOptions(preload), minWidth: 640, minHeight: 400, ...place };
}

/** Keeps at most one display window. @param mainWindow whose monitor is left to the counter */
export function createDisplayWindow(preload: string, mainWindow: () => BrowserWindow | null): DisplayWindow {
  let shown: { readonly window: BrowserWindow; readonly token: string } | null = null;
  const secondScreen = (): Electron.Rectangle | null => {
    const main = mainWindow();
    if (main === null) return null;
    const own = screen.getDisplayMatching(main.getBounds());
    return otherScreen(screen.getAllDisplays(), own.id)?.bounds ?? null;
  };
  const focus = (): boolean => {
    if (shown === null) return false;
    if (shown.window.isMinimized()) shown.window.restore();
    shown.window.focus();
    return true;
  };
  return {
    focus,
    token: () => shown?.token ?? null,
    is: (window) => window !== null && window === shown?.window,
    open: async (token) => {
      if (focus()) return 'focused';
      const window = new BrowserWindow(displayOptions(preload, secondScreen()));
      // Known before its page runs: the page asks for its port at once.
      shown = { window, token };
      window.once('ready-to-show', () => window.show());
      window.once('closed', () => {
        if (shown?.window === window) shown = null;
      });
      await window.loadURL(`${APP_URL}#/display/${token}`);
      return 'opened';
    },
    close: () => shown?.window.close(),
  };
}
