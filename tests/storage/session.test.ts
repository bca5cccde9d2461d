import { describe, expect, test } from 'vitest';
import { hashPassword, verifyPassword } from '../../electron/services/passwords.ts';
import { openTestOffice, refusalOf, sampleOffices } from './app-support.ts';

const RIGHT = { account: 'counter1', password: 'chuangkou-2026', counterId: 1 };
const WRONG = { ...RIGHT, password: 'chuangkou-2025' };

describe('passwords', () => {
  test('a stored password is salted: the same one twice gives two texts, and both verify', async () => {
    const [first, second] = await Promise.all([hashPassword('guanli-2026'), hashPassword('guanli-2026')]);
    expect(first).not.toBe(second);
    expect(first).toMatch(/^scrypt\$32768\$8\$1\$[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=$/);
    expect(await verifyPassword('guanli-2026', first)).toBe(true);
    expect(await verifyPassword('guanli-2026', second)).toBe(true);
    expect(await verifyPassword('guanli-2027', first)).toBe(false);
  });

  test('a hash with other work factors still verifies, so they can be raised later', async () => {
    // Made by Node's own scrypt with N = 16, r = 1, p = 1 (RFC 7914 test vector of the empty password and salt has 64 bytes).
    const stored =
      'scrypt$16$1$1$AAAA$' +
      Buffer.from(
        (await import('node:crypto')).scryptSync('x', Buffer.from('AAAA', 'base64'), 32, { N: 16, r: 1, p: 1 }),
      ).toString('base64');
    expect(await verifyPassword('x', stored)).toBe(true);
  });

  test('a damaged hash is an error, not a wrong password', async () => {
    await expect(verifyPassword('x', 'plain-text')).rejects.toThrow('not of the known form');
  });
});

describe('signing in', () => {
  const openOffice = sampleOffices();

  test('before first start nobody can sign in', async () => {
    const { window } = await openTestOffice();
    expect(await window().session.status()).toMatchObject({ ready: false, staff: null, officeName: '' });
    expect(await refusalOf(window().session.signIn(RIGHT))).toMatchObject({ code: 'SETUP_NEEDED' });
  });

  test('the right password opens the window at its counter', async () => {
    const { window } = await openOffice('2026-09-18');
    const clerk = window();
    const status = await clerk.session.signIn(RIGHT);
    expect(status).toMatchObject({
      ready: true,
      staff: { id: 'S0002', account: 'counter1', name: '窗口甲', roles: ['counter'] },
      counter: { id: 1, name: '1号窗口' },
      locked: false,
      today: '2026-09-18',
      // The 14th working day: 1-4, 7-11, 14-18 September.
      day: { kind: 'workday', ordinalInMonth: 14, provisional: false },
      sampleAccounts: [],
      sampleShiftDays: null,
    });
    expect((await clerk.office.counters()).map(({ name }) => name)).toEqual(['1号窗口', '2号窗口']);
  });

  test('an account is the same in any case, an unknown counter is not found', async () => {
    const { window } = await openOffice();
    expect(await window().session.signIn({ ...RIGHT, account: 'Counter1' })).toMatchObject({ staff: { id: 'S0002' } });
    expect(await refusalOf(window().session.signIn({ ...RIGHT, counterId: 99 }))).toEqual({
      code: 'NOT_FOUND',
      data: { entity: 'counter', id: '99' },
    });
  });

  test('a make-up Sunday counts as a working day in the top bar, a holiday does not', async () => {
    const { window, set } = await openOffice();
    set('2026-09-20');
    expect((await window().session.status()).day).toMatchObject({ kind: 'make-up-workday', ordinalInMonth: 15 });
    set('2026-09-25');
    expect((await window().session.status()).day).toMatchObject({ kind: 'holiday', ordinalInMonth: 19 });
  });

  test('five wrong passwords close the account for five minutes, even for the right one, also after a restart', async () => {
    const { window, set, folder, app } = await openOffice('2026-09-18');
    set('2026-09-18', '09:00');
    const left = [];
    for (let attempt = 1; attempt <= 5; attempt += 1) left.push(await refusalOf(window().session.signIn(WRONG)));
    expect(left).toEqual(
      [4, 3, 2, 1, 0].map((attemptsLeft) => ({ code: 'WRONG_CREDENTIALS', data: { attemptsLeft } })),
    );
    const locked = { code: 'LOCKED_OUT', data: { until: '2026-09-18T01:05:00.000Z' } };
    expect(await refusalOf(window().session.signIn(RIGHT))).toEqual(locked);
    // Others are not touched.
    expect(
      await window().session.signIn({ account: 'counter2', password: 'chuangkou-2027', counterId: null }),
    ).toMatchObject({ locked: false });

    await app.close();
    const again = await openTestOffice({ folder });
    again.set('2026-09-18', '09:04');
    expect(await refusalOf(again.window().session.signIn(RIGHT))).toEqual(locked);
    again.set('2026-09-18', '09:05');
    expect(await refusalOf(again.window().session.signIn(WRONG))).toEqual({
      code: 'WRONG_CREDENTIALS',
      data: { attemptsLeft: 4 },
    });
    expect(await again.window().session.signIn(RIGHT)).toMatchObject({ staff: { account: 'counter1' } });
  });

  test('the right password starts the count afresh', async () => {
    const { window } = await openOffice();
    for (let attempt = 1; attempt <= 4; attempt += 1) await refusalOf(window().session.signIn(WRONG));
    await window().session.signIn(RIGHT);
    expect(await refusalOf(window().session.signIn(WRONG))).toMatchObject({ data: { attemptsLeft: 4 } });
  });

  test('many attempts at once are all counted', async () => {
    const { window } = await openOffice();
    const answers = await Promise.all(Array.from({ length: 8 }, () => refusalOf(window().session.signIn(WRONG))));
    expect(answers.filter(({ code }) => code === 'WRONG_CREDENTIALS')).toHaveLength(5);
    expect(answers.filter(({ code }) => code === 'LOCKED_OUT')).toHaveLength(3);
  });

  test('an account that does not exist answers like one that does', async () => {
    const { window } = await openOffice();
    const nobody = { account: 'nobody', password: 'chuangkou-2025', counterId: null };
    const answers = [];
    for (let attempt = 1; attempt <= 6; attempt += 1) answers.push(await refusalOf(window().session.signIn(nobody)));
    expect(answers.map(({ code }) => code)).toEqual([...Array<string>(5).fill('WRONG_CREDENTIALS'), 'LOCKED_OUT']);
    expect(answers[0]).toMatchObject({ data: { attemptsLeft: 4 } });
  });
});

describe('the lock', () => {
  const openOffice = sampleOffices();

  test('a locked window refuses everything until the password is given', async () => {
    const { app, window } = await openOffice();
    const clerk = window(app.openClient());
    await clerk.session.signIn(RIGHT);
    expect(await clerk.session.lock()).toMatchObject({ locked: true, staff: { account: 'counter1' } });
    expect(await refusalOf(clerk.cases.list({ filter: {} }))).toEqual({
      code: 'UNAUTHENTICATED',
      data: { why: 'locked' },
    });
    expect(await refusalOf(clerk.session.unlock({ password: 'wrong-password' }))).toMatchObject({
      code: 'WRONG_CREDENTIALS',
    });
    expect(await clerk.session.unlock({ password: RIGHT.password })).toMatchObject({
      locked: false,
      counter: { id: 1 },
    });
    expect(await clerk.cases.list({ filter: {} })).toMatchObject({ total: 0 });
  });

  test('a window left alone longer than the idle limit locks itself', async () => {
    const { app, window } = await openOffice();
    const client = app.openClient();
    const clerk = window(client);
    await clerk.session.signIn(RIGHT);
    expect(client.idleMinutes).toBe(10);
    client.lastActive -= 9 * 60_000;
    await clerk.office.counters();
    client.lastActive -= 10 * 60_000 + 1;
    expect(await refusalOf(clerk.office.counters())).toEqual({ code: 'UNAUTHENTICATED', data: { why: 'idle' } });
    expect(await clerk.session.status()).toMatchObject({ locked: true });
    expect(await refusalOf(clerk.office.counters())).toEqual({ code: 'UNAUTHENTICATED', data: { why: 'locked' } });
  });

  test('the status alone also shows that the window has locked itself', async () => {
    const { app, window } = await openOffice();
    const client = app.openClient();
    await window(client).session.signIn(RIGHT);
    client.lastActive -= 11 * 60_000;
    expect(await window(client).session.status()).toMatchObject({ locked: true });
  });

  test('signing out forgets the person and the counter', async () => {
    const { app, window } = await openOffice();
    const clerk = window(app.openClient());
    await clerk.session.signIn(RIGHT);
    expect(await clerk.session.signOut()).toMatchObject({ staff: null, counter: null, locked: false });
    expect(await refusalOf(clerk.office.counters())).toEqual({ code: 'UNAUTHENTICATED', data: { why: 'signed-out' } });
  });

  test('somebody who is no longer active is out at once', async () => {
    const { window } = await openOffice();
    const clerk = window();
    await clerk.session.signIn(RIGHT);
    const admin = window();
    await admin.session.signIn({ account: 'admin', password: 'guanli-2026', counterId: null });
    const person = (await admin.office.staff()).find(({ account }) => account === 'counter1');
    if (person === undefined) throw new Error('counter1 is missing');
    await admin.office.saveStaff({ ...person, active: false, password: null });
    expect(await refusalOf(clerk.office.counters())).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refusalOf(window().session.signIn(RIGHT))).toMatchObject({ code: 'WRONG_CREDENTIALS' });
  });

  test('a new password from the administrator signs the person’s open windows out, and nobody else’s', async () => {
    const { window } = await openOffice();
    const atFirst = window();
    const atSecond = window();
    for (const one of [atFirst, atSecond]) await one.session.signIn(RIGHT);
    await atSecond.session.lock();
    await atFirst.office.counters();
    const reviewer = window();
    await reviewer.session.signIn({ account: 'reviewer1', password: 'shencha-2026', counterId: null });
    const admin = window();
    await admin.session.signIn({ account: 'admin', password: 'guanli-2026', counterId: null });
    const person = (await admin.office.staff()).find(({ account }) => account === 'counter1');
    if (person === undefined) throw new Error('counter1 is missing');
    await admin.office.saveStaff({ ...person, password: 'xin-mima-2026' });
    expect(await atFirst.session.status()).toMatchObject({ staff: null, locked: false });
    expect(await atSecond.session.status()).toMatchObject({ staff: null, locked: false });
    expect(await refusalOf(atFirst.office.counters())).toEqual({
      code: 'UNAUTHENTICATED',
      data: { why: 'signed-out' },
    });
    expect(await refusalOf(atSecond.session.unlock({ password: RIGHT.password }))).toMatchObject({
      code: 'WRONG_CREDENTIALS',
    });
    expect(await reviewer.office.counters()).toHaveLength(2);
    expect(await admin.office.counters()).toHaveLength(2);
    await atFirst.session.signIn({ ...RIGHT, password: 'xin-mima-2026' });
    expect(await atFirst.office.counters()).toHaveLength(2);
  });

  test('a person saved without a new password stays signed in', async () => {
    const { window } = await openOffice();
    const clerk = window();
    await clerk.session.signIn(RIGHT);
    const admin = window();
    await admin.session.signIn({ account: 'admin', password: 'guanli-2026', counterId: null });
    const person = (await admin.office.staff()).find(({ account }) => account === 'counter1');
    if (person === undefined) throw new Error('counter1 is missing');
    await admin.office.saveStaff({ ...person, password: null });
    expect(await clerk.office.counters()).toHaveLength(2);
  });

  test('administrators who give themselves a new password stay at this window and leave their others', async () => {
    const { window } = await openOffice();
    const [here, elsewhere] = [window(), window()];
    for (const one of [here, elsewhere]) {
      await one.session.signIn({ account: 'admin', password: 'guanli-2026', counterId: null });
    }
    const person = (await here.office.staff()).find(({ account }) => account === 'admin');
    if (person === undefined) throw new Error('admin is missing');
    await here.office.saveStaff({ ...person, password: 'xin-mima-2026' });
    expect(await here.office.counters()).toHaveLength(2);
    expect(await refusalOf(elsewhere.office.counters())).toMatchObject({ data: { why: 'signed-out' } });
  });
});

describe('one’s own password', () => {
  const openOffice = sampleOffices();

  test('is changed by whoever knows the present one', async () => {
    const { window } = await openOffice();
    const clerk = window();
    await clerk.session.signIn(RIGHT);
    expect(await refusalOf(clerk.session.changePassword({ current: 'not-it-at-all', next: 'xin-mima-2026' }))).toEqual({
      code: 'WRONG_CREDENTIALS',
      data: { attemptsLeft: 4 },
    });
    expect(await clerk.session.changePassword({ current: RIGHT.password, next: 'xin-mima-2026' })).toEqual({
      changed: true,
    });
    expect(await clerk.office.counters()).toHaveLength(2);
    expect(await refusalOf(window().session.signIn(RIGHT))).toMatchObject({ code: 'WRONG_CREDENTIALS' });
    expect(await window().session.signIn({ ...RIGHT, password: 'xin-mima-2026' })).toMatchObject({ locked: false });
  });

  test.each([['chuangkou-2026'], ['aaaaaaaa'], ['abababab']])('%s is too weak as the next one', async (next) => {
    const { window } = await openOffice();
    const clerk = window();
    await clerk.session.signIn(RIGHT);
    expect(await refusalOf(clerk.session.changePassword({ current: RIGHT.password, next }))).toEqual({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'next', problem: 'password-too-weak' }] },
    });
  });

  test('seven characters are too few', async () => {
    const { window } = await openOffice();
    const clerk = window();
    await clerk.session.signIn(RIGHT);
    expect(await refusalOf(clerk.session.changePassword({ current: RIGHT.password, next: 'mima-26' }))).toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'next', problem: 'password-too-weak' }] },
    });
  });
});
