import type { FieldIssue } from '../../shared/contract/errors.ts';
import type { ApplicantInput, ProjectInput } from '../../shared/contract/registry.ts';
import type { CivilDate, Instant } from '../../shared/dates/types.ts';
import { checkCreditCode } from '../../shared/identity/credit-code.ts';
import { checkIdCard } from '../../shared/identity/id-card.ts';
import { maskIdNumber, maskPhone } from '../../shared/identity/mask.ts';
import { checkPhone } from '../../shared/identity/phone.ts';
import { failureOf } from '../storage/errors.ts';
import {
  applicantById,
  insertApplicant,
  updateApplicant,
  type ApplicantContent,
  type ApplicantRecord,
} from '../storage/repositories/applicants.ts';
import {
  insertProject,
  projectById,
  updateProject,
  type ProjectContent,
  type ProjectRecord,
} from '../storage/repositories/projects.ts';
import type { WriteTx } from './context.ts';
import { invalidField, invalidInput, notFound, staleVersion } from './errors.ts';

/** When something is written, and where in the input it stands. */
export interface RegistryEntry {
  readonly at: Instant;
  /** Today, for birth dates in ID numbers. */
  readonly asOf: CivilDate;
  /** Path of the record in the input, with its dot: `applicant.`; empty when it is the input itself. */
  readonly path: string;
}

/**
 * The applicant as it will be stored, codes and phone normalised. A value that still stands masked as it was shown
 * (`138****1234`) means the stored one.
 *
 * @returns content, or what is wrong with it.
 */
function applicantContent(
  input: ApplicantInput,
  stored: ApplicantRecord | null,
  entry: RegistryEntry,
): { readonly content: ApplicantContent; readonly issues: readonly FieldIssue[] } {
  const issues: FieldIssue[] = [];
  let code = input.code;
  if (stored?.code !== undefined && stored.code !== null && input.code === shownCode(stored)) code = stored.code;
  else {
    const checked = input.kind === 'organisation' ? checkCreditCode(input.code) : checkIdCard(input.code, entry.asOf);
    if (checked.ok) code = checked.value;
    else {
      const problem = input.kind === 'organisation' ? 'not-a-credit-code' : 'not-an-id-number';
      issues.push({ path: `${entry.path}code`, problem });
    }
  }
  let phone = input.phone;
  if (stored?.phone !== undefined && stored.phone !== null && input.phone === maskPhone(stored.phone)) {
    phone = stored.phone;
  } else {
    const checked = checkPhone(input.phone);
    if (checked.ok) phone = checked.value;
    else issues.push({ path: `${entry.path}phone`, problem: 'not-a-phone' });
  }
  const { kind, name, legalRepresentative, contactName, address } = input;
  return { content: { kind, name, code, legalRepresentative, contactName, phone, address }, issues };
}

/** A new applicant as it will be stored. @throws INVALID_INPUT at its code or phone */
export function newApplicantContent(input: ApplicantInput, entry: RegistryEntry): ApplicantContent {
  const { content, issues } = applicantContent(input, null, entry);
  if (issues.length > 0) throw invalidInput(issues);
  return content;
}

/** The code as screens show it: an ID number masked, an organisation's code in clear, for it is public. */
export function shownCode(applicant: Pick<ApplicantRecord, 'kind' | 'code'>): string | null {
  return applicant.kind === 'person' && applicant.code !== null ? maskIdNumber(applicant.code) : applicant.code;
}

function differs<Content extends object>(stored: Content, content: Content): boolean {
  return Object.entries(content).some(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(stored[key as keyof Content]),
  );
}

async function wordCodeTaken<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (failureOf(error, 'unique')?.columns.includes('code') === true) throw invalidField(`${path}code`, 'code-taken');
    throw error;
  }
}

/** What became of a registry record. */
export interface Saved<Record> {
  readonly record: Record;
  readonly change: 'added' | 'changed' | 'unchanged';
}

/**
 * Writes an applicant inside an open transaction: a new one, or a known one where it differs.
 *
 * @throws INVALID_INPUT at `<path>code`, `<path>phone`, `<path>version`; NOT_FOUND; STALE_VERSION
 */
export async function saveApplicantIn(
  tx: WriteTx,
  input: ApplicantInput,
  entry: RegistryEntry,
): Promise<Saved<ApplicantRecord>> {
  const stored = input.id === null ? null : await applicantById(tx, input.id);
  if (input.id !== null && stored === null) throw notFound('applicant', input.id);
  const { content, issues } = applicantContent(input, stored, entry);
  if (issues.length > 0) throw invalidInput(issues);
  if (stored === null) {
    const record = await wordCodeTaken(entry.path, () => insertApplicant(tx, content, entry.at));
    return { record, change: 'added' };
  }
  if (!differs<ApplicantContent>(stored, content)) return { record: stored, change: 'unchanged' };
  requireVersion('applicant', stored, input.version, entry);
  const record = await wordCodeTaken(entry.path, () => updateApplicant(tx, stored, content));
  return { record, change: 'changed' };
}

/**
 * Writes a project inside an open transaction: a new one, or a known one where it differs.
 *
 * @throws INVALID_INPUT at `<path>version`; NOT_FOUND; STALE_VERSION
 */
export async function saveProjectIn(
  tx: WriteTx,
  input: ProjectInput,
  entry: RegistryEntry,
): Promise<Saved<ProjectRecord>> {
  const { id, version, ...content } = input;
  if (id === null) {
    return { record: await insertProject(tx, content, entry.at), change: 'added' };
  }
  const stored = await projectById(tx, id);
  if (stored === null) throw notFound('project', id);
  // Through JSON: what is stored has no undefined facts.
  const next: ProjectContent = { ...content, facts: JSON.parse(JSON.stringify(content.facts)) };
  if (!differs<ProjectContent>(stored, next)) return { record: stored, change: 'unchanged' };
  requireVersion('project', stored, version, entry);
  return { record: await updateProject(tx, stored, next), change: 'changed' };
}

function requireVersion(
  entity: 'applicant' | 'project',
  stored: { readonly id: number; readonly version: number },
  expected: number | null,
  entry: RegistryEntry,
): void {
  if (expected === null) throw invalidField(`${entry.path}version`, 'required');
  if (expected !== stored.version) {
    throw staleVersion({ entity, id: String(stored.id), expected, actual: stored.version });
  }
}
