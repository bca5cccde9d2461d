import type { Page } from '@playwright/test';
import { beginIntake, expectCursorIn, fill } from './support/counter.ts';
import { Desk } from './support/desk.ts';
import { CLERK, openOffice, signIn } from './support/office.ts';
import { expect, expectAccessible, picture, test } from './support/program.ts';

// A whole journey with its pictures; on a busy machine it takes its time.
test.describe.configure({ timeout: 240_000 });

/** A key as it arrives while an input method is composing. */
async function pressWhileComposing(page: Page, key: string): Promise<void> {
  await page.evaluate((name) => {
    const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, isComposing: true });
    document.activeElement?.dispatchEvent(event);
  }, key);
}

test('no shortcut fires while an input method is composing', async ({ page, program }) => {
  const office = await openOffice(program);
  const keyboard = await signIn(page, program, CLERK);
  await beginIntake(page, keyboard);
  await keyboard.choose('sj');
  await expectCursorIn(page, 'project.name');
  for (const key of ['F1', 'F2', 'F3', 'F6', 'F7', 'F8', 'F9', 'Enter']) await pressWhileComposing(page, key);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expectCursorIn(page, 'project.name');

  // A real composition: the letters of the method are no text until it is confirmed.
  const input = await page.context().newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: 'bin he', selectionStart: 6, selectionEnd: 6 });
  await expect(page.locator('[data-path="project.name"]')).toHaveValue('bin he');
  await pressWhileComposing(page, 'Enter');
  await expectCursorIn(page, 'project.name');
  await input.send('Input.insertText', { text: '滨河大酒店' });
  await expect(page.locator('[data-path="project.name"]')).toHaveValue('滨河大酒店');
  await keyboard.press('Enter');
  await expectCursorIn(page, 'project.address');

  // On the rows of the checklist, too: a letter that composes is not a mark.
  const row = page.getByRole('grid', { name: '材料' }).getByRole('row').nth(1);
  await new Desk(page, keyboard).reach(row);
  await pressWhileComposing(page, 'm');
  await pressWhileComposing(page, ' ');
  await expect(row).toHaveAccessibleName(/未核对/);
  expect((await office.cases.list({ filter: {} })).total).toBe(0);
});

test('F1 tells the keys, Ctrl+K and F3 search, Escape leads back to where the cursor was', async ({
  page,
  program,
}) => {
  await openOffice(program);
  const keyboard = await signIn(page, program, CLERK);
  await beginIntake(page, keyboard);
  await keyboard.choose('sj');
  await fill(keyboard, '滨河大酒店');
  await expectCursorIn(page, 'project.address');
  await keyboard.press('F1');
  const help = page.getByRole('dialog');
  await expect(help).toContainText('F8');
  await expect(help).toContainText('F9');
  await expectAccessible(page);
  await picture(page, 'keys-1-help');
  // Keys of the screen beneath are silent while help lies over it.
  await keyboard.press('F7');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expectCursorIn(page, 'project.address');

  for (const key of ['Control+K', 'F3']) {
    await keyboard.press(key);
    await expect(page.getByRole('dialog', { name: '查找案件' }).getByRole('combobox')).toBeFocused();
    if (key === 'F3') {
      await expectAccessible(page);
      await picture(page, 'keys-2-search');
    }
    await keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expectCursorIn(page, 'project.address');
  }
});

test('in English no Chinese stands on the intake screen except data and official names', async ({ page, program }) => {
  await openOffice(program);
  const keyboard = await signIn(page, program, CLERK);
  await new Desk(page, keyboard).reach(page.getByRole('button', { name: 'English' }));
  await keyboard.press('Enter');
  await keyboard.press('F2');
  await expect(page.getByRole('heading', { name: 'Intake' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Matter' })).toBeFocused();
  await keyboard.choose('sj');
  await expectCursorIn(page, 'project.name');
  await fill(keyboard, 'Riverside Hotel', '88 Riverside Road');
  await keyboard.choose('hotel');
  await fill(keyboard, '12400', 'Riverside Hotel Ltd', '91310000MA1FL0001X');
  await expectAccessible(page);
  await picture(page, 'language-1-intake');
  const chinese = await chineseOn(page);
  expect(chinese).toEqual(['滨城市消防审批服务窗口', '1号窗口 · 窗口甲', '中文']);

  await keyboard.press('F6');
  await expect(page.getByRole('dialog')).toBeVisible();
  await picture(page, 'language-2-helper');
  expect(await chineseOn(page)).toEqual(chinese);
  await keyboard.press('Escape');
  await keyboard.press('F7');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await chineseOn(page)).toEqual(chinese);
  await keyboard.press('Escape');
  await keyboard.press('F1');
  await expect(page.getByRole('dialog')).toBeVisible();
  await picture(page, 'language-3-help');
  expect(await chineseOn(page)).toEqual(chinese);
});

/** Every piece of text, hint and name on the page that has a Chinese character in it. */
async function chineseOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const han = /\p{Script=Han}/u;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      if (han.test(text)) found.push(node.parentElement?.textContent?.trim() ?? text);
    }
    for (const element of document.querySelectorAll('[placeholder],[aria-label],[title]')) {
      for (const name of ['placeholder', 'aria-label', 'title']) {
        const text = element.getAttribute(name) ?? '';
        if (han.test(text)) found.push(`${name}: ${text}`);
      }
    }
    return [...new Set(found)];
  });
}
