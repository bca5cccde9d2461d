import { readFileSync } from 'node:fs';
import readXlsxFile from 'read-excel-file/universal';
import { CLERK, openOffice, signIn } from './support/office.ts';
import { apiAs, at, Desk, takeIn } from './support/desk.ts';
import { expect, expectAccessible, picture, test } from './support/program.ts';

test('the case list and search hits leave as files, by keyboard, as they are shown', async ({ page, program }) => {
  await openOffice(program);
  const clerk = await apiAs(program, CLERK.account);
  for (const item of [1, 2, 3]) await takeIn(program, clerk, item);
  await program.setNow(at('2026-09-18', '16:00'));
  const keyboard = await signIn(page, program, CLERK);
  const desk = new Desk(page, keyboard);
  await desk.reach(page.getByRole('link', { name: '案件', exact: true }));
  await keyboard.press('Enter');
  const grid = page.getByRole('grid', { name: '案件一览' });
  await expect(grid.getByRole('row')).toHaveCount(3);
  const shown = await grid.locator('.case-grid-body .case-cell-project').allTextContents();

  await desk.reach(page.getByRole('button', { name: '导出 Excel' }));
  const saving = page.waitForEvent('download');
  await keyboard.press('Enter');
  const file = await saving;
  expect(file.suggestedFilename()).toBe('案件一览_2026-09-18.xlsx');
  await expect(page.getByRole('status').filter({ hasText: '已导出' })).toHaveText(
    `已导出 ${shown.length} 行：案件一览_2026-09-18.xlsx`,
  );
  await picture(page, 'export-case-list');
  await expectAccessible(page);
  const [sheet] = await readXlsxFile(new Blob([new Uint8Array(readFileSync(await file.path()))]));
  expect(sheet?.sheet).toBe('案件一览');
  expect(sheet?.data[0]?.slice(0, 7)).toEqual(['灯', '编号', '工程（场所）', '申请人', '地址', '事项', '状态']);
  expect(sheet?.data.slice(1).map((cells) => cells[2])).toEqual(shown);

  await keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: '查找案件' })).toBeVisible();
  await keyboard.type('滨');
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
  const found = await page.getByRole('dialog').getByRole('option').count();
  await desk.reach(page.getByRole('dialog').getByRole('button', { name: '导出 CSV' }));
  const savingHits = page.waitForEvent('download');
  await keyboard.press('Enter');
  const hits = readFileSync(await (await savingHits).path(), 'utf8');
  expect(hits.startsWith('\ufeff灯,编号,')).toBe(true);
  expect(hits.trimEnd().split('\r\n').length - 1).toBe(found);
  await picture(page, 'export-search-hits');
  await expectAccessible(page);
});
