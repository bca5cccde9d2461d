import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import {
  TICKET_CHANNELS,
  TICKET_ERROR_CODES,
  TICKET_OUTCOMES,
  TICKET_PRIORITIES,
  TICKET_SERVICES,
  TICKET_STATES,
} from '../appointments/ticket.ts';
import { bookingErrors } from './appointments.ts';
import { commonErrors, writeErrors } from './errors.ts';
import { civilDate, idempotencyKey, instant, optionalLine, rowId, version } from './fields.ts';

/** The window's queue: tickets drawn, called and finished, and what the display page in the hall shows of them. */

export const ticketService = z.enum(TICKET_SERVICES, 'unknown-choice');
export const ticketPriority = z.enum(TICKET_PRIORITIES, 'unknown-choice');

/** An act on the queue that is not allowed now. Nothing was written. */
export const queueErrors = {
  QUEUE_REFUSED: {
    status: 409,
    message: 'not allowed in the queue',
    data: z.object({
      code: z.enum(TICKET_ERROR_CODES),
      /** Number of the ticket it is about, where there is one: the one that occupies the counter, the one at another. */
      label: z.string().nullable(),
      counterName: z.string().nullable(),
    }),
  },
} as const;

/** A ticket as the counter sees it. Personal data are masked. */
export const ticketView = z.object({
  id: rowId,
  version,
  /** `A012` */
  label: z.string(),
  day: civilDate,
  service: ticketService,
  state: z.enum(TICKET_STATES),
  priority: ticketPriority,
  channel: z.enum(TICKET_CHANNELS),
  onTime: z.boolean(),
  /** Of an appointment. */
  appointmentId: rowId.nullable(),
  name: z.string().nullable(),
  phoneTail: z.string().nullable(),
  issuedAt: instant,
  queuedAt: instant,
  calledAt: instant.nullable(),
  lastCalledAt: instant.nullable(),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  outcome: z.enum(TICKET_OUTCOMES).nullable(),
  /** Whole seconds, all waits together; null until first called. */
  waitedSeconds: z.number().nullable(),
  servedSeconds: z.number().nullable(),
  calls: z.number(),
  prints: z.number(),
  counterId: rowId.nullable(),
  counterName: z.string().nullable(),
  forCounterId: rowId.nullable(),
  forCounterName: z.string().nullable(),
  /** The intake draft bound to it; null before its first call. */
  draftId: z.string().nullable(),
  caseIds: z.array(rowId),
});
export type TicketView = z.infer<typeof ticketView>;

export const ticketAct = z.discriminatedUnion(
  'type',
  [
    z.object({ type: z.literal('recall') }),
    z.object({ type: z.literal('start') }),
    z.object({ type: z.literal('skip') }),
    z.object({ type: z.literal('park') }),
    z.object({ type: z.literal('requeue') }),
    z.object({ type: z.literal('transfer'), service: ticketService, counterId: rowId.nullable() }),
    z.object({ type: z.literal('finish') }),
    z.object({ type: z.literal('resume') }),
  ],
  'unknown-choice',
);

const answered = z.object({ ticket: ticketView, replayed: z.boolean() });

/** What the hall may see: numbers and counters, no names. */
export const queueBoard = z.object({
  officeName: z.string(),
  at: instant,
  /** The newest call first; `id` changes with every call, so that a repeated one is noticed. */
  calls: z.array(
    z.object({ id: z.string(), label: z.string(), counterName: z.string(), service: ticketService, at: instant }),
  ),
  waiting: z.array(z.object({ service: ticketService, count: z.number() })),
});
export type QueueBoard = z.infer<typeof queueBoard>;

const displayToken = z.string('wrong-type').max(64, 'too-long');

export const queue = {
  /** Today's queue as this counter sees it. */
  overview: oc.errors(commonErrors).output(
    z.object({
      day: civilDate,
      at: instant,
      /** At this window's counter; null when it has none. */
      current: ticketView.nullable(),
      /** In the order they will be called. */
      waiting: z.array(ticketView),
      /** At the other counters. */
      elsewhere: z.array(ticketView),
      /** Skipped and parked ones, the latest first. */
      held: z.array(ticketView),
      /** The last ones that were finished at this counter. */
      finished: z.array(ticketView),
      /** Per service: the wait somebody who draws a number now would be told. */
      services: z.array(z.object({ service: ticketService, waiting: z.number(), estimateMinutes: z.number() })),
      today: z.object({ issued: z.number(), served: z.number(), averageWaitSeconds: z.number().nullable() }),
    }),
  ),
  /** A number for somebody who walks in. */
  issue: oc
    .errors({ ...commonErrors, ...writeErrors, ...queueErrors })
    .input(
      z.object({
        key: idempotencyKey,
        service: ticketService,
        priority: ticketPriority.default('ordinary'),
        /** How the person wants to be called, if at all. */
        name: optionalLine(20).default(null),
        phoneTail: z
          .string('wrong-type')
          .regex(/^\d{4}$/, 'not-a-phone')
          .nullable()
          .default(null),
      }),
    )
    .output(answered),
  /** Somebody with an appointment is here: checked in and given a number in one act. */
  checkIn: oc
    .errors({ ...commonErrors, ...writeErrors, ...queueErrors, ...bookingErrors })
    .input(
      z.object({ key: idempotencyKey, appointmentId: rowId, version, priority: ticketPriority.default('ordinary') }),
    )
    .output(answered),
  /** The next number to this window's counter. */
  call: oc
    .errors({ ...commonErrors, ...writeErrors, ...queueErrors })
    .input(z.object({ key: idempotencyKey, services: z.array(ticketService).min(1, 'required').max(3, 'too-long') }))
    .output(answered),
  act: oc
    .errors({ ...commonErrors, ...writeErrors, ...queueErrors })
    .input(z.object({ key: idempotencyKey, id: rowId, version, act: ticketAct }))
    .output(answered),
  /** Counts one printing and answers the slip, marked 补打 from the second one on. */
  print: oc
    .errors({ ...commonErrors, ...writeErrors })
    .input(z.object({ id: rowId }))
    .output(z.object({ ordinal: z.number(), html: z.string(), title: z.string() })),
  /** A token with which a page may watch the board and nothing else; it holds until the program ends. */
  openDisplay: oc.errors(commonErrors).output(z.object({ token: displayToken })),
  /** The board now and after every change, for a page that holds such a token; nobody need be signed in. */
  display: oc
    .errors(commonErrors)
    .input(z.object({ token: displayToken.default('') }))
    .output(eventIterator(queueBoard)),
};
