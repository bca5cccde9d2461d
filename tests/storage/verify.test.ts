import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '../../electron/storage/driver/sqlite.ts';
import { handleOf } from '../../electron/storage/open.ts';
import { FILING_COMPLETE, intake, newKey, openOffice, type Office } from './cases-service-fixture.ts';

const DAY = '2026-09-18';
let office: Office;
beforeEach(async () => {
  office = await openOffice({ on: DAY });
  await office.clerk.intake.submit(intake(DAY));
  const { case: filed } = await office.clerk.intake.submit(
    intake(DAY, {
      matter: 'completion-filing',
      materialFacts: {},
      materials: FILING_COMPLETE,
      completionPassedOn: '2026-09-01',
      outcome: { type: 'file' },
    }),
  );
  await office.clerk.cases.act({
    caseId: filed.id,
    version: filed.version,
    key: newKey(),
    act: { type: 'draw', date: DAY, drawn: 'drawn', note: null },
  });
  await office.clerk.intake.submit(intake(DAY, { materials: [], outcome: { type: 'put-aside' } }));
});
afterEach(() => office.close());

/** Damages the file behind the program's back. */
async function tamper(...statements: readonly string[]): Promise<void> {
  const connection = await connect({ file: handleOf(office.application.context.write).file, mode: 'read-write' });
  for (const statement of statements) await connection.execute(statement);
  await connection.close();
}
const differences = async () => (await office.administrator.system.verify()).differences;

test('a database that nobody touched says what its events say, on any later day', async () => {
  expect(await office.administrator.system.verify()).toMatchObject({ cases: 3, papers: 3, differences: [] });
  office.on('2026-12-01');
  expect(await differences()).toEqual([]);
});

test('a state that does not follow from the events is found', async () => {
  await tamper(`update case_file set state = 'decided', decided_on = '2026-09-18' where id = 1`);
  expect(await differences()).toEqual([
    'case 1: state is stored as "decided", its events say "accepted"',
    'case 1: decidedOn is stored as "2026-09-18", its events say null',
  ]);
});

test('a due date somebody moved is found, and a clock somebody removed', async () => {
  await tamper(
    `update case_clock set statutory_due = '2026-10-30' where case_id = 1 and clock_id = 'decision'`,
    `delete from case_clock where case_id = 3`,
  );
  expect(await differences()).toEqual([
    'case 1: clock decision 1: statutoryDue is stored as "2026-10-30", its events say "2026-10-15"',
    'case 3: clock one-shot 1 is not stored',
  ]);
});

test('a paper whose bytes were changed is found', async () => {
  await tamper('drop trigger paper_is_frozen', `update paper set html = html || ' ' where id = 1`);
  expect(await differences()).toEqual([
    'paper 1: its bytes are not those that were issued',
    'file: the guard paper_is_frozen is missing',
  ]);
});

test('a paper struck or restored behind the program’s back is found, and another reason than the one given', async () => {
  const AT = office.application.context.now().toISOString();
  await office.supervisor.papers.void({ id: 1, reason: '收件人姓名打印有误' });
  await office.supervisor.papers.void({ id: 2, reason: '重复出具' });
  expect(await differences()).toEqual([]);
  await tamper(
    `update paper set void_reason = '作废' where id = 1`,
    `update paper set voided_at = null, void_reason = null where id = 2`,
    `update paper set voided_at = '2026-09-18T02:00:00.000Z', void_reason = '作废' where id = 3`,
  );
  expect(await differences()).toEqual(
    expect.arrayContaining([
      `paper 1: struck ${AT} because "作废", but the trail says ${AT} because "收件人姓名打印有误"`,
      'paper 2: it was struck and is not any more',
      'paper 3: it is struck, but nobody struck it',
    ]),
  );
});

test('a gap in a number series is found', async () => {
  await tamper(`update number_series set last = 5 where series = 'receipt.design-review@东住建'`);
  expect(await differences()).toEqual([
    'series receipt.design-review@东住建 2026: 5 numbers drawn, 1 on 1 papers, 1 to 1',
  ]);
});

test('an event that was removed is found', async () => {
  await tamper('drop trigger case_event_is_final_delete', 'delete from case_event where case_id = 1 and seq = 1');
  expect(await differences()).toEqual([
    'case 1: event 1 is missing',
    'case 1: event 1 was audited and is gone',
    'file: the guard case_event_is_final_delete is missing',
  ]);
});

test('an audit entry that was changed is found', async () => {
  await tamper('drop trigger audit_entry_is_final_update', `update audit_entry set staff_id = 'S0002' where id = 2`);
  expect(await differences()).toEqual([
    'audit entry 2: changed',
    'file: the guard audit_entry_is_final_update is missing',
  ]);
});
