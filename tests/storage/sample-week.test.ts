import { describe, expect, test } from 'vitest';
import { COUNTER_WEEK } from '../../electron/sample/counter-week.ts';
import { openReplay, replayWeek } from '../../electron/sample/replay.ts';
import expected from '../data/counter-week.json' with { type: 'json' };
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
