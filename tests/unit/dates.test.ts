import { describe, expect, it } from 'vitest';
import {
  addDays,
  civilDate,
  civilParts,
  compareDates,
  daysBetween,
  formatLongDate,
  fromDayNumber,
  InvalidCivilDateError,
  isCivilDate,
  parseCivilDate,
  shanghaiDate,
  toDayNumber,
  weekdayOf,
} from '../../shared/dates/civil.ts';

describe('a civil date', () => {
  it('must be a real day of the calendar', () => {
    for (const text of ['2026-02-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) {
      expect(isCivilDate(text), text).toBe(true);
    }
    for (const text of [
      '2026-02-30',
      '2026-02-29',
      '1900-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
    ]) {
      expect(isCivilDate(text), text).toBe(false);
    }
  });

  it('must be written exactly as YYYY-MM-DD', () => {
    const wrong = [
      '',
      '2026-9-18',
      '2026/09/18',
      '20260918',
      ' 2026-09-18',
      '2026-09-18T00:00:00Z',
      '２０２６-09-18',
      '0000-01-01',
    ];
    for (const text of wrong) expect(parseCivilDate(text), text).toBeNull();
    for (const value of [null, undefined, 20260918, new Date(0)]) expect(isCivilDate(value)).toBe(false);
  });

  it('is refused with a typed error where an unvalidated text slips through', () => {
    expect(() => toDayNumber('2026-02-30')).toThrow(InvalidCivilDateError);
    expect(() => weekdayOf('soon')).toThrow('Not a date of the calendar: "soon"');
  });

  it('counts days from 1970 and back, over every day of 1600-2400', () => {
    expect(toDayNumber('1970-01-01')).toBe(0);
    expect(toDayNumber('2026-11-21')).toBe(20_778);
    let previous = '1599-12-31';
    for (let day = toDayNumber('1600-01-01'); day <= toDayNumber('2400-12-31'); day += 1) {
      const text = fromDayNumber(day);
      if (parseCivilDate(text) !== day || text <= previous) throw new Error(`${day} ${text}`);
      if (new Date(day * 86_400_000).toISOString().slice(0, 10) !== text) throw new Error(`${day} ${text}`);
      previous = text;
    }
  });

  it('knows its weekday', () => {
    expect(['2026-09-14', '2026-09-18', '2026-09-19', '2026-09-20'].map(weekdayOf)).toEqual([1, 5, 6, 7]);
    expect(weekdayOf('1969-12-31')).toBe(3);
  });

  it('moves over months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2026-09-18', '2026-10-20')).toBe(32);
    expect(daysBetween('2026-10-20', '2026-09-18')).toBe(-32);
  });

  it('sorts as text', () => {
    expect(['2026-10-01', '2025-12-31', '2026-09-30'].toSorted(compareDates)).toEqual([
      '2025-12-31',
      '2026-09-30',
      '2026-10-01',
    ]);
    expect(compareDates('2026-10-01', '2026-10-01')).toBe(0);
  });

  it('is built from parts and taken apart again', () => {
    expect(civilDate(2026, 9, 18)).toBe('2026-09-18');
    expect([civilDate(2026, 2, 30), civilDate(2026, 13, 1), civilDate(0, 1, 1), civilDate(2026, 1.5, 1)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(civilParts(toDayNumber('2026-09-18'))).toEqual({ year: 2026, month: 9, day: 18 });
  });

  it('is written on papers with year, month and day', () => {
    expect(formatLongDate('2026-09-18')).toBe('2026年9月18日');
    expect(formatLongDate('2026-12-01')).toBe('2026年12月1日');
  });
});

describe('the date in Shanghai of an instant', () => {
  it('changes at 16:00 UTC', () => {
    expect(shanghaiDate('2026-11-20T15:59:59.999Z')).toBe('2026-11-20');
    expect(shanghaiDate('2026-11-20T16:00:00.000Z')).toBe('2026-11-21');
    expect(shanghaiDate(Date.UTC(2026, 11, 31, 16))).toBe('2027-01-01');
    expect(shanghaiDate('2026-11-21T00:30:00.000+08:00')).toBe('2026-11-21');
  });

  it('refuses a text without a zone, which would mean the machine’s own', () => {
    expect(() => shanghaiDate('2026-11-20T15:59:59')).toThrow(InvalidCivilDateError);
    expect(() => shanghaiDate('yesterdayZ')).toThrow(InvalidCivilDateError);
    expect(() => shanghaiDate(Number.NaN)).toThrow(InvalidCivilDateError);
  });
});
