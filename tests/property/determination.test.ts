import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { determine } from '../../shared/determination/determine.ts';
import { USES } from '../../shared/determination/types.ts';
import type { DeterminationFacts, FactName } from '../../shared/determination/types.ts';

const area = fc.constantFrom(0, 1, 300, 500, 500.5, 1_000, 1_001, 2_500, 2_501, 10_000, 10_001, 15_001, 20_001, 50_000);
const use = fc.constantFrom(...USES);
const known = fc.record({
  ruleSet: fc.constantFrom('2012' as const, '2020' as const),
  use,
  floorArea: area,
  buildingArea: area,
  height: fc.constantFrom(0, 24, 50, 50.1, 100),
  highRiseResidentialClass: fc.constantFrom(1 as const, 2 as const),
  contains: fc.array(fc.record({ use, floorArea: area }), { maxLength: 3 }),
  homeInterior: fc.boolean(),
  villagerHouse: fc.boolean(),
  disasterRelief: fc.boolean(),
  temporary: fc.boolean(),
  crowded: fc.boolean(),
  specialDesign: fc.boolean(),
  investmentYuan: fc.constantFrom(0, 300_000, 300_001, 9_000_000),
});
// Facts that count as "no" when nobody gives them; leaving them out is an answer, not a gap.
const DEFAULTED: readonly string[] = [
  'ruleSet',
  'contains',
  'homeInterior',
  'villagerHouse',
  'disasterRelief',
  'temporary',
];
const exemptions = fc.record(
  { filingInvestmentYuan: fc.constant(300_000), filingFloorArea: fc.constant(300) },
  { requiredKeys: [] },
);

function without(facts: DeterminationFacts, names: readonly string[]): DeterminationFacts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name))) as never;
}

const forgettable = fc.subarray([
  'use',
  'floorArea',
  'buildingArea',
  'height',
  'highRiseResidentialClass',
  'crowded',
  'specialDesign',
  'investmentYuan',
]);

describe('determination', () => {
  it('an answer given with less knowledge stands when more becomes known', () => {
    fc.assert(
      fc.property(known, forgettable, exemptions, (facts, forgotten, local) => {
        const early = determine(without(facts, forgotten), local);
        fc.pre(early.result !== 'needs');
        expect(determine(facts, local).result).toBe(early.result);
      }),
      { numRuns: 3_000 },
    );
  });

  it('asks only for facts that nobody gave, and never for one that counts as no', () => {
    fc.assert(
      fc.property(known, forgettable, exemptions, (facts, forgotten, local) => {
        const early = determine(without(facts, forgotten), local);
        expect(early.needs.length > 0).toBe(early.result === 'needs');
        for (const name of early.needs) expect(forgotten).toContain(name);
        expect(early.needs.filter((name) => DEFAULTED.includes(name))).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('answering what is asked ends in an answer within six questions', () => {
    fc.assert(
      fc.property(known, exemptions, (facts, local) => {
        const told: Partial<Record<string, unknown>> = { ruleSet: facts.ruleSet };
        for (const name of DEFAULTED) told[name] = facts[name as FactName];
        for (let question = 0; question < 6; question += 1) {
          const { needs } = determine(told as never, local);
          for (const name of needs.slice(0, 1)) told[name] = facts[name];
        }
        expect(determine(told as never, local).result).toBe(determine(facts, local).result);
      }),
      { numRuns: 1_000 },
    );
  });

  it('a larger or taller project is never less than special once it is special', () => {
    fc.assert(
      fc.property(known, area, (facts, more) => {
        const before = determine(facts, {}).result;
        const larger = {
          ...facts,
          floorArea: facts.floorArea + more,
          buildingArea: facts.buildingArea + more,
          height: facts.height + more,
          contains: facts.contains.map((part) => ({ ...part, floorArea: part.floorArea + more })),
        };
        if (before === 'special') expect(determine(larger, {}).result).toBe('special');
      }),
      { numRuns: 3_000 },
    );
  });

  it('only a special project has clauses, and the first one decides', () => {
    fc.assert(
      fc.property(known, exemptions, (facts, local) => {
        const { result, clause, clauses } = determine(facts, local);
        expect(clauses.length > 0).toBe(result === 'special');
        expect(clause).toBe(clauses[0] ?? null);
      }),
    );
  });
});
