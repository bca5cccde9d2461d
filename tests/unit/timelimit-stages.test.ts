import { describe, expect, it } from 'vitest';
import { builtInCalendar } from '../../shared/calendar/build.ts';
import { currentStage, stagesOf, type LocalStep, type StageRequest } from '../../shared/timelimit/stages.ts';
import type { TimeEvent } from '../../shared/timelimit/types.ts';

/** 受理审查 1, 技术审查 4, 制作意见 2: seven of the ten promised working days of a design review. */
const STEPS: readonly LocalStep[] = [
  { name: '受理审查', workdays: 1, endsWith: null },
  { name: '技术审查', workdays: 4, endsWith: 'technical-reviewed' },
  { name: '制作意见', workdays: 2, endsWith: null },
];

function stages(start: string, asOf: string, rest: Partial<StageRequest> = {}) {
  const accepted: TimeEvent = { type: 'accepted', date: start };
  return stagesOf(
    {
      ruleSet: '2020',
      matter: 'design-review',
      clock: { id: 'decision', state: 'running', start },
      steps: STEPS,
      events: [accepted],
      marks: [],
      asOf,
      ...rest,
    },
    builtInCalendar(),
  );
}

const dues = (answer: ReturnType<typeof stages>) => answer.map(({ due }) => due);
const states = (answer: ReturnType<typeof stages>) => answer.map(({ state }) => state);
const standings = (answer: ReturnType<typeof stages>) => answer.map(({ standing }) => standing);

describe('local sub-steps of a case', () => {
  it('give each stage its own due date, counted from the start of the clock', () => {
    expect(dues(stages('2026-11-20', '2026-11-20'))).toEqual(['2026-11-23', '2026-11-27', '2026-12-01']);
  });

  it('skip the holidays and count the make-up days the clock counts', () => {
    // Sun 20 Sep is a make-up day; Mid-autumn 25-27 Sep, National Day 1-7 Oct.
    expect(dues(stages('2026-09-18', '2026-09-18'))).toEqual(['2026-09-20', '2026-09-24', '2026-09-29']);
  });

  it('stand still while a pause covers the days', () => {
    const events: TimeEvent[] = [
      { type: 'accepted', date: '2026-11-20' },
      { type: 'paused', date: '2026-11-24', reason: 'expert-review' },
      { type: 'resumed', date: '2026-11-27', reason: 'expert-review' },
    ];
    // 25, 26 and 27 November do not count: the fifth day is 2 December, the seventh 4 December.
    expect(dues(stages('2026-11-20', '2026-11-30', { events }))).toEqual(['2026-11-23', '2026-12-02', '2026-12-04']);
  });

  it('have no date while a pause is open that began before it, and keep the days still to be counted', () => {
    const events: TimeEvent[] = [
      { type: 'accepted', date: '2026-11-20' },
      { type: 'paused', date: '2026-11-24', reason: 'testing' },
    ];
    const answer = stages('2026-11-20', '2026-12-15', {
      events,
      clock: { id: 'decision', state: 'paused', start: '2026-11-20' },
    });
    expect(dues(answer)).toEqual(['2026-11-23', null, null]);
    expect(answer.map(({ remaining }) => remaining)).toEqual([-1, 3, 5]);
    expect(states(answer)).toEqual(['passed', 'current', 'ahead']);
    expect(standings(answer)).toEqual(['in-time', 'in-time', 'in-time']);
  });

  it('begin with the first, and pass on by time where no record ends a step', () => {
    expect(states(stages('2026-11-20', '2026-11-23'))).toEqual(['current', 'ahead', 'ahead']);
    expect(states(stages('2026-11-20', '2026-11-24'))).toEqual(['passed', 'current', 'ahead']);
  });

  it('are in time on their due date and over the day after, until the record is there', () => {
    expect(standings(stages('2026-11-20', '2026-11-27'))).toEqual(['in-time', 'in-time', 'in-time']);
    // The Saturday after the due Friday is late already.
    const over = stages('2026-11-20', '2026-11-28');
    expect(currentStage(over)).toMatchObject({ step: 2, name: '技术审查', state: 'current', standing: 'over' });
    expect(currentStage(over)?.remaining).toBe(-1);
  });

  it('are done by their record, late if it came after the due date, and the case stands in the next one', () => {
    const inTime = stages('2026-11-20', '2026-11-30', {
      marks: [{ type: 'technical-reviewed', date: '2026-11-27' }],
    });
    expect(states(inTime)).toEqual(['done', 'done', 'current']);
    expect(inTime.map(({ doneOn }) => doneOn)).toEqual([null, '2026-11-27', null]);
    expect(standings(inTime)).toEqual(['in-time', 'in-time', 'in-time']);
    const late = stages('2026-11-20', '2026-11-30', { marks: [{ type: 'technical-reviewed', date: '2026-11-30' }] });
    expect(standings(late)).toEqual(['in-time', 'over', 'in-time']);
  });

  it('are over in the last step when the decision is not there', () => {
    const answer = stages('2026-11-20', '2026-12-02', { marks: [{ type: 'technical-reviewed', date: '2026-11-26' }] });
    expect(currentStage(answer)).toMatchObject({ step: 3, due: '2026-12-01', standing: 'over', remaining: -1 });
  });

  it('leave out a record from before the clock began, and take the first of several', () => {
    const marks = [
      { type: 'technical-reviewed', date: '2026-11-26' },
      { type: 'technical-reviewed', date: '2026-11-25' },
      { type: 'technical-reviewed', date: '2026-11-19' },
    ] as const;
    expect(stages('2026-11-20', '2026-11-30', { marks })[1]?.doneOn).toBe('2026-11-25');
  });

  it('are done by a record of the day the clock began', () => {
    const marks = [{ type: 'technical-reviewed', date: '2026-11-20' }] as const;
    expect(stages('2026-11-20', '2026-11-23', { marks })[1]?.doneOn).toBe('2026-11-20');
  });

  it('of a delivery run on through a pause that holds the decision', () => {
    const events: TimeEvent[] = [
      { type: 'decided', date: '2026-11-20' },
      { type: 'paused', date: '2026-11-20', reason: 'testing' },
    ];
    const clock = { id: 'delivery', state: 'running', start: '2026-11-20' } as const;
    expect(dues(stages('2026-11-20', '2026-11-20', { clock, events }))).toEqual([
      '2026-11-23',
      '2026-11-27',
      '2026-12-01',
    ]);
  });

  it('are marked provisional where no published notice governs a day they count', () => {
    const answer = stages('2026-12-25', '2026-12-25');
    expect(answer.map(({ due, provisional }) => [due, provisional])).toEqual([
      ['2026-12-28', false],
      ['2027-01-04', true],
      ['2027-01-06', true],
    ]);
  });

  it('do not stand still on a clock that no pause holds', () => {
    const events: TimeEvent[] = [
      { type: 'drawn', date: '2026-11-20' },
      { type: 'paused', date: '2026-11-20', reason: 'testing' },
    ];
    const answer = stages('2026-11-20', '2026-11-20', {
      matter: 'completion-filing',
      clock: { id: 'spot-check', state: 'running', start: '2026-11-20' },
      events,
    });
    expect(dues(answer)).toEqual(['2026-11-23', '2026-11-27', '2026-12-01']);
  });

  it('are none on a stopped clock and on one without steps', () => {
    expect(
      stages('2026-11-20', '2026-12-02', { clock: { id: 'decision', state: 'stopped', start: '2026-11-20' } }),
    ).toEqual([]);
    expect(stages('2026-11-20', '2026-12-02', { steps: [] })).toEqual([]);
    expect(currentStage([])).toBeNull();
  });
});
