import type { Api } from './support/office.ts';
import { apiAs, at, takeIn, test, type Desk } from './support/desk.ts';
import { atPrintingDesk, openView } from './support/appointments.ts';
import { openOffice } from './support/office.ts';
import { printedPapers } from './support/printing.ts';
import { expect, expectAccessible, picture } from './support/program.ts';

/** Keys pressed since the desk began to count. */
function counting(desk: Desk): () => number {
  let pressed = 0;
  const { keyboard } = desk;
  const press = keyboard.press.bind(keyboard);
  keyboard.press = async (key: string) => {
    pressed += 1;
    await press(key);
  };
  return () => pressed;
}

/** Saturday 26 September opened in the morning, and somebody booked for it. */
async function saturdayWithVisitor(supervisor: Api, clerk: Api): Promise<void> {
  const change = {
    kind: 'special' as const,
    counterId: null,
    date: '2026-09-26',
    hours: [{ from: '09:00', to: '11:30', kind: 'extended' as const }],
    reason: '周六延时服务',
  };
  const { fingerprint } = await supervisor.opening.affected({ change });
  await supervisor.opening.change({ key: crypto.randomUUID(), change, fingerprint, decisions: [] });
  const { counters } = await clerk.session.status();
  await clerk.appointments.book({
    key: crypto.randomUUID(),
    for: { kind: 'caller', name: '来电人甲', phone: '13700000009' },
    service: 'consultation',
    slot: { counterId: counters[0]?.id ?? null, date: '2026-09-26', from: '09:00' },
  });
}

test.use({ startAt: at('2026-09-21') });

test('a visit is booked from its case in five keystrokes, printed, moved, and kept in mind when nobody came', async ({
  program,
  sitDown,
}) => {
  test.setTimeout(240_000);
  await openOffice(program);
  await takeIn(program, await apiAs(program, 'counter1'), 5);
  await program.setNow(at('2026-09-23'));
  const desk = await atPrintingDesk(sitDown, 'counter1');
  const { page, keyboard } = desk;
  await desk.find('新华书城', '新华书城');

  const keys = counting(desk);
  await keyboard.press('F7');
  const focused = page.locator('table.slot-grid button:focus');
  await expect(focused).toHaveAttribute('aria-label', /^2026-09-24 周四 09:00 可约/);
  await expectAccessible(page);
  await picture(page, 'journey-5-slots');
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await expect(focused).toHaveAttribute('aria-label', /^2026-09-29 周二 09:00 可约/);
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '预约' });
  await expect(dialog.getByRole('button', { name: '确认预约' })).toBeFocused();
  await expectAccessible(page);
  await picture(page, 'journey-5-booking');
  await keyboard.press('Enter');
  await expect(page.getByText(/^已预约：Y00000001 .*新华书城.*2026-09-29 周二 09:00/)).toBeVisible();
  expect(keys()).toBe(5);
  process.stdout.write(`keystrokes of a booking from a case: ${keys()}\n`);
  await keyboard.press('F8');
  const [slip] = await printedPapers(page, 1);
  expect(slip?.title).toBe('预约提示单 Y00000001');
  expect(slip?.text).toContain('2026年9月29日 星期二 09:00');
  expect(slip?.text).toContain('请安排熟悉现场消防设施的人员到场');
  await picture(page, 'journey-5-booked');

  // Found by its number as a scanner types it, and moved by a day.
  await openView(desk, '日程');
  await desk.reach(page.getByRole('textbox', { name: '按预约号、姓名或电话尾号找' }));
  await keyboard.type('y00000001');
  const line = page.getByRole('button', { name: /新华书城/ });
  await desk.reach(line);
  await keyboard.press('Enter');
  const panel = page.getByRole('region', { name: '预约详情' });
  await expect(panel).toContainText('2026-09-29');
  await expectAccessible(page);
  await picture(page, 'journey-5-detail');
  await desk.reach(panel.getByRole('button', { name: '改约' }));
  await keyboard.press('Enter');
  await expect(focused).toBeVisible();
  await keyboard.press('End');
  for (let steps = 0; steps < 8; steps += 1) {
    if ((await focused.getAttribute('aria-label'))?.startsWith('2026-09-30 周三 09:00') === true) break;
    await keyboard.press('ArrowRight');
  }
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '确认改约' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByText(/^已预约：Y00000001 .*2026-09-30 周三 09:00/)).toBeVisible();
  await keyboard.press('F8');
  const printed = await printedPapers(page, 2);
  expect(printed[1]?.title).toBe('预约变更告知单 Y00000001');
  expect(printed[1]?.text).toContain('2026年9月29日 星期二 09:00');
  expect(printed[1]?.text).toContain('2026年9月30日 星期三');

  // The morning before: reminded of, and the call marked.
  await program.setNow(at('2026-09-29', '08:40'));
  await openView(desk, '提醒');
  await page.reload();
  await expect(page.getByRole('heading', { name: /2026-09-30 周三 的预约/ })).toBeVisible();
  await desk.reach(page.getByRole('group', { name: /新华书城.*的通知结果/ }).getByRole('button', { name: '已接通' }));
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '已接通', pressed: true })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'journey-5-reminders');

  // Nobody came; the next booking says so.
  await program.setNow(at('2026-09-30', '11:00'));
  await page.reload();
  await openView(desk, '日程');
  await desk.reach(page.getByRole('button', { name: /新华书城/ }));
  await keyboard.press('Enter');
  await desk.reach(panel.getByRole('button', { name: '记未到' }));
  await keyboard.press('Enter');
  await expect(panel.getByText('Y00000001：爽约。')).toBeVisible();
  await expect(panel.getByText('此人曾有 1 次预约未到。')).toBeVisible();
});

test('a caller without a case is booked; a second booking for the day is refused with the next three slots as choices', async ({
  program,
  sitDown,
}) => {
  test.setTimeout(180_000);
  await openOffice(program);
  const desk = await sitDown('counter1');
  const { page, keyboard } = desk;
  await openView(desk, '号段');
  const book = async () => {
    await desk.reach(page.locator('table.slot-grid button[tabindex="0"]'));
    await keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: '预约人' })).toBeFocused();
  };
  await book();
  await keyboard.type('来电人甲');
  await keyboard.press('Enter');
  await keyboard.type('1370000');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await expect(page.getByText('不是有效的电话号码').first()).toBeVisible();
  await picture(page, 'journey-5-bad-phone');
  const phone = page.getByRole('textbox', { name: '联系电话' });
  await desk.reach(phone);
  await keyboard.press('Control+a');
  await keyboard.type('13700000009');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await expect(page.getByText(/^已预约：Y00000001 来电人甲/)).toBeVisible();

  await book();
  await keyboard.type('来电人甲');
  await keyboard.press('Enter');
  await keyboard.type('13700000009');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('此人当天已有预约（Y00000001），每人每天限一次');
  const choices = page.locator('.refusal button');
  await expect(choices).toHaveCount(3);
  await expect(choices.first()).toBeFocused();
  await expectAccessible(page);
  await picture(page, 'journey-5-refused');
  await keyboard.press('Enter');
  await expect(page.getByText(/^已预约：Y00000002 来电人甲.*2026-09-23/)).toBeVisible();
});

test('Saturday 26 September is closed: the visitor is shown first, moved, and slip and call list are printed at once', async ({
  program,
  sitDown,
}) => {
  test.setTimeout(180_000);
  const supervisor = await openOffice(program);
  await saturdayWithVisitor(supervisor, await apiAs(program, 'counter1'));
  const desk = await atPrintingDesk(sitDown, 'supervisor1');
  const { page, keyboard } = desk;
  await openView(desk, '关闭与调整');
  const from = page.getByRole('textbox', { name: '起', exact: true });
  await desk.reach(from);
  await keyboard.type('2026-09-26');
  await desk.reach(page.getByRole('textbox', { name: '止（含）' }));
  await keyboard.type('2026-09-25');
  await desk.reach(page.getByRole('textbox', { name: '原因' }));
  await keyboard.type('中秋节不开放');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  // A closure that ends before it starts: said at its field, nothing written.
  await expect(page.getByRole('textbox', { name: '止（含）' })).toHaveAttribute('aria-invalid', 'true');
  expect(await supervisor.opening.entries({ from: null })).toHaveLength(1);
  await picture(page, 'journey-5-bad-closure');

  await desk.reach(page.getByRole('textbox', { name: '止（含）' }));
  await keyboard.press('Control+a');
  await keyboard.press('Delete');
  await desk.reach(page.getByRole('button', { name: '查看影响' }));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '受影响的预约：1 人' })).toBeVisible();
  await expect(page.getByText('来电人甲').first()).toBeVisible();
  expect(await supervisor.opening.entries({ from: null })).toHaveLength(1);
  await expectAccessible(page);
  await picture(page, 'journey-5-affected');
  await keyboard.press('F8');
  await expect(page.getByText('改约 1 人，取消 0 人，换检查人员 0 人。')).toBeVisible();
  await keyboard.press('F8');
  const [slip, list] = await printedPapers(page, 2);
  expect(slip?.title).toBe('预约变更告知单 Y00000001');
  expect(slip?.text).toContain('2026年9月26日 星期六 09:00');
  expect(slip?.text).toContain('原因：中秋节不开放');
  expect(list?.title).toBe('电话通知单');
  expect(list?.text).toContain('137 0000 0009');
  await expectAccessible(page);
  await picture(page, 'journey-5-closed');

  await openView(desk, '号段');
  await expect(page.locator('th.slot-closed').filter({ hasText: '09-26' })).toContainText('中秋节不开放');
  await picture(page, 'journey-5-closed-day');
});

test('weekly hours, services and the year beside the statutory calendar stand in the settings', async ({
  program,
  sitDown,
}) => {
  test.setTimeout(180_000);
  await openOffice(program);
  const desk = await sitDown('supervisor1');
  const { page, keyboard } = desk;
  await desk.reach(page.getByRole('navigation').getByRole('link', { name: '设置' }));
  await keyboard.press('Enter');
  await keyboard.press('F6');
  const tab = page.getByRole('tab', { name: /开放时间与预约/ });
  await expect(page.getByRole('tab').first()).toBeVisible();
  for (let steps = 0; steps < 12 && (await tab.getAttribute('aria-selected')) !== 'true'; steps += 1) {
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
  }
  await expect(page.getByRole('heading', { name: /2026 年开放日历/ })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'journey-5-settings');

  const saturday = page.getByRole('textbox', { name: '星期六' });
  await desk.reach(saturday, 120);
  await keyboard.type('+9:00-11:30 +11:00-12:00');
  await desk.reach(page.getByRole('button', { name: '查看影响' }));
  await keyboard.press('Enter');
  await expect(saturday).toHaveAttribute('aria-invalid', 'true');
  await desk.reach(saturday, 120);
  await keyboard.press('Control+a');
  await keyboard.type('+9:00-11:30');
  await desk.reach(page.getByRole('button', { name: '查看影响' }));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '没有人受影响' })).toBeVisible();
  await keyboard.press('F8');
  await expect(page.getByRole('heading', { name: '已办理' })).toBeVisible();
  // Nobody is to be told: F8 has nothing to print.
  await expect(page.getByRole('button', { name: /全部打印/ })).toBeDisabled();
  // 17 October opens by the new weekly hours, and stays a rest day of the statutory calendar beside it.
  const october = page.getByRole('table', { name: /2026 ?年 ?10 ?月/ });
  await expect(october.getByRole('cell', { name: /^17 周末 开放 \+09:00-11:30/ })).toBeAttached();
  await picture(page, 'journey-5-year');
});
