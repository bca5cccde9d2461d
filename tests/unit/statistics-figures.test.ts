import { expect, test, describe } from 'vitest';
import { builtInCalendar } from '../../shared/calendar/build.ts';
import { entriesOfLedgerCase, parallelCases, workdaysUsed } from '../../shared/statistics/case-entries.ts';
import { NO_TALLY, type EntryKind, type Tally } from '../../shared/statistics/entries.ts';
import { figureOf } from '../../shared/statistics/figures.ts';
import { entriesOfService } from '../../shared/statistics/services.ts';
import type { PlainClock } from '../../shared/timelimit/types.ts';

const from =
  (tallies: Partial<Record<EntryKind, Partial<Tally>>>) =>
  (kind: EntryKind): Tally => ({ ...NO_TALLY, ...tallies[kind] });

describe('a figure from its tallies', () => {
  // Two design reviews: 8 and 15 of 15 working days used.
  const two = from({ early: { rows: 1, value: 8, base: 15 }, 'on-time': { rows: 1, value: 15, base: 15 } });
  test('the average is what was used by what was answered', () => expect(figureOf('averageWorkdays', two)).toBe(11.5));
  test('speed-up is what was saved of what the law gives: 7 of 30', () => expect(figureOf('speedUp', two)).toBe(23.33));
  test('a permit due the same day has no days to save and breaks no average', () => {
    const permits = from({ 'on-time': { rows: 3, value: 0, base: 0 } });
    expect(figureOf('averageWorkdays', permits)).toBe(0);
    expect(figureOf('speedUp', permits)).toBeNull();
  });
  test('where nothing was answered there is no average, not a zero', () => {
    expect(figureOf('averageWorkdays', from({}))).toBeNull();
    expect(figureOf('withinPromise', from({}))).toBeNull();
    expect(figureOf('early', from({}))).toBe(0);
  });
  test('a case late for the promise is still within the law', () => {
    const mixed = from({ early: { rows: 2 }, 'late-promised': { rows: 1 }, 'late-statutory': { rows: 1 } });
    expect(figureOf('withinPromise', mixed)).toBe(50);
    expect(figureOf('withinStatute', mixed)).toBe(75);
  });
  test('a case paused twice is one paused case', () =>
    expect(figureOf('pausedCases', from({ paused: { rows: 2, records: 1 } }))).toBe(1));
  test('concluded are decisions, permits and vouchers together', () =>
    expect(figureOf('concluded', from({ decided: { rows: 4 }, permitted: { rows: 3 }, filed: { rows: 2 } }))).toBe(9));
});

describe('working days a clock took', () => {
  const clock = (stop: string, remaining: number): PlainClock => ({
    id: 'decision',
    state: 'stopped',
    start: '2026-09-01',
    stop,
    statutory: { days: 15, due: '2026-09-22', remaining, provisional: false, basis: '' },
    promised: null,
    lamp: 'green',
    outcome: null,
  });
  test.each([
    ['stopped seven working days early', '2026-09-11', 7, 8],
    ['stopped on the last day', '2026-09-22', 0, 15],
    ['stopped the day after', '2026-09-23', -1, 16],
    // 25 September 2026 begins the Mid-autumn holiday; 23 and 24 are working days.
    ['stopped on a holiday two working days later', '2026-09-25', -2, 17],
  ])('%s', (_says, stop, remaining, used) =>
    expect(workdaysUsed(clock(stop, remaining), [], builtInCalendar())).toBe(used),
  );
  test('stopped on a rest day right after the last day: late, but no further working day was used', () => {
    const friday = { ...clock('2026-09-19', -1), statutory: { ...clock('', -1).statutory, due: '2026-09-18' } };
    expect(workdaysUsed(friday, [], builtInCalendar())).toBe(15);
  });
});

describe('handled together', () => {
  const span = (
    id: number,
    matter: 'completion-acceptance' | 'pre-opening',
    receivedOn: string,
    until: string | null,
  ) => ({
    id,
    matter,
    receivedOn,
    until,
  });
  test.each([
    ['the acceptance still open', '2026-09-01', null, '2026-09-10', null, [{ id: 2, date: '2026-09-10' }]],
    [
      'the acceptance decided that very day',
      '2026-09-01',
      '2026-09-10',
      '2026-09-10',
      null,
      [{ id: 2, date: '2026-09-10' }],
    ],
    ['the acceptance decided the day before', '2026-09-01', '2026-09-09', '2026-09-10', null, []],
    ['the inspection first', '2026-09-12', null, '2026-09-10', '2026-09-20', [{ id: 2, date: '2026-09-12' }]],
  ] as const)('%s', (_says, accepted, acceptedUntil, opened, openedUntil, expected) =>
    expect(
      parallelCases([
        span(1, 'completion-acceptance', accepted, acceptedUntil),
        span(2, 'pre-opening', opened, openedUntil),
      ]),
    ).toEqual(expected),
  );
  test('with two acceptances the inspection counts once, on the first day', () =>
    expect(
      parallelCases([
        span(1, 'completion-acceptance', '2026-09-05', null),
        span(3, 'completion-acceptance', '2026-09-12', null),
        span(2, 'pre-opening', '2026-09-01', null),
      ]),
    ).toEqual([{ id: 2, date: '2026-09-05' }]));
});

describe('a record of an old ledger', () => {
  const record = { receivedOn: '2019-09-02', decidedOn: '2019-09-05', path: 'ordinary', result: null } as const;
  const review = { ...record, matter: 'design-review' } as const;
  const kinds = (...told: Parameters<typeof entriesOfLedgerCase>) =>
    entriesOfLedgerCase(...told).map(({ kind }) => kind);
  test('that was refused or withdrawn is that', () => {
    expect(kinds({ ...review, state: 'refused' })).toEqual(['received', 'refused']);
    expect(kinds({ ...review, state: 'withdrawn' })).toEqual(['received', 'withdrawn']);
  });
  test('was counted as decided by earlier rules, and is again where a month was closed under them', () => {
    expect(kinds({ ...review, state: 'refused' }, '2')).toEqual(['received', 'decided']);
    expect(kinds({ ...review, state: 'withdrawn' }, '1')).toEqual(['received', 'decided']);
  });
});

describe('a line of the journal', () => {
  const line = { date: '2026-09-18', rating: null, staffId: 'S0002' } as const;
  const told = (entries: ReturnType<typeof entriesOfService>) => entries.map(({ kind, value }) => `${kind} ${value}`);
  test('a visit counts itself and what came of it', () =>
    expect(
      told(entriesOfService({ ...line, kind: 'enterprise-visit', counts: { opinionsCollected: 3, hazardsFound: 0 } })),
    ).toEqual(['enterprise-visit 1', 'opinions-collected 3']));
  test('people at a symposium were heard, people at a training were trained', () => {
    expect(told(entriesOfService({ ...line, kind: 'symposium', counts: { people: 20 } }))).toEqual(['symposium 1']);
    expect(told(entriesOfService({ ...line, kind: 'training', counts: { people: 20 } }))).toEqual([
      'training 1',
      'people-trained 20',
    ]);
  });
  test('opinions answered in a later line count there, and nothing else does', () =>
    expect(told(entriesOfService({ ...line, kind: 'opinion', counts: { opinionsAnswered: 2 } }))).toEqual([
      'opinions-answered 2',
    ]));
  test('a return visit with a grade counts twice over, once for each figure', () =>
    expect(told(entriesOfService({ ...line, kind: 'return-visit', counts: {}, rating: 'satisfied' }))).toEqual([
      'return-visit 1',
      'satisfied 1',
    ]));
});
