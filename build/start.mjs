// `npm start`: install, build, open. Electron where its runtime is present or arrives within seconds, else a
// Chromium-family browser in app mode on the loopback host, else the address to open. One line says which and why.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt, importFromRoot, onPinnedNode, pinnedEnvironment, pinnedNode, root } from './lib/project.mjs';

const DOWNLOAD_SECONDS = 12;

onPinnedNode(import.meta.url);
ensureBuilt();
const args = process.argv.slice(2);
const electron = electronRuntime();
if (electron.file === null) {
  process.stderr.write(`fire-window: not in Electron (${electron.why}).\n`);
  const { runCli } = await importFromRoot('dist/electron/cli.js');
  process.exitCode = await runCli(['open', ...args], {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
  });
} else {
  process.stderr.write(`fire-window: opening in Electron (${electron.why}).\n`);
  const child = spawn(electron.file, [root, ...args], { stdio: 'inherit', env: pinnedEnvironment() });
  child.on('close', (code) => process.exit(code ?? 1));
}

/** The runtime's executable, or why there is none. */
function electronRuntime() {
  if (args.includes('--browser')) return { file: null, why: '--browser was asked for' };
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return { file: null, why: 'this machine has no display' };
  if (process.platform === 'linux' && process.getuid?.() === 0)
    return { file: null, why: 'Electron keeps its sandbox and does not run as root' };
  const folder = path.join(root, 'node_modules', 'electron');
  const present = () => {
    const pathFile = path.join(folder, 'path.txt');
    if (!existsSync(pathFile)) return null;
    const file = path.join(folder, 'dist', readFileSync(pathFile, 'utf8'));
    return existsSync(file) ? file : null;
  };
  const ready = present();
  if (ready !== null) return { file: ready, why: 'its runtime is present' };
  const missed = path.join(root, 'dist', '.electron-download-missed');
  if (existsSync(missed) && Date.now() - statSync(missed).mtimeMs < 24 * 3600 * 1000)
    return { file: null, why: 'its runtime could not be downloaded today; "npx install-electron" fetches it' };
  process.stderr.write(`fire-window: fetching the Electron runtime, at most ${DOWNLOAD_SECONDS} s ...\n`);
  spawnSync(pinnedNode(), [path.join(folder, 'install.js')], {
    stdio: 'ignore',
    timeout: DOWNLOAD_SECONDS * 1000,
    env: pinnedEnvironment(),
  });
  const fetched = present();
  if (fetched !== null) return { file: fetched, why: 'its runtime was downloaded' };
  mkdirSync(path.dirname(missed), { recursive: true });
  writeFileSync(missed, '');
  return { file: null, why: `its runtime did not arrive within ${DOWNLOAD_SECONDS} s` };
}
