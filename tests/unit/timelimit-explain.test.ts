import { describe, expect, it } from 'vitest';
import { stripWeeks, traceSegments, traceSummary } from '../../shared/timelimit/explain.ts';
import { answerTo, clockOf, requestOf } from './timelimit-cases.ts';

const answer = answerTo(
  requestOf(
    'design-review',
    '2026-10-12',
    [
      ['accepted', '2026-09-18'],
      ['paused', '2026-09-22', { reason: 'expert-review', paper: '特别程序告知书 〔2026〕第0003号' }],
      ['resumed', '2026-09-28'],
    ],
    { promised: { decision: 10 } },
  ),
);
const decision = clockOf(answer, 'decision');

describe('the explanation of a date', () => {
  it('is a strip of whole weeks, Monday to Sunday, from the start to the later due date', () => {
    const weeks = stripWeeks(decision);
    expect(weeks.map(({ monday }) => monday)).toEqual([
      '2026-09-14',
      '2026-09-21',
      '2026-09-28',
      '2026-10-05',
      '2026-10-12',
      '2026-10-19',
    ]);
    expect(weeks[0]?.cells.map(({ kind }) => kind)).toEqual([
      'outside',
      'outside',
      'outside',
      'outside',
      'start',
      'day',
      'day',
    ]);
    expect(weeks.every(({ cells }) => cells.length === 7)).toBe(true);
    expect(weeks[4]?.cells[1]).toMatchObject({ day: { date: '2026-10-13' }, marks: ['promised-due'] });
    expect(weeks[5]?.cells[1]).toMatchObject({ day: { date: '2026-10-20', n: 15 }, marks: ['statutory-due'] });
    expect(weeks[5]?.cells[2]).toEqual({ kind: 'outside', date: '2026-10-21' });
  });

  it('is short segments for paper and clipboard, every day in exactly one', () => {
    const segments = traceSegments(decision.trace);
    expect(segments.slice(0, 5)).toEqual([
      { kind: 'skipped', from: '2026-09-19', through: '2026-09-19', why: 'weekend', provisional: false },
      {
        kind: 'counted',
        from: '2026-09-20',
        through: '2026-09-20',
        firstOrdinal: 1,
        lastOrdinal: 1,
        why: 'make-up-workday',
        note: '国庆节调休上班 (国办发明电〔2025〕7号)',
        provisional: false,
      },
      {
        kind: 'counted',
        from: '2026-09-21',
        through: '2026-09-22',
        firstOrdinal: 2,
        lastOrdinal: 3,
        why: 'workday',
        provisional: false,
      },
      {
        kind: 'skipped',
        from: '2026-09-23',
        through: '2026-09-24',
        why: 'pause',
        note: '特别程序告知书 〔2026〕第0003号',
        pauseReason: 'expert-review',
        provisional: false,
      },
      {
        kind: 'skipped',
        from: '2026-09-25',
        through: '2026-09-27',
        why: 'holiday',
        note: '中秋节放假 (国办发明电〔2025〕7号)',
        provisional: false,
      },
    ]);
    expect(segments.at(-1)).toMatchObject({ through: '2026-10-20', lastOrdinal: 15 });
    expect(traceSegments([])).toEqual([]);
  });

  it('adds up', () => {
    expect(traceSummary(decision.trace)).toEqual({
      counted: 15,
      makeUpDays: 2,
      weekendDays: 4,
      holidayDays: 10,
      pausedDays: 3,
      provisionalDays: 0,
    });
  });
});

describe('the strip of weeks', () => {
  it('ends with the week of a due date that is a Monday, and needs no promise', () => {
    // Accepted on Monday 9 November: three weeks of five working days end on Monday the 30th.
    const clock = clockOf(
      answerTo(
        requestOf('design-review', '2026-11-09', [
          ['received', '2026-11-09'],
          ['accepted', '2026-11-09'],
        ]),
      ),
      'decision',
    );
    expect(clock.statutory.due).toBe('2026-11-30');
    const weeks = stripWeeks(clock);
    expect(weeks.map(({ monday }) => monday)).toEqual(['2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30']);
    expect(weeks[3]?.cells[0]).toMatchObject({ marks: ['statutory-due'] });
  });

  it('marks the day on which the clock stopped', () => {
    const clock = clockOf(
      answerTo(
        requestOf('design-review', '2026-11-20', [
          ['received', '2026-11-09'],
          ['accepted', '2026-11-09'],
          ['decided', '2026-11-12'],
        ]),
      ),
      'decision',
    );
    expect(stripWeeks(clock)[0]?.cells[3]).toMatchObject({ day: { date: '2026-11-12' }, marks: ['stop'] });
  });
});

describe('segments of a trace', () => {
  const skipped = { counts: false } as const;

  it('part where kind, words, reason or certainty of the days differ, and hold nothing that is not known', () => {
    expect(
      traceSegments([
        { date: '2026-11-20', ...skipped, why: 'pause' },
        { date: '2026-11-21', ...skipped, why: 'weekend' },
        { date: '2026-11-22', ...skipped, why: 'weekend' },
        { date: '2026-11-23', ...skipped, why: 'pause', pauseReason: 'testing' },
        { date: '2026-11-24', ...skipped, why: 'pause', pauseReason: 'hearing' },
        { date: '2026-11-25', ...skipped, why: 'pause', pauseReason: 'hearing', note: 'a' },
        { date: '2026-11-26', ...skipped, why: 'pause', pauseReason: 'hearing', note: 'b' },
        { date: '2026-11-27', ...skipped, why: 'pause', pauseReason: 'hearing', note: 'b', provisional: true },
        { date: '2026-11-28', counts: true, n: 1, why: 'workday', provisional: true },
        { date: '2026-11-29', counts: true, n: 2, why: 'workday', provisional: true },
      ]),
    ).toStrictEqual([
      { kind: 'skipped', from: '2026-11-20', through: '2026-11-20', why: 'pause', provisional: false },
      { kind: 'skipped', from: '2026-11-21', through: '2026-11-22', why: 'weekend', provisional: false },
      {
        kind: 'skipped',
        from: '2026-11-23',
        through: '2026-11-23',
        why: 'pause',
        pauseReason: 'testing',
        provisional: false,
      },
      {
        kind: 'skipped',
        from: '2026-11-24',
        through: '2026-11-24',
        why: 'pause',
        pauseReason: 'hearing',
        provisional: false,
      },
      {
        kind: 'skipped',
        from: '2026-11-25',
        through: '2026-11-25',
        why: 'pause',
        note: 'a',
        pauseReason: 'hearing',
        provisional: false,
      },
      {
        kind: 'skipped',
        from: '2026-11-26',
        through: '2026-11-26',
        why: 'pause',
        note: 'b',
        pauseReason: 'hearing',
        provisional: false,
      },
      {
        kind: 'skipped',
        from: '2026-11-27',
        through: '2026-11-27',
        why: 'pause',
        note: 'b',
        pauseReason: 'hearing',
        provisional: true,
      },
      {
        kind: 'counted',
        from: '2026-11-28',
        through: '2026-11-29',
        firstOrdinal: 1,
        lastOrdinal: 2,
        why: 'workday',
        provisional: true,
      },
    ]);
  });

  it('count the days nobody has published', () => {
    const trace = [
      { date: '2026-12-31', counts: true, n: 1, why: 'workday' },
      { date: '2027-01-04', counts: true, n: 2, why: 'workday', provisional: true },
    ] as const;
    expect(traceSummary(trace)).toMatchObject({ counted: 2, provisionalDays: 1 });
  });
});
