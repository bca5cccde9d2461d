import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtInCalendar, calendarFromNotices } from '../../shared/calendar/build.ts';
import { checkNotice } from '../../shared/calendar/notice-checks.ts';
import { noticeFromCsv, noticeFromIcs, noticeFromJson, noticeToJson } from '../../shared/calendar/notice-files.ts';
import { noticeNumber, parseNotice } from '../../shared/calendar/notice-parser.ts';
import type { NoticeYear } from '../../shared/calendar/types.ts';

const textOf = (year: number): string => readFileSync(new URL(`../data/notices/${year}.txt`, import.meta.url), 'utf8');

function read(text: string, year: number): NoticeYear {
  const parsed = parseNotice(text, year);
  if (parsed.kind === 'errors') throw new Error(JSON.stringify(parsed.errors));
  return parsed.notice;
}

function days(text: string, year: number): readonly string[] {
  return read(text, year).days.map(({ date, name, off }) => `${date} ${off ? '休' : '班'} ${name}`);
}

function codes(text: string, year: number): readonly string[] {
  const parsed = parseNotice(text, year);
  return parsed.kind === 'errors' ? parsed.errors.map(({ code }) => code) : [];
}

const weekdaysOff = (one: NoticeYear | undefined): readonly string[] =>
  (one?.days ?? [])
    .filter(({ date, off }) => !off || new Date(`${date}T00:00:00Z`).getUTCDay() % 6 !== 0)
    .map(({ date, off }) => `${date} ${off}`);

describe('the text of a notice', () => {
  it('of 2026 gives 33 days off and 6 make-up days', () => {
    const notice = read(textOf(2026), 2026);
    expect(notice.source).toBe('国办发明电〔2025〕7号');
    expect(notice.days.filter(({ off }) => off)).toHaveLength(33);
    expect(notice.days.filter(({ off }) => !off)).toEqual([
      { date: '2026-01-04', name: '元旦', off: false },
      { date: '2026-02-14', name: '春节', off: false },
      { date: '2026-02-28', name: '春节', off: false },
      { date: '2026-05-09', name: '劳动节', off: false },
      { date: '2026-09-20', name: '国庆节', off: false },
      { date: '2026-10-10', name: '国庆节', off: false },
    ]);
    expect(notice.days.slice(0, 3).map(({ date }) => date)).toEqual(['2026-01-01', '2026-01-02', '2026-01-03']);
  });

  it.each([2007, 2008, 2025, 2026])(
    'of %i agrees with the built-in calendar on every working day of the year',
    (year) => {
      const notice = read(textOf(year), year);
      const known = builtInCalendar().notices.find((one) => one.year === year);
      expect(weekdaysOff(notice)).toEqual(weekdaysOff(known));
    },
  );

  it('of 2019 names only the days it moves: a holiday joined to the weekend is one day', () => {
    expect(days(textOf(2019), 2019).slice(0, 4)).toEqual([
      '2018-12-29 班 元旦',
      '2018-12-30 休 元旦',
      '2018-12-31 休 元旦',
      '2019-01-01 休 元旦',
    ]);
    expect(days(textOf(2019), 2019).filter((day) => day.includes('清明') || day.includes('劳动'))).toEqual([
      '2019-04-05 休 清明节',
      '2019-05-01 休 劳动节',
    ]);
  });

  it('of 2025 keeps the joint name of two holidays', () => {
    expect(days(textOf(2025), 2025).at(-1)).toBe('2025-10-11 班 国庆节、中秋节');
  });

  it.each([
    ['a single day', '一、元旦：1月1日放假1天。', 2014, ['2014-01-01 休 元旦']],
    [
      'a day made up later',
      '一、清明节:4月5日放假,4月7日(星期一)补休。',
      2014,
      ['2014-04-05 休 清明节', '2014-04-07 休 清明节'],
    ],
    [
      'a range across months',
      '一、端午节：5月31日（周六）至6月2日（周一）放假，共3天。',
      2025,
      ['2025-05-31 休 端午节', '2025-06-01 休 端午节', '2025-06-02 休 端午节'],
    ],
    [
      'a range across the year',
      '一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。',
      2023,
      ['2022-12-31 休 元旦', '2023-01-01 休 元旦', '2023-01-02 休 元旦'],
    ],
    [
      'make-up days that share a month',
      '一、春节：2月20日（星期六）、21日（星期日）上班，2月22日放假。',
      2010,
      ['2010-02-20 班 春节', '2010-02-21 班 春节', '2010-02-22 休 春节'],
    ],
    [
      'the older 放假公休',
      '一、端午节：6月22日至24日放假公休，共3天。',
      2012,
      ['2012-06-22 休 端午节', '2012-06-23 休 端午节', '2012-06-24 休 端午节'],
    ],
    [
      'an invitation to rest, which moves nothing',
      '一、春节:2月10日至11日放假调休,共2天。鼓励各单位安排职工在除夕(2月9日)休息。',
      2024,
      ['2024-02-10 休 春节', '2024-02-11 休 春节'],
    ],
    [
      'the change of a holiday already announced',
      '国务院办公厅关于调整2019年劳动节假期安排的通知 一、2019年5月1日至2日放假调休，共2天。4月28日（星期日）上班。二、各地区、各部门要抓紧做好工作。',
      2019,
      ['2019-04-28 班 劳动节', '2019-05-01 休 劳动节', '2019-05-02 休 劳动节'],
    ],
    [
      'spaces and full-width digits from a word processor',
      '一、元旦 ： １ 月 １ 日 （周四） 至 ３ 日 放假 ， 共 ３ 天 。',
      2026,
      ['2026-01-01 休 元旦', '2026-01-02 休 元旦', '2026-01-03 休 元旦'],
    ],
    [
      'a text without line breaks',
      '通知如下：一、元旦：1月1日放假，与周末连休。二、清明节：4月5日放假，共1天。节假日期间，要妥善安排。国务院办公厅 2022年12月8日',
      2023,
      ['2023-01-01 休 元旦', '2023-04-05 休 清明节'],
    ],
  ] as const)('reads %s', (_, text, year, expected) => {
    expect(days(text, year)).toEqual(expected);
  });

  it.each([
    ['nothing like a notice', '今天天气很好。', 2026, 'no-holidays'],
    ['an empty text', '', 2026, 'no-holidays'],
    ['another year', textOf(2025), 2026, 'wrong-year'],
    ['a date of another year', '一、元旦：2024年1月1日放假。', 2026, 'wrong-year'],
    ['an impossible date', '一、春节：2月30日放假。', 2026, 'impossible-date'],
    ['a weekday that is not that day’s', '一、元旦：1月1日（周五）放假。', 2026, 'weekday-mismatch'],
    ['a number of days that is not that of the dates', '一、元旦：1月1日至3日放假，共4天。', 2026, 'count-mismatch'],
    ['a day both off and worked', '一、元旦：1月1日至3日放假，共3天。1月3日（周六）上班。', 2026, 'contradiction'],
    [
      'two holidays that contradict each other',
      '一、元旦：1月1日至4日放假，共4天。二、春节：1月4日（周日）上班。',
      2026,
      'contradiction',
    ],
    ['a range that ends before it begins', '一、元旦：1月3日至1日放假。', 2026, 'contradiction'],
    ['dates without a verb', '一、元旦：1月1日、1月2日。', 2026, 'unreadable-sentence'],
    ['a sentence it does not know', '一、元旦：1月1日放假。1月2日视情况而定。', 2026, 'unreadable-sentence'],
    [
      'an extension without its beginning',
      '一、延长2020年春节假期至2月2日（星期日），2月3日（星期一）起正常上班。',
      2020,
      'unreadable-sentence',
    ],
    ['a holiday without a day', '一、元旦：放假。', 2026, 'no-dates'],
  ] as const)('refuses %s', (_, text, year, code) => {
    expect(codes(text, year)).toEqual([code]);
  });

  it('names the sentence it cannot read', () => {
    const parsed = parseNotice(textOf(2026).replace('共9天', '共8天'), 2026);
    expect(parsed).toMatchObject({
      kind: 'errors',
      errors: [
        {
          code: 'count-mismatch',
          sentence: expect.stringContaining('2月15日') as string,
          message: 'It says 8 days, but the dates are 9.',
        },
      ],
    });
  });

  it('carries its number in brackets of any kind', () => {
    expect(noticeNumber('国办发明电 [2025] 7号')).toBe('国办发明电〔2025〕7号');
    expect(noticeNumber('通知')).toBeNull();
  });
});

const NOTICE_2026 = read(textOf(2026), 2026);
const changed = (change: (all: NoticeYear['days']) => NoticeYear['days'], year = 2026): readonly string[] =>
  checkNotice({ ...NOTICE_2026, year, days: change(NOTICE_2026.days) }, builtInCalendar()).map(
    ({ severity, code }) => `${severity} ${code}`,
  );

describe('the checks of a notice', () => {
  it('find nothing wrong with those of 2023-2026', () => {
    for (const notice of builtInCalendar().notices.filter(({ year }) => year >= 2023)) {
      expect(
        checkNotice(notice, builtInCalendar()).filter(({ severity }) => severity === 'error'),
        String(notice.year),
      ).toEqual([]);
    }
    expect(changed((all) => all)).toEqual([]);
  });

  it('find a missing make-up day: the swaps no longer balance', () => {
    expect(changed((all) => all.filter(({ date }) => date !== '2026-01-04'))).toEqual(['error unbalanced-swaps']);
  });

  it('find a make-up day on a Monday', () => {
    expect(changed((all) => [...all, { date: '2026-03-02', name: '春节', off: false }])).toEqual([
      'error working-weekday',
    ]);
  });

  it('find a date named twice and a date of another year', () => {
    expect(changed((all) => [...all, { date: '2026-01-03', name: '元旦', off: true }])).toEqual([
      'error duplicate-date',
    ]);
    expect(changed((all) => [...all, { date: '2025-11-01', name: '元旦', off: true }])).toEqual(['error wrong-year']);
  });

  it('find a statutory day that is not off', () => {
    const without = changed((all) => all.filter(({ date }) => date !== '2026-10-01'));
    expect(without).toEqual(['error unbalanced-swaps', 'error statutory-day-missing']);
  });

  it('find a year left out, and a December day the notice before says otherwise', () => {
    const next: NoticeYear = { year: 2028, source: null, days: [] };
    expect(checkNotice(next, builtInCalendar()).map(({ code }) => code)).toContain('gap');
    const before = calendarFromNotices([
      { year: 2018, source: null, days: [{ date: '2018-12-29', name: '元旦', off: false }] },
    ]);
    const contrary: NoticeYear = { year: 2019, source: null, days: [{ date: '2018-12-29', name: '元旦', off: true }] };
    const overlapping = checkNotice(contrary, before);
    expect(overlapping.map(({ code }) => code)).toContain('overlap');
  });
});

describe('a notice from a file', () => {
  it('reads JSON as it writes it', () => {
    expect(noticeFromJson(noticeToJson(NOTICE_2026), 2026)).toEqual({ kind: 'notice', notice: NOTICE_2026 });
    expect(noticeFromJson('[{"date":"2026-01-01","name":"元旦","isOffDay":true}]', 2026)).toMatchObject({
      kind: 'notice',
      notice: { source: null },
    });
  });

  it('reads CSV and iCalendar', () => {
    const csv = '\uFEFFdate,name,off\r\n2026-01-01,元旦,true\r\n2026-01-04,元旦,班\r\n';
    const ics = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20260101',
      'DTEND;VALUE=DATE:20260102',
      'SUMMARY:元旦(休)',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20260104',
      'SUMMARY:元旦(班)',
      'END:VEVENT',
      'END:VCALENDAR',
    ];
    const expected = {
      kind: 'notice',
      notice: {
        year: 2026,
        source: null,
        days: [
          { date: '2026-01-01', name: '元旦', off: true },
          { date: '2026-01-04', name: '元旦', off: false },
        ],
      },
    };
    expect(noticeFromCsv(csv, 2026)).toEqual(expected);
    expect(noticeFromIcs(ics.join('\r\n'), 2026)).toEqual(expected);
  });

  it.each([
    ['no JSON', noticeFromJson('{', 2026), [['unreadable', 1]]],
    ['no list', noticeFromJson('{"year":2026}', 2026), [['unreadable', 1]]],
    [
      'another year',
      noticeFromJson('{"year":2025,"days":[{"date":"2026-01-01","name":"元旦","off":true}]}', 2026),
      [['wrong-year', 1]],
    ],
    ['no day', noticeFromJson('[]', 2026), [['empty', 1]]],
    ['a day without a name', noticeFromJson('[{"date":"2026-01-01","off":true}]', 2026), [['missing-field', 1]]],
    ['no header', noticeFromCsv('2026-01-01,元旦,true', 2026), [['unreadable', 1]]],
    [
      'a wrong word, an impossible date, a working Monday',
      noticeFromCsv('date,name,off\n2026-01-01,元旦,maybe\n2026-02-30,春节,1\n2026-03-02,春节,0', 2026),
      [
        ['missing-field', 2],
        ['impossible-date', 3],
        ['working-weekday', 4],
      ],
    ],
    [
      'a date twice',
      noticeFromCsv('date,name,off\n2026-01-01,元旦,1\n2026-01-01,元旦,1', 2026),
      [['duplicate-date', 3]],
    ],
    ['no calendar', noticeFromIcs('hello', 2026), [['unreadable', 1]]],
    [
      'an event that says neither off nor worked',
      noticeFromIcs('BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nSUMMARY:元旦\nEND:VEVENT', 2026),
      [['missing-field', 2]],
    ],
  ] as const)('is refused whole: %s', (_, loaded, expected) => {
    expect(loaded.kind === 'errors' ? loaded.errors.map(({ code, line }) => [code, line]) : loaded).toEqual(expected);
  });
});
