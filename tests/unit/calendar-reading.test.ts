import { describe, expect, it } from 'vitest';
import { builtInCalendar, calendarFromNotices } from '../../shared/calendar/build.ts';
import { noticeToJson } from '../../shared/calendar/notice-files.ts';
import { noticeFormatOf, noticeYearOf, readNotice } from '../../shared/calendar/read-notice.ts';
import type { NoticeFormat } from '../../shared/calendar/read-notice.ts';

const local = (format: NoticeFormat, text: string, year: number | null = 2026) =>
  readNotice({ kind: 'local', format, text, year }, builtInCalendar());
const problems = (...args: Parameters<typeof local>): unknown => {
  const read = local(...args);
  return read.kind === 'refused'
    ? read.problems.map(({ code, line, sentence }) => [code, line, sentence])
    : read.notice.days.map(({ date }) => date);
};

describe('a local document', () => {
  it('is read in any format, without balancing its swaps', () => {
    const days = ['2026-11-17'];
    expect(problems('csv', 'date,name,off\r\n2026-11-17,停电,1')).toEqual(days);
    expect(problems('json', '[{"date":"2026-11-17","name":"停电","off":true}]')).toEqual(days);
    expect(
      problems('ics', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261117\r\nSUMMARY:停电休\r\nEND:VEVENT'),
    ).toEqual(days);
    expect(problems('text', '一、停电:11月17日放假。')).toEqual(days);
    expect(local('csv', 'date,name,off\n2026-11-17,停电,1')).toMatchObject({ kind: 'read', warnings: [] });
  });

  it('is refused at the line of a file, with its words', () => {
    const long = 'x'.repeat(300);
    expect(problems('csv', `date,name,off\r\n2026-11-17,停电,1\r\n  2026-02-30,${long},1  `)).toEqual([
      ['impossible-date', 3, `2026-02-30,${long},1`.slice(0, 200)],
    ]);
    expect(problems('csv', 'name,off')).toEqual([['unreadable', 1, 'name,off']]);
    // A position in a list of days is not a line of the file.
    expect(problems('json', '[{"date":"2026-02-30","name":"停电","off":true}]')).toEqual([
      ['impossible-date', 1, null],
    ]);
    expect(problems('text', '一、停电:2月30日放假。')).toEqual([['impossible-date', null, '2月30日放假']]);
    expect(local('text', '一、停电:2月30日放假。')).toMatchObject({
      problems: [{ severity: 'error', dates: [], message: 'There is no such day: 2月30日' }],
    });
  });

  it.each([[null], [1948], [2200]])('for the year %s is refused: nobody knows its days', (year) => {
    expect(problems('csv', 'date,name,off\n', year)).toEqual([['year-unknown', null, null]]);
  });

  it.each([[1949], [2199]])('for the year %d is read', (year) => {
    expect(problems('csv', `date,name,off\n${year}-10-01,国庆节,1`, year)).toEqual([`${year}-10-01`]);
  });
});

describe('a notice from a file', () => {
  const notice = (format: NoticeFormat, text: string, year: number) =>
    readNotice({ kind: 'notice', format, text, year }, builtInCalendar());

  it('that does not balance is refused at the line of its first make-up day', () => {
    const refused = notice('csv', 'date,name,off\n2026-01-01,元旦,1\n2026-01-04,元旦,0\n', 2026);
    expect(
      refused.kind === 'refused' && refused.problems.find(({ code }) => code === 'unbalanced-swaps'),
    ).toMatchObject({
      line: 3,
      sentence: '2026-01-04,元旦,0',
    });
    const calendar = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\n  \nDTSTART:20260104\nSUMMARY:元旦班\nEND:VEVENT';
    const fromCalendar = notice('ics', calendar, 2026);
    expect(
      fromCalendar.kind === 'refused' && fromCalendar.problems.find(({ code }) => code === 'unbalanced-swaps'),
    ).toMatchObject({ line: 4, sentence: 'DTSTART:20260104' });
  });

  it('names no line for a day that only follows from a range', () => {
    const text = '国务院办公厅关于2026年节假日安排的通知 一、国庆节:10月2日至7日放假。';
    const refused = notice('text', text, 2026);
    const missing = refused.kind === 'refused' && refused.problems.find(({ code }) => code === 'statutory-day-missing');
    expect(missing).toMatchObject({ line: null, sentence: null });
    const gap = notice('json', '[{"date":"2028-01-01","name":"元旦","off":true}]', 2028);
    expect(gap.kind === 'refused' && gap.problems.find(({ code }) => code === 'gap')).toMatchObject({
      line: null,
      sentence: null,
    });
  });
});

describe('a notice from a file, further', () => {
  it('names the first line where the day stands there, and none for a day that stands nowhere', () => {
    const oneLine = '[{"date":"2026-01-04","name":"元旦","off":false}]';
    const refused = readNotice({ kind: 'notice', format: 'json', text: oneLine, year: 2026 }, builtInCalendar());
    const found = (code: string) => refused.kind === 'refused' && refused.problems.find((one) => one.code === code);
    expect(found('unbalanced-swaps')).toMatchObject({ line: 1 });
    expect(found('statutory-day-missing')).toMatchObject({ line: null, sentence: null });
  });

  it('with nothing worse than a warning is read, and the warning handed on', () => {
    const published = builtInCalendar().notices.find(({ year }) => year === 2026);
    if (published === undefined) throw new Error('2026 is published');
    const before = calendarFromNotices([
      { year: 2025, source: null, days: [{ date: '2026-01-02', name: '元旦', off: false }] },
    ]);
    const text = noticeToJson(published);
    expect(readNotice({ kind: 'notice', format: 'json', text, year: null }, before)).toMatchObject({
      kind: 'read',
      warnings: [{ severity: 'warning', code: 'overlap', dates: ['2026-01-02'] }],
    });
  });
});

describe('what a text is', () => {
  it.each([
    ['\uFEFF {"days":[]}', 'json'],
    ['年份 [2026]', 'text'],
    ['名称;date;off\n', 'csv'],
    ['date of birth', 'text'],
    ['title\ndate,name', 'text'],
    [`${'x'.repeat(198)} date,`, 'text'],
    ['\uFEFFBEGIN:VCALENDAR', 'ics'],
  ] as const)('%j is told by how it begins', (text, format) => expect(noticeFormatOf(text, null)).toBe(format));

  it('its name counts only at its end', () => {
    expect(noticeFormatOf('[', 'a.csv.bak')).toBe('json');
    expect(noticeFormatOf('[', 'a.txt')).toBe('text');
    expect(noticeFormatOf('', 'A.JSON')).toBe('json');
  });

  it('its year is the one most of its dates lie in, however they are written; none where it names none', () => {
    expect(noticeYearOf('DTSTART:20270101\nDTSTART:20270102\nDTSTART:20261231', 'ics')).toBe(2027);
    expect(noticeYearOf('no dates', 'csv')).toBeNull();
    expect(noticeYearOf('12345, 2027-1-1', 'csv')).toBeNull();
  });
});
