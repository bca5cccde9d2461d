import { expect, test as base, type Page } from '@playwright/test';
import axe from 'axe-core';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.resolve(import.meta.dirname, '..', '..', '..');

/** One running program with a data folder of its own. */
export interface Program {
  readonly url: string;
  readonly dataFolder: string;
  /** Sets the program's clock, e.g. `2026-09-18T01:30:00Z` = 09:30 at the counter. */
  setNow(instant: string): Promise<void>;
  /** Address of a new window, valid once. */
  newWindow(): Promise<string>;
  /** Ends the process the hard way, as a pulled plug does. */
  kill(): Promise<void>;
  /** Starts it again on the same data folder. */
  restart(instant: string): Promise<void>;
}

class HostProcess implements Program {
  url = '';
  readonly dataFolder: string;
  #child: ChildProcess | null = null;
  #answers: AsyncIterator<string> | null = null;
  #firstToken: string | null = null;

  constructor(dataFolder: string) {
    this.dataFolder = dataFolder;
  }

  async restart(instant: string): Promise<void> {
    const child = spawn(
      process.execPath,
      [path.join(root, 'dist/tests/host.js'), '--data', this.dataFolder, '--now', instant],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    this.#child = child;
    this.#answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const { url, token } = await this.#answer();
    this.url = String(url);
    this.#firstToken = String(token);
  }

  async #answer(): Promise<Record<string, unknown>> {
    const line = await this.#answers?.next();
    if (line === undefined || line.done === true) throw new Error('the test host ended');
    return JSON.parse(line.value) as Record<string, unknown>;
  }

  async #ask(command: Record<string, unknown>): Promise<Record<string, unknown>> {
    this.#child?.stdin?.write(`${JSON.stringify(command)}\n`);
    return this.#answer();
  }

  async setNow(instant: string): Promise<void> {
    await this.#ask({ now: instant });
  }

  async newWindow(): Promise<string> {
    const token = this.#firstToken ?? (await this.#ask({ token: true }))['token'];
    this.#firstToken = null;
    return `${this.url}#token=${String(token)}`;
  }

  async #end(signal: NodeJS.Signals | null): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (signal === null) child.stdin?.end();
    else child.kill(signal);
    await ended;
    this.#child = null;
  }

  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  close(): Promise<void> {
    return this.#end(null);
  }
}

/** `program`: the real host on a fresh data folder at 2026-09-18 09:00 in the office. */
export const test = base.extend<{ program: Program; startAt: string }>({
  startAt: ['2026-09-18T01:00:00Z', { option: true }],
  program: async ({ startAt }, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'fire-window-web-'));
    const host = new HostProcess(folder);
    await host.restart(startAt);
    await use(host);
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  },
  // A page error or a console error in any journey fails it. The program outlives the page, as it does in an office.
  page: async ({ page, program: _outlives }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      // The browser itself reports answers of 4xx, which are expected here and checked on the screen.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        errors.push(message.text());
    });
    await use(page);
    expect(errors).toEqual([]);
    await page.close();
  },
});
export { expect };

/** Keeps a picture of the window as test output. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = path.join(root, 'test-results', 'screens');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
}

/** No accessibility rule is broken on the screen as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const broken = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { readonly axe: typeof axe }).axe.run(
      // Papers lie in frames without scripts, where nothing can look; they are read in their own tests.
      { exclude: ['iframe'] },
      {
        iframes: false,
        resultTypes: ['violations'],
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      },
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
  });
  expect(broken).toEqual([]);
}

/** Counts key strokes, telling typed content (characters of what is entered) from the keys that steer. */
export class Keyboard {
  readonly #page: Page;
  steering = 0;
  typed = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string, times = 1): Promise<void> {
    for (let index = 0; index < times; index += 1) await this.#page.keyboard.press(key);
    this.steering += times;
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    this.typed += text.length;
  }

  /** Initials and digits that choose from a list: each letter counts as a key that steers. */
  async choose(initials: string): Promise<void> {
    await this.#page.keyboard.type(initials);
    this.steering += initials.length;
    await this.press('Enter');
  }
}
