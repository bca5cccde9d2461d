import { sql, type RawBuilder } from 'kysely';
import type { CivilDate } from '../../../shared/dates/types.ts';
import type { Matter } from '../../../shared/matters/types.ts';
import type { Entry, EntryKind, Tally } from '../../../shared/statistics/entries.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema, StatisticEntryTable } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** What an entry is about. */
export type EntrySource = 'case' | 'service' | 'appointment' | 'ticket';

/** A countable fact as stored. */
export interface StoredEntry extends Entry {
  readonly source: EntrySource;
  readonly sourceId: number;
  readonly matter: Matter | null;
}

/** Which entries figures are made of; absent parts do not narrow them. Both days are included. */
export interface EntrySelection {
  readonly from: CivilDate;
  readonly through: CivilDate;
  /** Acceptances by law that nobody has confirmed are reckoned as of this day. */
  readonly asOf: CivilDate;
  readonly matter?: Matter | undefined;
  readonly staffId?: string | undefined;
  readonly district?: string | undefined;
  readonly kinds?: readonly EntryKind[] | undefined;
}

export interface KindTally extends Tally {
  readonly kind: EntryKind;
  readonly matter: Matter | null;
  /** `YYYY-MM` where asked for by month, else null. */
  readonly month: string | null;
}

/**
 * The entries of a selection: those stored, and acceptances by law that come with time alone. Those stand on the day after
 * the one-shot limit, as they do once somebody confirms them.
 */
function selectedEntries(selection: EntrySelection): RawBuilder<StatisticEntryTable> {
  const { from, through, asOf, matter, staffId, district, kinds } = selection;
  const isOf = (column: string, value: string | undefined) =>
    value === undefined ? sql`` : sql` and ${sql.ref(column)} = ${value}`;
  const inDistrict = (column: string) =>
    district === undefined
      ? sql``
      : sql` and ${sql.ref(column)} in (select file.id from case_file as file
          join project on project.id = file.project_id where project.district = ${district})`;
  const ofKinds = kinds === undefined ? sql`` : sql` and kind in (${sql.join(kinds)})`;
  const cases = district === undefined ? sql`` : sql` and source = 'case'`;
  const stored = sql`select kind, date, source, source_id, seq, matter, staff_id, value, base from statistic_entry
    where date between ${from} and ${through}${ofKinds}${cases}${isOf('matter', matter)}${isOf('staff_id', staffId)}${inDistrict('source_id')}`;
  if (kinds !== undefined && !kinds.includes('deemed-accepted')) return sql`(${stored})`;
  return sql`(${stored} union all
    select 'deemed-accepted', date(clock.statutory_due, '+1 day'), 'case', clock.case_id, received.seq, case_file.matter,
      received.staff_id, 1, 0
    from case_clock as clock join case_file on case_file.id = clock.case_id
    join case_event as received on received.case_id = clock.case_id and received.seq =
      (select max(seq) from case_event where case_id = clock.case_id and type = 'received')
    where clock.state = 'running' and clock.clock_id = 'one-shot' and clock.statutory_due < ${asOf}
      and date(clock.statutory_due, '+1 day') between ${from} and ${through}
      and case_file.state = 'received' and case_file.matter <> 'completion-filing'${isOf('case_file.matter', matter)}${isOf('received.staff_id', staffId)}${inDistrict('clock.case_id')})`;
}

/** Tallies of a selection by kind and matter, whole or by calendar month. */
export async function tallyEntries(
  db: ReadableDatabase<Schema>,
  selection: EntrySelection,
  by: 'whole' | 'month',
): Promise<readonly KindTally[]> {
  const month = by === 'month' ? sql<string | null>`substr(date, 1, 7)` : sql<string | null>`null`;
  const rows = await db
    .selectFrom(selectedEntries(selection).as('counted'))
    .select((eb) => [
      'kind',
      'matter',
      month.as('month'),
      eb.fn.countAll<number>().as('entries'),
      sql<number>`count(distinct case when kind = 'paused' then source_id end)`.as('records'),
      sql<number>`sum(value)`.as('value'),
      sql<number>`sum(base)`.as('base'),
    ])
    .groupBy(['kind', 'matter', 'month'])
    .execute();
  return rows.map((row) => ({
    // Written from typed entries only.
    kind: row.kind as EntryKind,
    matter: row.matter as Matter | null,
    month: row.month,
    rows: row.entries,
    records: row.kind === 'paused' ? row.records : row.entries,
    value: row.value,
    base: row.base,
  }));
}

/** Where a page of entries ends; the next begins after it. */
export interface EntryPlace {
  readonly date: CivilDate;
  readonly source: string;
  readonly sourceId: number;
  readonly kind: string;
  readonly seq: number;
}

function toStoredEntry(row: StatisticEntryTable): StoredEntry {
  return {
    kind: row.kind as EntryKind,
    date: row.date,
    source: row.source as EntrySource,
    sourceId: row.source_id,
    seq: row.seq,
    matter: row.matter as Matter | null,
    staffId: row.staff_id,
    value: row.value,
    base: row.base,
  };
}

/** The first entry of each record in a selection: what figures show that count records, not entries. */
function firstOfRecords(selection: EntrySelection): RawBuilder<StatisticEntryTable> {
  const numbered = sql`select *, row_number() over (partition by source, source_id order by date, seq) as nth
    from ${selectedEntries(selection)}`;
  return sql`(select kind, date, source, source_id, seq, matter, staff_id, value, base from (${numbered}) where nth = 1)`;
}

/**
 * A page of the entries behind a figure, newest first, and how many there are.
 *
 * @param page.of every entry, or of each record the first one
 */
export async function pageOfEntries(
  db: ReadableDatabase<Schema>,
  selection: EntrySelection,
  page: { readonly of: 'entries' | 'records'; readonly after: EntryPlace | null; readonly limit: number },
): Promise<{ readonly entries: readonly StoredEntry[]; readonly total: number }> {
  const { of, after, limit } = page;
  const from = of === 'records' ? firstOfRecords(selection) : selectedEntries(selection);
  const counted = db.selectFrom(from.as('counted'));
  let query = counted.selectAll();
  if (after !== null) {
    const { date, source, sourceId, kind, seq } = after;
    const beyond = sql<boolean>`(date, source, source_id, kind, seq) < (${date}, ${source}, ${sourceId}, ${kind}, ${seq})`;
    query = query.where(beyond);
  }
  const rows = await query
    .orderBy('date', 'desc')
    .orderBy('source', 'desc')
    .orderBy('source_id', 'desc')
    .orderBy('kind', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  const { total } = await counted.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { entries: rows.map(toStoredEntry), total };
}

/** Ids of what is to be counted anew, in order, after one and through another. */
export async function staleSources(
  db: ReadableDatabase<Schema>,
  source: EntrySource,
  page: { readonly after: number; readonly through: number; readonly limit: number },
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('statistic_stale')
    .select('source_id')
    .where('source', '=', source)
    .where('source_id', '>', page.after)
    .where('source_id', '<=', page.through)
    .orderBy('source_id')
    .limit(page.limit)
    .execute();
  return rows.map(({ source_id }) => source_id);
}

/** The highest id of what is to be counted anew; 0 when everything is counted. */
export async function lastStale(db: ReadableDatabase<Schema>, source: EntrySource): Promise<number> {
  const row = await db
    .selectFrom('statistic_stale')
    .select('source_id')
    .where('source', '=', source)
    .orderBy('source_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.source_id ?? 0;
}

/** How many records are to be counted anew. */
export async function countStale(db: ReadableDatabase<Schema>): Promise<number> {
  const { stale } = await db
    .selectFrom('statistic_stale')
    .select((eb) => eb.fn.countAll<number>().as('stale'))
    .executeTakeFirstOrThrow();
  return stale;
}

/** What changes whenever anything does that is counted of a case; by case. */
export async function countedAs(
  db: ReadableDatabase<Schema>,
  caseIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .selectFrom('case_file')
    .select(['id', 'version', 'project_id'])
    .where('id', 'in', idsIn(caseIds))
    .execute();
  return new Map(rows.map(({ id, version, project_id }) => [id, `${version} ${project_id}`]));
}

/** Any number of ids in one statement text, so that it stays prepared. */
function idsIn(ids: readonly number[]): RawBuilder<number> {
  return sql<number>`(select value from json_each(${JSON.stringify(ids)}))`;
}

/** Which of some records are to be counted anew. */
export async function staleAmong(
  db: ReadableDatabase<Schema>,
  source: EntrySource,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('statistic_stale')
    .select('source_id')
    .where('source', '=', source)
    .where('source_id', 'in', ids)
    .execute();
  return new Set(rows.map(({ source_id }) => source_id));
}

/** Rows of one statement: few sizes, so that each stays prepared. */
const ROWS_PER_STATEMENT = [128, 32, 8, 1] as const;

/** Puts these entries in place of those stored for some records, and notes that they are counted. */
export async function replaceEntries(
  tx: WriteTransaction<Schema>,
  source: EntrySource,
  ids: readonly number[],
  entries: readonly StoredEntry[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx.deleteFrom('statistic_entry').where('source', '=', source).where('source_id', 'in', idsIn(ids)).execute();
  const rows = entries.map((entry) => ({
    kind: entry.kind,
    date: entry.date,
    source: entry.source,
    source_id: entry.sourceId,
    seq: entry.seq,
    matter: entry.matter,
    staff_id: entry.staffId,
    value: entry.value,
    base: entry.base,
  }));
  let from = 0;
  for (const size of ROWS_PER_STATEMENT) {
    for (; rows.length - from >= size; from += size)
      await insertRows(tx, 'statistic_entry', rows.slice(from, from + size));
  }
  await tx.deleteFrom('statistic_stale').where('source', '=', source).where('source_id', 'in', idsIn(ids)).execute();
}

/** Stored entries of some records, for comparing them with what is derived. */
export async function entriesOfSources(
  db: ReadableDatabase<Schema>,
  source: EntrySource,
  ids: readonly number[],
): Promise<readonly StoredEntry[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('statistic_entry')
    .selectAll()
    .where('source', '=', source)
    .where('source_id', 'in', ids)
    .execute();
  return rows.map(toStoredEntry);
}

/** Where the records of each source are kept. */
const RECORDS = {
  case: 'case_file',
  service: 'service_record',
  appointment: 'appointment',
  ticket: 'ticket',
} as const satisfies Readonly<Record<EntrySource, keyof Schema>>;

/** Entries of records that do not exist; there must be none. */
export async function countOrphanEntries(db: ReadableDatabase<Schema>): Promise<number> {
  let orphans = 0;
  for (const [source, table] of Object.entries(RECORDS)) {
    const row = await db
      .selectFrom('statistic_entry')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('source', '=', source)
      .where('source_id', 'not in', (eb) => eb.selectFrom(table).select('id').$castTo<{ id: number }>())
      .executeTakeFirstOrThrow();
    orphans += row.count;
  }
  return orphans;
}

/** Materials put right at the counter, by case: the first day and how many, as known at an instant. */
export async function onSpotCorrections(
  db: ReadableDatabase<Schema>,
  caseIds: readonly number[],
  knownAt: string | null,
): Promise<ReadonlyMap<number, { readonly date: CivilDate; readonly materials: number }>> {
  if (caseIds.length === 0) return new Map();
  let query = db
    .selectFrom('on_spot_correction')
    .select((eb) => ['case_id', eb.fn.min<string>('date').as('date'), eb.fn.countAll<number>().as('materials')])
    .where('case_id', 'in', caseIds)
    .groupBy('case_id');
  if (knownAt !== null) query = query.where('recorded_at', '<=', knownAt);
  const rows = await query.execute();
  return new Map(rows.map(({ case_id, date, materials }) => [case_id, { date, materials }]));
}

/** Ids of a project's cases of the two matters that can be handled together, for each of some cases. */
export async function casesOfSameProject(
  db: ReadableDatabase<Schema>,
  caseIds: readonly number[],
): Promise<readonly { readonly caseId: number; readonly projectId: number }[]> {
  if (caseIds.length === 0) return [];
  const rows = await db
    .selectFrom('case_file as other')
    .select(['other.id', 'other.project_id'])
    .where('other.origin', '=', 'live')
    .where('other.matter', 'in', ['completion-acceptance', 'pre-opening'])
    .where('other.project_id', 'in', (eb) =>
      eb
        .selectFrom('case_file')
        .select('project_id')
        .where('id', 'in', caseIds)
        .where('matter', 'in', ['completion-acceptance', 'pre-opening'])
        .where('project_id', 'is not', null),
    )
    .orderBy('other.id')
    .execute();
  return rows.flatMap(({ id, project_id }) => (project_id === null ? [] : [{ caseId: id, projectId: project_id }]));
}

/** Districts projects lie in, for choosing one. */
export async function listDistricts(db: ReadableDatabase<Schema>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('project')
    .select('district')
    .distinct()
    .where('district', 'is not', null)
    .orderBy('district')
    .limit(500)
    .execute();
  return rows.flatMap(({ district }) => (district === null || district === '' ? [] : [district]));
}
