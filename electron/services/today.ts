import type { CaseRow } from '../../shared/contract/cases.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { AWAITING_ROLES } from '../../shared/supervision/duties.ts';
import { selectCaseIds, type CaseSelection, type CaseWithOpenClocks } from '../storage/repositories/case-list.ts';
import { countBackdatedCases, dayCounts } from '../storage/repositories/overview.ts';
import { caseRows } from './cases.ts';
import { signedIn, todayOf, type AppContext } from './context.ts';
import { lampFromStored } from './derive.ts';
import { dutiesFor, openClocksOn } from './duties.ts';

/** Rows shown of each list; the list of cases shows all. */
const SHOWN = 50;
/** A person's own list is worked through here, so it holds more. */
const SHOWN_OF_MINE = 200;

type Lamp = NonNullable<CaseRow['lamp']>;

/** Open cases by lamp, as the list behind each count and the supervisor's board have them. */
function countByLamp(
  app: AppContext,
  openClocks: readonly CaseWithOpenClocks[],
  asOf: CivilDate,
): Record<Lamp, number> {
  const counts: Record<Lamp, number> = { green: 0, yellow: 0, red: 0, black: 0, blue: 0 };
  const calendar = app.calendar();
  for (const { clocks, warnWorkdays } of openClocks) {
    const lamp = lampFromStored(clocks, warnWorkdays, calendar, asOf);
    if (lamp !== null) counts[lamp] += 1;
  }
  return counts;
}

const NO_DUTIES = { mine: [], mineTotal: 0, lent: [], slips: [], escalated: [] };

/** The start page: what is urgent, what is mine, what waits, what happened today. */
export function todayRouter(app: AppContext) {
  const anybody = signedIn(app);
  return {
    overview: anybody.today.overview.handler(async ({ context }) => {
      const asOf = todayOf(app);
      // Who only administers sees the figures and no case.
      const seesCases = context.actor.roles.some((role) => role !== 'administrator');
      const awaits = context.actor.roles.some((role) => AWAITING_ROLES.includes(role));
      const rows = async (selection: Omit<CaseSelection, 'asOf'>, limit: number) =>
        seesCases
          ? caseRows(app.read, app, await selectCaseIds(app.read, { ...selection, asOf }, { beforeId: null, limit }))
          : [];
      const counts = await dayCounts(app.read, asOf);
      const openClocks = await openClocksOn(app);
      return {
        ...(seesCases ? await dutiesFor(app, context.actor, SHOWN_OF_MINE, openClocks) : NO_DUTIES),
        byLamp: countByLamp(app, openClocks, asOf),
        deemed: await rows({ open: true, states: ['deemed-accepted'] }, SHOWN),
        awaitingSupplements: awaits ? await rows({ open: true, states: ['supplement-requested'] }, SHOWN) : [],
        receivedToday: counts.received,
        acceptedToday: counts.accepted,
        decidedToday: counts.decided,
        backdated: await countBackdatedCases(app.read, new Date(`${asOf}T00:00:00+08:00`).toISOString()),
      };
    }),
  };
}
