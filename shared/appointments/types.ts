import type { DayKind } from '../calendar/types.ts';
import type { CivilDate } from '../dates/types.ts';

/**
 * Appointments: when a counter is open, which slots follow from it, who holds them. Everything here is data; times are
 * those of the clock on the wall in Asia/Shanghai and know no zone.
 */

/** `HH:MM`, 00:00 to 24:00 (as an end only); sorts as text. */
export type ClockTime = string;

/** From `from` (included) to `to` (excluded) of one day. */
export interface Span {
  readonly from: ClockTime;
  readonly to: ClockTime;
}

/** 延时服务: `extended` hours lie outside the ordinary ones (evenings, Saturdays) and are shown as such. */
export const OPENING_KINDS = ['ordinary', 'extended'] as const;
export type OpeningKind = (typeof OPENING_KINDS)[number];
/** Hours a counter is open; breaks are the gaps between them. */
export interface OpeningSpan extends Span {
  readonly kind: OpeningKind;
}

/** The days of a week, Monday first, and the hours of a make-up working day (调休上班), which belongs to no weekday. */
export const OPENING_DAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'make-up',
] as const;
export type OpeningDayName = (typeof OPENING_DAYS)[number];
export type WeeklyHours = Readonly<Record<OpeningDayName, readonly OpeningSpan[]>>;

/** `null` = the whole office: holds for every counter that has nothing of its own, and for on-site visits. */
export type CounterScope = number | null;

/** Weekly hours from a day on. `hours` null gives a counter's own hours up: those of the office hold again. */
export interface WeeklyChange {
  readonly kind: 'weekly';
  readonly counterId: CounterScope;
  readonly from: CivilDate;
  readonly hours: WeeklyHours | null;
}
/** One day with other hours; also opens a statutory rest day. No hours = closed that day. */
export interface SpecialDayChange {
  readonly kind: 'special';
  readonly counterId: CounterScope;
  readonly date: CivilDate;
  readonly hours: readonly OpeningSpan[];
  readonly reason: string;
}
/** Closed from a day through a day, whole days or the same hours of each; takes precedence over everything. */
export interface ClosureChange {
  readonly kind: 'closure';
  readonly counterId: CounterScope;
  readonly from: CivilDate;
  readonly through: CivilDate;
  readonly span: Span | null;
  readonly reason: string;
}
/** AB岗: somebody is away and the stand-in does the work. Who is away makes no on-site visits. */
export interface AbsenceChange {
  readonly kind: 'absence';
  readonly staffId: string;
  readonly from: CivilDate;
  readonly through: CivilDate;
  readonly span: Span | null;
  readonly standInId: string | null;
  readonly reason: string;
}
/** Takes an earlier entry back; the entry stays on record. */
export interface RevocationChange {
  readonly kind: 'revocation';
  readonly revokes: number;
  readonly reason: string;
}
/** Changes no hours: settles the appointments that stand outside them, e.g. after a notice made their day a holiday. */
export interface SettlementChange {
  readonly kind: 'settlement';
  readonly reason: string;
}
export type OpeningChange =
  WeeklyChange | SpecialDayChange | ClosureChange | AbsenceChange | RevocationChange | SettlementChange;
export const OPENING_CHANGE_KINDS = ['weekly', 'special', 'closure', 'absence', 'revocation', 'settlement'] as const;

/** A change as entered, in order of entry; never altered. */
export type OpeningEntry = OpeningChange & { readonly id: number };

/** Why a day has the hours it has. */
export const DAY_REASONS = [
  /** The weekly hours of its weekday. */
  'weekly',
  /** The weekly hours have none for this weekday. */
  'no-hours',
  /** The statutory calendar makes it a holiday. */
  'statutory-holiday',
  /** A make-up working day with the hours laid down for such days. */
  'make-up-day',
  /** A make-up working day for which no hours are laid down. */
  'make-up-day-closed',
  'special',
  'closure',
] as const;
export type DayReason = (typeof DAY_REASONS)[number];

export const DAY_STATES = ['open', 'shortened', 'closed'] as const;
/** A counter's day: its hours with their reason, and beside it, never mixed, what the statutory calendar says. */
export interface OpeningDay {
  readonly date: CivilDate;
  /** `shortened`: a closure takes part of the hours. */
  readonly state: (typeof DAY_STATES)[number];
  readonly hours: readonly OpeningSpan[];
  readonly reason: DayReason;
  /** Words of the special day or closure, or the name of the holiday. */
  readonly text: string | null;
  readonly closures: readonly { readonly entryId: number; readonly span: Span | null; readonly reason: string }[];
  readonly statutory: { readonly kind: DayKind; readonly name: string | null; readonly provisional: boolean };
}

/** What can be booked. */
export const SERVICES = ['consultation', 'intake', 'site-visit', 'pick-up'] as const;
export type Service = (typeof SERVICES)[number];

export interface ServiceSettings {
  readonly offered: boolean;
  readonly slotMinutes: number;
  /** Per counter and slot; of on-site visits: at the same time, as far as inspectors are free. */
  readonly capacity: number;
  /** Where; null = at every active counter. On-site visits belong to no counter and need null. */
  readonly counterIds: readonly number[] | null;
  /** Whether slots lie in extended hours too. */
  readonly extendedHours: boolean;
  /** Slots begin at this time at the earliest, e.g. visits after the way there; null = with the hours. */
  readonly earliest: ClockTime | null;
}
export interface BookingSettings {
  /** 0 = also today, 1 = the day before at the latest. Calendar days. */
  readonly daysAhead: number;
  /** The last bookable day is this many statutory working days after today. */
  readonly windowWorkdays: number;
  readonly onePerDay: boolean;
  /** Cancelling and rescheduling end this long before the appointment. */
  readonly cutOffMinutes: number;
  /** Checked in on time: not later than this after the beginning. */
  readonly graceMinutes: number;
}
/** In force from a day on, as a version of the office's settings. */
export interface AppointmentSettings {
  readonly services: Readonly<Record<Service, ServiceSettings>>;
  readonly booking: BookingSettings;
}

/** A place in time that can be booked as often as its capacity says. */
export interface Slot extends Span {
  readonly service: Service;
  /** Null for on-site visits. */
  readonly counterId: number | null;
  readonly date: CivilDate;
  readonly kind: OpeningKind;
}
export interface SlotUse extends Slot {
  readonly capacity: number;
  /** Appointments that hold a place of this slot or overlap it. */
  readonly taken: number;
  /** Never negative, also when overbooked. */
  readonly free: number;
}

export const APPOINTMENT_STATES = [
  /** On the waiting list of a full slot. */
  'waiting',
  /** A place became free for somebody waiting and is held until they are asked. */
  'offered',
  'booked',
  'checked-in',
  'missed',
  'cancelled',
] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];
/** States in which an appointment holds its place. */
export const HOLDING_STATES = [
  'offered',
  'booked',
  'checked-in',
  'missed',
] as const satisfies readonly AppointmentState[];
/** States that count for "one per person and day". */
export const LIVE_STATES = [
  'waiting',
  'offered',
  'booked',
  'checked-in',
] as const satisfies readonly AppointmentState[];

/** Why a booking, or an act on one, is refused. The caller is told the next three free slots where that helps. */
export const BOOKING_REFUSALS = [
  /** The slot has begun or lies before today. */
  'past',
  /** Too late to book for this day (`daysAhead`). */
  'too-late',
  /** After the last bookable day. */
  'outside-window',
  'closed-day',
  /** The counter is open that day, but no slot of the service begins then. */
  'no-such-slot',
  'not-offered',
  'full',
  /** Fewer than two inspectors are free then. */
  'no-inspectors',
  'inspector-not-free',
  'inspectors-must-differ',
  'not-an-inspector',
  'inspectors-only-for-visits',
  'visit-needs-case',
  'case-finished',
  /** Taken over from an old ledger. */
  'case-historic',
  'joint-not-possible',
  'second-same-day',
  /** Cancelling or rescheduling after the cut-off. */
  'cut-off-passed',
  /** Its state does not allow this. */
  'state',
  'not-today',
  /** A no-show before the appointment began. */
  'not-begun',
  'same-slot',
  /** The slot has free places: nobody needs to wait or overbook. */
  'not-full',
  'supervisor-only',
] as const;
export type BookingRefusal = (typeof BOOKING_REFUSALS)[number];

export interface RefusedBooking {
  readonly code: BookingRefusal;
  /** Path of the input it belongs to; null = the whole. */
  readonly field: string | null;
}

export const CALL_PURPOSES = ['reminder', 'changed', 'offer', 'supplement'] as const;
export type CallPurpose = (typeof CALL_PURPOSES)[number];
export const CALL_OUTCOMES = ['reached', 'no-answer', 'wrong-number', 'call-back'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];
