import { lastOf } from '../workflow/history.ts';
import type { CaseEvent, CaseState, Role } from '../workflow/types.ts';

/** Why a case is on somebody's list. */
export const DUTY_PARTS = ['handler', 'reviewer', 'inspector', 'supplements'] as const;
export type DutyPart = (typeof DUTY_PARTS)[number];

/** States in which what a reviewer or inspector found has not led to its end yet. */
export const OPEN_STEP_STATES = [
  'accepted',
  'inspected',
  'verification-failed',
  'rectification-noticed',
  'reinspection-requested',
  'reinspection-failed',
  'check-failed',
] as const satisfies readonly CaseState[];

/** Events that make somebody a reviewer or inspector of a case. */
export const STEP_EVENTS = ['technical-reviewed', 'inspected', 'verified', 'checked', 'reinspected'] as const;

/**
 * What of an open case is somebody's: they handle it, reviewed it or were on site while its decision is still open, or
 * handle it while the applicant's supplements are awaited.
 *
 * @param replayed corrections applied
 */
export function dutiesOf(
  staffId: string,
  file: { readonly state: string; readonly handlerId: string | null },
  replayed: readonly CaseEvent[],
): readonly DutyPart[] {
  const parts: DutyPart[] = [];
  const handles = file.handlerId === staffId;
  if (handles) parts.push(file.state === 'supplement-requested' ? 'supplements' : 'handler');
  if (!OPEN_STEP_STATES.some((state) => state === file.state)) return parts;
  if (replayed.some((event) => event.type === 'technical-reviewed' && event.staffId === staffId)) {
    parts.push('reviewer');
  }
  const visit = lastOf(replayed, 'inspected', 'verified', 'checked', 'reinspected');
  if (visit?.inspectorIds.includes(staffId) === true) parts.push('inspector');
  return parts;
}

export const HAND_OVER_REFUSALS = ['not-yours', 'already-there', 'ended', 'nothing'] as const;
/** Why a case is not handed over. */
export type HandOverRefusal = (typeof HAND_OVER_REFUSALS)[number];

/** Roles that wait for people coming back with what was missing. */
export const AWAITING_ROLES: readonly Role[] = ['counter', 'supervisor'];

/** Roles whose people can hold a case. */
export const HOLDING_ROLES: readonly Role[] = ['counter', 'reviewer', 'supervisor'];

/**
 * Whether somebody may hand a case to another: its handler, whoever gave it to that handler and takes it back, or a
 * supervisor. Null = yes.
 *
 * @param replayed corrections applied
 */
export function handOverRefusal(
  actor: { readonly id: string; readonly roles: readonly Role[] },
  file: { readonly handlerId: string | null; readonly open: 'open' | 'ended' },
  replayed: readonly CaseEvent[],
  toStaffId: string,
): HandOverRefusal | null {
  if (file.open === 'ended') return 'ended';
  const given = lastOf(replayed, 'handed-over');
  const isLender = given !== null && given.toStaffId === file.handlerId && given.fromStaffId === actor.id;
  if (!actor.roles.includes('supervisor') && file.handlerId !== actor.id && !isLender) return 'not-yours';
  return file.handlerId === toStaffId ? 'already-there' : null;
}
