// Finds the Chromium that browser tests drive; on Debian as root installs it, with the fonts the papers need.
// The shell without a window comes first: a PDF takes it a tenth of a second, where the whole browser needs four.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const CANDIDATES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const FONTS_AND_TOOLS = ['fonts-noto-cjk', 'poppler-utils'];
/** Older releases of Debian do not have the shell. */
const BROWSERS = ['chromium-headless-shell', 'chromium'];

const find = () => CANDIDATES.find((file) => file !== undefined && file !== '' && existsSync(file)) ?? null;

function hasChineseFonts() {
  if (process.platform !== 'linux') return true;
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
}

function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 2], env }).status === 0;
}

function install() {
  aptGet('update', '-q');
  for (const browser of BROWSERS) {
    process.stderr.write(`fire-window: installing ${browser} and fonts for the browser tests ...\n`);
    if (aptGet('install', '-y', '-q', browser, ...FONTS_AND_TOOLS)) return;
  }
}

/** Path of the browser, or null with what to install in `advice`. */
export function ensureBrowser() {
  const debianRoot = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const isWhole = find() !== null && hasChineseFonts();
  const chosen = process.env.CHROMIUM ?? '';
  const hasQuickest = chosen !== '' || existsSync('/usr/bin/chromium-headless-shell');
  if (debianRoot && !(isWhole && hasQuickest)) install();
  return {
    browser: find(),
    advice: `install Chromium or Chrome and a Chinese font (Debian: apt-get install ${[BROWSERS[0], ...FONTS_AND_TOOLS].join(' ')}), or set CHROMIUM to its path`,
  };
}
