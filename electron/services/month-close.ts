import { ORPCError } from '@orpc/server';
import { shanghaiDate } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { isMatterFigure } from '../../shared/statistics/figures.ts';
import { readRules, RULES_IN_FORCE } from '../../shared/statistics/rules.ts';
import type { MonthlyReportData } from '../../shared/papers/types.ts';
import { canonicalJson } from '../storage/canonical-json.ts';
import { failureOf } from '../storage/errors.ts';
import { staffNames } from '../storage/repositories/actors.ts';
import { appendAudit } from '../storage/repositories/audit.ts';
import { onOwnSnapshot } from '../storage/repositories/integrity.ts';
import { insertMonthClose, listMonthCloses, type MonthClose } from '../storage/repositories/month-closes.ts';
import { paperById, type PaperRecord } from '../storage/repositories/papers.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { calendarOf } from './calendar-keeper.ts';
import { todayOf, type Actor, type AppContext, type ReadableDb, type WriteTx } from './context.ts';
import { notFound } from './errors.ts';
import { firstOrAgain } from './idempotent.ts';
import { contentHash, frozenContent, monthContent, monthSpan, nextMonth, type MonthContent } from './month-content.ts';
import { paperOfficeOf } from './paper-data.ts';
import { insertPapers, preparePaper, type Issuing } from './paper-issue.ts';
import { settingsOn } from './settings.ts';
import { wayOf, type GiveWay } from './statistics-count.ts';

/** Papers that belong to no matter name the office and one authority's address. */
const ANY_MATTER = 'design-review';

export interface Report {
  readonly content: MonthContent;
  readonly closes: readonly MonthClose[];
  readonly state: 'running' | 'open' | 'closed';
  readonly span: { readonly from: CivilDate; readonly through: CivilDate };
}

/** A month's report: frozen where it is closed, else from everything known now. */
export async function reportOf(app: AppContext, month: string): Promise<Report> {
  const span = monthSpan(month);
  const closes = await listMonthCloses(app.read);
  const close = closes.find((one) => one.month === month);
  if (close !== undefined) return { content: frozenContent(close), closes, state: 'closed', span };
  const at = app.now().toISOString();
  const content = await onOwnSnapshot(app.read, (db) => contentAt(db, month, { at, way: wayOf(app) }));
  return { content, closes, state: span.through < todayOf(app) ? 'open' : 'running', span };
}

/** A month's content by what was known at an instant; only months before it are adjusted. */
async function contentAt(
  db: ReadableDb,
  month: string,
  counting: { readonly at: string; readonly way: GiveWay },
): Promise<MonthContent> {
  const earlier = (await listMonthCloses(db)).filter((one) => one.month < month);
  const known = { ...counting, calendar: await calendarOf(db), closes: earlier.map(frozenContent) };
  return monthContent(db, month, { ...known, rules: RULES_IN_FORCE });
}

async function onPaper(
  db: ReadableDb,
  content: MonthContent,
  made: { readonly actor: Pick<Actor, 'name'>; readonly issuedOn: CivilDate; readonly state: 'draft' | 'closed' },
): Promise<Omit<MonthlyReportData, 'number'>> {
  const settings = await settingsOn(db, made.issuedOn);
  const office = paperOfficeOf(settings, ANY_MATTER, null, made.actor.name);
  return {
    kind: 'monthly-report',
    office: { ...office, authority: settings.officeName },
    issuedOn: made.issuedOn,
    month: content.month,
    ...monthSpan(content.month),
    state: made.state,
    countedOn: shanghaiDate(content.countedAt),
    closedBy: made.state === 'closed' ? made.actor.name : null,
    hash: contentHash(content),
    matterFigures: content.figures.filter(({ figure }) => isMatterFigure(figure)),
    officeFigures: content.figures.filter(({ figure }) => !isMatterFigure(figure)),
    adjustments: content.adjustments.map(({ records, ...line }) => ({ ...line, records: records.length })),
  };
}

/** The data of a month's report: as issued on closing, else a draft. */
export async function monthOnPaper(
  app: AppContext,
  actor: Pick<Actor, 'name'>,
  month: string,
): Promise<MonthlyReportData> {
  const { content, closes, state } = await reportOf(app, month);
  const close = closes.find((one) => one.month === month);
  const closer = close === undefined ? null : (await staffNames(app.read, [close.staffId])).get(close.staffId);
  const issuedOn = close === undefined ? todayOf(app) : shanghaiDate(close.closedAt);
  const made = {
    actor: { name: closer ?? actor.name },
    issuedOn,
    state: state === 'closed' ? 'closed' : 'draft',
  } as const;
  return { ...(await onPaper(app.read, content, made)), number: null };
}

function refused(why: 'not-over' | 'closed' | 'not-next', month: string) {
  return new ORPCError('CLOSE_REFUSED', { status: 409, message: 'month cannot be closed', data: { why, month } });
}

/** @throws CLOSE_REFUSED */
function requireClosable(closes: readonly MonthClose[], month: string, today: CivilDate): void {
  if (closes.some((one) => one.month === month)) throw refused('closed', month);
  if (monthSpan(month).through >= today) throw refused('not-over', month);
  const last = closes.at(-1);
  // A month between two closed ones could never be adjusted properly.
  if (last !== undefined && nextMonth(last.month) !== month) throw refused('not-next', nextMonth(last.month));
}

/**
 * Closes a month: its figures, and the adjustments of months closed before, are frozen with their hash, and the report is
 * issued. Counted on a connection of its own between two short transactions, so that the counter goes on working; the
 * same key gives the same report again.
 *
 * @throws CLOSE_REFUSED, KEY_REUSED
 */
export async function closeMonth(
  app: AppContext,
  actor: Actor,
  sent: { readonly key: string; readonly month: string },
): Promise<PaperRecord> {
  const { key, ...input } = sent;
  const call = { key, procedure: 'statistics.close', actor, input };
  const kept = await writeTransaction(app.write, async (tx: WriteTx) => {
    // With the lock held: every act that was entered before this instant is committed.
    const at = app.now().toISOString();
    const first = await firstOrAgain(tx, { ...call, at });
    if (first.kind === 'first') requireClosable(await listMonthCloses(tx), sent.month, todayOf(app));
    return { at, paperId: first.kind === 'again' ? (first.kept.paperIds[0] ?? 0) : null };
  });
  if (kept.paperId !== null) {
    const paper = await paperById(app.read, kept.paperId);
    if (paper === null) throw notFound('paper', kept.paperId);
    return paper;
  }
  const { at } = kept;
  const content = await onOwnSnapshot(app.read, (db) => contentAt(db, sent.month, { at, way: wayOf(app) }));
  try {
    const paper = await writeTransaction(app.write, (tx: WriteTx) => closeIn(tx, app, { ...call, at }, content));
    app.changes.publish('statistics', sent.month);
    app.changes.publish('paper', String(paper.id));
    return paper;
  } catch (error) {
    if (failureOf(error, 'unique') !== null) throw refused('closed', sent.month);
    throw error;
  }
}

async function closeIn(
  tx: WriteTx,
  app: AppContext,
  call: Parameters<typeof firstOrAgain>[1],
  content: MonthContent,
): Promise<PaperRecord> {
  const { actor, at } = call;
  const kept = await firstOrAgain(tx, call);
  if (kept.kind === 'again') throw refused('closed', content.month);
  const issuedOn = shanghaiDate(at);
  requireClosable(await listMonthCloses(tx), content.month, issuedOn);
  const settings = await settingsOn(tx, issuedOn);
  const issuing: Issuing = { tx, settings, renderPaper: app.renderPaper, actor, at };
  const data = await onPaper(tx, content, { actor, issuedOn, state: 'closed' });
  const belongs = { matter: ANY_MATTER, eventSeq: null, numbering: { kind: 'draw' } } as const;
  const [paper] = await insertPapers(issuing, null, [await preparePaper(issuing, data, belongs)]);
  if (paper === undefined) throw new TypeError('One paper in, one paper out');
  const hash = contentHash(content);
  await insertMonthClose(tx, {
    month: content.month,
    closedAt: at,
    staffId: actor.id,
    rules: content.rules,
    content: canonicalJson(content),
    hash,
    paperId: paper.id,
  });
  await appendAudit(tx, {
    at,
    staffId: actor.id,
    action: 'statistics.close',
    entity: 'month',
    entityId: content.month,
    data: { hash, paper: paper.id, adjustments: content.adjustments.length },
  });
  await kept.keep({ caseId: null, paperIds: [paper.id] });
  return paper;
}

/** Closed months whose figures, counted again from what was known then, are not those that were frozen; in words. */
export async function monthProblems(db: ReadableDb): Promise<string[]> {
  const problems: string[] = [];
  const closes = await listMonthCloses(db);
  const calendar = await calendarOf(db);
  const atOnce = async () => 'quiet' as const;
  for (const [index, close] of closes.entries()) {
    const what = `month ${close.month}`;
    const frozen = frozenContent(close);
    if (contentHash(frozen) !== close.hash) problems.push(`${what}: its figures are not those that were frozen`);
    const rules = readRules(close.rules);
    // Rules of another program cannot be repeated; what was frozen stands.
    if (rules === null) continue;
    const earlier = closes.slice(0, index).map(frozenContent);
    const counting = { at: close.closedAt, calendar, way: atOnce, rules };
    const again = await monthContent(db, close.month, { ...counting, closes: earlier });
    if (contentHash(again) !== close.hash) problems.push(`${what}: counted again it comes to other figures`);
  }
  return problems;
}
