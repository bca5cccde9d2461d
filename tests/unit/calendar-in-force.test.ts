import { describe, expect, test } from 'vitest';
import { clocksOn, deriveCase, type CaseBasis } from '../../electron/services/derive.ts';
import { changedClocks, oldDatesOf } from '../../electron/services/date-changes.ts';
import { builtInCalendar } from '../../shared/calendar/build.ts';
import { calendarInForce, earlierCalendars, type LoadedDays } from '../../shared/calendar/in-force.ts';
import { noticeFormatOf, noticeYearOf, readNotice } from '../../shared/calendar/read-notice.ts';
import type { CaseEvent } from '../../shared/workflow/types.ts';
import { INVENTED_2027 } from '../data/notices/invented-2027.ts';

const read = readNotice({ kind: 'notice', format: 'text', text: INVENTED_2027, year: null }, builtInCalendar());
if (read.kind !== 'read') throw new Error('the invented notice cannot be read');
const NOTICE_2027: LoadedDays = {
  kind: 'notice',
  year: 2027,
  document: '国办发明电〔2026〕99号',
  days: read.notice.days,
  acceptedAt: '2026-12-21T01:00:00.000Z',
};
const SPORTS_DAY: LoadedDays = {
  kind: 'local',
  year: 2026,
  document: '东政办发〔2026〕9号',
  days: [{ date: '2026-09-22', name: '区运动会', off: true }],
  acceptedAt: '2026-09-19T01:00:00.000Z',
};

describe('the calendar in force', () => {
  test('nothing loaded is the calendar the program brings along', () => {
    expect(calendarInForce(builtInCalendar(), [])).toBe(builtInCalendar());
  });
  test('a loaded year is governed, its make-up days work', () => {
    const calendar = calendarInForce(builtInCalendar(), [NOTICE_2027]);
    expect(calendar.publishedThrough).toBe('2027-12-31');
    expect(calendar.dayInfo('2027-01-16')).toMatchObject({
      kind: 'make-up-workday',
      note: '元旦调休上班 (国办发明电〔2026〕99号)',
      provisional: false,
    });
    expect(calendar.isWorkday('2027-01-04')).toBe(false);
    expect(calendar.nthWorkdayAfter('2026-12-18', 15)).toBe('2027-01-12');
  });
  test('local days stay when a notice is loaded after them', () => {
    const calendar = calendarInForce(builtInCalendar(), [SPORTS_DAY, NOTICE_2027]);
    expect(calendar.dayInfo('2026-09-22')).toMatchObject({ kind: 'holiday', source: '东政办发〔2026〕9号' });
  });
  test('what takes a year back leaves it as it was brought along', () => {
    const back: LoadedDays = { ...NOTICE_2027, days: null, acceptedAt: '2026-12-22T01:00:00.000Z' };
    const calendar = calendarInForce(builtInCalendar(), [NOTICE_2027, back]);
    expect(calendar.publishedThrough).toBe('2026-12-31');
    expect(calendar.dayInfo('2027-01-04')).toMatchObject({ kind: 'workday', provisional: true });
    expect(earlierCalendars(calendar).map(({ until, calendar: before }) => [until, before.publishedThrough])).toEqual([
      ['2026-12-21T01:00:00.000Z', '2026-12-31'],
      ['2026-12-22T01:00:00.000Z', '2027-12-31'],
    ]);
  });
});

const BASIS: CaseBasis = {
  matter: 'design-review',
  path: 'ordinary',
  channel: 'counter',
  ruleSet: '2020',
  terms: {
    materialFacts: {},
    promised: { decision: 10 },
    subSteps: {},
    extensions: {},
    warnWorkdays: 1,
    exemptions: {},
  },
};
function event(seq: number, type: 'received' | 'accepted', date: string, recordedAt: string): CaseEvent {
  return { id: String(seq), seq, type, date, recordedAt, staffId: 'S0001', basis: 'complete' } as CaseEvent;
}
const RECEIVED = event(1, 'received', '2026-09-18', '2026-09-18T01:00:00.000Z');

describe('stopped clocks', () => {
  const calendar = calendarInForce(builtInCalendar(), [SPORTS_DAY]);
  const due = (events: readonly CaseEvent[], by = calendar) =>
    clocksOn(BASIS, events, by, '2026-09-21').clocks.map(({ id, state, statutory }) => [id, state, statutory.due]);

  test('keep what the calendar of their stop said; running ones follow the new one', () => {
    const accepted = event(2, 'accepted', '2026-09-18', '2026-09-18T02:00:00.000Z');
    expect(due([RECEIVED, accepted], builtInCalendar())).toEqual([
      ['one-shot', 'stopped', '2026-09-24'],
      ['decision', 'running', '2026-10-15'],
    ]);
    expect(due([RECEIVED, accepted])).toEqual([
      ['one-shot', 'stopped', '2026-09-24'],
      ['decision', 'running', '2026-10-16'],
    ]);
  });
  test('that stop after the change are counted by the new calendar', () => {
    const accepted = event(2, 'accepted', '2026-09-21', '2026-09-21T02:00:00.000Z');
    expect(due([RECEIVED, accepted])).toEqual([
      ['one-shot', 'stopped', '2026-09-28'],
      ['decision', 'running', '2026-10-20'],
    ]);
  });
});

describe('the difference list', () => {
  const accepted = event(2, 'accepted', '2026-09-18', '2026-09-18T02:00:00.000Z');
  const before = deriveCase(BASIS, [RECEIVED, accepted], builtInCalendar()).clocks;
  const after = deriveCase(BASIS, [RECEIVED, accepted], calendarInForce(builtInCalendar(), [SPORTS_DAY])).clocks;

  test('names old and new date of each limit that moves', () => {
    const lines = changedClocks(7, before, after);
    expect(lines).toEqual([
      {
        caseId: 7,
        clockId: 'decision',
        run: 1,
        oldStatutory: '2026-10-15',
        newStatutory: '2026-10-16',
        oldPromised: '2026-10-09',
        newPromised: '2026-10-10',
        wasProvisional: false,
        isProvisional: false,
      },
    ]);
    expect(lines.map(oldDatesOf)).toEqual([['2026-10-15', '2026-10-09']]);
  });
  test('is empty when nothing moves', () => {
    expect(changedClocks(7, before, before)).toEqual([]);
  });
});

describe('reading what is pasted or loaded', () => {
  test.each([
    ['notice.CSV', '', 'csv'],
    ['a.ics', '', 'ics'],
    [null, ' [{"date":"2027-01-01"}]', 'json'],
    [null, 'BEGIN:VCALENDAR\r\n', 'ics'],
    [null, 'date,name,off\n', 'csv'],
    ['通知.txt', '[', 'text'],
    [null, INVENTED_2027, 'text'],
  ] as const)('the format of %s is told', (fileName, text, format) => {
    expect(noticeFormatOf(text, fileName)).toBe(format);
  });
  test('the year is the title’s, or the one most dates lie in', () => {
    expect(noticeYearOf(INVENTED_2027, 'text')).toBe(2027);
    expect(noticeYearOf('date,name,off\n2026-12-31,元旦,true\n2027-01-01,元旦,true\n2027-01-02,元旦,true', 'csv')).toBe(
      2027,
    );
    expect(noticeYearOf('一、元旦:1月1日放假', 'text')).toBe(null);
  });
  test('a check that fails is tied to the sentence that names the day', () => {
    const text = INVENTED_2027.replace('9月26日（周日）、10月9日（周六）上班', '10月9日（周六）上班');
    expect(readNotice({ kind: 'notice', format: 'text', text, year: null }, builtInCalendar())).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'unbalanced-swaps', sentence: '1月16日(周六)上班' }],
    });
  });
  test('a year left out is refused', () => {
    const text = INVENTED_2027.replaceAll('2027', '2029').replaceAll(/（周.）/g, '');
    const refused = readNotice({ kind: 'notice', format: 'text', text, year: null }, builtInCalendar());
    expect(refused.kind === 'refused' && refused.problems.map(({ code }) => code)).toContain('gap');
  });
});
