import { calendarRouter } from './calendar.ts';
import { casesRouter } from './cases.ts';
import type { AppContext } from './context.ts';
import { eventsRouter } from './event-stream.ts';
import { intakeRouter } from './intake.ts';
import { mattersRouter } from './matters.ts';
import { officeRouter } from './office.ts';
import { papersRouter } from './papers.ts';
import { registryRouter } from './registry.ts';
import { sessionRouter } from './session.ts';
import { setupRouter } from './setup.ts';

/** Every procedure of the contract, one file per area. */
export function createRouter(app: AppContext) {
  return {
    session: sessionRouter(app),
    setup: setupRouter(app),
    office: officeRouter(app),
    registry: registryRouter(app),
    matters: mattersRouter(app),
    intake: intakeRouter(app),
    cases: casesRouter(app),
    papers: papersRouter(app),
    events: eventsRouter(app),
    calendar: calendarRouter(app),
  };
}
