import { describe, expect, test } from 'vitest';
import { readBoardFilter } from '../../renderer/features/supervision/board-store.ts';
import { mergeRows } from '../../renderer/features/supervision/merge-rows.ts';
import {
  moveTo,
  NOTHING_SELECTED,
  selectAll,
  stretchTo,
  toggle,
  within,
} from '../../renderer/features/supervision/row-selection.ts';
import type { BoardRow } from '../../shared/contract/supervision.ts';
import { builtInCalendar } from '../../shared/calendar/build.ts';
import { endOfWeek, hasConcern, WHOLE_BOARD, type BoardCase } from '../../shared/supervision/board.ts';
import { handOverRefusal } from '../../shared/supervision/duties.ts';
import { answerByOf, slipFor, slipStanding, type SlipGround } from '../../shared/supervision/slips.ts';

describe('how a slip stands', () => {
  const slip = { answerBy: '2026-10-13', planDate: null, clock: 'running' as const };
  test.each([
    ['2026-10-13', slip, 'waiting'],
    ['2026-10-14', slip, 'unacknowledged'],
    ['2026-10-14', { ...slip, planDate: '2026-10-14' }, 'planned'],
    ['2026-10-15', { ...slip, planDate: '2026-10-14' }, 'plan-passed'],
    ['2026-10-15', { ...slip, clock: 'stopped' as const }, 'settled'],
    ['2026-10-15', { ...slip, planDate: '2026-10-14', clock: 'stopped' as const }, 'settled'],
  ])('on %s it is as it should be', (asOf, facts, standing) => {
    expect(slipStanding(facts, asOf)).toBe(standing);
  });
  test('two working days from the Wednesday before the long holiday end after it', () => {
    // 30 September 2026 counts as the day of issue; 8 and 9 October are the first and second working day.
    expect(answerByOf(builtInCalendar(), '2026-09-30', 2)).toBe('2026-10-09');
  });
});

describe('which slip a case gets', () => {
  const ground = (change: Partial<SlipGround>): SlipGround => ({
    lamp: 'red',
    handlerId: 'S0002',
    open: null,
    ...change,
  });
  test.each<[string, Partial<SlipGround>, object]>([
    ['yellow is urged', { lamp: 'yellow' }, { kind: 'urging' }],
    ['red is urged', {}, { kind: 'urging' }],
    ['black gets the formal one', { lamp: 'black' }, { kind: 'supervising' }],
    ['green gets none', { lamp: 'green' }, { refusal: 'not-urgent' }],
    ['paused gets none', { lamp: 'blue' }, { refusal: 'not-urgent' }],
    ['nobody to send it to', { handlerId: null }, { refusal: 'no-handler' }],
    ['one is out', { open: { kind: 'urging', standing: 'waiting' } }, { refusal: 'slip-open' }],
    ['one is planned', { open: { kind: 'urging', standing: 'planned' } }, { refusal: 'slip-open' }],
    ['not answered', { open: { kind: 'urging', standing: 'unacknowledged' } }, { kind: 'supervising' }],
    ['plan passed', { open: { kind: 'supervising', standing: 'plan-passed' } }, { kind: 'supervising' }],
    ['black since', { lamp: 'black', open: { kind: 'urging', standing: 'planned' } }, { kind: 'supervising' }],
    [
      'formal one is out',
      { lamp: 'black', open: { kind: 'supervising', standing: 'waiting' } },
      { refusal: 'slip-open' },
    ],
  ])('%s', (_name, change, wanted) => expect(slipFor(ground(change))).toEqual(wanted));
});

describe('what a supervisor looks for', () => {
  const clock = { clockId: 'decision', lamp: 'green', state: 'running', remaining: 3, provisional: false } as const;
  const row = (change: Partial<BoardCase>): BoardCase => ({
    id: 1,
    matter: 'design-review',
    state: 'accepted',
    handlerId: 'S0002',
    counterId: 1,
    lamp: 'green',
    clocks: [{ ...clock, due: '2026-09-18' }],
    backdatedDays: 0,
    stage: null,
    slip: null,
    ...change,
  });
  test('a week ends on its Sunday', () => {
    expect([endOfWeek('2026-09-14'), endOfWeek('2026-09-20'), endOfWeek('2026-09-21')]).toEqual([
      '2026-09-20',
      '2026-09-20',
      '2026-09-27',
    ]);
  });
  test('due today and due this week go by the date of the lamp, and not by what is past', () => {
    expect(hasConcern(row({}), 'due-today', '2026-09-18')).toBe(true);
    expect(hasConcern(row({}), 'due-today', '2026-09-17')).toBe(false);
    expect(hasConcern(row({}), 'due-week', '2026-09-14')).toBe(true);
    expect(hasConcern(row({}), 'due-week', '2026-09-19')).toBe(false);
    expect(hasConcern(row({ clocks: [{ ...clock, due: null }] }), 'due-week', '2026-09-14')).toBe(false);
  });
  test('a case paused for an expert review counts as paused whatever lamp it shows', () => {
    const clocks = [
      { ...clock, lamp: 'blue', state: 'paused', due: null } as const,
      { ...clock, clockId: 'expert-review', due: '2026-10-30' } as const,
    ];
    expect(hasConcern(row({ clocks }), 'paused', '2026-10-10')).toBe(true);
  });
});

describe('who may hand a case over', () => {
  const file = { handlerId: 'S0002', open: 'open' } as const;
  test('its handler, a supervisor, and nobody else', () => {
    const by = (id: string, ...roles: ('counter' | 'supervisor')[]) =>
      handOverRefusal({ id, roles }, file, [], 'S0003');
    expect([by('S0002', 'counter'), by('S0006', 'supervisor'), by('S0004', 'counter')]).toEqual([
      null,
      null,
      'not-yours',
    ]);
  });
});

describe('the rows of the board', () => {
  // Only ids matter here.
  const row = (id: number, state = 'accepted'): BoardRow => ({ id, state }) as BoardRow;
  test('a case read again takes its place, a new one comes in, one that ended goes', () => {
    const rows = [row(1), row(2), row(5)];
    expect(mergeRows(rows, [2, 3, 5], [row(2, 'inspected'), row(3)]).map(({ id, state }) => `${id} ${state}`)).toEqual([
      '1 accepted',
      '2 inspected',
      '3 accepted',
    ]);
  });
  test('space takes a row in and out, Shift stretches from where it began', () => {
    const order = [11, 12, 13, 14];
    const begun = toggle(moveTo(NOTHING_SELECTED, 12), 12);
    const stretched = stretchTo(stretchTo(begun, order, 13), order, 14);
    expect(within(stretched, order)).toEqual([12, 13, 14]);
    expect(within(toggle(stretched, 13), order)).toEqual([12, 14]);
    expect(within(selectAll(NOTHING_SELECTED, order), [12, 14])).toEqual([12, 14]);
  });
  test('a kept filter is read with care', () => {
    expect(readBoardFilter({ lamp: 'red', concern: 'nonsense', handlerId: 'S0002', matter: 7 })).toEqual({
      ...WHOLE_BOARD,
      lamp: 'red',
      handlerId: 'S0002',
    });
    expect(readBoardFilter('text')).toEqual(WHOLE_BOARD);
  });
});
