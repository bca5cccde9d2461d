import { evaluate } from '../../../shared/checklist/evaluate.ts';
import type { Evaluation, OpenLine } from '../../../shared/checklist/evaluate.ts';
import type { RequiredMaterial } from '../../../shared/checklist/required.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import type { Determination } from '../../../shared/determination/types.ts';
import type { PreOpeningDetermination } from '../../../shared/determination/determine.ts';
import type { Matter } from '../../../shared/matters/types.ts';
import type { IntakeForm } from './intake-form.ts';
import { dateOfForm, materialChecksOf } from './intake-input.ts';
import type { MatterChoice } from './matter-choice.ts';

/** The checklist as it stands, in the figures of the summary line. */
export interface ChecklistSummary {
  readonly evaluation: Evaluation;
  readonly unchecked: number;
  readonly missing: number;
  readonly defective: number;
  /** Ticks that cannot stand: a defect without words, a date that is none. */
  readonly unfinished: number;
  /** Lines of a one-shot notice. */
  readonly open: readonly OpenLine[];
}

/** Looks at the ticks with the rules of the trade and counts. */
export function summarise(form: IntakeForm, rows: readonly RequiredMaterial[], today: CivilDate): ChecklistSummary {
  const checks = materialChecksOf(form, rows, today);
  const evaluation = evaluate(rows, checks, { path: form.path, asOf: dateOfForm(form, today) });
  const count = (result: string) => checks.filter((check) => check.result === result).length;
  const problems = evaluation.kind === 'invalid' ? evaluation.problems : [];
  return {
    evaluation,
    unchecked: count('unchecked'),
    missing: count('missing'),
    defective: count('defective'),
    unfinished: problems.filter((problem) => problem.code !== 'unchecked').length,
    open: evaluation.kind === 'incomplete' ? evaluation.lines : [],
  };
}

/** What F8 would do: accept with a receipt, permit on the spot, file with a voucher; or what stands in its way. */
export type SubmitPlan =
  | { readonly kind: 'ready'; readonly outcome: { readonly type: 'accept' | 'permit' | 'file' } }
  | { readonly kind: 'blocked'; readonly why: 'no-matter' | 'unchecked' | 'unfinished' | 'incomplete' };

export function submitPlan(form: IntakeForm, summary: ChecklistSummary): SubmitPlan {
  if (form.matter === null) return { kind: 'blocked', why: 'no-matter' };
  if (summary.evaluation.kind === 'incomplete') return { kind: 'blocked', why: 'incomplete' };
  if (summary.evaluation.kind === 'invalid') {
    return { kind: 'blocked', why: summary.unfinished > 0 ? 'unfinished' : 'unchecked' };
  }
  return { kind: 'ready', outcome: { type: outcomeTypeOf(form.matter, form.path) } };
}

/** How a complete application of this matter ends at the counter. */
export function outcomeTypeOf(matter: Matter, path: MatterChoice['path']): 'accept' | 'permit' | 'file' {
  if (matter === 'completion-filing') return 'file';
  return matter === 'pre-opening' && path === 'commitment' ? 'permit' : 'accept';
}

/** What F9 would do. */
export type NoticePlan =
  | { readonly kind: 'ready' }
  | { readonly kind: 'blocked'; readonly why: 'no-matter' | 'unchecked' | 'unfinished' | 'nothing' };

export function noticePlan(form: IntakeForm, summary: ChecklistSummary): NoticePlan {
  if (form.matter === null) return { kind: 'blocked', why: 'no-matter' };
  if (summary.evaluation.kind === 'incomplete') return { kind: 'ready' };
  if (summary.evaluation.kind === 'complete') return { kind: 'blocked', why: 'nothing' };
  return { kind: 'blocked', why: summary.unfinished > 0 ? 'unfinished' : 'unchecked' };
}

/** What the determination means for the counter: which matters fit, and whether the chosen one does not. */
export interface Advice {
  /** Of the works themselves. */
  readonly works: readonly MatterChoice[];
  /** Of opening the place to the public. */
  readonly opening: readonly MatterChoice[];
  readonly conflict: 'none' | 'not-required';
}

const OF_SPECIAL: readonly MatterChoice[] = [
  { matter: 'design-review', path: 'ordinary' },
  { matter: 'completion-acceptance', path: 'ordinary' },
];
const OF_OTHER: readonly MatterChoice[] = [
  { matter: 'completion-filing', path: 'ordinary' },
  { matter: 'completion-filing', path: 'commitment' },
];
const OF_PLACES: readonly MatterChoice[] = [
  { matter: 'pre-opening', path: 'ordinary' },
  { matter: 'pre-opening', path: 'commitment' },
];

/**
 * Which matters fit what is known of a project.
 *
 * @param opening whether opening the place needs the inspection; null where nobody asked.
 */
export function adviceFor(
  matter: Matter | null,
  works: Pick<Determination, 'result'>,
  opening: Pick<PreOpeningDetermination, 'result'> | null,
): Advice {
  const places = opening?.result === 'required' ? OF_PLACES : [];
  const ofWorks = works.result === 'special' ? OF_SPECIAL : works.result === 'other' ? OF_OTHER : [];
  const decided = matter === 'pre-opening' ? opening !== null && opening.result !== 'needs' : works.result !== 'needs';
  const conflict = matter !== null && decided && ![...ofWorks, ...places].some((choice) => choice.matter === matter);
  return { works: ofWorks, opening: places, conflict: conflict ? 'not-required' : 'none' };
}
