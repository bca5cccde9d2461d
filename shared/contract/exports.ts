import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { EXPORT_FORMATS } from '../exports/lists.ts';
import { caseFilter } from './cases.ts';
import { commonErrors, writeErrors } from './errors.ts';
import { line } from './fields.ts';

/** Most rows of one file: what spreadsheets on an office PC open with patience. */
export const EXPORT_MAX_ROWS = 300_000;

/** Which list, with the conditions it is shown under. */
export const exportQuery = z.discriminatedUnion(
  'list',
  [
    z.object({ list: z.literal('cases'), filter: caseFilter }),
    z.object({ list: z.literal('search'), text: line(100) }),
    z.object({ list: z.literal('ledger'), filter: caseFilter }),
  ],
  'unknown-choice',
);
export type ExportQuery = z.infer<typeof exportQuery>;

const word = z.string('wrong-type').max(60, 'too-long');

/** The words of the file in the language of the window: the program's own texts are the window's. */
export const exportWords = z.object({
  /** Name of the sheet. */
  title: line(60),
  columns: z.record(word, word),
  /** By group and code. */
  terms: z.record(word, z.record(word, word)),
  /** Shown behind a date that may still move, brackets included. */
  provisional: word,
});
export type ExportWords = z.infer<typeof exportWords>;

export const exportStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rows'), done: z.number(), total: z.number() }),
  /** A piece of the file, base64. */
  z.object({ kind: z.literal('piece'), data: z.string() }),
  z.object({ kind: z.literal('done'), rows: z.number(), bytes: z.number() }),
]);

export const exports = {
  /**
   * The list as a file: how far it is, then the file piece by piece, then its figures. Stopping to listen cancels it;
   * it is written down before the first piece leaves.
   */
  make: oc
    .errors({
      ...commonErrors,
      ...writeErrors,
      TOO_MANY_ROWS: {
        status: 422,
        message: 'too many rows for one file',
        data: z.object({ rows: z.number(), limit: z.number() }),
      },
    })
    .input(z.object({ query: exportQuery, format: z.enum(EXPORT_FORMATS, 'unknown-choice'), words: exportWords }))
    .output(eventIterator(exportStep)),
};
