import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseDetail } from '../../shared/contract/cases.ts';
import {
  ACCEPTANCE_COMPLETE,
  applicant,
  COMMITMENT_COMPLETE,
  FILING_COMPLETE,
  intake,
  newKey,
  openOffice,
  PRE_OPENING_COMPLETE,
  project,
  REVIEWER,
  SECOND_REVIEWER,
  ticks,
  type Office,
} from './cases-service-fixture.ts';

/** The week at the counter (tests/data): every expected figure is a literal of that paper. */
let office: Office;
beforeAll(async () => {
  office = await openOffice({ on: '2026-09-18' });
});
afterAll(() => office.close());

function clockOf(view: CaseDetail, id: string) {
  const clock = view.clocks.findLast((one) => one.id === id);
  if (clock === undefined) throw new Error(`no clock ${id} in ${view.clocks.map((one) => one.id).join(', ')}`);
  return clock;
}
const paperKinds = (papers: readonly { readonly kind: string }[]) => papers.map(({ kind }) => kind);

describe('a week at the counter', () => {
  test('1: a complete design review is accepted the same day and says when it is due', async () => {
    office.on('2026-09-18');
    const { case: view, papers } = await office.clerk.intake.submit(
      intake('2026-09-18', { project: project('滨河大酒店') }),
    );
    expect(view).toMatchObject({
      state: 'accepted',
      receivedOn: '2026-09-18',
      acceptedOn: '2026-09-18',
      lamp: 'green',
      receiptNumber: '东住建消审受字〔2026〕第0001号',
      next: { clockId: 'decision', due: '2026-10-09', provisional: false },
    });
    expect(paperKinds(papers)).toEqual(['receipt']);
    const decision = clockOf(view, 'decision');
    expect([decision.statutory.due, decision.promised?.due]).toEqual(['2026-10-15', '2026-10-09']);
    expect(decision.trace.filter((day) => day.why === 'make-up-workday').map((day) => day.date)).toEqual([
      '2026-09-20',
      '2026-10-10',
    ]);
    expect(decision.trace.filter((day) => day.why === 'holiday').map((day) => day.date)).toEqual([
      '2026-09-25',
      '2026-09-26',
      '2026-09-27',
      '2026-10-01',
      '2026-10-02',
      '2026-10-03',
      '2026-10-04',
      '2026-10-05',
      '2026-10-06',
      '2026-10-07',
    ]);
    const receipt = await office.clerk.papers.get({ id: papers[0]?.id ?? 0 });
    expect(receipt.html).toContain('"due":"2026-10-15"');
    expect(receipt.html).toContain('"due":"2026-10-09"');
    expect(receipt.html).toContain('138****1234');
    expect(receipt.html).not.toContain('13800001234');
  });

  test('2: a theatre that needs no design review gets a slip with the clause, and is counted', async () => {
    const answer = await office.clerk.intake.submit(
      intake('2026-09-18', {
        applicant: null,
        project: project('东城影院', { use: 'theatre', floorArea: 2480 }),
        materials: [],
        outcome: { type: 'not-required', clause: '14(4)', reason: '建筑面积未超过 2500 平方米，竣工后办理备案' },
      }),
    );
    expect(answer.case).toMatchObject({ state: 'not-required', endedOn: '2026-09-18', applicant: null, lamp: null });
    expect(paperKinds(answer.papers)).toEqual(['not-required-notice']);
    const slip = await office.clerk.papers.get({ id: answer.papers[0]?.id ?? 0 });
    expect(slip.html).toContain('14(4)');
    expect(slip.format).toBe('80mm');
  });

  test('3: two wrong materials make one notice of two lines; the last supplement accepts', async () => {
    office.on('2026-09-21');
    const notice = await office.clerk.intake.submit(
      intake('2026-09-21', {
        matter: 'completion-acceptance',
        project: project('康宁医院病房楼', { use: 'hospital-ward', floorArea: 3100 }),
        materials: [
          { materialId: 'acceptance-application', result: 'present' },
          { materialId: 'acceptance-completion-report', result: 'defective', defect: '未加盖公章' },
          { materialId: 'acceptance-as-built-drawings', result: 'missing' },
        ],
        outcome: { type: 'notice' },
      }),
    );
    expect(notice.case.state).toBe('supplement-requested');
    expect(paperKinds(notice.papers)).toEqual(['supplement-notice']);
    expect(notice.case.openNotice?.lines.map(({ line, problem, outstanding }) => [line, problem, outstanding])).toEqual(
      [
        [2, 'defective', true],
        [3, 'missing', true],
      ],
    );

    office.on('2026-09-22');
    const partial = await office.clerk.cases.act({
      caseId: notice.case.id,
      version: notice.case.version,
      key: newKey(),
      act: {
        type: 'receive-supplements',
        date: '2026-09-22',
        materials: ticks({ 'acceptance-completion-report': 'present' }),
      },
    });
    expect(partial.case).toMatchObject({ state: 'supplement-requested', acceptedOn: null });
    expect(paperKinds(partial.papers)).toEqual(['supplement-receipt']);
    expect(partial.case.openNotice?.lines.map(({ line, outstanding }) => [line, outstanding])).toEqual([
      [2, false],
      [3, true],
    ]);

    office.on('2026-09-28');
    const complete = await office.clerk.cases.act({
      caseId: notice.case.id,
      version: partial.case.version,
      key: newKey(),
      act: {
        type: 'receive-supplements',
        date: '2026-09-28',
        materials: ticks({ 'acceptance-as-built-drawings': 'present' }),
      },
    });
    expect(complete.case).toMatchObject({ state: 'accepted', acceptedOn: '2026-09-28', openNotice: null });
    expect(paperKinds(complete.papers)).toEqual(['supplement-receipt', 'receipt']);
    const decision = clockOf(complete.case, 'decision');
    expect([decision.statutory.due, decision.promised?.due]).toEqual(['2026-10-23', '2026-10-16']);
  });

  test('4: a commitment is permitted the same day; verification and delivery begin to run', async () => {
    office.on('2026-09-21');
    const { case: view, papers } = await office.clerk.intake.submit(
      intake('2026-09-21', {
        matter: 'pre-opening',
        path: 'commitment',
        project: project('星光KTV', { use: 'karaoke', floorArea: 460 }),
        materialFacts: {},
        materials: COMMITMENT_COMPLETE,
        outcome: { type: 'permit' },
      }),
    );
    expect(view).toMatchObject({ state: 'permitted', acceptedOn: '2026-09-21' });
    expect(paperKinds(papers)).toEqual(['receipt', 'commitment-letter', 'pre-opening-opinion']);
    expect(papers.map(({ number }) => number)).toEqual([
      '东消消检受字〔2026〕第0001号',
      null,
      '东消消检字〔2026〕第0001号',
    ]);
    expect(clockOf(view, 'verification').statutory.due).toBe('2026-10-26');
    expect(clockOf(view, 'delivery').statutory.due).toBe('2026-10-12');
  });

  test('5: an ordinary pre-opening inspection is visited by two and decided on a working Saturday', async () => {
    office.on('2026-09-22');
    const { case: accepted } = await office.clerk.intake.submit(
      intake('2026-09-22', {
        matter: 'pre-opening',
        project: project('新华书城', { use: 'shopping-mall', floorArea: 9000 }),
        materialFacts: {},
        materials: PRE_OPENING_COMPLETE,
      }),
    );
    expect(clockOf(accepted, 'inspection').statutory.due).toBe('2026-10-13');
    expect(clockOf(accepted, 'total').statutory.due).toBe('2026-10-16');
    expect(clockOf(accepted, 'total').promised?.due).toBe('2026-10-09');

    office.on('2026-09-30');
    const { case: inspected, papers } = await office.reviewer.cases.act({
      caseId: accepted.id,
      version: accepted.version,
      key: newKey(),
      act: {
        type: 'inspect',
        date: '2026-09-30',
        inspectorIds: [REVIEWER, SECOND_REVIEWER],
        conclusion: 'conforming',
        findings: null,
      },
    });
    expect(papers).toEqual([]);
    expect(inspected.state).toBe('inspected');
    expect(clockOf(inspected, 'decision').statutory.due).toBe('2026-10-10');
    expect(inspected.events.at(-1)?.data['inspectorNames']).toEqual(['审查乙', '审查丙']);
    expect(inspected.handlerName).toBe('审查乙');
  });

  test('6: a late filing is flagged, filed, drawn and due for its check', async () => {
    office.on('2026-09-23');
    const { case: filed, papers } = await office.clerk.intake.submit(
      intake('2026-09-23', {
        matter: 'completion-filing',
        project: project('老城改造 3号楼', { use: 'office', floorArea: 6800 }),
        materialFacts: {},
        materials: FILING_COMPLETE,
        completionPassedOn: '2026-09-11',
        outcome: { type: 'file' },
      }),
    );
    expect(filed).toMatchObject({ state: 'filed', receiptNumber: '东住建消备字〔2026〕第0001号' });
    expect(paperKinds(papers)).toEqual(['filing-voucher']);
    expect(clockOf(filed, 'filing-due').statutory.due).toBe('2026-09-18');
    expect(filed.warnings.map(({ code }) => code)).toContain('filing-late');
    const voucher = await office.clerk.papers.get({ id: papers[0]?.id ?? 0 });
    expect(voucher.html).toContain('"late":{"due":"2026-09-18","provisional":false}');

    const drawn = await office.clerk.cases.act({
      caseId: filed.id,
      version: filed.version,
      key: newKey(),
      act: { type: 'draw', date: '2026-09-23', drawn: 'drawn', note: null },
    });
    expect(drawn.case.state).toBe('drawn');
    expect(clockOf(drawn.case, 'spot-check').statutory.due).toBe('2026-10-21');
    expect(clockOf(drawn.case, 'spot-check').promised?.due).toBe('2026-10-14');
    // The voucher once more, stating the check, under its own number.
    expect(drawn.papers.map(({ kind, number }) => [kind, number])).toEqual([
      ['filing-voucher', '东住建消备字〔2026〕第0001号'],
    ]);
  });

  test('7: an expert review holds the decision, prints its notice and gives 14 days back', async () => {
    office.on('2026-09-24');
    const { case: accepted } = await office.clerk.intake.submit(
      intake('2026-09-24', { project: project('某超高层', { use: 'other-public', height: 262 }) }),
    );
    office.on('2026-09-28');
    const paused = await office.reviewer.cases.act({
      caseId: accepted.id,
      version: accepted.version,
      key: newKey(),
      act: { type: 'pause', date: '2026-09-28', reason: 'expert-review', expectedWorkdays: 15, note: null },
    });
    expect(paperKinds(paused.papers)).toEqual(['special-procedure-notice']);
    // The review itself is in time; the decision it holds is blue.
    expect(paused.case.lamp).toBe('green');
    const held = clockOf(paused.case, 'decision');
    expect([held.state, held.statutory.due, held.statutory.remaining, held.lamp]).toEqual(['paused', null, 14, 'blue']);
    const notice = await office.clerk.papers.get({ id: paused.papers[0]?.id ?? 0 });
    expect(notice.html).toContain('"remaining":14');

    office.on('2026-10-22');
    const resumed = await office.reviewer.cases.act({
      caseId: accepted.id,
      version: paused.case.version,
      key: newKey(),
      act: { type: 'resume', date: '2026-10-22', note: null },
    });
    expect(clockOf(resumed.case, 'decision').statutory.due).toBe('2026-11-11');
  });

  test('10: an application nobody answered is accepted by law, black and never silent', async () => {
    office.on('2026-11-13');
    const { case: aside, papers } = await office.clerk.intake.submit(
      intake('2026-11-13', {
        project: project('城南仓储', { use: 'hazardous-storage', floorArea: 2000 }),
        materials: [],
        outcome: { type: 'put-aside' },
      }),
    );
    expect([aside.state, papers]).toEqual(['received', []]);
    expect(clockOf(aside, 'one-shot').statutory.due).toBe('2026-11-20');

    office.on('2026-11-23');
    const late = await office.clerk.cases.get({ id: aside.id });
    expect(late).toMatchObject({
      state: 'deemed-accepted',
      deemedAccepted: true,
      acceptedOn: '2026-11-13',
      lamp: 'black',
      version: aside.version,
    });
    expect(clockOf(late, 'one-shot').lamp).toBe('black');
    expect(clockOf(late, 'decision').statutory.due).toBe('2026-12-04');
    expect(late.warnings.map(({ code }) => code)).toContain('deemed-accepted');
    expect(late.allowedActs).toContain('confirm-deemed');
    const black = await office.supervisor.cases.list({ filter: { lamp: 'black' } });
    expect(black.rows.map(({ id }) => id)).toContain(aside.id);
    const deemed = await office.supervisor.cases.list({ filter: { states: ['deemed-accepted'] } });
    expect(deemed.rows.map(({ id, state }) => [id, state])).toEqual([[aside.id, 'deemed-accepted']]);

    const confirmed = await office.clerk.cases.act({
      caseId: aside.id,
      version: aside.version,
      key: newKey(),
      act: { type: 'confirm-deemed', date: '2026-11-23' },
    });
    expect(confirmed.case).toMatchObject({ state: 'accepted', acceptedOn: '2026-11-13' });
    expect(clockOf(confirmed.case, 'decision').statutory.due).toBe('2026-12-04');
    const receipt = await office.clerk.papers.get({ id: confirmed.papers[0]?.id ?? 0 });
    expect(receipt).toMatchObject({ kind: 'receipt', issuedOn: '2026-11-23' });
    expect(receipt.html).toContain('"basis":"deemed"');
    expect(receipt.html).toContain('"acceptedOn":"2026-11-13"');
  });

  test('11: a limit that crosses into an unpublished year is provisional', async () => {
    office.on('2026-12-18');
    const { case: view } = await office.clerk.intake.submit(
      intake('2026-12-18', {
        matter: 'completion-acceptance',
        project: project('北站候车厅', { use: 'rail-waiting-hall', floorArea: 16_000 }),
        applicant: applicant('北站建设有限公司'),
        materialFacts: {},
        materials: ACCEPTANCE_COMPLETE,
      }),
    );
    expect(clockOf(view, 'decision').statutory).toMatchObject({ due: '2027-01-11', provisional: true });
    expect(view.warnings.map(({ code }) => code)).toContain('provisional');
  });
});
