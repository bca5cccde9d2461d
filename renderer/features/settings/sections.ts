import type { Role } from '../../../shared/workflow/types.ts';

/** Sections of the settings, in the order of the list at the left. */
export const SECTIONS = [
  'office',
  'counters',
  'staff',
  'limits',
  'numbers',
  'exemptions',
  'opening',
  'calendar',
  'backup',
  'records',
  'password',
] as const;
export type SectionName = (typeof SECTIONS)[number];

const EVERYBODY: readonly Role[] = ['counter', 'reviewer', 'supervisor', 'administrator'];
const ROLES_OF_SECTION: Readonly<Record<SectionName, readonly Role[]>> = {
  office: ['administrator'],
  counters: ['administrator'],
  staff: ['administrator'],
  limits: ['administrator'],
  numbers: ['administrator'],
  exemptions: ['administrator'],
  opening: EVERYBODY,
  calendar: EVERYBODY,
  backup: ['administrator'],
  records: ['supervisor', 'administrator'],
  password: EVERYBODY,
};

/**
 * The sections these roles see, in order: the administrator everything, everybody opening hours, the calendar and the own password.
 *
 * @example sectionsFor(['counter']) // ['opening', 'calendar', 'password']
 */
export function sectionsFor(roles: readonly Role[]): readonly SectionName[] {
  return SECTIONS.filter((section) => ROLES_OF_SECTION[section].some((role) => roles.includes(role)));
}

/**
 * Where an arrow key leads in a list of `count` lines; it wraps around. Null for a key that leads nowhere.
 *
 * @example stepInList('ArrowUp', 0, 5) // 4
 */
export function stepInList(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
