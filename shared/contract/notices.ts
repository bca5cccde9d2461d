import { oc } from '@orpc/contract';
import { z } from 'zod';
import { LOADED_KINDS } from '../calendar/in-force.ts';
import { NOTICE_FORMATS, NOTICE_PROBLEM_CODES } from '../calendar/read-notice.ts';
import { PAPER_KINDS } from '../papers/types.ts';
import { paperSummary } from './cases.ts';
import { correctionChange } from './acts.ts';
import { actErrors, changeErrors, commonErrors, writeErrors } from './errors.ts';
import { civilDate, clockId, idempotencyKey, instant, line, optionalLine, rowId, version } from './fields.ts';

/** Longest notice or file that is read, in characters: a year's ICS file has some tens of thousands. */
export const NOTICE_MAX_CHARACTERS = 400_000;

export const noticeProblem = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.enum(NOTICE_PROBLEM_CODES),
  /** The sentence or line of the text, as it stands there. */
  sentence: z.string().nullable(),
  line: z.number().nullable(),
  dates: z.array(civilDate),
  message: z.string(),
});
export type NoticeProblemView = z.infer<typeof noticeProblem>;

export const noticeDay = z.object({ date: civilDate, name: z.string(), off: z.boolean() });

export const calendarVersion = z.object({
  id: rowId,
  kind: z.enum(LOADED_KINDS),
  year: z.number(),
  document: z.string(),
  format: z.enum([...NOTICE_FORMATS, 'restored']),
  /** Null takes back what was loaded before. */
  days: z.array(noticeDay).nullable(),
  warnings: z.array(noticeProblem),
  restores: rowId.nullable(),
  recordedAt: instant,
  staffName: z.string().nullable(),
  state: z.enum(['proposed', 'accepted', 'withdrawn']),
  acceptedAt: instant.nullable(),
  signedByName: z.string().nullable(),
  remark: z.string().nullable(),
  listId: rowId.nullable(),
  listPaperId: rowId.nullable(),
});
export type CalendarVersionView = z.infer<typeof calendarVersion>;

export const dateChange = z.object({
  caseId: rowId,
  /** The receipt's number; null before there is one. */
  caseNumber: z.string().nullable(),
  applicantName: z.string().nullable(),
  projectName: z.string().nullable(),
  clockId,
  run: z.number(),
  oldStatutory: civilDate.nullable(),
  newStatutory: civilDate.nullable(),
  oldPromised: civilDate.nullable(),
  newPromised: civilDate.nullable(),
  wasProvisional: z.boolean(),
  isProvisional: z.boolean(),
  /** Valid papers that bear an old date. */
  papers: z.array(z.object({ id: rowId, kind: z.enum(PAPER_KINDS), number: z.string().nullable() })),
});
export type DateChangeView = z.infer<typeof dateChange>;

const versionErrors = {
  /** Accepted or withdrawn already. */
  VERSION_SETTLED: {
    status: 409,
    message: 'this version is settled',
    data: z.object({ id: rowId, state: z.string() }),
  },
} as const;

const id = z.object({ id: rowId });

/** Loading a year's notice or a local document: propose, look at what moves, sign, tell the applicants. */
export const notices = {
  /** Whether open cases touch a year without a notice. */
  status: oc.errors(commonErrors).output(
    z.object({
      publishedThrough: civilDate.nullable(),
      /** The first year without a notice. */
      unpublishedYear: z.number().nullable(),
      /** Cases with a running clock whose date is provisional. */
      openCases: z.number(),
    }),
  ),
  versions: oc.errors(commonErrors).output(z.array(calendarVersion)),
  propose: oc
    .errors({
      ...commonErrors,
      ...writeErrors,
      /** The text or file is refused whole; nothing was stored. */
      NOTICE_REFUSED: {
        status: 422,
        message: 'the notice cannot be loaded',
        data: z.object({ problems: z.array(noticeProblem).min(1) }),
      },
    })
    .input(
      z.object({
        kind: z.enum(LOADED_KINDS, 'unknown-choice'),
        text: z
          .string('wrong-type')
          .max(NOTICE_MAX_CHARACTERS, 'too-long')
          .refine((text) => text.trim() !== '', 'required'),
        /** Null = by file name, else by how the text begins. */
        format: z.enum(NOTICE_FORMATS, 'unknown-choice').nullable(),
        fileName: z.string('wrong-type').max(255, 'too-long').nullable(),
        /** Null = as the text says. */
        year: z
          .number('not-a-number')
          .int('not-a-number')
          .min(2004, 'out-of-range')
          .max(2100, 'out-of-range')
          .nullable(),
        /** Number of the notice; null = as the text says. A local document must be named. */
        document: optionalLine(100),
      }),
    )
    .output(calendarVersion),
  /** Proposes what stood before a signed version, the way back. */
  restore: oc
    .errors({ ...commonErrors, ...writeErrors, ...versionErrors })
    .input(id)
    .output(calendarVersion),
  withdraw: oc
    .errors({ ...commonErrors, ...writeErrors, ...versionErrors })
    .input(id)
    .output(calendarVersion),
  /**
   * What a proposed version would move, page after page over the open cases. The fingerprint of one page goes into the
   * call for the next; the last one is what is signed. A caller may stop at any page.
   */
  changes: oc
    .errors({ ...commonErrors, ...versionErrors })
    .input(
      z.object({
        id: rowId,
        after: z.number().int().nonnegative().default(0),
        fingerprint: z.string().max(64).default(''),
      }),
    )
    .output(
      z.object({
        lines: z.array(dateChange),
        /** Cases looked at on this page, and open cases altogether. */
        looked: z.number(),
        total: z.number(),
        next: z.number().nullable(),
        fingerprint: z.string(),
      }),
    ),
  /** A supervisor signs what was shown; new dates take effect together. */
  accept: oc
    .errors({
      ...commonErrors,
      ...writeErrors,
      ...versionErrors,
      /** Cases changed since the list was shown. */
      ...changeErrors,
    })
    .input(z.object({ key: idempotencyKey, id: rowId, fingerprint: line(64), remark: optionalLine(200) }))
    .output(z.object({ version: calendarVersion, paper: paperSummary })),
  /** What a correction of a case would move, with the fingerprint to confirm it with. Nothing is written. */
  correction: oc
    .errors({ ...commonErrors, ...actErrors, STALE_VERSION: writeErrors.STALE_VERSION })
    .input(z.object({ caseId: rowId, version, eventSeq: rowId, change: correctionChange }))
    .output(z.object({ lines: z.array(dateChange), fingerprint: z.string() })),
  /** The signed lists of a case's corrections, in order. */
  correctionLists: oc
    .errors(commonErrors)
    .input(z.object({ caseId: rowId }))
    .output(z.array(z.object({ listId: rowId, paperId: rowId, eventSeq: rowId, signedAt: instant }))),
  /** Lines of a signed list, page after page. */
  list: oc
    .errors(commonErrors)
    .input(z.object({ listId: rowId, after: z.number().int().nonnegative().default(0) }))
    .output(z.object({ lines: z.array(dateChange), next: z.number().nullable() })),
  /** One slip for each of these cases whose date moved. */
  slips: oc
    .errors({ ...commonErrors, ...writeErrors })
    .input(
      z.object({
        key: idempotencyKey,
        listId: rowId,
        caseIds: z.array(rowId).min(1, 'required').max(100, 'too-long'),
      }),
    )
    .output(z.array(paperSummary.extend({ caseId: rowId }))),
};
