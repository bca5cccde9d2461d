import type { OfficeSettings } from '../../../shared/contract/session.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import { clockRulesOf, ruleSetInForce } from '../../../shared/matters/clock-tables.ts';
import { MATTERS, RULE_SET_IDS } from '../../../shared/matters/types.ts';
import type { ClockId, Matter, RuleSetId } from '../../../shared/matters/types.ts';
import { extensionByRule, extensionCeiling, promiseCeiling } from '../../../shared/settings/ceilings.ts';
import type { SettingsInput } from './office-form.ts';
import { changedTexts, numberOf, textOfNumber } from './texts.ts';
import type { Texts } from './texts.ts';

/** One line of the table: a clock of a matter, its statutory length and what may be promised for it. */
export interface LimitRow {
  readonly matter: Matter;
  readonly clock: ClockId;
  readonly path: string;
  /** Working days by law; several where paths or channels differ, shortest first. */
  readonly statutory: readonly number[];
  readonly citation: string;
  /** `promisable` up to `ceiling`; `same-day` is due at once; `applicant` is the applicant's own duty. */
  readonly promise: 'promisable' | 'same-day' | 'applicant';
  readonly ceiling: number;
}

/** The clocks of every matter by the rules in force on a date, each once, in the order a case meets them. */
export function limitRows(from: CivilDate): readonly LimitRow[] {
  return MATTERS.flatMap((matter) => {
    const rules = clockRulesOf(ruleSetInForce(matter, from) ?? '2020', matter);
    return [...new Set(rules.map((rule) => rule.id))].map((clock): LimitRow => {
      const own = rules.filter((rule) => rule.id === clock);
      const ceiling = promiseCeiling(matter, clock, from);
      return {
        matter,
        clock,
        path: `promised.${matter}.${clock}`,
        statutory: [...new Set(own.map((rule) => rule.statutoryWorkdays))].toSorted((left, right) => left - right),
        citation: [...new Set(own.map((rule) => rule.citation))].join('; '),
        promise: ceiling === null ? 'applicant' : ceiling === 0 ? 'same-day' : 'promisable',
        ceiling: ceiling ?? 0,
      };
    });
  });
}

/** A matter whose decision may be extended under the rules of a date. */
export interface ExtensionRow {
  readonly matter: Matter;
  readonly path: string;
  /** The most the law has room for, and what holds while nothing is set. */
  readonly ceiling: number;
  readonly byRule: number;
}

/** The matters whose decision the law allows to be extended by the rules in force on a date. */
export function extensionRows(from: CivilDate): readonly ExtensionRow[] {
  return MATTERS.flatMap((matter): ExtensionRow[] => {
    const ruleSet = ruleSetInForce(matter, from) ?? '2020';
    const ceiling = extensionCeiling(ruleSet, matter);
    const path = `extensions.${ruleSet}.${matter}`;
    return ceiling === null ? [] : [{ matter, path, ceiling, byRule: extensionByRule(ruleSet, matter) }];
  });
}

function extensionTexts({ extensions }: OfficeSettings): Texts {
  return Object.fromEntries(
    RULE_SET_IDS.flatMap((ruleSet) =>
      Object.entries(extensions[ruleSet] ?? {}).map(([matter, days]) => [
        `extensions.${ruleSet}.${matter}`,
        textOfNumber(days),
      ]),
    ),
  );
}

function extensionInput(stored: Texts, texts: Texts): Pick<SettingsInput, 'extensions'> {
  const changed = Object.keys(changedTexts(stored, texts));
  const ruleSets = RULE_SET_IDS.filter((ruleSet) => changed.some((path) => path.startsWith(`extensions.${ruleSet}.`)));
  if (ruleSets.length === 0) return {};
  const daysOf = (ruleSet: RuleSetId) =>
    MATTERS.flatMap((matter) => {
      const days = numberOf(texts[`extensions.${ruleSet}.${matter}`] ?? '');
      return days === null ? [] : [[matter, days]];
    });
  return { extensions: Object.fromEntries(ruleSets.map((ruleSet) => [ruleSet, Object.fromEntries(daysOf(ruleSet))])) };
}

/** Promised limits, extensions and warning days as fields: `promised.design-review.decision`, `warnWorkdays`. */
export function limitTexts(settings: OfficeSettings): Texts {
  return {
    warnWorkdays: String(settings.warnWorkdays),
    slipAnswerWorkdays: String(settings.slipAnswerWorkdays),
    ...extensionTexts(settings),
    ...Object.fromEntries(
      MATTERS.flatMap((matter) =>
        Object.entries(settings.promised[matter] ?? {}).map(([clock, days]) => [
          `promised.${matter}.${clock}`,
          textOfNumber(days),
        ]),
      ),
    ),
  };
}

function promisedOf(matter: Matter, texts: Texts): Record<string, number> {
  const start = `promised.${matter}.`;
  return Object.fromEntries(
    Object.entries(texts).flatMap(([path, text]) => {
      const days = path.startsWith(start) ? numberOf(text) : null;
      return days === null ? [] : [[path.slice(start.length), days]];
    }),
  );
}

/** What was changed, as the contract takes it: whole matters, an emptied field takes its promise back. */
export function limitInput(stored: Texts, texts: Texts, effectiveFrom: CivilDate): SettingsInput {
  const changed = changedTexts(stored, texts);
  const matters = MATTERS.filter((matter) =>
    Object.keys(changed).some((path) => path.startsWith(`promised.${matter}.`)),
  );
  const warn = changed['warnWorkdays'];
  const answer = changed['slipAnswerWorkdays'];
  return {
    effectiveFrom,
    ...(matters.length === 0
      ? {}
      : { promised: Object.fromEntries(matters.map((matter) => [matter, promisedOf(matter, texts)])) }),
    ...extensionInput(stored, texts),
    ...(warn === undefined ? {} : { warnWorkdays: numberOf(warn) ?? Number.NaN }),
    ...(answer === undefined ? {} : { slipAnswerWorkdays: numberOf(answer) ?? Number.NaN }),
  };
}
