import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { toDayNumber } from '../dates/civil.ts';
import type { CivilDate } from '../dates/types.ts';
import { clockRulesOf } from '../matters/clock-tables.ts';
import type { ClockId, Matter, RuleSetId } from '../matters/types.ts';
import { daysLeft, endOfLimit } from './counting.ts';
import { inOrderOfDates, pausesOf, type PauseSpan } from './events.ts';
import type { ClockState, TimeEvent } from './types.ts';

/**
 * Local sub-steps (内部环节时限): how an office divides a clock among its rooms. They are an office's own rule, never the
 * law's: a stage that is over makes nobody late towards the applicant, it tells a supervisor where a case is stuck.
 */

/** Records that may end a step before its clock stops. */
export const STEP_ENDS = ['technical-reviewed', 'inspected'] as const;
export type StepEnd = (typeof STEP_ENDS)[number];

/** One step of a clock as the office has set it, in order; kept with a case from its receipt on. */
export interface LocalStep {
  /** As the office calls it, e.g. `现场评定`. */
  readonly name: string;
  readonly workdays: number;
  /** The record that ends it; null = only time passes it on, so by itself it is never over. */
  readonly endsWith: StepEnd | null;
}

/** The steps of a case, by clock. */
export type LocalSteps = Readonly<Partial<Record<ClockId, readonly LocalStep[]>>>;

/** A record that may end a step, corrections applied. */
export interface StepMark {
  readonly type: StepEnd;
  readonly date: CivilDate;
}

/** A step of one case. */
export interface Stage {
  /** Position among the clock's steps, from 1. */
  readonly step: number;
  readonly name: string;
  readonly workdays: number;
  /** The countable day on which this and all earlier steps are to be done; null while an open pause holds it. */
  readonly due: CivilDate | null;
  /** Countable days left, as on a limit: 0 on the due date, negative after it. */
  readonly remaining: number;
  readonly provisional: boolean;
  /** `done` by its record or a later step's; `passed` by time alone; `current` is the first that is neither. */
  readonly state: 'done' | 'passed' | 'current' | 'ahead';
  /** The day of the record that ended it; null for others. */
  readonly doneOn: CivilDate | null;
  /** `over` = not done by its due date, or done after it. */
  readonly standing: 'in-time' | 'over';
}

export interface StageRequest {
  readonly ruleSet: RuleSetId;
  readonly matter: Matter;
  readonly clock: { readonly id: ClockId; readonly state: ClockState; readonly start: CivilDate };
  readonly steps: readonly LocalStep[];
  /** The case's time events as the engine reads them (`toTimeEvents`), for its pauses. */
  readonly events: readonly TimeEvent[];
  readonly marks: readonly StepMark[];
  readonly asOf: CivilDate;
}

interface Ending {
  readonly state: 'done' | 'open';
  readonly on: CivilDate | null;
}

function endingsOf({ steps, marks, clock }: StageRequest): readonly Ending[] {
  const own = steps.map(({ endsWith }) => {
    const dates = marks.filter(({ type, date }) => type === endsWith && date >= clock.start).map(({ date }) => date);
    return dates.toSorted()[0] ?? null;
  });
  const lastDone = own.findLastIndex((date) => date !== null);
  return own.map((on, index) => ({ state: index <= lastDone ? 'done' : 'open', on }));
}

/**
 * The stages of a clock that has not stopped: each step's own due date is the n-th countable day after the clock's start,
 * n being its working days and those of the steps before it; pauses count as on the clock itself. A stopped clock has no
 * stages. Pure; throws `InvalidCivilDateError` when a date was not validated.
 *
 * @example decision started 2026-11-20, steps 1 + 4 + 2: due 2026-11-23, 2026-11-27, 2026-12-01
 */
export function stagesOf(request: StageRequest, calendar: WorkCalendar): readonly Stage[] {
  const { clock, steps, events, asOf, ruleSet, matter } = request;
  if (clock.state === 'stopped') return [];
  const pausable = clockRulesOf(ruleSet, matter).some((rule) => rule.id === clock.id && rule.pausable);
  const pauses: readonly PauseSpan[] = pausable ? pausesOf(inOrderOfDates(events), []).union : [];
  const start = toDayNumber(clock.start);
  const reference = Math.max(start, toDayNumber(asOf));
  const endings = endingsOf(request);
  let workdays = 0;
  let isCurrentFound = false;
  return steps.map((step, index): Stage => {
    workdays += step.workdays;
    const end = endOfLimit(calendar, start, workdays, pauses);
    const due = end.kind === 'due' ? calendar.infoAt(end.day).date : null;
    const ending = endings[index] ?? { state: 'open', on: null };
    const isPast = due !== null && due < asOf;
    const isLast = index === steps.length - 1;
    const isPassed = ending.state === 'open' && isPast && step.endsWith === null && !isLast;
    const state = ending.state === 'done' ? 'done' : isPassed ? 'passed' : isCurrentFound ? 'ahead' : 'current';
    if (state === 'current') isCurrentFound = true;
    const isLate =
      ending.on === null ? state !== 'done' && state !== 'passed' && isPast : due !== null && ending.on > due;
    return {
      step: index + 1,
      name: step.name,
      workdays: step.workdays,
      due,
      remaining: end.kind === 'due' ? daysLeft(calendar, reference, end.day, pauses) : end.left,
      provisional: calendar.hasUnpublished(start, end.kind === 'due' ? end.day : end.pausedFrom),
      state,
      doneOn: ending.on,
      standing: isLate ? 'over' : 'in-time',
    };
  });
}

/** The stage a case stands in; null where the clock has no steps or all are done. */
export function currentStage(stages: readonly Stage[]): Stage | null {
  return stages.find(({ state }) => state === 'current') ?? null;
}
