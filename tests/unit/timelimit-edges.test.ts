import { describe, expect, it } from 'vitest';
import { builtInCalendar, calendarFromNotices } from '../../shared/calendar/build.ts';
import { toDayNumber } from '../../shared/dates/civil.ts';
import { countableDays, endOfLimit } from '../../shared/timelimit/counting.ts';
import { answerTo, clockOf, requestOf } from './timelimit-cases.ts';

const calendar = builtInCalendar();
const day = toDayNumber;
const FOREVER = Number.POSITIVE_INFINITY;

describe('pauses that begin before the clock', () => {
  it('hold a decision clock that starts inside them: three working days are counted after they end', () => {
    // 18 September is a Friday, the 20th a make-up Sunday, the 21st a Monday.
    const answer = answerTo(
      requestOf('pre-opening', '2026-09-18', [
        ['received', '2026-09-10'],
        ['accepted', '2026-09-10'],
        ['paused', '2026-09-14', { reason: 'testing' }],
        ['inspected', '2026-09-15'],
        ['resumed', '2026-09-17'],
      ]),
    );
    expect(clockOf(answer, 'decision')).toMatchObject({ start: '2026-09-15', statutory: { due: '2026-09-21' } });
  });

  it('hold an open limit from its own start on, not from before it', () => {
    expect(endOfLimit(calendar, day('2026-09-15'), 3, [{ from: day('2026-09-14'), to: FOREVER }])).toEqual({
      kind: 'open',
      left: 3,
      pausedFrom: day('2026-09-15'),
    });
  });

  it('do not hold a limit of no days at all: it ends on the day it starts', () => {
    const start = day('2026-09-15');
    expect(endOfLimit(calendar, start, 0, [{ from: start, to: FOREVER }])).toEqual({ kind: 'due', day: start });
  });

  it('count nothing in a range that runs backwards', () => {
    expect(countableDays(calendar, day('2026-09-18'), day('2026-09-15'), [])).toBe(0);
  });
});

describe('an extension', () => {
  const old = (events: Parameters<typeof requestOf>[2]): number =>
    clockOf(
      answerTo(requestOf('design-review', '2015-09-25', [['received', '2015-09-01'], ...events], { ruleSet: '2012' })),
      'decision',
    ).statutory.days;

  it('of another clock does not extend the decision', () => {
    expect(
      old([
        ['accepted', '2015-09-02'],
        ['extended', '2015-09-10', { clock: 'expert-review' }],
      ]),
    ).toBe(20);
  });

  it('before the clock started adds nothing; on the day it started it counts', () => {
    expect(
      old([
        ['extended', '2015-09-01'],
        ['accepted', '2015-09-02'],
      ]),
    ).toBe(20);
    expect(
      old([
        ['accepted', '2015-09-02'],
        ['extended', '2015-09-02'],
      ]),
    ).toBe(30);
  });

  it('after the decision adds nothing; on the day of the decision it counts', () => {
    const decided = ['decided', '2015-09-11'] as const;
    expect(old([['accepted', '2015-09-02'], decided, ['extended', '2015-09-14']])).toBe(20);
    expect(old([['accepted', '2015-09-02'], decided, ['extended', '2015-09-11']])).toBe(30);
    expect(old([['accepted', '2015-09-02'], decided, ['extended', '2015-09-10']])).toBe(30);
  });
});

describe('what lies after the day looked at', () => {
  it('still counts as a fact: a clock that an event starts tomorrow is shown', () => {
    const answer = answerTo(
      requestOf('design-review', '2026-09-17', [
        ['received', '2026-09-17'],
        ['accepted', '2026-09-18'],
      ]),
    );
    expect(clockOf(answer, 'decision')).toMatchObject({ start: '2026-09-18', state: 'running' });
  });

  it('shows a re-inspection whose order has a last day ahead once its visit is recorded', () => {
    const answer = answerTo(
      requestOf(
        'pre-opening',
        '2026-10-15',
        [
          ['received', '2026-09-10'],
          ['accepted', '2026-09-10'],
          ['permitted', '2026-09-10'],
          ['verified', '2026-09-18', { positive: false }],
          ['rectification-noticed', '2026-09-21', { deadline: '2026-10-20' }],
          ['reinspected', '2026-10-22'],
        ],
        { path: 'commitment' },
      ),
    );
    expect(clockOf(answer, 'reinspection')).toMatchObject({ start: '2026-10-20', stop: '2026-10-22' });
  });
});

describe('warnings', () => {
  const filing = (received: string) =>
    answerTo(
      requestOf('completion-filing', received, [
        ['completion-passed', '2026-09-11'],
        ['received', received],
      ]),
    ).warnings.map(({ code }) => code);

  it('are silent about a filing on its last day, and speak on the next working day', () => {
    expect(filing('2026-09-18')).toEqual([]);
    expect(filing('2026-09-20')).toEqual(['filing-late']);
  });

  it('name the day through which the calendar is published', () => {
    const { warnings } = answerTo(
      requestOf('completion-acceptance', '2026-12-18', [
        ['received', '2026-12-18'],
        ['accepted', '2026-12-18'],
      ]),
    );
    expect(warnings).toEqual([
      {
        code: 'provisional',
        message:
          'a date lies beyond the published working-day calendar (through 2026-12-31): weekends and the statutory holidays certain by rule were left out',
        clock: 'decision',
      },
    ]);
  });
});

describe('a calendar without any notice', () => {
  it('makes every date provisional and names no last day', () => {
    const request = requestOf('design-review', '2026-09-10', [['received', '2026-09-10']]);
    const answer = answerTo(request, calendarFromNotices([]));
    expect(clockOf(answer, 'one-shot').statutory).toMatchObject({ due: '2026-09-17', provisional: true });
    expect(answer.warnings.map(({ message }) => message)).toEqual([
      'a date lies beyond the published working-day calendar: weekends and the statutory holidays certain by rule were left out',
    ]);
  });
});

describe('a day that several pauses cover', () => {
  it('is told by the one that began first, whichever ended first', () => {
    const { trace, statutory } = clockOf(
      answerTo(
        requestOf('design-review', '2026-09-11', [
          ['received', '2026-09-10'],
          ['accepted', '2026-09-10'],
          ['paused', '2026-09-14', { reason: 'testing', paper: 'first' }],
          ['paused', '2026-09-16', { reason: 'hearing', paper: 'second' }],
          ['resumed', '2026-09-18', { reason: 'hearing' }],
          ['resumed', '2026-09-22', { reason: 'testing' }],
        ]),
      ),
      'decision',
    );
    expect(trace.find(({ date }) => date === '2026-09-17')).toMatchObject({
      why: 'pause',
      pauseReason: 'testing',
      note: 'first',
    });
    // The hearing was over on the 18th; what held on until the 22nd was the testing.
    expect(trace.find(({ date }) => date === '2026-09-21')).toMatchObject({ pauseReason: 'testing', note: 'first' });
    // Counted: 11, 14, 23, 24, 28-30 September, 8-10 and 12-16 October. A day paused twice is left out once.
    expect(statutory).toMatchObject({ due: '2026-10-16', remaining: 14 });
  });

  it('stands still once, and runs between two pauses that lie apart', () => {
    const { statutory } = clockOf(
      answerTo(
        requestOf('design-review', '2026-09-11', [
          ['received', '2026-09-10'],
          ['accepted', '2026-09-10'],
          ['paused', '2026-09-14', { reason: 'testing' }],
          ['resumed', '2026-09-16'],
          ['paused', '2026-09-21', { reason: 'hearing' }],
          ['resumed', '2026-09-23'],
        ]),
      ),
      'decision',
    );
    // 11, 14, 17, 18, 20, 21, 24, 28-30 September, 8-10, 12 and 13 October.
    expect(statutory).toMatchObject({ due: '2026-10-13', remaining: 14 });
  });

  it('is given back by a return that names another reason: it ends the pause that began first', () => {
    const answer = answerTo(
      requestOf('design-review', '2026-09-30', [
        ['received', '2026-09-10'],
        ['accepted', '2026-09-10'],
        ['paused', '2026-09-14', { reason: 'testing' }],
        ['resumed', '2026-09-16', { reason: 'hearing' }],
      ]),
    );
    expect(answer.warnings).toEqual([]);
    expect(clockOf(answer, 'decision').state).toBe('running');
  });
});

describe('events entered out of order', () => {
  it('are taken by their dates', () => {
    const events = [
      ['resumed', '2026-09-16'],
      ['paused', '2026-09-14', { reason: 'testing' }],
      ['accepted', '2026-09-10'],
      ['received', '2026-09-09'],
    ] as const;
    const entered = answerTo(requestOf('design-review', '2026-09-30', events));
    expect(entered).toEqual(answerTo(requestOf('design-review', '2026-09-30', events.toReversed())));
    // 11, 14, 17, 18, 20-24, 28-30 September, 8, 9 and 10 October.
    expect(clockOf(entered, 'decision').statutory.due).toBe('2026-10-10');
  });
});

describe('a clock that stopped', () => {
  const decided = (events: Parameters<typeof requestOf>[2]) =>
    clockOf(
      answerTo(
        requestOf('design-review', '2026-12-01', [['received', '2026-09-10'], ['accepted', '2026-09-10'], ...events]),
      ),
      'decision',
    );

  it('knows a second pause only up to the day it stopped', () => {
    const { statutory, outcome } = decided([
      ['paused', '2026-09-14', { reason: 'testing' }],
      ['resumed', '2026-09-16'],
      ['paused', '2026-09-21', { reason: 'hearing' }],
      ['decided', '2026-09-23'],
    ]);
    expect(statutory.due).toBe('2026-10-13');
    expect(outcome).toBe('early');
  });

  it('knows nothing of a pause that began after it', () => {
    const { statutory } = decided([
      ['decided', '2026-09-18'],
      ['paused', '2026-09-21', { reason: 'hearing' }],
      ['resumed', '2026-09-30'],
    ]);
    // 11, 14-18, 20-24, 28-30 September, 8 October.
    expect(statutory.due).toBe('2026-10-08');
  });
});

describe('which events start and stop a clock', () => {
  const clockAfter = (matter: 'design-review' | 'completion-filing', events: Parameters<typeof requestOf>[2]) =>
    answerTo(requestOf(matter, '2026-09-30', events));

  it('a case withdrawn on the day it came in has its clock closed without an outcome', () => {
    const answer = clockAfter('design-review', [
      ['received', '2026-09-10'],
      ['withdrawn', '2026-09-10'],
    ]);
    expect(clockOf(answer, 'one-shot')).toMatchObject({ state: 'stopped', stop: '2026-09-10', outcome: null });
  });

  it('a withdrawal closes the decision clock, whatever is recorded later', () => {
    const answer = clockAfter('design-review', [
      ['received', '2026-09-10'],
      ['accepted', '2026-09-10'],
      ['withdrawn', '2026-09-14'],
      ['decided', '2026-09-16'],
    ]);
    expect(clockOf(answer, 'decision')).toMatchObject({ stop: '2026-09-14', outcome: null });
  });

  it('a decision listed before the acceptance of the same day stops the clock', () => {
    const answer = clockAfter('design-review', [
      ['received', '2026-09-10'],
      ['decided', '2026-09-10'],
      ['accepted', '2026-09-10'],
    ]);
    expect(clockOf(answer, 'decision')).toMatchObject({ state: 'stopped', stop: '2026-09-10', outcome: 'early' });
  });

  it('a visit before the request does not answer the request', () => {
    const answer = clockAfter('completion-filing', [
      ['received', '2026-09-10'],
      ['filed', '2026-09-10'],
      ['drawn', '2026-09-10'],
      ['checked', '2026-09-15', { positive: false }],
      ['reinspected', '2026-09-18'],
      ['reinspection-requested', '2026-09-21'],
    ]);
    expect(clockOf(answer, 'filing-reinspection')).toMatchObject({ start: '2026-09-21', state: 'running' });
  });

  it("an order's last day starts the re-inspection whatever else was recorded before it", () => {
    const answer = answerTo(
      requestOf(
        'pre-opening',
        '2026-10-21',
        [
          ['received', '2026-09-10'],
          ['accepted', '2026-09-10'],
          ['permitted', '2026-09-10'],
          ['verified', '2026-09-18', { positive: false }],
          ['rectification-noticed', '2026-09-21', { deadline: '2026-10-20' }],
          ['delivered', '2026-09-22'],
        ],
        { path: 'commitment' },
      ),
    );
    expect(clockOf(answer, 'reinspection')).toMatchObject({ start: '2026-10-20', state: 'running' });
  });
});
