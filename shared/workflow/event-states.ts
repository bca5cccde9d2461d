import type { Matter, Path } from '../matters/types.ts';
import { CASE_STATES, TERMINAL_STATES } from './types.ts';
import type { CaseEventType, CaseState } from './types.ts';

/** The course a case takes: filing, licence by decision, or licence by commitment. */
export type Course = 'design-review' | 'completion-acceptance' | 'completion-filing' | 'pre-opening' | 'commitment';

/** Commitment changes the course of a pre-opening inspection only; a filing by commitment just needs fewer materials. */
export function courseOf(matter: Matter, path: Path): Course {
  return matter === 'pre-opening' && path === 'commitment' ? 'commitment' : matter;
}

// From acceptance to decision; the rectification states are those of a pre-opening inspection that failed its visit.
const UNDECIDED: readonly CaseState[] = [
  'accepted',
  'inspected',
  'rectification-noticed',
  'reinspection-requested',
  'reinspected',
  'reinspection-failed',
];
const BEFORE_ACCEPTANCE: readonly CaseState[] = ['received', 'supplement-requested'];
const CLOSED_EARLY: readonly CaseState[] = ['refused', 'not-required', 'wrong-authority', 'withdrawn'];

type States = Readonly<Partial<Record<CaseEventType, readonly CaseState[]>>>;

const EVERY_COURSE: States = {
  'supplement-requested': BEFORE_ACCEPTANCE,
  'supplement-partial': ['supplement-requested'],
  supplemented: ['supplement-requested'],
  refused: BEFORE_ACCEPTANCE,
  'not-required': ['received'],
  'wrong-authority': ['received'],
  // Whether something waits to be served is asked of the events, not of the state.
  delivered: CASE_STATES,
  'handed-over': CASE_STATES.filter((state) => TERMINAL_STATES.every((terminal) => terminal !== state)),
};

const LICENCE: States = {
  ...EVERY_COURSE,
  accepted: ['received'],
  withdrawn: [...BEFORE_ACCEPTANCE, ...UNDECIDED],
  paused: UNDECIDED,
  resumed: UNDECIDED,
  extended: UNDECIDED,
  archived: [...CLOSED_EARLY, 'delivered'],
};

const STATES: Readonly<Record<Course, States>> = {
  'design-review': { ...LICENCE, 'technical-reviewed': ['accepted'], decided: ['accepted'] },
  'completion-acceptance': {
    ...LICENCE,
    'technical-reviewed': ['accepted', 'inspected'],
    inspected: ['accepted', 'inspected'],
    decided: ['accepted', 'inspected'],
  },
  'pre-opening': {
    ...LICENCE,
    inspected: ['accepted'],
    'rectification-noticed': ['inspected', 'reinspection-failed'],
    'reinspection-requested': ['rectification-noticed'],
    reinspected: ['rectification-noticed', 'reinspection-requested'],
    decided: UNDECIDED,
  },
  commitment: {
    ...EVERY_COURSE,
    accepted: ['received'],
    permitted: ['accepted'],
    withdrawn: [...BEFORE_ACCEPTANCE, 'accepted'],
    verified: ['permitted', 'delivered'],
    'rectification-noticed': ['verification-failed', 'reinspection-failed'],
    'reinspection-requested': ['rectification-noticed'],
    reinspected: ['rectification-noticed', 'reinspection-requested'],
    revoked: ['rectification-noticed', 'reinspection-failed'],
    archived: [...CLOSED_EARLY, 'verified', 'reinspected', 'revoked'],
  },
  'completion-filing': {
    ...EVERY_COURSE,
    filed: ['received'],
    drawn: ['filed'],
    'not-drawn': ['filed'],
    checked: ['drawn'],
    'reinspection-requested': ['check-failed', 'reinspection-failed'],
    reinspected: ['reinspection-requested'],
    withdrawn: BEFORE_ACCEPTANCE,
    archived: [...CLOSED_EARLY, 'not-drawn', 'checked', 'reinspected'],
  },
};

/** States in which an event of this type may follow, on this course (semantics 4). */
export function statesBefore(course: Course, type: CaseEventType): readonly CaseState[] {
  return STATES[course][type] ?? [];
}
