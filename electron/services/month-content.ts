import { hash } from 'node:crypto';
import { instantOf } from '../../shared/appointments/clock.ts';
import { addDays, daysInMonth } from '../../shared/dates/civil.ts';
import type { CivilDate, Instant } from '../../shared/dates/types.ts';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import { MATTERS, type Matter } from '../../shared/matters/types.ts';
import {
  addTallies,
  HALL_ENTRY_KINDS,
  monthOf,
  NO_TALLY,
  type EntryKind,
  type Tally,
} from '../../shared/statistics/entries.ts';
import { entryKindsOf, FIGURE_IDS, FIGURES, isMatterFigure, type FigureId } from '../../shared/statistics/figures.ts';
import {
  figureUnder,
  isCountedUnder,
  readRules,
  RULES_IN_FORCE,
  type CountingRules,
} from '../../shared/statistics/rules.ts';
import { canonicalJson } from '../storage/canonical-json.ts';
import { appointmentsEnteredLate, appointmentsForDays, ticketsForDays } from '../storage/repositories/hall-counts.ts';
import { casesEnteredLate, casesForMonth, type MonthClose } from '../storage/repositories/month-closes.ts';
import { servicesDated, servicesEntered } from '../storage/repositories/service-records.ts';
import type { EntrySource, StoredEntry } from '../storage/repositories/statistics.ts';
import type { ReadableDb } from './context.ts';
import { entriesOfAppointments, entriesOfTickets, inBatches } from './hall-count.ts';
import { entriesInSlices, entriesOfServices, knownAt, withSiblings, type GiveWay } from './statistics-count.ts';

export interface TallyLine extends Tally {
  readonly kind: EntryKind;
  readonly matter: Matter | null;
}
/** A figure of a matter; `matter` null = the whole office. */
export interface FigureLine {
  readonly figure: FigureId;
  readonly matter: Matter | null;
  readonly value: number | null;
}
export interface RecordName {
  readonly source: EntrySource;
  readonly id: number;
}
/** What was entered or corrected since the last close, for a month that is closed. */
export interface Adjustment {
  readonly month: string;
  readonly figure: FigureId;
  readonly matter: Matter | null;
  readonly old: number | null;
  readonly now: number | null;
  readonly records: readonly RecordName[];
}
/** What is frozen of a month. */
export interface MonthContent {
  readonly rules: string;
  readonly month: string;
  readonly countedAt: Instant;
  readonly tallies: readonly TallyLine[];
  readonly figures: readonly FigureLine[];
  readonly deltas: readonly (TallyLine & { readonly month: string })[];
  readonly adjustments: readonly Adjustment[];
}

/** First and last day of a month. @example monthSpan('2026-02') // { from: '2026-02-01', through: '2026-02-28' } */
export function monthSpan(month: string): { readonly from: CivilDate; readonly through: CivilDate } {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const last = String(daysInMonth(year, number)).padStart(2, '0');
  return { from: `${month}-01`, through: `${month}-${last}` };
}

/** @example nextMonth('2026-12') // '2027-01' */
export function nextMonth(month: string): string {
  return monthOf(addDays(monthSpan(month).through, 1));
}

/** SHA-256 of a month's content in canonical form. */
export function contentHash(content: MonthContent): string {
  return hash('sha256', canonicalJson(content), 'hex');
}

/** The longest a one-shot limit of five working days can take, holidays included, in days; generous. */
const ONE_SHOT_REACH = 31;

/** Tallies of entries by kind and matter, in a fixed order. */
export function tallyLines(entries: readonly StoredEntry[]): readonly TallyLine[] {
  const lines = new Map<string, { kind: EntryKind; matter: Matter | null; ids: Set<number>; tally: Tally }>();
  for (const { kind, matter, sourceId, value, base } of entries) {
    const key = `${kind} ${matter ?? ''}`;
    const line = lines.get(key) ?? { kind, matter, ids: new Set<number>(), tally: NO_TALLY };
    line.ids.add(sourceId);
    lines.set(key, { ...line, tally: addTallies(line.tally, { rows: 1, records: 0, value, base }) });
  }
  return [...lines.entries()]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([, { kind, matter, ids, tally }]) => ({ kind, matter, ...tally, records: ids.size }));
}

/** Every figure of semantics 8 from tallies, by some rules: per matter and for the whole. */
export function figureLines(tallies: readonly TallyLine[], rules: CountingRules): readonly FigureLine[] {
  const among = (matter: Matter | null) => (kind: EntryKind) =>
    tallies
      .filter((line) => line.kind === kind && (matter === null || line.matter === matter))
      .reduce<Tally>(addTallies, NO_TALLY);
  return FIGURE_IDS.flatMap((figure) => {
    const matters: readonly (Matter | null)[] = isMatterFigure(figure) ? [...MATTERS, null] : [null];
    return matters.map((matter) => ({ figure, matter, value: figureUnder(rules, figure, among(matter)) }));
  });
}

/** Up to which instant, by which calendar and rules a month is counted, and who comes first meanwhile. */
export interface Counting {
  readonly at: Instant;
  readonly calendar: WorkCalendar;
  readonly rules: CountingRules;
  readonly way: GiveWay;
}

/** Appointments and tickets of a month, by what was known at an instant. */
async function hallEntries(db: ReadableDb, month: string, at: Instant): Promise<readonly StoredEntry[]> {
  const span = monthSpan(month);
  const midnight = (date: CivilDate) => new Date(instantOf({ date, time: '00:00' })).toISOString();
  const days = { ...span, begins: midnight(span.from), ends: midnight(addDays(span.through, 1)) };
  const appointments = await appointmentsForDays(db, days);
  const tickets = await ticketsForDays(db, days);
  return [
    ...(await inBatches(appointments, (ids) => entriesOfAppointments(db, ids, at))),
    ...(await inBatches(tickets, (ids) => entriesOfTickets(db, ids, at))),
  ];
}

/** Entries dated in a month that count by some rules, by what was known at an instant. */
async function monthEntries(
  db: ReadableDb,
  month: string,
  { calendar, at, rules, way }: Counting,
): Promise<readonly StoredEntry[]> {
  const span = monthSpan(month);
  const known = knownAt(at, calendar, rules);
  const ids = await casesForMonth(db, { ...span, receivedFrom: addDays(span.from, -ONE_SHOT_REACH) });
  const cases = await entriesInSlices(db, ids, { calendar, known, way });
  const services = await entriesOfServices(db, await servicesDated(db, span), known);
  const hall = HALL_ENTRY_KINDS.some((kind) => isCountedUnder(rules, kind)) ? await hallEntries(db, month, at) : [];
  return [...cases, ...services, ...hall].filter((entry) => monthOf(entry.date) === month);
}

function isNothing(line: Tally): boolean {
  return line.rows === 0 && line.records === 0 && line.value === 0 && line.base === 0;
}

function negative(line: TallyLine): TallyLine {
  return { ...line, rows: -line.rows, records: -line.records, value: -line.value, base: -line.base };
}

/** Sums of lines by kind and matter; what comes to nothing is left out. */
function summed(lines: readonly TallyLine[]): readonly TallyLine[] {
  const sums = new Map<string, TallyLine>();
  for (const line of lines) {
    const key = `${line.kind} ${line.matter ?? ''}`;
    sums.set(key, { ...line, ...addTallies(sums.get(key) ?? NO_TALLY, line) });
  }
  return [...sums.entries()]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([, line]) => line)
    .filter((line) => !isNothing(line));
}

function nameOf({ source, sourceId }: StoredEntry): string {
  return `${source} ${sourceId}`;
}

/** Records whose entries of one month differ between two times, with the kinds that differ. */
function changedRecords(
  before: readonly StoredEntry[],
  after: readonly StoredEntry[],
): ReadonlyMap<string, { readonly record: RecordName; readonly kinds: ReadonlySet<EntryKind> }> {
  const seen = new Map<string, { record: RecordName; sums: Map<EntryKind, number[]> }>();
  const add = (entry: StoredEntry, sign: 1 | -1) => {
    const name = nameOf(entry);
    const record = { source: entry.source, id: entry.sourceId };
    const known = seen.get(name) ?? { record, sums: new Map<EntryKind, number[]>() };
    const sum = known.sums.get(entry.kind) ?? [0, 0, 0];
    const parts = [1, entry.value, entry.base].map((part, index) => (sum[index] ?? 0) + sign * part);
    known.sums.set(entry.kind, parts);
    seen.set(name, known);
  };
  for (const entry of before) add(entry, -1);
  for (const entry of after) add(entry, 1);
  return new Map(
    [...seen].flatMap(([name, { record, sums }]) => {
      const kinds = new Set([...sums].filter(([, parts]) => parts.some((part) => part !== 0)).map(([kind]) => kind));
      return kinds.size === 0 ? [] : [[name, { record, kinds }]];
    }),
  );
}

/** A closed month as it stood after later adjustments. */
function talliesOfClosed(closes: readonly MonthContent[], month: string): readonly TallyLine[] {
  return summed([
    ...closes.filter((one) => one.month === month).flatMap(({ tallies }) => tallies),
    ...closes.flatMap(({ deltas }) => deltas).filter((delta) => delta.month === month),
  ]).map(({ kind, matter, rows, records, value, base }) => ({ kind, matter, rows, records, value, base }));
}

async function lateEntries(
  db: ReadableDb,
  { calendar, rules, way }: Counting,
  span: { readonly after: Instant; readonly through: Instant },
): Promise<{ readonly before: readonly StoredEntry[]; readonly after: readonly StoredEntry[] }> {
  const cases = await withSiblings(db, await casesEnteredLate(db, span));
  const services = [...new Set(await servicesEntered(db, span))];
  const appointments = await appointmentsEnteredLate(db, span);
  const at = async (instant: Instant) => {
    const known = knownAt(instant, calendar, rules);
    return [
      ...(await entriesInSlices(db, cases, { calendar, known, way })),
      ...(await entriesOfServices(db, services, known)),
      ...(await inBatches(appointments, (ids) => entriesOfAppointments(db, ids, instant))),
    ];
  };
  return { before: await at(span.after), after: await at(span.through) };
}

/** What was entered since the last close for months that are closed: deltas to add up, and figures old and new to show. */
async function adjustmentsSince(
  db: ReadableDb,
  closes: readonly MonthContent[],
  counting: Counting,
): Promise<Pick<MonthContent, 'deltas' | 'adjustments'>> {
  const last = closes.at(-1);
  if (last === undefined) return { deltas: [], adjustments: [] };
  const late = await lateEntries(db, counting, { after: last.countedAt, through: counting.at });
  const parts = closes.map(({ month, rules: named }) => {
    // What the rules it was closed under did not count was unknown, not zero: nothing of it can have changed.
    const rules = readRules(named) ?? RULES_IN_FORCE;
    const inMonth = ({ date, kind }: StoredEntry) => monthOf(date) === month && isCountedUnder(rules, kind);
    const before = late.before.filter(inMonth);
    const after = late.after.filter(inMonth);
    const delta = summed([...tallyLines(after), ...tallyLines(before).map(negative)]);
    const old = talliesOfClosed(closes, month);
    const oldFigures = figureLines(old, rules);
    const newFigures = figureLines(summed([...old, ...delta]), rules);
    const changed = [...changedRecords(before, after).values()];
    const adjustments = newFigures.flatMap(({ figure, matter, value }, index): readonly Adjustment[] => {
      const was = oldFigures[index]?.value ?? null;
      if (was === value) return [];
      const records = changed
        .filter(({ kinds }) => [...kinds].some((kind) => figureRestsOn(figure, kind)))
        .map(({ record }) => record)
        .toSorted((left, right) => (left.source < right.source ? -1 : 1) || left.id - right.id);
      return [{ month, figure, matter, old: was, now: value, records }];
    });
    return { deltas: delta.map((line) => ({ month, ...line })), adjustments };
  });
  return { deltas: parts.flatMap(({ deltas }) => deltas), adjustments: parts.flatMap((part) => part.adjustments) };
}

function figureRestsOn(figure: FigureId, kind: EntryKind): boolean {
  return FIGURES[figure].measure.of.includes(kind) || entryKindsOf(figure).includes(kind);
}

/** The content of a closed month as frozen. */
export function frozenContent(close: MonthClose): MonthContent {
  const content: MonthContent = JSON.parse(close.content);
  return content;
}

/**
 * A month's figures and adjustments from the events and records entered up to an instant, by the calendar then in force.
 * The same instant and the same earlier closes always give the same content, whatever is entered later.
 *
 * @param closes months closed before, in order, each under rules of its own.
 * @param rules the month is counted by.
 */
export async function monthContent(
  db: ReadableDb,
  month: string,
  options: Counting & { readonly closes: readonly MonthContent[] },
): Promise<MonthContent> {
  const { closes, ...counting } = options;
  const tallies = tallyLines(await monthEntries(db, month, counting));
  const figures = figureLines(tallies, counting.rules);
  return {
    rules: counting.rules,
    month,
    countedAt: counting.at,
    tallies,
    figures,
    ...(await adjustmentsSince(db, closes, counting)),
  };
}
