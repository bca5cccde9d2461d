import type { MaterialCondition, MaterialFact, MaterialRule } from './types.ts';

type Optional = 'copies' | 'condition' | 'deferrable' | 'tolerable';

/** A line of a checklist with the usual values filled in: one piece, always needed, neither deferrable nor tolerable. */
export function materialLine(rule: Omit<MaterialRule, Optional> & Partial<Pick<MaterialRule, Optional>>): MaterialRule {
  return { copies: 1, condition: { kind: 'always' }, deferrable: false, tolerable: false, ...rule };
}

/** A condition over one fact asked at intake, with the reason shown beside the line. */
export function when(fact: MaterialFact, reason: string, reasonEn: string): MaterialCondition {
  return { kind: 'fact', fact, reason, reasonEn };
}
