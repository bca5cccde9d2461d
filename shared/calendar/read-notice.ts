import { civilParts, toDayNumber } from '../dates/civil.ts';
import type { CivilDate } from '../dates/types.ts';
import { checkNotice, checkOwnDates, type NoticeFinding } from './notice-checks.ts';
import {
  noticeFromCsv,
  noticeFromIcs,
  noticeFromJson,
  type LoadedNotice,
  type NoticeFileError,
} from './notice-files.ts';
import { parseNotice, type NoticeTextError } from './notice-parser.ts';
import type { LoadedKind } from './in-force.ts';
import type { NoticeYear } from './types.ts';
import type { WorkCalendar } from './work-calendar.ts';

export const NOTICE_FORMATS = ['text', 'json', 'csv', 'ics'] as const;
export type NoticeFormat = (typeof NOTICE_FORMATS)[number];

export const NOTICE_PROBLEM_CODES = [
  'no-holidays',
  'wrong-year',
  'impossible-date',
  'weekday-mismatch',
  'count-mismatch',
  'contradiction',
  'unreadable-sentence',
  'no-dates',
  'unreadable',
  'missing-field',
  'duplicate-date',
  'working-weekday',
  'empty',
  'unbalanced-swaps',
  'statutory-day-missing',
  'gap',
  'overlap',
  'long-work-stretch',
  'year-unknown',
] as const;
export type NoticeProblemCode = (typeof NOTICE_PROBLEM_CODES)[number];

/** Something wrong (or worth a second look) in a notice, at its sentence or line where it has one. */
export interface NoticeProblem {
  readonly severity: 'error' | 'warning';
  readonly code: NoticeProblemCode;
  readonly sentence: string | null;
  /** Counts from 1. */
  readonly line: number | null;
  readonly dates: readonly CivilDate[];
  /** Plain English for logs and the command line; screens word the code. */
  readonly message: string;
}

export type ReadNotice =
  | { readonly kind: 'read'; readonly notice: NoticeYear; readonly warnings: readonly NoticeProblem[] }
  | { readonly kind: 'refused'; readonly problems: readonly NoticeProblem[] };

/** What is read: the words or the file, and what it is said to be. */
export interface NoticeSource {
  readonly kind: LoadedKind;
  readonly format: NoticeFormat;
  readonly text: string;
  /** Null = as the text itself says. */
  readonly year: number | null;
}

/** The format of a text by its file name, else by how it begins. */
export function noticeFormatOf(text: string, fileName: string | null): NoticeFormat {
  const [, extension] = /\.(json|csv|ics|txt)$/i.exec(fileName ?? '') ?? [];
  switch (extension?.toLowerCase()) {
    case 'json':
      return 'json';
    case 'csv':
      return 'csv';
    case 'ics':
      return 'ics';
    case 'txt':
      return 'text';
  }
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (/^[{[]/.test(start)) return 'json';
  if (start.startsWith('BEGIN:VCALENDAR')) return 'ics';
  return /^[^\n]*\bdate\b[^\n]*[,;\t]/i.test(start.slice(0, 200)) ? 'csv' : 'text';
}

/** The year a notice is for: its title's, else the year most of its dates lie in; null when it says none. */
export function noticeYearOf(text: string, format: NoticeFormat): number | null {
  if (format === 'text') {
    const [, year] = /关于(?:调整|延长)?(\d{4})年/.exec(text.normalize('NFKC').replace(/\s/g, '')) ?? [];
    return year === undefined ? null : Number(year);
  }
  const counts = new Map<number, number>();
  for (const [, year] of text.matchAll(/\b(\d{4})(?:-\d{2}-\d{2}|\d{4})\b/g)) {
    counts.set(Number(year), (counts.get(Number(year)) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, left], [, right]) => right - left);
  return most?.[0] ?? null;
}

/** The sentence or line of a source that names a date; null when the date only follows from a range. */
function placeOf(source: NoticeSource, date: CivilDate): Pick<NoticeProblem, 'sentence' | 'line'> {
  const { month, day } = civilParts(toDayNumber(date));
  if (source.format === 'text') {
    const plain = source.text.normalize('NFKC').replace(/[ \t\u00a0\u3000\r]+/g, '');
    const wanted = new RegExp(`(?<!\\d)${month}月${day}日`);
    const found = plain.split(/[。;\n]/).find((one) => wanted.test(one));
    return { sentence: found?.trim() ?? null, line: null };
  }
  const lines = source.text.split(/\r?\n/);
  const at = lines.findIndex((one) => one.includes(date) || one.includes(date.replaceAll('-', '')));
  return { sentence: lines[at]?.trim().slice(0, 200) ?? null, line: at < 0 ? null : at + 1 };
}

function ofFinding(source: NoticeSource, { severity, code, dates, message }: NoticeFinding): NoticeProblem {
  const [first] = dates;
  const place = first === undefined ? { sentence: null, line: null } : placeOf(source, first);
  return { severity, code, dates, message, ...place };
}

function ofText({ code, sentence, message }: NoticeTextError): NoticeProblem {
  return { severity: 'error', code, sentence, line: null, dates: [], message };
}

function ofFile({ format, text }: NoticeSource, { code, line, message }: NoticeFileError): NoticeProblem {
  // A position in a list of days says nothing about the lines of a JSON file.
  const sentence = format === 'json' ? null : (text.split(/\r?\n/)[line - 1]?.trim().slice(0, 200) ?? null);
  return { severity: 'error', code, sentence, line, dates: [], message };
}

function fromFile(format: Exclude<NoticeFormat, 'text'>, text: string, year: number): LoadedNotice {
  switch (format) {
    case 'json':
      return noticeFromJson(text, year);
    case 'csv':
      return noticeFromCsv(text, year);
    case 'ics':
      return noticeFromIcs(text, year);
  }
}

/**
 * Reads a notice (or a local document's days) and checks it against the calendar it would be laid over. One error
 * refuses it whole; nothing of it is handed on. A local document need not balance: it only owns its dates.
 *
 * @example readNotice({ kind: 'notice', format: 'text', text, year: null }, builtInCalendar())
 */
export function readNotice(source: NoticeSource, calendar: WorkCalendar): ReadNotice {
  const year = source.year ?? noticeYearOf(source.text, source.format);
  if (year === null || year < 1949 || year > 2199) {
    const message = 'The text does not say which year it is for.';
    const unknown = {
      severity: 'error',
      code: 'year-unknown',
      sentence: null,
      line: null,
      dates: [],
      message,
    } as const;
    return { kind: 'refused', problems: [unknown] };
  }
  if (source.format === 'text') {
    const parsed = parseNotice(source.text, year);
    return parsed.kind === 'notice'
      ? judged(source, parsed.notice, calendar)
      : { kind: 'refused', problems: parsed.errors.map(ofText) };
  }
  const loaded = fromFile(source.format, source.text, year);
  return loaded.kind === 'notice'
    ? judged(source, loaded.notice, calendar)
    : { kind: 'refused', problems: loaded.errors.map((error) => ofFile(source, error)) };
}

function judged(source: NoticeSource, notice: NoticeYear, calendar: WorkCalendar): ReadNotice {
  const findings = source.kind === 'notice' ? checkNotice(notice, calendar) : checkOwnDates(notice);
  const problems = findings.map((finding) => ofFinding(source, finding));
  return problems.some(({ severity }) => severity === 'error')
    ? { kind: 'refused', problems }
    : { kind: 'read', notice, warnings: problems };
}
