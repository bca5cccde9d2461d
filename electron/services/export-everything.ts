import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { EverythingStep } from '../../shared/contract/exports.ts';
import { shanghaiMoment } from '../../shared/dates/civil.ts';
import type { Actor, AppContext } from './context.ts';
import { invalidField } from './errors.ts';
import { exportEverything, FolderInUseError, type OpenExportProgress } from './open-export.ts';
import { toldWhile } from './progress.ts';

/** Folders being written to: two exports of one minute would be in each other's way. */
const beingWritten = new Set<string>();

/** Name of the new folder, by the minute. @example folderName('2026-09-18T01:02:03.000Z') // 'fire-window-2026-09-18-0902' */
function folderName(at: string): string {
  return `fire-window-${shanghaiMoment(at).slice(0, 16).replace(' ', '-').replace(':', '')}`;
}

/** A whole path of a folder that is there. @throws INVALID_INPUT at `folder` */
async function requireFolder(folder: string): Promise<string> {
  // Relative to what would depend on how the program was started.
  if (!path.isAbsolute(folder)) throw invalidField('folder', 'not-an-absolute-path');
  const there = await stat(folder).catch(() => null);
  if (there === null || !there.isDirectory()) throw invalidField('folder', 'folder-missing');
  return path.resolve(folder);
}

const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** What the file system refused, at the field; anything else as it is. */
function atTheFolder(error: unknown): unknown {
  if (error instanceof FolderInUseError) return invalidField('folder', 'folder-in-use');
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error;
  return invalidField('folder', FULL.includes(String(error.code)) ? 'folder-full' : 'folder-not-writable');
}

/**
 * Writes everything into a new folder below the one named, and says how far it is. Nobody listening any more stops it;
 * stopped or failed it leaves nothing.
 *
 * @throws INVALID_INPUT at `folder`
 */
export async function* takeEverything(
  app: AppContext,
  actor: Actor,
  below: string,
  signal?: AbortSignal,
): AsyncGenerator<EverythingStep> {
  const folder = path.join(await requireFolder(below), folderName(app.now().toISOString()));
  if (beingWritten.has(folder)) throw invalidField('folder', 'folder-in-use');
  beingWritten.add(folder);
  const unheard = new AbortController();
  const stop = signal === undefined ? unheard.signal : AbortSignal.any([signal, unheard.signal]);
  let progress: OpenExportProgress = { tables: 0, rows: 0, papers: 0, total: 0 };
  const onProgress = (now: OpenExportProgress) => {
    progress = now;
  };
  const making = exportEverything(app, actor.id, folder, { onProgress, signal: stop });
  try {
    yield* toldWhile(making, () => ({ kind: 'written', ...progress }));
  } finally {
    unheard.abort();
    // Whatever was begun is cleared away before another one may begin.
    await making.catch(() => undefined);
    beingWritten.delete(folder);
  }
  const figures = await making.catch((error: unknown) => {
    throw atTheFolder(error);
  });
  yield { kind: 'done', folder, ...figures };
}
