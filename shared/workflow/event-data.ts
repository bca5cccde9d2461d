import { z } from 'zod';
import { isCivilDate } from '../dates/civil.ts';
import { CHANNELS, PAUSE_REASONS } from '../matters/types.ts';
import { ACCEPTANCE_BASES, CONCLUSIONS, DECISION_RESULTS, DELIVERY_METHODS, REFUSAL_GROUNDS } from './types.ts';
import type { CaseEventDataMap, CaseEventType } from './types.ts';

const text = z.string();
const nullableText = z.string().nullable();
const civilDate = z.string().refine(isCivilDate, 'not a civil date');
const nothing = z.strictObject({});
const visit = { inspectorIds: z.array(text), findings: nullableText };
const draw = { ratioPercent: z.number().nullable(), lot: nullableText };

/** Shape of each event's data as stored; strict, so that a field nobody knows is found and not carried along. */
const EVENT_DATA: { readonly [Type in CaseEventType]: z.ZodType<CaseEventDataMap[Type]> } = {
  'completion-passed': nothing,
  received: z.strictObject({ channel: z.enum(CHANNELS) }),
  'supplement-requested': z.strictObject({
    lines: z.array(
      z.strictObject({
        line: z.number().int(),
        materialId: text,
        problem: z.enum(['missing', 'defective']),
        what: text,
      }),
    ),
    serial: z.number().int().positive(),
    approval: z.strictObject({ approverId: text, reason: text }).nullable(),
  }),
  'supplement-partial': z.strictObject({
    materialIds: z.array(text),
    defective: z.array(z.strictObject({ materialId: text, what: text })),
  }),
  supplemented: z.strictObject({ materialIds: z.array(text) }),
  accepted: z.strictObject({ basis: z.enum(ACCEPTANCE_BASES) }),
  refused: z.strictObject({ ground: z.enum(REFUSAL_GROUNDS), reasons: text }),
  'not-required': z.strictObject({ clause: nullableText, reason: text }),
  'wrong-authority': z.strictObject({ rightAuthority: text, reason: nullableText }),
  paused: z.strictObject({
    reason: z.enum(PAUSE_REASONS),
    expectedWorkdays: z.number().int().positive(),
    note: nullableText,
  }),
  resumed: z.strictObject({ note: nullableText }),
  extended: z.strictObject({ days: z.number().int().positive(), approverId: text, reason: text }),
  'technical-reviewed': z.strictObject({ conclusion: z.enum(CONCLUSIONS), findings: nullableText }),
  inspected: z.strictObject({ ...visit, conclusion: z.enum(CONCLUSIONS) }),
  decided: z.strictObject({ result: z.enum(DECISION_RESULTS), findings: nullableText, reasons: nullableText }),
  permitted: nothing,
  verified: z.strictObject({ ...visit, result: z.enum(CONCLUSIONS) }),
  'rectification-noticed': z.strictObject({ findings: text, deadline: civilDate }),
  'reinspection-requested': nothing,
  reinspected: z.strictObject({ ...visit, result: z.enum(CONCLUSIONS) }),
  revoked: z.strictObject({ reasons: text }),
  filed: nothing,
  drawn: z.strictObject(draw),
  'not-drawn': z.strictObject(draw),
  checked: z.strictObject({ ...visit, result: z.enum(CONCLUSIONS) }),
  delivered: z.strictObject({
    method: z.enum(DELIVERY_METHODS),
    recipient: text,
    relation: nullableText,
    witness: nullableText,
    place: text,
  }),
  withdrawn: z.strictObject({ reason: text }),
  archived: z.strictObject({ note: nullableText }),
  'handed-over': z.strictObject({
    fromStaffId: nullableText,
    toStaffId: text,
    reason: text,
    until: civilDate.nullable(),
  }),
  corrected: z.strictObject({
    corrects: text,
    replacement: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('void') }),
      z.strictObject({
        kind: z.literal('replace'),
        date: civilDate.nullable(),
        changes: z.record(z.string(), z.unknown()),
      }),
    ]),
    reason: text,
  }),
};

export type EventDataAnswer<Type extends CaseEventType> =
  | { readonly ok: true; readonly data: CaseEventDataMap[Type] }
  /** `path` of the first field that does not fit, dotted; empty = the data as a whole. */
  | { readonly ok: false; readonly path: string };

/**
 * Reads the data of a stored or corrected event.
 *
 * @example parseEventData('accepted', { basis: 'complete' }) // { ok: true, data: { basis: 'complete' } }
 * @example parseEventData('accepted', { basis: 'guessed' }) // { ok: false, path: 'basis' }
 */
export function parseEventData<Type extends CaseEventType>(type: Type, data: unknown): EventDataAnswer<Type> {
  const parsed = EVENT_DATA[type].safeParse(data);
  if (parsed.success) return { ok: true, data: parsed.data };
  const issue = parsed.error.issues[0];
  const extra = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return { ok: false, path: [...(issue?.path ?? []), ...extra].map(String).join('.') };
}
