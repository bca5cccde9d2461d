import { open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { monthlyReportBook } from '../documents/monthly-report-book.ts';
import { createPaperRenderer } from '../documents/render.ts';
import { UsageError } from '../host/data-folder.ts';
import { createApplication } from '../services/application.ts';
import { DATABASE_FILE } from '../services/files.ts';
import { todayOf } from '../services/context.ts';
import { monthOnPaper } from '../services/month-close.ts';
import { writeAll, type CliIo } from './io.ts';
import { refusalBySystem } from './system-errors.ts';

const OPTIONS = { data: { type: 'string' }, month: { type: 'string' }, out: { type: 'string' } } as const;

function readOptions(args: readonly string[]): { readonly data: string; readonly month: string; readonly out: string } {
  let values: { readonly data?: string; readonly month?: string; readonly out?: string };
  try {
    ({ values } = parseArgs({ args: [...args], options: OPTIONS }));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { data, month, out } = values;
  if (data === undefined || month === undefined || out === undefined) {
    throw new UsageError('report needs --data DIR --month YYYY-MM --out FILE.xlsx');
  }
  if (!/^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/.test(month)) throw new UsageError(`--month is not YYYY-MM: ${month}`);
  return { data, month, out };
}

/** Writes a new file, whole or not at all. @throws UsageError when it is there already, or cannot be written */
async function writeNew(file: string, bytes: Buffer): Promise<void> {
  const refused = (error: unknown): unknown => {
    const refusal = refusalBySystem(error);
    if (refusal === null) return error;
    if (refusal.code === 'EEXIST') return new UsageError(`${file} is there already and is not overwritten`);
    return new UsageError(`cannot write ${file}: ${refusal.words}`);
  };
  const made = await open(file, 'wx').catch((error: unknown) => {
    throw refused(error);
  });
  try {
    await made.writeFile(bytes);
    await made.close();
  } catch (error) {
    await made.close().catch(() => undefined);
    // A part of a workbook opens nowhere; the file is our own.
    await rm(file, { force: true });
    throw refused(error);
  }
}

/**
 * `report --data DIR --month YYYY-MM --out FILE.xlsx`: the monthly report as a workbook. Writes one JSON line with the
 * month, whether it is closed, and the hash of its figures. A file that is there already is never overwritten.
 *
 * @throws UsageError without its options, when there is no database in the folder, the month has not begun, or
 * the file cannot be written
 */
export async function reportCommand(io: CliIo): Promise<number> {
  const { data: folder, month, out } = readOptions(io.args);
  const dataFolder = path.resolve(folder);
  // Opening would make an empty database.
  const found = await stat(path.join(dataFolder, DATABASE_FILE)).catch(() => null);
  if (found === null) throw new UsageError(`there is no database in ${dataFolder}`);
  const app = await createApplication({ dataFolder, host: 'browser', renderPaper: createPaperRenderer() });
  try {
    if (month > todayOf(app.context).slice(0, 7)) throw new UsageError(`${month} has not begun yet`);
    const report = await monthOnPaper(app.context, { name: '' }, month);
    const { bytes } = await monthlyReportBook(report);
    await writeNew(out, bytes);
    await writeAll(io.stdout, `${JSON.stringify({ month, state: report.state, hash: report.hash, file: out })}\n`);
    return 0;
  } finally {
    await app.close();
  }
}
