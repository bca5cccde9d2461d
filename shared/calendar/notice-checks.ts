import { civilParts, fromDayNumber, toDayNumber, weekdayOf } from '../dates/civil.ts';
import type { CivilDate } from '../dates/types.ts';
import { certainDaysOf, statutoryDayCount } from './certain-days.ts';
import type { NoticeDay, NoticeYear } from './types.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** Something a notice year should not contain. An `error` refuses it whole; a `warning` is for the reader. */
export interface NoticeFinding {
  readonly severity: 'error' | 'warning';
  readonly code:
    | 'wrong-year'
    | 'duplicate-date'
    | 'working-weekday'
    | 'unbalanced-swaps'
    | 'statutory-day-missing'
    | 'gap'
    | 'overlap'
    | 'long-work-stretch';
  readonly dates: readonly CivilDate[];
  readonly message: string;
}

const LONGEST_WORK_STRETCH = 6; // 放假办法 §7

function isWeekend(date: CivilDate): boolean {
  return weekdayOf(date) >= 6;
}

/**
 * Checks a notice year before it is accepted: dates of its own year (or the December before), no date twice, make-up
 * days on weekends only, swaps that balance (days off on Monday-Friday less make-up days = the statutory 13 days, 11
 * before 2025), every statutory day that is certain by rule off, no year left out since the last loaded notice, no
 * December day that the notice before says otherwise. Example: 2026 has 19 weekdays off and 6 make-up days: 13.
 */
export function checkNotice(notice: NoticeYear, calendar: WorkCalendar): readonly NoticeFinding[] {
  return [
    ...checkOwnDates(notice),
    ...swaps(notice),
    ...missingStatutoryDays(notice),
    ...neighbours(notice, calendar),
    ...workStretches(notice),
  ];
}

/** The checks that hold for local documents too: dates of the year itself (or the December before), none twice. */
export function checkOwnDates({ year, days }: NoticeYear): readonly NoticeFinding[] {
  const findings: NoticeFinding[] = [];
  const foreign = days.filter(({ date }) => {
    const parts = civilParts(toDayNumber(date));
    return parts.year !== year && !(parts.year === year - 1 && parts.month === 12);
  });
  if (foreign.length > 0) {
    findings.push(error('wrong-year', foreign, `These days do not belong to ${year}.`));
  }
  const seen = new Set<CivilDate>();
  const twice = days.filter(({ date }) => seen.has(date) || !seen.add(date));
  if (twice.length > 0) findings.push(error('duplicate-date', twice, 'These days are named twice.'));
  return findings;
}

function swaps({ year, days }: NoticeYear): readonly NoticeFinding[] {
  const findings: NoticeFinding[] = [];
  const workingWeekdays = days.filter(({ date, off }) => !off && !isWeekend(date));
  if (workingWeekdays.length > 0) {
    findings.push(error('working-weekday', workingWeekdays, 'A make-up working day lies on a weekend.'));
  }
  const offWeekdays = days.filter(({ date, off }) => off && !isWeekend(date)).length;
  const makeUpDays = days.filter(({ date, off }) => !off && isWeekend(date));
  const expected = statutoryDayCount(year);
  if (offWeekdays - makeUpDays.length !== expected) {
    const message = `${offWeekdays} weekdays off less ${makeUpDays.length} make-up days is not the ${expected} statutory days of ${year}.`;
    findings.push(error('unbalanced-swaps', makeUpDays, message));
  }
  return findings;
}

function missingStatutoryDays({ year, days }: NoticeYear): readonly NoticeFinding[] {
  if (year < 2025) return []; // the rule of 2024 governs from 2025 on
  const off = new Set(days.filter((day) => day.off).map(({ date }) => date));
  const missing = [...certainDaysOf(year)]
    .map(([day, name]) => ({ date: fromDayNumber(day), name, off: true }))
    .filter(({ date }) => !off.has(date) && !isWeekend(date));
  if (missing.length === 0) return [];
  const named = missing.map(({ date, name }) => `${date} ${name}`).join(', ');
  return [error('statutory-day-missing', missing, `Statutory days are not off: ${named}.`)];
}

function neighbours(notice: NoticeYear, calendar: WorkCalendar): readonly NoticeFinding[] {
  const findings: NoticeFinding[] = [];
  const years = calendar.notices.map(({ year }) => year);
  const last = Math.max(...years);
  if (years.length > 0 && notice.year > last + 1) {
    const message = `The notice for ${last + 1} must be loaded before the one for ${notice.year}.`;
    findings.push({ severity: 'error', code: 'gap', dates: [], message });
  }
  const before = calendar.notices.find(({ year }) => year === notice.year - 1);
  const conflicting = notice.days.filter(({ date, off }) =>
    (before?.days ?? []).some((known) => known.date === date && known.off !== off),
  );
  if (conflicting.length > 0) {
    const message = `The notice for ${notice.year - 1} says otherwise about these days.`;
    findings.push({ severity: 'warning', code: 'overlap', dates: datesOf(conflicting), message });
  }
  return findings;
}

/** More than six days of work in a row around a make-up day: unusual, so worth a second look. */
function workStretches({ days }: NoticeYear): readonly NoticeFinding[] {
  const status = new Map(days.map(({ date, off }) => [toDayNumber(date), off]));
  const works = (day: number): boolean => {
    const off = status.get(day);
    return off === undefined ? !isWeekend(fromDayNumber(day)) : !off;
  };
  const long = days.filter(({ date, off }) => {
    if (off) return false;
    const day = toDayNumber(date);
    let first = day;
    let last = day;
    while (works(first - 1)) first -= 1;
    while (works(last + 1)) last += 1;
    return last - first + 1 > LONGEST_WORK_STRETCH;
  });
  if (long.length === 0) return [];
  const message = `More than ${LONGEST_WORK_STRETCH} working days in a row around these make-up days.`;
  return [{ severity: 'warning', code: 'long-work-stretch', dates: datesOf(long), message }];
}

function datesOf(days: readonly NoticeDay[]): readonly CivilDate[] {
  return days.map(({ date }) => date);
}

function error(code: NoticeFinding['code'], days: readonly NoticeDay[], message: string): NoticeFinding {
  return { severity: 'error', code, dates: datesOf(days), message };
}
