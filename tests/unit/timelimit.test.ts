import { describe, expect, it } from 'vitest';
import type { Clock } from '../../shared/timelimit/types.ts';
import { answerTo, clockOf, requestOf } from './timelimit-cases.ts';

describe('worked due dates with pauses', () => {
  it('an expert review covering three working days moves 15 October to 20 October', () => {
    const answer = answerTo(
      requestOf(
        'design-review',
        '2026-10-12',
        [
          ['received', '2026-09-16'],
          ['accepted', '2026-09-18'],
          ['paused', '2026-09-22', { reason: 'expert-review' }],
          ['resumed', '2026-09-28'],
        ],
        { promised: { decision: 10 } },
      ),
    );
    const { trace, ...decision } = clockOf(answer, 'decision');
    expect(decision).toEqual({
      id: 'decision',
      state: 'running',
      start: '2026-09-18',
      statutory: { days: 15, due: '2026-10-20', remaining: 6, provisional: false, basis: '住建部令51号 §22' },
      promised: { days: 10, due: '2026-10-13', remaining: 1, provisional: false },
      lamp: 'yellow',
      outcome: null,
    });
    expect(trace.slice(0, 2)).toEqual([
      { date: '2026-09-19', counts: false, why: 'weekend' },
      {
        date: '2026-09-20',
        counts: true,
        n: 1,
        why: 'make-up-workday',
        note: '国庆节调休上班 (国办发明电〔2025〕7号)',
      },
    ]);
    expect(trace).toHaveLength(32);
    expect(trace.at(-1)).toEqual({ date: '2026-10-20', counts: true, n: 15, why: 'workday' });
    expect(trace.filter(({ why }) => why === 'pause').map(({ date }) => date)).toEqual([
      '2026-09-23',
      '2026-09-24',
      '2026-09-28',
    ]);
    expect(trace.find(({ date }) => date === '2026-09-26')).toMatchObject({ why: 'holiday', counts: false });
    expect(answer).toMatchObject({ deemedAccepted: false, warnings: [] });
    expect(answer.clocks.map(({ id, state }) => [id, state])).toEqual([
      ['one-shot', 'stopped'],
      ['decision', 'running'],
      ['expert-review', 'stopped'],
    ]);
  });

  it('a pause that begins on the start day lets counting begin after it', () => {
    const answer = answerTo(
      requestOf('design-review', '2026-11-27', [
        ['accepted', '2026-11-20'],
        ['paused', '2026-11-20', { reason: 'hearing' }],
        ['resumed', '2026-11-27'],
      ]),
    );
    expect(clockOf(answer, 'decision').statutory).toMatchObject({ due: '2026-12-18', remaining: 15 });
  });

  it.each([
    ['in the order of dates', ['paused 24', 'paused 26', 'resumed 27', 'resumed 01']],
    ['pause by pause', ['paused 24', 'resumed 27', 'paused 26', 'resumed 01']],
  ])('overlapping pauses count once, listed %s', (_, listed) => {
    const dates: Readonly<Record<string, string>> = {
      '24': '2026-11-24',
      '26': '2026-11-26',
      '27': '2026-11-27',
      '01': '2026-12-01',
    };
    const events = listed.map((text): [type: 'paused' | 'resumed', date: string, rest?: { reason: 'hearing' }] => {
      const [type, day = ''] = text.split(' ');
      return type === 'paused' ? ['paused', dates[day] ?? '', { reason: 'hearing' }] : ['resumed', dates[day] ?? ''];
    });
    const answer = answerTo(requestOf('design-review', '2026-12-10', [['accepted', '2026-11-20'], ...events]));
    expect(clockOf(answer, 'decision').statutory.due).toBe('2026-12-18');
  });

  it('an open pause leaves the due date open and says what will be left', () => {
    const answer = answerTo(
      requestOf('completion-acceptance', '2026-12-04', [
        ['accepted', '2026-11-20'],
        ['paused', '2026-12-01', { reason: 'testing', paper: '特别程序告知书 〔2026〕第0003号' }],
      ]),
    );
    const decision = clockOf(answer, 'decision');
    expect(decision).toMatchObject({ state: 'paused', lamp: 'blue', statutory: { due: null, remaining: 8 } });
    expect(decision.trace.at(-1)).toEqual({
      date: '2026-12-04',
      counts: false,
      why: 'pause',
      pauseReason: 'testing',
      note: '特别程序告知书 〔2026〕第0003号',
    });
  });

  it('a design review of 2015 has twenty days and the victory holiday inside', () => {
    const answer = answerTo(
      requestOf(
        'design-review',
        '2015-09-10',
        [
          ['received', '2015-09-01'],
          ['accepted', '2015-09-01'],
        ],
        { ruleSet: '2012' },
      ),
    );
    expect(clockOf(answer, 'decision').statutory).toMatchObject({
      days: 20,
      due: '2015-09-30',
      basis: '公安部令106号 §17',
    });
  });
});

describe('pre-opening inspection', () => {
  it('has its inspection, decision and total on the ordinary path', () => {
    const answer = answerTo(
      requestOf('pre-opening', '2026-09-29', [
        ['accepted', '2026-09-18'],
        ['inspected', '2026-09-28'],
      ]),
    );
    expect(answer.clocks.map(({ id, state, statutory }) => [id, state, statutory.due])).toEqual([
      ['inspection', 'stopped', '2026-10-09'],
      ['decision', 'running', '2026-10-08'],
      ['total', 'running', '2026-10-13'],
    ]);
  });

  it('has its permit, verification and delivery on the commitment path', () => {
    const answer = answerTo(
      requestOf(
        'pre-opening',
        '2026-11-20',
        [
          ['received', '2026-11-20'],
          ['accepted', '2026-11-20'],
          ['permitted', '2026-11-20'],
        ],
        {
          path: 'commitment',
        },
      ),
    );
    expect(answer.clocks.map(({ id, state, statutory }) => [id, state, statutory.due])).toEqual([
      ['one-shot', 'stopped', '2026-11-27'],
      ['permit', 'stopped', '2026-11-20'],
      ['verification', 'running', '2026-12-18'],
      ['delivery', 'running', '2026-12-04'],
    ]);
    expect(clockOf(answer, 'permit')).toMatchObject({ outcome: 'on-time', trace: [] });
  });

  it('permits online by the next working day', () => {
    const answer = answerTo(
      requestOf('pre-opening', '2026-09-18', [['accepted', '2026-09-18']], { path: 'commitment', channel: 'online' }),
    );
    expect(clockOf(answer, 'permit').statutory).toMatchObject({ days: 1, due: '2026-09-20', remaining: 1 });
  });
});

const due = (clock: Clock): readonly (string | null | undefined)[] => [clock.statutory.due, clock.promised?.due];

describe('a week at the counter', () => {
  it('1: a hotel accepted on Friday the 18th', () => {
    const answer = answerTo(
      requestOf(
        'design-review',
        '2026-09-18',
        [
          ['received', '2026-09-18'],
          ['accepted', '2026-09-18'],
        ],
        { promised: { decision: 10 } },
      ),
    );
    expect(due(clockOf(answer, 'decision'))).toEqual(['2026-10-15', '2026-10-09']);
  });

  it('3: accepted on the day all supplements are in', () => {
    const answer = answerTo(
      requestOf(
        'completion-acceptance',
        '2026-09-28',
        [
          ['received', '2026-09-21'],
          ['supplement-requested', '2026-09-21'],
          ['supplemented', '2026-09-28'],
          ['accepted', '2026-09-28'],
        ],
        { promised: { decision: 10 } },
      ),
    );
    expect(due(clockOf(answer, 'decision'))).toEqual(['2026-10-23', '2026-10-16']);
    expect(clockOf(answer, 'one-shot')).toMatchObject({ state: 'stopped', stop: '2026-09-21', outcome: 'early' });
    expect(answer.deemedAccepted).toBe(false);
  });

  it('4: a permit by commitment at the counter', () => {
    const answer = answerTo(
      requestOf(
        'pre-opening',
        '2026-09-21',
        [
          ['received', '2026-09-21'],
          ['accepted', '2026-09-21'],
          ['permitted', '2026-09-21'],
        ],
        {
          path: 'commitment',
        },
      ),
    );
    expect(due(clockOf(answer, 'verification'))).toEqual(['2026-10-26', undefined]);
    expect(due(clockOf(answer, 'delivery'))).toEqual(['2026-10-12', undefined]);
  });

  it('5: the decision after an inspection falls on a working Saturday', () => {
    const answer = answerTo(
      requestOf(
        'pre-opening',
        '2026-09-30',
        [
          ['received', '2026-09-22'],
          ['accepted', '2026-09-22'],
          ['inspected', '2026-09-30'],
        ],
        {
          promised: { total: 7 },
        },
      ),
    );
    expect(due(clockOf(answer, 'inspection'))).toEqual(['2026-10-13', undefined]);
    expect(due(clockOf(answer, 'total'))).toEqual(['2026-10-16', '2026-10-09']);
    expect(due(clockOf(answer, 'decision'))).toEqual(['2026-10-10', undefined]);
  });

  it('6: a filing received on the ninth working day is flagged late', () => {
    const answer = answerTo(
      requestOf(
        'completion-filing',
        '2026-09-23',
        [
          ['completion-passed', '2026-09-11'],
          ['received', '2026-09-23'],
          ['filed', '2026-09-23'],
          ['drawn', '2026-09-23'],
        ],
        { promised: { 'spot-check': 10 } },
      ),
    );
    expect(clockOf(answer, 'filing-due')).toMatchObject({
      state: 'stopped',
      outcome: 'late-statutory',
      lamp: 'black',
      statutory: { due: '2026-09-18', remaining: -4 },
    });
    expect(due(clockOf(answer, 'spot-check'))).toEqual(['2026-10-21', '2026-10-14']);
    expect(answer.warnings.map(({ code }) => code)).toEqual(['filing-late']);
    expect(answer.clocks.filter(({ state }) => state !== 'stopped').map(({ id }) => id)).toEqual(['spot-check']);
  });

  it('7: an expert review leaves fourteen days and comes back on 22 October', () => {
    const accepted = ['accepted', '2026-09-24'] as const;
    const paused = ['paused', '2026-09-28', { reason: 'expert-review' }] as const;
    const open = answerTo(requestOf('design-review', '2026-10-12', [accepted, paused]));
    expect(clockOf(open, 'decision')).toMatchObject({ state: 'paused', statutory: { due: null, remaining: 14 } });
    expect(clockOf(open, 'expert-review')).toMatchObject({
      state: 'running',
      statutory: { days: 20, due: '2026-10-30' },
    });
    const back = answerTo(requestOf('design-review', '2026-10-23', [accepted, paused, ['resumed', '2026-10-22']]));
    expect(clockOf(back, 'decision').statutory).toMatchObject({ due: '2026-11-11', remaining: 13 });
  });

  it('10: a case put aside is accepted by law on its receipt date', () => {
    const events = [['received', '2026-11-13']] as const;
    const friday = answerTo(requestOf('design-review', '2026-11-20', events));
    expect(friday.deemedAccepted).toBe(false);
    expect(friday.clocks.map(({ id, lamp }) => [id, lamp])).toEqual([['one-shot', 'yellow']]);
    const monday = answerTo(requestOf('design-review', '2026-11-23', events));
    expect(monday.deemedAccepted).toBe(true);
    expect(clockOf(monday, 'one-shot')).toMatchObject({
      state: 'running',
      lamp: 'black',
      statutory: { due: '2026-11-20', remaining: -1 },
    });
    expect(clockOf(monday, 'decision')).toMatchObject({
      start: '2026-11-13',
      statutory: { due: '2026-12-04', remaining: 9 },
    });
    expect(monday.warnings.map(({ code }) => code)).toEqual(['deemed-accepted']);
  });

  it('11: a date beyond the published calendar is provisional', () => {
    const answer = answerTo(
      requestOf('completion-acceptance', '2026-12-18', [['accepted', '2026-12-18']], { promised: { decision: 5 } }),
    );
    const { statutory, promised, trace } = clockOf(answer, 'decision');
    expect([statutory.due, statutory.provisional]).toEqual(['2027-01-11', true]);
    expect([promised?.due, promised?.provisional]).toEqual(['2026-12-25', false]);
    expect(trace.find(({ date }) => date === '2027-01-01')).toEqual({
      date: '2027-01-01',
      counts: false,
      why: 'holiday',
      note: '元旦放假',
      provisional: true,
    });
    expect(trace.find(({ date }) => date === '2026-12-31')?.provisional).toBeUndefined();
    expect(answer.warnings.map(({ code }) => code)).toEqual(['provisional']);
  });
});
