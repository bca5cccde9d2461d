import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { role } from '../../shared/contract/fields.ts';
import { shanghaiDate } from '../../shared/dates/civil.ts';
import { createPaperRenderer } from '../documents/render.ts';
import { createApplication, type Application } from '../services/application.ts';
import { backUpDaily } from '../services/backups.ts';
import type { SampleInfo } from '../services/context.ts';
import { isEmptyDatabase } from '../storage/repositories/overview.ts';
import { fillSearchIndexBeside, type TellFill } from '../storage/search-fill.ts';
import { fillSample, NotEmptyError } from './fill.ts';
import { SAMPLE_ACCOUNTS } from './office.ts';

/** Where and how the program is opened. */
export interface OpenApplicationOptions {
  readonly dataFolder: string;
  /** Look around with sample data: filled on first opening, moved to the days around today. */
  readonly sample: boolean;
}

/** Says of a sample folder what was done to it; beside the database, for it is about the sample and not the office. */
const SAMPLE_FILE = 'sample.json';
const sampleInfo = z.object({
  shiftDays: z.number().int(),
  accounts: z.array(z.object({ account: z.string(), password: z.string(), roles: z.array(role) })),
});

async function readSampleInfo(dataFolder: string): Promise<SampleInfo | null> {
  const text = await readFile(path.join(dataFolder, SAMPLE_FILE), 'utf8').catch(() => null);
  return text === null ? null : sampleInfo.parse(JSON.parse(text));
}

/** Fills a folder in which no office is yet. @throws NotEmptyError when it holds one */
async function fillFolder(dataFolder: string): Promise<{ readonly info: SampleInfo; readonly told: string }> {
  const app = await createApplication({ dataFolder, host: 'browser', renderPaper: createPaperRenderer() });
  try {
    if (!(await isEmptyDatabase(app.context.read))) throw new NotEmptyError(dataFolder);
    const today = shanghaiDate(new Date().toISOString());
    const filled = await fillSample(app, { kind: 'around', today });
    const info: SampleInfo = {
      shiftDays: filled.shiftDays,
      accounts: SAMPLE_ACCOUNTS.map(({ account, password, roles }) => ({ account, password, roles })),
    };
    await writeFile(path.join(dataFolder, SAMPLE_FILE), JSON.stringify(info, null, 2));
    return { info, told: `${filled.week.length} walk-ins and ${filled.published.imported} published cases` };
  } finally {
    await app.close();
  }
}

/** A new folder is filled beside its place and moved there when whole: filling that was stopped leaves nothing behind. */
async function fillNewFolder(dataFolder: string): Promise<Awaited<ReturnType<typeof fillFolder>>> {
  const filling = `${dataFolder}.filling`;
  await rm(filling, { recursive: true, force: true });
  await mkdir(path.dirname(dataFolder), { recursive: true });
  const filled = await fillFolder(filling);
  await rmdir(dataFolder).catch(() => undefined);
  await rename(filling, dataFolder);
  return filled;
}

/** Fills a folder with the sample unless it holds it already. @throws NotEmptyError when it holds an office */
async function prepareSample(dataFolder: string, log: (line: string) => void): Promise<SampleInfo> {
  const known = await readSampleInfo(dataFolder);
  if (known !== null) return known;
  const present = await readdir(dataFolder).catch(() => []);
  const { info, told } = await (present.length === 0 ? fillNewFolder(dataFolder) : fillFolder(dataFolder));
  log(`sample: ${told} in ${dataFolder}`);
  return info;
}

/** Copying a file of gigabytes would keep the first window waiting for its pages, and who opens it for its first case. */
const BACKUP_AFTER_MILLISECONDS = 30_000;

/** Makes the day's backup in the background, a little after the start; closing the program calls it off. */
function withDailyBackup(app: Application, log: (line: string) => void): Application {
  const stop = new AbortController();
  const { signal } = stop;
  const backup = pause(BACKUP_AFTER_MILLISECONDS, undefined, { signal })
    .then(() => backUpDaily(app.context, signal))
    .catch((error: unknown) => {
      if (!signal.aborted) log(`backup: ${error instanceof Error ? error.message : String(error)}`);
    });
  return {
    ...app,
    close: async () => {
      stop.abort();
      await backup;
      await app.close();
    },
  };
}

/** Tells of every tenth of the index that was made anew. */
function tellFill(log: (line: string) => void): TellFill {
  let told = -1;
  return ({ done, of }) => {
    const tenth = Math.floor((done / of) * 10);
    if (tenth === told) return;
    told = tenth;
    log(`search index: made anew, ${done} of ${of} cases`);
  };
}

/** Makes the index of cases anew in the background where it must be; closing the program stops it until the next start. */
function withSearchFill(app: Application, log: (line: string) => void): Application {
  const stop = new AbortController();
  const { signal } = stop;
  const fill = fillSearchIndexBeside(app.context.write, { signal, tell: tellFill(log) }).catch((error: unknown) => {
    log(`search index: ${error instanceof Error ? error.message : String(error)}`);
  });
  return {
    ...app,
    close: async () => {
      stop.abort();
      await fill;
      await app.close();
    },
  };
}

/**
 * Opens the program on a data folder, as every host does: fills the sample when asked to, makes the day's backup in the
 * background, and there, too, the index of cases anew where a new version needs that.
 *
 * @param log hears one line of everything worth telling, without personal data.
 * @throws StorageError, NotEmptyError
 */
export async function openApplication(
  options: OpenApplicationOptions,
  host: 'electron' | 'browser',
  log: (line: string) => void,
): Promise<Application> {
  const { dataFolder } = options;
  const sample = options.sample ? await prepareSample(dataFolder, log) : null;
  const app = await createApplication({
    dataFolder,
    host,
    renderPaper: createPaperRenderer(),
    sample,
    searchFill: 'later',
  });
  return withDailyBackup(withSearchFill(app, log), log);
}
