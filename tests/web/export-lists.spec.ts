import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import readXlsxFile from 'read-excel-file/universal';
import { bookCaller, openView } from './support/appointments.ts';
import { apiAs, at, takeIn, test, type Desk } from './support/desk.ts';
import { openOffice } from './support/office.ts';
import { expect, expectAccessible, picture } from './support/program.ts';

test.describe.configure({ timeout: 240_000 });

/** Presses a list's button by keyboard and reads the sheet that is saved: its name, then its rows as texts. */
async function exportOf(desk: Desk, within: Page | Locator, list: string) {
  const { page, keyboard } = desk;
  await desk.reach(within.getByRole('group', { name: `导出${list}` }).getByRole('button', { name: '导出 Excel' }), 150);
  const saving = page.waitForEvent('download');
  await keyboard.press('Enter');
  const file = await saving;
  const [sheet] = await readXlsxFile(new Blob([new Uint8Array(readFileSync(await file.path()))]));
  const [head = [], ...rows] = sheet?.data ?? [];
  await expect(page.getByRole('status').filter({ hasText: `已导出 ${rows.length} 行` })).toHaveCount(1);
  const lines = rows.map((cells) => new Map(head.map((name, index) => [String(name), cells[index] ?? null])));
  return { name: file.suggestedFilename(), lines };
}

test('a supervisor takes the board, the register of slips, a figure’s records and the trail home by keyboard', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const clerk = await apiAs(program, 'counter1');
  const hotel = await takeIn(program, clerk, 1);
  await takeIn(program, clerk, 5);
  await takeIn(program, clerk, 7);
  await program.setNow(at('2026-10-10'));
  const desk = await sitDown('supervisor1');
  const { page, keyboard } = desk;
  await desk.reach(page.getByRole('navigation').getByRole('link', { name: '督办' }));
  await keyboard.press('Enter');
  const grid = page.getByRole('grid', { name: '督办清单' });
  await expect(grid.getByRole('row')).toHaveCount(4);
  const shown = await grid.locator('.board-cell-project .link').allTextContents();
  await picture(page, 'export-1-board');
  const board = await exportOf(desk, page, '督办台');
  expect(board.name).toBe('督办台_2026-10-10.xlsx');
  expect(board.lines.map((line) => line.get('工程（场所）'))).toEqual(shown);
  expect(board.lines[0]?.get('灯')).toBe('超承诺期');
  expect(board.lines.find((line) => line.get('编号') === hotel.receiptNumber)?.get('到期')).toEqual(
    new Date('2026-10-09T00:00:00Z'),
  );

  // Only what is paused: nothing is, so there is nothing to export either.
  await desk.reach(page.getByRole('button', { name: /^有计时中止 0 件/ }), 150);
  await keyboard.press('Enter');
  await expect(page.getByRole('group', { name: '导出督办台' })).toHaveCount(0);
  await desk.reach(page.getByRole('button', { name: '看全部' }), 150);
  await keyboard.press('Enter');
  await expect(grid.getByRole('row')).toHaveCount(4);

  // Both late cases get their slips; the register has them.
  await desk.reach(grid, 150);
  await keyboard.press('Home');
  await keyboard.press('Space');
  await keyboard.press('F8');
  const dialog = page.getByRole('dialog', { name: '出具催办单、督办单' });
  await expect(dialog).toBeVisible();
  await desk.reach(dialog.getByRole('button', { name: /^出具 1 份/ }));
  await keyboard.press('Enter');
  await expect(page.getByText('已出具 1 份')).toBeVisible();
  await desk.reach(page.getByRole('radio', { name: '督办台' }), 150);
  await keyboard.press('ArrowRight');
  await expect(page.getByRole('table', { name: '催办督办登记' })).toContainText(shown[0] ?? '');
  await picture(page, 'export-2-register');
  await expectAccessible(page);
  const register = await exportOf(desk, page, '催办督办登记');
  expect(
    register.lines.map((line) => [line.get('工程（场所）'), line.get('催办、督办'), line.get('催办督办情况')]),
  ).toEqual([[shown[0], '催办单', '待回复']]);

  await desk.reach(page.getByRole('link', { name: '统计' }), 150);
  await keyboard.press('Enter');
  const matters = page.getByRole('table', { name: '办理事项' });
  await expect(matters).toBeVisible();
  const figures = await exportOf(desk, page, '统计指标');
  expect(figures.lines.find((line) => line.get('指标') === '收件')?.get('合计')).toBe(3);
  await desk.reach(matters.getByRole('button', { name: '收件：3，查看记录', exact: true }), 150);
  await keyboard.press('Enter');
  const records = page.getByRole('region', { name: '收件的记录' });
  await expect(records).toContainText('共 3 条');
  const counted = await exportOf(desk, records, '指标记录');
  expect(counted.lines.map((line) => line.get('内容'))).toEqual(['收件', '收件', '收件']);
  expect(counted.lines.map((line) => line.get('编号'))).toContain(hotel.receiptNumber);
  await picture(page, 'export-3-records');
  await expectAccessible(page);

  await desk.reach(page.getByRole('link', { name: '设置' }), 150);
  await keyboard.press('Enter');
  await desk.reach(page.getByRole('navigation', { name: '设置' }).locator('[tabindex="0"]').first(), 150);
  const section = page.getByRole('heading', { name: '核对与记录' });
  for (let steps = 0; steps < 14 && !(await section.isVisible()); steps += 1) await keyboard.press('ArrowDown');
  await expect(section).toBeVisible();
  const trail = await exportOf(desk, page, '操作记录');
  expect(trail.lines[0]?.get('操作')).toBe('导出列表');
  expect(trail.lines[0]?.get('人员')).toBe('督查甲');
  await picture(page, 'export-4-trail');
  await expectAccessible(page);
});

test('a clerk takes the queue, the day’s appointments, free slots and the morning list home by keyboard', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const clerk = await apiAs(program, 'counter1');
  const [wang, li] = [
    { name: '王某', phone: '13900001234' },
    { name: '李某', phone: '13900005678' },
  ];
  await bookCaller(clerk, wang, 'consultation', '2026-09-21', '09:00');
  await bookCaller(clerk, li, 'intake', '2026-09-21', '08:30');
  for (const name of ['陈小明', null]) {
    await clerk.queue.issue({ key: crypto.randomUUID(), service: 'intake', name });
  }
  const desk = await sitDown('counter1');
  const { page, keyboard } = desk;

  await desk.reach(page.getByRole('navigation').getByRole('link', { name: '叫号' }));
  await keyboard.press('Enter');
  const waiting = page.getByRole('region', { name: '等候' });
  await expect(waiting.getByRole('listitem')).toHaveCount(2);
  const queue = await exportOf(desk, page, '排队号');
  expect(queue.lines.map((line) => [line.get('号码'), line.get('排队状态')])).toEqual([
    ['A001', '等候'],
    ['A002', '等候'],
  ]);
  expect(queue.lines[0]?.get('姓名（单位）')).not.toBe('陈小明');
  await picture(page, 'export-5-queue');
  await expectAccessible(page);

  await openView(desk, '日程');
  await desk.reach(page.getByRole('button', { name: '后一天' }), 80);
  await keyboard.press('Enter', 3);
  await expect(page.locator('.appointment-table .row-button')).toHaveCount(2);
  const shown = await page.locator('.appointment-table .row-button').allTextContents();
  const day = await exportOf(desk, page, '预约名单');
  expect(day.lines.map((line) => line.get('姓名（单位）'))).toEqual(shown);
  expect(day.lines.map((line) => line.get('电话'))).toEqual(['139****5678', '139****1234']);
  await picture(page, 'export-6-day');
  await expectAccessible(page);

  await openView(desk, '号段');
  const slots = await exportOf(desk, page, '预约号段');
  expect(new Set(slots.lines.map((line) => line.get('业务')))).toEqual(new Set(['收件']));
  await picture(page, 'export-7-slots');
  await openView(desk, '提醒');
  const calls = await exportOf(desk, page, '提醒名单');
  expect(calls.lines.map((line) => [line.get('事由'), line.get('姓名（单位）')])).toEqual([
    ['预约提醒', '李某'],
    ['预约提醒', '王某'],
  ]);
  await picture(page, 'export-8-reminders');
  await expectAccessible(page);
});
