import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Page } from '@playwright/test';
import type { contract } from '../../../shared/contract/contract.ts';
import type { Role } from '../../../shared/contract/fields.ts';
import { expect, Keyboard, type Program } from './program.ts';

export type Api = ContractRouterClient<typeof contract>;

/** One person of the test office. */
export interface Person {
  readonly account: string;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly Role[];
}

export const ADMINISTRATOR: Person = {
  account: 'admin',
  name: '管理员甲',
  password: 'guanli-2026',
  roles: ['administrator'],
};
export const CLERK: Person = { account: 'counter1', name: '窗口甲', password: 'chuangkou-2026', roles: ['counter'] };
export const SECOND_CLERK: Person = {
  account: 'counter2',
  name: '窗口乙',
  password: 'chuangkou-2027',
  roles: ['counter'],
};
export const REVIEWER: Person = { account: 'reviewer1', name: '审查甲', password: 'shencha-2026', roles: ['reviewer'] };
export const SECOND_REVIEWER: Person = {
  account: 'reviewer2',
  name: '审查乙',
  password: 'shencha-2027',
  roles: ['reviewer'],
};
export const SUPERVISOR: Person = {
  account: 'supervisor1',
  name: '督查甲',
  password: 'ducha-2026',
  roles: ['supervisor'],
};
export const STAFF: readonly Person[] = [CLERK, SECOND_CLERK, REVIEWER, SECOND_REVIEWER, SUPERVISOR];

const authority = {
  address: '滨城市江北区政务路1号政务服务中心二楼',
  phone: '0999-2100001',
  supervisionPhone: '0999-2100009',
  hours: '周一至周五 08:30-12:00、13:30-17:00',
};

/** A second window of the program without a screen: what a test prepares, and how it looks behind the screen. */
export async function connectApi(program: Program): Promise<Api> {
  const address = new URL(await program.newWindow());
  const token = new URLSearchParams(address.hash.slice(1)).get('token');
  const session = await fetch(new URL('/session', address), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const cookie = session.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`no session: ${session.status}`);
  return createORPCClient(new RPCLink({ url: `${address.origin}/rpc`, headers: { cookie } }));
}

/**
 * The office of the week at the counter, set up behind the screens: two authorities, one counter, five staff, the
 * promised limits of the week and its local exemption of restaurants up to 200 m².
 * @returns the supervisor's window, which may look at everything
 */
export async function openOffice(program: Program): Promise<Api> {
  const api = await connectApi(program);
  await api.setup.initialise({
    officeName: '滨城市消防审批服务窗口',
    constructionAuthority: { ...authority, name: '滨城市住房和城乡建设局', short: '滨建' },
    rescueAuthority: { ...authority, name: '滨城市消防救援支队', short: '滨' },
    counters: [{ name: '1号窗口', place: '二楼东厅' }],
    administrator: { ...ADMINISTRATOR, roles: [...ADMINISTRATOR.roles] },
  });
  await api.session.signIn({ account: ADMINISTRATOR.account, password: ADMINISTRATOR.password, counterId: null });
  for (const person of STAFF) {
    await api.office.saveStaff({ ...person, roles: [...person.roles], id: null, version: null, active: true });
  }
  await api.office.saveSettings({
    effectiveFrom: '2000-01-02',
    promised: {
      'design-review': { decision: 10 },
      'completion-acceptance': { decision: 10 },
      'completion-filing': { 'spot-check': 10 },
      'pre-opening': { total: 7 },
    },
    exemptions: { preOpeningFloorArea: { restaurant: 200 } },
  });
  await api.session.signIn({ account: SUPERVISOR.account, password: SUPERVISOR.password, counterId: null });
  return api;
}

/** Signs somebody in on the sign-in page, by keyboard, at the first counter; the start page is up afterwards. */
export async function signIn(page: Page, program: Program, person: Person): Promise<Keyboard> {
  await page.goto(await program.newWindow());
  return signInHere(page, person);
}

/** The same on a sign-in page that is already open. */
export async function signInHere(page: Page, person: Person): Promise<Keyboard> {
  const keyboard = new Keyboard(page);
  const account = page.getByRole('textbox', { name: '账号', exact: true });
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
  // The account of this place is remembered; the cursor is then in the password.
  if ((await account.inputValue()) === '') {
    await keyboard.type(person.account);
    await keyboard.press('Enter');
  }
  await keyboard.type(person.password);
  if ((await page.getByRole('combobox', { name: '窗口' }).inputValue()) === '') {
    await keyboard.press('Tab');
    await keyboard.choose('1');
  }
  await keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toBeVisible();
  return keyboard;
}
