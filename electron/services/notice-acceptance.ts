import { ORPCError } from '@orpc/server';
import type { OfficeSettings } from '../../shared/contract/session.ts';
import type { DateChangeSlipData, PaperOffice } from '../../shared/papers/types.ts';
import { replay } from '../../shared/workflow/history.ts';
import type { CaseEvent } from '../../shared/workflow/types.ts';
import { appendAudit } from '../storage/repositories/audit.ts';
import { settleVersion, versionById, type CalendarVersion } from '../storage/repositories/calendar-versions.ts';
import { listedCases, type ListedCase } from '../storage/repositories/cases.ts';
import { replaceClocks } from '../storage/repositories/clocks.ts';
import {
  changeListById,
  changesOfList,
  insertChangeList,
  type ChangeList,
  type DateChange,
} from '../storage/repositories/date-changes.ts';
import { paperById, type PaperRecord } from '../storage/repositories/papers.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { loadCase } from './case-load.ts';
import { todayOf, type Actor, type AppContext, type ReadableDb, type WriteTx } from './context.ts';
import { correctedRecord } from './correction-changes.ts';
import { fingerprintOf, oldDatesOf, pageOfChanges, paperLineOf } from './date-changes.ts';
import { notFound } from './errors.ts';
import { firstOrAgain } from './idempotent.ts';
import { calendarWith, proposedVersion } from './notice-proposals.ts';
import type { UnnumberedPaper } from './paper-data-events.ts';
import { paperCaseOf, paperOfficeOf } from './paper-data.ts';
import { insertPapers, preparePaper, type Issuing } from './paper-issue.ts';
import { settingsOn } from './settings.ts';

/** What a supervisor signs. */
export interface NoticeSignature {
  readonly key: string;
  readonly id: number;
  /** Of the list as it was shown. */
  readonly fingerprint: string;
  readonly remark: string | null;
}

/** Papers that belong to no matter name the office and one authority's address. */
const ANY_MATTER = 'design-review';

/** The names lists and papers show beside lines. */
export async function namesOfCases(
  db: ReadableDb,
  lines: readonly Pick<DateChange, 'caseId'>[],
): Promise<ReadonlyMap<number, ListedCase>> {
  const cases = await listedCases(db, [...new Set(lines.map(({ caseId }) => caseId))]);
  return new Map(cases.map((one) => [one.id, one]));
}

async function listPaper(
  issuing: Issuing,
  version: CalendarVersion,
  lines: readonly DateChange[],
  signature: NoticeSignature & { readonly signedOn: string },
): Promise<UnnumberedPaper> {
  const { settings, actor, tx } = issuing;
  const office: PaperOffice = {
    ...paperOfficeOf(settings, ANY_MATTER, null, actor.name),
    authority: settings.officeName,
  };
  const names = new Map<number, ListedCase>();
  for (let from = 0; from < lines.length; from += 500) {
    for (const [id, one] of await namesOfCases(tx, lines.slice(from, from + 500))) names.set(id, one);
  }
  return {
    kind: 'date-change-list',
    office,
    issuedOn: signature.signedOn,
    cause: {
      kind: 'calendar',
      year: version.year,
      document: version.document,
      loaded: version.days === null ? 'taken-back' : version.kind,
    },
    signedBy: actor.name,
    signedOn: signature.signedOn,
    remark: signature.remark,
    cases: new Set(lines.map(({ caseId }) => caseId)).size,
    lines: lines.map((line) => ({
      ...paperLineOf(line),
      caseNumber: names.get(line.caseId)?.receiptNumber ?? String(line.caseId),
      projectName: names.get(line.caseId)?.projectName ?? '',
      papers: line.papers.map(({ kind, number }) => ({ kind, number })),
    })),
  };
}

async function acceptIn(
  tx: WriteTx,
  app: AppContext,
  actor: Actor,
  sent: NoticeSignature,
): Promise<{ readonly paper: PaperRecord; readonly replayed: boolean }> {
  const { key, ...input } = sent;
  const at = app.now().toISOString();
  const signedOn = todayOf(app);
  const kept = await firstOrAgain(tx, { key, procedure: 'notices.accept', actor, input, at });
  if (kept.kind === 'again') {
    const id = kept.kept.paperIds[0] ?? 0;
    const paper = await paperById(tx, id);
    if (paper === null) throw notFound('paper', id);
    return { paper, replayed: true };
  }
  const version = await proposedVersion(tx, sent.id);
  const calendar = await calendarWith(tx, version, at);
  const lines: DateChange[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page = await pageOfChanges(tx, calendar, after);
    for (const { id, clocks } of page.moved) await replaceClocks(tx, id, clocks);
    lines.push(...page.lines);
    after = page.next;
  }
  if (fingerprintOf('', lines) !== sent.fingerprint) {
    throw new ORPCError('CHANGES_DIFFER', {
      status: 409,
      message: 'the list is no longer what was shown',
      data: { id: sent.id },
    });
  }
  const settings: OfficeSettings = await settingsOn(tx, signedOn);
  const issuing: Issuing = { tx, settings, renderPaper: app.renderPaper, actor, at };
  const data = await listPaper(issuing, version, lines, { ...sent, signedOn });
  const numbering = { kind: 'draw' } as const;
  const prepared = await preparePaper(issuing, data, { matter: ANY_MATTER, eventSeq: null, numbering });
  const [paper] = await insertPapers(issuing, null, [prepared]);
  if (paper === undefined) throw new TypeError('One paper in, one paper out');
  await settleVersion(tx, sent.id, { state: 'accepted', at, staffId: actor.id, remark: sent.remark });
  const cases = new Set(lines.map(({ caseId }) => caseId)).size;
  const cause = { kind: 'calendar', versionId: sent.id } as const;
  const list = { cause, signedAt: at, signedBy: actor.id, paperId: paper.id, cases };
  await insertChangeList(tx, list, lines);
  await appendAudit(tx, {
    at,
    staffId: actor.id,
    action: 'notices.accept',
    entity: 'calendar',
    entityId: String(sent.id),
    data: { year: version.year, document: version.document, cases, lines: lines.length, paper: paper.id },
  });
  await kept.keep({ caseId: null, paperIds: [paper.id] });
  // Before the commit, so that the next act in the queue already counts by it.
  await app.calendars.load(tx);
  return { paper, replayed: false };
}

/**
 * Signs a proposed calendar version: in one transaction it comes into force, the clocks of all open cases are counted
 * anew (stopped ones stay), and the list of what moved is frozen as a paper. The same key gives the same paper again.
 *
 * @throws NOT_FOUND, VERSION_SETTLED, CHANGES_DIFFER when cases changed since the list was shown, KEY_REUSED
 */
export async function acceptNotice(
  app: AppContext,
  actor: Actor,
  sent: NoticeSignature,
): Promise<{ readonly version: CalendarVersion; readonly paper: PaperRecord }> {
  const { paper, replayed } = await writeTransaction(app.write, (tx: WriteTx) => acceptIn(tx, app, actor, sent)).catch(
    async (error: unknown) => {
      await app.calendars.load(app.read);
      throw error;
    },
  );
  const version = await versionById(app.read, sent.id);
  if (version === null) throw notFound('calendar-version', sent.id);
  if (!replayed) {
    app.changes.publish('calendar', String(sent.id));
    app.changes.publish('case', null);
    app.changes.publish('paper', String(paper.id));
  }
  return { version, paper };
}

/** What an applicant is told moved the dates: the document, or the record that was wrong. */
function slipCauseOf({ cause, document }: ChangeList, events: readonly CaseEvent[]): DateChangeSlipData['cause'] {
  const correction = cause.kind === 'correction' ? events.find(({ seq }) => seq === cause.eventSeq) : undefined;
  if (correction?.type === 'corrected') return { kind: 'correction', record: correctedRecord(events, correction) };
  return { kind: 'calendar', document: document ?? '' };
}

async function slipOf(
  issuing: Issuing,
  actor: Actor,
  list: ChangeList & { readonly issuedOn: string },
  changes: readonly DateChange[],
  caseId: number,
): Promise<PaperRecord | null> {
  const lines = changes.filter((change) => change.caseId === caseId && oldDatesOf(change).length > 0);
  if (lines.length === 0) return null;
  const whole = await loadCase(issuing.tx, caseId);
  const { file, applicant, project, papers } = whole;
  const data: UnnumberedPaper = {
    kind: 'date-change-slip',
    office: paperOfficeOf(issuing.settings, file.matter, whole.counterName, actor.name),
    issuedOn: list.issuedOn,
    case: paperCaseOf({ file, applicant, project, papers, replayed: replay(whole.events) }),
    cause: slipCauseOf(list, whole.events),
    lines: lines.map(paperLineOf),
  };
  const numbering = { kind: 'draw' } as const;
  const prepared = await preparePaper(issuing, data, { matter: file.matter, eventSeq: null, numbering });
  const [paper] = await insertPapers(issuing, caseId, [prepared]);
  return paper ?? null;
}

/**
 * Issues change slips of a signed list: one for each named case whose date moved; others are passed over. The same key
 * gives the same slips again. @throws NOT_FOUND, KEY_REUSED
 */
export async function issueSlips(
  app: AppContext,
  actor: Actor,
  sent: { readonly key: string; readonly listId: number; readonly caseIds: readonly number[] },
): Promise<readonly PaperRecord[]> {
  const { key, ...input } = sent;
  const at = app.now().toISOString();
  const issuedOn = todayOf(app);
  const { papers, replayed } = await writeTransaction(app.write, async (tx: WriteTx) => {
    const kept = await firstOrAgain(tx, { key, procedure: 'notices.slips', actor, input, at });
    if (kept.kind === 'again') {
      const again: PaperRecord[] = [];
      for (const id of kept.kept.paperIds) {
        const paper = await paperById(tx, id);
        if (paper !== null) again.push(paper);
      }
      return { papers: again, replayed: true };
    }
    const list = await changeListById(tx, sent.listId);
    if (list === null) throw notFound('date-change-list', sent.listId);
    const settings = await settingsOn(tx, issuedOn);
    const issuing: Issuing = { tx, settings, renderPaper: app.renderPaper, actor, at };
    const issued: PaperRecord[] = [];
    for (const caseId of [...new Set(sent.caseIds)].toSorted((left, right) => left - right)) {
      const changes = await changesOfList(tx, sent.listId, { afterCase: caseId - 1, cases: 1 });
      const paper = await slipOf(issuing, actor, { ...list, issuedOn }, changes, caseId);
      if (paper !== null) issued.push(paper);
    }
    await appendAudit(tx, {
      at,
      staffId: actor.id,
      action: 'notices.slips',
      entity: 'calendar',
      entityId: String(sent.listId),
      data: { papers: issued.map(({ id, caseId }) => ({ id, caseId })) },
    });
    await kept.keep({ caseId: null, paperIds: issued.map(({ id }) => id) });
    return { papers: issued, replayed: false };
  });
  if (!replayed)
    for (const { id, caseId } of papers) {
      app.changes.publish('paper', String(id));
      app.changes.publish('case', String(caseId));
    }
  return papers;
}
