import { foldName } from '../identity/fold-name.ts';
import type { CivilDate } from '../dates/types.ts';

/** Whom an appointment is for, as far as "the same person" goes. */
export type PersonIdentity =
  | { readonly kind: 'applicant'; readonly applicantId: number }
  | { readonly kind: 'caller'; readonly name: string; readonly phone: string };

/** The same person has the same key: the registered applicant, else name (folded) and phone (normalised) together. */
export function personKey(person: PersonIdentity): string {
  return person.kind === 'applicant' ? `a:${person.applicantId}` : `c:${foldName(person.name)}|${person.phone}`;
}

/** Names a person's day: unique while one appointment per person and day is the rule. */
export function personDay(key: string, date: CivilDate): string {
  return `${key}|${date}`;
}

/** What slips and codes bear: fit for a scanner. @example appointmentNumber(12) // 'Y00000012' */
export function appointmentNumber(id: number): string {
  return `Y${String(id).padStart(8, '0')}`;
}

/** The id behind a number typed or scanned, small letters and spaces forgiven; null for anything else. */
export function readAppointmentNumber(text: string): number | null {
  const digits = /^Y(\d{8,15})$/.exec(text.trim().toUpperCase())?.[1];
  const id = digits === undefined ? 0 : Number(digits);
  return id > 0 && Number.isSafeInteger(id) ? id : null;
}
