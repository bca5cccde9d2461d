import { createRouterClient } from '@orpc/server';
import sqlite3 from 'sqlite3';
import { boardRows } from '../../electron/services/board.ts';
import { createApplication } from '../../electron/services/application.ts';
import { boardQuery } from '../../electron/storage/repositories/board.ts';
import { listStaff } from '../../electron/storage/repositories/staff.ts';
import { countBoard } from '../../shared/supervision/board.ts';
import { demoDatabase } from './demo-database.ts';

const WARM_UP = 5;
const ROUNDS = 25;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(times: readonly number[]): number {
  return times.toSorted((left, right) => left - right)[Math.floor(times.length / 2)] ?? 0;
}

async function openRaw(file: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const raw: sqlite3.Database = new sqlite3.Database(file, sqlite3.OPEN_READONLY, (error) =>
      error === null ? resolve(raw) : reject(error),
    );
  });
}

async function all(raw: sqlite3.Database, text: string, values: readonly unknown[]): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    raw.all(text, values, (error: Error | null, rows: unknown[]) => (error === null ? resolve(rows) : reject(error)));
  });
}

/**
 * The board of the demo office (300,000 cases, 6,000 open) against the bare statement that fetches its rows, through the
 * native module, on the same file, taking turns: rows with lamps, pauses, sub-steps, slips, and every figure counted;
 * once more as a window calls it, with the check of its answer.
 */
export async function run(): Promise<{
  readonly bench: 'board';
  readonly ratio: number;
  readonly procedureRatio: number;
  readonly serviceMilliseconds: number;
  readonly procedureMilliseconds: number;
  readonly rawMilliseconds: number;
  readonly oneCaseMilliseconds: number;
  readonly cases: number;
  readonly clocks: number;
}> {
  const demo = await demoDatabase();
  const application = await createApplication({ dataFolder: demo.folder, host: 'browser', now: demo.now });
  const raw = await openRaw(demo.file);
  try {
    const { read, calendar } = application.context;
    const day = { calendar: calendar(), asOf: demo.order.asOf };
    const people = await listStaff(read);
    const supervisor = people.find(({ roles }) => roles.includes('supervisor'));
    const client = Object.assign(application.openClient(), { staffId: supervisor?.id ?? null });
    const window = createRouterClient(application.router, { context: { client } });
    const { sql, parameters } = boardQuery(read, null).compile();
    const service = async () => countBoard(await boardRows(read, day, null), day.asOf);
    const procedure = () => window.supervision.board({});
    const bare = () => all(raw, sql, parameters);
    const rows = await boardRows(read, day, null);
    const first = rows[0]?.id ?? 0;
    const one = () => window.supervision.board({ caseIds: [first] });
    const times: Record<'service' | 'procedure' | 'bare' | 'one', number[]> = {
      service: [],
      procedure: [],
      bare: [],
      one: [],
    };
    const works = { service, procedure, bare, one } as const;
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const order =
        round % 2 === 0
          ? (['bare', 'service', 'procedure', 'one'] as const)
          : (['one', 'procedure', 'service', 'bare'] as const);
      for (const name of order) {
        const time = await timed(works[name]);
        if (round >= 0) times[name].push(time);
      }
    }
    const rawTime = median(times.bare);
    const clocks = rows.reduce((sum, row) => sum + row.clocks.length, 0);
    const figure = (name: string, value: number) => console.log(`${name.padEnd(44)}${value.toFixed(2).padStart(10)}`);
    console.log(
      `the board: ${rows.length} cases, ${clocks} clocks of ${demo.order.cases} cases; medians of ${ROUNDS}, ms`,
    );
    figure('bare statement, same rows', rawTime);
    figure('rows with lamps, all figures counted', median(times.service));
    figure('as a window calls it, answer checked', median(times.procedure));
    figure('one changed case read again', median(times.one));
    figure('ratio (limit 2.00)', median(times.service) / rawTime);
    figure('ratio as a window calls it', median(times.procedure) / rawTime);
    return {
      bench: 'board',
      ratio: Number((median(times.service) / rawTime).toFixed(3)),
      procedureRatio: Number((median(times.procedure) / rawTime).toFixed(3)),
      serviceMilliseconds: Number(median(times.service).toFixed(2)),
      procedureMilliseconds: Number(median(times.procedure).toFixed(2)),
      rawMilliseconds: Number(rawTime.toFixed(2)),
      oneCaseMilliseconds: Number(median(times.one).toFixed(2)),
      cases: rows.length,
      clocks,
    };
  } finally {
    await new Promise((resolve) => {
      raw.close(resolve);
    });
    await application.close();
  }
}
