import type { Matter, MaterialFact, MaterialRule, Path, RuleSet } from '../matters/types.ts';

/** Answers to the yes/no questions at intake; a question not answered counts as no. */
export type MaterialFacts = Readonly<Partial<Record<MaterialFact, boolean>>>;

/** One line of the checklist as it stands for this case. */
export interface RequiredMaterial {
  readonly material: MaterialRule;
  readonly applies: boolean;
  /** The condition in words, whether or not it is met; null where the line is always needed. */
  readonly reason: string | null;
  readonly reasonEn: string | null;
}

function requirement(material: MaterialRule, facts: MaterialFacts): RequiredMaterial {
  const { condition } = material;
  if (condition.kind === 'always') return { material, applies: true, reason: null, reasonEn: null };
  const { fact, reason, reasonEn } = condition;
  return { material, applies: facts[fact] === true, reason, reasonEn };
}

/**
 * The checklist of a case: every line in the order of the paper, with whether it applies and why.
 *
 * @param rules `materials` of the case's rule set.
 * @returns null where the matter does not offer this path (no empty checklist that would count as complete).
 * @example requiredMaterials(MATERIALS_2020, 'design-review', 'ordinary', {})?.map((one) => one.applies)
 * // [true, true, false, false, false]
 */
export function requiredMaterials(
  rules: RuleSet['materials'],
  matter: Matter,
  path: Path,
  facts: MaterialFacts,
): readonly RequiredMaterial[] | null {
  return rules[matter][path]?.map((material) => requirement(material, facts)) ?? null;
}

/** The questions whose answer changes this checklist, in the order of its lines. */
export function factsAsked(rules: RuleSet['materials'], matter: Matter, path: Path): readonly MaterialFact[] {
  const asked = (rules[matter][path] ?? []).flatMap(({ condition }) =>
    condition.kind === 'fact' ? [condition.fact] : [],
  );
  return [...new Set(asked)];
}
