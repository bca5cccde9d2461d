import { oc } from '@orpc/contract';
import { z } from 'zod';
import { commonErrors, writeErrors } from './errors.ts';
import { line, version } from './fields.ts';

/** What a person keeps for a list: named filters and the like. Values are the screen's own; the services only keep them. */
const area = z.string('wrong-type').regex(/^[a-z][a-z.-]{1,40}$/, 'wrong-type');
const MOST_CHARACTERS = 4096;
const value = z
  .json()
  .refine((kept) => JSON.stringify(kept).length <= MOST_CHARACTERS, { message: 'too-long', abort: true });

/** One thing kept under a name. */
export const preference = z.object({ name: z.string(), value: z.json(), version });
export type PreferenceView = z.infer<typeof preference>;

/** Named choices of the person signed in, per area of the screens; kept in the office's file, so that they survive. */
export const preferences = {
  list: oc.errors(commonErrors).input(z.object({ area })).output(z.array(preference)),
  /** A null version makes a new name; an existing one is only changed by naming its version. */
  save: oc
    .errors({ ...commonErrors, ...writeErrors })
    .input(z.object({ area, name: line(30), value, version: version.nullable() }))
    .output(preference),
  remove: oc
    .errors({ ...commonErrors, ...writeErrors })
    .input(z.object({ area, name: line(30), version }))
    .output(z.object({ removed: z.literal(true) })),
};
