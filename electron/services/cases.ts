import type { CaseRow } from '../../shared/contract/cases.ts';
import type { ActInput } from '../../shared/contract/acts.ts';
import {
  casesWithOpenClocks,
  countCases,
  selectCaseIds,
  type CaseSelection,
} from '../storage/repositories/case-list.ts';
import { listedCases, updateCase, type CaseFile } from '../storage/repositories/cases.ts';
import { casesWithClocksOn, replaceClocks } from '../storage/repositories/clocks.ts';
import { appendEvents, eventsOfCases } from '../storage/repositories/events.ts';
import { replaceMaterials } from '../storage/repositories/materials.ts';
import { effectOfAct, requireLive } from './act-effect.ts';
import {
  answerAgain,
  auditAct,
  carryOut,
  indexCase,
  knownStaff,
  type ActAnswer,
  type ActOutcome,
} from './act-write.ts';
import { staffInAct } from './acts.ts';
import { loadCase, type WholeCase } from './case-load.ts';
import { caseDetailOf, caseRowOf } from './case-view.ts';
import { signedIn, todayOf, type Actor, type AppContext, type ReadableDb, type WriteTx } from './context.ts';
import { confirmCorrection, freezeCorrection } from './correction-changes.ts';
import { lampFromStored, receiptNumberOf } from './derive.ts';
import { invalidField, staleVersion } from './errors.ts';
import { firstOrAgain } from './idempotent.ts';
import { insertPapers, preparePapers } from './paper-issue.ts';
import { settingsAt } from './settings.ts';

/** An act as it arrives. */
export interface CaseAct {
  readonly caseId: number;
  readonly version: number;
  readonly key: string;
  readonly act: ActInput;
}

/** Nobody acted on the case since it was looked at. @throws STALE_VERSION */
export function requireVersion(file: CaseFile, expected: number): void {
  if (file.version === expected) return;
  throw staleVersion({ entity: 'case', id: String(file.id), expected, actual: file.version });
}

/**
 * Carries out one act on a case inside an open transaction: allowed or not, events, derived rows, papers with their
 * numbers, audit, search row.
 */
async function actIn(tx: WriteTx, app: AppContext, actor: Actor, call: CaseAct): Promise<ActOutcome> {
  const { key, ...input } = call;
  const asOf = todayOf(app);
  const at = app.now().toISOString();
  const kept = await firstOrAgain(tx, { key, procedure: 'cases.act', actor, input, at });
  if (kept.kind === 'again') return { kind: 'again', answer: await answerAgain(tx, app, actor, kept.kept) };

  const before = await loadCase(tx, call.caseId);
  requireLive(before.file);
  requireVersion(before.file, call.version);
  const named = await knownStaff(tx, staffInAct(call.act));
  const calendar = await app.calendars.at(tx, kept.opening.newestCalendar);
  const settings = await settingsAt(app, tx, call.act.date, kept.opening.newestSetting);
  const effect = effectOfAct(before, call.act, { actor, asOf, at, calendar, settings }, named);
  const { newEvents, derived } = effect;
  const issuing = { tx, settings, renderPaper: app.renderPaper, actor, at };
  const { events } = effect.whole;
  const confirmed =
    call.act.type === 'correct'
      ? await confirmCorrection(issuing, { whole: before, events, calendar, asOf }, call.act)
      : null;
  const own = confirmed?.paper ?? null;
  const prepared = [...(await preparePapers(issuing, effect.facts, newEvents)), ...(own === null ? [] : [own])];
  await appendEvents(tx, call.caseId, newEvents);
  const issued = await insertPapers(issuing, call.caseId, prepared);
  if (confirmed !== null) await freezeCorrection(issuing, call.caseId, confirmed, issued);
  const papers = [...before.papers, ...issued];
  const file: CaseFile = { ...effect.whole.file, receiptNumber: receiptNumberOf(papers) };
  await updateCase(tx, call.caseId, file);
  await replaceClocks(tx, call.caseId, derived.clocks);
  if (effect.checked === 'checked') await replaceMaterials(tx, call.caseId, effect.materials);
  const whole: WholeCase = { ...effect.whole, file, papers };
  await auditAct(tx, {
    at,
    actor,
    action: `cases.act.${call.act.type}`,
    caseId: call.caseId,
    events: newEvents,
    papers: issued,
    lastHash: kept.opening.lastAuditHash,
  });
  if (issued.length > 0) await indexCase(tx, whole);
  await kept.keep({ caseId: call.caseId, paperIds: issued.map(({ id }) => id) });
  return { kind: 'done', whole, issued };
}

/**
 * One act, one immediate transaction: everything it writes, or nothing. Open screens hear of it after the commit.
 *
 * @throws NOT_FOUND, STALE_VERSION, KEY_REUSED, INVALID_INPUT, ACT_REFUSED, CHANGES_DIFFER, BUSY
 */
export async function act(app: AppContext, actor: Actor, call: CaseAct): Promise<ActAnswer> {
  const answer = await carryOut(app, actor, (tx) => actIn(tx, app, actor, call));
  if (!answer.replayed) app.changes.publish('case', String(call.caseId));
  return answer;
}

/** Cases as rows of a list, in the order of the ids given. */
export async function caseRows(db: ReadableDb, app: AppContext, ids: readonly number[]): Promise<CaseRow[]> {
  const looking = { calendar: app.calendar(), asOf: todayOf(app) };
  const cases = new Map((await listedCases(db, ids)).map((file) => [file.id, file]));
  const withClocks = await casesWithClocksOn(db, ids);
  // A case that has ended is in its list as it is stored; of those that go on the day tells more.
  const goingOn = ids.filter((id) => withClocks.has(id) || cases.get(id)?.derived.endedOn === null);
  const histories = await eventsOfCases(db, goingOn);
  return ids.flatMap((id) => {
    const file = cases.get(id);
    if (file === undefined) return [];
    const { applicantName, projectName, address, handlerName } = file;
    return [caseRowOf(file, histories.get(id) ?? [], { applicantName, projectName, address, handlerName }, looking)];
  });
}

/** Ids of the selected cases whose lamp shows this colour today, newest first. */
export async function caseIdsByLamp(
  db: ReadableDb,
  app: AppContext,
  selection: CaseSelection,
  lamp: NonNullable<CaseRow['lamp']>,
): Promise<readonly number[]> {
  const calendar = app.calendar();
  const candidates = await casesWithOpenClocks(db, selection);
  return candidates
    .filter(({ clocks, warnWorkdays }) => lampFromStored(clocks, warnWorkdays, calendar, selection.asOf) === lamp)
    .map(({ id }) => id);
}

/** Where a page begins, and how many cases there were when the first one was read: counting again costs more than a page. */
interface ListPlace {
  readonly beforeId: number;
  readonly total: number;
}

function placeOf(text: string | null): ListPlace | null {
  if (text === null) return null;
  const parts = /^(\d{1,15})\.(\d{1,9})$/u.exec(text);
  if (parts === null) throw invalidField('cursor', 'wrong-type');
  return { beforeId: Number(parts[1]), total: Number(parts[2]) };
}

/**
 * Ids of one page of the cases that meet a filter, newest first, with the cursor of the next page.
 *
 * @throws INVALID_INPUT when the cursor is none
 */
export async function casePageIds(
  db: ReadableDb,
  app: AppContext,
  page: {
    readonly filter: Omit<CaseSelection, 'asOf'> & { readonly lamp?: NonNullable<CaseRow['lamp']> | undefined };
    readonly cursor: string | null;
    readonly limit: number;
  },
): Promise<{ readonly ids: readonly number[]; readonly next: string | null; readonly total: number }> {
  const { lamp, ...filter } = page.filter;
  const selection: CaseSelection = { ...filter, asOf: todayOf(app) };
  const place = placeOf(page.cursor);
  const beforeId = place?.beforeId ?? null;
  const wanted = page.limit + 1;
  let found: readonly number[];
  let total: number;
  if (lamp === undefined) {
    found = await selectCaseIds(db, selection, { beforeId, limit: wanted });
    total = place?.total ?? (await countCases(db, selection));
  } else {
    const lit = await caseIdsByLamp(db, app, selection, lamp);
    found = lit.filter((id) => beforeId === null || id < beforeId).slice(0, wanted);
    total = lit.length;
  }
  const ids = found.slice(0, page.limit);
  return { ids, next: found.length > page.limit ? `${ids.at(-1)}.${total}` : null, total };
}

/** Lists, shows and acts on cases. */
export function casesRouter(app: AppContext) {
  const staff = signedIn(app, 'counter', 'reviewer', 'supervisor');
  return {
    list: staff.cases.list.handler(async ({ input }) => {
      const { ids, next, total } = await casePageIds(app.read, app, input);
      return { rows: await caseRows(app.read, app, ids), next, total };
    }),
    get: staff.cases.get.handler(async ({ input, context }) => {
      const whole = await loadCase(app.read, input.id);
      return caseDetailOf(whole, context.actor, { calendar: app.calendar(), asOf: todayOf(app) });
    }),
    act: staff.cases.act.handler(({ input, context }) => act(app, context.actor, input)),
  };
}
