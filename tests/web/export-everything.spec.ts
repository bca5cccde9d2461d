import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { apiAs, takeIn, test } from './support/desk.ts';
import { ADMINISTRATOR, openOffice, signIn } from './support/office.ts';
import { expect, expectAccessible, Keyboard, picture } from './support/program.ts';

test.describe.configure({ timeout: 240_000 });

test('the administrator takes everything home: a wrong folder is refused at its field, a right one is written', async ({
  page,
  program,
}) => {
  await openOffice(program);
  await takeIn(program, await apiAs(program, 'counter1'), 1);
  const keyboard: Keyboard = await signIn(page, program, ADMINISTRATOR);
  await page.goto(`${program.url}#/settings`);
  const section = page.getByRole('tab', { name: '备份', exact: true });
  await expect(page.getByRole('tab', { selected: true })).toBeFocused();
  for (let steps = 0; steps < 14; steps += 1) {
    if (await section.evaluate((element) => element === document.activeElement)) break;
    await keyboard.press('ArrowDown');
  }
  const field = page.getByRole('textbox', { name: '放在哪个文件夹下' });
  await expect(field).toBeVisible();
  for (let steps = 0; steps < 30; steps += 1) {
    if (await field.evaluate((element) => element === document.activeElement)) break;
    await keyboard.press('Tab');
  }

  await keyboard.press('Enter');
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await keyboard.type('exports');
  await keyboard.press('Enter');
  await expect(page.getByText('请填写完整路径（从盘符或根目录开始）')).toBeVisible();
  await expect(field).toBeFocused();

  const folder = mkdtempSync(path.join(os.tmpdir(), 'fire-window-everything-'));
  try {
    await keyboard.press('Control+a');
    await keyboard.type(folder);
    await keyboard.press('Enter');
    await expect(page.getByText(/^已导出 \d+ 张表、\d+ 条记录、\d+ 份文书/)).toBeVisible();
    await picture(page, 'export-9-everything');
    await expectAccessible(page);
    const [name = ''] = readdirSync(folder);
    expect(readdirSync(folder)).toHaveLength(1);
    expect(name).toMatch(/^fire-window-2026-09-\d\d-\d{4}$/);
    expect(readdirSync(path.join(folder, name)).toSorted()).toEqual([
      'README.txt',
      'SHA256SUMS',
      'papers',
      'schema.json',
      'tables',
    ]);
    const cases = readFileSync(path.join(folder, name, 'tables', 'case_file.jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(cases).toHaveLength(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
