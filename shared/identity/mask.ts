import type { Role } from '../workflow/types.ts';

/** Personal data that are masked on screens, slips and exports (semantics: architecture 6; 个人信息保护法 §51). */
export const PERSONAL_DATA_KINDS = ['id-number', 'phone', 'person-name'] as const;
export type PersonalDataKind = (typeof PERSONAL_DATA_KINDS)[number];

// Whoever must compare an ID card or call an applicant; every unmasking is audited by the service.
const MAY_UNMASK: Readonly<Record<PersonalDataKind, readonly Role[]>> = {
  'id-number': ['counter', 'supervisor'],
  phone: ['counter', 'reviewer', 'supervisor'],
  'person-name': ['counter', 'reviewer', 'supervisor'],
};

/** Whether one of these roles may ask to see the value in clear. */
export function mayUnmask(roles: readonly Role[], kind: PersonalDataKind): boolean {
  return roles.some((role) => MAY_UNMASK[kind].includes(role));
}

function keepEnds(text: string, head: number, tail: number): string {
  const characters = [...text];
  if (characters.length <= head + tail) return '*'.repeat(characters.length);
  const hidden = characters.length - head - tail;
  return characters.slice(0, head).join('') + '*'.repeat(hidden) + characters.slice(characters.length - tail).join('');
}

/** @example maskIdNumber('11010519491231002X') // '110*************2X' */
export function maskIdNumber(number: string): string {
  return keepEnds(number, 3, 2);
}

/**
 * Mobile numbers keep three and four digits; landlines keep the area code and the last three digits of the number.
 *
 * @example maskPhone('13800001234') // '138****1234'
 * @example maskPhone('024-22000011-3') // '024-*****011-*'
 */
export function maskPhone(phone: string): string {
  if (/^1\d{10}$/.test(phone)) return keepEnds(phone, 3, 4);
  const [area, number, extension] = /^0\d{2,3}-/.test(phone) ? phone.split('-') : [undefined, phone];
  const masked = keepEnds(number ?? '', 0, 3);
  return [area, masked, extension === undefined ? undefined : '*'.repeat(extension.length)]
    .filter((part) => part !== undefined)
    .join('-');
}

/** The family name stays, the rest is hidden. @example maskPersonName('甲某某') // '甲**' */
export function maskPersonName(name: string): string {
  return [...name].length === 1 ? '*' : keepEnds(name, 1, 0);
}

const MASKS: Readonly<Record<PersonalDataKind, (value: string) => string>> = {
  'id-number': maskIdNumber,
  phone: maskPhone,
  'person-name': maskPersonName,
};

/** The masked form of a value of this kind. */
export function mask(kind: PersonalDataKind, value: string): string {
  return MASKS[kind](value);
}
