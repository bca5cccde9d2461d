/**
 * The figures of appointments and tickets counted from raw rows with plain loops, nothing of the product's code; part of
 * `recount`.
 */

interface Row {
  readonly [column: string]: string | number | null;
}
/** Rows as they lie in the file, events in order of their record and sequence. */
export interface HallRows {
  readonly appointments: readonly Row[];
  readonly appointmentEvents: readonly Row[];
  readonly tickets: readonly Row[];
  readonly ticketEvents: readonly Row[];
}

/** The day on the wall in Shanghai: eight hours ahead, the whole year. */
function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}

function together(events: readonly Row[], column: string): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const event of events) {
    const id = Number(event[column]);
    const known = groups.get(id);
    if (known === undefined) groups.set(id, [event]);
    else known.push(event);
  }
  return groups;
}

/** Seconds from the drawing to the first call; a ticket put away in between waits from its return to the queue. */
function firstWait(events: readonly Row[]): number | null {
  let since: number | null = null;
  for (const event of events) {
    const now = Date.parse(String(event['at']));
    if (event['type'] === 'issued') since = now;
    if (event['type'] === 'finished') since = null;
    if (event['type'] === 'transferred') since ??= now;
    if (event['type'] === 'called' || event['type'] === 'recalled') {
      return since === null ? 0 : Math.floor((now - since) / 1000);
    }
  }
  return null;
}

/** Appointments made, kept, missed and cancelled, tickets drawn and their average wait in minutes, of some days. */
export function hallFigures(
  rows: HallRows,
  within: (date: string) => boolean,
): { readonly [figure: string]: number | null } {
  const counts = {
    appointmentsMade: 0,
    appointmentsKept: 0,
    appointmentsMissed: 0,
    appointmentsCancelled: 0,
    tickets: 0,
  };
  const booked = together(rows.appointmentEvents, 'appointment_id');
  for (const one of rows.appointments) {
    const events = booked.get(Number(one['id'])) ?? [];
    const first = events.find(({ type }) => ['booked', 'accepted', 'moved'].includes(String(type)));
    // Who only waited, or declined what was offered, had no appointment.
    if (first === undefined) continue;
    if (within(dayOf(String(first['recorded_at'])))) counts.appointmentsMade += 1;
    const cancelled = events.find(({ type }) => type === 'cancelled');
    if (cancelled !== undefined && within(dayOf(String(cancelled['recorded_at'])))) counts.appointmentsCancelled += 1;
    if (!within(String(one['date']))) continue;
    const came = events.some(({ type }) => type === 'checked-in');
    if (came) counts.appointmentsKept += 1;
    else if (events.some(({ type }) => type === 'missed')) counts.appointmentsMissed += 1;
  }
  const called = together(rows.ticketEvents, 'ticket_id');
  const waits: number[] = [];
  for (const one of rows.tickets) {
    if (!within(String(one['day']))) continue;
    counts.tickets += 1;
    const wait = firstWait(called.get(Number(one['id'])) ?? []);
    if (wait !== null) waits.push(wait);
  }
  const seconds = waits.reduce((sum, wait) => sum + wait, 0);
  return { ...counts, averageWait: waits.length === 0 ? null : Math.round((seconds / waits.length / 60) * 100) / 100 };
}
