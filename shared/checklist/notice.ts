import type { DefectiveSupplement, NoticeLine } from '../workflow/types.ts';
import type { OpenLine } from './evaluate.ts';
import type { MaterialCheck } from './types.ts';

/**
 * The lines of a one-shot notice: all missing and defective lines at once, by line number. `what` is the defect, or for a
 * missing line what the counter wrote, else the material's own name.
 *
 * @example noticeLines([{ required, problem: 'missing', defect: null }])
 * // [{ line: 3, materialId: 'acceptance-as-built-drawings', problem: 'missing', what: '涉及消防的建设工程竣工图纸' }]
 */
export function noticeLines(open: readonly OpenLine[]): readonly NoticeLine[] {
  return open
    .map(({ required: { material }, problem, defect }) => ({
      line: material.line,
      materialId: material.id,
      problem,
      what: defect ?? material.name,
    }))
    .toSorted((left, right) => left.line - right.line);
}

/** What may justify a notice. `refused` = the case already has its one sealed notice (semantics 5). */
export type NoticeGround = 'first' | 'new-defects' | 'supervisor' | 'refused';

/**
 * The sealed-notice rule: the first notice is free; a further one only for defects in newly handed-in supplements, or by a
 * supervisor with a reason.
 *
 * @param progress notices issued so far, and materials handed in with a defect that no notice has named yet.
 * @param supervisorReason the supervisor's reason; null or blank when no supervisor stands behind the notice.
 */
export function noticeGround(
  progress: { readonly issued: number; readonly newlyDefective: readonly string[] },
  lines: readonly NoticeLine[],
  supervisorReason: string | null,
): NoticeGround {
  if (progress.issued === 0) return 'first';
  const within = lines.every(
    (line) => line.problem === 'defective' && progress.newlyDefective.includes(line.materialId),
  );
  if (within) return 'new-defects';
  return supervisorReason !== null && supervisorReason.trim() !== '' ? 'supervisor' : 'refused';
}

/** What came back, compared with what was asked, item by item. */
export interface SupplementComparison {
  /** Asked, handed in, in order. */
  readonly handedIn: readonly NoticeLine[];
  /** Asked and still owed (not handed in, or handed in with a defect). */
  readonly outstanding: readonly NoticeLine[];
  /** Handed in, but defective. */
  readonly newlyDefective: readonly DefectiveSupplement[];
  /** Ticked although nobody asked for it. */
  readonly unasked: readonly string[];
  /** Everything asked is in and nothing else was ticked: accepted that day. */
  readonly complete: boolean;
}

/**
 * Compares handed-in supplements with what the notice still asks for.
 *
 * @param asked outstanding lines of the notice (`noticeProgress(...).outstanding`).
 * @param ticked only ticks with a result of present, corrected on the spot or defective count as handed in.
 */
export function compareSupplements(
  asked: readonly NoticeLine[],
  ticked: readonly MaterialCheck[],
): SupplementComparison {
  const inOrder = new Set<string>();
  const newlyDefective: DefectiveSupplement[] = [];
  for (const { materialId, result, defect } of ticked) {
    if (result === 'present' || result === 'corrected-on-the-spot') inOrder.add(materialId);
    else if (result === 'defective') newlyDefective.push({ materialId, what: defect ?? '' });
  }
  const unasked = [...inOrder, ...newlyDefective.map((one) => one.materialId)].filter((id) =>
    asked.every((line) => line.materialId !== id),
  );
  const outstanding = asked.filter((line) => !inOrder.has(line.materialId));
  return {
    handedIn: asked.filter((line) => inOrder.has(line.materialId)),
    outstanding,
    newlyDefective,
    unasked,
    complete: outstanding.length === 0 && newlyDefective.length === 0 && unasked.length === 0,
  };
}
