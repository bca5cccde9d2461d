import { beginIntake, comeBackOn, fill, preview } from './support/counter.ts';
import { Desk } from './support/desk.ts';
import { CLERK, openOffice, signIn } from './support/office.ts';
import { printedPapers, recordPrinting } from './support/printing.ts';
import { expect, expectAccessible, picture, test } from './support/program.ts';

// A whole journey with its pictures; on a busy machine it takes its time.
test.describe.configure({ timeout: 240_000 });

const REPORT = '工程竣工验收报告';
const DRAWINGS = '涉及消防的建设工程竣工图纸';
const WITHOUT_SEAL = '未加盖施工单位、监理单位印章';
const WARD = '康宁医院病房楼';

test.use({ startAt: '2026-09-21T01:00:00Z' });

test('a ward block with a report without seal and no drawings gets one notice of two lines, comes back twice, and is accepted when all is in', async ({
  page,
  program,
}) => {
  const office = await openOffice(program);
  await recordPrinting(page);
  const keyboard = await signIn(page, program, CLERK);
  const desk = new Desk(page, keyboard);
  await beginIntake(page, keyboard);
  await keyboard.choose('ys');
  await fill(keyboard, WARD, '滨城市江北区康宁路3号');
  await keyboard.choose('bfl');
  await fill(keyboard, '3100', '康宁医院', '12310000MB1FL0006G', '0999-2100103');

  // Form there, report without seal, drawings missing.
  const rows = page.getByRole('grid', { name: '材料' }).getByRole('row');
  await expect(rows.nth(1)).toBeFocused();
  await keyboard.press('Space');
  await keyboard.press('d');
  await expect(page.getByRole('textbox', { name: '第 2 项有什么问题' })).toBeFocused();
  // F9 before it is said what is wrong: told so, nothing written.
  await keyboard.press('F9');
  await expect(page.getByRole('alert').filter({ hasText: '还有材料没有写清楚' })).toBeVisible();
  await fill(keyboard, WITHOUT_SEAL);
  await expect(rows.nth(3)).toBeFocused();
  await keyboard.press('m');
  await expect(page.getByText('F9 将：出具一次性告知（2 项）')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'journey-2-1-materials');
  // F8 cannot accept what is incomplete.
  await keyboard.press('F8');
  await expect(page.getByRole('alert').filter({ hasText: '材料不齐，请用 F9 一次性告知' })).toBeVisible();

  await keyboard.press('F9');
  const notice = page.getByRole('dialog', { name: '一次性告知' });
  const lines = notice.getByRole('listitem');
  await expect(lines).toHaveCount(2);
  // What was said of the page before is not said again here.
  await expect(notice.getByRole('alert')).toHaveCount(0);
  await expect(lines.nth(0)).toContainText(`第 2 项 ${REPORT}`);
  await expect(lines.nth(0)).toContainText('有问题');
  await expect(lines.nth(0)).toContainText(WITHOUT_SEAL);
  await expect(lines.nth(1)).toContainText(`第 3 项 ${DRAWINGS}`);
  await expect(lines.nth(1)).toContainText('缺少');
  await expectAccessible(page);
  await picture(page, 'journey-2-2-notice');
  await keyboard.press('F9');
  await expect(page.getByRole('heading', { name: '已一次性告知' })).toBeVisible();
  await expect(preview(page).locator('.copy').first()).toContainText('需要补正申请材料清单第2、3项，共二项');
  await keyboard.press('F8');
  const [sealed] = await printedPapers(page, 1);
  expect(sealed?.title).toMatch(/^补正材料一次性告知书 滨建消\S*〔2026〕第0001号$/);
  expect(sealed?.copies).toEqual(['申请人联', '存档联']);
  expect(sealed?.text).toContain(WITHOUT_SEAL);
  expect(sealed?.text).toContain('2026年9月21日');
  await picture(page, 'journey-2-3-notice-paper');

  const { rows: cases } = await office.cases.list({ filter: {} });
  const id = cases[0]?.id ?? 0;
  const noticed = await office.cases.get({ id });
  expect(noticed.state).toBe('supplement-requested');
  expect(noticed.openNotice?.lines.map(({ line, problem }) => [line, problem])).toEqual([
    [2, 'defective'],
    [3, 'missing'],
  ]);

  // Tuesday: the report alone. A receipt for it, and nothing accepted.
  await comeBackOn(page, program, '2026-09-22', '2026年9月22日');
  await desk.find('康宁', WARD);
  const partial = await desk.act('收取补正材料');
  await expect(partial.getByRole('listitem')).toHaveCount(2);
  await desk.tick(partial, `第 2 项 ${REPORT}：已补齐且合格`);
  await expect(partial).toContainText('补齐 1 项，还差 1 项：只出具接收凭证，不受理。');
  await expectAccessible(page);
  await picture(page, 'journey-2-4-partial');
  await desk.confirm('收取补正材料');
  const afterPartial = await office.cases.get({ id });
  expect(afterPartial.state).toBe('supplement-requested');
  expect(afterPartial.acceptedOn).toBeNull();
  const receipt = await desk.openIssued('补正材料接收凭证');
  await expect(receipt.locator('.copy').first()).toContainText('尚有第3项材料未补正');
  await expectAccessible(page);
  await picture(page, 'journey-2-5-supplement-receipt');
  await desk.print(1);

  // Monday after the holidays: the drawings. Accepted that day.
  await comeBackOn(page, program, '2026-09-28', '2026年9月28日');
  await desk.find('康宁', WARD);
  const rest = await desk.act('收取补正材料');
  await desk.tick(rest, `第 3 项 ${DRAWINGS}：已补齐且合格`);
  await expect(rest).toContainText('告知的 2 项全部补齐：2026-09-28 受理，当天出具受理凭证。');
  await picture(page, 'journey-2-6-complete');
  await desk.confirm('收取补正材料');
  await expect(desk.clock('作出决定')).toContainText('2026-10-16 周五');
  await expect(desk.clock('作出决定')).toContainText('2026-10-23 周五');
  await expectAccessible(page);
  await picture(page, 'journey-2-7-accepted');
  const accepted = await office.cases.get({ id });
  expect(accepted.acceptedOn).toBe('2026-09-28');
  expect(accepted.papers.map((paper) => paper.kind).toSorted()).toEqual([
    'receipt',
    'supplement-notice',
    'supplement-receipt',
    'supplement-receipt',
  ]);
  await desk.reach(page.getByRole('button', { name: /打开并打印 受理凭证/ }));
  await keyboard.press('Enter');
  const paper = await desk.paper('受理凭证');
  await expect(paper.locator('.copy').first()).toContainText('2026年10月23日');
  await expect(paper.locator('.copy').first()).toContainText('2026年10月16日');
  await desk.print(1);
  const [printed] = await printedPapers(page, 1);
  expect(printed?.title).toBe('特殊建设工程消防验收申请受理凭证 滨建消验受字〔2026〕第0001号');
  await picture(page, 'journey-2-8-receipt');
});
