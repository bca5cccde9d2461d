import { appointmentNumber } from '../../shared/appointments/identity.ts';
import type { AppointmentView } from '../../shared/contract/appointments.ts';
import { maskPhone } from '../../shared/identity/mask.ts';
import type { AppointmentRecord } from '../storage/repositories/appointments.ts';
import { shownBeside, type ShownBeside } from '../storage/repositories/appointments-shown.ts';
import { listedCases, type ListedCase } from '../storage/repositories/cases.ts';
import type { ReadableDb } from './context.ts';

/** An appointment with everything a slip or a list prints; phone in clear. */
export interface WholeAppointment {
  readonly record: AppointmentRecord;
  readonly beside: ShownBeside;
  readonly file: ListedCase | null;
  readonly jointFile: ListedCase | null;
}

/** SQLite takes a limited number of values in one statement. */
const BATCH = 500;

/** Appointments with what belongs to them, in the given order. Through a connection or inside a transaction. */
export async function wholeAppointments(
  db: ReadableDb,
  records: readonly AppointmentRecord[],
): Promise<readonly WholeAppointment[]> {
  const whole: WholeAppointment[] = [];
  for (let from = 0; from < records.length; from += BATCH) {
    const batch = records.slice(from, from + BATCH);
    const beside = await shownBeside(
      db,
      batch.map(({ id }) => id),
    );
    const caseIds = batch.flatMap(({ caseId, jointCaseId }) => [caseId, jointCaseId]).filter((id) => id !== null);
    const files = new Map((await listedCases(db, [...new Set(caseIds)])).map((file) => [file.id, file]));
    for (const record of batch) {
      const known = beside.get(record.id);
      if (known === undefined) continue;
      const file = files.get(record.caseId ?? 0) ?? null;
      whole.push({ record, beside: known, file, jointFile: files.get(record.jointCaseId ?? 0) ?? null });
    }
  }
  return whole;
}

/** A case as an appointment shows it. */
export function bookedCaseView(file: ListedCase | null): AppointmentView['case'] {
  if (file === null) return null;
  const { id, receiptNumber, matter, path, derived, projectId, projectName, address } = file;
  return { id, receiptNumber, matter, path, state: derived.state, projectId, projectName, address };
}

/** The phone under which somebody can be called, in clear. */
export function phoneOf({ record, beside }: Pick<WholeAppointment, 'record' | 'beside'>): string | null {
  return record.callerPhone ?? beside.applicantPhone;
}

/** As screens see it: phone masked. */
export function appointmentViewOf(whole: WholeAppointment): AppointmentView {
  const { record, beside } = whole;
  const { now } = record;
  const { service, counterId, date, from, to, kind } = now.slot;
  const phone = phoneOf(whole);
  return {
    id: record.id,
    number: appointmentNumber(record.id),
    version: now.version,
    state: now.state,
    service,
    counterId,
    counterName: beside.counterName,
    counterPlace: beside.counterPlace,
    date,
    from,
    to,
    kind,
    position: now.position,
    overbooked: now.overbooked,
    person: {
      kind: record.callerName === null ? 'applicant' : 'caller',
      applicantId: record.applicantId,
      name: record.callerName ?? beside.applicantName ?? '',
      contactName: beside.contactName,
      phone: phone === null ? null : maskPhone(phone),
      noShows: beside.noShows,
    },
    case: bookedCaseView(whole.file),
    jointCase: bookedCaseView(whole.jointFile),
    inspectors: [...beside.inspectors],
    matter: record.matter,
    path: record.path,
    note: record.note,
    createdAt: record.createdAt,
    checkedInAt: now.checkedInAt,
    lastCall: beside.lastCall,
  };
}

export async function appointmentViews(
  db: ReadableDb,
  records: readonly AppointmentRecord[],
): Promise<AppointmentView[]> {
  return (await wholeAppointments(db, records)).map(appointmentViewOf);
}
