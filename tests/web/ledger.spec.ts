import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openOffice, signIn, SUPERVISOR } from './support/office.ts';
import { Desk } from './support/desk.ts';
import { expect, expectAccessible, picture, test } from './support/program.ts';

const CASES = path.join(import.meta.dirname, '..', 'data', 'published-cases.csv');

test('an old ledger is taken over by keyboard: file, columns, dry run, acceptance; then it leaves as a file', async ({
  page,
  program,
}) => {
  await openOffice(program);
  const keyboard = await signIn(page, program, SUPERVISOR);
  const desk = new Desk(page, keyboard);
  await desk.reach(page.getByRole('link', { name: '台账', exact: true }));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '台账' })).toBeVisible();
  await desk.reach(page.getByRole('button', { name: '导入旧台账…' }));
  await keyboard.press('Enter');
  await expect(page.getByText('还没有导入过。')).toBeVisible();
  await picture(page, 'ledger-1-choose');
  await expectAccessible(page);

  // Heard from now on: a window that begins to listen with the key that opens the dialog may miss it.
  page.on('filechooser', () => undefined);
  // A file that is no spreadsheet, whatever its name says.
  await desk.reach(page.getByLabel('选择文件…'));
  const refusing = page.waitForEvent('filechooser');
  await keyboard.press('Enter');
  await (await refusing).setFiles({ name: '台账.xlsx', mimeType: '', buffer: Buffer.from('%PDF-1.7') });
  await expect(page.getByRole('alert')).toContainText('这不是 Excel（xlsx）或 CSV 文件（pdf）');
  await desk.reach(page.getByLabel('选择文件…'));
  const choosing = page.waitForEvent('filechooser');
  await keyboard.press('Enter');
  await (await choosing).setFiles(CASES);
  await expect(page.getByRole('heading', { name: '各栏含义' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: '第 D 列' })).toHaveValue('project_or_venue');
  await picture(page, 'ledger-2-columns');
  await expectAccessible(page);

  await desk.reach(page.getByRole('button', { name: '试运行' }));
  await keyboard.press('Enter');
  await expect(page.getByText('共 37 行：37 行将成为案件，0 行已在台账中，0 行不导入。')).toBeVisible();
  await expect(page.getByRole('region', { name: '问题一览' })).toContainText('没有印年份');
  await picture(page, 'ledger-3-checked');
  await expectAccessible(page);
  await desk.reach(page.getByRole('button', { name: '确认导入 37 件' }));
  await keyboard.press('Enter');
  await expect(page.getByText('已导入 37 件，已在台账中 0 件，未导入 0 行。')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'published-cases.csv' })).toBeVisible();

  await desk.reach(page.getByRole('button', { name: '返回台账' }));
  await keyboard.press('Enter');
  await expect(page.getByText('共 37 件')).toBeVisible();
  await picture(page, 'ledger-4-list');
  await expectAccessible(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(1366);
  await desk.reach(page.getByRole('button', { name: '导出 CSV' }));
  const saving = page.waitForEvent('download');
  await keyboard.press('Enter');
  const file = await saving;
  expect(file.suggestedFilename()).toBe('台账_2026-09-18.csv');
  const lines = readFileSync(await file.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines).toHaveLength(38);
  expect(lines[0]).toContain('编号,事项,工程（场所）');
  expect(lines[1]).toContain('开业前消防安全检查');
});
