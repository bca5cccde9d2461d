import type { ActInput } from '../../../shared/contract/acts.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import { clockRulesOf } from '../../../shared/matters/clock-tables.ts';
import type { WholeCase } from '../../services/case-load.ts';
import type { Actor } from '../../services/context.ts';
import type { Random } from './random.ts';
import { FINDINGS_BAD, FINDINGS_GOOD, WITHDRAWAL_REASONS } from './words.ts';

/** The people of the office, each at a window of their own. */
export interface DemoPeople {
  readonly counters: readonly Actor[];
  readonly reviewers: readonly Actor[];
  readonly supervisors: readonly Actor[];
}

/** What somebody will do with a case, and when: so many working days after what was done last; 0 = the same day. */
export interface Step {
  readonly after: number;
  readonly by: Actor;
  /** `date` is the day of entry. */
  readonly act: (whole: WholeCase, date: CivilDate) => ActInput;
  /** Entered on the working day after it happened. */
  readonly entered?: 'next-day';
  /** Somebody comes to fetch papers, or two inspectors go to the place: by appointment where there can be one. */
  readonly meeting?:
    { readonly kind: 'pick-up' } | { readonly kind: 'site-visit'; readonly inspectorIds: readonly string[] };
}

/** A case on the desk. */
export interface Here {
  readonly random: Random;
  readonly people: DemoPeople;
  readonly whole: WholeCase;
}

/** Two inspectors, and whoever enters the visit. */
export function visit(random: Random, people: DemoPeople) {
  const inspectorIds = random.several(people.reviewers, 2).map(({ id }) => id);
  return { inspectorIds, by: random.pick(people.reviewers) };
}

/** What a review or visit found, in words. */
export function findings(random: Random, good: boolean): string | null {
  return good ? random.pick(FINDINGS_GOOD) : random.pick(FINDINGS_BAD);
}

/** Working days from the start to the end of a clock: mostly early, now and then on its last day, rarely late. */
export function spent(random: Random, limit: number): number {
  const how = random.weighted({ early: 50, near: 34, last: 13.5, late: 2.5 });
  if (how === 'late') return limit + random.between(1, 5);
  if (how === 'last') return limit;
  if (how === 'near') return Math.max(1, limit - random.between(1, 2));
  return random.between(1, Math.max(1, limit - 3));
}

/** Working days within which the office answers: promised, else statutory. */
export function limitOf({ file }: WholeCase, clock: 'decision' | 'total' | 'spot-check'): number {
  const promised = file.terms.promised[clock];
  if (promised !== undefined) return promised;
  return clockRulesOf(file.ruleSet, file.matter).find(({ id }) => id === clock)?.statutoryWorkdays ?? 10;
}

/** Splits working days into so many gaps. */
export function gaps(random: Random, days: number, count: number): readonly number[] {
  const cuts = Array.from({ length: count - 1 }, () => random.between(0, days)).toSorted((a, b) => a - b);
  return [...cuts, days].map((cut, at) => cut - (cuts[at - 1] ?? 0));
}

/** The applicant takes the application back. */
export function withdrawal({ random, people }: Here, after: number): Step {
  const reason = random.pick(WITHDRAWAL_REASONS);
  return { after, by: random.pick(people.counters), act: (_, date) => ({ type: 'withdraw', date, reason }) };
}
