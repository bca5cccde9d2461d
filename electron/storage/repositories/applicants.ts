import { sql, type SqlBool } from 'kysely';
import { foldName } from '../../../shared/identity/fold-name.ts';
import type { Instant } from '../../../shared/dates/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { ApplicantTable, Schema } from '../schema.ts';
import { insertRows } from './insert-rows.ts';
import { pinyinKey } from './pinyin-key.ts';

/** An applicant as stored: nothing masked. */
export interface ApplicantRecord {
  readonly id: number;
  readonly version: number;
  readonly kind: 'organisation' | 'person';
  readonly name: string;
  /** Normalised; null where an old ledger does not print it. */
  readonly code: string | null;
  readonly legalRepresentative: string | null;
  readonly contactName: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}
export type ApplicantContent = Omit<ApplicantRecord, 'id' | 'version'>;

const COLUMNS = [
  'applicant.id',
  'applicant.version',
  'applicant.kind',
  'applicant.name',
  'applicant.code',
  'applicant.legal_representative',
  'applicant.contact_name',
  'applicant.phone',
  'applicant.address',
] as const;

type Row = Pick<
  ApplicantTable,
  'version' | 'kind' | 'name' | 'code' | 'legal_representative' | 'contact_name' | 'phone' | 'address'
> & { readonly id: number };

function toRecord(row: Row): ApplicantRecord {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    name: row.name,
    code: row.code,
    legalRepresentative: row.legal_representative,
    contactName: row.contact_name,
    phone: row.phone,
    address: row.address,
  };
}

function toColumns(content: ApplicantContent) {
  return {
    kind: content.kind,
    name: content.name,
    folded_name: foldName(content.name),
    pinyin: pinyinKey(content.name),
    code: content.code,
    legal_representative: content.legalRepresentative,
    contact_name: content.contactName,
    phone: content.phone,
    address: content.address,
  };
}

/** A new applicant as it is stored, without its id. */
export function applicantRow(content: ApplicantContent, createdAt: Instant) {
  return { ...toColumns(content), created_at: createdAt, version: 1 };
}

export async function applicantById(db: ReadableDatabase<Schema>, id: number): Promise<ApplicantRecord | null> {
  const row = await db.selectFrom('applicant').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toRecord(row);
}

/** The applicants of these ids, by id. */
export async function applicantsByIds(
  db: ReadableDatabase<Schema>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ApplicantRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('applicant').select(COLUMNS).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, toRecord(row)]));
}

/** @throws StorageError unique on `applicant.code` when another applicant has the code */
export async function insertApplicant(
  tx: WriteTransaction<Schema>,
  content: ApplicantContent,
  createdAt: Instant,
): Promise<ApplicantRecord> {
  const id = await insertRows(tx, 'applicant', [applicantRow(content, createdAt)]);
  return { ...content, id, version: 1 };
}

/** Writes changed content with the next version. @throws StorageError unique on `applicant.code` */
export async function updateApplicant(
  tx: WriteTransaction<Schema>,
  record: ApplicantRecord,
  content: ApplicantContent,
): Promise<ApplicantRecord> {
  const version = record.version + 1;
  await tx
    .updateTable('applicant')
    .set({ ...toColumns(content), version })
    .where('id', '=', record.id)
    .execute();
  return { ...content, id: record.id, version };
}

/** What a type-ahead text is looked for as; null parts are not looked for. */
export interface ApplicantNeedle {
  readonly foldedName: string | null;
  /** Lower-case letters without tone or space: full pinyin or initials. */
  readonly pinyin: string | null;
  /** Part of an organisation's code, or a whole ID number. */
  readonly code: string | null;
  readonly phoneTail: string | null;
}

/** An applicant with how often and for what last it came. */
export interface KnownApplicant {
  readonly applicant: ApplicantRecord;
  readonly caseCount: number;
  readonly lastProjectId: number | null;
}

function contains(column: string, text: string) {
  return sql<SqlBool>`instr(${sql.ref(column)}, ${text}) > 0`;
}

function endsWith(column: string, text: string) {
  return sql<SqlBool>`substr(${sql.ref(column)}, ${-text.length}) = ${text}`;
}

/** Applicants that match any part of the needle, the one used last first. */
export async function findApplicantsBy(
  db: ReadableDatabase<Schema>,
  needle: ApplicantNeedle,
  limit: number,
): Promise<readonly KnownApplicant[]> {
  const lastCase = sql<number | null>`(select max(id) from case_file where applicant_id = applicant.id)`;
  const rows = await db
    .selectFrom('applicant')
    .select(COLUMNS)
    .select([
      sql<number>`(select count(*) from case_file where applicant_id = applicant.id)`.as('case_count'),
      sql<
        number | null
      >`(select project_id from case_file where applicant_id = applicant.id order by id desc limit 1)`.as(
        'last_project',
      ),
    ])
    .where((eb) => {
      const parts = [];
      if (needle.foldedName !== null) parts.push(contains('applicant.folded_name', needle.foldedName));
      if (needle.pinyin !== null) parts.push(contains('applicant.pinyin', needle.pinyin));
      if (needle.code !== null) {
        parts.push(eb('applicant.code', '=', needle.code));
        parts.push(eb.and([eb('applicant.kind', '=', 'organisation'), contains('applicant.code', needle.code)]));
      }
      if (needle.phoneTail !== null) parts.push(endsWith('applicant.phone', needle.phoneTail));
      return eb.or(parts);
    })
    .orderBy(lastCase, (order) => order.desc().nullsLast())
    .orderBy('applicant.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    applicant: toRecord(row),
    caseCount: row.case_count,
    lastProjectId: row.last_project,
  }));
}

/** What may make two applicants the same; candidates only, compared in the service. */
export interface ApplicantLikeness {
  readonly code: string | null;
  readonly phone: string | null;
  readonly foldedName: string;
  readonly pinyin: string;
  /** Pieces of the folded name of which a similar name holds at least one. */
  readonly pieces: readonly string[];
}

/** Applicants that could be the same as what is typed, at most `limit`, newest first. */
export async function applicantCandidates(
  db: ReadableDatabase<Schema>,
  like: ApplicantLikeness,
  limit: number,
): Promise<readonly (ApplicantRecord & { readonly pinyin: string })[]> {
  const rows = await db
    .selectFrom('applicant')
    .select(COLUMNS)
    .select('applicant.pinyin')
    .where((eb) => {
      const parts = [];
      if (like.code !== null) parts.push(eb('applicant.code', '=', like.code));
      if (like.phone !== null) parts.push(eb('applicant.phone', '=', like.phone));
      if (like.foldedName !== '') parts.push(eb('applicant.folded_name', '=', like.foldedName));
      if (like.pinyin !== '') parts.push(eb('applicant.pinyin', '=', like.pinyin));
      for (const piece of like.pieces) parts.push(contains('applicant.folded_name', piece));
      return eb.or(parts);
    })
    .orderBy('applicant.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toRecord(row), pinyin: row.pinyin }));
}

/** Cases of an applicant, for refreshing what is derived from its name. */
export async function caseIdsOfApplicant(db: ReadableDatabase<Schema>, id: number): Promise<readonly number[]> {
  const rows = await db.selectFrom('case_file').select('id').where('applicant_id', '=', id).orderBy('id').execute();
  return rows.map((row) => row.id);
}
