import type { Locator } from '@playwright/test';
import { apiAs, at, pagesOf, takeIn, test } from './support/desk.ts';
import { openOffice } from './support/office.ts';
import { expect, expectAccessible, picture } from './support/program.ts';

test.describe.configure({ timeout: 180_000 });

/** What a cell of the calendar says about its day. */
const day = (strip: Locator, date: string): Locator => strip.getByRole('cell').filter({ hasText: date });

test('a due date explains itself: every day with its number, holiday and article, and prints on one sheet', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  await takeIn(program, await apiAs(program, 'counter1'), 1);
  const desk = await sitDown('counter1');
  const { page, keyboard } = desk;
  await desk.find('滨河', '滨河大酒店室内装修工程');
  await expect(desk.clock('作出决定')).toContainText('2026-10-09 周五');
  await expect(desk.clock('作出决定')).toContainText('2026-10-15 周四');
  await picture(page, 'journey-4-1-case');
  await expectAccessible(page);

  await desk.reach(page.getByRole('button', { name: '为什么是这一天？作出决定' }));
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '为什么是这一天？' });
  const strip = dialog.getByRole('table', { name: '作出决定的日历' });
  await expect(strip).toBeVisible();
  await expect(day(strip, '2026-09-18')).toContainText('起算日，不计入');
  // Counted days: two make-up days among them, at a weekend each.
  const counted = '09-20 09-21 09-22 09-23 09-24 09-28 09-29 09-30 10-08 10-09 10-10 10-12 10-13 10-14 10-15'.split(
    ' ',
  );
  for (const [index, date] of counted.entries()) {
    await expect(day(strip, `2026-${date}`)).toContainText(`第 ${index + 1} 个工作日`);
  }
  await expect(strip.getByText(/第 \d+ 个工作日/)).toHaveCount(15);
  for (const date of ['2026-09-20', '2026-10-10']) {
    await expect(day(strip, date)).toContainText('调休上班');
    await expect(day(strip, date).getByText('班', { exact: true })).toBeVisible();
  }
  for (const date of ['2026-09-25', '2026-09-26', '2026-09-27']) {
    await expect(day(strip, date)).toContainText('节假日，不计入，中秋节');
  }
  for (const date of ['01', '02', '03', '04', '05', '06', '07']) {
    await expect(day(strip, `2026-10-${date}`)).toContainText('节假日，不计入，国庆节');
  }
  await expect(day(strip, '2026-09-19')).toContainText('双休日，不计入');
  await expect(day(strip, '2026-10-11')).toContainText('双休日，不计入');
  await expect(day(strip, '2026-10-09').getByText('承诺到期', { exact: true })).toBeVisible();
  await expect(day(strip, '2026-10-15').getByText('法定到期', { exact: true })).toBeVisible();
  await expect(dialog).toContainText('第二十二条');
  await picture(page, 'journey-4-2-strip');
  await expectAccessible(page);

  await desk.reach(dialog.getByRole('button', { name: '复制说明' }));
  await keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText('说明已复制');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('法定期限 15 个工作日，到期日 2026-10-15 周四');
  expect(copied).toContain('承诺期限 10 个工作日，到期日 2026-10-09 周五');
  expect(copied).toContain('2026-10-10 周六：调休上班，计入，第 11 个工作日');

  await keyboard.press('F8');
  const sheet = await desk.paper('期限计算说明');
  await expect(sheet).toContainText('10月10日补班 第11日');
  await expect(sheet).toContainText('15 个工作日，至 2026年10月15日止');
  await expect(page.getByText(/^第 1 页.共 1 页/)).toBeVisible();
  await picture(page, 'journey-4-3-paper');
  await expectAccessible(page);
  await desk.print(1);
  expect(await pagesOf(page, 'journey-4-date-explanation')).toEqual({ pages: 1, size: '210x297' });
  await desk.back('滨河大酒店室内装修工程');
});

test('a pause lies blue in the calendar with the number of its paper; the due date is open meanwhile and moves after it', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const taken = await takeIn(program, await apiAs(program, 'counter1'), 7);
  const reviewer = await apiAs(program, 'reviewer1');
  await program.setNow(at('2026-09-28'));
  const paused = await reviewer.cases.act({
    caseId: taken.id,
    version: taken.version,
    key: crypto.randomUUID(),
    act: { type: 'pause', date: '2026-09-28', reason: 'expert-review', expectedWorkdays: 15, note: null },
  });
  const notice = paused.papers[0]?.number ?? '';
  expect(notice).not.toBe('');
  await program.setNow(at('2026-10-12'));
  const before = await sitDown('reviewer2');
  await before.find('云端超高层', '云端超高层综合楼');
  await before.reach(before.page.getByRole('button', { name: '为什么是这一天？作出决定' }));
  await before.keyboard.press('Enter');
  const open = before.page.getByRole('dialog', { name: '为什么是这一天？' });
  await expect(open).toContainText('到期日待定，恢复后还有 14 个工作日');
  await expect(day(open, '2026-09-29')).toContainText(`中止，不计入`);
  await expect(day(open, '2026-09-29')).toContainText(notice);
  await expect(day(open, '2026-09-29')).toHaveClass(/strip-pause/);
  await picture(before.page, 'journey-4-4-pause-open');
  await expectAccessible(before.page);

  await program.setNow(at('2026-10-22'));
  await reviewer.cases.act({
    caseId: taken.id,
    version: paused.case.version,
    key: crypto.randomUUID(),
    act: { type: 'resume', date: '2026-10-22', note: null },
  });
  // The open window hears of it.
  const dialog = before.page.getByRole('dialog', { name: '为什么是这一天？' });
  await expect(dialog).toContainText('到期日 2026-11-11 周三');
  await expect(day(dialog, '2026-10-22')).toHaveClass(/strip-pause/);
  await expect(day(dialog, '2026-10-23')).toContainText('第 2 个工作日');
  await expect(day(dialog, '2026-11-11')).toContainText('第 15 个工作日');
  await expect(day(dialog, '2026-11-11').getByText('法定到期', { exact: true })).toBeVisible();
  await picture(before.page, 'journey-4-5-pause-ended');
  await expectAccessible(before.page);
  await before.keyboard.press('F8');
  await expect(await before.paper('期限计算说明')).toContainText(notice);
  await before.print(1);
  expect((await pagesOf(before.page, 'journey-4-date-explanation-pause')).pages).toBe(1);
  await picture(before.page, 'journey-4-6-pause-paper');
});

test('days of a year whose holidays are not yet published are hatched, and the date is called provisional', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  await takeIn(program, await apiAs(program, 'counter1'), 11);
  const desk = await sitDown('counter1');
  const { page, keyboard } = desk;
  await desk.find('北站', '北站候车厅');
  await expect(desk.clock('作出决定')).toContainText('2027-01-11');
  await expect(desk.clock('作出决定')).toContainText('暂定');
  await picture(page, 'journey-4-7-provisional-case');
  await desk.reach(page.getByRole('button', { name: '为什么是这一天？作出决定' }));
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '为什么是这一天？' });
  await expect(dialog).toContainText('到期日 2027-01-11');
  await expect(dialog).toContainText('为暂定日期，公布后重新计算');
  await expect(day(dialog, '2027-01-11')).toHaveClass(/strip-provisional/);
  await expect(day(dialog, '2027-01-11').getByText('法定到期', { exact: true })).toBeVisible();
  await expect(day(dialog, '2026-12-31')).not.toHaveClass(/strip-provisional/);
  await picture(page, 'journey-4-8-provisional');
  await expectAccessible(page);
});
