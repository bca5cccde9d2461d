import { preview } from './support/counter.ts';
import { apiAs, at, takeIn, test } from './support/desk.ts';
import { openOffice } from './support/office.ts';
import { printedPapers, recordPrinting } from './support/printing.ts';
import { expect, expectAccessible, picture } from './support/program.ts';

test.describe.configure({ timeout: 240_000 });

const HOTEL = '滨河大酒店室内装修工程';
const BOOKS = '新华书城';
const TOWER = '云端超高层综合楼';

// 10 October 2026, a make-up Saturday: the hotel (promised 9 October) and the bookshop (7 working days, 9 October) are
// past their promise, the tower is paused for its expert review.
test('the morning of a supervisor: what is late, slips printed, answered, escalated, handed over', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const clerk = await apiAs(program, 'counter1');
  const hotel = await takeIn(program, clerk, 1);
  const books = await takeIn(program, clerk, 5);
  const tower = await takeIn(program, clerk, 7);
  await program.setNow(at('2026-09-28'));
  const reviewer = await apiAs(program, 'reviewer1');
  await reviewer.cases.act({
    caseId: tower.id,
    version: tower.version,
    key: crypto.randomUUID(),
    act: { type: 'pause', date: '2026-09-28', reason: 'expert-review', expectedWorkdays: 15, note: null },
  });
  await program.setNow(at('2026-10-10'));
  const overseer = await apiAs(program, 'supervisor1');
  const staff = await overseer.office.staff();
  const idOf = (account: string) => staff.find((one) => one.account === account)?.id ?? '';
  const absence = {
    kind: 'absence' as const,
    staffId: idOf('reviewer1'),
    from: '2026-10-10',
    through: '2026-10-12',
    span: null,
    standInId: idOf('reviewer2'),
    reason: '培训',
  };
  const { fingerprint } = await overseer.opening.affected({ change: absence });
  await overseer.opening.change({ key: crypto.randomUUID(), change: absence, fingerprint, decisions: [] });

  const desk = await sitDown('supervisor1');
  const { page, keyboard } = desk;
  await recordPrinting(page);
  await page.reload();
  await desk.reach(page.getByRole('navigation').getByRole('link', { name: '督办' }));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '督办' })).toBeVisible();
  const lamps = page.getByRole('list', { name: '按期限状态' });
  const concerns = page.getByRole('list', { name: '关注事项' });
  const grid = page.getByRole('grid', { name: '督办清单' });
  await expect(lamps.getByRole('button', { name: '超承诺期 2 件，列出' })).toBeVisible();
  await expect(lamps.getByRole('button', { name: '正常 1 件，列出' })).toBeVisible();
  await expect(concerns.getByRole('button', { name: '有计时中止 1 件，列出' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '列出 3 件' })).toBeVisible();
  await expect(grid.getByRole('row').filter({ hasText: TOWER })).toContainText('专家评审，已用 5 / 预计 15 个工作日');
  await expect(page.getByRole('region', { name: '今天不在岗' })).toContainText(
    '审查甲（培训，至 2026-10-12）代办：审查乙',
  );
  await picture(page, 'journey-7-1-board');
  await expectAccessible(page);

  // Each figure lists its cases: by person and lamp first, then by lamp.
  const groups = page.getByRole('group', { name: '分组' });
  await desk.choose(page.locator('.board-groups'), '分组', '承办人');
  await expect(groups.getByRole('radio', { name: '承办人' })).toBeChecked();
  await desk.reach(page.getByRole('button', { name: '窗口甲 超承诺期 2 件，列出' }));
  await keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '列出 2 件' })).toBeVisible();
  await desk.reach(lamps.getByRole('button', { name: '超承诺期 2 件，列出' }));
  await keyboard.press('Enter');
  await expect(grid.getByRole('row')).toHaveCount(3);

  // The conditions are kept by name.
  await desk.reach(page.getByRole('button', { name: '存为筛选' }), 90);
  await keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: '筛选名称' })).toBeFocused();
  await keyboard.type('超承诺期的');
  await keyboard.press('Enter');
  await expect(page.getByText('已保存“超承诺期的”。')).toBeVisible();

  // Both selected, one slip each, printed.
  await desk.reach(grid, 90);
  await keyboard.press('Space');
  await keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('已选 2 件')).toBeVisible();
  await picture(page, 'journey-7-2-selected');
  await keyboard.press('F8');
  const dialog = page.getByRole('dialog', { name: '出具催办单、督办单' });
  await expect(dialog.getByRole('heading', { name: '催办单 2 份' })).toBeVisible();
  await keyboard.type('请优先安排，说明进度。');
  await picture(page, 'journey-7-3-slips');
  await expectAccessible(page);
  await keyboard.press('F8');
  await expect(page.getByText('已出具 2 份：')).toBeVisible();
  await expect(concerns.getByRole('button', { name: '催办、督办中 2 件，列出' })).toBeVisible({ timeout: 2000 });
  await desk.reach(page.getByRole('button', { name: '全部打印' }), 90);
  await keyboard.press('Enter');
  const [first, second] = await printedPapers(page, 2);
  expect(first?.title).toContain('催办单');
  expect(first?.copies).toEqual(['承办人联', '存档联']);
  expect(first?.text).toContain('已超过承诺期限 1 个工作日');
  expect(first?.text).toContain('请优先安排，说明进度。');
  // Two working days: Monday the 12th and Tuesday the 13th.
  expect(first?.text).toContain('请于2026年10月13日前（含当日）回复');
  expect(second?.title).toContain('催办单');
  await picture(page, 'journey-7-4-issued');

  // The handler finds both on the start page and answers one; the board hears of it.
  const handler = await sitDown('counter1');
  const slips = handler.page.getByRole('region', { name: '发给我的催办单、督办单' });
  await expect(slips.getByRole('listitem')).toHaveCount(2);
  await picture(handler.page, 'journey-7-5-to-do');
  await expectAccessible(handler.page);
  await handler.reach(slips.getByRole('button', { name: `回复催办单：${HOTEL}` }));
  await handler.keyboard.press('Enter');
  const answer = handler.page.getByRole('dialog', { name: '回复催办单' });
  await expect(answer.getByLabel('计划办结日期')).toBeFocused();
  await handler.keyboard.type('1013');
  await handler.keyboard.press('Tab');
  await handler.keyboard.type('审查意见已拟好，周二前报批。');
  await picture(handler.page, 'journey-7-6-answer');
  await expectAccessible(handler.page);
  await handler.reach(answer.getByRole('button', { name: '提交回复' }));
  await handler.keyboard.press('Enter');
  await expect(answer).toHaveCount(0);
  const hotelRow = grid.getByRole('row').filter({ hasText: HOTEL });
  await expect(hotelRow).toContainText('已回复 计划 2026-10-13 办结', { timeout: 2000 });

  // A change at another window: the bookshop is withdrawn, the figure falls at once.
  await clerk.cases.act({
    caseId: books.id,
    version: books.version,
    key: crypto.randomUUID(),
    act: { type: 'withdraw', date: '2026-10-10', reason: '申请人撤回' },
  });
  await expect(lamps.getByRole('button', { name: '超承诺期 1 件，列出' })).toBeVisible({ timeout: 2000 });
  await expect(grid.getByRole('row').filter({ hasText: BOOKS })).toHaveCount(0);

  // Past the planned day the lamp and the slip turn with the date, without a reload.
  await program.setNow(at('2026-10-14'));
  await expect(concerns.getByRole('button', { name: '逾期未回复、未办结 1 件，列出' })).toBeVisible({
    timeout: 40_000,
  });
  await expect(hotelRow).toContainText('计划日已过');
  await desk.reach(concerns.getByRole('button', { name: '逾期未回复、未办结 1 件，列出' }), 90);
  await keyboard.press('Enter');
  await desk.reach(grid, 90);
  await keyboard.press('Space');
  await keyboard.press('F8');
  await expect(dialog.getByRole('heading', { name: '督办单 1 份' })).toBeVisible();
  await keyboard.press('F8');
  await desk.reach(page.getByRole('button', { name: /^督办单 滨建消督字〔2026〕第0001号/ }), 90);
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '督办单' })).toBeVisible();
  await expect(preview(page).locator('body')).toContainText('滨建消催字〔2026〕第0001号，计划办结日期已过，仍未办结');
  await expect(slips.getByRole('listitem').filter({ hasText: '督办单' })).toContainText('待回复');

  // In the case: the history of its slips, and the hand-over.
  await keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('heading', { level: 1, name: '督办' })).toBeVisible();
  await expect(page.getByText('没有符合条件的案件。')).toBeVisible();
  await desk.reach(lamps.getByRole('button', { name: '超承诺期 1 件，列出' }), 90);
  await keyboard.press('Enter');
  await desk.reach(grid, 90);
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: HOTEL })).toBeVisible();
  const holding = page.getByRole('region', { name: '承办与督办' });
  await expect(holding.getByRole('listitem')).toHaveCount(2);
  await expect(holding).toContainText('窗口甲 2026-10-10 回复：审查意见已拟好，周二前报批。');
  await desk.reach(holding.getByRole('button', { name: '移交案件' }), 90);
  await keyboard.press('Enter');
  const giving = page.getByRole('dialog', { name: '移交案件' });
  await expect(giving.getByRole('combobox', { name: '接办人' })).toBeFocused();
  await keyboard.type('窗口乙');
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  await keyboard.type('窗口甲外出培训');
  await keyboard.press('Tab');
  await keyboard.type('1020');
  await picture(page, 'journey-7-7-hand-over');
  await expectAccessible(page);
  await desk.reach(giving.getByRole('button', { name: '移交 1 件' }));
  await keyboard.press('Enter');
  await expect(holding).toContainText('已移交 1 件给窗口乙。');
  await expect(page.getByRole('region', { name: '办理经过' })).toContainText('窗口甲外出培训');
  await expect(handler.page.getByRole('region', { name: '移交在外的案件' })).toContainText(
    '窗口乙 代办，至 2026-10-20',
    {
      timeout: 2000,
    },
  );
  await picture(page, 'journey-7-8-case');
  await expectAccessible(page);
  const after = await clerk.cases.get({ id: hotel.id });
  expect(after.handlerName).toBe('窗口乙');
  expect(after.clocks.find(({ id }) => id === 'decision')?.promised?.due).toBe('2026-10-09');

  // What was kept under a name is there after a fresh start.
  await page.reload();
  await desk.reach(page.getByRole('navigation').getByRole('link', { name: '督办' }));
  await keyboard.press('Enter');
  const saved = page.getByRole('combobox', { name: '已存筛选' });
  await desk.reach(saved, 90);
  await keyboard.press('ArrowDown', 2);
  await expect(page.getByRole('option')).toHaveCount(2);
  await keyboard.press('Enter');
  await expect(saved).toHaveValue('超承诺期的');
  await expect(page.getByRole('status').filter({ hasText: '列出 1 件' })).toBeVisible();
  await picture(page, 'journey-7-9-saved');
  await expectAccessible(page);
});
