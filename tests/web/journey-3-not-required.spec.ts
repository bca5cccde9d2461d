import { beginIntake, fill, preview } from './support/counter.ts';
import { Desk } from './support/desk.ts';
import { CLERK, openOffice, SECOND_CLERK, signIn } from './support/office.ts';
import { printedPapers, recordPrinting } from './support/printing.ts';
import { expect, expectAccessible, picture, test } from './support/program.ts';

// A whole journey with its pictures; on a busy machine it takes its time.
test.describe.configure({ timeout: 240_000 });

test('a theatre of 2,480 m² needs no design review: the helper names the clause, a slip is printed, the visit is counted', async ({
  page,
  program,
}) => {
  const office = await openOffice(program);
  await recordPrinting(page);
  const keyboard = await signIn(page, program, CLERK);
  await beginIntake(page, keyboard);
  await keyboard.choose('sj');
  await fill(keyboard, '东城影院', '滨城市东城区影院街2号');
  await keyboard.press('F6');
  const helper = page.getByRole('dialog', { name: '判定助手' });
  await expect(helper.getByRole('combobox', { name: '使用性质' })).toBeFocused();
  await keyboard.choose('dyy');
  await fill(keyboard, '2480');
  await expect(helper).toContainText('未超过 14(4) 的 2500 ㎡');
  await expect(helper).toContainText('所选事项对该工程无需办理');
  await expectAccessible(page);
  await picture(page, 'journey-3-1-helper');
  await keyboard.press('Escape');
  await expect(helper).toBeHidden();

  await keyboard.press('F7');
  const other = page.getByRole('dialog', { name: '其他结果' });
  await expect(other).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'journey-3-2-other');
  await keyboard.press('3');
  const slip = page.getByRole('dialog', { name: '无需办理' });
  await expect(slip.getByRole('textbox', { name: '说明（写在告知单上）' })).toBeFocused();
  await expect(slip.getByRole('textbox', { name: '说明（写在告知单上）' })).toHaveValue(
    /2480 平方米，未超过《建设工程消防设计审查验收管理暂行规定》第十四条第四项规定的 2500 平方米/,
  );
  await expect(slip.getByRole('textbox', { name: '依据条款' })).toHaveValue(
    '《建设工程消防设计审查验收管理暂行规定》第十四条第四项',
  );
  await expectAccessible(page);
  await picture(page, 'journey-3-3-reason');
  await keyboard.press('F8');
  await expect(page.getByRole('heading', { name: '无需办理已告知' })).toBeVisible();
  await expect(preview(page).locator('body')).toContainText('无需办理');
  await keyboard.press('F8');
  const [printed] = await printedPapers(page, 1);
  expect(printed?.title).toMatch(/^无需办理告知单/);
  expect(printed?.text).toContain('东城影院');
  expect(printed?.text).toContain('依据：《建设工程消防设计审查验收管理暂行规定》第十四条第四项');
  expect(printed?.text).toContain('2500 平方米');
  expect(printed?.text).toContain(CLERK.name);
  await expectAccessible(page);
  await picture(page, 'journey-3-4-slip');

  const told = await office.cases.list({ filter: { states: ['not-required'] } });
  expect(told.total).toBe(1);
  expect(told.rows[0]).toMatchObject({
    matter: 'design-review',
    projectName: '东城影院',
    acceptedOn: null,
    next: null,
  });
  expect((await office.today.overview()).receivedToday).toBe(1);
});

test.describe('on Thursday 24 September', () => {
  test.use({ startAt: '2026-09-24T01:00:00Z' });

  test('somebody asks about a restaurant of 180 m²: told in advance by the local exemption, without a name, with who was asked first', async ({
    page,
    program,
  }) => {
    const office = await openOffice(program);
    await recordPrinting(page);
    const keyboard = await signIn(page, program, SECOND_CLERK);
    const desk = new Desk(page, keyboard);
    await beginIntake(page, keyboard);
    await keyboard.choose('kyq');
    await fill(keyboard, '巷口小餐馆', '滨城市老城区北巷8号');
    await keyboard.choose('cg');
    await fill(keyboard, '180');
    await expect(page.getByText('所选事项对该工程无需办理')).toBeVisible();
    await desk.reach(page.getByRole('combobox', { name: '首问人' }));
    await keyboard.choose('counter2');
    await expect(page.getByRole('combobox', { name: '首问人' })).toHaveValue(SECOND_CLERK.name);
    await picture(page, 'journey-3-5-restaurant');
    await keyboard.press('F6');
    await expect(page.getByRole('dialog', { name: '判定助手' })).toContainText('按本地规定，无需开业前检查');
    await picture(page, 'journey-3-6-local-exemption');
    await keyboard.press('Escape');
    await keyboard.press('F7');
    await keyboard.press('3');
    const reason = page
      .getByRole('dialog', { name: '无需办理' })
      .getByRole('textbox', { name: '说明（写在告知单上）' });
    await expect(reason).toHaveValue(/180 平方米/);
    await expect(reason).toHaveValue(/200 平方米/);
    await keyboard.press('F8');
    await expect(page.getByRole('heading', { name: '无需办理已告知' })).toBeVisible();
    await expect(preview(page).locator('body')).toContainText('巷口小餐馆');
    await keyboard.press('F8');
    const [printed] = await printedPapers(page, 1);
    expect(printed?.text).toContain('巷口小餐馆');
    expect(printed?.text).toContain('180');
    expect(printed?.text).toContain(`首问责任人：${SECOND_CLERK.name}`);
    await picture(page, 'journey-3-7-restaurant-slip');

    const told = await office.cases.list({ filter: { states: ['not-required'] } });
    expect(told.total).toBe(1);
    const detail = await office.cases.get({ id: told.rows[0]?.id ?? 0 });
    expect(detail.applicant).toBeNull();
    expect(detail.firstAskedName).toBe(SECOND_CLERK.name);
    expect(detail.receivedOn).toBe('2026-09-24');
  });
});
