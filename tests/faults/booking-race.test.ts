import { expect, test } from 'vitest';
import { createApplication } from '../../electron/services/application.ts';
import { verifyDatabase } from '../../electron/services/verify.ts';
import { listAppointments } from '../../electron/storage/repositories/appointment-search.ts';
import { CLERK, furnish, newKey, ADMINISTRATOR, clientOf, plainRenderer } from '../storage/cases-service-fixture.ts';
import { temporaryFolder } from '../storage/support.ts';
import { startChild } from './child.ts';

const REQUESTS = 2000;
const PROCESSES = 4;
const PER_PROCESS = REQUESTS / PROCESSES;
const SLOTS = ['08:30', '09:00', '13:30', '16:30'];
const PLACES_PER_SLOT = 100;
/** Milliseconds after its first answer at which a process is killed; the last life of each is long enough. */
const LIVES = [
  [180, 900, null],
  [410, null],
  [60, 250, 700, null],
  [1300, null],
] as const;

async function open(folder: string) {
  return createApplication({
    dataFolder: folder,
    host: 'browser',
    now: () => new Date('2026-09-21T02:00:00.000Z'),
    renderPaper: plainRenderer,
  });
}

/** An office with four slots of a hundred places each. */
async function officeFolder(): Promise<string> {
  const folder = await temporaryFolder();
  const app = await open(folder);
  await furnish(app);
  const administrator = clientOf(app, ADMINISTRATOR);
  const { services } = await administrator.opening.settings({});
  await administrator.opening.saveSettings({
    key: newKey(),
    effectiveFrom: '2026-09-21',
    services: { consultation: { ...services.consultation, capacity: PLACES_PER_SLOT } },
  });
  await app.close();
  return folder;
}

/** One process and its successors work off their share of the requests; answers by request. */
async function workOff(folder: string, process: number): Promise<{ answers: Map<number, string>; kills: number }> {
  const answers = new Map<number, string>();
  let kills = 0;
  const end = (process + 1) * PER_PROCESS;
  for (const life of LIVES[process] ?? [null]) {
    const next = Math.max(process * PER_PROCESS, ...[...answers.keys()].map((request) => request + 1));
    const child = startChild('book-places.ts', [folder, CLERK, String(next), String(end), ...SLOTS]);
    if (life !== null) {
      await child.firstLine();
      await new Promise((resolve) => setTimeout(resolve, life));
      child.kill();
    }
    const { lines, code, signal } = await child.ended();
    if (signal === 'SIGKILL') kills += 1;
    else expect(code).toBe(0);
    for (const line of lines) {
      const [request = '', ...answer] = line.split(' ');
      answers.set(Number(request), answer.join(' '));
    }
  }
  return { answers, kills };
}

test('two thousand callers for four hundred places, four programs, some of them killed: every place goes once', async () => {
  const folder = await officeFolder();
  const worked = await Promise.all(Array.from({ length: PROCESSES }, (_, process) => workOff(folder, process)));
  expect(worked.reduce((sum, { kills }) => sum + kills, 0)).toBeGreaterThanOrEqual(4);

  // Everybody got an answer: a place, or the word that the slot is full.
  const answers = new Map(worked.flatMap((one) => [...one.answers]));
  expect([...answers.keys()].toSorted((left, right) => left - right)).toEqual(
    Array.from({ length: REQUESTS }, (_, request) => request),
  );
  const booked = [...answers].filter(([, answer]) => answer.startsWith('booked '));
  const refused = [...answers].filter(([, answer]) => answer === 'full');
  expect([booked.length, refused.length]).toEqual([400, 1600]);

  const app = await open(folder);
  const stored = await listAppointments(app.context.read, { limit: REQUESTS });
  expect(stored).toHaveLength(400);
  expect(stored.filter(({ now }) => now.state !== 'booked' || now.overbooked)).toEqual([]);
  for (const slot of SLOTS) {
    const positions = stored.filter(({ now }) => now.slot.from === slot).map(({ now }) => now.position);
    expect(positions.toSorted((left, right) => (left ?? 0) - (right ?? 0))).toEqual(
      Array.from({ length: PLACES_PER_SLOT }, (_, place) => place + 1),
    );
  }
  // Who was told of a place has exactly that one, and nobody else has any.
  const byCaller = new Map(stored.map(({ callerName, id }) => [callerName, `booked ${id}`]));
  expect(byCaller).toEqual(new Map(booked.map(([request, answer]) => [`来电人${request}`, answer])));
  const { differences, appointments } = await verifyDatabase(app.context);
  expect([appointments, differences]).toEqual([400, []]);
  await app.close();
}, 240_000);
