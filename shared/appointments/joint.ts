import type { Matter, Path } from '../matters/types.ts';
import { isTerminal } from '../workflow/state.ts';
import type { CaseState } from '../workflow/types.ts';
import type { AppointmentState, Service } from './types.ts';

/** What is known of a case when a visit is booked for it. */
export interface VisitCase {
  readonly id: number;
  readonly matter: Matter;
  readonly path: Path;
  readonly state: CaseState;
  readonly projectId: number | null;
}

const BEFORE_ACCEPTANCE_VISIT: readonly CaseState[] = [
  'received',
  'supplement-requested',
  'deemed-accepted',
  'accepted',
];
const BEFORE_PRE_OPENING_VISIT: readonly CaseState[] = [
  ...BEFORE_ACCEPTANCE_VISIT,
  'rectification-noticed',
  'reinspection-requested',
];
const BEFORE_VERIFICATION: readonly CaseState[] = [
  'permitted',
  'delivered',
  'verification-failed',
  'rectification-noticed',
  'reinspection-requested',
];

/** Whether inspectors still have to go and look. */
export function awaitsVisit({ matter, path, state }: VisitCase): boolean {
  if (matter === 'completion-acceptance') return BEFORE_ACCEPTANCE_VISIT.includes(state);
  if (matter !== 'pre-opening') return false;
  return (path === 'commitment' ? BEFORE_VERIFICATION : BEFORE_PRE_OPENING_VISIT).includes(state);
}

/**
 * 并联: whether one visit can serve both cases: completion acceptance and pre-opening inspection of the same place, both
 * still to be visited.
 */
export function mayVisitJointly(first: VisitCase, second: VisitCase): boolean {
  const matters = [first.matter, second.matter].toSorted();
  return (
    matters[0] === 'completion-acceptance' &&
    matters[1] === 'pre-opening' &&
    first.projectId !== null &&
    first.projectId === second.projectId &&
    awaitsVisit(first) &&
    awaitsVisit(second)
  );
}

/**
 * Whether an appointment still to come has lost its reason: every case it is for has ended. Whoever comes across it asks the
 * person and cancels it.
 */
export function isWithoutCause(state: AppointmentState, cases: readonly { readonly state: string }[]): boolean {
  const isAhead = state === 'waiting' || state === 'offered' || state === 'booked';
  return isAhead && cases.length > 0 && cases.every((one) => isTerminal(one.state as CaseState));
}

const TO_PICK_UP: readonly CaseState[] = ['decided', 'permitted', 'filed'];

/** What somebody with this case most likely comes for: papers to fetch, a visit, or to hand something in. */
export function likelyService(visit: VisitCase): Service {
  if (TO_PICK_UP.includes(visit.state)) return 'pick-up';
  return awaitsVisit(visit) && visit.state !== 'received' && visit.state !== 'supplement-requested'
    ? 'site-visit'
    : 'intake';
}
