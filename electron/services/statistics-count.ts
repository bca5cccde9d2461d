import { calendarKnownAt } from '../../shared/calendar/in-force.ts';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import type { CivilDate, Instant } from '../../shared/dates/types.ts';
import { shanghaiDate } from '../../shared/dates/civil.ts';
import {
  entriesOfCase,
  entriesOfLedgerCase,
  parallelCases,
  type OpenSpan,
} from '../../shared/statistics/case-entries.ts';
import type { CaseEntryKind, Entry } from '../../shared/statistics/entries.ts';
import type { CountingRules } from '../../shared/statistics/rules.ts';
import { entriesOfService } from '../../shared/statistics/services.ts';
import { replay } from '../../shared/workflow/history.ts';
import type { CaseEvent } from '../../shared/workflow/types.ts';
import { casesByIds, type CaseFile, type DerivedCase } from '../storage/repositories/cases.ts';
import { eventsOfCases } from '../storage/repositories/events.ts';
import { correctionsOf, servicesByIds } from '../storage/repositories/service-records.ts';
import {
  casesOfSameProject,
  countedAs,
  countStale,
  lastStale,
  onSpotCorrections,
  replaceEntries,
  staleSources,
  type EntrySource,
  type StoredEntry,
} from '../storage/repositories/statistics.ts';
import { giveWay, writeTransaction } from '../storage/transaction.ts';
import type { AppContext, ReadableDb, WriteTx } from './context.ts';
import { deriveCase, plainClocksOn, stateOn } from './derive.ts';
import { entriesOfAppointments, entriesOfTickets, HALL_BATCH } from './hall-count.ts';

/**
 * Counting: what is in the file becomes entries. The same functions serve what is stored for quick figures and what was
 * known at an instant, for months that are closed.
 */

/** How many records are written at a time. */
const BATCH = 100;
/** How many cases are counted between two looks at whether somebody writes; of 8 the work is a millisecond or two. */
const SLICE = { quiet: 32, busy: 8 } as const;
/** How long counting waits for a quiet moment, in milliseconds, where windows write without a break. */
const PATIENCE = 50;

/** Called between two pieces of long work, so that others come first. */
export type GiveWay = () => Promise<keyof typeof SLICE>;

/** Counting for screens goes on when no window of this program writes. */
export function wayOf(app: AppContext): GiveWay {
  return () => giveWay(app.write, PATIENCE);
}

/** What was known: everything entered up to an instant, reckoned on its day. */
export interface KnownAt {
  readonly at: Instant;
  readonly calendar: WorkCalendar;
  readonly rules: CountingRules;
}

/** What was known at an instant, by the calendar that was in force then, counted by some rules. */
export function knownAt(at: Instant, calendar: WorkCalendar, rules: CountingRules): KnownAt {
  return { at, calendar: calendarKnownAt(calendar, at), rules };
}

interface Known {
  readonly file: CaseFile;
  readonly events: readonly CaseEvent[];
  readonly derived: DerivedCase;
}

function knownCase(file: CaseFile, events: readonly CaseEvent[], known: KnownAt | null): Known | null {
  if (known === null) return { file, events, derived: file.derived };
  if (file.origin === 'historic')
    return file.createdAt <= known.at ? { file, events: [], derived: file.derived } : null;
  const entered = events.filter(({ recordedAt }) => recordedAt <= known.at);
  if (entered.length === 0) return null;
  const derived = entered.length === events.length ? file.derived : deriveCase(file, entered, known.calendar).derived;
  return { file, events: entered, derived };
}

function entriesOfKnown(
  { file, events, derived }: Known,
  corrected: { readonly date: CivilDate; readonly materials: number } | null,
  calendar: WorkCalendar,
  known: KnownAt | null,
): readonly Entry<CaseEntryKind>[] {
  const { matter, path, channel, ruleSet, terms } = file;
  if (file.origin === 'historic') return entriesOfLedgerCase({ matter, path, ...derived }, known?.rules);
  const asOf = known === null ? null : shanghaiDate(known.at);
  const replayed = replay(events);
  const last = replayed
    .map(({ date }) => date)
    .toSorted()
    .at(-1);
  if (last === undefined) return [];
  const clocks = plainClocksOn(file, events, calendar, asOf ?? last);
  const awaitsConfirmation = asOf !== null && stateOn(file, events, clocks) === 'deemed-accepted';
  const { promised } = terms;
  const counted = { matter, path, channel, ruleSet, promised, replayed, awaitsConfirmation, corrected, calendar };
  return entriesOfCase({ ...counted, clocks: clocks.clocks });
}

/** Handled together: told from all cases of a project at once. */
function parallelEntries(known: readonly Known[]): readonly StoredEntry[] {
  const projects = new Map<number, OpenSpan[]>();
  for (const { file, derived } of known) {
    if (file.origin !== 'live' || file.projectId === null || derived.receivedOn === null) continue;
    const span = {
      id: file.id,
      matter: file.matter,
      receivedOn: derived.receivedOn,
      until: derived.decidedOn ?? derived.endedOn,
    };
    projects.set(file.projectId, [...(projects.get(file.projectId) ?? []), span]);
  }
  const staff = new Map(known.map(({ file, derived }) => [file.id, derived.handlerStaffId]));
  return [...projects.values()].flatMap(parallelCases).map(({ id, date }) => ({
    kind: 'parallel',
    date,
    source: 'case',
    sourceId: id,
    seq: 0,
    matter: 'pre-opening',
    staffId: staff.get(id) ?? null,
    value: 1,
    base: 0,
  }));
}

/** The cases with those of the same projects that can be handled together with them, in order. */
export async function withSiblings(db: ReadableDb, caseIds: readonly number[]): Promise<readonly number[]> {
  const siblings = await casesOfSameProject(db, caseIds);
  return [...new Set([...caseIds, ...siblings.map(({ caseId }) => caseId)])].toSorted((left, right) => left - right);
}

/**
 * Everything to count in some cases; `ids` must hold all or none of a project's cases (`withSiblings`).
 *
 * @param known what had been entered by an instant; null = everything, but nothing that comes with time alone.
 */
export async function entriesOfCases(
  db: ReadableDb,
  ids: readonly number[],
  calendar: WorkCalendar,
  known: KnownAt | null,
): Promise<readonly StoredEntry[]> {
  const files = await casesByIds(db, ids);
  const events = await eventsOfCases(db, ids);
  const corrected = await onSpotCorrections(db, ids, known?.at ?? null);
  const cases = files.flatMap((file) => knownCase(file, events.get(file.id) ?? [], known) ?? []);
  return [
    ...cases.flatMap((one) =>
      entriesOfKnown(one, corrected.get(one.file.id) ?? null, known?.calendar ?? calendar, known).map((entry) => ({
        ...entry,
        source: 'case' as const,
        sourceId: one.file.id,
        matter: one.file.matter,
      })),
    ),
    ...parallelEntries(cases),
  ];
}

/** Everything to count in some lines of the service journal; lines that were corrected or struck out count nothing. */
export async function entriesOfServices(
  db: ReadableDb,
  ids: readonly number[],
  known: KnownAt | null,
): Promise<readonly StoredEntry[]> {
  const corrected = await correctionsOf(db, ids, known?.at ?? null);
  const services = await servicesByIds(db, ids);
  return services
    .filter(({ id, struck, recordedAt }) => !struck && !corrected.has(id) && (known === null || recordedAt <= known.at))
    .flatMap((service) =>
      entriesOfService(service).map((entry) => ({
        ...entry,
        source: 'service' as const,
        sourceId: service.id,
        matter: null,
      })),
    );
}

/**
 * The entries of some cases and of those that can be handled together with them, counted piece by piece.
 *
 * @param known what had been entered by an instant; null = everything.
 */
export async function entriesInSlices(
  db: ReadableDb,
  ids: readonly number[],
  { calendar, known, way }: { readonly calendar: WorkCalendar; readonly known: KnownAt | null; readonly way: GiveWay },
): Promise<readonly StoredEntry[]> {
  const counted = new Set<number>();
  const entries: StoredEntry[] = [];
  for (let from = 0; from < ids.length;) {
    const slice = SLICE[await way()];
    const fresh = ids.slice(from, from + slice).filter((id) => !counted.has(id));
    from += slice;
    if (fresh.length === 0) continue;
    const reached = await withSiblings(db, fresh);
    const found = await entriesOfCases(db, reached, calendar, known);
    for (const entry of found) if (!counted.has(entry.sourceId)) entries.push(entry);
    for (const id of reached) counted.add(id);
  }
  return entries;
}

/** Counts some cases beforehand and writes what is still so; what was changed meanwhile is counted as it is written. */
async function countCases(app: AppContext, stale: readonly number[], way: GiveWay): Promise<void> {
  const calendar = app.calendar();
  const ids = await withSiblings(app.read, stale);
  const before = await countedAs(app.read, ids);
  const entries = await entriesInSlices(app.read, ids, { calendar, known: null, way });
  await way();
  await writeTransaction(app.write, async (tx: WriteTx) => {
    const now = await countedAs(tx, ids);
    const changed = ids.filter((id) => now.get(id) !== before.get(id));
    const again = changed.length === 0 ? [] : await withSiblings(tx, changed);
    const anew = again.length === 0 ? [] : await entriesOfCases(tx, again, calendar, null);
    const same = entries.filter(({ sourceId }) => !again.includes(sourceId));
    await replaceEntries(tx, 'case', [...new Set([...ids, ...again])], [...same, ...anew]);
  });
}

/** Counts records that stand for themselves, read and written in one transaction. */
async function countPlain(
  app: AppContext,
  source: EntrySource,
  stale: readonly number[],
  entriesOf: (db: ReadableDb, ids: readonly number[], known: null) => Promise<readonly StoredEntry[]>,
): Promise<void> {
  // An act in between would be noted as counted though it is not.
  await writeTransaction(app.write, async (tx: WriteTx) =>
    replaceEntries(tx, source, stale, await entriesOf(tx, stale, null)),
  );
}

/** How far a run of counting has come, in records. */
export interface CountingProgress {
  readonly counted: number;
  readonly total: number;
}

interface Run {
  readonly work: Promise<void>;
  progress: CountingProgress | null;
}

const running = new WeakMap<AppContext, Run>();

/** How far the counting that is under way has come; null when everything is counted, or it has not looked yet. */
export function countingProgress(app: AppContext): CountingProgress | null {
  return running.get(app)?.progress ?? null;
}

/** Counts what waited when this began; what is written meanwhile waits for the next time. */
async function countWaiting(
  app: AppContext,
  source: EntrySource,
  batch: number,
  count: (stale: readonly number[]) => Promise<void>,
): Promise<void> {
  const through = await lastStale(app.read, source);
  for (let after = 0; after < through;) {
    const stale = await staleSources(app.read, source, { after, through, limit: batch });
    const last = stale.at(-1);
    if (last === undefined) return;
    await count(stale);
    after = last;
  }
}

async function countAll(app: AppContext, tell: (progress: CountingProgress) => void): Promise<void> {
  const total = await countStale(app.read);
  let counted = 0;
  const told =
    (count: (stale: readonly number[]) => Promise<void>) =>
    async (stale: readonly number[]): Promise<void> => {
      tell({ counted, total });
      await count(stale);
      // More may wait by now than did at first.
      counted = Math.min(total, counted + stale.length);
    };
  const way = wayOf(app);
  const plain = (source: EntrySource, entriesOf: Parameters<typeof countPlain>[3]) =>
    told((stale) => countPlain(app, source, stale, entriesOf));
  await countWaiting(
    app,
    'case',
    BATCH,
    told((stale) => countCases(app, stale, way)),
  );
  await countWaiting(app, 'service', BATCH, plain('service', entriesOfServices));
  await countWaiting(app, 'appointment', HALL_BATCH, plain('appointment', entriesOfAppointments));
  await countWaiting(app, 'ticket', HALL_BATCH, plain('ticket', entriesOfTickets));
}

/**
 * Counts what was written since the last time, in small transactions of their own. Figures are read after it; the next
 * caller joins one that is under way.
 */
export async function bringUpToDate(app: AppContext): Promise<void> {
  const under = running.get(app);
  // What was written after that one began may not be in it.
  if (under !== undefined) await under.work.catch(() => undefined);
  const run: Run = {
    work: countAll(app, (progress) => {
      run.progress = progress;
    }),
    progress: null,
  };
  running.set(app, run);
  try {
    await run.work;
  } finally {
    if (running.get(app) === run) running.delete(app);
  }
}
