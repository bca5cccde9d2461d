/**
 * The full-text index of cases. A row is what the counter may type: names and address, numbers of papers, the end of a
 * phone number, the sound of the names. Rebuilt from the case at any time; never the truth.
 */
import { sql, type SqlBool } from 'kysely';
import type { ScannedPaper } from '../../../shared/papers/scan-code.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';
import { insertRows } from './insert-rows.ts';
import { foldText, indexText, phraseQuery, pinyinColumns } from '../search-text.ts';

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

// Marks around each field, so that a phrase never runs across two of them and "begins with" is a phrase too. From the
// private use area: nobody types them.
const FIELD_START = '\ue001';
const FIELD_END = '\ue002';
// Digits of phones are written in an alphabet of their own: they are found from the end only, never by the middle.
const FIRST_PHONE_DIGIT = 0xe010;

function phoneText(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '');
  return Array.from(digits, (digit) => String.fromCharCode(FIRST_PHONE_DIGIT + Number(digit))).join('');
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
  const phone = values.phone === null ? '' : `${phoneText(values.phone)}${FIELD_END}`;
  return {
    rowid: caseId,
    text: indexText(fields([values.applicantName, values.projectName, values.address, ...values.source])),
    pinyin: indexText(fields(sounds.map(({ full }) => full))),
    initials: indexText(fields(sounds.map(({ initials }) => initials))),
    digits: indexText(`${fields(values.numbers)}${phone}`),
  };
}

/** Writes the index row of a case, replacing the one it has. One statement. */
export async function upsertCaseSearch(
  tx: WriteTransaction<Schema>,
  caseId: number,
  values: CaseSearchFields,
): Promise<void> {
  await insertRows(tx, 'case_search', [caseSearchRow(caseId, values)], 'replace');
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

/** The words of a query, folded; empty when there is nothing to search for. */
export function queryWords(text: string): readonly string[] {
  return foldText(text)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 16);
}

function wordQuery(word: string): string {
  const parts = [phraseQuery(word, ['text', 'digits'])];
  if (/[a-z]/.test(word))
    parts.push(phraseQuery(word.replaceAll('ü', 'v').replaceAll("'", ''), ['pinyin', 'initials']));
  if (/^\d+$/.test(word)) parts.push(phraseQuery(`${phoneText(word)}${FIELD_END}`, ['digits']));
  return `(${parts.filter((part) => part !== null).join(' OR ')})`;
}

/** What makes a hit exact, what puts it before others, and what makes it a hit at all, as MATCH expressions. */
function rankQueries(text: string): { readonly exact: string; readonly prefix: string; readonly all: string } | null {
  const words = queryWords(text);
  const whole = words.join('');
  if (whole === '') return null;
  const columns = /[a-z]/.test(whole) ? ['text', 'digits', 'pinyin', 'initials'] : ['text', 'digits'];
  const exact = phraseQuery(`${FIELD_START}${whole}${FIELD_END}`, ['digits']);
  const prefix = phraseQuery(`${FIELD_START}${whole}`, columns);
  if (exact === null || prefix === null) return null;
  const all = words.map(wordQuery).join(' AND ');
  // Words that are parted by a space in the text itself are found as one word, too.
  return { exact, prefix, all: words.length > 1 ? `(${all}) OR ${wordQuery(whole)}` : all };
}

/** Hits listed before all others because a number or a field's beginning fits; more than these are a name everybody has. */
const BEST = 200;
/** Hits counted for a page; beyond them it says "more". */
const COUNTED = 1000;
const NO_HITS: HitCount = { total: 0, certainty: 'exact' };

function countOf(found: number): HitCount {
  return found > COUNTED ? { total: COUNTED, certainty: 'at-least' } : { total: found, certainty: 'exact' };
}

async function newestMatches(
  db: ReadableDatabase<Schema>,
  query: string,
  page: { readonly before: number | null; readonly limit: number },
): Promise<readonly number[]> {
  let select = db
    .selectFrom('case_search')
    .select('rowid')
    .where(sql<SqlBool>`case_search match ${query}`)
    .orderBy('rowid', 'desc')
    .limit(page.limit);
  if (page.before !== null) select = select.where('rowid', '<', page.before);
  const rows = await select.execute();
  return rows.map((row) => row.rowid);
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

/** The MATCH expression of a text, for measuring the index alone; null = nothing to search for. */
export function matchOf(text: string): string | null {
  return rankQueries(text)?.all ?? null;
}

/** How many cases hold every word of a text; all of them are counted. */
export async function countHits(db: ReadableDatabase<Schema>, text: string): Promise<number> {
  const queries = rankQueries(text);
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

/** The hits that come first: those with exactly this number, then those of which a field begins with the text. */
async function bestMatches(
  db: ReadableDatabase<Schema>,
  queries: { readonly exact: string; readonly prefix: string },
): Promise<readonly number[]> {
  const exact = await newestMatches(db, queries.exact, { before: null, limit: BEST });
  const begins = await newestMatches(db, queries.prefix, { before: null, limit: BEST });
  return [...new Set([...exact, ...begins])].slice(0, BEST);
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
  const queries = rankQueries(text);
  if (queries === null) return { ids: [], next: null, count: NO_HITS };
  const first = page.place === null ? await newestMatches(db, queries.all, { before: null, limit: COUNTED + 1 }) : null;
  const place = page.place ?? {
    // One hit needs no rank; looking for it would ask the index twice more, which for a whole number is what costs.
    best: first === null || first.length <= 1 ? [] : await bestMatches(db, queries),
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
