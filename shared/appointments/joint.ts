import type { Matter, Path } from '../matters/types.ts';
import type { CaseState } from '../workflow/types.ts';

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
function awaitsVisit({ matter, path, state }: VisitCase): boolean {
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
