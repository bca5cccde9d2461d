import { civilParts, fromDayNumber, parseCivilDate, toDayNumber, weekdayOf } from '../dates/civil.ts';
import type { NoticeDay, NoticeYear } from './types.ts';

/** Why a file was refused; `line` counts from 1 (CSV and ICS; for JSON the position in the list of days). */
export interface NoticeFileError {
  readonly code:
    'unreadable' | 'missing-field' | 'impossible-date' | 'wrong-year' | 'duplicate-date' | 'working-weekday' | 'empty';
  readonly line: number;
  readonly message: string;
}

export type LoadedNotice =
  | { readonly kind: 'notice'; readonly notice: NoticeYear }
  | { readonly kind: 'errors'; readonly errors: readonly NoticeFileError[] };

interface ReadDay {
  readonly line: number;
  readonly day: NoticeDay;
}

/** Collects days and errors; a file with one error is refused whole. */
class Collector {
  readonly errors: NoticeFileError[] = [];
  readonly #days: ReadDay[] = [];
  readonly #year: number;

  constructor(year: number) {
    this.#year = year;
  }

  refuse(code: NoticeFileError['code'], line: number, message: string): void {
    this.errors.push({ code, line, message });
  }

  add(line: number, date: unknown, name: unknown, off: unknown): void {
    if (typeof date !== 'string' || typeof name !== 'string' || name.trim() === '' || typeof off !== 'boolean') {
      this.refuse('missing-field', line, 'A day needs a date, a name and whether it is off (true or false).');
      return;
    }
    const dayNumber = parseCivilDate(date);
    if (dayNumber === null) {
      this.refuse('impossible-date', line, `Not a date of the calendar: "${date.slice(0, 40)}".`);
      return;
    }
    const { year, month } = civilParts(dayNumber);
    if (year !== this.#year && !(year === this.#year - 1 && month === 12)) {
      this.refuse('wrong-year', line, `${date} does not belong to the notice for ${this.#year}.`);
      return;
    }
    if (!off && weekdayOf(date) < 6) {
      this.refuse('working-weekday', line, `${date} is no Saturday or Sunday; it cannot be a make-up working day.`);
      return;
    }
    this.#days.push({ line, day: { date, name: name.trim(), off } });
  }

  finish(source: string | null): LoadedNotice {
    const lineOf = new Map<string, number>();
    for (const { line, day } of this.#days) {
      const earlier = lineOf.get(day.date);
      if (earlier !== undefined) this.refuse('duplicate-date', line, `${day.date} stands already on line ${earlier}.`);
      else lineOf.set(day.date, line);
    }
    if (this.errors.length === 0 && this.#days.length === 0) this.refuse('empty', 1, 'The file names no day.');
    if (this.errors.length > 0) {
      return { kind: 'errors', errors: this.errors.toSorted((left, right) => left.line - right.line) };
    }
    const days = this.#days.map(({ day }) => day).toSorted((left, right) => (left.date < right.date ? -1 : 1));
    return { kind: 'notice', notice: { year: this.#year, source, days } };
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A notice year from JSON: a list of `{"date","name","off"}` or an object `{"year","source","days":[...]}`; `isOffDay`
 * is read as `off`. A `year` that differs from the one asked for refuses the file.
 */
export function noticeFromJson(text: string, year: number): LoadedNotice {
  const collector = new Collector(year);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    collector.refuse('unreadable', 1, 'The file is not JSON.');
    return collector.finish(null);
  }
  const list = isRecord(value) ? value['days'] : value;
  if (!Array.isArray(list)) {
    collector.refuse('unreadable', 1, 'The file holds no list of days.');
    return collector.finish(null);
  }
  if (isRecord(value) && value['year'] !== undefined && value['year'] !== year) {
    collector.refuse('wrong-year', 1, `The file is for ${String(value['year']).slice(0, 10)}, not for ${year}.`);
  }
  const entries: readonly unknown[] = list;
  entries.forEach((entry, index) => {
    if (!isRecord(entry)) collector.refuse('missing-field', index + 1, 'A day is an object with date, name and off.');
    else collector.add(index + 1, entry['date'], entry['name'], entry['off'] ?? entry['isOffDay']);
  });
  const source = isRecord(value) && typeof value['source'] === 'string' ? value['source'] : null;
  return collector.finish(source);
}

const OFF_WORDS: Readonly<Record<string, boolean>> = {
  true: true,
  '1': true,
  off: true,
  休: true,
  放假: true,
  false: false,
  '0': false,
  work: false,
  班: false,
  上班: false,
};

function cells(line: string): readonly string[] {
  return line.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/** A notice year from CSV with the header `date,name,off`; `off` is true/false, 1/0, 休/班 or 放假/上班. */
export function noticeFromCsv(text: string, year: number): LoadedNotice {
  const collector = new Collector(year);
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = cells(lines[0] ?? '').map((cell) => cell.toLowerCase());
  const [date, name, off] = ['date', 'name', 'off'].map((title) => header.indexOf(title));
  if (date === undefined || name === undefined || off === undefined || date < 0 || name < 0 || off < 0) {
    collector.refuse('unreadable', 1, 'The first line must name the columns date, name and off.');
    return collector.finish(null);
  }
  lines.forEach((line, index) => {
    if (index === 0 || line.trim() === '') return;
    const values = cells(line);
    collector.add(index + 1, values[date], values[name], OFF_WORDS[(values[off] ?? '').toLowerCase()]);
  });
  return collector.finish(null);
}

function icsDate(value: string): string {
  return value.replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3');
}

/** Days of an event of an iCalendar file: DTSTART up to, not including, DTEND. */
function addEvent(collector: Collector, line: number, fields: ReadonlyMap<string, string>): void {
  const summary = fields.get('SUMMARY') ?? '';
  const start = icsDate(fields.get('DTSTART') ?? '');
  const end = icsDate(fields.get('DTEND') ?? '');
  const off = /班|补班|work/i.test(summary) ? false : /休|假|off|holiday/i.test(summary) ? true : undefined;
  const name = summary.replace(/[(（【[].*$/, '').replace(/(放假|休假|补班|调休|上班|休|班)+$/, '');
  const first = parseCivilDate(start);
  const after = parseCivilDate(end);
  if (first === null || after === null || after <= first || after - first > 31) {
    collector.add(line, start, name, off);
    return;
  }
  for (let day = first; day < after; day += 1) collector.add(line, fromDayNumber(day), name, off);
}

/**
 * A notice year from an iCalendar file of all-day events. An event is a make-up day when its summary says 班, a day off
 * when it says 休 or 假; anything else refuses the file. Events of other years are refused, not skipped.
 */
export function noticeFromIcs(text: string, year: number): LoadedNotice {
  const collector = new Collector(year);
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines[0]?.trim() !== 'BEGIN:VCALENDAR') {
    collector.refuse('unreadable', 1, 'The file does not begin with BEGIN:VCALENDAR.');
    return collector.finish(null);
  }
  let fields: Map<string, string> | null = null;
  let beginning = 0;
  lines.forEach((line, index) => {
    if (line === 'BEGIN:VEVENT') {
      fields = new Map();
      beginning = index + 1;
    } else if (line === 'END:VEVENT' && fields !== null) {
      addEvent(collector, beginning, fields);
      fields = null;
    } else {
      const [, key, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
      if (key !== undefined && value !== undefined) fields?.set(key, value.trim());
    }
  });
  return collector.finish(null);
}

/** A notice year as the text of a JSON file that `noticeFromJson` reads back. */
export function noticeToJson({ year, source, days }: NoticeYear): string {
  return `${JSON.stringify({ year, source, days: days.toSorted((left, right) => toDayNumber(left.date) - toDayNumber(right.date)) }, null, 2)}\n`;
}
