import { apiAs, takeIn, test } from './support/desk.ts';
import { openOffice } from './support/office.ts';
import { expect, expectAccessible } from './support/program.ts';

test.describe.configure({ timeout: 240_000 });

test('of a long list of one’s own the first thirty are there at once, the others by a key', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const clerk = await apiAs(program, 'counter1');
  for (let number = 0; number < 33; number += 1) await takeIn(program, clerk, 1);
  const desk = await sitDown('counter1');
  const { page, keyboard } = desk;
  const panel = page.getByRole('region', { name: '我的案件' });
  await expect(panel.getByRole('heading', { name: '我的案件' })).toContainText('33');
  const rows = panel.getByRole('list', { name: '我的案件' }).getByRole('listitem');
  const others = panel.getByRole('button', { name: '再显示其余 3 件' });
  // Thirty cases and the button.
  await expect(rows).toHaveCount(31);
  await expectAccessible(page);
  await desk.reachBack(others);
  await keyboard.press('ArrowUp');
  await expect(rows.nth(29).getByRole('button')).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(others).toBeFocused();
  await keyboard.press('Enter');
  await expect(rows).toHaveCount(33);
  await expect(others).toHaveCount(0);
  // The cursor stands on the first of the others, not at the top of the page.
  await expect(rows.nth(30).getByRole('button')).toBeFocused();
  await expectAccessible(page);
});
