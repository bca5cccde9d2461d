import { apiAs, at, takeIn, test } from './support/desk.ts';
import { openOffice } from './support/office.ts';
import { expect, expectAccessible, picture } from './support/program.ts';

test.describe.configure({ timeout: 180_000 });

test('an application nobody answered in five working days counts as accepted from its receipt; confirming it prints the receipt', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  await takeIn(program, await apiAs(program, 'counter1'), 10);
  // The last day of the five: nothing has happened yet.
  await program.setNow(at('2026-11-20', '16:30'));
  const before = await sitDown('counter1');
  await expect(before.page.getByRole('region', { name: '我的案件' })).toContainText('城南仓储危险品库房');
  await expect(before.page.getByRole('region', { name: '视为受理，待确认' })).toHaveCount(0);

  await program.setNow(at('2026-11-23', '08:35'));
  const desk = await sitDown('counter1');
  const { page, keyboard } = desk;
  const alarm = page.getByRole('region', { name: '视为受理，待确认' });
  await expect(alarm.getByRole('alert')).toHaveText(
    '1 件超过五个工作日未作答复，依法已视为受理，请逐件确认并出具受理凭证。',
  );
  await picture(page, 'deemed-1-today');
  await expectAccessible(page);
  await desk.reach(alarm.getByRole('button', { name: /城南仓储危险品库房/ }));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '城南仓储危险品库房' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('本件自收件之日 2026-11-13 起视为受理');
  await expect(desk.clock('受理或一次性告知')).toContainText('超法定期');
  await picture(page, 'deemed-2-case');
  await expectAccessible(page);

  await desk.act('确认视为受理');
  await picture(page, 'deemed-3-confirm');
  await desk.confirm('确认视为受理');
  await expect(desk.clock('作出决定')).toContainText('2026-12-04 周五');
  await expect(page.getByText('已受理', { exact: true })).toBeVisible();
  const receipt = await desk.openIssued('受理凭证');
  await expect(receipt).toContainText('2026年11月13日');
  // Nobody has looked at the materials: the paper must not call them missing.
  await expect(receipt).toContainText('尚未核对');
  await expect(receipt).not.toContainText('缺少');
  await expect(receipt).toContainText('2026年12月4日');
  await desk.print(1);
  await picture(page, 'deemed-4-receipt');
  await expectAccessible(page);
  await desk.back('城南仓储危险品库房');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await picture(page, 'deemed-5-confirmed');
});
