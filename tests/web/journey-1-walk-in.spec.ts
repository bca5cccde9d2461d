import { beginIntake, callToIntake, expectCursorIn, fill, preview } from './support/counter.ts';
import { CLERK, connectApi, SECOND_CLERK, openOffice, signIn, signInHere } from './support/office.ts';
import { printedPapers, recordPrinting } from './support/printing.ts';
import { expect, expectAccessible, picture, test } from './support/program.ts';

// A whole journey with its pictures; on a busy machine it takes its time.
test.describe.configure({ timeout: 240_000 });

const HOTEL = {
  name: '滨河大酒店',
  address: '滨城市江北区滨江路88号',
  applicant: '滨河大酒店有限公司',
  code: '91310000MA1FL0001R',
  phone: '0999-2100101',
} as const;
const LIMIT_OF_STEERING = 30;

test('a hotel of 12,400 m² draws a number on Friday 18 September 2026, is called with F4 and leaves with its receipt in under thirty key strokes', async ({
  page,
  program,
}) => {
  const office = await openOffice(program);
  const reception = await connectApi(program);
  await reception.session.signIn({ account: SECOND_CLERK.account, password: SECOND_CLERK.password, counterId: null });
  await reception.queue.issue({ key: crypto.randomUUID(), service: 'intake', priority: 'green', name: '陈某某' });
  await program.setNow('2026-09-18T01:12:00Z');
  await recordPrinting(page);
  const keyboard = await signIn(page, program, CLERK);
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('下一号 A001 绿色通道 · 等候 1 人');
  await expectAccessible(page);
  await picture(page, 'journey-1-1-today');
  keyboard.steering = 0;
  keyboard.typed = 0;

  await callToIntake(page, keyboard);
  await expect(page.getByRole('main')).toContainText(/A001 号 绿色通道 已等 1[0-2] 分钟/);
  await expect(page.getByRole('contentinfo')).toContainText('当前 A001 已叫号');
  await expectAccessible(page);
  await keyboard.choose('sj');
  await expectCursorIn(page, 'project.name');
  // With the first keys the journal writes, and the number is being served.
  await expect(page.getByRole('contentinfo')).toContainText('当前 A001 办理中');
  await picture(page, 'journey-1-2-matter');
  await fill(keyboard, HOTEL.name, HOTEL.address);
  await expectCursorIn(page, 'project.use');

  // The helper is asked; what is answered there stands in the form.
  await keyboard.press('F6');
  const helper = page.getByRole('dialog', { name: '判定助手' });
  await expect(helper.getByRole('combobox', { name: '使用性质' })).toBeFocused();
  await keyboard.choose('jd');
  await fill(keyboard, '12400');
  await expect(helper).toContainText('特殊建设工程');
  await expect(helper).toContainText('依据 14(3)');
  await expectAccessible(page);
  await picture(page, 'journey-1-3-helper');
  await keyboard.press('Enter');
  await expect(helper).toBeHidden();
  await expectCursorIn(page, 'project.use');
  await keyboard.press('Enter');
  await expectCursorIn(page, 'applicant.name');
  await fill(keyboard, HOTEL.applicant, HOTEL.code, HOTEL.phone);

  // Form, design documents and, because the project needs one, the planning permit: a space each.
  const rows = page.getByRole('grid', { name: '材料' }).getByRole('row');
  await expect(rows.nth(1)).toBeFocused();
  await keyboard.press('Space', 3);
  await expect(rows.nth(3)).toHaveAccessibleName(/建设工程规划许可文件.*齐备/);
  await expect(rows.nth(3)).toContainText('依法需要办理建设工程规划许可');
  await expect(page.getByText('F8 将：受理，出具受理凭证')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'journey-1-4-materials');

  await keyboard.press('F8');
  await expect(page.getByRole('heading', { name: '已受理' })).toBeVisible();
  await expect(page.getByText('滨建消审受字〔2026〕第0001号').first()).toBeVisible();
  const decision = page.getByRole('row', { name: /作出决定/ });
  await expect(decision).toContainText('2026-10-09 周五');
  await expect(decision).toContainText('2026-10-15 周四');
  await expect(preview(page).locator('.copy')).toHaveCount(2);
  await expect(preview(page).locator('.copy').first()).toContainText('2026年10月15日');
  await expect(preview(page).locator('.copy').first()).toContainText('2026年10月9日');
  await expect(page.getByText('A001 号已办结。F4 叫下一号。')).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('没有人等候');
  await picture(page, 'journey-1-5-receipt');
  await keyboard.press('F8');
  const [receipt] = await printedPapers(page, 1);
  const { steering, typed } = keyboard;
  console.log(`journey 1: ${steering} keystrokes steering, ${typed} characters typed`);
  expect(steering).toBeLessThan(LIMIT_OF_STEERING);

  expect(receipt?.title).toBe('特殊建设工程消防设计审查申请受理凭证 滨建消审受字〔2026〕第0001号');
  expect(receipt?.copies).toEqual(['申请人联', '存档联']);
  expect(receipt?.text).toContain('滨河大酒店有限公司');
  expect(receipt?.text).toContain('建设工程规划许可文件');
  expect(receipt?.text).toContain('2026年10月15日');
  expect(receipt?.text).toContain('2026年10月9日');
  await expect(page.getByText('已打印 1 次')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'journey-1-6-printed');

  const { rows: cases } = await office.cases.list({ filter: {} });
  expect(cases).toHaveLength(1);
  expect(cases[0]).toMatchObject({
    state: 'accepted',
    acceptedOn: '2026-09-18',
    next: { statutoryDue: '2026-10-15', promisedDue: '2026-10-09' },
  });
  const taken = await office.cases.get({ id: cases[0]?.id ?? 0 });
  expect(taken.papers.map((paper) => paper.prints)).toEqual([1]);
  expect(taken.ticket).toEqual({ label: 'A001', day: '2026-09-18', priority: 'green' });
});

test('the same applicant comes again: what is known is carried over, and a name that is nearly the same is shown with why', async ({
  page,
  program,
}) => {
  const office = await openOffice(program);
  await recordPrinting(page);
  const keyboard = await signIn(page, program, CLERK);
  await beginIntake(page, keyboard);
  await keyboard.choose('sj');
  await fill(keyboard, HOTEL.name, HOTEL.address);
  await keyboard.choose('jd');
  await fill(keyboard, '12400', HOTEL.applicant, HOTEL.code, HOTEL.phone);
  await keyboard.press('a');
  // F8 twice in a hurry: one case.
  await keyboard.press('F8', 2);
  await expect(page.getByRole('heading', { name: '已受理' })).toBeVisible();
  expect((await office.cases.list({ filter: {} })).total).toBe(1);

  // A second matter of the same project: three letters find it, and its applicant comes with it.
  await beginIntake(page, keyboard);
  await keyboard.choose('ys');
  await keyboard.type('bhdjd');
  await expect(page.getByRole('option', { name: HOTEL.name })).toBeVisible();
  await picture(page, 'journey-1-7-known-project');
  await keyboard.press('Enter');
  await expect(page.locator('[data-path="project.address"]')).toHaveValue(HOTEL.address);
  await expect(page.locator('[data-path="project.floorArea"]')).toHaveValue('12400');
  await expect(page.locator('[data-path="applicant.name"]')).toHaveValue(HOTEL.applicant);
  await expect(page.locator('[data-path="applicant.code"]')).toHaveValue(HOTEL.code);
  await expect(page.locator('[data-path="applicant.phone"]')).toHaveValue(/\*/);
  await expect(page.getByRole('grid', { name: '材料' }).getByRole('row').nth(1)).toBeFocused();
  await keyboard.press('a');
  await picture(page, 'journey-1-8-carried-over');
  await expectAccessible(page);
  await keyboard.press('F8');
  await expect(page.getByRole('heading', { name: '已受理' })).toBeVisible();
  const both = await office.cases.list({ filter: {} });
  expect(both.total).toBe(2);
  const [one, other] = await Promise.all(both.rows.map((row) => office.cases.get({ id: row.id })));
  expect(one?.applicant?.id).toBe(other?.applicant?.id);
  expect(one?.project?.id).toBe(other?.project?.id);

  // The third clerk's spelling: a space and full-width brackets do not make another project.
  await beginIntake(page, keyboard);
  await keyboard.choose('kyq');
  await fill(keyboard, '滨河 大酒店', HOTEL.address);
  const near = page.getByRole('group', { name: '可能是同一工程' });
  await expect(near).toContainText(HOTEL.name);
  await expect(near).toContainText('名称相同（仅空格、全半角或后缀不同）');
  await expect(near).toContainText('地址相同');
  await picture(page, 'journey-1-9-near-duplicate');
  await expectAccessible(page);
});

test('a pulled plug loses at most two seconds of a draft, and a reloaded window nothing', async ({ page, program }) => {
  await openOffice(program);
  const keyboard = await signIn(page, program, CLERK);
  await beginIntake(page, keyboard);
  await keyboard.choose('sj');
  await fill(keyboard, HOTEL.name, HOTEL.address);
  await keyboard.choose('jd');
  const behind = await connectApi(program);
  await behind.session.signIn({ account: CLERK.account, password: CLERK.password, counterId: null });
  await keyboard.type('12400');
  // The program's own file has the last digit within two seconds.
  await expect
    .poll(
      async () => {
        const [draft] = await behind.intake.drafts();
        if (draft === undefined) return null;
        const { payload } = await behind.intake.draft({ id: draft.id });
        const project: unknown = payload['project'];
        return typeof project === 'object' && project !== null && 'floorArea' in project ? project.floorArea : null;
      },
      { timeout: 2_000, intervals: [100] },
    )
    .toBe('12400');
  await expect(page.getByText('草稿已保存')).toBeVisible();

  await page.reload();
  await expect(page.locator('[data-path="project.floorArea"]')).toHaveValue('12400');
  await expect(page.locator('[data-path="project.name"]')).toHaveValue(HOTEL.name);
  await expect(page.getByRole('combobox', { name: '办理事项' })).toHaveValue('消防设计审查');

  await program.kill();
  await program.restart('2026-09-18T01:10:00Z');
  await page.goto(await program.newWindow());
  await signInHere(page, CLERK);
  await beginIntake(page, keyboard);
  await expect(page.getByRole('button', { name: '未完成的收件 (1)' })).toBeVisible();
  await keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: '未完成的收件 (1)' })).toBeFocused();
  await keyboard.press('Enter');
  const drafts = page.getByRole('dialog', { name: '未完成的收件' });
  await expect(drafts).toContainText(HOTEL.name);
  await picture(page, 'journey-1-10-drafts');
  await expectAccessible(page);
  await keyboard.press('Enter');
  await expect(page.locator('[data-path="project.floorArea"]')).toHaveValue('12400');
  await expect(page.locator('[data-path="project.address"]')).toHaveValue(HOTEL.address);
  await expect(page.locator('[data-path="project.use"]')).toHaveValue('宾馆');
  await picture(page, 'journey-1-11-resumed');
  const afterwards = await connectApi(program);
  await afterwards.session.signIn({ account: CLERK.account, password: CLERK.password, counterId: null });
  expect((await afterwards.cases.list({ filter: {} })).total).toBe(0);
});

test.describe('on Monday 21 September', () => {
  test.use({ startAt: '2026-09-21T01:00:00Z' });

  test('a karaoke place of 460 m² by commitment is permitted at the counter, and F8 prints its three papers one after the other', async ({
    page,
    program,
  }) => {
    const office = await openOffice(program);
    await recordPrinting(page);
    const keyboard = await signIn(page, program, CLERK);
    await beginIntake(page, keyboard);
    await keyboard.choose('kycn');
    await fill(keyboard, '星光KTV', '滨城市东城区星光路4号');
    await keyboard.choose('ktv');
    await fill(keyboard, '460', '星光娱乐有限公司', '91310000MA1FL00043', '0999-2100104');
    // Letter and licence are there; rules and plan are to be shown at the verification.
    const rows = page.getByRole('grid', { name: '材料' }).getByRole('row');
    await expect(rows.nth(1)).toBeFocused();
    await keyboard.press('Space', 2);
    await expect(rows.nth(3)).toHaveAccessibleName(/核查时提供/);
    await expect(rows.nth(4)).toHaveAccessibleName(/核查时提供/);
    await picture(page, 'journey-1-12-commitment');
    await keyboard.press('F8');
    await expect(page.getByRole('heading', { name: '已当场许可' })).toBeVisible();
    await expect(page.getByRole('row', { name: /现场核查/ })).toContainText('2026-10-26 周一');
    await expect(page.getByRole('row', { name: /送达/ })).toContainText('2026-10-12 周一');
    for (const [at, title] of [
      '公众聚集场所投入使用、营业前消防安全检查申请受理凭证',
      '公众聚集场所投入使用、营业消防安全告知承诺书',
      '公众聚集场所投入使用、营业前消防安全检查意见书',
    ].entries()) {
      await expect(preview(page).getByRole('heading', { level: 1 }).first()).toHaveText(title);
      await keyboard.press('F8');
      const papers = await printedPapers(page, at + 1);
      expect(papers[at]?.title).toContain(title);
    }
    await expect(page.getByText('√ 已打印')).toHaveCount(3);
    await expectAccessible(page);
    await picture(page, 'journey-1-13-permitted');
    const { rows: cases } = await office.cases.list({ filter: {} });
    const detail = await office.cases.get({ id: cases[0]?.id ?? 0 });
    expect(detail.papers.map((paper) => paper.prints)).toEqual([1, 1, 1]);
  });
});
