import path from 'node:path';
import { CompiledQuery } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../electron/storage/migrate.ts';
import { MIGRATIONS } from '../../electron/services/application.ts';
import {
  closeDatabase,
  openDatabase,
  type WritableDatabase,
  type WriteTransaction,
} from '../../electron/storage/open.ts';
import { staffNames } from '../../electron/storage/repositories/actors.ts';
import { casesWithOpenClocks, countCases, selectCaseIds } from '../../electron/storage/repositories/case-list.ts';
import {
  caseById,
  casesAfter,
  insertCase,
  listedCases,
  updateCase,
  updateReceiptNumber,
  type NewCaseFile,
} from '../../electron/storage/repositories/cases.ts';
import { clocksOfCases, replaceClocks, type StoredClock } from '../../electron/storage/repositories/clocks.ts';
import { deleteDraft, draftById, draftsOf, putDraft } from '../../electron/storage/repositories/drafts.ts';
import { appendEvents, eventsOfCase, eventsOfCases } from '../../electron/storage/repositories/events.ts';
import { keepAnswer } from '../../electron/storage/repositories/idempotency.ts';
import { insertRows } from '../../electron/storage/repositories/insert-rows.ts';
import { repeatedNumbers } from '../../electron/storage/repositories/integrity.ts';
import {
  materialsOfCase,
  replaceMaterials,
  type CheckedMaterial,
} from '../../electron/storage/repositories/materials.ts';
import { drawNumber, seriesUse } from '../../electron/storage/repositories/numbers.ts';
import { readOpening } from '../../electron/storage/repositories/opening.ts';
import {
  insertPaper,
  paperById,
  paperDataOf,
  papersOfCase,
  receiptPapers,
  recordPrint,
  snapshotOf,
  snapshotsAfter,
  voidPaper,
} from '../../electron/storage/repositories/papers.ts';
import type { Schema } from '../../electron/storage/schema.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';
import type { PaperData } from '../../shared/papers/types.ts';
import type { CaseEvent } from '../../shared/workflow/types.ts';
import { failureFrom, temporaryFolder, unpreparable } from './support.ts';

const AT = '2026-09-18T02:00:00.000Z';
type Tx = WriteTransaction<Schema>;

async function migrated(onStatement?: (sql: string) => void): Promise<WritableDatabase<Schema>> {
  const database = await openDatabase<Schema>({
    file: path.join(await temporaryFolder(), 'test.db'),
    mode: 'read-write',
    ...(onStatement === undefined ? {} : { onStatement }),
  });
  onTestFinished(() => closeDatabase(database));
  await migrate(database, { migrations: MIGRATIONS, now: () => new Date(AT) });
  return database;
}

const FILE: NewCaseFile = {
  matter: 'design-review',
  path: 'ordinary',
  channel: 'counter',
  ruleSet: '2020',
  applicantId: null,
  projectId: null,
  counterId: null,
  firstAskedStaffId: null,
  origin: 'live',
  sourceKey: null,
  sourceData: null,
  terms: {
    materialFacts: { temporaryBuilding: true },
    promised: { decision: 10 },
    subSteps: {},
    extensions: {},
    warnWorkdays: 1,
    exemptions: {},
  },
  remark: '加急',
  derived: {
    state: 'accepted',
    receivedOn: '2026-09-18',
    acceptedOn: '2026-09-18',
    decidedOn: null,
    endedOn: null,
    result: null,
    handlerStaffId: null,
  },
  receiptNumber: null,
  version: 2,
  createdAt: AT,
};
const head = (seq: number) => ({ id: String(seq), seq, date: '2026-09-18', recordedAt: AT, staffId: null });
const EVENTS: readonly CaseEvent[] = [
  { ...head(1), type: 'received', channel: 'counter' },
  { ...head(2), type: 'accepted', basis: 'complete' },
];
const CLOCK: StoredClock = {
  id: 'decision',
  run: 1,
  state: 'running',
  start: '2026-09-18',
  stop: null,
  statutoryDays: 15,
  statutoryDue: '2026-10-15',
  statutoryLeft: null,
  promisedDays: 10,
  promisedDue: '2026-10-09',
  promisedLeft: null,
  provisional: false,
  outcome: null,
};
const MATERIALS: readonly CheckedMaterial[] = [
  { materialId: 'a', line: 1, result: 'present', copies: 2 },
  { materialId: 'b', line: 2, result: 'defective', defect: '未盖章' },
  { materialId: 'c', line: 3, result: 'tolerated', promisedDate: '2026-09-30' },
];
const DATA: PaperData = {
  kind: 'guide-slip',
  office: {
    officeName: '',
    authority: '',
    authorityShort: '',
    address: '',
    phone: '',
    supervisionPhone: '',
    hours: '',
    counterName: '',
    handlerName: '',
  },
  number: null,
  issuedOn: '2026-09-18',
  matter: 'design-review',
  path: 'ordinary',
  materials: [],
  limits: [],
};
const paper = (caseId: number, place: { series: string; year: number; seq: number } | null) => ({
  kind: 'receipt' as const,
  caseId,
  eventSeq: 2,
  place,
  number: place === null ? null : `第${place.seq}号`,
  templateVersion: 'plain',
  format: 'A4' as const,
  copies: ['applicant', 'file'] as const,
  data: DATA,
  html: '<!DOCTYPE html>',
  hash: '0'.repeat(64),
  issuedOn: '2026-09-18',
  issuedAt: AT,
  staffId: null,
});

test('what is written of a case is read back the same, and every statement names what exists', async () => {
  const statements = new Set<string>();
  const database = await migrated((sql) => statements.add(sql));
  await writeTransaction(database, async (tx: Tx) => {
    await insertRows(tx, 'staff', [
      {
        id: 'S0001',
        account: 'jia',
        name: '窗口甲',
        roles: '["counter"]',
        password_hash: 'none',
        active: 1,
        failed_attempts: 0,
        locked_until: null,
        created_at: AT,
        version: 1,
      },
    ]);
    const id = await insertCase(tx, FILE);
    expect(await caseById(tx, id)).toEqual({ id, ...FILE });
    expect(await caseById(tx, id + 1)).toBeNull();

    await appendEvents(tx, id, EVENTS);
    expect(await eventsOfCase(tx, id)).toEqual(EVENTS);
    expect((await eventsOfCases(tx, [id, id + 1])).get(id)).toEqual(EVENTS);

    await replaceMaterials(tx, id, MATERIALS.slice(1));
    await replaceMaterials(tx, id, MATERIALS);
    expect(await materialsOfCase(tx, id)).toEqual(MATERIALS);

    const held: StoredClock = { ...CLOCK, id: 'total', state: 'paused', statutoryDue: null, statutoryLeft: 4 };
    await replaceClocks(tx, id, [CLOCK]);
    await replaceClocks(tx, id, [CLOCK, held]);
    expect((await clocksOfCases(tx, [id])).get(id)).toEqual([CLOCK, held]);

    const first = await insertPaper(tx, paper(id, { series: 's', year: 2026, seq: await drawNumber(tx, 's', 2026) }));
    expect(await paperById(tx, first)).toMatchObject({ id: first, number: '第1号', prints: 0, voided: null });
    expect(await paperDataOf(tx, first)).toEqual(DATA);
    expect(await snapshotOf(tx, first)).toEqual({ html: '<!DOCTYPE html>', hash: '0'.repeat(64) });
    expect(await snapshotsAfter(tx, 0, 10)).toHaveLength(1);
    const print = { paperId: first, at: AT, staffId: 'S0001', target: 'printer' as const };
    expect([await recordPrint(tx, print), await recordPrint(tx, print)]).toEqual([1, 2]);
    expect((await receiptPapers(tx, [id])).get(id)).toEqual([{ kind: 'receipt', number: '第1号', voided: null }]);
    await voidPaper(tx, first, { at: AT, reason: '误打' });
    expect((await papersOfCase(tx, id))[0]).toMatchObject({ prints: 2, voided: { at: AT, reason: '误打' } });
    expect(await repeatedNumbers(tx)).toEqual([]);

    await updateReceiptNumber(tx, id, '第1号');
    const derived = { ...FILE.derived, state: 'decided', decidedOn: '2026-09-20', handlerStaffId: 'S0001' };
    await updateCase(tx, id, { derived, receiptNumber: '第1号', version: 3 });
    expect(await caseById(tx, id)).toMatchObject({ derived, receiptNumber: '第1号', version: 3 });
    expect(await listedCases(tx, [id])).toMatchObject([{ id, handlerName: '窗口甲', applicantName: null }]);
    expect(await casesAfter(tx, 0, 10)).toHaveLength(1);

    const selection = { asOf: '2026-09-18', states: ['decided', 'received', 'deemed-accepted'], open: true } as const;
    expect(await selectCaseIds(tx, selection, { beforeId: null, limit: 5 })).toEqual([id]);
    expect(await countCases(tx, { ...selection, open: false })).toBe(0);
    expect(await casesWithOpenClocks(tx, selection)).toEqual([{ id, warnWorkdays: 1, clocks: [CLOCK, held] }]);

    const kept = { procedure: 'p', staffId: 'S0001', inputHash: 'h', result: { caseId: id, paperIds: [first] } };
    await keepAnswer(tx, 'key', { ...kept, at: AT });
    expect(await readOpening(tx, { key: 'key', counterId: null })).toEqual({
      kept,
      newestSetting: 0,
      newestOpening: 0,
      newestCalendar: 0,
      lastAuditHash: null,
      counterName: null,
    });

    const draft = { id: 'd', staffId: 'S0001', payload: { a: 1 }, updatedAt: AT, version: 1 };
    await putDraft(tx, draft);
    await putDraft(tx, { ...draft, version: 2 });
    expect([await draftById(tx, 'd'), await draftsOf(tx, 'S0001')]).toEqual([
      { ...draft, version: 2 },
      [{ ...draft, version: 2 }],
    ]);
    expect([await deleteDraft(tx, 'd', 'S0002'), await deleteDraft(tx, 'd', 'S0001')]).toEqual([false, true]);
    expect([...(await staffNames(tx, ['S0001', 'S0009']))]).toEqual([['S0001', '窗口甲']]);
  });
  expect(statements.size).toBeGreaterThan(30);
  // A migration speaks of tables that are gone when it is done.
  const migrating = new Set<string>(MIGRATIONS.flatMap((migration) => [...migration.statements]));
  expect(
    await unpreparable(
      MIGRATIONS,
      [...statements].filter(
        (sql) => !migrating.has(sql) && !/^(pragma|begin|commit|create|drop|update sqlite_schema)/i.test(sql),
      ),
    ),
  ).toEqual([]);
});

test('a number drawn by an act that failed is drawn again, and a gap is seen', async () => {
  const database = await migrated();
  const failed = writeTransaction(database, async (tx: Tx) => {
    await drawNumber(tx, 's', 2026);
    throw new Error('the act failed');
  });
  await expect(failed).rejects.toThrow('the act failed');
  await writeTransaction(database, async (tx: Tx) => {
    const id = await insertCase(tx, FILE);
    expect(await drawNumber(tx, 's', 2026)).toBe(1);
    expect(await drawNumber(tx, 's', 2026)).toBe(2);
    expect(await drawNumber(tx, 's', 2027)).toBe(1);
    await insertPaper(tx, paper(id, { series: 's', year: 2026, seq: 2 }));
  });
  expect(await seriesUse(database)).toEqual([
    { series: 's', year: 2026, last: 2, lowest: 2, highest: 2, papers: 1, different: 1 },
    { series: 's', year: 2027, last: 1, lowest: null, highest: null, papers: 0, different: 0 },
  ]);
});

test('the file itself refuses a second use of a number, a changed event, a changed paper, a date that is none', async () => {
  const database = await migrated();
  const id = await writeTransaction(database, async (tx: Tx) => {
    const made = await insertCase(tx, FILE);
    await appendEvents(tx, made, EVENTS);
    await insertPaper(tx, paper(made, { series: 's', year: 2026, seq: 1 }));
    return made;
  });
  const attempt = (work: (tx: Tx) => Promise<unknown>) =>
    failureFrom(writeTransaction<Schema, unknown>(database, (tx) => work(tx)));
  const run = (sql: string) => attempt((tx) => tx.executeQuery(CompiledQuery.raw(sql)));
  expect(await attempt((tx) => insertPaper(tx, paper(id, { series: 's', year: 2026, seq: 1 })))).toMatchObject({
    code: 'unique',
    table: 'paper',
  });
  expect(await attempt((tx) => appendEvents(tx, id, EVENTS.slice(0, 1)))).toMatchObject({ code: 'unique' });
  expect(await attempt((tx) => appendEvents(tx, 99, EVENTS))).toEqual({ code: 'foreign-key' });
  expect(await run(`update case_event set date = '2026-09-19'`)).toEqual({
    code: 'rule',
    rule: 'case events are never changed',
  });
  expect(await run(`update paper set html = 'x'`)).toEqual({ code: 'rule', rule: 'an issued paper is frozen' });
  expect(await run('delete from paper')).toEqual({ code: 'rule', rule: 'an issued paper is never deleted' });
  expect(
    await attempt((tx) => insertCase(tx, { ...FILE, derived: { ...FILE.derived, receivedOn: '18.9.2026' } })),
  ).toMatchObject({
    code: 'check',
  });
});

test('rows of one insert must name the same columns', async () => {
  const database = await migrated();
  const odd = writeTransaction(database, (tx: Tx) =>
    insertRows(tx, 'counter', [
      { name: '1号', place: '二楼', active: 1 },
      { place: '二楼', name: '2号', active: 1 },
    ]),
  );
  await expect(odd).rejects.toThrow('different order');
});
