import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../electron/storage/driver/sqlite.ts';
import { handleOf } from '../../electron/storage/open.ts';
import { correct, errorOf, intake, newKey, openOffice, project, type Office } from './cases-service-fixture.ts';

const DAY = '2026-09-18';
let office: Office;
beforeEach(async () => {
  office = await openOffice({ on: DAY });
});
afterEach(() => office.close());

/** Rows of every table, so that a refused call is seen to have written nothing. */
async function rows(): Promise<Record<string, unknown>> {
  const connection = await connect({ file: handleOf(office.application.context.write).file, mode: 'read-only' });
  const counts: Record<string, unknown> = {};
  for (const table of ['case_file', 'case_event', 'paper', 'draft', 'setting_version', 'audit_entry', 'idempotency']) {
    const { rows: found } = await connection.execute(`select count(*) as many from ${table}`);
    counts[table] = found[0]?.['many'];
  }
  await connection.close();
  return counts;
}

async function refused(call: Promise<unknown>): Promise<unknown> {
  return (await errorOf(call)).data;
}

function issue(path: string, problem: string): unknown {
  return { issues: [expect.objectContaining({ path, problem })] };
}

/** Lists in lists, as deep as said. */
function nested(levels: number): unknown {
  return JSON.parse('['.repeat(levels) + ']'.repeat(levels));
}

describe('a draft', () => {
  test.each([40, 1_500, 20_000])('nested %i levels deep is refused at its payload', async (levels) => {
    const before = await rows();
    const sent = { id: 'draft-0001', version: null, payload: { a: nested(levels) } } as never;
    expect(await refused(office.clerk.intake.saveDraft(sent))).toEqual(issue('payload', 'too-long'));
    expect(await rows()).toEqual(before);
  });

  test.each(['a\u0007b-0001', 'half-\ud800-pair', '', '../../fire-window.db'])(
    'with the impossible id %j is refused on submitting',
    async (draftId) => {
      const before = await rows();
      const call = office.clerk.intake.submit(intake(DAY, { draftId }));
      expect(await refused(call)).toEqual(issue('draftId', 'wrong-type'));
      expect(await rows()).toEqual(before);
    },
  );
});

test('two windows that submit one draft make one case', async () => {
  const draftId = 'draft-0001';
  await office.clerk.intake.saveDraft({ id: draftId, version: null, payload: { area: 'intake' } });
  const outcomes = await Promise.allSettled(
    ['甲宾馆', '乙宾馆'].map((name) => office.clerk.intake.submit(intake(DAY, { draftId, project: project(name) }))),
  );
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await rows()).toMatchObject({ case_file: 1, paper: 1, draft: 0 });
  const late = await errorOf(office.clerk.intake.submit(intake(DAY, { draftId })));
  expect(late).toMatchObject({ code: 'STALE_VERSION', data: { entity: 'draft', id: draftId } });
});

describe('a date nobody can mean', () => {
  test.each(['1800-01-01', '1949-09-30', '2200-01-01', '9999-12-31'])(
    '%s is refused as day of receipt',
    async (date) => {
      const before = await rows();
      expect(await refused(office.clerk.intake.submit(intake(date)))).toEqual(issue('date', 'out-of-range'));
      expect(await rows()).toEqual(before);
    },
  );

  test.each(['1800-01-01', '1999-12-31', '9999-12-31'])('%s is refused as first day of a setting', async (date) => {
    const before = await rows();
    const call = office.administrator.office.saveSettings({ effectiveFrom: date, warnWorkdays: 2 });
    expect(await refused(call)).toEqual(issue('effectiveFrom', 'out-of-range'));
    expect(await refused(office.administrator.office.settings({ on: date }))).toEqual(issue('on', 'out-of-range'));
    expect(await rows()).toEqual(before);
  });
});

test.each(['1950-01-03', '2012-10-31', '2020-05-29'])(
  'a receipt is not corrected to %s, where another rule set or none was in force',
  async (newDate) => {
    const { case: taken } = await office.clerk.intake.submit(intake(DAY));
    const before = await rows();
    const call = office.supervisor.cases.act({
      caseId: taken.id,
      version: taken.version,
      key: newKey(),
      act: { type: 'correct', date: DAY, eventSeq: 1, change: { kind: 'date', newDate }, reason: '登记有误' },
    });
    expect(await refused(call)).toEqual(issue('act.change.newDate', 'out-of-range'));
    expect(await rows()).toEqual(before);
  },
);

test('a receipt is corrected to an earlier day of the same rule set', async () => {
  const { case: taken } = await office.clerk.intake.submit(intake(DAY));
  const { case: corrected } = await correct(office.supervisor, taken, {
    date: DAY,
    eventSeq: 1,
    change: { kind: 'date', newDate: '2026-09-17' },
    reason: '登记有误',
  });
  expect(corrected.receivedOn).toBe('2026-09-17');
});
