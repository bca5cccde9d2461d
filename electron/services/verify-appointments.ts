import { replayAppointment, type AppointmentEvent } from '../../shared/appointments/history.ts';
import { eventsOfAppointments } from '../storage/repositories/appointment-events.ts';
import { appointmentsAfter, type AppointmentRecord } from '../storage/repositories/appointments.ts';
import { auditOf } from '../storage/repositories/audit.ts';
import { appointmentSeal } from './appointment-write.ts';
import type { ReadableDb } from './context.ts';
import { differing } from './differing.ts';
import { sealProblems } from './event-seal.ts';

const BATCH = 500;

function historyProblems(what: string, record: AppointmentRecord, events: readonly AppointmentEvent[]): string[] {
  try {
    return differing(what, { ...record.now }, { ...replayAppointment(events, record.personKey) });
  } catch (error) {
    // Whatever somebody wrote into the history: it is none.
    return [`${what}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/**
 * Replays the history of every appointment and compares it with its row, and each event with what was audited.
 *
 * @returns how many were looked at; differences are added to the list, in words
 */
export async function verifyAppointments(db: ReadableDb, differences: string[]): Promise<number> {
  let count = 0;
  for (let after = 0; ;) {
    const records = await appointmentsAfter(db, after, BATCH);
    const ids = records.map(({ id }) => id);
    const histories = await eventsOfAppointments(db, ids);
    const audited = await auditOf(db, 'appointment', ids);
    for (const record of records) {
      const { id } = record;
      const events = histories.get(id) ?? [];
      const sealed = events.map((event) => ({ seq: event.seq, type: event.type, seal: appointmentSeal(id, event) }));
      differences.push(
        ...historyProblems(`appointment ${id}`, record, events),
        ...sealProblems(`appointment ${id}`, sealed, audited.get(id) ?? []),
      );
    }
    count += records.length;
    const last = ids.at(-1);
    if (last === undefined || records.length < BATCH) return count;
    after = last;
  }
}
