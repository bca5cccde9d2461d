import { oc, eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { caseRow, lamp } from './cases.ts';
import { commonErrors, writeErrors } from './errors.ts';
import { civilDate, instant, line, rowId } from './fields.ts';
import { DUTY_PARTS } from '../supervision/duties.ts';
import { slipView } from './supervision.ts';

/** What concerns the whole office rather than one case: search, change feed, start page, calendar, the program itself. */

export const searchHit = z.object({
  case: caseRow,
  /** Which field matched and where: [start, length] in the shown text. */
  matches: z.array(
    z.object({
      field: z.enum(['number', 'applicant', 'project', 'address', 'document', 'phone', 'pinyin', 'source']),
      text: z.string(),
      at: z.array(z.tuple([z.number(), z.number()])),
    }),
  ),
});
export const search = {
  query: oc
    .errors(commonErrors)
    .input(
      z.object({
        text: line(100),
        /** `next` of the page before; null = the first page. */
        cursor: z.string('wrong-type').max(4000, 'too-long').nullable().default(null),
        limit: z.number().int().min(1).max(100).default(20),
      }),
    )
    .output(
      z.object({
        hits: z.array(searchHit),
        /** How many there are; `at-least`: there are more. */
        total: z.number(),
        certainty: z.enum(['exact', 'at-least']),
        next: z.string().nullable(),
        /** While the index is made anew: how many of how many cases can be found already, newest first. Null = all. */
        filling: z.object({ done: z.number(), of: z.number() }).nullable(),
      }),
    ),
};

/** What changed, so that open screens refetch; carries ids only. */
export const changeEvent = z.object({
  topic: z.enum([
    'case',
    'draft',
    'paper',
    'settings',
    'staff',
    'session',
    'calendar',
    'opening',
    'appointment',
    'supervision',
    'queue',
    'statistics',
    'service',
    'heartbeat',
  ]),
  id: z.string().nullable(),
  at: instant,
});
export const events = { subscribe: oc.errors(commonErrors).output(eventIterator(changeEvent)) };

/** A case on somebody's to-do list, and why it is there. */
export const dutyRow = caseRow.extend({
  parts: z.array(z.enum(DUTY_PARTS)),
  /** Held in another's place. */
  cover: z.object({ fromName: z.string(), until: civilDate.nullable(), past: z.boolean() }).nullable(),
});
export type DutyRow = z.infer<typeof dutyRow>;

/** A case of one's own that another holds for the time being. */
export const lentCase = z.object({
  caseId: rowId,
  version: z.number(),
  number: z.string().nullable(),
  projectName: z.string().nullable(),
  toName: z.string(),
  until: civilDate.nullable(),
  /** The last day is over: it can be taken back. */
  past: z.boolean(),
});
export type LentCase = z.infer<typeof lentCase>;

/** Rows of each list of the start page: at first few, so that it is there at once; the others on demand. */
export const TODAY_ROWS = { first: 30, most: 200 } as const;

export const today = {
  /** The clerk's and reviewer's start page. */
  overview: oc
    .errors(commonErrors)
    .input(
      z
        .object({
          /** Rows of each list of cases. */
          rows: z
            .number('not-a-number')
            .int('wrong-type')
            .min(1, 'out-of-range')
            .max(TODAY_ROWS.most, 'out-of-range')
            .default(TODAY_ROWS.first),
        })
        .default({ rows: TODAY_ROWS.first }),
    )
    .output(
      z.object({
        byLamp: z.record(lamp, z.number()),
        deemed: z.array(caseRow),
        /** How many there are, listed or not; so below. */
        deemedTotal: z.number(),
        /** What is mine: worst lamp first, then what is due first. */
        mine: z.array(dutyRow),
        mineTotal: z.number(),
        /** Given to a stand-in and not back yet. */
        lent: z.array(lentCase),
        /** Addressed to me (or about a case I hold now) and not settled. */
        slips: z.array(slipView),
        /** For supervisors: slips nobody answered in time, or whose planned day has passed. */
        escalated: z.array(slipView),
        /** For those whom people come back to: counters and supervisors. */
        awaitingSupplements: z.array(caseRow),
        awaitingTotal: z.number(),
        receivedToday: z.number(),
        acceptedToday: z.number(),
        decidedToday: z.number(),
        backdated: z.number(),
      }),
    ),
};

export const calendar = {
  month: oc
    .errors(commonErrors)
    .input(z.object({ year: z.number().int().min(2004).max(2100), month: z.number().int().min(1).max(12) }))
    .output(
      z.array(
        z.object({
          date: civilDate,
          kind: z.enum(['workday', 'make-up-workday', 'weekend', 'holiday']),
          name: z.string().nullable(),
          source: z.string().nullable(),
          provisional: z.boolean(),
        }),
      ),
    ),
};

/** Which entries of the trail. */
export const auditFilter = z.object({
  entity: z.string().max(40).optional(),
  entityId: z.string().max(40).optional(),
});

export const auditLine = z.object({
  id: rowId,
  at: instant,
  staffName: z.string().nullable(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type AuditLine = z.infer<typeof auditLine>;

export const system = {
  about: oc.errors(commonErrors).output(
    z.object({
      version: z.string(),
      dataFolder: z.string(),
      schemaVersion: z.number(),
      sqliteVersion: z.string(),
      host: z.enum(['electron', 'browser']),
      calendarThrough: civilDate,
    }),
  ),
  backups: oc.errors(commonErrors).output(z.array(z.object({ name: z.string(), at: instant, bytes: z.number() }))),
  backupNow: oc.errors({ ...commonErrors, ...writeErrors }).output(
    z.object({
      name: z.string(),
      at: instant,
      bytes: z.number(),
      /** The copy in the second folder; `none` where there is no such folder. */
      second: z.enum(['none', 'written', 'failed']),
    }),
  ),
  verify: oc.errors(commonErrors).output(
    z.object({
      cases: z.number(),
      appointments: z.number(),
      papers: z.number(),
      tickets: z.number(),
      auditEntries: z.number(),
      differences: z.array(z.string()),
    }),
  ),
  audit: oc
    .errors(commonErrors)
    .input(
      auditFilter.extend({
        before: rowId.nullable().default(null),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.array(auditLine)),
};
