import { CLOCK_TABLES, GOVERNED_DATES } from './clock-tables.ts';
import { MATERIALS_2012 } from './materials-2012.ts';
import { MATERIALS_2020 } from './materials-2020.ts';
import type { RuleSet, RuleSetId } from './types.ts';

/** Every rule set with its governed dates, clocks and materials. A case keeps the one of its receipt date. */
export const RULE_SETS: Readonly<Record<RuleSetId, RuleSet>> = {
  '2012': {
    id: '2012',
    governs: GOVERNED_DATES['2012'],
    clocks: CLOCK_TABLES['2012'],
    materials: MATERIALS_2012,
  },
  '2020': {
    id: '2020',
    governs: GOVERNED_DATES['2020'],
    clocks: CLOCK_TABLES['2020'],
    materials: MATERIALS_2020,
  },
};
