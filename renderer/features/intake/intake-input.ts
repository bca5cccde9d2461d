import type { MaterialCheck } from '../../../shared/checklist/types.ts';
import type { RequiredMaterial } from '../../../shared/checklist/required.ts';
import { intake } from '../../../shared/contract/cases.ts';
import type { FieldIssue } from '../../../shared/contract/errors.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import type { DeterminationFacts } from '../../../shared/determination/types.ts';
import { checkCreditCode } from '../../../shared/identity/credit-code.ts';
import { checkIdCard } from '../../../shared/identity/id-card.ts';
import { checkPhone } from '../../../shared/identity/phone.ts';
import type { IdentityError } from '../../../shared/identity/types.ts';
import { ruleSetInForce } from '../../../shared/matters/clock-tables.ts';
import { inputIssues } from '../../bridge/check-input.ts';
import type { ContractInputs } from '../../bridge/contract-inputs.ts';
import { parseDateEntry, parseNumberEntry } from '../../ui/entry.ts';
import { isBlankApplicant } from './intake-form.ts';
import type { ApplicantForm, IntakeForm } from './intake-form.ts';
import { tickOf } from './material-rows.ts';

export type IntakeInput = ContractInputs['intake']['submit'];
export type IntakeOutcome = IntakeInput['outcome'];

const schema = intake.submit['~orpc'].inputSchema;

// The schema names it `not-a-number`, at its field.
const NOT_A_NUMBER = Number.NaN;

function figure(text: string): number | null {
  const entry = parseNumberEntry(text);
  return entry.kind === 'empty' ? null : entry.kind === 'value' ? entry.value : NOT_A_NUMBER;
}

function known(text: string): number | undefined {
  const entry = parseNumberEntry(text);
  return entry.kind === 'value' ? entry.value : undefined;
}

function date(text: string, today: CivilDate): string {
  const entry = parseDateEntry(text, today);
  return entry.kind === 'value' ? entry.value : text.trim();
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}

/** The day of the form, or today while it cannot be read. */
export function dateOfForm(form: IntakeForm, today: CivilDate): CivilDate {
  const entry = parseDateEntry(form.date, today);
  return entry.kind === 'value' ? entry.value : today;
}

/** What is known of the project, for the determination; what was not typed is left out, never guessed. */
export function determinationFactsOf(form: IntakeForm, today: CivilDate): DeterminationFacts {
  const { project, facts } = form;
  const ruleSet = ruleSetInForce(form.matter ?? 'design-review', dateOfForm(form, today)) ?? '2020';
  const contains = facts.contains.flatMap(({ use, floorArea }) => {
    const area = known(floorArea);
    return use === null || area === undefined ? [] : [{ use, floorArea: area }];
  });
  const given: { -readonly [Name in keyof DeterminationFacts]?: DeterminationFacts[Name] | undefined } = {
    use: project.use ?? undefined,
    floorArea: known(project.floorArea),
    buildingArea: known(project.buildingArea),
    height: known(project.height),
    highRiseResidentialClass: facts.residentialClass === null ? undefined : facts.residentialClass === '1' ? 1 : 2,
    contains: contains.length === 0 ? undefined : contains,
    crowded: facts.crowded === null ? undefined : facts.crowded === 'yes',
    investmentYuan: known(facts.investmentYuan),
    specialDesign: form.materialFacts.specialFireDesign === true ? true : undefined,
    ...(facts.works === 'ordinary' ? {} : { [facts.works]: true }),
  };
  const present = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ruleSet, ...Object.fromEntries(present) };
}

/** The checks as the contract wants them: one per line that applies, in the order of the paper. */
export function materialChecksOf(
  form: IntakeForm,
  rows: readonly RequiredMaterial[],
  today: CivilDate,
): readonly MaterialCheck[] {
  return rows
    .filter((row) => row.applies)
    .map((row) => {
      const { result, defect, promisedDate } = tickOf(form, row);
      const saysWhat = result === 'defective' || result === 'corrected-on-the-spot' || result === 'missing';
      return {
        materialId: row.material.id,
        result,
        ...(saysWhat && defect.trim() !== '' ? { defect } : {}),
        ...(result === 'tolerated' && promisedDate.trim() !== '' ? { promisedDate: date(promisedDate, today) } : {}),
      };
    });
}

function applicantInputOf(applicant: ApplicantForm): NonNullable<IntakeInput['applicant']> {
  const { carried: _carried, ...typed } = applicant;
  return {
    ...typed,
    legalRepresentative: orNull(typed.legalRepresentative),
    contactName: orNull(typed.contactName),
    address: orNull(typed.address),
  };
}

/** Outcomes for somebody who only asked: the name of the applicant may be left out. */
export function isToldInAdvance(outcome: IntakeOutcome): boolean {
  return outcome.type === 'not-required' || outcome.type === 'wrong-authority';
}

/** What an intake is besides the form. */
export interface IntakeAct {
  readonly key: string;
  readonly draftId: string | null;
  readonly outcome: IntakeOutcome;
}

/** The form as the contract wants it. Figures that are none become NaN, so that the schema names them at their field. */
export function intakeInputOf(
  form: IntakeForm,
  act: IntakeAct,
  rows: readonly RequiredMaterial[],
  today: CivilDate,
): IntakeInput {
  const { project } = form;
  const anonymous = isToldInAdvance(act.outcome) && isBlankApplicant(form.applicant);
  return {
    key: act.key,
    draftId: act.draftId,
    date: date(form.date, today),
    // A missing choice is named by `intakeIssues` before anything is sent.
    matter: form.matter ?? 'design-review',
    path: form.path,
    channel: form.channel,
    applicant: anonymous ? null : applicantInputOf(form.applicant),
    project: {
      id: project.id,
      version: project.version,
      name: project.name,
      address: project.address,
      district: orNull(project.district),
      use: project.use ?? 'other',
      floorArea: figure(project.floorArea),
      buildingArea: figure(project.buildingArea),
      height: figure(project.height),
      storeysAbove: figure(project.storeysAbove),
      storeysBelow: figure(project.storeysBelow),
      facts: factsInputOf(form, today),
    },
    materialFacts: form.materialFacts,
    materials: [...materialChecksOf(form, rows, today)],
    completionPassedOn:
      form.matter === 'completion-filing' && form.completionPassedOn.trim() !== ''
        ? date(form.completionPassedOn, today)
        : null,
    firstAskedStaffId: form.firstAskedStaffId,
    remark: orNull(form.remark),
    outcome: act.outcome,
  };
}

function factsInputOf(form: IntakeForm, today: CivilDate): IntakeInput['project']['facts'] {
  const { contains, ...facts } = determinationFactsOf(form, today);
  return contains === undefined ? facts : { ...facts, contains: [...contains] };
}

/** What is wrong with the applicant's code as typed; null while it is empty, carried over unchanged, or right. */
export function codeError(applicant: ApplicantForm, today: CivilDate): IdentityError | null {
  const { code, kind, carried } = applicant;
  if (code.trim() === '' || (applicant.id !== null && code === carried?.code)) return null;
  const answer = kind === 'organisation' ? checkCreditCode(code) : checkIdCard(code, today);
  return answer.ok ? null : answer.error;
}

/** What is wrong with the phone as typed; null while it is empty, carried over unchanged, or right. */
export function phoneError(applicant: ApplicantForm): IdentityError | null {
  const { phone, carried } = applicant;
  if (phone.trim() === '' || (applicant.id !== null && phone === carried?.phone)) return null;
  const answer = checkPhone(phone);
  return answer.ok ? null : answer.error;
}

/** Everything wrong with an intake before it is sent, by the paths of the contract. */
export function intakeIssues(form: IntakeForm, input: IntakeInput, today: CivilDate): readonly FieldIssue[] {
  const issues = new Map<string, FieldIssue>();
  const add = (path: string, problem: FieldIssue['problem']) => {
    if (!issues.has(path)) issues.set(path, { path, problem });
  };
  if (form.matter === null) add('matter', 'required');
  if (form.project.use === null) add('project.use', 'required');
  if (schema !== undefined) for (const issue of inputIssues(schema, input)) issues.set(issue.path, issue);
  if (input.applicant !== null) {
    const problem = form.applicant.kind === 'organisation' ? 'not-a-credit-code' : 'not-an-id-number';
    if (codeError(form.applicant, today) !== null) add('applicant.code', problem);
    if (phoneError(form.applicant) !== null) add('applicant.phone', 'not-a-phone');
  }
  if (form.matter === 'completion-filing' && input.completionPassedOn === null && !isToldInAdvance(input.outcome)) {
    add('completionPassedOn', 'required');
  }
  return [...issues.values()];
}
