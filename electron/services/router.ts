import { implement } from '@orpc/server';
import { contract } from '../../shared/contract/contract.ts';
import { appointmentPapersRouter } from './appointment-papers.ts';
import { appointmentsRouter } from './appointments.ts';
import { calendarRouter } from './calendar.ts';
import { casesRouter } from './cases.ts';
import type { AppContext, RequestContext } from './context.ts';
import { eventsRouter } from './event-stream.ts';
import { exportsRouter } from './exports.ts';
import { intakeRouter } from './intake.ts';
import { ledgerRouter } from './ledger.ts';
import { journalRouter } from './journal.ts';
import { mattersRouter } from './matters.ts';
import { noticesRouter } from './notices.ts';
import { officeRouter } from './office.ts';
import { openingRouter } from './opening.ts';
import { papersRouter } from './papers.ts';
import { preferencesRouter } from './preferences.ts';
import { queueRouter } from './queue.ts';
import { registryRouter } from './registry.ts';
import { searchRouter } from './search.ts';
import { sessionRouter } from './session.ts';
import { setupRouter } from './setup.ts';
import { supervisionRouter } from './supervision.ts';
import { statisticsRouter } from './statistics.ts';
import { systemRouter } from './system.ts';
import { todayRouter } from './today.ts';

/** Every procedure of the contract, one file per area; one that is missing does not compile. */
export function createRouter(app: AppContext) {
  return implement(contract)
    .$context<RequestContext>()
    .router({
      session: sessionRouter(app),
      setup: setupRouter(app),
      office: officeRouter(app),
      registry: registryRouter(app),
      matters: mattersRouter(app),
      intake: intakeRouter(app),
      cases: casesRouter(app),
      papers: papersRouter(app),
      search: searchRouter(app),
      events: eventsRouter(app),
      today: todayRouter(app),
      calendar: calendarRouter(app),
      notices: noticesRouter(app),
      exports: exportsRouter(app),
      opening: openingRouter(app),
      appointments: appointmentsRouter(app),
      appointmentPapers: appointmentPapersRouter(app),
      queue: queueRouter(app),
      ledger: ledgerRouter(app),
      statistics: statisticsRouter(app),
      journal: journalRouter(app),
      system: systemRouter(app),
      supervision: supervisionRouter(app),
      preferences: preferencesRouter(app),
    });
}
