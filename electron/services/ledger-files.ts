import { hash, randomUUID } from 'node:crypto';
import { ORPCError } from '@orpc/server';
import { LEDGER_FILE_BYTES, type LedgerProblemView } from '../../shared/contract/ledger.ts';
import { TableRefusedError, type Table } from '../documents/spreadsheets/table.ts';
import { readTable } from '../documents/spreadsheets/table-read.ts';
import { invalidField, notFound } from './errors.ts';
import type { LedgerPlan } from './ledger-plan.ts';
import type { SheetChoice } from './ledger-table.ts';

/** What the last dry run of a file said. */
export interface CheckedFile {
  readonly plan: LedgerPlan;
  readonly problems: readonly LedgerProblemView[];
  readonly skipped: number;
  readonly fingerprint: string;
  readonly choices: readonly SheetChoice[];
}

/** A file on its way in: bytes until it is read, then what was read, then what a dry run said. */
export interface LedgerFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly ownerId: string;
  pieces: Buffer[];
  received: number;
  lastUsed: number;
  hash: string | null;
  table: Table | null;
  checked: CheckedFile | null;
}

/** Files nobody went on with are forgotten. */
const IDLE_MILLISECONDS = 30 * 60_000;
/** Windows of one office that import at the same time. */
const MOST_FILES = 4;

/** A refused file as the contract words it. */
export function fileRefused({ refusal, detail }: Pick<TableRefusedError, 'refusal' | 'detail'>) {
  return new ORPCError('FILE_REFUSED', { status: 422, message: 'the file is refused', data: { refusal, detail } });
}

/** Files being taken in, one for each window, kept in memory within fixed bounds until accepted or forgotten. */
export class LedgerFiles {
  private readonly files = new Map<string, LedgerFile>();

  /** @throws FILE_REFUSED too-large, empty-file */
  begin(ownerId: string, name: string, bytes: number): LedgerFile {
    if (bytes === 0) throw fileRefused({ refusal: 'empty-file', detail: '' });
    if (bytes > LEDGER_FILE_BYTES) {
      throw fileRefused({ refusal: 'too-large', detail: `${LEDGER_FILE_BYTES / 1024 / 1024} MB` });
    }
    this.tidy(ownerId);
    const file: LedgerFile = {
      id: randomUUID(),
      name,
      bytes,
      ownerId,
      pieces: [],
      received: 0,
      lastUsed: performance.now(),
      hash: null,
      table: null,
      checked: null,
    };
    this.files.set(file.id, file);
    return file;
  }

  /** A file of this window; null when there is none. */
  find(ownerId: string, id: string): LedgerFile | null {
    const file = this.files.get(id);
    return file === undefined || file.ownerId !== ownerId ? null : file;
  }

  /** A file of this window. @throws NOT_FOUND */
  of(ownerId: string, id: string): LedgerFile {
    const file = this.find(ownerId, id);
    if (file === null) throw notFound('ledger-file', id);
    file.lastUsed = performance.now();
    return file;
  }

  /** @throws INVALID_INPUT when the piece does not continue the file or is beyond its announced end */
  add(file: LedgerFile, offset: number, piece: Buffer): void {
    if (offset !== file.received) throw invalidField('offset', 'out-of-range');
    if (offset + piece.length > file.bytes || file.table !== null) throw invalidField('data', 'too-long');
    file.pieces.push(piece);
    file.received += piece.length;
  }

  forget(ownerId: string, id: string): boolean {
    return this.files.get(id)?.ownerId === ownerId && this.files.delete(id);
  }

  private tidy(ownerId: string): void {
    const now = performance.now();
    for (const [id, file] of this.files) {
      if (file.ownerId === ownerId || now - file.lastUsed > IDLE_MILLISECONDS) this.files.delete(id);
    }
    while (this.files.size >= MOST_FILES) {
      const [oldest] = [...this.files.values()].toSorted((left, right) => left.lastUsed - right.lastUsed);
      if (oldest !== undefined) this.files.delete(oldest.id);
    }
  }
}

/** Reads a whole file once; its bytes are then given up. @throws FILE_REFUSED; INVALID_INPUT when pieces are missing */
export async function readFile(file: LedgerFile): Promise<Table> {
  if (file.table !== null) return file.table;
  if (file.received !== file.bytes) throw invalidField('fileId', 'too-short');
  const bytes = Buffer.concat(file.pieces);
  try {
    const table = await readTable(bytes);
    file.hash = hash('sha256', bytes, 'hex');
    file.table = table;
    file.pieces = [];
    return table;
  } catch (error) {
    throw error instanceof TableRefusedError ? fileRefused(error) : error;
  }
}
