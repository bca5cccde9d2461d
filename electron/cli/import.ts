import { randomUUID } from 'node:crypto';
import { readFile as readBytes, stat } from 'node:fs/promises';
import path from 'node:path';
import { ORPCError } from '@orpc/server';
import { LEDGER_FILE_BYTES } from '../../shared/contract/ledger.ts';
import { isLedgerColumn } from '../../shared/ledger/columns.ts';
import { createPaperRenderer } from '../documents/render.ts';
import { UsageError } from '../host/data-folder.ts';
import { createApplication } from '../services/application.ts';
import type { AppContext } from '../services/context.ts';
import { DATABASE_FILE } from '../services/files.ts';
import { acceptFile, proposals } from '../services/ledger.ts';
import { checkFile } from '../services/ledger-check.ts';
import { fileRefused, LedgerFiles, readFile } from '../services/ledger-files.ts';
import { listStaff } from '../storage/repositories/staff.ts';
import { writeAll, type CliIo } from './io.ts';

interface Words {
  readonly dataFolder: string;
  readonly file: string;
  readonly staffId: string | null;
  readonly course: 'dry-run' | 'import';
}

function readWords(args: readonly string[]): Words {
  const values = new Map<string, string>();
  const files: string[] = [];
  let course: Words['course'] = 'import';
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? '';
    if (word === '--dry-run') course = 'dry-run';
    else if (word === '--data' || word === '--staff') {
      const value = args[index + 1];
      if (value === undefined) throw new UsageError(`${word} needs a value`);
      values.set(word, value);
      index += 1;
    } else if (word.startsWith('--')) throw new UsageError(`unknown option ${word}`);
    else files.push(word);
  }
  const data = values.get('--data');
  if (data === undefined) throw new UsageError('--data DIR is missing');
  const [file] = files;
  if (file === undefined || files.length > 1) throw new UsageError('import needs one FILE');
  return { dataFolder: path.resolve(data), file, staffId: values.get('--staff') ?? null, course };
}

/** Who answers for the import: the one named, else the first administrator. @throws UsageError */
async function importerOf(app: AppContext, wanted: string | null): Promise<{ readonly id: string }> {
  const staff = (await listStaff(app.read)).filter(({ active }) => active);
  const found =
    wanted === null
      ? staff.find(({ roles }) => roles.includes('administrator'))
      : staff.find(({ id }) => id === wanted);
  if (found === undefined) throw new UsageError(`there is no active member of staff ${wanted ?? 'who administers'}`);
  if (!found.roles.some((role) => role === 'administrator' || role === 'supervisor')) {
    throw new UsageError(`${found.id} neither administers nor supervises`);
  }
  return found;
}

/**
 * `import --data DIR FILE [--dry-run] [--staff S0001]` takes a ledger (xlsx, csv) over: its columns by their headings or
 * as remembered, sheets without a known heading left out. Writes one JSON line per problem, last one with the counts.
 *
 * @returns 0 when every row is a case now (or was before), 1 when rows were left out, 2 when the file is refused
 * @throws UsageError
 */
export async function importCommand(io: CliIo): Promise<number> {
  const { dataFolder, file: name, staffId, course } = readWords(io.args);
  if ((await stat(path.join(dataFolder, DATABASE_FILE)).catch(() => null)) === null) {
    throw new UsageError(`there is no database in ${dataFolder}`);
  }
  const found = await stat(name).catch(() => null);
  if (found === null || !found.isFile()) throw new UsageError(`cannot read ${name}`);
  const say = (answer: object): Promise<void> => writeAll(io.stdout, `${JSON.stringify(answer)}\n`);
  const application = await createApplication({ dataFolder, host: 'browser', renderPaper: createPaperRenderer() });
  try {
    const app = application.context;
    const importer = await importerOf(app, staffId);
    const files = new LedgerFiles();
    if (found.size > LEDGER_FILE_BYTES) throw fileRefused({ refusal: 'too-large', detail: String(found.size) });
    const file = files.begin('cli', path.basename(name), found.size);
    files.add(file, 0, await readBytes(name));
    const table = await readFile(file);
    const sheets = (await proposals(app.read, table)).filter(({ targets }) => targets.some(isLedgerColumn));
    if (sheets.length === 0) throw fileRefused({ refusal: 'no-rows', detail: 'no heading is known' });
    const check = await checkFile(app, file, table, sheets, () => undefined);
    for (const problem of file.checked?.problems ?? []) await say({ problem });
    const { fingerprint, ...counts } = check;
    if (course === 'import') await acceptFile(app, importer, file, { key: randomUUID(), fingerprint });
    await say({ ...counts, imported: course === 'import' ? counts.cases : 0 });
    return counts.leftOut === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    const details: unknown = error.data;
    await say({ error: { code: error.code, message: error.message, details } });
    return 2;
  } finally {
    await application.close();
  }
}
