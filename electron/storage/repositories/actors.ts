import type { Role } from '../../../shared/contract/fields.ts';
import type { ReadableDatabase } from '../open.ts';
import type { Schema } from '../schema.ts';

/** An active staff member, and what tells whether a window was opened with the present password. */
export interface StoredActor {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly passwordHash: string;
}

/** Name, roles and password hash of an active staff member; null when unknown or no longer active. One row by primary key. */
export async function readActor(db: ReadableDatabase<Schema>, staffId: string): Promise<StoredActor | null> {
  const row = await db
    .selectFrom('staff')
    .select(['id', 'name', 'roles', 'active', 'password_hash'])
    .where('id', '=', staffId)
    .executeTakeFirst();
  if (row === undefined || row.active !== 1) return null;
  return { id: row.id, name: row.name, roles: JSON.parse(row.roles) as Role[], passwordHash: row.password_hash };
}

/** Names of staff, active or not, by id; unknown ids are not in the map. */
export async function staffNames(
  db: ReadableDatabase<Schema>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
