import { stat } from 'node:fs/promises';
import path from 'node:path';
import { shanghaiDate } from '../../shared/dates/civil.ts';
import { createPaperRenderer } from '../documents/render.ts';
import { readOpenOptions, UsageError } from '../host/data-folder.ts';
import { createApplication } from '../services/application.ts';
import { DATABASE_FILE } from '../services/files.ts';
import { verifyDatabase } from '../services/verify.ts';
import { writeAll, type CliIo } from './io.ts';

/**
 * `verify --data DIR`: replays every case and compares it with what is stored, checks papers, numbers, the audit chain and
 * the file. Writes one JSON line per difference and last one line with what was looked at.
 *
 * @returns 0 when nothing differs, else 1.
 * @throws UsageError without `--data`, or when there is no database in the folder
 */
export async function verifyCommand(io: CliIo): Promise<number> {
  if (!io.args.includes('--data')) throw new UsageError('verify needs --data DIR');
  const { dataFolder } = readOpenOptions(io.args, shanghaiDate(new Date().toISOString()));
  const file = path.join(dataFolder, DATABASE_FILE);
  // Opening would make an empty database, which has no differences.
  const found = await stat(file).catch(() => null);
  if (found === null) throw new UsageError(`there is no database in ${dataFolder}`);
  const app = await createApplication({ dataFolder, host: 'browser', renderPaper: createPaperRenderer() });
  try {
    const { differences, ...looked } = await verifyDatabase(app.context);
    const lines = [
      ...differences.map((difference) => ({ difference })),
      { ...looked, differences: differences.length },
    ];
    await writeAll(io.stdout, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
    return differences.length === 0 ? 0 : 1;
  } finally {
    await app.close();
  }
}
