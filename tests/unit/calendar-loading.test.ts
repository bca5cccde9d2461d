import { describe, expect, it } from 'vitest';
import { noticeFromCsv, noticeFromIcs, noticeFromJson, noticeToJson } from '../../shared/calendar/notice-files.ts';
import type { LoadedNotice } from '../../shared/calendar/notice-files.ts';
import { noticeNumber, parseNotice } from '../../shared/calendar/notice-parser.ts';

const daysOf = (loaded: LoadedNotice): unknown =>
  loaded.kind === 'notice'
    ? loaded.notice.days.map(({ date, name, off }) => `${date} ${off ? '休' : '班'} ${name}`)
    : loaded.errors;
const errorsOf = (loaded: LoadedNotice): unknown =>
  loaded.kind === 'errors' ? loaded.errors.map(({ code, line }) => [code, line]) : loaded.notice.days;
const day = (date: unknown, name: unknown = '元旦', off: unknown = true) => ({ date, name, off });
const json = (value: unknown, year = 2026) => noticeFromJson(JSON.stringify(value), year);

describe('a JSON file of days', () => {
  it('is read in the order of dates, names without their spaces', () => {
    const unsorted = [day('2026-01-03'), day('2026-01-01', ' 元旦 '), day('2025-12-31'), day('2026-01-02')];
    expect(daysOf(json(unsorted))).toEqual([
      '2025-12-31 休 元旦',
      '2026-01-01 休 元旦',
      '2026-01-02 休 元旦',
      '2026-01-03 休 元旦',
    ]);
    const shuffled = unsorted.map(({ date, name }) => ({ date: String(date), name: String(name), off: true }));
    const written = JSON.parse(noticeToJson({ year: 2026, source: null, days: shuffled })) as { days: typeof shuffled };
    expect(written.days.map(({ date }) => date)).toEqual(['2025-12-31', '2026-01-01', '2026-01-02', '2026-01-03']);
  });

  it('may say its source and leave its year out; a mark at its beginning does not matter', () => {
    expect(json({ days: [day('2026-01-01')], source: '国办发明电〔2025〕7号' })).toMatchObject({
      notice: { year: 2026, source: '国办发明电〔2025〕7号' },
    });
    expect(json({ days: [day('2026-01-01')], source: 7 })).toMatchObject({ notice: { source: null } });
    expect(daysOf(noticeFromJson('\uFEFF[{"date":"2026-01-01","name":"元旦","off":true}]', 2026))).toHaveLength(1);
  });

  it('names each entry that is no day, in the order of the file', () => {
    expect(
      errorsOf(json([null, [], 'text', day(20260101), day('2026-01-01', '  '), day('2026-01-01', '元旦', 'yes')])),
    ).toEqual([1, 2, 3, 4, 5, 6].map((line) => ['missing-field', line]));
    expect(errorsOf(json(null))).toEqual([['unreadable', 1]]);
    expect(errorsOf(json('text'))).toEqual([['unreadable', 1]]);
  });

  it('is refused with days of other years, but for the December before', () => {
    const wrong = json([day('2024-12-31'), day('2025-12-31'), day('2025-11-30'), day('2027-01-01')]);
    expect(wrong).toEqual({
      kind: 'errors',
      errors: [
        { code: 'wrong-year', line: 1, message: '2024-12-31 does not belong to the notice for 2026.' },
        { code: 'wrong-year', line: 3, message: '2025-11-30 does not belong to the notice for 2026.' },
        { code: 'wrong-year', line: 4, message: '2027-01-01 does not belong to the notice for 2026.' },
      ],
    });
    expect(json({ year: 'x'.repeat(30), days: [day('2026-01-01')] })).toMatchObject({
      errors: [{ message: `The file is for ${'x'.repeat(10)}, not for 2026.` }],
    });
  });

  it('shows no more of a text that is no date than fits a line', () => {
    expect(json([day('x'.repeat(60))])).toMatchObject({
      errors: [{ message: `Not a date of the calendar: "${'x'.repeat(40)}".` }],
    });
  });
});

describe('a CSV file of days', () => {
  it.each([
    ['semicolons, quotes, another order of columns', 'Off;"NAME";date\n休;"元旦";2026-01-01\n\n班;元旦;2026-01-04\n'],
    ['tabs', 'date\tname\toff\r\n2026-01-01\t元旦\t放假\r\n2026-01-04\t元旦\t上班'],
    ['numbers', 'date,name,off\n2026-01-01,元旦,1\n2026-01-04,元旦,0'],
    ['English words', 'date,name,off\n2026-01-01,元旦,OFF\n   \n2026-01-04,元旦,Work'],
    ['true and false', 'date, name, off\n2026-01-01, 元旦, TRUE\n2026-01-04, 元旦, False'],
  ])('is read with %s', (_, text) => {
    expect(daysOf(noticeFromCsv(text, 2026))).toEqual(['2026-01-01 休 元旦', '2026-01-04 班 元旦']);
  });

  it.each([['name,off'], ['date,off'], ['date,name'], ['']])('is refused with the header "%s"', (header) => {
    expect(errorsOf(noticeFromCsv(`${header}\n2026-01-01,元旦,1`, 2026))).toEqual([['unreadable', 1]]);
  });

  it('names its lines in order, also a date that stands there twice, counting empty lines', () => {
    const text = 'date,name,off\n2026-01-01,元旦,1\n\n2026-01-01,元旦,1\n2026-02-30,春节,1\n2026-01-02,元旦';
    expect(noticeFromCsv(text, 2026)).toMatchObject({
      errors: [
        { code: 'duplicate-date', line: 4, message: '2026-01-01 stands already on line 2.' },
        { code: 'impossible-date', line: 5 },
        { code: 'missing-field', line: 6 },
      ],
    });
  });
});

describe('an iCalendar file of days', () => {
  const calendar = (...events: readonly (readonly string[])[]): string =>
    ['BEGIN:VCALENDAR', ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']), 'END:VCALENDAR'].join(
      '\n',
    );

  it.each([
    ['春节放假', '20260215', '20260218', ['2026-02-15 休 春节', '2026-02-16 休 春节', '2026-02-17 休 春节']],
    ['春节休假调休(共3天)', '20260215', '20260216', ['2026-02-15 休 春节']],
    ['春节补班', '20260214', '20260215', ['2026-02-14 班 春节']],
    ['春节 work', '20260214T000000', '20260215T000000', ['2026-02-14 班 春节 work']],
    ['Spring Festival holiday', '20260215', '20260215', ['2026-02-15 休 Spring Festival holiday']],
    ['春节假【说明】', '20260215', '20260101', ['2026-02-15 休 春节假']],
  ])('reads an event %s from %s to %s', (summary, start, end, expected) => {
    const text = calendar([
      `DTSTART;VALUE=DATE:${start}`,
      `DTEND;VALUE=DATE:${end}`,
      `SUMMARY;LANGUAGE=zh: ${summary} `,
    ]);
    expect(daysOf(noticeFromIcs(`\uFEFF${text}`, 2026))).toEqual(expected);
  });

  it('takes an event of a month, and of a longer one only its first day', () => {
    const lasting = (end: string) =>
      daysOf(noticeFromIcs(calendar(['DTSTART:20260101', `DTEND:${end}`, 'SUMMARY:元旦休']), 2026));
    expect(lasting('20260201')).toHaveLength(31);
    expect(lasting('20260202')).toEqual(['2026-01-01 休 元旦']);
  });

  it('is refused at the event that has no date, or whose words stand outside an event', () => {
    expect(errorsOf(noticeFromIcs(calendar(['SUMMARY:元旦休']), 2026))).toEqual([['impossible-date', 2]]);
    const outside = 'BEGIN:VCALENDAR\nSUMMARY:元旦休\nDTSTART:20260101\nEND:VEVENT';
    expect(errorsOf(noticeFromIcs(outside, 2026))).toEqual([['empty', 1]]);
    expect(errorsOf(noticeFromIcs('', 2026))).toEqual([['unreadable', 1]]);
    const two = calendar(['DTSTART:20260101', 'SUMMARY:元旦休'], ['SUMMARY:春节休']);
    expect(errorsOf(noticeFromIcs(two, 2026))).toEqual([['impossible-date', 6]]);
  });
});

describe('the words of a notice', () => {
  const parsed = (text: string, year = 2026): unknown => {
    const answer = parseNotice(text, year);
    return answer.kind === 'notice'
      ? answer.notice.days.map(({ date, name, off }) => `${date} ${off ? '休' : '班'} ${name}`)
      : answer.errors.map(({ code }) => code);
  };

  it.each([
    ['a number of two characters', '十一、元旦:1月1日放假。', ['2026-01-01 休 元旦']],
    [
      'a dash of two strokes',
      '一、元旦:1月1日——3日放假,共3天。',
      ['2026-01-01', '2026-01-02', '2026-01-03'].map((date) => `${date} 休 元旦`),
    ],
    [
      'dates before the comma of their verb',
      '一、元旦:1月1日,1月2日放假。',
      ['2026-01-01 休 元旦', '2026-01-02 休 元旦'],
    ],
    ['what is said to be statutory', '一、元旦:1月1日放假。其中1月1日为法定节假日。', ['2026-01-01 休 元旦']],
    [
      'when ordinary work begins again',
      '一、春节:2月1日至2日放假,2月3日起正常上班。',
      ['2026-02-01 休 春节', '2026-02-02 休 春节'],
    ],
    ['a range of one day', '一、元旦:1月1日至1日放假。', ['2026-01-01 休 元旦']],
    ['周天 for Sunday', '一、元旦:1月1日放假。1月4日(周天)上班。', ['2026-01-01 休 元旦', '2026-01-04 班 元旦']],
    [
      'a bare day after the December before',
      '一、元旦:2025年12月30日、31日放假。',
      ['2025-12-30 休 元旦', '2025-12-31 休 元旦'],
    ],
    ['a December day of New Year', '一、元旦:12月31日至1月1日放假。', ['2025-12-31 休 元旦', '2026-01-01 休 元旦']],
    ['a day two holidays name alike', '一、元旦:1月1日放假。二、春节:1月1日放假。', ['2026-01-01 休 元旦']],
    ['a name of its own', '一、校庆日:5月4日放假。', ['2026-05-04 休 校庆日']],
    ['no name at all', '一、5月4日放假。', ['2026-05-04 休 放假']],
    [
      'a closing paragraph with dates',
      '一、元旦:1月1日放假。节假日期间,1月2日值班。\n报告1月3日。',
      ['2026-01-01 休 元旦'],
    ],
    [
      'a signature with its date',
      '一、元旦:1月1日放假\n国务院办公厅\n2025年11月4日\n(此件公开发布)',
      ['2026-01-01 休 元旦'],
    ],
    ['a signature without a date', '一、元旦:1月1日放假\n国务院办公厅', ['2026-01-01 休 元旦']],
    [
      'lines apart',
      '一、元旦:1月1日\n\n\n放假。\n\n二、清明节:4月5日放假。',
      ['2026-01-01 休 元旦', '2026-04-05 休 清明节'],
    ],
  ])('may hold %s', (_, text, expected) => expect(parsed(text)).toEqual(expected));

  it.each([
    ['a range of more than fifteen days', '一、春节:2月1日至16日放假。', ['contradiction']],
    ['a count of two figures that is not that of the dates', '一、春节:2月1日至9日放假,共10天。', ['count-mismatch']],
    ['a count before its dates', '一、春节:2月1日至9日放假。共8天。', ['count-mismatch']],
    ['a bare day without a month before it', '一、元旦:3日放假。', ['impossible-date']],
    ['a November of the year before', '一、元旦:2025年11月30日放假。', ['wrong-year']],
    ['a December two years before', '一、元旦:2024年12月31日放假。', ['wrong-year']],
    ['dates mixed with words it does not know', '一、元旦:1月1日放假。1月2日左右。', ['unreadable-sentence']],
  ])('may not hold %s', (_, text, codes) => expect(parsed(text)).toEqual(codes));

  it('may hold a range of fifteen days', () => {
    expect(parsed('一、春节:2月1日至15日放假,共15天。')).toHaveLength(15);
  });

  it('are quoted only to their sixtieth character when nothing like a holiday is among them', () => {
    expect(parseNotice('字'.repeat(90), 2026)).toMatchObject({ errors: [{ sentence: '字'.repeat(60) }] });
  });

  it('hold a number of any length, or none', () => {
    expect(noticeNumber('国办发明电〔2025〕17号')).toBe('国办发明电〔2025〕17号');
    expect(noticeNumber('国办发明电〔2025〕号')).toBeNull();
  });
});
