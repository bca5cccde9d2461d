import { wallTimeOf } from '../../shared/appointments/clock.ts';
import type { FigureRecord } from '../../shared/contract/statistics.ts';
import { rounded, SECONDS_PER_MINUTE } from '../../shared/statistics/figures.ts';
import { staffNames } from '../storage/repositories/actors.ts';
import { appointmentsByIds } from '../storage/repositories/appointments.ts';
import { listedCases, type ListedCase } from '../storage/repositories/cases.ts';
import { servicesByIds, type StoredService } from '../storage/repositories/service-records.ts';
import type { EntrySource, StoredEntry } from '../storage/repositories/statistics.ts';
import { ticketsByIds } from '../storage/repositories/tickets.ts';
import { appointmentViews } from './appointment-view.ts';
import type { ReadableDb } from './context.ts';
import { ticketViews } from './ticket-view.ts';

/** What a record shows beside the entry itself. */
type Shown = Pick<FigureRecord, 'caseId' | 'number' | 'title' | 'origin' | 'kind' | 'hall'>;

function shownCase(entry: StoredEntry, file: ListedCase | undefined): Shown {
  return {
    caseId: entry.sourceId,
    number: file?.receiptNumber ?? null,
    title: file?.projectName ?? file?.applicantName ?? null,
    origin: file?.origin ?? null,
    kind: entry.kind,
    hall: null,
  };
}

function shownService(entry: StoredEntry, service: StoredService | undefined, file: ListedCase | undefined): Shown {
  return {
    caseId: service?.caseId ?? null,
    number: file?.receiptNumber ?? null,
    title: service?.subject ?? null,
    origin: null,
    kind: service?.kind ?? entry.kind,
    hall: null,
  };
}

/** Some appointments by id: the person as the daily list names them. */
async function shownAppointments(
  db: ReadableDb,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Omit<Shown, 'kind'>>> {
  const views = await appointmentViews(db, [...(await appointmentsByIds(db, ids)).values()]);
  return new Map(
    views.map((view) => {
      const { service, date: day, from: time, state } = view;
      const hall = { kind: 'appointment', service, day, time, state } as const;
      const title = view.person.name === '' ? null : view.person.name;
      return [view.id, { caseId: view.case?.id ?? null, number: view.number, title, origin: null, hall }];
    }),
  );
}

/** Some tickets by id: the person masked as in the queue. */
async function shownTickets(db: ReadableDb, ids: readonly number[]): Promise<ReadonlyMap<number, Omit<Shown, 'kind'>>> {
  const views = await ticketViews(db, await ticketsByIds(db, ids));
  return new Map(
    views.map((view) => {
      const { service, day, state } = view;
      const { time } = wallTimeOf(Date.parse(view.issuedAt));
      const hall = { kind: 'ticket', service, day, time, state } as const;
      return [view.id, { caseId: view.caseIds[0] ?? null, number: view.label, title: view.name, origin: null, hall }];
    }),
  );
}

const NOTHING = { caseId: null, number: null, title: null, origin: null, hall: null } as const;

/** The records behind entries, in the same order, with what a reader needs to know each. */
export async function recordsOf(db: ReadableDb, entries: readonly StoredEntry[]): Promise<FigureRecord[]> {
  const ids = (source: EntrySource) => [
    ...new Set(entries.filter((entry) => entry.source === source).map(({ sourceId }) => sourceId)),
  ];
  const services = new Map((await servicesByIds(db, ids('service'))).map((service) => [service.id, service]));
  const ofServices = [...services.values()].flatMap(({ caseId }) => caseId ?? []);
  const cases = new Map(
    (await listedCases(db, [...new Set([...ids('case'), ...ofServices])])).map((one) => [one.id, one]),
  );
  const appointments = await shownAppointments(db, ids('appointment'));
  const tickets = await shownTickets(db, ids('ticket'));
  const names = await staffNames(
    db,
    entries.flatMap(({ staffId }) => staffId ?? []),
  );
  const shown = (entry: StoredEntry): Shown => {
    const { source, sourceId, kind } = entry;
    switch (source) {
      case 'case':
        return shownCase(entry, cases.get(sourceId));
      case 'service': {
        const service = services.get(sourceId);
        return shownService(entry, service, cases.get(service?.caseId ?? 0));
      }
      case 'appointment':
        return { ...(appointments.get(sourceId) ?? NOTHING), kind };
      case 'ticket':
        return { ...(tickets.get(sourceId) ?? NOTHING), kind };
    }
  };
  return entries.map((entry) => ({
    source: entry.source,
    id: entry.sourceId,
    matter: entry.matter,
    date: entry.date,
    value: entry.kind === 'ticket-called' ? rounded(entry.value / SECONDS_PER_MINUTE) : entry.value,
    base: entry.base,
    staffName: entry.staffId === null ? null : (names.get(entry.staffId) ?? null),
    ...shown(entry),
  }));
}
