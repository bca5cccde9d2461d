import { readFile } from 'node:fs/promises';
import { builtInCalendar, calendarFromDays, CalendarConflictError, withNotice } from '../../shared/calendar/build.ts';
import { noticeFromCsv, noticeFromIcs, noticeFromJson } from '../../shared/calendar/notice-files.ts';
import { parseNotice } from '../../shared/calendar/notice-parser.ts';
import type { DayInfo } from '../../shared/calendar/types.ts';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import { parseCivilDate, weekdayOf } from '../../shared/dates/civil.ts';
import { calendarSchema } from './due-request.ts';
import { readAll, writeAll, type CliIo } from './io.ts';

const MAX_WORKDAYS = 100_000;

/** A command line or file that cannot be used; answered as `{"error":...}` with exit status 2. */
class CommandError extends Error {
  readonly code: string;
  readonly path: string;
  readonly details: readonly unknown[];

  constructor(code: string, path: string, message: string, details: readonly unknown[] = []) {
    super(message);
    this.name = 'CommandError';
    this.code = code;
    this.path = path;
    this.details = details;
  }
}

async function answering(io: CliIo, work: () => Promise<unknown>): Promise<number> {
  try {
    await writeAll(io.stdout, `${JSON.stringify(await work())}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const { code, message, path, details } = error;
    const answer = { error: { code, message, path, ...(details.length === 0 ? {} : { details }) } };
    await writeAll(io.stdout, `${JSON.stringify(answer)}\n`);
    await writeAll(io.stderr, `${message}\n`);
    return 2;
  }
}

/** `--name value` pairs; unknown, repeated and valueless options are refused. */
function optionsOf(args: readonly string[], known: readonly string[]): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (let index = 0; index < args.length; index += 2) {
    const [name = '', value] = args.slice(index, index + 2);
    if (!known.includes(name)) throw new CommandError('usage', name, `Unknown option: ${name.slice(0, 80)}`);
    if (value === undefined) throw new CommandError('usage', name, `${name} needs a value.`);
    if (options.has(name)) throw new CommandError('usage', name, `${name} is given twice.`);
    options.set(name, value);
  }
  return options;
}

function dateOption(name: string, text: string | undefined): string {
  if (text === undefined) throw new CommandError('usage', name, `${name} is missing.`);
  if (parseCivilDate(text) === null) {
    throw new CommandError(
      'invalid-date',
      name,
      `Not a date of the calendar: "${text.slice(0, 40)}". Write it as YYYY-MM-DD.`,
    );
  }
  return text;
}

function wholeNumber(name: string, text: string | undefined, least: number, most: number): number {
  const value = Number(text);
  if (text === undefined || !/^\d{1,9}$/.test(text) || value < least || value > most) {
    throw new CommandError('invalid-number', name, `${name} must be a whole number from ${least} to ${most}.`);
  }
  return value;
}

/**
 * The calendar of `--calendar FILE`: a `due` calendar object (`{"rest","work","weekend","publishedThrough"}`) replaces
 * the built-in one; a notice file (JSON with `year`, CSV or ICS) is laid over it. Without a file, the built-in one.
 */
async function calendarOption(file: string | undefined): Promise<WorkCalendar> {
  if (file === undefined) return builtInCalendar();
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CommandError(
      'unreadable-file',
      '--calendar',
      `Cannot read ${file}: ${error instanceof Error ? error.message : ''}`,
    );
  });
  if (/\.(csv|ics)$/i.test(file)) return withNoticeFile(file, text);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new CommandError('invalid-json', '--calendar', `${file} is not JSON.`);
  }
  if (typeof value === 'object' && value !== null && ('days' in value || Array.isArray(value)))
    return withNoticeFile(file, text);
  const parsed = calendarSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CommandError(
      'invalid-calendar',
      `--calendar ${issue?.path.join('.') ?? ''}`.trim(),
      issue?.message ?? '',
    );
  }
  try {
    return calendarFromDays(parsed.data);
  } catch (error) {
    if (error instanceof CalendarConflictError)
      throw new CommandError(error.code, `--calendar ${error.path}`, error.message);
    throw error;
  }
}

/** The year most dates of a notice file lie in; the December before may be named too. */
function mainYear(text: string): number {
  const counts = new Map<number, number>();
  for (const [, year] of text.matchAll(/\b(\d{4})(?:-\d{2}-\d{2}|\d{4})\b/g)) {
    counts.set(Number(year), (counts.get(Number(year)) ?? 0) + 1);
  }
  const [[year] = [0]] = [...counts].toSorted(([, left], [, right]) => right - left);
  return year;
}

function withNoticeFile(file: string, text: string): WorkCalendar {
  const year = mainYear(text);
  const read = /\.csv$/i.test(file) ? noticeFromCsv : /\.ics$/i.test(file) ? noticeFromIcs : noticeFromJson;
  const loaded = read(text, year);
  if (loaded.kind === 'notice') return withNotice(builtInCalendar(), loaded.notice);
  const [first] = loaded.errors;
  const message = `${file}, line ${first?.line ?? 1}: ${first?.message ?? ''}`;
  throw new CommandError('invalid-calendar', '--calendar', message, loaded.errors);
}

function described({
  date,
  kind,
  counts,
  name,
  source,
  note,
  provisional,
}: DayInfo): Readonly<Record<string, unknown>> {
  return {
    date,
    weekday: weekdayOf(date),
    kind,
    counts,
    name: name ?? null,
    source: source ?? null,
    note: note ?? null,
    provisional,
  };
}

/**
 * `workdays add --from DATE --days N [--calendar FILE]` prints `{"from","days","date","provisional"}`;
 * `workdays between --from DATE --to DATE [--calendar FILE]` prints `{"from","to","days","provisional"}`, the working
 * days after `from` up to and including `to`. Exit status 2 and `{"error":...}` for bad input.
 */
export async function workdaysCommand(io: CliIo): Promise<number> {
  return answering(io, async () => {
    const [verb, ...rest] = io.args;
    if (verb === 'add') {
      const options = optionsOf(rest, ['--from', '--days', '--calendar']);
      const from = dateOption('--from', options.get('--from'));
      const days = wholeNumber('--days', options.get('--days'), 0, MAX_WORKDAYS);
      const calendar = await calendarOption(options.get('--calendar'));
      const date = calendar.nthWorkdayAfter(from, days);
      return { from, days, date, provisional: calendar.hasUnpublishedDates(from, date) };
    }
    if (verb === 'between') {
      const options = optionsOf(rest, ['--from', '--to', '--calendar']);
      const from = dateOption('--from', options.get('--from'));
      const to = dateOption('--to', options.get('--to'));
      const calendar = await calendarOption(options.get('--calendar'));
      if (to < from) throw new CommandError('invalid-range', '--to', `--to ${to} lies before --from ${from}.`);
      const days = calendar.workdaysBetween(from, to);
      return { from, to, days, provisional: calendar.hasUnpublishedDates(from, to) };
    }
    throw new CommandError(
      'usage',
      '',
      'Use: workdays add --from DATE --days N | workdays between --from DATE --to DATE',
    );
  });
}

/**
 * `calendar day DATE [--calendar FILE]` prints what the day is and why; `calendar parse-notice --year YYYY` reads a
 * State Council notice on standard input and prints `[{"date","name","off"}]`, sorted, only the days it moves or names.
 */
export async function calendarCommand(io: CliIo): Promise<number> {
  return answering(io, async () => {
    const [verb, ...rest] = io.args;
    if (verb === 'day') {
      const [date, ...more] = rest;
      const calendar = await calendarOption(optionsOf(more, ['--calendar']).get('--calendar'));
      return described(calendar.dayInfo(dateOption('DATE', date)));
    }
    if (verb === 'parse-notice') {
      const year = wholeNumber('--year', optionsOf(rest, ['--year']).get('--year'), 1949, 2199);
      const parsed = parseNotice(await readAll(io.stdin), year);
      if (parsed.kind === 'notice') return parsed.notice.days;
      const [first] = parsed.errors;
      const message = `${first?.message ?? ''} (${first?.sentence ?? ''})`;
      throw new CommandError(first?.code ?? 'unreadable', 'text', message, parsed.errors);
    }
    throw new CommandError('usage', '', 'Use: calendar day DATE | calendar parse-notice --year YYYY');
  });
}
