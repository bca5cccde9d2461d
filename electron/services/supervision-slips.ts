import { ORPCError } from '@orpc/server';
import type { PaperSummary } from '../../shared/contract/cases.ts';
import type { SlipFilter, SlipView } from '../../shared/contract/supervision.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { answerByOf, slipFor, slipStanding, type SlipKind, type SlipRefusal } from '../../shared/supervision/slips.ts';
import { worstLamp } from '../../shared/timelimit/lamp.ts';
import { replay } from '../../shared/workflow/history.ts';
import { appendAudit } from '../storage/repositories/audit.ts';
import { clocksOfCases } from '../storage/repositories/clocks.ts';
import { paperById, type PaperRecord } from '../storage/repositories/papers.ts';
import {
  insertAcknowledgement,
  insertSlip,
  openSlips,
  slipById,
  slipsIssued,
  slipsOfPapers,
  type Slip,
} from '../storage/repositories/supervision-slips.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { loadCase, type WholeCase } from './case-load.ts';
import { paperSummaryOf } from './case-view.ts';
import { todayOf, type Actor, type AppContext, type ReadableDb, type WriteTx } from './context.ts';
import { plainClocksOn, shownClocks, type ShownClock } from './derive.ts';
import { invalidField, notFound, staleVersion } from './errors.ts';
import { firstOrAgain } from './idempotent.ts';
import type { UnnumberedPaper } from './paper-data-events.ts';
import { paperCaseOf, paperLimitsOf, paperOfficeOf } from './paper-data.ts';
import { insertPapers, preparePaper, type Issuing } from './paper-issue.ts';
import { settingsOn } from './settings.ts';

/** A slip as screens see it on a day. */
export function slipViewOf(slip: Slip, asOf: CivilDate): SlipView {
  return {
    id: slip.id,
    version: slip.version,
    kind: slip.kind,
    caseId: slip.caseId,
    caseNumber: slip.caseNumber,
    projectName: slip.projectName,
    clockId: slip.clockId,
    lamp: slip.lamp,
    due: slip.due,
    handlerId: slip.handlerStaffId,
    handlerName: slip.handlerName,
    issuedOn: slip.issuedOn,
    issuedByName: slip.issuedByName,
    answerBy: slip.answerBy,
    note: slip.note,
    follows: slip.follows,
    paperId: slip.paperId,
    number: slip.number,
    standing: slipStanding(slip, asOf),
    acknowledged: slip.acknowledged,
  };
}

/** The register of slips on a day, newest first. */
export async function slipRegister(db: ReadableDb, filter: SlipFilter, asOf: CivilDate): Promise<SlipView[]> {
  const views = (await slipsIssued(db, filter)).map((slip) => slipViewOf(slip, asOf));
  return filter.show === 'all' ? views : views.filter(({ standing }) => standing !== 'settled');
}

/** What a supervisor sends. */
export interface SlipOrder {
  readonly key: string;
  readonly cases: readonly { readonly caseId: number; readonly version: number; readonly kind: SlipKind }[];
  readonly note: string | null;
}

interface RefusedCase {
  readonly caseId: number;
  readonly number: string | null;
  readonly why: SlipRefusal;
}

function slipsRefused(refused: readonly RefusedCase[]) {
  return new ORPCError('SLIPS_REFUSED', {
    status: 409,
    message: 'some cases get no such slip',
    data: { refused: [...refused] },
  });
}

/** The clock a slip is about: the one with the worst lamp, of several the one due first. */
function urgentClock(shown: readonly ShownClock[]): ShownClock | null {
  const worst = worstLamp(shown.map(({ lamp }) => lamp));
  const candidates = shown.filter(({ lamp }) => lamp === worst);
  return candidates.reduce<ShownClock | null>(
    (first, one) => (first === null || (one.due ?? '9999') < (first.due ?? '9999') ? one : first),
    null,
  );
}

/** A case that gets a slip, with what the slip says. */
interface Prepared {
  readonly whole: WholeCase;
  readonly kind: SlipKind;
  readonly handlerId: string;
  readonly clock: ShownClock;
  readonly follows: Slip | null;
}

async function judged(tx: WriteTx, app: AppContext, order: SlipOrder, asOf: CivilDate): Promise<readonly Prepared[]> {
  const ids = order.cases.map(({ caseId }) => caseId);
  if (new Set(ids).size !== ids.length) throw invalidField('cases', 'unknown-choice');
  const stored = await clocksOfCases(tx, ids);
  const open = new Map((await openSlips(tx, ids)).map((slip) => [slip.caseId, slip]));
  const refused: RefusedCase[] = [];
  const prepared: Prepared[] = [];
  for (const { caseId, version, kind } of order.cases) {
    const whole = await loadCase(tx, caseId);
    const { file } = whole;
    if (file.version !== version) {
      throw staleVersion({ entity: 'case', id: String(caseId), expected: version, actual: file.version });
    }
    const isOpen = file.origin === 'live' && file.derived.endedOn === null;
    const shown = shownClocks(isOpen ? (stored.get(caseId) ?? []) : [], file.terms.warnWorkdays, app.calendar(), asOf);
    const clock = urgentClock(shown);
    const earlier = open.get(caseId) ?? null;
    const handlerId = file.derived.handlerStaffId;
    const answer = slipFor({
      lamp: clock?.lamp ?? null,
      handlerId,
      open: earlier === null ? null : { kind: earlier.kind, standing: slipStanding(earlier, asOf) },
    });
    const refusal =
      clock === null ? 'not-open' : 'refusal' in answer ? answer.refusal : answer.kind === kind ? null : 'other-kind';
    if (refusal !== null || clock === null || handlerId === null) {
      refused.push({ caseId, number: file.receiptNumber, why: refusal ?? 'no-handler' });
    } else prepared.push({ whole, kind, handlerId, clock, follows: earlier });
  }
  if (refused.length > 0) throw slipsRefused(refused);
  return prepared;
}

function followsOf(slip: Slip | null, asOf: CivilDate) {
  if (slip === null) return null;
  const standing = slipStanding(slip, asOf);
  const why = standing === 'unacknowledged' || standing === 'plan-passed' ? standing : ('overdue-since' as const);
  return { number: slip.number ?? '', issuedOn: slip.issuedOn, why };
}

function paperOf(
  issuing: Issuing,
  app: AppContext,
  one: Prepared,
  day: { readonly asOf: CivilDate; readonly answerBy: CivilDate; readonly note: string | null },
): UnnumberedPaper {
  const { file, applicant, project, papers, counterName, events, names } = one.whole;
  const { stored } = one.clock;
  const clocks = plainClocksOn(file, events, app.calendar(), day.asOf).clocks.filter(({ id }) => id === stored.id);
  const limits = paperLimitsOf(clocks[stored.run - 1] ?? null);
  const addressee = names.get(one.handlerId) ?? one.handlerId;
  return {
    kind: one.kind === 'urging' ? 'urging-slip' : 'supervision-slip',
    office: paperOfficeOf(issuing.settings, file.matter, counterName, addressee),
    issuedOn: day.asOf,
    case: paperCaseOf({ file, applicant, project, papers, replayed: replay(events) }),
    clockId: stored.id,
    lamp: one.clock.lamp,
    start: stored.start,
    statutory: limits.statutory ?? {
      days: stored.statutoryDays,
      due: stored.statutoryDue,
      provisional: false,
      basis: '',
    },
    promised: limits.promised,
    remaining: one.clock.remaining,
    addressee,
    issuedBy: issuing.actor.name,
    answerBy: day.answerBy,
    note: day.note,
    follows: followsOf(one.follows, day.asOf),
  };
}

async function issueIn(
  tx: WriteTx,
  app: AppContext,
  actor: Actor,
  order: SlipOrder,
): Promise<{ readonly papers: readonly PaperRecord[]; readonly replayed: boolean }> {
  const { key, ...input } = order;
  const at = app.now().toISOString();
  const asOf = todayOf(app);
  const kept = await firstOrAgain(tx, { key, procedure: 'supervision.issueSlips', actor, input, at });
  if (kept.kind === 'again') {
    const again: PaperRecord[] = [];
    for (const id of kept.kept.paperIds) {
      const paper = await paperById(tx, id);
      if (paper !== null) again.push(paper);
    }
    return { papers: again, replayed: true };
  }
  const settings = await settingsOn(tx, asOf);
  const issuing: Issuing = { tx, settings, renderPaper: app.renderPaper, actor, at };
  const answerBy = answerByOf(app.calendar(), asOf, settings.slipAnswerWorkdays);
  const issued: PaperRecord[] = [];
  const slips: { id: number; caseId: number; kind: SlipKind; handler: string; paper: number }[] = [];
  for (const one of await judged(tx, app, order, asOf)) {
    const { id: caseId, matter } = one.whole.file;
    const data = paperOf(issuing, app, one, { asOf, answerBy, note: order.note });
    const numbering = { kind: 'draw' } as const;
    const prepared = await preparePaper(issuing, data, { matter, eventSeq: null, numbering });
    const [paper] = await insertPapers(issuing, caseId, [prepared]);
    if (paper === undefined) throw new TypeError('One paper in, one paper out');
    const id = await insertSlip(tx, {
      kind: one.kind,
      caseId,
      clockId: one.clock.stored.id,
      run: one.clock.stored.run,
      lamp: one.clock.lamp,
      due: one.clock.due,
      handlerStaffId: one.handlerId,
      issuedOn: asOf,
      issuedAt: at,
      issuedBy: actor.id,
      answerBy,
      note: order.note,
      follows: one.follows?.id ?? null,
      paperId: paper.id,
    });
    issued.push(paper);
    slips.push({ id, caseId, kind: one.kind, handler: one.handlerId, paper: paper.id });
  }
  await appendAudit(tx, {
    at,
    staffId: actor.id,
    action: 'supervision.issueSlips',
    entity: 'supervision',
    entityId: String(slips[0]?.id ?? 0),
    data: { slips, answerBy },
  });
  await kept.keep({ caseId: null, paperIds: issued.map(({ id }) => id) });
  return { papers: issued, replayed: false };
}

/**
 * Issues one slip for each named case, all or none: a numbered paper, a record per case and handler, a last day for the
 * handler's word. The same key gives the same slips again.
 *
 * @throws NOT_FOUND, STALE_VERSION, SLIPS_REFUSED with every case that gets no such slip, KEY_REUSED, INVALID_INPUT
 */
export async function issueSlips(
  app: AppContext,
  actor: Actor,
  order: SlipOrder,
): Promise<{ slip: SlipView; paper: PaperSummary }[]> {
  const { papers, replayed } = await writeTransaction(app.write, (tx: WriteTx) => issueIn(tx, app, actor, order));
  const slips = new Map(
    (
      await slipsOfPapers(
        app.read,
        papers.map(({ id }) => id),
      )
    ).map((one) => [one.paperId, one]),
  );
  if (!replayed) {
    for (const { id, caseId } of papers) {
      app.changes.publish('paper', String(id));
      app.changes.publish('supervision', String(caseId));
    }
  }
  const asOf = todayOf(app);
  return papers.flatMap((paper) => {
    const slip = slips.get(paper.id);
    return slip === undefined ? [] : [{ slip: slipViewOf(slip, asOf), paper: paperSummaryOf(paper) }];
  });
}

/** The handler's word. */
export interface SlipWord {
  readonly key: string;
  readonly slipId: number;
  readonly version: number;
  readonly planDate: CivilDate;
  readonly words: string;
}

function slipRefused(id: number, why: 'not-yours' | 'answered' | 'settled') {
  return new ORPCError('SLIP_REFUSED', {
    status: 409,
    message: 'this slip is not to be answered',
    data: { id, why },
  });
}

async function acknowledgeIn(tx: WriteTx, app: AppContext, actor: Actor, word: SlipWord) {
  const { key, ...input } = word;
  const at = app.now().toISOString();
  const asOf = todayOf(app);
  const kept = await firstOrAgain(tx, { key, procedure: 'supervision.acknowledge', actor, input, at });
  const slip = await slipById(tx, word.slipId);
  if (slip === null) throw notFound('slip', word.slipId);
  if (kept.kind === 'again') return { slip, replayed: true };
  // Whoever was asked, and whoever holds the case since.
  if (slip.handlerStaffId !== actor.id && slip.presentHandlerId !== actor.id) throw slipRefused(slip.id, 'not-yours');
  if (slipStanding(slip, asOf) === 'settled') throw slipRefused(slip.id, 'settled');
  if (slip.acknowledged !== null) throw slipRefused(slip.id, 'answered');
  if (slip.version !== word.version) {
    throw staleVersion({ entity: 'slip', id: String(slip.id), expected: word.version, actual: slip.version });
  }
  if (word.planDate < asOf) throw invalidField('planDate', 'out-of-range');
  const { planDate, words } = word;
  await insertAcknowledgement(tx, slip.id, { on: asOf, recordedAt: at, staffId: actor.id, planDate, words });
  await appendAudit(tx, {
    at,
    staffId: actor.id,
    action: 'supervision.acknowledge',
    entity: 'supervision',
    entityId: String(slip.id),
    data: { caseId: slip.caseId, planDate, words },
  });
  await kept.keep({ caseId: slip.caseId, paperIds: [] });
  const answered = await slipById(tx, slip.id);
  if (answered === null) throw new TypeError('A slip that was read is there');
  return { slip: answered, replayed: false };
}

/**
 * Records by when a handler will be done and what they will do. The same key gives the same answer again.
 *
 * @throws NOT_FOUND, SLIP_REFUSED, STALE_VERSION, INVALID_INPUT when the planned day is past, KEY_REUSED
 */
export async function acknowledgeSlip(app: AppContext, actor: Actor, word: SlipWord): Promise<SlipView> {
  const { slip, replayed } = await writeTransaction(app.write, (tx: WriteTx) => acknowledgeIn(tx, app, actor, word));
  if (!replayed) app.changes.publish('supervision', String(slip.caseId));
  return slipViewOf(slip, todayOf(app));
}
