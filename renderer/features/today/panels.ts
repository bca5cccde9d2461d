import { AWAITING_ROLES } from '../../../shared/supervision/duties.ts';
import type { Role } from '../../../shared/workflow/types.ts';

export type TodayPanel = 'mine' | 'supplements';

/** Which lists the start page shows to these roles, most urgent first; a counter waits for people coming back. */
export function panelsFor(roles: readonly Role[]): readonly TodayPanel[] {
  return roles.some((role) => AWAITING_ROLES.includes(role)) ? ['mine', 'supplements'] : ['mine'];
}

export type EmptyMine = 'emptyCounter' | 'emptyReviewer' | 'empty';

/** Which sentence stands in an empty "mine": it says what this role does next. */
export function emptyMine(roles: readonly Role[]): EmptyMine {
  if (roles.includes('counter')) return 'emptyCounter';
  return roles.includes('reviewer') ? 'emptyReviewer' : 'empty';
}
