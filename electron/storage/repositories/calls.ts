import type { CallOutcome, CallPurpose } from '../../../shared/appointments/types.ts';
import type { Instant } from '../../../shared/dates/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** A telephone call made for an appointment or a case. */
export interface CallRecord {
  readonly purpose: CallPurpose;
  readonly outcome: CallOutcome;
  readonly note: string | null;
  readonly at: Instant;
  readonly staffName: string | null;
}
export type CallSubject =
  { readonly kind: 'appointment'; readonly id: number } | { readonly kind: 'case'; readonly id: number };

export async function insertCall(
  tx: WriteTransaction<Schema>,
  subject: CallSubject,
  call: Omit<CallRecord, 'staffName'> & { readonly staffId: string },
): Promise<number> {
  return insertRows(tx, 'call_record', [
    {
      appointment_id: subject.kind === 'appointment' ? subject.id : null,
      case_id: subject.kind === 'case' ? subject.id : null,
      purpose: call.purpose,
      outcome: call.outcome,
      note: call.note,
      at: call.at,
      staff_id: call.staffId,
    },
  ]);
}

/** Calls made for some appointments, or some cases, by their id and in order of time. */
export async function callsOf(
  db: ReadableDatabase<Schema>,
  kind: CallSubject['kind'],
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly CallRecord[]>> {
  const calls = new Map<number, CallRecord[]>();
  if (ids.length === 0) return calls;
  const column = kind === 'appointment' ? 'call_record.appointment_id' : 'call_record.case_id';
  const rows = await db
    .selectFrom('call_record')
    .leftJoin('staff', 'staff.id', 'call_record.staff_id')
    .select([`${column} as subject`, 'purpose', 'outcome', 'note', 'at', 'staff.name as staff_name'])
    .where(column, 'in', ids)
    .orderBy('call_record.id')
    .execute();
  for (const row of rows) {
    const call: CallRecord = {
      // Held to these values by the file itself.
      purpose: row.purpose as CallPurpose,
      outcome: row.outcome as CallOutcome,
      note: row.note,
      at: row.at,
      staffName: row.staff_name,
    };
    const id = row.subject ?? 0;
    const known = calls.get(id);
    if (known === undefined) calls.set(id, [call]);
    else known.push(call);
  }
  return calls;
}
