import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import type { CaseRow } from '../../shared/contract/cases.ts';
import { compareDates } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { worstLamp } from '../../shared/timelimit/lamp.ts';
import type { CaseWithOpenClocks } from '../storage/repositories/case-list.ts';
import { casesByIds } from '../storage/repositories/cases.ts';
import { eventsOfCases } from '../storage/repositories/events.ts';
import { caseRowOf } from './case-view.ts';
import type { ReadableDb } from './context.ts';
import { shownClocks } from './derive.ts';

/** The order of a to-do list, from stored clocks: the same as that of the rows themselves. */

/** What a to-do list is looked at with. */
export interface DutyDay {
  readonly calendar: WorkCalendar;
  readonly asOf: CivilDate;
}

type Lamp = NonNullable<CaseRow['lamp']>;

/** Where a case stands in a list; `urgency` null = no clock of it runs or is held. */
export interface DutyPlace {
  readonly id: number;
  readonly urgency: {
    readonly lamp: Lamp;
    /** Of the clock that is due first; null = every one is held. */
    readonly due: CivilDate | null;
  } | null;
}

const RANK: Readonly<Record<Lamp, number>> = { black: 0, red: 1, yellow: 2, green: 3, blue: 4 };
const NO_LAMP = 5;
const NEVER = '9999-12-31';

/** The worst lamp first, then what is due first. */
export function byDutyUrgency(left: DutyPlace, right: DutyPlace): number {
  const rank = ({ urgency }: DutyPlace) => (urgency === null ? NO_LAMP : RANK[urgency.lamp]);
  const due = ({ urgency }: DutyPlace) => urgency?.due ?? NEVER;
  return rank(left) - rank(right) || compareDates(due(left), due(right)) || left.id - right.id;
}

/** As the row of the case will have it. */
function urgencyOf({ clocks, warnWorkdays }: CaseWithOpenClocks, { calendar, asOf }: DutyDay): DutyPlace['urgency'] {
  const shown = shownClocks(clocks, warnWorkdays, calendar, asOf);
  const lamp = worstLamp(shown.map((clock) => clock.lamp));
  if (lamp === null) return null;
  const dues = shown.flatMap(({ due }) => due ?? []);
  return { lamp, due: dues.toSorted(compareDates)[0] ?? null };
}

/** Its one-shot clock ran out: unless something else came of it, the case is accepted by law. */
function mayBeDeemed({ clocks }: CaseWithOpenClocks, asOf: CivilDate): boolean {
  return clocks.some(
    ({ id, state, statutoryDue }) =>
      id === 'one-shot' && state === 'running' && statutoryDue !== null && statutoryDue < asOf,
  );
}

/** Acceptance by law starts clocks that are stored only once somebody confirms it: those few are reckoned from events. */
async function urgencyOfDeemed(
  db: ReadableDb,
  ids: readonly number[],
  day: DutyDay,
): Promise<ReadonlyMap<number, DutyPlace['urgency']>> {
  if (ids.length === 0) return new Map();
  const histories = await eventsOfCases(db, ids);
  const files = await casesByIds(db, ids);
  const names = { applicantName: null, projectName: null, address: null, handlerName: null };
  return new Map(
    files.map((file) => {
      const { lamp, next } = caseRowOf(file, histories.get(file.id) ?? [], names, day);
      return [file.id, lamp === null ? null : { lamp, due: next?.due ?? null }];
    }),
  );
}

/** Where each of some cases stands on a day. @param openClocks of at least those of them that have any */
export async function dutyPlaces(
  db: ReadableDb,
  ids: readonly number[],
  openClocks: readonly CaseWithOpenClocks[],
  day: DutyDay,
): Promise<readonly DutyPlace[]> {
  const wanted = new Set(ids);
  const clocks = new Map(openClocks.filter(({ id }) => wanted.has(id)).map((one) => [one.id, one]));
  const deemed = await urgencyOfDeemed(
    db,
    [...clocks.values()].filter((one) => mayBeDeemed(one, day.asOf)).map(({ id }) => id),
    day,
  );
  return ids.map((id) => {
    const stored = clocks.get(id);
    const urgency = deemed.has(id) ? (deemed.get(id) ?? null) : stored === undefined ? null : urgencyOf(stored, day);
    return { id, urgency };
  });
}
