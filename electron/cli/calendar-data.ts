import { ORPCError } from '@orpc/server';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { DateChangeView } from '../../shared/contract/notices.ts';
import { createPaperRenderer } from '../documents/render.ts';
import { UsageError } from '../host/data-folder.ts';
import { createApplication } from '../services/application.ts';
import type { Actor, AppContext } from '../services/context.ts';
import { DATABASE_FILE } from '../services/files.ts';
import { acceptNotice } from '../services/notice-acceptance.ts';
import { proposeNotice } from '../services/notice-proposals.ts';
import { changesPage, versionViewOf } from '../services/notices.ts';
import { readActor } from '../storage/repositories/actors.ts';
import { listVersions } from '../storage/repositories/calendar-versions.ts';
import { randomUUID } from 'node:crypto';
import { writeAll, type CliIo } from './io.ts';

interface Words {
  readonly dataFolder: string;
  readonly file: string | null;
  readonly options: ReadonlyMap<string, string>;
  readonly accept: 'sign' | 'propose';
}

const VALUED = ['--data', '--year', '--document', '--kind', '--staff', '--remark', '--version'];

function readWords(args: readonly string[], known: readonly string[]): Words {
  const options = new Map<string, string>();
  let file: string | null = null;
  let accept: Words['accept'] = 'propose';
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? '';
    if (word === '--accept' && known.includes(word)) accept = 'sign';
    else if (word.startsWith('--')) {
      const value = args[index + 1];
      if (!known.includes(word)) throw new UsageError(`unknown option ${word}`);
      if (!VALUED.includes(word) || value === undefined) throw new UsageError(`${word} needs a value`);
      options.set(word, value);
      index += 1;
    } else if (file === null) file = word;
    else throw new UsageError(`one file only, not also ${word}`);
  }
  const data = options.get('--data');
  if (data === undefined) throw new UsageError('--data DIR is missing');
  return { dataFolder: path.resolve(data), file, options, accept };
}

async function onDatabase(dataFolder: string, work: (app: AppContext) => Promise<number>): Promise<number> {
  const found = await stat(path.join(dataFolder, DATABASE_FILE)).catch(() => null);
  if (found === null) throw new UsageError(`there is no database in ${dataFolder}`);
  const application = await createApplication({ dataFolder, host: 'browser', renderPaper: createPaperRenderer() });
  try {
    return await work(application.context);
  } finally {
    await application.close();
  }
}

/** Everything a proposed version moves, with its fingerprint; says on standard error how far it is. */
async function allChanges(app: AppContext, id: number, io: CliIo) {
  const changes: DateChangeView[] = [];
  let fingerprint = '';
  let looked = 0;
  for (let after: number | null = 0; after !== null;) {
    const page = await changesPage(app, { id, after, fingerprint });
    changes.push(...page.lines);
    fingerprint = page.fingerprint;
    looked += page.looked;
    after = page.next;
    io.stderr.write(`open cases: ${looked} of ${page.total}\n`);
  }
  return { changes, fingerprint };
}

/** The supervisor who signs. @throws UsageError */
async function signerOf(app: AppContext, staffId: string | undefined): Promise<Actor> {
  if (staffId === undefined) throw new UsageError('--accept needs --staff S0001, the supervisor who signs');
  const actor = await readActor(app.read, staffId);
  if (actor === null) throw new UsageError(`there is no active member of staff ${staffId}`);
  if (!actor.roles.includes('supervisor')) throw new UsageError(`${staffId} is no supervisor`);
  return { ...actor, counterId: null };
}

function kindOf(text: string | undefined): 'notice' | 'local' {
  if (text === undefined || text === 'notice') return 'notice';
  if (text === 'local') return 'local';
  throw new UsageError('--kind is notice or local');
}

function yearOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^20\d\d$/.test(text)) throw new UsageError(`--year takes a year from 2004 on, not ${text}`);
  return Number(text);
}

const say = (io: CliIo, answer: object): Promise<void> => writeAll(io.stdout, `${JSON.stringify(answer)}\n`);

async function importFile(io: CliIo, args: readonly string[]): Promise<number> {
  const words = readWords(args, [...VALUED.filter((word) => word !== '--version'), '--accept']);
  const { file, options, accept } = words;
  if (file === null) throw new UsageError('calendar import needs a FILE');
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`cannot read ${file}: ${error instanceof Error ? error.message : ''}`);
  });
  const kind = kindOf(options.get('--kind'));
  const year = yearOf(options.get('--year'));
  return onDatabase(words.dataFolder, async (app) => {
    const signer = accept === 'sign' ? await signerOf(app, options.get('--staff')) : null;
    const document = options.get('--document') ?? null;
    const proposal = { kind, text, format: null, fileName: path.basename(file), year, document };
    try {
      const version = versionViewOf(await proposeNotice(app, signer?.id ?? null, proposal));
      const { changes, fingerprint } = await allChanges(app, version.id, io);
      if (signer === null) {
        await say(io, { version, changes });
        return 0;
      }
      const remark = options.get('--remark') ?? null;
      const signed = await acceptNotice(app, signer, { key: randomUUID(), id: version.id, fingerprint, remark });
      await say(io, { version: versionViewOf(signed.version), changes, paper: signed.paper.id });
      return 0;
    } catch (error) {
      if (!(error instanceof ORPCError)) throw error;
      const details: unknown = error.data;
      await say(io, { error: { code: error.code, message: error.message, details } });
      return 2;
    }
  });
}

async function diff(io: CliIo, args: readonly string[]): Promise<number> {
  const { dataFolder, options, file } = readWords(args, ['--data', '--version']);
  if (file !== null) throw new UsageError(`calendar diff takes no file: ${file}`);
  const wanted = options.get('--version');
  return onDatabase(dataFolder, async (app) => {
    const proposed = (await listVersions(app.read, 1000)).filter(({ state }) => state === 'proposed');
    const version = wanted === undefined ? proposed[0] : proposed.find(({ id }) => String(id) === wanted);
    if (version === undefined && wanted !== undefined) throw new UsageError(`version ${wanted} waits for no signature`);
    if (version === undefined) await say(io, { version: null, changes: [] });
    else await say(io, { version: versionViewOf(version), changes: (await allChanges(app, version.id, io)).changes });
    return 0;
  });
}

/**
 * `calendar import --data DIR FILE [--year YYYY] [--kind notice|local] [--document TEXT] [--accept --staff S0001
 * [--remark TEXT]]` reads a notice (text, JSON, CSV, ICS), checks it, keeps it as a proposal and prints
 * `{"version","changes"}`; with `--accept` the supervisor signs. `calendar diff --data DIR [--version N]` prints what
 * the newest proposal would move.
 *
 * @returns 0; 2 and `{"error"}` with every problem when the file is refused, in which case nothing was stored
 * @throws UsageError
 */
export async function calendarDataCommand(io: CliIo): Promise<number> {
  const [verb, ...rest] = io.args;
  return verb === 'import' ? importFile(io, rest) : diff(io, rest);
}
