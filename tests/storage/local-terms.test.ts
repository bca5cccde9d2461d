import { describe, expect, test } from 'vitest';
import { errorOf, intake, newKey, openOffice, SUPERVISOR, type Office } from './cases-service-fixture.ts';

/** Sub-steps of a design review as the office divides its ten promised working days. */
const STEPS = [
  { name: '受理审查', workdays: 1, endsWith: null },
  { name: '技术审查', workdays: 4, endsWith: 'technical-reviewed' as const },
  { name: '制作意见', workdays: 2, endsWith: null },
];

const step = (name: string, workdays: number, endsWith: 'technical-reviewed' | 'inspected' | null = null) => ({
  name,
  workdays,
  endsWith,
});

async function withOffice(on: string, work: (office: Office) => Promise<void>): Promise<void> {
  const office = await openOffice({ on });
  try {
    await work(office);
  } finally {
    await office.close();
  }
}

type Change = Omit<Parameters<Office['administrator']['office']['saveSettings']>[0], 'effectiveFrom'>;

async function refusedIssues(office: Office, change: Change, from = '2026-09-01'): Promise<unknown> {
  const before = await office.administrator.office.settings({ on: '2030-01-01' });
  const refused = await errorOf(office.administrator.office.saveSettings({ effectiveFrom: from, ...change }));
  expect(await office.administrator.office.settings({ on: '2030-01-01' })).toEqual(before);
  return refused;
}

const invalid = (...issues: readonly object[]) => ({ code: 'INVALID_INPUT', data: { issues } });

describe('local sub-steps as a setting', () => {
  test('hold from their effective date, matter by matter; an empty list takes them back', () =>
    withOffice('2026-09-18', async ({ administrator }) => {
      const save = (effectiveFrom: string, subSteps: Change['subSteps']) =>
        administrator.office.saveSettings({ effectiveFrom, subSteps });
      await save('2026-10-01', { 'design-review': { decision: STEPS } });
      await save('2026-11-01', { 'completion-filing': { 'spot-check': [step('现场抽查', 6)] } });
      await save('2026-12-01', { 'design-review': {} });
      const on = async (date: string) => (await administrator.office.settings({ on: date })).subSteps;
      expect(await on('2026-09-30')).toEqual({});
      expect(await on('2026-10-31')).toEqual({ 'design-review': { decision: STEPS } });
      expect(await on('2026-12-01')).toEqual({
        'design-review': {},
        'completion-filing': { 'spot-check': [step('现场抽查', 6)] },
      });
    }));

  test('may add up to the whole promise, and not to one day more', () =>
    withOffice('2026-09-18', async (office) => {
      const save = (last: number) => ({
        subSteps: { 'design-review': { decision: [step('审查', 6), step('制作意见', last)] } },
      });
      await office.administrator.office.saveSettings({ effectiveFrom: '2026-09-01', ...save(4) });
      expect(await refusedIssues(office, save(5))).toEqual(
        invalid({ path: 'subSteps.design-review.decision.1.workdays', problem: 'sub-steps-exceed-limit', limit: 10 }),
      );
    }));

  test('may add up to the statutory limit where nothing is promised', () =>
    withOffice('2026-09-18', async (office) => {
      const save = (days: number) => ({ subSteps: { 'design-review': { delivery: [step('制证送达', days)] } } });
      await office.administrator.office.saveSettings({ effectiveFrom: '2026-09-01', ...save(10) });
      expect(await refusedIssues(office, save(11))).toEqual(
        invalid({ path: 'subSteps.design-review.delivery.0.workdays', problem: 'sub-steps-exceed-limit', limit: 10 }),
      );
    }));

  test('hold a promise back that would be shorter than they are', () =>
    withOffice('2026-09-18', async (office) => {
      await office.administrator.office.saveSettings({
        effectiveFrom: '2026-09-01',
        subSteps: { 'design-review': { decision: STEPS } },
      });
      expect(await refusedIssues(office, { promised: { 'design-review': { decision: 6 } } })).toEqual(
        invalid({ path: 'subSteps.design-review.decision.2.workdays', problem: 'sub-steps-exceed-limit', limit: 6 }),
      );
    }));

  test('that come later are held against a promise set before them, and the day is named', () =>
    withOffice('2026-09-18', async (office) => {
      await office.administrator.office.saveSettings({
        effectiveFrom: '2026-12-01',
        subSteps: { 'design-review': { decision: STEPS } },
      });
      expect(await refusedIssues(office, { promised: { 'design-review': { decision: 6 } } }, '2026-10-01')).toEqual(
        invalid({
          path: 'subSteps.design-review.decision.2.workdays',
          problem: 'sub-steps-exceed-limit',
          limit: 6,
          on: '2026-12-01',
        }),
      );
    }));

  test.each([
    [
      'of a clock the matter does not have',
      { 'design-review': { inspection: [step('现场', 1)] } },
      'inspection.0.name',
      'unknown-choice',
    ],
    [
      'with the same name twice',
      { 'design-review': { decision: [step('审查', 1), step('审查', 1)] } },
      'decision.1.name',
      'name-taken',
    ],
    [
      'that end with a record the matter does not know',
      { 'design-review': { decision: [step('现场', 1, 'inspected')] } },
      'decision.0.endsWith',
      'unknown-choice',
    ],
    [
      'of which two end with the same record',
      { 'design-review': { decision: [step('初审', 1, 'technical-reviewed'), step('复审', 1, 'technical-reviewed')] } },
      'decision.1.endsWith',
      'unknown-choice',
    ],
    ['without a name', { 'design-review': { decision: [step(' ', 1)] } }, 'decision.0.name', 'required'],
  ] as const)('%s are refused at the field', (_what, subSteps, field, problem) =>
    withOffice('2026-09-18', async (office) => {
      const change = { subSteps } as unknown as Change;
      expect(await refusedIssues(office, change)).toEqual(
        invalid({ path: `subSteps.design-review.${field}`, problem }),
      );
    }),
  );

  test.each([
    [0, 'out-of-range', {}],
    [251, 'out-of-range', { limit: 250 }],
    [1.5, 'not-a-number', {}],
  ] as const)('of %d working days are refused', (days, problem, more) =>
    withOffice('2026-09-18', async (office) => {
      const refused = await refusedIssues(office, {
        subSteps: { 'design-review': { decision: [step('审查', days)] } },
      });
      expect(refused).toMatchObject(invalid({ path: 'subSteps.design-review.decision.0.workdays', problem, ...more }));
    }),
  );
});

describe('a promise judged on every later day', () => {
  test('may not reach into the time of a rule set that is shorter', () =>
    withOffice('2026-09-18', async (office) => {
      // Twenty working days until 31 May 2020, fifteen from 1 June on.
      const change = { promised: { 'design-review': { decision: 18 } } } as const;
      expect(await refusedIssues(office, change, '2019-01-01')).toEqual(
        invalid({
          path: 'promised.design-review.decision',
          problem: 'promised-exceeds-statutory',
          limit: 15,
          on: '2020-06-01',
        }),
      );
      await office.administrator.office.saveSettings({
        effectiveFrom: '2020-06-01',
        promised: { 'design-review': { decision: 10 } },
      });
      await office.administrator.office.saveSettings({ effectiveFrom: '2019-01-01', ...change });
    }));
});

describe('an extension as a setting', () => {
  test.each([
    [
      'above what the law allows',
      { '2020': { 'design-review': 11 } },
      '2020.design-review',
      'extension-exceeds-law',
      { limit: 10 },
    ],
    ['of a filing', { '2020': { 'completion-filing': 5 } }, '2020.completion-filing', 'unknown-choice', {}],
    [
      "of a pre-opening inspection, whose limits are the law's own",
      { '2020': { 'pre-opening': 5 } },
      '2020.pre-opening',
      'unknown-choice',
      {},
    ],
    ['of half a day', { '2020': { 'design-review': 0.5 } }, '2020.design-review', 'not-a-number', {}],
  ] as const)('%s is refused at its field', (_what, extensions, field, problem, more) =>
    withOffice('2026-09-18', async (office) => {
      const refused = await refusedIssues(office, { extensions: extensions as Change['extensions'] });
      expect(refused).toMatchObject(invalid({ path: `extensions.${field}`, problem, ...more }));
    }),
  );

  test('that is switched on lets a case received from that day on be extended, and no earlier one', () =>
    withOffice('2026-09-18', async (office) => {
      const { clerk, supervisor, administrator } = office;
      const early = (await clerk.intake.submit(intake('2026-09-18'))).case;
      await administrator.office.saveSettings({
        effectiveFrom: '2026-09-21',
        extensions: { '2020': { 'design-review': 5 } },
      });
      office.on('2026-09-21');
      const late = (await clerk.intake.submit(intake('2026-09-21'))).case;
      const seen = async (id: number) => (await supervisor.cases.get({ id })).allowedActs.includes('extend');
      expect([await seen(early.id), await seen(late.id)]).toEqual([false, true]);
      const extend = (one: { readonly id: number; readonly version: number }) =>
        supervisor.cases.act({
          caseId: one.id,
          version: one.version,
          key: newKey(),
          act: { type: 'extend', date: '2026-09-21', approverId: SUPERVISOR, reason: '需补充论证' },
        });
      expect(await errorOf(extend(early))).toMatchObject({
        code: 'ACT_REFUSED',
        data: { code: 'extension-not-allowed' },
      });
      const extended = await extend(late);
      const decision = extended.case.clocks.find(({ id }) => id === 'decision');
      // 22-24, 28-30 September are six days, 8-10 October (a make-up Saturday) nine, 12-16 fourteen, 19-23 nineteen.
      expect(decision?.statutory).toMatchObject({ days: 20, due: '2026-10-26' });
      expect(extended.papers.map(({ kind }) => kind)).toEqual(['extension-notice']);
    }));

  test('that is switched off again leaves the cases received meanwhile as they are', () =>
    withOffice('2026-09-18', async (office) => {
      const { clerk, supervisor, administrator } = office;
      const save = (effectiveFrom: string, days: number) =>
        administrator.office.saveSettings({ effectiveFrom, extensions: { '2020': { 'design-review': days } } });
      await save('2026-09-18', 10);
      const received = (await clerk.intake.submit(intake('2026-09-18'))).case;
      await save('2026-09-18', 0);
      const again = (await clerk.intake.submit(intake('2026-09-18'))).case;
      const seen = async (id: number) => (await supervisor.cases.get({ id })).allowedActs.includes('extend');
      expect([await seen(received.id), await seen(again.id)]).toEqual([true, false]);
    }));
});

describe('the stages of a case', () => {
  test('are those of the steps in force on its receipt date, whatever is set later', () =>
    withOffice('2026-11-20', async (office) => {
      const { clerk, reviewer, administrator } = office;
      const before = (await clerk.intake.submit(intake('2026-11-20'))).case;
      await administrator.office.saveSettings({
        effectiveFrom: '2026-11-20',
        subSteps: { 'design-review': { decision: STEPS } },
      });
      const divided = (await clerk.intake.submit(intake('2026-11-20'))).case;
      await administrator.office.saveSettings({
        effectiveFrom: '2026-11-20',
        subSteps: { 'design-review': { decision: [step('一步办结', 9)] } },
        promised: { 'design-review': { decision: 9 } },
        warnWorkdays: 4,
      });
      const stages = async (id: number) =>
        (await reviewer.cases.get({ id })).clocks
          .find((clock) => clock.id === 'decision')
          ?.stages.map(({ name, due, state }) => [name, due, state]);
      expect(await stages(before.id)).toEqual([]);
      expect(await stages(divided.id)).toEqual([
        ['受理审查', '2026-11-23', 'current'],
        ['技术审查', '2026-11-27', 'ahead'],
        ['制作意见', '2026-12-01', 'ahead'],
      ]);
      const decision = (await reviewer.cases.get({ id: divided.id })).clocks.find(({ id }) => id === 'decision');
      expect(decision?.promised?.days).toBe(10);
    }));

  test('move on with the technical review, and are over when it is not there in time', () =>
    withOffice('2026-11-20', async (office) => {
      const { clerk, reviewer, administrator } = office;
      await administrator.office.saveSettings({
        effectiveFrom: '2026-11-20',
        subSteps: { 'design-review': { decision: STEPS } },
      });
      const { id } = (await clerk.intake.submit(intake('2026-11-20'))).case;
      const current = async () => {
        const clock = (await reviewer.cases.get({ id })).clocks.find((one) => one.id === 'decision');
        const stage = clock?.stages.find(({ state }) => state === 'current');
        return [stage?.name, stage?.standing];
      };
      office.on('2026-11-24');
      expect(await current()).toEqual(['技术审查', 'in-time']);
      office.on('2026-11-30');
      expect(await current()).toEqual(['技术审查', 'over']);
      const { version } = await reviewer.cases.get({ id });
      await reviewer.cases.act({
        caseId: id,
        version,
        key: newKey(),
        act: { type: 'technical-review', date: '2026-11-30', conclusion: 'conforming', findings: null },
      });
      expect(await current()).toEqual(['制作意见', 'in-time']);
    }));
});
