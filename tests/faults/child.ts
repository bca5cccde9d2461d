import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export interface RunningChild {
  /** Resolves with the lines said so far, when a line has come or the child has ended. */
  firstLine(): Promise<readonly string[]>;
  kill(): void;
  /** Everything it said, once it is gone. */
  ended(): Promise<{ readonly lines: readonly string[]; readonly code: number | null; readonly signal: string | null }>;
}

/** Starts a script of `children/` on the same Node; it is killed at the latest when the test is over. */
export function startChild(script: string, args: readonly string[]): RunningChild {
  const child: ChildProcess = spawn(
    process.execPath,
    [fileURLToPath(new URL(`children/${script}`, import.meta.url)), ...args],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let said = '';
  const heard = Promise.withResolvers<void>();
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.includes('\n')) heard.resolve();
  });
  // A line that the kill has cut off was not said.
  const lines = () => said.split('\n').slice(0, -1);
  const gone = new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      heard.resolve();
      resolve({ code, signal });
    });
  });
  return {
    firstLine: async () => {
      await heard.promise;
      return lines();
    },
    kill: () => {
      child.kill('SIGKILL');
    },
    ended: async () => {
      const { code, signal } = await gone;
      return { lines: lines(), code, signal };
    },
  };
}
