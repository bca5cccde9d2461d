import { sql } from 'kysely';
import type { Instant } from '../../../shared/dates/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** A case that an old record became, by the key of the record. */
export interface KnownRecord {
  readonly caseId: number;
  readonly projectId: number | null;
  readonly sourceData: unknown;
}

function listed(values: readonly string[]) {
  return sql<string>`(select value from json_each(${JSON.stringify(values)}))`;
}

/** Which of these keys are cases already. */
export async function recordsByKey(
  db: ReadableDatabase<Schema>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, KnownRecord>> {
  const rows = await db
    .selectFrom('case_file')
    .select(['id', 'source_key', 'project_id', 'source_data'])
    .where('source_key', 'in', listed(keys))
    .execute();
  return new Map(
    rows.map((row) => [
      row.source_key ?? '',
      {
        caseId: row.id,
        projectId: row.project_id,
        sourceData: row.source_data === null ? null : JSON.parse(row.source_data),
      },
    ]),
  );
}

/** Which of these numbers stand on a paper or as the number of a case, with that case. */
export async function casesByNumber(
  db: ReadableDatabase<Schema>,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const files = await db
    .selectFrom('case_file')
    .select(['id', 'receipt_number as number'])
    .where('receipt_number', 'in', listed(numbers))
    .execute();
  const papers = await db
    .selectFrom('paper')
    .select(['case_id as id', 'number'])
    .where('number', 'in', listed(numbers))
    .where('case_id', 'is not', null)
    .execute();
  return new Map(
    [...papers, ...files].flatMap(({ id, number }) => (id === null || number === null ? [] : [[number, id]])),
  );
}

/** Applicants without a code that bear exactly one of these names, the oldest of each. */
export async function applicantsByName(
  db: ReadableDatabase<Schema>,
  names: readonly { readonly name: string; readonly foldedName: string }[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('applicant')
    .select(['id', 'name'])
    .where('folded_name', 'in', listed(names.map(({ foldedName }) => foldedName)))
    .where('code', 'is', null)
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.map(({ id, name }) => [name, id]));
}

/** The last ids given in these tables, by the file's own count. */
export async function lastIds<Table extends keyof Schema & string>(
  db: ReadableDatabase<Schema>,
  tables: readonly Table[],
): Promise<Readonly<Record<Table, number>>> {
  const found: [Table, number][] = [];
  for (const table of tables) {
    const row = await db
      .selectNoFrom(sql<number>`coalesce((select seq from sqlite_sequence where name = ${table}), 0)`.as('last'))
      .executeTakeFirstOrThrow();
    found.push([table, row.last]);
  }
  return Object.fromEntries(found) as Record<Table, number>;
}

/** What became of the rows of one file. */
export interface LedgerImportRecord {
  readonly id: number;
  readonly fileName: string;
  readonly fileHash: string;
  readonly importedAt: Instant;
  readonly staffName: string | null;
  readonly rows: number;
  readonly imported: number;
  readonly known: number;
  readonly leftOut: number;
}

export async function insertLedgerImport(
  tx: WriteTransaction<Schema>,
  record: Omit<LedgerImportRecord, 'id' | 'staffName'> & {
    readonly callKey: string;
    readonly staffId: string;
    readonly problems: Readonly<Record<string, number>>;
  },
): Promise<number> {
  return insertRows(tx, 'ledger_import', [
    {
      call_key: record.callKey,
      file_name: record.fileName,
      file_hash: record.fileHash,
      imported_at: record.importedAt,
      staff_id: record.staffId,
      rows: record.rows,
      imported: record.imported,
      known: record.known,
      left_out: record.leftOut,
      problems: JSON.stringify(record.problems),
    },
  ]);
}

/** Imports, newest first; or only the one of a call. */
export async function listLedgerImports(
  db: ReadableDatabase<Schema>,
  wanted: { readonly limit: number; readonly callKey?: string },
): Promise<readonly LedgerImportRecord[]> {
  let query = db
    .selectFrom('ledger_import')
    .leftJoin('staff', 'staff.id', 'ledger_import.staff_id')
    .select([
      'ledger_import.id as id',
      'file_name',
      'file_hash',
      'imported_at',
      'staff.name as staff_name',
      'rows',
      'imported',
      'known',
      'left_out',
    ])
    .orderBy('ledger_import.id', 'desc')
    .limit(wanted.limit);
  if (wanted.callKey !== undefined) query = query.where('call_key', '=', wanted.callKey);
  return (await query.execute()).map((row) => ({
    id: row.id,
    fileName: row.file_name,
    fileHash: row.file_hash,
    importedAt: row.imported_at,
    staffName: row.staff_name,
    rows: row.rows,
    imported: row.imported,
    known: row.known,
    leftOut: row.left_out,
  }));
}

/** How the columns under these headings were understood last; null when they were never seen. */
export async function rememberedMapping(db: ReadableDatabase<Schema>, signature: string): Promise<unknown> {
  const row = await db
    .selectFrom('ledger_mapping')
    .select('targets')
    .where('signature', '=', signature)
    .executeTakeFirst();
  return row === undefined ? null : JSON.parse(row.targets);
}

export async function rememberMapping(
  tx: WriteTransaction<Schema>,
  signature: string,
  targets: unknown,
  at: Instant,
): Promise<void> {
  await insertRows(tx, 'ledger_mapping', [{ signature, targets: JSON.stringify(targets), used_at: at }], 'replace');
}
