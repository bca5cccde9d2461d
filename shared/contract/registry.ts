import { oc } from '@orpc/contract';
import { z } from 'zod';
import { commonErrors, writeErrors } from './errors.ts';
import {
  civilDate,
  determinationFacts,
  line,
  materialFacts,
  matter,
  measure,
  optionalLine,
  path,
  rowId,
  ruleSetId,
  use,
  version,
} from './fields.ts';

/** As typed at the counter; check digits are verified by the service and reported at their field. */
export const applicantInput = z.object({
  /** Null = a new one is written; else the known one is updated where it differs (needs `version`). */
  id: rowId.nullable(),
  version: version.nullable(),
  kind: z.enum(['organisation', 'person'], 'unknown-choice'),
  name: line(120),
  /** 统一社会信用代码 (organisation) or ID card number (person), spaces and all; the service normalises and checks it. */
  code: line(40),
  legalRepresentative: optionalLine(40),
  contactName: optionalLine(40),
  phone: line(30),
  address: optionalLine(200),
});
export type ApplicantInput = z.infer<typeof applicantInput>;

export const projectInput = z.object({
  id: rowId.nullable(),
  version: version.nullable(),
  name: line(200),
  address: line(200),
  district: optionalLine(60),
  use,
  floorArea: measure(10_000_000).nullable(),
  buildingArea: measure(10_000_000).nullable(),
  height: measure(2_000).nullable(),
  storeysAbove: z.number('not-a-number').int('not-a-number').min(0, 'out-of-range').max(300, 'out-of-range').nullable(),
  storeysBelow: z.number('not-a-number').int('not-a-number').min(0, 'out-of-range').max(50, 'out-of-range').nullable(),
  facts: determinationFacts,
});
export type ProjectInput = z.infer<typeof projectInput>;

/** An applicant as shown: code and phone masked unless revealed. */
export const applicantView = z.object({
  id: rowId,
  version,
  kind: z.enum(['organisation', 'person']),
  name: z.string(),
  code: z.string().nullable(),
  legalRepresentative: z.string().nullable(),
  contactName: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  masked: z.boolean(),
});
export type ApplicantView = z.infer<typeof applicantView>;

export const projectView = z.object({
  id: rowId,
  version,
  name: z.string(),
  address: z.string(),
  district: z.string().nullable(),
  /** A `Use`, or the free words of an old ledger. */
  use: z.string(),
  floorArea: z.number().nullable(),
  buildingArea: z.number().nullable(),
  height: z.number().nullable(),
  storeysAbove: z.number().nullable(),
  storeysBelow: z.number().nullable(),
  facts: determinationFacts.partial(),
});
export type ProjectView = z.infer<typeof projectView>;

/** Why two records may be the same: the screen says it in words. */
export const duplicateReason = z.enum([
  'same-code',
  'same-folded-name',
  'same-pinyin',
  'similar-name',
  'same-address',
  'same-phone',
]);

export const registry = {
  /** Type-ahead over name, pinyin initials, code and phone tail; newest use first. */
  findApplicants: oc
    .errors(commonErrors)
    .input(z.object({ text: line(120), limit: z.number().int().min(1).max(50).default(12) }))
    .output(z.array(applicantView.extend({ caseCount: z.number(), lastProject: projectView.nullable() }))),
  findProjects: oc
    .errors(commonErrors)
    .input(
      z.object({
        text: line(200),
        applicantId: rowId.nullable().default(null),
        limit: z.number().int().min(1).max(50).default(12),
      }),
    )
    .output(
      z.array(
        projectView.extend({
          caseCount: z.number(),
          /** Who applied last for this project, so that one choice carries both over. */
          lastApplicant: applicantView.nullable().default(null),
        }),
      ),
    ),
  /** Near-duplicates of what is being typed, with why. */
  nearDuplicates: oc
    .errors(commonErrors)
    .input(
      z.object({
        applicant: z
          .object({
            id: rowId.nullable(),
            name: z.string().max(120, 'too-long'),
            code: z.string().max(40, 'too-long'),
            phone: z.string().max(40, 'too-long'),
          })
          .nullable(),
        project: z
          .object({
            id: rowId.nullable(),
            name: z.string().max(200, 'too-long'),
            address: z.string().max(200, 'too-long'),
          })
          .nullable(),
      }),
    )
    .output(
      z.object({
        applicants: z.array(z.object({ applicant: applicantView, reasons: z.array(duplicateReason).min(1) })),
        projects: z.array(z.object({ project: projectView, reasons: z.array(duplicateReason).min(1) })),
      }),
    ),
  /** Code and phone in clear; needs a reason and is audited. */
  reveal: oc
    .errors(commonErrors)
    .input(z.object({ applicantId: rowId, reason: line(200) }))
    .output(applicantView),
  saveApplicant: oc
    .errors({ ...commonErrors, ...writeErrors })
    .input(applicantInput)
    .output(applicantView),
};

export const materialRuleView = z.object({
  id: z.string(),
  line: z.number(),
  name: z.string(),
  nameEn: z.string(),
  form: z.enum(['original', 'copy', 'original-or-copy']),
  copies: z.number(),
  issuedBy: z.string(),
  howToGet: z.string(),
  deferrable: z.boolean(),
  tolerable: z.boolean(),
  citation: z.string(),
  applies: z.boolean(),
  /** The fact that switches it on; null = always. */
  fact: z.string().nullable(),
  reason: z.string().nullable(),
  reasonEn: z.string().nullable(),
});
export type MaterialRuleView = z.infer<typeof materialRuleView>;

export const determinationView = z.object({
  result: z.enum(['special', 'other', 'exempt', 'outside', 'needs']),
  clause: z.string().nullable(),
  clauses: z.array(z.string()),
  needs: z.array(z.string()),
  used: z.array(z.string()),
});

export const matters = {
  checklist: oc
    .errors(commonErrors)
    .input(z.object({ matter, path, on: civilDate, facts: materialFacts }))
    .output(z.object({ ruleSet: ruleSetId, materials: z.array(materialRuleView) })),
  determine: oc.errors(commonErrors).input(determinationFacts).output(determinationView),
  /** Limits of a matter in force on a day, for guide and intake. */
  limits: oc
    .errors(commonErrors)
    .input(z.object({ matter, path, on: civilDate }))
    .output(
      z.array(
        z.object({
          clockId: z.string(),
          statutoryWorkdays: z.number(),
          promisedWorkdays: z.number().nullable(),
          citation: z.string(),
        }),
      ),
    ),
};
