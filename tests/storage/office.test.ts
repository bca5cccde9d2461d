import { describe, expect, test } from 'vitest';
import { openSetUpOffice, refusalOf, sampleOffices } from './app-support.ts';

const NEW_CLERK = {
  id: null,
  version: null,
  account: 'counter9',
  name: '窗口丙',
  roles: ['counter' as const],
  active: true,
  password: 'chuangkou-2029',
};

function issue(path: string, problem: string, limit?: number) {
  return { code: 'INVALID_INPUT', data: { issues: [{ path, problem, ...(limit === undefined ? {} : { limit }) }] } };
}

describe('settings in versions', () => {
  test('a version holds from its effective date, earlier days keep what was in force', async () => {
    const { admin } = await openSetUpOffice();
    await admin.office.saveSettings({ effectiveFrom: '2026-10-01', promised: { 'design-review': { decision: 10 } } });
    await admin.office.saveSettings({
      effectiveFrom: '2027-01-01',
      promised: { 'design-review': { decision: 8 } },
      warnWorkdays: 2,
    });
    const on = async (date: string) => {
      const { promised, warnWorkdays } = await admin.office.settings({ on: date });
      return [promised['design-review']?.['decision'] ?? null, warnWorkdays];
    };
    expect([await on('2026-09-30'), await on('2026-10-01'), await on('2026-12-31'), await on('2027-01-01')]).toEqual([
      [null, 1],
      [10, 1],
      [10, 1],
      [8, 2],
    ]);
  });

  test('of two versions with the same date the one saved last holds', async () => {
    const { admin } = await openSetUpOffice();
    await admin.office.saveSettings({ effectiveFrom: '2026-10-01', idleMinutes: 5 });
    await admin.office.saveSettings({ effectiveFrom: '2026-10-01', idleMinutes: 7 });
    expect((await admin.office.settings({ on: '2026-10-02' })).idleMinutes).toBe(7);
  });

  test('a promise for one matter leaves the others; an empty one takes it back', async () => {
    const { admin } = await openSetUpOffice();
    await admin.office.saveSettings({ effectiveFrom: '2026-09-01', promised: { 'design-review': { decision: 10 } } });
    await admin.office.saveSettings({ effectiveFrom: '2026-09-02', promised: { 'pre-opening': { total: 7 } } });
    expect((await admin.office.settings({ on: '2026-09-02' })).promised).toEqual({
      'design-review': { decision: 10 },
      'pre-opening': { total: 7 },
    });
    await admin.office.saveSettings({ effectiveFrom: '2026-09-03', promised: { 'design-review': {} } });
    expect((await admin.office.settings({ on: '2026-09-03' })).promised).toEqual({
      'design-review': {},
      'pre-opening': { total: 7 },
    });
  });

  test('a promise as long as the statutory limit may be saved, a longer one not', async () => {
    const { admin } = await openSetUpOffice();
    const save = (days: number) =>
      admin.office.saveSettings({ effectiveFrom: '2026-09-01', promised: { 'design-review': { decision: days } } });
    await save(15);
    expect(await refusalOf(save(16))).toEqual(
      issue('promised.design-review.decision', 'promised-exceeds-statutory', 15),
    );
    expect((await admin.office.settings({ on: '2026-09-01' })).promised['design-review']).toEqual({ decision: 15 });
  });

  test.each([
    [{ promised: { 'pre-opening': { total: 14 } } }, 'promised.pre-opening.total', 'promised-exceeds-statutory', 13],
    // At the counter a commitment is permitted the same day; the shorter of two limits is the ceiling.
    [{ promised: { 'pre-opening': { permit: 1 } } }, 'promised.pre-opening.permit', 'promised-exceeds-statutory', 0],
    [{ promised: { 'design-review': { inspection: 5 } } }, 'promised.design-review.inspection', 'unknown-choice'],
    [
      { promised: { 'completion-filing': { 'filing-due': 3 } } },
      'promised.completion-filing.filing-due',
      'unknown-choice',
    ],
    [{ promised: { 'design-review': { decision: 2.5 } } }, 'promised.design-review.decision', 'not-a-number'],
    [{ numberTemplates: { receipt: '{authority}受字{seq:4}号' } }, 'numberTemplates.receipt', 'bad-number-template'],
    [
      { numberTemplates: { receipt: '{authority}受字〔{year}〕第{number}号' } },
      'numberTemplates.receipt',
      'bad-number-template',
    ],
    [{ numberTemplates: { 'guide-slip': '{year}{seq}' } }, 'numberTemplates.guide-slip', 'unknown-field'],
    [
      { numberTemplates: { 'receipt.pre-opening': '{authority}消审受字〔{year}〕第{seq:4}号' } },
      'numberTemplates.receipt.pre-opening',
      'name-taken',
    ],
    [
      { exemptions: { preOpeningFloorArea: { castle: 10 } } },
      'exemptions.preOpeningFloorArea.castle',
      'unknown-choice',
    ],
    [{ backupFolder: 'backups' }, 'backupFolder', 'not-an-absolute-path'],
    [{ warnWorkdays: 21 }, 'warnWorkdays', 'out-of-range', 20],
    [{ effectiveFrom: '2026-02-30' }, 'effectiveFrom', 'not-a-date'],
  ])('%j is refused at its field and nothing is saved', async (change, path, problem, limit?: number) => {
    const { admin } = await openSetUpOffice();
    const before = await admin.office.settings({ on: '2030-01-01' });
    const input = { effectiveFrom: '2026-09-01', ...change } as Parameters<typeof admin.office.saveSettings>[0];
    expect(await refusalOf(admin.office.saveSettings(input))).toEqual(issue(path, problem, limit));
    expect(await admin.office.settings({ on: '2030-01-01' })).toEqual(before);
  });

  test('open screens hear of a change', async () => {
    const { admin, app } = await openSetUpOffice();
    const heard: string[] = [];
    app.changes.listen(({ topic }) => heard.push(topic));
    await admin.office.saveSettings({ effectiveFrom: '2026-09-01', warnWorkdays: 3 });
    await admin.office.saveCounter({ id: null, name: '3号窗口', place: '西厅', active: true });
    expect(heard).toEqual(['settings', 'settings']);
  });
});

describe('counters', () => {
  test('are added, renamed and closed; a name is used once', async () => {
    const { admin } = await openSetUpOffice();
    expect(await admin.office.saveCounter({ id: null, name: '3号窗口', place: '西厅', active: true })).toEqual({
      id: 3,
      name: '3号窗口',
      place: '西厅',
      active: true,
    });
    expect(await admin.office.saveCounter({ id: 3, name: '3号窗口', place: '西厅', active: false })).toMatchObject({
      active: false,
    });
    expect((await admin.session.status()).counters?.map(({ id }) => id)).toEqual([1, 2]);
    expect(
      await refusalOf(admin.office.saveCounter({ id: null, name: '1号窗口', place: '西厅', active: true })),
    ).toEqual(issue('name', 'name-taken'));
    expect(
      await refusalOf(admin.office.saveCounter({ id: 9, name: '9号窗口', place: '西厅', active: true })),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('staff', () => {
  const openOffice = sampleOffices();
  async function asAdministrator() {
    const office = await openOffice();
    const admin = office.window();
    await admin.session.signIn({ account: 'admin', password: 'guanli-2026', counterId: null });
    return { ...office, admin };
  }

  test('a new account gets the next id and can sign in', async () => {
    const { admin, window } = await asAdministrator();
    expect(await admin.office.saveStaff(NEW_CLERK)).toEqual({
      id: 'S0007',
      account: 'counter9',
      name: '窗口丙',
      roles: ['counter'],
      active: true,
      version: 1,
    });
    expect(
      await window().session.signIn({ account: 'counter9', password: 'chuangkou-2029', counterId: 2 }),
    ).toMatchObject({ staff: { id: 'S0007' } });
  });

  test('an account name is taken whatever its case, by staff who left, too', async () => {
    const { admin } = await asAdministrator();
    expect(await refusalOf(admin.office.saveStaff({ ...NEW_CLERK, account: 'counter1' }))).toEqual(
      issue('account', 'account-taken'),
    );
    const left = await admin.office.saveStaff({ ...NEW_CLERK, active: false });
    expect(left).toMatchObject({ active: false });
    expect(await refusalOf(admin.office.saveStaff(NEW_CLERK))).toEqual(issue('account', 'account-taken'));
  });

  test('a new account needs a password, an old one may keep its own', async () => {
    const { admin, window } = await asAdministrator();
    expect(await refusalOf(admin.office.saveStaff({ ...NEW_CLERK, password: null }))).toEqual(
      issue('password', 'required'),
    );
    const clerk = (await admin.office.staff()).find(({ account }) => account === 'counter1');
    if (clerk === undefined) throw new Error('counter1 is missing');
    await admin.office.saveStaff({ ...clerk, name: '窗口丁', password: null });
    expect(
      await window().session.signIn({ account: 'counter1', password: 'chuangkou-2026', counterId: null }),
    ).toMatchObject({ staff: { name: '窗口丁', version: 2 } });
  });

  test('a stale version is refused and names both versions', async () => {
    const { admin } = await asAdministrator();
    const clerk = (await admin.office.staff()).find(({ account }) => account === 'counter1');
    if (clerk === undefined) throw new Error('counter1 is missing');
    await admin.office.saveStaff({ ...clerk, name: '窗口丁', password: null });
    expect(await refusalOf(admin.office.saveStaff({ ...clerk, name: '窗口戊', password: null }))).toEqual({
      code: 'STALE_VERSION',
      data: { entity: 'staff', id: 'S0002', expected: 1, actual: 2 },
    });
    expect(await refusalOf(admin.office.saveStaff({ ...clerk, id: 'S0099', password: null }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('the last active administrator keeps role and account', async () => {
    const { admin } = await asAdministrator();
    const me = (await admin.office.staff()).find(({ account }) => account === 'admin');
    if (me === undefined) throw new Error('admin is missing');
    expect(await refusalOf(admin.office.saveStaff({ ...me, roles: ['counter'], password: null }))).toEqual(
      issue('roles', 'last-administrator'),
    );
    expect(await refusalOf(admin.office.saveStaff({ ...me, active: false, password: null }))).toEqual(
      issue('active', 'last-administrator'),
    );
    await admin.office.saveStaff({ ...NEW_CLERK, account: 'admin2', roles: ['administrator'] });
    expect(await admin.office.saveStaff({ ...me, active: false, password: null })).toMatchObject({ active: false });
  });

  test('a password set by the administrator opens a closed account', async () => {
    const { admin, window } = await asAdministrator();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await refusalOf(window().session.signIn({ account: 'counter1', password: 'not-it-at-all', counterId: null }));
    }
    const clerk = (await admin.office.staff()).find(({ account }) => account === 'counter1');
    if (clerk === undefined) throw new Error('counter1 is missing');
    await admin.office.saveStaff({ ...clerk, password: 'xin-mima-2026' });
    expect(
      await window().session.signIn({ account: 'counter1', password: 'xin-mima-2026', counterId: null }),
    ).toMatchObject({ locked: false });
  });
});
