import {
  evaluate,
  type ChecklistProblem,
  type ChecklistProblemCode,
  type Evaluation,
} from '../../shared/checklist/evaluate.ts';
import { compareSupplements, noticeLines } from '../../shared/checklist/notice.ts';
import type { RequiredMaterial } from '../../shared/checklist/required.ts';
import type { MaterialCheck } from '../../shared/checklist/types.ts';
import type { ActInput } from '../../shared/contract/acts.ts';
import type { FieldIssue, FieldProblem } from '../../shared/contract/errors.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import type { Path } from '../../shared/matters/types.ts';
import { noticeProgress } from '../../shared/workflow/state.ts';
import type { Act, CaseEvent, WorkflowError } from '../../shared/workflow/types.ts';
import type { CheckedMaterial } from '../storage/repositories/materials.ts';
import { actRefused, invalidInput } from './errors.ts';

/** A check as it arrives: what was left out may be undefined. */
export interface SentCheck {
  readonly materialId: string;
  readonly result: MaterialCheck['result'];
  readonly defect?: string | undefined;
  readonly promisedDate?: CivilDate | undefined;
  readonly copies?: number | undefined;
}

/** Without what was left out. */
export function toMaterialCheck({ materialId, result, defect, promisedDate, copies }: SentCheck): MaterialCheck {
  return {
    materialId,
    result,
    ...(defect === undefined ? {} : { defect }),
    ...(promisedDate === undefined ? {} : { promisedDate }),
    ...(copies === undefined ? {} : { copies }),
  };
}

const PROBLEMS: Readonly<Record<ChecklistProblemCode, FieldProblem>> = {
  unchecked: 'unchecked',
  'unknown-material': 'unknown-choice',
  'repeated-material': 'unknown-choice',
  'defect-required': 'defect-required',
  'promised-date-required': 'promised-date-required',
  'promised-date-invalid': 'not-a-date',
  'promised-date-past': 'promised-date-past',
  'not-tolerable': 'not-tolerable',
  'not-deferrable': 'not-deferrable',
  'still-applies': 'unknown-choice',
  'copies-too-few': 'out-of-range',
};

/** Path of a material's field in the input: by position, or by id for a line that was not sent at all. */
function materialPath(prefix: string, checks: readonly MaterialCheck[], materialId: string, field: string): string {
  const index = checks.findLastIndex((check) => check.materialId === materialId);
  return `${prefix}materials.${index < 0 ? materialId : index}.${field}`;
}

/** Checklist problems as issues of the input. */
export function materialIssues(
  prefix: string,
  checks: readonly MaterialCheck[],
  problems: readonly ChecklistProblem[],
): readonly FieldIssue[] {
  return problems.map(({ code, materialId, field }) => ({
    path: materialPath(prefix, checks, materialId, field),
    problem: PROBLEMS[code],
  }));
}

/** A result for every line of the checklist: as ticked, else as stored before, else unchecked. */
export function mergedMaterials(
  checklist: readonly RequiredMaterial[],
  stored: readonly CheckedMaterial[],
  checks: readonly MaterialCheck[],
): readonly CheckedMaterial[] {
  return checklist.map(({ material, applies }) => {
    const line = material.line;
    if (!applies) return { materialId: material.id, line, result: 'not-applicable' };
    const check =
      checks.find(({ materialId }) => materialId === material.id) ??
      stored.find(({ materialId }) => materialId === material.id);
    return check === undefined ? { materialId: material.id, line, result: 'unchecked' } : { ...check, line };
  });
}

/** What checking materials needs to know of the case. */
export interface ChecklistContext {
  readonly checklist: readonly RequiredMaterial[];
  readonly path: Path;
  readonly date: CivilDate;
  /** Where the materials stand in the input: `act.` or empty. */
  readonly prefix: string;
}

type Valid = Exclude<Evaluation, { readonly kind: 'invalid' }>;

/** Evaluates a whole checklist. @throws INVALID_INPUT with every tick that cannot stand */
export function evaluated(context: ChecklistContext, checks: readonly MaterialCheck[]): Valid {
  const { checklist, path, date, prefix } = context;
  const evaluation = evaluate(checklist, checks, { path, asOf: date });
  if (evaluation.kind === 'invalid') throw invalidInput(materialIssues(prefix, checks, evaluation.problems));
  return evaluation;
}

/** A complete checklist. @throws INVALID_INPUT: lines that are missing or defective are `required` */
export function completeBasis(context: ChecklistContext, checks: readonly MaterialCheck[]): 'complete' | 'tolerated' {
  const evaluation = evaluated(context, checks);
  if (evaluation.kind === 'complete') return evaluation.basis;
  throw invalidInput(
    evaluation.lines.map(({ required }) => ({
      path: materialPath(context.prefix, checks, required.material.id, 'result'),
      problem: 'required',
    })),
  );
}

/** Ticks of an application that is not judged by its materials: unchecked lines are fine, wrong ticks are not. */
export function requireSoundTicks(context: ChecklistContext, checks: readonly MaterialCheck[]): void {
  const { checklist, path, date, prefix } = context;
  const evaluation = evaluate(checklist, checks, { path, asOf: date });
  if (evaluation.kind !== 'invalid') return;
  const problems = evaluation.problems.filter(({ code }) => code !== 'unchecked');
  if (problems.length > 0) throw invalidInput(materialIssues(prefix, checks, problems));
}

const HANDED_IN: ReadonlySet<string> = new Set([
  'present',
  'corrected-on-the-spot',
  'defective',
  'missing',
  'unchecked',
]);

function requireSupplementTicks(context: ChecklistContext, checks: readonly MaterialCheck[]): void {
  const { checklist, prefix } = context;
  const issues: FieldIssue[] = [];
  const seen = new Set<string>();
  for (const [index, check] of checks.entries()) {
    const path = `${prefix}materials.${index}`;
    const known = checklist.some(({ material }) => material.id === check.materialId);
    if (!known || seen.has(check.materialId)) issues.push({ path: `${path}.materialId`, problem: 'unknown-choice' });
    seen.add(check.materialId);
    if (!HANDED_IN.has(check.result)) issues.push({ path: `${path}.result`, problem: 'unknown-choice' });
    if (check.result === 'defective' && check.defect === undefined) {
      issues.push({ path: `${path}.defect`, problem: 'defect-required' });
    }
  }
  if (issues.length > 0) throw invalidInput(issues);
}

/** An act as the workflow reads it, and what was found of the materials where it looked at them. */
export interface PlannedAct {
  readonly act: Act;
  readonly checks: readonly MaterialCheck[];
}

/** What an act is planned against. */
export interface PlanContext extends Omit<ChecklistContext, 'date' | 'prefix'> {
  readonly replayed: readonly CaseEvent[];
  readonly extensionWorkdays: number;
  /** Results of the checklist so far. */
  readonly stored: readonly CheckedMaterial[];
}

function planNotice(
  context: PlanContext,
  checklist: ChecklistContext,
  input: Extract<ActInput, { type: 'issue-notice' }>,
): PlannedAct {
  const { date, reason } = input;
  const checks = input.materials.map(toMaterialCheck);
  if (noticeProgress(context.replayed).issued > 0) {
    // A further notice names what it asks for; the rest of the list was checked for the first one.
    requireSupplementTicks(checklist, checks);
    const open = checks.flatMap((check) => {
      const required = context.checklist.find(({ material }) => material.id === check.materialId);
      const isOpen = check.result === 'missing' || check.result === 'defective';
      return required !== undefined && isOpen
        ? [{ required, problem: check.result, defect: check.defect ?? null } as const]
        : [];
    });
    return { act: { type: 'issue-notice', date, lines: noticeLines(open), reason }, checks };
  }
  const evaluation = evaluated(checklist, checks);
  const lines = evaluation.kind === 'incomplete' ? noticeLines(evaluation.lines) : [];
  return { act: { type: 'issue-notice', date, lines, reason }, checks };
}

function planSupplements(
  context: PlanContext,
  checklist: ChecklistContext,
  input: Extract<ActInput, { type: 'receive-supplements' }>,
): PlannedAct {
  const checks = input.materials.map(toMaterialCheck);
  requireSupplementTicks(checklist, checks);
  const { outstanding } = noticeProgress(context.replayed);
  const { handedIn, newlyDefective, unasked } = compareSupplements(outstanding, checks);
  // What nobody asked for stays in the list, so that the workflow names it.
  const defective = newlyDefective.map(({ materialId }) => materialId);
  const stray = unasked.filter((id) => !defective.includes(id));
  const materialIds = [...handedIn.map(({ materialId }) => materialId), ...stray];
  const looked = checks.filter(({ result }) => result !== 'unchecked' && result !== 'missing');
  return {
    act: { type: 'receive-supplements', date: input.date, materialIds, defective: newlyDefective },
    checks: looked,
  };
}

/**
 * A permit accepts what it permits, so what was put aside must have been found complete.
 *
 * @throws ACT_REFUSED materials-incomplete, naming the lines that are open
 */
function requireCompleteForPermit(context: PlanContext, date: CivilDate): void {
  if (context.replayed.some(({ type }) => type === 'accepted')) return;
  const evaluation = evaluate(context.checklist, context.stored, { path: context.path, asOf: date });
  if (evaluation.kind === 'complete') return;
  const open =
    evaluation.kind === 'invalid'
      ? evaluation.problems.map(({ line }) => line)
      : evaluation.lines.map(({ required }) => required.material.line);
  throw actRefused('materials-incomplete', null, { lines: [...new Set(open)].map(String) });
}

/** Reads an act as sent. @throws INVALID_INPUT for materials that cannot stand as ticked; ACT_REFUSED */
export function planAct(context: PlanContext, input: ActInput): PlannedAct {
  const { date } = input;
  const checklist: ChecklistContext = { ...context, date, prefix: 'act.' };
  switch (input.type) {
    case 'accept': {
      const checks = input.materials.map(toMaterialCheck);
      return { act: { type: 'accept', date, basis: completeBasis(checklist, checks) }, checks };
    }
    case 'file': {
      const checks = input.materials.map(toMaterialCheck);
      completeBasis(checklist, checks);
      return { act: { type: 'file', date }, checks };
    }
    case 'permit':
      requireCompleteForPermit(context, date);
      return { act: { type: 'permit', date }, checks: [] };
    case 'issue-notice':
      return planNotice(context, checklist, input);
    case 'receive-supplements':
      return planSupplements(context, checklist, input);
    case 'extend':
      return { act: { ...input, days: context.extensionWorkdays }, checks: [] };
    case 'draw':
      return { act: { type: 'draw', date, result: input.drawn, ratioPercent: null, lot: input.note }, checks: [] };
    case 'correct': {
      const { change, reason, eventSeq } = input;
      const replacement =
        change.kind === 'void'
          ? ({ kind: 'void' } as const)
          : ({ kind: 'replace', date: change.newDate, changes: {} } as const);
      return { act: { type: 'correct', date, corrects: String(eventSeq), replacement, reason }, checks: [] };
    }
    default:
      return { act: input, checks: [] };
  }
}

/** Ids of staff an act names, with their place in the input. */
export function staffInAct(input: ActInput): readonly { readonly path: string; readonly id: string }[] {
  if ('inspectorIds' in input) {
    return input.inspectorIds.map((id, index) => ({ path: `act.inspectorIds.${index}`, id }));
  }
  return input.type === 'extend' ? [{ path: 'act.approverId', id: input.approverId }] : [];
}

const RENAMED_FIELDS: Readonly<Record<string, string>> = {
  corrects: 'eventSeq',
  'replacement.date': 'change.newDate',
  replacement: 'change',
  lines: 'materials',
  materialIds: 'materials',
  serial: 'materials',
};

/** A workflow error as the contract words it. `place` = where the act's fields stand in the input. */
export function refusedAct(error: WorkflowError, place: string): ReturnType<typeof actRefused> {
  const { field } = error;
  const renamed =
    field === null ? null : (RENAMED_FIELDS[field] ?? field.replace(/^(lines|defective)\..*$/u, 'materials'));
  return actRefused(error.code, renamed === null ? null : `${place}${renamed}`, { ...error.data });
}
