import { appointmentPapers } from './appointment-papers.ts';
import { appointments } from './appointments.ts';
import { cases, intake, papers } from './cases.ts';
import { calendar, events, search, system, today } from './desk.ts';
import { exports } from './exports.ts';
import { ledger } from './ledger.ts';
import { notices } from './notices.ts';
import { opening } from './opening.ts';
import { queue } from './queue.ts';
import { journal } from './journal.ts';
import { matters, registry } from './registry.ts';
import { preferences } from './preferences.ts';
import { statistics } from './statistics.ts';
import { office, session, setup } from './session.ts';
import { supervision } from './supervision.ts';

/** Everything a screen may ask of the program. Served over MessagePort (Electron) and HTTP (browser host). */
export const contract = {
  session,
  setup,
  office,
  registry,
  matters,
  intake,
  cases,
  papers,
  search,
  events,
  today,
  calendar,
  notices,
  exports,
  opening,
  appointments,
  appointmentPapers,
  queue,
  ledger,
  statistics,
  journal,
  system,
  supervision,
  preferences,
};
export type Contract = typeof contract;
