import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import type { BoardRow } from '../../shared/contract/supervision.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { isEscalated, slipStanding } from '../../shared/supervision/slips.ts';
import { worstLamp } from '../../shared/timelimit/lamp.ts';
import { currentStage, stagesOf } from '../../shared/timelimit/stages.ts';
import { replay, toStepMarks, toTimeEvents } from '../../shared/workflow/history.ts';
import { openPause } from '../../shared/workflow/state.ts';
import type { CaseEvent } from '../../shared/workflow/types.ts';
import { boardFiles, boardEvents, type BoardFile } from '../storage/repositories/board.ts';
import { casesByIds } from '../storage/repositories/cases.ts';
import { eventsOfCases } from '../storage/repositories/events.ts';
import { openSlips, type Slip } from '../storage/repositories/supervision-slips.ts';
import type { ReadableDb } from './context.ts';
import { plainClocksOn, shownClocks } from './derive.ts';

/** What a board is looked at with. */
export interface BoardDay {
  readonly calendar: WorkCalendar;
  readonly asOf: CivilDate;
}

function storedClocks(file: BoardFile, { calendar, asOf }: BoardDay): BoardRow['clocks'] {
  return shownClocks(file.clocks, file.warnWorkdays, calendar, asOf).map(({ stored, lamp, remaining, due }) => ({
    clockId: stored.id,
    lamp,
    state: stored.state === 'paused' ? 'paused' : 'running',
    due,
    statutoryDue: stored.statutoryDue,
    remaining,
    provisional: stored.provisional,
  }));
}

/** Accepted by law: the one-shot clock ran out unanswered (行政许可法 §32); no clock accepts a filing. */
function isDeemed(file: BoardFile, asOf: CivilDate): boolean {
  return (
    file.state === 'received' &&
    file.matter !== 'completion-filing' &&
    file.clocks.some(
      ({ id, state, statutoryDue }) =>
        id === 'one-shot' && state === 'running' && statutoryDue !== null && statutoryDue < asOf,
    )
  );
}

/** Acceptance by law starts clocks that are stored only once somebody confirms it: those few are counted from events. */
async function clocksOfDeemed(
  db: ReadableDb,
  ids: readonly number[],
  { calendar, asOf }: BoardDay,
): Promise<ReadonlyMap<number, BoardRow['clocks']>> {
  const histories = await eventsOfCases(db, ids);
  const files = await casesByIds(db, ids);
  return new Map(
    files.map((file) => [
      file.id,
      plainClocksOn(file, histories.get(file.id) ?? [], calendar, asOf)
        .clocks.filter(({ state }) => state !== 'stopped')
        .map((clock) => {
          const limit = clock.promised ?? clock.statutory;
          return {
            clockId: clock.id,
            lamp: clock.lamp,
            state: clock.state === 'paused' ? ('paused' as const) : ('running' as const),
            due: limit.due,
            statutoryDue: clock.statutory.due,
            remaining: limit.remaining,
            provisional: clock.statutory.provisional || clock.promised?.provisional === true,
          };
        }),
    ]),
  );
}

function pauseOf(events: readonly CaseEvent[], { calendar, asOf }: BoardDay): BoardRow['pause'] {
  const pause = openPause(replay(events));
  if (pause === null) return null;
  const { reason, date, expectedWorkdays } = pause;
  const usedWorkdays = date < asOf ? calendar.workdaysBetween(date, asOf) : 0;
  return { reason, since: date, usedWorkdays, expectedWorkdays };
}

type BoardStage = NonNullable<BoardRow['stage']>;

/** One that is over before others, then what is due first. */
function byStageUrgency(left: BoardStage, right: BoardStage): number {
  if (left.standing !== right.standing) return left.standing === 'over' ? -1 : 1;
  return (left.due ?? '9999') < (right.due ?? '9999') ? -1 : 1;
}

/** The sub-step a case stands in, the most urgent of its clocks. */
function stageOf(file: BoardFile, events: readonly CaseEvent[], { calendar, asOf }: BoardDay): BoardRow['stage'] {
  const { ruleSet, matter, clocks, subSteps } = file;
  const history = { events: toTimeEvents(events), marks: toStepMarks(events) };
  const stages = clocks.flatMap((clock): BoardStage[] => {
    const steps = subSteps[clock.id] ?? [];
    if (steps.length === 0 || clock.start > asOf) return [];
    const stage = currentStage(stagesOf({ ruleSet, matter, asOf, ...history, clock, steps }, calendar));
    if (stage === null) return [];
    const { name, due, remaining, standing } = stage;
    return [{ clockId: clock.id, name, due, remaining, standing }];
  });
  return stages.toSorted(byStageUrgency)[0] ?? null;
}

/** Cases of which more than their stored clocks must be known: paused ones, and those divided into sub-steps. */
function needsEvents({ clocks, subSteps }: BoardFile): boolean {
  return clocks.some(({ id, state }) => state === 'paused' || (subSteps[id] ?? []).length > 0);
}

function slipOf(slip: Slip | undefined, asOf: CivilDate): BoardRow['slip'] {
  if (slip === undefined) return null;
  const standing = slipStanding(slip, asOf);
  if (standing === 'settled') return null;
  return { id: slip.id, kind: slip.kind, standing, answerBy: slip.answerBy, planDate: slip.planDate };
}

/**
 * The rows of the board on a day: every open case with a clock that runs or is held, oldest first; of the named cases
 * only, where they are named. Stored clocks and the one lamp function, as the list and the start page use them.
 */
export async function boardRows(db: ReadableDb, day: BoardDay, caseIds: readonly number[] | null): Promise<BoardRow[]> {
  const { asOf } = day;
  const files = await boardFiles(db, caseIds);
  const deemed = files.filter((file) => isDeemed(file, asOf)).map(({ id }) => id);
  const clocksOf = deemed.length === 0 ? new Map<number, BoardRow['clocks']>() : await clocksOfDeemed(db, deemed, day);
  const events = await boardEvents(
    db,
    files.filter(needsEvents).map(({ id }) => id),
  );
  const slips = new Map((await openSlips(db, caseIds)).map((slip) => [slip.caseId, slip]));
  const rows: BoardRow[] = [];
  for (const file of files) {
    const byLaw = clocksOf.get(file.id);
    const clocks = byLaw ?? storedClocks(file, day);
    if (clocks.length === 0) continue;
    const { warnWorkdays: _warn, ruleSet: _rules, subSteps: _steps, clocks: _clocks, state, ...shown } = file;
    const own = events.get(file.id) ?? [];
    rows.push({
      ...shown,
      state: byLaw === undefined ? state : 'deemed-accepted',
      lamp: worstLamp(clocks.map(({ lamp }) => lamp)),
      clocks,
      pause: clocks.some((clock) => clock.state === 'paused') ? pauseOf(own, day) : null,
      stage: needsEvents(file) ? stageOf(file, own, day) : null,
      slip: slipOf(slips.get(file.id), asOf),
    });
  }
  return rows;
}

/** Open slips nobody answered in time, or whose planned day has passed. */
export async function escalatedSlips(db: ReadableDb, asOf: CivilDate): Promise<readonly Slip[]> {
  return (await openSlips(db, null)).filter((slip) => isEscalated(slipStanding(slip, asOf)));
}
