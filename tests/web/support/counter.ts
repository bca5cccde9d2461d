import { expect, type Page } from '@playwright/test';
import type { Keyboard, Program } from './program.ts';

/** F2 and the empty intake screen with the cursor in the matter. */
export async function beginIntake(page: Page, keyboard: Keyboard): Promise<void> {
  await keyboard.press('F2');
  await expect(page.getByRole('combobox', { name: '办理事项' })).toBeFocused();
}

/** F4: the next number, and the empty intake of its own with the cursor in the matter. */
export async function callToIntake(page: Page, keyboard: Keyboard): Promise<void> {
  await keyboard.press('F4');
  await expect(page.getByRole('combobox', { name: '办理事项' })).toBeFocused();
}

/** What stands in the field under the cursor. */
export async function expectCursorIn(page: Page, path: string): Promise<void> {
  await expect(page.locator(':focus')).toHaveAttribute('data-path', path);
}

/** Types into field after field; Enter goes on to the next empty required one. */
export async function fill(keyboard: Keyboard, ...values: readonly string[]): Promise<void> {
  for (const value of values) {
    await keyboard.type(value);
    await keyboard.press('Enter');
  }
}

/** The frozen paper as the preview on the screen shows it. */
export function preview(page: Page) {
  return page.frameLocator('iframe.paper-frame');
}

/** The next morning at the same window: the clock moved, the page loaded anew, still signed in. */
export async function comeBackOn(page: Page, program: Program, date: string, shown: string): Promise<void> {
  await program.setNow(new Date(`${date}T09:00:00+08:00`).toISOString());
  await page.reload();
  await expect(page.getByRole('banner')).toContainText(shown);
}
