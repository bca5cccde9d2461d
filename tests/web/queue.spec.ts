import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { callToIntake, expectCursorIn, fill } from './support/counter.ts';
import { test } from './support/desk.ts';
import {
  ADMINISTRATOR,
  CLERK,
  connectApi,
  openOffice,
  SECOND_CLERK,
  signIn,
  type Api,
  type Person,
} from './support/office.ts';
import { printedPapers, recordPrinting } from './support/printing.ts';
import { expect, expectAccessible, Keyboard, picture, type Program } from './support/program.ts';

test.describe.configure({ timeout: 240_000 });

/** A second counter beside the office's first one. */
async function openSecondCounter(program: Program): Promise<void> {
  const admin = await connectApi(program);
  await admin.session.signIn({ account: ADMINISTRATOR.account, password: ADMINISTRATOR.password, counterId: null });
  await admin.office.saveCounter({ id: null, name: '2号窗口', place: '二楼东厅', active: true });
}

async function windowOf(program: Program, person: Person, counterId: number | null): Promise<Api> {
  const api = await connectApi(program);
  await api.session.signIn({ account: person.account, password: person.password, counterId });
  return api;
}

const draw = (api: Api, more: object = {}) =>
  api.queue.issue({ key: randomUUID(), service: 'intake', ...more }).then(({ ticket }) => ticket);

/** Signs the second clerk in at the second counter. */
async function signInAtSecond(page: Page, program: Program): Promise<Keyboard> {
  await page.goto(await program.newWindow());
  const keyboard = new Keyboard(page);
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
  await keyboard.type(SECOND_CLERK.account);
  await keyboard.press('Enter');
  await keyboard.type(SECOND_CLERK.password);
  await keyboard.press('Tab');
  await keyboard.choose('2');
  await keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toBeVisible();
  return keyboard;
}

const foot = (page: Page) => page.getByRole('contentinfo');

test('numbers are drawn, called again, skipped, parked, sent on and finished without a hand on the mouse', async ({
  page,
  program,
}) => {
  await openOffice(program);
  await openSecondCounter(program);
  await recordPrinting(page);
  const keyboard = await signIn(page, program, CLERK);
  await page.goto(`${program.url}#/queue`);
  await expect(page.getByRole('heading', { name: '叫号', level: 1 })).toBeVisible();
  const issue = page.getByRole('form', { name: '取号' });
  await expect(issue.getByRole('combobox', { name: '业务' })).toBeFocused();
  await expectAccessible(page);
  await picture(page, 'queue-1-empty');

  // Somebody walks in: F8 draws for intake, the slip comes out.
  await keyboard.press('F8');
  const [slip] = await printedPapers(page, 1);
  expect(slip?.title).toBe('排队号票');
  expect(slip?.text).toContain('A001');
  expect(slip?.text).toContain('前面等候 0 人');
  await expect(foot(page)).toContainText('已取号 A001');
  // The next wants advice, and says a name: two letters, Enter, Tab, name, Enter.
  await keyboard.choose('zx');
  await keyboard.press('Tab');
  await keyboard.type('陈某某');
  await keyboard.press('Tab');
  await keyboard.type('12');
  await keyboard.press('F8');
  await expect(issue.getByText('请填手机号码后四位数字')).toBeVisible();
  await keyboard.type('34');
  await keyboard.press('F8');
  await expect(foot(page)).toContainText('已取号 B001');
  await printedPapers(page, 2);
  await keyboard.press('F8');
  await expect(foot(page)).toContainText('已取号 A002');
  await printedPapers(page, 3);
  const waiting = page.getByRole('region', { name: '等候' });
  await expect(waiting.getByRole('button')).toHaveCount(3);
  await expect(waiting).toContainText('陈** 1234');
  await expect(waiting).not.toContainText('陈某某');
  await expect(foot(page)).toContainText('下一号 A001 · 等候 3 人');
  await expectAccessible(page);
  await picture(page, 'queue-2-waiting');

  // A001 is called into its intake, does not come: called again, skipped, and the next is called with it.
  await callToIntake(page, keyboard);
  await expect(foot(page)).toContainText('当前 A001 已叫号');
  await keyboard.press('F4');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'A001 号还在窗口，先处理' })).toBeVisible();
  await expect(dialog.getByRole('button')).toHaveText([
    /1 重呼/,
    /2 过号，叫下一号/,
    /3 挂起，叫下一号/,
    /4 转办，叫下一号/,
    /5 办结，叫下一号/,
  ]);
  await expectAccessible(page);
  await picture(page, 'queue-3-acts');
  await keyboard.press('1');
  await expect(foot(page)).toContainText('已重呼 A001');
  await keyboard.press('F4');
  await expect(dialog).toBeVisible();
  await keyboard.press('2');
  // The next wanted advice: no intake, the queue itself comes up.
  await expect(page.getByRole('region', { name: '当前号' })).toContainText('B001');
  await expect(page.getByRole('region', { name: '过号和挂起' })).toContainText('A001');
  await expect(foot(page)).toContainText('当前 B001 已叫号');
  await picture(page, 'queue-4-consultation');

  // B001 is sent on to the second counter, and A002 comes up.
  await keyboard.press('F4');
  await expect(dialog.getByRole('button', { name: '6 开始办理' })).toBeVisible();
  await keyboard.press('4');
  await expect(dialog.getByRole('combobox', { name: '指定窗口（选填）' })).toBeFocused();
  await expectAccessible(page);
  await picture(page, 'queue-5-transfer');
  await keyboard.choose('2');
  await keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: '办理事项' })).toBeFocused();
  await expect(foot(page)).toContainText('当前 A002 已叫号');

  // What was typed for A002 is there again when it is called back.
  await keyboard.choose('ys');
  await expectCursorIn(page, 'project.name');
  await fill(keyboard, '滨河大酒店');
  await expect(foot(page)).toContainText('当前 A002 办理中');
  await keyboard.press('F4');
  await expect(dialog.getByRole('button')).toHaveText([/3 挂起/, /4 转办/, /5 办结/]);
  await keyboard.press('3');
  await expect(page.getByRole('region', { name: '过号和挂起' })).toContainText('A002');
  await expect(page.getByRole('region', { name: '等候' })).toContainText('指定2号窗口');
  await expect(foot(page)).toContainText('没有人等候');
  const held = page.getByRole('region', { name: '过号和挂起' });
  const first = held.getByRole('button').first();
  for (let steps = 0; steps < 30 && !(await first.evaluate((one) => one === document.activeElement)); steps += 1) {
    await keyboard.press('Tab');
  }
  await expect(first).toBeFocused();
  await expect(first).toContainText('A002');
  await keyboard.press('Enter');
  await expect(dialog.getByRole('heading', { name: 'A002 号' })).toBeVisible();
  await keyboard.press('1');
  await expect(page.locator('[data-path="project.name"]')).toHaveValue('滨河大酒店');
  await expect(foot(page)).toContainText('当前 A002');
  await keyboard.press('F4');
  await expect(dialog).toBeVisible();
  await picture(page, 'queue-6-recalled');

  const behind = await windowOf(program, SECOND_CLERK, null);
  const overview = await behind.queue.overview();
  expect(overview.waiting.map(({ label, state }) => [label, state])).toEqual([['B001', 'transferred']]);
  expect(overview.held.map(({ label, state }) => [label, state])).toEqual([['A001', 'skipped']]);
});

test('two counters press F4 in the same moment and get different people', async ({ page, browser, program }) => {
  await openOffice(program);
  await openSecondCounter(program);
  const reception = await windowOf(program, CLERK, null);
  await draw(reception);
  await draw(reception);
  await signIn(page, program, CLERK);
  const context = await browser.newContext();
  const other = await context.newPage();
  await signInAtSecond(other, program);
  await expect(foot(page)).toContainText('等候 2 人');
  await expect(foot(other)).toContainText('等候 2 人');
  await Promise.all([page.keyboard.press('F4'), other.keyboard.press('F4')]);
  for (const one of [page, other]) await expect(one.getByRole('combobox', { name: '办理事项' })).toBeFocused();
  const here = await foot(page).locator('.queue-strip-now strong').innerText();
  const there = await foot(other).locator('.queue-strip-now strong').innerText();
  expect([here, there].toSorted()).toEqual(['A001', 'A002']);
  await expect(foot(page)).toContainText('没有人等候');
  await expect(foot(other)).toContainText('没有人等候');
  await page.keyboard.press('F4');
  await expect(page.getByRole('dialog')).toContainText(`${here} 号还在窗口，先处理`);
  await context.close();
});

test('the page in the hall shows a call within two seconds, no name, and lives on when the counter is locked', async ({
  page,
  program,
}) => {
  await openOffice(program);
  const reception = await windowOf(program, CLERK, null);
  await draw(reception, { name: '陈某某', phoneTail: '1234' });
  await draw(reception);
  const keyboard = await signIn(page, program, CLERK);
  await page.goto(`${program.url}#/queue`);
  const open = page.getByRole('button', { name: '打开大屏' });
  for (let steps = 0; steps < 30 && !(await open.evaluate((one) => one === document.activeElement)); steps += 1) {
    await keyboard.press('Shift+Tab');
  }
  const opened = page.context().waitForEvent('page');
  await keyboard.press('Enter');
  const hall = await opened;
  await hall.setViewportSize({ width: 1366, height: 768 });
  await expect(hall.getByText('请取号等候')).toBeVisible();
  await expect(hall.getByRole('contentinfo')).toContainText('收件 等候 2 人');
  await expectAccessible(hall);
  // What would be said aloud is written down instead.
  await hall.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    window.speechSynthesis.speak = (utterance) => {
      said.push(utterance.text);
    };
  });

  await keyboard.press('F4');
  await expect(hall.getByText('A001')).toBeVisible({ timeout: 2_000 });
  await expect(hall.getByText('请到 1号窗口')).toBeVisible();
  expect(await hall.evaluate(() => Reflect.get(window, 'said'))).toEqual([]);
  const voice = hall.getByRole('button', { name: '语音播报：关' });
  await voice.focus();
  await hall.keyboard.press('Enter');
  await expect(hall.getByRole('button', { name: '语音播报：开' })).toBeVisible();

  // Skipped, and the next one called: the screen in the hall follows, and says it.
  await page.keyboard.press('F4');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('2');
  await expect(hall.locator('.display-number')).toHaveText('A002', { timeout: 2_000 });
  await expect(hall.getByRole('region', { name: '已叫号' })).toContainText('A001');
  await expect.poll(() => hall.evaluate(() => Reflect.get(window, 'said'))).toEqual(['请 A 0 0 2 号，到1号窗口']);
  await expect(hall.locator('body')).not.toContainText(/陈|1234|窗口甲/);
  await expectAccessible(hall);
  await picture(hall, 'queue-7-display');

  // The counter is locked; the hall goes on.
  await page.bringToFront();
  const lock = page.getByRole('button', { name: '锁定屏幕' });
  await lock.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '屏幕已锁定' })).toBeVisible();
  const second = await windowOf(program, SECOND_CLERK, 1);
  const { current } = await second.queue.overview();
  await second.queue.act({
    key: randomUUID(),
    id: current?.id ?? 0,
    version: current?.version ?? 0,
    act: { type: 'recall' },
  });
  await expect
    .poll(() => hall.evaluate(() => Reflect.get(window, 'said')))
    .toEqual(['请 A 0 0 2 号，到1号窗口', '请 A 0 0 2 号，到1号窗口']);

  // A token of an earlier run opens nothing.
  await hall.goto(`${program.url}#/display/made-up-token`);
  await hall.reload();
  await expect(hall.getByRole('alert')).toContainText('入口已失效');
});
