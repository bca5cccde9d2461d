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

/** The three ranks of an answer as MATCH expressions, each containing the one before. */
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

async function countMatches(db: ReadableDatabase<Schema>, query: string): Promise<number> {
  const row = await db
    .selectFrom('case_search')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(sql<SqlBool>`case_search match ${query}`)
    .executeTakeFirstOrThrow();
  return row.count;
}

/**
 * The cases that hold every word of a text: those with exactly this number first, then those of which a field begins
 * with it, then the rest, each newest first. A page never repeats or leaves out a case of an unchanged index.
 *
 * @returns case ids of the page, and how many there are in all.
 */
export async function searchCases(
  db: ReadableDatabase<Schema>,
  text: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly ids: readonly number[]; readonly total: number }> {
  const queries = rankQueries(text);
  if (queries === null) return { ids: [], total: 0 };
  const exact = await countMatches(db, queries.exact);
  const prefix = await countMatches(db, queries.prefix);
  const total = await countMatches(db, queries.all);
  const ranks = [
    { query: queries.exact, from: 0, through: exact },
    { query: `(${queries.prefix}) NOT (${queries.exact})`, from: exact, through: prefix },
    { query: `(${queries.all}) NOT (${queries.prefix})`, from: prefix, through: total },
  ];
  const ids: number[] = [];
  for (const { query, from, through } of ranks) {
    const skip = Math.max(0, page.offset - from);
    const wanted = Math.min(page.limit - ids.length, through - from - skip);
    if (wanted <= 0) continue;
    const rows = await db
      .selectFrom('case_search')
      .select('rowid')
      .where(sql<SqlBool>`case_search match ${query}`)
      .orderBy('rowid', 'desc')
      .limit(wanted)
      .offset(skip)
      .execute();
    ids.push(...rows.map((row) => row.rowid));
  }
  return { ids, total };
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
