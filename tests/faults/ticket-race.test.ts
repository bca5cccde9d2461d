import { expect, test } from 'vitest';
import { verifyDatabase } from '../../electron/services/verify.ts';
import { checkIntegrity } from '../../electron/storage/recovery.ts';
import { handleOf } from '../../electron/storage/open.ts';
import { ticketsOfDay } from '../../electron/storage/repositories/tickets.ts';
import { ticketLabel } from '../../shared/appointments/ticket.ts';
import { sampleOffices } from '../storage/app-support.ts';
import { startChild } from './child.ts';

const openOffice = sampleOffices();
const PER_PROCESS = 60;
/** Milliseconds after its first number at which a program is killed; null = it may finish. */
const LIVES: readonly (readonly (number | null)[])[] = [[30, 110, null], [70, 5, null], [150, null], [null]];

test('four programs draw and call on one file, some killed again and again: no number twice, none missing, nobody called twice', async () => {
  const { app, folder, window } = await openOffice('2026-09-18');
  const seats = [
    ['S0002', '1'],
    ['S0003', '2'],
    ['S0002', '3'],
    ['S0003', '4'],
  ] as const;
  const admin = window(Object.assign(app.openClient(), { staffId: 'S0001' }));
  for (const name of ['3号窗口', '4号窗口']) {
    await admin.office.saveCounter({ id: null, name, place: '二楼', active: true });
  }

  const said = await Promise.all(
    LIVES.map(async (lives, index) => {
      const [staffId, counterId] = seats[index] ?? seats[0];
      const lines: string[] = [];
      let kills = 0;
      for (const life of lives) {
        const child = startChild('draw-tickets.ts', [folder, staffId, counterId, String(PER_PROCESS)]);
        await child.firstLine();
        if (life !== null) {
          await new Promise((resolve) => setTimeout(resolve, life));
          child.kill();
        }
        const ending = await child.ended();
        if (ending.signal === 'SIGKILL') kills += 1;
        else expect(ending.code).toBe(0);
        lines.push(...ending.lines);
      }
      return { lines, kills };
    }),
  );

  expect(said.reduce((sum, { kills }) => sum + kills, 0)).toBeGreaterThan(0);
  const words = said.flatMap(({ lines }) => lines).map((line) => line.split(' '));
  const drawn = words.filter(([what]) => what === 'drew').map(([, label]) => label ?? '');
  const called = words.filter(([what]) => what === 'called').map(([, label]) => label ?? '');
  expect(drawn.length).toBeGreaterThanOrEqual(4 * PER_PROCESS);
  expect(new Set(drawn).size).toBe(drawn.length);
  expect(new Set(called).size).toBe(called.length);

  const tickets = await ticketsOfDay(app.context.read, '2026-09-18');
  const stored = tickets.map(ticketLabel);
  expect(stored).toEqual(expect.arrayContaining(drawn));
  for (const [series, letter] of [
    ['intake', 'A'],
    ['consultation', 'B'],
  ] as const) {
    const numbers = tickets.filter((ticket) => ticket.series === series).map(({ number }) => number);
    expect(numbers.toSorted((left, right) => left - right)).toEqual(numbers.map((_, at) => at + 1));
    const { rows } = await handleOf(app.context.read).connection.execute(
      'select last from ticket_series where service = ?',
      [series],
    );
    expect([letter, rows[0]?.['last']]).toEqual([letter, numbers.length]);
  }
  // A program killed between the commit and its word leaves one ticket nobody told of, never a gap.
  const kills = said.reduce((sum, one) => sum + one.kills, 0);
  expect(stored.length - drawn.length).toBeLessThanOrEqual(kills);
  expect((await verifyDatabase(app.context)).differences).toEqual([]);
  expect(await checkIntegrity(handleOf(app.context.write).file)).toEqual({ state: 'sound' });
}, 120_000);
