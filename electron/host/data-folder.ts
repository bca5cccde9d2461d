import os from 'node:os';
import path from 'node:path';
import type { DamageChoice } from '../services/damage.ts';

/** Everything that decides where the data lie, so that the decision itself is a plain function. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The user's data folder of this program; `--data DIR` overrides it.
 * @example defaultDataFolder({ platform: 'linux', home: '/u', env: {} }) === '/u/.local/share/fire-window'
 */
export function defaultDataFolder(machine: Machine): string {
  const join = machine.platform === 'win32' ? path.win32.join : path.posix.join;
  switch (machine.platform) {
    case 'win32':
      return join(machine.env['APPDATA'] ?? join(machine.home, 'AppData', 'Roaming'), 'fire-window');
    case 'darwin':
      return join(machine.home, 'Library', 'Application Support', 'fire-window');
    default:
      return join(machine.env['XDG_DATA_HOME'] ?? join(machine.home, '.local', 'share'), 'fire-window');
  }
}

/** What `npm start`, `open` and the Electron program understand on their command line. */
export interface OpenOptions {
  readonly dataFolder: string;
  readonly sample: boolean;
  readonly port: number;
  /** Settles a damaged database: `--restore BACKUP` or `--start-empty`. */
  readonly damageChoice: DamageChoice;
}

/** A word on the command line that is not understood, or lacks its value. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Reads `--data DIR`, `--sample`, `--browser`, `--port N`, `--restore BACKUP`, `--start-empty`. The sample lives in a folder of its own, a new one each day, because
 * its week is moved to the days around today.
 * @throws UsageError
 */
export function readOpenOptions(args: readonly string[], today: string, machine: Machine = thisMachine()): OpenOptions {
  let data: string | null = null;
  let port = 0;
  let sample = false;
  let damageChoice: DamageChoice = null;
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index];
    const value = args[index + 1];
    if (word === '--sample') sample = true;
    else if (word === '--browser') continue;
    else if (word === '--start-empty') damageChoice = { kind: 'start-empty' };
    else if (word === '--data' || word === '--port' || word === '--restore') {
      if (value === undefined || value.startsWith('--')) throw new UsageError(`${word} needs a value`);
      if (word === '--data') data = path.resolve(value);
      else if (word === '--restore') damageChoice = { kind: 'restore', backup: value };
      else if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) port = Number(value);
      else throw new UsageError(`--port takes a number from 0 to 65535, not ${value}`);
      index += 1;
    } else throw new UsageError(`unknown option ${word}`);
  }
  const folder = data ?? defaultDataFolder(machine);
  return {
    dataFolder: sample && data === null ? path.join(folder, 'sample', today) : folder,
    sample,
    port,
    damageChoice,
  };
}

export function thisMachine(): Machine {
  return { platform: process.platform, home: os.homedir(), env: process.env };
}
