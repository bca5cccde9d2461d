import type { OpeningChange, OpeningEntry } from '../../../shared/appointments/types.ts';
import type { Instant } from '../../../shared/dates/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** An entry of the opening calendar with who made it. */
export interface RecordedEntry {
  readonly entry: OpeningEntry;
  readonly recordedAt: Instant;
  readonly staffName: string | null;
  /** The revocation that took it back. */
  readonly revokedBy: number | null;
  readonly consequences: number;
}

function toEntry(row: { readonly id: number; readonly change: string }): OpeningEntry {
  const change: OpeningChange = JSON.parse(row.change);
  return { ...change, id: row.id };
}

/** Everything entered, in order of entry. */
export async function openingEntries(db: ReadableDatabase<Schema>): Promise<readonly OpeningEntry[]> {
  const rows = await db.selectFrom('opening_entry').select(['id', 'change']).orderBy('id').execute();
  return rows.map(toEntry);
}

/** Id of the newest entry; 0 before the first one. Entries are only ever added. */
export async function newestOpeningEntry(db: ReadableDatabase<Schema>): Promise<number> {
  const row = await db
    .selectFrom('opening_entry')
    .select(({ fn }) => fn.max('id').as('newest'))
    .executeTakeFirst();
  return row?.newest ?? 0;
}

/** As a list shows them, newest first. */
export async function recordedEntries(db: ReadableDatabase<Schema>): Promise<readonly RecordedEntry[]> {
  const rows = await db
    .selectFrom('opening_entry')
    .leftJoin('staff', 'staff.id', 'opening_entry.staff_id')
    .leftJoin('opening_entry as revocation', 'revocation.revokes', 'opening_entry.id')
    .select([
      'opening_entry.id as id',
      'opening_entry.change as change',
      'opening_entry.recorded_at as recorded_at',
      'staff.name as staff_name',
      'revocation.id as revoked_by',
    ])
    .select(({ selectFrom }) =>
      selectFrom('opening_consequence')
        .select(({ fn }) => fn.countAll<number>().as('consequences'))
        .whereRef('opening_consequence.entry_id', '=', 'opening_entry.id')
        .as('consequences'),
    )
    .orderBy('opening_entry.id', 'desc')
    .execute();
  return rows.map((row) => ({
    entry: toEntry(row),
    recordedAt: row.recorded_at,
    staffName: row.staff_name,
    revokedBy: row.revoked_by,
    consequences: row.consequences ?? 0,
  }));
}

/** @throws StorageError unique when the entry it takes back was taken back already */
export async function insertOpeningEntry(
  tx: WriteTransaction<Schema>,
  change: OpeningChange,
  entered: { readonly at: Instant; readonly staffId: string },
): Promise<number> {
  return insertRows(tx, 'opening_entry', [
    {
      kind: change.kind,
      change: JSON.stringify(change),
      revokes: change.kind === 'revocation' ? change.revokes : null,
      recorded_at: entered.at,
      staff_id: entered.staffId,
    },
  ]);
}

export type ConsequenceKind = 'moved' | 'cancelled' | 'reassigned';

/** What became of an appointment a change concerned; `seq` is the event that says so. */
export interface OpeningConsequence {
  readonly appointmentId: number;
  readonly seq: number;
  readonly what: ConsequenceKind;
}

export async function insertConsequences(
  tx: WriteTransaction<Schema>,
  entryId: number,
  consequences: readonly OpeningConsequence[],
): Promise<void> {
  // SQLite takes a limited number of values in one statement.
  for (let from = 0; from < consequences.length; from += 200) {
    await insertRows(
      tx,
      'opening_consequence',
      consequences
        .slice(from, from + 200)
        .map(({ appointmentId, seq, what }) => ({ entry_id: entryId, appointment_id: appointmentId, seq, what })),
    );
  }
}

/** What became of the appointments a change concerned, in order of appointment. */
export async function consequencesOf(
  db: ReadableDatabase<Schema>,
  entryId: number,
): Promise<readonly OpeningConsequence[]> {
  const rows = await db
    .selectFrom('opening_consequence')
    .select(['appointment_id', 'seq', 'what'])
    .where('entry_id', '=', entryId)
    .orderBy('appointment_id')
    .execute();
  return rows.map((row) => ({
    appointmentId: row.appointment_id,
    seq: row.seq,
    // Held to these values by the file itself.
    what: row.what as ConsequenceKind,
  }));
}
