import { test } from './support/desk.ts';
import { CLERK, openOffice, signIn } from './support/office.ts';
import { expect, expectAccessible } from './support/program.ts';

test('a screen that cannot be fetched says so instead of taking the window; opened anew, the window shows it', async ({
  program,
  browser,
}) => {
  await openOffice(program);
  const context = await browser.newContext();
  const page = await context.newPage();
  const unhandled: string[] = [];
  page.on('pageerror', (error) => unhandled.push(error.message));
  // From the first moment on nothing but the entrance can be fetched, neither what is fetched ahead nor what is shown.
  const parts = /\/assets\/\w+Screen-[^/]+\.(js|css)$/;
  await context.route(parts, (route) => route.abort());
  const keyboard = await signIn(page, program, CLERK);

  const message = page.getByRole('alert');
  await expect(message).toContainText('这个画面没有取到');
  await expect(page.getByRole('banner')).toContainText(CLERK.name);
  await expectAccessible(page);
  await expect(message.getByRole('button', { name: '重新打开窗口' })).toBeFocused();

  await context.unroute(parts);
  await keyboard.press('Enter');
  await expect(page.getByRole('region', { name: '我的案件' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText(CLERK.name);
  // What could not be fetched ahead was nobody's error.
  expect(unhandled).toEqual([]);
  await context.close();
});
