import { ADMINISTRATOR, CLERK, connectApi, signInHere } from './support/office.ts';
import { expect, expectAccessible, Keyboard, picture, test } from './support/program.ts';

// A whole journey with its pictures; on a busy machine it takes its time.
test.describe.configure({ timeout: 240_000 });

const ADDRESS = '滨城市江北区政务路1号政务服务中心二楼';

test('an empty database asks for office, authorities, counters and an administrator, and then lets the administrator in', async ({
  page,
  program,
}) => {
  await page.goto(await program.newWindow());
  const keyboard = new Keyboard(page);
  await expect(page.getByRole('heading', { name: '首次设置' })).toBeVisible();
  await expect(page.locator(':focus')).toHaveAttribute('data-path', 'officeName');
  await expectAccessible(page);
  await picture(page, 'journey-10-1-empty');

  // Nothing typed: every field says so, the cursor stands in the first, and nothing is written.
  await keyboard.press('Control+Enter');
  await expect(page.getByRole('alert').filter({ hasText: '处需要修改' })).toBeVisible();
  await expect(page.getByText('请填写', { exact: true })).toHaveCount(13);
  await expect(page.locator(':focus')).toHaveAttribute('data-path', 'officeName');
  await expectAccessible(page);
  await picture(page, 'journey-10-2-errors');
  const behind = await connectApi(program);
  expect((await behind.session.status()).ready).toBe(false);

  const enter = async (text: string): Promise<void> => {
    await keyboard.type(text);
    await keyboard.press('Enter');
  };
  await enter('滨城市消防审批服务窗口');
  await enter('滨城市住房和城乡建设局');
  await enter('滨建');
  await enter(ADDRESS);
  await enter('0999-2100001');
  await enter('0999-2100009');
  // Address, phones and hours of the other authority follow; only its names are asked for.
  await enter('滨城市消防救援支队');
  await enter('滨');
  await expect(page.locator('[data-path="rescueAuthority.address"]')).toHaveValue(ADDRESS);
  await enter('二楼东厅');
  // An account that is none, a password too short, and its repetition different.
  await enter('管理员');
  await enter(ADMINISTRATOR.name);
  await enter('kurz');
  await enter('lang');
  await expect(page.getByText('账号须以小写字母开头')).toBeVisible();
  await expect(page.getByText('密码至少 8 个字符')).toBeVisible();
  await expect(page.getByText('两次输入的密码不一样')).toBeVisible();
  await expect(page.locator(':focus')).toHaveAttribute('data-path', 'administrator.account');
  await picture(page, 'journey-10-3-wrong-account');
  expect((await behind.session.status()).ready).toBe(false);

  const replace = async (path: string, text: string): Promise<void> => {
    while ((await page.locator(':focus').getAttribute('data-path')) !== path) await keyboard.press('Tab');
    await keyboard.press('Control+A');
    await keyboard.type(text);
  };
  await replace('administrator.account', ADMINISTRATOR.account);
  await replace('administrator.password', ADMINISTRATOR.password);
  await replace('administrator.repeated', ADMINISTRATOR.password);
  await keyboard.press('Enter');

  await expect(page.getByRole('navigation')).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('滨城市消防审批服务窗口');
  await expect(page.getByRole('banner')).toContainText(ADMINISTRATOR.name);
  await picture(page, 'journey-10-4-signed-in');
  await expectAccessible(page);

  const settings = await (async () => {
    const { account, password } = ADMINISTRATOR;
    await behind.session.signIn({ account, password, counterId: null });
    return behind.office.settings({});
  })();
  expect(settings.authorities['design-review'].name).toBe('滨城市住房和城乡建设局');
  expect(settings.authorities['completion-filing'].name).toBe('滨城市住房和城乡建设局');
  expect(settings.authorities['pre-opening'].name).toBe('滨城市消防救援支队');
  expect((await behind.office.counters()).map(({ name, place }) => [name, place])).toEqual([['1号窗口', '二楼东厅']]);

  // The first clerk is entered in the settings, and takes the place of the administrator at this very window.
  await expect(page.getByRole('tab', { selected: true })).toBeFocused();
  await keyboard.press('ArrowDown', 2);
  await expect(page.getByRole('tab', { name: '人员' })).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Tab');
  await expect(page.getByRole('button', { name: '添加人员' })).toBeFocused();
  await keyboard.press('Enter');
  await enter(CLERK.account);
  await enter(CLERK.name);
  await enter('kurz');
  await enter('lang');
  await expect(page.getByText('两次输入的密码不一样')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'journey-10-5-clerk');
  await replace('password', CLERK.password);
  await replace('repeated', CLERK.password);
  // A new person works at the counter unless another role is ticked.
  await expect(page.getByRole('checkbox', { name: '窗口人员' })).toBeChecked();
  await keyboard.press('Enter');
  await expect(page.getByText(`已保存“${CLERK.name}”`)).toBeVisible();
  await picture(page, 'journey-10-6-staff');

  while (
    !(await page.getByRole('button', { name: '退出登录' }).evaluate((button) => button === document.activeElement))
  )
    await keyboard.press('Shift+Tab');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'journey-10-7-sign-in');
  await signInHere(page, CLERK);
  await expect(page.getByRole('banner')).toContainText(CLERK.name);
  await expect(page.getByRole('banner')).toContainText('1号窗口');
  await expect(page.getByRole('navigation').getByRole('link', { name: '收件' })).toBeVisible();
});

test('the first start cannot be done twice', async ({ page, program }) => {
  const authority = {
    name: '甲局',
    short: '甲',
    address: '一楼',
    phone: '0999-2100001',
    supervisionPhone: '0999-2100009',
    hours: '8:30-17:00',
  };
  const first = {
    officeName: '甲窗口',
    constructionAuthority: authority,
    rescueAuthority: authority,
    counters: [{ name: '1号窗口', place: '一楼' }],
    administrator: { ...ADMINISTRATOR, roles: [...ADMINISTRATOR.roles] },
  };
  const api = await connectApi(program);
  await api.setup.initialise(first);
  await expect(api.setup.initialise({ ...first, officeName: '乙窗口' })).rejects.toMatchObject({
    code: 'ALREADY_SET_UP',
  });
  await page.goto(await program.newWindow());
  await expect(page.getByRole('banner')).toContainText('甲窗口');
});
