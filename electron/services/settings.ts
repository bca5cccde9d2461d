import type { OfficeSettings } from '../../shared/contract/session.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { settingsInForce, type SettingVersion } from '../../shared/settings/settings.ts';
import { settingVersions, type StoredSettingVersion } from '../storage/repositories/settings.ts';
import type { AppContext, ReadableDb } from './context.ts';

/** Parsing and merging is what costs; the versions themselves are a dozen rows, read each time. */
const REMEMBERED = 16;
const known = new Map<string, OfficeSettings>();

/**
 * The settings in force on a day, read through any connection or transaction. Remembered by what the versions say, so
 * an answer is never older than the rows it was made from, whoever wrote them.
 *
 * @example (await settingsOn(tx, '2026-09-18')).promised['design-review']?.decision // 10
 */
export async function settingsOn(db: ReadableDb, on: CivilDate): Promise<OfficeSettings> {
  const stored = await settingVersions(db);
  const key = [on, ...stored.map((row) => `${row.key} ${row.effectiveFrom} ${row.value}`)].join('\n');
  const found = known.get(key);
  if (found !== undefined) return found;
  const settings = settingsInForce(stored.map(parsedVersion), on);
  if (known.size >= REMEMBERED) known.delete(known.keys().next().value ?? '');
  known.set(key, settings);
  return settings;
}

function parsedVersion({ key, effectiveFrom, value }: StoredSettingVersion): SettingVersion {
  return { key, effectiveFrom, value: JSON.parse(value) };
}

/** Every version of every setting, in order of entry. */
export async function allSettingVersions(db: ReadableDb): Promise<readonly SettingVersion[]> {
  return (await settingVersions(db)).map(parsedVersion);
}

const byDatabase = new WeakMap<object, Map<string, OfficeSettings>>();

/**
 * As `settingsOn`, for an act that has read the id of the newest version already: versions are only added, so the same
 * newest one means the same settings and nothing need be read again.
 */
export async function settingsAt(
  app: Pick<AppContext, 'write'>,
  db: ReadableDb,
  on: CivilDate,
  newestVersion: number,
): Promise<OfficeSettings> {
  const remembered = byDatabase.get(app.write) ?? new Map<string, OfficeSettings>();
  byDatabase.set(app.write, remembered);
  const key = `${on} ${newestVersion}`;
  const found = remembered.get(key);
  if (found !== undefined) return found;
  const settings = await settingsOn(db, on);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(key, settings);
  return settings;
}
