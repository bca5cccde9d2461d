import type { CaseRow } from '../../shared/contract/cases.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { casesWithOpenClocks, selectCaseIds, type CaseSelection } from '../storage/repositories/case-list.ts';
import { countBackdatedCases, dayCounts } from '../storage/repositories/overview.ts';
import { caseRows } from './cases.ts';
import { signedIn, todayOf, type AppContext } from './context.ts';
import { lampFromStored } from './derive.ts';
import { dutiesFor } from './duties.ts';

/** Rows shown of each list; the list of cases shows all. */
const SHOWN = 50;
/** A person's own list is worked through here, so it holds more. */
const SHOWN_OF_MINE = 200;

type Lamp = NonNullable<CaseRow['lamp']>;

async function countByLamp(app: AppContext, asOf: CivilDate): Promise<Record<Lamp, number>> {
  const counts: Record<Lamp, number> = { green: 0, yellow: 0, red: 0, black: 0, blue: 0 };
  const calendar = app.calendar();
  // Open cases, as the list behind each count and the supervisor's board have them.
  for (const { clocks, warnWorkdays } of await casesWithOpenClocks(app.read, { open: true, asOf })) {
    const lamp = lampFromStored(clocks, warnWorkdays, calendar, asOf);
    if (lamp !== null) counts[lamp] += 1;
  }
  return counts;
}

const NO_DUTIES = { mine: [], lent: [], slips: [], escalated: [] };

/** The start page: what is urgent, what is mine, what waits, what happened today. */
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
      return {
        ...(seesCases ? await dutiesFor(app, context.actor, SHOWN_OF_MINE) : NO_DUTIES),
        byLamp: await countByLamp(app, asOf),
        deemed: await rows({ open: true, states: ['deemed-accepted'] }, SHOWN),
        awaitingSupplements: await rows({ open: true, states: ['supplement-requested'] }, SHOWN),
        receivedToday: counts.received,
        acceptedToday: counts.accepted,
        decidedToday: counts.decided,
        backdated: await countBackdatedCases(app.read, new Date(`${asOf}T00:00:00+08:00`).toISOString()),
      };
    }),
  };
}
