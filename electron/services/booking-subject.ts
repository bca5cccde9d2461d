import { personKey, type PersonIdentity } from '../../shared/appointments/identity.ts';
import { mayVisitJointly, type VisitCase } from '../../shared/appointments/joint.ts';
import type { BookingFor } from '../../shared/contract/appointments.ts';
import { checkPhone } from '../../shared/identity/phone.ts';
import type { Matter, Path } from '../../shared/matters/types.ts';
import { isTerminal } from '../../shared/workflow/state.ts';
import type { CaseState } from '../../shared/workflow/types.ts';
import { applicantById } from '../storage/repositories/applicants.ts';
import { caseById, casesOfProject, type CaseFile } from '../storage/repositories/cases.ts';
import { BookingRefused } from './appointment-write.ts';
import type { ReadableDb } from './context.ts';
import { invalidField, notFound } from './errors.ts';

/** For whom an appointment is, as stored. */
export interface BookingSubject {
  readonly personKey: string;
  readonly file: CaseFile | null;
  readonly applicantId: number | null;
  readonly callerName: string | null;
  readonly callerPhone: string | null;
  readonly matter: Matter | null;
  readonly path: Path | null;
}

/** The case a booking is for. @throws NOT_FOUND, and refuses a finished case and a record of an old ledger */
async function bookableCase(db: ReadableDb, id: number, field: string): Promise<CaseFile> {
  const file = await caseById(db, id);
  if (file === null) throw notFound('case', id);
  requireBookable(file, field);
  return file;
}

/** Whether a case has come to its end, however. */
export function isFinished({ derived }: CaseFile): boolean {
  // The file's own check holds the column to the states.
  return isTerminal(derived.state as CaseState);
}

/** Refuses a finished case and a record of an old ledger. */
function requireBookable(file: CaseFile, field: string): void {
  if (file.origin === 'historic') throw new BookingRefused('case-historic', field);
  if (isFinished(file)) throw new BookingRefused('case-finished', field);
}

function subjectOf(identity: PersonIdentity, file: CaseFile | null): BookingSubject {
  return {
    personKey: personKey(identity),
    file,
    applicantId: identity.kind === 'applicant' ? identity.applicantId : null,
    callerName: identity.kind === 'caller' ? identity.name : null,
    callerPhone: identity.kind === 'caller' ? identity.phone : null,
    matter: file?.matter ?? null,
    path: file?.path ?? null,
  };
}

/** The applicant of a case. @throws NOT_FOUND where it has none, and refuses a case that cannot be booked for */
export function subjectOfCase(file: CaseFile): BookingSubject {
  requireBookable(file, 'for.caseId');
  if (file.applicantId === null) throw notFound('applicant', `case ${file.id}`);
  return subjectOf({ kind: 'applicant', applicantId: file.applicantId }, file);
}

/** Somebody registered. */
export function subjectOfApplicant(applicantId: number): BookingSubject {
  return subjectOf({ kind: 'applicant', applicantId }, null);
}

/** Somebody who called. @throws INVALID_INPUT at `for.phone` */
export function subjectOfCaller(caller: { readonly name: string; readonly phone: string }): BookingSubject {
  const phone = checkPhone(caller.phone);
  if (!phone.ok) throw invalidField('for.phone', 'not-a-phone');
  return subjectOf({ kind: 'caller', name: caller.name, phone: phone.value }, null);
}

/** Who somebody is, as far as it can be told without asking the file; null when it cannot, or the phone is none. */
export function identityOf(wanted: BookingFor): PersonIdentity | null {
  if (wanted.kind === 'case') return null;
  if (wanted.kind === 'applicant') return wanted;
  const phone = checkPhone(wanted.phone);
  return phone.ok ? { kind: 'caller', name: wanted.name, phone: phone.value } : null;
}

/** @throws NOT_FOUND, INVALID_INPUT at `for.phone`; refuses what `bookableCase` refuses */
export async function bookingSubject(db: ReadableDb, wanted: BookingFor): Promise<BookingSubject> {
  switch (wanted.kind) {
    case 'case':
      return subjectOfCase(await bookableCase(db, wanted.caseId, 'for.caseId'));
    case 'applicant':
      if ((await applicantById(db, wanted.applicantId)) === null) throw notFound('applicant', wanted.applicantId);
      return subjectOfApplicant(wanted.applicantId);
    case 'caller':
      return subjectOfCaller(wanted);
  }
}

/** A case as visits are planned by. */
export function visitCaseOf({ id, matter, path, derived, projectId }: CaseFile): VisitCase {
  return { id, matter, path, state: derived.state as CaseState, projectId };
}

/** The other case of a joint visit. @throws NOT_FOUND; refuses cases one visit cannot serve */
export async function jointCase(db: ReadableDb, first: CaseFile | null, id: number): Promise<CaseFile> {
  const second = await bookableCase(db, id, 'jointCaseId');
  if (first === null || !mayVisitJointly(visitCaseOf(first), visitCaseOf(second))) {
    throw new BookingRefused('joint-not-possible', 'jointCaseId');
  }
  return second;
}

/** An open case of the same project with which one visit can be made; the newest, or null. */
export async function jointPartner(db: ReadableDb, file: CaseFile): Promise<CaseFile | null> {
  if (file.projectId === null || (file.matter !== 'completion-acceptance' && file.matter !== 'pre-opening'))
    return null;
  const others = await casesOfProject(db, file.projectId);
  return (
    others.findLast((other) => other.origin === 'live' && mayVisitJointly(visitCaseOf(file), visitCaseOf(other))) ??
    null
  );
}
