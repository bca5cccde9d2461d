import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { isWorkday } from 'chinese-days';
import sqlite3 from 'sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillDemo, firstDayOf } from '../../electron/sample/fill-demo.ts';
import { shanghaiInstant } from '../../electron/sample/replay.ts';
import { createApplication, type Application } from '../../electron/services/application.ts';
import { caseRowOf } from '../../electron/services/case-view.ts';
import { caseRows } from '../../electron/services/cases.ts';
import { verifyDatabase } from '../../electron/services/verify.ts';
import { listedCases } from '../../electron/storage/repositories/cases.ts';
import { eventsOfCases } from '../../electron/storage/repositories/events.ts';
import { listStaff } from '../../electron/storage/repositories/staff.ts';
import { MATTER_FIGURES } from '../../shared/statistics/figures.ts';
import { countBoard } from '../../shared/supervision/board.ts';
import { plainRenderer } from './cases-service-fixture.ts';
import { exported } from './exports-support.ts';
import { recount } from './recount.ts';

/** The day the ten years end, and the lamps every list is counted by. */
const AS_OF = '2026-11-20';
const LAMPS = ['black', 'red', 'yellow', 'green', 'blue'] as const;
const MONTH = { from: '2026-10-01', through: '2026-10-31' };
const RANGES = [
  ['ten years', firstDayOf(AS_OF), AS_OF],
  ['a year', '2024-01-01', '2024-12-31'],
  ['a month', MONTH.from, MONTH.through],
] as const;
const works = (date: string): boolean => isWorkday(date);

/** How each service figure is recounted: the kinds whose lines count, or what of every line is summed. */
const LINES: Readonly<Record<string, string>> = {
  earlyInvolvement: 'early-involvement',
  greenChannel: 'green-channel',
  enterpriseVisits: 'enterprise-visit',
  symposia: 'symposium',
  returnVisits: 'return-visit',
  inquiries: 'inquiry',
  trainings: 'training',
};
const SUMS: Readonly<Record<string, string>> = {
  opinionsCollected: 'opinionsCollected',
  opinionsAnswered: 'opinionsAnswered',
  hazardsFound: 'hazardsFound',
  hazardsRemoved: 'hazardsRemoved',
  handouts: 'copies',
};
const GRADES: Readonly<Record<string, string>> = {
  verySatisfied: 'very-satisfied',
  satisfied: 'satisfied',
  fairlySatisfied: 'fairly-satisfied',
  dissatisfied: 'dissatisfied',
  veryDissatisfied: 'very-dissatisfied',
};

interface Line {
  readonly id: number;
  readonly kind: string;
  readonly date: string;
  readonly counts: string;
  readonly rating: string | null;
  readonly corrects: number | null;
  readonly struck: number;
}

function linesOf(file: string): Promise<Line[]> {
  return new Promise((resolve, reject) => {
    const db = new sqlite3.Database(file, sqlite3.OPEN_READONLY);
    db.all('select * from service_record', (error: Error | null, rows: Line[]) => {
      db.close();
      if (error === null) resolve(rows);
      else reject(error);
    });
  });
}

/** The service figures from the raw lines: those nobody corrected, and that strike nothing out. */
async function recountServices(file: string, from: string, through: string): Promise<Record<string, number>> {
  const all = await linesOf(file);
  const corrected = new Set(all.map(({ corrects }) => corrects));
  const lines = all
    .filter(({ id, struck }) => struck === 0 && !corrected.has(id))
    .filter(({ date }) => date >= from && date <= through);
  const figures: Record<string, number> = { peopleTrained: 0 };
  for (const [figure, kind] of Object.entries(LINES)) figures[figure] = lines.filter((one) => one.kind === kind).length;
  for (const [figure, grade] of Object.entries(GRADES)) {
    figures[figure] = lines.filter(({ rating }) => rating === grade).length;
  }
  for (const name of Object.keys(SUMS)) figures[name] = 0;
  for (const { kind, counts } of lines) {
    const said: Record<string, number> = JSON.parse(counts);
    for (const [figure, count] of Object.entries(SUMS)) figures[figure] = (figures[figure] ?? 0) + (said[count] ?? 0);
    if (kind === 'training') figures['peopleTrained'] = (figures['peopleTrained'] ?? 0) + (said['people'] ?? 0);
  }
  return figures;
}

describe.each([
  [1, 250],
  [7, 400],
  [42, 300],
])('an office made from seed %i with %i cases', (seed, cases) => {
  let folder = '';
  let app: Application;
  let now = shanghaiInstant(firstDayOf(AS_OF), '07:00');
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fire-window-recount-'));
    app = await createApplication({
      dataFolder: folder,
      host: 'browser',
      now: () => now,
      renderPaper: plainRenderer,
    });
    const watch = { signal: new AbortController().signal, progress: () => undefined };
    await fillDemo(app, { cases, seed, asOf: AS_OF }, watch);
    now = shanghaiInstant(AS_OF, '18:00');
  }, 300_000);
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  const file = () => path.join(folder, 'fire-window.db');
  async function supervisor() {
    const people = await listStaff(app.context.read);
    const one = people.find(({ roles, active }) => active && roles.includes('supervisor'));
    const client = Object.assign(app.openClient(), { staffId: one?.id ?? null });
    return createRouterClient(app.router, { context: { client } });
  }
  async function totals(range: { readonly from: string; readonly through: string }) {
    const { rows, asOf } = await (await supervisor()).statistics.figures(range);
    return { asOf, own: Object.fromEntries(rows.map(({ figure, total }) => [figure, total])) };
  }
  /** Figures as the program counts them beside those of the recount, by the recount's names and all of the matters. */
  async function compared(from: string, through: string) {
    const { asOf, own } = await totals({ from, through });
    const counted = await recount(file(), { from, through, asOf }, works);
    const services = await recountServices(file(), from, through);
    const wanted: Record<string, number | null> = {};
    for (const name of [...MATTER_FIGURES, 'parallelCases', 'shortenedLimits']) wanted[name] = 0;
    Object.assign(wanted, services, counted);
    const said = Object.fromEntries(Object.keys(wanted).map((name) => [name, own[name]]));
    return { said, wanted };
  }

  test.each(RANGES)(
    'over %s the raw rows, counted by hand, come to the same figures',
    async (_range, from, through) => {
      const { said, wanted } = await compared(from, through);
      expect(said).toEqual(wanted);
      expect(wanted['received']).toBeGreaterThan(0);
    },
    300_000,
  );

  test('so they do on one day, the busiest of the ten years', async () => {
    const { rows } = await (
      await supervisor()
    ).statistics.records({ from: firstDayOf(AS_OF), through: AS_OF, figure: 'concluded', limit: 500 });
    const days = Map.groupBy(rows, ({ date }) => date);
    const [day = AS_OF] = [...days].toSorted(([, left], [, right]) => right.length - left.length)[0] ?? [];
    const { said, wanted } = await compared(day, day);
    expect(said).toEqual(wanted);
    expect(wanted['concluded']).toBeGreaterThan(0);
  }, 300_000);

  test('the monthly report says what the figures say, and each figure opens as many records', async () => {
    const client = await supervisor();
    const { own } = await totals(MONTH);
    const report = await client.statistics.month({ month: MONTH.from.slice(0, 7) });
    expect(Object.fromEntries(report.figures.map(({ figure, total }) => [figure, total]))).toEqual(own);
    for (const figure of ['received', 'accepted', 'decided'] as const) {
      const { rows, total } = await client.statistics.records({ ...MONTH, figure, limit: 500 });
      expect([figure, rows.length, total]).toEqual([figure, own[figure], own[figure]]);
    }
    const received = { receivedFrom: MONTH.from, receivedThrough: MONTH.through };
    const { total } = await client.cases.list({ filter: received, limit: 1 });
    const file = await exported(client, { list: 'cases', filter: received }, 'csv');
    expect([total, file.rows]).toEqual([own['received'], own['received']]);
  }, 300_000);

  test('every row of the list of cases is the one its whole history gives, ended or not', async () => {
    const { context } = app;
    const looking = { calendar: context.calendar(), asOf: AS_OF };
    const ids = (await context.read.selectFrom('case_file').select('id').orderBy('id').execute()).map(({ id }) => id);
    const histories = await eventsOfCases(context.read, ids);
    const wanted = (await listedCases(context.read, ids)).map((file) => {
      const { applicantName, projectName, address, handlerName } = file;
      return caseRowOf(
        file,
        histories.get(file.id) ?? [],
        { applicantName, projectName, address, handlerName },
        looking,
      );
    });
    expect(await caseRows(context.read, context, ids)).toEqual(wanted.toSorted((left, right) => left.id - right.id));
    expect(wanted.filter(({ endedOn }) => endedOn !== null).length).toBeGreaterThan(100);
  }, 300_000);

  test('board, case list and its file count the same open cases, lamp by lamp', async () => {
    const client = await supervisor();
    const { rows } = await client.supervision.board({});
    const counts = countBoard(rows, AS_OF);
    const overview = await client.today.overview();
    for (const lamp of LAMPS) {
      const filter = { open: true, lamp };
      const list = await client.cases.list({ filter, limit: 1 });
      const file = await exported(client, { list: 'cases', filter }, 'csv');
      const seen = [lamp, list.total, file.rows, overview.byLamp[lamp]];
      expect(seen).toEqual([lamp, counts.byLamp[lamp], counts.byLamp[lamp], counts.byLamp[lamp]]);
    }
    const open = await client.cases.list({ filter: { open: true }, limit: 500 });
    const file = await exported(client, { list: 'cases', filter: { open: true } }, 'csv');
    expect(file.rows).toBe(open.total);
    const listed = open.rows.flatMap(({ id, lamp }) => (lamp === null ? [] : [id]));
    expect(rows.map(({ id }) => id).toSorted()).toEqual(listed.toSorted());
  }, 300_000);

  test('a closed month counted again has the same hash, and nothing in the office is amiss', async () => {
    const client = await supervisor();
    const month = MONTH.from.slice(0, 7);
    const before = await client.statistics.month({ month });
    const { report } = await client.statistics.close({ month, key: `recount-close-${seed}-key` });
    expect(report.figures).toEqual(before.figures);
    expect(report.close?.hash).toMatch(/^[0-9a-f]{64}$/u);
    // Counts every closed month once more and compares the hashes.
    expect((await verifyDatabase(app.context)).differences).toEqual([]);
  }, 300_000);
});
