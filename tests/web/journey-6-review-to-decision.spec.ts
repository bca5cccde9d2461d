import { apiAs, at, takeIn, test } from './support/desk.ts';
import { openOffice } from './support/office.ts';
import { expect, expectAccessible, picture } from './support/program.ts';

test.describe.configure({ timeout: 180_000 });

const HOTEL = '滨河大酒店室内装修工程';

test('a design review is judged by one reviewer and decided by another, delivered with its service return, archived', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const taken = await takeIn(program, await apiAs(program, 'counter1'), 1);

  await program.setNow(at('2026-09-22'));
  const first = await sitDown('reviewer1');
  await first.find('滨河', HOTEL);
  const review = await first.act('技术审查');
  await first.choose(review, '结论', '合格');
  await first.enter(review, '情况', '设计文件齐全，防火分区、安全疏散符合要求。');
  await picture(first.page, 'journey-6-01-review');
  await expectAccessible(first.page);
  await first.confirm('技术审查');
  // The same person is told in plain words why there is nothing to decide, and cannot get round it.
  await expect(first.page.getByText('技术审查由您作出，决定须由另一位审查人员作出。')).toBeVisible();
  await expect(first.page.getByRole('button', { name: '作出决定', exact: true })).toHaveCount(0);
  await picture(first.page, 'journey-6-02-four-eyes');
  await expectAccessible(first.page);
  const behind = await apiAs(program, 'reviewer1');
  const { version } = await behind.cases.get({ id: taken.id });
  const decision = { type: 'decide', date: '2026-09-22', result: 'approved', findings: null, reasons: null } as const;
  await expect(
    behind.cases.act({ caseId: taken.id, version, key: crypto.randomUUID(), act: decision }),
  ).rejects.toMatchObject({ code: 'ACT_REFUSED', data: { code: 'four-eyes' } });

  await program.setNow(at('2026-09-23'));
  const second = await sitDown('reviewer2');
  await second.find('滨河', HOTEL);
  const decide = await second.act('作出决定');
  await second.keyboard.press('F8');
  await expect(decide.getByRole('alert').first()).toBeVisible();
  await second.choose(decide, '决定', '准予（合格）');
  await expect(decide).toContainText('将出具：消防设计审查意见书');
  await picture(second.page, 'journey-6-03-decide');
  await expectAccessible(second.page);
  await second.confirm('作出决定');
  await picture(second.page, 'journey-6-04-decided');
  const opinion = await second.openIssued('消防设计审查意见书');
  await expect(opinion).toContainText('消防设计审查合格');
  await expect(opinion).toContainText(HOTEL);
  await expect(opinion).not.toContainText('六十日');
  await second.print(1);
  await picture(second.page, 'journey-6-05-opinion');
  await second.back(HOTEL);
  await expect(second.clock('送达')).toContainText('2026-10-14 周三');

  await program.setNow(at('2026-09-24'));
  const counter = await sitDown('counter1');
  await counter.find('滨河', HOTEL);
  const deliver = await counter.act('送达');
  await counter.enter(deliver, '签收人', '某乙');
  await picture(counter.page, 'journey-6-06-deliver');
  await expectAccessible(counter.page);
  await counter.confirm('送达');
  await counter.reach(counter.page.getByRole('button', { name: /^打开并打印 送达回证|^送达回证$/ }).first());
  await counter.keyboard.press('Enter');
  const serviceReturn = await counter.paper('送达回证');
  await expect(serviceReturn.getByRole('row', { name: '受送达人 滨河大酒店有限公司' })).toBeVisible();
  await expect(serviceReturn).toContainText('收件人：某乙');
  await counter.print(1);
  await picture(counter.page, 'journey-6-07-service-return');
  await counter.back(HOTEL);
  await counter.act('归档');
  await counter.confirm('归档');
  await expect(counter.page.getByText('已归档')).toBeVisible();
  await expect(counter.page.getByText('现在没有您可以办理的操作。')).toBeVisible();
  await picture(counter.page, 'journey-6-08-archived');
  await expectAccessible(counter.page);
});

test('a rejection needs reasons; its paper names them and both remedies', async ({ program, sitDown }) => {
  await openOffice(program);
  const taken = await takeIn(program, await apiAs(program, 'counter1'), 1);
  await program.setNow(at('2026-09-22'));
  const reviewer = await apiAs(program, 'reviewer1');
  await reviewer.cases.act({
    caseId: taken.id,
    version: taken.version,
    key: crypto.randomUUID(),
    act: { type: 'technical-review', date: '2026-09-22', conclusion: 'not-conforming', findings: '疏散楼梯净宽不足。' },
  });
  const desk = await sitDown('reviewer2');
  await desk.find('滨河', HOTEL);
  const decide = await desk.act('作出决定');
  // Approval against the review is refused in words, with everything kept.
  await desk.choose(decide, '决定', '准予（合格）');
  await desk.keyboard.press('F8');
  await expect(decide.getByText('决定与审查（检查）结论不一致').first()).toBeVisible();
  await desk.choose(decide, '决定', '不予（不合格）');
  await desk.keyboard.press('F8');
  await expect(decide.getByText('不同意时必须写明理由')).toBeVisible();
  await picture(desk.page, 'journey-6-10-reasons-missing');
  await expectAccessible(desk.page);
  await desk.enter(decide, '理由', '疏散楼梯净宽1.1米，不符合技术标准要求的1.2米。');
  await expect(decide.getByText('不同意时必须写明理由')).toHaveCount(0);
  await picture(desk.page, 'journey-6-11-reject');
  await desk.confirm('作出决定');
  const opinion = await desk.openIssued('消防设计审查意见书');
  await expect(opinion).toContainText('疏散楼梯净宽1.1米，不符合技术标准要求的1.2米。');
  await expect(opinion).toContainText('之日起六十日内依法申请行政复议');
  await expect(opinion).toContainText('之日起六个月内依法向人民法院提起行政诉讼');
  await picture(desk.page, 'journey-6-12-negative-opinion');
  await expectAccessible(desk.page);
});

test('an expert review stops the clock with its paper; 14 days are left, and from 22 October they run to 11 November', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  await takeIn(program, await apiAs(program, 'counter1'), 7);
  await program.setNow(at('2026-09-28', '08:40'));
  const desk = await sitDown('reviewer1');
  await desk.find('云端', '云端超高层综合楼');
  const pause = await desk.act('中止计时（特别程序）');
  await desk.reach(pause.getByLabel('法定事由'));
  await desk.keyboard.type('j');
  // Three begin alike; each has its digit behind it.
  await expect(pause.getByRole('option')).toHaveText(['检验4', '检测5', '检疫6', '鉴定7']);
  await picture(desk.page, 'journey-6-19-pause-reason');
  await expectAccessible(desk.page);
  await desk.keyboard.press('Backspace');
  await desk.keyboard.choose('zjps');
  await expect(pause.getByLabel('法定事由')).toHaveValue('专家评审');
  await desk.enter(pause, '预计需要（工作日）', '15');
  await picture(desk.page, 'journey-6-20-pause');
  await expectAccessible(desk.page);
  await desk.confirm('中止计时（特别程序）');
  await expect(desk.clock('作出决定')).toContainText('中止期间，日期待定');
  await expect(desk.clock('作出决定')).toContainText('恢复后还有 14 个工作日');
  await expect(desk.clock('作出决定')).toContainText('已中止');
  await picture(desk.page, 'journey-6-21-paused');
  await expectAccessible(desk.page);
  const notice = await desk.openIssued('特别程序告知书');
  await expect(notice).toContainText('专家评审');
  await expect(notice).toContainText('15');
  await desk.print(1);
  await picture(desk.page, 'journey-6-22-special-procedure');
  await desk.back('云端超高层综合楼');

  await program.setNow(at('2026-10-22', '10:00'));
  const back = await sitDown('reviewer1');
  await back.find('云端', '云端超高层综合楼');
  await back.act('恢复计时');
  await back.confirm('恢复计时');
  await expect(back.clock('作出决定')).toContainText('2026-11-11 周三');
  await picture(back.page, 'journey-6-23-resumed');
});

test('a pre-opening inspection needs two inspectors; inspected on 30 September it is to be decided by Saturday 10 October', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  await takeIn(program, await apiAs(program, 'counter2'), 5);
  await program.setNow(at('2026-09-30', '11:30'));
  const desk = await sitDown('reviewer1');
  await desk.find('新华', '新华书城');
  await expect(desk.clock('现场检查')).toContainText('2026-10-13');
  await expect(desk.clock('全程办理')).toContainText('2026-10-16');
  await expect(desk.clock('全程办理')).toContainText('2026-10-09');
  const inspect = await desk.act('现场检查');
  await desk.tick(inspect, '审查甲');
  await desk.choose(inspect, '结论', '合格');
  await desk.keyboard.press('F8');
  await expect(inspect.getByText('请选至少两名不同的检查人员')).toBeVisible();
  await picture(desk.page, 'journey-6-30-one-inspector');
  await expectAccessible(desk.page);
  await desk.tick(inspect, '审查乙');
  await desk.enter(inspect, '情况', '疏散通道、安全出口畅通，消防设施完好有效。');
  await desk.confirm('现场检查');
  await expect(desk.clock('作出决定')).toContainText('2026-10-10 周六');
  await expect(desk.page.getByRole('region', { name: '办理经过' })).toContainText('审查甲、审查乙');
  await picture(desk.page, 'journey-6-31-inspected');
  await expectAccessible(desk.page);

  await program.setNow(at('2026-10-10', '10:00'));
  const decider = await sitDown('reviewer2');
  await decider.find('新华', '新华书城');
  await expect(decider.clock('作出决定')).toContainText('今天到期');
  const decide = await decider.act('作出决定');
  await decider.choose(decide, '决定', '不予（不合格）');
  await expect(decide).toContainText('将出具：不同意投入使用、营业决定书');
  await decider.enter(decide, '理由', '安全出口数量不足。');
  await decider.confirm('作出决定');
  const refusal = await decider.openIssued('不同意投入使用、营业决定书');
  await expect(refusal).toContainText('滨城市消防救援支队');
  await expect(refusal).toContainText('六十日');
  await decider.print(1);
  await picture(decider.page, 'journey-6-32-refusal');
});

test('a permit by commitment is verified within its time; what fails is put right and inspected again', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  await takeIn(program, await apiAs(program, 'counter2'), 4);
  const counter = await sitDown('counter2');
  await counter.find('xg', '星光KTV');
  await expect(counter.page.getByText('已许可')).toBeVisible();
  await expect(counter.clock('现场核查')).toContainText('2026-10-26');
  await expect(counter.clock('送达')).toContainText('2026-10-12');
  await picture(counter.page, 'journey-6-40-permitted');
  await expectAccessible(counter.page);

  await program.setNow(at('2026-10-14', '15:00'));
  const desk = await sitDown('reviewer1');
  await desk.find('星光', '星光KTV');
  const verify = await desk.act('现场核查');
  await desk.tick(verify, '审查甲', '审查乙');
  await desk.choose(verify, '结论', '不合格');
  await desk.enter(verify, '情况', '未设置应急照明。');
  await desk.confirm('现场核查');
  await expect(desk.page.getByText('核查不合格')).toBeVisible();
  const order = await desk.act('责令限期改正');
  await desk.enter(order, '需要改正的问题', '增设应急照明和疏散指示标志。');
  await desk.enter(order, '改正期限', '2026-10-30');
  await picture(desk.page, 'journey-6-41-rectification');
  await expectAccessible(desk.page);
  await desk.confirm('责令限期改正');
  const notice = await desk.openIssued('责令限期改正通知书');
  await expect(notice).toContainText('2026年10月30日');
  await desk.print(1);
  await picture(desk.page, 'journey-6-42-rectification-notice');
  await desk.back('星光KTV');

  await program.setNow(at('2026-10-29', '09:30'));
  const again = await sitDown('reviewer2');
  await again.find('星光', '星光KTV');
  await again.act('申请复查');
  await again.confirm('申请复查');
  await again.keyboard.press('Enter');
  const reinspect = await again.act('复查');
  await again.tick(reinspect, '审查甲', '审查乙');
  await again.choose(reinspect, '结论', '合格');
  await again.confirm('复查');
  await expect(again.page.getByText('复查合格')).toBeVisible();
  await picture(again.page, 'journey-6-43-reinspected');
  await expectAccessible(again.page);
});

test('a permit by commitment is taken back after a failed verification, with reasons and remedies', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const taken = await takeIn(program, await apiAs(program, 'counter2'), 4);
  const reviewer = await apiAs(program, 'reviewer1');
  const { id: reviewerId } = (await reviewer.session.status()).staff ?? { id: '' };
  const { id: secondId } = (await (await apiAs(program, 'reviewer2')).session.status()).staff ?? { id: '' };
  await program.setNow(at('2026-10-14', '15:00'));
  const verified = await reviewer.cases.act({
    caseId: taken.id,
    version: taken.version,
    key: crypto.randomUUID(),
    act: {
      type: 'verify',
      date: '2026-10-14',
      inspectorIds: [reviewerId, secondId],
      result: 'not-conforming',
      findings: '承诺内容不实。',
    },
  });
  await reviewer.cases.act({
    caseId: taken.id,
    version: verified.case.version,
    key: crypto.randomUUID(),
    act: { type: 'notice-rectification', date: '2026-10-14', findings: '恢复疏散门。', deadline: '2026-10-20' },
  });
  await program.setNow(at('2026-10-21', '15:00'));
  const desk = await sitDown('reviewer2');
  await desk.find('星光', '星光KTV');
  const revoke = await desk.act('撤销许可');
  await desk.keyboard.press('F8');
  await expect(revoke.getByText('请填写').first()).toBeVisible();
  await desk.enter(revoke, '理由', '逾期未改正，承诺内容与实际不符。');
  await picture(desk.page, 'journey-6-44-revoke');
  await expectAccessible(desk.page);
  await desk.confirm('撤销许可');
  const paper = await desk.openIssued('撤销许可决定书');
  await expect(paper).toContainText('逾期未改正，承诺内容与实际不符。');
  await expect(paper).toContainText('六十日');
  await picture(desk.page, 'journey-6-45-revocation');
  await desk.back('星光KTV');
  await expect(desk.page.getByText('已撤销许可')).toBeVisible();
});

test('a late filing is flagged, drawn, fails its spot check and passes the re-inspection', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  await takeIn(program, await apiAs(program, 'counter1'), 6);
  const counter = await sitDown('counter1');
  await counter.find('老城改造3', '老城改造3号楼');
  await expect(counter.page.getByText('申请人超过期限报备')).toBeVisible();
  await expect(counter.clock('申请人报备')).toContainText('2026-09-18');
  await expect(counter.page.getByRole('button', { name: /打开 消防验收备案凭证/ })).toBeVisible();
  const draw = await counter.act('抽取');
  await counter.choose(draw, '抽取结果', '抽中');
  await counter.enter(draw, '抽取记录（批次、号码）', '2026年第9批 3号');
  await counter.confirm('抽取');
  await expect(counter.clock('抽查')).toContainText('2026-10-21');
  await expect(counter.clock('抽查')).toContainText('2026-10-14');
  // The voucher is stated anew with the draw on it, under its number.
  const history = counter.page.getByRole('region', { name: '办理经过' });
  await expect(history.getByRole('listitem').filter({ hasText: '抽取记录' }).getByRole('button')).toContainText(
    '消防验收备案凭证',
  );
  await expect(history.getByText('补录')).toHaveCount(0);
  await picture(counter.page, 'journey-6-50-drawn');
  await expectAccessible(counter.page);

  await program.setNow(at('2026-10-13', '10:00'));
  const desk = await sitDown('reviewer1');
  await desk.find('老城改造3', '老城改造3号楼');
  const check = await desk.act('抽查');
  await desk.tick(check, '审查甲', '审查乙');
  await desk.choose(check, '结论', '不合格');
  await desk.enter(check, '情况', '防火门闭门器缺失。');
  await desk.confirm('抽查');
  const result = await desk.openIssued('备案抽查结果通知书');
  await expect(result).toContainText('防火门闭门器缺失。');
  await desk.print(1);
  await picture(desk.page, 'journey-6-51-spot-check-result');
  await desk.back('老城改造3号楼');
  await desk.act('申请复查');
  await desk.confirm('申请复查');
  await desk.keyboard.press('Enter');
  const reinspect = await desk.act('复查');
  await desk.tick(reinspect, '审查甲', '审查乙');
  await desk.choose(reinspect, '结论', '合格');
  await desk.confirm('复查');
  await expect(desk.page.getByText('复查合格')).toBeVisible();
  await picture(desk.page, 'journey-6-52-reinspected');
  await expectAccessible(desk.page);
});

test('a wrong date is corrected by a new event: the old one stays, the dates are computed again; then the applicant withdraws', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  await takeIn(program, await apiAs(program, 'counter1'), 1);
  await program.setNow(at('2026-09-22', '10:00'));
  const desk = await sitDown('supervisor1');
  await desk.find('滨河', HOTEL);
  // Rule set 2020 knows no extension unless the office allows one.
  await expect(desk.page.getByRole('button', { name: '更正', exact: true })).toBeVisible();
  await expect(desk.page.getByRole('button', { name: '延长期限' })).toHaveCount(0);
  const correct = await desk.act('更正');
  await desk.reach(correct.getByLabel('要更正的记录'));
  await desk.keyboard.press('ArrowDown', 2);
  await desk.keyboard.press('Enter');
  await expect(correct.getByLabel('要更正的记录')).toHaveValue(/^第 2 项/);
  await desk.enter(correct, '正确的日期', '2026-09-20');
  await desk.enter(correct, '更正的理由', '材料实为20日补班当天收齐，录入有误。');
  const moved = correct.getByRole('region', { name: '期限变动清单' });
  await expect(moved.getByRole('row').nth(1)).toContainText('作出决定');
  await expect(moved.getByRole('row').nth(1)).toContainText('原 2026-10-15');
  await expect(moved.getByRole('row').nth(1)).toContainText('现 2026-10-16');
  await expect(moved.getByRole('row').nth(1)).toContainText('滨建消审受字〔2026〕第0001号');
  await expect(correct).toContainText('载有原日期的文书已经出具');
  await picture(desk.page, 'journey-6-60-correct');
  await expectAccessible(desk.page);
  await desk.confirm('更正');
  await expect(desk.clock('作出决定')).toContainText('2026-10-16');
  await expect(desk.clock('作出决定')).toContainText('2026-10-10');
  const history = desk.page.getByRole('region', { name: '办理经过' });
  await expect(history.locator('s').filter({ hasText: '2026-09-18' })).toContainText('受理');
  await expect(history).toContainText('日期改为 2026-09-20，见第 3 项更正');
  await expect(history).toContainText('更正第 2 项“受理”');
  const papers = desk.page.getByRole('region', { name: '文书' });
  await expect(papers).toContainText('办理期限变动清单');
  await desk.reach(papers.getByRole('button', { name: '期限变动告知单' }));
  await desk.keyboard.press('Enter');
  const slip = await desk.paper('办理期限变动告知单');
  await expect(slip).toContainText('日期由 2026年9月18日 更正为 2026年9月20日');
  await expect(slip).toContainText('2026年10月16日');
  await picture(desk.page, 'journey-6-62-change-slip');
  await desk.back(HOTEL);
  await picture(desk.page, 'journey-6-61-corrected');
  await expectAccessible(desk.page);

  const counter = await sitDown('counter1');
  await counter.find('滨河', HOTEL);
  const withdraw = await counter.act('撤回申请');
  await counter.enter(withdraw, '理由', '建设单位调整方案，自愿撤回。');
  await counter.confirm('撤回申请');
  await expect(counter.page.getByText('已撤回')).toBeVisible();
  await expect(counter.page.getByText('本件没有正在计算的期限。')).toHaveCount(0);
  await picture(counter.page, 'journey-6-63-withdrawn');
});
