import type { IssueInput } from './papers-on-request.ts';
import { shanghaiDate } from '../../shared/dates/civil.ts';
import { forPrinting } from '../documents/reprint.ts';
import { appendAudit } from '../storage/repositories/audit.ts';
import { updateReceiptNumber } from '../storage/repositories/cases.ts';
import {
  paperById,
  papersOfCase,
  recordPrint,
  snapshotOf,
  voidPaper,
  type PaperRecord,
  type PaperSnapshot,
} from '../storage/repositories/papers.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { paperSummaryOf } from './case-view.ts';
import { signedIn, type Actor, type AppContext, type ReadableDb, type WriteTx } from './context.ts';
import { receiptNumberOf } from './derive.ts';
import { actRefused, notFound } from './errors.ts';
import { issueOnRequest } from './papers-on-request.ts';

async function paperWithBytes(db: ReadableDb, id: number): Promise<{ paper: PaperRecord; snapshot: PaperSnapshot }> {
  const paper = await paperById(db, id);
  const snapshot = paper === null ? null : await snapshotOf(db, id);
  if (paper === null || snapshot === null) throw notFound('paper', id);
  return { paper, snapshot };
}

/** Name of a printed or saved file: the number where there is one. */
function titleOf(paper: PaperRecord): string {
  return paper.number ?? `${paper.kind}-${paper.id}`;
}

function announce(app: AppContext, paper: Pick<PaperRecord, 'id' | 'caseId'>): void {
  app.changes.publish('paper', String(paper.id));
  if (paper.caseId !== null) app.changes.publish('case', String(paper.caseId));
}

async function printed(
  app: AppContext,
  actor: Actor,
  input: { readonly id: number; readonly target: 'printer' | 'pdf' },
) {
  const at = app.now().toISOString();
  const result = await writeTransaction(app.write, async (tx: WriteTx) => {
    const { paper, snapshot } = await paperWithBytes(tx, input.id);
    const ordinal = await recordPrint(tx, { paperId: input.id, at, staffId: actor.id, target: input.target });
    await appendAudit(tx, {
      at,
      staffId: actor.id,
      action: 'papers.print',
      entity: 'paper',
      entityId: String(input.id),
      data: { ordinal, target: input.target },
    });
    return { paper, snapshot, ordinal };
  });
  announce(app, result.paper);
  const printing = {
    ordinal: result.ordinal,
    printedOn: shanghaiDate(at),
    ...(result.paper.voided === null ? {} : { voided: 'voided' as const }),
  };
  return {
    ordinal: result.ordinal,
    html: forPrinting(result.snapshot.html, printing),
    title: titleOf(result.paper),
  };
}

/** Strikes a paper: it stays, marked; its number is never used again, and the case is known by the one before it. */
async function struck(app: AppContext, actor: Actor, input: { readonly id: number; readonly reason: string }) {
  const at = app.now().toISOString();
  const paper = await writeTransaction(app.write, async (tx: WriteTx) => {
    const known = await paperById(tx, input.id);
    if (known === null) throw notFound('paper', input.id);
    if (known.voided !== null) throw actRefused('already-voided', null, { at: known.voided.at });
    await voidPaper(tx, input.id, { at, reason: input.reason });
    if (known.caseId !== null) {
      await updateReceiptNumber(tx, known.caseId, receiptNumberOf(await papersOfCase(tx, known.caseId)));
    }
    await appendAudit(tx, {
      at,
      staffId: actor.id,
      action: 'papers.void',
      entity: 'paper',
      entityId: String(input.id),
      data: { number: known.number, reason: input.reason },
    });
    return { ...known, voided: { at, reason: input.reason } };
  });
  announce(app, paper);
  return paperSummaryOf(paper);
}

/** Issued papers: their frozen bytes, printing, papers on request, striking. */
export function papersRouter(app: AppContext) {
  const staff = signedIn(app, 'counter', 'reviewer', 'supervisor');
  const supervisor = signedIn(app, 'supervisor');
  return {
    get: staff.papers.get.handler(async ({ input }) => {
      const { paper, snapshot } = await paperWithBytes(app.read, input.id);
      return { ...paperSummaryOf(paper), caseId: paper.caseId, ...snapshot };
    }),
    print: staff.papers.print.handler(({ input, context }) => printed(app, context.actor, input)),
    issue: staff.papers.issue.handler(async ({ input, context }) => {
      const call: IssueInput = input;
      const { paper, replayed } = await issueOnRequest(app, context.actor, call);
      if (!replayed) announce(app, paper);
      return paperSummaryOf(paper);
    }),
    void: supervisor.papers.void.handler(({ input, context }) => struck(app, context.actor, input)),
  };
}
