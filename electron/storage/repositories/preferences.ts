import type { Instant } from '../../../shared/dates/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';

/** Something a person keeps under a name for a list. */
export interface Preference {
  readonly name: string;
  readonly value: unknown;
  readonly version: number;
}

export async function preferencesOf(
  db: ReadableDatabase<Schema>,
  staffId: string,
  area: string,
): Promise<readonly Preference[]> {
  const rows = await db
    .selectFrom('staff_preference')
    .select(['name', 'value', 'version'])
    .where('staff_id', '=', staffId)
    .where('area', '=', area)
    .orderBy('name')
    .execute();
  return rows.map(({ name, value, version }) => ({ name, value: JSON.parse(value), version }));
}

/** Writes a preference whole, new or in the place of the one of that name. */
export async function putPreference(
  tx: WriteTransaction<Schema>,
  staffId: string,
  area: string,
  kept: Preference & { readonly at: Instant },
): Promise<void> {
  const value = JSON.stringify(kept.value);
  await tx
    .insertInto('staff_preference')
    .values({ staff_id: staffId, area, name: kept.name, value, version: kept.version, updated_at: kept.at })
    .onConflict((conflict) =>
      conflict.columns(['staff_id', 'area', 'name']).doUpdateSet({ value, version: kept.version, updated_at: kept.at }),
    )
    .execute();
}

export async function deletePreference(
  tx: WriteTransaction<Schema>,
  staffId: string,
  area: string,
  name: string,
): Promise<void> {
  await tx
    .deleteFrom('staff_preference')
    .where('staff_id', '=', staffId)
    .where('area', '=', area)
    .where('name', '=', name)
    .execute();
}
