import { basename, join } from 'node:path';
import { shanghaiDate } from '../../shared/dates/civil.ts';
import { createBackup, listBackups, pruneBackups, type Backup } from '../storage/backup.ts';
import { appendAudit } from '../storage/repositories/audit.ts';
import { handleOf } from '../storage/open.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { todayOf, type AppContext, type WriteTx } from './context.ts';
import { BACKUP_FOLDER } from './files.ts';
import { settingsOn } from './settings.ts';

/** A backup as screens see it: a name inside the backup folder, never a path. */
export interface BackupSummary {
  readonly name: string;
  readonly at: string;
  readonly bytes: number;
}

function summaryOf(backup: Backup): BackupSummary {
  return { name: basename(backup.file), at: backup.at, bytes: backup.bytes };
}

export function backupFolderOf(app: AppContext): string {
  return join(app.dataFolder, BACKUP_FOLDER);
}

/** A backup just made, and what became of the copy in the second folder. */
export interface BackupDone extends BackupSummary {
  readonly second: 'none' | 'written' | 'failed';
}

/** Backups in the data folder, newest first. */
export async function backupsOf(app: AppContext): Promise<readonly BackupSummary[]> {
  return (await listBackups(backupFolderOf(app))).map(summaryOf);
}

/**
 * Makes a verified backup now, in the second folder of the settings too, and drops those the ring no longer keeps.
 *
 * @param staffId who asked for it; null = the program by itself.
 * @throws StorageError backup-failed, cancelled, disk-full
 */
export async function backUp(app: AppContext, staffId: string | null, signal?: AbortSignal): Promise<BackupDone> {
  const secondFolder = (await settingsOn(app.read, todayOf(app))).backupFolder;
  const folder = backupFolderOf(app);
  const { backup, second } = await createBackup({
    file: handleOf(app.write).file,
    folder,
    now: app.now(),
    ...(secondFolder === null ? {} : { secondFolder }),
    ...(signal === undefined ? {} : { signal }),
  });
  const dropped = await pruneBackups(folder, todayOf(app));
  await writeTransaction(app.write, (tx: WriteTx) =>
    appendAudit(tx, {
      at: app.now().toISOString(),
      staffId,
      action: 'system.backup',
      entity: 'backup',
      entityId: basename(backup.file),
      data: { bytes: backup.bytes, second: second.state, dropped: dropped.length },
    }),
  );
  return { ...summaryOf(backup), second: second.state };
}

/** Makes the day's backup unless there is one of today already; null when there was. */
export async function backUpDaily(app: AppContext, signal?: AbortSignal): Promise<BackupSummary | null> {
  const [newest] = await backupsOf(app);
  if (newest !== undefined && shanghaiDate(newest.at) >= todayOf(app)) return null;
  return backUp(app, null, signal);
}
