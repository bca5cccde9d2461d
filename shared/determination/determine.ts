import {
  AUTHORITY_BUILDINGS,
  HAZARDOUS,
  INFRASTRUCTURE,
  PUBLIC_BUILDING_AREA,
  PUBLIC_BUILDING_HEIGHT,
  PUBLIC_GATHERING_USES,
  inClauseOrder,
  stepClause,
  stepOf,
  subjectClause,
} from './clauses.ts';
import type { Determination, DeterminationFacts, FactName, LocalExemptions } from './types.ts';

/** Clauses that apply, what was looked at, and what is missing to say whether more apply. */
interface Findings {
  readonly clauses: readonly string[];
  readonly needs: readonly FactName[];
  readonly used: readonly FactName[];
}

function answer(
  result: Determination['result'],
  found: Partial<Pick<Determination, 'clauses' | 'needs' | 'used'>>,
): Determination {
  const clauses = inClauseOrder(found.clauses ?? []);
  return { result, clause: clauses[0] ?? null, clauses, needs: found.needs ?? [], used: found.used ?? [] };
}

/** Works that the regime does not reach: 住建部令51号 附则, 公安部令119号 §2. */
function outside(facts: DeterminationFacts): Determination | null {
  for (const fact of ['homeInterior', 'villagerHouse', 'disasterRelief'] as const) {
    if (facts[fact] === true) return answer('outside', { used: [fact] });
  }
  if (facts.temporary !== true) return null;
  if (facts.crowded === undefined) return answer('needs', { needs: ['crowded'], used: ['temporary'] });
  return facts.crowded ? null : answer('outside', { used: ['temporary', 'crowded'] });
}

/** What the use of the building itself says. */
function byUse(facts: DeterminationFacts): Findings {
  const { ruleSet, use } = facts;
  if (use === undefined) return { clauses: [], needs: ['use'], used: [] };
  const step = stepOf(use);
  if (step !== null) {
    if (facts.floorArea === undefined) return { clauses: [], needs: ['floorArea'], used: ['use'] };
    const clauses = facts.floorArea > step.largerThan ? [stepClause(ruleSet, step)] : [];
    return { clauses, needs: [], used: ['use', 'floorArea'] };
  }
  if (INFRASTRUCTURE.includes(use)) return special(subjectClause(ruleSet, 'infrastructure'));
  if (HAZARDOUS.includes(use)) return special(subjectClause(ruleSet, 'hazardous'));
  if (AUTHORITY_BUILDINGS.includes(use)) return special(subjectClause(ruleSet, 'authority'));
  if (use === 'residential') return byResidentialClass(facts);
  return use === 'other-public' ? byPublicBuilding(facts) : { clauses: [], needs: [], used: ['use'] };
}

function special(clause: string): Findings {
  return { clauses: [clause], needs: [], used: ['use'] };
}

function byResidentialClass({ ruleSet, highRiseResidentialClass: grade }: DeterminationFacts): Findings {
  if (grade === undefined) return { clauses: [], needs: ['highRiseResidentialClass'], used: ['use'] };
  const clauses = grade === 1 ? [subjectClause(ruleSet, 'class-1-residential')] : [];
  return { clauses, needs: [], used: ['use', 'highRiseResidentialClass'] };
}

/** Either measure is enough; while neither is exceeded, both must be known. */
function byPublicBuilding({ ruleSet, buildingArea, height }: DeterminationFacts): Findings {
  const used: FactName[] = ['use'];
  const needs: FactName[] = [];
  (buildingArea === undefined ? needs : used).push('buildingArea');
  (height === undefined ? needs : used).push('height');
  const exceeded = (buildingArea ?? 0) > PUBLIC_BUILDING_AREA || (height ?? 0) > PUBLIC_BUILDING_HEIGHT;
  return exceeded
    ? { clauses: [subjectClause(ruleSet, 'other-public')], needs: [], used }
    : { clauses: [], needs, used };
}

/** Any building that contains a crowded use beyond its own threshold. */
function byContents({ ruleSet, contains }: DeterminationFacts): Findings {
  if (contains === undefined) return { clauses: [], needs: [], used: [] };
  const beyond = contains.some(({ use, floorArea }) => {
    const step = stepOf(use);
    return step !== null && floorArea > step.largerThan;
  });
  return { clauses: beyond ? [subjectClause(ruleSet, 'contains')] : [], needs: [], used: ['contains'] };
}

/** Local settings: works that need no filing. Either limit is enough; while none frees, both must be known. */
function exemption(facts: DeterminationFacts, exemptions: LocalExemptions): Determination | null {
  const { filingInvestmentYuan: yuan, filingFloorArea: area } = exemptions;
  const limits: readonly (readonly [FactName, number | undefined, number | undefined])[] = [
    ['investmentYuan', facts.investmentYuan, yuan],
    ['floorArea', facts.floorArea, area],
  ];
  const needs: FactName[] = [];
  for (const [name, value, limit] of limits) {
    if (limit === undefined) continue;
    if (value === undefined) needs.push(name);
    else if (value <= limit) return answer('exempt', { used: [name] });
  }
  return needs.length > 0 ? answer('needs', { needs }) : null;
}

function union(...lists: readonly (readonly FactName[])[]): readonly FactName[] {
  return [...new Set(lists.flat())];
}

/**
 * Which procedure a project needs (semantics 6): `special` (design review and acceptance), `other` (filing), `exempt` (local
 * thresholds), `outside`, or `needs` with the facts that could still change the answer. Thresholds are strict ("larger
 * than"). Yes/no facts and `contains` that are not given count as no, except `crowded` for a temporary building. A
 * home below the high-rise height is `highRiseResidentialClass` 2: it is not class 1.
 *
 * @example determine({ ruleSet: '2020', use: 'karaoke', floorArea: 501 }, {})
 * // { result: 'special', clause: '14(6)', clauses: ['14(6)'], needs: [], used: ['use', 'floorArea'] }
 */
export function determine(facts: DeterminationFacts, exemptions: LocalExemptions): Determination {
  const beyond = outside(facts);
  if (beyond !== null) return beyond;
  const own = byUse(facts);
  const contents = byContents(facts);
  const used = union(facts.temporary === true ? ['temporary', 'crowded'] : [], own.used, contents.used);
  const clauses = [...own.clauses, ...contents.clauses];
  if (clauses.length > 0) return answer('special', { clauses, used });
  if (own.needs.length > 0) return answer('needs', { needs: own.needs, used });
  const local = exemption(facts, exemptions);
  if (local === null) return answer('other', { used });
  return { ...local, used: union(used, local.used) };
}

/**
 * The step a project stays within, for the slip that says why no review is required: its clause and the floor area it does
 * not exceed, m²; null for a use without a step, or where the step is exceeded or the area unknown.
 *
 * @example stepNotExceeded({ ruleSet: '2020', use: 'theatre', floorArea: 2480 }) // { clause: '14(4)', largerThan: 2500 }
 */
export function stepNotExceeded(
  facts: Pick<DeterminationFacts, 'ruleSet' | 'use' | 'floorArea'>,
): { readonly clause: string; readonly largerThan: number } | null {
  const step = facts.use === undefined ? null : stepOf(facts.use);
  if (step === null || facts.floorArea === undefined || facts.floorArea > step.largerThan) return null;
  return { clause: stepClause(facts.ruleSet, step), largerThan: step.largerThan };
}

export type PreOpeningResult = 'required' | 'exempt' | 'outside' | 'needs';

/** Whether a place needs the pre-opening inspection, with the facts used and still needed. */
export interface PreOpeningDetermination {
  readonly result: PreOpeningResult;
  readonly needs: readonly FactName[];
  readonly used: readonly FactName[];
}

/**
 * Whether opening a place needs the fire-safety inspection (消防法 §15, §73): public gathering places do, unless a local
 * setting frees small ones of that use (up to and including its floor area).
 *
 * @example determinePreOpening({ ruleSet: '2020', use: 'restaurant', floorArea: 180 }, { preOpeningFloorArea: { restaurant: 200 } })
 * // { result: 'exempt', needs: [], used: ['use', 'floorArea'] }
 */
export function determinePreOpening(
  facts: Pick<DeterminationFacts, 'ruleSet' | 'use' | 'floorArea'>,
  exemptions: LocalExemptions,
): PreOpeningDetermination {
  const { use, floorArea } = facts;
  if (use === undefined) return { result: 'needs', needs: ['use'], used: [] };
  if (!PUBLIC_GATHERING_USES.includes(use)) return { result: 'outside', needs: [], used: ['use'] };
  const limit = exemptions.preOpeningFloorArea?.[use];
  if (limit === undefined) return { result: 'required', needs: [], used: ['use'] };
  if (floorArea === undefined) return { result: 'needs', needs: ['floorArea'], used: ['use'] };
  return { result: floorArea <= limit ? 'exempt' : 'required', needs: [], used: ['use', 'floorArea'] };
}
