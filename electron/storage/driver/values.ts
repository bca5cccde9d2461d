/**
 * Values on their way in and out. The binding of SQLite changes some of them without a word: BigInt and `undefined`
 * arrive as NULL, other objects as '[object Object]', a lone surrogate as U+FFFD; integers beyond 2^53 come back
 * rounded. Here each of these is an error before anything runs, or before the caller sees a wrong figure.
 */
import { StorageError } from '../errors.ts';

/** What may be bound to a placeholder. Booleans become 0 and 1. */
export type SqlValue = string | number | boolean | Uint8Array | null;
/** What SQLite stores and gives back. */
export type StoredValue = string | number | Uint8Array | null;
/** A result row, as the binding makes it: of two columns with one name the last wins, so name result columns apart. */
export type Row = Readonly<Record<string, StoredValue>>;

function refuse(position: number, reason: string): never {
  throw new StorageError({ code: 'bad-parameter', position, reason }, `Parameter ${position} ${reason}`);
}

function checkedText(text: string, position: number): string {
  if (!text.isWellFormed()) refuse(position, 'holds half of a surrogate pair');
  // SQL functions and LIKE stop at NUL, so such a text would be found and compared differently than it is stored.
  if (text.includes('\0')) refuse(position, 'holds a NUL character');
  return text;
}

function checkedNumber(value: number, position: number): number {
  if (!Number.isFinite(value)) refuse(position, 'is not a finite number');
  // The same test as for results: what could not be read back exactly is not written.
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) refuse(position, 'is an integer beyond 2^53 - 1');
  return value;
}

function checkedParameter(value: unknown, position: number): StoredValue {
  if (value === null) return null;
  if (typeof value === 'string') return checkedText(value, position);
  if (typeof value === 'number') return checkedNumber(value, position);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (value === undefined) return refuse(position, 'is undefined');
  return refuse(position, `has the unsupported type ${typeof value}`);
}

/**
 * The parameters as SQLite will store them.
 *
 * Whole numbers beyond 32 bits (time stamps) are bound as REAL: an INTEGER column of a STRICT table turns them back
 * into integers without loss; do not put them into expressions such as `? / 2` or `json_object(?)`.
 *
 * @throws StorageError bad-parameter, with the position counted from 1
 */
export function checkedParameters(values: readonly unknown[], placeholders: number): readonly StoredValue[] {
  if (values.length !== placeholders) {
    refuse(
      Math.min(values.length, placeholders) + 1,
      `is missing or extra: ${values.length} given, ${placeholders} wanted`,
    );
  }
  // Array.from visits holes, which map() would leave.
  return Array.from(values, (value, index) => checkedParameter(value, index + 1));
}

/**
 * The rows, unless one holds a number that JavaScript cannot hold.
 *
 * Every 64-bit integer of magnitude 2^53 or more is rounded to a double of magnitude 2^53 or more, which is never a safe
 * integer; so no rounded integer passes. A REAL of that size is refused as well; it cannot be written either.
 *
 * @throws StorageError bad-result
 */
export function checkedRows(rows: readonly Row[]): readonly Row[] {
  for (const row of rows) {
    for (const column in row) {
      const value = row[column];
      if (typeof value !== 'number' || Number.isSafeInteger(value)) continue;
      if (Number.isInteger(value) || !Number.isFinite(value)) {
        const reason = 'a number beyond 2^53 - 1 cannot be read exactly';
        throw new StorageError({ code: 'bad-result', column, reason }, `Column ${column}: ${reason}`);
      }
    }
  }
  return rows;
}
