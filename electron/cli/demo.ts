import { isCivilDate, shanghaiDate } from '../../shared/dates/civil.ts';
import { readOpenOptions, UsageError } from '../host/data-folder.ts';
import { createPaperRenderer } from '../documents/render.ts';
import { DEMO_SETUP, DEMO_STAFF } from '../sample/demo/demo-office.ts';
import { fillDemo, firstDayOf, type DemoOrder, type DemoProgress } from '../sample/fill-demo.ts';
import { createApplication } from '../services/application.ts';
import { shanghaiInstant } from '../sample/replay.ts';
import { writeAll, type CliIo } from './io.ts';
import { untilStopped } from './until-stopped.ts';

/** The calendar brought along and the rule sets begin here, ten years before the last day. */
const FIRST_AS_OF = '2022-11-01';
const MOST_CASES = 1_000_000;

function wholeNumber(option: string, text: string, most: number): number {
  const value = /^\d{1,9}$/u.test(text) ? Number(text) : Number.NaN;
  if (!(value <= most)) throw new UsageError(`${option} takes a whole number up to ${most}, not ${text}`);
  return value;
}

/** Splits the demo's own options from those that say where the data lie. @throws UsageError */
function readOptions(args: readonly string[], today: string): { readonly order: DemoOrder; readonly others: string[] } {
  const others: string[] = [];
  let order: DemoOrder = { cases: 300_000, seed: 1, asOf: today };
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (word !== '--cases' && word !== '--seed' && word !== '--as-of') {
      others.push(word);
      continue;
    }
    at += 1;
    const value = args[at] ?? '';
    if (word === '--cases') order = { ...order, cases: wholeNumber(word, value, MOST_CASES) };
    else if (word === '--seed') order = { ...order, seed: wholeNumber(word, value, 999_999_999) };
    else if (isCivilDate(value) && value >= FIRST_AS_OF) order = { ...order, asOf: value };
    else throw new UsageError(`--as-of takes a date from ${FIRST_AS_OF} on, not ${value}`);
  }
  return { order, others };
}

/** A line for every hundredth part. */
function progressLines(io: CliIo, order: DemoOrder) {
  let told = 0;
  return ({ cases, day }: DemoProgress) => {
    const hundredth = Math.floor((cases / Math.max(1, order.cases)) * 100);
    if (hundredth === told) return;
    told = hundredth;
    io.stderr.write(`demo: ${cases} of ${order.cases} cases, ${day}\n`);
  };
}

/**
 * `demo --data DIR [--cases N] [--seed S] [--as-of DATE]`: fills an empty database with an invented office of N cases
 * over the ten years up to a day (300,000 up to today); the same options give the same office. Says how far it is on
 * standard error; Ctrl+C stops after the transaction under way and leaves a whole database. The last line on standard
 * output is one of JSON with what was made and the accounts.
 *
 * @returns 0; an office already there is an error.
 */
export async function demoCommand(io: CliIo): Promise<number> {
  if (!io.args.includes('--data')) throw new UsageError('demo needs --data DIR');
  const today = shanghaiDate(new Date().toISOString());
  const { order, others } = readOptions(io.args, today);
  const { dataFolder } = readOpenOptions(others, today);
  const beginning = shanghaiInstant(firstDayOf(order.asOf), '07:00');
  const app = await createApplication({
    dataFolder,
    host: 'browser',
    now: () => beginning,
    renderPaper: createPaperRenderer(),
  });
  const stop = new AbortController();
  const stopped = untilStopped(stop.signal).then(() => stop.abort());
  try {
    const filled = await fillDemo(app, order, {
      signal: stop.signal,
      progress: progressLines(io, order),
    });
    const accounts = [DEMO_SETUP.administrator, ...DEMO_STAFF].map(({ account, password, roles }) => {
      return { account, password, roles };
    });
    await writeAll(io.stdout, `${JSON.stringify({ ...order, ...filled, accounts })}\n`);
    return filled.ended === 'whole' ? 0 : 1;
  } finally {
    stop.abort();
    await stopped;
    await app.close();
  }
}
