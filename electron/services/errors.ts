import { randomUUID } from 'node:crypto';
import { ORPCError, ValidationError } from '@orpc/server';
import { FIELD_PROBLEMS } from '../../shared/contract/errors.ts';
import type { FieldIssue, FieldProblem } from '../../shared/contract/errors.ts';
import { failureOf, StorageError } from '../storage/errors.ts';

/**
 * Expected failures as the contract knows them. Thrown anywhere below a procedure; the router checks code and data
 * against the procedure's own list. Whatever else is thrown becomes a neutral answer with an incident id.
 */

/** Something typed is wrong; each issue names its field by the path of the input. */
export function invalidInput(issues: readonly FieldIssue[]): ORPCError<'INVALID_INPUT', { issues: FieldIssue[] }> {
  return new ORPCError('INVALID_INPUT', { status: 422, message: 'invalid input', data: { issues: [...issues] } });
}

/** One wrong field. @example throw invalidField('applicant.code', 'not-a-credit-code'); */
export function invalidField(
  path: string,
  problem: FieldProblem,
): ORPCError<'INVALID_INPUT', { issues: FieldIssue[] }> {
  return invalidInput([{ path, problem }]);
}

export type UnauthenticatedReason = 'signed-out' | 'locked' | 'idle';
export function unauthenticated(
  why: UnauthenticatedReason,
): ORPCError<'UNAUTHENTICATED', { why: UnauthenticatedReason }> {
  return new ORPCError('UNAUTHENTICATED', { status: 401, message: 'sign in first', data: { why } });
}

/** Any one of the roles in `needs` would do. */
export function forbidden(needs: readonly string[]): ORPCError<'FORBIDDEN', { needs: string[] }> {
  return new ORPCError('FORBIDDEN', { status: 403, message: 'role missing', data: { needs: [...needs] } });
}

export function notFound(entity: string, id: string | number): ORPCError<'NOT_FOUND', { entity: string; id: string }> {
  return new ORPCError('NOT_FOUND', { status: 404, message: 'unknown id', data: { entity, id: String(id) } });
}

export interface StaleVersion {
  readonly entity: string;
  readonly id: string;
  readonly expected: number;
  readonly actual: number;
}
/** Somebody else changed it since it was read; `actual` is the version it has now. */
export function staleVersion(data: StaleVersion): ORPCError<'STALE_VERSION', StaleVersion> {
  return new ORPCError('STALE_VERSION', { status: 409, message: 'changed elsewhere meanwhile', data });
}

/** Of the cases up to `of`, so many are in the index: what is looked for may be among the others. */
export function indexIncomplete(data: {
  readonly done: number;
  readonly of: number;
}): ORPCError<'INDEX_INCOMPLETE', { readonly done: number; readonly of: number }> {
  return new ORPCError('INDEX_INCOMPLETE', { status: 409, message: 'the index is being made anew', data });
}

export function keyReused(key: string): ORPCError<'KEY_REUSED', { key: string }> {
  return new ORPCError('KEY_REUSED', {
    status: 409,
    message: 'idempotency key used for another input',
    data: { key },
  });
}

export type RefusalDetails = Record<string, string | number | boolean | null | string[]>;
/** An act of the trade that is not allowed now; `field` is the path of the input it belongs to. */
export function actRefused(
  code: string,
  field: string | null,
  details: RefusalDetails = {},
): ORPCError<'ACT_REFUSED', { code: string; field: string | null; details: RefusalDetails }> {
  return new ORPCError('ACT_REFUSED', { status: 409, message: 'act not allowed', data: { code, field, details } });
}

function busy(): ORPCError<'BUSY', Record<string, never>> {
  return new ORPCError('BUSY', { status: 503, message: 'another program holds the database', data: {} });
}

const PROBLEMS: ReadonlySet<string> = new Set(FIELD_PROBLEMS);
function isFieldProblem(text: string): text is FieldProblem {
  return PROBLEMS.has(text);
}

type Issue = ValidationError['issues'][number];

function pathOf(issue: Issue): string {
  return (issue.path ?? [])
    .map((step) => String(typeof step === 'object' && step !== null ? step.key : step))
    .join('.');
}

// Where a schema gives no problem code as its message, the kind of the zod issue says what is wrong.
const PROBLEM_BY_KIND: Readonly<Record<string, FieldProblem>> = {
  too_big: 'out-of-range',
  too_small: 'out-of-range',
  unrecognized_keys: 'unknown-field',
  invalid_value: 'unknown-choice',
  invalid_union: 'unknown-choice',
};

function problemOf(issue: Issue): FieldProblem {
  if (isFieldProblem(issue.message)) return issue.message;
  const kind = 'code' in issue && typeof issue.code === 'string' ? issue.code : '';
  return PROBLEM_BY_KIND[kind] ?? 'wrong-type';
}

/** The issues of a failed schema check as problems at fields; the first problem of a field is the one to mend first. */
export function fieldIssuesOf(error: ValidationError): FieldIssue[] {
  const issues = new Map<string, FieldIssue>();
  for (const issue of error.issues) {
    const path = pathOf(issue);
    if (issues.has(path)) continue;
    const limit = 'maximum' in issue && typeof issue.maximum === 'number' ? { limit: issue.maximum } : {};
    issues.set(path, { path, problem: problemOf(issue), ...limit });
  }
  return [...issues.values()];
}

/**
 * An error as the contract words it: failed input checks become INVALID_INPUT, a file held by another program BUSY;
 * everything else is handed back as it is.
 */
export function toContractError(error: unknown): unknown {
  if (error instanceof ORPCError) {
    const isBadInput = error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError;
    return isBadInput && error.cause instanceof ValidationError ? invalidInput(fieldIssuesOf(error.cause)) : error;
  }
  if (error instanceof StorageError && failureOf(error, 'busy') !== null) return busy();
  return error;
}

/** Runs the rest of a call and words its errors. First middleware of every procedure, around the input check. */
export async function wordErrors<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw toContractError(error);
  }
}

/**
 * Whether an error was thrown on purpose, so that it needs no line in the log. (`defined` is no help: oRPC compares an error
 * with the procedure's list only after the interceptors.) An answer that fails its own schema arrives as an internal error.
 */
function isExpected(error: unknown): boolean {
  return error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR';
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${describe(error.cause)}`;
  return `${error.stack ?? `${error.name}: ${error.message}`}${cause}`;
}

/**
 * Options for the RPC handler of either transport: an unexpected error is written to the log with an incident id, and the
 * window gets a neutral answer with that id and nothing else.
 */
export function transportInterceptors(log: (line: string) => void) {
  return {
    clientInterceptors: [
      async <Result>({ next }: { next(): Promise<Result> }): Promise<Result> => {
        try {
          return await next();
        } catch (error) {
          if (isExpected(error)) throw error;
          const incident = randomUUID().slice(0, 8);
          log(`incident ${incident}: ${describe(error)}`);
          throw new ORPCError('INTERNAL_SERVER_ERROR', {
            message: `internal error, incident ${incident}`,
            data: { incident },
            cause: error,
          });
        }
      },
    ],
  };
}
