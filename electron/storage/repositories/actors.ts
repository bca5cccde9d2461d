import type { Role } from '../../../shared/contract/fields.ts';
import type { ReadableDatabase } from '../open.ts';
import type { Schema } from '../schema.ts';

/** Name and roles of an active staff member; null when unknown or no longer active. One row by primary key. */
export async function readActor(
  db: ReadableDatabase<Schema>,
  staffId: string,
): Promise<{ readonly id: string; readonly name: string; readonly roles: readonly Role[] } | null> {
  const row = await db
    .selectFrom('staff')
    .select(['id', 'name', 'roles', 'active'])
    .where('id', '=', staffId)
    .executeTakeFirst();
  if (row === undefined || row.active !== 1) return null;
  return { id: row.id, name: row.name, roles: JSON.parse(row.roles) as Role[] };
}
