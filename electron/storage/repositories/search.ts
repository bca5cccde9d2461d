/**
 * The full-text index of cases. A row is what the counter may type: names and address, numbers of papers, the end of a
 * phone number, the sound of the names. Rebuilt from the case at any time; never the truth.
 */
import { sql, type SqlBool } from 'kysely';
import type { ScannedPaper } from '../../../shared/papers/scan-code.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';
import { insertRows } from './insert-rows.ts';
import {
  FIELD_END,
  FIELD_START,
  headsOf,
  MOST_HEADS,
  MOST_HEADS_READ,
  numberTokens,
  phoneTokens,
  type HeadAnswer,
  type HeadQuestion,
} from '../search-numbers.ts';
import { questionsOf, rankQueries, type RankQueries } from '../search-query.ts';
import { soundTokens } from '../search-sounds.ts';
import { indexText, pinyinColumns } from '../search-text.ts';

/** What of a case can be found. */
export interface CaseSearchFields {
  readonly applicantName: string | null;
  readonly projectName: string | null;
  readonly address: string | null;
  /** Numbers of all papers of the case, the voided ones too: somebody may hold one. */
  readonly numbers: readonly string[];
  readonly phone: string | null;
  /** Historic record: its key and what the ledger prints of its origin. */
  readonly source: readonly string[];
}

function fields(texts: readonly (string | null)[]): string {
  const present = texts.filter((text) => text !== null && text !== '');
  return present.map((text) => `${FIELD_START}${text}${FIELD_END}`).join('');
}

/** What the index holds of a case. */
export function caseSearchRow(caseId: number, values: CaseSearchFields) {
  const sounds = [values.applicantName, values.projectName].flatMap((name) =>
    name === null ? [] : [pinyinColumns(name)],
  );
  const numbers = values.numbers.filter((number) => number !== '');
  return {
    case_id: caseId,
    text: indexText(fields([values.applicantName, values.projectName, values.address, ...values.source])),
    pinyin: soundTokens(sounds.map(({ full }) => full)),
    initials: soundTokens(sounds.map(({ initials }) => initials)),
    digits: [...numbers.map(numberTokens), phoneTokens(values.phone ?? '')].join(' '),
    heads: JSON.stringify(headsOf(numbers)),
  };
}

/** Writes the index row of a case, replacing the one it has. One statement. */
export async function upsertCaseSearch(
  tx: WriteTransaction<Schema>,
  caseId: number,
  values: CaseSearchFields,
): Promise<void> {
  await insertRows(tx, 'search_entry', [caseSearchRow(caseId, values)]);
}

/** The texts of several cases that can be found, by case id; unknown ids are left out. */
export async function caseSearchFields(
  db: ReadableDatabase<Schema>,
  caseIds: readonly number[],
): Promise<ReadonlyMap<number, CaseSearchFields & { readonly receiptNumber: string | null }>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('case_file')
    .leftJoin('applicant', 'applicant.id', 'case_file.applicant_id')
    .leftJoin('project', 'project.id', 'case_file.project_id')
    .select([
      'case_file.id as id',
      'case_file.receipt_number as receipt_number',
      'case_file.source_key as source_key',
      'case_file.source_data as source_data',
      'applicant.name as applicant_name',
      'applicant.phone as phone',
      'project.name as project_name',
      'project.address as address',
    ])
    .where('case_file.id', 'in', caseIds)
    .execute();
  const papers = await db
    .selectFrom('paper')
    .select(['case_id', 'number'])
    .where('case_id', 'in', caseIds)
    .where('number', 'is not', null)
    .orderBy('id')
    .execute();
  const numbers = Map.groupBy(papers, (paper) => paper.case_id);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        applicantName: row.applicant_name,
        projectName: row.project_name,
        address: row.address,
        numbers: (numbers.get(row.id) ?? []).flatMap(({ number }) => (number === null ? [] : [number])),
        phone: row.phone,
        source: sourceTexts(row.source_key, row.source_data),
        receiptNumber: row.receipt_number,
      },
    ]),
  );
}

/** Columns of an old ledger that are searched besides names and address. */
const SOURCE_COLUMNS = ['document_number', 'conclusion', 'source'] as const;

function sourceTexts(key: string | null, data: string | null): readonly string[] {
  if (key === null) return [];
  const parsed: { readonly fields?: Readonly<Record<string, string>> } = data === null ? {} : JSON.parse(data);
  const texts = SOURCE_COLUMNS.map((column) => parsed.fields?.[column] ?? '');
  return [key, ...texts].filter((text) => text !== '');
}

/** Rewrites the index row of a case from what is stored. Two selects and one statement. */
export async function refreshCaseSearch(tx: WriteTransaction<Schema>, caseId: number): Promise<void> {
  const found = (await caseSearchFields(tx, [caseId])).get(caseId);
  if (found !== undefined) await upsertCaseSearch(tx, caseId, found);
}

/** Hits listed before all others because a number or a field's beginning fits; more than these are a name everybody has. */
const BEST = 200;
/** Hits counted for a page; beyond them it says "more". */
const COUNTED = 1000;
const NO_HITS: HitCount = { total: 0, certainty: 'exact' };

function countOf(found: number): HitCount {
  return found > COUNTED ? { total: COUNTED, certainty: 'at-least' } : { total: found, certainty: 'exact' };
}

/**
 * The newest cases that match, as a value: a JSON array. A thousand rows of one number each would take longer on their way
 * out of the database than they took to find.
 */
function newestIds(
  db: ReadableDatabase<Schema>,
  query: string,
  page: { readonly before: number | null; readonly limit: number },
) {
  let select = db
    .selectFrom('case_search')
    .select('rowid')
    .where(sql<SqlBool>`case_search match ${query}`)
    .orderBy('rowid', 'desc')
    .limit(page.limit);
  if (page.before !== null) select = select.where('rowid', '<', page.before);
  return sql<string>`(select json_group_array(rowid) from (${select}))`;
}

function idsOf(json: string): readonly number[] {
  const ids: readonly number[] = JSON.parse(json);
  return ids.toSorted((left, right) => right - left);
}

async function newestMatches(
  db: ReadableDatabase<Schema>,
  query: string,
  page: { readonly before: number | null; readonly limit: number },
): Promise<readonly number[]> {
  const row = await db.selectNoFrom(newestIds(db, query, page).as('ids')).executeTakeFirstOrThrow();
  return idsOf(row.ids);
}

async function countMatches(db: ReadableDatabase<Schema>, query: string, most: number): Promise<number> {
  const row = await db
    .selectFrom(
      db
        .selectFrom('case_search')
        .select('rowid')
        .where(sql<SqlBool>`case_search match ${query}`)
        .limit(most)
        .as('found'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** What is asked of the heads of numbers, as a query still to be run. */
function headQuery(db: ReadableDatabase<Schema>, { word, end, length }: HeadQuestion) {
  const after = `${end}\u{10ffff}`;
  return db.selectNoFrom([
    sql<number>`(select count(*) from (select 1 from number_head limit ${sql.lit(MOST_HEADS_READ + 1)}))`.as('known'),
    sql<number>`exists (select 1 from (select backwards from number_head limit ${sql.lit(MOST_HEADS_READ)})
      where instr(backwards, ${word}) > 0)`.as('within'),
    sql<number>`not exists (select 1 from number_head where backwards < ${end})
      and not exists (select 1 from number_head where backwards >= ${after})`.as('all'),
    sql<string>`(select json_group_array(head) from (
      select distinct substr(backwards, 1, ${length}) as head from number_head
      where backwards >= ${end} and backwards < ${after} limit ${sql.lit(MOST_HEADS + 1)}))`.as('ends'),
  ]);
}

/** The MATCH expressions of a text; null = nothing to search for. */
async function queriesOf(db: ReadableDatabase<Schema>, text: string): Promise<RankQueries | null> {
  const answers = new Map<string, HeadAnswer>();
  for (const { word, question } of questionsOf(text)) {
    answers.set(word, await headQuery(db, question).executeTakeFirstOrThrow());
  }
  return rankQueries(text, answers);
}

/**
 * What a search asks the database, for measuring that alone: the questions to the heads of numbers, and the MATCH
 * expression; null = nothing to search for.
 */
export async function bareQueries(db: ReadableDatabase<Schema>, text: string) {
  const questions = questionsOf(text).map(({ question }) => headQuery(db, question).compile());
  const queries = await queriesOf(db, text);
  return queries === null ? null : { questions, match: queries.all };
}

/** How many cases hold every word of a text; all of them are counted. */
export async function countHits(db: ReadableDatabase<Schema>, text: string): Promise<number> {
  const queries = await queriesOf(db, text);
  return queries === null ? 0 : countMatches(db, queries.all, -1);
}

/**
 * Where the next page of an answer begins. It carries what was decided with the first page: which hits come before all
 * others, and that cases newer than the newest of then are left out. So whatever is written meanwhile, no case comes twice,
 * and none that was a hit all the time is left out.
 */
export interface SearchPlace {
  readonly best: readonly number[];
  /** How many of the best have been given. */
  readonly given: number;
  /** Of the others, those with smaller ids come next. */
  readonly before: number;
  readonly count: HitCount;
}

/** How many hits there are; counted up to a thousand. */
export interface HitCount {
  readonly total: number;
  readonly certainty: 'exact' | 'at-least';
}

export interface SearchPage {
  readonly ids: readonly number[];
  /** Null = there is no more. */
  readonly next: SearchPlace | null;
  /** As counted with the first page. */
  readonly count: HitCount;
}

/**
 * What an answer begins with, in one question: the newest hits, as many as are counted, and those that come first of all:
 * with exactly this number, then those of which a field begins with the text.
 */
async function beginningOf(db: ReadableDatabase<Schema>, { all, exact, prefix }: RankQueries) {
  const row = await db
    .selectNoFrom([
      newestIds(db, all, { before: null, limit: COUNTED + 1 }).as('newest'),
      newestIds(db, exact, { before: null, limit: BEST }).as('exact'),
      newestIds(db, prefix, { before: null, limit: BEST }).as('begins'),
    ])
    .executeTakeFirstOrThrow();
  const best = [...new Set([...idsOf(row.exact), ...idsOf(row.begins)])].slice(0, BEST);
  return { newest: idsOf(row.newest), best };
}

/**
 * The cases that hold every word of a text: those with exactly this number first, then those of which a field begins with
 * it (of each the newest, 200 at most), then all others, newest first.
 *
 * @param place as an earlier page gave it; null = from the beginning.
 * @example const first = await searchPage(db, '滨河', { place: null, limit: 20 });
 */
export async function searchPage(
  db: ReadableDatabase<Schema>,
  text: string,
  page: { readonly place: SearchPlace | null; readonly limit: number },
): Promise<SearchPage> {
  const queries = await queriesOf(db, text);
  if (queries === null) return { ids: [], next: null, count: NO_HITS };
  const beginning = page.place === null ? await beginningOf(db, queries) : null;
  const first = beginning?.newest ?? null;
  const place = page.place ?? {
    best: beginning?.best ?? [],
    given: 0,
    // Nothing newer than the newest hit of now comes on a later page.
    before: (first?.[0] ?? 0) + 1,
    count: countOf(first?.length ?? 0),
  };
  const { limit } = page;
  const ids = place.best.slice(place.given, place.given + limit);
  const given = place.given + ids.length;
  const best = new Set(place.best);
  let { before } = place;
  // One more than wanted tells whether there is another page.
  const others: number[] = [];
  const wanted = limit - ids.length + 1;
  for (let ended = given < place.best.length; !ended && others.length < wanted;) {
    const most = wanted + Math.min(best.size, limit);
    const at = before;
    // What was read for the count serves as far as it goes.
    const known = first?.filter((id) => id < at) ?? [];
    const isEnough = known.length >= most || (first !== null && first.length <= COUNTED);
    const found = isEnough ? known.slice(0, most) : await newestMatches(db, queries.all, { before, limit: most });
    others.push(...found.filter((id) => !best.has(id)));
    ended = found.length < most;
    before = found.at(-1) ?? before;
  }
  const shown = others.slice(0, limit - ids.length);
  const more = given < place.best.length || others.length > shown.length;
  const { count } = place;
  const next = more ? { best: place.best, given, before: shown.at(-1) ?? place.before, count } : null;
  return { ids: [...ids, ...shown], next, count };
}

/** The cases whose paper bears a scanned code, newest first, with the number as printed; voided papers too. */
export async function casesOfScannedPaper(
  db: ReadableDatabase<Schema>,
  { kind, matter, year, seq }: ScannedPaper,
): Promise<readonly { readonly caseId: number; readonly number: string }[]> {
  const rows = await db
    .selectFrom('paper')
    .innerJoin('case_file', 'case_file.id', 'paper.case_id')
    .select(['case_file.id as case_id', 'paper.number as number'])
    .where('paper.kind', '=', kind)
    .where('paper.year', '=', year)
    .where('paper.seq', '=', seq)
    .where('case_file.matter', '=', matter)
    .where('paper.number', 'is not', null)
    .orderBy('paper.id', 'desc')
    .execute();
  const numbers = new Map(rows.map((row) => [row.case_id, row.number]));
  return [...numbers].flatMap(([caseId, number]) => (number === null ? [] : [{ caseId, number }]));
}
