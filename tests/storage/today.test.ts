import { describe, expect, test } from 'vitest';
import { COUNTER_WEEK } from '../../electron/sample/counter-week.ts';
import { openReplay, replayWeek } from '../../electron/sample/replay.ts';
import { MIGRATIONS } from '../../electron/services/application.ts';
import { creditCodeCheckCharacter } from '../../shared/identity/credit-code.ts';
import { refusalOf, sampleOffices } from './app-support.ts';

describe('the start page', () => {
  const openOffice = sampleOffices();
  async function afterTheWeek(through: string) {
    const office = await openOffice();
    const replay = openReplay(office.app);
    await replayWeek(
      replay,
      COUNTER_WEEK.filter(({ date }) => date <= through),
    );
    return { ...office, replay };
  }

  test('counts what happened on the day and what waits', async () => {
    const { replay } = await afterTheWeek('2026-09-21');
    replay.set('2026-09-21', '17:00');
    const clerk = await replay.as('counter1');
    const found = await clerk.today.overview();
    expect(found).toMatchObject({ receivedToday: 2, acceptedToday: 1, decidedToday: 1, backdated: 0, deemed: [] });
    expect(found.awaitingSupplements.map(({ projectName }) => projectName)).toEqual(['康宁医院住院楼']);
    // Taken in by counter1 and still open: the hotel and the hospital; the cinema was told and is closed.
    expect(found.mine.map(({ projectName }) => projectName)).toEqual(['滨河大酒店室内装修工程', '康宁医院住院楼']);
    expect(found.byLamp).toEqual({ green: 2, yellow: 0, red: 0, black: 0, blue: 0 });
  });

  test('of each list as many rows as asked for, with how many there are', async () => {
    const { replay } = await afterTheWeek('2026-09-21');
    replay.set('2026-09-21', '17:00');
    const clerk = await replay.as('counter1');
    const one = await clerk.today.overview({ rows: 1 });
    expect(one.mine).toHaveLength(1);
    expect(one).toMatchObject({ mineTotal: 2, awaitingTotal: 1, deemedTotal: 0, deemed: [] });
    expect(one.awaitingSupplements).toHaveLength(1);
    for (const rows of [0, 201, 1.5])
      expect(await refusalOf(clerk.today.overview({ rows }))).toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('more accepted by law than are listed are all counted', async () => {
    const office = await openOffice();
    const replay = openReplay(office.app);
    const step = COUNTER_WEEK.find((one) => one.kind === 'intake' && one.intake.outcome.type === 'put-aside');
    if (step?.kind !== 'intake') throw new Error('nothing of the week is put aside');
    replay.set(step.date, step.time);
    const clerk = await replay.as('counter1');
    const { applicant, ...taken } = step.intake;
    if (applicant === null) throw new Error('nobody applied for it');
    for (let count = 1; count <= 3; count += 1) {
      const code = `91219900MA000000${count}`;
      await clerk.intake.submit({
        ...taken,
        applicant: { ...applicant, code: `${code}${creditCodeCheckCharacter(code)}` },
        key: `put-aside-in-a-row-${count}`,
        draftId: null,
      });
    }
    replay.set('2026-12-31', '09:00');
    const supervisor = await replay.as('supervisor1');
    const { deemed, deemedTotal } = await supervisor.today.overview({ rows: 2 });
    expect([deemed.length, deemedTotal]).toEqual([2, 3]);
  });

  test('a case accepted by law is an alarm, and black', async () => {
    const { replay } = await afterTheWeek('2026-11-13');
    replay.set('2026-11-20', '17:00');
    const supervisor = await replay.as('supervisor1');
    expect((await supervisor.today.overview()).deemed).toEqual([]);
    replay.set('2026-11-23', '08:30');
    expect((await supervisor.today.overview()).deemed).toMatchObject([
      { projectName: '城南仓储危险品库房', state: 'deemed-accepted', acceptedOn: '2026-11-13', lamp: 'black' },
    ]);
  });

  test('the worst lamp comes first among one’s own', async () => {
    const { replay } = await afterTheWeek('2026-09-28');
    replay.set('2026-10-10', '09:00');
    const clerk = await replay.as('counter1');
    // Promised 9 October, due 15 October: red. The hospital is promised for the 16th: green. The skyscraper is paused but
    // is the reviewer's now; filings wait for their check.
    const rows = (await clerk.today.overview()).mine.map(({ projectName, lamp }) => [projectName, lamp]);
    expect(rows[0]).toEqual(['滨河大酒店室内装修工程', 'red']);
    expect(rows).toContainEqual(['康宁医院住院楼', 'green']);
  });

  test('what was keyed in later than it happened is counted', async () => {
    const { replay } = await afterTheWeek('2026-09-18');
    replay.set('2026-09-21', '09:00');
    const clerk = await replay.as('counter1');
    const step = COUNTER_WEEK.find(({ item, kind }) => item === 10 && kind === 'intake');
    if (step?.kind !== 'intake') throw new Error('item 10 is missing');
    await clerk.intake.submit({ ...step.intake, date: '2026-09-18', key: 'late-entry-0000001', draftId: null });
    expect((await clerk.today.overview()).backdated).toBe(1);
    replay.set('2026-09-22', '09:00');
    expect((await clerk.today.overview()).backdated).toBe(0);
  });

  test('who only administers sees figures and no case', async () => {
    const { replay } = await afterTheWeek('2026-09-21');
    replay.set('2026-09-21', '17:00');
    const found = await (await replay.as('admin')).today.overview();
    expect(found).toMatchObject({ receivedToday: 2, mine: [], deemed: [], awaitingSupplements: [] });
  });
});

describe('calendar, limits and checklist as screens ask for them', () => {
  const openOffice = sampleOffices();
  async function atCounter() {
    const office = await openOffice('2026-09-18');
    return { ...office, clerk: office.window(Object.assign(office.app.openClient(), { staffId: 'S0002' })) };
  }

  test('October 2026 has its holidays and its make-up Saturday', async () => {
    const { clerk } = await atCounter();
    const month = await clerk.calendar.month({ year: 2026, month: 10 });
    expect(month).toHaveLength(31);
    expect(month.filter(({ kind }) => kind === 'holiday').map(({ date }) => date.slice(8))).toEqual([
      '01',
      '02',
      '03',
      '04',
      '05',
      '06',
      '07',
    ]);
    expect(month.filter(({ kind }) => kind === 'make-up-workday').map(({ date }) => date)).toEqual(['2026-10-10']);
    expect(month.every(({ provisional }) => !provisional)).toBe(true);
    expect((await clerk.calendar.month({ year: 2027, month: 2 })).every(({ provisional }) => provisional)).toBe(true);
    expect(await refusalOf(clerk.calendar.month({ year: 2026, month: 13 }))).toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('limits carry the promises in force on the day', async () => {
    const { clerk } = await atCounter();
    const limits = async (on: string) =>
      (await clerk.matters.limits({ matter: 'pre-opening', path: 'ordinary', on })).map(
        ({ clockId, statutoryWorkdays, promisedWorkdays }) => [clockId, statutoryWorkdays, promisedWorkdays],
      );
    expect(await limits('2026-09-18')).toEqual([
      ['one-shot', 5, null],
      ['inspection', 10, null],
      ['decision', 3, null],
      ['total', 13, 7],
      ['reinspection', 3, null],
      ['delivery', 10, null],
    ]);
  });

  test('a checklist names its lines, and which fact switches one on', async () => {
    const { clerk } = await atCounter();
    const { ruleSet, materials } = await clerk.matters.checklist({
      matter: 'design-review',
      path: 'ordinary',
      on: '2026-09-18',
      facts: { specialFireDesign: true },
    });
    expect(ruleSet).toBe('2020');
    expect(materials.map(({ line, fact, applies }) => [line, fact, applies])).toEqual([
      [1, null, true],
      [2, null, true],
      [3, 'planningPermitRequired', false],
      [4, 'temporaryBuilding', false],
      [5, 'specialFireDesign', true],
    ]);
    expect(
      await refusalOf(
        clerk.matters.checklist({ matter: 'design-review', path: 'commitment', on: '2026-09-18', facts: {} }),
      ),
    ).toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ path: 'path', problem: 'unknown-choice' }] } });
    expect(
      await refusalOf(clerk.matters.limits({ matter: 'design-review', path: 'ordinary', on: '2011-01-01' })),
    ).toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ path: 'on', problem: 'out-of-range' }] } });
  });

  test('a karaoke of 501 m2 is special, one of 500 m2 is not', async () => {
    const { clerk } = await atCounter();
    expect(await clerk.matters.determine({ use: 'karaoke', floorArea: 501 })).toMatchObject({
      result: 'special',
      clause: '14(6)',
    });
    expect(await clerk.matters.determine({ use: 'karaoke', floorArea: 500 })).toMatchObject({ result: 'other' });
    expect(await clerk.matters.determine({ use: 'karaoke' })).toMatchObject({ result: 'needs', needs: ['floorArea'] });
  });
});

describe('versions and backups', () => {
  const openOffice = sampleOffices();

  test('a backup is made, listed, and once a day by itself', async () => {
    const { app, window, set } = await openOffice('2026-09-18');
    const { backUpDaily } = await import('../../electron/services/backups.ts');
    const admin = window(Object.assign(app.openClient(), { staffId: 'S0001' }));
    expect(await admin.system.backups()).toEqual([]);
    expect((await backUpDaily(app.context))?.name).toBe('fire-window-20260918T010000Z.db');
    expect(await backUpDaily(app.context)).toBeNull();
    set('2026-09-18', '15:00');
    const made = await admin.system.backupNow();
    expect(made).toMatchObject({ name: 'fire-window-20260918T070000Z.db', at: '2026-09-18T07:00:00.000Z' });
    set('2026-09-19', '00:30');
    expect((await backUpDaily(app.context))?.name).toBe('fire-window-20260918T163000Z.db');
    expect((await admin.system.backups()).map(({ name }) => name)).toEqual([
      'fire-window-20260918T163000Z.db',
      'fire-window-20260918T070000Z.db',
    ]);
    expect((await admin.system.audit({ entity: 'backup' })).map(({ staffName }) => staffName)).toEqual([
      null,
      '管理员甲',
      null,
    ]);
  });

  test('the program says its versions', async () => {
    const { app, window, folder } = await openOffice();
    const clerk = window(Object.assign(app.openClient(), { staffId: 'S0002' }));
    expect(await clerk.system.about()).toMatchObject({
      dataFolder: folder,
      schemaVersion: MIGRATIONS.length,
      host: 'browser',
      calendarThrough: '2026-12-31',
    });
  });

  test('the office verifies', async () => {
    const { app, window } = await openOffice();
    const supervisor = window(Object.assign(app.openClient(), { staffId: 'S0006' }));
    expect(await supervisor.system.verify()).toMatchObject({ cases: 0, papers: 0, differences: [] });
  });
});
