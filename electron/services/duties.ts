import type { DutyRow, LentCase } from '../../shared/contract/desk.ts';
import type { CaseRow } from '../../shared/contract/cases.ts';
import type { SlipView } from '../../shared/contract/supervision.ts';
import { compareDates } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { dutiesOf, OPEN_STEP_STATES, STEP_EVENTS } from '../../shared/supervision/duties.ts';
import { isEscalated } from '../../shared/supervision/slips.ts';
import { lastOf, replay } from '../../shared/workflow/history.ts';
import type { CaseEvent } from '../../shared/workflow/types.ts';
import { staffNames } from '../storage/repositories/actors.ts';
import { casesGivenBy, casesHandledBy, casesWithSteps } from '../storage/repositories/board.ts';
import { listedCases, type ListedCase } from '../storage/repositories/cases.ts';
import { eventsOfCases } from '../storage/repositories/events.ts';
import { openSlips } from '../storage/repositories/supervision-slips.ts';
import { caseRowOf } from './case-view.ts';
import { todayOf, type Actor, type AppContext } from './context.ts';
import { slipViewOf } from './supervision-slips.ts';

type Lamp = NonNullable<CaseRow['lamp']>;
const URGENCY: Readonly<Record<Lamp, number>> = { black: 0, red: 1, yellow: 2, green: 3, blue: 4 };

function urgencyOf(row: CaseRow): number {
  return row.lamp === null ? 5 : URGENCY[row.lamp];
}

function dueOf(row: CaseRow): CivilDate {
  return row.next?.due ?? '9999-12-31';
}

/** The worst lamp first, then what is due first. */
function byUrgency(left: CaseRow, right: CaseRow): number {
  return urgencyOf(left) - urgencyOf(right) || compareDates(dueOf(left), dueOf(right)) || left.id - right.id;
}

/** The hand-over by which the present handler holds a case; null when nobody handed it to them. */
function coverOf(file: ListedCase, replayed: readonly CaseEvent[]) {
  const given = lastOf(replayed, 'handed-over');
  return given !== null && given.toStaffId === file.derived.handlerStaffId ? given : null;
}

/** Everything that is somebody's to do, in order of urgency, and what of it another holds meanwhile. */
export interface Duties {
  readonly mine: DutyRow[];
  readonly lent: LentCase[];
  readonly slips: SlipView[];
  readonly escalated: SlipView[];
}

/** The to-do list of a person on a day. @param most rows of each list */
export async function dutiesFor(app: AppContext, actor: Actor, most: number): Promise<Duties> {
  const { read } = app;
  const asOf = todayOf(app);
  const steps = { states: OPEN_STEP_STATES, types: STEP_EVENTS };
  const own = [...(await casesHandledBy(read, actor.id)), ...(await casesWithSteps(read, actor.id, steps))];
  const given = await casesGivenBy(read, actor.id);
  const ids = [...new Set([...own, ...given])];
  const files = await listedCases(read, ids);
  const histories = await eventsOfCases(read, ids);
  const replayedOf = new Map(files.map(({ id }) => [id, replay(histories.get(id) ?? [])]));
  const covers = new Map(files.map((file) => [file.id, coverOf(file, replayedOf.get(file.id) ?? [])]));
  const names = await staffNames(
    read,
    [...covers.values()].flatMap((cover) => (cover === null || cover.fromStaffId === null ? [] : [cover.fromStaffId])),
  );
  const looking = { calendar: app.calendar(), asOf };
  const isPast = (until: CivilDate | null) => until !== null && until < asOf;
  const mine: DutyRow[] = [];
  const lent: LentCase[] = [];
  for (const file of files) {
    const handlerId = file.derived.handlerStaffId;
    const cover = covers.get(file.id) ?? null;
    const { applicantName, projectName, address, handlerName } = file;
    if (cover?.fromStaffId === actor.id && handlerId !== actor.id) {
      const { until } = cover;
      lent.push({
        caseId: file.id,
        version: file.version,
        number: file.receiptNumber,
        projectName,
        toName: handlerName ?? '',
        until,
        past: isPast(until),
      });
    }
    const parts = dutiesOf(actor.id, { state: file.derived.state, handlerId }, replayedOf.get(file.id) ?? []);
    if (parts.length === 0) continue;
    const row = caseRowOf(
      file,
      histories.get(file.id) ?? [],
      { applicantName, projectName, address, handlerName },
      looking,
    );
    const isCover = handlerId === actor.id && cover !== null && cover.fromStaffId !== null;
    mine.push({
      ...row,
      parts: [...parts],
      cover: isCover
        ? { fromName: names.get(cover.fromStaffId ?? '') ?? '', until: cover.until, past: isPast(cover.until) }
        : null,
    });
  }
  const open = await openSlips(read, null);
  const views = open.map((slip) => slipViewOf(slip, asOf)).filter(({ standing }) => standing !== 'settled');
  const addressed = new Set(
    open.filter((slip) => slip.handlerStaffId === actor.id || slip.presentHandlerId === actor.id).map(({ id }) => id),
  );
  const escalated = actor.roles.includes('supervisor') ? views.filter(({ standing }) => isEscalated(standing)) : [];
  return {
    mine: mine.toSorted(byUrgency).slice(0, most),
    lent: lent.slice(0, most),
    slips: views.filter(({ id }) => addressed.has(id)).slice(0, most),
    escalated: escalated.slice(0, most),
  };
}
