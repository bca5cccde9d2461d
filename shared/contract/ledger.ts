import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { COLUMN_TARGETS, LEDGER_COLUMNS } from '../ledger/columns.ts';
import { LEDGER_PROBLEMS, PROBLEM_WEIGHTS, ROW_REASONS, TABLE_REFUSALS } from '../ledger/problems.ts';
import { caseFilter, caseRow } from './cases.ts';
import { commonErrors, writeErrors } from './errors.ts';
import { civilDate, idempotencyKey, instant, line, matter, rowId } from './fields.ts';

/** Largest file taken in, and the most of it in one call: base64 of it stays well below what a call may hold. */
export const LEDGER_FILE_BYTES = 32 * 1024 * 1024;
export const LEDGER_PIECE_BYTES = 512 * 1024;

const fileId = z.string('wrong-type').regex(/^[0-9a-f-]{36}$/, 'wrong-type');
const count = z.number('not-a-number').int('not-a-number').nonnegative('out-of-range');

/** How one sheet is to be understood. */
export const sheetChoice = z.object({
  sheet: count.max(1_000, 'out-of-range'),
  headerRow: count.max(2_000_000, 'out-of-range'),
  targets: z.array(z.enum(COLUMN_TARGETS, 'unknown-choice')).max(200, 'too-long'),
  /** Of rows whose own column says nothing. */
  matter: matter.nullable(),
});
export type SheetChoiceInput = z.infer<typeof sheetChoice>;

export const sheetProposal = sheetChoice.extend({
  name: z.string().nullable(),
  visibility: z.enum(['visible', 'hidden']),
  rows: z.number(),
  headings: z.array(z.string()),
  samples: z.array(z.array(z.string())),
  /** The targets are those of an earlier import with the same headings. */
  remembered: z.boolean(),
});
export type SheetProposalView = z.infer<typeof sheetProposal>;

export const ledgerProblem = z.object({
  /** Null in a CSV file. */
  sheet: z.string().nullable(),
  row: z.number(),
  /** Letters of the column; null where the whole row is meant. */
  column: z.string().nullable(),
  field: z.enum(LEDGER_COLUMNS).nullable(),
  /** What stands in the cell. */
  value: z.string(),
  weight: z.enum(PROBLEM_WEIGHTS),
  reason: z.enum([...LEDGER_PROBLEMS, ...ROW_REASONS]),
  detail: z.string(),
});
export type LedgerProblemView = z.infer<typeof ledgerProblem>;

/** What a file would become. */
export const ledgerCheck = z.object({
  rows: z.number(),
  cases: z.number(),
  known: z.number(),
  leftOut: z.number(),
  remarks: z.number(),
  problems: z.number(),
  /** Of file, understanding and outcome; what is accepted. */
  fingerprint: z.string(),
});
export type LedgerCheckView = z.infer<typeof ledgerCheck>;

export const ledgerImport = z.object({
  id: rowId,
  fileName: z.string(),
  importedAt: instant,
  staffName: z.string().nullable(),
  rows: z.number(),
  imported: z.number(),
  known: z.number(),
  leftOut: z.number(),
});
export type LedgerImportView = z.infer<typeof ledgerImport>;

export const ledgerRow = caseRow.extend({
  district: z.string().nullable(),
  use: z.string().nullable(),
  floorArea: z.number().nullable(),
  decidedOn: civilDate.nullable(),
  result: z.string().nullable(),
});
export type LedgerRow = z.infer<typeof ledgerRow>;

const fileErrors = {
  ...commonErrors,
  /** The file is refused whole; nothing of it was used. */
  FILE_REFUSED: {
    status: 422,
    message: 'the file is refused',
    data: z.object({ refusal: z.enum(TABLE_REFUSALS), detail: z.string() }),
  },
} as const;

export const ledger = {
  /** All cases, the old ones too, newest first. */
  list: oc
    .errors(commonErrors)
    .input(
      z.object({
        filter: caseFilter,
        cursor: z.string().max(200).nullable().default(null),
        limit: z.number().int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ rows: z.array(ledgerRow), next: z.string().nullable(), total: z.number() })),
  imports: oc.errors(commonErrors).output(z.array(ledgerImport)),
  /** Announces a file; a file of this window that was not accepted is forgotten. */
  begin: oc
    .errors(fileErrors)
    .input(z.object({ name: line(255), bytes: count }))
    .output(z.object({ fileId })),
  /** The next piece of it, base64, at this offset. */
  add: oc
    .errors(commonErrors)
    .input(
      z.object({
        fileId,
        offset: count,
        data: z.base64('wrong-type').max(Math.ceil(LEDGER_PIECE_BYTES / 3) * 4, 'too-long'),
      }),
    )
    .output(z.object({ received: z.number() })),
  /** Reads the whole file and proposes how its sheets are to be understood. */
  inspect: oc
    .errors(fileErrors)
    .input(z.object({ fileId }))
    .output(
      z.object({
        format: z.enum(['xlsx', 'csv']),
        encoding: z.enum(['utf-8', 'gb18030', 'utf-16']).nullable(),
        sheets: z.array(sheetProposal),
      }),
    ),
  /** The dry run: goes through every row, says how far it is, then what would become of them. Writes nothing. */
  check: oc
    .errors(fileErrors)
    .input(z.object({ fileId, sheets: z.array(sheetChoice).min(1, 'required').max(50, 'too-long') }))
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('rows'), done: z.number(), total: z.number() }),
          z.object({ kind: z.literal('checked'), check: ledgerCheck }),
        ]),
      ),
    ),
  /** Problems of the last check, page after page: what is left out first, then what is known, then remarks. */
  problems: oc
    .errors(commonErrors)
    .input(z.object({ fileId, offset: count, limit: z.number().int().min(1).max(1000).default(200) }))
    .output(z.object({ problems: z.array(ledgerProblem), total: z.number() })),
  /** Takes the file over as it was checked: every case of it, or none. */
  accept: oc
    .errors({
      ...fileErrors,
      ...writeErrors,
      /** The office changed since the check: records of the file were written meanwhile. */
      CHECK_DIFFERS: { status: 409, message: 'check the file again', data: z.object({}) },
    })
    .input(z.object({ key: idempotencyKey, fileId, fingerprint: line(64) }))
    .output(ledgerImport),
  forget: oc
    .errors(commonErrors)
    .input(z.object({ fileId }))
    .output(z.object({ forgotten: z.boolean() })),
};
