import { civilParts, toDayNumber } from '../dates/civil.ts';
import { FIXED_FESTIVALS, MOVING_FESTIVALS, SPRING_FESTIVAL_OFFSETS } from './data/certain.ts';

const BY_YEAR = new Map<number, ReadonlyMap<number, string>>();

/** Day number -> holiday name of a year's statutory days that are certain by rule. */
export function certainDaysOf(year: number): ReadonlyMap<number, string> {
  const known = BY_YEAR.get(year);
  if (known !== undefined) return known;
  const days = new Map<number, string>();
  const yearText = String(year).padStart(4, '0');
  for (const [month, day, name] of FIXED_FESTIVALS) {
    days.set(toDayNumber(`${yearText}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`), name);
  }
  const moving = MOVING_FESTIVALS[year];
  if (moving !== undefined) {
    const newYear = toDayNumber(moving.springFestival);
    for (const offset of SPRING_FESTIVAL_OFFSETS) days.set(newYear + offset, '春节');
    days.set(toDayNumber(moving.qingming), '清明节');
    days.set(toDayNumber(moving.dragonBoat), '端午节');
    days.set(toDayNumber(moving.midAutumn), '中秋节');
  }
  BY_YEAR.set(year, days);
  return days;
}

/**
 * The statutory holiday that is certain by rule on a day, whatever the notice will say; null on other days.
 * Used only where no notice has been published (全国年节及纪念日放假办法 §2). Example: 1 January 2027 is `元旦`.
 */
export function certainHoliday(dayNumber: number): string | null {
  return certainDaysOf(civilParts(dayNumber).year).get(dayNumber) ?? null;
}

/** Number of statutory days off of a year: 13 since 2025, 11 from 2008, 10 before (放假办法, revisions 2007, 2013, 2024). */
export function statutoryDayCount(year: number): number {
  return year >= 2025 ? 13 : year >= 2008 ? 11 : 10;
}
