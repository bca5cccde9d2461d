import type { Browser, Page } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DEMO_STAFF } from '../../electron/sample/demo/demo-office.ts';
import { BACKUP_FOLDER } from '../../electron/services/files.ts';
import { backupName } from '../../electron/storage/backup-ring.ts';
import { launchBrowser, openPage, signInAs } from './browser.ts';
import { copyOfDemo } from './demo-database.ts';
import { figuresOf, rounded, row } from './figures.ts';
import { startHostProcess } from './host-process.ts';

const SECONDS = 6;
const WINDOW_MILLISECONDS = 500;
/** A notch of the wheel, as often as the browser takes one, at most with every frame: faster than a finger turns it. */
const WHEEL_PIXELS = 120;
const WHEEL_MILLISECONDS = 16;
/** A key that is held down comes again thirty times a second. */
const KEY_MILLISECONDS = 33;
/** Until the first pages of the list are there. */
const SETTLING_MILLISECONDS = 1500;
const LIMIT = 50;

declare global {
  interface Window {
    /** When frames were drawn since `benchFrames` was emptied, in milliseconds of the page. */
    benchFrames: number[];
  }
}

interface Motion {
  readonly frames: number;
  /** Frames a second in the half second that had fewest. */
  readonly least: number;
  readonly p95: number;
  readonly longest: number;
}

/** Fewest frames of any half second, as frames a second; intervals in milliseconds. */
function motionOf(frames: readonly number[]): Motion {
  const intervals = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
  const end = frames.at(-1) ?? 0;
  let least = Number.POSITIVE_INFINITY;
  for (const from of frames) {
    if (from + WINDOW_MILLISECONDS > end) break;
    const drawn = frames.filter((at) => at > from && at <= from + WINDOW_MILLISECONDS).length;
    least = Math.min(least, (drawn * 1000) / WINDOW_MILLISECONDS);
  }
  return { frames: frames.length, least, p95: figuresOf(intervals).p95, longest: Math.max(...intervals) };
}

async function startFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.benchFrames = [];
    const frame = (at: number) => {
      window.benchFrames.push(at);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** What is drawn while something is done again and again for some seconds, `pause` milliseconds from one to the next. */
async function motionWhile(page: Page, pause: number, step: () => Promise<unknown>): Promise<Motion> {
  await page.evaluate(() => {
    window.benchFrames = [];
  });
  const end = performance.now() + SECONDS * 1000;
  while (performance.now() < end) {
    const next = performance.now() + pause;
    await step();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
  }
  return motionOf(await page.evaluate(() => window.benchFrames));
}

const lastRow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll('.case-grid-body [role=row]')];
    return Math.max(0, ...shown.map((one) => Number(one.getAttribute('aria-rowindex'))));
  });

async function openList(browser: Browser, address: string): Promise<Page> {
  const page = await openPage(browser);
  await page.goto(address);
  const person = DEMO_STAFF.find(({ roles }) => roles.includes('reviewer'));
  if (person === undefined) throw new Error('nobody reviews in the demo office');
  await page.locator('.door-form').waitFor();
  await signInAs(page, person);
  await page.locator('.today-head button').first().click();
  await page.locator('.case-filter-clear').click();
  await page.locator('.case-grid-body [role=row]').first().waitFor();
  await new Promise((resolve) => setTimeout(resolve, SETTLING_MILLISECONDS));
  await startFrames(page);
  return page;
}

/** The copy of the day is taken as made: taking one of five gigabytes is not what is measured here. */
async function markBackedUp(folder: string): Promise<void> {
  const backups = path.join(folder, BACKUP_FOLDER);
  await mkdir(backups, { recursive: true });
  await writeFile(path.join(backups, backupName(new Date())), '');
}

/**
 * Frames a second while the list of all cases of the demo office is scrolled by wheel and by keys, further pages loaded on
 * the way, against a page with nothing on it in the same browser.
 */
export async function run(): Promise<{
  readonly bench: 'scroll';
  /** Frames a second in the worst half second of scrolling against those of the empty page. */
  readonly ratio: number;
  readonly framesPerSecond: number;
  readonly emptyFramesPerSecond: number;
  readonly p95Milliseconds: number;
  readonly longestMilliseconds: number;
  readonly rows: number;
  readonly cases: number;
}> {
  const demo = await copyOfDemo();
  await markBackedUp(demo.folder);
  const host = await startHostProcess(demo.folder);
  const browser = await launchBrowser();
  try {
    const empty = await openPage(browser);
    await startFrames(empty);
    const nothing = () => Promise.resolve();
    const motions = { 'an empty page': await motionWhile(empty, KEY_MILLISECONDS, nothing) } as Record<string, Motion>;
    await empty.context().close();
    const page = await openList(browser, host.address);
    await page.locator('.case-grid').hover();
    motions['the list at rest'] = await motionWhile(page, KEY_MILLISECONDS, nothing);
    const grid = page.locator('.case-grid');
    const held = async (key: string) => {
      await grid.focus();
      return motionWhile(page, KEY_MILLISECONDS, () => page.keyboard.press(key));
    };
    const wheel = (pixels: number) => motionWhile(page, WHEEL_MILLISECONDS, () => page.mouse.wheel(0, pixels));
    motions['wheel'] = await wheel(WHEEL_PIXELS);
    const rows = await lastRow(page);
    motions['wheel back'] = await wheel(-WHEEL_PIXELS);
    motions['page down'] = await held('PageDown');
    motions['arrow down'] = await held('ArrowDown');
    const reached = Math.max(rows, await lastRow(page));
    console.log(`the list of ${demo.order.cases} cases, ${SECONDS} s each; rows reached: ${reached}`);
    console.log(row('', 'frames', 'least fps', '95 %, ms', 'longest, ms'));
    for (const [name, { frames, least, p95, longest }] of Object.entries(motions))
      console.log(row(name, frames, least, p95, longest));
    const scrolled = ['wheel', 'wheel back', 'page down', 'arrow down'].flatMap((name) => motions[name] ?? []);
    const least = Math.min(...scrolled.map((one) => one.least));
    const still = motions['an empty page']?.least ?? 0;
    console.log(row(`least frames a second (limit ${LIMIT})`, '', least));
    return {
      bench: 'scroll',
      ratio: rounded(least / still),
      framesPerSecond: rounded(least),
      emptyFramesPerSecond: rounded(still),
      p95Milliseconds: rounded(Math.max(...scrolled.map(({ p95 }) => p95))),
      longestMilliseconds: rounded(Math.max(...scrolled.map(({ longest }) => longest))),
      rows: reached,
      cases: demo.order.cases,
    };
  } finally {
    await browser.close();
    await host.stop();
    await demo.remove();
  }
}
