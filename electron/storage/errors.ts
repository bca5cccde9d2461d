/**
 * Everything that can go wrong in storage, as one closed union. Services switch over `failure.code`; nobody reads
 * messages of SQLite. Messages are English, for the log; screens make their own sentence from the code.
 */

/** What went wrong, with the data a caller needs to say what to do next. */
export type StorageFailure =
  /** A parameter that SQLite would silently change or drop. `position` counts from 1. */
  | { readonly code: 'bad-parameter'; readonly position: number; readonly reason: string }
  /** SQL text that would be misread: two statements in one, a double-quoted name, named parameters, a syntax error. */
  | { readonly code: 'bad-statement'; readonly reason: string }
  /** A stored value that a JavaScript number cannot hold exactly. */
  | { readonly code: 'bad-result'; readonly column: string; readonly reason: string }
  /** `columns` is empty and `index` set when a unique index over an expression was hit. */
  | {
      readonly code: 'unique';
      readonly table: string | null;
      readonly columns: readonly string[];
      readonly index: string | null;
    }
  /** SQLite names neither table nor column of a broken reference. */
  | { readonly code: 'foreign-key' }
  | { readonly code: 'check'; readonly constraint: string }
  | { readonly code: 'not-null'; readonly table: string; readonly column: string }
  /** A STRICT table refused the type of a value. */
  | { readonly code: 'type-mismatch'; readonly table: string | null; readonly column: string | null }
  /** A trigger refused the act (`raise(abort, '...')`); `rule` is its text. */
  | { readonly code: 'rule'; readonly rule: string }
  /** Another process held the file longer than the busy timeout. Trying again is right. */
  | { readonly code: 'busy' }
  | { readonly code: 'disk-full' }
  | { readonly code: 'read-only' }
  | { readonly code: 'corrupt' }
  | { readonly code: 'not-a-database' }
  | { readonly code: 'cannot-open'; readonly file: string }
  | { readonly code: 'io' }
  | { readonly code: 'interrupted' }
  | { readonly code: 'closed' }
  /** The outer handle was used inside its own transaction: it would wait for itself for ever. */
  | { readonly code: 'nested-transaction' }
  | { readonly code: 'pragma'; readonly pragma: string; readonly wanted: string; readonly found: string }
  /** The file is a sound SQLite database of another program. */
  | { readonly code: 'foreign-file'; readonly applicationId: number }
  | { readonly code: 'newer-schema'; readonly fileVersion: number; readonly programVersion: number }
  /** A migration that was applied long ago has been edited or has vanished. */
  | { readonly code: 'migration-changed'; readonly version: number; readonly name: string }
  | { readonly code: 'migration-failed'; readonly version: number; readonly name: string }
  | { readonly code: 'migration-list'; readonly reason: string }
  | { readonly code: 'backup-failed'; readonly step: BackupStep; readonly file: string }
  | { readonly code: 'cancelled' }
  | { readonly code: 'other'; readonly sqliteCode: string };

/** The step of a backup or restore that failed. */
export type BackupStep = 'source' | 'copy' | 'flush' | 'verify' | 'rename' | 'second-folder';

export type StorageErrorCode = StorageFailure['code'];

/** The failure that carries the given code. */
export type FailureOf<Code extends StorageErrorCode> = Extract<StorageFailure, { readonly code: Code }>;

/**
 * The only error that storage throws on purpose. `failure` says what, `statement` the SQL it happened in (never the
 * values, which may be personal), `cause` the underlying error.
 */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly failure: StorageFailure;
  readonly statement: string | null;

  constructor(
    failure: StorageFailure,
    message: string,
    context: { readonly statement?: string; readonly cause?: unknown } = {},
  ) {
    super(message, context.cause === undefined ? {} : { cause: context.cause });
    this.failure = failure;
    this.statement = context.statement ?? null;
  }

  get code(): StorageErrorCode {
    return this.failure.code;
  }
}

/**
 * The failure behind an error, if it is a storage error of that code; otherwise null.
 *
 * @example const unique = failureOf(error, 'unique'); if (unique?.table === 'account') { ... }
 */
export function failureOf<Code extends StorageErrorCode>(error: unknown, code: Code): FailureOf<Code> | null {
  if (!(error instanceof StorageError) || !hasCode(error.failure, code)) return null;
  return error.failure;
}

function hasCode<Code extends StorageErrorCode>(failure: StorageFailure, code: Code): failure is FailureOf<Code> {
  return failure.code === code;
}
