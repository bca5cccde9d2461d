import { oc } from '@orpc/contract';
import { z } from 'zod';
import { PAPER_FORMATS } from '../papers/types.ts';
import { commonErrors, writeErrors } from './errors.ts';
import { contract } from './contract.ts';
import { rowId } from './fields.ts';

/** Errors of a printer or a file dialog: the paper itself is issued and safe. */
const printErrors = {
  PRINT_FAILED: {
    status: 502,
    message: 'the printer did not take the paper',
    data: z.object({ why: z.enum(['timeout', 'no-printer', 'refused', 'cancelled']), detail: z.string() }),
  },
} as const;

/**
 * What only a desktop shell can do; served beside the contract in Electron, absent in a browser window, where the
 * browser's own print dialog serves.
 */
export const shell = {
  printers: oc
    .errors(commonErrors)
    .output(z.array(z.object({ name: z.string(), displayName: z.string(), preferred: z.boolean() }))),
  /** Counts one printing and sends the paper to the printer; `printer` null = the system's default, with its dialog. */
  print: oc
    .errors({ ...commonErrors, ...writeErrors, ...printErrors })
    .input(
      z.object({
        id: rowId,
        printer: z.string().max(200, 'too-long').nullable(),
        format: z.enum(PAPER_FORMATS, 'unknown-choice'),
      }),
    )
    .output(z.object({ ordinal: z.number() })),
  /**
   * Opens the display page of the hall in a window of its own: full screen on the second monitor where there is one. One
   * at a time: an open one is brought to the front. For whom `queue.openDisplay` is.
   */
  openDisplay: oc.errors(commonErrors).output(z.object({ window: z.enum(['opened', 'focused']) })),
  /** Asks where to save and writes the PDF; null when the person cancelled. */
  savePdf: oc
    .errors({ ...commonErrors, ...writeErrors, ...printErrors })
    .input(z.object({ id: rowId, format: z.enum(PAPER_FORMATS, 'unknown-choice') }))
    .output(z.object({ savedAs: z.string().nullable() })),
};

/** The contract as served in Electron. */
export const shellContract = { ...contract, shell };
export type ShellContract = typeof shellContract;
