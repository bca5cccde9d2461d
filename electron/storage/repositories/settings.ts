import { SETTING_KEYS, type SettingKey } from '../../../shared/settings/settings.ts';
import type { CivilDate, Instant } from '../../../shared/dates/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** A version as stored; `value` is still JSON, so that a reader who knows it already need not parse it. */
export interface StoredSettingVersion {
  readonly key: SettingKey;
  readonly effectiveFrom: CivilDate;
  readonly value: string;
}

const KNOWN_KEYS: ReadonlySet<string> = new Set(SETTING_KEYS);

function isSettingKey(key: string): key is SettingKey {
  return KNOWN_KEYS.has(key);
}

/** Every version of every setting, in order of entry. Keys of a newer program are passed over. */
export async function settingVersions(db: ReadableDatabase<Schema>): Promise<readonly StoredSettingVersion[]> {
  const rows = await db
    .selectFrom('setting_version')
    .select(['key', 'effective_from', 'value'])
    .orderBy('id')
    .execute();
  return rows.flatMap((row) =>
    isSettingKey(row.key) ? [{ key: row.key, effectiveFrom: row.effective_from, value: row.value }] : [],
  );
}

/** Whether first start is done: the office has a name. */
export async function hasSettings(db: ReadableDatabase<Schema>): Promise<boolean> {
  const row = await db
    .selectFrom('setting_version')
    .select('id')
    .where('key', '=', 'officeName')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds versions; earlier ones stay. */
export async function insertSettingVersions(
  tx: WriteTransaction<Schema>,
  versions: readonly { readonly key: SettingKey; readonly value: unknown }[],
  entry: { readonly effectiveFrom: CivilDate; readonly recordedAt: Instant; readonly staffId: string | null },
): Promise<void> {
  if (versions.length === 0) return;
  await tx
    .insertInto('setting_version')
    .values(
      versions.map(({ key, value }) => ({
        key,
        effective_from: entry.effectiveFrom,
        value: JSON.stringify(value),
        recorded_at: entry.recordedAt,
        staff_id: entry.staffId,
      })),
    )
    .execute();
}

/** Key under which services and booking rules are kept, as versions like every other setting. */
const APPOINTMENTS_KEY = 'appointments';

/** The version of services and booking rules in force on a day, still as JSON; null before the first one. */
export async function appointmentSettingsVersion(db: ReadableDatabase<Schema>, on: CivilDate): Promise<string | null> {
  const row = await db
    .selectFrom('setting_version')
    .select('value')
    .where('key', '=', APPOINTMENTS_KEY)
    .where('effective_from', '<=', on)
    .orderBy('effective_from', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.value ?? null;
}

/** Adds a version of services and booking rules. */
export async function insertAppointmentSettings(
  tx: WriteTransaction<Schema>,
  value: unknown,
  entry: { readonly effectiveFrom: CivilDate; readonly recordedAt: Instant; readonly staffId: string },
): Promise<void> {
  await insertRows(tx, 'setting_version', [
    {
      key: APPOINTMENTS_KEY,
      effective_from: entry.effectiveFrom,
      value: JSON.stringify(value),
      recorded_at: entry.recordedAt,
      staff_id: entry.staffId,
    },
  ]);
}

/** Id of the newest version of any of some settings, from whatever day on it holds; 0 when there is none. */
export async function newestVersionOf(db: ReadableDatabase<Schema>, keys: readonly SettingKey[]): Promise<number> {
  if (keys.length === 0) return 0;
  const row = await db
    .selectFrom('setting_version')
    .select(({ fn }) => fn.max('id').as('newest'))
    .where('key', 'in', keys)
    .executeTakeFirst();
  return row?.newest ?? 0;
}

/** Id of the newest version of any setting; 0 before first start. */
export async function newestSettingVersion(db: ReadableDatabase<Schema>): Promise<number> {
  const row = await db
    .selectFrom('setting_version')
    .select(({ fn }) => fn.max('id').as('newest'))
    .executeTakeFirst();
  return row?.newest ?? 0;
}
