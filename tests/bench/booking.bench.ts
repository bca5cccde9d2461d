import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApplication } from '../../electron/services/application.ts';
import { DATABASE_FILE } from '../../electron/services/files.ts';
import { ADMINISTRATOR, CLERK, clientOf, furnish, newKey, plainRenderer } from '../storage/cases-service-fixture.ts';
import type { BookingReport, BookingTask } from './booking-child.ts';

const PROCESSES = 4;
const BOOKINGS = 400;
const TICKETS = 25;
const ROUNDS = 3;
/** The window's days but its last, on which the processes warm up. */
const DAYS = ['2026-09-22', '2026-09-23', '2026-09-24', '2026-09-28'];
const TIMES = ['09:00', '09:30', '10:00', '10:30', '11:00', '14:00', '14:30', '15:00', '15:30', '16:00'];
/** Exactly the places that are booked. */
const CAPACITY = (PROCESSES * BOOKINGS) / (DAYS.length * TIMES.length);

/** An office with one appointment, so that the raw rows can be read from it. */
async function template(folder: string): Promise<void> {
  const application = await createApplication({
    dataFolder: folder,
    host: 'browser',
    now: () => new Date('2026-09-21T02:00:00.000Z'),
    renderPaper: plainRenderer,
  });
  await furnish(application);
  const administrator = clientOf(application, ADMINISTRATOR);
  const { services } = await administrator.opening.settings({});
  await administrator.opening.saveSettings({
    key: newKey(),
    effectiveFrom: '2026-09-21',
    services: { consultation: { ...services.consultation, capacity: CAPACITY } },
  });
  await clientOf(application, CLERK).appointments.book({
    key: newKey(),
    for: { kind: 'caller', name: '第一位', phone: '13900000000' },
    service: 'consultation',
    slot: { counterId: 1, date: '2026-09-22', from: '08:30' },
  });
  await application.close();
}

interface Running {
  readonly ready: Promise<void>;
  readonly done: Promise<void>;
  readonly report: Promise<BookingReport>;
  start(): void;
}

function startProcess(task: BookingTask): Running {
  // Bundled, this file is one of the parts in a folder below the programs; else it stands beside the source.
  const script = import.meta.filename.endsWith('.ts')
    ? path.join(import.meta.dirname, 'booking-child.ts')
    : path.join(import.meta.dirname, '..', 'booking-child.js');
  const child = spawn(process.execPath, [script, JSON.stringify(task)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ready = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  const report = Promise.withResolvers<BookingReport>();
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.includes('ready\n')) ready.resolve();
    if (said.includes('done\n')) done.resolve();
  });
  child.on('close', (code) => {
    const last = said.trimEnd().split('\n').at(-1) ?? '';
    const failed = new Error(`a booking process ended with ${code}: ${last}`);
    if (code === 0 && last.startsWith('{')) report.resolve(JSON.parse(last));
    else for (const promise of [ready, done, report]) promise.reject(failed);
  });
  return {
    ready: ready.promise,
    done: done.promise,
    report: report.promise,
    start: () => {
      child.stdin.end('go\n');
    },
  };
}

/** Four processes at once; how long until the last has booked, in seconds. */
async function race(task: Omit<BookingTask, 'process'>): Promise<{ seconds: number; reports: BookingReport[] }> {
  const running = Array.from({ length: PROCESSES }, (_, index) => startProcess({ ...task, process: index }));
  await Promise.all(running.map(({ ready }) => ready));
  const start = performance.now();
  for (const one of running) one.start();
  await Promise.all(running.map(({ done }) => done));
  const seconds = (performance.now() - start) / 1000;
  return { seconds, reports: await Promise.all(running.map(({ report }) => report)) };
}

function line(name: string, seconds: readonly number[]): string {
  const rates = seconds.map((one) => ((PROCESSES * BOOKINGS) / one).toFixed(0).padStart(8));
  return `${name.padEnd(36)}${rates.join('')}`;
}

/**
 * Bookings a second of four processes through the procedure (input check, rules, history, audit, answer) against four
 * processes that write the same rows in raw immediate transactions, on files of their own, taking turns.
 */
export async function run(): Promise<{
  readonly bench: 'booking';
  readonly ratio: number;
  readonly overbooked: number;
  readonly duplicateTickets: number;
  readonly bookingsPerSecond: number;
  readonly rawPerSecond: number;
}> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fire-window-bench-'));
  try {
    const first = path.join(folder, 'template');
    await template(first);
    const service: number[] = [];
    const raw: number[] = [];
    let overbooked = 0;
    let duplicateTickets = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const place = path.join(folder, `service-${round}`);
      const rawPlace = path.join(folder, `raw-${round}`);
      for (const copy of [place, rawPlace]) await cp(first, copy, { recursive: true });
      const common = { bookings: BOOKINGS, days: DAYS, times: TIMES, tickets: TICKETS };
      const ours = () => race({ kind: 'service', place, ...common });
      const theirs = () => race({ kind: 'raw', place: path.join(rawPlace, DATABASE_FILE), ...common });
      const [one, other] = round % 2 === 0 ? [await ours(), await theirs()] : [await theirs(), await ours()];
      const [mine, limit] = round % 2 === 0 ? [one, other] : [other, one];
      service.push(mine.seconds);
      raw.push(limit.seconds);
      const positions = mine.reports.flatMap((report) => report.positions);
      overbooked += positions.filter((position) => Number(position.split(' ')[2]) > CAPACITY).length;
      overbooked += positions.length - new Set(positions).size;
      const tickets = mine.reports.flatMap((report) => report.tickets);
      duplicateTickets += tickets.length - new Set(tickets).size;
    }
    const total = (seconds: readonly number[]) => seconds.reduce((sum, one) => sum + one, 0);
    const bookings = PROCESSES * BOOKINGS * ROUNDS;
    const ratio = total(raw) / total(service);
    console.log(`${PROCESSES} processes, ${BOOKINGS} bookings each, ${ROUNDS} rounds, bookings a second`);
    console.log(line('through the procedure', service));
    console.log(line('raw immediate transactions', raw));
    console.log(`${'ratio'.padEnd(36)}${ratio.toFixed(2).padStart(8)}  (limit 0.50)`);
    return {
      bench: 'booking',
      ratio: Number(ratio.toFixed(3)),
      overbooked,
      duplicateTickets,
      bookingsPerSecond: Number((bookings / total(service)).toFixed(1)),
      rawPerSecond: Number((bookings / total(raw)).toFixed(1)),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
