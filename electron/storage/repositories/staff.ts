import { sql } from 'kysely';
import type { StaffSummary } from '../../../shared/contract/session.ts';
import type { Role } from '../../../shared/contract/fields.ts';
import type { Instant } from '../../../shared/dates/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';

/** What signing in needs besides the person. */
export interface StaffCredentials {
  readonly staff: StaffSummary;
  readonly passwordHash: string;
  readonly failedAttempts: number;
  readonly lockedUntil: Instant | null;
}

const SUMMARY_COLUMNS = ['id', 'account', 'name', 'roles', 'active', 'version'] as const;
const CREDENTIAL_COLUMNS = [...SUMMARY_COLUMNS, 'password_hash', 'failed_attempts', 'locked_until'] as const;

interface SummaryRow {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly roles: string;
  readonly active: number;
  readonly version: number;
}

function toSummary(row: SummaryRow): StaffSummary {
  const roles: Role[] = JSON.parse(row.roles);
  return { id: row.id, account: row.account, name: row.name, roles, active: row.active === 1, version: row.version };
}

function toCredentials(
  row: SummaryRow & { password_hash: string; failed_attempts: number; locked_until: string | null },
): StaffCredentials {
  return {
    staff: toSummary(row),
    passwordHash: row.password_hash,
    failedAttempts: row.failed_attempts,
    lockedUntil: row.locked_until,
  };
}

/** Everybody, in the order in which they were entered. */
export async function listStaff(db: ReadableDatabase<Schema>): Promise<readonly StaffSummary[]> {
  const rows = await db
    .selectFrom('staff')
    .select(SUMMARY_COLUMNS)
    .orderBy(sql`length(id)`)
    .orderBy('id')
    .execute();
  return rows.map(toSummary);
}

/** One person, also when no longer active; null for an unknown id. */
export async function staffById(db: ReadableDatabase<Schema>, id: string): Promise<StaffSummary | null> {
  const row = await db.selectFrom('staff').select(SUMMARY_COLUMNS).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toSummary(row);
}

/** By account name, whatever its case; null for an unknown one. */
export async function credentialsByAccount(
  db: ReadableDatabase<Schema>,
  account: string,
): Promise<StaffCredentials | null> {
  const row = await db.selectFrom('staff').select(CREDENTIAL_COLUMNS).where('account', '=', account).executeTakeFirst();
  return row === undefined ? null : toCredentials(row);
}

export async function credentialsById(db: ReadableDatabase<Schema>, id: string): Promise<StaffCredentials | null> {
  const row = await db.selectFrom('staff').select(CREDENTIAL_COLUMNS).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toCredentials(row);
}

/** Records the outcome of a sign-in: how often in a row it failed, and until when the account stays closed. */
export async function setFailedAttempts(
  tx: WriteTransaction<Schema>,
  id: string,
  failedAttempts: number,
  lockedUntil: Instant | null,
): Promise<void> {
  await tx
    .updateTable('staff')
    .set({ failed_attempts: failedAttempts, locked_until: lockedUntil })
    .where('id', '=', id)
    .execute();
}

export async function setPasswordHash(tx: WriteTransaction<Schema>, id: string, passwordHash: string): Promise<void> {
  await tx
    .updateTable('staff')
    .set({ password_hash: passwordHash, failed_attempts: 0, locked_until: null })
    .where('id', '=', id)
    .execute();
}

/** The id after the highest one in use: S0001, S0002 ... S9999, S10000. Ids are never used again, nobody is deleted. */
export async function nextStaffId(db: ReadableDatabase<Schema>): Promise<string> {
  const row = await db
    .selectFrom('staff')
    .select(sql<number>`coalesce(max(cast(substr(id, 2) as integer)), 0)`.as('last'))
    .executeTakeFirstOrThrow();
  return `S${String(row.last + 1).padStart(4, '0')}`;
}

export interface NewStaff {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly passwordHash: string;
  readonly createdAt: Instant;
}

/** @throws StorageError unique on `staff.account` when the account name is taken */
export async function insertStaff(tx: WriteTransaction<Schema>, staff: NewStaff): Promise<StaffSummary> {
  await tx
    .insertInto('staff')
    .values({
      id: staff.id,
      account: staff.account,
      name: staff.name,
      roles: JSON.stringify(staff.roles),
      password_hash: staff.passwordHash,
      active: 1,
      failed_attempts: 0,
      locked_until: null,
      created_at: staff.createdAt,
      version: 1,
    })
    .execute();
  return { id: staff.id, account: staff.account, name: staff.name, roles: [...staff.roles], active: true, version: 1 };
}

/** Writes a changed person with the next version. @throws StorageError unique on `staff.account` */
export async function updateStaff(tx: WriteTransaction<Schema>, staff: StaffSummary): Promise<StaffSummary> {
  const next = { ...staff, version: staff.version + 1 };
  await tx
    .updateTable('staff')
    .set({
      account: next.account,
      name: next.name,
      roles: JSON.stringify(next.roles),
      active: next.active ? 1 : 0,
      version: next.version,
    })
    .where('id', '=', next.id)
    .execute();
  return next;
}
