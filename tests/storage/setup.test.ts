import { describe, expect, test } from 'vitest';
import { SAMPLE_SETUP } from '../../electron/sample/office.ts';
import { openSetUpOffice, openTestOffice, refusalOf } from './app-support.ts';

describe('first start', () => {
  test('writes office, authorities, counters and first administrator, who is signed in', async () => {
    const { window, app } = await openTestOffice({ date: '2026-09-01' });
    const admin = window(app.openClient());
    expect(await admin.setup.initialise(SAMPLE_SETUP)).toMatchObject({
      ready: true,
      officeName: '滨城市消防审批服务窗口',
      staff: { id: 'S0001', account: 'admin', name: '管理员甲', roles: ['administrator'], active: true },
      counters: [
        { id: 1, name: '1号窗口' },
        { id: 2, name: '2号窗口' },
      ],
    });
    const settings = await admin.office.settings({});
    expect(settings.authorities['design-review'].name).toBe('滨城市住房和城乡建设局');
    expect(settings.authorities['completion-acceptance'].name).toBe('滨城市住房和城乡建设局');
    expect(settings.authorities['completion-filing'].name).toBe('滨城市住房和城乡建设局');
    expect(settings.authorities['pre-opening'].name).toBe('滨城市消防救援支队');
    expect(settings).toMatchObject({
      promised: {},
      warnWorkdays: 1,
      exemptions: {},
      idleMinutes: 10,
      backupFolder: null,
    });
    expect(settings.numberTemplates['receipt.design-review']).toBe('{authority}消审受字〔{year}〕第{seq:4}号');
    const trail = (await admin.system.audit({ limit: 10 })).map(({ action, staffName }) => ({ action, staffName }));
    expect(trail).toEqual([{ action: 'setup.initialise', staffName: '管理员甲' }]);
  });

  test('happens once, also when two windows try at the same moment', async () => {
    const { window } = await openTestOffice();
    const outcomes = await Promise.allSettled([
      window().setup.initialise(SAMPLE_SETUP),
      window().setup.initialise(SAMPLE_SETUP),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await refusalOf(window().setup.initialise(SAMPLE_SETUP))).toEqual({ code: 'ALREADY_SET_UP', data: {} });
  });

  test('a one-person office gives its administrator more roles', async () => {
    const { window, app } = await openTestOffice();
    const admin = window(app.openClient());
    const administrator = { ...SAMPLE_SETUP.administrator, roles: ['counter' as const, 'reviewer' as const] };
    await admin.setup.initialise({ ...SAMPLE_SETUP, administrator });
    expect((await admin.session.status()).staff?.roles).toEqual(['administrator', 'counter', 'reviewer']);
  });

  test('settings of first start hold for days before it, for old cases entered later', async () => {
    const { admin } = await openSetUpOffice({ date: '2026-09-01' });
    expect((await admin.office.settings({ on: '2020-06-01' })).officeName).toBe('滨城市消防审批服务窗口');
  });

  test.each([
    [{ officeName: '' }, 'officeName', 'required'],
    [{ officeName: '窗'.repeat(101) }, 'officeName', 'too-long'],
    [{ officeName: '消防\u0000窗口' }, 'officeName', 'control-characters'],
    [{ counters: [] }, 'counters', 'required'],
    [
      {
        counters: [
          { name: '1号', place: '东厅' },
          { name: '1号', place: '西厅' },
        ],
      },
      'counters.1.name',
      'name-taken',
    ],
    [
      { administrator: { account: 'Admin!', name: '甲', password: 'guanli-2026', roles: ['administrator'] } },
      'administrator.account',
      'wrong-type',
    ],
    [
      { administrator: { account: 'admin', name: '甲', password: 'short', roles: ['administrator'] } },
      'administrator.password',
      'password-too-weak',
    ],
    [
      { administrator: { account: 'administrator', name: '甲', password: 'Administrator', roles: ['administrator'] } },
      'administrator.password',
      'password-too-weak',
    ],
    [
      { administrator: { account: 'admin', name: '甲', password: 'guanli-2026', roles: ['boss'] } },
      'administrator.roles.0',
      'unknown-choice',
    ],
  ])('%j is refused at its field and nothing is written', async (change, path, problem) => {
    const { window } = await openTestOffice();
    const answer = await refusalOf(window().setup.initialise({ ...SAMPLE_SETUP, ...change } as typeof SAMPLE_SETUP));
    expect(answer).toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ path, problem }] } });
    expect(await window().session.status()).toMatchObject({ ready: false, counters: [] });
  });
});
