import type { Page } from '@playwright/test';
import { expectCursorIn } from './support/counter.ts';
import { CLERK, openOffice, signIn } from './support/office.ts';
import { expect, test } from './support/program.ts';

test.describe.configure({ timeout: 240_000 });

const matter = (page: Page) => page.getByRole('combobox', { name: '办理事项' });

test('on a slow machine no letter typed right after F2 is lost', async ({ page, program }) => {
  await openOffice(program);
  const keyboard = await signIn(page, program, CLERK);
  const machine = await page.context().newCDPSession(page);
  await machine.send('Emulation.setCPUThrottlingRate', { rate: 8 });
  // The first time the screen is new, the second time it is there with a matter chosen, the third time empty.
  for (const [initials, chosen] of [
    ['sj', '消防设计审查'],
    ['ys', '消防验收'],
  ] as const) {
    await keyboard.press('F2');
    await keyboard.choose(initials);
    await expectCursorIn(page, 'project.name');
    await expect(matter(page)).toHaveValue(chosen);
  }
  await keyboard.press('F2');
  await keyboard.press('F2');
  await keyboard.type('3');
  await expect(matter(page)).toBeFocused();
  await expect(matter(page)).toHaveValue('3');
});

test('letters struck while the intake is still on its way wait for its first field', async ({ page, program }) => {
  await openOffice(program);
  let arrive = () => {};
  const arrival = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/IntakeScreen[^/]*\.js/, async (route) => {
    await arrival;
    await route.continue();
  });
  const keyboard = await signIn(page, program, CLERK);
  await keyboard.press('F2');
  await expect(matter(page)).toHaveCount(0);
  await keyboard.type('yx');
  await keyboard.press('Backspace');
  await keyboard.choose('s');
  // Keys of an input method belong to it.
  await page.evaluate(() => {
    const event = new KeyboardEvent('keydown', { key: 'q', bubbles: true, cancelable: true, isComposing: true });
    window.dispatchEvent(event);
    if (event.defaultPrevented) throw new Error('a key of an input method was taken away');
  });
  arrive();
  await expectCursorIn(page, 'project.name');
  await expect(matter(page)).toHaveValue('消防验收');
});

test('who turns to something else while the intake is on its way does not find its letters there later', async ({
  page,
  program,
}) => {
  await openOffice(program);
  let arrive = () => {};
  const arrival = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/IntakeScreen[^/]*\.js/, async (route) => {
    await arrival;
    await route.continue();
  });
  const keyboard = await signIn(page, program, CLERK);
  await keyboard.press('F2');
  await keyboard.type('ys');
  await keyboard.press('Control+K');
  const search = page.getByRole('dialog', { name: '查找案件' }).getByRole('combobox');
  await expect(search).toBeFocused();
  await keyboard.type('bh');
  await expect(search).toHaveValue('bh');
  await keyboard.press('Escape');
  arrive();
  await expect(matter(page)).toHaveValue('');
});
