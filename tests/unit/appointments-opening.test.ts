import { describe, expect, test } from 'vitest';
import { DEFAULT_APPOINTMENT_SETTINGS, DEFAULT_WEEKLY_HOURS } from '../../shared/appointments/defaults.ts';
import { OpeningBook } from '../../shared/appointments/opening-book.ts';
import { changeIssues } from '../../shared/appointments/opening-changes.ts';
import { slotsOf } from '../../shared/appointments/slots.ts';
import type { OpeningChange, OpeningSpan } from '../../shared/appointments/types.ts';
import { builtInCalendar } from '../../shared/calendar/build.ts';

/** The book of an office that entered these changes, one after the other. */
function bookOf(...changes: readonly OpeningChange[]): OpeningBook {
  return new OpeningBook(
    changes.map((change, index) => ({ ...change, id: index + 1 })),
    builtInCalendar(),
  );
}

function hours(from: string, to: string, kind: OpeningSpan['kind'] = 'ordinary'): OpeningSpan {
  return { from, to, kind };
}

const WITH_SATURDAY: OpeningChange = {
  kind: 'weekly',
  counterId: null,
  from: '2026-09-01',
  hours: { ...DEFAULT_WEEKLY_HOURS, saturday: [hours('09:00', '11:30', 'extended')] },
};
const DUTY_MORNING: OpeningChange = {
  kind: 'special',
  counterId: null,
  date: '2026-09-26',
  hours: [hours('09:00', '11:30')],
  reason: '节日值班',
};

function shown(book: OpeningBook, date: string, counterId: number | null = 1): string {
  const { state, reason, hours: open } = book.day(counterId, date);
  return `${state} ${reason} ${open.map(({ from, to }) => `${from}-${to}`).join(' ')}`.trim();
}

describe('a day is open', () => {
  test('by the weekly hours of its weekday, the break being the gap between them', () => {
    expect(shown(bookOf(), '2026-09-21')).toBe('open weekly 08:30-12:00 13:30-17:00');
    expect(shown(bookOf(), '2026-09-19')).toBe('closed no-hours');
  });

  test('on a Saturday morning when the office says so, but not when that Saturday is a statutory holiday', () => {
    const book = bookOf(WITH_SATURDAY);
    expect(shown(book, '2026-09-19')).toBe('open weekly 09:00-11:30');
    // Mid-autumn, 25 to 27 September.
    expect(shown(book, '2026-09-26')).toBe('closed statutory-holiday');
    expect(book.day(1, '2026-09-26').text).toBe('中秋节');
  });

  test('on a statutory holiday only as a special day', () => {
    expect(shown(bookOf(WITH_SATURDAY, DUTY_MORNING), '2026-09-26')).toBe('open special 09:00-11:30');
  });

  test('on a make-up working Sunday or Saturday with the hours laid down for such days, or not at all', () => {
    expect(shown(bookOf(WITH_SATURDAY), '2026-09-20')).toBe('open make-up-day 08:30-12:00 13:30-17:00');
    expect(shown(bookOf(WITH_SATURDAY), '2026-10-10')).toBe('open make-up-day 08:30-12:00 13:30-17:00');
    const closed: OpeningChange = {
      kind: 'weekly',
      counterId: null,
      from: '2026-09-01',
      hours: { ...DEFAULT_WEEKLY_HOURS, 'make-up': [] },
    };
    expect(shown(bookOf(closed), '2026-10-10')).toBe('closed make-up-day-closed');
  });

  test('and the statutory kind stands beside it, untouched by what the office does', () => {
    const day = bookOf(WITH_SATURDAY, DUTY_MORNING).day(1, '2026-09-26');
    expect(day.statutory).toEqual({ kind: 'holiday', name: '中秋节', provisional: false });
    expect(builtInCalendar().isWorkday('2026-09-26')).toBe(false);
  });
});

describe('a closure', () => {
  const closure: OpeningChange = {
    kind: 'closure',
    counterId: 1,
    from: '2026-09-21',
    through: '2026-09-22',
    span: null,
    reason: '搬迁',
  };

  test('closes whole days of one counter and no other', () => {
    const book = bookOf(closure);
    expect(shown(book, '2026-09-22')).toBe('closed closure');
    expect(shown(book, '2026-09-22', 2)).toBe('open weekly 08:30-12:00 13:30-17:00');
    expect(shown(book, '2026-09-23')).toBe('open weekly 08:30-12:00 13:30-17:00');
  });

  test('takes a part of the hours and says so', () => {
    const part: OpeningChange = { ...closure, span: { from: '10:00', to: '14:00' } };
    expect(shown(bookOf(part), '2026-09-21')).toBe('shortened closure 08:30-10:00 14:00-17:00');
  });

  test('goes before a special day, whatever was entered last', () => {
    const office: OpeningChange = { ...closure, counterId: null, from: '2026-09-26', through: '2026-09-26' };
    expect(shown(bookOf(office, DUTY_MORNING), '2026-09-26')).toBe('closed closure');
    expect(shown(bookOf(DUTY_MORNING, office), '2026-09-26')).toBe('closed closure');
  });

  test('that was taken back is as if it had never been', () => {
    const book = bookOf(closure, { kind: 'revocation', revokes: 1, reason: '不搬了' });
    expect(shown(book, '2026-09-22')).toBe('open weekly 08:30-12:00 13:30-17:00');
  });
});

describe('of several weekly hours', () => {
  const evening = (counterId: number | null, from: string): OpeningChange => ({
    kind: 'weekly',
    counterId,
    from,
    hours: { ...DEFAULT_WEEKLY_HOURS, wednesday: [hours('08:30', '12:00'), hours('13:30', '20:00', 'extended')] },
  });

  test('the newest by date holds, not the one entered last', () => {
    const book = bookOf(evening(null, '2026-10-01'), WITH_SATURDAY);
    expect(shown(book, '2026-09-23')).toBe('open weekly 08:30-12:00 13:30-17:00');
    expect(shown(book, '2026-10-14')).toBe('open weekly 08:30-12:00 13:30-20:00');
  });

  test("a counter's own go before the office's until it gives them up", () => {
    const book = bookOf(WITH_SATURDAY, evening(2, '2026-09-01'), {
      kind: 'weekly',
      counterId: 2,
      from: '2026-11-01',
      hours: null,
    });
    expect(shown(book, '2026-09-23', 2)).toBe('open weekly 08:30-12:00 13:30-20:00');
    expect(shown(book, '2026-09-19', 2)).toBe('closed no-hours');
    expect(shown(book, '2026-11-07', 2)).toBe('open weekly 09:00-11:30');
  });
});

describe('slots', () => {
  const settings = DEFAULT_APPOINTMENT_SETTINGS;
  const times = (book: OpeningBook, service: 'intake' | 'site-visit', date: string, counterId: number | null = 1) =>
    slotsOf(book, settings, service, counterId, date).map(({ from, to }) => `${from}-${to}`);

  test('lie one after the other inside the hours; what does not fit whole is left over', () => {
    expect(times(bookOf(), 'intake', '2026-09-21')).toEqual([
      '08:30-09:00',
      '09:00-09:30',
      '09:30-10:00',
      '10:00-10:30',
      '10:30-11:00',
      '11:00-11:30',
      '11:30-12:00',
      '13:30-14:00',
      '14:00-14:30',
      '14:30-15:00',
      '15:00-15:30',
      '15:30-16:00',
      '16:00-16:30',
      '16:30-17:00',
    ]);
  });

  test('of visits belong to no counter, begin at nine and do not lie in extended hours', () => {
    const book = bookOf(WITH_SATURDAY);
    expect(times(book, 'site-visit', '2026-09-30', null)).toEqual([
      '09:00-10:30',
      '10:30-12:00',
      '13:30-15:00',
      '15:00-16:30',
    ]);
    expect(times(book, 'site-visit', '2026-09-30', 1)).toEqual([]);
    expect(times(book, 'site-visit', '2026-09-19', null)).toEqual([]);
  });

  test('touched by a closure go, and no other moves', () => {
    const book = bookOf({
      kind: 'closure',
      counterId: null,
      from: '2026-09-21',
      through: '2026-09-21',
      span: { from: '10:10', to: '16:20' },
      reason: '停电',
    });
    expect(times(book, 'intake', '2026-09-21')).toEqual(['08:30-09:00', '09:00-09:30', '09:30-10:00', '16:30-17:00']);
  });
});

describe('a change of the opening calendar is refused at its field', () => {
  const facts = {
    today: '2026-09-21',
    counterIds: new Set([1, 2]),
    staff: new Map([
      ['S0002', { roles: ['reviewer'] as const, active: true }],
      ['S0003', { roles: ['reviewer'] as const, active: true }],
      ['S0001', { roles: ['counter'] as const, active: true }],
      ['S0009', { roles: ['reviewer'] as const, active: false }],
    ]),
    book: bookOf({
      kind: 'absence',
      staffId: 'S0003',
      from: '2026-10-08',
      through: '2026-10-09',
      span: null,
      standInId: null,
      reason: '培训',
    }),
  };
  const closure = {
    kind: 'closure',
    counterId: null,
    from: '2026-09-28',
    through: '2026-09-28',
    span: null,
    reason: '停电',
  } as const;
  const absence = {
    kind: 'absence',
    staffId: 'S0002',
    from: '2026-10-08',
    through: '2026-10-08',
    span: null,
    standInId: 'S0003',
    reason: '年假',
  } as const;
  const weekly = { kind: 'weekly', counterId: null, from: '2026-10-01', hours: DEFAULT_WEEKLY_HOURS } as const;

  test.each<[string, OpeningChange, string, string]>([
    ['that ends before it starts', { ...closure, through: '2026-09-27' }, 'change.through', 'ends-before-start'],
    ['of a day gone by', { ...closure, from: '2026-09-20' }, 'change.from', 'in-the-past'],
    [
      'of hours without length',
      { ...closure, span: { from: '10:00', to: '10:00' } },
      'change.span.to',
      'ends-before-start',
    ],
    ['of a counter nobody knows', { ...closure, counterId: 9 }, 'change.counterId', 'unknown-choice'],
    [
      'with hours that overlap',
      { ...weekly, hours: { ...DEFAULT_WEEKLY_HOURS, friday: [hours('08:30', '12:00'), hours('11:30', '17:00')] } },
      'change.hours.friday.1.from',
      'overlaps',
    ],
    ['that gives up the hours of the office', { ...weekly, hours: null }, 'change.hours', 'required'],
    ['of a special day gone by', { ...DUTY_MORNING, date: '2026-09-20' }, 'change.date', 'in-the-past'],
    ['whose stand-in does other work', { ...absence, standInId: 'S0001' }, 'change.standInId', 'unknown-choice'],
    ['whose stand-in is the person away', { ...absence, standInId: 'S0002' }, 'change.standInId', 'unknown-choice'],
    ['whose stand-in is away too', absence, 'change.standInId', 'is-absent'],
    ['of somebody who left', { ...absence, staffId: 'S0009' }, 'change.staffId', 'unknown-choice'],
    [
      'that takes back what is not there',
      { kind: 'revocation', revokes: 7, reason: '误' },
      'change.revokes',
      'unknown-choice',
    ],
  ])('a change %s', (_what, change, path, problem) => {
    expect(changeIssues(change, facts)).toEqual([{ path, problem }]);
  });

  test('but hours that only touch, and an absence with a stand-in who is there, are not', () => {
    const touching = { ...DEFAULT_WEEKLY_HOURS, friday: [hours('08:30', '12:00'), hours('12:00', '17:00')] };
    expect(changeIssues({ ...weekly, hours: touching }, facts)).toEqual([]);
    expect(changeIssues({ ...absence, from: '2026-10-12', through: '2026-10-12' }, facts)).toEqual([]);
  });
});
