import { describe, expect, test } from 'vitest';
import { stripRuns, stripWeeks } from '../../renderer/features/cases/explain-strip.ts';
import type { ClockView } from '../../shared/contract/cases.ts';

type Trace = ClockView['trace'];

/** The decision clock of Friday 2026-09-18: 15 statutory, 10 promised working days, written out from the published notice. */
const NATIONAL_DAY = '国庆节放假';
const counted = (date: string, n: number): Trace[number] => ({ date, counts: true, n, why: 'workday' });
const weekend = (date: string): Trace[number] => ({ date, counts: false, why: 'weekend' });
const holiday = (date: string, note: string): Trace[number] => ({ date, counts: false, why: 'holiday', note });
const TRACE: Trace = [
  weekend('2026-09-19'),
  { date: '2026-09-20', counts: true, n: 1, why: 'make-up-workday' },
  counted('2026-09-21', 2),
  counted('2026-09-22', 3),
  counted('2026-09-23', 4),
  counted('2026-09-24', 5),
  holiday('2026-09-25', '中秋节放假'),
  holiday('2026-09-26', '中秋节放假'),
  holiday('2026-09-27', '中秋节放假'),
  counted('2026-09-28', 6),
  counted('2026-09-29', 7),
  counted('2026-09-30', 8),
  holiday('2026-10-01', NATIONAL_DAY),
  holiday('2026-10-02', NATIONAL_DAY),
  holiday('2026-10-03', NATIONAL_DAY),
  holiday('2026-10-04', NATIONAL_DAY),
  holiday('2026-10-05', NATIONAL_DAY),
  holiday('2026-10-06', NATIONAL_DAY),
  holiday('2026-10-07', NATIONAL_DAY),
  counted('2026-10-08', 9),
  counted('2026-10-09', 10),
  { date: '2026-10-10', counts: true, n: 11, why: 'make-up-workday' },
  weekend('2026-10-11'),
  counted('2026-10-12', 12),
  counted('2026-10-13', 13),
  counted('2026-10-14', 14),
  counted('2026-10-15', 15),
];

function clock(changes: Partial<ClockView> = {}): ClockView {
  return {
    id: 'decision',
    state: 'running',
    start: '2026-09-18',
    statutory: { days: 15, due: '2026-10-15', remaining: 12, provisional: false, basis: '住建部令51号 §11' },
    promised: { days: 10, due: '2026-10-09', remaining: 7, provisional: false },
    lamp: 'green',
    outcome: null,
    trace: TRACE,
    stages: [],
    ...changes,
  };
}

const dayOf = (date: string, shown: ClockView = clock()) =>
  stripWeeks(shown, '2026-09-22')
    .flat()
    .find((day) => day.date === date);

describe('the calendar strip of a due date', () => {
  test('whole weeks from the Monday before the start to the Sunday after the last day', () => {
    const weeks = stripWeeks(clock(), '2026-09-22');
    expect(weeks.map((week) => [week[0]?.date, week[6]?.date])).toEqual([
      ['2026-09-14', '2026-09-20'],
      ['2026-09-21', '2026-09-27'],
      ['2026-09-28', '2026-10-04'],
      ['2026-10-05', '2026-10-11'],
      ['2026-10-12', '2026-10-18'],
    ]);
  });

  test('the start day is marked and carries no number', () => {
    expect(dayOf('2026-09-18')).toMatchObject({ kind: 'start', n: null });
  });

  test('days before the start and after the last day lie outside', () => {
    expect(dayOf('2026-09-17')?.kind).toBe('outside');
    expect(dayOf('2026-10-16')?.kind).toBe('outside');
  });

  test('a make-up Sunday counts and is marked as such', () => {
    expect(dayOf('2026-09-20')).toMatchObject({ kind: 'counted', n: 1, makeUp: true, weekday: 7 });
  });

  test('a holiday rests under its name', () => {
    expect(dayOf('2026-09-25')).toMatchObject({ kind: 'holiday', n: null, note: '中秋节放假' });
  });

  test('both due days and today are flagged', () => {
    expect(dayOf('2026-10-09')?.flags).toEqual(['promised-due']);
    expect(dayOf('2026-10-15')?.flags).toEqual(['statutory-due']);
    expect(dayOf('2026-09-22')?.flags).toEqual(['today']);
  });

  test('a limit of the same day shows its week with the due flag on the start day', () => {
    const sameDay = clock({
      id: 'permit',
      statutory: { days: 0, due: '2026-09-18', remaining: 0, provisional: false, basis: '消防法 §15' },
      promised: null,
      trace: [],
    });
    expect(stripWeeks(sameDay, '2026-09-18')).toHaveLength(1);
    expect(dayOf('2026-09-18', sameDay)).toMatchObject({ kind: 'start', flags: ['statutory-due'] });
  });

  test('a provisional day says so', () => {
    const trace: Trace = [{ date: '2027-01-04', counts: true, n: 1, why: 'workday', provisional: true }];
    expect(dayOf('2027-01-04', clock({ start: '2026-12-31', trace }))?.provisional).toBe(true);
  });
});

describe('the same in sentences', () => {
  test('neighbouring days of one kind join into one run with their first and last number', () => {
    expect(stripRuns(clock()).map(({ from, through, why, ordinals }) => [from, through, why, ordinals])).toEqual([
      ['2026-09-19', '2026-09-19', 'weekend', null],
      ['2026-09-20', '2026-09-20', 'make-up-workday', [1, 1]],
      ['2026-09-21', '2026-09-24', 'workday', [2, 5]],
      ['2026-09-25', '2026-09-27', 'holiday', null],
      ['2026-09-28', '2026-09-30', 'workday', [6, 8]],
      ['2026-10-01', '2026-10-07', 'holiday', null],
      ['2026-10-08', '2026-10-09', 'workday', [9, 10]],
      ['2026-10-10', '2026-10-10', 'make-up-workday', [11, 11]],
      ['2026-10-11', '2026-10-11', 'weekend', null],
      ['2026-10-12', '2026-10-15', 'workday', [12, 15]],
    ]);
  });

  test('two holidays in a row with different names stay two runs', () => {
    const trace: Trace = [holiday('2025-10-05', '国庆节'), holiday('2025-10-06', '中秋节')];
    expect(stripRuns(clock({ trace })).map(({ note }) => note)).toEqual(['国庆节', '中秋节']);
  });

  test('days of a pause keep their reason and paper', () => {
    const note = '特别程序告知书 〔2026〕第0003号';
    const trace: Trace = [
      { date: '2026-09-23', counts: false, why: 'pause', note, pauseReason: 'expert-review' },
      { date: '2026-09-24', counts: false, why: 'pause', note, pauseReason: 'expert-review' },
    ];
    expect(stripRuns(clock({ trace }))).toEqual([
      {
        from: '2026-09-23',
        through: '2026-09-24',
        why: 'pause',
        counts: false,
        ordinals: null,
        note,
        pauseReason: 'expert-review',
        provisional: false,
      },
    ]);
  });
});
