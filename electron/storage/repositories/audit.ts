import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '../canonical-json.ts';
import type { AuditAction, AuditEntity, AuditField } from '../../../shared/audit/actions.ts';
import type { Instant } from '../../../shared/dates/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { AuditEntryTable, Schema } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** One line of the audit trail: who did what to what, when. Personal data do not belong into `data`. */
export interface NewAuditEntry {
  readonly at: Instant;
  /** Null for what the program does by itself. */
  readonly staffId: string | null;
  /** `registry.reveal`, `cases.act.decide` ...: the procedure, with a suffix where it has several outcomes. */
  readonly action: AuditAction;
  readonly entity: AuditEntity;
  readonly entityId: string;
  readonly data: Readonly<Partial<Record<AuditField, unknown>>>;
}

/** As it is read: an earlier release may have written acts this one does not know. */
export interface AuditEntry extends Omit<NewAuditEntry, 'action' | 'entity' | 'data'> {
  readonly id: number;
  readonly action: string;
  readonly entity: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the first entry names as its predecessor. */
const GENESIS = '0'.repeat(64);

type HashedColumns = Pick<AuditEntryTable, 'at' | 'staff_id' | 'action' | 'entity' | 'entity_id' | 'data'>;

function chainHash(entry: HashedColumns, previousHash: string): string {
  const content = canonicalJson([
    previousHash,
    entry.at,
    entry.staff_id,
    entry.action,
    entry.entity,
    entry.entity_id,
    entry.data,
  ]);
  return createHash('sha256').update(content).digest('hex');
}

/** An entry as it is stored, chained to the one before it; `previousHash` null = it is the first. */
export function auditRow(entry: NewAuditEntry, previousHash: string | null) {
  const row: HashedColumns = {
    at: entry.at,
    staff_id: entry.staffId,
    action: entry.action,
    entity: entry.entity,
    entity_id: entry.entityId,
    data: canonicalJson(entry.data),
  };
  const previous = previousHash ?? GENESIS;
  return { ...row, previous_hash: previous, hash: chainHash(row, previous) };
}

async function lastHash(db: ReadableDatabase<Schema>): Promise<string | null> {
  const last = await db.selectFrom('audit_entry').select('hash').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return last?.hash ?? null;
}

/**
 * Appends one entry to the chain: each carries the SHA-256 of its content and of the entry before it. One select and
 * one insert; runs inside the act's own transaction, so no other writer can come between.
 *
 * @param known what the caller read in the same transaction: the hash of the last entry, null when there is none.
 */
export async function appendAudit(
  tx: WriteTransaction<Schema>,
  entry: NewAuditEntry,
  known?: { readonly lastHash: string | null },
): Promise<void> {
  const previousHash = known === undefined ? await lastHash(tx) : known.lastHash;
  await insertRows(tx, 'audit_entry', [auditRow(entry, previousHash)]);
}

/** What a walk along the chain found. */
export interface AuditVerification {
  readonly entries: number;
  /** Ids at which the chain breaks, with what is wrong; empty when it is whole. */
  readonly breaks: readonly { readonly id: number; readonly problem: 'changed' | 'predecessor-differs' | 'missing' }[];
}

const BATCH = 2000;

/**
 * Walks the whole chain in batches. An entry changed, removed from the middle or slipped in breaks it. Entries cut off
 * at the end cannot be seen from the chain; the file's count of numbers given betrays them.
 */
export async function verifyAuditChain(db: ReadableDatabase<Schema>): Promise<AuditVerification> {
  const breaks: { id: number; problem: 'changed' | 'predecessor-differs' | 'missing' }[] = [];
  let entries = 0;
  let previousHash = GENESIS;
  let lastId = 0;
  for (;;) {
    const rows = await db
      .selectFrom('audit_entry')
      .selectAll()
      .where('id', '>', lastId)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    for (const row of rows) {
      // Numbers are given out in order and never again, and a rolled back transaction gives its number back.
      if (row.id !== lastId + 1) breaks.push({ id: lastId + 1, problem: 'missing' });
      if (row.previous_hash !== previousHash) breaks.push({ id: row.id, problem: 'predecessor-differs' });
      if (row.hash !== chainHash(row, row.previous_hash)) breaks.push({ id: row.id, problem: 'changed' });
      previousHash = row.hash;
      lastId = row.id;
      entries += 1;
    }
    if (rows.length < BATCH) break;
  }
  const given = await lastNumberGiven(db);
  for (let id = lastId + 1; id <= given; id += 1) breaks.push({ id, problem: 'missing' });
  return { entries, breaks };
}

/** The highest number an entry ever got, by the file's own count: betrays entries cut off at the end. */
async function lastNumberGiven(db: ReadableDatabase<Schema>): Promise<number> {
  const row = await db
    .selectNoFrom(sql<number>`coalesce((select seq from sqlite_sequence where name = 'audit_entry'), 0)`.as('last'))
    .executeTakeFirstOrThrow();
  return row.last;
}

/** Data of every audit entry of some cases (or appointments), by their id. */
export async function auditOf(
  db: ReadableDatabase<Schema>,
  entity: 'case' | 'appointment',
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly Readonly<Record<string, unknown>>[]>> {
  const found = new Map<number, Record<string, unknown>[]>();
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom('audit_entry')
    .select(['entity_id', 'data'])
    .where('entity', '=', entity)
    .where('entity_id', 'in', ids.map(String))
    .orderBy('id')
    .execute();
  for (const row of rows) {
    const id = Number(row.entity_id);
    const data: Record<string, unknown> = JSON.parse(row.data);
    const known = found.get(id);
    if (known === undefined) found.set(id, [data]);
    else known.push(data);
  }
  return found;
}

/** The entries of one act that is done to one kind of thing, in order. */
export async function auditOfAction(
  db: ReadableDatabase<Schema>,
  { entity, action }: Pick<NewAuditEntry, 'entity' | 'action'>,
): Promise<readonly Pick<AuditEntry, 'at' | 'entityId' | 'data'>[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .select(['at', 'entity_id', 'data'])
    .where('entity', '=', entity)
    .where('action', '=', action)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ at: row.at, entityId: row.entity_id, data: JSON.parse(row.data) }));
}

export interface AuditQuery {
  readonly entity?: string | undefined;
  readonly entityId?: string | undefined;
  /** Only entries before this id. */
  readonly before: number | null;
  readonly limit: number;
}

/** How many entries a query has, wherever it begins. */
export async function countAudit(
  db: ReadableDatabase<Schema>,
  { entity, entityId }: Pick<AuditQuery, 'entity' | 'entityId'>,
): Promise<number> {
  const { total } = await db
    .selectFrom('audit_entry')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .$if(entity !== undefined, (select) => select.where('entity', '=', entity ?? ''))
    .$if(entityId !== undefined, (select) => select.where('entity_id', '=', entityId ?? ''))
    .executeTakeFirstOrThrow();
  return total;
}

/** Newest first. */
export async function listAudit(
  db: ReadableDatabase<Schema>,
  query: AuditQuery,
): Promise<readonly (AuditEntry & { readonly staffName: string | null })[]> {
  let select = db
    .selectFrom('audit_entry')
    .leftJoin('staff', 'staff.id', 'audit_entry.staff_id')
    .select([
      'audit_entry.id as id',
      'at',
      'staff_id',
      'staff.name as staff_name',
      'action',
      'entity',
      'entity_id',
      'data',
    ])
    .orderBy('audit_entry.id', 'desc')
    .limit(query.limit);
  if (query.entity !== undefined) select = select.where('entity', '=', query.entity);
  if (query.entityId !== undefined) select = select.where('entity_id', '=', query.entityId);
  if (query.before !== null) select = select.where('audit_entry.id', '<', query.before);
  const rows = await select.execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    staffId: row.staff_id,
    staffName: row.staff_name,
    action: row.action,
    entity: row.entity,
    entityId: row.entity_id,
    data: JSON.parse(row.data),
  }));
}
