import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  DAY_REASONS,
  DAY_STATES,
  OPENING_CHANGE_KINDS,
  OPENING_DAYS,
  OPENING_KINDS,
  SERVICES,
} from '../appointments/types.ts';
import { appointmentView, bookingErrors, clockTime, freeSlot, slotChoice } from './appointments.ts';
import { commonErrors, writeErrors } from './errors.ts';
import { civilDate, idempotencyKey, instant, line, rowId, staffId } from './fields.ts';

/** When the counters are open, what they offer, who is away; and what a change of it does to appointments made. */

const span = z.object({ from: clockTime, to: clockTime });
const openingSpan = span.extend({ kind: z.enum(OPENING_KINDS, 'unknown-choice').default('ordinary') });
const spans = z.array(openingSpan).max(12, 'too-long');
const weeklyHours = z.record(z.enum(OPENING_DAYS, 'unknown-choice'), spans);
const reason = line(200);

/**
 * One change of the opening calendar; see `shared/appointments/types.ts` for what each means. Refused at its field:
 * `overlaps` (hours that overlap), `ends-before-start` (also hours without length), `in-the-past` (a change that would
 * alter days gone by), `unknown-choice` (no such counter, person, entry).
 */
export const openingChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('weekly'),
    counterId: rowId.nullable(),
    from: civilDate,
    hours: weeklyHours.nullable(),
  }),
  z.object({ kind: z.literal('special'), counterId: rowId.nullable(), date: civilDate, hours: spans, reason }),
  z.object({
    kind: z.literal('closure'),
    counterId: rowId.nullable(),
    from: civilDate,
    through: civilDate,
    span: span.nullable(),
    reason,
  }),
  z.object({
    kind: z.literal('absence'),
    staffId,
    from: civilDate,
    through: civilDate,
    span: span.nullable(),
    standInId: staffId.nullable(),
    reason,
  }),
  z.object({ kind: z.literal('revocation'), revokes: rowId, reason }),
  z.object({ kind: z.literal('settlement'), reason }),
]);
export type OpeningChangeInput = z.infer<typeof openingChange>;

export const openingDay = z.object({
  date: civilDate,
  state: z.enum(DAY_STATES),
  hours: z.array(openingSpan),
  reason: z.enum(DAY_REASONS),
  text: z.string().nullable(),
  closures: z.array(z.object({ entryId: rowId, span: span.nullable(), reason: z.string() })),
  statutory: z.object({
    kind: z.enum(['workday', 'make-up-workday', 'weekend', 'holiday']),
    name: z.string().nullable(),
    provisional: z.boolean(),
  }),
  /** Who is away that day, with the stand-in (AB岗). */
  absences: z.array(
    z.object({
      entryId: rowId,
      staffId,
      staffName: z.string(),
      standInId: staffId.nullable(),
      standInName: z.string().nullable(),
      span: span.nullable(),
    }),
  ),
  /** Appointments that hold a place that day, at this counter (or of the whole office). */
  appointments: z.number(),
});
export type OpeningDayView = z.infer<typeof openingDay>;

/** An entry as a list shows it. */
export const openingEntry = z.object({
  id: rowId,
  kind: z.enum(OPENING_CHANGE_KINDS),
  change: openingChange,
  counterName: z.string().nullable(),
  /** Of the absent person and of the stand-in. */
  staffName: z.string().nullable(),
  standInName: z.string().nullable(),
  recordedAt: instant,
  recordedByName: z.string().nullable(),
  revokedBy: rowId.nullable(),
  /** How many appointments it moved, cancelled or gave other inspectors. */
  consequences: z.number(),
});
export type OpeningEntryView = z.infer<typeof openingEntry>;

const wholeNumber = (least: number, most: number) =>
  z.number('not-a-number').int('not-a-number').min(least, 'out-of-range').max(most, 'out-of-range');

export const serviceSettings = z.object({
  offered: z.boolean('wrong-type'),
  slotMinutes: wholeNumber(5, 480),
  capacity: wholeNumber(1, 500),
  counterIds: z.array(rowId).min(1, 'required').max(50, 'too-long').nullable(),
  extendedHours: z.boolean('wrong-type'),
  earliest: clockTime.nullable(),
});
export const bookingSettings = z.object({
  daysAhead: wholeNumber(0, 30),
  windowWorkdays: wholeNumber(1, 60),
  onePerDay: z.boolean('wrong-type'),
  cutOffMinutes: wholeNumber(0, 7 * 24 * 60),
  graceMinutes: wholeNumber(0, 240),
});
export const appointmentSettings = z.object({
  services: z.record(z.enum(SERVICES), serviceSettings),
  booking: bookingSettings,
});
export type AppointmentSettingsView = z.infer<typeof appointmentSettings>;

/** Why an appointment cannot stay as it is. */
export const AFFECTED_BY = ['closed', 'inspector-absent'] as const;

/** One person a change concerns, with what is proposed: the same service as near as possible to the old time. */
export const affectedAppointment = z.object({
  appointment: appointmentView,
  why: z.enum(AFFECTED_BY),
  /** Null when nothing is free inside the booking window: cancel, or choose a later slot by hand. */
  proposal: freeSlot.nullable(),
  /** For an absent inspector: the stand-in, else another free inspector; null when nobody is free. */
  inspectors: z.array(z.object({ id: staffId, name: z.string() })).nullable(),
});
export type AffectedAppointment = z.infer<typeof affectedAppointment>;

/** What is decided for one affected appointment. Every one of them needs a decision. */
export const affectedDecision = z.discriminatedUnion('action', [
  z.object({ appointmentId: rowId, action: z.literal('move'), to: slotChoice }),
  z.object({ appointmentId: rowId, action: z.literal('cancel') }),
  z.object({
    appointmentId: rowId,
    action: z.literal('reassign'),
    inspectorIds: z.array(staffId).length(2, 'out-of-range'),
  }),
]);

export const opening = {
  /** One counter's year (null = the office's), day by day, beside the statutory calendar. Any member of staff. */
  year: oc
    .errors(commonErrors)
    .input(z.object({ counterId: rowId.nullable(), year: z.number().int().min(2004).max(2100) }))
    .output(z.object({ days: z.array(openingDay) })),
  /** A few days of every counter, for the day board; at most 62 days. */
  days: oc
    .errors(commonErrors)
    .input(z.object({ counterId: rowId.nullable(), from: civilDate, through: civilDate }))
    .output(z.object({ days: z.array(openingDay) })),
  /** What was entered, newest first; `from` leaves out what ended before. */
  entries: oc
    .errors(commonErrors)
    .input(z.object({ from: civilDate.nullable().default(null) }))
    .output(z.array(openingEntry)),
  /** Weekly hours in force on a day: a counter's own, or the office's where it has none. */
  weekly: oc
    .errors(commonErrors)
    .input(z.object({ counterId: rowId.nullable(), on: civilDate.optional() }))
    .output(z.object({ hours: weeklyHours, own: z.boolean(), from: civilDate.nullable() })),
  /** Services and booking rules in force on a day. */
  settings: oc
    .errors(commonErrors)
    .input(z.object({ on: civilDate.optional() }))
    .output(appointmentSettings),
  /** Administrator or supervisor. Appointments already made keep their times. */
  saveSettings: oc
    .errors({ ...commonErrors, ...writeErrors })
    .input(
      z.object({
        key: idempotencyKey,
        effectiveFrom: civilDate,
        services: z.partialRecord(z.enum(SERVICES, 'unknown-choice'), serviceSettings).optional(),
        booking: bookingSettings.optional(),
      }),
    )
    .output(appointmentSettings),
  /** Who a change would concern, before anything is written. Supervisor or administrator. */
  affected: oc
    .errors(commonErrors)
    .input(z.object({ change: openingChange }))
    .output(z.object({ affected: z.array(affectedAppointment), fingerprint: z.string() })),
  /**
   * Closes a day, changes hours, records an absence ...: the entry and every decision in one transaction. Refused with
   * AFFECTED_DIFFER when appointments changed since `affected`; with `decisions: required` when one has no decision.
   * Answers the appointments for which papers are to be printed (moved or cancelled); `call` them by `appointments.callList`.
   */
  change: oc
    .errors({
      ...commonErrors,
      ...writeErrors,
      ...bookingErrors,
      AFFECTED_DIFFER: { status: 409, message: 'other appointments are concerned than were shown', data: z.object({}) },
    })
    .input(
      z.object({
        key: idempotencyKey,
        change: openingChange,
        fingerprint: z.string('wrong-type').max(64, 'too-long'),
        decisions: z.array(affectedDecision).max(2000, 'too-long'),
      }),
    )
    .output(
      z.object({
        entry: openingEntry,
        moved: z.array(appointmentView),
        cancelled: z.array(appointmentView),
        reassigned: z.array(appointmentView),
      }),
    ),
};
