import { stat } from 'node:fs/promises';
import path from 'node:path';
import { checkIntegrity, offerRecovery, restoreBackup } from '../storage/recovery.ts';
import { readReach, type Reach } from '../storage/repositories/reach.ts';
import type { Schema } from '../storage/schema.ts';
import { BACKUP_FOLDER, DATABASE_FILE } from './files.ts';

/** What the person chose on learning that the database is damaged; null = not asked yet. */
export type DamageChoice =
  { readonly kind: 'restore'; readonly backup: string } | { readonly kind: 'start-empty' } | null;

/** The damaged file is put aside, nothing is opened, and this is what can be done. */
export interface DamageOffer {
  /** Folder the damaged files were moved to; null when an earlier run moved them. */
  readonly quarantine: string | null;
  /** Newest sound backup: name, when it was made, how far it reaches. Null when there is none. */
  readonly backup: { readonly name: string; readonly at: string; readonly reach: Reach | null } | null;
  /** How far the damaged file reached, as far as it can still be read. */
  readonly damaged: Reach | null;
}

/** Thrown before anything is opened; the shell asks the person, the command line says what to type. */
export class DamagedDatabaseError extends Error {
  override readonly name = 'DamagedDatabaseError';
  readonly offer: DamageOffer;

  constructor(offer: DamageOffer) {
    super(describeOffer(offer));
    this.offer = offer;
  }
}

/** Above this size a file that was closed properly is not read through at every start; the daily backup does that. */
const ALWAYS_CHECKED_BYTES = 64 * 1024 * 1024;

/**
 * Looks at the database before it is opened. Sound, new or empty: nothing happens. Damaged, or put aside by an earlier
 * start and not settled yet: the files go to quarantine and the offer is thrown; a choice settles it.
 *
 * @throws DamagedDatabaseError, StorageError
 */
export async function settleDamage(dataFolder: string, choice: DamageChoice, now: Date): Promise<void> {
  const file = path.join(dataFolder, DATABASE_FILE);
  const backups = path.join(dataFolder, BACKUP_FOLDER);
  if (choice?.kind === 'restore') {
    await restoreBackup(path.join(backups, path.basename(choice.backup)), file, now);
    return;
  }
  if (await closedProperlyAndLarge(file)) return;
  const integrity = await checkIntegrity(file, 'quick');
  const lost = integrity.state === 'missing' && integrity.quarantined !== null;
  if (integrity.state !== 'corrupt' && !lost) return;
  const offer = await offerRecovery<Schema, Reach>({ file, backupFolders: [backups], now, summarise: readReach });
  if (choice?.kind === 'start-empty') return;
  throw new DamagedDatabaseError({
    quarantine: offer.quarantine?.folder ?? null,
    backup:
      offer.backup === null
        ? null
        : { name: path.basename(offer.backup.file), at: offer.backup.at, reach: offer.inBackup },
    damaged: offer.inDamaged,
  });
}

/** No write-ahead log is left behind and the file is large: reading all of it would make every start slow. */
async function closedProperlyAndLarge(file: string): Promise<boolean> {
  const sizeOf = (name: string) =>
    stat(name).then(
      (found) => found.size,
      () => 0,
    );
  return (await sizeOf(file)) > ALWAYS_CHECKED_BYTES && (await sizeOf(`${file}-wal`)) === 0;
}

function describeOffer(offer: DamageOffer): string {
  const lines = [
    'the database is damaged and was put aside, not deleted' +
      (offer.quarantine === null ? '' : `: ${offer.quarantine}`),
  ];
  const reach = (known: Reach | null): string =>
    known === null
      ? 'it cannot be read any more'
      : `${known.cases} cases, ${known.papers} papers, last entry ${known.lastEntryAt ?? 'none'}`;
  lines.push(`damaged file: ${reach(offer.damaged)}`);
  if (offer.backup === null)
    lines.push('there is no sound backup; start with --start-empty, or put a database into the data folder');
  else {
    lines.push(`newest sound backup: ${offer.backup.name} of ${offer.backup.at} (${reach(offer.backup.reach)})`);
    lines.push(`start with --restore ${offer.backup.name} to go on from it, or with --start-empty`);
  }
  return lines.join('\n  ');
}
