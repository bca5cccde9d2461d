import type { ContractInputs } from '../../bridge/contract-inputs.ts';
import type { StaffSummary } from '../../../shared/contract/session.ts';
import { ROLES } from '../../../shared/workflow/types.ts';
import type { Role } from '../../../shared/workflow/types.ts';

/** One person as typed; `password` empty keeps the present one. */
export interface StaffForm {
  readonly account: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  readonly password: string;
  readonly repeated: string;
}

/** The form of a person, or of a new one. */
export function staffForm(person: StaffSummary | null): StaffForm {
  return {
    account: person?.account ?? '',
    name: person?.name ?? '',
    roles: person?.roles ?? ['counter'],
    active: person?.active ?? true,
    password: '',
    repeated: '',
  };
}

/** Takes a role on or off, in the usual order. */
export function withStaffRole(form: StaffForm, role: Role, held: 'held' | 'dropped'): StaffForm {
  return { ...form, roles: ROLES.filter((one) => (one === role ? held === 'held' : form.roles.includes(one))) };
}

/** The form as the contract wants it. */
export function staffInput(form: StaffForm, person: StaffSummary | null): ContractInputs['office']['saveStaff'] {
  return {
    id: person?.id ?? null,
    version: person?.version ?? null,
    account: form.account.trim(),
    name: form.name,
    roles: [...form.roles],
    active: form.active,
    password: form.password === '' ? null : form.password,
  };
}

function works(person: StaffSummary, role: Role): boolean {
  return person.active && person.roles.includes(role);
}

/** Whether nobody else could change the settings if this person no longer could. */
export function isLastAdministrator(staff: readonly StaffSummary[], person: StaffSummary | null): boolean {
  return (
    person !== null &&
    works(person, 'administrator') &&
    !staff.some((other) => other.id !== person.id && works(other, 'administrator'))
  );
}

/** What too few people make impossible, to be said before the first case gets stuck. */
export interface StaffGaps {
  /** Active people who hold the reviewer's role. */
  readonly reviewers: number;
  /** Roles nobody active holds. */
  readonly unmanned: readonly Role[];
}

/**
 * Where the office is too small: deciding needs another reviewer than the technical one, an inspection two inspectors
 * (semantics 4). Null when there are people enough.
 */
export function staffGaps(staff: readonly StaffSummary[]): StaffGaps | null {
  const reviewers = staff.filter((person) => works(person, 'reviewer')).length;
  const unmanned = ROLES.filter((role) => !staff.some((person) => works(person, role)));
  return reviewers >= 2 && unmanned.length === 0 ? null : { reviewers, unmanned };
}
