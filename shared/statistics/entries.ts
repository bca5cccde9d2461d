import type { CivilDate, Instant } from '../dates/types.ts';

/**
 * What can be counted. An entry is one countable fact on one day: a case was received, a pause ended after so many days,
 * somebody was trained. Every figure is a sum over entries, so figures of parts always add up.
 */
export const CASE_ENTRY_KINDS = [
  'received',
  'corrected-on-the-spot',
  'one-shot-notice',
  'second-notice',
  'refused',
  'wrong-authority',
  'not-required',
  'deemed-accepted',
  'accepted',
  'decided',
  'approved',
  'rejected',
  'filed',
  'permitted',
  'delivered',
  'early',
  'on-time',
  'late-promised',
  'late-statutory',
  'paused',
  'pause-ended',
  'extended',
  'drawn',
  'checked',
  'check-failed',
  'reinspected',
  'verified',
  'verified-in-time',
  'revoked',
  'withdrawn',
  'shortened-limit',
  'parallel',
] as const;
export type CaseEntryKind = (typeof CASE_ENTRY_KINDS)[number];

/** What the service journal's records bring forth. */
export const SERVICE_ENTRY_KINDS = [
  'early-involvement',
  'green-channel',
  'enterprise-visit',
  'symposium',
  'opinions-collected',
  'opinions-answered',
  'hazards-found',
  'hazards-removed',
  'return-visit',
  'very-satisfied',
  'satisfied',
  'fairly-satisfied',
  'dissatisfied',
  'very-dissatisfied',
  'inquiry',
  'handouts',
  'training',
  'people-trained',
] as const;
export type ServiceEntryKind = (typeof SERVICE_ENTRY_KINDS)[number];

/** What appointments and tickets bring forth; `ticket-called` is a wait until the first call. */
export const HALL_ENTRY_KINDS = [
  'appointment-made',
  'appointment-kept',
  'appointment-missed',
  'appointment-cancelled',
  'ticket',
  'ticket-called',
] as const;
export type HallEntryKind = (typeof HALL_ENTRY_KINDS)[number];

export const ENTRY_KINDS = [...CASE_ENTRY_KINDS, ...SERVICE_ENTRY_KINDS, ...HALL_ENTRY_KINDS] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** One countable fact. */
export interface Entry<Kind extends EntryKind = EntryKind> {
  readonly kind: Kind;
  /** The day that places it in a range. */
  readonly date: CivilDate;
  /** Sequence of the event it rests on; 0 where it rests on no single one. */
  readonly seq: number;
  /** Who recorded what it rests on; null where nobody is known. */
  readonly staffId: string | null;
  /** What is summed: working days used, days of a pause, people trained, whole seconds waited; else 1. */
  readonly value: number;
  /** What the value is measured against: the statutory working days; else 0. */
  readonly base: number;
}

/** Sums over entries of one kind. Tallies of parts add up to the tally of the whole. */
export interface Tally {
  readonly rows: number;
  /** Different cases (or other records) among them. */
  readonly records: number;
  readonly value: number;
  readonly base: number;
}
export const NO_TALLY: Tally = { rows: 0, records: 0, value: 0, base: 0 };

/** Tally of two separate parts together. */
export function addTallies(left: Tally, right: Tally): Tally {
  return {
    rows: left.rows + right.rows,
    records: left.records + right.records,
    value: left.value + right.value,
    base: left.base + right.base,
  };
}

/** The calendar month a date lies in. @example monthOf('2026-09-18') // '2026-09' */
export function monthOf(date: CivilDate): string {
  return date.slice(0, 7);
}

/** Something entered at an instant; what was known at a time is what had been entered by then. */
export interface Recorded {
  readonly recordedAt: Instant;
}
