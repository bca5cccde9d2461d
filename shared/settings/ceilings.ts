import type { CivilDate } from '../dates/types.ts';
import { clockRulesOf, GOVERNED_DATES, ruleSetInForce } from '../matters/clock-tables.ts';
import { MATTERS, RULE_SET_IDS, type ClockId, type Matter, type RuleSetId } from '../matters/types.ts';
import type { StepEnd } from '../timelimit/stages.ts';

/** The applicant's own duty: not the office's to promise. */
const NOT_PROMISABLE: ReadonlySet<string> = new Set(['filing-due']);

function ruleSetOn(matter: Matter, on: CivilDate): RuleSetId {
  return ruleSetInForce(matter, on) ?? '2020';
}

/**
 * The most working days an office may promise for a clock: the statutory length in force on a date. Null for a clock the
 * matter does not have, and for what is not the office's to promise.
 *
 * @example promiseCeiling('design-review', 'decision', '2026-09-18') // 15
 */
export function promiseCeiling(matter: Matter, clock: string, from: CivilDate): number | null {
  const rules = clockRulesOf(ruleSetOn(matter, from), matter).filter(({ id }) => id === clock);
  if (rules.length === 0 || NOT_PROMISABLE.has(clock)) return null;
  // One promise holds for every path and channel of the clock, so the shortest limit is the ceiling.
  return Math.min(...rules.map((rule) => rule.statutoryWorkdays));
}

/**
 * The most working days an office may allow for one extension of the decision under a rule set (行政许可法 §42); null
 * where the law leaves no room for one.
 *
 * @example extensionCeiling('2020', 'design-review') // 10, though the rule set itself grants none
 */
export function extensionCeiling(ruleSet: RuleSetId, matter: Matter): number | null {
  const decision = clockRulesOf(ruleSet, matter).find(({ id }) => id === 'decision');
  return decision?.extensionCeilingWorkdays ?? null;
}

/** What one extension adds unless an office has set it otherwise; 0 = none. */
export function extensionByRule(ruleSet: RuleSetId, matter: Matter): number {
  return clockRulesOf(ruleSet, matter).find(({ id }) => id === 'decision')?.extensionWorkdays ?? 0;
}

const STEP_ENDS_OF: Readonly<Partial<Record<Matter, Readonly<Partial<Record<ClockId, readonly StepEnd[]>>>>>> = {
  'design-review': { decision: ['technical-reviewed'] },
  'completion-acceptance': { decision: ['inspected', 'technical-reviewed'] },
  'pre-opening': { total: ['inspected'] },
};

/** The records that can end a step of a clock before the clock itself stops. */
export function stepEndsOf(matter: Matter, clock: ClockId): readonly StepEnd[] {
  return STEP_ENDS_OF[matter]?.[clock] ?? [];
}

/** Days after a date on which another rule set begins to govern a matter: limits are judged by it from then on. */
export function ruleSetStartsAfter(date: CivilDate): readonly CivilDate[] {
  const starts = RULE_SET_IDS.flatMap((id) => MATTERS.map((matter) => GOVERNED_DATES[id][matter].from));
  return [...new Set(starts)].filter((start) => start > date);
}
