import { oc } from '@orpc/contract';
import { z } from 'zod';
import { PAUSE_REASONS } from '../matters/types.ts';
import { BOARD_CONCERNS } from '../supervision/board.ts';
import { HAND_OVER_REFUSALS } from '../supervision/duties.ts';
import { SLIP_KINDS, SLIP_REFUSALS, SLIP_STANDINGS } from '../supervision/slips.ts';
import { lamp, paperSummary } from './cases.ts';
import { commonErrors, writeErrors } from './errors.ts';
import {
  civilDate,
  clockId,
  idempotencyKey,
  matter,
  optionalParagraph,
  paragraph,
  path,
  rowId,
  staffId,
  version,
} from './fields.ts';

/** Most cases named in one call. */
export const SUPERVISION_MOST_CASES = 200;

const slipKind = z.enum(SLIP_KINDS, 'unknown-choice');
const standing = z.enum(SLIP_STANDINGS);

export const boardClock = z.object({
  clockId,
  lamp,
  state: z.enum(['running', 'paused']),
  /** The date the lamp goes by: the promised one where there is one. */
  due: civilDate.nullable(),
  statutoryDue: civilDate.nullable(),
  remaining: z.number(),
  provisional: z.boolean(),
});

export const boardRow = z.object({
  id: rowId,
  version,
  matter,
  path,
  state: z.string(),
  receiptNumber: z.string().nullable(),
  projectName: z.string().nullable(),
  applicantName: z.string().nullable(),
  handlerId: z.string().nullable(),
  handlerName: z.string().nullable(),
  counterId: rowId.nullable(),
  counterName: z.string().nullable(),
  lamp: lamp.nullable(),
  clocks: z.array(boardClock),
  /** The pause that is open: working days gone by since, of those expected. */
  pause: z
    .object({
      reason: z.enum(PAUSE_REASONS),
      since: civilDate,
      usedWorkdays: z.number(),
      expectedWorkdays: z.number(),
    })
    .nullable(),
  /** The local sub-step it stands in, one that is over before others; null without sub-steps. */
  stage: z
    .object({
      clockId,
      name: z.string(),
      due: civilDate.nullable(),
      remaining: z.number(),
      standing: z.enum(['in-time', 'over']),
    })
    .nullable(),
  backdatedDays: z.number(),
  /** The newest slip that is not settled. */
  slip: z
    .object({ id: rowId, kind: slipKind, standing, answerBy: civilDate, planDate: civilDate.nullable() })
    .nullable(),
});
export type BoardRow = z.infer<typeof boardRow>;

/** A 催办单 or 督办单 with what became of it. */
export const slipView = z.object({
  id: rowId,
  version,
  kind: slipKind,
  caseId: rowId,
  caseNumber: z.string().nullable(),
  projectName: z.string().nullable(),
  clockId,
  /** When it was issued. */
  lamp,
  due: civilDate.nullable(),
  handlerId: z.string(),
  handlerName: z.string().nullable(),
  issuedOn: civilDate,
  issuedByName: z.string().nullable(),
  answerBy: civilDate,
  note: z.string().nullable(),
  /** The slip that was not heeded before. */
  follows: rowId.nullable(),
  paperId: rowId,
  number: z.string().nullable(),
  standing,
  acknowledged: z
    .object({ on: civilDate, planDate: civilDate, words: z.string(), byName: z.string().nullable() })
    .nullable(),
});
export type SlipView = z.infer<typeof slipView>;

/** Who is away today, and who stands in (AB岗). */
export const absentPerson = z.object({
  staffId: z.string(),
  staffName: z.string(),
  standInId: z.string().nullable(),
  standInName: z.string().nullable(),
  /** Null = the whole day. */
  span: z.object({ from: z.string(), to: z.string() }).nullable(),
  through: civilDate,
  reason: z.string(),
});
export type AbsentPerson = z.infer<typeof absentPerson>;

/** What the board is narrowed to; null = any. */
export const boardFilter = z.object({
  lamp: lamp.nullable(),
  concern: z.enum(BOARD_CONCERNS, 'unknown-choice').nullable(),
  matter: z.string('wrong-type').max(40, 'too-long').nullable(),
  state: z.string('wrong-type').max(40, 'too-long').nullable(),
  handlerId: z.string('wrong-type').max(40, 'too-long').nullable(),
  counterId: z.string('wrong-type').max(40, 'too-long').nullable(),
});

/** Slips issued in a span of days; `unsettled` leaves out those whose clock has stopped. */
export const slipFilter = z
  .object({
    from: civilDate,
    through: civilDate,
    show: z.enum(['all', 'unsettled'], 'unknown-choice'),
  })
  .refine(({ from, through }) => from <= through, { message: 'out-of-range', path: ['through'] });
export type SlipFilter = z.infer<typeof slipFilter>;

const namedCase = z.object({ caseId: rowId, version });

/** The supervisor's board, slips, and who holds which case. */
export const supervision = {
  /** Every open case with a running clock; or only the named ones, of which those no longer there are left out. */
  board: oc
    .errors(commonErrors)
    .input(z.object({ caseIds: z.array(rowId).max(SUPERVISION_MOST_CASES, 'too-long').nullable().default(null) }))
    .output(z.object({ asOf: civilDate, rows: z.array(boardRow), absent: z.array(absentPerson) })),
  /** One slip per case, all or none. Which kind a case gets follows from its lamp and its earlier slip. */
  issueSlips: oc
    .errors({
      ...commonErrors,
      ...writeErrors,
      SLIPS_REFUSED: {
        status: 409,
        message: 'some cases get no such slip',
        data: z.object({
          refused: z.array(z.object({ caseId: rowId, number: z.string().nullable(), why: z.enum(SLIP_REFUSALS) })),
        }),
      },
    })
    .input(
      z.object({
        key: idempotencyKey,
        cases: z
          .array(namedCase.extend({ kind: slipKind }))
          .min(1, 'required')
          .max(SUPERVISION_MOST_CASES, 'too-long'),
        note: optionalParagraph(500),
      }),
    )
    .output(z.array(z.object({ slip: slipView, paper: paperSummary }))),
  /** The handler's word on a slip: by when, and what will be done. */
  acknowledge: oc
    .errors({
      ...commonErrors,
      ...writeErrors,
      SLIP_REFUSED: {
        status: 409,
        message: 'this slip is not to be answered',
        data: z.object({ id: rowId, why: z.enum(['not-yours', 'answered', 'settled']) }),
      },
    })
    .input(z.object({ key: idempotencyKey, slipId: rowId, version, planDate: civilDate, words: paragraph(500) }))
    .output(slipView),
  /** The register: every slip issued in a span of days, newest first. */
  slips: oc
    .errors(commonErrors)
    .input(slipFilter)
    .output(z.object({ asOf: civilDate, slips: z.array(slipView) })),
  /** Slips of one case, newest first. */
  slipsOfCase: oc
    .errors(commonErrors)
    .input(z.object({ caseId: rowId }))
    .output(z.array(slipView)),
  /** Cases go to a stand-in (AB岗) or back. Moves no clock; stands in the history of each case. */
  handOver: oc
    .errors({
      ...commonErrors,
      ...writeErrors,
      HAND_OVER_REFUSED: {
        status: 409,
        message: 'some cases are not handed over',
        data: z.object({
          refused: z.array(
            z.object({ caseId: rowId.nullable(), number: z.string().nullable(), why: z.enum(HAND_OVER_REFUSALS) }),
          ),
        }),
      },
    })
    .input(
      z.object({
        key: idempotencyKey,
        what: z.discriminatedUnion(
          'kind',
          [
            z.object({
              kind: z.literal('cases'),
              cases: z.array(namedCase).min(1, 'required').max(SUPERVISION_MOST_CASES, 'too-long'),
            }),
            /** Everything open that this person handles. */
            z.object({ kind: z.literal('everything'), fromStaffId: staffId }),
          ],
          'unknown-choice',
        ),
        toStaffId: staffId,
        reason: paragraph(200),
        /** Last day; null = for good. */
        until: civilDate.nullable(),
      }),
    )
    .output(z.object({ caseIds: z.array(rowId), toName: z.string() })),
};
