import type { Page } from '@playwright/test';
import { beginIntake, expectCursorIn, fill } from './support/counter.ts';
import { Desk } from './support/desk.ts';
import { CLERK, openOffice, signIn } from './support/office.ts';
import { expect, expectAccessible, picture, test } from './support/program.ts';

// A whole journey with its pictures; on a busy machine it takes its time.
test.describe.configure({ timeout: 240_000 });

/** The sentence under a field. */
const under = (page: Page, path: string) =>
  page.locator('.field', { has: page.locator(`[data-path="${path}"]`) }).locator('.field-error');
const field = (page: Page, path: string) => page.locator(`[data-path="${path}"]`);

test('F8 with nothing typed says what is missing at every field and writes nothing', async ({ page, program }) => {
  const office = await openOffice(program);
  const keyboard = await signIn(page, program, CLERK);
  await beginIntake(page, keyboard);
  await keyboard.press('F8');
  await expect(page.getByRole('alert')).toContainText('请先选事项');
  await keyboard.choose('sj');
  await keyboard.press('F8');
  await expect(page.getByRole('alert')).toContainText('还有材料没有核对');

  // Everything is there on paper, but nobody typed who and where.
  const desk = new Desk(page, keyboard);
  await desk.reach(page.getByRole('grid', { name: '材料' }).getByRole('row').nth(1));
  await keyboard.press('a');
  await keyboard.press('F8');
  await expect(page.getByRole('alert').filter({ hasText: '有 6 处需要修改' })).toBeVisible();
  for (const path of [
    'project.name',
    'project.address',
    'project.use',
    'applicant.name',
    'applicant.code',
    'applicant.phone',
  ]) {
    await expect(under(page, path)).toHaveText('请填写');
  }
  await expectCursorIn(page, 'project.name');
  await expectAccessible(page);
  await picture(page, 'bad-input-1-nothing');
  expect((await office.cases.list({ filter: {} })).total).toBe(0);
});

test('a wrong check digit, an impossible date, a figure that is none and a phone that is none are said at their fields', async ({
  page,
  program,
}) => {
  const office = await openOffice(program);
  const keyboard = await signIn(page, program, CLERK);
  const desk = new Desk(page, keyboard);
  await beginIntake(page, keyboard);
  await keyboard.choose('sj');
  await fill(keyboard, '滨河大酒店', '滨城市江北区滨江路88号');
  await keyboard.choose('jd');
  await fill(keyboard, '一万二', '滨河大酒店有限公司');
  // The check character of 91310000MA1FL0001 is R.
  await fill(keyboard, '91310000MA1FL0001X', '12345678901234');
  await expect(under(page, 'applicant.code')).toHaveText('校验位不符，请逐位核对');
  await expect(under(page, 'applicant.phone')).toHaveText('不是手机、固定电话或服务号码的形式');
  await keyboard.press('a');
  await desk.reach(field(page, 'date'));
  await keyboard.press('Control+A');
  await keyboard.type('2026-02-30');
  await keyboard.press('F8');
  await expect(under(page, 'date')).toHaveText('没有这一天，请按 2026-11-20 的形式输入');
  await expect(under(page, 'project.floorArea')).toHaveText('请输入数字');
  await expect(under(page, 'applicant.code')).toHaveText('不是有效的统一社会信用代码，请核对');
  await expect(under(page, 'applicant.phone')).toHaveText('不是有效的电话号码，请核对');
  await expectCursorIn(page, 'date');
  await expectAccessible(page);
  await picture(page, 'bad-input-2-wrong');
  expect((await office.cases.list({ filter: {} })).total).toBe(0);

  // Put right one after the other; each sentence goes when its field is right, and then F8 goes through.
  const replace = async (path: string, text: string): Promise<void> => {
    await desk.reach(field(page, path));
    await keyboard.press('Control+A');
    await keyboard.type(text);
  };
  await replace('date', '2026-09-18');
  await expect(under(page, 'date')).toHaveCount(0);
  await replace('project.floorArea', '１２，４００');
  await replace('applicant.code', '９１３１００００ＭＡ１ＦＬ０００１Ｒ');
  await replace('applicant.phone', '０９９９－２１００１０１');
  await expect(page.locator('.field-error')).toHaveCount(0);
  await picture(page, 'bad-input-3-full-width');
  await keyboard.press('F8');
  await expect(page.getByRole('heading', { name: '已受理' })).toBeVisible();
  const { rows } = await office.cases.list({ filter: {} });
  const detail = await office.cases.get({ id: rows[0]?.id ?? 0 });
  expect(detail.project?.floorArea).toBe(12_400);
  expect(detail.applicant?.code).toBe('91310000MA1FL0001R');
  expect(detail.acceptedOn).toBe('2026-09-18');
});

test('what is too long does not fit into the field, and an invisible character is refused in words', async ({
  page,
  program,
  context,
}) => {
  const office = await openOffice(program);
  const keyboard = await signIn(page, program, CLERK);
  const desk = new Desk(page, keyboard);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const paste = async (text: string): Promise<void> => {
    await page.evaluate((words) => navigator.clipboard.writeText(words), text);
    await keyboard.press('Control+V');
  };
  await beginIntake(page, keyboard);
  await keyboard.choose('sj');
  await paste('滨'.repeat(500));
  await expect(field(page, 'project.name')).toHaveValue('滨'.repeat(200));
  await keyboard.press('Control+A');
  await paste('滨河\u0007大酒店');
  await keyboard.press('Enter');
  await fill(keyboard, '滨城市江北区滨江路88号');
  await keyboard.choose('jd');
  await fill(keyboard, '12400', '滨河大酒店有限公司', '91310000MA1FL0001R', '0999-2100101');
  await keyboard.press('a');
  await keyboard.press('F8');
  await expect(under(page, 'project.name')).toHaveText('含有看不见的控制字符，请重新输入');
  await expectCursorIn(page, 'project.name');
  await picture(page, 'bad-input-4-control-character');
  expect((await office.cases.list({ filter: {} })).total).toBe(0);
  await desk.reach(field(page, 'project.name'));
});

test('a wrong password is said, counted and does not sign anybody in', async ({ page, program }) => {
  await openOffice(program);
  await page.goto(await program.newWindow());
  await expect(page.getByRole('textbox', { name: '账号' })).toBeFocused();
  await page.keyboard.type(CLERK.account);
  await page.keyboard.press('Enter');
  await page.keyboard.type('falsch-2026');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('账号或密码不对');
  await expect(page.getByRole('textbox', { name: '密码' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: '密码' })).toHaveValue('');
  await expectAccessible(page);
  await picture(page, 'bad-input-5-password');
});
