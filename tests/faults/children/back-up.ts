/** Makes one backup; says `copying` once the copy has begun. */
import { watch, writeSync } from 'node:fs';
import { createBackup } from '../../../electron/storage/backup.ts';

const [file = '', folder = ''] = process.argv.slice(2);
const watcher = watch(folder, () => {
  writeSync(1, 'copying\n');
  watcher.close();
});
await createBackup({ file, folder, now: new Date('2026-11-21T01:02:03Z') });
