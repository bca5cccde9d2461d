import { getDayDetail, getLunarDate, getSolarTermDate } from 'chinese-days';
import { describe, expect, it } from 'vitest';
import {
  builtInCalendar,
  calendarFromDays,
  CalendarConflictError,
  withLocalDays,
  withNotice,
} from '../../shared/calendar/build.ts';
import { MOVING_FESTIVALS } from '../../shared/calendar/data/certain.ts';
import type { NoticeYear } from '../../shared/calendar/types.ts';
import { fromDayNumber, toDayNumber } from '../../shared/dates/civil.ts';

const calendar = builtInCalendar();

describe('the built-in calendar', () => {
  it('agrees with an independent data set on every day of 2007-2026', () => {
    const different: string[] = [];
    for (let day = toDayNumber('2007-01-01'); day <= toDayNumber('2026-12-31'); day += 1) {
      const date = fromDayNumber(day);
      if (getDayDetail(date).work !== calendar.isWorkday(date)) different.push(date);
    }
    expect(different).toEqual([]);
  });

  it('has 248 working days in 2026', () => {
    const months = [
      '01-31',
      '02-28',
      '03-31',
      '04-30',
      '05-31',
      '06-30',
      '07-31',
      '08-31',
      '09-30',
      '10-31',
      '11-30',
      '12-31',
    ];
    const ends = ['2025-12-31', ...months.map((end) => `2026-${end}`)];
    const counts = months.map((_, index) => calendar.workdaysBetween(ends[index] ?? '', ends[index + 1] ?? ''));
    expect(counts).toEqual([21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]);
  });

  it('is governed through the end of 2026 and says which notice governs a day', () => {
    expect(calendar.publishedThrough).toBe('2026-12-31');
    expect(calendar.dayInfo('2026-10-03')).toEqual({
      date: '2026-10-03',
      kind: 'holiday',
      counts: false,
      name: '国庆节',
      source: '国办发明电〔2025〕7号',
      note: '国庆节放假 (国办发明电〔2025〕7号)',
      provisional: false,
    });
    expect(calendar.dayInfo('2026-10-10')).toEqual({
      date: '2026-10-10',
      kind: 'make-up-workday',
      counts: true,
      name: '国庆节',
      source: '国办发明电〔2025〕7号',
      note: '国庆节调休上班 (国办发明电〔2025〕7号)',
      provisional: false,
    });
    expect(calendar.dayInfo('2026-11-21')).toEqual({
      date: '2026-11-21',
      kind: 'weekend',
      counts: false,
      provisional: false,
    });
    expect(calendar.dayInfo('2026-11-20')).toEqual({
      date: '2026-11-20',
      kind: 'workday',
      counts: true,
      provisional: false,
    });
  });

  it('files a December day under the notice of the next year', () => {
    expect(calendar.dayInfo('2018-12-31')).toMatchObject({
      kind: 'holiday',
      name: '元旦',
      source: '国办发明电〔2018〕15号',
    });
    expect(calendar.dayInfo('2018-12-29')).toMatchObject({ kind: 'make-up-workday', source: '国办发明电〔2018〕15号' });
    expect(calendar.notices.find(({ year }) => year === 2019)?.days[0]).toEqual({
      date: '2018-12-29',
      name: '元旦',
      off: false,
    });
  });

  it('knows the notices that changed a year afterwards', () => {
    expect(calendar.dayInfo('2020-01-31')).toMatchObject({ kind: 'holiday', source: '国办发明电〔2020〕1号' });
    expect(calendar.dayInfo('2019-05-02')).toMatchObject({ kind: 'holiday', source: '国办发明电〔2019〕3号' });
  });
});

describe('the n-th working day after a date', () => {
  it.each([
    ['2026-09-18', 5, '2026-09-24'],
    ['2026-09-18', 15, '2026-10-15'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-02-13', 10, '2026-03-05'],
    ['2026-04-30', 1, '2026-05-06'],
    ['2026-04-30', 5, '2026-05-11'],
    ['2026-01-01', 5, '2026-01-08'],
    ['2026-11-20', 15, '2026-12-11'],
    ['2026-12-25', 10, '2027-01-11'],
    ['2026-12-18', 15, '2027-01-11'],
    ['2015-09-01', 20, '2015-09-30'],
    ['2004-01-16', 3, '2004-01-19'],
  ])('from %s, %i working days end on %s', (from, days, due) => {
    expect(calendar.nthWorkdayAfter(from, days)).toBe(due);
    expect(calendar.workdaysBetween(from, due)).toBe(days);
  });

  it('is the date itself for none, be it a working day or not', () => {
    expect(calendar.nthWorkdayAfter('2026-10-03', 0)).toBe('2026-10-03');
  });

  it('refuses a number of days that is negative or no whole number', () => {
    expect(() => calendar.nthWorkdayAfter('2026-10-03', -1)).toThrow(RangeError);
    expect(() => calendar.nthWorkdayAfter('2026-10-03', 1.5)).toThrow(RangeError);
    expect(() => calendar.nthWorkdayAfter('2026-10-03', Number.NaN)).toThrow(RangeError);
  });

  it('answers far before and after the notices too', () => {
    expect(calendar.nthWorkdayAfter('1999-12-31', 1)).toBe('2000-01-03');
    expect(calendar.nthWorkdayAfter('1970-01-01', 2)).toBe('1970-01-05');
    expect(calendar.dayInfo('2199-01-01')).toMatchObject({ kind: 'holiday', provisional: true });
    expect(calendar.workdaysBetween('2026-12-31', '2026-12-31')).toBe(0);
    expect(calendar.workdaysBetween('2026-12-31', '2026-01-01')).toBe(0);
  });
});

const lunar = (date: string): readonly number[] => {
  const { lunarMon, lunarDay, isLeap } = getLunarDate(date);
  return [lunarMon, lunarDay, isLeap ? 1 : 0];
};

describe('a year without a published notice', () => {
  it('rests on weekends and on the statutory days that are certain by rule, provisionally', () => {
    const rests = ['2027-01-01', '2027-02-05', '2027-02-08', '2027-04-05', '2027-06-09', '2027-09-15', '2027-10-01'];
    for (const date of rests) expect(calendar.dayInfo(date), date).toMatchObject({ counts: false, provisional: true });
    for (const date of ['2027-01-04', '2027-02-09', '2027-05-03', '2027-10-04']) {
      expect(calendar.dayInfo(date), date).toMatchObject({ kind: 'workday', provisional: true });
    }
    expect(calendar.dayInfo('2027-02-05')).toMatchObject({ kind: 'holiday', name: '春节', note: '春节放假' });
    expect(calendar.hasUnpublishedDates('2026-12-30', '2026-12-31')).toBe(false);
    expect(calendar.hasUnpublishedDates('2026-12-31', '2027-01-01')).toBe(true);
    expect(calendar.hasUnpublishedDates('2003-12-30', '2004-01-05')).toBe(true);
    expect(calendar.hasUnpublishedDates('2027-01-01', '2027-01-01')).toBe(false);
  });

  it('takes the moving festivals of 2025-2040 from a table that an independent almanac confirms', () => {
    for (const [year, { springFestival, qingming, dragonBoat, midAutumn }] of Object.entries(MOVING_FESTIVALS)) {
      expect([year, lunar(springFestival)]).toEqual([year, [1, 1, 0]]);
      expect([year, lunar(dragonBoat)]).toEqual([year, [5, 5, 0]]);
      expect([year, lunar(midAutumn)]).toEqual([year, [8, 15, 0]]);
      expect(getSolarTermDate(Number(year), 4, 'pure_brightness')).toBe(qingming);
    }
    expect(Object.keys(MOVING_FESTIVALS)).toHaveLength(16);
  });
});

const NOTICE_2027: NoticeYear = {
  year: 2027,
  source: '测试通知〔2026〕1号',
  days: [
    { date: '2026-12-31', name: '元旦', off: true },
    { date: '2027-01-01', name: '元旦', off: true },
    { date: '2027-01-09', name: '元旦', off: false },
  ],
};

describe('loading the next notice', () => {
  it('gives a new calendar and leaves the old one as it was', () => {
    const next = withNotice(calendar, NOTICE_2027);
    expect(next.publishedThrough).toBe('2027-12-31');
    expect(next.dayInfo('2026-12-31')).toMatchObject({ kind: 'holiday', name: '元旦', provisional: false });
    expect(next.dayInfo('2027-01-09')).toMatchObject({ kind: 'make-up-workday' });
    expect(next.dayInfo('2027-02-05')).toMatchObject({ kind: 'workday', provisional: false });
    expect(next.nthWorkdayAfter('2026-12-25', 9)).toBe('2027-01-09');
    expect(calendar.dayInfo('2026-12-31')).toMatchObject({ kind: 'workday' });
    expect(calendar.publishedThrough).toBe('2026-12-31');
  });

  it('replaces a notice of the same year, so that loading the earlier version undoes it', () => {
    const next = withNotice(calendar, NOTICE_2027);
    const emptied = withNotice(next, { year: 2027, source: null, days: [] });
    expect(emptied.dayInfo('2026-12-31')).toMatchObject({ kind: 'workday' });
    expect(emptied.notices.filter(({ year }) => year === 2027)).toHaveLength(1);
  });

  it('leaves a skipped year provisional', () => {
    const gap = withNotice(calendar, { year: 2028, source: null, days: [] });
    expect(gap.publishedThrough).toBe('2026-12-31');
    expect(gap.dayInfo('2027-06-01').provisional).toBe(true);
    expect(gap.dayInfo('2028-06-01').provisional).toBe(false);
  });

  it('lays local days off over it, each with its document', () => {
    const local = withLocalDays(calendar, [
      { date: '2026-11-23', name: '雪灾停工', off: true, source: '政办〔2026〕9号' },
    ]);
    expect(local.dayInfo('2026-11-23')).toMatchObject({ kind: 'holiday', note: '雪灾停工放假 (政办〔2026〕9号)' });
    expect(local.nthWorkdayAfter('2026-11-20', 1)).toBe('2026-11-24');
    expect(calendar.nthWorkdayAfter('2026-11-20', 1)).toBe('2026-11-23');
  });
});

describe('a calendar given by its days', () => {
  it('replaces the built-in one entirely', () => {
    const own = calendarFromDays({
      rest: ['2026-11-23'],
      work: ['2026-11-21'],
      weekend: [6, 7],
      publishedThrough: '2026-12-31',
    });
    expect(own.nthWorkdayAfter('2026-11-20', 2)).toBe('2026-11-24');
    expect(own.dayInfo('2026-11-21').kind).toBe('make-up-workday');
    expect(own.dayInfo('2026-10-01')).toEqual({
      date: '2026-10-01',
      kind: 'workday',
      counts: true,
      provisional: false,
    });
    expect(own.publishedThrough).toBe('2026-12-31');
    expect(own.nthWorkdayAfter('2026-12-31', 1)).toBe('2027-01-04');
  });

  it('has the weekend it names, also none', () => {
    expect(calendarFromDays({ weekend: [5] }).nthWorkdayAfter('2026-11-19', 1)).toBe('2026-11-21');
    expect(calendarFromDays({ weekend: [] }).nthWorkdayAfter('2026-11-20', 2)).toBe('2026-11-22');
    expect(calendarFromDays({}).publishedThrough).toBeNull();
    expect(calendarFromDays({}).dayInfo('2099-01-01')).toMatchObject({ kind: 'workday', provisional: false });
  });

  it('lets a day listed beyond the published range win over the fallback', () => {
    const own = calendarFromDays({ work: ['2027-01-01'], publishedThrough: '2026-12-31' });
    expect(own.dayInfo('2027-01-01')).toMatchObject({ counts: true, provisional: true });
  });

  it('counts, day for day, as it describes the day, inside the published range and beyond it', () => {
    const own = calendarFromDays({ rest: ['2025-12-31'], work: ['2026-10-11'], publishedThrough: '2026-12-31' });
    for (const one of [own, calendar, calendarFromDays({ weekend: [7] })]) {
      const different: string[] = [];
      for (let day = toDayNumber('2024-01-01'); day <= toDayNumber('2030-12-31'); day += 1) {
        const { date, counts } = one.dayInfo(fromDayNumber(day));
        if (one.isWorkday(date) !== counts) different.push(date);
      }
      expect(different).toEqual([]);
    }
    // Its tables first end on 1 January 2027, the first day nobody has published.
    const fresh = calendarFromDays({ rest: ['2025-12-31'], publishedThrough: '2026-12-31' });
    expect(fresh.isWorkday('2027-01-01')).toBe(false);
    expect(fresh.isWorkday('2026-10-01')).toBe(true);
  });

  it('is refused when it contradicts itself', () => {
    expect(() => calendarFromDays({ rest: ['2026-10-01'], work: ['2026-10-01'] })).toThrow(CalendarConflictError);
    expect(() => calendarFromDays({ weekend: [0] })).toThrow('from 1 (Monday) to 7 (Sunday)');
    expect(() => calendarFromDays({ weekend: [1, 2, 3, 4, 5, 6, 7] })).toThrow('at least one working day');
  });
});
