/**
 * From the binding's errors to typed ones. Every constraint failure has the same code 19 there; the kind stands only in
 * the message, so the messages of SQLite are read here, once, and covered by the driver's contract tests.
 */
import { StorageError, type StorageFailure } from '../errors.ts';

/** The error object of the binding. */
interface BindingError {
  readonly code: string;
  readonly message: string;
}

function isBindingError(error: unknown): error is BindingError {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_')
  );
}

function uniqueFailure(target: string): StorageFailure {
  const index = /^index '(.*)'$/su.exec(target)?.[1];
  if (index !== undefined) return { code: 'unique', table: null, columns: [], index };
  const names = target
    .split(', ')
    .map((name) => ({ table: name.slice(0, name.indexOf('.')), column: name.slice(name.indexOf('.') + 1) }));
  return { code: 'unique', table: names[0]?.table ?? null, columns: names.map((name) => name.column), index: null };
}

function constraintFailure(message: string): StorageFailure {
  const failed = /^(UNIQUE|FOREIGN KEY|CHECK|NOT NULL) constraint failed(?:: ([\s\S]*))?$/u.exec(message);
  const target = failed?.[2] ?? '';
  switch (failed?.[1]) {
    case 'UNIQUE':
      return uniqueFailure(target);
    case 'FOREIGN KEY':
      return { code: 'foreign-key' };
    case 'CHECK':
      return { code: 'check', constraint: target };
    case 'NOT NULL':
      return {
        code: 'not-null',
        table: target.slice(0, target.indexOf('.')),
        column: target.slice(target.indexOf('.') + 1),
      };
    default: {
      const strict = /^cannot store \w+ value in \w+ column ([^.]*)\.(.*)$/su.exec(message);
      if (strict) return { code: 'type-mismatch', table: strict[1] ?? null, column: strict[2] ?? null };
      return { code: 'rule', rule: message };
    }
  }
}

function failureFor(code: string, message: string, file: string): StorageFailure {
  switch (code) {
    case 'SQLITE_CONSTRAINT':
      return constraintFailure(message);
    case 'SQLITE_MISMATCH':
      return { code: 'type-mismatch', table: null, column: null };
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return { code: 'busy' };
    case 'SQLITE_FULL':
      return { code: 'disk-full' };
    case 'SQLITE_READONLY':
      return { code: 'read-only' };
    case 'SQLITE_CORRUPT':
      return { code: 'corrupt' };
    case 'SQLITE_NOTADB':
      return { code: 'not-a-database' };
    case 'SQLITE_CANTOPEN':
      return { code: 'cannot-open', file };
    case 'SQLITE_IOERR':
      return { code: 'io' };
    case 'SQLITE_INTERRUPT':
      return { code: 'interrupted' };
    case 'SQLITE_MISUSE':
      return { code: 'closed' };
    case 'SQLITE_ERROR':
    case 'SQLITE_RANGE':
      return { code: 'bad-statement', reason: message };
    default:
      return { code: 'other', sqliteCode: code };
  }
}

/** The typed error for anything the binding throws; errors that are typed already pass unchanged. */
export function storageErrorFrom(error: unknown, file: string, statement?: string): StorageError {
  if (error instanceof StorageError) return error;
  const context = statement === undefined ? { cause: error } : { cause: error, statement };
  if (!isBindingError(error)) {
    return new StorageError(
      { code: 'other', sqliteCode: 'unknown' },
      `Unexpected storage error: ${String(error)}`,
      context,
    );
  }
  const message = error.message.startsWith(`${error.code}: `)
    ? error.message.slice(error.code.length + 2)
    : error.message;
  return new StorageError(failureFor(error.code, message, file), message, context);
}
