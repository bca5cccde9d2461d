import { z } from 'zod';

/**
 * The closed list of expected failures. Each is a code with data; the renderer words it. Anything else becomes
 * `INTERNAL_SERVER_ERROR` with an incident id at the transport.
 */
export const FIELD_PROBLEMS = [
  'required',
  'too-long',
  'too-short',
  'control-characters',
  'not-a-number',
  'out-of-range',
  'not-a-date',
  'not-a-credit-code',
  'not-an-id-number',
  'not-a-phone',
  'unknown-choice',
  'unknown-field',
  'wrong-type',
  'account-taken',
  'name-taken',
  'code-taken',
  'password-too-weak',
  'last-administrator',
  /** A counter, or an inspector, that appointments to come still rely on. */
  'has-appointments',
  'promised-exceeds-statutory',
  'sub-steps-exceed-limit',
  'extension-exceeds-law',
  'bad-number-template',
  'not-an-absolute-path',
  'folder-missing',
  'folder-not-writable',
  'folder-in-use',
  'folder-full',
  'defect-required',
  'promised-date-required',
  'promised-date-past',
  'not-deferrable',
  'not-tolerable',
  'unchecked',
  'not-a-time',
  'overlaps',
  'ends-before-start',
  'in-the-past',
  'is-absent',
] as const;
export type FieldProblem = (typeof FIELD_PROBLEMS)[number];

/**
 * One problem at one field; `path` as in the input (`applicant.code`, `materials.2.defect`). `on` = the later day from
 * which on it is wrong, where it is not at once.
 */
export const fieldIssue = z.object({
  path: z.string(),
  problem: z.enum(FIELD_PROBLEMS),
  limit: z.number().optional(),
  on: z.string().optional(),
});
export type FieldIssue = z.infer<typeof fieldIssue>;

/** Errors any procedure may answer with. */
export const commonErrors = {
  INVALID_INPUT: { status: 422, message: 'invalid input', data: z.object({ issues: z.array(fieldIssue).min(1) }) },
  UNAUTHENTICATED: {
    status: 401,
    message: 'sign in first',
    data: z.object({ why: z.enum(['signed-out', 'locked', 'idle']) }),
  },
  FORBIDDEN: { status: 403, message: 'role missing', data: z.object({ needs: z.array(z.string()) }) },
  NOT_FOUND: { status: 404, message: 'unknown id', data: z.object({ entity: z.string(), id: z.string() }) },
  SETUP_NEEDED: { status: 409, message: 'first start not done', data: z.object({}) },
} as const;

/** Errors of procedures that write. */
export const writeErrors = {
  STALE_VERSION: {
    status: 409,
    message: 'changed elsewhere meanwhile',
    data: z.object({ entity: z.string(), id: z.string(), expected: z.number(), actual: z.number() }),
  },
  KEY_REUSED: { status: 409, message: 'idempotency key used for another input', data: z.object({ key: z.string() }) },
  BUSY: { status: 503, message: 'another program holds the database', data: z.object({}) },
} as const;

/** The dates a change moves are no longer those that were shown and signed. */
export const changeErrors = {
  CHANGES_DIFFER: {
    status: 409,
    message: 'the list is no longer what was shown',
    data: z.object({ id: z.number() }),
  },
} as const;

/** An act of the trade that is not allowed now; `code` is a workflow error code, `field` the input path it belongs to. */
export const actErrors = {
  ACT_REFUSED: {
    status: 409,
    message: 'act not allowed',
    data: z.object({
      code: z.string(),
      field: z.string().nullable(),
      details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
    }),
  },
} as const;
