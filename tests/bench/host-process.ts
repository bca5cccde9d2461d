import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** The folder of the project, from wherever the bundle lies. */
function projectRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return folder;
}

/** Milliseconds since 1970 on the clock of this machine, with fractions: comparable with those of a page. */
export const instantNow = (): number => performance.timeOrigin + performance.now();

/** The program as somebody started it: the command line's host, a process of its own. */
export interface HostProcess {
  /** Address of the first window, valid once. */
  readonly address: string;
  /** When the process was started and when it said that it is ready; see `instantNow`. */
  readonly startedAt: number;
  readonly readyAt: number;
  /** Ends it as Ctrl+C does and waits for that. */
  stop(): Promise<void>;
}

/** Starts `serve` on a data folder and waits for its address. @throws Error when it ends before */
export async function startHostProcess(folder: string): Promise<HostProcess> {
  const startedAt = instantNow();
  const child = spawn(
    process.execPath,
    [path.join(projectRoot(), 'build', 'cli.mjs'), 'serve', '--data', folder, '--port', '0'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  const line = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  if (line.done === true) throw new Error('the host ended before it was ready');
  const { url, token } = JSON.parse(line.value) as { url: string; token: string };
  return {
    address: `${url}#token=${token}`,
    startedAt,
    readyAt: instantNow(),
    stop: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
}
