import { apiAs, at, takeIn, test } from './support/desk.ts';
import { openOffice } from './support/office.ts';
import { expect, expectAccessible, picture } from './support/program.ts';

test.describe.configure({ timeout: 180_000 });

const HOTEL = '滨河大酒店室内装修工程';

test('two people act on the same case: the second is told in a plain sentence, and nothing typed is lost', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const taken = await takeIn(program, await apiAs(program, 'counter1'), 1);
  await program.setNow(at('2026-09-22'));
  const first = await sitDown('reviewer1');
  const second = await sitDown('reviewer2');
  await first.find('滨河', HOTEL);
  await second.find('滨河', HOTEL);
  const form = await second.act('技术审查');
  await second.choose(form, '结论', '不合格');
  await second.enter(form, '情况', '疏散楼梯净宽不足。');

  const pause = await first.act('中止计时（特别程序）');
  await first.reach(pause.getByLabel('法定事由'));
  await first.keyboard.choose('jc');
  await expect(pause.getByLabel('法定事由')).toHaveValue('检测');
  await first.enter(pause, '预计需要（工作日）', '5');
  await first.confirm('中止计时（特别程序）');

  // The other window hears of it within two seconds, and keeps what is being typed.
  await expect(second.clock('作出决定')).toContainText('已中止', { timeout: 2000 });
  await expect(form.getByLabel('情况')).toHaveValue('疏散楼梯净宽不足。');
  await second.keyboard.press('F8');
  await expect(form.getByRole('alert')).toContainText(
    '本件刚被别人改动过。请重新载入，核对后再办；您填写的内容会保留。',
  );
  await picture(second.page, 'together-1-stale');
  await expectAccessible(second.page);
  const behind = await apiAs(program, 'reviewer1');
  const meanwhile = await behind.cases.get({ id: taken.id });
  expect(meanwhile.events.map((event) => event.type)).toEqual(['received', 'accepted', 'paused']);

  await second.reach(form.getByRole('button', { name: '重新载入' }));
  await second.keyboard.press('Enter');
  await expect(form.getByText('已重新载入，请核对后再确认。')).toBeVisible();
  await expect(form.getByLabel('情况')).toHaveValue('疏散楼梯净宽不足。');
  await expect(form.getByRole('radio', { name: '不合格' })).toBeChecked();
  await picture(second.page, 'together-2-reloaded');
  await second.confirm('技术审查');
  await expect(second.page.getByRole('region', { name: '办理经过' })).toContainText('疏散楼梯净宽不足。');
  await picture(second.page, 'together-3-done');
});

test('everybody sees what is theirs: no decision at the counter, numbers masked until a reason is given, and that is kept', async ({
  program,
  sitDown,
}) => {
  const administrator = await openOffice(program);
  const taken = await takeIn(program, await apiAs(program, 'counter1'), 1);
  await program.setNow(at('2026-09-22'));
  const counter = await sitDown('counter1');
  const { page, keyboard } = counter;
  await counter.find('滨河', HOTEL);
  const bar = page.getByRole('toolbar', { name: '可办操作' });
  await expect(bar.getByRole('button', { name: '撤回申请' })).toBeVisible();
  for (const name of ['技术审查', '作出决定', '中止计时（特别程序）', '更正', '延长期限']) {
    await expect(bar.getByRole('button', { name, exact: true })).toHaveCount(0);
  }
  const summary = page.getByRole('region', { name: HOTEL });
  await expect(summary).toContainText('199****1001');
  await expect(summary).not.toContainText('19900001001');

  const reveal = page.getByRole('button', { name: '查看全号' });
  await counter.reach(reveal);
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '显示完整的证件号码和电话' });
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await keyboard.press('Enter');
  await expect(dialog.getByText('请填写')).toBeVisible();
  await expect(summary).not.toContainText('19900001001');
  await picture(page, 'roles-1-reveal');
  await expectAccessible(page);
  await keyboard.type('电话通知领取文书');
  await keyboard.press('Enter');
  await expect(summary).toContainText('19900001001');
  await picture(page, 'roles-2-revealed');
  await expectAccessible(page);
  const trail = await administrator.system.audit({ limit: 50 });
  const entry = trail.find((one) => one.action.includes('reveal'));
  expect(entry).toMatchObject({ staffName: '窗口甲', entityId: String(taken.applicant?.id) });
  expect(JSON.stringify(entry?.data)).toContain('电话通知领取文书');
  expect(JSON.stringify(trail)).not.toContain('19900001001');

  // What the bar does not offer, the services refuse too.
  const behind = await apiAs(program, 'counter1');
  await expect(
    behind.cases.act({
      caseId: taken.id,
      version: taken.version,
      key: crypto.randomUUID(),
      act: { type: 'decide', date: '2026-09-22', result: 'approved', findings: null, reasons: null },
    }),
  ).rejects.toThrow();
  expect((await behind.cases.get({ id: taken.id })).version).toBe(taken.version);
});

test('switched to English, a case speaks English but for data and official names', async ({ program, sitDown }) => {
  await openOffice(program);
  await takeIn(program, await apiAs(program, 'counter1'), 1);
  await program.setNow(at('2026-09-22'));
  const desk = await sitDown('reviewer1');
  const { page, keyboard } = desk;
  await desk.find('滨河', HOTEL);
  await desk.reach(page.getByRole('button', { name: 'English' }));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Time limits' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-US');
  await picture(page, 'english-1-case');
  await expectAccessible(page);
  // What stays is what somebody entered, the number of the paper, and the button back.
  const people = ['滨城市消防审批服务窗口', '1号窗口', '审查甲', '窗口甲', '某乙', '中文'];
  const data = [HOTEL, '滨河大酒店有限公司', '滨城市江北区滨河路88号', '滨建消审受字〔2026〕第0001号'];
  const shown = await page.evaluate(() => document.body.innerText);
  const left = [...people, ...data].reduce((text, known) => text.replaceAll(known, ''), shown);
  expect(left.match(/[^\n]*\p{Script=Han}[^\n]*/gu) ?? []).toEqual([]);
});
