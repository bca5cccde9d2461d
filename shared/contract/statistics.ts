import { oc } from '@orpc/contract';
import { z } from 'zod';
import { TICKET_SERVICES, TICKET_STATES } from '../appointments/ticket.ts';
import { APPOINTMENT_STATES, SERVICES } from '../appointments/types.ts';
import { MATTERS } from '../matters/types.ts';
import { FIGURE_IDS, FIGURE_UNITS } from '../statistics/figures.ts';
import { paperSummary } from './cases.ts';
import { commonErrors, writeErrors } from './errors.ts';
import { civilDate, idempotencyKey, instant, matter, rowId, staffId } from './fields.ts';

/** Figures of any range, the records behind them, trends, monthly reports and their close. */

export const figureId = z.enum(FIGURE_IDS, 'unknown-choice');
/** `YYYY-MM`. */
export const month = z.string('wrong-type').regex(/^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/, 'not-a-date');

const range = {
  from: civilDate,
  through: civilDate,
  matter: matter.optional(),
  /** Who recorded what is counted. */
  staffId: staffId.optional(),
  district: z.string('wrong-type').min(1, 'required').max(60, 'too-long').optional(),
};
const inOrder = ({ from, through }: { readonly from: string; readonly through: string }) => from <= through;
const disorder = { message: 'out-of-range', path: ['through'] };
export const statisticFilter = z.object(range).refine(inOrder, disorder);
export type StatisticFilter = z.infer<typeof statisticFilter>;

const value = z.number().nullable();
export const figureRow = z.object({
  figure: figureId,
  unit: z.enum(FIGURE_UNITS),
  /** Null: nothing to divide by, or not kept for such a choice. */
  total: value,
  /** Null for figures of the office as a whole. */
  byMatter: z.record(z.enum(MATTERS), value).nullable(),
});
export type FigureRow = z.infer<typeof figureRow>;

const source = z.enum(['case', 'service', 'appointment', 'ticket']);
/** For what and when an appointment or a ticket is, and how it stands now. */
const hallFacts = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('appointment'),
    service: z.enum(SERVICES),
    day: civilDate,
    /** When it begins, `HH:MM`. */
    time: z.string(),
    state: z.enum(APPOINTMENT_STATES),
  }),
  z.object({
    kind: z.literal('ticket'),
    service: z.enum(TICKET_SERVICES),
    day: civilDate,
    /** When it was drawn, `HH:MM`. */
    time: z.string(),
    state: z.enum(TICKET_STATES),
  }),
]);
export type HallFacts = z.infer<typeof hallFacts>;

/** One countable fact behind a figure. */
export const figureRecord = z.object({
  source,
  id: rowId,
  /** The case to open, where there is one; of a ticket the first that was opened under it. */
  caseId: rowId.nullable(),
  /** Receipt number of the case, number of the appointment, label of the ticket. */
  number: z.string().nullable(),
  /** What or whom it is about; names as masked as where such records are listed. */
  title: z.string().nullable(),
  matter: matter.nullable(),
  origin: z.enum(['live', 'historic']).nullable(),
  /** What was counted, and for a service its kind. */
  kind: z.string(),
  date: civilDate,
  /** As the figure is told: a wait in minutes, else as it is summed. */
  value: z.number(),
  base: z.number(),
  staffName: z.string().nullable(),
  /** Of an appointment or a ticket; else null. */
  hall: hallFacts.nullable(),
});
export type FigureRecord = z.infer<typeof figureRecord>;

export const adjustmentView = z.object({
  /** The closed month it belongs to. */
  month: z.string(),
  figure: figureId,
  matter: matter.nullable(),
  old: value,
  now: value,
  records: z.array(z.object({ source, id: rowId })),
});
export type AdjustmentView = z.infer<typeof adjustmentView>;

export const monthClose = z.object({
  month: z.string(),
  closedAt: instant,
  closedBy: z.string().nullable(),
  /** SHA-256 of the frozen figures, hex. */
  hash: z.string(),
  paperId: rowId,
});
export type MonthCloseView = z.infer<typeof monthClose>;

export const monthReport = z.object({
  month: z.string(),
  from: civilDate,
  through: civilDate,
  /** Up to when entries are in it: the close, or now. */
  countedAt: instant,
  /** `running`: the month is not over. */
  state: z.enum(['running', 'open', 'closed']),
  figures: z.array(figureRow),
  adjustments: z.array(adjustmentView),
  close: monthClose.nullable(),
  /** The month that must be closed before this one; null = none. */
  closeFirst: z.string().nullable(),
});
export type MonthReport = z.infer<typeof monthReport>;

/** Why a month cannot be closed. Nothing was written. */
export const closeErrors = {
  CLOSE_REFUSED: {
    status: 409,
    message: 'month cannot be closed',
    data: z.object({ why: z.enum(['not-over', 'closed', 'not-next']), month: z.string() }),
  },
} as const;

export const statistics = {
  /** What can be chosen: districts of projects, staff. */
  choices: oc.errors(commonErrors).output(
    z.object({
      districts: z.array(z.string()),
      people: z.array(z.object({ id: staffId, name: z.string() })),
    }),
  ),
  figures: oc
    .errors(commonErrors)
    .input(statisticFilter)
    .output(z.object({ asOf: civilDate, rows: z.array(figureRow) })),
  /** While figures wait for what was written since the last time: records counted so far, of how many; null = nothing waits. */
  counting: oc.errors(commonErrors).output(z.object({ counted: z.number(), total: z.number() }).nullable()),
  /** The same figures month by month; months at the ends may be part ones. */
  trend: oc
    .errors(commonErrors)
    .input(
      z
        .object({ ...range, figures: z.array(figureId).min(1, 'required').max(12, 'too-long') })
        .refine(inOrder, disorder),
    )
    .output(z.object({ months: z.array(z.object({ month: z.string(), values: z.partialRecord(figureId, value) })) })),
  records: oc
    .errors(commonErrors)
    .input(
      z
        .object({
          ...range,
          figure: figureId,
          cursor: z.string('wrong-type').max(200, 'too-long').nullable().default(null),
          limit: z
            .number('not-a-number')
            .int('wrong-type')
            .min(1, 'out-of-range')
            .max(500, 'out-of-range')
            .default(100),
        })
        .refine(inOrder, disorder),
    )
    .output(z.object({ rows: z.array(figureRecord), next: z.string().nullable(), total: z.number() })),
  closes: oc.errors(commonErrors).output(z.array(monthClose)),
  month: oc.errors(commonErrors).input(z.object({ month })).output(monthReport),
  /** The report as it would be printed; of a month that is not closed marked as a draft and stored nowhere. */
  preview: oc
    .errors(commonErrors)
    .input(z.object({ month }))
    .output(z.object({ html: z.string() })),
  /** The report as a workbook. */
  spreadsheet: oc
    .errors(commonErrors)
    .input(z.object({ month }))
    .output(z.object({ fileName: z.string(), base64: z.string() })),
  /** Freezes the figures of a month that is over and issues its report; months are closed in order. */
  close: oc
    .errors({ ...commonErrors, ...writeErrors, ...closeErrors })
    .input(z.object({ month, key: idempotencyKey }))
    .output(z.object({ report: monthReport, paper: paperSummary })),
};
