import { ORPCError } from '@orpc/server';
import { EXPORT_MAX_ROWS, type ExportQuery, type ExportWords } from '../../shared/contract/exports.ts';
import type { ExportRow } from '../../shared/exports/columns.ts';
import { EXPORT_ROLES, exportColumns, type ExportFormat } from '../../shared/exports/lists.ts';
import { appendAudit } from '../storage/repositories/audit.ts';
import { onOwnSnapshot } from '../storage/repositories/integrity.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { signedIn, type Actor, type AppContext, type WriteTx } from './context.ts';
import { forbidden, invalidField } from './errors.ts';
import { listFile } from './export-file.ts';
import { takeEverything } from './export-everything.ts';
import { auditedQuery, openList } from './export-lists.ts';
import { toldWhile } from './progress.ts';
import { bringUpToDate } from './statistics-count.ts';

/** A list that is to leave the program as a file. */
export interface ExportRequest {
  readonly query: ExportQuery;
  readonly format: ExportFormat;
  readonly words: ExportWords;
}

export type ExportStep =
  | { readonly kind: 'rows'; readonly done: number; readonly total: number }
  | { readonly kind: 'piece'; readonly data: string }
  | { readonly kind: 'done'; readonly rows: number; readonly bytes: number };

/** A multiple of three, so that pieces of base64 could be joined; well below what a window takes at once. */
const PIECE_BYTES = 384 * 1024;

function tooManyRows(rows: number) {
  const data = { rows, limit: EXPORT_MAX_ROWS };
  return new ORPCError('TOO_MANY_ROWS', { status: 422, message: 'too many rows for one file', data });
}

/**
 * Makes the file of a list. Rows are read on a connection of their own against one unchanging state, so nobody waits and
 * the file agrees with itself; the export is audited with its number of rows before its first byte leaves.
 *
 * @throws FORBIDDEN to who does not see the list, TOO_MANY_ROWS, INDEX_INCOMPLETE, INVALID_INPUT when a column has no word
 */
export async function* makeExport(
  app: AppContext,
  actor: Actor,
  { query, format, words }: ExportRequest,
  signal?: AbortSignal,
): AsyncGenerator<ExportStep> {
  const roles = EXPORT_ROLES[query.list];
  if (!actor.roles.some((role) => roles.includes(role))) throw forbidden(roles);
  const unworded = exportColumns(query.list).find(({ key }) => words.columns[key] === undefined);
  if (unworded !== undefined) throw invalidField(`words.columns.${unworded.key}`, 'required');
  // Figures are counted before they are read, as for the screen.
  if (query.list === 'figures' || query.list === 'records') await bringUpToDate(app);
  const progress = { done: 0, total: 0 };
  const stop = new AbortController();
  const making = onOwnSnapshot(app.read, async (db) => {
    const { total, batches } = await openList({ db, app: { ...app, read: db }, actor }, query);
    if (total > EXPORT_MAX_ROWS) throw tooManyRows(total);
    progress.total = total;
    async function* counted(): AsyncGenerator<readonly ExportRow[]> {
      for await (const rows of batches) {
        stop.signal.throwIfAborted();
        signal?.throwIfAborted();
        progress.done += rows.length;
        yield rows;
      }
    }
    const pieces: Buffer[] = [];
    for await (const piece of listFile(format, { list: query.list, words, batches: counted() })) pieces.push(piece);
    return Buffer.concat(pieces);
  });
  try {
    yield* toldWhile(making, () => ({ kind: 'rows', ...progress }));
  } finally {
    // Nobody listens any more: no need to read on.
    stop.abort();
  }
  const file = await making;
  await writeTransaction(app.write, (tx: WriteTx) =>
    appendAudit(tx, {
      at: app.now().toISOString(),
      staffId: actor.id,
      action: 'exports.make',
      entity: 'export',
      entityId: query.list,
      data: { format, rows: progress.done, ...auditedQuery(query) },
    }),
  );
  for (let from = 0; from < file.length; from += PIECE_BYTES) {
    yield { kind: 'piece', data: file.subarray(from, from + PIECE_BYTES).toString('base64') };
  }
  yield { kind: 'done', rows: progress.done, bytes: file.length };
}

/** Lists as files. */
export function exportsRouter(app: AppContext) {
  // Each list names its roles.
  const anybody = signedIn(app);
  const administrator = signedIn(app, 'administrator');
  return {
    everything: administrator.exports.everything.handler(async function* everything({ context, input, signal }) {
      yield* takeEverything(app, context.actor, input.folder, signal);
    }),
    make: anybody.exports.make.handler(async function* make({ context, input, signal }) {
      yield* makeExport(app, context.actor, input, signal);
    }),
  };
}
