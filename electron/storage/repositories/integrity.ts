import { sql } from 'kysely';
import { integrityComplaints } from '../backup.ts';
import { StorageError } from '../errors.ts';
import { closeDatabase, handleOf, openDatabase, type ReadableDatabase } from '../open.ts';
import type { Schema } from '../schema.ts';
import { readSnapshot } from '../transaction.ts';

/** What SQLite itself finds wrong with the file: pages, indexes, references; empty when nothing. */
async function fileComplaints(db: ReadableDatabase<Schema>): Promise<readonly string[]> {
  try {
    return await integrityComplaints(handleOf(db).connection, 'full');
  } catch (error) {
    // The check of a badly damaged file throws instead of answering.
    if (error instanceof StorageError) return [`the check itself failed: ${error.code}: ${error.message}`];
    throw error;
  }
}

/**
 * Runs a long reading on a connection of its own, against one unchanging state of the file: nobody waits for it, and what
 * others write meanwhile is not seen. `complaints` asks SQLite itself, on that connection.
 */
export async function onOwnSnapshot<Result>(
  db: ReadableDatabase<Schema>,
  work: (snapshot: ReadableDatabase<Schema>, complaints: () => Promise<readonly string[]>) => Promise<Result>,
): Promise<Result> {
  const own = await openDatabase<Schema>({ file: handleOf(db).file, mode: 'read-only' });
  try {
    return await readSnapshot(own, (snapshot) => work(snapshot, () => fileComplaints(own)));
  } finally {
    await closeDatabase(own);
  }
}

/** Triggers that keep events, papers and audit entries from being changed or deleted, and bookings whole. */
const GUARDS = [
  'case_event_is_final_update',
  'case_event_is_final_delete',
  'paper_is_frozen',
  'paper_is_kept',
  'audit_entry_is_final_update',
  'audit_entry_is_final_delete',
  'date_change_is_final_update',
  'date_change_is_final_delete',
  'date_change_list_is_final_update',
  'date_change_list_is_final_delete',
  'service_record_is_final_update',
  'service_record_is_final_delete',
  'month_close_is_final_update',
  'month_close_is_final_delete',
  'opening_entry_is_final_update',
  'opening_entry_is_final_delete',
  'appointment_event_is_final_update',
  'appointment_event_is_final_delete',
  'appointment_inspector_is_at_one_place',
  'new_booking_is_written',
  'opening_consequence_is_final_update',
  'opening_consequence_is_final_delete',
  'call_record_is_final_update',
  'call_record_is_final_delete',
  'supervision_slip_is_final_update',
  'supervision_slip_is_final_delete',
  'supervision_event_is_final_update',
  'supervision_event_is_final_delete',
  'ticket_series_goes_on',
  'ticket_series_is_kept',
  'ticket_is_frozen',
  'ticket_is_kept',
  'ticket_event_is_final_update',
  'ticket_event_is_final_delete',
];

/** Guards somebody removed from the file; empty when all stand. */
export async function missingGuards(db: ReadableDatabase<Schema>): Promise<readonly string[]> {
  const row = await db
    .selectNoFrom(
      sql<string>`coalesce((select group_concat(name) from sqlite_master where type = 'trigger'), '')`.as('names'),
    )
    .executeTakeFirstOrThrow();
  const standing = row.names.split(',');
  return GUARDS.filter((guard) => !standing.includes(guard));
}

/** Numbers that stand on more than one paper that drew its own; empty when every number is given once. */
export async function repeatedNumbers(db: ReadableDatabase<Schema>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('paper')
    .select('number')
    .where('series', 'is not', null)
    .groupBy('number')
    .having((eb) => eb.fn.countAll(), '>', 1)
    .execute();
  return rows.map(({ number }) => number ?? '');
}
