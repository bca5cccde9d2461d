import { oc } from '@orpc/contract';
import { z } from 'zod';
import { STEP_ENDS } from '../timelimit/stages.ts';
import { commonErrors, writeErrors } from './errors.ts';
import {
  civilDate,
  clockId,
  line,
  matter,
  optionalLine,
  role,
  ROLES,
  rowId,
  ruleSetId,
  staffId,
  version,
  workdays,
} from './fields.ts';

export const staffSummary = z.object({
  id: staffId,
  account: z.string(),
  name: z.string(),
  roles: z.array(role),
  active: z.boolean(),
  version,
});
export type StaffSummary = z.infer<typeof staffSummary>;

export const sessionStatus = z.object({
  /** False until first start is done. */
  ready: z.boolean(),
  officeName: z.string(),
  staff: staffSummary.nullable(),
  locked: z.boolean(),
  counter: z.object({ id: rowId, name: z.string() }).nullable(),
  /** The civil date in Asia/Shanghai by this machine's clock. */
  today: civilDate,
  /** Working-day status of today for the top bar. */
  day: z.object({
    kind: z.enum(['workday', 'make-up-workday', 'weekend', 'holiday']),
    ordinalInMonth: z.number(),
    note: z.string().nullable(),
    provisional: z.boolean(),
  }),
  /** Minutes without a key stroke until the screen locks. */
  idleMinutes: z.number(),
  /** Counters in use, for the choice on the sign-in page. */
  counters: z.array(z.object({ id: rowId, name: z.string(), place: z.string() })).default([]),
  /** Sample mode: accounts shown on the sign-in page. */
  sampleAccounts: z.array(z.object({ account: z.string(), password: z.string(), roles: z.array(role) })),
  /** Sample mode: by how many days the counter week was moved; 0 otherwise. */
  sampleShiftDays: z.number().nullable(),
  version: z.string(),
});
export type SessionStatus = z.infer<typeof sessionStatus>;

const password = z.string('wrong-type').min(8, 'password-too-weak').max(128, 'too-long');

export const authoritySetting = z.object({
  name: line(100),
  /** Stands in number templates as {authority}. */
  short: line(12),
  address: line(200),
  phone: line(40),
  supervisionPhone: line(40),
  /** Opening hours as printed. */
  hours: line(200),
});
export type AuthoritySetting = z.infer<typeof authoritySetting>;

export const session = {
  status: oc.output(sessionStatus),
  signIn: oc
    .errors({
      ...commonErrors,
      WRONG_CREDENTIALS: {
        status: 401,
        message: 'account or password wrong',
        data: z.object({ attemptsLeft: z.number() }),
      },
      LOCKED_OUT: { status: 429, message: 'too many attempts', data: z.object({ until: z.string() }) },
    })
    .input(
      z.object({
        account: line(40),
        password: z.string('wrong-type').max(128, 'too-long'),
        counterId: rowId.nullable(),
      }),
    )
    .output(sessionStatus),
  signOut: oc.errors(commonErrors).output(sessionStatus),
  lock: oc.errors(commonErrors).output(sessionStatus),
  unlock: oc
    .errors({
      ...commonErrors,
      WRONG_CREDENTIALS: { status: 401, message: 'password wrong', data: z.object({ attemptsLeft: z.number() }) },
      LOCKED_OUT: { status: 429, message: 'too many attempts', data: z.object({ until: z.string() }) },
    })
    .input(z.object({ password: z.string('wrong-type').max(128, 'too-long') }))
    .output(sessionStatus),
  changePassword: oc
    .errors({
      ...commonErrors,
      WRONG_CREDENTIALS: { status: 401, message: 'password wrong', data: z.object({ attemptsLeft: z.number() }) },
    })
    .input(z.object({ current: z.string('wrong-type').max(128, 'too-long'), next: password }))
    .output(z.object({ changed: z.literal(true) })),
};

/** First start (journey 10): office, authorities, counters, first administrator, all in one act. */
export const setup = {
  initialise: oc
    .errors({
      ...commonErrors,
      ALREADY_SET_UP: { status: 409, message: 'first start already done', data: z.object({}) },
    })
    .input(
      z.object({
        officeName: line(100),
        /** 住房和城乡建设主管部门: design review, acceptance, filing. */
        constructionAuthority: authoritySetting,
        /** 消防救援机构: pre-opening inspection. */
        rescueAuthority: authoritySetting,
        counters: z
          .array(z.object({ name: line(40), place: line(100) }))
          .min(1, 'required')
          .max(50, 'too-long'),
        administrator: z.object({
          account: z.string('wrong-type').regex(/^[a-z][a-z0-9._-]{2,31}$/, 'wrong-type'),
          name: line(40),
          password,
          /** A one-person office gives itself more than one role. */
          roles: z.array(role).min(1, 'required').max(ROLES.length),
        }),
      }),
    )
    .output(sessionStatus),
};

export const counterSummary = z.object({ id: rowId, name: z.string(), place: z.string(), active: z.boolean() });

/** 内部环节: one local sub-step of a clock, in the order of the list. */
export const localStep = z.object({
  name: line(20),
  workdays,
  /** The record that ends it; null = time alone passes it on. */
  endsWith: z.enum(STEP_ENDS, 'unknown-choice').nullable(),
});

/** Settings in force on a day; changes are new versions with an effective date. */
export const officeSettings = z.object({
  officeName: z.string(),
  authorities: z.record(matter, authoritySetting),
  /** Number template per paper kind, e.g. `{authority}消审受字〔{year}〕第{seq:4}号`. */
  numberTemplates: z.record(z.string(), z.string()),
  /** Promised working days per matter and clock. */
  promised: z.partialRecord(matter, z.record(z.string(), z.number())),
  /** Local sub-steps per matter and clock. */
  subSteps: z.partialRecord(matter, z.partialRecord(clockId, z.array(localStep))),
  /** Working days one extension of the decision may add, per rule set and matter; absent = as the rule set says. */
  extensions: z.partialRecord(ruleSetId, z.partialRecord(matter, z.number())),
  warnWorkdays: z.number(),
  /** Working days a handler has to answer a 催办单 or 督办单. */
  slipAnswerWorkdays: z.number(),
  exemptions: z.object({
    filingInvestmentYuan: z.number().optional(),
    filingFloorArea: z.number().optional(),
    preOpeningFloorArea: z.record(z.string(), z.number()).optional(),
  }),
  idleMinutes: z.number(),
  backupFolder: z.string().nullable(),
});
export type OfficeSettings = z.infer<typeof officeSettings>;

/** As a window shows them: with what a save of theirs must name. */
export const shownSettings = officeSettings.extend({
  /** Grows with every change of any setting, from whatever day on it holds. */
  version: z.number(),
});
export type ShownSettings = z.infer<typeof shownSettings>;

export const office = {
  counters: oc.errors(commonErrors).output(z.array(counterSummary)),
  saveCounter: oc
    .errors({ ...commonErrors, ...writeErrors })
    .input(z.object({ id: rowId.nullable(), name: line(40), place: line(100), active: z.boolean('wrong-type') }))
    .output(counterSummary),
  settings: oc
    .errors(commonErrors)
    .input(z.object({ on: civilDate.optional() }))
    .output(shownSettings),
  /**
   * A change from a day on, as a new version of every setting it names. STALE_VERSION, and nothing written, when one of
   * them was changed since `seen`.
   */
  saveSettings: oc
    .errors({ ...commonErrors, ...writeErrors })
    .input(
      z.object({
        effectiveFrom: civilDate,
        /** `version` of the settings that were looked at; without it nothing was looked at and nothing is compared. */
        seen: z.number('not-a-number').int('not-a-number').nonnegative('out-of-range').optional(),
        officeName: line(100).optional(),
        authorities: z.partialRecord(matter, authoritySetting).optional(),
        numberTemplates: z.record(z.string(), line(80)).optional(),
        promised: z
          .partialRecord(
            matter,
            z.record(
              z.string(),
              z.number('not-a-number').int('not-a-number').min(0, 'out-of-range').max(250, 'out-of-range'),
            ),
          )
          .optional(),
        subSteps: z.partialRecord(matter, z.partialRecord(clockId, z.array(localStep).max(12, 'too-long'))).optional(),
        extensions: z
          .partialRecord(
            ruleSetId,
            z.partialRecord(
              matter,
              z.number('not-a-number').int('not-a-number').min(0, 'out-of-range').max(250, 'out-of-range'),
            ),
          )
          .optional(),
        warnWorkdays: z
          .number('not-a-number')
          .int('not-a-number')
          .min(0, 'out-of-range')
          .max(20, 'out-of-range')
          .optional(),
        slipAnswerWorkdays: z
          .number('not-a-number')
          .int('not-a-number')
          .min(1, 'out-of-range')
          .max(20, 'out-of-range')
          .optional(),
        exemptions: z
          .object({
            filingInvestmentYuan: z.number('not-a-number').nonnegative('out-of-range').optional(),
            filingFloorArea: z.number('not-a-number').nonnegative('out-of-range').optional(),
            preOpeningFloorArea: z.record(z.string(), z.number('not-a-number').nonnegative('out-of-range')).optional(),
          })
          .optional(),
        idleMinutes: z
          .number('not-a-number')
          .int('not-a-number')
          .min(1, 'out-of-range')
          .max(240, 'out-of-range')
          .optional(),
        backupFolder: optionalLine(400).optional(),
      }),
    )
    .output(shownSettings),
  /** What was drawn from each number series so far: a kind of paper (for one matter), an authority's short name, a year. */
  numberSeries: oc
    .errors(commonErrors)
    .output(z.array(z.object({ key: z.string(), authority: z.string(), year: z.number(), last: z.number() }))),
  /** Everybody who can be named as inspector, approver, first-asked person. */
  staff: oc.errors(commonErrors).output(z.array(staffSummary)),
  saveStaff: oc
    .errors({ ...commonErrors, ...writeErrors })
    .input(
      z.object({
        id: staffId.nullable(),
        version: version.nullable(),
        account: z.string('wrong-type').regex(/^[a-z][a-z0-9._-]{2,31}$/, 'wrong-type'),
        name: line(40),
        roles: z.array(role).min(1, 'required').max(ROLES.length),
        active: z.boolean('wrong-type'),
        /** New password; null keeps the present one. */
        password: password.nullable(),
      }),
    )
    .output(staffSummary),
};
