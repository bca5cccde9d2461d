import { requiredMaterials } from '../../shared/checklist/required.ts';
import type { MaterialRuleView } from '../../shared/contract/registry.ts';
import { determine } from '../../shared/determination/determine.ts';
import type { DeterminationFacts, LocalExemptions } from '../../shared/determination/types.ts';
import { clockRulesOf, ruleSetInForce } from '../../shared/matters/clock-tables.ts';
import { RULE_SETS } from '../../shared/matters/rulesets.ts';
import type { ClockRule, Matter, Path } from '../../shared/matters/types.ts';
import type { OfficeSettings } from '../../shared/contract/session.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { signedIn, todayOf, type AppContext } from './context.ts';
import { invalidField } from './errors.ts';
import { settingsOn } from './settings.ts';

function ruleSetOn(matter: Matter, on: CivilDate) {
  const id = ruleSetInForce(matter, on);
  if (id === null) throw invalidField('on', 'out-of-range');
  return RULE_SETS[id];
}

/** The local exemptions as the determination takes them. */
export function localExemptions(settings: OfficeSettings): LocalExemptions {
  const { filingInvestmentYuan, filingFloorArea, preOpeningFloorArea } = settings.exemptions;
  return {
    ...(filingInvestmentYuan === undefined ? {} : { filingInvestmentYuan }),
    ...(filingFloorArea === undefined ? {} : { filingFloorArea }),
    ...(preOpeningFloorArea === undefined ? {} : { preOpeningFloorArea }),
  };
}

/** Facts as they came through the contract, without the fields left out. */
function givenFacts(
  input: Readonly<Record<string, unknown>> & { readonly ruleSet: '2012' | '2020' },
): DeterminationFacts {
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  return { ruleSet: input.ruleSet, ...Object.fromEntries(given) };
}

function isOfPath(rule: ClockRule, path: Path): boolean {
  return rule.path === undefined || rule.path === path;
}

/** What the matters are made of: checklists, limits, and which procedure a project needs. */
export function mattersRouter(app: AppContext) {
  const staff = signedIn(app);
  return {
    checklist: staff.matters.checklist.handler(({ input }) => {
      const rules = ruleSetOn(input.matter, input.on);
      const required = requiredMaterials(rules.materials, input.matter, input.path, definedFacts(input.facts));
      if (required === null) throw invalidField('path', 'unknown-choice');
      return {
        ruleSet: rules.id,
        materials: required.map(({ material, applies, reason, reasonEn }): MaterialRuleView => {
          const { condition, ...shown } = material;
          return { ...shown, applies, fact: condition.kind === 'fact' ? condition.fact : null, reason, reasonEn };
        }),
      };
    }),
    determine: staff.matters.determine.handler(async ({ input }) => {
      const settings = await settingsOn(app.read, todayOf(app));
      const answer = determine(givenFacts(input), localExemptions(settings));
      return {
        result: answer.result,
        clause: answer.clause,
        clauses: [...answer.clauses],
        needs: [...answer.needs],
        used: [...answer.used],
      };
    }),
    limits: staff.matters.limits.handler(async ({ input }) => {
      const { id } = ruleSetOn(input.matter, input.on);
      const promised = (await settingsOn(app.read, input.on)).promised[input.matter] ?? {};
      return clockRulesOf(id, input.matter)
        .filter((rule) => isOfPath(rule, input.path) && rule.channel !== 'online')
        .map((rule) => ({
          clockId: rule.id,
          statutoryWorkdays: rule.statutoryWorkdays,
          promisedWorkdays: promised[rule.id] ?? null,
          citation: rule.citation,
        }));
    }),
  };
}

function definedFacts<Fact extends string>(
  facts: Partial<Record<Fact, boolean | undefined>>,
): Partial<Record<Fact, boolean>> {
  const given = Object.entries(facts).filter((entry): entry is [Fact, boolean] => typeof entry[1] === 'boolean');
  return Object.fromEntries(given) as Partial<Record<Fact, boolean>>;
}
