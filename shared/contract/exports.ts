import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { EXPORT_FORMATS } from '../exports/lists.ts';
import { service } from './appointments.ts';
import { caseFilter } from './cases.ts';
import { auditFilter } from './desk.ts';
import { commonErrors, writeErrors } from './errors.ts';
import { civilDate, line, rowId } from './fields.ts';
import { journalFilter } from './journal.ts';
import { figureId, statisticFilter } from './statistics.ts';
import { boardFilter, slipFilter } from './supervision.ts';

/** Most rows of one file: what spreadsheets on an office PC open with patience. */
export const EXPORT_MAX_ROWS = 300_000;

/** Which list, with the conditions it is shown under. */
export const exportQuery = z.discriminatedUnion(
  'list',
  [
    z.object({ list: z.literal('cases'), filter: caseFilter }),
    z.object({ list: z.literal('search'), text: line(100) }),
    z.object({ list: z.literal('ledger'), filter: caseFilter }),
    z.object({ list: z.literal('board'), filter: boardFilter }),
    /** Every slip issued. */
    z.object({ list: z.literal('register'), filter: slipFilter }),
    /** Slips addressed to the person, or those nobody heeded. */
    z.object({ list: z.literal('slips'), of: z.enum(['mine', 'late'], 'unknown-choice') }),
    /** What is mine to do. */
    z.object({ list: z.literal('duties') }),
    /** What of mine others hold meanwhile. */
    z.object({ list: z.literal('lent') }),
    z.object({
      list: z.literal('appointments'),
      of: z.discriminatedUnion(
        'kind',
        [
          z.object({ kind: z.literal('day'), date: civilDate, counterId: rowId.nullable() }),
          z.object({ kind: z.literal('found'), text: line(60) }),
        ],
        'unknown-choice',
      ),
    }),
    z.object({ list: z.literal('slots'), service, counterId: rowId.nullable() }),
    z.object({ list: z.literal('reminders') }),
    /** Whom to tell of a change of the opening calendar; null = of the places offered. */
    z.object({ list: z.literal('calls'), entryId: rowId.nullable() }),
    z.object({ list: z.literal('tickets') }),
    z.object({ list: z.literal('figures'), filter: statisticFilter }),
    z.object({ list: z.literal('records'), figure: figureId, filter: statisticFilter }),
    z.object({ list: z.literal('journal'), filter: journalFilter }),
    z.object({ list: z.literal('audit'), filter: auditFilter }),
  ],
  'unknown-choice',
);
export type ExportQuery = z.infer<typeof exportQuery>;

const word = z.string('wrong-type').max(60, 'too-long');
/** How a figure is counted takes a sentence. */
const sentence = z.string('wrong-type').max(300, 'too-long');

/** The words of the file in the language of the window: the program's own texts are the window's. */
export const exportWords = z.object({
  /** Name of the sheet. */
  title: line(60),
  columns: z.record(word, word),
  /** By group and code. */
  terms: z.record(word, z.record(word, sentence)),
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

/** How far an export of everything is; at last the folder it stands in. */
export const everythingStep = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('written'),
    tables: z.number(),
    rows: z.number(),
    papers: z.number(),
    /** Rows there will be; 0 before they are counted. */
    total: z.number(),
  }),
  z.object({
    kind: z.literal('done'),
    folder: z.string(),
    tables: z.number(),
    rows: z.number(),
    papers: z.number(),
  }),
]);
export type EverythingStep = z.infer<typeof everythingStep>;

export const everythingInput = z.object({ folder: line(400) });

export const exports = {
  /**
   * Everything, for leaving the product, into a new folder below the one named. Stopping to listen cancels it; stopped or
   * failed it leaves nothing. Administrator. Refused at `folder`: not-an-absolute-path, folder-missing,
   * folder-not-writable, folder-in-use, folder-full.
   */
  everything: oc
    .errors({ ...commonErrors, ...writeErrors })
    .input(everythingInput)
    .output(eventIterator(everythingStep)),
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
      /** What a search finds is not all there is yet: so many of the cases are in the index. */
      INDEX_INCOMPLETE: {
        status: 409,
        message: 'the index is being made anew',
        data: z.object({ done: z.number(), of: z.number() }),
      },
    })
    .input(z.object({ query: exportQuery, format: z.enum(EXPORT_FORMATS, 'unknown-choice'), words: exportWords }))
    .output(eventIterator(exportStep)),
};
