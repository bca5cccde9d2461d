import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { byBoardUrgency, isOnBoard, WHOLE_BOARD, type BoardFilter } from '../../shared/supervision/board.ts';
import { applicant, intake, newKey, openOffice, project, SUPERVISOR, type Office } from './cases-service-fixture.ts';
import { cellsOf, exported, linesOf } from './exports-support.ts';

// On Thursday 15 October 2026: accepted 18 September, promised 9 October = red; accepted 28 September, promised
// 16 October = yellow; accepted 14 October, promised 28 October = green. The seventh of October ends the holidays, the
// tenth is a make-up Saturday.
let office: Office;
beforeEach(async () => {
  office = await openOffice({ on: '2026-09-18' });
});
afterEach(() => office.close());

async function accepted(date: string, more: Parameters<typeof intake>[1] = {}) {
  office.on(date);
  return (await office.clerk.intake.submit(intake(date, more))).case;
}

async function threeLamps() {
  const red = await accepted('2026-09-18', { project: project('=HYPERLINK("http://x")') });
  const yellow = await accepted('2026-09-28');
  const green = await accepted('2026-10-14');
  office.on('2026-10-15');
  return { red, yellow, green };
}
const board = (filter: Partial<BoardFilter> = {}) =>
  ({ list: 'board', filter: { ...WHOLE_BOARD, ...filter } }) as const;

describe('the board as a file', () => {
  test('has its cases in the order of the screen: the worst lamp first', async () => {
    const { red, yellow, green } = await threeLamps();
    const lines = await linesOf(office.supervisor, board());
    expect(lines).toMatchObject([
      { number: red.receiptNumber, lamp: 'red', clock: 'decision', due: '2026-10-09', left: '-5' },
      { number: yellow.receiptNumber, lamp: 'yellow', clock: 'decision', due: '2026-10-16', left: '1' },
      { number: green.receiptNumber, lamp: 'green', clock: 'decision', due: '2026-10-28', left: '9' },
    ]);
    expect(lines[0]).toMatchObject({ statutoryDue: '2026-10-15', matter: '消防设计审查', handler: '窗口甲' });
    const { rows, asOf } = await office.supervisor.supervision.board({});
    expect(lines.map(({ number }) => number)).toEqual(
      rows
        .filter((row) => isOnBoard(row, WHOLE_BOARD, asOf))
        .toSorted(byBoardUrgency)
        .map(({ receiptNumber }) => receiptNumber),
    );
  });

  test.each<[string, Partial<BoardFilter>, readonly ('red' | 'yellow' | 'green')[]]>([
    ['one lamp', { lamp: 'yellow' }, ['yellow']],
    ['what is due this week', { concern: 'due-week' }, ['yellow']],
    ['one matter', { matter: 'design-review' }, ['red', 'yellow', 'green']],
    ['another matter', { matter: 'pre-opening' }, []],
  ])('narrowed to %s it has what the screen lists', async (_what, filter, wanted) => {
    const cases = await threeLamps();
    expect((await linesOf(office.supervisor, board(filter))).map(({ number }) => number)).toEqual(
      wanted.map((lamp) => cases[lamp].receiptNumber),
    );
  });

  test('a paused case says for what and since when; the expert review runs beside its decision', async () => {
    const taken = await accepted('2026-09-18');
    office.on('2026-09-21');
    await office.reviewer.cases.act({
      caseId: taken.id,
      version: taken.version,
      key: newKey(),
      act: { type: 'pause', date: '2026-09-21', reason: 'expert-review', expectedWorkdays: 15, note: null },
    });
    office.on('2026-09-23');
    const [row] = (await office.supervisor.supervision.board({})).rows;
    const review = row?.clocks.find(({ clockId }) => clockId === 'expert-review');
    const [line] = await linesOf(office.supervisor, board());
    expect(line).toMatchObject({
      lamp: 'green',
      clock: 'expert-review',
      due: review?.due,
      left: String(review?.remaining),
      otherClocks: 'blue decision',
      pauseReason: 'expert-review',
      pausedSince: '2026-09-21',
      pauseUsed: '2',
      pauseExpected: '15',
    });
  });

  test('a project named like a formula is a text in either file', async () => {
    await threeLamps();
    const [line] = await linesOf(office.supervisor, board());
    expect(line?.['project']).toBe(`'=HYPERLINK("http://x")`);
    const [, first] = await cellsOf((await exported(office.supervisor, board(), 'xlsx')).file);
    expect(first?.[3]).toBe('=HYPERLINK("http://x")');
  });
});

describe('slips as a file', () => {
  const YEAR = { from: '2026-01-01', through: '2026-12-31' } as const;

  async function oneUrged() {
    const { red, yellow } = await threeLamps();
    const [issued] = await office.supervisor.supervision.issueSlips({
      key: newKey(),
      cases: [{ caseId: red.id, version: red.version, kind: 'urging' }],
      note: '@请抓紧',
    });
    return { red, yellow, slip: issued?.slip };
  }

  test('the register has every slip of the span, with the answer', async () => {
    const { red, slip } = await oneUrged();
    await office.clerk.supervision.acknowledge({
      key: newKey(),
      slipId: slip?.id ?? 0,
      version: 1,
      planDate: '2026-10-19',
      words: '周一办结',
    });
    const filter = { ...YEAR, show: 'all' } as const;
    const lines = await linesOf(office.supervisor, { list: 'register', filter });
    expect(lines).toEqual([
      {
        slipNumber: '东住建消催字〔2026〕第0001号',
        slipKind: 'urging',
        number: red.receiptNumber,
        project: `'=HYPERLINK("http://x")`,
        lampThen: 'red',
        clock: 'decision',
        due: '2026-10-09',
        handler: '窗口甲',
        issued: '2026-10-15',
        issuedBy: '督办丁',
        note: "'@请抓紧",
        slipStanding: 'planned',
        answerBy: '2026-10-19',
        answered: '2026-10-15',
        answeredBy: '窗口甲',
        planDate: '2026-10-19',
        answer: '周一办结',
      },
    ]);
    const { slips } = await office.supervisor.supervision.slips(filter);
    expect(slips.map(({ number, standing }) => [number, standing])).toEqual(
      lines.map(({ slipNumber, slipStanding }) => [slipNumber, slipStanding]),
    );
  });

  test('outside its span, and when only unsettled ones are looked at, a slip is left out', async () => {
    const { red } = await oneUrged();
    const of = (filter: { from: string; through: string; show: 'all' | 'unsettled' }) =>
      linesOf(office.supervisor, { list: 'register', filter });
    expect(await of({ from: '2026-10-16', through: '2026-12-31', show: 'all' })).toEqual([]);
    expect(await of({ ...YEAR, show: 'unsettled' })).toHaveLength(1);
    const { version } = await office.clerk.cases.get({ id: red.id });
    await office.clerk.cases.act({
      caseId: red.id,
      version,
      key: newKey(),
      act: { type: 'withdraw', date: '2026-10-15', reason: '申请人撤回' },
    });
    expect(await of({ ...YEAR, show: 'unsettled' })).toEqual([]);
    expect(await of({ ...YEAR, show: 'all' })).toMatchObject([{ slipStanding: 'settled' }]);
  });

  test('a handler has those addressed to them, the supervisor those nobody heeded', async () => {
    await oneUrged();
    expect(await linesOf(office.clerk, { list: 'slips', of: 'mine' })).toMatchObject([{ slipStanding: 'waiting' }]);
    expect(await linesOf(office.supervisor, { list: 'slips', of: 'mine' })).toEqual([]);
    office.on('2026-10-20');
    expect(await linesOf(office.supervisor, { list: 'slips', of: 'late' })).toMatchObject([
      { slipStanding: 'unacknowledged' },
    ]);
    expect(await linesOf(office.reviewer, { list: 'slips', of: 'late' })).toEqual([]);
  });
});

describe('what is whose, as a file', () => {
  test('duties in their order of urgency with the part one has in them; what another holds meanwhile', async () => {
    const { red, yellow, green } = await threeLamps();
    await office.clerk.supervision.handOver({
      key: newKey(),
      what: { kind: 'cases', cases: [{ caseId: green.id, version: green.version }] },
      toStaffId: SUPERVISOR,
      reason: '出差',
      until: '2026-10-23',
    });
    const { mine, lent } = await office.clerk.today.overview();
    const duties = await linesOf(office.clerk, { list: 'duties' });
    expect(duties).toMatchObject([
      { number: red.receiptNumber, lamp: 'red', duties: 'handler' },
      { number: yellow.receiptNumber, lamp: 'yellow', duties: 'handler' },
    ]);
    expect(duties.map(({ number }) => number)).toEqual(mine.map(({ receiptNumber }) => receiptNumber));
    expect(lent).toHaveLength(1);
    expect(await linesOf(office.clerk, { list: 'lent' })).toEqual([
      {
        number: green.receiptNumber,
        project: green.projectName,
        heldBy: '督办丁',
        coverUntil: '2026-10-23',
        lent: 'lent',
      },
    ]);
    expect(await linesOf(office.supervisor, { list: 'duties' })).toMatchObject([
      { number: green.receiptNumber, coverFor: '窗口甲', coverUntil: '2026-10-23' },
    ]);
  });

  test('the applicant is named as on the screen', async () => {
    const taken = await accepted('2026-09-18', { applicant: applicant('东城宾馆') });
    const [row] = (await office.clerk.cases.list({ filter: {}, limit: 10 })).rows;
    expect((await linesOf(office.clerk, { list: 'duties' }))[0]).toMatchObject({
      number: taken.receiptNumber,
      applicant: row?.applicantName,
    });
  });
});
