import { describe, expect, test } from 'vitest';
import { instantOf, wallTimeOf } from '../../shared/appointments/clock.ts';
import { DEFAULT_APPOINTMENT_SETTINGS } from '../../shared/appointments/defaults.ts';
import { replayAppointment, type AppointmentEvent } from '../../shared/appointments/history.ts';
import { appointmentNumber, personKey, readAppointmentNumber } from '../../shared/appointments/identity.ts';
import { isWithoutCause, likelyService, mayVisitJointly, type VisitCase } from '../../shared/appointments/joint.ts';
import { nextPosition } from '../../shared/appointments/slots.ts';
import type { Slot, SlotUse } from '../../shared/appointments/types.ts';
import {
  bookingWindow,
  isAfterCutOff,
  isOnTime,
  nextFreeSlots,
  timeRefusal,
} from '../../shared/appointments/window.ts';
import { builtInCalendar } from '../../shared/calendar/build.ts';

const { booking } = DEFAULT_APPOINTMENT_SETTINGS;
const calendar = builtInCalendar();

test('the clock on the wall is that of Shanghai on every machine', () => {
  expect(wallTimeOf(Date.parse('2026-09-21T16:05:59.999Z'))).toEqual({ date: '2026-09-22', time: '00:05' });
  expect(instantOf({ date: '2026-09-22', time: '09:00' })).toBe(Date.parse('2026-09-22T01:00:00Z'));
});

describe('the booking window', () => {
  test('runs from tomorrow to the fifth working day: make-up days count, holidays do not', () => {
    // Friday; Sunday 20 is a make-up day.
    expect(bookingWindow(calendar, booking, '2026-09-18')).toEqual({ from: '2026-09-19', through: '2026-09-24' });
    // 25 to 27 September are Mid-autumn.
    expect(bookingWindow(calendar, booking, '2026-09-22')).toEqual({ from: '2026-09-23', through: '2026-09-30' });
  });

  test.each([
    ['a slot that has begun', '2026-09-22', '10:00', 'past'],
    ['a slot of today', '2026-09-22', '16:00', 'too-late'],
    ['a slot of tomorrow', '2026-09-23', '08:30', null],
    ['a slot of the last day', '2026-09-30', '16:30', null],
    ['a slot after the last day', '2026-10-08', '08:30', 'outside-window'],
  ])('%s', (_what, date, time, refusal) => {
    const window = { from: '2026-09-23', through: '2026-09-30' };
    expect(timeRefusal({ date, time }, { date: '2026-09-22', time: '10:00' }, window)).toBe(refusal);
  });
});

test('cancelling is possible until two hours before, that minute included', () => {
  const begins = { date: '2026-09-23', time: '09:00' };
  expect(isAfterCutOff(begins, { date: '2026-09-23', time: '07:00' }, booking)).toBe(false);
  expect(isAfterCutOff(begins, { date: '2026-09-23', time: '07:01' }, booking)).toBe(true);
});

test('who checks in a quarter of an hour after the beginning is in time, a minute later late', () => {
  const begins = { date: '2026-09-23', time: '09:00' };
  expect(isOnTime(begins, { date: '2026-09-23', time: '08:10' }, booking)).toBe(true);
  expect(isOnTime(begins, { date: '2026-09-23', time: '09:15' }, booking)).toBe(true);
  expect(isOnTime(begins, { date: '2026-09-23', time: '09:16' }, booking)).toBe(false);
});

test('the lowest place nobody holds is given; an overbooking stands behind all others', () => {
  expect(nextPosition([], 3, 'within')).toBe(1);
  expect(nextPosition([1, 3], 3, 'within')).toBe(2);
  expect(nextPosition([1, 2, 3], 3, 'beyond')).toBe(4);
  expect(nextPosition([1, 2, 3, 4], 3, 'beyond')).toBe(5);
});

test('the next free slots are three, by time, the wished counter first, on days the person has nothing yet', () => {
  const slot = (counterId: number, date: string, from: string, free: number): SlotUse => ({
    service: 'intake',
    counterId,
    date,
    from,
    to: '12:00',
    kind: 'ordinary',
    capacity: 2,
    taken: 2 - free,
    free,
  });
  const slots = [
    slot(1, '2026-09-24', '08:30', 1),
    slot(2, '2026-09-23', '08:30', 0),
    slot(1, '2026-09-23', '09:00', 1),
    slot(2, '2026-09-23', '09:00', 1),
    slot(2, '2026-09-22', '09:00', 2),
    slot(1, '2026-09-25', '09:00', 1),
  ];
  const next = nextFreeSlots(slots, { counterId: 2, daysTaken: new Set(['2026-09-22']) });
  expect(next.map(({ counterId, date, from }) => `${counterId} ${date} ${from}`)).toEqual([
    '2 2026-09-23 09:00',
    '1 2026-09-23 09:00',
    '1 2026-09-24 08:30',
  ]);
});

test('the same caller is known by name and phone together, however the name is written', () => {
  const first = personKey({ kind: 'caller', name: '王 某（先生）', phone: '13800001234' });
  expect(personKey({ kind: 'caller', name: '王某(先生)', phone: '13800001234' })).toBe(first);
  expect(personKey({ kind: 'caller', name: '王某(先生)', phone: '13800001235' })).not.toBe(first);
  expect(personKey({ kind: 'applicant', applicantId: 12 })).toBe('a:12');
});

test('a number is read back as a scanner types it, and nothing else is', () => {
  expect(appointmentNumber(12)).toBe('Y00000012');
  expect(readAppointmentNumber(' y00000012 ')).toBe(12);
  expect(readAppointmentNumber('Y00000000')).toBe(null);
  expect(readAppointmentNumber('RCD2026-0012')).toBe(null);
});

describe('one visit for two cases', () => {
  const acceptance: VisitCase = {
    id: 1,
    matter: 'completion-acceptance',
    path: 'ordinary',
    state: 'accepted',
    projectId: 7,
  };
  const opening: VisitCase = { id: 2, matter: 'pre-opening', path: 'ordinary', state: 'accepted', projectId: 7 };

  test('serves completion acceptance and pre-opening inspection of the same place', () => {
    expect(mayVisitJointly(acceptance, opening)).toBe(true);
    expect(mayVisitJointly(opening, { ...acceptance, state: 'deemed-accepted' })).toBe(true);
    expect(mayVisitJointly(acceptance, { ...opening, path: 'commitment', state: 'permitted' })).toBe(true);
  });

  test.each<[string, VisitCase]>([
    ['of another place', { ...opening, projectId: 8 }],
    ['of the same matter', { ...acceptance, id: 3 }],
    ['decided already', { ...opening, state: 'decided' }],
    ['of another matter', { ...opening, matter: 'design-review' }],
  ])('but not a case %s', (_what, other) => {
    expect(mayVisitJointly(acceptance, other)).toBe(false);
  });

  test('an appointment to come has lost its reason when all its cases have ended, not one of two', () => {
    const [ended, goesOn] = [{ state: 'withdrawn' }, { state: 'accepted' }];
    expect(isWithoutCause('booked', [ended])).toBe(true);
    expect(isWithoutCause('waiting', [ended, ended])).toBe(true);
    expect(isWithoutCause('booked', [ended, goesOn])).toBe(false);
    expect(isWithoutCause('booked', [])).toBe(false);
    expect(isWithoutCause('checked-in', [ended])).toBe(false);
    expect(isWithoutCause('cancelled', [ended])).toBe(false);
  });

  test('what somebody comes for follows from the state of their case', () => {
    expect(likelyService(acceptance)).toBe('site-visit');
    expect(likelyService({ ...acceptance, state: 'decided' })).toBe('pick-up');
    expect(likelyService({ ...acceptance, state: 'supplement-requested' })).toBe('intake');
  });
});

describe('the history of an appointment', () => {
  const at = '2026-09-21T02:00:00.000Z';
  const slot: Slot = {
    service: 'intake',
    counterId: 1,
    date: '2026-09-23',
    from: '09:00',
    to: '09:30',
    kind: 'ordinary',
  };
  const place = { position: 2, capacity: 2, overbooked: false, inspectorIds: [] };
  const booked: AppointmentEvent = {
    seq: 1,
    at,
    staffId: 'S0001',
    type: 'booked',
    slot,
    place,
    onePerDay: true,
    reason: null,
  };
  const next = (seq: number, event: object) => ({ seq, at, staffId: 'S0001', ...event }) as AppointmentEvent;

  test('says where it stands', () => {
    expect(replayAppointment([booked], 'a:1')).toEqual({
      state: 'booked',
      slot,
      slotKey: 'intake|1|2026-09-23|09:00',
      position: 2,
      capacity: 2,
      overbooked: false,
      inspectorIds: [],
      personDay: 'a:1|2026-09-23',
      checkedInAt: null,
      version: 1,
    });
  });

  test('gives place and day back when it is cancelled', () => {
    const cancelled = next(2, { type: 'cancelled', by: 'person', reason: null, entryId: null });
    expect(replayAppointment([booked, cancelled], 'a:1')).toMatchObject({
      state: 'cancelled',
      position: null,
      personDay: null,
    });
  });

  test('lets who was marked as missing still turn up, and keeps the place', () => {
    const missed = next(2, { type: 'missed' });
    const present = next(3, { type: 'checked-in' });
    expect(replayAppointment([booked, missed], 'a:1')).toMatchObject({ state: 'missed', position: 2, personDay: null });
    expect(replayAppointment([booked, missed, present], 'a:1')).toMatchObject({ state: 'checked-in', checkedInAt: at });
  });

  test.each<[string, readonly AppointmentEvent[]]>([
    ['without a beginning', [next(1, { type: 'checked-in' })]],
    ['that begins twice', [booked, { ...booked, seq: 2 }]],
    ['with a gap', [booked, next(3, { type: 'missed' })]],
    [
      'that goes on after a cancellation',
      [booked, next(2, { type: 'cancelled', by: 'person', reason: null, entryId: null }), next(3, { type: 'missed' })],
    ],
  ])('%s is none', (_what, events) => {
    expect(() => replayAppointment(events, 'a:1')).toThrow(/^event \d/);
  });
});
