import type { FieldIssue } from '../contract/errors.ts';
import type { OfficeSettings } from '../contract/session.ts';
import type { CivilDate } from '../dates/types.ts';
import { USES } from '../determination/types.ts';
import { CLOCK_IDS, MATTERS, RULE_SET_IDS, type ClockId, type Matter } from '../matters/types.ts';
import { checkTemplate } from '../papers/number.ts';
import { PAPER_KINDS, PAPER_LAYOUT } from '../papers/types.ts';
import type { LocalStep } from '../timelimit/stages.ts';
import { extensionCeiling, promiseCeiling, ruleSetStartsAfter, stepEndsOf } from './ceilings.ts';
import { SETTING_KEYS, settingsInForce, withChange, type SettingsChange, type SettingVersion } from './settings.ts';

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

function stepsIssues(matter: Matter, clock: ClockId, steps: readonly LocalStep[], most: number): readonly FieldIssue[] {
  const path = (index: number, field: keyof LocalStep) => `subSteps.${matter}.${clock}.${index}.${field}`;
  const ends = stepEndsOf(matter, clock);
  const issues: FieldIssue[] = [];
  let total = 0;
  for (const [index, step] of steps.entries()) {
    const before = steps.slice(0, index);
    total += step.workdays;
    if (before.some(({ name }) => name === step.name))
      issues.push({ path: path(index, 'name'), problem: 'name-taken' });
    const { endsWith } = step;
    if (endsWith !== null && (!ends.includes(endsWith) || before.some((earlier) => earlier.endsWith === endsWith))) {
      issues.push({ path: path(index, 'endsWith'), problem: 'unknown-choice' });
    }
  }
  if (total > most) {
    issues.push({ path: path(steps.length - 1, 'workdays'), problem: 'sub-steps-exceed-limit', limit: most });
  }
  return issues;
}

/** Sub-steps may together not last longer than what is promised, or than the law where nothing is. */
function subStepIssues({ subSteps, promised }: OfficeSettings, from: CivilDate): readonly FieldIssue[] {
  return MATTERS.flatMap((matter) =>
    CLOCK_IDS.flatMap((clock): readonly FieldIssue[] => {
      const steps = subSteps[matter]?.[clock] ?? [];
      if (steps.length === 0) return [];
      const ceiling = promiseCeiling(matter, clock, from);
      if (ceiling === null) return [{ path: `subSteps.${matter}.${clock}.0.name`, problem: 'unknown-choice' }];
      return stepsIssues(matter, clock, steps, promised[matter]?.[clock] ?? ceiling);
    }),
  );
}

function extensionIssues({ extensions }: OfficeSettings): readonly FieldIssue[] {
  return RULE_SET_IDS.flatMap((ruleSet) =>
    MATTERS.flatMap((matter): readonly FieldIssue[] => {
      const days = extensions[ruleSet]?.[matter];
      if (days === undefined) return [];
      const path = `extensions.${ruleSet}.${matter}`;
      const most = extensionCeiling(ruleSet, matter);
      if (most === null) return [{ path, problem: 'unknown-choice' }];
      return days > most ? [{ path, problem: 'extension-exceeds-law', limit: most }] : [];
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
 * promised limit may not exceed the statutory one (semantics 2), sub-steps not the promise they divide, an extension not
 * what the law has room for; a template must number without duplicates.
 *
 * @example settingsIssues(settings, '2026-09-01')
 *   // [{ path: 'promised.design-review.decision', problem: 'promised-exceeds-statutory', limit: 15 }]
 */
export function settingsIssues(settings: OfficeSettings, from: CivilDate): readonly FieldIssue[] {
  return [
    ...promisedIssues(settings.promised, from),
    ...subStepIssues(settings, from),
    ...extensionIssues(settings),
    ...templateIssues(settings.numberTemplates),
    ...exemptionIssues(settings.exemptions),
  ];
}

/**
 * As `settingsIssues`, for a change that is to hold from a day on: also on every later day on which something else comes
 * into force, a version set before or another rule set. Of a field that is wrong on several days the first is named.
 *
 * @param versions all versions of all settings, in order of entry, without the change.
 */
export function changeIssues(
  versions: readonly SettingVersion[],
  change: SettingsChange,
  from: CivilDate,
): readonly FieldIssue[] {
  const next = withChange(settingsInForce(versions, from), change);
  const keys = SETTING_KEYS.filter((key) => change[key] !== undefined);
  const changed = [...versions, ...keys.map((key): SettingVersion => ({ key, effectiveFrom: from, value: next[key] }))];
  const later = [...versions.map(({ effectiveFrom }) => effectiveFrom), ...ruleSetStartsAfter(from)];
  const days = [from, ...[...new Set(later)].filter((day) => day > from).toSorted()];
  const found = new Map<string, FieldIssue>();
  for (const day of days) {
    for (const issue of settingsIssues(settingsInForce(changed, day), day)) {
      const known = `${issue.path} ${issue.problem}`;
      if (!found.has(known)) found.set(known, day === from ? issue : { ...issue, on: day });
    }
  }
  return [...found.values()];
}
