// What every script under build/ needs before it can do its own work. Node built-ins only: this runs on whatever
// Node (>= 20) started npm, before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const windows = process.platform === 'win32';

/** The pinned Node from npm; null before installation. */
export function pinnedNode() {
  const file = path.join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
  return existsSync(file) ? file : null;
}

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** True when node_modules holds what the lock file names (versions compared, optional platform packages left out). */
export function isInstalled() {
  const hidden = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden) || pinnedNode() === null) return false;
  const wanted = readJson(path.join(root, 'package-lock.json')).packages;
  const present = readJson(hidden).packages;
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional || entry.devOptional || present[name]?.version === entry.version,
  );
}

/** Installs from the lock file when needed. What npm says goes to standard error; `sqlite3` may compile for a minute or two. */
export function ensureInstalled() {
  if (isInstalled()) return;
  process.stderr.write(
    'fire-window: installing from the lock file (sqlite3 may compile from source, one to two minutes) ...\n',
  );
  const result = spawnSync(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: windows,
    // `npm test --silent` would silence this npm too, and with it the reason of a failure.
    env: { ...process.env, npm_config_loglevel: 'error' },
  });
  if (result.status !== 0 || pinnedNode() === null) {
    process.stderr.write(
      'fire-window: "npm ci" failed; see the lines above. A C++ compiler, make and Python 3 are needed where no ready sqlite3 fits.\n',
    );
    process.exit(1);
  }
}

function* sourceFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* sourceFiles(file);
    else yield file;
  }
}

/** Fingerprint of everything the bundles are made from (names, sizes, times: reading 300 files would be slower than building). */
function fingerprint() {
  const hash = createHash('sha256');
  const files = ['shared', 'electron', 'renderer', 'build'].flatMap((name) => [...sourceFiles(path.join(root, name))]);
  files.push(path.join(root, 'package-lock.json'));
  for (const file of files.toSorted()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${path.relative(root, file)}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const stampFile = path.join(root, 'dist', '.built-from');

const isBuilt = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint();

/** Builds when a source is newer than the bundles. Never writes to standard output: the CLI's answers go there. */
export function ensureBuilt() {
  if (isBuilt()) return;
  const status = oneAtATime(() => {
    // Another command may have built while this one waited.
    if (isBuilt()) return 0;
    process.stderr.write('fire-window: building ...\n');
    return runPinned([path.join(root, 'build', 'build.mjs')], { stdio: ['ignore', 2, 2] }).status;
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** Two commands started side by side must not build into the same folder at once. */
function oneAtATime(work) {
  const lock = path.join(root, 'node_modules', '.fire-window-building');
  while (!take(lock)) {
    if (!isHeld(lock)) rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/** A lock whose process has ended (a build that was stopped) holds nobody up. */
function isHeld(lock) {
  let holder;
  try {
    holder = Number(readFileSync(lock, 'utf8'));
  } catch {
    return false;
  }
  // Just made: its number is not written yet.
  if (holder === 0) return Date.now() - statSync(lock, { throwIfNoEntry: false })?.mtimeMs < 2000;
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

export function markBuilt() {
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, fingerprint());
}

/** Environment in which `node` is the pinned one, also for what npm tools start themselves. */
export function pinnedEnvironment() {
  const separator = windows ? ';' : ':';
  const folders = [path.dirname(pinnedNode()), path.join(root, 'node_modules', '.bin'), process.env.PATH ?? ''];
  return { ...process.env, PATH: folders.join(separator) };
}

export function runPinned(args, options = {}) {
  return spawnSync(pinnedNode(), args, { cwd: root, stdio: 'inherit', env: pinnedEnvironment(), ...options });
}

/** Runs this very script again on the pinned Node, unless it already is that version. */
export function onPinnedNode(script) {
  ensureInstalled();
  const wanted = readJson(path.join(root, 'node_modules', 'node', 'package.json')).version;
  if (process.versions.node === wanted) return;
  const result = runPinned([fileURLToPath(script), ...process.argv.slice(2)]);
  process.exit(result.status ?? 1);
}

/** Path of an npm package's command-line script, to be run on the pinned Node. */
export function packageBin(name, bin = name) {
  const folder = path.join(root, 'node_modules', ...name.split('/'));
  const { bin: bins } = readJson(path.join(folder, 'package.json'));
  return path.join(folder, typeof bins === 'string' ? bins : bins[bin]);
}

export const importFromRoot = (file) => import(pathToFileURL(path.join(root, file)).href);
