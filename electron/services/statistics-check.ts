import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import { canonicalJson } from '../storage/canonical-json.ts';
import { casesAfter } from '../storage/repositories/cases.ts';
import { hallIdsAfter } from '../storage/repositories/hall-counts.ts';
import { serviceIdsAfter } from '../storage/repositories/service-records.ts';
import {
  countOrphanEntries,
  entriesOfSources,
  staleAmong,
  type EntrySource,
  type StoredEntry,
} from '../storage/repositories/statistics.ts';
import type { ReadableDb } from './context.ts';
import { entriesOfAppointments, entriesOfTickets } from './hall-count.ts';
import { entriesOfCases, entriesOfServices, withSiblings } from './statistics-count.ts';

const BATCH = 200;

/** Records whose stored entries are not what counting gives; what waits to be counted anew is left aside. */
async function differing(
  db: ReadableDb,
  source: EntrySource,
  ids: readonly number[],
  derived: readonly StoredEntry[],
): Promise<string[]> {
  const waiting = await staleAmong(db, source, ids);
  const told = (entries: readonly StoredEntry[]) => {
    const texts = new Map<number, string[]>();
    for (const entry of entries) {
      texts.set(entry.sourceId, [...(texts.get(entry.sourceId) ?? []), canonicalJson(entry)]);
    }
    return texts;
  };
  const stored = told(await entriesOfSources(db, source, ids));
  const wanted = told(derived);
  return ids
    .filter((id) => !waiting.has(id))
    .filter((id) => canonicalJson(stored.get(id)?.toSorted() ?? []) !== canonicalJson(wanted.get(id)?.toSorted() ?? []))
    .map((id) => `${source} ${id}: what is counted of it is not what follows from its records`);
}

/** Records whose entries follow from themselves alone, and how to walk through all of them. */
const SIMPLE_SOURCES: readonly {
  readonly source: EntrySource;
  readonly idsAfter: (db: ReadableDb, after: number) => Promise<readonly number[]>;
  readonly entriesOf: (db: ReadableDb, ids: readonly number[]) => Promise<readonly StoredEntry[]>;
}[] = [
  {
    source: 'service',
    idsAfter: (db, after) => serviceIdsAfter(db, after, BATCH),
    entriesOf: (db, ids) => entriesOfServices(db, ids, null),
  },
  {
    source: 'appointment',
    idsAfter: (db, after) => hallIdsAfter(db, 'appointment', after, BATCH),
    entriesOf: (db, ids) => entriesOfAppointments(db, ids, null),
  },
  {
    source: 'ticket',
    idsAfter: (db, after) => hallIdsAfter(db, 'ticket', after, BATCH),
    entriesOf: (db, ids) => entriesOfTickets(db, ids, null),
  },
];

/** Proves that what figures are read from is what the events and records say; answers differences in words. */
export async function entryProblems(db: ReadableDb, calendar: WorkCalendar): Promise<string[]> {
  const problems: string[] = [];
  for (let after = 0; ;) {
    const ids = (await casesAfter(db, after, BATCH)).map(({ id }) => id);
    const last = ids.at(-1);
    if (last === undefined) break;
    const derived = await entriesOfCases(db, await withSiblings(db, ids), calendar, null);
    const own = new Set(ids);
    problems.push(
      ...(await differing(
        db,
        'case',
        ids,
        derived.filter(({ sourceId }) => own.has(sourceId)),
      )),
    );
    after = last;
  }
  for (const { source, idsAfter, entriesOf } of SIMPLE_SOURCES) {
    for (let after = 0; ;) {
      const ids = await idsAfter(db, after);
      const last = ids.at(-1);
      if (last === undefined) break;
      problems.push(...(await differing(db, source, ids, await entriesOf(db, ids))));
      after = last;
    }
  }
  const orphans = await countOrphanEntries(db);
  if (orphans > 0) problems.push(`figures: ${orphans} entries belong to no record`);
  return problems;
}
