import { oc } from '@orpc/contract';
import { z } from 'zod';
import { RATINGS, SERVICE_COUNTS, SERVICE_KINDS } from '../statistics/services.ts';
import { commonErrors, writeErrors } from './errors.ts';
import { civilDate, idempotencyKey, instant, line, optionalLine, optionalParagraph, rowId, staffId } from './fields.ts';

/** 服务记录: services that are no step of a case. Lines are added and corrected, never changed. */

const kind = z.enum(SERVICE_KINDS, 'unknown-choice');
const count = z.number('not-a-number').int('not-a-number').min(0, 'out-of-range').max(99_999, 'out-of-range');
const counts = z.partialRecord(z.enum(SERVICE_COUNTS, 'unknown-choice'), count);
const rating = z.enum(RATINGS, 'unknown-choice');

export const serviceInput = z.object({
  kind,
  date: civilDate,
  /** What it was about. */
  subject: line(200),
  /** Whom it was for: a unit or a person. */
  person: optionalLine(100),
  caseId: rowId.nullable(),
  counts,
  outcome: optionalParagraph(1000),
  rating: rating.nullable(),
});
export type ServiceInput = z.infer<typeof serviceInput>;

export const serviceView = serviceInput.extend({
  id: rowId,
  person: z.string().nullable(),
  outcome: z.string().nullable(),
  caseNumber: z.string().nullable(),
  caseTitle: z.string().nullable(),
  staffName: z.string().nullable(),
  recordedAt: instant,
  /** The line this one takes the place of, and why. */
  corrects: rowId.nullable(),
  reason: z.string().nullable(),
  /** `corrected`: another line took its place; `struck`: struck out; `strike`: the line that says so. */
  state: z.enum(['in-force', 'corrected', 'struck', 'strike']),
});
export type ServiceView = z.infer<typeof serviceView>;

/** A line was corrected meanwhile, or is a strike itself. */
export const correctionErrors = {
  NOT_CORRECTABLE: { status: 409, message: 'line is not in force', data: z.object({ id: rowId }) },
} as const;

/** Which lines of the journal. */
export const journalFilter = z.object({
  from: civilDate.optional(),
  through: civilDate.optional(),
  kind: kind.optional(),
  staffId: staffId.optional(),
  text: z.string('wrong-type').max(100, 'too-long').optional(),
  show: z.enum(['in-force', 'all'], 'unknown-choice').default('in-force'),
});
export type JournalFilter = z.infer<typeof journalFilter>;

export const journal = {
  list: oc
    .errors(commonErrors)
    .input(
      journalFilter.extend({
        cursor: z.string('wrong-type').max(60, 'too-long').nullable().default(null),
        limit: z.number('not-a-number').int('wrong-type').min(1, 'out-of-range').max(500, 'out-of-range').default(100),
      }),
    )
    .output(z.object({ rows: z.array(serviceView), next: z.string().nullable(), total: z.number() })),
  get: oc
    .errors(commonErrors)
    .input(z.object({ id: rowId }))
    .output(serviceView),
  add: oc
    .errors({ ...commonErrors, ...writeErrors })
    .input(z.object({ key: idempotencyKey, service: serviceInput }))
    .output(serviceView),
  /** A new line in place of another; `service` null strikes it out. */
  correct: oc
    .errors({ ...commonErrors, ...writeErrors, ...correctionErrors })
    .input(z.object({ key: idempotencyKey, id: rowId, reason: line(200), service: serviceInput.nullable() }))
    .output(serviceView),
};
