import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  APPOINTMENT_STATES,
  BOOKING_REFUSALS,
  CALL_OUTCOMES,
  CALL_PURPOSES,
  OPENING_KINDS,
  SERVICES,
} from '../appointments/types.ts';
import { caseRow } from './cases.ts';
import { commonErrors, writeErrors } from './errors.ts';
import {
  civilDate,
  idempotencyKey,
  instant,
  line,
  matter,
  optionalLine,
  path,
  rowId,
  staffId,
  version,
} from './fields.ts';

/** Booking, moving, cancelling, checking in; daily list, reminders and calls. */

/** `HH:MM` on the wall clock in Asia/Shanghai. */
export const clockTime = z.string('wrong-type').regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'not-a-time');
export const service = z.enum(SERVICES, 'unknown-choice');

/** A slot as chosen: `counterId` null for on-site visits. */
export const slotChoice = z.object({ counterId: rowId.nullable(), date: civilDate, from: clockTime });

export const freeSlot = z.object({
  service,
  counterId: rowId.nullable(),
  counterName: z.string().nullable(),
  date: civilDate,
  from: clockTime,
  to: clockTime,
  kind: z.enum(OPENING_KINDS),
  capacity: z.number(),
  taken: z.number(),
  free: z.number(),
});
export type FreeSlot = z.infer<typeof freeSlot>;

/** A booking, or an act on one, that the rules do not allow. Nothing was written. */
export const bookingErrors = {
  BOOKING_REFUSED: {
    status: 409,
    message: 'booking not allowed',
    data: z.object({
      code: z.enum(BOOKING_REFUSALS),
      /** Path of the input; null = the whole. */
      field: z.string().nullable(),
      /** The next three slots that this person could book; empty where they would be no help. */
      nextFree: z.array(freeSlot),
      /** For the sentence: `from`, `through` (window), `minutes` (cut-off), `number` (the other appointment), `state`. */
      details: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  },
} as const;

const caseOf = z.object({
  id: rowId,
  receiptNumber: z.string().nullable(),
  matter,
  path,
  state: z.string(),
  projectId: rowId.nullable(),
  projectName: z.string().nullable(),
  address: z.string().nullable(),
});
const person = z.object({
  /** Whom the appointment is for: `applicant` also where it was booked from a case. */
  kind: z.enum(['applicant', 'caller']),
  applicantId: rowId.nullable(),
  name: z.string(),
  contactName: z.string().nullable(),
  /** Masked; `reveal` gives it in clear. */
  phone: z.string().nullable(),
  /** Appointments this person did not keep; shown from the first on. */
  noShows: z.number(),
});
export const callView = z.object({
  purpose: z.enum(CALL_PURPOSES),
  outcome: z.enum(CALL_OUTCOMES),
  note: z.string().nullable(),
  at: instant,
  staffName: z.string().nullable(),
});

export const appointmentView = z.object({
  id: rowId,
  /** What the QR code and the slip bear, e.g. `Y00000012`; `find` reads it. */
  number: z.string(),
  version,
  state: z.enum(APPOINTMENT_STATES),
  service,
  counterId: rowId.nullable(),
  counterName: z.string().nullable(),
  counterPlace: z.string().nullable(),
  date: civilDate,
  from: clockTime,
  to: clockTime,
  kind: z.enum(OPENING_KINDS),
  /** 1, 2 ... of the slot; null when it holds no place. */
  position: z.number().nullable(),
  overbooked: z.boolean(),
  person,
  case: caseOf.nullable(),
  /** 并联: the other case a joint visit serves. */
  jointCase: caseOf.nullable(),
  inspectors: z.array(z.object({ id: staffId, name: z.string() })),
  /** Matter the person comes for, from the case or as told; decides what to bring. */
  matter: matter.nullable(),
  path: path.nullable(),
  note: z.string().nullable(),
  createdAt: instant,
  checkedInAt: instant.nullable(),
  lastCall: callView.nullable(),
});
export type AppointmentView = z.infer<typeof appointmentView>;

/** One act in an appointment's history; `from`/`to` of a move are `2026-09-30 09:00`. */
export const appointmentEventView = z.object({
  seq: z.number(),
  type: z.string(),
  at: instant,
  staffName: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});

/** For whom: a case (its applicant), somebody registered, or a caller without a case. */
export const bookingFor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('case'), caseId: rowId }),
  z.object({ kind: z.literal('applicant'), applicantId: rowId }),
  /** The phone is checked and stored as `shared/identity/phone.ts` has it; refused at `for.phone` as `not-a-phone`. */
  z.object({ kind: z.literal('caller'), name: line(60), phone: line(30) }),
]);
export type BookingFor = z.infer<typeof bookingFor>;

const answered = z.object({
  appointment: appointmentView,
  /** The one on the waiting list to whom the freed place was offered, to be called. */
  offered: appointmentView.nullable(),
});
const errors = { ...commonErrors, ...writeErrors, ...bookingErrors };
export const appointmentAct = z.object({ key: idempotencyKey, id: rowId, version });
export type AppointmentAct = z.infer<typeof appointmentAct>;

export const bookInput = z.object({
  key: idempotencyKey,
  for: bookingFor,
  service,
  slot: slotChoice,
  /** On-site visits only; left out = two who are free, the case's handler first. */
  inspectorIds: z.array(staffId).length(2, 'out-of-range').nullable().default(null),
  jointCaseId: rowId.nullable().default(null),
  /** For somebody without a case: what they come for. */
  matter: matter.nullable().default(null),
  path: path.nullable().default(null),
  note: optionalLine(200).default(null),
  onFull: z.enum(['refuse', 'wait'], 'unknown-choice').default('refuse'),
  overbook: z
    .object({ reason: line(200) })
    .nullable()
    .default(null),
});
export type BookInput = z.infer<typeof bookInput>;

export const rescheduleInput = appointmentAct.extend({
  slot: slotChoice,
  inspectorIds: z.array(staffId).length(2, 'out-of-range').nullable().default(null),
  reason: optionalLine(200).default(null),
  overbook: z
    .object({ reason: line(200) })
    .nullable()
    .default(null),
});
export type RescheduleInput = z.infer<typeof rescheduleInput>;

export const cancelInput = appointmentAct.extend({
  by: z.enum(['person', 'office'], 'unknown-choice'),
  reason: optionalLine(200).default(null),
});
export type CancelInput = z.infer<typeof cancelInput>;

export const answerOfferInput = appointmentAct.extend({ answer: z.enum(['accept', 'decline'], 'unknown-choice') });
export type AnswerOfferInput = z.infer<typeof answerOfferInput>;

export const reassignInput = appointmentAct.extend({ inspectorIds: z.array(staffId).length(2, 'out-of-range') });
export type ReassignInput = z.infer<typeof reassignInput>;

export const slotsInput = z.object({
  service,
  counterId: rowId.nullable().default(null),
  /** Default: the booking window. */
  from: civilDate.optional(),
  through: civilDate.optional(),
});
export type SlotsInput = z.infer<typeof slotsInput>;

export const appointmentListInput = z.object({
  from: civilDate,
  through: civilDate,
  counterId: rowId.nullable().default(null),
  service: service.nullable().default(null),
  states: z.array(z.enum(APPOINTMENT_STATES, 'unknown-choice')).nullable().default(null),
  caseId: rowId.nullable().default(null),
  applicantId: rowId.nullable().default(null),
});
export type AppointmentListInput = z.infer<typeof appointmentListInput>;

export const markCalledInput = z.object({
  key: idempotencyKey,
  appointmentId: rowId.nullable(),
  caseId: rowId.nullable(),
  purpose: z.enum(CALL_PURPOSES, 'unknown-choice'),
  outcome: z.enum(CALL_OUTCOMES, 'unknown-choice'),
  note: optionalLine(200).default(null),
});
export type MarkCalledInput = z.infer<typeof markCalledInput>;

export const appointments = {
  /**
   * The slot grid of a service: every slot of the days asked for (at most 31), with what is free; null counter = all
   * counters. `bookable` says why a slot cannot be booked now. `days` tells why a day has none. Any member of staff.
   */
  slots: oc
    .errors(commonErrors)
    .input(slotsInput)
    .output(
      z.object({
        window: z.object({ from: civilDate, through: civilDate }),
        slots: z.array(freeSlot.extend({ waiting: z.number(), bookable: z.enum(['yes', ...BOOKING_REFUSALS]) })),
        days: z.array(
          z.object({
            date: civilDate,
            counterId: rowId.nullable(),
            state: z.enum(['open', 'shortened', 'closed']),
            reason: z.string(),
            text: z.string().nullable(),
          }),
        ),
        nextFree: z.array(freeSlot),
      }),
    ),
  /**
   * Everything the booking screen shows before booking for somebody: who it is, what they hold, what they missed, and
   * for a case what fits (a visit for both cases of a parallel group). Refused as `book` would for a finished case.
   */
  options: oc
    .errors({ ...commonErrors, ...bookingErrors })
    .input(z.object({ for: bookingFor }))
    .output(
      z.object({
        person,
        case: caseOf.nullable(),
        /** Open case of the same project with which one joint visit can be made (竣工验收 + 营业前检查). */
        jointCase: caseOf.nullable(),
        service: service,
        appointments: z.array(appointmentView),
        nextFree: z.array(freeSlot),
      }),
    ),
  /** Inspectors who could make a visit in a slot, the case's own first. */
  inspectors: oc
    .errors({ ...commonErrors, ...bookingErrors })
    .input(z.object({ slot: slotChoice, caseId: rowId.nullable() }))
    .output(z.array(z.object({ id: staffId, name: z.string(), free: z.boolean() }))),
  /**
   * Books one place. `onFull: 'wait'` puts the person on the waiting list instead of refusing; `overbook` is the
   * supervisor's, with a reason, and takes a place of its own beyond the capacity. Counter, reviewer, supervisor.
   */
  book: oc
    .errors(errors)
    .input(bookInput)
    .output(z.object({ appointment: appointmentView })),
  /** To another slot of the same service, under the same number; not after the cut-off. */
  reschedule: oc.errors(errors).input(rescheduleInput).output(answered),
  /** By the person (not after the cut-off) or by the office (a reason is needed). Also leaves the waiting list. */
  cancel: oc.errors(errors).input(cancelInput).output(answered),
  /** The answer of somebody from the waiting list to whom a place was offered. */
  answerOffer: oc.errors(errors).input(answerOfferInput).output(answered),
  /** Present. With a ticket: by the queue, which calls the same function in its own transaction. */
  checkIn: oc.errors(errors).input(appointmentAct).output(answered),
  /** Did not come; counted. Possible from the beginning of the slot on. */
  miss: oc.errors(errors).input(appointmentAct).output(answered),
  /** Other inspectors for a visit. */
  reassign: oc.errors(errors).input(reassignInput).output(answered),
  detail: oc
    .errors(commonErrors)
    .input(z.object({ id: rowId }))
    .output(
      z.object({
        appointment: appointmentView,
        history: z.array(appointmentEventView),
        calls: z.array(callView),
      }),
    ),
  /** Daily list and its kin, by date, time and position. At most 1000 lines. */
  list: oc.errors(commonErrors).input(appointmentListInput).output(z.array(appointmentView)),
  /** By number (typed or scanned), name, or the last digits of the phone; today's first. */
  find: oc
    .errors(commonErrors)
    .input(z.object({ text: line(60), limit: z.number().int().min(1).max(50).default(12) }))
    .output(z.array(appointmentView)),
  /** The morning list: the next opening day's appointments, and who still owes supplements. */
  reminders: oc.errors(commonErrors).output(
    z.object({
      date: civilDate.nullable(),
      appointments: z.array(appointmentView),
      supplements: z.array(
        z.object({
          case: caseRow,
          applicantName: z.string().nullable(),
          phone: z.string().nullable(),
          requestedOn: civilDate.nullable(),
          lastCall: callView.nullable(),
        }),
      ),
    }),
  ),
  /** Whom to tell of a change of the opening calendar (null = of every place offered and not yet answered). */
  callList: oc
    .errors(commonErrors)
    .input(z.object({ entryId: rowId.nullable() }))
    .output(
      z.array(
        z.object({
          appointment: appointmentView,
          what: z.enum(['moved', 'cancelled', 'reassigned', 'offered']),
          /** Where it was before a move. */
          before: z.object({ date: civilDate, from: clockTime, counterName: z.string().nullable() }).nullable(),
        }),
      ),
    ),
  /** Marks a call: exactly one of the two ids. */
  markCalled: oc
    .errors({ ...commonErrors, ...writeErrors })
    .input(markCalledInput)
    .output(callView),
  /** The phone in clear, for calling; audited. Counter, reviewer, supervisor. */
  reveal: oc
    .errors(commonErrors)
    .input(z.object({ id: rowId }))
    .output(z.object({ phone: z.string().nullable() })),
};
