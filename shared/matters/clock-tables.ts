import type { CivilDate } from '../dates/types.ts';
import { CLOCKS_2012 } from './clocks-2012.ts';
import { CLOCKS_2020 } from './clocks-2020.ts';
import type { ClockRule, Matter, RuleSet, RuleSetId } from './types.ts';

/** The clock tables of both rule sets. */
export const CLOCK_TABLES: Readonly<Record<RuleSetId, RuleSet['clocks']>> = {
  '2012': CLOCKS_2012,
  '2020': CLOCKS_2020,
};

const CONSTRUCTION_2012 = { from: '2012-11-01', through: '2020-05-31' };
const CONSTRUCTION_2020 = { from: '2020-06-01', through: null };

/** Receipt dates each rule set governs, per matter (order 51 from 2020-06-01, 消防法 2021 from 2021-04-29). */
export const GOVERNED_DATES: Readonly<Record<RuleSetId, RuleSet['governs']>> = {
  '2012': {
    'design-review': CONSTRUCTION_2012,
    'completion-acceptance': CONSTRUCTION_2012,
    'completion-filing': CONSTRUCTION_2012,
    'pre-opening': { from: '2012-11-01', through: '2021-04-28' },
  },
  '2020': {
    'design-review': CONSTRUCTION_2020,
    'completion-acceptance': CONSTRUCTION_2020,
    'completion-filing': CONSTRUCTION_2020,
    'pre-opening': { from: '2021-04-29', through: null },
  },
};

/** The clocks of one matter under one rule set. */
export function clockRulesOf(ruleSet: RuleSetId, matter: Matter): readonly ClockRule[] {
  return CLOCK_TABLES[ruleSet][matter];
}

/**
 * The rule set in force for a matter on a receipt date; null before 2012-11-01 (historic cases have no clocks).
 * Example: pre-opening received 2021-04-28 is `2012`, design review received that day is `2020`.
 */
export function ruleSetInForce(matter: Matter, receiptDate: CivilDate): RuleSetId | null {
  for (const id of ['2020', '2012'] as const) {
    const { from, through } = GOVERNED_DATES[id][matter];
    if (receiptDate >= from && (through === null || receiptDate <= through)) return id;
  }
  return null;
}
