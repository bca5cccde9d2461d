import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../shared/checklist/evaluate.ts';
import { compareSupplements, noticeLines } from '../../shared/checklist/notice.ts';
import { requiredMaterials } from '../../shared/checklist/required.ts';
import { MATERIAL_RESULTS } from '../../shared/checklist/types.ts';
import type { MaterialCheck } from '../../shared/checklist/types.ts';
import { MATERIALS_2012 } from '../../shared/matters/materials-2012.ts';
import { MATERIALS_2020 } from '../../shared/matters/materials-2020.ts';
import { MATERIAL_FACTS, MATTERS, PATHS } from '../../shared/matters/types.ts';
import type { MaterialFact } from '../../shared/matters/types.ts';

const AS_OF = '2026-09-21';
const facts = fc
  .tuple(...MATERIAL_FACTS.map(() => fc.boolean()))
  .map(
    (answers) =>
      Object.fromEntries(MATERIAL_FACTS.map((fact, at) => [fact, answers[at]])) as Record<MaterialFact, boolean>,
  );
const check = fc.record(
  {
    result: fc.constantFrom(...MATERIAL_RESULTS),
    defect: fc.constantFrom('', ' ', '未盖章'),
    promisedDate: fc.constantFrom('2026-09-20', '2026-09-21', '2026-12-31', '2026-02-30'),
    copies: fc.nat(3),
  },
  { requiredKeys: ['result'] },
);
const situation = fc
  .record({
    rules: fc.constantFrom(MATERIALS_2020, MATERIALS_2012),
    matter: fc.constantFrom(...MATTERS),
    path: fc.constantFrom(...PATHS),
    facts,
    ticks: fc.array(check, { minLength: 9, maxLength: 9 }),
  })
  .chain((given) => {
    const required = requiredMaterials(given.rules, given.matter, given.path, given.facts);
    if (required === null) return fc.constant(null);
    const checks = required.map(
      ({ material }, at) => ({ ...given.ticks[at], materialId: material.id }) as MaterialCheck,
    );
    return fc.constant({ required, checks, path: given.path });
  });

describe('checklist', () => {
  it('a notice names exactly the applying lines ticked missing or defective, in order', () => {
    fc.assert(
      fc.property(situation, (given) => {
        fc.pre(given !== null);
        const { required, checks, path } = given;
        const evaluation = evaluate(required, checks, { path, asOf: AS_OF });
        const open = required
          .filter((one, at) => one.applies && ['missing', 'defective'].includes(checks[at]?.result ?? ''))
          .map((one) => one.material.line);
        if (evaluation.kind === 'complete') expect(open).toEqual([]);
        if (evaluation.kind === 'incomplete') {
          const lines = noticeLines(evaluation.lines);
          expect(lines.map((one) => one.line)).toEqual(open);
          expect(lines.filter((one) => one.what.trim() === '')).toEqual([]);
        }
        if (evaluation.kind === 'invalid') {
          const applying = new Set(required.filter((one) => one.applies).map((one) => one.material.id));
          expect(evaluation.problems.filter((problem) => !applying.has(problem.materialId))).toEqual([]);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('handing in what is owed, in any portions, ends complete and never before', () => {
    const asked = fc
      .uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 })
      .map((numbers) =>
        numbers.map((line) => ({ line, materialId: `m${line}`, problem: 'missing' as const, what: '缺' })),
      );
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 3 }), (lines, portion) => {
        let owed: typeof lines = lines;
        while (owed.length > 0) {
          const brought = owed.slice(0, portion);
          const ticks = brought.map(({ materialId }) => ({ materialId, result: 'present' as const }));
          const back = compareSupplements(owed, ticks);
          expect(back.complete).toBe(brought.length === owed.length);
          expect(back.handedIn.length + back.outstanding.length).toBe(owed.length);
          owed = owed.slice(portion);
        }
      }),
    );
  });
});
