import type { FieldIssue } from '../contract/errors.ts';
import type { CivilDate } from '../dates/types.ts';
import type { Role } from '../workflow/types.ts';
import { overlap } from './clock.ts';
import type { OpeningBook } from './opening-book.ts';
import type { AbsenceChange, CounterScope, OpeningChange, OpeningEntry, Service, Span } from './types.ts';
import { OPENING_DAYS } from './types.ts';

/** What a change of the opening calendar is checked against. */
export interface ChangeFacts {
  readonly today: CivilDate;
  readonly counterIds: ReadonlySet<number>;
  readonly staff: ReadonlyMap<string, { readonly roles: readonly Role[]; readonly active: boolean }>;
  readonly book: OpeningBook;
}

function spanIssues(path: string, span: Span | null): readonly FieldIssue[] {
  return span !== null && span.to <= span.from ? [{ path: `${path}.to`, problem: 'ends-before-start' }] : [];
}

function hoursIssues(path: string, hours: readonly Span[]): readonly FieldIssue[] {
  return hours.flatMap((span, index): readonly FieldIssue[] => {
    const own = spanIssues(`${path}.${index}`, span);
    if (own.length > 0) return own;
    const overlaps = hours.slice(0, index).some((other) => overlap(other, span));
    return overlaps ? [{ path: `${path}.${index}.from`, problem: 'overlaps' }] : [];
  });
}

function dateIssues(
  change: { readonly from: CivilDate; readonly through: CivilDate },
  today: CivilDate,
): readonly FieldIssue[] {
  if (change.through < change.from) return [{ path: 'change.through', problem: 'ends-before-start' }];
  return change.through < today ? [{ path: 'change.through', problem: 'in-the-past' }] : [];
}

function counterIssues(counterId: CounterScope, facts: ChangeFacts): readonly FieldIssue[] {
  const known = counterId === null || facts.counterIds.has(counterId);
  return known ? [] : [{ path: 'change.counterId', problem: 'unknown-choice' }];
}

function absenceIssues(change: AbsenceChange, facts: ChangeFacts): readonly FieldIssue[] {
  const { staffId, standInId } = change;
  const away = facts.staff.get(staffId);
  if (away === undefined || !away.active) return [{ path: 'change.staffId', problem: 'unknown-choice' }];
  if (standInId === null) return [];
  const standIn = facts.staff.get(standInId);
  // AB岗: the stand-in must be able to do the work, so the two share a role.
  const fits = standIn?.active === true && standIn.roles.some((role) => away.roles.includes(role));
  if (!fits || standInId === staffId) return [{ path: 'change.standInId', problem: 'unknown-choice' }];
  const alsoAway = facts.book.entries.some(
    (entry) =>
      entry.kind === 'absence' &&
      entry.staffId === standInId &&
      entry.from <= change.through &&
      change.from <= entry.through &&
      facts.book.absencesOn(entry.from).some(({ id }) => id === entry.id) &&
      (entry.span === null || change.span === null || overlap(entry.span, change.span)),
  );
  return alsoAway ? [{ path: 'change.standInId', problem: 'is-absent' }] : [];
}

/** Entries that can be taken back: those with an effect of their own, not taken back yet. */
function revocable(id: number, entries: readonly OpeningEntry[]): OpeningEntry | null {
  const entry = entries.find((one) => one.id === id);
  if (entry === undefined || entry.kind === 'revocation' || entry.kind === 'settlement') return null;
  return entries.some((one) => one.kind === 'revocation' && one.revokes === id) ? null : entry;
}

/**
 * Everything wrong with a change of the opening calendar, at its fields; empty when it may be entered. What has gone by
 * is not altered: weekly hours, special days and closures begin today at the earliest; an absence may have begun before.
 *
 * @example changeIssues({ kind: 'closure', from: '2026-09-26', through: '2026-09-25', ... }, facts)
 *   // [{ path: 'change.through', problem: 'ends-before-start' }]
 */
export function changeIssues(change: OpeningChange, facts: ChangeFacts): readonly FieldIssue[] {
  const { today } = facts;
  const past = (path: string, date: CivilDate): readonly FieldIssue[] =>
    date < today ? [{ path, problem: 'in-the-past' }] : [];
  switch (change.kind) {
    case 'weekly': {
      const { hours } = change;
      return [
        ...counterIssues(change.counterId, facts),
        ...past('change.from', change.from),
        // Only a counter can give its own hours up.
        ...(hours === null && change.counterId === null
          ? [{ path: 'change.hours', problem: 'required' } as const]
          : OPENING_DAYS.flatMap((day) => hoursIssues(`change.hours.${day}`, hours?.[day] ?? []))),
      ];
    }
    case 'special':
      return [
        ...counterIssues(change.counterId, facts),
        ...past('change.date', change.date),
        ...hoursIssues('change.hours', change.hours),
      ];
    case 'closure': {
      const dates = dateIssues(change, today);
      return [
        ...counterIssues(change.counterId, facts),
        ...(dates.length > 0 ? dates : past('change.from', change.from)),
        ...spanIssues('change.span', change.span),
      ];
    }
    case 'absence':
      return [...dateIssues(change, today), ...spanIssues('change.span', change.span), ...absenceIssues(change, facts)];
    case 'revocation': {
      const entry = revocable(change.revokes, facts.book.entries);
      if (entry === null) return [{ path: 'change.revokes', problem: 'unknown-choice' }];
      const range = rangeOf(entry, facts.book.entries);
      return range.through !== null && range.through < today
        ? [{ path: 'change.revokes', problem: 'in-the-past' }]
        : [];
    }
    case 'settlement':
      return [];
  }
}

/** The days a change bears on; `through` null = without end. */
export function rangeOf(
  change: OpeningChange,
  entries: readonly OpeningEntry[],
): { readonly from: CivilDate; readonly through: CivilDate | null } {
  switch (change.kind) {
    case 'weekly':
      return { from: change.from, through: null };
    case 'special':
      return { from: change.date, through: change.date };
    case 'closure':
    case 'absence':
      return { from: change.from, through: change.through };
    case 'revocation': {
      const revoked = entries.find(({ id }) => id === change.revokes);
      return revoked === undefined || revoked.kind === 'revocation'
        ? { from: '0001-01-01', through: null }
        : rangeOf(revoked, entries);
    }
    case 'settlement':
      return { from: '0001-01-01', through: null };
  }
}

/** An appointment still to come, as far as hours and absences go. */
export interface StandingAppointment extends Span {
  readonly id: number;
  readonly service: Service;
  readonly counterId: CounterScope;
  readonly date: CivilDate;
  readonly inspectorIds: readonly string[];
}

/** Why an appointment cannot stay as it is. */
export type AffectedWhy = 'closed' | 'inspector-absent';

/** Why an appointment cannot stay by an opening calendar; null when it can. */
export function whyAffected(book: OpeningBook, appointment: StandingAppointment): AffectedWhy | null {
  const { counterId, date, inspectorIds } = appointment;
  if (!book.isOpen(counterId, date, appointment)) return 'closed';
  return inspectorIds.some((staffId) => book.isAbsent(staffId, date, appointment)) ? 'inspector-absent' : null;
}

/**
 * Whom a change concerns: the appointments on its days that its new calendar leaves outside the hours or without an
 * inspector, in order of date, time and id.
 *
 * @param after the opening calendar with the change
 */
export function affectedBy<Appointment extends StandingAppointment>(
  change: OpeningChange,
  after: OpeningBook,
  appointments: readonly Appointment[],
): readonly { readonly appointment: Appointment; readonly why: AffectedWhy }[] {
  const { from, through } = rangeOf(change, after.entries);
  return appointments
    .filter(({ date }) => date >= from && (through === null || date <= through))
    .flatMap((appointment) => {
      const why = whyAffected(after, appointment);
      return why === null ? [] : [{ appointment, why }];
    })
    .toSorted(({ appointment: left }, { appointment: right }) => {
      if (left.date !== right.date) return left.date < right.date ? -1 : 1;
      if (left.from !== right.from) return left.from < right.from ? -1 : 1;
      return left.id - right.id;
    });
}
