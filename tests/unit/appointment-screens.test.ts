import { describe, expect, it } from 'vitest';
import { changeOf, EMPTY_CHANGE } from '../../renderer/features/appointments/changes/change-form.ts';
import { hoursText, readHours } from '../../renderer/features/appointments/changes/hours-text.ts';
import { moveInGrid, placeOfSlot, slotTable } from '../../renderer/features/appointments/slot-grid.ts';
import type { GridSlot } from '../../renderer/features/appointments/slot-grid.ts';
import { bookingInput, bookingTexts } from '../../renderer/features/opening/booking-form.ts';
import { hashOf, placeOf } from '../../renderer/state/navigation.ts';
import { DEFAULT_APPOINTMENT_SETTINGS } from '../../shared/appointments/defaults.ts';

function slot(date: string, from: string, more: Partial<GridSlot> = {}): GridSlot {
  return {
    service: 'intake',
    counterId: 1,
    counterName: '1号窗口',
    date,
    from,
    to: '23:00',
    kind: 'ordinary',
    capacity: 2,
    taken: 0,
    free: 2,
    waiting: 0,
    bookable: 'yes',
    ...more,
  };
}
const day = (date: string, state: 'open' | 'shortened' | 'closed', text: string | null = null) => ({
  date,
  counterId: 1,
  state,
  reason: state === 'open' ? 'weekly' : 'closure',
  text,
});

const TABLE = slotTable({
  slots: [
    slot('2026-09-24', '09:00', { bookable: 'full', free: 0, taken: 2, waiting: 1 }),
    slot('2026-09-24', '10:00'),
    slot('2026-09-28', '08:30'),
    slot('2026-09-28', '08:30', { counterId: 2, free: 1, taken: 1 }),
  ],
  days: [day('2026-09-24', 'open'), day('2026-09-26', 'closed', '中秋节'), day('2026-09-28', 'open')],
});

describe('the slots side by side', () => {
  it('stand under their days and beside their times, closed days with their reason', () => {
    expect(TABLE.times).toEqual(['08:30', '09:00', '10:00']);
    expect(TABLE.days).toEqual([
      { date: '2026-09-24', state: 'open', reason: null, text: null },
      { date: '2026-09-26', state: 'closed', reason: 'closure', text: '中秋节' },
      { date: '2026-09-28', state: 'open', reason: null, text: null },
    ]);
    expect(TABLE.cells.map((line) => line.map((cell) => cell?.free ?? null))).toEqual([
      [null, null, 3],
      [0, null, null],
      [2, null, null],
    ]);
    expect(TABLE.cells[0]?.[2]?.best.counterId).toBe(1);
  });
  it('let the cursor begin at the wanted slot, else at the first that can be booked', () => {
    expect(placeOfSlot(TABLE, { date: '2026-09-28', from: '08:30' })).toEqual({ row: 0, column: 2 });
    expect(placeOfSlot(TABLE, null)).toEqual({ row: 2, column: 0 });
    expect(placeOfSlot(slotTable({ slots: [], days: [] }), null)).toBeNull();
  });
  it('are gone along with arrows, over closed days and to the nearest time', () => {
    expect(moveInGrid(TABLE, { row: 2, column: 0 }, 'ArrowRight')).toEqual({ row: 0, column: 2 });
    expect(moveInGrid(TABLE, { row: 0, column: 2 }, 'ArrowLeft')).toEqual({ row: 1, column: 0 });
    expect(moveInGrid(TABLE, { row: 1, column: 0 }, 'ArrowDown')).toEqual({ row: 2, column: 0 });
    expect(moveInGrid(TABLE, { row: 2, column: 0 }, 'ArrowDown')).toBeNull();
    expect(moveInGrid(TABLE, { row: 2, column: 0 }, 'a')).toBeNull();
  });
});

describe('hours as typed', () => {
  it.each([
    ['8:30-12:00 13:30-17:00', '08:30-12:00 13:30-17:00'],
    ['830-1200,1330-1700', '08:30-12:00 13:30-17:00'],
    ['9-11 +17:00—19:30', '09:00-11:00 +17:00-19:30'],
    ['', ''],
  ])('%j is read as %j', (typed, shown) => {
    const read = readHours(typed);
    expect(read.kind === 'hours' ? hoursText(read.hours) : read).toBe(shown);
  });
  it('that cannot be read name the part', () => {
    expect(readHours('8:30-12:00 下午')).toEqual({ kind: 'unreadable', part: '下午' });
  });
  it('of a closure are one part of the day; without any it is the whole of one day', () => {
    const typed = { ...EMPTY_CHANGE, from: '2026-09-26', reason: '中秋节' };
    expect(changeOf(typed)).toEqual({
      kind: 'change',
      change: {
        kind: 'closure',
        counterId: null,
        from: '2026-09-26',
        through: '2026-09-26',
        span: null,
        reason: '中秋节',
      },
    });
    expect(changeOf({ ...typed, hours: '8-9 10-11' })).toEqual({ kind: 'unreadable', part: '8-9 10-11' });
  });
});

describe('the rules of booking as typed', () => {
  const texts = bookingTexts(DEFAULT_APPOINTMENT_SETTINGS);
  it('send only what was changed', () => {
    const path = 'services.intake.capacity';
    expect(bookingInput({ ...texts, [path]: '3' }, { [path]: '3' }, '2026-09-21', 'k')).toEqual({
      key: 'k',
      effectiveFrom: '2026-09-21',
      services: { intake: { ...DEFAULT_APPOINTMENT_SETTINGS.services.intake, capacity: 3 } },
    });
  });
  it('send what is no figure as none, so that its field is named', () => {
    const path = 'booking.cutOffMinutes';
    const { booking } = bookingInput({ ...texts, [path]: '两小时' }, { [path]: '两小时' }, '2026-09-21', 'k');
    expect(booking?.cutOffMinutes).toBeNaN();
  });
});

describe('the address of the appointments', () => {
  it.each([
    ['#/appointments/slots', { area: 'appointments', view: 'slots', for: null }],
    ['#/appointments/reminders', { area: 'appointments', view: 'reminders', for: null }],
    ['#/appointments/case/12', { area: 'appointments', view: 'slots', for: { kind: 'case', id: 12 } }],
  ] as const)('%s is kept', (hash, place) => {
    expect(placeOf(hash)).toEqual(place);
    expect(hashOf(place)).toBe(hash);
  });
  it('that means nothing shows the slots', () => {
    expect(placeOf('#/appointments/case/none')).toEqual({ area: 'appointments', view: 'slots', for: null });
  });
});
