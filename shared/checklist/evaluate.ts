import { isCivilDate } from '../dates/civil.ts';
import type { CivilDate } from '../dates/types.ts';
import type { Path } from '../matters/types.ts';
import type { RequiredMaterial } from './required.ts';
import type { MaterialCheck } from './types.ts';

export const CHECKLIST_PROBLEM_CODES = [
  'unchecked',
  'unknown-material',
  'repeated-material',
  'defect-required',
  'promised-date-required',
  'promised-date-invalid',
  'promised-date-past',
  'not-tolerable',
  'not-deferrable',
  'still-applies',
  'copies-too-few',
] as const;
export type ChecklistProblemCode = (typeof CHECKLIST_PROBLEM_CODES)[number];

/** A tick that cannot stand as it is. */
export interface ChecklistProblem {
  readonly code: ChecklistProblemCode;
  readonly materialId: string;
  /** Line on the paper; null for a material that is not on it. */
  readonly line: number | null;
  /** Field of the `MaterialCheck` the problem belongs to. */
  readonly field: 'materialId' | 'result' | 'defect' | 'promisedDate' | 'copies';
}

/** A line that keeps the application from being complete. */
export interface OpenLine {
  readonly required: RequiredMaterial;
  readonly problem: 'missing' | 'defective';
  /** What is wrong (defective), or what the counter wrote beside a missing line. */
  readonly defect: string | null;
}

export type Evaluation =
  /** Ticks to put right before anything can be issued. */
  | { readonly kind: 'invalid'; readonly problems: readonly ChecklistProblem[] }
  | { readonly kind: 'incomplete'; readonly lines: readonly OpenLine[] }
  /** `tolerated` = complete but for lines with a promised date (容缺). */
  | { readonly kind: 'complete'; readonly basis: 'complete' | 'tolerated' };

function blank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

type Found = readonly [ChecklistProblemCode, ChecklistProblem['field']];

function promisedDateProblem(check: MaterialCheck, asOf: CivilDate): Found | null {
  if (check.promisedDate === undefined) return ['promised-date-required', 'promisedDate'];
  if (!isCivilDate(check.promisedDate)) return ['promised-date-invalid', 'promisedDate'];
  return check.promisedDate < asOf ? ['promised-date-past', 'promisedDate'] : null;
}

function problemOf(required: RequiredMaterial, check: MaterialCheck, path: Path, asOf: CivilDate): Found | null {
  const { material } = required;
  switch (check.result) {
    case 'unchecked':
      return ['unchecked', 'result'];
    case 'missing':
      return null;
    case 'not-applicable':
      return ['still-applies', 'result'];
    case 'present':
      return tooFew(check, material.copies);
    case 'corrected-on-the-spot':
      return blank(check.defect) ? ['defect-required', 'defect'] : tooFew(check, material.copies);
    case 'defective':
      return blank(check.defect) ? ['defect-required', 'defect'] : null;
    case 'tolerated':
      return material.tolerable ? promisedDateProblem(check, asOf) : ['not-tolerable', 'result'];
    case 'deferred':
      return path === 'commitment' && material.deferrable ? null : ['not-deferrable', 'result'];
  }
}

function tooFew(check: MaterialCheck, copies: number): Found | null {
  return check.copies !== undefined && check.copies < copies ? ['copies-too-few', 'copies'] : null;
}

function strayChecks(
  required: readonly RequiredMaterial[],
  checks: readonly MaterialCheck[],
): readonly ChecklistProblem[] {
  const problems: ChecklistProblem[] = [];
  const seen = new Set<string>();
  for (const { materialId } of checks) {
    const line = required.find((one) => one.material.id === materialId)?.material.line ?? null;
    if (line === null) problems.push({ code: 'unknown-material', materialId, line, field: 'materialId' });
    else if (seen.has(materialId)) problems.push({ code: 'repeated-material', materialId, line, field: 'materialId' });
    seen.add(materialId);
  }
  return problems;
}

/**
 * Evaluates a ticked checklist (semantics 5). A line that does not apply needs no tick and is never asked for. All
 * problems are named at once, all missing and defective lines too.
 *
 * @param asOf day of the check: a promised date may not lie before it.
 * @example evaluate(required, [], { path: 'ordinary', asOf: '2026-09-18' })
 * // { kind: 'invalid', problems: [{ code: 'unchecked', materialId: 'review-application', line: 1, field: 'result' }, ...] }
 */
export function evaluate(
  required: readonly RequiredMaterial[],
  checks: readonly MaterialCheck[],
  circumstances: { readonly path: Path; readonly asOf: CivilDate },
): Evaluation {
  const problems: ChecklistProblem[] = [...strayChecks(required, checks)];
  const lines: OpenLine[] = [];
  let basis: 'complete' | 'tolerated' = 'complete';
  for (const one of required) {
    if (!one.applies) continue;
    const { id: materialId, line } = one.material;
    const check = checks.find((made) => made.materialId === materialId) ?? { materialId, result: 'unchecked' };
    const found = problemOf(one, check, circumstances.path, circumstances.asOf);
    if (found !== null) problems.push({ code: found[0], materialId, line, field: found[1] });
    if (check.result === 'tolerated') basis = 'tolerated';
    if (check.result === 'missing' || check.result === 'defective') {
      lines.push({ required: one, problem: check.result, defect: blank(check.defect) ? null : (check.defect ?? null) });
    }
  }
  if (problems.length > 0) return { kind: 'invalid', problems };
  return lines.length > 0 ? { kind: 'incomplete', lines } : { kind: 'complete', basis };
}
