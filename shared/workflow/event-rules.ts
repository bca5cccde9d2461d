import { isCivilDate } from '../dates/civil.ts';
import type { CivilDate } from '../dates/types.ts';
import type { Matter, Path } from '../matters/types.ts';
import { checkContent } from './event-content.ts';
import { courseOf, statesBefore } from './event-states.ts';
import { workflowError } from './errors.ts';
import { lastOf } from './history.ts';
import { noticeProgress, openPause, stateOfEvents, undelivered } from './state.ts';
import type { CaseEvent, CaseEventType, Conclusion, WorkflowError } from './types.ts';

export interface CourseContext {
  readonly matter: Matter;
  readonly path: Path;
}

/** The latest date among these events; null when there are none. */
function latestDate(events: readonly (CaseEvent | null)[]): CivilDate | null {
  let latest: CivilDate | null = null;
  for (const event of events) {
    // Who holds a case says nothing about when its steps happened.
    if (event === null || event.type === 'handed-over') continue;
    if (latest === null || event.date > latest) latest = event.date;
  }
  return latest;
}

/**
 * The date an event may not be before. Visits, reviews, pauses and extensions are entered as their papers arrive, so
 * they are held to the acceptance only; deliveries to the paper they serve; everything else to all that came before.
 */
export function earliestDate(before: readonly CaseEvent[], type: CaseEventType): CivilDate | null {
  switch (type) {
    case 'inspected':
    case 'technical-reviewed':
    case 'paused':
    case 'extended':
      return latestDate([lastOf(before, 'accepted')]);
    case 'resumed':
      return latestDate([openPause(before)]);
    case 'delivered':
      return latestDate([undelivered(before)]);
    case 'verified':
      return latestDate([lastOf(before, 'permitted')]);
    default:
      return latestDate(before);
  }
}

/** What the last visit found; null when nobody was on site. */
export function lastVisit(before: readonly CaseEvent[]): Conclusion | null {
  const visit = lastOf(before, 'inspected', 'reinspected');
  if (visit === null) return null;
  return visit.type === 'inspected' ? visit.conclusion : visit.result;
}

/**
 * What must have happened before an event of this type besides being in the right state: reviews and visits before a
 * decision, an open pause before its end, something to serve before a delivery.
 */
export function checkPrerequisites(
  context: CourseContext,
  before: readonly CaseEvent[],
  type: CaseEventType,
): WorkflowError | null {
  const state = stateOfEvents(before);
  const course = courseOf(context.matter, context.path);
  const notAllowed = workflowError('act-not-allowed-in-state', null, { state });
  if (type === 'completion-passed') return before.length === 0 ? null : notAllowed;
  if (type === 'received') return lastOf(before, 'received') === null ? null : notAllowed;
  if (lastOf(before, 'received') === null) return notAllowed;
  if (!statesBefore(course, type).includes(state)) {
    const owing = state === 'supplement-requested' && (type === 'accepted' || type === 'permitted' || type === 'filed');
    if (!owing) return notAllowed;
    return workflowError('supplements-incomplete', null, { outstanding: noticeProgress(before).outstanding.length });
  }
  switch (type) {
    case 'paused':
      return openPause(before) === null ? null : workflowError('pause-open');
    case 'resumed':
      return openPause(before) === null ? workflowError('no-open-pause') : null;
    case 'extended':
      return lastOf(before, 'extended') === null ? null : workflowError('extension-not-allowed', null, { used: 1 });
    case 'delivered':
      return undelivered(before) === null ? notAllowed : null;
    case 'archived':
      // A permit by commitment or a revocation must have reached the applicant before its file is closed.
      return course === 'commitment' && undelivered(before) !== null ? notAllowed : null;
    case 'rectification-noticed':
      return course === 'pre-opening' && lastVisit(before) !== 'not-conforming' ? notAllowed : null;
    case 'decided':
      return checkReadyToDecide(course, before);
    default:
      return null;
  }
}

function checkReadyToDecide(course: ReturnType<typeof courseOf>, before: readonly CaseEvent[]): WorkflowError | null {
  if (openPause(before) !== null) return workflowError('pause-open');
  const visited = lastVisit(before) !== null;
  if (course !== 'design-review' && !visited) return workflowError('inspection-missing');
  const reviewed = lastOf(before, 'technical-reviewed') !== null;
  if (course !== 'pre-opening' && !reviewed) return workflowError('technical-review-missing');
  return null;
}

/**
 * Whether one event may follow the (replayed) events before it: state, prerequisites, date, content. Roles, today's date
 * and acceptance by law are the act's business, not the history's, so this also judges a corrected history.
 */
export function checkEvent(
  context: CourseContext,
  before: readonly CaseEvent[],
  event: CaseEvent,
): WorkflowError | null {
  const unready = checkPrerequisites(context, before, event.type);
  if (unready !== null) return unready;
  if (!isCivilDate(event.date)) return workflowError('date-invalid', 'date');
  // Acceptance by law works back to the day of receipt: 行政许可法 §32(4).
  const earliest =
    event.type === 'accepted' && event.basis === 'deemed'
      ? latestDate([lastOf(before, 'received')])
      : earliestDate(before, event.type);
  if (earliest !== null && event.date < earliest) {
    return workflowError('date-before-previous', 'date', { earliest });
  }
  return checkContent(before, event);
}

/**
 * Judges a whole (replayed) history from its first event on.
 *
 * @returns the first event that does not fit and why; null when all do.
 */
export function checkHistory(
  context: CourseContext,
  replayed: readonly CaseEvent[],
): { readonly event: CaseEvent; readonly error: WorkflowError } | null {
  for (const [index, event] of replayed.entries()) {
    const error = checkEvent(context, replayed.slice(0, index), event);
    if (error !== null) return { event, error };
  }
  return null;
}
