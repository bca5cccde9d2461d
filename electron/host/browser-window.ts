import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Machine } from './data-folder.ts';

/**
 * Where Chromium-family browsers are installed, best first. `FIRE_WINDOW_BROWSER` names one that is elsewhere.
 */
export function browserCandidates(machine: Machine): readonly string[] {
  const { env, platform } = machine;
  const asked = env['FIRE_WINDOW_BROWSER'];
  const first = asked === undefined || asked === '' ? [] : [asked];
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (folder) => folder !== undefined,
    );
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Chromium\\Application\\chrome.exe',
    ];
    return [...first, ...programs.flatMap((program) => roots.map((folder) => path.win32.join(folder, program)))];
  }
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
    return [...first, ...apps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`)];
  }
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
  ];
  const folders = (env['PATH'] ?? '/usr/bin').split(':').filter((folder) => folder !== '');
  return [...first, ...names.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)))];
}

/** True where a window can be shown at all. */
export function hasDisplay(machine: Machine): boolean {
  return machine.platform !== 'linux' || Boolean(machine.env['DISPLAY'] ?? machine.env['WAYLAND_DISPLAY']);
}

/** Arguments of a window that looks like a program: no address bar, a profile of its own, no traffic but ours. */
export function appModeArguments(options: {
  readonly url: string;
  readonly profile: string;
  readonly asRoot: 'root' | 'user';
}): readonly string[] {
  return [
    `--app=${options.url}`,
    `--user-data-dir=${options.profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-translate',
    '--window-size=1366,900',
    // Chromium refuses to start as root with its sandbox; only such machines (containers) lose it.
    ...(options.asRoot === 'root' ? ['--no-sandbox'] : []),
  ];
}

/** Opens the window; null when no browser is installed here. The child ends when the window is closed. */
export function openBrowserWindow(
  url: string,
  profile: string,
  machine: Machine,
): { child: ChildProcess; browser: string } | null {
  const browser = browserCandidates(machine).find((file) => existsSync(file));
  if (browser === undefined) return null;
  const asRoot = process.getuid?.() === 0 ? 'root' : 'user';
  const child = spawn(browser, appModeArguments({ url, profile, asRoot }), { stdio: 'ignore' });
  return { child, browser };
}
