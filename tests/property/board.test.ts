import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillDemo, firstDayOf } from '../../electron/sample/fill-demo.ts';
import { shanghaiInstant } from '../../electron/sample/replay.ts';
import { createApplication, type Application } from '../../electron/services/application.ts';
import { plainClocksOn, stateOn } from '../../electron/services/derive.ts';
import { casesAfter } from '../../electron/storage/repositories/cases.ts';
import { eventsOfCase } from '../../electron/storage/repositories/events.ts';
import { listStaff } from '../../electron/storage/repositories/staff.ts';
import { BOARD_CONCERNS, BOARD_GROUPS, countBoard, isOnBoard, WHOLE_BOARD } from '../../shared/supervision/board.ts';
import { caseLamp } from '../../shared/timelimit/lamp.ts';
import type { Lamp } from '../../shared/timelimit/types.ts';

// Offices of 250 cases each; the recount goes from the events of every single case, the board from stored rows.
const CASES = 250;
const AS_OF = '2026-11-20';
const LAMPS: readonly Lamp[] = ['black', 'red', 'yellow', 'green', 'blue'];

describe.each([1, 7])('an office made from seed %i', (seed) => {
  let folder = '';
  let application: Application;
  let now = shanghaiInstant(firstDayOf(AS_OF), '07:00');
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fire-window-board-'));
    application = await createApplication({
      dataFolder: folder,
      host: 'browser',
      now: () => now,
      renderPaper: (data) => ({ html: `<pre>${JSON.stringify(data)}</pre>`, templateVersion: 'test' }),
    });
    const watch = { signal: new AbortController().signal, progress: () => undefined };
    await fillDemo(application, { cases: CASES, seed, asOf: AS_OF }, watch);
  }, 120_000);
  afterAll(async () => {
    await application.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function supervisor() {
    const people = await listStaff(application.context.read);
    const one = people.find(({ roles, active }) => active && roles.includes('supervisor'));
    const client = Object.assign(application.openClient(), { staffId: one?.id ?? null });
    return createRouterClient(application.router, { context: { client } });
  }

  /** Every open case with its lamp and state, from its events alone. */
  async function recounted(asOf: string) {
    const { read, calendar } = application.context;
    const found = new Map<
      number,
      { readonly lamp: Lamp; readonly state: string; readonly clocks: readonly string[] }
    >();
    for (const file of await casesAfter(read, 0, 10_000)) {
      if (file.origin !== 'live' || file.derived.endedOn !== null) continue;
      const events = await eventsOfCase(read, file.id);
      const answer = plainClocksOn(file, events, calendar(), asOf);
      const lamp = caseLamp(answer.clocks);
      if (lamp === null) continue;
      const running = answer.clocks.filter(({ state }) => state !== 'stopped');
      found.set(file.id, {
        lamp,
        state: stateOn(file, events, answer),
        clocks: running
          .map(({ id, lamp: own, statutory, promised }) => `${id} ${own} ${(promised ?? statutory).due}`)
          .toSorted(),
      });
    }
    return found;
  }

  test.each([AS_OF, '2026-11-27', '2026-12-31'])(
    'on %s the board is what its events say, and list and start page agree',
    async (asOf) => {
      now = shanghaiInstant(asOf, '10:00');
      const client = await supervisor();
      const { rows } = await client.supervision.board({});
      const wanted = await recounted(asOf);
      const seen = new Map(
        rows.map((row) => [
          row.id,
          {
            lamp: row.lamp,
            state: row.state,
            clocks: row.clocks.map(({ clockId, lamp, due }) => `${clockId} ${lamp} ${due}`).toSorted(),
          },
        ]),
      );
      expect(seen).toEqual(wanted);
      expect(rows.length).toBeGreaterThan(0);

      const counts = countBoard(rows, asOf);
      const overview = await client.today.overview();
      for (const lamp of LAMPS) {
        const recount = [...wanted.values()].filter((one) => one.lamp === lamp).length;
        const list = await client.cases.list({ filter: { open: true, lamp }, limit: 1 });
        expect([lamp, counts.byLamp[lamp], list.total, overview.byLamp[lamp]]).toEqual([
          lamp,
          recount,
          recount,
          recount,
        ]);
      }
    },
    60_000,
  );

  test('every figure is the length of the list it opens', async () => {
    now = shanghaiInstant(AS_OF, '10:00');
    const { rows } = await (await supervisor()).supervision.board({});
    const counts = countBoard(rows, AS_OF);
    const listed = (change: object) =>
      rows.filter((row) => isOnBoard(row, { ...WHOLE_BOARD, ...change }, AS_OF)).length;
    for (const lamp of LAMPS) expect(listed({ lamp })).toBe(counts.byLamp[lamp]);
    for (const concern of BOARD_CONCERNS) expect(listed({ concern })).toBe(counts.byConcern[concern]);
    for (const group of BOARD_GROUPS) {
      let total = 0;
      for (const [key, byLamp] of counts.groups[group]) {
        for (const lamp of LAMPS) expect(listed({ [group]: key, lamp })).toBe(byLamp[lamp]);
        total += listed({ [group]: key });
      }
      expect(total).toBe(counts.total);
    }
  });
});
