import type { FieldIssue } from '../contract/errors.ts';
import type { OfficeSettings } from '../contract/session.ts';
import type { CivilDate } from '../dates/types.ts';
import { USES } from '../determination/types.ts';
import { clockRulesOf, ruleSetInForce } from '../matters/clock-tables.ts';
import { MATTERS, type Matter } from '../matters/types.ts';
import { checkTemplate } from '../papers/number.ts';
import { PAPER_KINDS, PAPER_LAYOUT } from '../papers/types.ts';

/** The applicant's own duty: not the office's to promise. */
const NOT_PROMISABLE: ReadonlySet<string> = new Set(['filing-due']);

/**
 * The most working days an office may promise for a clock: the statutory length in force on a date. Null for a clock the
 * matter does not have, and for what is not the office's to promise.
 *
 * @example promiseCeiling('design-review', 'decision', '2026-09-18') // 15
 */
export function promiseCeiling(matter: Matter, clock: string, from: CivilDate): number | null {
  const rules = clockRulesOf(ruleSetInForce(matter, from) ?? '2020', matter).filter(({ id }) => id === clock);
  if (rules.length === 0 || NOT_PROMISABLE.has(clock)) return null;
  // One promise holds for every path and channel of the clock, so the shortest limit is the ceiling.
  return Math.min(...rules.map((rule) => rule.statutoryWorkdays));
}

function promisedIssues(promised: OfficeSettings['promised'], from: CivilDate): readonly FieldIssue[] {
  return MATTERS.flatMap((matter) =>
    Object.entries(promised[matter] ?? {}).flatMap(([clock, days]): FieldIssue[] => {
      const path = `promised.${matter}.${clock}`;
      const statutory = promiseCeiling(matter, clock, from);
      if (statutory === null) return [{ path, problem: 'unknown-choice' }];
      return days > statutory ? [{ path, problem: 'promised-exceeds-statutory', limit: statutory }] : [];
    }),
  );
}

const TEMPLATE_KEYS: ReadonlySet<string> = new Set(
  PAPER_KINDS.filter((kind) => PAPER_LAYOUT[kind].numbered === 'numbered').flatMap((kind) => [
    kind,
    ...MATTERS.map((matter) => `${kind}.${matter}`),
  ]),
);

function templateIssues(templates: OfficeSettings['numberTemplates']): readonly FieldIssue[] {
  const issues: FieldIssue[] = [];
  const seen = new Map<string, string>();
  for (const [key, template] of Object.entries(templates)) {
    const path = `numberTemplates.${key}`;
    if (!TEMPLATE_KEYS.has(key)) issues.push({ path, problem: 'unknown-field' });
    else if (!checkTemplate(template).ok) issues.push({ path, problem: 'bad-number-template' });
    // Two series with the same words would give two papers the same number.
    else if (seen.has(template)) issues.push({ path, problem: 'name-taken' });
    seen.set(template, key);
  }
  return issues;
}

function exemptionIssues(exemptions: OfficeSettings['exemptions']): readonly FieldIssue[] {
  const uses: ReadonlySet<string> = new Set(USES);
  return Object.keys(exemptions.preOpeningFloorArea ?? {})
    .filter((use) => !uses.has(use))
    .map((use) => ({ path: `exemptions.preOpeningFloorArea.${use}`, problem: 'unknown-choice' }));
}

/**
 * Everything that is wrong with settings as they would be in force from a day on; empty when they may be saved. A
 * promised limit may not exceed the statutory one (semantics 2), a template must number without duplicates.
 *
 * @example settingsIssues(settings, '2026-09-01')
 *   // [{ path: 'promised.design-review.decision', problem: 'promised-exceeds-statutory', limit: 15 }]
 */
export function settingsIssues(settings: OfficeSettings, from: CivilDate): readonly FieldIssue[] {
  return [
    ...promisedIssues(settings.promised, from),
    ...templateIssues(settings.numberTemplates),
    ...exemptionIssues(settings.exemptions),
  ];
}
