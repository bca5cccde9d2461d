import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fillDemo } from '../../electron/sample/fill-demo.ts';
import { shanghaiInstant } from '../../electron/sample/replay.ts';
import { createApplication } from '../../electron/services/application.ts';
import { caseRowOf } from '../../electron/services/case-view.ts';
import type { AppContext } from '../../electron/services/context.ts';
import { dutiesFor, openClocksOn } from '../../electron/services/duties.ts';
import { casesAfter, listedCases } from '../../electron/storage/repositories/cases.ts';
import { eventsOfCases } from '../../electron/storage/repositories/events.ts';
import { listStaff } from '../../electron/storage/repositories/staff.ts';
import { dutiesOf } from '../../shared/supervision/duties.ts';
import { replay } from '../../shared/workflow/history.ts';
import { intake, newKey, openOffice, plainRenderer, REVIEWER } from './cases-service-fixture.ts';

// The to-do list begins with the stored clocks and reads cases and histories only of what it shows; here every open case of
// an office is derived from its whole history, put in order, and counted.

const SEVERITY = ['black', 'red', 'yellow', 'green', 'blue'];

/** Every open case as its whole history has it on a day, with what of it is whose. */
async function wholeOffice(context: AppContext, asOf: string) {
  const { read } = context;
  const ids = (await casesAfter(read, 0, 10_000)).map(({ id }) => id);
  const histories = await eventsOfCases(read, ids);
  const open = (await listedCases(read, ids)).filter(
    ({ origin, derived }) => origin === 'live' && derived.endedOn === null,
  );
  const rows = open.map((file) => {
    const { applicantName, projectName, address, handlerName, derived } = file;
    const events = histories.get(file.id) ?? [];
    const stands = { state: derived.state, handlerId: derived.handlerStaffId };
    const names = { applicantName, projectName, address, handlerName };
    const row = caseRowOf(file, events, names, { calendar: context.calendar(), asOf });
    // Worst lamp first, then what is due first, then the oldest.
    const place = [
      row.lamp === null ? SEVERITY.length : SEVERITY.indexOf(row.lamp),
      row.next?.due ?? '9999-12-31',
      String(row.id).padStart(9, '0'),
    ].join(' ');
    return { row, place, partsOf: (staffId: string) => [...dutiesOf(staffId, stands, replay(events))] };
  });
  const inOrder = rows.toSorted((left, right) => (left.place < right.place ? -1 : 1));
  return (staffId: string) =>
    inOrder.flatMap(({ row, partsOf }) => {
      const parts = partsOf(staffId);
      return parts.length === 0 ? [] : [{ ...row, parts }];
    });
}

/** Compares everybody's list on a day, whole and cut off. @returns how many rows there were */
async function compareLists(app: AppContext, date: string): Promise<number> {
  const context = { ...app, now: () => shanghaiInstant(date, '12:00') };
  const wanted = await wholeOffice(context, date);
  const clocks = await openClocksOn(context);
  let rows = 0;
  for (const person of await listStaff(context.read)) {
    const actor = { ...person, counterId: null };
    const whole = wanted(person.id);
    for (const most of [10_000, 3]) {
      const { mine, mineTotal } = await dutiesFor(context, actor, most, clocks);
      expect(mine.map(({ cover: _cover, ...row }) => row)).toEqual(whole.slice(0, most));
      expect(mineTotal).toBe(whole.length);
    }
    rows += whole.length;
  }
  return rows;
}

test('the lists of a demo office are those a whole derivation gives, on its last day and when limits run out', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'fire-window-duties-'));
  const now = () => shanghaiInstant('2016-11-21', '07:00');
  const app = await createApplication({ dataFolder: folder, host: 'browser', now, renderPaper: plainRenderer });
  onTestFinished(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });
  const order = { cases: 400, seed: 11, asOf: '2026-11-20' };
  await fillDemo(app, order, { signal: new AbortController().signal, progress: () => undefined });
  for (const date of ['2026-11-20', '2026-11-27', '2026-12-15', '2027-03-31'])
    expect(await compareLists(app.context, date)).toBeGreaterThan(5);
}, 240_000);

test('the lists of an office in which many cases are open, reviewed and handed over are so, too', async () => {
  const office = await openOffice({ on: '2026-09-01' });
  onTestFinished(() => office.close());
  const days = ['2026-09-01', '2026-09-04', '2026-09-10', '2026-09-15', '2026-09-18'];
  for (const date of days) {
    office.on(date);
    for (let number = 0; number < 6; number += 1) {
      const taken = (await office.clerk.intake.submit(intake(date))).case;
      const caseAt = { caseId: taken.id, version: taken.version };
      if (number === 1 || number === 2)
        await office.reviewer.cases.act({
          ...caseAt,
          key: newKey(),
          act: { type: 'technical-review', date, conclusion: 'conforming', findings: null },
        });
      if (number === 3)
        await office.clerk.supervision.handOver({
          key: newKey(),
          what: { kind: 'cases', cases: [caseAt] },
          toStaffId: REVIEWER,
          reason: '外出培训',
          until: null,
        });
    }
  }
  // Of each day's six the reviewer has two reviewed and one handed over, the clerk the other three.
  for (const date of ['2026-09-18', '2026-09-25', '2026-10-09', '2026-10-30'])
    expect(await compareLists(office.application.context, date)).toBe(30);
  office.on('2026-09-18');
  const own = await office.clerk.today.overview();
  expect(own.mineTotal).toBe(15);
  expect(own.mine.every(({ handlerName }) => handlerName === '窗口甲')).toBe(true);
}, 120_000);
