import { describe, expect, test } from 'vitest';
import type { ServiceInput } from '../../shared/contract/journal.ts';
import { openReplay } from '../../electron/sample/replay.ts';
import { verifyDatabase } from '../../electron/services/verify.ts';
import { refusalOf, sampleOffices } from './app-support.ts';

const VISIT: ServiceInput = {
  kind: 'enterprise-visit',
  date: '2026-09-18',
  subject: '走访东城电子厂房改造项目',
  person: '东城电子有限公司',
  caseId: null,
  counts: { opinionsCollected: 3, opinionsAnswered: 2, hazardsFound: 1 },
  outcome: '现场答复两项，一项带回研究',
  rating: 'satisfied',
};

describe('the service journal', () => {
  const openOffice = sampleOffices();
  const desk = async (date = '2026-09-18') => {
    const office = await openOffice(date);
    return { ...office, as: (account: string) => openReplay(office.app).as(account) };
  };
  const figuresOf = async (client: Awaited<ReturnType<ReturnType<typeof openReplay>['as']>>) => {
    const { rows } = await client.statistics.figures({ from: '2026-09-01', through: '2026-09-30' });
    return Object.fromEntries(rows.map(({ figure, total }) => [figure, total]));
  };

  test('a visit is counted with what came of it, and opens its line', async () => {
    const { as } = await desk();
    const clerk = await as('counter1');
    const line = await clerk.journal.add({ key: 'journal-key-000001', service: VISIT });
    expect(line).toMatchObject({ ...VISIT, state: 'in-force', corrects: null });
    expect((await clerk.journal.add({ key: 'journal-key-000001', service: VISIT })).id).toBe(line.id);
    expect(await figuresOf(clerk)).toMatchObject({
      enterpriseVisits: 1,
      opinionsCollected: 3,
      opinionsAnswered: 2,
      hazardsFound: 1,
      hazardsRemoved: 0,
      satisfied: 1,
      trainings: 0,
    });
    const { rows, total } = await clerk.statistics.records({
      from: '2026-09-01',
      through: '2026-09-30',
      figure: 'opinionsCollected',
    });
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({ source: 'service', id: line.id, title: VISIT.subject, value: 3 });
  });

  test('a correction is a new line; the old one stays to be seen and counts no more', async () => {
    const { app, as } = await desk();
    const clerk = await as('counter1');
    const line = await clerk.journal.add({ key: 'journal-key-000002', service: VISIT });
    const better = { ...VISIT, counts: { opinionsCollected: 4 } };
    const correction = { key: 'journal-key-000003', id: line.id, reason: '漏记一项意见', service: better };
    const mended = await clerk.journal.correct(correction);
    expect(mended).toMatchObject({ corrects: line.id, reason: '漏记一项意见', counts: { opinionsCollected: 4 } });
    expect(await figuresOf(clerk)).toMatchObject({ enterpriseVisits: 1, opinionsCollected: 4, opinionsAnswered: 0 });
    expect(await refusalOf(clerk.journal.correct({ ...correction, key: 'journal-key-000004' }))).toEqual({
      code: 'NOT_CORRECTABLE',
      data: { id: line.id },
    });
    await clerk.journal.correct({ key: 'journal-key-000005', id: mended.id, reason: '重复登记', service: null });
    expect(await figuresOf(clerk)).toMatchObject({ enterpriseVisits: 0, opinionsCollected: 0 });
    expect((await clerk.journal.list({})).rows).toEqual([]);
    const whole = await clerk.journal.list({ show: 'all' });
    expect(whole.rows.map(({ state }) => state)).toEqual(['strike', 'struck', 'corrected']);
    expect((await verifyDatabase(app.context)).differences).toEqual([]);
  });

  test('lines are found by words, kind, person and day, page after page without gaps', async () => {
    const { as } = await desk('2026-09-25');
    const clerk = await as('counter1');
    for (let day = 11; day < 21; day += 1) {
      const service = { ...VISIT, date: `2026-09-${day}`, subject: `走访第${day}家企业` };
      await clerk.journal.add({ key: `journal-page-key-${day}`, service });
    }
    expect((await clerk.journal.list({ text: '第15家' })).rows.map(({ date }) => date)).toEqual(['2026-09-15']);
    expect((await clerk.journal.list({ text: '东城电子', kind: 'training' })).total).toBe(0);
    const first = await clerk.journal.list({ limit: 6 });
    const second = await clerk.journal.list({ limit: 6, cursor: first.next });
    expect([...first.rows, ...second.rows].map(({ date }) => Number(date.slice(8)))).toEqual([
      20, 19, 18, 17, 16, 15, 14, 13, 12, 11,
    ]);
    expect(second.next).toBeNull();
  });

  test.each<[string, Partial<ServiceInput>, string, string]>([
    ['a day to come', { date: '2026-09-19' }, 'service.date', 'out-of-range'],
    ['no subject', { subject: '  ' }, 'service.subject', 'required'],
    ['a training without people', { kind: 'training', counts: {}, rating: null }, 'service.counts.people', 'required'],
    ['copies at a visit', { counts: { copies: 2 } }, 'service.counts.copies', 'unknown-field'],
    ['a rating without a grade', { kind: 'rating', counts: {}, rating: null }, 'service.rating', 'required'],
    [
      'a green channel without its case',
      { kind: 'green-channel', counts: {}, rating: null },
      'service.caseId',
      'required',
    ],
    ['a case nobody has', { caseId: 4711 }, 'service.caseId', 'unknown-choice'],
    ['fewer than none', { counts: { hazardsFound: -1 } }, 'service.counts.hazardsFound', 'out-of-range'],
    ['half a hazard', { counts: { hazardsFound: 0.5 } }, 'service.counts.hazardsFound', 'not-a-number'],
    ['a kind that is none', { kind: 'party' as never }, 'service.kind', 'unknown-choice'],
  ])('%s is refused at its field, nothing is written', async (_says, change, field, problem) => {
    const { as } = await desk();
    const clerk = await as('counter1');
    const service = { ...VISIT, ...change };
    const refusal = await refusalOf(clerk.journal.add({ key: 'journal-key-000009', service }));
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ path: field, problem }] } });
    expect((await clerk.journal.list({ show: 'all' })).total).toBe(0);
  });
});
