import { z } from 'zod';
import { PAUSE_REASONS } from '../matters/types.ts';
import {
  civilDate,
  line,
  materialCheck,
  optionalLine,
  optionalParagraph,
  paragraph,
  rowId,
  staffId,
  workdays,
} from './fields.ts';

/**
 * Every act on a case as the screen sends it. `date` is the effective civil date (the day it happened); the time of
 * entry is added by the service, and a gap between the two is shown to the supervisor.
 */
const inspectors = z.array(staffId).min(2, 'required').max(8, 'too-long');
const conformity = z.enum(['conforming', 'not-conforming'], 'unknown-choice');
const findings = optionalParagraph(4000);

/** What a correction does to the event it names. */
export const correctionChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('date'), newDate: civilDate }),
  z.object({ kind: z.literal('void') }),
]);

export const actSchema = z.discriminatedUnion(
  'type',
  [
    z.object({ type: z.literal('accept'), date: civilDate, materials: z.array(materialCheck).max(60, 'too-long') }),
    z.object({
      type: z.literal('issue-notice'),
      date: civilDate,
      materials: z.array(materialCheck).max(60, 'too-long'),
      /** Needed for a second notice that is not about newly handed-in supplements: the supervisor's reason. */
      reason: optionalParagraph(500),
    }),
    z.object({
      type: z.literal('refuse'),
      date: civilDate,
      ground: z.enum(['not-conforming', 'incomplete', 'false-material', 'other'], 'unknown-choice'),
      reasons: paragraph(2000),
    }),
    z.object({ type: z.literal('not-required'), date: civilDate, clause: optionalLine(60), reason: paragraph(1000) }),
    z.object({
      type: z.literal('wrong-authority'),
      date: civilDate,
      rightAuthority: line(100),
      reason: optionalParagraph(1000),
    }),
    /** What was handed in of the sealed notice; complete = accepted that day. */
    z.object({
      type: z.literal('receive-supplements'),
      date: civilDate,
      materials: z.array(materialCheck).min(1, 'required').max(60, 'too-long'),
    }),
    z.object({ type: z.literal('confirm-deemed'), date: civilDate }),
    z.object({ type: z.literal('technical-review'), date: civilDate, conclusion: conformity, findings }),
    z.object({
      type: z.literal('inspect'),
      date: civilDate,
      inspectorIds: inspectors,
      conclusion: conformity,
      findings,
    }),
    z.object({
      type: z.literal('pause'),
      date: civilDate,
      reason: z.enum(PAUSE_REASONS, 'unknown-choice'),
      expectedWorkdays: workdays,
      note: optionalParagraph(500),
    }),
    z.object({ type: z.literal('resume'), date: civilDate, note: optionalParagraph(500) }),
    z.object({ type: z.literal('extend'), date: civilDate, approverId: staffId, reason: paragraph(1000) }),
    z.object({
      type: z.literal('decide'),
      date: civilDate,
      result: z.enum(['approved', 'rejected'], 'unknown-choice'),
      findings,
      /** Required when rejected. */
      reasons: optionalParagraph(4000),
    }),
    z.object({ type: z.literal('permit'), date: civilDate }),
    z.object({ type: z.literal('verify'), date: civilDate, inspectorIds: inspectors, result: conformity, findings }),
    z.object({
      type: z.literal('notice-rectification'),
      date: civilDate,
      findings: paragraph(4000),
      deadline: civilDate,
    }),
    z.object({ type: z.literal('request-reinspection'), date: civilDate }),
    z.object({ type: z.literal('reinspect'), date: civilDate, inspectorIds: inspectors, result: conformity, findings }),
    z.object({ type: z.literal('revoke'), date: civilDate, reasons: paragraph(4000) }),
    z.object({ type: z.literal('file'), date: civilDate, materials: z.array(materialCheck).max(60, 'too-long') }),
    z.object({
      type: z.literal('draw'),
      date: civilDate,
      drawn: z.enum(['drawn', 'not-drawn'], 'unknown-choice'),
      note: optionalLine(200),
    }),
    z.object({ type: z.literal('check'), date: civilDate, inspectorIds: inspectors, result: conformity, findings }),
    z.object({
      type: z.literal('deliver'),
      date: civilDate,
      method: z.enum(['direct', 'left', 'post', 'public-notice'], 'unknown-choice'),
      recipient: line(60),
      relation: optionalLine(60),
      witness: optionalLine(60),
      place: line(120),
    }),
    z.object({ type: z.literal('withdraw'), date: civilDate, reason: paragraph(1000) }),
    z.object({ type: z.literal('archive'), date: civilDate, note: optionalLine(200) }),
    /** A new event that names the corrected one: another effective date, or struck out altogether. */
    z.object({
      type: z.literal('correct'),
      date: civilDate,
      eventSeq: rowId,
      change: correctionChange,
      reason: paragraph(1000),
      /** Of the list of moved dates as shown (`notices.correction`); empty where none was shown. */
      fingerprint: z.string('wrong-type').max(64, 'too-long').default(''),
    }),
  ],
  'unknown-choice',
);

export type ActInput = z.infer<typeof actSchema>;
