import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { CivilDate } from '../dates/types.ts';
import type { Lamp } from '../timelimit/types.ts';

/** 催办单 urges while there is still time or a promise was missed; 督办单 is the formal one after it. */
export const SLIP_KINDS = ['urging', 'supervising'] as const;
export type SlipKind = (typeof SLIP_KINDS)[number];

/**
 * How a slip stands on a day: waiting for its handler's word, planned, past the last day for that word, past the day
 * the handler planned, or settled because the clock it is about has stopped.
 */
export const SLIP_STANDINGS = ['waiting', 'planned', 'unacknowledged', 'plan-passed', 'settled'] as const;
export type SlipStanding = (typeof SLIP_STANDINGS)[number];

/** What the standing of a slip depends on. */
export interface SlipFacts {
  /** Last day on which the handler's word is in time. */
  readonly answerBy: CivilDate;
  /** The day by which the handler plans to be done; null before there is a word. */
  readonly planDate: CivilDate | null;
  /** Whether the clock it is about still runs in an open case. */
  readonly clock: 'running' | 'stopped';
}

/**
 * How a slip stands on a day; total. Nothing is recorded for a slip to become late: time alone does it, so nobody can
 * forget to.
 *
 * @example slipStanding({ answerBy: '2026-09-22', planDate: null, clock: 'running' }, '2026-09-23') // 'unacknowledged'
 */
export function slipStanding(slip: SlipFacts, asOf: CivilDate): SlipStanding {
  if (slip.clock === 'stopped') return 'settled';
  if (slip.planDate !== null) return asOf > slip.planDate ? 'plan-passed' : 'planned';
  return asOf > slip.answerBy ? 'unacknowledged' : 'waiting';
}

/** Whether a slip has gone to the supervisor again: no word in time, or the planned day passed. */
export function isEscalated(standing: SlipStanding): boolean {
  return standing === 'unacknowledged' || standing === 'plan-passed';
}

/** The last day for the handler's word: the n-th working day after the day of issue. */
export function answerByOf(calendar: WorkCalendar, issuedOn: CivilDate, workdays: number): CivilDate {
  return calendar.nthWorkdayAfter(issuedOn, workdays);
}

export const SLIP_REFUSALS = ['not-urgent', 'slip-open', 'no-handler', 'not-open', 'other-kind'] as const;
/** Why no slip, or not this kind, is issued for a case. */
export type SlipRefusal = (typeof SLIP_REFUSALS)[number];

/** What decides which slip a case gets. */
export interface SlipGround {
  readonly lamp: Lamp | null;
  readonly handlerId: string | null;
  /** The case's newest slip that is not settled. */
  readonly open: { readonly kind: SlipKind; readonly standing: SlipStanding } | null;
}

/**
 * Which slip a case gets today: urging on yellow or red, the formal one on black or when an earlier slip was not
 * answered in time or its planned day has passed. One slip at a time otherwise.
 *
 * @example slipFor({ lamp: 'red', handlerId: 'S0004', open: null }) // { kind: 'urging' }
 */
export function slipFor(ground: SlipGround): { readonly kind: SlipKind } | { readonly refusal: SlipRefusal } {
  const { lamp, handlerId, open } = ground;
  if (handlerId === null) return { refusal: 'no-handler' };
  if (open !== null && isEscalated(open.standing)) return { kind: 'supervising' };
  if (open !== null) {
    // What was urged and has become black since is another matter.
    return lamp === 'black' && open.kind === 'urging' ? { kind: 'supervising' } : { refusal: 'slip-open' };
  }
  if (lamp === 'black') return { kind: 'supervising' };
  return lamp === 'red' || lamp === 'yellow' ? { kind: 'urging' } : { refusal: 'not-urgent' };
}
