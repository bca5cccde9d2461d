import path from 'node:path';
import { DATABASE_FILE } from '../../electron/services/files.ts';
import { connect } from '../../electron/storage/driver/sqlite.ts';
import { apiAs, at, takeIn, test, type Desk } from './support/desk.ts';
import { openOffice } from './support/office.ts';
import { expect, expectAccessible, picture } from './support/program.ts';

test.describe.configure({ timeout: 180_000 });

/** What is found for a text, replacing what stood in the field. */
async function ask(desk: Desk, text: string): Promise<void> {
  await desk.keyboard.press('Control+a');
  await desk.keyboard.type(text);
}

test('a case is found by number, name, one character, initials, address, document number and the end of its phone', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const clerk = await apiAs(program, 'counter1');
  await takeIn(program, clerk, 1);
  await takeIn(program, clerk, 4);
  const bookshop = await takeIn(program, clerk, 5);
  await takeIn(program, clerk, 6);
  await takeIn(program, clerk, 7);
  await program.setNow(at('2026-09-25', '10:00'));
  const desk = await sitDown('reviewer1');
  const { page, keyboard } = desk;
  const list = page.getByRole('listbox', { name: '查找结果' });
  const hits = list.getByRole('option');

  await keyboard.press('F3');
  const dialog = page.getByRole('dialog', { name: '查找案件' });
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await picture(page, 'search-1-open');
  await expectAccessible(page);
  const number = bookshop.receiptNumber ?? '';
  expect(number).toMatch(/〔2026〕第\d{4}号$/);
  const questions: readonly (readonly [string, string, string])[] = [
    ['number', number, '新华书城'],
    ['name', '滨河大酒店', '滨河大酒店室内装修工程'],
    ['applicant', '云端置业', '云端超高层综合楼'],
    ['one-character', '歌', ''],
    ['one-character', '娱', '星光KTV'],
    ['initials', 'xhsc', '新华书城'],
    ['address', '南大街3', '老城改造3号楼'],
    ['phone', '1007', '云端超高层综合楼'],
    ['document', '备字', '老城改造3号楼'],
  ];
  for (const [kind, text, project] of questions) {
    await ask(desk, text);
    if (project === '') {
      await expect(dialog.getByRole('status')).toContainText(`没有找到“${text}”`);
      await picture(page, 'search-2-none');
      await expectAccessible(page);
      continue;
    }
    await expect(hits.first(), `${kind}: ${text}`).toContainText(project);
    await expect(hits.first().locator('mark').first(), `${kind}: ${text}`).toBeVisible();
  }

  // Arrows choose, Enter opens.
  await ask(desk, '城');
  await expect(hits).toHaveCount(5);
  await picture(page, 'search-3-hits');
  await expectAccessible(page);
  await keyboard.press('ArrowDown', 2);
  await expect(hits.nth(2)).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('ArrowUp');
  await expect(hits.nth(1)).toHaveAttribute('aria-selected', 'true');
  const chosen = (await hits.nth(1).locator('strong').innerText()).trim();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: chosen })).toBeVisible();
  await expect(dialog).toHaveCount(0);

  // Escape leaves everything as it was.
  await keyboard.press('Control+k');
  await keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: chosen })).toBeVisible();
});

test('while the index is made anew the search says how far it is, until all cases can be found', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  await takeIn(program, await apiAs(program, 'counter1'), 1);
  const file = await connect({ file: path.join(program.dataFolder, DATABASE_FILE), mode: 'read-write' });
  try {
    await file.execute('pragma busy_timeout = 10000');
    // As a newer version leaves it in a file of 300,000 cases.
    await file.execute('insert into search_fill (id, up_to_case, newest_case) values (1, 180000, 300000)');
    const { page, keyboard } = await sitDown('counter1');
    await keyboard.press('F3');
    const dialog = page.getByRole('dialog', { name: '查找案件' });
    await expect(dialog.getByRole('combobox')).toBeFocused();
    const status = dialog.getByRole('status').first();
    await keyboard.type('滨河');
    await expect(status).toHaveText(/^找到 1 件 索引正在重建：已完成 120000 \/ 300000 件/);
    await picture(page, 'search-4-filling');
    await expectAccessible(page);
    await file.execute('update search_fill set up_to_case = 1000');
    await expect(status).toContainText('已完成 299000 / 300000 件');
    await file.execute('delete from search_fill');
    await expect(status).toHaveText('找到 1 件');
  } finally {
    await file.close();
  }
});
