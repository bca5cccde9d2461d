import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WriteTx } from '../../electron/services/context.ts';
import { changesOfList } from '../../electron/storage/repositories/date-changes.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';
import type { ActInput } from '../../shared/contract/acts.ts';
import type { CaseDetail } from '../../shared/contract/cases.ts';
import { correct, errorOf, intake, newKey, openOffice, type Client, type Office } from './cases-service-fixture.ts';

/** A Monday; the case was taken in and accepted on Friday 20 November. */
const TODAY = '2026-11-23';
const ACCEPTED = '2026-11-20';
let office: Office;
beforeEach(async () => {
  office = await openOffice({ on: ACCEPTED });
});
afterEach(() => office.close());

type Correction = Parameters<typeof correct>[2];
/** The acceptance moved to Thursday 19 November would lie before the receipt, so the receipt is moved. */
const RECEIPT_A_DAY_EARLIER: Correction = {
  date: TODAY,
  eventSeq: 1,
  change: { kind: 'date', newDate: '2026-11-19' },
  reason: '实为19日收件，录入有误',
};
const ACCEPTED_A_DAY_LATER: Correction = {
  date: TODAY,
  eventSeq: 2,
  change: { kind: 'date', newDate: '2026-11-23' },
  reason: '实为23日材料齐全',
};

async function taken(): Promise<CaseDetail> {
  const answer = await office.clerk.intake.submit(intake(ACCEPTED));
  office.on(TODAY);
  return answer.case;
}

const act = (client: Client, view: Pick<CaseDetail, 'id' | 'version'>, sent: ActInput) =>
  client.cases.act({ caseId: view.id, version: view.version, key: newKey(), act: sent });
const rows = async () => {
  const tables = ['case_event', 'paper', 'date_change_list', 'date_change', 'audit_entry', 'case_clock'] as const;
  const counts = await Promise.all(
    tables.map((table) => office.application.context.read.selectFrom(table).selectAll().execute()),
  );
  return counts.map(({ length }) => length);
};
const differences = async () => (await office.administrator.system.verify()).differences;
const shownLines = (
  lines: readonly {
    clockId: string;
    oldStatutory: string | null;
    newStatutory: string | null;
    oldPromised: string | null;
    newPromised: string | null;
  }[],
) =>
  lines.map(({ clockId, oldStatutory, newStatutory, oldPromised, newPromised }) => [
    clockId,
    oldStatutory,
    newStatutory,
    oldPromised,
    newPromised,
  ]);

describe('a correction that moves due dates', () => {
  test('shows old and new date of every clock and the papers that bear an old one, and writes nothing', async () => {
    const view = await taken();
    const before = await rows();
    const shown = await office.supervisor.notices.correction({
      caseId: view.id,
      version: view.version,
      eventSeq: 2,
      change: { kind: 'date', newDate: '2026-11-23' },
    });
    // Accepted 20 November: 15 and 10 working days end on 11 and 4 December; from 23 November on 14 and 7 December.
    expect(shownLines(shown.lines)).toEqual([['decision', '2026-12-11', '2026-12-14', '2026-12-04', '2026-12-07']]);
    expect(shown.lines[0]?.papers.map(({ kind, number }) => [kind, number])).toEqual([['receipt', view.receiptNumber]]);
    expect(shown.lines[0]).toMatchObject({ caseNumber: view.receiptNumber, projectName: view.projectName });
    expect(await rows()).toEqual(before);
  });

  test('is confirmed with what was shown: the list is frozen as rows and as a paper of the case', async () => {
    const view = await taken();
    const { case: corrected, papers, shown } = await correct(office.supervisor, view, ACCEPTED_A_DAY_LATER);
    expect(corrected.clocks.find(({ id }) => id === 'decision')).toMatchObject({
      statutory: { due: '2026-12-14' },
      promised: { due: '2026-12-07' },
    });
    expect(papers.map(({ kind }) => kind)).toEqual(['date-change-list']);
    const [list] = await office.supervisor.notices.correctionLists({ caseId: view.id });
    expect(list).toEqual({
      listId: 1,
      paperId: papers[0]?.id,
      eventSeq: 3,
      signedAt: '2026-11-23T02:00:00.000Z',
    });
    expect((await office.supervisor.notices.list({ listId: 1 })).lines).toEqual(shown.lines);
    const paper = await office.supervisor.papers.get({ id: papers[0]?.id ?? 0 });
    expect(paper.caseId).toBe(view.id);
    expect(JSON.parse(/\{.*\}/u.exec(paper.html)?.[0] ?? '{}')).toMatchObject({
      cause: {
        kind: 'correction',
        record: { seq: 2, event: 'accepted', oldDate: '2026-11-20', newDate: '2026-11-23' },
        reason: '实为23日材料齐全',
      },
      signedBy: '督办丁',
      signedOn: TODAY,
      lines: [{ clockId: 'decision', oldStatutory: '2026-12-11', newStatutory: '2026-12-14' }],
    });
    expect(await differences()).toEqual([]);
  });

  test('is refused without having been shown, and nothing is written', async () => {
    const view = await taken();
    const before = await rows();
    const sent = { type: 'correct', ...ACCEPTED_A_DAY_LATER, fingerprint: '' } as const;
    expect(await errorOf(act(office.supervisor, view, sent))).toEqual({
      code: 'CHANGES_DIFFER',
      data: { id: view.id },
    });
    expect(await rows()).toEqual(before);
  });

  test('is refused with the fingerprint of another correction, and nothing is written', async () => {
    const view = await taken();
    const { fingerprint } = await office.supervisor.notices.correction({
      caseId: view.id,
      version: view.version,
      eventSeq: 1,
      change: RECEIPT_A_DAY_EARLIER.change,
    });
    const before = await rows();
    const sent = { type: 'correct', ...ACCEPTED_A_DAY_LATER, fingerprint } as const;
    expect(await errorOf(act(office.supervisor, view, sent))).toMatchObject({ code: 'CHANGES_DIFFER' });
    expect(await rows()).toEqual(before);
  });

  test('happens once: the same key answers with the same list', async () => {
    const view = await taken();
    const { fingerprint } = await office.supervisor.notices.correction({
      caseId: view.id,
      version: view.version,
      eventSeq: 2,
      change: ACCEPTED_A_DAY_LATER.change,
    });
    const call = {
      caseId: view.id,
      version: view.version,
      key: newKey(),
      act: { type: 'correct' as const, ...ACCEPTED_A_DAY_LATER, fingerprint },
    };
    const first = await office.supervisor.cases.act(call);
    const before = await rows();
    const again = await office.supervisor.cases.act(call);
    expect(again.replayed).toBe(true);
    expect(again.papers).toEqual(first.papers);
    expect(await rows()).toEqual(before);
  });

  test('that is taken back by another correction shows the way back', async () => {
    const view = await taken();
    const { case: corrected } = await correct(office.supervisor, view, ACCEPTED_A_DAY_LATER);
    const back = await correct(office.supervisor, corrected, {
      date: TODAY,
      eventSeq: 3,
      change: { kind: 'void' },
      reason: '更正有误',
    });
    expect(shownLines(back.shown.lines)).toEqual([
      ['decision', '2026-12-14', '2026-12-11', '2026-12-07', '2026-12-04'],
    ]);
    const paper = await office.supervisor.papers.get({ id: back.papers[0]?.id ?? 0 });
    expect(paper.html).toContain('"record":{"seq":2,"event":"accepted","oldDate":"2026-11-23","newDate":"2026-11-20"}');
    expect(await differences()).toEqual([]);
  });

  test('that strikes the acceptance out takes the decision clock away', async () => {
    const view = await taken();
    const { shown } = await correct(office.supervisor, view, {
      date: TODAY,
      eventSeq: 2,
      change: { kind: 'void' },
      reason: '误录',
    });
    expect(shownLines(shown.lines)).toEqual([['decision', '2026-12-11', null, '2026-12-04', null]]);
    expect(await differences()).toEqual([]);
  });

  test('of a case accepted by law shows the decision clock that time alone has started', async () => {
    const answer = await office.clerk.intake.submit(
      intake(ACCEPTED, { materials: [], outcome: { type: 'put-aside' } }),
    );
    // Five working days end on Friday 27 November.
    office.on('2026-11-30');
    const shown = await office.supervisor.notices.correction({
      caseId: answer.case.id,
      version: answer.case.version,
      eventSeq: 1,
      change: { kind: 'date', newDate: '2026-11-19' },
    });
    expect(shownLines(shown.lines)).toEqual([
      ['decision', '2026-12-11', '2026-12-10', '2026-12-04', '2026-12-03'],
      ['one-shot', '2026-11-27', '2026-11-26', null, null],
    ]);
  });
});

describe('a correction that moves no due date', () => {
  test('needs no list and writes none', async () => {
    const view = await taken();
    const reviewed = await act(office.reviewer, view, {
      type: 'technical-review',
      date: TODAY,
      conclusion: 'conforming',
      findings: null,
    });
    const answer = await correct(office.supervisor, reviewed.case, {
      date: TODAY,
      eventSeq: 3,
      change: { kind: 'date', newDate: ACCEPTED },
      reason: '实为20日完成',
    });
    expect(answer.shown.lines).toEqual([]);
    expect(answer.papers).toEqual([]);
    expect(await office.supervisor.notices.correctionLists({ caseId: view.id })).toEqual([]);
  });
});

describe('clocks that have stopped', () => {
  /** Local days off on 1 and 2 December, signed after the decision: the stopped clock keeps the calendar it stopped under. */
  async function decidedUnderAnEarlierCalendar(): Promise<CaseDetail> {
    const view = await taken();
    office.on('2026-11-24');
    const paused = await act(office.reviewer, view, {
      type: 'pause',
      date: '2026-11-24',
      reason: 'testing',
      expectedWorkdays: 5,
      note: null,
    });
    office.on('2026-11-26');
    const resumed = await act(office.reviewer, paused.case, { type: 'resume', date: '2026-11-26', note: null });
    office.on('2026-12-03');
    const reviewed = await act(office.reviewer, resumed.case, {
      type: 'technical-review',
      date: '2026-12-03',
      conclusion: 'conforming',
      findings: null,
    });
    const decided = await act(office.secondReviewer, reviewed.case, {
      type: 'decide',
      date: '2026-12-03',
      result: 'approved',
      findings: null,
      reasons: null,
    });
    const proposed = await office.supervisor.notices.propose({
      kind: 'local',
      text: 'date,name,off\n2026-12-01,停电,true\n2026-12-02,停电,true\n',
      format: null,
      fileName: null,
      year: null,
      document: '东政办发〔2026〕20号',
    });
    const { fingerprint } = await office.supervisor.notices.changes({ id: proposed.id });
    await office.supervisor.notices.accept({ key: newKey(), id: proposed.id, fingerprint, remark: null });
    office.on('2026-12-04');
    return decided.case;
  }
  const decisionOf = async (id: number) =>
    (await office.clerk.cases.get({ id })).clocks.find((clock) => clock.id === 'decision')?.statutory.due;

  test('stay when the correction is about something else', async () => {
    const decided = await decidedUnderAnEarlierCalendar();
    // 25 and 26 November are covered by the pause: fifteen working days after the 20th end on 15 December.
    expect(await decisionOf(decided.id)).toBe('2026-12-15');
    const { shown } = await correct(office.supervisor, decided, {
      date: '2026-12-04',
      eventSeq: 5,
      change: { kind: 'date', newDate: '2026-12-02' },
      reason: '审查实为2日完成',
    });
    expect(shown.lines).toEqual([]);
    expect(await decisionOf(decided.id)).toBe('2026-12-15');
    expect(await differences()).toEqual([]);
  });

  test('are counted anew by the calendar in force when the correction is about a pause inside them', async () => {
    const decided = await decidedUnderAnEarlierCalendar();
    const { shown } = await correct(office.supervisor, decided, {
      date: '2026-12-04',
      eventSeq: 4,
      change: { kind: 'date', newDate: '2026-11-25' },
      reason: '实为25日恢复',
    });
    // One day of the pause less, two local days off more: 14 December and two days.
    expect(shownLines(shown.lines)).toEqual([['decision', '2026-12-15', '2026-12-16', '2026-12-08', '2026-12-09']]);
    expect(await decisionOf(decided.id)).toBe('2026-12-16');
    expect(await differences()).toEqual([]);
  });
});

describe('change slips of a correction', () => {
  test('tell the applicant the record that was wrong and the new dates', async () => {
    const view = await taken();
    await correct(office.supervisor, view, ACCEPTED_A_DAY_LATER);
    const [slip] = await office.supervisor.notices.slips({ key: newKey(), listId: 1, caseIds: [view.id] });
    const paper = await office.clerk.papers.get({ id: slip?.id ?? 0 });
    expect(paper).toMatchObject({ kind: 'date-change-slip', caseId: view.id });
    expect(JSON.parse(/\{.*\}/u.exec(paper.html)?.[0] ?? '{}')).toMatchObject({
      cause: {
        kind: 'correction',
        record: { seq: 2, event: 'accepted', oldDate: '2026-11-20', newDate: '2026-11-23' },
      },
      lines: [{ clockId: 'decision', newStatutory: '2026-12-14', newPromised: '2026-12-07' }],
    });
    // The next correction knows that the slip bears the date, too.
    const again = await office.supervisor.notices.correction({
      caseId: view.id,
      version: (await office.clerk.cases.get({ id: view.id })).version,
      eventSeq: 3,
      change: { kind: 'void' },
    });
    expect(again.lines[0]?.papers.map(({ kind }) => kind)).toEqual(['date-change-slip']);
  });
});

describe('looking at what a correction would move', () => {
  test('is refused like the correction itself', async () => {
    const view = await taken();
    const ask = (eventSeq: number, newDate: string, version = view.version) =>
      errorOf(
        office.supervisor.notices.correction({ caseId: view.id, version, eventSeq, change: { kind: 'date', newDate } }),
      );
    expect(await ask(9, ACCEPTED)).toMatchObject({
      code: 'ACT_REFUSED',
      data: { code: 'unknown-event', field: 'act.eventSeq' },
    });
    expect(await ask(2, '2026-11-24')).toMatchObject({
      code: 'ACT_REFUSED',
      data: { code: 'date-in-future', field: 'act.change.newDate' },
    });
    expect(await ask(2, '2026-11-19')).toMatchObject({
      code: 'ACT_REFUSED',
      data: { code: 'correction-inconsistent' },
    });
    expect(await ask(1, '2020-05-29')).toEqual({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'act.change.newDate', problem: 'out-of-range' }] },
    });
    expect(await ask(2, TODAY, view.version + 1)).toMatchObject({ code: 'STALE_VERSION' });
    expect(
      await errorOf(
        office.reviewer.notices.correction({
          caseId: view.id,
          version: view.version,
          eventSeq: 2,
          change: { kind: 'void' },
        }),
      ),
    ).toEqual({ code: 'FORBIDDEN', data: { needs: ['supervisor'] } });
  });
});

test('a frozen list can neither be changed nor deleted', async () => {
  const view = await taken();
  await correct(office.supervisor, view, ACCEPTED_A_DAY_LATER);
  const { write, read } = office.application.context;
  const refused = (work: (tx: WriteTx) => Promise<unknown>) => expect(writeTransaction(write, work)).rejects.toThrow();
  await refused((tx: WriteTx) => tx.updateTable('date_change_list').set({ cases: 2 }).execute());
  await refused((tx: WriteTx) => tx.deleteFrom('date_change_list').execute());
  await refused((tx: WriteTx) => tx.deleteFrom('date_change').execute());
  expect(await changesOfList(read, 1, { afterCase: 0, cases: 10 })).toHaveLength(1);
});
