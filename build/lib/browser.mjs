// Finds the Chromium that browser tests drive; on Debian as root installs it, with the fonts the papers need.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const CANDIDATES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const PACKAGES = ['chromium', 'fonts-noto-cjk', 'poppler-utils'];

const find = () => CANDIDATES.find((file) => file !== undefined && file !== '' && existsSync(file)) ?? null;

function hasChineseFonts() {
  if (process.platform !== 'linux') return true;
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
}

/** Path of the browser, or null with what to install in `advice`. */
export function ensureBrowser() {
  const complete = () => find() !== null && hasChineseFonts();
  const debianRoot = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!complete() && debianRoot) {
    process.stderr.write(`fire-window: installing ${PACKAGES.join(', ')} for the browser tests ...\n`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-q'], { stdio: ['ignore', 'ignore', 2], env });
    spawnSync('apt-get', ['install', '-y', '-q', ...PACKAGES], { stdio: ['ignore', 'ignore', 2], env });
  }
  return {
    browser: find(),
    advice: `install Chromium or Chrome and a Chinese font (Debian: apt-get install ${PACKAGES.join(' ')}), or set CHROMIUM to its path`,
  };
}
