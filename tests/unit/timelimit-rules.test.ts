import { describe, expect, it } from 'vitest';
import { builtInCalendar, withLocalDays } from '../../shared/calendar/build.ts';
import { InvalidCivilDateError } from '../../shared/dates/civil.ts';
import { computeClocks, computeClocksPlain } from '../../shared/timelimit/compute.ts';
import { answerTo, clockOf, requestOf } from './timelimit-cases.ts';

describe('deemed acceptance', () => {
  it('holds when the acceptance or the notice came after the fifth working day', () => {
    for (const late of ['accepted', 'supplement-requested'] as const) {
      const answer = answerTo(
        requestOf('design-review', '2026-11-25', [
          ['received', '2026-11-13'],
          [late, '2026-11-24'],
        ]),
      );
      expect(answer.deemedAccepted, late).toBe(true);
      expect(clockOf(answer, 'one-shot')).toMatchObject({ state: 'stopped', outcome: 'late-statutory', lamp: 'black' });
      expect(clockOf(answer, 'decision')).toMatchObject({ start: '2026-11-13', statutory: { due: '2026-12-04' } });
    }
  });

  it('does not hold when the notice was issued on the fifth working day', () => {
    const answer = answerTo(
      requestOf('design-review', '2026-12-30', [
        ['received', '2026-11-13'],
        ['supplement-requested', '2026-11-20'],
      ]),
    );
    expect(answer.deemedAccepted).toBe(false);
    expect(answer.clocks).toHaveLength(1);
    expect(clockOf(answer, 'one-shot')).toMatchObject({ state: 'stopped', outcome: 'on-time', lamp: 'yellow' });
  });

  it('begins on the rest day after the last day', () => {
    const answer = answerTo(requestOf('design-review', '2026-11-21', [['received', '2026-11-13']]));
    expect(answer.deemedAccepted).toBe(true);
    expect(clockOf(answer, 'one-shot')).toMatchObject({ lamp: 'black', statutory: { remaining: -1 } });
  });

  it('does not revive a case the office turned away, however late, nor one withdrawn in time', () => {
    for (const type of ['refused', 'not-required', 'wrong-authority'] as const) {
      const answer = answerTo(
        requestOf('design-review', '2026-12-30', [
          ['received', '2026-11-13'],
          [type, '2026-11-24'],
        ]),
      );
      expect(answer.deemedAccepted, type).toBe(false);
      expect(answer.clocks.map(({ id, outcome }) => [id, outcome])).toEqual([['one-shot', 'late-statutory']]);
    }
    const withdrawn = answerTo(
      requestOf('design-review', '2026-12-30', [
        ['received', '2026-11-13'],
        ['withdrawn', '2026-11-16'],
      ]),
    );
    expect(withdrawn).toMatchObject({
      deemedAccepted: false,
      clocks: [{ id: 'one-shot', state: 'stopped', outcome: null }],
    });
  });

  it('is no concern of a filing, which nobody accepts', () => {
    const answer = answerTo(requestOf('completion-filing', '2026-12-30', [['received', '2026-11-13']]));
    expect(answer.deemedAccepted).toBe(false);
    expect(answer.clocks.map(({ id, lamp }) => [id, lamp])).toEqual([
      ['one-shot', 'black'],
      ['voucher', 'black'],
    ]);
  });

  it('opens the inspection and the total of a pre-opening case from the receipt', () => {
    const answer = answerTo(requestOf('pre-opening', '2026-11-23', [['received', '2026-11-13']]));
    expect(answer.clocks.map(({ id, start }) => [id, start])).toEqual([
      ['one-shot', '2026-11-13'],
      ['inspection', '2026-11-13'],
      ['total', '2026-11-13'],
    ]);
  });
});

describe('a stopped clock', () => {
  it.each([
    ['2026-10-08', 'early', 'yellow', 6, 1],
    ['2026-10-09', 'on-time', 'yellow', 5, 0],
    ['2026-10-12', 'late-promised', 'red', 3, -2],
    ['2026-10-15', 'late-promised', 'red', 0, -5],
    ['2026-10-16', 'late-statutory', 'black', -1, -6],
  ] as const)('decided on %s is %s and stays %s', (decided, outcome, lamp, statutory, promised) => {
    const events = [
      ['accepted', '2026-09-18'],
      ['decided', decided],
    ] as const;
    const answer = answerTo(requestOf('design-review', '2027-06-01', events, { promised: { decision: 10 } }));
    expect(clockOf(answer, 'decision')).toMatchObject({
      state: 'stopped',
      stop: decided,
      outcome,
      lamp,
      statutory: { due: '2026-10-15', remaining: statutory },
      promised: { due: '2026-10-09', remaining: promised },
    });
  });

  it('is on time on the statutory day where nothing is promised', () => {
    const answer = answerTo(
      requestOf('design-review', '2026-12-01', [
        ['accepted', '2026-09-18'],
        ['decided', '2026-10-15'],
      ]),
    );
    expect(clockOf(answer, 'decision')).toMatchObject({ outcome: 'on-time', promised: null });
  });

  it('does not change with what is recorded after it', () => {
    const before = [
      ['accepted', '2026-11-20'],
      ['decided', '2026-11-27'],
    ] as const;
    const alone = answerTo(requestOf('design-review', '2026-12-30', before));
    const after = answerTo(
      requestOf('design-review', '2027-03-01', [
        ...before,
        ['paused', '2026-11-27', { reason: 'hearing' }],
        ['resumed', '2026-12-09'],
        ['withdrawn', '2026-12-10'],
      ]),
    );
    expect(clockOf(after, 'decision')).toEqual(clockOf(alone, 'decision'));
    expect(clockOf(after, 'decision').statutory.due).toBe('2026-12-11');
  });

  it('ends an open pause: decided while paused is early', () => {
    const answer = answerTo(
      requestOf('design-review', '2026-12-30', [
        ['accepted', '2026-11-20'],
        ['paused', '2026-11-24', { reason: 'hearing' }],
        ['decided', '2026-11-27'],
      ]),
    );
    expect(clockOf(answer, 'decision')).toMatchObject({
      state: 'stopped',
      outcome: 'early',
      statutory: { due: '2026-12-16', remaining: 13 },
    });
  });

  it('has no outcome when the case was withdrawn', () => {
    const answer = answerTo(
      requestOf('design-review', '2026-12-30', [
        ['accepted', '2026-11-20'],
        ['withdrawn', '2026-11-25'],
      ]),
    );
    expect(clockOf(answer, 'decision')).toMatchObject({ state: 'stopped', stop: '2026-11-25', outcome: null });
  });
});

const extended = (date: string): readonly ['extended', string] => ['extended', date];

function daysAfterExtensionBy(days: number): number {
  const request = requestOf(
    'design-review',
    '2015-09-25',
    [
      ['accepted', '2015-09-01'],
      ['extended', '2015-09-20', { days }],
    ],
    { ruleSet: '2012' },
  );
  return clockOf(answerTo(request), 'decision').statutory.days;
}

describe('an extension', () => {
  const events = [['accepted', '2015-09-01']] as const;
  const on = (asOf: string, more: readonly (readonly ['extended', string])[], rest = {}): ReturnType<typeof answerTo> =>
    answerTo(requestOf('design-review', asOf, [...events, ...more], { ruleSet: '2012', ...rest }));

  it('adds ten working days once under the 2012 rule set', () => {
    const once = on('2015-09-25', [extended('2015-09-20')]);
    expect(clockOf(once, 'decision').statutory).toMatchObject({ days: 30, due: '2015-10-20' });
    const twice = on('2015-09-25', [extended('2015-09-20'), extended('2015-09-21')]);
    expect(clockOf(twice, 'decision').statutory.days).toBe(30);
    expect(twice.warnings.map(({ code }) => code)).toEqual(['extension-repeated']);
  });

  it('leaves the promise as it was', () => {
    const answer = on('2015-09-10', [extended('2015-09-09')], { promised: { decision: 10 } });
    expect(clockOf(answer, 'decision').promised).toMatchObject({ days: 10, due: '2015-09-16' });
  });

  it('comes too late on the due date', () => {
    const answer = on('2015-10-08', [extended('2015-09-30')]);
    expect(clockOf(answer, 'decision').statutory).toMatchObject({ days: 20, due: '2015-09-30' });
    expect(answer.warnings.map(({ code }) => code)).toEqual(['extension-late']);
    expect(clockOf(on('2015-10-08', [extended('2015-09-29')]), 'decision').statutory.days).toBe(30);
  });

  it('may be recorded while a pause is open', () => {
    const answer = answerTo(
      requestOf(
        'design-review',
        '2015-09-20',
        [...events, ['paused', '2015-09-08', { reason: 'testing' }], extended('2015-09-11'), ['resumed', '2015-09-14']],
        { ruleSet: '2012' },
      ),
    );
    // 9, 10, 11 and 14 September are covered: thirty days end four working days later than 20 October.
    expect(clockOf(answer, 'decision').statutory).toMatchObject({ days: 30, due: '2015-10-26' });
  });

  it('is unknown to the 2020 rule set unless the office allows it', () => {
    const request = requestOf('design-review', '2026-10-01', [
      ['accepted', '2026-09-18'],
      ['extended', '2026-09-30'],
    ]);
    const refused = answerTo(request);
    expect(clockOf(refused, 'decision').statutory.days).toBe(15);
    expect(refused.warnings.map(({ code }) => code)).toEqual(['extension-not-allowed']);
    const allowed = answerTo({ ...request, extensions: { decision: 10 } });
    expect(clockOf(allowed, 'decision').statutory).toMatchObject({ days: 25, due: '2026-10-29' });
  });

  it('may be shorter than allowed, never longer', () => {
    expect([5, 10, 30].map(daysAfterExtensionBy)).toEqual([25, 30, 30]);
  });
});

describe('pauses', () => {
  it('hold no clock that is not pausable', () => {
    const answer = answerTo(
      requestOf('design-review', '2026-11-30', [
        ['received', '2026-11-20'],
        ['accepted', '2026-11-20'],
        ['paused', '2026-11-23', { reason: 'hearing' }],
        ['decided', '2026-11-25'],
      ]),
    );
    expect(clockOf(answer, 'delivery')).toMatchObject({ state: 'running', statutory: { due: '2026-12-09' } });
  });

  it('hold the inspection and the total of pre-opening, and the decision after it', () => {
    const answer = answerTo(
      requestOf('pre-opening', '2026-12-01', [
        ['accepted', '2026-11-16'],
        ['paused', '2026-11-18', { reason: 'testing' }],
        ['resumed', '2026-11-20'],
        ['inspected', '2026-11-30'],
      ]),
    );
    expect(answer.clocks.map(({ id, statutory }) => [id, statutory.due])).toEqual([
      ['inspection', '2026-12-02'],
      ['decision', '2026-12-03'],
      ['total', '2026-12-07'],
    ]);
  });

  it('that begin after the due date change it no more and hide no delay', () => {
    const answer = answerTo(
      requestOf('design-review', '2026-12-18', [
        ['accepted', '2026-11-20'],
        ['paused', '2026-12-14', { reason: 'hearing' }],
      ]),
    );
    // Due 11 December; 14 December counted before the pause began to cover days.
    expect(clockOf(answer, 'decision')).toMatchObject({
      state: 'paused',
      lamp: 'black',
      statutory: { due: '2026-12-11', remaining: -1 },
    });
  });

  it('that begin on the due date itself leave it', () => {
    const answer = answerTo(
      requestOf('design-review', '2026-12-11', [
        ['accepted', '2026-11-20'],
        ['paused', '2026-12-11', { reason: 'hearing' }],
      ]),
    );
    expect(clockOf(answer, 'decision').statutory).toMatchObject({ due: '2026-12-11', remaining: 0 });
  });

  it('of several reasons end by their own reason', () => {
    const answer = answerTo(
      requestOf('design-review', '2026-12-01', [
        ['accepted', '2026-11-16'],
        ['paused', '2026-11-17', { reason: 'hearing' }],
        ['paused', '2026-11-18', { reason: 'expert-review' }],
        ['resumed', '2026-11-20', { reason: 'hearing' }],
        ['resumed', '2026-11-24', { reason: 'expert-review' }],
      ]),
    );
    expect(clockOf(answer, 'expert-review')).toMatchObject({
      state: 'stopped',
      start: '2026-11-18',
      stop: '2026-11-24',
    });
    expect(
      clockOf(answer, 'decision')
        .trace.filter(({ why }) => why === 'pause')
        .map(({ date, pauseReason }) => [date, pauseReason]),
    ).toEqual([
      ['2026-11-18', 'hearing'],
      ['2026-11-19', 'hearing'],
      ['2026-11-20', 'hearing'],
      ['2026-11-23', 'expert-review'],
      ['2026-11-24', 'expert-review'],
    ]);
  });

  it('resumed without being paused are reported and ignored', () => {
    const answer = answerTo(
      requestOf('design-review', '2026-12-01', [
        ['accepted', '2026-11-20'],
        ['resumed', '2026-11-24'],
      ]),
    );
    expect(answer.warnings.map(({ code }) => code)).toEqual(['event-out-of-order']);
    expect(clockOf(answer, 'decision').statutory.due).toBe('2026-12-11');
  });

  it('for an expert review that takes too long are reported', () => {
    const answer = answerTo(
      requestOf('design-review', '2026-11-20', [
        ['accepted', '2026-09-18'],
        ['paused', '2026-09-21', { reason: 'expert-review' }],
      ]),
    );
    expect(clockOf(answer, 'expert-review')).toMatchObject({ state: 'running', lamp: 'black' });
    expect(answer.warnings.map(({ code, clock }) => [code, clock])).toEqual([['expert-review-over', 'expert-review']]);
  });
});

describe('verification, rectification and re-inspection', () => {
  const base = [
    ['received', '2026-09-21'],
    ['accepted', '2026-09-21'],
    ['permitted', '2026-09-21'],
  ] as const;

  it('a verification that went well asks for no rectification notice', () => {
    const answer = answerTo(
      requestOf('pre-opening', '2026-10-20', [...base, ['verified', '2026-10-19', { positive: true }]], {
        path: 'commitment',
      }),
    );
    expect(answer.clocks.map(({ id }) => id)).not.toContain('rectification-notice');
    expect(clockOf(answer, 'verification')).toMatchObject({ outcome: 'early', statutory: { due: '2026-10-26' } });
  });

  it('a failed one has three days to the notice; each re-inspection has a clock of its own', () => {
    const answer = answerTo(
      requestOf(
        'pre-opening',
        '2026-11-20',
        [
          ...base,
          ['verified', '2026-10-19', { positive: false }],
          ['rectification-noticed', '2026-10-22'],
          ['reinspection-requested', '2026-11-02'],
          ['reinspected', '2026-11-05', { positive: false }],
          ['reinspection-requested', '2026-11-16'],
        ],
        { path: 'commitment' },
      ),
    );
    expect(clockOf(answer, 'rectification-notice')).toMatchObject({ stop: '2026-10-22', outcome: 'on-time' });
    expect(
      answer.clocks
        .filter(({ id }) => id === 'reinspection')
        .map(({ start, state, statutory }) => [start, state, statutory.due]),
    ).toEqual([
      ['2026-11-02', 'stopped', '2026-11-05'],
      ['2026-11-16', 'running', '2026-11-19'],
    ]);
  });

  it('a re-inspection asked for again on the day of the last one runs on', () => {
    const answer = answerTo(
      requestOf('pre-opening', '2026-11-06', [
        ['reinspection-requested', '2026-11-02'],
        ['reinspected', '2026-11-05', { positive: false }],
        ['reinspection-requested', '2026-11-05'],
      ]),
    );
    expect(answer.clocks.map(({ start, state, statutory }) => [start, state, statutory.due])).toEqual([
      ['2026-11-02', 'stopped', '2026-11-05'],
      ['2026-11-05', 'running', '2026-11-10'],
    ]);
  });

  it('a re-inspection asked for twice has one clock, from the first request', () => {
    const answer = answerTo(
      requestOf('pre-opening', '2026-11-06', [
        ['reinspection-requested', '2026-11-02'],
        ['reinspection-requested', '2026-11-03'],
      ]),
    );
    expect(answer.clocks.map(({ start }) => start)).toEqual(['2026-11-02']);
  });

  it('a rejection has nothing to deliver within ten days', () => {
    const answer = answerTo(
      requestOf('design-review', '2026-10-20', [
        ['accepted', '2026-09-18'],
        ['decided', '2026-10-15', { positive: false }],
      ]),
    );
    expect(answer.clocks.map(({ id }) => id)).toEqual(['decision']);
  });
});

describe('the engine', () => {
  it('answers the same without traces', () => {
    const request = requestOf('design-review', '2026-10-12', [
      ['received', '2026-09-16'],
      ['accepted', '2026-09-18'],
      ['paused', '2026-09-22', { reason: 'expert-review' }],
    ]);
    const { clocks, ...rest } = computeClocks(request, builtInCalendar());
    const plain = clocks.map(({ trace, ...clock }) => (trace.length > 0 ? clock : clock));
    expect(computeClocksPlain(request, builtInCalendar())).toEqual({ clocks: plain, ...rest });
  });

  it('takes the events in the order of their dates, however they are listed', () => {
    const sorted = requestOf('design-review', '2026-10-12', [
      ['received', '2026-09-16'],
      ['accepted', '2026-09-18'],
      ['decided', '2026-09-30'],
    ]);
    const shuffled = { ...sorted, events: sorted.events.toReversed() };
    expect(answerTo(shuffled)).toEqual(answerTo(sorted));
  });

  it('refuses an impossible date with a typed error', () => {
    expect(() => answerTo(requestOf('design-review', '2026-02-30', [['received', '2026-02-02']]))).toThrow(
      InvalidCivilDateError,
    );
  });

  it('moves an open date when the office rests an extra day, never a day before', () => {
    const request = requestOf('design-review', '2026-11-20', [['accepted', '2026-11-20']]);
    const rested = withLocalDays(builtInCalendar(), [{ date: '2026-11-25', name: '停电', off: true }]);
    expect(clockOf(answerTo(request, rested), 'decision').statutory.due).toBe('2026-12-14');
  });
});
