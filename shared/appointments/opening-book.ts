import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { DayInfo } from '../calendar/types.ts';
import { weekdayOf } from '../dates/civil.ts';
import type { CivilDate } from '../dates/types.ts';
import { minutesOf, overlap } from './clock.ts';
import { DEFAULT_WEEKLY_HOURS } from './defaults.ts';
import type {
  AbsenceChange,
  ClosureChange,
  CounterScope,
  DayReason,
  OpeningDay,
  OpeningDayName,
  OpeningEntry,
  OpeningSpan,
  Span,
  SpecialDayChange,
  WeeklyChange,
  WeeklyHours,
} from './types.ts';

type Entered<Change> = Change & { readonly id: number };

const WEEKDAY_NAMES: readonly OpeningDayName[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

/** What is left of hours when a span is taken out of them. */
function without(hours: readonly OpeningSpan[], closed: Span): readonly OpeningSpan[] {
  return hours.flatMap((span) => {
    if (!overlap(span, closed)) return [span];
    const before = span.from < closed.from ? [{ ...span, to: closed.from }] : [];
    const after = span.to > closed.to ? [{ ...span, from: closed.to }] : [];
    return [...before, ...after];
  });
}

function sorted(hours: readonly OpeningSpan[]): readonly OpeningSpan[] {
  return hours.toSorted((left, right) => (left.from < right.from ? -1 : 1));
}

/** A day as planned, before closures take their part. */
interface Planned {
  readonly hours: readonly OpeningSpan[];
  readonly reason: DayReason;
  readonly text: string | null;
}

/**
 * The opening calendar: everything entered, read against the statutory calendar. Immutable; `with` gives a further one.
 *
 * A day's hours come from, in this order: a special day; on a statutory holiday none; on a make-up working day those
 * laid down for such days; else those of the weekday, so that a Saturday opens by its weekly hours. Closures then take
 * out their part, whatever the day. A counter's own entry goes before the office's; closures of both count.
 */
export class OpeningBook {
  readonly entries: readonly OpeningEntry[];
  readonly calendar: WorkCalendar;
  readonly #weekly: readonly Entered<WeeklyChange>[];
  readonly #special: readonly Entered<SpecialDayChange>[];
  readonly #closures: readonly Entered<ClosureChange>[];
  readonly #absences: readonly Entered<AbsenceChange>[];
  readonly #days = new Map<string, OpeningDay & { readonly planned: readonly OpeningSpan[] }>();

  /** @param entries in order of entry */
  constructor(entries: readonly OpeningEntry[], calendar: WorkCalendar) {
    this.entries = entries;
    this.calendar = calendar;
    const revoked = new Set(entries.flatMap((entry) => (entry.kind === 'revocation' ? [entry.revokes] : [])));
    const standing = entries.filter(({ id }) => !revoked.has(id));
    this.#weekly = standing.filter((entry) => entry.kind === 'weekly');
    this.#special = standing.filter((entry) => entry.kind === 'special');
    this.#closures = standing.filter((entry) => entry.kind === 'closure');
    this.#absences = standing.filter((entry) => entry.kind === 'absence');
  }

  /** The book with one more entry. */
  with(entry: OpeningEntry): OpeningBook {
    return new OpeningBook([...this.entries, entry], this.calendar);
  }

  /** Weekly hours in force on a day: the counter's own, else the office's, else those an office begins with. */
  weeklyOn(
    counterId: CounterScope,
    date: CivilDate,
  ): { readonly hours: WeeklyHours; readonly own: boolean; readonly from: CivilDate | null } {
    const own = counterId === null ? null : this.#newestWeekly(counterId, date);
    if (own !== null && own.hours !== null) return { hours: own.hours, own: true, from: own.from };
    const office = this.#newestWeekly(null, date);
    return { hours: office?.hours ?? DEFAULT_WEEKLY_HOURS, own: counterId === null, from: office?.from ?? null };
  }

  /** A counter's day, or the office's (null), with its reason and the statutory calendar's word beside it. */
  day(counterId: CounterScope, date: CivilDate): OpeningDay {
    return this.#day(counterId, date);
  }

  /** Hours of a day before closures; slots keep their grid when part of a day is closed. */
  plannedHours(counterId: CounterScope, date: CivilDate): readonly OpeningSpan[] {
    return this.#day(counterId, date).planned;
  }

  /** Whether a time lies within the hours of its day. */
  isOpen(counterId: CounterScope, date: CivilDate, span: Span): boolean {
    let from = span.from;
    // Hours that touch (ordinary, then extended) are one stretch of time.
    for (const open of this.#day(counterId, date).hours) {
      if (open.from <= from && from < open.to) from = open.to;
    }
    return from >= span.to;
  }

  /** Who is away on a day, in order of entry. */
  absencesOn(date: CivilDate): readonly Entered<AbsenceChange>[] {
    return this.#absences.filter(({ from, through }) => from <= date && date <= through);
  }

  /** Whether somebody is away at any moment of a time. */
  isAbsent(staffId: string, date: CivilDate, span: Span): boolean {
    return this.absencesOn(date).some(
      (absence) => absence.staffId === staffId && (absence.span === null || overlap(absence.span, span)),
    );
  }

  #newestWeekly(counterId: CounterScope, date: CivilDate): Entered<WeeklyChange> | null {
    let newest: Entered<WeeklyChange> | null = null;
    for (const entry of this.#weekly) {
      if (entry.counterId !== counterId || entry.from > date) continue;
      if (newest === null || entry.from >= newest.from) newest = entry;
    }
    return newest;
  }

  #specialOn(counterId: CounterScope, date: CivilDate): Entered<SpecialDayChange> | null {
    const onDate = this.#special.filter((entry) => entry.date === date);
    const own = counterId === null ? undefined : onDate.findLast((entry) => entry.counterId === counterId);
    return own ?? onDate.findLast((entry) => entry.counterId === null) ?? null;
  }

  #planned(counterId: CounterScope, date: CivilDate, statutory: DayInfo): Planned {
    const special = this.#specialOn(counterId, date);
    if (special !== null) return { hours: sorted(special.hours), reason: 'special', text: special.reason };
    const name = statutory.name ?? null;
    if (statutory.kind === 'holiday') return { hours: [], reason: 'statutory-holiday', text: name };
    const weekly = this.weeklyOn(counterId, date).hours;
    if (statutory.kind === 'make-up-workday') {
      const hours = sorted(weekly['make-up']);
      return { hours, reason: hours.length === 0 ? 'make-up-day-closed' : 'make-up-day', text: name };
    }
    const hours = sorted(weekly[WEEKDAY_NAMES[weekdayOf(date) - 1] ?? 'sunday']);
    return { hours, reason: hours.length === 0 ? 'no-hours' : 'weekly', text: null };
  }

  #day(counterId: CounterScope, date: CivilDate): OpeningDay & { readonly planned: readonly OpeningSpan[] } {
    const key = `${counterId ?? ''} ${date}`;
    const known = this.#days.get(key);
    if (known !== undefined) return known;
    const statutory = this.calendar.dayInfo(date);
    const planned = this.#planned(counterId, date, statutory);
    const closures = this.#closures.filter(
      (entry) =>
        (entry.counterId === null || entry.counterId === counterId) && entry.from <= date && date <= entry.through,
    );
    const hours = closures.reduce<readonly OpeningSpan[]>(
      (left, { span }) => (span === null ? [] : without(left, span)),
      planned.hours,
    );
    const cut = lengthOf(hours) < lengthOf(planned.hours);
    const day = {
      date,
      state: hours.length === 0 ? ('closed' as const) : cut ? ('shortened' as const) : ('open' as const),
      hours,
      planned: planned.hours,
      reason: cut ? ('closure' as const) : planned.reason,
      text: cut ? closures.map(({ reason }) => reason).join('；') : planned.text,
      closures: closures.map(({ id, span, reason }) => ({ entryId: id, span, reason })),
      statutory: { kind: statutory.kind, name: statutory.name ?? null, provisional: statutory.provisional },
    };
    this.#days.set(key, day);
    return day;
  }
}

function lengthOf(hours: readonly OpeningSpan[]): number {
  return hours.reduce((sum, { from, to }) => sum + minutesOf(to) - minutesOf(from), 0);
}
