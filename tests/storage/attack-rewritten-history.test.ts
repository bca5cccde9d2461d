import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '../../electron/storage/driver/sqlite.ts';
import { handleOf } from '../../electron/storage/open.ts';
import { intake, newKey, openOffice, type Office } from './cases-service-fixture.ts';

const DAY = '2026-09-18';
const UNGUARD = ['case_event_is_final_update', 'case_event_is_final_delete'].map((name) => `drop trigger ${name}`);
const UNGUARDED = [
  'file: the guard case_event_is_final_update is missing',
  'file: the guard case_event_is_final_delete is missing',
];
let office: Office;
beforeEach(async () => {
  office = await openOffice({ on: DAY });
  const { case: taken } = await office.clerk.intake.submit(intake(DAY));
  await office.clerk.cases.act({
    caseId: taken.id,
    version: taken.version,
    key: newKey(),
    act: { type: 'withdraw', date: DAY, reason: '申请人撤回' },
  });
});
afterEach(() => office.close());

/** Changes the file behind the program's back, its guards removed. */
async function tamper(...statements: readonly string[]): Promise<readonly string[]> {
  const connection = await connect({ file: handleOf(office.application.context.write).file, mode: 'read-write' });
  for (const statement of [...UNGUARD, ...statements]) await connection.execute(statement);
  await connection.close();
  return (await office.administrator.system.verify()).differences;
}

test('removed guards are found, though nothing was changed yet', async () => {
  expect(await tamper()).toEqual(UNGUARDED);
});

test.each([
  ['words of a reason', `data = json_set(data, '$.reason', '逾期未补正')`],
  ['the person who acted', `staff_id = 'S0002'`],
  ['the time of entry', `recorded_at = '2026-09-01T00:00:00.000Z'`],
])('rewriting %s is found, though no state follows from it', async (_what, change) => {
  expect(await tamper(`update case_event set ${change} where case_id = 1 and seq = 3`)).toEqual([
    'case 1: event 3 (withdrawn) is not what was audited',
    ...UNGUARDED,
  ]);
});

test('an event cut off the end is found in the audit trail as well', async () => {
  const differences = await tamper(`delete from case_event where case_id = 1 and seq = 3`);
  expect(differences).toContain('case 1: event 3 was audited and is gone');
});
