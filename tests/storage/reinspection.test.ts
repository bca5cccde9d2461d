import { describe, expect, onTestFinished, test } from 'vitest';
import { clocksOfCases } from '../../electron/storage/repositories/clocks.ts';
import type { ActInput } from '../../shared/contract/acts.ts';
import type { CaseDetail } from '../../shared/contract/cases.ts';
import {
  COMMITMENT_COMPLETE,
  correct,
  intake,
  newKey,
  openOffice,
  PRE_OPENING_COMPLETE,
  REVIEWER,
  SECOND_REVIEWER,
  type Client,
  type Office,
} from './cases-service-fixture.ts';

const DAY = '2026-09-18';
const inspectorIds = [REVIEWER, SECOND_REVIEWER];

function actOn(client: Client, view: Pick<CaseDetail, 'id' | 'version'>, act: ActInput) {
  return client.cases.act({ key: newKey(), caseId: view.id, version: view.version, act });
}

async function atOffice(): Promise<Office> {
  const office = await openOffice({ on: DAY });
  onTestFinished(() => office.close());
  return office;
}

/** A permit by commitment, delivered, that failed its verification: put right by 30 September. */
async function orderedByCommitment(office: Office): Promise<CaseDetail> {
  const { case: permitted } = await office.clerk.intake.submit(
    intake(DAY, {
      matter: 'pre-opening',
      path: 'commitment',
      materialFacts: {},
      materials: COMMITMENT_COMPLETE,
      outcome: { type: 'permit' },
    }),
  );
  const delivered = await actOn(office.clerk, permitted, {
    type: 'deliver',
    date: DAY,
    method: 'direct',
    recipient: '经办乙',
    relation: null,
    witness: null,
    place: '1号窗口',
  });
  const failed = await actOn(office.reviewer, delivered.case, {
    type: 'verify',
    date: DAY,
    inspectorIds,
    result: 'not-conforming',
    findings: '疏散通道堵塞',
  });
  const ordered = await actOn(office.reviewer, failed.case, {
    type: 'notice-rectification',
    date: DAY,
    findings: '疏散通道堵塞',
    deadline: '2026-09-30',
  });
  return ordered.case;
}

async function stored(office: Office, id: number) {
  const clocks = (await clocksOfCases(office.application.context.read, [id])).get(id) ?? [];
  return clocks
    .filter((clock) => clock.id === 'reinspection')
    .map(({ state, start, stop, statutoryDue, outcome }) => [state, start, stop, statutoryDue, outcome]);
}

/** What every screen says of the one case there is: its clock, its row, the start page, the list by lamp. */
async function shown(office: Office, id: number) {
  const view = await office.reviewer.cases.get({ id });
  const clock = view.clocks.find((one) => one.id === 'reinspection');
  const lamps = ['green', 'yellow', 'red', 'black', 'blue'] as const;
  const listed: string[] = [];
  for (const lamp of lamps) {
    if ((await office.reviewer.cases.list({ filter: { lamp } })).rows.length > 0) listed.push(lamp);
  }
  const { byLamp } = await office.reviewer.today.overview();
  const { rows } = await office.reviewer.cases.list({ filter: {} });
  return {
    clock: clock === undefined ? null : [clock.state, clock.start, clock.statutory.due],
    next: rows[0]?.next?.clockId ?? null,
    row: rows[0]?.lamp ?? null,
    listed,
    counted: lamps.filter((lamp) => byLamp[lamp] > 0),
  };
}

const NOTHING = { clock: null, next: null, row: null, listed: [], counted: [] };
const noDifferences = async (office: Office) =>
  expect((await office.administrator.system.verify()).differences).toEqual([]);

describe('the clock of a re-inspection that nobody has asked for', () => {
  test('is stored with the order, shows nothing before the last day and everything from it on', async () => {
    const office = await atOffice();
    const { id } = await orderedByCommitment(office);
    expect(await stored(office, id)).toEqual([['running', '2026-09-30', null, '2026-10-10', null]]);
    for (const day of [DAY, '2026-09-29']) {
      office.on(day);
      expect(await shown(office, id)).toEqual(NOTHING);
      await noDifferences(office);
    }
    for (const [day, lamp] of [
      ['2026-09-30', 'green'],
      ['2026-10-09', 'yellow'],
      ['2026-10-12', 'black'],
    ] as const) {
      office.on(day);
      expect(await shown(office, id)).toEqual({
        clock: ['running', '2026-09-30', '2026-10-10'],
        next: 'reinspection',
        row: lamp,
        listed: [lamp],
        counted: [lamp],
      });
      await noDifferences(office);
    }
  });

  test('begins with the request when that comes first, and stops with the visit', async () => {
    const office = await atOffice();
    const ordered = await orderedByCommitment(office);
    office.on('2026-09-28');
    const asked = await actOn(office.clerk, ordered, { type: 'request-reinspection', date: '2026-09-28' });
    expect(await stored(office, ordered.id)).toEqual([['running', '2026-09-28', null, '2026-10-08', null]]);
    office.on('2026-09-30');
    await actOn(office.reviewer, asked.case, {
      type: 'reinspect',
      date: '2026-09-30',
      inspectorIds,
      result: 'conforming',
      findings: null,
    });
    expect(await stored(office, ordered.id)).toEqual([['stopped', '2026-09-28', '2026-09-30', '2026-10-08', 'early']]);
    await noDifferences(office);
  });

  test('never begins when the permit is revoked before the last day, and ends without an outcome after it', async () => {
    const early = await atOffice();
    const ordered = await orderedByCommitment(early);
    early.on('2026-09-29');
    await actOn(early.reviewer, ordered, { type: 'revoke', date: '2026-09-29', reasons: '拒不改正' });
    expect(await stored(early, ordered.id)).toEqual([]);
    await noDifferences(early);

    const late = await atOffice();
    const left = await orderedByCommitment(late);
    late.on('2026-10-09');
    await actOn(late.reviewer, left, { type: 'revoke', date: '2026-10-09', reasons: '逾期未改' });
    expect(await stored(late, left.id)).toEqual([['stopped', '2026-09-30', '2026-10-09', '2026-10-10', null]]);
    await noDifferences(late);
  });

  test('goes when the order is struck out', async () => {
    const office = await atOffice();
    const ordered = await orderedByCommitment(office);
    const eventSeq = ordered.events.at(-1)?.seq ?? 0;
    await correct(office.supervisor, ordered, {
      date: DAY,
      eventSeq,
      change: { kind: 'void' },
      reason: '误发',
    });
    expect(await stored(office, ordered.id)).toEqual([]);
    await noDifferences(office);
  });

  test('ends with a decision made straight from the order', async () => {
    const office = await atOffice();
    const { case: accepted } = await office.clerk.intake.submit(
      intake(DAY, { matter: 'pre-opening', materialFacts: {}, materials: PRE_OPENING_COMPLETE }),
    );
    const visited = await actOn(office.reviewer, accepted, {
      type: 'inspect',
      date: DAY,
      inspectorIds,
      conclusion: 'not-conforming',
      findings: '自动喷水灭火系统故障',
    });
    const ordered = await actOn(office.reviewer, visited.case, {
      type: 'notice-rectification',
      date: DAY,
      findings: '自动喷水灭火系统故障',
      deadline: '2026-09-30',
    });
    expect(await stored(office, accepted.id)).toEqual([['running', '2026-09-30', null, '2026-10-10', null]]);
    office.on('2026-10-08');
    await actOn(office.reviewer, ordered.case, {
      type: 'decide',
      date: '2026-10-08',
      result: 'rejected',
      findings: null,
      reasons: '自动喷水灭火系统不能正常使用',
    });
    expect(await stored(office, accepted.id)).toEqual([['stopped', '2026-09-30', '2026-10-08', '2026-10-10', null]]);
    await noDifferences(office);
  });
});
