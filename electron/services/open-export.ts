import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { appendAudit } from '../storage/repositories/audit.ts';
import { unpackText } from '../storage/packed-text.ts';
import { readWholeFile } from '../storage/table-rows.ts';
import { writeTransaction } from '../storage/transaction.ts';
import type { AppContext, WriteTx } from './context.ts';

/** What an export of everything holds. */
export interface OpenExportFigures {
  readonly tables: number;
  readonly rows: number;
  readonly papers: number;
}

/** How far it is: of `total` rows. */
export interface OpenExportProgress extends OpenExportFigures {
  readonly total: number;
}

/** Who looks on while it is made: hears how far it is, and may stop it. */
export interface OpenExportWatch {
  readonly onProgress?: (progress: OpenExportProgress) => void;
  readonly signal?: AbortSignal;
}

/** The folder is there already and holds something: nothing of it is touched. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';

  constructor(folder: string) {
    super(`${folder} holds something already; name an empty or a new folder`);
  }
}

/** Secrets: of no use to anybody but this program. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = { staff: ['password_hash'] };

const README = `Open export of fire-window

Everything the office's database holds, in forms any program can read.

tables/NAME.jsonl   one table each: UTF-8, one row a line as a JSON object, in the order of the table's key. Texts that hold
                    JSON are kept as texts; bytes stand as {"base64": "..."}; dates are YYYY-MM-DD (Asia/Shanghai),
                    instants ISO 8601 in UTC, yes and no 1 and 0. Left out: staff.password_hash, and the full-text
                    index, which holds nothing of its own. A paper's html stands in papers/ and is named in its row.
papers/ID.html      every paper ever issued, byte for byte; sha256 as in column hash of tables/paper.jsonl.
schema.json         tables, their columns and keys.
SHA256SUMS          sha256 of every file above (sha256sum -c SHA256SUMS).

case_file is a case; case_event what happened to it, in order, the truth from which everything else follows; case_clock
its limits; case_material its checklist; paper the papers; audit_entry who did what, each entry chained to the last.
`;

function cellOf(value: unknown): unknown {
  return value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

/** Only where nothing stands, or an empty folder. @throws FolderInUseError also for a file; what the file system says */
async function requireFree(folder: string): Promise<void> {
  const there = await readdir(folder).catch((error: unknown): readonly string[] => {
    if (codeOf(error) === 'ENOENT') return [];
    throw codeOf(error) === 'ENOTDIR' ? new FolderInUseError(folder) : error;
  });
  if (there.length > 0) throw new FolderInUseError(folder);
}

/** Takes an empty folder away; what came into it meanwhile makes this fail instead of being lost. */
async function clearPlace(folder: string): Promise<void> {
  await rmdir(folder).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
  });
}

/** Writes files below a folder and remembers their sums. */
class Folder {
  readonly sums = new Map<string, string>();
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  async write(name: string, text: string): Promise<void> {
    await writeFile(path.join(this.root, name), text, { mode: 0o600 });
    this.sums.set(name, createHash('sha256').update(text, 'utf8').digest('hex'));
  }

  async writeLines(name: string, batches: AsyncIterable<readonly string[]>): Promise<void> {
    const sum = createHash('sha256');
    const file = await open(path.join(this.root, name), 'w', 0o600);
    try {
      for await (const lines of batches) {
        const text = lines.map((line) => `${line}\n`).join('');
        sum.update(text, 'utf8');
        await file.write(text);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    this.sums.set(name, sum.digest('hex'));
  }
}

/**
 * Writes everything for leaving the product: JSON lines per table, papers as HTML, a description, sums. Complete and the
 * same for the same state of the file; reads one unchanging state while others go on. Made beside its place and put there
 * when whole: stopped or failed it leaves nothing. Written down afterwards.
 *
 * @throws FolderInUseError, the signal's reason, what the file system says
 */
export async function exportEverything(
  app: Pick<AppContext, 'read' | 'write' | 'now'>,
  staffId: string | null,
  folder: string,
  { onProgress, signal }: OpenExportWatch = {},
): Promise<OpenExportFigures> {
  await requireFree(folder);
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  const files = new Folder(partial);
  const figures = { tables: 0, rows: 0, papers: 0 };
  try {
    await mkdir(path.dirname(folder), { recursive: true, mode: 0o700 });
    // Step by step: where nothing can be made, making all at once may never come back.
    for (const made of [partial, path.join(partial, 'tables'), path.join(partial, 'papers')]) {
      await mkdir(made, { mode: 0o700 });
    }
    await readWholeFile(app.read, async (whole) => {
      const total = await whole.countRows();
      const tables = whole.tables.map(({ name, columns, key }) => ({
        name,
        columns: columns.filter((column) => LEFT_OUT[name]?.includes(column) !== true),
        key,
      }));
      for (const [index, table] of tables.entries()) {
        async function* lines(): AsyncGenerator<readonly string[]> {
          const stored = whole.tables[index];
          if (stored === undefined) return;
          for await (const rows of whole.rows(stored)) {
            const texts: string[] = [];
            for (const row of rows) {
              const cells = Object.fromEntries(table.columns.map((column) => [column, cellOf(row[column])]));
              const html = row['html'];
              if (table.name === 'paper' && (typeof html === 'string' || html instanceof Uint8Array)) {
                const name = `papers/${String(row['id'])}.html`;
                await files.write(name, unpackText(html));
                cells['html'] = name;
                figures.papers += 1;
              }
              texts.push(JSON.stringify(cells));
            }
            signal?.throwIfAborted();
            figures.rows += rows.length;
            onProgress?.({ ...figures, total });
            yield texts;
          }
        }
        await files.writeLines(`tables/${table.name}.jsonl`, lines());
        figures.tables += 1;
      }
      await files.write('schema.json', `${JSON.stringify(tables, null, 2)}\n`);
    });
    await files.write('README.txt', README);
    const sums = [...files.sums].toSorted(([left], [right]) => (left < right ? -1 : 1));
    await writeFile(path.join(partial, 'SHA256SUMS'), sums.map(([name, sum]) => `${sum}  ${name}\n`).join(''));
    // From here on it is whole, whoever stops listening.
    signal?.throwIfAborted();
    await clearPlace(folder);
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
  await writeTransaction(app.write, (tx: WriteTx) =>
    appendAudit(tx, {
      at: app.now().toISOString(),
      staffId,
      action: 'exports.everything',
      entity: 'export',
      entityId: 'everything',
      data: { ...figures },
    }),
  );
  return figures;
}
