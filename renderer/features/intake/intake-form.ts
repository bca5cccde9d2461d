import { z } from 'zod';
import { MATERIAL_RESULTS } from '../../../shared/checklist/types.ts';
import { USES } from '../../../shared/determination/types.ts';
import { CHANNELS, MATERIAL_FACTS, MATTERS, PATHS } from '../../../shared/matters/types.ts';
import type { ApplicantView, ProjectView } from '../../../shared/contract/registry.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';

// What stands on the intake screen, as typed: every text stays a text, so that nothing half-typed is lost in a draft. A
// draft that an older program wrote loses only what cannot be read any more.
const text = z.string().catch('');
const number = z.number().nullable().catch(null);

export const WORKS_KINDS = ['ordinary', 'homeInterior', 'villagerHouse', 'disasterRelief', 'temporary'] as const;
/** Works the regime may not reach; `ordinary` = none of them. */
export type WorksKind = (typeof WORKS_KINDS)[number];

const tick = z.object({
  result: z.enum(MATERIAL_RESULTS),
  /** What is (was) wrong; printed on the notice. */
  defect: text,
  /** As typed. */
  promisedDate: text,
});
/** What was found for one line of the checklist, as typed. */
export type Tick = z.infer<typeof tick>;

const applicant = z.object({
  id: number,
  version: number,
  kind: z.enum(['organisation', 'person']).catch('organisation'),
  name: text,
  code: text,
  legalRepresentative: text,
  contactName: text,
  phone: text,
  address: text,
  /** Code and phone as they were carried over (masked): they are checked only when they were changed. */
  carried: z.object({ code: z.string(), phone: z.string() }).nullable().catch(null),
});
export type ApplicantForm = z.infer<typeof applicant>;

const project = z.object({
  id: number,
  version: number,
  name: text,
  address: text,
  district: text,
  use: z.enum(USES).nullable().catch(null),
  floorArea: text,
  buildingArea: text,
  height: text,
  storeysAbove: text,
  storeysBelow: text,
});
export type ProjectForm = z.infer<typeof project>;

const facts = z.object({
  works: z.enum(WORKS_KINDS).catch('ordinary'),
  crowded: z.enum(['yes', 'no']).nullable().catch(null),
  residentialClass: z.enum(['1', '2']).nullable().catch(null),
  contains: z.array(z.object({ use: z.enum(USES).nullable(), floorArea: text })).catch([]),
  investmentYuan: text,
});
export type FactsForm = z.infer<typeof facts>;

const EMPTY_APPLICANT: ApplicantForm = {
  id: null,
  version: null,
  kind: 'organisation',
  name: '',
  code: '',
  legalRepresentative: '',
  contactName: '',
  phone: '',
  address: '',
  carried: null,
};
const EMPTY_PROJECT: ProjectForm = {
  id: null,
  version: null,
  name: '',
  address: '',
  district: '',
  use: null,
  floorArea: '',
  buildingArea: '',
  height: '',
  storeysAbove: '',
  storeysBelow: '',
};
const EMPTY_FACTS: FactsForm = {
  works: 'ordinary',
  crowded: null,
  residentialClass: null,
  contains: [],
  investmentYuan: '',
};

const intakeForm = z.object({
  matter: z.enum(MATTERS).nullable().catch(null),
  path: z.enum(PATHS).catch('ordinary'),
  channel: z.enum(CHANNELS).catch('counter'),
  date: text,
  applicant: applicant.catch(EMPTY_APPLICANT),
  project: project.catch(EMPTY_PROJECT),
  facts: facts.catch(EMPTY_FACTS),
  materialFacts: z.partialRecord(z.enum(MATERIAL_FACTS), z.boolean()).catch({}),
  /** By material id. */
  ticks: z.record(z.string(), tick).catch({}),
  completionPassedOn: text,
  firstAskedStaffId: z.string().nullable().catch(null),
  remark: text,
});
/** The whole intake screen as typed. */
export type IntakeForm = z.infer<typeof intakeForm>;

/** An empty form of a day. */
export function emptyIntake(today: CivilDate): IntakeForm {
  return {
    matter: null,
    path: 'ordinary',
    channel: 'counter',
    date: today,
    applicant: EMPTY_APPLICANT,
    project: EMPTY_PROJECT,
    facts: EMPTY_FACTS,
    materialFacts: {},
    ticks: {},
    completionPassedOn: '',
    firstAskedStaffId: null,
    remark: '',
  };
}

/** A form out of a draft; null when it is none at all. */
export function formOfDraft(payload: unknown): IntakeForm | null {
  const answer = intakeForm.safeParse(payload);
  return answer.success ? answer.data : null;
}

/** Whether anything was typed that would be worth a draft. */
export function isUntouched(form: IntakeForm, today: CivilDate): boolean {
  return JSON.stringify({ ...form, date: '' }) === JSON.stringify({ ...emptyIntake(today), date: '' });
}

function figure(value: number | null): string {
  return value === null ? '' : String(value);
}

/** A known applicant carried over, codes as shown. */
export function applicantFormOf(view: ApplicantView): ApplicantForm {
  const code = view.code ?? '';
  const phone = view.phone ?? '';
  return {
    id: view.id,
    version: view.version,
    kind: view.kind,
    name: view.name,
    code,
    legalRepresentative: view.legalRepresentative ?? '',
    contactName: view.contactName ?? '',
    phone,
    address: view.address ?? '',
    carried: { code, phone },
  };
}

/** A known project carried over; the free words of an old ledger are no use and are asked again. */
export function projectFormOf(view: ProjectView): ProjectForm {
  return {
    id: view.id,
    version: view.version,
    name: view.name,
    address: view.address,
    district: view.district ?? '',
    use: USES.find((use) => use === view.use) ?? null,
    floorArea: figure(view.floorArea),
    buildingArea: figure(view.buildingArea),
    height: figure(view.height),
    storeysAbove: figure(view.storeysAbove),
    storeysBelow: figure(view.storeysBelow),
  };
}

/** The facts stored with a known project. */
export function factsFormOf(view: ProjectView): FactsForm {
  const known = view.facts;
  const works = WORKS_KINDS.find((kind) => kind !== 'ordinary' && known[kind] === true) ?? 'ordinary';
  return {
    works,
    crowded: known.crowded === undefined ? null : known.crowded ? 'yes' : 'no',
    residentialClass:
      known.highRiseResidentialClass === undefined ? null : known.highRiseResidentialClass === 1 ? '1' : '2',
    contains: (known.contains ?? []).map((one) => ({ use: one.use, floorArea: String(one.floorArea) })),
    investmentYuan: figure(known.investmentYuan ?? null),
  };
}

/** The form with a known project, and with its applicant unless one stands there already. */
export function withKnownProject(form: IntakeForm, view: ProjectView, owner: ApplicantView | null): IntakeForm {
  const takesOwner = owner !== null && isBlankApplicant(form.applicant);
  return {
    ...form,
    project: projectFormOf(view),
    facts: factsFormOf(view),
    applicant: takesOwner ? applicantFormOf(owner) : form.applicant,
  };
}

/** The form with a known applicant, and with the last project of it unless one stands there already. */
export function withKnownApplicant(form: IntakeForm, view: ApplicantView, last: ProjectView | null): IntakeForm {
  const withApplicant = { ...form, applicant: applicantFormOf(view) };
  return last !== null && isBlankProject(form.project) ? withKnownProject(withApplicant, last, null) : withApplicant;
}

export function isBlankApplicant(applicant: ApplicantForm): boolean {
  return [applicant.name, applicant.code, applicant.phone, applicant.legalRepresentative, applicant.address].every(
    (value) => value.trim() === '',
  );
}

export function isBlankProject(project: ProjectForm): boolean {
  return project.name.trim() === '' && project.address.trim() === '' && project.use === null;
}

/** The name as typed. Emptied, it lets a known record go, and with it the masked code and phone, which are no values. */
export function withApplicantName(applicant: ApplicantForm, name: string): ApplicantForm {
  if (name !== '' || applicant.id === null) return { ...applicant, name };
  const { carried } = applicant;
  return {
    ...applicant,
    id: null,
    version: null,
    carried: null,
    name,
    code: applicant.code === carried?.code ? '' : applicant.code,
    phone: applicant.phone === carried?.phone ? '' : applicant.phone,
  };
}

/** The name as typed. Emptied, it lets a known project go. */
export function withProjectName(project: ProjectForm, name: string): ProjectForm {
  return name === '' && project.id !== null ? { ...project, id: null, version: null, name } : { ...project, name };
}
