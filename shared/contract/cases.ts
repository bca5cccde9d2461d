import { oc } from '@orpc/contract';
import { z } from 'zod';
import { TICKET_PRIORITIES } from '../appointments/ticket.ts';
import { PAPER_FORMATS, PAPER_KINDS, COPY_MARKS } from '../papers/types.ts';
import { PAUSE_REASONS } from '../matters/types.ts';
import { actSchema } from './acts.ts';
import { actErrors, changeErrors, commonErrors, writeErrors } from './errors.ts';
import {
  channel,
  civilDate,
  clockId,
  idempotencyKey,
  instant,
  line,
  materialCheck,
  materialFacts,
  materialResult,
  matter,
  optionalLine,
  optionalParagraph,
  paragraph,
  path,
  rowId,
  ruleSetId,
  staffId,
  version,
} from './fields.ts';
import { applicantInput, applicantView, materialRuleView, projectInput, projectView } from './registry.ts';

export const lamp = z.enum(['green', 'yellow', 'red', 'black', 'blue']);
const limit = z.object({
  days: z.number(),
  due: civilDate.nullable(),
  remaining: z.number(),
  provisional: z.boolean(),
});
export const traceDay = z.object({
  date: civilDate,
  counts: z.boolean(),
  n: z.number().optional(),
  why: z.enum(['workday', 'make-up-workday', 'weekend', 'holiday', 'pause']),
  note: z.string().optional(),
  /** Why the clock stood still; on `pause` days only. */
  pauseReason: z.enum(PAUSE_REASONS).optional(),
  provisional: z.literal(true).optional(),
});
export const clockView = z.object({
  id: clockId,
  state: z.enum(['running', 'paused', 'stopped']),
  start: civilDate,
  /** An order's last day started it by itself. */
  startedBy: z.literal('deadline').optional(),
  stop: civilDate.optional(),
  statutory: limit.extend({ basis: z.string() }),
  promised: limit.nullable(),
  lamp,
  outcome: z.enum(['early', 'on-time', 'late-promised', 'late-statutory']).nullable(),
  trace: z.array(traceDay),
  /** Local sub-steps of a clock that has not stopped; empty where the office has set none. */
  stages: z.array(
    z.object({
      step: z.number(),
      name: z.string(),
      workdays: z.number(),
      due: civilDate.nullable(),
      remaining: z.number(),
      provisional: z.boolean(),
      state: z.enum(['done', 'passed', 'current', 'ahead']),
      doneOn: civilDate.nullable(),
      standing: z.enum(['in-time', 'over']),
    }),
  ),
});
export type ClockView = z.infer<typeof clockView>;

export const paperSummary = z.object({
  id: rowId,
  kind: z.enum(PAPER_KINDS),
  number: z.string().nullable(),
  format: z.enum(PAPER_FORMATS),
  copies: z.array(z.enum(COPY_MARKS)),
  issuedOn: civilDate,
  issuedAt: instant,
  staffName: z.string().nullable(),
  prints: z.number(),
  voided: z.object({ at: instant, reason: z.string() }).nullable(),
});
export type PaperSummary = z.infer<typeof paperSummary>;

export const eventView = z.object({
  seq: rowId,
  type: z.string(),
  date: civilDate,
  recordedAt: instant,
  staffId: z.string().nullable(),
  staffName: z.string().nullable(),
  /** The event's own data, with names beside staff ids (`inspectorNames`, `approverName`). */
  data: z.record(z.string(), z.unknown()),
  /** Sequence of the event that corrected this one. */
  correctedBy: z.number().nullable(),
  /** Entered after the day it happened, in days. */
  backdatedDays: z.number(),
});
export type EventView = z.infer<typeof eventView>;

export const caseRow = z.object({
  id: rowId,
  version,
  matter,
  path,
  state: z.string(),
  origin: z.enum(['live', 'historic']),
  receiptNumber: z.string().nullable(),
  applicantName: z.string().nullable(),
  projectName: z.string().nullable(),
  address: z.string().nullable(),
  receivedOn: civilDate.nullable(),
  acceptedOn: civilDate.nullable(),
  endedOn: civilDate.nullable(),
  handlerName: z.string().nullable(),
  /** Worst lamp of the running clocks; null when none runs. */
  lamp: lamp.nullable(),
  /** The running clock that is due first. */
  next: z
    .object({
      clockId,
      due: civilDate.nullable(),
      remaining: z.number(),
      provisional: z.boolean(),
      /** Both limits of that clock, for the list. */
      statutoryDue: civilDate.nullable().optional(),
      promisedDue: civilDate.nullable().optional(),
    })
    .nullable(),
});
export type CaseRow = z.infer<typeof caseRow>;

export const caseDetail = caseRow.extend({
  handlerId: z.string().nullable(),
  channel,
  ruleSet: ruleSetId,
  applicant: applicantView.nullable(),
  project: projectView.nullable(),
  counterName: z.string().nullable(),
  firstAskedName: z.string().nullable(),
  remark: z.string().nullable(),
  events: z.array(eventView),
  clocks: z.array(clockView),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  deemedAccepted: z.boolean(),
  materials: z.array(
    materialRuleView.extend({
      result: materialResult,
      defect: z.string().nullable(),
      promisedDate: civilDate.nullable(),
      handedIn: z.number().nullable(),
    }),
  ),
  /** Lines of the sealed notice that are still outstanding; null when no notice is open. */
  openNotice: z
    .object({
      number: z.string(),
      issuedOn: civilDate,
      serial: z.number(),
      lines: z.array(
        z.object({
          line: z.number(),
          materialId: z.string(),
          name: z.string(),
          problem: z.enum(['missing', 'defective']),
          what: z.string(),
          outstanding: z.boolean(),
        }),
      ),
    })
    .nullable(),
  papers: z.array(paperSummary),
  /** Acts that this staff member may do now. */
  allowedActs: z.array(z.string()),
  /** Historic record: what the old ledger printed, and what did not fit. */
  /** The ticket it was taken in under. */
  ticket: z
    .object({ label: z.string(), day: civilDate, priority: z.enum(TICKET_PRIORITIES) })
    .nullable()
    .default(null),
  source: z
    .object({ key: z.string(), fields: z.record(z.string(), z.string()), notes: z.array(z.string()) })
    .nullable(),
});
export type CaseDetail = z.infer<typeof caseDetail>;

const actAnswer = z.object({ case: caseDetail, papers: z.array(paperSummary), replayed: z.boolean() });

/** How an intake ends at the counter. */
export const intakeOutcome = z.discriminatedUnion(
  'type',
  [
    /** Complete: accepted the same day, receipt. */
    z.object({ type: z.literal('accept') }),
    /** Commitment path: accepted and permitted the same day. */
    z.object({ type: z.literal('permit') }),
    /** Filing complete: voucher. */
    z.object({ type: z.literal('file') }),
    /** Something is missing: one-shot notice. */
    z.object({ type: z.literal('notice') }),
    /** Taken in, checked later; the one-shot clock runs. */
    z.object({ type: z.literal('put-aside') }),
    z.object({
      type: z.literal('refuse'),
      ground: z.enum(['not-conforming', 'incomplete', 'false-material', 'other'], 'unknown-choice'),
      reasons: paragraph(2000),
    }),
    z.object({ type: z.literal('not-required'), clause: optionalLine(60), reason: paragraph(1000) }),
    z.object({ type: z.literal('wrong-authority'), rightAuthority: line(100), reason: optionalParagraph(1000) }),
  ],
  'unknown-choice',
);

const draftId = z.string('wrong-type').regex(/^[0-9A-Za-z-]{8,64}$/, 'wrong-type');

export const intakeInput = z.object({
  key: idempotencyKey,
  /** The draft this came from; removed in the same transaction. */
  draftId: draftId.nullable(),
  date: civilDate,
  matter,
  path,
  channel,
  /** May be null only when told in advance (not-required, wrong-authority). */
  applicant: applicantInput.nullable(),
  project: projectInput,
  materialFacts,
  materials: z.array(materialCheck).max(60, 'too-long'),
  /** Filing: the day the completion check was passed. */
  completionPassedOn: civilDate.nullable(),
  firstAskedStaffId: staffId.nullable(),
  remark: optionalParagraph(1000),
  outcome: intakeOutcome,
});
export type IntakeInput = z.infer<typeof intakeInput>;

export const draftSummary = z.object({
  id: z.string(),
  title: z.string(),
  matter: matter.nullable(),
  updatedAt: instant,
  version,
});
/** Whether objects and lists are nested at most so deep; walked level by level, so that no depth exhausts the stack. */
function isShallow(value: unknown, levels: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= levels; depth += 1) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return true;
  }
  return false;
}
/** What the intake screen has typed so far; any state of incompleteness, at most 64 KiB as JSON. */
const draftPayload = z
  .unknown()
  .refine((value) => isShallow(value, 32), 'too-long')
  .pipe(z.record(z.string().max(60), z.json()))
  .refine((value) => JSON.stringify(value).length <= 65_536, 'too-long');

export const intake = {
  drafts: oc.errors(commonErrors).output(z.array(draftSummary)),
  draft: oc
    .errors(commonErrors)
    .input(z.object({ id: draftId }))
    .output(z.object({ id: draftId, version, payload: draftPayload })),
  saveDraft: oc
    .errors({ ...commonErrors, ...writeErrors })
    .input(z.object({ id: draftId, version: version.nullable(), payload: draftPayload }))
    .output(z.object({ id: draftId, version, savedAt: instant })),
  discardDraft: oc
    .errors(commonErrors)
    .input(z.object({ id: draftId }))
    .output(z.object({ discarded: z.boolean() })),
  submit: oc
    .errors({ ...commonErrors, ...writeErrors, ...actErrors })
    .input(intakeInput)
    .output(actAnswer),
};

export const caseFilter = z.object({
  matter: matter.optional(),
  states: z.array(z.string().max(40)).max(40).optional(),
  lamp: lamp.optional(),
  open: z.boolean().optional(),
  origin: z.enum(['live', 'historic']).optional(),
  handlerId: staffId.optional(),
  receivedFrom: civilDate.optional(),
  receivedThrough: civilDate.optional(),
});

export const cases = {
  list: oc
    .errors(commonErrors)
    .input(
      z.object({
        filter: caseFilter,
        cursor: z.string().max(200).nullable().default(null),
        limit: z.number().int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ rows: z.array(caseRow), next: z.string().nullable(), total: z.number() })),
  get: oc
    .errors(commonErrors)
    .input(z.object({ id: rowId }))
    .output(caseDetail),
  act: oc
    // A correction answers CHANGES_DIFFER when it would move other dates than were shown.
    .errors({ ...commonErrors, ...writeErrors, ...actErrors, ...changeErrors })
    .input(z.object({ caseId: rowId, version, key: idempotencyKey, act: actSchema }))
    .output(actAnswer),
};

export const papers = {
  get: oc
    .errors(commonErrors)
    .input(z.object({ id: rowId }))
    .output(paperSummary.extend({ caseId: rowId.nullable(), html: z.string(), hash: z.string() })),
  /** Counts one printing and answers the HTML to print: the frozen snapshot, marked 补打 from the second printing on. */
  print: oc
    .errors({ ...commonErrors, ...writeErrors })
    .input(z.object({ id: rowId, target: z.enum(['printer', 'pdf']) }))
    .output(z.object({ ordinal: z.number(), html: z.string(), title: z.string() })),
  /** Papers issued on request: date explanation, service return, commitment letter. */
  issue: oc
    .errors({ ...commonErrors, ...writeErrors, ...actErrors })
    .input(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('date-explanation'), key: idempotencyKey, caseId: rowId, clockId }),
        z.object({ kind: z.literal('service-return'), key: idempotencyKey, caseId: rowId }),
        z.object({ kind: z.literal('commitment-letter'), key: idempotencyKey, caseId: rowId }),
        z.object({ kind: z.literal('guide-slip'), key: idempotencyKey, matter, path }),
      ]),
    )
    .output(paperSummary),
  /** A wrong number stays recorded: the paper is struck, never deleted, its number never used again. */
  void: oc
    .errors({ ...commonErrors, ...writeErrors, ...actErrors })
    .input(z.object({ id: rowId, reason: line(200) }))
    .output(paperSummary),
};
