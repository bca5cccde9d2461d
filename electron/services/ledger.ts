import { ORPCError } from '@orpc/server';
import type { LedgerImportView } from '../../shared/contract/ledger.ts';
import { COLUMN_TARGETS, type ColumnTarget } from '../../shared/ledger/columns.ts';
import type { Table } from '../documents/spreadsheets/table.ts';
import { failureOf, StorageError } from '../storage/errors.ts';
import {
  listLedgerImports,
  rememberedMapping,
  type LedgerImportRecord,
} from '../storage/repositories/ledger-imports.ts';
import { signedIn, type Actor, type AppContext, type ReadableDb } from './context.ts';
import { invalidField, keyReused, notFound, toContractError } from './errors.ts';
import { checkFile } from './ledger-check.ts';
import { commitLedger, LedgerMovedError } from './ledger-commit.ts';
import { LedgerFiles, readFile, type LedgerFile } from './ledger-files.ts';
import { ledgerPage } from './ledger-list.ts';
import { proposeSheets, type SheetChoice, type SheetProposal } from './ledger-table.ts';
import { toldWhile } from './progress.ts';

const IMPORTS_SHOWN = 50;

function isTarget(value: unknown): value is ColumnTarget {
  return COLUMN_TARGETS.some((target) => target === value);
}

/** The proposal with the targets of an earlier import under the same headings, where there was one. */
async function asRemembered(db: ReadableDb, proposal: SheetProposal) {
  const targets = await rememberedMapping(db, proposal.signature);
  const known = Array.isArray(targets) && targets.length === proposal.targets.length && targets.every(isTarget);
  const { signature: _signature, ...shown } = proposal;
  return {
    ...shown,
    headings: [...proposal.headings],
    samples: proposal.samples.map((cells) => [...cells]),
    targets: known ? [...targets] : [...proposal.targets],
    remembered: known,
  };
}

/** What is proposed for each sheet of a file, as remembered or by its headings. */
export async function proposals(db: ReadableDb, table: Table) {
  const sheets = [];
  for (const proposal of proposeSheets(table)) sheets.push(await asRemembered(db, proposal));
  return sheets;
}

/** A choice that names sheets, rows or columns the file does not have, or a column twice, is refused at its field. */
export function refuseBadChoices(table: Table, choices: readonly SheetChoice[]): void {
  const seen = new Set<number>();
  for (const [index, { sheet, headerRow, targets }] of choices.entries()) {
    const found = table.sheets[sheet];
    if (found === undefined || seen.has(sheet)) throw invalidField(`sheets.${index}.sheet`, 'unknown-choice');
    seen.add(sheet);
    if (!found.rows.some(({ row }) => row === headerRow))
      throw invalidField(`sheets.${index}.headerRow`, 'out-of-range');
    const own = targets.filter((target) => target !== 'keep' && target !== 'leave');
    const twice = own.find((target, at) => own.indexOf(target) !== at);
    if (twice !== undefined) throw invalidField(`sheets.${index}.targets.${targets.lastIndexOf(twice)}`, 'name-taken');
    if (own.length === 0) throw invalidField(`sheets.${index}.targets`, 'required');
  }
}

function viewOf({ fileHash: _hash, ...shown }: LedgerImportRecord): LedgerImportView {
  return shown;
}

function checkDiffers() {
  return new ORPCError('CHECK_DIFFERS', { status: 409, message: 'check the file again', data: {} });
}

/** A record of the file was written between the last look and the transaction. */
function isMoved(error: unknown): boolean {
  return error instanceof LedgerMovedError || (error instanceof StorageError && failureOf(error, 'unique') !== null);
}

async function importOfCall(db: ReadableDb, callKey: string): Promise<LedgerImportRecord | null> {
  return (await listLedgerImports(db, { limit: 1, callKey }))[0] ?? null;
}

/**
 * Takes a checked file over.
 *
 * @throws CHECK_DIFFERS when it was not checked so, or the office changed since
 */
export async function acceptFile(
  app: AppContext,
  actor: Pick<Actor, 'id'>,
  file: LedgerFile,
  call: { readonly key: string; readonly fingerprint: string },
): Promise<LedgerImportView> {
  const { checked, table, hash: fileHash } = file;
  if (checked === null || table === null || fileHash === null || checked.fingerprint !== call.fingerprint) {
    throw checkDiffers();
  }
  const signatures = new Map(proposeSheets(table).map((proposal) => [proposal.sheet, proposal]));
  const mappings = checked.choices.flatMap(({ sheet, headerRow, targets }) => {
    const proposal = signatures.get(sheet);
    return proposal?.headerRow === headerRow ? [{ signature: proposal.signature, targets }] : [];
  });
  try {
    await commitLedger(app, actor, checked.plan, {
      callKey: call.key,
      fileName: file.name,
      fileHash,
      otherRows: checked.skipped,
      mappings,
    });
  } catch (error) {
    if (isMoved(error)) throw checkDiffers();
    throw error;
  }
  const done = await importOfCall(app.read, call.key);
  if (done === null) throw new TypeError('the import just written is not there');
  return viewOf(done);
}

/** The ledger: every case, and old ledgers taken over from files. */
export function ledgerRouter(app: AppContext) {
  const staff = signedIn(app, 'counter', 'reviewer', 'supervisor');
  const keepers = signedIn(app, 'supervisor', 'administrator');
  const files = new LedgerFiles();
  return {
    list: staff.ledger.list.handler(({ input }) => ledgerPage(app.read, app, input)),
    imports: keepers.ledger.imports.handler(async () =>
      (await listLedgerImports(app.read, { limit: IMPORTS_SHOWN })).map(viewOf),
    ),
    begin: keepers.ledger.begin.handler(({ context, input }) => ({
      fileId: files.begin(context.client.id, input.name, input.bytes).id,
    })),
    add: keepers.ledger.add.handler(({ context, input }) => {
      const file = files.of(context.client.id, input.fileId);
      files.add(file, input.offset, Buffer.from(input.data, 'base64'));
      return { received: file.received };
    }),
    inspect: keepers.ledger.inspect.handler(async ({ context, input }) => {
      const table = await readFile(files.of(context.client.id, input.fileId));
      return { format: table.format, encoding: table.encoding, sheets: await proposals(app.read, table) };
    }),
    check: keepers.ledger.check.handler(async function* check({ context, input }) {
      try {
        const file = files.of(context.client.id, input.fileId);
        const table = await readFile(file);
        refuseBadChoices(table, input.sheets);
        const progress = { done: 0, total: 0 };
        const checking = checkFile(app, file, table, input.sheets, (done, total) => {
          progress.done = done;
          progress.total = total;
        });
        yield* toldWhile(checking, () => ({ kind: 'rows' as const, ...progress }));
        yield { kind: 'checked' as const, check: await checking };
      } catch (error) {
        throw toContractError(error);
      }
    }),
    problems: keepers.ledger.problems.handler(({ context, input }) => {
      const { checked } = files.of(context.client.id, input.fileId);
      if (checked === null) throw notFound('ledger-check', input.fileId);
      const { problems } = checked;
      return { problems: problems.slice(input.offset, input.offset + input.limit), total: problems.length };
    }),
    accept: keepers.ledger.accept.handler(async ({ context, input }) => {
      const before = await importOfCall(app.read, input.key);
      if (before !== null) {
        const file = files.find(context.client.id, input.fileId);
        if (file !== null && file.hash !== before.fileHash) throw keyReused(input.key);
        return viewOf(before);
      }
      const file = files.of(context.client.id, input.fileId);
      const done = await acceptFile(app, context.actor, file, input);
      // What is taken over need not be kept; the same call again is answered from the record of the import.
      file.checked = null;
      return done;
    }),
    forget: keepers.ledger.forget.handler(({ context, input }) => ({
      forgotten: files.forget(context.client.id, input.fileId),
    })),
  };
}
