import type { CaseRow } from '../../shared/contract/cases.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { AWAITING_ROLES } from '../../shared/supervision/duties.ts';
import {
  countCases,
  selectCaseIds,
  type CaseSelection,
  type CaseWithOpenClocks,
} from '../storage/repositories/case-list.ts';
import { countBackdatedCases, dayCounts } from '../storage/repositories/overview.ts';
import { caseRows } from './cases.ts';
import { signedIn, todayOf, type AppContext } from './context.ts';
import { lampFromStored } from './derive.ts';
import { dutiesFor, openClocksOn } from './duties.ts';

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

/** The newest of some cases, and how many there are. */
async function newest(app: AppContext, selection: CaseSelection, limit: number) {
  const rows = await caseRows(app.read, app, await selectCaseIds(app.read, selection, { beforeId: null, limit }));
  return { rows, total: rows.length < limit ? rows.length : await countCases(app.read, selection) };
}

/** The start page: what is urgent, what is mine, what waits, what happened today. */
export function todayRouter(app: AppContext) {
  const anybody = signedIn(app);
  return {
    overview: anybody.today.overview.handler(async ({ input, context }) => {
      const asOf = todayOf(app);
      // Who only administers sees the figures and no case.
      const seesCases = context.actor.roles.some((role) => role !== 'administrator');
      const awaits = context.actor.roles.some((role) => AWAITING_ROLES.includes(role));
      const listed = async (states: readonly string[], isShown: boolean) =>
        isShown ? newest(app, { open: true, states, asOf }, input.rows) : { rows: [], total: 0 };
      const openClocks = await openClocksOn(app);
      const [duties, deemed, awaiting, counts, backdated] = await Promise.all([
        seesCases ? dutiesFor(app, context.actor, input.rows, openClocks) : NO_DUTIES,
        listed(['deemed-accepted'], seesCases),
        listed(['supplement-requested'], seesCases && awaits),
        dayCounts(app.read, asOf),
        countBackdatedCases(app.read, new Date(`${asOf}T00:00:00+08:00`).toISOString()),
      ]);
      return {
        ...duties,
        byLamp: countByLamp(app, openClocks, asOf),
        deemed: deemed.rows,
        deemedTotal: deemed.total,
        awaitingSupplements: awaiting.rows,
        awaitingTotal: awaiting.total,
        receivedToday: counts.received,
        acceptedToday: counts.accepted,
        decidedToday: counts.decided,
        backdated,
      };
    }),
  };
}
