import type { CaseRow } from '../../shared/contract/cases.ts';
import { compareDates } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { casesWithOpenClocks, selectCaseIds, type CaseSelection } from '../storage/repositories/case-list.ts';
import { countBackdatedCases, dayCounts } from '../storage/repositories/overview.ts';
import { caseRows } from './cases.ts';
import { signedIn, todayOf, type AppContext } from './context.ts';
import { lampFromStored } from './derive.ts';

/** Rows shown of each list; the list of cases shows all. */
const SHOWN = 50;

type Lamp = NonNullable<CaseRow['lamp']>;

async function countByLamp(app: AppContext, asOf: CivilDate): Promise<Record<Lamp, number>> {
  const counts: Record<Lamp, number> = { green: 0, yellow: 0, red: 0, black: 0, blue: 0 };
  const calendar = app.calendar();
  // A closed case may still have a delivery to make, and its lamp with it.
  for (const { clocks, warnWorkdays } of await casesWithOpenClocks(app.read, { origin: 'live', asOf })) {
    const lamp = lampFromStored(clocks, warnWorkdays, calendar, asOf);
    if (lamp !== null) counts[lamp] += 1;
  }
  return counts;
}

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

/** The start page: what is urgent, what waits, what happened today. */
export function todayRouter(app: AppContext) {
  const anybody = signedIn(app);
  return {
    overview: anybody.today.overview.handler(async ({ context }) => {
      const asOf = todayOf(app);
      // Who only administers sees the figures and no case.
      const seesCases = context.actor.roles.some((role) => role !== 'administrator');
      const rows = async (selection: Omit<CaseSelection, 'asOf'>, limit: number) =>
        seesCases
          ? caseRows(app.read, app, await selectCaseIds(app.read, { ...selection, asOf }, { beforeId: null, limit }))
          : [];
      const counts = await dayCounts(app.read, asOf);
      const mine = await rows({ open: true, handlerId: context.actor.id }, 500);
      return {
        byLamp: await countByLamp(app, asOf),
        deemed: await rows({ states: ['deemed-accepted'] }, SHOWN),
        mine: mine.toSorted(byUrgency).slice(0, SHOWN),
        awaitingSupplements: await rows({ states: ['supplement-requested'] }, SHOWN),
        receivedToday: counts.received,
        acceptedToday: counts.accepted,
        decidedToday: counts.decided,
        backdated: await countBackdatedCases(app.read, new Date(`${asOf}T00:00:00+08:00`).toISOString()),
      };
    }),
  };
}
