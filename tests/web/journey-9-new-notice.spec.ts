import { INVENTED_2027, INVENTED_2027_NUMBER } from '../data/notices/invented-2027.ts';
import { preview } from './support/counter.ts';
import { apiAs, at, takeIn, test } from './support/desk.ts';
import { openOffice } from './support/office.ts';
import { printedPapers, recordPrinting } from './support/printing.ts';
import { expect, expectAccessible, picture } from './support/program.ts';

test.describe.configure({ timeout: 180_000 });

// The notice for 2027 is INVENTED: none was published when this was written.
test('the notice of a new year is pasted, checked, its moved dates are signed, list and slips printed', async ({
  program,
  sitDown,
}) => {
  const api = await openOffice(program);
  const taken = await takeIn(program, await apiAs(program, 'counter1'), 11);
  expect(taken.clocks.find(({ id }) => id === 'decision')?.statutory).toMatchObject({
    due: '2027-01-11',
    provisional: true,
  });
  await program.setNow(at('2026-12-21'));
  const desk = await sitDown('supervisor1');
  const { page, keyboard } = desk;
  await recordPrinting(page);
  await page.reload();

  const note = page.getByRole('note').filter({ hasText: '1 件案件的期限涉及尚未公布放假安排的 2027 年' });
  await expect(note).toBeVisible();
  await desk.reach(note.getByRole('button', { name: '载入放假安排' }));
  await keyboard.press('Enter');
  const panel = page.getByRole('region', { name: '载入放假安排' });
  await expect(panel).toBeVisible();
  await expect(panel.getByText('还没有载入过放假安排。')).toBeVisible();

  // A text that contradicts itself is refused whole, at its sentence.
  const text = panel.getByRole('textbox', { name: '通知全文或文件内容' });
  await desk.reach(text, 120);
  await page.keyboard.insertText(INVENTED_2027.replace('共4天', '共5天'));
  await desk.reach(panel.getByRole('button', { name: '读取并核对' }));
  await keyboard.press('Enter');
  const refused = panel.getByRole('alert');
  await expect(refused).toContainText('没有载入任何内容');
  await expect(refused).toContainText('所写天数与日期不符');
  await expect(refused).toContainText('1月1日(周五)至4日(周一)放假调休,共5天');
  await picture(page, 'journey-9-1-refused');
  await expectAccessible(page);
  expect(await api.notices.versions()).toEqual([]);

  await keyboard.press('Shift+Tab', 3);
  await expect(text).toBeFocused();
  await keyboard.press('Control+a');
  await page.keyboard.insertText(INVENTED_2027);
  await desk.reach(panel.getByRole('button', { name: '读取并核对' }));
  await keyboard.press('Enter');
  const proposal = panel.getByRole('region', { name: `2027 年 · ${INVENTED_2027_NUMBER}` });
  await expect(proposal).toContainText('读出 28 个放假日、5 个补班日');
  await expect(proposal.getByRole('group', { name: '读出的日历' })).toContainText('2027-01');
  await expect(proposal).toContainText('1 件的 1 项期限有变动，其中 1 件已出具载有原日期的文书');
  const moved = proposal.getByRole('region', { name: '期限变动清单' });
  await expect(moved).toContainText('2027-01-11');
  await expect(moved).toContainText('2027-01-12');
  await moved.scrollIntoViewIfNeeded();
  await picture(page, 'journey-9-2-changes');
  await expectAccessible(page);

  await desk.reach(proposal.getByRole('textbox', { name: '说明' }));
  await keyboard.type('按国务院办公厅通知调整');
  await desk.reach(proposal.getByRole('button', { name: '签署并生效' }));
  await keyboard.press('Enter');
  await expect(panel.getByText('已签署，新日期已生效。')).toBeVisible();
  await expect(note).toHaveCount(0);
  const after = await api.cases.get({ id: taken.id });
  expect(after.clocks.find(({ id }) => id === 'decision')?.statutory).toMatchObject({
    due: '2027-01-12',
    provisional: false,
  });
  expect((await api.system.verify()).differences).toEqual([]);
  await expectAccessible(page);

  await desk.reach(panel.getByRole('button', { name: '出具变动告知单' }), 120);
  await keyboard.press('Enter');
  await expect(panel.getByText('已出具 1 份告知单：')).toBeVisible();
  await desk.reach(panel.getByRole('button', { name: '全部打印' }), 120);
  await keyboard.press('Enter');
  const [slip] = await printedPapers(page, 1);
  expect(slip?.text).toContain('现法定期限：2027年1月12日');
  await expect(panel.getByText('已送打印 1 份。')).toBeVisible();
  await picture(page, 'journey-9-3-signed');
  await desk.reach(panel.getByRole('button', { name: /^告知单 / }), 120);
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '办理期限变动告知单' })).toBeVisible();
  await expect(preview(page).locator('body')).toContainText('现法定期限');
  await picture(page, 'journey-9-4-slip');

  await keyboard.press('Alt+ArrowLeft');
  await desk.reach(panel.getByRole('button', { name: '变动清单' }), 120);
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '办理期限变动清单' })).toBeVisible();
  await expect(preview(page).locator('body')).toContainText(INVENTED_2027_NUMBER);
  await keyboard.press('F8');
  const [, list] = await printedPapers(page, 2);
  expect(list?.text).toContain(INVENTED_2027_NUMBER);
  expect(list?.text).toContain('签署人');
  await picture(page, 'journey-9-5-list');
  await expectAccessible(page);
});
