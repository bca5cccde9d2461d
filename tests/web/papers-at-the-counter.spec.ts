import { apiAs, at, takeIn, test } from './support/desk.ts';
import { openOffice } from './support/office.ts';
import { expect, expectAccessible, picture } from './support/program.ts';

test.describe.configure({ timeout: 180_000 });

const HOTEL = '滨河大酒店室内装修工程';

test('a receipt is looked at, printed, printed again with its mark, and struck by a supervisor with a reason', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  await takeIn(program, await apiAs(program, 'counter1'), 1);
  const clerk = await sitDown('counter1');
  await clerk.find('滨河', HOTEL);
  await clerk.reach(clerk.page.getByRole('button', { name: /^打开 受理凭证/ }));
  await clerk.keyboard.press('Enter');
  const sheet = await clerk.paper('受理凭证');
  await expect(sheet).toContainText('滨建消审受字〔2026〕第0001号');
  await expect(sheet).toContainText('2026年10月15日');
  await expect(sheet).toContainText('2026年10月9日');
  await expect(clerk.page.getByText('尚未打印')).toBeVisible();
  await picture(clerk.page, 'papers-1-receipt');
  await expectAccessible(clerk.page);
  const printed = () => clerk.page.locator('#print-frame').getAttribute('srcdoc');
  await clerk.print(1);
  expect(await printed()).not.toContain('补打');
  await clerk.print(2);
  expect(await printed()).toContain('补打（第2次打印 2026年9月18日）');
  await expect(clerk.page.getByText('已打印 2 次')).toBeVisible();
  await expect(clerk.page.getByRole('button', { name: '作废…' })).toHaveCount(0);
  await picture(clerk.page, 'papers-2-printed-again');

  const supervisor = await sitDown('supervisor1');
  await supervisor.find('滨河', HOTEL);
  await supervisor.reach(supervisor.page.getByRole('button', { name: /^打开 受理凭证/ }));
  await supervisor.keyboard.press('Enter');
  await supervisor.paper('受理凭证');
  await supervisor.reach(supervisor.page.getByRole('button', { name: '作废…' }));
  await supervisor.keyboard.press('Enter');
  const dialog = supervisor.page.getByRole('dialog', { name: /^作废 受理凭证/ });
  await supervisor.keyboard.press('Enter');
  await expect(dialog.getByText('请写明作废理由。')).toBeVisible();
  await supervisor.keyboard.type('工程名称有误，重新出具');
  await picture(supervisor.page, 'papers-3-void');
  await expectAccessible(supervisor.page);
  await supervisor.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(supervisor.page.getByText('本文书已作废').first()).toContainText('工程名称有误，重新出具');
  await picture(supervisor.page, 'papers-4-voided');
  await expectAccessible(supervisor.page);
  // The clerk's window shows it without being asked.
  await expect(clerk.page.getByText('本文书已作废').first()).toBeVisible();
});

test('a guide slip is printed from the start page for somebody who only asks', async ({ program, sitDown }) => {
  await openOffice(program);
  await program.setNow(at('2026-09-18', '10:00'));
  const desk = await sitDown('counter1');
  const { page, keyboard } = desk;
  await desk.reach(page.getByRole('button', { name: '打印办事指南' }));
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '打印办事指南提示单' });
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await keyboard.type('kyq');
  await picture(page, 'papers-5-guide-choose');
  await keyboard.press('Enter');
  await desk.reach(dialog.getByRole('button', { name: '生成提示单' }));
  await keyboard.press('Enter');
  const slip = page.frameLocator('iframe[title^="文书预览"]').locator('body');
  await expect(slip).toContainText('公众聚集场所投入使用、营业前消防安全检查');
  await expect(slip).toContainText('0999-2100001');
  await picture(page, 'papers-6-guide-slip');
  await expectAccessible(page);
  await keyboard.press('F8');
  await expect(dialog.getByText('第 1 次打印')).toBeVisible();
  await keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('papers on request: service return and commitment letter of a case', async ({ program, sitDown }) => {
  await openOffice(program);
  await takeIn(program, await apiAs(program, 'counter2'), 4);
  const desk = await sitDown('counter2');
  const { page, keyboard } = desk;
  for (const [button, kind, words] of [
    ['送达回证', '送达回证', '受送达人'],
    ['承诺书', '消防安全告知承诺书', '承诺'],
  ] as const) {
    await desk.find('星光', '星光KTV');
    await desk.reach(page.getByRole('region', { name: '文书' }).getByRole('button', { name: button, exact: true }));
    await keyboard.press('Enter');
    await expect(await desk.paper(kind)).toContainText(words);
    await desk.print(1);
    await picture(page, `papers-7-${button}`);
    await expectAccessible(page);
  }
  // The opinion of the permit lies with the case.
  await desk.find('星光', '星光KTV');
  await desk.reach(page.getByRole('button', { name: /^打开 消防安全检查意见书/ }));
  await keyboard.press('Enter');
  await expect(await desk.paper('消防安全检查意见书')).toContainText('同意投入使用、营业');
  await desk.print(1);
  await picture(page, 'papers-8-pre-opening-opinion');
});
