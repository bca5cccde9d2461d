import { createRouterClient } from '@orpc/server';
import { ORPCError } from '@orpc/client';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { createApplication, type Application } from '../../electron/services/application.ts';
import type { ClientSession, RenderPaper } from '../../electron/services/context.ts';
import { SAMPLE_SETUP } from '../../electron/sample/office.ts';
import { fillOffice, openReplay } from '../../electron/sample/replay.ts';
import { temporaryFolder } from './support.ts';

/** A plain renderer, so that a failing test of the services is never about the look of a paper. */
const renderPlain: RenderPaper = (data) => ({ html: `<pre>${JSON.stringify(data)}</pre>`, templateVersion: 'test' });

/** An application in a folder of its own, on a clock set by hand. */
export interface TestOffice {
  readonly app: Application;
  readonly folder: string;
  /** Civil date and local time in Asia/Shanghai. */
  set(date: string, time?: string): void;
  /** The procedures as one window calls them. */
  window(client?: ClientSession): ReturnType<typeof clientOf>;
}

export function clientOf(app: Application, client: ClientSession) {
  return createRouterClient(app.router, { context: { client } });
}

export async function openTestOffice(
  options: { readonly folder?: string; readonly date?: string } = {},
): Promise<TestOffice> {
  const folder = options.folder ?? (await temporaryFolder());
  let now = new Date(`${options.date ?? '2026-09-18'}T09:00:00+08:00`);
  const app = await createApplication({
    dataFolder: folder,
    host: 'browser',
    now: () => now,
    renderPaper: renderPlain,
  });
  onTestFinished(() => app.close());
  return {
    app,
    folder,
    set: (date, time = '09:00') => {
      now = new Date(`${date}T${time}:00+08:00`);
    },
    window: (client = app.openClient()) => clientOf(app, client),
  };
}

let setUp: Promise<string> | null = null;

afterAll(async () => {
  if (setUp !== null) await rm(await setUp, { recursive: true, force: true });
});

/** A folder after first start, made once per test file, for hashing a password takes a while. */
async function setUpFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fire-window-setup-'));
  const app = await createApplication({ dataFolder: folder, host: 'browser', renderPaper: renderPlain });
  await clientOf(app, app.openClient()).setup.initialise(SAMPLE_SETUP);
  await app.close();
  return folder;
}

/** An office after first start, with one window at which its administrator is signed in. */
export async function openSetUpOffice(options: { readonly date?: string } = {}) {
  setUp ??= setUpFolder();
  const folder = await temporaryFolder();
  await cp(await setUp, folder, { recursive: true });
  const office = await openTestOffice({ ...options, folder });
  const client = Object.assign(office.app.openClient(), { staffId: 'S0001' });
  return { ...office, client, admin: office.window(client) };
}

/** Code and data of the contract error a call answers with; fails the test when it succeeds. */
export async function refusalOf(call: Promise<unknown>): Promise<{ readonly code: string; readonly data: unknown }> {
  const outcome = await call.then(
    (answer) => new Error(`Expected a refusal, got ${JSON.stringify(answer)}`),
    (error: unknown) => error,
  );
  if (outcome instanceof ORPCError) return { code: String(outcome.code), data: outcome.data };
  throw outcome;
}

/**
 * An office filled once per test file and copied for each test. Call it at the top of a file or `describe`.
 *
 * @param date the clock stands at while it is filled; without one it is the machine's.
 * @returns opens a copy of its own, on a clock set by hand.
 */
export function officesFilledBy(
  fill: (app: Application) => Promise<unknown>,
  date?: string,
): (date?: string) => Promise<TestOffice> {
  let template = '';
  beforeAll(async () => {
    template = await mkdtemp(path.join(tmpdir(), 'fire-window-office-'));
    const clock = date === undefined ? {} : { now: () => new Date(`${date}T09:00:00+08:00`) };
    const app = await createApplication({ dataFolder: template, host: 'browser', renderPaper: renderPlain, ...clock });
    await fill(app);
    await app.close();
  }, 120_000);
  afterAll(() => rm(template, { recursive: true, force: true }));
  return async (on) => {
    const folder = await temporaryFolder();
    await cp(template, folder, { recursive: true });
    return openTestOffice({ folder, ...(on === undefined ? {} : { date: on }) });
  };
}

/** The sample's office with all its accounts (hashing six passwords takes a while). */
export function sampleOffices(): (date?: string) => Promise<TestOffice> {
  return officesFilledBy((app) => fillOffice(openReplay(app), '2026-09-11'));
}
