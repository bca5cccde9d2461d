import type { Page } from '@playwright/test';
import { ADMINISTRATOR, CLERK, connectApi, openOffice, signIn, signInHere } from './support/office.ts';
import { expect, expectAccessible, picture, test, type Keyboard } from './support/program.ts';

const SECTIONS = [
  '办公室与机关',
  '窗口',
  '人员',
  '承诺时限',
  '文号',
  '本地免办',
  '开放时间与预约',
  '工作日历',
  '备份',
  '核对与记录',
  '我的密码',
] as const;
type Section = (typeof SECTIONS)[number];

/** From anywhere in the settings to a section: F6 to the list, arrows, Tab into the section. */
async function open(page: Page, keyboard: Keyboard, section: Section): Promise<void> {
  await expect(page.getByRole('tablist')).toBeVisible();
  await keyboard.press('F6');
  await keyboard.press('Home');
  await keyboard.press('ArrowDown', SECTIONS.indexOf(section));
  await expect(page.getByRole('tab', { name: section })).toBeFocused();
  await expect(page.getByRole('tabpanel', { name: section }).getByRole('heading', { level: 2 })).toHaveText(section);
}

/** Tab until the control has the cursor, as somebody without a mouse does. */
async function tabTo(
  page: Page,
  keyboard: Keyboard,
  label: string,
  role: 'textbox' | 'button' | 'checkbox' | 'combobox',
) {
  const control = page.getByRole(role, { name: label, exact: true }).first();
  for (let steps = 0; steps < 60; steps += 1) {
    if (await control.evaluate((element) => element === document.activeElement).catch(() => false)) return control;
    await keyboard.press('Tab');
  }
  await expect(control).toBeFocused();
  return control;
}

/** Shift+Tab until the field has the cursor. */
async function tabBack(page: Page, keyboard: Keyboard, label: string) {
  const field = page.getByRole('textbox', { name: label });
  for (let steps = 0; steps < 20; steps += 1) {
    if (await field.evaluate((element) => element === document.activeElement)) return field;
    await keyboard.press('Shift+Tab');
  }
  await expect(field).toBeFocused();
  return field;
}

/** Replaces what stands in the field that has the cursor. */
async function overtype(keyboard: Keyboard, text: string): Promise<void> {
  await keyboard.press('Control+a');
  await keyboard.type(text);
}

test('the administrator goes through every section with the arrow keys', async ({ page, program }) => {
  // Ten sections, or 365 days, go through every accessibility rule.
  test.slow();
  await openOffice(program);
  const keyboard = await signIn(page, program, ADMINISTRATOR);
  await expect(page.getByRole('heading', { name: '设置', level: 1 })).toBeVisible();
  for (const [index, section] of SECTIONS.entries()) {
    await open(page, keyboard, section);
    await expect(page.getByText('正在载入…')).toHaveCount(0);
    await picture(page, `settings-${index + 1}`);
    await expectAccessible(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(1366);
  }
});

test('an authority is renamed for its matters, and a matter is given to the other one', async ({ page, program }) => {
  const api = await openOffice(program);
  const keyboard = await signIn(page, program, ADMINISTRATOR);
  await open(page, keyboard, '办公室与机关');
  await tabTo(page, keyboard, '消防验收备案', 'combobox');
  await keyboard.choose('2');
  const block = page.getByRole('group', { name: '机关 2' });
  await expect(block).toContainText('出具：消防验收备案、开业前消防安全检查');
  await block.getByLabel('文号简称').focus();
  await overtype(keyboard, '');
  await keyboard.press('Delete');
  await keyboard.press('Control+s');
  await expect(block.getByText('请填写')).toBeVisible();
  await expect(block.getByLabel('文号简称')).toBeFocused();
  await keyboard.type('滨救');
  await expect(block.getByText('文号简称改动后，文号从第 1 号另起')).toBeVisible();
  await expectAccessible(page);
  await keyboard.press('Control+s');
  await expect(page.getByText('已保存，今天起生效。')).toBeVisible();
  await picture(page, 'settings-office-saved');
  const { authorities } = await api.office.settings({});
  expect(Object.entries(authorities).map(([matter, authority]) => [matter, authority.short])).toEqual([
    ['design-review', '滨建'],
    ['completion-acceptance', '滨建'],
    ['completion-filing', '滨救'],
    ['pre-opening', '滨救'],
  ]);
});

test('a counter is added, renamed and closed', async ({ page, program }) => {
  const api = await openOffice(program);
  const keyboard = await signIn(page, program, ADMINISTRATOR);
  await open(page, keyboard, '窗口');
  await tabTo(page, keyboard, '添加窗口', 'button');
  await keyboard.press('Enter');
  await keyboard.type('1号窗口');
  await keyboard.press('Enter');
  await keyboard.type('二楼西厅');
  await keyboard.press('Enter');
  await expect(page.getByText('这个名称已被使用')).toBeVisible();
  await picture(page, 'settings-counter-taken');
  await overtype(keyboard, '2号窗口');
  await keyboard.press('Enter');
  await expect(page.getByText('已保存窗口“2号窗口”。')).toBeVisible();
  await tabTo(page, keyboard, '1号窗口', 'button');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await tabTo(page, keyboard, '在用', 'checkbox');
  await keyboard.press('Space');
  await tabTo(page, keyboard, '保存', 'button');
  await keyboard.press('Enter');
  await expect(page.getByRole('row', { name: '2号窗口' })).toContainText('已停用');
  await expectAccessible(page);
  expect(await api.office.counters()).toEqual([
    { id: 1, name: '1号窗口', place: '二楼东厅', active: true },
    { id: 2, name: '2号窗口', place: '二楼西厅', active: false },
  ]);
});

test('an office of one is told what it cannot do, and keeps its only administrator', async ({ page, program }) => {
  const api = await connectApi(program);
  const authority = { address: '一路1号', phone: '0999-2100001', supervisionPhone: '0999-2100009', hours: '工作日' };
  await api.setup.initialise({
    officeName: '示例县消防窗口',
    constructionAuthority: { ...authority, name: '示例县住房和城乡建设局', short: '示建' },
    rescueAuthority: { ...authority, name: '示例县消防救援大队', short: '示消' },
    counters: [{ name: '1号窗口', place: '一楼' }],
    administrator: { ...ADMINISTRATOR, roles: ['administrator', 'counter', 'reviewer', 'supervisor'] },
  });
  const keyboard = await signIn(page, program, ADMINISTRATOR);
  await page.getByRole('link', { name: '设置' }).focus();
  await keyboard.press('Enter');
  await open(page, keyboard, '人员');
  await expect(page.getByText('现有 1 名在用的审查人员')).toBeVisible();
  await picture(page, 'settings-staff-of-one');
  await tabTo(page, keyboard, ADMINISTRATOR.name, 'button');
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: `人员：${ADMINISTRATOR.name}` });
  await expect(dialog).toContainText('这是唯一在用的管理员');
  await tabTo(page, keyboard, '管理员', 'checkbox');
  await keyboard.press('Space');
  await tabTo(page, keyboard, '保存', 'button');
  await keyboard.press('Enter');
  await expect(dialog.getByRole('alert').first()).toContainText('这是唯一在用的管理员');
  await picture(page, 'settings-last-administrator');
  await expectAccessible(page);
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await tabTo(page, keyboard, '添加人员', 'button');
  await keyboard.press('Enter');
  await keyboard.type('reviewer2');
  await keyboard.press('Enter');
  await keyboard.type('审查乙');
  await keyboard.press('Enter');
  await keyboard.type('aaaaaaaa');
  await keyboard.press('Enter');
  await keyboard.type('aaaaaaaa');
  await keyboard.press('Enter');
  await expect(page.getByText('密码太容易猜到')).toBeVisible();
  await overtype(keyboard, 'shencha-2027');
  await keyboard.press('Tab');
  await overtype(keyboard, 'shencha-2027');
  await tabTo(page, keyboard, '窗口人员', 'checkbox');
  await keyboard.press('Space');
  await tabTo(page, keyboard, '审查人员', 'checkbox');
  await keyboard.press('Space');
  await tabTo(page, keyboard, '保存', 'button');
  await keyboard.press('Enter');
  await expect(page.getByText('已保存“审查乙”。')).toBeVisible();
  await expect(page.getByText('名在用的审查人员')).toHaveCount(0);
  expect((await api.office.staff()).map(({ account, roles, active }) => [account, roles, active])).toEqual([
    ['admin', ['administrator', 'counter', 'reviewer', 'supervisor'], true],
    ['reviewer2', ['reviewer'], true],
  ]);
});

test('a person changed elsewhere meanwhile is shown afresh instead of overwritten', async ({ page, program }) => {
  const api = await openOffice(program);
  const keyboard = await signIn(page, program, ADMINISTRATOR);
  await open(page, keyboard, '人员');
  await tabTo(page, keyboard, ADMINISTRATOR.name, 'button');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  const name = page.getByRole('textbox', { name: '姓名' });
  await expect(name).toHaveValue(CLERK.name);
  await api.session.signIn({ account: ADMINISTRATOR.account, password: ADMINISTRATOR.password, counterId: null });
  const stored = (await api.office.staff()).find(({ account }) => account === CLERK.account);
  if (stored === undefined) throw new Error('the clerk is missing');
  const { id, version, account } = stored;
  await api.office.saveStaff({
    id,
    version,
    account,
    name: '窗口丙',
    roles: ['counter'],
    active: true,
    password: null,
  });
  await name.focus();
  await overtype(keyboard, '窗口丁');
  await keyboard.press('Enter');
  await expect(page.getByText('这份人员刚才在别处有改动')).toBeVisible();
  await picture(page, 'settings-staff-stale');
  await expect(name).toHaveValue('窗口丙');
  await overtype(keyboard, '窗口丁');
  await keyboard.press('Enter');
  await expect(page.getByText('已保存“窗口丁”。')).toBeVisible();
});

test('a promise beyond the law is refused at its field; a lawful one holds from tomorrow', async ({
  page,
  program,
}) => {
  const api = await openOffice(program);
  const keyboard = await signIn(page, program, ADMINISTRATOR);
  await open(page, keyboard, '承诺时限');
  await expect(page.getByLabel('从哪天收到的申请起适用')).toHaveValue('2026-09-19');
  const decision = await tabTo(page, keyboard, '消防设计审查 作出决定 承诺时限，法定 15 个工作日', 'textbox');
  await expect(decision).toHaveValue('10');
  await overtype(keyboard, '16');
  await expect(page.getByText('不能超过法定的 15 个工作日')).toBeVisible();
  await expectAccessible(page);
  await keyboard.press('Control+s');
  await expect(page.getByText('有 1 处需要修改')).toBeVisible();
  await expect(decision).toBeFocused();
  await picture(page, 'settings-limit-refused');
  await overtype(keyboard, '８');
  await keyboard.press('Control+s');
  await expect(page.getByText('已保存，2026-09-19 起生效。')).toBeVisible();
  await expect(page.getByText('今天适用：10')).toBeVisible();
  await picture(page, 'settings-limit-saved');
  const from = await tabBack(page, keyboard, '从哪天收到的申请起适用');
  await overtype(keyboard, '2026.9.18');
  await expect(decision).toHaveValue('10');
  await keyboard.press('Backspace', 2);
  await keyboard.type('17');
  await expect(page.getByText('这一天已经过去')).toBeVisible();
  await overtype(keyboard, '2026.10.12');
  await keyboard.press('Tab');
  await expect(from).toHaveValue('2026-10-12');
  await expect(decision).toHaveValue('8');
  expect((await api.office.settings({ on: '2026-09-18' })).promised['design-review']).toEqual({ decision: 10 });
  expect((await api.office.settings({ on: '2026-09-19' })).promised['design-review']).toEqual({ decision: 8 });
});

test('a promise changed in another window meanwhile is not overwritten unseen', async ({ page, program }) => {
  await openOffice(program);
  const other = await connectApi(program);
  const { account, password } = ADMINISTRATOR;
  await other.session.signIn({ account, password, counterId: null });
  const keyboard = await signIn(page, program, ADMINISTRATOR);
  await open(page, keyboard, '承诺时限');
  const decision = await tabTo(page, keyboard, '消防设计审查 作出决定 承诺时限，法定 15 个工作日', 'textbox');
  await overtype(keyboard, '12');
  const promised = async () => (await other.office.settings({ on: '2026-09-19' })).promised['design-review'];
  await other.office.saveSettings({ effectiveFrom: '2026-09-19', promised: { 'design-review': { decision: 9 } } });
  await expect(page.getByText('别人已改为：9')).toBeVisible();
  await keyboard.press('Control+s');
  await expect(page.getByRole('alert')).toContainText('刚才被别人改过，本次没有保存');
  await expect(decision).toHaveValue('12');
  expect(await promised()).toEqual({ decision: 9 });
  await picture(page, 'settings-limit-changed-elsewhere');
  await expectAccessible(page);
  await keyboard.press('Control+s');
  await expect(page.getByText('已保存，2026-09-19 起生效。')).toBeVisible();
  await expect(page.getByText('别人已改为')).toHaveCount(0);
  expect(await promised()).toEqual({ decision: 12 });
});

test('what is typed and not saved stays when another section is looked at', async ({ page, program }) => {
  await openOffice(program);
  const keyboard = await signIn(page, program, ADMINISTRATOR);
  await open(page, keyboard, '本地免办');
  await tabTo(page, keyboard, '工程投资额不超过', 'textbox');
  await keyboard.type('三十万');
  await keyboard.press('Control+s');
  await expect(page.getByText('请输入数字')).toBeVisible();
  await overtype(keyboard, '300000');
  await open(page, keyboard, '文号');
  await expect(page.getByRole('tab', { name: '本地免办 有未保存的修改' })).toBeVisible();
  await open(page, keyboard, '本地免办');
  await expect(page.getByLabel('工程投资额不超过')).toHaveValue('300000');
  await keyboard.press('Control+s');
  await expect(page.getByText('已保存，今天起生效。')).toBeVisible();
  await expect(page.getByRole('tab', { name: '本地免办' })).not.toContainText('●');
});

test('a number template shows its next number while it is typed, and says what is wrong', async ({ page, program }) => {
  const api = await openOffice(program);
  const keyboard = await signIn(page, program, ADMINISTRATOR);
  await open(page, keyboard, '文号');
  const template = await tabTo(page, keyboard, '受理凭证（消防设计审查）文号模板', 'textbox');
  const row = page.getByRole('row').filter({ has: template });
  await expect(row).toContainText('滨建消审受字〔2026〕第0001号');
  await overtype(keyboard, '{authority}消设字〔{year}〕{seq:5}号');
  await expect(row).toContainText('滨建消设字〔2026〕00001号');
  await overtype(keyboard, '{authority}消设字第{seq:4}号');
  await expect(row).toContainText('缺少 {year}');
  await picture(page, 'settings-template-wrong');
  await expectAccessible(page);
  await keyboard.press('Control+s');
  await expect(page.getByText('有 1 处需要修改')).toBeVisible();
  await overtype(keyboard, '{authority}消设字〔{year}〕{seq:5}号');
  await keyboard.press('Control+s');
  await expect(page.getByText('已保存，今天起生效。')).toBeVisible();
  expect((await api.office.settings({})).numberTemplates['receipt.design-review']).toBe(
    '{authority}消设字〔{year}〕{seq:5}号',
  );
});

test('the calendar shows the year of a notice, and hatches a year without one', async ({ page, program }) => {
  // Ten sections, or 365 days, go through every accessibility rule.
  test.slow();
  await openOffice(program);
  const keyboard = await signIn(page, program, ADMINISTRATOR);
  await open(page, keyboard, '工作日历');
  await expect(page.getByText('2026年 · 248 个工作日')).toBeVisible();
  await expect(page.getByRole('list', { name: '节假日' })).toContainText('国庆节 10-01 至 10-07，7 天');
  await tabTo(page, keyboard, '9月 · 22 个工作日', 'button');
  await keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: '10月 · 18 个工作日' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '2026年10月 · 18 个工作日' })).toBeVisible();
  await expect(page.getByRole('cell', { name: /^10.*补班.*国庆节/ })).toBeVisible();
  await picture(page, 'settings-calendar-month');
  await expectAccessible(page);
  await expect(page.getByRole('button', { name: '看全年' })).toBeFocused();
  await keyboard.press('PageUp');
  await expect(page.getByRole('heading', { name: '2026年9月 · 22 个工作日' })).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '9月 · 22 个工作日' })).toBeFocused();
  await keyboard.press('PageDown');
  await expect(page.getByText('2027年的放假安排尚未公布')).toBeVisible();
  await picture(page, 'settings-calendar-provisional');
  await expectAccessible(page);
});

test('a backup is made, the data are verified, the trail tells both', async ({ page, program }) => {
  await openOffice(program);
  const keyboard = await signIn(page, program, ADMINISTRATOR);
  await open(page, keyboard, '备份');
  await tabTo(page, keyboard, '第二备份文件夹', 'textbox');
  await keyboard.type('backups');
  await keyboard.press('Control+s');
  await expect(page.getByText('请填写完整路径')).toBeVisible();
  await overtype(keyboard, `${program.dataFolder}/second`);
  await keyboard.press('Control+s');
  await expect(page.getByText('已保存，今天起生效。')).toBeVisible();
  await page.getByRole('button', { name: '立即备份' }).focus();
  await keyboard.press('Enter');
  await expect(page.getByText('备份完成并已核对')).toContainText('第二备份文件夹也已写入。');
  await picture(page, 'settings-backup-done');
  await expectAccessible(page);
  await open(page, keyboard, '核对与记录');
  await tabTo(page, keyboard, '开始核对', 'button');
  await keyboard.press('Enter');
  await expect(page.getByText('全部一致，没有发现差异。')).toBeVisible();
  await tabTo(page, keyboard, '对象', 'combobox');
  await keyboard.choose('bf');
  await expect(page.getByRole('row').nth(1)).toContainText('备份');
  await expect(page.getByRole('row').nth(1)).toContainText('第二备份: written');
  await picture(page, 'settings-records');
  await expectAccessible(page);
});

test('a clerk sees the calendar and changes the own password', async ({ page, program }) => {
  await openOffice(program);
  const keyboard = await signIn(page, program, CLERK);
  await page.getByRole('link', { name: '设置' }).focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('tab')).toHaveText(['开放时间与预约', '工作日历', '我的密码']);
  await keyboard.press('ArrowDown', 2);
  await tabTo(page, keyboard, '现用密码', 'textbox');
  await keyboard.type('bu-dui-2026');
  await keyboard.press('Enter');
  await keyboard.type('xin-mima-2026');
  await keyboard.press('Enter');
  await keyboard.type('xin-mima-2027');
  await keyboard.press('Enter');
  await expect(page.getByText('两次输入的密码不一样')).toBeVisible();
  await overtype(keyboard, 'xin-mima-2026');
  await keyboard.press('Enter');
  await expect(page.getByText('账号或密码不对，还可以再试 4 次。')).toBeVisible();
  await expect(page.getByText('现用密码不对')).toBeVisible();
  await expect(page.getByLabel('现用密码')).toBeFocused();
  await picture(page, 'settings-password-wrong');
  await expectAccessible(page);
  await keyboard.type(CLERK.password);
  await keyboard.press('Enter');
  await expect(page.getByText('密码已修改，下次登录请用新密码。')).toBeVisible();
  await page.getByRole('button', { name: '退出登录' }).focus();
  await keyboard.press('Enter');
  await signInHere(page, { ...CLERK, password: 'xin-mima-2026' });
});

test('the settings speak English, too', async ({ page, program }) => {
  await openOffice(program);
  const keyboard = await signIn(page, program, ADMINISTRATOR);
  await expect(page.getByRole('heading', { name: '设置', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'English' }).focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await keyboard.press('F6');
  await keyboard.press('ArrowDown', 3);
  await expect(page.getByRole('heading', { name: 'Promised limits' })).toBeVisible();
  await picture(page, 'settings-english');
  await expectAccessible(page);
});
