import { oc } from '@orpc/contract';
import { z } from 'zod';
import { SLIP_FORMATS } from '../papers/appointment-papers.ts';
import { bookingErrors } from './appointments.ts';
import { paperSummary } from './cases.ts';
import { commonErrors, writeErrors } from './errors.ts';
import { civilDate, idempotencyKey, rowId } from './fields.ts';

/** Slips and lists of appointments, frozen when they are asked for. Counter, reviewer, supervisor. */
export const appointmentPapers = {
  /**
   * One slip for each of the named appointments, in their order: `reminder` (only of a place that is held; else
   * BOOKING_REFUSED `state`), or `last-change` = what the person must be told of: that it was moved, that it was
   * cancelled, else the reminder. Issued in the same transaction, all or none.
   */
  slips: oc
    .errors({ ...commonErrors, ...writeErrors, ...bookingErrors })
    .input(
      z.object({
        key: idempotencyKey,
        appointmentIds: z.array(rowId).min(1, 'required').max(200, 'too-long'),
        what: z.enum(['reminder', 'last-change'], 'unknown-choice'),
        format: z.enum(SLIP_FORMATS, 'unknown-choice').default('80mm'),
      }),
    )
    .output(z.array(paperSummary)),
  /** Who comes on a day: to one counter, or (null) the on-site visits. */
  dailyList: oc
    .errors({ ...commonErrors, ...writeErrors })
    .input(z.object({ key: idempotencyKey, date: civilDate, counterId: rowId.nullable() }))
    .output(paperSummary),
  /**
   * Whom to call, with phones in clear (audited): of a change of the opening calendar (null = everybody to whom a place
   * was offered), or the morning list of the next opening day and of awaited supplements.
   */
  callList: oc
    .errors({ ...commonErrors, ...writeErrors })
    .input(
      z.object({
        key: idempotencyKey,
        list: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('changed'), entryId: rowId.nullable() }),
          z.object({ kind: z.literal('reminder') }),
        ]),
      }),
    )
    .output(paperSummary),
  /** Slips that bear an appointment's number, in order of issue. */
  issued: oc
    .errors(commonErrors)
    .input(z.object({ appointmentId: rowId }))
    .output(z.array(paperSummary)),
};
