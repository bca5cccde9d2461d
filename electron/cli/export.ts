import { stat } from 'node:fs/promises';
import path from 'node:path';
import { createPaperRenderer } from '../documents/render.ts';
import { UsageError } from '../host/data-folder.ts';
import { createApplication } from '../services/application.ts';
import { DATABASE_FILE } from '../services/files.ts';
import { exportEverything, FolderInUseError } from '../services/open-export.ts';
import { writeAll, type CliIo } from './io.ts';
import { refusalBySystem } from './system-errors.ts';

function readWords(args: readonly string[]): { readonly dataFolder: string; readonly out: string } {
  const values = new Map<string, string>();
  for (let index = 0; index < args.length; index += 2) {
    const word = args[index] ?? '';
    const value = args[index + 1];
    if ((word !== '--data' && word !== '--out') || value === undefined)
      throw new UsageError('export needs --data DIR --out DIR2');
    values.set(word, path.resolve(value));
  }
  const dataFolder = values.get('--data');
  const out = values.get('--out');
  if (dataFolder === undefined || out === undefined) throw new UsageError('export needs --data DIR --out DIR2');
  return { dataFolder, out };
}

/**
 * `export --data DIR --out DIR2`: everything, for leaving the product: JSON lines per table, papers as HTML, a description
 * and sums. Writes one JSON line with what it holds.
 *
 * @returns 0. @throws UsageError also when DIR2 holds something already, is no folder or cannot be made
 */
export async function exportCommand(io: CliIo): Promise<number> {
  const { dataFolder, out } = readWords(io.args);
  if ((await stat(path.join(dataFolder, DATABASE_FILE)).catch(() => null)) === null) {
    throw new UsageError(`there is no database in ${dataFolder}`);
  }
  const app = await createApplication({ dataFolder, host: 'browser', renderPaper: createPaperRenderer() });
  try {
    const figures = await exportEverything(app.context, null, out);
    await writeAll(io.stdout, `${JSON.stringify({ folder: out, ...figures })}\n`);
    return 0;
  } catch (error) {
    if (error instanceof FolderInUseError) throw new UsageError(error.message);
    const refusal = refusalBySystem(error);
    throw refusal === null ? error : new UsageError(`cannot write ${out}: ${refusal.words}`);
  } finally {
    await app.close();
  }
}
