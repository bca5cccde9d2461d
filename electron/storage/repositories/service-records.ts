import { sql } from 'kysely';
import type { CivilDate, Instant } from '../../../shared/dates/types.ts';
import type { Rating, ServiceCount, ServiceKind } from '../../../shared/statistics/services.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema, ServiceRecordTable } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** A line of the service journal as written; never changed. */
export interface StoredService {
  readonly id: number;
  readonly kind: ServiceKind;
  readonly date: CivilDate;
  readonly subject: string;
  /** Whom it was for: a unit or a person, in words. */
  readonly person: string | null;
  readonly caseId: number | null;
  readonly counts: Readonly<Partial<Record<ServiceCount, number>>>;
  readonly outcome: string | null;
  readonly rating: Rating | null;
  /** The record this one takes the place of. */
  readonly corrects: number | null;
  /** Strikes the corrected record out. */
  readonly struck: boolean;
  readonly reason: string | null;
  readonly recordedAt: Instant;
  readonly staffId: string;
}

type Row = Omit<ServiceRecordTable, 'id'> & { readonly id: number };

function toService(row: Row): StoredService {
  return {
    id: row.id,
    kind: row.kind as ServiceKind,
    date: row.date,
    subject: row.subject,
    person: row.person,
    caseId: row.case_id,
    counts: JSON.parse(row.counts),
    outcome: row.outcome,
    rating: row.rating as Rating | null,
    corrects: row.corrects,
    struck: row.struck === 1,
    reason: row.reason,
    recordedAt: row.recorded_at,
    staffId: row.staff_id,
  };
}

/** A line of the journal as it is stored, without its id. */
export function serviceRow(service: Omit<StoredService, 'id'>) {
  return {
    kind: service.kind,
    date: service.date,
    subject: service.subject,
    person: service.person,
    case_id: service.caseId,
    counts: JSON.stringify(service.counts),
    outcome: service.outcome,
    rating: service.rating,
    corrects: service.corrects,
    struck: service.struck ? 1 : 0,
    reason: service.reason,
    recorded_at: service.recordedAt,
    staff_id: service.staffId,
  };
}

/** Adds a line. @throws StorageError unique on `service_record.corrects` when the record was corrected already */
export async function insertService(tx: WriteTransaction<Schema>, service: Omit<StoredService, 'id'>): Promise<number> {
  return insertRows(tx, 'service_record', [serviceRow(service)]);
}

/** The named lines; unknown ids are left out. */
export async function servicesByIds(
  db: ReadableDatabase<Schema>,
  ids: readonly number[],
): Promise<readonly StoredService[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('service_record').selectAll().where('id', 'in', ids).orderBy('id').execute();
  return rows.map(toService);
}

/** By which line each of some lines was corrected, as known at an instant (null = now). */
export async function correctionsOf(
  db: ReadableDatabase<Schema>,
  ids: readonly number[],
  knownAt: Instant | null,
): Promise<ReadonlyMap<number, number>> {
  if (ids.length === 0) return new Map();
  let query = db.selectFrom('service_record').select(['id', 'corrects']).where('corrects', 'in', ids);
  if (knownAt !== null) query = query.where('recorded_at', '<=', knownAt);
  const rows = await query.execute();
  return new Map(rows.flatMap(({ id, corrects }) => (corrects === null ? [] : [[corrects, id]])));
}

/** Which lines a list holds; absent parts do not narrow it. */
export interface ServiceSelection {
  readonly from?: CivilDate | undefined;
  readonly through?: CivilDate | undefined;
  readonly kind?: ServiceKind | undefined;
  readonly staffId?: string | undefined;
  /** Anywhere in subject, person or outcome. */
  readonly text?: string | undefined;
  /** Only lines in force, or also those that were corrected. */
  readonly show: 'in-force' | 'all';
}

function selected(db: ReadableDatabase<Schema>, selection: ServiceSelection) {
  const { from, through, kind, staffId, text, show } = selection;
  let query = db.selectFrom('service_record as record');
  if (from !== undefined) query = query.where('record.date', '>=', from);
  if (through !== undefined) query = query.where('record.date', '<=', through);
  if (kind !== undefined) query = query.where('record.kind', '=', kind);
  if (staffId !== undefined) query = query.where('record.staff_id', '=', staffId);
  if (text !== undefined) {
    const words = sql<string>`record.subject || char(10) || coalesce(record.person, '') || char(10) || coalesce(record.outcome, '')`;
    query = query.where(sql<number>`instr(lower(${words}), lower(${text}))`, '>', 0);
  }
  if (show === 'in-force') {
    query = query
      .where('record.struck', '=', 0)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb.selectFrom('service_record as later').select('later.id').whereRef('later.corrects', '=', 'record.id'),
          ),
        ),
      );
  }
  return query;
}

/** A page of lines, newest day first, before (older than) a place. */
export async function pageOfServices(
  db: ReadableDatabase<Schema>,
  selection: ServiceSelection,
  page: { readonly before: { readonly date: CivilDate; readonly id: number } | null; readonly limit: number },
): Promise<{ readonly services: readonly StoredService[]; readonly total: number }> {
  let query = selected(db, selection).selectAll('record');
  const { before, limit } = page;
  if (before !== null) query = query.where(sql<boolean>`(record.date, record.id) < (${before.date}, ${before.id})`);
  const rows = await query.orderBy('record.date', 'desc').orderBy('record.id', 'desc').limit(limit).execute();
  const { total } = await selected(db, selection)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { services: rows.map(toService), total };
}

/** Lines entered in a span, with those they correct: what can move figures of earlier days. */
export async function servicesEntered(
  db: ReadableDatabase<Schema>,
  span: { readonly after: Instant | null; readonly through: Instant },
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('service_record')
    .select(['id', 'corrects'])
    .where('recorded_at', '>', span.after ?? '')
    .where('recorded_at', '<=', span.through)
    .execute();
  return rows.flatMap(({ id, corrects }) => (corrects === null ? [id] : [corrects, id]));
}

/** Lines dated in a month. */
export async function servicesDated(
  db: ReadableDatabase<Schema>,
  span: { readonly from: CivilDate; readonly through: CivilDate },
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('service_record')
    .select('id')
    .where('date', '>=', span.from)
    .where('date', '<=', span.through)
    .execute();
  return rows.map(({ id }) => id);
}

/** Ids of all lines in order, for walking through them in batches. */
export async function serviceIdsAfter(
  db: ReadableDatabase<Schema>,
  afterId: number,
  limit: number,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('service_record')
    .select('id')
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
