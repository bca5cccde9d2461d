import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  CLERK,
  errorOf,
  intake,
  newKey,
  openOffice,
  REVIEWER,
  SECOND_REVIEWER,
  type Office,
} from './cases-service-fixture.ts';

// A design review accepted on Friday 18 September 2026: promised 9 October, statutory 15 October.
let office: Office;
beforeEach(async () => {
  office = await openOffice({ on: '2026-09-18' });
});
afterEach(() => office.close());

async function accepted(date = '2026-09-18') {
  return (await office.clerk.intake.submit(intake(date))).case;
}

const boardOf = () => office.supervisor.supervision.board({});

describe('the board', () => {
  test('shows each open case with its running clocks, the worst lamp and who has it', async () => {
    const taken = await accepted();
    office.on('2026-10-10');
    const { asOf, rows } = await boardOf();
    expect(asOf).toBe('2026-10-10');
    expect(rows).toEqual([
      {
        id: taken.id,
        version: 2,
        matter: 'design-review',
        path: 'ordinary',
        state: 'accepted',
        receiptNumber: taken.receiptNumber,
        projectName: taken.projectName,
        applicantName: taken.applicantName,
        handlerId: CLERK,
        handlerName: '窗口甲',
        counterId: 1,
        counterName: '1号窗口',
        lamp: 'red',
        clocks: [
          {
            clockId: 'decision',
            lamp: 'red',
            state: 'running',
            due: '2026-10-09',
            statutoryDue: '2026-10-15',
            remaining: -1,
            provisional: false,
          },
        ],
        pause: null,
        stage: null,
        backdatedDays: 0,
        slip: null,
      },
    ]);
  });

  test('a paused case shows the working days gone by of those expected, and why', async () => {
    const taken = await accepted();
    office.on('2026-09-21');
    await office.reviewer.cases.act({
      caseId: taken.id,
      version: taken.version,
      key: newKey(),
      act: { type: 'pause', date: '2026-09-21', reason: 'testing', expectedWorkdays: 5, note: null },
    });
    // 22, 23 and 24 September; the 25th to the 27th are the Mid-autumn holiday.
    office.on('2026-09-27');
    const [row] = (await boardOf()).rows;
    expect(row).toMatchObject({
      lamp: 'blue',
      pause: { reason: 'testing', since: '2026-09-21', usedWorkdays: 3, expectedWorkdays: 5 },
      clocks: [{ clockId: 'decision', state: 'paused', due: null }],
    });
  });

  test('a case accepted by law stands there as such, with the clock of its decision', async () => {
    await office.clerk.intake.submit(intake('2026-09-18', { materials: [], outcome: { type: 'put-aside' } }));
    // Five working days: 20, 21, 22, 23, 24 September.
    office.on('2026-09-24');
    expect((await boardOf()).rows).toMatchObject([{ state: 'received', lamp: 'yellow' }]);
    office.on('2026-09-25');
    const [row] = (await boardOf()).rows;
    expect(row).toMatchObject({ state: 'deemed-accepted', lamp: 'black' });
    expect(row?.clocks.map(({ clockId, lamp }) => [clockId, lamp])).toEqual([
      ['one-shot', 'black'],
      ['decision', 'green'],
    ]);
  });

  test('an entry made later than it happened is marked with the days', async () => {
    office.on('2026-09-22');
    await accepted('2026-09-18');
    expect((await boardOf()).rows).toMatchObject([{ backdatedDays: 4 }]);
  });

  test('asked for single cases it gives those, and leaves out what has ended', async () => {
    const first = await accepted();
    const second = await accepted();
    await office.clerk.cases.act({
      caseId: second.id,
      version: second.version,
      key: newKey(),
      act: { type: 'withdraw', date: '2026-09-18', reason: '申请人撤回' },
    });
    const found = await office.supervisor.supervision.board({ caseIds: [first.id, second.id] });
    expect(found.rows.map(({ id }) => id)).toEqual([first.id]);
  });

  test('is for supervisors', async () => {
    expect(await errorOf(office.clerk.supervision.board({}))).toEqual({
      code: 'FORBIDDEN',
      data: { needs: ['supervisor'] },
    });
  });
});

describe('sub-steps and absences on the board', () => {
  test('a sub-step that is over is marked with its name and day', async () => {
    await office.administrator.office.saveSettings({
      effectiveFrom: '2026-09-01',
      subSteps: {
        'design-review': {
          decision: [
            { name: '技术审查', workdays: 4, endsWith: 'technical-reviewed' },
            { name: '制作意见', workdays: 2, endsWith: null },
          ],
        },
      },
    });
    await accepted();
    // Working days 1 to 4: 20, 21, 22 and 23 September.
    office.on('2026-09-23');
    expect((await boardOf()).rows).toMatchObject([
      { stage: { clockId: 'decision', name: '技术审查', due: '2026-09-23', remaining: 0, standing: 'in-time' } },
    ]);
    office.on('2026-09-24');
    expect((await boardOf()).rows).toMatchObject([
      { lamp: 'green', stage: { name: '技术审查', due: '2026-09-23', standing: 'over' } },
    ]);
  });

  test('who is absent today stands there with the stand-in, until it is taken back', async () => {
    const { supervisor } = office;
    const change = {
      kind: 'absence' as const,
      staffId: REVIEWER,
      from: '2026-09-21',
      through: '2026-09-25',
      span: null,
      standInId: SECOND_REVIEWER,
      reason: '培训',
    };
    const { fingerprint } = await supervisor.opening.affected({ change });
    const { entry } = await supervisor.opening.change({ key: newKey(), change, fingerprint, decisions: [] });
    expect((await boardOf()).absent).toEqual([]);
    office.on('2026-09-25');
    expect((await boardOf()).absent).toEqual([
      {
        staffId: REVIEWER,
        staffName: '审查乙',
        standInId: SECOND_REVIEWER,
        standInName: '审查丙',
        span: null,
        through: '2026-09-25',
        reason: '培训',
      },
    ]);
    const revocation = { kind: 'revocation' as const, revokes: entry.id, reason: '提前回来' };
    const again = await supervisor.opening.affected({ change: revocation });
    await supervisor.opening.change({
      key: newKey(),
      change: revocation,
      fingerprint: again.fingerprint,
      decisions: [],
    });
    expect((await boardOf()).absent).toEqual([]);
  });
});
