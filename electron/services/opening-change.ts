import { hash } from 'node:crypto';
import { ORPCError } from '@orpc/server';
import { affectedBy, changeIssues, type AffectedWhy } from '../../shared/appointments/opening-changes.ts';
import { proposeMoves, type Proposal, type ToMove } from '../../shared/appointments/proposals.ts';
import { SERVICES, type OpeningChange, type OpeningEntry } from '../../shared/appointments/types.ts';
import type { FieldIssue } from '../../shared/contract/errors.ts';
import { canonicalJson } from '../storage/canonical-json.ts';
import { listAppointments } from '../storage/repositories/appointment-search.ts';
import { type AppointmentRecord } from '../storage/repositories/appointments.ts';
import { casesByIds } from '../storage/repositories/cases.ts';
import { listCounters } from '../storage/repositories/counters.ts';
import { listStaff } from '../storage/repositories/staff.ts';
import type { BookingDesk } from './booking-desk.ts';
import type { ReadableDb } from './context.ts';
import { inspectorBoard, slotUses } from './slot-grid.ts';

/** More appointments than an office can have ahead of it. */
const ALL = 100_000;

export interface Affected {
  readonly record: AppointmentRecord;
  readonly why: AffectedWhy;
}

/** Everything wrong with a change, at its fields. */
export async function issuesOf(
  db: ReadableDb,
  desk: BookingDesk,
  change: OpeningChange,
): Promise<readonly FieldIssue[]> {
  const staff = await listStaff(db);
  return changeIssues(change, {
    today: desk.now.date,
    counterIds: new Set((await listCounters(db)).map(({ id }) => id)),
    staff: new Map(staff.map(({ id, roles, active }) => [id, { roles, active }])),
    book: desk.book,
  });
}

/** The desk as it would be with a change. */
export function deskWith(desk: BookingDesk, change: OpeningChange, id: number | null): BookingDesk {
  const entry: OpeningEntry = { ...change, id: id ?? Number.MAX_SAFE_INTEGER };
  return { ...desk, book: desk.book.with(entry) };
}

/** The appointments still to come that a change concerns, in order of time. */
export async function affectedRecords(
  db: ReadableDb,
  after: BookingDesk,
  change: OpeningChange,
): Promise<readonly Affected[]> {
  const { now, book } = after;
  const records = await listAppointments(db, {
    from: now.date,
    states: ['waiting', 'offered', 'booked'],
    limit: ALL,
  });
  const standing = records
    .filter(({ now: { slot } }) => slot.date > now.date || slot.from > now.time)
    .map((record) => ({ ...record.now.slot, id: record.id, inspectorIds: record.now.inspectorIds, record }));
  return affectedBy(change, book, standing).map(({ appointment, why }) => ({ record: appointment.record, why }));
}

/** Stands for what was shown: the change and exactly these appointments, as they were. */
export function fingerprintOf(change: OpeningChange, affected: readonly Affected[]): string {
  const shown = affected.map(({ record, why }) => [record.id, record.now.version, why]);
  return hash('sha256', canonicalJson([change, shown]), 'hex');
}

/** @throws AFFECTED_DIFFER when other appointments are concerned than were shown */
export function requireSame(fingerprint: string, change: OpeningChange, affected: readonly Affected[]): void {
  if (fingerprintOf(change, affected) === fingerprint) return;
  throw new ORPCError('AFFECTED_DIFFER', {
    status: 409,
    message: 'other appointments are concerned than were shown',
    data: {},
  });
}

/** Who is asked first to make the visit: the stand-ins of those away, who made it so far, the case's handler. */
async function preferredFor(
  db: ReadableDb,
  desk: BookingDesk,
  records: readonly AppointmentRecord[],
): Promise<ReadonlyMap<number, readonly (string | null)[]>> {
  const visits = records.filter(({ now }) => now.slot.service === 'site-visit');
  const caseIds = visits.flatMap(({ caseId }) => (caseId === null ? [] : [caseId]));
  const files = new Map((await casesByIds(db, [...new Set(caseIds)])).map((file) => [file.id, file]));
  return new Map(
    visits.map(({ id, caseId, now }) => {
      const standIns = desk.book
        .absencesOn(now.slot.date)
        .filter(({ staffId }) => now.inspectorIds.includes(staffId))
        .map(({ standInId }) => standInId);
      const present = now.inspectorIds.filter((staffId) => !desk.book.isAbsent(staffId, now.slot.date, now.slot));
      return [id, [...present, ...standIns, files.get(caseId ?? 0)?.derived.handlerStaffId ?? null]];
    }),
  );
}

/** A proposal for each affected appointment. */
export async function proposalsFor(
  db: ReadableDb,
  after: BookingDesk,
  affected: readonly Affected[],
): Promise<readonly Proposal[]> {
  if (affected.length === 0) return [];
  const records = affected.map(({ record }) => record);
  const preferred = await preferredFor(db, after, records);
  const services = SERVICES.filter((service) => records.some(({ now }) => now.slot.service === service));
  // From today on: who cannot come this morning may be able to this afternoon.
  const days = { from: after.now.date, through: after.window.through };
  const slots = (await Promise.all(services.map((service) => slotUses(db, after, service, days))))
    .flat()
    .filter((slot) => slot.date > after.now.date || slot.from > after.now.time);
  const ids = new Set(records.map(({ id }) => id));
  const others = await listAppointments(db, {
    from: after.now.date,
    states: ['waiting', 'offered', 'booked', 'checked-in'],
    limit: ALL,
  });
  const personDays = new Set(
    others.flatMap(({ id, now }) => (ids.has(id) || now.personDay === null ? [] : [now.personDay])),
  );
  const last = records.reduce((latest, { now }) => (now.slot.date > latest ? now.slot.date : latest), days.through);
  const board = await inspectorBoard(db, { from: days.from, through: last });
  const { onePerDay } = after.settings.booking;
  const toMove = affected.map(({ record, why }) => ({
    appointment: {
      ...record.now.slot,
      id: record.id,
      inspectorIds: record.now.inspectorIds,
      personKey: record.personKey,
      onePerDay,
      preferred: preferred.get(record.id) ?? [],
    } satisfies ToMove,
    why,
  }));
  return proposeMoves(toMove, slots, personDays, after.book, board);
}
