import { ORPCError } from '@orpc/server';
import type { FieldIssue } from '../../shared/contract/errors.ts';
import type { JournalFilter, ServiceInput, ServiceView } from '../../shared/contract/journal.ts';
import { SERVICE_COUNTS, SERVICE_FORMS } from '../../shared/statistics/services.ts';
import { failureOf } from '../storage/errors.ts';
import { staffNames } from '../storage/repositories/actors.ts';
import { appendAudit, type NewAuditEntry } from '../storage/repositories/audit.ts';
import { listedCases } from '../storage/repositories/cases.ts';
import {
  correctionsOf,
  insertService,
  pageOfServices,
  servicesByIds,
  type StoredService,
} from '../storage/repositories/service-records.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { signedIn, todayOf, type Actor, type AppContext, type ReadableDb, type WriteTx } from './context.ts';
import { invalidField, invalidInput, notFound } from './errors.ts';
import { firstOrAgain } from './idempotent.ts';

/** Everything wrong with a service as typed, by its kind's form. */
export function serviceProblems(service: ServiceInput, today: string): FieldIssue[] {
  const form = SERVICE_FORMS[service.kind];
  const issues: FieldIssue[] = [];
  if (service.date > today) issues.push({ path: 'service.date', problem: 'out-of-range' });
  for (const count of SERVICE_COUNTS) {
    const need = form.counts[count];
    const given = service.counts[count];
    if (need === undefined && given !== undefined)
      issues.push({ path: `service.counts.${count}`, problem: 'unknown-field' });
    if (need === 'required' && (given === undefined || given === 0)) {
      issues.push({ path: `service.counts.${count}`, problem: 'required' });
    }
  }
  if (form.rating === 'required' && service.rating === null)
    issues.push({ path: 'service.rating', problem: 'required' });
  if (form.rating === 'none' && service.rating !== null)
    issues.push({ path: 'service.rating', problem: 'unknown-field' });
  if (form.case === 'required' && service.caseId === null) issues.push({ path: 'service.caseId', problem: 'required' });
  return issues;
}

async function requireSound(tx: ReadableDb, service: ServiceInput, today: string): Promise<void> {
  const issues = serviceProblems(service, today);
  if (issues.length > 0) throw invalidInput(issues);
  if (service.caseId !== null && (await listedCases(tx, [service.caseId])).length === 0) {
    throw invalidField('service.caseId', 'unknown-choice');
  }
}

/** Lines as screens see them. */
async function viewsOf(db: ReadableDb, services: readonly StoredService[]): Promise<ServiceView[]> {
  const later = await correctionsOf(
    db,
    services.map(({ id }) => id),
    null,
  );
  const strikes = new Set(
    (await servicesByIds(db, [...later.values()])).filter(({ struck }) => struck).map(({ id }) => id),
  );
  const cases = new Map(
    (
      await listedCases(
        db,
        services.flatMap(({ caseId }) => caseId ?? []),
      )
    ).map((one) => [one.id, one]),
  );
  const names = await staffNames(
    db,
    services.map(({ staffId }) => staffId),
  );
  return services.map((service) => {
    const { staffId, struck, ...shown } = service;
    const by = later.get(service.id);
    const file = service.caseId === null ? undefined : cases.get(service.caseId);
    const state = struck ? 'strike' : by === undefined ? 'in-force' : strikes.has(by) ? 'struck' : 'corrected';
    return {
      ...shown,
      counts: { ...service.counts },
      caseNumber: file?.receiptNumber ?? null,
      caseTitle: file?.projectName ?? file?.applicantName ?? null,
      staffName: names.get(staffId) ?? null,
      state,
    };
  });
}

async function viewOf(db: ReadableDb, id: number): Promise<ServiceView> {
  const [view] = await viewsOf(db, await servicesByIds(db, [id]));
  if (view === undefined) throw notFound('service', id);
  return view;
}

interface Written {
  readonly id: number;
  readonly replayed: boolean;
}

async function addIn(
  tx: WriteTx,
  app: AppContext,
  actor: Actor,
  sent: { readonly key: string; readonly service: ServiceInput },
): Promise<Written> {
  const { key, ...input } = sent;
  const at = app.now().toISOString();
  const kept = await firstOrAgain(tx, { key, procedure: 'journal.add', actor, input, at });
  if (kept.kind === 'again') return { id: kept.kept.ids?.[0] ?? 0, replayed: true };
  await requireSound(tx, sent.service, todayOf(app));
  const entry = { corrects: null, struck: false, reason: null, recordedAt: at, staffId: actor.id };
  const id = await insertService(tx, { ...sent.service, ...entry });
  await appendAudit(tx, auditOfService({ actor, at, action: 'add' }, id, { kind: sent.service.kind }));
  await kept.keep({ caseId: null, paperIds: [], ids: [id] });
  return { id, replayed: false };
}

/** Audit entry of a line added, corrected or struck out. */
export function auditOfService(
  by: { readonly actor: Actor; readonly at: string; readonly action: 'add' | 'correct' | 'strike' },
  id: number,
  data: Readonly<Record<string, string | number | null>>,
): NewAuditEntry {
  const { actor, at, action } = by;
  return { at, staffId: actor.id, action: `journal.${action}`, entity: 'service', entityId: String(id), data };
}

interface Correction {
  readonly key: string;
  readonly id: number;
  readonly reason: string;
  /** Null strikes the line out. */
  readonly service: ServiceInput | null;
}

function notCorrectable(id: number) {
  return new ORPCError('NOT_CORRECTABLE', { status: 409, message: 'line is not in force', data: { id } });
}

/** The line that takes the place of another one, or strikes it out. */
export function correctedLine(
  before: StoredService,
  correction: Pick<Correction, 'reason' | 'service'>,
  by: { readonly at: string; readonly staffId: string },
): Omit<StoredService, 'id'> {
  const { reason, service } = correction;
  const { id, ...unchanged } = before;
  const entry = { corrects: id, reason, recordedAt: by.at, staffId: by.staffId };
  return { ...unchanged, ...service, ...entry, struck: service === null };
}

async function correctIn(tx: WriteTx, app: AppContext, actor: Actor, sent: Correction): Promise<Written> {
  const { key, ...input } = sent;
  const at = app.now().toISOString();
  const kept = await firstOrAgain(tx, { key, procedure: 'journal.correct', actor, input, at });
  if (kept.kind === 'again') return { id: kept.kept.ids?.[0] ?? 0, replayed: true };
  const [before] = await servicesByIds(tx, [sent.id]);
  if (before === undefined) throw notFound('service', sent.id);
  if (before.struck || (await correctionsOf(tx, [sent.id], null)).has(sent.id)) throw notCorrectable(sent.id);
  if (sent.service !== null) await requireSound(tx, sent.service, todayOf(app));
  const line = correctedLine(before, sent, { at, staffId: actor.id });
  const id = await insertService(tx, line);
  const data = { corrects: sent.id, reason: sent.reason };
  await appendAudit(tx, auditOfService({ actor, at, action: line.struck ? 'strike' : 'correct' }, id, data));
  await kept.keep({ caseId: null, paperIds: [], ids: [id] });
  return { id, replayed: false };
}

function placeOf(cursor: string | null): { readonly date: string; readonly id: number } | null {
  if (cursor === null) return null;
  const [, date = '', id = ''] = /^(\d{4}-\d{2}-\d{2}) (\d{1,15})$/.exec(cursor) ?? [];
  if (date === '') throw invalidField('cursor', 'wrong-type');
  return { date, id: Number(id) };
}

interface LinesWanted {
  readonly filter: JournalFilter;
  readonly cursor: string | null;
  readonly limit: number;
}

/** One page of the journal, the latest day first. @throws INVALID_INPUT when the cursor is none */
export async function journalPage(db: ReadableDb, { filter, cursor, limit }: LinesWanted) {
  const { text, ...selection } = filter;
  const words = text?.trim();
  const sought = { ...selection, ...(words === undefined || words === '' ? {} : { text: words }) };
  const { services, total } = await pageOfServices(db, sought, { before: placeOf(cursor), limit });
  const last = services.length < limit ? undefined : services.at(-1);
  const next = last === undefined ? null : `${last.date} ${last.id}`;
  return { rows: await viewsOf(db, services), next, total };
}

/** The service journal: lines are added and corrected by further lines. */
export function journalRouter(app: AppContext) {
  const staff = signedIn(app, 'counter', 'reviewer', 'supervisor');
  const write = async (work: (tx: WriteTx) => Promise<Written>): Promise<ServiceView> => {
    const { id, replayed } = await writeTransaction(app.write, work);
    if (!replayed) app.changes.publish('service', String(id));
    return viewOf(app.read, id);
  };
  return {
    list: staff.journal.list.handler(({ input }) => {
      const { cursor, limit, ...filter } = input;
      return journalPage(app.read, { filter, cursor, limit });
    }),
    get: staff.journal.get.handler(({ input }) => viewOf(app.read, input.id)),
    add: staff.journal.add.handler(({ input, context }) => write((tx) => addIn(tx, app, context.actor, input))),
    correct: staff.journal.correct.handler(async ({ input, context }) => {
      try {
        return await write((tx) => correctIn(tx, app, context.actor, input));
      } catch (error) {
        // Two windows at once: the file lets one correction stand.
        if (failureOf(error, 'unique') !== null) throw notCorrectable(input.id);
        throw error;
      }
    }),
  };
}
