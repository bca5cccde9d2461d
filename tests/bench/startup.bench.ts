import type { Browser } from '@playwright/test';
import { DEMO_STAFF } from '../../electron/sample/demo/demo-office.ts';
import { launchBrowser, markPaints, openPage, paintedAt, signInAs } from './browser.ts';
import { copyOfDemo } from './demo-database.ts';
import { figuresOf, rounded, row } from './figures.ts';
import { startHostProcess } from './host-process.ts';

const WARM_UP = 1;
const ROUNDS = 9;

/** One start, in milliseconds. All but the last from the start of the process. */
interface Start {
  readonly ready: number;
  /** Anything at all in the window. */
  readonly contentful: number;
  readonly signIn: number;
  /** From the click on the button to the start page with its rows. */
  readonly today: number;
}
const STEPS = ['ready', 'contentful', 'signIn', 'today'] as const;
const WORDS: Readonly<Record<(typeof STEPS)[number], string>> = {
  ready: 'process started -> host ready',
  contentful: 'process started -> first contentful paint',
  signIn: 'process started -> sign-in page painted',
  today: 'signing in -> start page with its rows',
};

async function start(browser: Browser, folder: string, person: (typeof DEMO_STAFF)[number]): Promise<Start> {
  const host = await startHostProcess(folder);
  const page = await openPage(browser);
  try {
    // The figures and the rows of the start page are put in together.
    await markPaints(page, { signIn: '.door-form', today: '.today-numbers' });
    await page.goto(host.address);
    const signIn = await paintedAt(page, 'signIn');
    const contentful = await paintedAt(page, 'contentful');
    await signInAs(page, person);
    const today = await paintedAt(page, 'today');
    return {
      ready: host.readyAt - host.startedAt,
      contentful: contentful - host.startedAt,
      signIn: signIn - host.startedAt,
      today: today - (await paintedAt(page, 'clicked')),
    };
  } finally {
    await page.context().close();
    await host.stop();
  }
}

/**
 * Starting with the demo office against starting with one that was just set up: the command line's host as a process of its
 * own, a window in Chromium, both on copies without a backup of today, taking turns. Medians.
 */
export async function run(): Promise<{
  readonly bench: 'startup';
  /** The worst of those below. */
  readonly ratio: number;
  readonly firstPaintRatio: number;
  readonly signInRatio: number;
  readonly startPageRatio: number;
  readonly firstPaintMilliseconds: number;
  readonly startPageMilliseconds: number;
  readonly cases: number;
}> {
  // The reviewer, not the counter, has most of the open cases.
  const person = DEMO_STAFF.find(({ roles }) => roles.includes('reviewer'));
  if (person === undefined) throw new Error('nobody reviews in the demo office');
  const full = await copyOfDemo();
  const empty = await copyOfDemo(0);
  const browser = await launchBrowser();
  try {
    const times: Record<'full' | 'empty', Start[]> = { full: [], empty: [] };
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      for (const name of round % 2 === 0 ? (['full', 'empty'] as const) : (['empty', 'full'] as const)) {
        const one = await start(browser, (name === 'full' ? full : empty).folder, person);
        if (round >= 0) times[name].push(one);
      }
    }
    const median = (name: 'full' | 'empty', step: (typeof STEPS)[number]) =>
      figuresOf(times[name].map((one) => one[step])).median;
    const ratio = (step: (typeof STEPS)[number]) => rounded(median('full', step) / median('empty', step));
    console.log(`starting, medians of ${ROUNDS}, ms`);
    console.log(row('', `${full.order.cases} cases`, 'just set up', 'ratio'));
    for (const step of STEPS) console.log(row(WORDS[step], median('full', step), median('empty', step), ratio(step)));
    console.log(row('worst ratio (limit 1.30)', Math.max(...STEPS.map(ratio))));
    return {
      bench: 'startup',
      ratio: Math.max(...STEPS.map(ratio)),
      firstPaintRatio: ratio('contentful'),
      signInRatio: ratio('signIn'),
      startPageRatio: ratio('today'),
      firstPaintMilliseconds: Math.round(median('full', 'contentful')),
      startPageMilliseconds: Math.round(median('full', 'today')),
      cases: full.order.cases,
    };
  } finally {
    await browser.close();
    await full.remove();
    await empty.remove();
  }
}
