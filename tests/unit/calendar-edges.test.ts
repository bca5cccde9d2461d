import { describe, expect, it } from 'vitest';
import {
  builtInCalendar,
  calendarFromDays,
  calendarFromNotices,
  withLocalDays,
  withNotice,
} from '../../shared/calendar/build.ts';
import { statutoryDayCount } from '../../shared/calendar/certain-days.ts';
import { earlierCalendars, loadedKey } from '../../shared/calendar/in-force.ts';
import { checkNotice } from '../../shared/calendar/notice-checks.ts';
import type { NoticeDay } from '../../shared/calendar/types.ts';

const named = (date: string, off: boolean, name = '元旦'): NoticeDay => ({ date, off, name });
const rest = (date: string): NoticeDay => named(date, true);
const work = (date: string): NoticeDay => named(date, false);

function findings(year: number, days: readonly NoticeDay[], calendar = builtInCalendar()) {
  return checkNotice({ year, source: null, days }, calendar);
}
const finding = (code: string, ...args: Parameters<typeof findings>) =>
  findings(...args).filter((one) => one.code === code);

describe('the days of a notice', () => {
  it('lie in its own year or the December before it, not in another December', () => {
    expect(finding('wrong-year', 2026, [rest('2025-12-31'), rest('2024-12-31'), rest('2027-12-31')])).toEqual([
      {
        severity: 'error',
        code: 'wrong-year',
        dates: ['2024-12-31', '2027-12-31'],
        message: 'These days do not belong to 2026.',
      },
    ]);
  });

  it('take every statutory day off that is certain by rule, since the rule of 2024', () => {
    const missing = finding('statutory-day-missing', 2026, [work('2026-10-01')]);
    expect(missing[0]?.dates).toContain('2026-10-01');
    expect(missing[0]?.message).toContain('2026-10-01 国庆节, 2026-10-02 国庆节');
    // 3 October 2026 is a Saturday: it rests anyway.
    expect(missing[0]?.dates).not.toContain('2026-10-03');
    expect(finding('statutory-day-missing', 2025, [])).toHaveLength(1);
    expect(finding('statutory-day-missing', 2024, [])).toEqual([]);
  });

  it.each([
    [2007, 10],
    [2008, 11],
    [2024, 11],
    [2025, 13],
  ])('of %i are %i by statute', (year, count) => expect(statutoryDayCount(year)).toBe(count));

  it('follow the last loaded year without a gap', () => {
    expect(finding('gap', 2027, [])).toEqual([]);
    expect(finding('gap', 2028, [])).toEqual([
      {
        severity: 'error',
        code: 'gap',
        dates: [],
        message: 'The notice for 2027 must be loaded before the one for 2028.',
      },
    ]);
    expect(finding('gap', 2026, [], calendarFromNotices([]))).toEqual([]);
  });

  it('are compared with what the notice of the year before says of the same days', () => {
    const before = calendarFromNotices([
      { year: 2025, source: null, days: [rest('2026-12-26')] },
      { year: 2026, source: null, days: [work('2026-12-26'), rest('2026-12-31')] },
    ]);
    const days = [rest('2026-12-26'), rest('2026-12-31'), rest('2026-12-30')];
    expect(finding('overlap', 2027, days, before)).toEqual([
      {
        severity: 'warning',
        code: 'overlap',
        dates: ['2026-12-26'],
        message: 'The notice for 2026 says otherwise about these days.',
      },
    ]);
    expect(finding('overlap', 2027, days, calendarFromNotices([]))).toEqual([]);
  });

  it('seldom make people work more than six days in a row', () => {
    // 6 March 2027 is a Saturday: Monday to Saturday are six days.
    expect(finding('long-work-stretch', 2027, [work('2027-03-06')])).toEqual([]);
    expect(finding('long-work-stretch', 2027, [work('2027-03-07')])).toEqual([]);
    expect(finding('long-work-stretch', 2027, [rest('2027-03-08'), work('2027-03-07'), work('2027-03-06')])).toEqual([
      {
        severity: 'warning',
        code: 'long-work-stretch',
        dates: ['2027-03-07', '2027-03-06'],
        message: 'More than 6 working days in a row around these make-up days.',
      },
    ]);
    expect(finding('long-work-stretch', 2027, [work('2027-03-07'), work('2027-03-13')])[0]?.dates).toEqual([
      '2027-03-07',
      '2027-03-13',
    ]);
  });
});

describe('a calendar of notices', () => {
  it('takes the later year’s word on a day two of them name, in whatever order they are given', () => {
    const december = '2026-12-26';
    const notices = [
      { year: 2027, source: null, days: [work(december)] },
      { year: 2026, source: null, days: [rest(december)] },
    ];
    expect(calendarFromNotices(notices).isWorkday(december)).toBe(true);
    expect(calendarFromNotices(notices.toReversed()).isWorkday(december)).toBe(true);
  });

  it('keeps the own document of days that a later notice added, also when another year is loaded', () => {
    const loaded = withNotice(builtInCalendar(), { year: 2027, source: null, days: [rest('2027-01-01')] });
    expect(loaded.dayInfo('2020-01-31')).toMatchObject({ source: '国办发明电〔2020〕1号', counts: false });
    expect(loaded.dayInfo('2020-01-30')).toMatchObject({ source: '国办发明电〔2019〕16号', counts: false });
    expect(loaded.dayInfo('2027-01-01')).toStrictEqual({
      date: '2027-01-01',
      kind: 'holiday',
      counts: false,
      name: '元旦',
      note: '元旦放假',
      provisional: false,
    });
  });

  it('without any governs nothing', () => {
    expect(calendarFromNotices([]).publishedThrough).toBeNull();
  });

  it('is governed from its first year’s first day', () => {
    expect(builtInCalendar().hasUnpublishedDates('2003-12-31', '2004-01-02')).toBe(false);
    expect(builtInCalendar().hasUnpublishedDates('2003-12-30', '2004-01-02')).toBe(true);
  });

  it('has words for a local day with its document, and without one', () => {
    const local = withLocalDays(builtInCalendar(), [
      { date: '2026-11-17', off: true, name: '停电' },
      { date: '2026-11-18', off: true, name: '停电', source: '办字3号' },
    ]);
    expect(local.dayInfo('2026-11-17')).toStrictEqual({
      date: '2026-11-17',
      kind: 'holiday',
      counts: false,
      name: '停电',
      note: '停电放假',
      provisional: false,
    });
    expect(local.dayInfo('2026-11-18')).toMatchObject({ source: '办字3号', note: '停电放假 (办字3号)' });
  });
});

describe('a calendar given by its days', () => {
  const given = calendarFromDays({ publishedThrough: '2026-10-01' });

  it('is taken as it is through its last day; the certain holidays rest after it', () => {
    expect(['2026-05-01', '2026-09-30', '2026-10-01'].map((date) => given.isWorkday(date))).toEqual([true, true, true]);
    expect(given.isWorkday('2026-10-02')).toBe(false);
    expect(given.hasUnpublishedDates('2026-09-30', '2026-10-01')).toBe(false);
    expect(given.hasUnpublishedDates('2026-09-30', '2026-10-02')).toBe(true);
    expect(given.notices).toEqual([]);
  });

  it('counts on beyond the years it was made for', () => {
    // 1,000 working days of five-day weeks are 200 weeks.
    expect(calendarFromDays({}).nthWorkdayAfter('2026-01-01', 1000)).toBe('2029-11-01');
    expect(calendarFromDays({ work: ['2026-01-01', '2027-01-02'] }).isWorkday('2027-01-02')).toBe(true);
  });

  it('says of a rest day only what is known', () => {
    expect(calendarFromDays({ rest: ['2026-11-17'] }).dayInfo('2026-11-17')).toStrictEqual({
      date: '2026-11-17',
      kind: 'holiday',
      counts: false,
      provisional: false,
    });
  });

  it.each([[0], [8], [1.5]])('is refused with weekday %d in its weekend', (weekday) => {
    expect(() => calendarFromDays({ weekend: [weekday] })).toThrow(
      'A weekday is a number from 1 (Monday) to 7 (Sunday)',
    );
  });
});

describe('what is loaded', () => {
  it('replaces the same year, or the same document of a year', () => {
    expect(loadedKey({ kind: 'notice', year: 2027, document: 'a' })).toBe(
      loadedKey({ kind: 'notice', year: 2027, document: 'b' }),
    );
    const local = (year: number, document: string) => loadedKey({ kind: 'local', year, document });
    expect(new Set([local(2027, 'a'), local(2027, 'b'), local(2028, 'a'), 'notice 2027']).size).toBe(4);
  });

  it('has no calendars before it where nothing was loaded', () => {
    expect(earlierCalendars(builtInCalendar())).toEqual([]);
  });
});
