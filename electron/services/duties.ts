import type { DutyRow, LentCase } from '../../shared/contract/desk.ts';
import type { SlipView } from '../../shared/contract/supervision.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { dutiesOf, OPEN_STEP_STATES, STEP_EVENTS } from '../../shared/supervision/duties.ts';
import { isEscalated } from '../../shared/supervision/slips.ts';
import { lastOf, replay } from '../../shared/workflow/history.ts';
import type { CaseEvent } from '../../shared/workflow/types.ts';
import { staffNames } from '../storage/repositories/actors.ts';
import { casesGivenBy, casesHandedOver, casesHandledBy, casesWithSteps } from '../storage/repositories/board.ts';
import { casesWithOpenClocks, type CaseWithOpenClocks } from '../storage/repositories/case-list.ts';
import { listedCases, type ListedCase } from '../storage/repositories/cases.ts';
import { eventsOfCases } from '../storage/repositories/events.ts';
import { openSlips } from '../storage/repositories/supervision-slips.ts';
import { caseRowOf } from './case-view.ts';
import { todayOf, type Actor, type AppContext, type ReadableDb } from './context.ts';
import { byDutyUrgency, dutyPlaces, type DutyDay, type DutyPlace } from './duty-order.ts';
import { slipViewOf } from './supervision-slips.ts';

/** A case with its history; an empty one where nothing of it is asked. */
interface Known {
  readonly file: ListedCase;
  readonly events: readonly CaseEvent[];
  readonly replayed: readonly CaseEvent[];
}

/** The named cases with the histories of those of them that need one. */
async function knownCases(
  db: ReadableDb,
  ids: readonly number[],
  needsEvents: (file: ListedCase) => boolean,
): Promise<ReadonlyMap<number, Known>> {
  const files = await listedCases(db, ids);
  const histories = await eventsOfCases(
    db,
    files.filter(needsEvents).map(({ id }) => id),
  );
  return new Map(
    files.map((file) => {
      const events = histories.get(file.id) ?? [];
      return [file.id, { file, events, replayed: replay(events) }];
    }),
  );
}

/** The hand-over by which the present handler holds a case; null when nobody handed it to them. */
function coverOf({ file, replayed }: Known) {
  const given = lastOf(replayed, 'handed-over');
  return given !== null && given.toStaffId === file.derived.handlerStaffId ? given : null;
}

function partsOf(staffId: string, { file, replayed }: Known) {
  const { state, handlerStaffId } = file.derived;
  return dutiesOf(staffId, { state, handlerId: handlerStaffId }, replayed);
}

function isPast(until: CivilDate | null, asOf: CivilDate): boolean {
  return until !== null && until < asOf;
}

/** A case the person gave away and that is held in their place; nothing when it is not. */
function lentOf(staffId: string, one: Known, asOf: CivilDate): readonly LentCase[] {
  const { file } = one;
  const cover = coverOf(one);
  if (cover?.fromStaffId !== staffId || file.derived.handlerStaffId === staffId) return [];
  const { id: caseId, version, receiptNumber: number, projectName, handlerName } = file;
  const { until } = cover;
  return [{ caseId, version, number, projectName, toName: handlerName ?? '', until, past: isPast(until, asOf) }];
}

/** The rows of some cases that are somebody's, in the order of their places. */
async function dutyRows(
  db: ReadableDb,
  staffId: string,
  places: readonly DutyPlace[],
  { calendar, asOf }: DutyDay,
): Promise<DutyRow[]> {
  const ids = places.map(({ id }) => id);
  const handedOver = await casesHandedOver(db, ids);
  const withClocks = new Set(places.filter(({ urgency }) => urgency !== null).map(({ id }) => id));
  // Most open cases only wait for the archive: no clock, no step that leads anywhere, nobody's place taken.
  const known = await knownCases(
    db,
    ids,
    ({ id, derived }) =>
      withClocks.has(id) || handedOver.has(id) || OPEN_STEP_STATES.some((state) => state === derived.state),
  );
  const covers = new Map([...known].map(([id, one]) => [id, coverOf(one)]));
  const names = await staffNames(
    db,
    [...covers.values()].flatMap((cover) => cover?.fromStaffId ?? []),
  );
  return ids.flatMap((id) => {
    const one = known.get(id);
    if (one === undefined) return [];
    const { applicantName, projectName, address, handlerName, derived } = one.file;
    const row = caseRowOf(
      one.file,
      one.events,
      { applicantName, projectName, address, handlerName },
      { calendar, asOf },
    );
    const cover = covers.get(id) ?? null;
    const { fromStaffId = null, until = null } = derived.handlerStaffId === staffId && cover !== null ? cover : {};
    return [
      {
        ...row,
        parts: [...partsOf(staffId, one)],
        cover:
          fromStaffId === null ? null : { fromName: names.get(fromStaffId) ?? '', until, past: isPast(until, asOf) },
      },
    ];
  });
}

/** Everything that is somebody's to do, in order of urgency, and what of it another holds meanwhile. */
export interface Duties {
  readonly mine: DutyRow[];
  /** How many there are, shown or not. */
  readonly mineTotal: number;
  readonly lent: LentCase[];
  readonly slips: SlipView[];
  readonly escalated: SlipView[];
}

/** Every open case with the clocks that have not stopped: what the lamps of a day and the order of duties go by. */
export function openClocksOn(app: AppContext): Promise<readonly CaseWithOpenClocks[]> {
  return casesWithOpenClocks(app.read, { open: true, asOf: todayOf(app) });
}

/**
 * The to-do list of a person on a day: begun with the clocks that run, cases and histories only of what is shown.
 *
 * @param most rows of each list
 */
export async function dutiesFor(
  app: AppContext,
  actor: Actor,
  most: number,
  openClocks: readonly CaseWithOpenClocks[],
): Promise<Duties> {
  const { read } = app;
  const day: DutyDay = { calendar: app.calendar(), asOf: todayOf(app) };
  const handled = await casesHandledBy(read, actor.id);
  const given = await casesGivenBy(read, actor.id);
  const steps = await casesWithSteps(read, actor.id, { states: OPEN_STEP_STATES, types: STEP_EVENTS });
  const isHandled = new Set(handled);
  // Whether a case another handles is theirs, or lent, only its history says; those are few.
  const others = await knownCases(
    read,
    [...new Set([...steps, ...given])].filter((id) => !isHandled.has(id)),
    () => true,
  );
  const taken = [...others.values()].filter((one) => partsOf(actor.id, one).length > 0);
  const ids = [...handled, ...taken.map(({ file }) => file.id)];
  const places = (await dutyPlaces(read, ids, openClocks, day)).toSorted(byDutyUrgency);

  const open = await openSlips(read, null);
  const views = open.map((slip) => slipViewOf(slip, day.asOf)).filter(({ standing }) => standing !== 'settled');
  const addressed = new Set(
    open.filter((slip) => slip.handlerStaffId === actor.id || slip.presentHandlerId === actor.id).map(({ id }) => id),
  );
  const escalated = actor.roles.includes('supervisor') ? views.filter(({ standing }) => isEscalated(standing)) : [];
  return {
    mine: await dutyRows(read, actor.id, places.slice(0, most), day),
    mineTotal: places.length,
    lent: [...others.values()].flatMap((one) => lentOf(actor.id, one, day.asOf)).slice(0, most),
    slips: views.filter(({ id }) => addressed.has(id)).slice(0, most),
    escalated: escalated.slice(0, most),
  };
}
