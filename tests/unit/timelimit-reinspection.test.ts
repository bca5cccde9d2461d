import { describe, expect, it } from 'vitest';
import { dueAnswerer } from '../../electron/cli/due.ts';
import { builtInCalendar } from '../../shared/calendar/build.ts';
import { computeClocksPlain } from '../../shared/timelimit/compute.ts';
import type { TimeEvent, TimelimitRequest } from '../../shared/timelimit/types.ts';
import { answerTo, requestOf } from './timelimit-cases.ts';

/*
 * By hand: 1 to 7 October 2026 are off, Saturday the 10th is made up for. Three working days after Wednesday 30 September
 * are 8, 9 and 10 October; after Monday the 28th they are 29 and 30 September and 8 October.
 */

type Dated = readonly [type: TimeEvent['type'], date: string, rest?: Partial<TimeEvent>];
type Course = Pick<TimelimitRequest, 'ruleSet' | 'path'>;

const ORDINARY: Course = { ruleSet: '2020', path: 'ordinary' };
const COMMITMENT: Course = { ruleSet: '2020', path: 'commitment' };
const ORDINARY_2012: Course = { ruleSet: '2012', path: 'ordinary' };

const BEFORE: Readonly<Record<Course['path'], readonly Dated[]>> = {
  ordinary: [
    ['received', '2026-09-01'],
    ['accepted', '2026-09-01'],
    ['inspected', '2026-09-07'],
  ],
  commitment: [
    ['received', '2026-09-01'],
    ['accepted', '2026-09-01'],
    ['permitted', '2026-09-01'],
    ['verified', '2026-09-07', { positive: false }],
  ],
};
const ORDER: Dated = ['rectification-noticed', '2026-09-10', { deadline: '2026-09-30' }];

/** Each run of the re-inspection as `state start due stop remaining lamp outcome`. */
function runs(course: Course, asOf: string, ...events: readonly Dated[]): readonly string[] {
  return answerTo(requestOf('pre-opening', asOf, [...BEFORE[course.path], ...events], course))
    .clocks.filter(({ id }) => id === 'reinspection')
    .map(({ state, start, statutory, stop, lamp, outcome }) =>
      [state, start, statutory.due, stop ?? '-', statutory.remaining, lamp, outcome ?? '-'].join(' '),
    );
}

describe.each([
  ['ordinary, 2020', ORDINARY],
  ['by commitment, 2020', COMMITMENT],
  ['ordinary, 2012', ORDINARY_2012],
] as const)('re-inspection after an order with a last day, %s', (_, course) => {
  it('has no clock while the order runs and nobody has asked', () => {
    expect(runs(course, '2026-09-10', ORDER)).toEqual([]);
    expect(runs(course, '2026-09-29', ORDER)).toEqual([]);
  });

  it('is counted from the order’s last day when nobody asked', () => {
    expect(runs(course, '2026-09-30', ORDER)).toEqual(['running 2026-09-30 2026-10-10 - 3 green -']);
    expect(runs(course, '2026-10-09', ORDER)).toEqual(['running 2026-09-30 2026-10-10 - 1 yellow -']);
    expect(runs(course, '2026-10-12', ORDER)).toEqual(['running 2026-09-30 2026-10-10 - -1 black -']);
  });

  it('says that the order’s last day started it, and not so when somebody asked', () => {
    const startedBy = (...events: readonly Dated[]) =>
      answerTo(requestOf('pre-opening', '2026-09-30', [...BEFORE[course.path], ...events], course)).clocks.find(
        ({ id }) => id === 'reinspection',
      )?.startedBy;
    expect(startedBy(ORDER)).toBe('deadline');
    expect(startedBy(ORDER, ['reinspection-requested', '2026-09-28'])).toBeUndefined();
  });

  it('is counted from the request when that comes first', () => {
    const asked: Dated = ['reinspection-requested', '2026-09-28'];
    expect(runs(course, '2026-09-28', ORDER, asked)).toEqual(['running 2026-09-28 2026-10-08 - 3 green -']);
    expect(runs(course, '2026-10-08', ORDER, asked)).toEqual(['running 2026-09-28 2026-10-08 - 0 yellow -']);
  });

  it('is counted from the last day when the request comes later or on it', () => {
    for (const asked of ['2026-09-30', '2026-10-08']) {
      expect(runs(course, '2026-10-08', ORDER, ['reinspection-requested', asked])).toEqual([
        'running 2026-09-30 2026-10-10 - 2 green -',
      ]);
    }
  });

  it('ends with the visit, whether somebody asked late or not at all', () => {
    expect(runs(course, '2026-11-20', ORDER, ['reinspected', '2026-10-09'])).toEqual([
      'stopped 2026-09-30 2026-10-10 2026-10-09 1 yellow early',
    ]);
    expect(
      runs(course, '2026-11-20', ORDER, ['reinspection-requested', '2026-10-08'], ['reinspected', '2026-10-10']),
    ).toEqual(['stopped 2026-09-30 2026-10-10 2026-10-10 0 yellow on-time']);
    expect(runs(course, '2026-11-20', ORDER, ['reinspected', '2026-10-12'])).toEqual([
      'stopped 2026-09-30 2026-10-10 2026-10-12 -1 black late-statutory',
    ]);
  });

  it('has no clock for a visit before the last day that nobody asked for', () => {
    expect(runs(course, '2026-11-20', ORDER, ['reinspected', '2026-09-29'])).toEqual([]);
  });

  it('starts and ends on the last day with a visit on it, asked for or not', () => {
    const visit: Dated = ['reinspected', '2026-09-30'];
    const both = ['stopped 2026-09-30 2026-10-10 2026-09-30 3 green early'];
    expect(runs(course, '2026-11-20', ORDER, visit)).toEqual(both);
    expect(runs(course, '2026-11-20', ORDER, ['reinspection-requested', '2026-09-30'], visit)).toEqual(both);
  });

  it('has no clock without a last day and without a request', () => {
    expect(runs(course, '2026-11-20', ['rectification-noticed', '2026-09-10'])).toEqual([]);
    expect(
      runs(course, '2026-10-08', ['rectification-noticed', '2026-09-10'], ['reinspection-requested', '2026-09-28']),
    ).toEqual(['running 2026-09-28 2026-10-08 - 0 yellow -']);
  });

  it('has a clock of its own for each order that ran out', () => {
    // After Monday 12 October: 13, 14, 15.
    const second: Dated = ['rectification-noticed', '2026-10-09', { deadline: '2026-10-12' }];
    expect(runs(course, '2026-10-13', ORDER, ['reinspected', '2026-10-09', { positive: false }], second)).toEqual([
      'stopped 2026-09-30 2026-10-10 2026-10-09 1 yellow early',
      'running 2026-10-12 2026-10-15 - 2 green -',
    ]);
  });

  it('forgets an order that another one replaced before it ran out', () => {
    const second: Dated = ['rectification-noticed', '2026-09-24', { deadline: '2026-10-12' }];
    const visit: Dated = ['reinspected', '2026-09-24', { positive: false }];
    expect(runs(course, '2026-10-10', ORDER, visit, second)).toEqual([]);
    expect(runs(course, '2026-10-12', ORDER, second)).toEqual(['running 2026-10-12 2026-10-15 - 3 green -']);
  });

  it('does not take the visit before an order of one day for the visit after it', () => {
    const sameDay: Dated = ['rectification-noticed', '2026-09-24', { deadline: '2026-09-24' }];
    // After Thursday the 24th: the 28th (25 to 27 September is Mid-autumn), 29 and 30.
    expect(runs(course, '2026-09-24', ORDER, ['reinspected', '2026-09-24', { positive: false }], sameDay)).toEqual([
      'running 2026-09-24 2026-09-30 - 3 green -',
    ]);
  });

  it('ends without an outcome when the case is settled otherwise, and never begins when it was settled by the last day', () => {
    for (const type of ['withdrawn', 'decided', 'revoked'] as const) {
      expect(runs(course, '2026-11-20', ORDER, [type, '2026-10-09', { positive: false }])).toEqual([
        'stopped 2026-09-30 2026-10-10 2026-10-09 1 yellow -',
      ]);
      expect(runs(course, '2026-11-20', ORDER, [type, '2026-09-30', { positive: false }])).toEqual([]);
    }
    const asked: Dated = ['reinspection-requested', '2026-09-28'];
    expect(runs(course, '2026-11-20', ORDER, asked, ['decided', '2026-09-29', { positive: false }])).toEqual([
      'stopped 2026-09-28 2026-10-08 2026-09-29 2 green -',
    ]);
  });

  it('is told ahead of its start where that is asked for, the same on every day', () => {
    const request = requestOf('pre-opening', '2026-09-10', [...BEFORE[course.path], ORDER], course);
    const ahead = (asOf: string) =>
      computeClocksPlain({ ...request, asOf, upcoming: 'included' }, builtInCalendar())
        .clocks.filter(({ id }) => id === 'reinspection')
        .map(({ state, start, statutory }) => [state, start, statutory.due, statutory.remaining]);
    expect(ahead('2026-09-10')).toEqual([['running', '2026-09-30', '2026-10-10', 3]]);
    expect(ahead('2026-09-30')).toEqual([['running', '2026-09-30', '2026-10-10', 3]]);
  });
});

describe('due, told an order’s last day', () => {
  const ask = (...events: readonly Readonly<Record<string, unknown>>[]) => {
    const request = { ruleSet: '2020', matter: 'pre-opening', asOf: '2026-10-08', events };
    return dueAnswerer('2026-11-21').answer(JSON.stringify(request));
  };
  const order = { type: 'rectification-noticed', date: '2026-09-10', deadline: '2026-09-30' };

  it('counts the re-inspection from it', () => {
    expect(ask(order)).toMatchObject({
      clocks: [{ id: 'reinspection', start: '2026-09-30', statutory: { days: 3, due: '2026-10-10', remaining: 2 } }],
    });
    expect(ask({ ...order, deadline: '2026-09-10' })).toMatchObject({ clocks: [{ start: '2026-09-10' }] });
  });

  it.each([
    ['before the order', { ...order, deadline: '2026-09-09' }, 'deadline-before-order'],
    ['that is no date', { ...order, deadline: '2026-09-31' }, 'invalid-date'],
    ['that is no text', { ...order, deadline: 30 }, 'invalid-request'],
    ['of something else', { ...order, type: 'reinspection-requested' }, 'invalid-request'],
  ])('refuses a last day %s', (_, event, code) => {
    expect(ask(event)).toMatchObject({ error: { code, path: 'events.0.deadline' } });
  });

  it('takes a revocation after the permit, not before it', () => {
    const permitted = { type: 'permitted', date: '2026-09-01' };
    expect(ask(permitted, { ...order }, { type: 'revoked', date: '2026-10-08' })).toMatchObject({
      clocks: [{ id: 'reinspection', state: 'stopped', stop: '2026-10-08', outcome: null }],
    });
    expect(ask(permitted, { type: 'revoked', date: '2026-08-31' })).toMatchObject({
      error: { code: 'event-order', path: 'events.1' },
    });
  });
});
