import { randomUUID } from 'node:crypto';
import { createApplication, type Application } from '../../electron/services/application.ts';
import { acceptFile, proposals } from '../../electron/services/ledger.ts';
import { checkFile } from '../../electron/services/ledger-check.ts';
import { LedgerFiles, readFile } from '../../electron/services/ledger-files.ts';
import { CLERK, furnish, plainRenderer } from '../storage/cases-service-fixture.ts';

/** Milliseconds of one import, from the bytes of the file to the commit. */
export interface ImportTimes {
  readonly all: number;
  readonly read: number;
  readonly check: number;
  readonly write: number;
}

/** What the importing process says of itself, in MB at most: before the file is there, and in the end. */
export interface ImportMemory {
  readonly open: number;
  readonly most: number;
}

/** An office to import into. */
export async function openOfficeAt(dataFolder: string): Promise<Application> {
  const application = await createApplication({
    dataFolder,
    host: 'browser',
    now: () => new Date('2026-09-18T02:00:00.000Z'),
    renderPaper: plainRenderer,
  });
  await furnish(application);
  return application;
}

/** One import as the windows do it: read, dry run, acceptance. @throws Error when not every row was taken over */
export async function importOnce(application: Application, bytes: Buffer, rows: number): Promise<ImportTimes> {
  const app = application.context;
  const start = performance.now();
  const files = new LedgerFiles();
  const file = files.begin('bench', 'ledger.xlsx', bytes.length);
  files.add(file, 0, bytes);
  const table = await readFile(file);
  const read = performance.now();
  const sheets = await proposals(app.read, table);
  const check = await checkFile(app, file, table, sheets, () => undefined);
  const checked = performance.now();
  const done = await acceptFile(app, { id: CLERK }, file, { key: randomUUID(), fingerprint: check.fingerprint });
  const end = performance.now();
  if (done.imported !== rows) throw new Error(`${done.imported} of ${rows} rows were imported`);
  return { all: end - start, read: read - start, check: checked - read, write: end - checked };
}
