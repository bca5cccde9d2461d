import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApplication } from '../../electron/services/application.ts';
import { DATABASE_FILE } from '../../electron/services/files.ts';
import { clientOf, CLERK, furnish, intake } from '../storage/cases-service-fixture.ts';
import { openRaw, readRows, type RawDatabase } from './intake-raw.ts';

const DAY = '2026-09-18';
/** A program that has been open for an hour: everything often used is compiled. */
const WARM_UP = 200;
const ROUNDS = 300;

interface Figures {
  readonly median: number;
  readonly mean: number;
  readonly p95: number;
}

function figuresOf(times: readonly number[]): Figures {
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), mean: times.reduce((sum, one) => sum + one, 0) / times.length, p95: at(0.95) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function line(name: string, figures: Figures): string {
  const cells = [figures.median, figures.mean, figures.p95].map((value) => value.toFixed(2).padStart(10));
  return `${name.padEnd(34)}${cells.join('')}`;
}

/**
 * One accepted intake through the procedure (input check, service, storage, paper, answer) against a hand-written raw
 * transaction that writes the same rows with prepared statements and the same pragmas. Both work on files of their own in
 * one folder, taking turns, so that whatever else the machine does meets both.
 */
export async function run(): Promise<{
  readonly bench: 'intake';
  readonly ratio: number;
  readonly serviceMilliseconds: number;
  readonly rawMilliseconds: number;
  readonly rounds: number;
}> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fire-window-bench-'));
  const application = await createApplication({
    dataFolder: path.join(folder, 'service'),
    host: 'browser',
    now: () => new Date(`${DAY}T02:00:00.000Z`),
  });
  let raw: RawDatabase | null = null;
  try {
    await furnish(application);
    const clerk = clientOf(application, CLERK);
    const service = () => clerk.intake.submit({ ...intake(DAY), key: randomUUID() });
    const first = await service();
    const file = path.join(folder, 'service', DATABASE_FILE);
    raw = await openRaw(path.join(folder, 'raw.db'), file);
    const rows = await readRows(file, first.case.id);
    const writeRaw = raw.write;
    const serviceTimes: number[] = [];
    const rawTimes: number[] = [];
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const serviceFirst = round % 2 === 0;
      const one = serviceFirst ? await timed(service) : await timed(() => writeRaw(rows));
      const other = serviceFirst ? await timed(() => writeRaw(rows)) : await timed(service);
      if (round < 0) continue;
      serviceTimes.push(serviceFirst ? one : other);
      rawTimes.push(serviceFirst ? other : one);
    }
    const serviceFigures = figuresOf(serviceTimes);
    const rawFigures = figuresOf(rawTimes);
    const ratio = serviceFigures.median / rawFigures.median;
    console.log(`accepted intake, ${ROUNDS} rounds, milliseconds`);
    console.log(`${''.padEnd(34)}${['median', 'mean', '95 %'].map((head) => head.padStart(10)).join('')}`);
    console.log(line('through the procedure', serviceFigures));
    console.log(line('raw transaction, same rows', rawFigures));
    console.log(`${'ratio of the medians'.padEnd(34)}${ratio.toFixed(2).padStart(10)}  (limit 2.00)`);
    return {
      bench: 'intake',
      ratio: Number(ratio.toFixed(3)),
      serviceMilliseconds: Number(serviceFigures.median.toFixed(3)),
      rawMilliseconds: Number(rawFigures.median.toFixed(3)),
      rounds: ROUNDS,
    };
  } finally {
    await raw?.close();
    await application.close();
    await rm(folder, { recursive: true, force: true });
  }
}
