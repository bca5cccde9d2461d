/** Names of backups, and which of them have outlived their use. Pure. */

const NAME = /^fire-window-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/u;
const DAY_MILLISECONDS = 86_400_000;
/** Asia/Shanghai, no summer time since 1991. */
const SHANGHAI_OFFSET_MILLISECONDS = 8 * 3_600_000;

/** How many of the newest days, weeks (Monday to Sunday) and months keep their last backup; today counts. */
export const BACKUP_RING = { days: 14, weeks: 8, months: 24 } as const;

/** File name of a backup made at this instant. @example backupName(new Date(0)) // 'fire-window-19700101T000000Z.db' */
export function backupName(now: Date): string {
  return `fire-window-${now.toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')}Z.db`;
}

/** The instant in a backup's name, ISO 8601 UTC; null for any other file. */
export function backupTime(name: string): string | null {
  const match = NAME.exec(name);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second] = match;
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) || instant.toISOString() !== text ? null : text;
}

/** Days since 1970-01-01 of a civil date. */
function dayNumber(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MILLISECONDS);
}

/** 1970-01-05 was a Monday. */
function weekNumber(day: number): number {
  return Math.floor((day - 4) / 7);
}

function monthNumber(day: number): number {
  const date = new Date(day * DAY_MILLISECONDS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/**
 * The backups that may be deleted: all except every one of today (or later), the last one of each of the newest 14
 * days, 8 weeks and 24 months counted back from today, and the newest of all. Names that are no backups are never
 * returned.
 *
 * @param today civil date YYYY-MM-DD, Asia/Shanghai
 * @example expiredBackups(['fire-window-20200101T000000Z.db', 'fire-window-20261121T000000Z.db'], '2026-11-21')
 * // ['fire-window-20200101T000000Z.db']
 */
export function expiredBackups(names: readonly string[], today: string): readonly string[] {
  const todayNumber = dayNumber(today);
  const backups = names
    .flatMap((name) => {
      const at = backupTime(name);
      return at === null
        ? []
        : [{ name, at, day: Math.floor((Date.parse(at) + SHANGHAI_OFFSET_MILLISECONDS) / DAY_MILLISECONDS) }];
    })
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const taken = new Set<string>();
  const isFirstOf = (slot: string): boolean => {
    if (taken.has(slot)) return false;
    taken.add(slot);
    return true;
  };
  const kept = new Set<string>();
  for (const [index, { name, day }] of backups.entries()) {
    const age = {
      days: todayNumber - day,
      weeks: weekNumber(todayNumber) - weekNumber(day),
      months: monthNumber(todayNumber) - monthNumber(day),
    };
    if (index === 0 || age.days <= 0) kept.add(name);
    if (age.days < BACKUP_RING.days && isFirstOf(`day ${age.days}`)) kept.add(name);
    if (age.weeks < BACKUP_RING.weeks && isFirstOf(`week ${age.weeks}`)) kept.add(name);
    if (age.months < BACKUP_RING.months && isFirstOf(`month ${age.months}`)) kept.add(name);
  }
  return backups.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
}
