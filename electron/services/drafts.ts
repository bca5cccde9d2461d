import type { ProjectInput } from '../../shared/contract/registry.ts';
import type { Instant } from '../../shared/dates/types.ts';
import { MATTERS, type Matter } from '../../shared/matters/types.ts';
import { deleteDraft, draftById, draftsOf, putDraft, type Draft } from '../storage/repositories/drafts.ts';
import { hasKept, keepAnswer } from '../storage/repositories/idempotency.ts';
import { ticketOfDraft } from '../storage/repositories/tickets.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { signedIn, todayOf, type AppContext, type ReadableDb, type WriteTx } from './context.ts';
import { notFound, staleVersion } from './errors.ts';
import { noteDraftTyped } from './tickets.ts';

function partOf(payload: unknown, key: string): unknown {
  return typeof payload === 'object' && payload !== null ? Reflect.get(payload, key) : undefined;
}

function textAt(payload: unknown, ...path: readonly string[]): string {
  const found = path.reduce<unknown>(partOf, payload);
  return typeof found === 'string' ? found.trim() : '';
}

function matterOf(payload: unknown): Matter | null {
  const named = partOf(payload, 'matter');
  return MATTERS.find((matter) => matter === named) ?? null;
}

const NAME: keyof ProjectInput = 'name';

/** What a draft is listed as: the project's name, else the applicant's; empty when neither is typed yet. */
function titleOf({ payload }: Draft): string {
  return textAt(payload, 'project', NAME) || textAt(payload, 'applicant', NAME);
}

/** A draft of this member of staff; another's is as unknown as none. */
async function ownDraft(db: ReadableDb, id: string, staffId: string): Promise<Draft | null> {
  const draft = await draftById(db, id);
  return draft?.staffId === staffId ? draft : null;
}

function submittedKey(id: string, staffId: string): string {
  return `draft:${staffId}:${id}`;
}

/**
 * One draft becomes one case, also when two windows hold it or an answer was lost and the form was changed before it was
 * sent again. A draft never written yet is fine: the first keystrokes may be submitted before the journal has saved them.
 *
 * @throws STALE_VERSION when this draft was submitted before
 */
export async function requireUnsubmitted(tx: WriteTx, id: string, staffId: string): Promise<void> {
  if (await hasKept(tx, submittedKey(id, staffId))) {
    throw staleVersion({ entity: 'draft', id, expected: 0, actual: 1 });
  }
}

/** Ends a draft with the case it became. */
export async function closeDraft(
  tx: WriteTx,
  id: string,
  became: { readonly staffId: string; readonly caseId: number; readonly at: Instant },
): Promise<void> {
  const { staffId, caseId, at } = became;
  await deleteDraft(tx, id, staffId);
  const result = { caseId, paperIds: [] };
  await keepAnswer(tx, submittedKey(id, staffId), { procedure: 'intake.draft', staffId, inputHash: '', result, at });
}

/** The draft journal of the intake screen. Drafts are one's own; they hold what was typed, unchecked. */
export function draftHandlers(app: AppContext) {
  const os = signedIn(app, 'counter');
  return {
    drafts: os.intake.drafts.handler(async ({ context }) => {
      const drafts = await draftsOf(app.read, context.actor.id);
      return drafts.map((draft) => ({
        id: draft.id,
        title: titleOf(draft),
        matter: matterOf(draft.payload),
        updatedAt: draft.updatedAt,
        version: draft.version,
      }));
    }),
    draft: os.intake.draft.handler(async ({ input, context }) => {
      const draft = await ownDraft(app.read, input.id, context.actor.id);
      if (draft === null) {
        const bound = await ticketOfDraft(app.read, input.id);
        // Called, but nothing typed yet: the ticket's draft is an empty one. A finished ticket has none any more.
        const isOpen = bound !== null && bound.staffId === context.actor.id && bound.state !== 'finished';
        if (!isOpen) throw notFound('draft', input.id);
        return { id: input.id, version: 0, payload: { date: todayOf(app) } };
      }
      const payload = JSON.parse(JSON.stringify(draft.payload));
      return { id: draft.id, version: draft.version, payload };
    }),
    saveDraft: os.intake.saveDraft.handler(async ({ input, context }) => {
      const savedAt = app.now().toISOString();
      const { version, begun } = await writeTransaction(app.write, async (tx: WriteTx) => {
        const known = await draftById(tx, input.id);
        if (known !== null && known.staffId !== context.actor.id) throw notFound('draft', input.id);
        const actual = known?.version ?? 0;
        // A draft that was submitted or discarded meanwhile is not brought back by a late keystroke.
        if ((input.version ?? 0) !== actual) {
          throw staleVersion({ entity: 'draft', id: input.id, expected: input.version ?? 0, actual });
        }
        const draft: Draft = {
          id: input.id,
          staffId: context.actor.id,
          payload: input.payload,
          updatedAt: savedAt,
          version: actual + 1,
        };
        await putDraft(tx, draft);
        const entry = { actor: context.actor, at: savedAt };
        return { version: draft.version, begun: await noteDraftTyped(tx, entry, input.id) };
      });
      if (begun) app.changes.publish('queue', null);
      app.changes.publish('draft', input.id);
      return { id: input.id, version, savedAt };
    }),
    discardDraft: os.intake.discardDraft.handler(async ({ input, context }) => {
      const discarded = await writeTransaction(app.write, (tx: WriteTx) => deleteDraft(tx, input.id, context.actor.id));
      if (discarded) app.changes.publish('draft', input.id);
      return { discarded };
    }),
  };
}
