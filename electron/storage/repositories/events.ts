import type { CaseEvent } from '../../../shared/workflow/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { CaseEventTable, Schema } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** A stored event as the domain reads it. */
export function toEvent(row: CaseEventTable): CaseEvent {
  const data: object = JSON.parse(row.data);
  // Written by `appendEvents` from a typed event and never changed since: the file itself refuses updates.
  return {
    ...data,
    id: String(row.seq),
    seq: row.seq,
    type: row.type,
    date: row.date,
    recordedAt: row.recorded_at,
    staffId: row.staff_id,
  } as CaseEvent;
}

/** The event's own data, without its head. */
export function dataOfEvent(event: CaseEvent): Readonly<Record<string, unknown>> {
  const { id: _id, seq: _seq, type: _type, date: _date, recordedAt: _recordedAt, staffId: _staffId, ...data } = event;
  return data;
}

/** An event as it is stored. */
export function eventRow(caseId: number, event: CaseEvent) {
  return {
    case_id: caseId,
    seq: event.seq,
    type: event.type,
    date: event.date,
    recorded_at: event.recordedAt,
    staff_id: event.staffId,
    data: JSON.stringify(dataOfEvent(event)),
  };
}

/** Appends events; their sequence numbers must follow the last one. @throws StorageError unique when they do not */
export async function appendEvents(
  tx: WriteTransaction<Schema>,
  caseId: number,
  events: readonly CaseEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await insertRows(
    tx,
    'case_event',
    events.map((event) => eventRow(caseId, event)),
  );
}

/** The whole history of a case, in order of entry; the id of an event is its sequence number as text. */
export async function eventsOfCase(db: ReadableDatabase<Schema>, caseId: number): Promise<readonly CaseEvent[]> {
  const rows = await db.selectFrom('case_event').selectAll().where('case_id', '=', caseId).orderBy('seq').execute();
  return rows.map(toEvent);
}

/** Histories of several cases, by case id; a case without events is not in the map. */
export async function eventsOfCases(
  db: ReadableDatabase<Schema>,
  caseIds: readonly number[],
): Promise<ReadonlyMap<number, readonly CaseEvent[]>> {
  const histories = new Map<number, CaseEvent[]>();
  if (caseIds.length === 0) return histories;
  const rows = await db
    .selectFrom('case_event')
    .selectAll()
    .where('case_id', 'in', caseIds)
    .orderBy('case_id')
    .orderBy('seq')
    .execute();
  for (const row of rows) {
    const known = histories.get(row.case_id);
    if (known === undefined) histories.set(row.case_id, [toEvent(row)]);
    else known.push(toEvent(row));
  }
  return histories;
}
