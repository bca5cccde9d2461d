import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import { parseEventData } from '../../shared/workflow/event-data.ts';
import { checkHistory } from '../../shared/workflow/event-rules.ts';
import { replay } from '../../shared/workflow/history.ts';
import { CASE_EVENT_TYPES, type CaseEvent } from '../../shared/workflow/types.ts';
import { paperHash } from '../documents/hash.ts';
import { auditOf, auditOfAction, verifyAuditChain } from '../storage/repositories/audit.ts';
import { casesAfter, type CaseFile } from '../storage/repositories/cases.ts';
import { clocksOfCases, type StoredClock } from '../storage/repositories/clocks.ts';
import { dataOfEvent, eventsOfCases } from '../storage/repositories/events.ts';
import { missingGuards, onOwnSnapshot, repeatedNumbers } from '../storage/repositories/integrity.ts';
import { seriesUse } from '../storage/repositories/numbers.ts';
import { receiptPapers, snapshotsAfter, struckPapers } from '../storage/repositories/papers.ts';
import { calendarOf } from './calendar-keeper.ts';
import type { AppContext, ReadableDb } from './context.ts';
import { deriveCase, receiptNumberOf } from './derive.ts';
import { differing } from './differing.ts';
import { eventSeal, sealProblems } from './event-seal.ts';
import { monthProblems } from './month-close.ts';
import { historicDerived } from './historic.ts';
import { verifyAppointments } from './verify-appointments.ts';
import { verifyTickets } from './verify-tickets.ts';
import { entryProblems } from './statistics-check.ts';

/** What was looked at, and every difference found, in words for the log and the command line. */
export interface Verification {
  readonly cases: number;
  readonly appointments: number;
  readonly papers: number;
  readonly tickets: number;
  readonly auditEntries: number;
  readonly differences: string[];
}

const BATCH = 500;

/** Whether events are numbered 1, 2, 3 ... and each has the form of its type. */
function eventProblems(what: string, events: readonly CaseEvent[]): string[] {
  const known: ReadonlySet<string> = new Set(CASE_EVENT_TYPES);
  return events.flatMap((event, index) => {
    if (event.seq !== index + 1) return [`${what}: event ${index + 1} is missing`];
    if (!known.has(event.type)) return [`${what}: event ${event.seq} has the unknown type ${event.type}`];
    const parsed = parseEventData(event.type, dataOfEvent(event));
    return parsed.ok ? [] : [`${what}: event ${event.seq} (${event.type}) is malformed at "${parsed.path}"`];
  });
}

function keyOf(clock: StoredClock): string {
  return `${clock.id} ${clock.run}`;
}

function clockProblems(what: string, stored: readonly StoredClock[], derived: readonly StoredClock[]): string[] {
  const wanted = new Map(derived.map((clock) => [keyOf(clock), clock]));
  const found = new Map(stored.map((clock) => [keyOf(clock), clock]));
  return [
    ...[...wanted].flatMap(([key, clock]) => {
      const other = found.get(key);
      return other === undefined
        ? [`${what}: clock ${key} is not stored`]
        : differing(`${what}: clock ${key}`, { ...other }, { ...clock });
    }),
    ...[...found.keys()].filter((key) => !wanted.has(key)).map((key) => `${what}: clock ${key} should not exist`),
  ];
}

/** A record of an old ledger has no events: its columns must be what its printed fields say. */
function historicProblems(what: string, file: CaseFile, eventsAndClocks: number): string[] {
  const derived = historicDerived(file);
  return [
    ...(eventsAndClocks === 0 ? [] : [`${what}: a record of an old ledger has ${eventsAndClocks} events or clocks`]),
    ...(derived === null
      ? [`${what}: what the old ledger printed is missing or unreadable`]
      : differing(what, { ...file.derived }, { ...derived })),
  ];
}

function caseProblems(
  file: CaseFile,
  events: readonly CaseEvent[],
  clocks: readonly StoredClock[],
  papers: Parameters<typeof receiptNumberOf>[0],
  calendar: WorkCalendar,
): string[] {
  const what = `case ${file.id}`;
  if (file.origin === 'historic') return historicProblems(what, file, events.length + clocks.length);
  const malformed = eventProblems(what, events);
  if (malformed.length > 0) return malformed;
  if (events.length === 0) return [`${what}: has no events`];
  const broken = checkHistory(file, replay(events));
  const derived = deriveCase(file, events, calendar);
  const last = events.at(-1)?.seq ?? 0;
  return [
    ...(broken === null ? [] : [`${what}: event ${broken.event.seq} cannot follow: ${broken.error.code}`]),
    ...differing(what, { ...file.derived }, { ...derived.derived }),
    ...differing(
      what,
      { version: file.version, receiptNumber: file.receiptNumber },
      { version: last, receiptNumber: receiptNumberOf(papers) },
    ),
    ...clockProblems(what, clocks, derived.clocks),
  ];
}

async function verifyCases(db: ReadableDb, calendar: WorkCalendar, differences: string[]): Promise<number> {
  let count = 0;
  for (let after = 0; ;) {
    const files = await casesAfter(db, after, BATCH);
    const ids = files.map(({ id }) => id);
    const events = await eventsOfCases(db, ids);
    const clocks = await clocksOfCases(db, ids);
    const papers = await receiptPapers(db, ids);
    const audited = await auditOf(db, 'case', ids);
    for (const file of files) {
      const { id } = file;
      const history = events.get(id) ?? [];
      differences.push(
        ...caseProblems(file, history, clocks.get(id) ?? [], papers.get(id) ?? [], calendar),
        ...sealProblems(
          `case ${id}`,
          history.map((event) => ({ seq: event.seq, type: event.type, seal: eventSeal(id, event) })),
          audited.get(id) ?? [],
        ),
      );
    }
    count += files.length;
    const last = ids.at(-1);
    if (last === undefined || files.length < BATCH) return count;
    after = last;
  }
}

async function verifyPapers(db: ReadableDb, differences: string[]): Promise<number> {
  let count = 0;
  for (let after = 0; ;) {
    const papers = await snapshotsAfter(db, after, BATCH);
    for (const { id, html, hash } of papers) {
      if (html === null || paperHash(html) !== hash)
        differences.push(`paper ${id}: its bytes are not those that were issued`);
    }
    count += papers.length;
    const last = papers.at(-1);
    if (last === undefined || papers.length < BATCH) return count;
    after = last.id;
  }
}

/** A paper is struck by an act of its own, told in the trail with its instant and reason; nothing else strikes one. */
async function verifyStruck(db: ReadableDb, differences: string[]): Promise<void> {
  const told = await auditOfAction(db, { entity: 'paper', action: 'papers.void' });
  const acts = new Map(told.map(({ at, entityId, data }) => [Number(entityId), { at, reason: data['reason'] }]));
  const papers = await struckPapers(db);
  for (const { id, at, reason } of papers) {
    const act = acts.get(id);
    if (act === undefined) differences.push(`paper ${id}: it is struck, but nobody struck it`);
    else if (at !== act.at || reason !== act.reason) {
      differences.push(
        `paper ${id}: struck ${at} because "${reason}", but the trail says ${act.at} because "${String(act.reason)}"`,
      );
    }
  }
  const struck = new Set(papers.map(({ id }) => id));
  for (const id of acts.keys()) if (!struck.has(id)) differences.push(`paper ${id}: it was struck and is not any more`);
}

async function verifyNumbers(db: ReadableDb, differences: string[]): Promise<void> {
  for (const { series, year, last, lowest, highest, papers, different } of await seriesUse(db)) {
    const what = `series ${series} ${year}`;
    if (last === null) differences.push(`${what}: papers bear its numbers, but it was never drawn from`);
    else if (papers !== last || different !== last || highest !== last || lowest !== 1) {
      differences.push(`${what}: ${last} numbers drawn, ${different} on ${papers} papers, ${lowest} to ${highest}`);
    }
  }
  for (const number of await repeatedNumbers(db)) differences.push(`number ${number}: stands on several papers`);
}

/**
 * Proves that the file says what its events say: replays every case and compares it with the stored rows, checks the bytes
 * of every paper and who struck it, every number series for gaps and duplicates, every ticket against its history, the
 * audit chain, and the file itself. Reads one unchanging state on a connection of its own, so the counter goes on working.
 */
export async function verifyDatabase(app: Pick<AppContext, 'read'>): Promise<Verification> {
  return onOwnSnapshot(app.read, async (snapshot, complaints) => {
    const differences: string[] = [];
    const cases = await verifyCases(snapshot, await calendarOf(snapshot), differences);
    const appointments = await verifyAppointments(snapshot, differences);
    const papers = await verifyPapers(snapshot, differences);
    await verifyStruck(snapshot, differences);
    await verifyNumbers(snapshot, differences);
    const tickets = await verifyTickets(snapshot, differences);
    const chain = await verifyAuditChain(snapshot);
    for (const { id, problem } of chain.breaks) differences.push(`audit entry ${id}: ${problem}`);
    differences.push(...(await entryProblems(snapshot, await calendarOf(snapshot))));
    differences.push(...(await monthProblems(snapshot)));
    for (const guard of await missingGuards(snapshot)) differences.push(`file: the guard ${guard} is missing`);
    for (const complaint of await complaints()) differences.push(`file: ${complaint}`);
    return { cases, appointments, papers, tickets, auditEntries: chain.entries, differences };
  });
}
