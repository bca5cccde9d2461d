import { BrowserWindow, type WebContents } from 'electron';
import { APP_URL, isOurUrl } from './policy.ts';

/** Options of the one main window: sandboxed, isolated, no Node, no spell-checker download. */
export function windowOptions(preload: string): Electron.BrowserWindowConstructorOptions {
  return {
    width: 1366,
    height: 900,
    minWidth: 1180,
    minHeight: 680,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#f5f6f8',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
    },
  };
}

/** No way out of our own pages: no navigation, no new windows, no webviews. */
export function keepInside(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!isOurUrl(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOurUrl(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    // The paper preview is a sandboxed `about:srcdoc` or `blob:` frame of our own page.
    if (!isOurUrl(event.url) && !/^(about:srcdoc|about:blank|blob:app:\/\/fire-window)/.test(event.url))
      event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/**
 * Opens the main window; it is shown when its first page is painted, so nothing white flashes. `created` hears of it before
 * its page runs, because the page asks for its port at once.
 */
export async function openMainWindow(preload: string, created: (window: BrowserWindow) => void): Promise<void> {
  const window = new BrowserWindow(windowOptions(preload));
  created(window);
  window.once('ready-to-show', () => window.show());
  await window.loadURL(APP_URL);
}
