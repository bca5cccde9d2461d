import type { AuditAction } from '../../shared/audit/actions.ts';
import type { CaseDetail, PaperSummary } from '../../shared/contract/cases.ts';
import type { CivilDate, Instant } from '../../shared/dates/types.ts';
import type { CaseEvent } from '../../shared/workflow/types.ts';
import { staffNames } from '../storage/repositories/actors.ts';
import { appendAudit, type NewAuditEntry } from '../storage/repositories/audit.ts';
import type { PaperRecord } from '../storage/repositories/papers.ts';
import { upsertCaseSearch, type CaseSearchFields } from '../storage/repositories/search.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { loadCase, type WholeCase } from './case-load.ts';
import { caseDetailOf, paperSummaryOf } from './case-view.ts';
import { todayOf, type Actor, type AppContext, type ReadableDb, type WriteTx } from './context.ts';
import { invalidInput } from './errors.ts';
import { eventSeal } from './event-seal.ts';
import type { Kept } from './idempotent.ts';

/**
 * Hands several statements to the connection at once, so that the next is ready when one is done. Waits for all of them
 * also when one fails: nothing may still be on its way when the transaction is rolled back.
 *
 * @throws what the first that failed threw
 */
export async function together<Results extends readonly unknown[]>(
  ...statements: { readonly [Index in keyof Results]: Promise<Results[Index]> }
): Promise<Results> {
  const outcomes = await Promise.allSettled(statements);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  // None failed, so each has its value, in the order given.
  return Promise.all(statements) as unknown as Promise<Results>;
}

/** What every act answers with. */
export interface ActAnswer {
  readonly case: CaseDetail;
  readonly papers: PaperSummary[];
  readonly replayed: boolean;
}

/** Names of the staff an act speaks of. @throws INVALID_INPUT at each id nobody has */
export async function knownStaff(
  db: ReadableDb,
  named: readonly { readonly path: string; readonly id: string }[],
): Promise<ReadonlyMap<string, string>> {
  const names = await staffNames(
    db,
    named.map(({ id }) => id),
  );
  const unknown = named.filter(({ id }) => !names.has(id));
  if (unknown.length > 0) throw invalidInput(unknown.map(({ path }) => ({ path, problem: 'unknown-choice' })));
  return names;
}

/** One act as the audit trail has it. */
export interface AuditedAct {
  readonly at: Instant;
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly caseId: number;
  readonly events: readonly CaseEvent[];
  readonly papers: readonly PaperRecord[];
}

/** Audit entry of an act: what was done and which papers it brought forth; no personal data. */
export function auditOfAct({ at, actor, action, caseId, events, papers }: AuditedAct): NewAuditEntry {
  const data = {
    events: events.map((event) => {
      const { seq, type, date } = event;
      return { seq, type, date, hash: eventSeal(caseId, event) };
    }),
    papers: papers.map(({ id, kind, number }) => ({ id, kind, number })),
  };
  return { at, staffId: actor.id, action, entity: 'case', entityId: String(caseId), data };
}

/** Chains an act's entry to the trail; `lastHash` as read at the beginning of the act. */
export async function auditAct(tx: WriteTx, entry: AuditedAct & { readonly lastHash: string | null }): Promise<void> {
  await appendAudit(tx, auditOfAct(entry), { lastHash: entry.lastHash });
}

/** What can be found of a case. */
export function searchFieldsOf(whole: WholeCase): CaseSearchFields {
  return {
    applicantName: whole.applicant?.name ?? null,
    projectName: whole.project?.name ?? null,
    address: whole.project?.address ?? null,
    numbers: whole.papers.flatMap(({ number }) => (number === null ? [] : [number])),
    phone: whole.applicant?.phone ?? null,
    source: [],
  };
}

/** Writes what can be found of a case after an act. */
export async function indexCase(tx: WriteTx, whole: WholeCase): Promise<void> {
  await upsertCaseSearch(tx, whole.file.id, searchFieldsOf(whole));
}

/** What an act did: a new answer still to be built, or the one given before. */
export type ActOutcome =
  | { readonly kind: 'done'; readonly whole: WholeCase; readonly issued: readonly PaperRecord[] }
  | { readonly kind: 'again'; readonly answer: ActAnswer };

/**
 * Carries an act out in one transaction and builds its answer while the disk confirms the commit. The answer is given only
 * once the commit is confirmed.
 */
export async function carryOut(
  app: AppContext,
  actor: Actor,
  work: (tx: WriteTx) => Promise<ActOutcome>,
): Promise<ActAnswer> {
  const asOf = todayOf(app);
  let answer: Promise<ActAnswer> | null = null;
  await writeTransaction(app.write, async (tx: WriteTx) => {
    const outcome = await work(tx);
    answer =
      outcome.kind === 'again'
        ? Promise.resolve(outcome.answer)
        : // After the commit has been handed to the thread that writes.
          afterCurrentTurn(() => answerOf(app, actor, asOf, outcome.whole, outcome.issued));
  });
  if (answer === null) throw new TypeError('A committed act has an answer');
  return answer;
}

function afterCurrentTurn<Result>(build: () => Result): Promise<Result> {
  const result = new Promise<Result>((resolve, reject) => {
    setImmediate(() => {
      try {
        resolve(build());
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  });
  // If the commit fails nobody asks for the answer any more.
  result.catch(() => undefined);
  return result;
}

/** The answer of an act carried out now. */
function answerOf(
  app: AppContext,
  actor: Actor,
  asOf: CivilDate,
  whole: WholeCase,
  papers: readonly PaperRecord[],
): ActAnswer {
  return {
    case: caseDetailOf(whole, actor, { calendar: app.calendar(), asOf }),
    papers: papers.map(paperSummaryOf),
    replayed: false,
  };
}

/** The answer of an act that was carried out before: its own papers, and the case as it is. */
export async function answerAgain(db: ReadableDb, app: AppContext, actor: Actor, kept: Kept): Promise<ActAnswer> {
  const whole = await loadCase(db, kept.caseId ?? 0);
  const looking = { calendar: app.calendar(), asOf: todayOf(app) };
  return {
    case: caseDetailOf(whole, actor, looking),
    papers: whole.papers.filter(({ id }) => kept.paperIds.includes(id)).map(paperSummaryOf),
    replayed: true,
  };
}
