import { apiAs, at, takeIn, test } from './support/desk.ts';
import { openOffice } from './support/office.ts';
import { expect, expectAccessible, picture } from './support/program.ts';

test.describe.configure({ timeout: 180_000 });

test('the list of cases shows whole numbers and both due dates, is walked by arrows, narrowed and opened with Enter', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const clerk = await apiAs(program, 'counter1');
  for (const item of [1, 4, 5, 6, 7]) await takeIn(program, clerk, item);
  await program.setNow(at('2026-10-09', '10:00'));
  const desk = await sitDown('reviewer1');
  const { page, keyboard } = desk;
  await expect(page.getByRole('heading', { name: '在办案件的期限' })).toBeVisible();
  await picture(page, 'case-list-0-today');
  await desk.reach(page.getByRole('button', { name: '看全部案件' }));
  await keyboard.press('Enter');
  const grid = page.getByRole('grid', { name: '案件一览' });
  await expect(grid).toBeFocused();
  await expect(grid.getByRole('row')).toHaveCount(6);
  const hotel = grid.getByRole('row').filter({ hasText: '滨河大酒店' });
  await expect(hotel).toContainText('滨建消审受字〔2026〕第0001号');
  await expect(hotel).toContainText('2026-10-09');
  await expect(hotel).toContainText('2026-10-15');
  // No number is cut off, and nothing is wider than the window.
  const cut = await grid
    .locator('.case-grid-body .case-cell-number')
    .evaluateAll((cells) =>
      cells.filter((cell) => cell.scrollHeight > cell.clientHeight + 1).map((cell) => cell.textContent),
    );
  expect(cut).toEqual([]);
  expect(await grid.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
  await picture(page, 'case-list-1');
  await expectAccessible(page);

  await keyboard.press('ArrowDown', 2);
  const chosen = grid.locator('[role=row][aria-selected=true]');
  const name = (await chosen.locator('.case-cell-project').innerText()).trim();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await keyboard.press('Alt+ArrowLeft');
  await expect(grid).toBeFocused();
  await expect(chosen).toContainText(name);

  // A condition narrows the list at once.
  await desk.reach(page.getByRole('combobox', { name: '事项' }));
  await keyboard.choose('sj');
  await expect(page.getByRole('combobox', { name: '事项' })).toHaveValue('消防设计审查');
  await expect(grid.getByRole('row')).toHaveCount(3);
  await picture(page, 'case-list-2-narrowed');
});
