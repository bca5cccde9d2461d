/**
 * One of four processes that book at the same time. Says `ready`, waits for a line on standard input, works, and says how
 * it went as one line of JSON.
 */
import { once } from 'node:events';
import { createRouterClient } from '@orpc/server';
import { createApplication } from '../../electron/services/application.ts';
import { CLERK, plainRenderer } from '../storage/cases-service-fixture.ts';
import { openRawBookings, readBookingRows } from './booking-raw.ts';

/** What a process is started with, as JSON. */
export interface BookingTask {
  readonly kind: 'service' | 'raw';
  /** Data folder of the services, or the file of raw rows. */
  readonly place: string;
  readonly process: number;
  readonly bookings: number;
  readonly days: readonly string[];
  /** Times of a day. */
  readonly times: readonly string[];
  readonly tickets: number;
}
export interface BookingReport {
  readonly positions: readonly string[];
  readonly tickets: readonly string[];
}

/**
 * A program that has been open for hours: everything often used is compiled, which takes a thousand bookings or two. On a day
 * nobody measures; each gives its place back, so that there is room for all.
 */
const WARM_UP = 1200;
const WARM_UP_DAY = '2026-09-29';

const task: BookingTask = JSON.parse(process.argv[2] ?? '{}');

async function go(): Promise<void> {
  process.stdout.write('ready\n');
  await once(process.stdin, 'data');
}

async function throughServices(): Promise<void> {
  const application = await createApplication({
    dataFolder: task.place,
    host: 'browser',
    now: () => new Date('2026-09-21T02:00:00.000Z'),
    renderPaper: plainRenderer,
  });
  const seat = Object.assign(application.openClient(), { staffId: CLERK, counterId: 1 });
  const { appointments, queue } = createRouterClient(application.router, { context: { client: seat } });
  const bookOne = async (number: number, date: string, from: string) => {
    const { appointment } = await appointments.book({
      key: `bench-booking-${String(number).padStart(8, '0')}`,
      for: { kind: 'caller', name: `来电人${number}`, phone: `138${String(number).padStart(8, '0')}` },
      service: 'consultation',
      slot: { counterId: 1, date, from },
    });
    return appointment;
  };
  const timeOf = (booking: number) => task.times[booking % task.times.length] ?? '';
  for (let booking = 0; booking < WARM_UP; booking += 1) {
    const number = 1_000_000 + task.process * WARM_UP + booking;
    const { id, version } = await bookOne(number, WARM_UP_DAY, timeOf(booking));
    await appointments.cancel({ key: `bench-cancel-${number}`, id, version, by: 'person', reason: '预热' });
  }
  await go();
  const positions: string[] = [];
  for (let booking = 0; booking < task.bookings; booking += 1) {
    const date = task.days[Math.floor(booking / task.times.length) % task.days.length] ?? '';
    const { from, position } = await bookOne(task.process * task.bookings + booking, date, timeOf(booking));
    positions.push(`${date} ${from} ${position}`);
  }
  process.stdout.write('done\n');
  const tickets: string[] = [];
  for (let ticket = 0; ticket < task.tickets; ticket += 1) {
    const key = `bench-ticket-${task.process}-${String(ticket).padStart(6, '0')}`;
    tickets.push((await queue.issue({ key, service: 'consultation' })).ticket.label);
  }
  const report: BookingReport = { positions, tickets };
  process.stdout.write(`${JSON.stringify(report)}\n`);
  await application.close();
}

async function raw(): Promise<void> {
  const rows = await readBookingRows(task.place);
  const database = await openRawBookings(task.place, rows);
  for (let booking = 0; booking < WARM_UP; booking += 1) {
    await database.write(1_000_000 + task.process * WARM_UP + booking);
  }
  await go();
  for (let booking = 0; booking < task.bookings; booking += 1) {
    await database.write(task.process * task.bookings + booking);
  }
  process.stdout.write('done\n');
  const report: BookingReport = { positions: [], tickets: [] };
  process.stdout.write(`${JSON.stringify(report)}\n`);
  await database.close();
}

await (task.kind === 'service' ? throughServices() : raw());
process.exit(0);
