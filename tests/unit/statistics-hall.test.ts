import { describe, expect, test } from 'vitest';
import type { AppointmentEvent, NewAppointmentEvent, TakenPlace } from '../../shared/appointments/history.ts';
import type { TicketEvent, TicketHappening } from '../../shared/appointments/ticket.ts';
import type { Slot } from '../../shared/appointments/types.ts';
import { NO_TALLY, type Entry, type EntryKind } from '../../shared/statistics/entries.ts';
import { FIGURE_IDS, figureOf } from '../../shared/statistics/figures.ts';
import { entriesOfAppointment, entriesOfTicket } from '../../shared/statistics/hall-entries.ts';
import { figureUnder, isCountedUnder, readRules } from '../../shared/statistics/rules.ts';

const CLERK = 'S0002';
const COLLEAGUE = 'S0003';

const slotOn = (date: string): Slot => ({
  service: 'consultation',
  counterId: 1,
  date,
  from: '10:00',
  to: '10:30',
  kind: 'ordinary',
});
const PLACE: TakenPlace = { position: 1, capacity: 2, overbooked: false, inspectorIds: [] };
const bookedFor = (date: string): NewAppointmentEvent => ({
  type: 'booked',
  slot: slotOn(date),
  place: PLACE,
  onePerDay: true,
  reason: null,
});
const waitingFor = (date: string): NewAppointmentEvent => ({
  type: 'waiting',
  slot: slotOn(date),
  capacity: 2,
  onePerDay: true,
});
const movedTo = (date: string): NewAppointmentEvent => ({
  type: 'moved',
  slot: slotOn(date),
  place: PLACE,
  onePerDay: true,
  reason: null,
  entryId: null,
});
const cancelledBy = (by: 'person' | 'office' | 'declined'): NewAppointmentEvent => ({
  type: 'cancelled',
  by,
  reason: null,
  entryId: null,
});
const OFFERED: NewAppointmentEvent = { type: 'offered', place: PLACE };
const ACCEPTED: NewAppointmentEvent = { type: 'accepted' };
const CHECKED_IN: NewAppointmentEvent = { type: 'checked-in' };
const MISSED: NewAppointmentEvent = { type: 'missed' };

/** A history: each event at nine in the morning (Shanghai) of its day, or at the instant named. */
function history(...lines: readonly (readonly [string, NewAppointmentEvent])[]): readonly AppointmentEvent[] {
  return lines.map(([when, event], index) => ({
    ...event,
    seq: index + 1,
    at: when.includes('T') ? when : `${when}T01:00:00.000Z`,
    staffId: index === 0 ? CLERK : COLLEAGUE,
  }));
}

const told = (entries: readonly Entry[]) => entries.map(({ kind, date }) => `${kind} ${date}`);

describe('an appointment', () => {
  test.each<readonly [string, readonly (readonly [string, NewAppointmentEvent])[], readonly string[]]>([
    [
      'booked and still to come is one made',
      [['2026-09-14', bookedFor('2026-09-18')]],
      ['appointment-made 2026-09-14'],
    ],
    [
      'checked in is kept on its day',
      [
        ['2026-09-14', bookedFor('2026-09-18')],
        ['2026-09-18', CHECKED_IN],
      ],
      ['appointment-made 2026-09-14', 'appointment-kept 2026-09-18'],
    ],
    [
      'nobody came to is missed on its day, even if that is entered in the next month',
      [
        ['2026-09-28', bookedFor('2026-09-30')],
        ['2026-10-08', MISSED],
      ],
      ['appointment-made 2026-09-28', 'appointment-missed 2026-09-30'],
    ],
    [
      'marked as missed whose person came after all is kept',
      [
        ['2026-09-14', bookedFor('2026-09-18')],
        ['2026-09-18', MISSED],
        ['2026-09-18', CHECKED_IN],
      ],
      ['appointment-made 2026-09-14', 'appointment-kept 2026-09-18'],
    ],
    [
      'cancelled is counted on the day of cancelling',
      [
        ['2026-09-14', bookedFor('2026-09-18')],
        ['2026-09-16', cancelledBy('person')],
      ],
      ['appointment-made 2026-09-14', 'appointment-cancelled 2026-09-16'],
    ],
    [
      'cancelled by the office is cancelled, too',
      [
        ['2026-09-14', bookedFor('2026-09-18')],
        ['2026-09-16', cancelledBy('office')],
      ],
      ['appointment-made 2026-09-14', 'appointment-cancelled 2026-09-16'],
    ],
    [
      'moved twice is made once, neither cancelled nor made again, and kept on the last day',
      [
        ['2026-09-14', bookedFor('2026-09-18')],
        ['2026-09-15', movedTo('2026-09-21')],
        ['2026-09-16', movedTo('2026-09-22')],
        ['2026-09-22', CHECKED_IN],
      ],
      ['appointment-made 2026-09-14', 'appointment-kept 2026-09-22'],
    ],
    [
      'on the waiting list is none yet, nor while a place is offered',
      [
        ['2026-09-14', waitingFor('2026-09-18')],
        ['2026-09-15', OFFERED],
      ],
      [],
    ],
    [
      'from the waiting list is made on the day its place was accepted',
      [
        ['2026-09-14', waitingFor('2026-09-18')],
        ['2026-09-15', OFFERED],
        ['2026-09-16', ACCEPTED],
      ],
      ['appointment-made 2026-09-16'],
    ],
    [
      'moved from the waiting list to a free slot is made on that day',
      [
        ['2026-09-14', waitingFor('2026-09-18')],
        ['2026-09-15', movedTo('2026-09-21')],
      ],
      ['appointment-made 2026-09-15'],
    ],
    [
      'that was a declined offer was never one, so none is cancelled',
      [
        ['2026-09-14', waitingFor('2026-09-18')],
        ['2026-09-15', OFFERED],
        ['2026-09-15', cancelledBy('declined')],
      ],
      [],
    ],
    [
      'given up on the waiting list was never one, either',
      [
        ['2026-09-14', waitingFor('2026-09-18')],
        ['2026-09-15', cancelledBy('person')],
      ],
      [],
    ],
    [
      'with other inspectors is the same one',
      [
        ['2026-09-14', bookedFor('2026-09-18')],
        ['2026-09-15', { type: 'reassigned', inspectorIds: ['S0004', 'S0005'], entryId: null }],
      ],
      ['appointment-made 2026-09-14'],
    ],
    [
      'entered at half past midnight in Shanghai is made on the new day',
      [['2026-09-13T16:30:00.000Z', bookedFor('2026-09-18')]],
      ['appointment-made 2026-09-14'],
    ],
    ['of which nothing is known yet counts nothing', [], []],
  ])('%s', (_says, lines, expected) => expect(told(entriesOfAppointment(history(...lines)))).toEqual(expected));

  test('names who recorded each fact, and the event it rests on', () => {
    const entries = entriesOfAppointment(
      history(['2026-09-14', bookedFor('2026-09-18')], ['2026-09-18', MISSED], ['2026-09-18', CHECKED_IN]),
    );
    expect(entries).toEqual([
      { kind: 'appointment-made', date: '2026-09-14', seq: 1, staffId: CLERK, value: 1, base: 0 },
      { kind: 'appointment-kept', date: '2026-09-18', seq: 3, staffId: COLLEAGUE, value: 1, base: 0 },
    ]);
  });
});

const ISSUED: TicketHappening = {
  type: 'issued',
  service: 'intake',
  priority: 'ordinary',
  channel: 'walk-in',
  onTime: false,
  appointmentId: null,
  ahead: 2,
  estimateMinutes: 30,
};
const CALLED: TicketHappening = { type: 'called', draftId: 'draft-1' };
const AWAY: TicketHappening = { type: 'transferred', service: 'consultation', forCounterId: null };
const LEFT: TicketHappening = { type: 'finished', outcome: 'left' };

type TicketLine = readonly [string, TicketHappening];

/** A history by the clock on the wall of 18 September, `HH:MM:SS`. */
function tickets(...lines: readonly TicketLine[]): readonly TicketEvent[] {
  return lines.map(([time, event], index) => ({
    ...event,
    seq: index + 1,
    at: new Date(`2026-09-18T${time}+08:00`).toISOString(),
    staffId: index === 0 ? CLERK : COLLEAGUE,
    counterId: 1,
  }));
}

describe('a ticket', () => {
  const counted = (...lines: readonly TicketLine[]) =>
    entriesOfTicket(tickets(...lines)).map(({ kind, value }) => `${kind} ${value}`);

  test.each<readonly [string, readonly TicketLine[], readonly string[]]>([
    ['drawn is one, its wait unknown', [['09:00:00', ISSUED]], ['ticket 1']],
    [
      'called waited from the drawing to the call',
      [
        ['09:00:00', ISSUED],
        ['09:07:30', CALLED],
      ],
      ['ticket 1', 'ticket-called 450'],
    ],
    [
      'called again twice waited until its first call',
      [
        ['09:00:00', ISSUED],
        ['09:07:30', CALLED],
        ['09:09:00', { type: 'recalled' }],
        ['09:12:00', { type: 'recalled' }],
      ],
      ['ticket 1', 'ticket-called 450'],
    ],
    [
      'skipped, back in the queue and called once more counts its first wait only',
      [
        ['09:00:00', ISSUED],
        ['09:05:00', CALLED],
        ['09:06:00', { type: 'skipped' }],
        ['09:20:00', { type: 'requeued' }],
        ['09:50:00', CALLED],
      ],
      ['ticket 1', 'ticket-called 300'],
    ],
    [
      'sent on before anybody called it waited the whole time',
      [
        ['09:00:00', ISSUED],
        ['09:10:00', AWAY],
        ['09:25:00', CALLED],
      ],
      ['ticket 1', 'ticket-called 1500'],
    ],
    [
      'sent on by the counter that called it is still one ticket with one wait',
      [
        ['09:00:00', ISSUED],
        ['09:04:00', CALLED],
        ['09:05:00', AWAY],
        ['09:40:00', CALLED],
      ],
      ['ticket 1', 'ticket-called 240'],
    ],
    [
      'whose person left uncalled is a ticket without a wait',
      [
        ['09:00:00', ISSUED],
        ['09:30:00', LEFT],
      ],
      ['ticket 1'],
    ],
    [
      'put away uncalled and taken up again waited from its return to the queue',
      [
        ['09:00:00', ISSUED],
        ['09:30:00', LEFT],
        ['10:00:00', { type: 'resumed', draftId: 'draft-2' }],
        ['10:05:00', AWAY],
        ['10:07:00', CALLED],
      ],
      ['ticket 1', 'ticket-called 120'],
    ],
    ['of which nothing is known yet counts nothing', [], []],
  ])('%s', (_says, lines, expected) => expect(counted(...lines)).toEqual(expected));

  test('names who drew it and who called it, on the day it was drawn', () => {
    expect(entriesOfTicket(tickets(['09:00:00', ISSUED], ['09:07:30', CALLED]))).toEqual([
      { kind: 'ticket', date: '2026-09-18', seq: 1, staffId: CLERK, value: 1, base: 0 },
      { kind: 'ticket-called', date: '2026-09-18', seq: 2, staffId: COLLEAGUE, value: 450, base: 0 },
    ]);
  });

  test('waits of 7.5, 5 and 25 minutes make 12.5 on average', () => {
    const tallyOf = (kind: EntryKind) =>
      kind === 'ticket-called' ? { rows: 3, records: 3, value: 450 + 300 + 1500, base: 0 } : NO_TALLY;
    expect(figureOf('averageWait', tallyOf)).toBe(12.5);
    expect(figureOf('averageWait', () => NO_TALLY)).toBeNull();
  });

  test('a history no ticket can have is refused, not guessed', () => {
    expect(() => entriesOfTicket(tickets(['09:00:00', CALLED]))).toThrow('a ticket begins with its issue');
  });
});

describe('rules a month was closed under', () => {
  const ten = { rows: 10, records: 10, value: 600, base: 20 };
  test('the first ones knew nothing of appointments and tickets: unknown, not zero', () => {
    const unknown = FIGURE_IDS.filter((id) => figureUnder('1', id, () => ten) === null);
    expect(unknown).toEqual([
      'appointmentsMade',
      'appointmentsKept',
      'appointmentsMissed',
      'appointmentsCancelled',
      'tickets',
      'averageWait',
    ]);
    expect(isCountedUnder('1', 'received')).toBe(true);
    expect(isCountedUnder('1', 'ticket-called')).toBe(false);
  });
  test('those of today count everything', () => {
    expect(FIGURE_IDS.filter((id) => figureUnder('3', id, () => ten) === null)).toEqual([]);
    expect(figureUnder('3', 'averageWait', () => ten)).toBe(1);
  });
  test('rules of another program are not taken for ours', () =>
    expect(['1', '2', '3', '4', ''].map(readRules)).toEqual(['1', '2', '3', null, null]));
});
