import { ORPCError } from '@orpc/server';
import type { CivilDate } from '../../shared/dates/types.ts';
import { handOverRefusal, HOLDING_ROLES, type HandOverRefusal } from '../../shared/supervision/duties.ts';
import { checkEvent } from '../../shared/workflow/event-rules.ts';
import { replay } from '../../shared/workflow/history.ts';
import type { StaffSummary } from '../../shared/contract/session.ts';
import { appendAudit } from '../storage/repositories/audit.ts';
import { casesHandledBy } from '../storage/repositories/board.ts';
import { casesByIds, updateCase, type CaseFile } from '../storage/repositories/cases.ts';
import { appendEvents, eventsOfCases } from '../storage/repositories/events.ts';
import { staffById } from '../storage/repositories/staff.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { auditOfAct } from './act-write.ts';
import { entered } from './act-effect.ts';
import { todayOf, type Actor, type AppContext, type WriteTx } from './context.ts';
import { deriveCase } from './derive.ts';
import { forbidden, invalidField, notFound, staleVersion } from './errors.ts';
import { firstOrAgain } from './idempotent.ts';

/** Who gets what, why, until when. */
export interface HandOver {
  readonly key: string;
  readonly what:
    | { readonly kind: 'cases'; readonly cases: readonly { readonly caseId: number; readonly version: number }[] }
    | { readonly kind: 'everything'; readonly fromStaffId: string };
  readonly toStaffId: string;
  readonly reason: string;
  readonly until: CivilDate | null;
}

interface RefusedCase {
  readonly caseId: number | null;
  readonly number: string | null;
  readonly why: HandOverRefusal;
}

function handOverRefused(refused: readonly RefusedCase[]) {
  return new ORPCError('HAND_OVER_REFUSED', {
    status: 409,
    message: 'some cases are not handed over',
    data: { refused: [...refused] },
  });
}

async function recipient(tx: WriteTx, id: string): Promise<StaffSummary> {
  const staff = await staffById(tx, id);
  const holds = staff?.active === true && staff.roles.some((role) => HOLDING_ROLES.includes(role));
  if (staff === null || !holds) throw invalidField('toStaffId', 'unknown-choice');
  return staff;
}

async function filesOf(tx: WriteTx, actor: Actor, what: HandOver['what']): Promise<readonly CaseFile[]> {
  if (what.kind === 'everything') {
    if (what.fromStaffId !== actor.id && !actor.roles.includes('supervisor')) throw forbidden(['supervisor']);
    const files = await casesByIds(tx, await casesHandledBy(tx, what.fromStaffId));
    if (files.length === 0) throw handOverRefused([{ caseId: null, number: null, why: 'nothing' }]);
    return files;
  }
  const files = new Map(
    (
      await casesByIds(
        tx,
        what.cases.map(({ caseId }) => caseId),
      )
    ).map((file) => [file.id, file]),
  );
  return what.cases.map(({ caseId, version }) => {
    const file = files.get(caseId);
    if (file === undefined) throw notFound('case', caseId);
    if (file.version !== version) {
      throw staleVersion({ entity: 'case', id: String(caseId), expected: version, actual: file.version });
    }
    return file;
  });
}

async function handOverIn(
  tx: WriteTx,
  app: AppContext,
  actor: Actor,
  sent: HandOver,
): Promise<{ readonly caseIds: readonly number[]; readonly toName: string; readonly replayed: boolean }> {
  const { key, ...input } = sent;
  const at = app.now().toISOString();
  const asOf = todayOf(app);
  const kept = await firstOrAgain(tx, { key, procedure: 'supervision.handOver', actor, input, at });
  const to = await recipient(tx, sent.toStaffId);
  if (kept.kind === 'again') return { caseIds: kept.kept.ids ?? [], toName: to.name, replayed: true };
  if (sent.until !== null && sent.until < asOf) throw invalidField('until', 'out-of-range');
  if (sent.what.kind === 'everything' && sent.what.fromStaffId === sent.toStaffId) {
    throw invalidField('toStaffId', 'unknown-choice');
  }
  const files = await filesOf(tx, actor, sent.what);
  const histories = await eventsOfCases(
    tx,
    files.map(({ id }) => id),
  );
  const calendar = await app.calendars.at(tx, kept.opening.newestCalendar);
  const refused: RefusedCase[] = [];
  const caseIds: number[] = [];
  for (const file of files) {
    const before = histories.get(file.id) ?? [];
    const handlerId = file.derived.handlerStaffId;
    const open = file.origin === 'live' && file.derived.endedOn === null ? 'open' : 'ended';
    const [event] = entered(
      [
        {
          type: 'handed-over',
          date: asOf,
          fromStaffId: handlerId,
          toStaffId: to.id,
          reason: sent.reason,
          until: sent.until,
        },
      ],
      { after: file.version, recordedAt: at, staffId: actor.id },
    );
    if (event === undefined) throw new TypeError('One event in, one event out');
    const replayed = replay(before);
    const why =
      handOverRefusal(actor, { handlerId, open }, replayed, to.id) ??
      (checkEvent(file, replayed, event) === null ? null : 'ended');
    if (why !== null) {
      refused.push({ caseId: file.id, number: file.receiptNumber, why });
      continue;
    }
    const { derived } = deriveCase(file, [...before, event], calendar);
    await appendEvents(tx, file.id, [event]);
    await updateCase(tx, file.id, { derived, receiptNumber: file.receiptNumber, version: event.seq });
    const action = 'supervision.handOver' as const;
    const audited = { at, actor, action, caseId: file.id, events: [event], papers: [] };
    await appendAudit(tx, auditOfAct(audited));
    caseIds.push(file.id);
  }
  if (refused.length > 0) throw handOverRefused(refused);
  await kept.keep({ caseId: null, paperIds: [], ids: caseIds });
  return { caseIds, toName: to.name, replayed: false };
}

/**
 * Hands cases over, all or none: an event in the history of each, a new handler, no clock moved. The same key gives the
 * same answer again.
 *
 * @throws NOT_FOUND, STALE_VERSION, FORBIDDEN, HAND_OVER_REFUSED with every case that is not handed over, INVALID_INPUT
 */
export async function handOver(
  app: AppContext,
  actor: Actor,
  sent: HandOver,
): Promise<{ caseIds: number[]; toName: string }> {
  const { caseIds, toName, replayed } = await writeTransaction(app.write, (tx: WriteTx) =>
    handOverIn(tx, app, actor, sent),
  );
  if (!replayed) for (const id of caseIds) app.changes.publish('case', String(id));
  return { caseIds: [...caseIds], toName };
}
