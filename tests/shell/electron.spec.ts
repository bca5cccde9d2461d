import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');

let folder: string;
let program: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fire-window-electron-'));
  program = await _electron.launch({ args: [root, '--data', folder], cwd: root });
  page = await program.firstWindow();
});
test.afterAll(async () => {
  await program.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the window shows first start under its own scheme', async () => {
  await expect(page.getByRole('heading', { name: '首次设置' })).toBeVisible();
  expect(page.url()).toMatch(/^app:\/\/fire-window\/index\.html/);
});

test('the page reaches neither Node nor another window nor another address', async () => {
  expect(
    await page.evaluate(() => [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process')]),
  ).toEqual(['undefined', 'undefined']);
  expect(await page.evaluate(() => window.open('app://fire-window/index.html'))).toBeNull();
  expect(
    await page.evaluate(() =>
      fetch('https://elsewhere.example/').then(
        () => 'reached',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
});

test('first start is done by keyboard over the port', async () => {
  const fill = async (label: string, value: string, nth = 0): Promise<void> => {
    await page.getByLabel(label).nth(nth).fill(value);
  };
  await fill('名称', '滨城市消防审批服务窗口');
  for (const [nth, name, short] of [
    [0, '滨城市住房和城乡建设局', '滨建'],
    [1, '滨城市消防救援支队', '滨'],
  ] as const) {
    await fill('机关全称', name, nth);
    await fill('文号简称', short, nth);
    await fill('地址', '政务大厅二楼', nth);
    await fill('咨询电话', '024-22000011', nth);
    await fill('监督电话', '024-22000012', nth);
  }
  await fill('位置', '大厅东侧');
  await fill('账号', 'admin');
  await fill('姓名', '管理甲');
  await fill('密码', 'Window-2026');
  await fill('再输入一次', 'Window-2026');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('navigation')).toBeVisible();
});
