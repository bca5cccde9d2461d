import type { Instant } from '../../../shared/dates/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';

/** What the intake screen has typed so far. */
export interface Draft {
  readonly id: string;
  readonly staffId: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly updatedAt: Instant;
  readonly version: number;
}

/** Drafts of one member of staff, the one typed last first. */
export async function draftsOf(db: ReadableDatabase<Schema>, staffId: string): Promise<readonly Draft[]> {
  const rows = await db
    .selectFrom('draft')
    .selectAll()
    .where('staff_id', '=', staffId)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    staffId: row.staff_id,
    payload: JSON.parse(row.payload),
    updatedAt: row.updated_at,
    version: row.version,
  }));
}

export async function draftById(db: ReadableDatabase<Schema>, id: string): Promise<Draft | null> {
  const row = await db.selectFrom('draft').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    staffId: row.staff_id,
    payload: JSON.parse(row.payload),
    updatedAt: row.updated_at,
    version: row.version,
  };
}

/** Writes a draft, new or changed. */
export async function putDraft(tx: WriteTransaction<Schema>, draft: Draft): Promise<void> {
  const row = {
    payload: JSON.stringify(draft.payload),
    updated_at: draft.updatedAt,
    version: draft.version,
  };
  await tx
    .insertInto('draft')
    .values({ id: draft.id, staff_id: draft.staffId, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** Hands a draft to another member of staff; nothing happens when it is theirs already, or not there. */
export async function moveDraft(
  tx: WriteTransaction<Schema>,
  id: string,
  to: { readonly staffId: string; readonly at: Instant },
): Promise<void> {
  await tx
    .updateTable('draft')
    .set((eb) => ({ staff_id: to.staffId, updated_at: to.at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('staff_id', '<>', to.staffId)
    .execute();
}

/** Removes a draft of this member of staff; says whether there was one. */
export async function deleteDraft(tx: WriteTransaction<Schema>, id: string, staffId: string): Promise<boolean> {
  const answer = await tx
    .deleteFrom('draft')
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .executeTakeFirstOrThrow();
  return answer.numDeletedRows > 0n;
}
