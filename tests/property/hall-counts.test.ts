import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  mayFollow,
  replayAppointment,
  type AppointmentEvent,
  type NewAppointmentEvent,
} from '../../shared/appointments/history.ts';
import {
  replayTicket,
  TicketHistoryError,
  type TicketEvent,
  type TicketHappening,
} from '../../shared/appointments/ticket.ts';
import type { Slot } from '../../shared/appointments/types.ts';
import { entriesOfAppointment, entriesOfTicket } from '../../shared/statistics/hall-entries.ts';

const START = Date.parse('2026-09-18T00:30:00.000Z');

const slot = fc.integer({ min: 1, max: 9 }).map((day): Slot => {
  const date = `2026-10-0${day}`;
  return { service: 'consultation', counterId: 1, date, from: '10:00', to: '10:30', kind: 'ordinary' };
});
const place = { position: 1, capacity: 2, overbooked: false, inspectorIds: [] };
const bookedOrWaiting = slot.chain((chosen): fc.Arbitrary<NewAppointmentEvent> =>
  fc.constantFrom(
    { type: 'booked', slot: chosen, place, onePerDay: false, reason: null },
    { type: 'waiting', slot: chosen, capacity: 2, onePerDay: false },
  ),
);
const further: fc.Arbitrary<NewAppointmentEvent> = fc.oneof(
  slot.map((to): NewAppointmentEvent => {
    return { type: 'moved', slot: to, place, onePerDay: false, reason: null, entryId: null };
  }),
  fc.constantFrom<NewAppointmentEvent>(
    { type: 'offered', place },
    { type: 'accepted' },
    { type: 'cancelled', by: 'person', reason: null, entryId: null },
    { type: 'checked-in' },
    { type: 'missed' },
    { type: 'reassigned', inspectorIds: [], entryId: null },
  ),
);

/** Histories as acts can write them: what cannot follow is left out. */
const appointments = fc.tuple(bookedOrWaiting, fc.array(further, { maxLength: 12 })).map(([first, others]) => {
  const events: AppointmentEvent[] = [{ ...first, seq: 1, at: new Date(START).toISOString(), staffId: 'S0001' }];
  for (const event of others) {
    if (!mayFollow(replayAppointment(events, 'key').state, event.type)) continue;
    const at = new Date(START + events.length * 3_600_000).toISOString();
    events.push({ ...event, seq: events.length + 1, at, staffId: 'S0001' });
  }
  return events;
});

test('made = kept + missed + cancelled + still to come, at every moment of every appointment', () => {
  fc.assert(
    fc.property(appointments, (events) => {
      for (let known = 1; known <= events.length; known += 1) {
        const history = events.slice(0, known);
        const { state, slot: now } = replayAppointment(history, 'key');
        const entries = entriesOfAppointment(history);
        const [made, end, ...more] = entries;
        expect(more).toEqual([]);
        // A place of its own, and how it ended, if it did.
        const hadPlace = history.some(({ type }) => type === 'booked' || type === 'accepted' || type === 'moved');
        expect(made?.kind).toBe(hadPlace ? 'appointment-made' : undefined);
        const ended = {
          'checked-in': 'appointment-kept',
          missed: 'appointment-missed',
          cancelled: 'appointment-cancelled',
        };
        expect(end?.kind).toBe(hadPlace ? Reflect.get(ended, state) : undefined);
        if (end !== undefined && state !== 'cancelled') expect(end.date).toBe(now.date);
      }
    }),
  );
});

const happening = fc.constantFrom<TicketHappening>(
  { type: 'called', draftId: 'draft' },
  { type: 'recalled' },
  { type: 'started' },
  { type: 'skipped' },
  { type: 'parked' },
  { type: 'requeued' },
  { type: 'transferred', service: 'consultation', forCounterId: null },
  { type: 'finished', outcome: 'left' },
  { type: 'resumed', draftId: 'draft' },
  { type: 'printed', ordinal: 1 },
);
const steps = fc.array(fc.record({ happening, seconds: fc.nat(1800) }), { maxLength: 14 });

/** A history as acts can write it, each event so many seconds after the one before. */
function ticketOf(wanted: readonly { readonly happening: TicketHappening; readonly seconds: number }[]): TicketEvent[] {
  const head = { at: new Date(START).toISOString(), staffId: 'S0001', counterId: 1 };
  const events: TicketEvent[] = [
    {
      ...head,
      seq: 1,
      type: 'issued',
      service: 'intake',
      priority: 'ordinary',
      channel: 'walk-in',
      onTime: false,
      appointmentId: null,
      ahead: 0,
      estimateMinutes: 0,
    },
  ];
  let passed = 0;
  for (const { happening: event, seconds } of wanted) {
    passed += seconds;
    const next = { ...head, ...event, seq: events.length + 1, at: new Date(START + passed * 1000).toISOString() };
    try {
      replayTicket([...events, next]);
      events.push(next);
    } catch (error) {
      if (!(error instanceof TicketHistoryError)) throw error;
    }
  }
  return events;
}

test('a ticket is one ticket, and its wait is set by the first call for good', () => {
  fc.assert(
    fc.property(steps, (wanted) => {
      const events = ticketOf(wanted);
      const first = events.findIndex(({ type }) => type === 'called' || type === 'recalled');
      const whole = entriesOfTicket(events);
      expect(whole.map(({ kind }) => kind)).toEqual(first === -1 ? ['ticket'] : ['ticket', 'ticket-called']);
      if (first === -1) return;
      for (let known = first + 1; known <= events.length; known += 1) {
        expect(entriesOfTicket(events.slice(0, known))).toEqual(whole);
      }
      // All waits together are never less than the first one.
      const value = whole[1]?.value ?? -1;
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(replayTicket(events).waitedSeconds ?? -1);
      // Who was not put away in between waited from the drawing to the call.
      if (!events.slice(0, first).some(({ type }) => type === 'finished')) {
        expect(value).toBe((Date.parse(events[first]?.at ?? '') - START) / 1000);
      }
    }),
  );
});
