import { lastOf, replay } from './history.ts';
import { TERMINAL_STATES } from './types.ts';
import type { CaseContext, CaseEvent, CaseEventOf, CaseState, NoticeLine } from './types.ts';

/** State after one more event. Events that move no state (pause, technical review, partial supplement ...) leave it. */
function stateAfter(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'completion-passed':
    case 'supplement-partial':
    case 'paused':
    case 'resumed':
    case 'extended':
    case 'technical-reviewed':
    case 'handed-over':
    case 'corrected':
      return state;
    case 'supplemented':
      return 'received';
    case 'delivered':
      return state === 'decided' || state === 'permitted' ? 'delivered' : state;
    case 'verified':
      return event.result === 'conforming' ? 'verified' : 'verification-failed';
    case 'reinspected':
      return event.result === 'conforming' ? 'reinspected' : 'reinspection-failed';
    case 'checked':
      return event.result === 'conforming' ? 'checked' : 'check-failed';
    default:
      return event.type;
  }
}

/** State by the replayed events alone, without acceptance by law. */
export function stateOfEvents(replayed: readonly CaseEvent[]): CaseState {
  return replayed.reduce<CaseState>(stateAfter, 'received');
}

/**
 * State of a case (semantics 4): total, from the replayed events and the deemed flag only. A filing is no licence
 * (rules 0.5), so 行政许可法 §32(4) does not accept it by law.
 *
 * @example stateOf({ ...context, events: [received], deemedAccepted: true }) // 'deemed-accepted'
 */
export function stateOf(context: Pick<CaseContext, 'matter' | 'events' | 'deemedAccepted'>): CaseState {
  const replayed = replay(context.events);
  const state = stateOfEvents(replayed);
  // A notice answered in time; what followed it is the applicant's to finish, not the law's.
  const answered = lastOf(replayed, 'supplement-requested') !== null;
  const byLaw = context.deemedAccepted && context.matter !== 'completion-filing' && !answered;
  return state === 'received' && byLaw ? 'deemed-accepted' : state;
}

/** Whether the case has ended; then only correcting, delivering and archiving remain. */
export function isTerminal(state: CaseState): boolean {
  return TERMINAL_STATES.some((terminal) => terminal === state);
}

/** The pause that is still open; null when time is being counted. */
export function openPause(replayed: readonly CaseEvent[]): CaseEventOf<'paused'> | null {
  const last = lastOf(replayed, 'paused', 'resumed');
  return last?.type === 'paused' ? last : null;
}

/** Notices issued so far and what of them the applicant still owes. */
export interface NoticeProgress {
  readonly issued: number;
  /** Asked and not yet handed in in order, by line number. */
  readonly outstanding: readonly NoticeLine[];
  /** Materials handed in with a defect that no notice has named yet; a further notice may ask for these. */
  readonly newlyDefective: readonly string[];
}

/** Reads the one-shot notices and supplements of a case (semantics 5). */
export function noticeProgress(replayed: readonly CaseEvent[]): NoticeProgress {
  let issued = 0;
  const outstanding = new Map<string, NoticeLine>();
  const newlyDefective = new Set<string>();
  for (const event of replayed) {
    if (event.type === 'supplement-requested') {
      issued += 1;
      for (const line of event.lines) {
        outstanding.set(line.materialId, line);
        newlyDefective.delete(line.materialId);
      }
    } else if (event.type === 'supplement-partial' || event.type === 'supplemented') {
      for (const id of event.materialIds) {
        outstanding.delete(id);
        newlyDefective.delete(id);
      }
      if (event.type === 'supplement-partial') for (const one of event.defective) newlyDefective.add(one.materialId);
    }
  }
  return {
    issued,
    outstanding: [...outstanding.values()].toSorted((left, right) => left.line - right.line),
    newlyDefective: [...newlyDefective],
  };
}

const DELIVERABLE = ['decided', 'permitted', 'filed', 'checked', 'revoked', 'refused'] as const;

/** The last outcome that has a paper to serve and was not served yet; null when nothing waits for delivery. */
export function undelivered(replayed: readonly CaseEvent[]): CaseEvent | null {
  // Only a filing serves the result of a re-inspection; elsewhere the decision or the revocation is served.
  const ofFiling = lastOf(replayed, 'filed') === null ? [] : (['reinspected'] as const);
  const last = lastOf(replayed, ...DELIVERABLE, ...ofFiling, 'delivered');
  return last === null || last.type === 'delivered' ? null : last;
}
