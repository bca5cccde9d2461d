import { z } from 'zod';
import { isCivilDate } from '../dates/civil.ts';
import { CHANNELS, CLOCK_IDS, MATERIAL_FACTS, MATTERS, PATHS, RULE_SET_IDS } from '../matters/types.ts';
import { MATERIAL_RESULTS } from '../checklist/types.ts';
import { USES } from '../determination/types.ts';
import { invisibleAt } from '../identity/text.ts';
import { ROLES } from '../workflow/types.ts';

/**
 * Building blocks of the contract's schemas. Messages are `FieldProblem` codes, so that a failed check names its
 * sentence wherever it is shown.
 */

const text = (max: number) => z.string('wrong-type').max(max, 'too-long');
/** Every character can be seen on paper. */
const oneLine = (max: number) => text(max).refine((typed) => invisibleAt(typed) === null, 'control-characters');
/** The same, line breaks allowed. */
const severalLines = (max: number) =>
  text(max).refine((typed) => invisibleAt(typed.replaceAll(/\r?\n/g, ' ')) === null, 'control-characters');

/** One line of text, trimmed, not empty. */
export const line = (max: number) =>
  oneLine(max)
    .transform((text) => text.trim())
    .refine((text) => text.length > 0, 'required');

/** One line of text that may be left out; empty becomes null. */
export const optionalLine = (max: number) =>
  oneLine(max)
    .transform((text) => text.trim())
    .transform((text) => (text === '' ? null : text))
    .nullable();

/** Several lines of text, trimmed, not empty. */
export const paragraph = (max: number) =>
  severalLines(max)
    .transform((text) => text.trim())
    .refine((text) => text.length > 0, 'required');

export const optionalParagraph = (max: number) =>
  severalLines(max)
    .transform((text) => text.trim())
    .transform((text) => (text === '' ? null : text))
    .nullable();

/** Dates the trade can have; what lies beyond them is a slip of the keyboard. */
const FIRST_DATE = '1949-10-01';
const LAST_DATE = '2199-12-31';
export const civilDate = z
  .string('wrong-type')
  .refine(isCivilDate, 'not-a-date')
  .refine((date) => date >= FIRST_DATE && date <= LAST_DATE, 'out-of-range');
export const instant = z.string();
export const rowId = z.number('wrong-type').int('wrong-type').positive('out-of-range');
export const staffId = z.string('wrong-type').regex(/^S\d{4,}$/, 'wrong-type');
export const version = z.number('wrong-type').int('wrong-type').nonnegative('out-of-range');
/** Chosen by the screen per intended act; repeating it returns the first answer and writes nothing. */
export const idempotencyKey = z.string('wrong-type').regex(/^[0-9A-Za-z-]{16,64}$/, 'wrong-type');
/** m² or m; one decimal of a millimetre is beyond any drawing. */
export const measure = (max: number) =>
  z.number('not-a-number').finite('not-a-number').nonnegative('out-of-range').max(max, 'out-of-range');
export const workdays = z.number('not-a-number').int('not-a-number').min(1, 'out-of-range').max(250, 'out-of-range');

export const matter = z.enum(MATTERS, 'unknown-choice');
export const path = z.enum(PATHS, 'unknown-choice');
export const channel = z.enum(CHANNELS, 'unknown-choice');
export const ruleSetId = z.enum(RULE_SET_IDS, 'unknown-choice');
export const clockId = z.enum(CLOCK_IDS, 'unknown-choice');
export const use = z.enum(USES, 'unknown-choice');
export const materialResult = z.enum(MATERIAL_RESULTS, 'unknown-choice');
export const materialFacts = z.partialRecord(z.enum(MATERIAL_FACTS), z.boolean('wrong-type'));

export const role = z.enum(ROLES, 'unknown-choice');
export { ROLES };
export type { Role } from '../workflow/types.ts';

export const materialCheck = z.object({
  materialId: z.string('wrong-type').max(60, 'too-long'),
  result: materialResult,
  defect: line(500).optional(),
  promisedDate: civilDate.optional(),
  copies: z.number('not-a-number').int('not-a-number').min(0, 'out-of-range').max(99, 'out-of-range').optional(),
});

/** Facts of a project for the determination helper. */
export const determinationFacts = z.object({
  ruleSet: ruleSetId.default('2020'),
  use: use.optional(),
  floorArea: measure(10_000_000).optional(),
  buildingArea: measure(10_000_000).optional(),
  height: measure(2_000).optional(),
  highRiseResidentialClass: z.union([z.literal(1), z.literal(2)], 'unknown-choice').optional(),
  contains: z
    .array(z.object({ use, floorArea: measure(10_000_000) }))
    .max(20, 'too-long')
    .optional(),
  homeInterior: z.boolean('wrong-type').optional(),
  villagerHouse: z.boolean('wrong-type').optional(),
  disasterRelief: z.boolean('wrong-type').optional(),
  temporary: z.boolean('wrong-type').optional(),
  crowded: z.boolean('wrong-type').optional(),
  specialDesign: z.boolean('wrong-type').optional(),
  investmentYuan: measure(1e12).optional(),
});
