import { factsAsked, requiredMaterials } from '../../../shared/checklist/required.ts';
import type { RequiredMaterial } from '../../../shared/checklist/required.ts';
import { ruleSetInForce } from '../../../shared/matters/clock-tables.ts';
import { RULE_SETS } from '../../../shared/matters/rulesets.ts';
import type { MaterialFact } from '../../../shared/matters/types.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import type { IntakeForm, Tick } from './intake-form.ts';

/** What a key does to the row under the cursor. */
export const ROW_KEYS = {
  ' ': 'toggle',
  m: 'missing',
  '-': 'missing',
  d: 'defective',
  c: 'corrected',
  r: 'tolerated',
  v: 'deferred',
  n: 'not-applicable',
  a: 'all-present',
  Backspace: 'clear',
  Delete: 'clear',
  Enter: 'edit',
} as const;
export type RowAct = (typeof ROW_KEYS)[keyof typeof ROW_KEYS];

/** Why a key did nothing. */
export type RowRefusal = 'always-needed' | 'not-tolerable' | 'not-deferrable';

export interface RowAnswer {
  readonly form: IntakeForm;
  /** Where the cursor goes: on with the next row, into the text or date of this one, or nowhere. */
  readonly next: 'stay' | 'down' | 'edit-defect' | 'edit-date';
  readonly refusal: RowRefusal | null;
}

export const UNCHECKED: Tick = { result: 'unchecked', defect: '', promisedDate: '' };

/** The act of a pressed key, or null when the key is not the list's. */
export function rowActOf(key: string): RowAct | null {
  const name = key.length === 1 ? key.toLowerCase() : key;
  return Object.hasOwn(ROW_KEYS, name) ? ROW_KEYS[name as keyof typeof ROW_KEYS] : null;
}

/** The checklist of a form on its day; empty while no matter is chosen or no rules govern the day. */
export function checklistOf(form: IntakeForm, date: CivilDate): readonly RequiredMaterial[] {
  const rules = rulesOf(form, date);
  if (rules === null || form.matter === null) return [];
  return requiredMaterials(rules, form.matter, form.path, form.materialFacts) ?? [];
}

/** The yes/no questions that change this checklist. */
export function questionsOf(form: IntakeForm, date: CivilDate): readonly MaterialFact[] {
  const rules = rulesOf(form, date);
  return rules === null || form.matter === null ? [] : factsAsked(rules, form.matter, form.path);
}

function rulesOf(form: IntakeForm, date: CivilDate) {
  if (form.matter === null) return null;
  const id = ruleSetInForce(form.matter, date);
  return id === null ? null : RULE_SETS[id].materials;
}

/** What was found for a line; by commitment a line that may wait counts as waiting until it is there. */
export function tickOf(form: IntakeForm, row: RequiredMaterial): Tick {
  const made = form.ticks[row.material.id];
  if (made !== undefined) return made;
  return form.path === 'commitment' && row.material.deferrable ? { ...UNCHECKED, result: 'deferred' } : UNCHECKED;
}

function ticked(form: IntakeForm, row: RequiredMaterial, change: Partial<Tick>): IntakeForm {
  const tick = { ...tickOf(form, row), ...change };
  return { ...form, ticks: { ...form.ticks, [row.material.id]: tick } };
}

/** A conditional line that is ticked applies: the fact behind it becomes true. */
function applied(form: IntakeForm, row: RequiredMaterial): IntakeForm {
  const { condition } = row.material;
  if (row.applies || condition.kind === 'always') return form;
  return { ...form, materialFacts: { ...form.materialFacts, [condition.fact]: true } };
}

function refused(form: IntakeForm, refusal: RowRefusal): RowAnswer {
  return { form, next: 'stay', refusal };
}

/**
 * One key on one row. Ticking a conditional line that does not apply makes it apply; `not-applicable` is possible for
 * conditional lines only.
 *
 * @example pressRow(form, rows, 0, 'toggle') // the first line present, cursor down
 */
export function pressRow(form: IntakeForm, rows: readonly RequiredMaterial[], at: number, act: RowAct): RowAnswer {
  const row = rows[at];
  if (act === 'all-present') return { form: allPresent(form, rows), next: 'stay', refusal: null };
  if (row === undefined) return { form, next: 'stay', refusal: null };
  const open = applied(form, row);
  const answer = (change: Partial<Tick>, next: RowAnswer['next']): RowAnswer => ({
    form: ticked(open, row, change),
    next,
    refusal: null,
  });
  switch (act) {
    case 'toggle':
      return row.applies && tickOf(form, row).result === 'present'
        ? answer({ result: 'unchecked' }, 'stay')
        : answer({ result: 'present' }, 'down');
    case 'missing':
      return answer({ result: 'missing' }, 'down');
    case 'defective':
      return answer({ result: 'defective' }, 'edit-defect');
    case 'corrected':
      return answer({ result: 'corrected-on-the-spot' }, 'edit-defect');
    case 'tolerated':
      return row.material.tolerable ? answer({ result: 'tolerated' }, 'edit-date') : refused(form, 'not-tolerable');
    case 'deferred':
      return form.path === 'commitment' && row.material.deferrable
        ? answer({ result: 'deferred' }, 'down')
        : refused(form, 'not-deferrable');
    case 'not-applicable':
      return withoutFact(form, row);
    case 'clear':
      return { form: row.applies ? ticked(form, row, UNCHECKED) : form, next: 'stay', refusal: null };
    case 'edit':
      return { form, next: editOf(tickOf(form, row)), refusal: null };
  }
}

/** What Enter opens: the text or date a result asks for; else it goes on. */
function editOf(tick: Tick): RowAnswer['next'] {
  if (tick.result === 'defective' || tick.result === 'corrected-on-the-spot') return 'edit-defect';
  return tick.result === 'tolerated' ? 'edit-date' : 'down';
}

function withoutFact(form: IntakeForm, row: RequiredMaterial): RowAnswer {
  const { condition } = row.material;
  if (condition.kind === 'always') return refused(form, 'always-needed');
  return { form: withMaterialFact(form, condition.fact, 'no'), next: 'down', refusal: null };
}

/** Answers one yes/no question; lines that no longer apply lose their ticks with it. */
export function withMaterialFact(form: IntakeForm, fact: MaterialFact, answer: 'yes' | 'no'): IntakeForm {
  return { ...form, materialFacts: { ...form.materialFacts, [fact]: answer === 'yes' } };
}

/** Everything not yet looked at is present; what was found missing, defective or deferred stays as it is. */
export function allPresent(form: IntakeForm, rows: readonly RequiredMaterial[]): IntakeForm {
  return rows
    .filter((row) => row.applies && tickOf(form, row).result === 'unchecked')
    .reduce((changed, row) => ticked(changed, row, { result: 'present' }), form);
}

/** The text behind a result. */
export function withDefect(form: IntakeForm, row: RequiredMaterial, defect: string): IntakeForm {
  return ticked(form, row, { defect });
}
/** The date behind `tolerated`, as typed. */
export function withPromisedDate(form: IntakeForm, row: RequiredMaterial, promisedDate: string): IntakeForm {
  return ticked(form, row, { promisedDate });
}
