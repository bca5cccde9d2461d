import path from 'node:path';
import sqlite3 from 'sqlite3';
import { isWorkday } from 'chinese-days';
import { describe, expect, test } from 'vitest';
import { fillSample } from '../../electron/sample/fill.ts';
import { openReplay } from '../../electron/sample/replay.ts';
import { verifyDatabase } from '../../electron/services/verify.ts';
import { FIGURE_IDS, MATTER_FIGURES } from '../../shared/statistics/figures.ts';
import { officesFilledBy, refusalOf } from './app-support.ts';
import { intake } from './cases-service-fixture.ts';
import { fillHall, hallOf } from './hall-office.ts';
import { recount } from './recount.ts';

const works = (date: string): boolean => isWorkday(date);
const KEY = 'statistics-key-0001';
const HALL_FIGURES = [
  'appointmentsMade',
  'appointmentsKept',
  'appointmentsMissed',
  'appointmentsCancelled',
  'tickets',
  'averageWait',
] as const;

const FILLED_ON = '2026-09-30';
const openFilled = officesFilledBy((app) => fillSample(app, { kind: 'literal' }), FILLED_ON);

/** The worked week on its literal dates and the published cases. */
async function filledOffice() {
  const office = await openFilled(FILLED_ON);
  office.set(FILLED_ON, '17:00');
  const as = async (account: string) => {
    const replay = openReplay(office.app);
    return replay.as(account);
  };
  return { ...office, as, file: path.join(office.folder, 'fire-window.db') };
}

/** A case that is held for an appraisal, goes on, and is held again. */
async function pauseTwice({ as }: Awaited<ReturnType<typeof filledOffice>>): Promise<void> {
  const clerk = await as('counter1');
  const reviewer = await as('reviewer1');
  const { case: taken } = await clerk.intake.submit({ ...intake('2026-09-21'), key: `${KEY}-twice` });
  let { version } = taken;
  const pause = { type: 'pause', reason: 'appraisal', expectedWorkdays: 5, note: null } as const;
  const resume = { type: 'resume', note: null } as const;
  for (const [date, act] of [
    ['2026-09-22', pause],
    ['2026-09-23', resume],
    ['2026-09-24', pause],
  ] as const) {
    const key = `${KEY}-twice-${date}`;
    const done = await reviewer.cases.act({ caseId: taken.id, version, key, act: { ...act, date } });
    ({ version } = done.case);
  }
}

function totals(rows: readonly { readonly figure: string; readonly total: number | null }[]) {
  return Object.fromEntries(rows.map(({ figure, total }) => [figure, total]));
}

describe('figures of any range', () => {
  test.each([
    ['the week', '2026-09-01', '2026-10-31'],
    ['one day', '2026-09-18', '2026-09-18'],
    ['all time, published cases included', '1990-01-01', '2026-12-31'],
    ['a year of the published cases', '2020-01-01', '2020-12-31'],
  ])('%s: an independent recount from the raw events comes to the same', async (_says, from, through) => {
    const { as, file } = await filledOffice();
    const supervisor = await as('supervisor1');
    const { rows, asOf } = await supervisor.statistics.figures({ from, through });
    const counted = await recount(file, { from, through, asOf }, works);
    const own = totals(rows);
    expect(counted['received']).toBeGreaterThan(0);
    const names = [...MATTER_FIGURES, 'parallelCases', 'shortenedLimits', ...HALL_FIGURES];
    expect(Object.fromEntries(names.map((name) => [name, own[name]]))).toEqual(
      Object.fromEntries(names.map((name) => [name, counted[name] === undefined ? 0 : counted[name]])),
    );
  });

  test('a week whose hall was busy, too: the same recount', async () => {
    const office = await filledOffice();
    await fillHall(hallOf(office));
    office.set('2026-09-30', '17:00');
    const range = { from: '2026-09-21', through: '2026-09-30' };
    const { rows, asOf } = await (await office.as('supervisor1')).statistics.figures(range);
    const counted = await recount(office.file, { ...range, asOf }, works);
    const own = totals(rows);
    expect(Object.fromEntries(HALL_FIGURES.map((name) => [name, own[name]]))).toEqual(
      Object.fromEntries(HALL_FIGURES.map((name) => [name, counted[name]])),
    );
    // The week itself books a consultation on a Saturday, which its closing takes back, and a visit.
    expect(own).toMatchObject({ appointmentsMade: 9, tickets: 6 });
    expect((await verifyDatabase(office.app.context)).differences).toEqual([]);
  });

  test('every figure has its row, and the matters add up to the whole', async () => {
    const { as } = await filledOffice();
    const { rows } = await (await as('supervisor1')).statistics.figures({ from: '2026-09-01', through: '2026-10-31' });
    expect(rows.map(({ figure }) => figure)).toEqual([...FIGURE_IDS]);
    const adding = rows.filter(({ unit, byMatter }) => byMatter !== null && unit === 'cases');
    expect(adding.length).toBeGreaterThan(20);
    for (const { byMatter, total } of adding) {
      expect(Object.values(byMatter ?? {}).reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(total);
    }
  });

  test('every figure opens as many records as it says', async () => {
    const office = await filledOffice();
    await pauseTwice(office);
    const supervisor = await office.as('supervisor1');
    const range = { from: '1990-01-01', through: '2026-12-31' };
    const { rows } = await supervisor.statistics.figures(range);
    const counted = rows.filter(({ unit }) => unit === 'cases');
    // One more than the week has.
    expect(counted.find(({ figure }) => figure === 'pausedCases')?.total).toBe(2);
    for (const { figure, total } of counted) {
      const seen = new Set<string>();
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof supervisor.statistics.records>> = await supervisor.statistics.records({
          ...range,
          figure,
          cursor,
          limit: 7,
        });
        for (const row of page.rows) seen.add(`${row.source} ${row.id} ${row.kind} ${row.date}`);
        expect(page.total, figure).toBe(total);
        cursor = page.next;
      } while (cursor !== null);
      expect(seen.size, figure).toBe(total);
    }
  });

  test('months of a trend add up to the range', async () => {
    const { as } = await filledOffice();
    const supervisor = await as('supervisor1');
    const range = { from: '2026-07-01', through: '2026-12-31' };
    const { rows } = await supervisor.statistics.figures(range);
    const { months } = await supervisor.statistics.trend({ ...range, figures: ['received', 'accepted'] });
    expect(months.map(({ month }) => month)).toEqual([
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-10',
      '2026-11',
      '2026-12',
    ]);
    const sum = months.reduce((total, { values }) => total + (values.received ?? 0), 0);
    expect(sum).toBe(totals(rows)['received']);
  });

  test('a matter, a person and a district narrow the figures; what they say nothing about is not zero but unknown', async () => {
    const { as } = await filledOffice();
    const supervisor = await as('supervisor1');
    const range = { from: '2026-09-01', through: '2026-10-31' };
    const all = totals((await supervisor.statistics.figures(range)).rows);
    const one = totals((await supervisor.statistics.figures({ ...range, matter: 'pre-opening' })).rows);
    expect(one['received']).toBeGreaterThan(0);
    expect(one['received']).toBeLessThan(Number(all['received']));
    expect(one['trainings']).toBeNull();
    const { people, districts } = await supervisor.statistics.choices();
    const shares = [];
    for (const { id } of people) {
      shares.push(totals((await supervisor.statistics.figures({ ...range, staffId: id })).rows)['received'] ?? 0);
    }
    expect(shares.reduce((sum, value) => Number(sum) + Number(value), 0)).toBe(all['received']);
    const [district] = districts;
    if (district !== undefined) {
      const there = totals(
        (await supervisor.statistics.figures({ from: '1990-01-01', through: '2026-12-31', district })).rows,
      );
      expect(Number(there['decided'])).toBeLessThanOrEqual(Number(all['decided']) + 37);
    }
  });

  test.each([
    [{ from: '2026-10-01', through: '2026-09-01' }, 'through', 'out-of-range'],
    [{ from: '2026-02-30', through: '2026-09-01' }, 'from', 'not-a-date'],
    [{ from: '2026-09-01', through: '2026-09-30', matter: 'gas' }, 'matter', 'unknown-choice'],
  ])('%j is refused at its field', async (input, field, problem) => {
    const { as } = await filledOffice();
    const supervisor = await as('supervisor1');
    const refusal = await refusalOf(supervisor.statistics.figures(input as never));
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ path: field, problem }] } });
  });
});

describe('closing a month', () => {
  test('figures are frozen with a hash, the report is issued, and counting again gives the same hash', async () => {
    const { app, as, set } = await filledOffice();
    set('2026-10-09');
    const supervisor = await as('supervisor1');
    const open = await supervisor.statistics.month({ month: '2026-09' });
    expect(open.state).toBe('open');
    const quick = await supervisor.statistics.figures({ from: '2026-09-01', through: '2026-09-30' });
    expect(open.figures).toEqual(quick.rows);
    const { report, paper } = await supervisor.statistics.close({ month: '2026-09', key: KEY });
    expect(report).toMatchObject({ state: 'closed', figures: open.figures, adjustments: [] });
    expect(report.close?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(paper).toMatchObject({ kind: 'monthly-report', number: null, format: 'A4' });
    const again = await supervisor.statistics.close({ month: '2026-09', key: KEY });
    expect(again.paper.id).toBe(paper.id);
    expect((await verifyDatabase(app.context)).differences).toEqual([]);
    expect(await refusalOf(supervisor.statistics.close({ month: '2026-09', key: `${KEY}-2` }))).toEqual({
      code: 'CLOSE_REFUSED',
      data: { why: 'closed', month: '2026-09' },
    });
    expect(await refusalOf(supervisor.statistics.close({ month: '2026-10', key: `${KEY}-3` }))).toEqual({
      code: 'CLOSE_REFUSED',
      data: { why: 'not-over', month: '2026-10' },
    });
  });

  test('what is entered afterwards stands in the next month, old value, new value and records; the hashes hold', async () => {
    const { app, as, set } = await filledOffice();
    set('2026-10-09');
    const supervisor = await as('supervisor1');
    const first = await supervisor.statistics.close({ month: '2026-09', key: KEY });
    const before = first.report.figures.find(({ figure }) => figure === 'received');
    set('2026-10-12');
    const clerk = await as('counter1');
    const late = await clerk.intake.submit(intake('2026-09-29'));
    expect((await supervisor.statistics.month({ month: '2026-09' })).figures).toEqual(first.report.figures);
    set('2026-11-03');
    const later = await as('supervisor1');
    const { report } = await later.statistics.close({ month: '2026-10', key: `${KEY}-next` });
    const adjusted = report.adjustments.find(({ figure, matter }) => figure === 'received' && matter === null);
    expect(adjusted).toEqual({
      month: '2026-09',
      figure: 'received',
      matter: null,
      old: before?.total,
      now: (before?.total ?? 0) + 1,
      records: [{ source: 'case', id: late.case.id }],
    });
    expect((await verifyDatabase(app.context)).differences).toEqual([]);

    // Struck out again: the next month takes it back, from the value the last adjustment left.
    set('2026-11-10');
    const hand = await as('supervisor1');
    const found = await hand.cases.get({ id: late.case.id });
    const accepted = found.events.find(({ type }) => type === 'accepted');
    await hand.cases.act({
      caseId: found.id,
      version: found.version,
      key: 'late-correct-key-0001',
      act: {
        type: 'correct',
        date: '2026-11-10',
        eventSeq: accepted?.seq ?? 0,
        reason: '误登记',
        change: { kind: 'void' },
      },
    });
    set('2026-12-02');
    const last = await as('supervisor1');
    const closed = await last.statistics.close({ month: '2026-11', key: `${KEY}-last` });
    const taken = closed.report.adjustments.find(({ figure, matter }) => figure === 'accepted' && matter === null);
    const acceptedBefore = first.report.figures.find(({ figure }) => figure === 'accepted')?.total ?? 0;
    expect(taken).toMatchObject({ month: '2026-09', old: acceptedBefore + 1, now: acceptedBefore });
    expect((await verifyDatabase(app.context)).differences).toEqual([]);
    expect(await refusalOf(last.statistics.close({ month: '2027-01', key: `${KEY}-gap` }))).toMatchObject({
      code: 'CLOSE_REFUSED',
    });
  });

  test('a frozen month that somebody rewrote behind the program is found', async () => {
    const { app, as, set, file } = await filledOffice();
    set('2026-10-09');
    await (await as('supervisor1')).statistics.close({ month: '2026-09', key: KEY });
    await new Promise<void>((resolve, reject) => {
      const db = new sqlite3.Database(file);
      db.exec(
        `drop trigger month_close_is_final_update; update month_close set content = replace(content, '"rows":1,', '"rows":2,')`,
        (error) => {
          db.close();
          if (error === null) resolve();
          else reject(error);
        },
      );
    });
    const { differences } = await verifyDatabase(app.context);
    expect(differences).toContain('month 2026-09: its figures are not those that were frozen');
  });

  test('only a supervisor closes', async () => {
    const { as, set } = await filledOffice();
    set('2026-10-09');
    const clerk = await as('counter1');
    expect(await refusalOf(clerk.statistics.close({ month: '2026-09', key: KEY }))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await clerk.statistics.closes()).toEqual([]);
  });
});
