import { call } from '@orpc/server';
import { describe, expect, test } from 'vitest';
import { contract } from '../../shared/contract/contract.ts';
import { refusalOf, sampleOffices } from './app-support.ts';

/** The only procedures a window may call before anybody is signed in. */
const OPEN = ['session.signIn', 'session.status', 'setup.initialise'];

interface Named {
  readonly name: string;
  readonly procedure: Parameters<typeof call>[0];
}

/** Every procedure of a router, by its path. */
function proceduresOf(router: object, prefix = ''): Named[] {
  return Object.entries(router).flatMap(([key, part]) => {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof part !== 'object' || part === null) return [];
    return '~orpc' in part ? [{ name, procedure: part as Named['procedure'] }] : proceduresOf(part, name);
  });
}

const CONTRACT = proceduresOf(contract).map(({ name }) => name);
const closed = CONTRACT.filter((name) => !OPEN.includes(name));

describe('every procedure denies by default', () => {
  const openOffice = sampleOffices();

  test('the router serves exactly the procedures of the contract', async () => {
    const { app } = await openOffice();
    expect(
      proceduresOf(app.router)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(CONTRACT.toSorted());
    expect(CONTRACT.length).toBeGreaterThan(40);
  });

  test('signed out, each is refused whatever the input, and nothing is written', async () => {
    const { app } = await openOffice();
    const answers = [];
    for (const { name, procedure } of proceduresOf(app.router)) {
      if (OPEN.includes(name)) continue;
      const context = { client: app.openClient() };
      answers.push({ name, ...(await refusalOf(call(procedure, {} as never, { context } as never))) });
    }
    expect(answers).toEqual(closed.map((name) => ({ name, code: 'UNAUTHENTICATED', data: { why: 'signed-out' } })));
  });

  test('locked, each is refused but unlocking, locking again and leaving', async () => {
    const { app } = await openOffice();
    const stillOpen = ['session.lock', 'session.signOut', 'session.unlock'];
    const answers = [];
    for (const { name, procedure } of proceduresOf(app.router)) {
      if (OPEN.includes(name) || stillOpen.includes(name)) continue;
      const client = Object.assign(app.openClient(), { staffId: 'S0002', locked: true });
      answers.push({ name, ...(await refusalOf(call(procedure, {} as never, { context: { client } } as never))) });
    }
    expect(answers.filter(({ code }) => code !== 'UNAUTHENTICATED')).toEqual([]);
    expect(answers).toHaveLength(closed.length - stillOpen.length);
  });

  test.each([
    ['admin', ['cases.act', 'intake.submit', 'registry.reveal', 'search.query', 'papers.print']],
    [
      'counter1',
      [
        'office.saveSettings',
        'office.saveStaff',
        'office.saveCounter',
        'system.audit',
        'system.backupNow',
        'system.verify',
      ],
    ],
    ['reviewer1', ['office.saveSettings', 'intake.submit', 'registry.saveApplicant', 'system.audit']],
    ['supervisor1', ['office.saveSettings', 'office.saveStaff', 'system.backupNow']],
  ])('%s may not do what belongs to another role', async (account, names) => {
    const { app, window } = await openOffice();
    const staff = await (async () => {
      const admin = window();
      await admin.session.signIn({ account: 'admin', password: 'guanli-2026', counterId: null });
      return admin.office.staff();
    })();
    const staffId = staff.find((person) => person.account === account)?.id ?? '';
    for (const name of names) {
      const found = proceduresOf(app.router).find((one) => one.name === name);
      if (found === undefined) throw new Error(`No procedure ${name}`);
      const context = { client: Object.assign(app.openClient(), { staffId }) };
      const answer = await refusalOf(call(found.procedure, {} as never, { context } as never));
      expect({ name, code: answer.code }).toEqual({ name, code: 'FORBIDDEN' });
    }
  });
});
