import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInCalendar, calendarFromDays } from '../../shared/calendar/build.ts';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import { addDays, fromDayNumber, toDayNumber } from '../../shared/dates/civil.ts';
import { computeClocks } from '../../shared/timelimit/compute.ts';
import type { TimeEvent } from '../../shared/timelimit/types.ts';

const START = toDayNumber('2026-01-01');
const RUNS = { numRuns: 1_500 };

const dateIn = (days: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: days }).map((offset) => fromDayNumber(START + offset));
const calendars = fc
  .record({
    rest: fc.uniqueArray(dateIn(400), { maxLength: 40 }),
    work: fc.uniqueArray(dateIn(400), { maxLength: 20 }),
  })
  .map(({ rest, work }) => ({ rest, work: work.filter((date) => !rest.includes(date)) }));
const workdays = fc.integer({ min: 1, max: 60 });

interface Span {
  readonly from: number;
  readonly days: number;
}
const spans = fc.array(fc.record({ from: fc.integer({ min: 0, max: 40 }), days: fc.integer({ min: 0, max: 15 }) }), {
  maxLength: 4,
});

function decisionDue(calendar: WorkCalendar, start: string, pauses: readonly Span[]): string {
  const events: TimeEvent[] = [{ type: 'accepted', date: start }];
  for (const { from, days } of pauses) {
    events.push({ type: 'paused', date: addDays(start, from), reason: 'hearing' });
    events.push({ type: 'resumed', date: addDays(start, from + days) });
  }
  const { clocks } = computeClocks(
    {
      ruleSet: '2020',
      matter: 'design-review',
      path: 'ordinary',
      channel: 'counter',
      promised: {},
      warnWorkdays: 1,
      asOf: start,
      events,
    },
    calendar,
  );
  const due = clocks[0]?.statutory.due;
  if (typeof due !== 'string') throw new Error('no due date');
  return due;
}

describe('the last day of a limit', () => {
  it('is later for more days', () => {
    fc.assert(
      fc.property(calendars, dateIn(300), workdays, (days, start, n) => {
        const calendar = calendarFromDays(days);
        return calendar.nthWorkdayAfter(start, n) > calendar.nthWorkdayAfter(start, n - 1);
      }),
      RUNS,
    );
  });

  it('is never earlier with one rest day more', () => {
    fc.assert(
      fc.property(calendars, dateIn(300), dateIn(400), spans, (days, start, extra, pauses) => {
        const more = calendarFromDays({
          rest: [...days.rest, extra],
          work: days.work.filter((date) => date !== extra),
        });
        return decisionDue(more, start, pauses) >= decisionDue(calendarFromDays(days), start, pauses);
      }),
      RUNS,
    );
  });

  it('is never later with one make-up day more', () => {
    fc.assert(
      fc.property(calendars, dateIn(300), dateIn(400), spans, (days, start, extra, pauses) => {
        const more = calendarFromDays({
          rest: days.rest.filter((date) => date !== extra),
          work: [...days.work, extra],
        });
        return decisionDue(more, start, pauses) <= decisionDue(calendarFromDays(days), start, pauses);
      }),
      RUNS,
    );
  });

  it('is never a rest day', () => {
    fc.assert(
      fc.property(calendars, dateIn(300), spans, (days, start, pauses) => {
        const calendar = calendarFromDays(days);
        return calendar.isWorkday(decisionDue(calendar, start, pauses));
      }),
      RUNS,
    );
  });

  it('of the n-th working day has n working days up to it, and none fewer', () => {
    fc.assert(
      fc.property(dateIn(3_000), fc.integer({ min: 0, max: 2_500 }), (start, n) => {
        const calendar = builtInCalendar();
        const due = calendar.nthWorkdayAfter(start, n);
        return (
          calendar.workdaysBetween(start, due) === n &&
          (n === 0 || calendar.workdaysBetween(start, addDays(due, -1)) === n - 1)
        );
      }),
      RUNS,
    );
  });
});

describe('a pause', () => {
  it('of k counted days moves the date by exactly k working days', () => {
    fc.assert(
      fc.property(
        calendars,
        dateIn(300),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 20 }),
        (days, start, from, length) => {
          const calendar = calendarFromDays(days);
          const without = decisionDue(calendar, start, []);
          const paused = addDays(start, from);
          fc.pre(paused < without);
          const covered = calendar.workdaysBetween(paused, addDays(paused, length));
          expect(decisionDue(calendar, start, [{ from, days: length }])).toBe(
            calendar.nthWorkdayAfter(without, covered),
          );
        },
      ),
      RUNS,
    );
  });

  it('split in two that join is one', () => {
    fc.assert(
      fc.property(
        calendars,
        dateIn(300),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 9 }),
        (days, start, from, first, second) => {
          const calendar = calendarFromDays(days);
          const split = [
            { from, days: first },
            { from: from + first, days: second },
          ];
          expect(decisionDue(calendar, start, split)).toBe(
            decisionDue(calendar, start, [{ from, days: first + second }]),
          );
        },
      ),
      RUNS,
    );
  });

  it('overlapping others counts as their union, in whatever order they are listed', () => {
    fc.assert(
      fc.property(calendars, dateIn(300), spans, (days, start, pauses) => {
        const calendar = calendarFromDays(days);
        const covered = new Set(
          pauses.flatMap(({ from, days: length }) => Array.from({ length }, (_, index) => from + index + 1)),
        );
        const single = [...covered].map((day) => ({ from: day - 1, days: 1 }));
        const due = decisionDue(calendar, start, pauses);
        expect(decisionDue(calendar, start, single)).toBe(due);
        expect(decisionDue(calendar, start, pauses.toReversed())).toBe(due);
      }),
      RUNS,
    );
  });
});
