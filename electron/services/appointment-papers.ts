import type { AppointmentEvent } from '../../shared/appointments/history.ts';
import { appointmentNumber } from '../../shared/appointments/identity.ts';
import { HOLDING_STATES } from '../../shared/appointments/types.ts';
import type { PaperSummary } from '../../shared/contract/cases.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import type { CallListLine, SlipFormat } from '../../shared/papers/appointment-papers.ts';
import type { Matter } from '../../shared/matters/types.ts';
import { eventsOfAppointments } from '../storage/repositories/appointment-events.ts';
import { appointmentsByIds } from '../storage/repositories/appointments.ts';
import { listAppointments } from '../storage/repositories/appointment-search.ts';
import { appendAudit } from '../storage/repositories/audit.ts';
import { counterById, listCounters } from '../storage/repositories/counters.ts';
import { openingEntries } from '../storage/repositories/opening-entries.ts';
import { paperById, papersByNumber, type PaperRecord } from '../storage/repositories/papers.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { callLinesOf, reminderLines } from './appointment-call-lines.ts';
import { bringOf, dailyListLine, lastChangeOf, slipOf } from './appointment-paper-data.ts';
import { wholeAppointments, type WholeAppointment } from './appointment-view.ts';
import { BookingRefused, wordRefusals } from './appointment-write.ts';
import { appointmentSettingsOn } from './booking-desk.ts';
import { loadCase, type WholeCase } from './case-load.ts';
import { paperSummaryOf } from './case-view.ts';
import { signedIn, todayOf, type Actor, type AppContext, type WriteTx } from './context.ts';
import { notFound } from './errors.ts';
import { firstOrAgain } from './idempotent.ts';
import type { UnnumberedPaper } from './paper-data-events.ts';
import { paperOfficeOf } from './paper-data.ts';
import { insertPapers, preparePaper, type Issuing } from './paper-issue.ts';
import { settingsAt } from './settings.ts';

/** Whose address stands on papers that belong to no matter. */
const GENERAL: Matter = 'design-review';

interface Issue {
  readonly key: string;
  readonly procedure: 'appointmentPapers.slips' | 'appointmentPapers.dailyList' | 'appointmentPapers.callList';
  readonly input: unknown;
  /** Makes and writes the papers. */
  readonly work: (issuing: Issuing, issuedOn: CivilDate) => Promise<readonly PaperRecord[]>;
  /** What the audit trail keeps besides the kinds. */
  readonly audit: Readonly<Record<string, unknown>>;
}

/** Issues papers in one transaction, once per key. @throws KEY_REUSED and what `work` throws */
async function issueOnce(app: AppContext, actor: Actor, issue: Issue): Promise<PaperSummary[]> {
  const at = app.now().toISOString();
  const issuedOn = todayOf(app);
  const { key, procedure, input } = issue;
  const records = await writeTransaction(app.write, async (tx: WriteTx) => {
    const kept = await firstOrAgain(tx, { key, procedure, actor, input, at });
    if (kept.kind === 'again') {
      const again = await Promise.all(kept.kept.paperIds.map((id) => paperById(tx, id)));
      return again.filter((paper) => paper !== null);
    }
    const issuing: Issuing = {
      tx,
      settings: await settingsAt(app, tx, issuedOn, kept.opening.newestSetting),
      renderPaper: app.renderPaper,
      actor,
      at,
    };
    const papers = await issue.work(issuing, issuedOn);
    const paperIds = papers.map(({ id }) => id);
    await appendAudit(tx, {
      at,
      staffId: actor.id,
      action: procedure,
      entity: 'paper',
      entityId: String(paperIds[0] ?? 0),
      data: { ...issue.audit, papers: paperIds },
    });
    await kept.keep({ caseId: null, paperIds });
    return papers;
  });
  for (const { id, caseId } of records) {
    app.changes.publish('paper', String(id));
    if (caseId !== null) app.changes.publish('case', String(caseId));
  }
  return records.map(paperSummaryOf);
}

async function freeze(
  issuing: Issuing,
  paper: UnnumberedPaper,
  belongs: { readonly caseId: number | null; readonly number: string | null },
): Promise<readonly PaperRecord[]> {
  const { caseId, number } = belongs;
  // Slips bear the appointment's number, lists none: neither draws from a series.
  const numbering = number === null ? ({ kind: 'draw' } as const) : ({ kind: 'restate', number } as const);
  const prepared = await preparePaper(issuing, paper, { matter: GENERAL, eventSeq: null, numbering });
  return insertPapers(issuing, caseId, [prepared]);
}

async function casesOf(tx: WriteTx, { file, jointFile }: WholeAppointment): Promise<readonly WholeCase[]> {
  const cases: WholeCase[] = [];
  for (const one of [file, jointFile]) if (one !== null) cases.push(await loadCase(tx, one.id));
  return cases;
}

interface SlipsInput {
  readonly appointmentIds: readonly number[];
  readonly what: 'reminder' | 'last-change';
  readonly format: SlipFormat;
}

function refuseUnfit(whole: WholeAppointment, what: SlipsInput['what']): void {
  const { state } = whole.record.now;
  const holds = HOLDING_STATES.some((one) => one === state && one !== 'missed');
  if (holds || (what === 'last-change' && state === 'cancelled')) return;
  throw new BookingRefused('state', 'appointmentIds', { details: { state } });
}

/** One slip for each appointment, in the order asked for. @throws NOT_FOUND; refuses the waiting and the missed */
async function issueSlips(issuing: Issuing, issuedOn: CivilDate, input: SlipsInput): Promise<readonly PaperRecord[]> {
  const { tx, settings, actor } = issuing;
  const records = await appointmentsByIds(tx, input.appointmentIds);
  const ordered = input.appointmentIds.map((id) => {
    const record = records.get(id);
    if (record === undefined) throw notFound('appointment', id);
    return record;
  });
  const events = await eventsOfAppointments(tx, input.appointmentIds);
  const { booking } = await appointmentSettingsOn(tx, issuedOn);
  const counterNames = new Map((await listCounters(tx)).map(({ id, name }) => [id, name]));
  const reasons = await entryReasons(tx);
  const papers: PaperRecord[] = [];
  for (const whole of await wholeAppointments(tx, ordered)) {
    refuseUnfit(whole, input.what);
    const { record } = whole;
    const history = events.get(record.id) ?? [];
    const change = input.what === 'reminder' ? ({ kind: 'none' } as const) : lastChangeOf(history);
    const paper = slipOf(
      {
        office: paperOfficeOf(settings, record.matter ?? GENERAL, whole.beside.counterName, actor.name),
        issuedOn,
        format: input.format,
        whole,
        bring: bringOf(whole, await casesOf(tx, whole)),
        cutOffMinutes: booking.cutOffMinutes,
        counterNames,
        entryReason: reasons.get(entryOf(history) ?? 0) ?? null,
      },
      change,
    );
    papers.push(...(await freeze(issuing, paper, { caseId: record.caseId, number: appointmentNumber(record.id) })));
  }
  return papers;
}

/** The change of the opening calendar behind the last move or cancellation. */
function entryOf(events: readonly AppointmentEvent[]): number | null {
  const last = events.findLast(({ type }) => type === 'moved' || type === 'cancelled');
  return last !== undefined && 'entryId' in last ? last.entryId : null;
}

async function entryReasons(tx: WriteTx): Promise<ReadonlyMap<number, string>> {
  const entries = await openingEntries(tx);
  return new Map(entries.flatMap((entry) => ('reason' in entry ? [[entry.id, entry.reason] as const] : [])));
}

async function issueDailyList(
  issuing: Issuing,
  issuedOn: CivilDate,
  input: { readonly date: CivilDate; readonly counterId: number | null },
): Promise<readonly PaperRecord[]> {
  const { tx, settings, actor } = issuing;
  const { date, counterId } = input;
  const counter = counterId === null ? null : await counterById(tx, counterId);
  if (counterId !== null && counter === null) throw notFound('counter', counterId);
  const records = await listAppointments(tx, {
    from: date,
    through: date,
    states: HOLDING_STATES,
    limit: 1000,
    ...(counterId === null ? { service: 'site-visit' as const } : { counterId }),
  });
  const paper: UnnumberedPaper = {
    kind: 'appointment-daily-list',
    office: paperOfficeOf(settings, GENERAL, counter?.name ?? null, actor.name),
    issuedOn,
    date,
    visits: counterId === null ? 'on-site' : 'counter',
    lines: (await wholeAppointments(tx, records)).map(dailyListLine),
  };
  return freeze(issuing, paper, { caseId: null, number: null });
}

async function issueCallList(
  issuing: Issuing,
  issuedOn: CivilDate,
  list: {
    readonly purpose: 'reminder' | 'changed';
    readonly reason: string | null;
    readonly lines: readonly CallListLine[];
  },
): Promise<readonly PaperRecord[]> {
  const paper: UnnumberedPaper = {
    kind: 'appointment-call-list',
    office: paperOfficeOf(issuing.settings, GENERAL, null, issuing.actor.name),
    issuedOn,
    ...list,
  };
  return freeze(issuing, paper, { caseId: null, number: null });
}

type CallListInput = { readonly kind: 'changed'; readonly entryId: number | null } | { readonly kind: 'reminder' };

/** What a call list holds; phones in clear. @throws NOT_FOUND for an unknown entry */
async function callListContent(app: AppContext, list: CallListInput) {
  if (list.kind === 'reminder') return { purpose: 'reminder' as const, reason: null, lines: await reminderLines(app) };
  const entries = await openingEntries(app.read);
  const entry = entries.find(({ id }) => id === list.entryId);
  if (list.entryId !== null && entry === undefined) throw notFound('opening-entry', list.entryId);
  return {
    purpose: 'changed' as const,
    reason: entry !== undefined && 'reason' in entry ? entry.reason : null,
    lines: await callLinesOf(app, list.entryId),
  };
}

function one(papers: readonly PaperSummary[]): PaperSummary {
  const [paper] = papers;
  if (paper === undefined) throw new TypeError('One paper in, one paper out');
  return paper;
}

/** Slips and lists of appointments. */
export function appointmentPapersRouter(app: AppContext) {
  const desk = signedIn(app, 'counter', 'reviewer', 'supervisor');
  return {
    slips: desk.appointmentPapers.slips.handler(({ input: { key, ...input }, context }) =>
      wordRefusals(app, () =>
        issueOnce(app, context.actor, {
          key,
          procedure: 'appointmentPapers.slips',
          input,
          work: (issuing, issuedOn) => issueSlips(issuing, issuedOn, input),
          audit: { appointments: input.appointmentIds },
        }),
      ),
    ),
    dailyList: desk.appointmentPapers.dailyList.handler(async ({ input: { key, ...input }, context }) =>
      one(
        await issueOnce(app, context.actor, {
          key,
          procedure: 'appointmentPapers.dailyList',
          input,
          work: (issuing, issuedOn) => issueDailyList(issuing, issuedOn, input),
          audit: { ...input },
        }),
      ),
    ),
    callList: desk.appointmentPapers.callList.handler(async ({ input: { key, list }, context }) => {
      const content = await callListContent(app, list);
      return one(
        await issueOnce(app, context.actor, {
          key,
          procedure: 'appointmentPapers.callList',
          input: list,
          work: (issuing, issuedOn) => issueCallList(issuing, issuedOn, content),
          // Phones leave in clear: who was on the list stays on record.
          audit: { list: list.kind, fields: ['phone'], numbers: content.lines.map(({ number }) => number) },
        }),
      );
    }),
    issued: desk.appointmentPapers.issued.handler(async ({ input }) =>
      (await papersByNumber(app.read, appointmentNumber(input.appointmentId))).map(paperSummaryOf),
    ),
  };
}
