import { describe, expect, test } from 'vitest';
import { COUNTER_WEEK } from '../../electron/sample/counter-week.ts';
import { openReplay, replayWeek } from '../../electron/sample/replay.ts';
import expected from '../data/counter-week.json' with { type: 'json' };
import { verifyDatabase } from '../../electron/services/verify.ts';
import { sampleOffices, type TestOffice } from './app-support.ts';

async function replayed({ app }: TestOffice, item: number, through: string) {
  const replay = openReplay(app);
  const steps = COUNTER_WEEK.filter((step) => step.item === item && step.date <= through);
  const [found] = await replayWeek(replay, steps);
  if (found === undefined) throw new Error(`No steps for item ${item}`);
  return { app, replay, caseId: found.caseId };
}

describe('the week at the counter, replayed through the services on its literal dates', () => {
  const openOffice = sampleOffices();
  for (const check of expected.checks) {
    test(`item ${check.item}: ${check.says}`, async () => {
      const { replay, caseId } = await replayed(await openOffice(), check.item, check.through);
      replay.set(check.asOf, '17:00');
      const reviewer = await replay.as('reviewer1');
      const found = await reviewer.cases.get({ id: caseId });

      expect({
        state: found.state,
        acceptedOn: found.acceptedOn,
        papers: found.papers.map(({ kind }) => kind).toSorted(),
        firstAsked: check.firstAsked === undefined ? undefined : found.firstAskedName,
        notice:
          check.notice === undefined
            ? undefined
            : found.openNotice?.lines.map(({ line, problem, outstanding }) => ({ line, problem, outstanding })),
      }).toEqual({
        state: check.state,
        acceptedOn: check.acceptedOn,
        papers: check.papers.toSorted(),
        firstAsked: check.firstAsked,
        notice: check.notice,
      });
      for (const wanted of check.clocks) {
        const clock = found.clocks.find(({ id }) => id === wanted.id);
        expect(clock, wanted.id).toMatchObject({
          state: wanted.state,
          start: wanted.start,
          statutory: {
            due: wanted.due,
            ...('remaining' in wanted ? { remaining: wanted.remaining } : {}),
            ...('provisional' in wanted ? { provisional: wanted.provisional } : {}),
          },
          ...('lamp' in wanted ? { lamp: wanted.lamp } : {}),
        });
        if ('promisedDue' in wanted) expect(clock?.promised?.due ?? null).toBe(wanted.promisedDue);
      }
      for (const warning of check.warnings ?? []) expect(found.warnings.map(({ code }) => code)).toContain(warning);
      if (check.determine !== undefined) {
        const { facts, result, clause } = check.determine;
        const use = facts.use === 'hotel' ? 'hotel' : 'theatre';
        expect(await reviewer.matters.determine({ ruleSet: '2020', use, floorArea: facts.floorArea })).toMatchObject({
          result,
          clause,
        });
      }
    });
  }
});

describe('the appointments of the week', () => {
  const openOffice = sampleOffices();

  async function week(through: string) {
    const { app } = await openOffice();
    const replay = openReplay(app);
    await replayWeek(
      replay,
      COUNTER_WEEK.filter(({ item, date }) => (item === 5 || item === 9) && date <= through),
    );
    return { app, replay, supervisor: await replay.as('supervisor1') };
  }

  test('item 5: the visit of Wednesday 30 September, nine o’clock, names two inspectors', async () => {
    const { supervisor } = await week('2026-09-25');
    const visits = await supervisor.appointments.list({
      from: '2026-09-30',
      through: '2026-09-30',
      service: 'site-visit',
    });
    expect(visits).toMatchObject([
      { from: '09:00', state: 'booked', inspectors: [{ name: '审查甲' }, { name: '审查乙' }], matter: 'pre-opening' },
    ]);
  });

  test('item 9: closing the Saturday of Mid-autumn moves the appointment made for it; the call list names it', async () => {
    const { app, supervisor, replay } = await week('2026-09-23');
    expect(await supervisor.appointments.list({ from: '2026-09-26', through: '2026-09-26' })).toMatchObject([
      { from: '09:00', state: 'booked', person: { name: '某丙', phone: '199****1009' } },
    ]);
    await replayWeek(
      replay,
      COUNTER_WEEK.filter(({ item, date }) => (item === 5 || item === 9) && date <= '2026-09-24'),
    );
    expect(await supervisor.appointments.list({ from: '2026-09-26', through: '2026-09-26' })).toEqual([]);
    const [entry] = await supervisor.opening.entries({});
    expect(entry).toMatchObject({
      kind: 'closure',
      change: { from: '2026-09-26', reason: '中秋节放假' },
      consequences: 1,
    });
    expect(await supervisor.appointments.callList({ entryId: entry?.id ?? 0 })).toMatchObject([
      {
        what: 'moved',
        before: { date: '2026-09-26', from: '09:00', counterName: '1号窗口' },
        appointment: { state: 'booked', date: '2026-09-28', from: '08:30' },
      },
    ]);
    const { days } = await supervisor.opening.days({ counterId: 1, from: '2026-09-26', through: '2026-09-26' });
    expect(days).toMatchObject([
      { state: 'closed', reason: 'closure', statutory: { kind: 'holiday', name: '中秋节' } },
    ]);
    expect((await verifyDatabase(app.context)).differences).toEqual([]);
  });
});
