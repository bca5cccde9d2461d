import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import readXlsxFile from 'read-excel-file/universal';
import { bookCaller } from './support/appointments.ts';
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

const isFocused = (control: Locator) => control.evaluate((element) => element === document.activeElement);

/** Signed in, on a screen by its address. */
async function onScreen(desk: Desk, address: string): Promise<void> {
  await desk.page.goto(`${desk.page.url().split('#')[0]}#/${address}`);
}

test('a supervisor takes the board and the register of slips home by keyboard', async ({ program, sitDown }) => {
  const overseer = await openOffice(program);
  const clerk = await apiAs(program, 'counter1');
  const hotel = await takeIn(program, clerk, 1);
  await takeIn(program, clerk, 5);
  await takeIn(program, clerk, 7);
  await program.setNow(at('2026-10-10'));
  await overseer.supervision.issueSlips({
    key: crypto.randomUUID(),
    cases: [{ caseId: hotel.id, version: hotel.version, kind: 'urging' }],
    note: null,
  });
  const desk = await sitDown('supervisor1');
  const { page, keyboard } = desk;
  await onScreen(desk, 'supervision');
  const grid = page.getByRole('grid', { name: '督办清单' });
  await expect(grid.getByRole('row')).toHaveCount(4);
  const shown = await grid.locator('.board-cell-project .link').allTextContents();
  await desk.reach(page.getByRole('radio', { name: '督办台' }));
  const board = await exportOf(desk, page, '督办台');
  expect(board.name).toBe('督办台_2026-10-10.xlsx');
  expect(board.lines.map((line) => line.get('工程（场所）'))).toEqual(shown);
  expect(board.lines[0]?.get('灯')).toBe('超承诺期');
  expect(board.lines.find((line) => line.get('编号') === hotel.receiptNumber)?.get('到期')).toEqual(
    new Date('2026-10-09T00:00:00Z'),
  );
  await picture(page, 'export-1-board');

  await page.getByRole('radio', { name: '督办台' }).focus();
  await keyboard.press('ArrowRight');
  await expect(page.getByRole('table', { name: '催办督办登记' })).toContainText(hotel.projectName ?? '');
  const register = await exportOf(desk, page, '催办督办登记');
  expect(register.lines.map((line) => [line.get('编号'), line.get('催办、督办'), line.get('催办督办情况')])).toEqual([
    [hotel.receiptNumber, '催办单', '待回复'],
  ]);
  await picture(page, 'export-2-register');
  await expectAccessible(page);
});

test('figures and the records behind one leave as files, and the trail says so', async ({ program, sitDown }) => {
  await openOffice(program);
  const clerk = await apiAs(program, 'counter1');
  const hotel = await takeIn(program, clerk, 1);
  await takeIn(program, clerk, 5);
  const desk = await sitDown('supervisor1');
  const { page, keyboard } = desk;
  await onScreen(desk, 'statistics');
  const matters = page.getByRole('table', { name: '办理事项' });
  await expect(matters).toBeVisible();
  const figures = await exportOf(desk, page, '统计指标');
  expect(figures.lines.find((line) => line.get('指标') === '收件')?.get('合计')).toBe(2);
  await matters.getByRole('button', { name: '收件：2，查看记录', exact: true }).focus();
  await keyboard.press('Enter');
  const records = page.getByRole('region', { name: '收件的记录' });
  await expect(records).toContainText('共 2 条');
  const counted = await exportOf(desk, records, '指标记录');
  expect(counted.lines.map((line) => line.get('内容'))).toEqual(['收件', '收件']);
  expect(counted.lines.map((line) => line.get('编号'))).toContain(hotel.receiptNumber);
  await picture(page, 'export-3-records');
  await expectAccessible(page);

  await onScreen(desk, 'settings');
  const section = page.getByRole('tab', { name: '核对与记录' });
  await expect(page.getByRole('tab', { selected: true })).toBeFocused();
  for (let steps = 0; steps < 14 && !(await isFocused(section)); steps += 1) await keyboard.press('ArrowDown');
  await expect(section).toBeFocused();
  const trail = await exportOf(desk, page, '操作记录');
  expect(trail.lines.slice(0, 2).map((line) => [line.get('人员'), line.get('操作'), line.get('对象编号')])).toEqual([
    ['督查甲', '导出列表', 'records'],
    ['督查甲', '导出列表', 'figures'],
  ]);
  await picture(page, 'export-4-trail');
  await expectAccessible(page);
});

test('a clerk takes the tickets of the day home by keyboard', async ({ program, sitDown }) => {
  await openOffice(program);
  const clerk = await apiAs(program, 'counter1');
  for (const name of ['陈小明', null]) {
    await clerk.queue.issue({ key: crypto.randomUUID(), service: 'intake', name });
  }
  const desk = await sitDown('counter1');
  const { page } = desk;
  await onScreen(desk, 'queue');
  await expect(page.getByRole('region', { name: '等候' }).getByRole('listitem')).toHaveCount(2);
  const queue = await exportOf(desk, page, '排队号');
  expect(queue.lines.map((line) => [line.get('号码'), line.get('排队状态'), line.get('姓名（单位）')])).toEqual([
    ['A001', '等候', '陈**'],
    ['A002', '等候', null],
  ]);
  await picture(page, 'export-5-queue');
  await expectAccessible(page);
});

test('the day’s appointments, free slots and the morning list leave with masked phones', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const clerk = await apiAs(program, 'counter1');
  // Sunday 20 September is a make-up working day, the next day the office is open.
  await bookCaller(clerk, { name: '王某', phone: '13900001234' }, 'consultation', '2026-09-20', '09:00');
  await bookCaller(clerk, { name: '李某', phone: '13900005678' }, 'intake', '2026-09-20', '08:30');
  const desk = await sitDown('counter1');
  const { page, keyboard } = desk;
  await onScreen(desk, 'appointments/day');
  await page.getByRole('button', { name: '后一天' }).focus();
  await keyboard.press('Enter', 2);
  await expect(page.locator('.appointment-table .row-button')).toHaveCount(2);
  const shown = await page.locator('.appointment-table .row-button').allTextContents();
  const day = await exportOf(desk, page, '预约名单');
  expect(day.lines.map((line) => line.get('姓名（单位）'))).toEqual(shown);
  expect(day.lines.map((line) => line.get('电话'))).toEqual(['139****5678', '139****1234']);
  await picture(page, 'export-6-day');
  await expectAccessible(page);

  await onScreen(desk, 'appointments/slots');
  const slots = await exportOf(desk, page, '预约号段');
  expect(new Set(slots.lines.map((line) => line.get('业务')))).toEqual(new Set(['收件']));
  await picture(page, 'export-7-slots');
  await onScreen(desk, 'appointments/reminders');
  const calls = await exportOf(desk, page, '提醒名单');
  expect(calls.lines.map((line) => [line.get('事由'), line.get('姓名（单位）')])).toEqual([
    ['预约提醒', '李某'],
    ['预约提醒', '王某'],
  ]);
  await picture(page, 'export-8-reminders');
  await expectAccessible(page);
});
