import { bookCaller } from './support/appointments.ts';
import { apiAs, at, pagesOf, takeIn, test } from './support/desk.ts';
import { openOffice } from './support/office.ts';
import { preview } from './support/counter.ts';
import { expect, expectAccessible, picture } from './support/program.ts';

test.describe.configure({ timeout: 180_000 });

test('at month end the figures are looked through, a service is entered, the report is seen and the month closed', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const taken = await takeIn(program, await apiAs(program, 'counter1'), 1);
  await program.setNow(at('2026-10-09'));
  const desk = await sitDown('supervisor1');
  const { page, keyboard } = desk;

  await desk.reach(page.getByRole('link', { name: '统计' }));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '统计' })).toBeVisible();
  const matters = page.getByRole('table', { name: '办理事项' });
  await expect(matters.getByRole('row', { name: /^收件 / })).toContainText('收件日期落在所选期间的案件');
  await expect(page.getByRole('img', { name: /收件、受理、办结/ }).locator('svg')).toBeVisible();
  await picture(page, 'journey-8-1-figures');
  await expectAccessible(page);

  // On paper: the same tables and charts, with nothing to press.
  await keyboard.press('F8');
  const printed = page.frameLocator('#print-frame').locator('body');
  await expect(printed.locator('h1')).toHaveText('滨城市消防审批服务窗口 统计');
  await expect(printed).toContainText('统计期间 2026-01-01 至 2026-10-09');
  await expect(printed).toContainText('打印 2026-10-09 督查甲');
  await expect(printed.locator('tr', { hasText: /^收件件1/ })).toHaveCount(1);
  await expect(printed.locator('svg')).toHaveCount(3);
  await expect(printed.locator('svg text').first()).toHaveCSS('font-size', '12px');
  await expect(printed.locator('button')).toHaveCount(0);
  await expect(printed).not.toContainText('收件日期落在所选期间的案件');
  expect(await pagesOf(page, 'figures')).toEqual({ pages: 3, size: '210x297' });

  await desk.reach(matters.getByRole('button', { name: '收件：1，查看记录', exact: true }), 120);
  await keyboard.press('Enter');
  const records = page.getByRole('region', { name: '收件的记录' });
  await expect(records).toContainText('共 1 条');
  await expect(records).toContainText(taken.receiptNumber ?? '');
  await picture(page, 'journey-8-2-records');
  await desk.reach(records.getByRole('button', { name: /^打开 / }), 120);
  await keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`#/cases/${taken.id}$`));
  await desk.reach(page.getByRole('link', { name: '统计' }), 120);
  await keyboard.press('Enter');

  await desk.reach(page.getByRole('button', { name: '服务记录' }), 120);
  await keyboard.press('Enter');
  const form = page.getByRole('form', { name: '登记一项服务' });
  await desk.reach(form.getByRole('combobox', { name: '类别' }), 120);
  await keyboard.choose('px');
  await desk.reach(form.getByRole('textbox', { name: '内容' }));
  await keyboard.type('商场员工消防安全培训');
  await desk.reach(form.getByRole('textbox', { name: '人数' }));
  await keyboard.type('46');
  await keyboard.press('Enter');
  await expect(page.getByText('已登记第 1 号记录。')).toBeVisible();
  await expect(page.getByRole('table', { name: '服务记录' })).toContainText('商场员工消防安全培训');
  await picture(page, 'journey-8-3-journal');
  await expectAccessible(page);

  await desk.reach(page.getByRole('button', { name: '月报' }), 120);
  await keyboard.press('Enter');
  await expect(page.getByText('尚未结账')).toBeVisible();
  await desk.reach(page.getByRole('button', { name: '预览月报' }), 120);
  await keyboard.press('Enter');
  await expect(preview(page).locator('body')).toContainText('草稿：数据未结账，仅供核对');
  await picture(page, 'journey-8-4-preview');
  await desk.reach(page.getByRole('button', { name: '结账', exact: true }), 120);
  await keyboard.press('Enter');
  await desk.reach(page.getByRole('button', { name: '确定结账' }), 120);
  await keyboard.press('Enter');
  await expect(page.getByText('2026-09 已结账，月报已出具。')).toBeVisible();
  await expect(page.getByText('已结账', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'journey-8-5-closed');

  const download = page.waitForEvent('download');
  // The button that was pressed is gone: the way back is the short one.
  await desk.reachBack(page.getByRole('button', { name: '导出 Excel' }));
  await keyboard.press('Enter');
  expect((await download).suggestedFilename()).toBe('消防审批服务窗口业务月报 2026-09.xlsx');

  await desk.reach(page.getByRole('button', { name: '打开已出具的月报' }), 120);
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '业务月报' })).toBeVisible();
  await expect(preview(page).locator('body')).toContainText('数据校验码');
  await picture(page, 'journey-8-6-paper');
});

test('behind the figures of the hall stand its appointments and tickets; an appointment opens on its day', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const clerk = await apiAs(program, 'counter1');
  await program.setNow(at('2026-09-18'));
  const caller = { name: '来电人甲', phone: '13700000009' };
  const booked = await bookCaller(clerk, caller, 'consultation', '2026-09-21', '10:00');
  await clerk.queue.issue({ key: crypto.randomUUID(), service: 'pick-up', name: '陈某某', phoneTail: '0101' });
  const desk = await sitDown('supervisor1');
  const { page, keyboard } = desk;

  await desk.reach(page.getByRole('link', { name: '统计' }));
  await keyboard.press('Enter');
  const hall = page.getByRole('table', { name: '窗口服务' });
  await expect(hall.getByRole('row', { name: /^取号 / })).toContainText('每号计一次');
  await desk.reachBack(hall.getByRole('button', { name: '取号：1，查看记录', exact: true }));
  await keyboard.press('Enter');
  const tickets = page.getByRole('region', { name: '取号的记录' });
  await expect(tickets).toContainText('共 1 条');
  await expect(tickets.getByRole('row', { name: /C001/ })).toContainText(/陈\*\*.*领取文书 2026-09-18 09:00 等候/);
  await expect(tickets).not.toContainText('陈某某');

  await desk.reachBack(hall.getByRole('button', { name: '预约：1，查看记录', exact: true }));
  await keyboard.press('Enter');
  const bookings = page.getByRole('region', { name: '预约的记录' });
  await expect(bookings.getByRole('row', { name: new RegExp(booked.number) })).toContainText(
    /来电人甲.*咨询 2026-09-21 10:00 已预约/,
  );
  await picture(page, 'journey-8-7-hall-records');
  await desk.reach(bookings.getByRole('button', { name: `打开 ${booked.number}` }), 120);
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/appointments\/day$/);
  await expect(page.getByRole('textbox', { name: '日期' })).toHaveValue('2026-09-21');
  await expect(page.getByRole('region', { name: '预约详情' })).toContainText(booked.number);
  await expectAccessible(page);
});
