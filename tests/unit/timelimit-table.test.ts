import { describe, expect, it } from 'vitest';
import { clockRulesOf, ruleSetInForce } from '../../shared/matters/clock-tables.ts';
import { RULE_SETS } from '../../shared/matters/rulesets.ts';
import type { ClockId, Matter, RuleSetId } from '../../shared/matters/types.ts';
import type { TimeEvent, TimelimitRequest } from '../../shared/timelimit/types.ts';
import { answerTo, clockOf, requestOf } from './timelimit-cases.ts';

/**
 * Last days counted on the published calendars with an independent script. Each start has a holiday and a make-up day
 * ahead, the last two a year's end as well: 28 April 2026 (Labour Day, 9 May worked), 18 September 2026 (Mid-autumn,
 * National Day, 20 September and 10 October worked), 29 December 2025 (4 January 2026 worked); for the 2012 rule set
 * 28 April 2014 (4 May worked), 26 September 2014 (28 September and 11 October worked), 30 December 2013 (26 January
 * 2014 worked).
 */
const LAST_DAY: Readonly<Record<RuleSetId, Readonly<Record<string, Readonly<Record<number, string>>>>>> = {
  '2020': {
    '2026-04-28': {
      0: '2026-04-28',
      1: '2026-04-29',
      3: '2026-05-06',
      5: '2026-05-08',
      7: '2026-05-11',
      10: '2026-05-14',
      13: '2026-05-19',
      15: '2026-05-21',
      20: '2026-05-28',
    },
    '2026-09-18': {
      0: '2026-09-18',
      1: '2026-09-20',
      3: '2026-09-22',
      5: '2026-09-24',
      7: '2026-09-29',
      10: '2026-10-09',
      13: '2026-10-13',
      15: '2026-10-15',
      20: '2026-10-22',
    },
    '2025-12-29': {
      0: '2025-12-29',
      1: '2025-12-30',
      3: '2026-01-04',
      5: '2026-01-06',
      7: '2026-01-08',
      10: '2026-01-13',
      13: '2026-01-16',
      15: '2026-01-20',
      20: '2026-01-27',
    },
  },
  '2012': {
    '2014-04-28': {
      3: '2014-05-04',
      5: '2014-05-06',
      7: '2014-05-08',
      10: '2014-05-13',
      13: '2014-05-16',
      20: '2014-05-27',
      40: '2014-06-25',
    },
    '2014-09-26': {
      3: '2014-09-30',
      5: '2014-10-09',
      7: '2014-10-11',
      10: '2014-10-15',
      13: '2014-10-20',
      20: '2014-10-29',
      40: '2014-11-26',
    },
    '2013-12-30': {
      3: '2014-01-03',
      5: '2014-01-07',
      7: '2014-01-09',
      10: '2014-01-14',
      13: '2014-01-17',
      20: '2014-01-27',
      40: '2014-02-28',
    },
  },
};

interface Row {
  readonly clock: ClockId;
  readonly matter: Matter;
  readonly start: TimeEvent['type'];
  readonly days: number;
  readonly more?: Partial<TimelimitRequest>;
  readonly event?: Partial<TimeEvent>;
}

const COMMITMENT = { path: 'commitment' } as const;
const COMMON: readonly Row[] = [
  { clock: 'one-shot', matter: 'design-review', start: 'received', days: 5 },
  { clock: 'one-shot', matter: 'completion-acceptance', start: 'received', days: 5 },
  { clock: 'one-shot', matter: 'completion-filing', start: 'received', days: 5 },
  { clock: 'one-shot', matter: 'pre-opening', start: 'received', days: 5 },
  { clock: 'inspection', matter: 'pre-opening', start: 'accepted', days: 10 },
  { clock: 'decision', matter: 'pre-opening', start: 'inspected', days: 3 },
  { clock: 'total', matter: 'pre-opening', start: 'accepted', days: 13 },
  { clock: 'reinspection', matter: 'pre-opening', start: 'reinspection-requested', days: 3 },
  { clock: 'voucher', matter: 'completion-filing', start: 'received', days: 5 },
  { clock: 'delivery', matter: 'design-review', start: 'decided', days: 10 },
  { clock: 'delivery', matter: 'completion-acceptance', start: 'decided', days: 10 },
  { clock: 'delivery', matter: 'pre-opening', start: 'decided', days: 10 },
];
const ROWS: Readonly<Record<RuleSetId, readonly Row[]>> = {
  '2020': [
    ...COMMON,
    { clock: 'decision', matter: 'design-review', start: 'accepted', days: 15 },
    { clock: 'decision', matter: 'completion-acceptance', start: 'accepted', days: 15 },
    { clock: 'permit', matter: 'pre-opening', start: 'accepted', days: 0, more: COMMITMENT },
    { clock: 'permit', matter: 'pre-opening', start: 'accepted', days: 1, more: { ...COMMITMENT, channel: 'online' } },
    { clock: 'verification', matter: 'pre-opening', start: 'permitted', days: 20, more: COMMITMENT },
    {
      clock: 'rectification-notice',
      matter: 'pre-opening',
      start: 'verified',
      days: 3,
      more: COMMITMENT,
      event: { positive: false },
    },
    { clock: 'reinspection', matter: 'pre-opening', start: 'reinspection-requested', days: 3, more: COMMITMENT },
    { clock: 'delivery', matter: 'pre-opening', start: 'permitted', days: 10, more: COMMITMENT },
    { clock: 'filing-due', matter: 'completion-filing', start: 'completion-passed', days: 5 },
    { clock: 'spot-check', matter: 'completion-filing', start: 'drawn', days: 15 },
    { clock: 'filing-reinspection', matter: 'completion-filing', start: 'reinspection-requested', days: 7 },
    { clock: 'expert-review', matter: 'design-review', start: 'paused', days: 20, event: { reason: 'expert-review' } },
  ],
  '2012': [
    ...COMMON,
    { clock: 'decision', matter: 'design-review', start: 'accepted', days: 20 },
    { clock: 'decision', matter: 'completion-acceptance', start: 'accepted', days: 20 },
    { clock: 'filing-due', matter: 'completion-filing', start: 'completion-passed', days: 7 },
    { clock: 'spot-check', matter: 'completion-filing', start: 'drawn', days: 20 },
    { clock: 'filing-reinspection', matter: 'completion-filing', start: 'reinspection-requested', days: 20 },
    { clock: 'expert-review', matter: 'design-review', start: 'paused', days: 40, event: { reason: 'expert-review' } },
  ],
};

describe.each(['2020', '2012'] as const)('every row of the clock table, rule set %s', (ruleSet) => {
  it.each(ROWS[ruleSet].map((row) => [`${row.clock} of ${row.matter}`, row] as const))('%s', (_, row) => {
    for (const [start, lastDays] of Object.entries(LAST_DAY[ruleSet])) {
      const request = requestOf(row.matter, start, [[row.start, start, row.event ?? {}]], { ruleSet, ...row.more });
      const clock = clockOf(answerTo(request), row.clock);
      expect(clock).toMatchObject({
        start,
        statutory: { days: row.days, due: lastDays[row.days], remaining: row.days },
      });
      expect(clock.trace.filter(({ counts }) => counts).map(({ n }) => n)).toEqual(
        Array.from({ length: row.days }, (__, index) => index + 1),
      );
    }
  });

  it('names no clock that the table does not have', () => {
    const named = new Set(ROWS[ruleSet].map(({ clock, matter }) => `${matter} ${clock}`));
    const matters = ['design-review', 'completion-acceptance', 'completion-filing', 'pre-opening'] as const;
    const inTable = matters.flatMap((matter) => clockRulesOf(ruleSet, matter).map(({ id }) => `${matter} ${id}`));
    expect([...new Set(inTable)].toSorted()).toEqual([...named].toSorted());
  });

  it('gives every clock its citation', () => {
    for (const clocks of Object.values(RULE_SETS[ruleSet].clocks)) {
      for (const { citation } of clocks) expect(citation).toMatch(/§|号/);
    }
  });
});

describe('the rule set in force', () => {
  it.each([
    ['design-review', '2012-10-31', null],
    ['design-review', '2012-11-01', '2012'],
    ['design-review', '2020-05-31', '2012'],
    ['design-review', '2020-06-01', '2020'],
    ['completion-filing', '2026-11-21', '2020'],
    ['pre-opening', '2020-06-01', '2012'],
    ['pre-opening', '2021-04-28', '2012'],
    ['pre-opening', '2021-04-29', '2020'],
  ] as const)('for %s received on %s is %s', (matter, date, ruleSet) => {
    expect(ruleSetInForce(matter, date)).toBe(ruleSet);
  });
});
