import { civilDate, fromDayNumber, toDayNumber, weekdayOfDayNumber } from '../dates/civil.ts';
import type { NoticeDay, NoticeYear } from './types.ts';

/** Why a notice could not be read; `sentence` is the part of the text that says it. */
export interface NoticeTextError {
  readonly code:
    | 'no-holidays'
    | 'wrong-year'
    | 'impossible-date'
    | 'weekday-mismatch'
    | 'count-mismatch'
    | 'contradiction'
    | 'unreadable-sentence'
    | 'no-dates';
  readonly sentence: string;
  readonly message: string;
}

export type ParsedNotice =
  | { readonly kind: 'notice'; readonly notice: NoticeYear }
  | { readonly kind: 'errors'; readonly errors: readonly NoticeTextError[] };

/** Stops the reading of one section; caught by `parseNotice`. */
class SectionError extends Error {
  readonly detail: NoticeTextError;

  constructor(code: NoticeTextError['code'], sentence: string, message: string) {
    super(message);
    this.name = 'SectionError';
    this.detail = { code, sentence, message };
  }
}

interface Section {
  readonly name: string;
  readonly body: string;
}

interface Mention {
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

const NUMERAL_HEAD = /(?:^|[。:;,\n)知])[一二三四五六七八九十]{1,2}、/g;
const KNOWN_NAMES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/元旦|新年/, '元旦'],
  [/春节/, '春节'],
  [/清明/, '清明节'],
  [/劳动节|五一/, '劳动节'],
  [/端午/, '端午节'],
  [/中秋/, '中秋节'],
  [/国庆|十一/, '国庆节'],
];
const DATE = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^()]*)\))?/g;
const WEEKDAYS = '一二三四五六日';
const LONGEST_HOLIDAY_DAYS = 15;

/** One shape for widths, brackets, dashes and spaces: what is copied from web pages and word processors differs. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[（【]/g, '(')
    .replace(/[）】]/g, ')')
    .replace(/[‐‑‒–—―─~～-]+/g, '至')
    .replace(/，/g, ',')
    .replace(/[“”"'‘’「」]/g, '')
    .replace(/[ \t\u00a0\u3000\r]+/g, '')
    .replace(/\n+/g, '\n');
}

/** The number of a notice as printed (`国办发明电〔2025〕7号`), from its text; null when it names none. */
export function noticeNumber(text: string): string | null {
  const [, year, number] =
    /国办发明电[〔[(](\d{4})[〕\])](\d+)号/.exec(text.normalize('NFKC').replace(/\s/g, '')) ?? [];
  return year === undefined || number === undefined ? null : `国办发明电〔${year}〕${number}号`;
}

/**
 * Reads the text of a State Council notice on the days off of a year: single days, ranges (also across months and into
 * the December before), make-up days, `与周末连休`, `补休`, `共N天`, and the older wording with `公休日调至`.
 * Answers only the days the notice moves or names, sorted; make-up days are `off: false`. Every stated weekday and
 * number of days is checked; what cannot be read or contradicts itself is an error naming the sentence, and then
 * nothing is answered. Example: `一、元旦:1月1日至3日放假,共3天。1月4日(周日)上班。` gives four days.
 */
export function parseNotice(text: string, year: number): ParsedNotice {
  const whole = plain(text);
  const titled = /关于(?:调整|延长)?(\d{4})年/.exec(whole.replace(/\n/g, ''));
  if (titled !== null && Number(titled[1]) !== year) {
    const message = `The notice is for ${titled[1]}, not for ${year}.`;
    return { kind: 'errors', errors: [{ code: 'wrong-year', sentence: titled[0], message }] };
  }
  const sections = sectionsOf(whole);
  if (sections.length === 0) {
    const message = 'No numbered holiday (一、元旦:…) was found in the text.';
    return { kind: 'errors', errors: [{ code: 'no-holidays', sentence: whole.slice(0, 60), message }] };
  }
  const errors: NoticeTextError[] = [];
  const days = new Map<number, NoticeDay & { readonly sentence: string }>();
  for (const section of sections) {
    try {
      for (const [day, { off, sentence }] of new SectionReader(section, year).read()) {
        const known = days.get(day);
        const date = fromDayNumber(day);
        if (known !== undefined && known.off !== off) {
          const message = `${date} is a day off for ${off ? section.name : known.name} and a working day for ${off ? known.name : section.name}.`;
          errors.push({ code: 'contradiction', sentence, message });
        }
        if (known === undefined) days.set(day, { date, name: section.name, off, sentence });
      }
    } catch (error) {
      if (!(error instanceof SectionError)) throw error;
      errors.push(error.detail);
    }
  }
  if (errors.length > 0) return { kind: 'errors', errors };
  const sorted = [...days.values()].toSorted((left, right) => (left.date < right.date ? -1 : 1));
  return {
    kind: 'notice',
    notice: { year, source: noticeNumber(text), days: sorted.map(({ date, name, off }) => ({ date, name, off })) },
  };
}

function sectionsOf(whole: string): readonly Section[] {
  const heads = [...whole.matchAll(NUMERAL_HEAD)];
  const preamble = whole.slice(0, heads[0]?.index ?? 0);
  const titleName = nameIn(/(?:调整|延长).*?安排/s.exec(preamble)?.[0] ?? '');
  return heads.flatMap((head, position): Section[] => {
    const from = head.index + head[0].length;
    const text = whole.slice(from, (heads[position + 1]?.index ?? whole.length) + 1);
    const body = text.replace(/[\s\S]$/, (last) => (position + 1 < heads.length && last !== '。' ? '' : last));
    const [header, title] = /^([^:\d。]{1,24}):/.exec(body) ?? [];
    if (header !== undefined && title !== undefined) {
      return [{ name: headerName(title), body: withoutClosing(body.slice(header.length)) }];
    }
    const ownText = withoutClosing(body);
    if (!/\d日/.test(ownText)) return [];
    return [{ name: nameIn(ownText) ?? titleName ?? '放假', body: ownText }];
  });
}

function nameIn(text: string): string | null {
  return KNOWN_NAMES.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

function headerName(title: string): string {
  const parts = title.split('、').map((part) => nameIn(part.replace(/\n/g, '')) ?? part.replace(/\n/g, ''));
  return parts.join('、');
}

/** Drops the closing paragraph and the signature with its date. */
function withoutClosing(body: string): string {
  return body
    .replace(/节假日期间[\s\S]*$/, '')
    .replace(/\n?国务院办公厅\n?(?:\d{4}年\d{1,2}月\d{1,2}日[\s\S]*)?$/, '')
    .replace(/\n/g, '');
}

/** Reads the sentences of one holiday. */
class SectionReader {
  readonly #section: Section;
  readonly #year: number;
  readonly #days = new Map<number, { readonly off: boolean; readonly sentence: string }>();
  /** Year and month a bare `3日` belongs to: those of the date before it. */
  #context: { readonly year: number; readonly month: number } | null = null;
  #lastOff = 0;

  constructor(section: Section, year: number) {
    this.#section = section;
    this.#year = year;
  }

  read(): ReadonlyMap<number, { readonly off: boolean; readonly sentence: string }> {
    for (const sentence of this.#section.body.split(/[。;]/)) {
      if (sentence !== '') this.#readSentence(sentence);
    }
    if (this.#days.size === 0) {
      throw new SectionError('no-dates', this.#section.body, `${this.#section.name} names no day.`);
    }
    return this.#days;
  }

  #readSentence(sentence: string): void {
    let pending = '';
    for (const part of splitOutsideBrackets(sentence)) {
      const clause = pending === '' ? part : `${pending}、${part}`;
      pending = this.#readClause(clause, sentence) === 'needs-verb' ? clause : '';
    }
    if (pending !== '') {
      throw new SectionError('unreadable-sentence', sentence, `It does not say whether ${pending} is off or worked.`);
    }
  }

  #readClause(clause: string, sentence: string): 'read' | 'needs-verb' {
    this.#checkCount(clause, sentence);
    const bare = clause.replace(/\([^()]*\)/g, '');
    if (!/\d日/.test(bare)) return 'read';
    const before = this.#context;
    if (bare.includes('延长')) {
      throw new SectionError(
        'unreadable-sentence',
        sentence,
        'An extended holiday does not say where it began; enter the days.',
      );
    }
    if (bare.includes('调至')) {
      this.#readMove(clause, sentence);
    } else if (bare.includes('上班')) {
      // `2月3日起正常上班` says when ordinary life begins again; it moves nothing.
      const days = this.#datesIn(clause, sentence);
      if (!/(正常|照常)上班/.test(bare)) this.#mark(days, 'worked', sentence);
    } else if (/放假|补休|连休/.test(bare)) {
      const days = this.#datesIn(clause, sentence);
      this.#lastOff = days.length;
      this.#mark(days, 'off', sentence);
      this.#checkCount(clause, sentence);
    } else if (/法定|公休/.test(bare)) {
      this.#datesIn(clause, sentence);
    } else if (/^[\d年月日、至和]+$/.test(bare)) {
      this.#context = before;
      return 'needs-verb';
    } else {
      throw new SectionError('unreadable-sentence', sentence, `Not understood: ${clause}`);
    }
    return 'read';
  }

  /** `A、B两个公休日调至C、D`: C and D are off; A and B are worked unless they lie in the holiday itself. */
  #readMove(clause: string, sentence: string): void {
    const [fromText = '', toText = ''] = clause.split('调至');
    const from = this.#datesIn(fromText, sentence);
    this.#mark(this.#datesIn(toText, sentence), 'off', sentence);
    this.#mark(
      from.filter((day) => this.#days.get(day)?.off !== true),
      'worked',
      sentence,
    );
  }

  #checkCount(clause: string, sentence: string): void {
    const [, stated] = /(?:共|放假|调休)(\d{1,2})天/.exec(clause) ?? [];
    if (stated === undefined || this.#lastOff === 0) return;
    if (Number(stated) !== this.#lastOff) {
      const message = `It says ${stated} days, but the dates are ${this.#lastOff}.`;
      throw new SectionError('count-mismatch', sentence, message);
    }
  }

  #mark(days: readonly number[], as: 'off' | 'worked', sentence: string): void {
    const off = as === 'off';
    for (const day of days) {
      const known = this.#days.get(day);
      if (known !== undefined && known.off !== off) {
        const message = `${fromDayNumber(day)} is said to be off and worked.`;
        throw new SectionError('contradiction', sentence, message);
      }
      this.#days.set(day, { off, sentence });
    }
  }

  #datesIn(clause: string, sentence: string): readonly number[] {
    const days: number[] = [];
    let previous: Mention | null = null;
    for (const match of clause.matchAll(DATE)) {
      const mention = this.#mention(match, sentence);
      const between = previous === null ? '' : clause.slice(previous.to, mention.from);
      if (previous !== null && between.includes('至')) {
        if (mention.day < previous.day || mention.day - previous.day >= LONGEST_HOLIDAY_DAYS) {
          throw new SectionError(
            'contradiction',
            sentence,
            'The range of dates ends before it begins, or is too long.',
          );
        }
        for (let day = previous.day + 1; day <= mention.day; day += 1) days.push(day);
      } else {
        days.push(mention.day);
      }
      previous = mention;
    }
    return days;
  }

  #mention(match: RegExpExecArray, sentence: string): Mention {
    const [whole, yearText, monthText, dayText, remark = ''] = match;
    const month = monthText === undefined ? (this.#context?.month ?? 0) : Number(monthText);
    const year = this.#yearOf(yearText, monthText, month);
    const dayOfMonth = Number(dayText);
    if (year !== this.#year && !(year === this.#year - 1 && month === 12)) {
      throw new SectionError('wrong-year', sentence, `${whole} does not belong to the notice for ${this.#year}.`);
    }
    const date = civilDate(year, month, dayOfMonth);
    if (date === null) throw new SectionError('impossible-date', sentence, `There is no such day: ${whole}`);
    const day = toDayNumber(date);
    const [, stated] = /(?:星期|周)([一二三四五六日天])/.exec(remark) ?? [];
    const actual = WEEKDAYS[weekdayOfDayNumber(day) - 1];
    if (stated !== undefined && stated.replace('天', '日') !== actual) {
      const message = `${date} is 星期${actual}, not 星期${stated}.`;
      throw new SectionError('weekday-mismatch', sentence, message);
    }
    this.#context = { year, month };
    return { day, from: match.index, to: match.index + whole.length };
  }

  #yearOf(yearText: string | undefined, monthText: string | undefined, month: number): number {
    if (yearText !== undefined) return Number(yearText);
    if (monthText === undefined && this.#context !== null) return this.#context.year;
    // A December day of New Year's holiday is the December before.
    return month === 12 && this.#section.name.includes('元旦') ? this.#year - 1 : this.#year;
  }
}

function splitOutsideBrackets(sentence: string): readonly string[] {
  return sentence.split(/,(?![^()]*\))/).filter((part) => part !== '');
}
