import { z } from 'zod';
import { parseCivilDate } from '../../shared/dates/civil.ts';
import { clockRulesOf } from '../../shared/matters/clock-tables.ts';
import {
  CHANNELS,
  CLOCK_IDS,
  MATTERS,
  PATHS,
  PAUSE_REASONS,
  RULE_SET_IDS,
  TIME_EVENT_TYPES,
} from '../../shared/matters/types.ts';
import type { TimeEvent, TimelimitRequest } from '../../shared/timelimit/types.ts';

/** A refused request: a code to act on, a sentence, and the field (`events.2.date`; empty = the whole line). */
export interface DueError {
  readonly code: string;
  readonly message: string;
  readonly path: string;
}

const FIRST_DATE = '1949-10-01';
const LAST_DATE = '2199-12-31';
const MAX_WORKDAYS = 2_500;

const date = z.string().superRefine((text, context) => {
  if (parseCivilDate(text) === null) {
    const message = `Not a date of the calendar: "${text.slice(0, 40)}". Write it as YYYY-MM-DD.`;
    context.addIssue({ code: 'custom', message, params: { code: 'invalid-date' } });
  } else if (text < FIRST_DATE || text > LAST_DATE) {
    const message = `A date must lie between ${FIRST_DATE} and ${LAST_DATE}.`;
    context.addIssue({ code: 'custom', message, params: { code: 'invalid-date' } });
  }
});

const workdays = z.int().min(0).max(MAX_WORKDAYS);

const event = z
  .strictObject({
    type: z.enum(TIME_EVENT_TYPES),
    date,
    reason: z.enum(PAUSE_REASONS).optional(),
    deadline: date.optional(),
    days: workdays.min(1).optional(),
    clock: z.enum(CLOCK_IDS).optional(),
    positive: z.boolean().optional(),
    paper: z.string().max(200).optional(),
  })
  .superRefine((value, context) => {
    if (value.type === 'paused' && value.reason === undefined) {
      const message = `A pause needs its legal reason, one of: ${PAUSE_REASONS.join(', ')}.`;
      context.addIssue({ code: 'custom', message, path: ['reason'], params: { code: 'missing-reason' } });
    }
    if (value.reason !== undefined && value.type !== 'paused' && value.type !== 'resumed') {
      context.addIssue({ code: 'custom', message: 'Only a pause has a reason.', path: ['reason'] });
    }
    if (value.deadline !== undefined && value.type !== 'rectification-noticed') {
      context.addIssue({ code: 'custom', message: 'Only a rectification order has a deadline.', path: ['deadline'] });
    } else if (value.deadline !== undefined && value.deadline < value.date) {
      const message = `The deadline ${value.deadline} lies before the order of ${value.date}.`;
      context.addIssue({ code: 'custom', message, path: ['deadline'], params: { code: 'deadline-before-order' } });
    }
    for (const field of ['days', 'clock'] as const) {
      if (value[field] !== undefined && value.type !== 'extended') {
        context.addIssue({ code: 'custom', message: `Only an extension has ${field}.`, path: [field] });
      }
    }
  });

/** The `calendar` object of a request, also as a file of the `workdays` command. */
const calendarFields = z.strictObject({
  rest: z.array(date).max(20_000).optional(),
  work: z.array(date).max(20_000).optional(),
  weekend: z.array(z.int().min(1).max(7)).max(7).optional(),
  publishedThrough: date.optional(),
});

/** The validated calendar, without the keys zod left undefined. */
export const calendarSchema = calendarFields.transform(present);

const dueRequest = z.strictObject({
  ruleSet: z.enum(RULE_SET_IDS),
  matter: z.enum(MATTERS),
  path: z.enum(PATHS).default('ordinary'),
  channel: z.enum(CHANNELS).default('counter'),
  promised: z.partialRecord(z.enum(CLOCK_IDS), workdays).default({}),
  extensions: z.partialRecord(z.enum(CLOCK_IDS), workdays).optional(),
  warnWorkdays: z.int().min(0).max(100).default(1),
  asOf: date.optional(),
  calendar: calendarSchema.optional(),
  events: z.array(event).min(1).max(1_000),
});

/** A `due` request after validation. `asOf` is still absent where the line gave none. */
export type DueRequest = z.infer<typeof dueRequest>;

export type ParsedDue =
  { readonly kind: 'request'; readonly request: DueRequest } | { readonly kind: 'error'; readonly error: DueError };

/** Reads one line of the `due` command; every field is checked and unknown fields are refused. */
export function parseDueLine(line: string): ParsedDue {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return refused('invalid-json', 'The line is not a JSON object.', '');
  }
  const parsed = dueRequest.safeParse(value);
  if (!parsed.success) return { kind: 'error', error: firstIssue(parsed.error) };
  return { kind: 'request', request: parsed.data };
}

function refused(code: string, message: string, path: string): ParsedDue {
  return { kind: 'error', error: { code, message, path } };
}

function firstIssue({ issues }: z.ZodError): DueError {
  const [issue] = issues;
  if (issue === undefined) return { code: 'invalid-request', message: 'The request is not valid.', path: '' };
  if (issue.code === 'unrecognized_keys') {
    const path = [...issue.path, issue.keys[0] ?? ''].join('.');
    return { code: 'unknown-field', message: `Unknown field: ${path.slice(0, 200)}`, path };
  }
  const params: unknown = issue.code === 'custom' ? issue.params : undefined;
  const code = isCoded(params) ? params.code : 'invalid-request';
  return { code, message: issue.message, path: issue.path.join('.') };
}

function isCoded(params: unknown): params is { readonly code: string } {
  return typeof params === 'object' && params !== null && 'code' in params && typeof params.code === 'string';
}

/** The engine's request; `today` stands in for an absent as-of date. */
export function engineRequest(request: DueRequest, today: string): TimelimitRequest {
  const { ruleSet, matter, path, channel, warnWorkdays } = request;
  return {
    ruleSet,
    matter,
    path,
    channel,
    promised: present(request.promised),
    ...(request.extensions === undefined ? {} : { extensions: present(request.extensions) }),
    warnWorkdays,
    asOf: request.asOf ?? today,
    events: request.events.map(present) as readonly TimeEvent[],
  };
}

/** The same object without the keys zod left undefined. */
function present<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as never;
}

/** A promise longer than the law allows, as an error; null when every promise is within its statutory limit. */
export function promiseProblem(request: DueRequest): DueError | null {
  for (const rule of clockRulesOf(request.ruleSet, request.matter)) {
    if (rule.path !== undefined && rule.path !== request.path) continue;
    if (rule.channel !== undefined && rule.channel !== request.channel) continue;
    const promised = request.promised[rule.id];
    if (promised !== undefined && promised > rule.statutoryWorkdays) {
      const message = `${promised} promised working days exceed the ${rule.statutoryWorkdays} of ${rule.citation}.`;
      return { code: 'promised-exceeds-statutory', message, path: `promised.${rule.id}` };
    }
  }
  return null;
}
