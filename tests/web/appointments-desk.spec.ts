import { COUNTER_WEEK } from '../../electron/sample/counter-week.ts';
import { atPrintingDesk, bookCaller, nameCaller, openAppointment, openView, toSlot } from './support/appointments.ts';
import { apiAs, at, takeIn, test } from './support/desk.ts';
import { ADMINISTRATOR, connectApi, openOffice, type Api } from './support/office.ts';
import { printedPapers } from './support/printing.ts';
import { expect, expectAccessible, picture, type Program } from './support/program.ts';

const FIRST = { name: '来电人甲', phone: '13700000001' };
const SECOND = { name: '来电人乙', phone: '13700000002' };
const THIRD = { name: '来电人丙', phone: '13700000003' };
/** Intake slots take two; this one is full. */
const FULL_SLOT = '2026-09-23 周三 08:30';

async function fillSlot(clerk: Api): Promise<void> {
  await bookCaller(clerk, FIRST, 'intake', '2026-09-23', '08:30');
  await bookCaller(clerk, SECOND, 'intake', '2026-09-23', '08:30');
}

/** The bookshop of the week with both its matters open: pre-opening inspection and completion acceptance. */
async function bookshopTwice(program: Program) {
  const clerk = await apiAs(program, 'counter1');
  const inspection = await takeIn(program, clerk, 5);
  const step = COUNTER_WEEK.find((one) => one.item === 5 && one.kind === 'intake');
  const { applicant, project } = inspection;
  if (step?.kind !== 'intake' || !step.intake.applicant || applicant === null || project === null)
    throw new Error('the week has no bookshop');
  const { case: acceptance } = await clerk.intake.submit({
    ...step.intake,
    key: crypto.randomUUID(),
    draftId: null,
    matter: 'completion-acceptance',
    applicant: { ...step.intake.applicant, id: applicant.id, version: applicant.version },
    // The whole building is large enough for an acceptance.
    project: {
      ...step.intake.project,
      id: project.id,
      version: project.version,
      floorArea: 16_000,
      buildingArea: 16_000,
      facts: { ...step.intake.project.facts, floorArea: 16_000 },
    },
    materials: ['acceptance-application', 'acceptance-completion-report', 'acceptance-as-built-drawings'].map(
      (materialId) => ({ materialId, result: 'present' as const }),
    ),
  });
  return { clerk, inspection, acceptance };
}

test.describe.configure({ timeout: 240_000 });
test.use({ startAt: at('2026-09-21') });

test('in a full slot somebody waits; the place given back is offered to them and taken', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  await fillSlot(await apiAs(program, 'counter1'));
  const desk = await sitDown('counter1');
  const { page, keyboard } = desk;
  await openView(desk, '号段');
  await toSlot(desk, FULL_SLOT);
  await expect(page.locator('table.slot-grid button:focus')).toHaveAttribute('aria-label', `${FULL_SLOT} 已满 余 0/2`);
  const dialog = await nameCaller(desk, THIRD);
  await keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('这个时段已经约满');
  await desk.reach(dialog.getByRole('button', { name: '排候补' }));
  await expectAccessible(page);
  await picture(page, 'desk-1-full');
  await keyboard.press('Enter');
  await expect(page.locator('.booked-note')).toContainText(/^已排入候补：Y00000003 来电人丙.*有空位时会提示通知/);
  await expect(page.getByRole('button', { name: '继续预约' })).toBeFocused();
  await expect(page.getByRole('button', { name: `${FULL_SLOT} 已满 余 0/2 候补 1` })).toBeVisible();
  await picture(page, 'desk-1-waiting');

  // One of the two cancels: the place is offered, and the clerk is told whom to call.
  const panel = await openAppointment(desk, 'Y00000001');
  await desk.reach(panel.getByRole('button', { name: '取消预约' }));
  await keyboard.press('Enter');
  await expect(panel.getByRole('textbox', { name: '原因' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(panel).toContainText('Y00000001：已取消。 空位已留给候补的 来电人丙（Y00000003），请电话确认。');
  await expectAccessible(page);
  await picture(page, 'desk-1-offered');

  // Whoever was not called at once stands on the morning list until they answer.
  await openView(desk, '提醒');
  const offers = page.getByRole('region', { name: '候补到号、等待答复' });
  await desk.reach(offers.getByRole('group', { name: '来电人丙的通知结果' }).getByRole('button', { name: '无人接听' }));
  await keyboard.press('Enter');
  await expect(offers.getByRole('button', { name: '无人接听', pressed: true })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'desk-1-to-call');

  await openAppointment(desk, 'Y00000003');
  await expect(panel).toContainText('有空位，待确认');
  await expect(panel.getByRole('button', { name: '候补人接受' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(panel).toContainText('Y00000003：已预约。');
  // The cursor is where the next act is.
  await expect(panel.getByRole('button', { name: '签到' })).toBeFocused();
  await expectAccessible(page);
  await picture(page, 'desk-1-accepted');
});

test('a clerk is refused a full slot with the next three free ones; the supervisor adds a place, with a reason', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const clerk = await apiAs(program, 'counter1');
  await fillSlot(clerk);
  const counter = await sitDown('counter1');
  await openView(counter, '号段');
  await toSlot(counter, FULL_SLOT);
  const refused = await nameCaller(counter, THIRD);
  await counter.keyboard.press('Enter');
  const choices = refused.getByRole('button', { name: /^2026-09-/ });
  await expect(choices).toHaveCount(3);
  await expect(choices.first()).toBeFocused();
  await expect(refused.getByRole('button', { name: '加号预约' })).toHaveCount(0);
  await picture(counter.page, 'desk-2-clerk');
  const slot = { counterId: (await clerk.session.status()).counters[0]?.id ?? null, date: '2026-09-23', from: '08:30' };
  await expect(
    clerk.appointments.book({
      key: crypto.randomUUID(),
      for: { kind: 'caller', ...THIRD },
      service: 'intake',
      slot,
      overbook: { reason: '急件' },
    }),
  ).rejects.toMatchObject({ code: 'BOOKING_REFUSED', data: { code: 'supervisor-only' } });

  const desk = await atPrintingDesk(sitDown, 'supervisor1');
  const { page, keyboard } = desk;
  await openView(desk, '号段');
  await toSlot(desk, FULL_SLOT);
  const dialog = await nameCaller(desk, THIRD);
  await keyboard.press('Enter');
  const add = dialog.getByRole('button', { name: '加号预约' });
  await desk.reach(add);
  await keyboard.press('Enter');
  // Without a reason: said at the field, nothing booked.
  const reason = dialog.getByRole('textbox', { name: '加号理由（督办人员）' });
  await expect(reason).toHaveAttribute('aria-invalid', 'true');
  await expect(reason).toBeFocused();
  expect(await clerk.appointments.find({ text: THIRD.name })).toEqual([]);
  await expectAccessible(page);
  await picture(page, 'desk-2-no-reason');
  await keyboard.type('外地群众当日返程');
  await desk.reach(add);
  await keyboard.press('Enter');
  await expect(page.locator('.booked-note')).toContainText(
    /^已预约：Y00000003 来电人丙.*2026-09-23 周三 08:30.*（加号）/,
  );
  await expectAccessible(page);
  await picture(page, 'desk-2-overbooked');
  const panel = await openAppointment(desk, 'Y00000003');
  await expect(panel).toContainText('加号');
  const [booked] = await clerk.appointments.find({ text: 'Y00000003' });
  expect(booked).toMatchObject({ state: 'booked', overbooked: true, position: 3 });
  await picture(page, 'desk-2-detail');
});

test('completion acceptance and pre-opening inspection of one place are visited together', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const { inspection, acceptance } = await bookshopTwice(program);
  await program.setNow(at('2026-09-23'));
  const desk = await atPrintingDesk(sitDown, 'counter1');
  const { page, keyboard } = desk;
  await desk.find(inspection.receiptNumber ?? '', '新华书城');
  await keyboard.press('F7');
  await expect(page.locator('table.slot-grid button:focus')).toHaveAttribute(
    'aria-label',
    /^2026-09-24 周四 09:00 可约/,
  );
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '预约' });
  await expect(
    dialog.getByRole('checkbox', { name: `并联：同时检查 消防验收 ${acceptance.receiptNumber}，只去一次` }),
  ).toBeChecked();
  await expectAccessible(page);
  await picture(page, 'desk-3-joint');
  await keyboard.press('Enter');
  const note = page.locator('.booked-note');
  await expect(note).toContainText('已预约：Y00000001');
  await expect(note).toContainText('检查人员：审查甲、审查乙');
  await expect(note).toContainText(acceptance.receiptNumber ?? '-');
  await keyboard.press('F8');
  const [slip] = await printedPapers(page, 1);
  expect(slip?.text).toContain(inspection.receiptNumber);
  expect(slip?.text).toContain('特殊建设工程消防验收 以上事项并联办理，一次联合检查。');
  await picture(page, 'desk-3-booked');

  // Seen from the other case, the visit is there; on the daily list it is marked.
  await desk.find(acceptance.receiptNumber ?? '', '新华书城');
  await keyboard.press('F7');
  await expect(page.getByText(/^已有预约 Y00000001：2026-09-24 周四 09:00/)).toBeVisible();
  const panel = await openAppointment(desk, 'Y00000001');
  await expect(page.locator('.appointment-table')).toContainText('并联');
  await expect(panel).toContainText(`并联：同时检查 消防验收 ${acceptance.receiptNumber}，只去一次。`);
  await expectAccessible(page);
  await picture(page, 'desk-3-detail');
});

test('a visit whose case was withdrawn says so where it is looked at', async ({ program, sitDown }) => {
  await openOffice(program);
  const clerk = await apiAs(program, 'counter1');
  const file = await takeIn(program, clerk, 5);
  await program.setNow(at('2026-09-22'));
  await clerk.appointments.book({
    key: crypto.randomUUID(),
    for: { kind: 'case', caseId: file.id },
    service: 'site-visit',
    slot: { counterId: null, date: '2026-09-23', from: '09:00' },
  });
  const { version } = await clerk.cases.get({ id: file.id });
  await clerk.cases.act({
    caseId: file.id,
    version,
    key: crypto.randomUUID(),
    act: { type: 'withdraw', date: '2026-09-22', reason: '项目停建' },
  });
  const desk = await sitDown('counter1');
  const { page } = desk;
  const panel = await openAppointment(desk, 'Y00000001');
  await expect(page.locator('.appointment-table')).toContainText('案件已结束');
  await expect(panel).toContainText('案件已经结束，请与预约人确认后取消。');
  await expectAccessible(page);
  await picture(page, 'desk-3-ended');
});

test('an inspector is away: the visit is shown first and goes to the stand-in at the same time', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const admin = await connectApi(program);
  await admin.session.signIn({ account: ADMINISTRATOR.account, password: ADMINISTRATOR.password, counterId: null });
  const clerk = await apiAs(program, 'counter1');
  const inspection = await takeIn(program, clerk, 5);
  await clerk.appointments.book({
    key: crypto.randomUUID(),
    for: { kind: 'case', caseId: inspection.id },
    service: 'site-visit',
    slot: { counterId: null, date: '2026-09-24', from: '09:00' },
  });
  await admin.office.saveStaff({
    id: null,
    version: null,
    account: 'reviewer3',
    name: '审查丙',
    password: 'shencha-2028',
    roles: ['reviewer'],
    active: true,
  });
  const desk = await atPrintingDesk(sitDown, 'supervisor1');
  const { page, keyboard } = desk;
  await openView(desk, '关闭与调整');
  const kinds = page.getByRole('radiogroup', { name: '调整种类' });
  await desk.reach(kinds.getByRole('radio', { checked: true }));
  for (let steps = 0; steps < 3 && !(await kinds.getByRole('radio', { name: '人员不在岗' }).isChecked()); steps += 1) {
    await keyboard.press('ArrowRight');
  }
  const who = page.getByRole('combobox', { name: '谁不在岗' });
  // Left out: said at its field.
  await desk.reach(page.getByRole('button', { name: '查看影响' }));
  await keyboard.press('Enter');
  await expect(who).toHaveAccessibleDescription(/请填写/);
  for (const [field, name] of [
    [who, '审查甲'],
    [page.getByRole('combobox', { name: 'B岗代办人（选填）' }), '审查丙'],
  ] as const) {
    await desk.reach(field);
    await keyboard.type(name);
    await expect(page.getByRole('option', { name })).toBeVisible();
    await keyboard.press('Enter');
    await expect(field).toHaveValue(name);
  }
  await desk.reach(page.getByRole('textbox', { name: '起', exact: true }));
  await keyboard.type('2026-09-24');
  await desk.reach(page.getByRole('textbox', { name: '原因' }));
  await keyboard.type('外出培训');
  await picture(page, 'desk-4-absence');
  await desk.reach(page.getByRole('button', { name: '查看影响' }));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '受影响的预约：1 人' })).toBeVisible();
  await expect(page.getByText('（检查人员不在岗）')).toBeVisible();
  await expect(page.getByRole('combobox', { name: /新华书城.*的处理/ })).toHaveValue(
    /^时间不变，改由 .*审查丙.* 检查$/,
  );
  const supervisor = await apiAs(program, 'supervisor1');
  expect(await supervisor.opening.entries({ from: null })).toEqual([]);
  await expectAccessible(page);
  await picture(page, 'desk-4-affected');
  await keyboard.press('F8');
  await expect(page.getByText('改约 0 人，取消 0 人，换检查人员 1 人。')).toBeVisible();
  await expect(page.getByRole('row', { name: /人员不在岗/ })).toContainText('外出培训 B岗：审查丙');
  await expectAccessible(page);
  await picture(page, 'desk-4-written');
  const [visit] = await clerk.appointments.find({ text: 'Y00000001' });
  expect(visit?.inspectors.map(({ name }) => name).toSorted()).toEqual(['审查丙', '审查乙']);
  await keyboard.press('F8');
  const [list] = await printedPapers(page, 1);
  expect(list?.title).toBe('电话通知单');
});

test('who is booked is checked in at the queue and called before a walk-in of the same minute', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const clerk = await apiAs(program, 'counter1');
  await bookCaller(clerk, FIRST, 'consultation', '2026-09-22', '09:00');
  await program.setNow(at('2026-09-22', '08:55'));
  const desk = await atPrintingDesk(sitDown, 'counter1');
  const { page, keyboard } = desk;
  await desk.reach(page.getByRole('navigation').getByRole('link', { name: '叫号' }));
  await keyboard.press('Enter');
  await expect(page.getByRole('form', { name: '取号' }).getByRole('combobox', { name: '业务' })).toBeFocused();
  await keyboard.choose('zx');
  await keyboard.press('F8');
  await printedPapers(page, 1);
  // The booked one comes a moment later in the same minute.
  await program.setNow('2026-09-22T00:55:40Z');
  await desk.reach(page.getByRole('combobox', { name: '预约号、姓名或电话尾号' }));
  await keyboard.type('y00000001');
  await expect(page.getByRole('option', { name: /09:00 来电人甲/ })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'desk-5-check-in');
  await keyboard.press('Enter');
  const printed = await printedPapers(page, 2);
  expect(printed[1]?.title).toBe('排队号票');
  expect(printed[1]?.text).toContain('B002');
  const waiting = page.getByRole('region', { name: '等候' }).getByRole('button');
  await expect(waiting).toHaveText([/B002.*预约/, /B001/]);
  await expect(page.getByRole('contentinfo')).toContainText('下一号 B002 · 等候 2 人');
  await picture(page, 'desk-5-waiting');
  await keyboard.press('F4');
  await expect(page.getByRole('region', { name: '当前号' })).toContainText('B002');
  await expect(page.getByRole('contentinfo')).toContainText('当前 B002 已叫号');
  await expectAccessible(page);
  await picture(page, 'desk-5-called');
  expect(await clerk.appointments.find({ text: 'Y00000001' })).toMatchObject([{ state: 'checked-in' }]);
});

test('who is checked in on the list of the day gets a number, too', async ({ program, sitDown }) => {
  await openOffice(program);
  const clerk = await apiAs(program, 'counter1');
  await bookCaller(clerk, FIRST, 'consultation', '2026-09-22', '09:00');
  await program.setNow(at('2026-09-22', '08:55'));
  const desk = await atPrintingDesk(sitDown, 'counter1');
  const { page, keyboard } = desk;
  const panel = await openAppointment(desk, 'Y00000001');
  await desk.reach(panel.getByRole('button', { name: '签到' }));
  await keyboard.press('Enter');
  await expect(panel).toContainText('Y00000001：已签到，号票 B001。');
  const [ticket] = await printedPapers(page, 1);
  expect(ticket?.title).toBe('排队号票');
  await expect(page.getByRole('contentinfo')).toContainText('下一号 B001 · 等候 1 人');
  await picture(page, 'desk-5-list-check-in');
});

test('another slot looked for is not taken by the case that is booked meanwhile; the place given up is told', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const clerk = await apiAs(program, 'counter1');
  await takeIn(program, clerk, 5);
  await program.setNow(at('2026-09-22'));
  await bookCaller(clerk, FIRST, 'intake', '2026-09-23', '08:30');
  await bookCaller(clerk, SECOND, 'intake', '2026-09-23', '08:30');
  const { counters } = await clerk.session.status();
  await clerk.appointments.book({
    key: crypto.randomUUID(),
    for: { kind: 'caller', ...THIRD },
    service: 'intake',
    slot: { counterId: counters[0]?.id ?? null, date: '2026-09-23', from: '08:30' },
    onFull: 'wait',
  });
  const desk = await sitDown('counter1');
  const { page, keyboard } = desk;
  const panel = await openAppointment(desk, 'Y00000001');
  await desk.reach(panel.getByRole('button', { name: '改约' }));
  await keyboard.press('Enter');
  const looking = page.getByText(/为 .*来电人甲.* 选新的号段/);
  await expect(page.locator('table.slot-grid button:focus')).toBeVisible();
  await desk.find('新华书城', '新华书城');
  await keyboard.press('F7');
  await expect(page.locator('table.slot-grid button:focus')).toBeVisible();
  await expect(looking).toBeHidden();
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: '预约', exact: true })).toContainText('新华书城');
  await keyboard.press('Escape');

  await openAppointment(desk, 'Y00000001');
  await desk.reach(panel.getByRole('button', { name: '改约' }));
  await keyboard.press('Enter');
  await toSlot(desk, '2026-09-24 周四 08:30');
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '确认改约' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.locator('.booked-note')).toContainText('空位已留给候补的 来电人丙（Y00000003），请电话确认。');
  await picture(page, 'desk-7-moved');
});

test('who did not come is recorded, and the next booking of that caller says so', async ({ program, sitDown }) => {
  await openOffice(program);
  const clerk = await apiAs(program, 'counter1');
  await bookCaller(clerk, FIRST, 'consultation', '2026-09-22', '09:00');
  await program.setNow(at('2026-09-22', '09:40'));
  const desk = await sitDown('counter1');
  const { page, keyboard } = desk;
  const panel = await openAppointment(desk, 'Y00000001');
  await desk.reach(panel.getByRole('button', { name: '记未到' }));
  await keyboard.press('Enter');
  await expect(panel).toContainText('Y00000001：爽约。');
  await picture(page, 'desk-6-missed');
  await openView(desk, '号段');
  await toSlot(desk, FULL_SLOT);
  const dialog = await nameCaller(desk, FIRST);
  await expect(dialog).toContainText('此人曾有 1 次预约未到。');
  await expectAccessible(page);
  await picture(page, 'desk-6-dialog');
  await keyboard.press('Enter');
  await expect(page.locator('.booked-note')).toContainText('此人曾有 1 次预约未到。');
  await picture(page, 'desk-6-booked');
});

test('hours that overlap are marked where they stand; what was altered after looking is looked at again', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const desk = await sitDown('supervisor1');
  const { page, keyboard } = desk;
  await openView(desk, '关闭与调整');
  await desk.reach(page.getByRole('radio', { name: '关闭', exact: true }));
  await keyboard.press('ArrowRight');
  const hours = page.getByRole('textbox', { name: /^开放时间/ });
  const date = page.getByRole('textbox', { name: /^日期/ });
  await desk.reach(date);
  await keyboard.type('2026-09-26');
  await desk.reach(hours);
  await keyboard.type('9:00-12:00 11:00-13:00');
  await desk.reach(page.getByRole('textbox', { name: /^原因/ }));
  await keyboard.type('加开');
  const look = page.getByRole('button', { name: '查看影响' });
  await desk.reach(look);
  await keyboard.press('Enter');
  await expect(hours).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
  await picture(page, 'desk-8-overlapping');
  await desk.reach(hours);
  await keyboard.press('Control+a');
  await keyboard.type('9:00-12:00');
  await desk.reach(look);
  await keyboard.press('Enter');
  const sign = page.getByRole('button', { name: '确认并办理', exact: true });
  await expect(sign).toBeVisible();
  await desk.reach(hours);
  await keyboard.press('Control+a');
  await keyboard.type('9:00-11:00');
  await expect(sign).toBeHidden();
});

test('a window of sixty working days stays legible: it goes on to the right, and the cursor with it', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const supervisor = await apiAs(program, 'supervisor1');
  const { booking } = await supervisor.opening.settings({});
  await supervisor.opening.saveSettings({
    key: crypto.randomUUID(),
    effectiveFrom: '2026-09-21',
    booking: { ...booking, windowWorkdays: 60 },
  });
  const desk = await sitDown('counter1');
  const { page, keyboard } = desk;
  await openView(desk, '号段');
  await desk.reach(page.locator('table.slot-grid button[tabindex="0"]'));
  const cut = () =>
    page
      .locator('table.slot-grid button, table.slot-grid th')
      .evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).length);
  expect(await cut()).toBe(0);
  for (let steps = 0; steps < 25; steps += 1) await keyboard.press('ArrowRight');
  const focused = page.locator('table.slot-grid button:focus');
  // Twenty-five opening days after 22 September, over the holidays.
  await expect(focused).toHaveAttribute('aria-label', /^2026-11-03 /);
  await expect(focused).toBeInViewport({ ratio: 1 });
  await picture(page, 'desk-9-long-window');
});
