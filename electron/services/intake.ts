import type { IntakeInput } from '../../shared/contract/cases.ts';
import { caseIdsOfApplicant } from '../storage/repositories/applicants.ts';
import { insertCase } from '../storage/repositories/cases.ts';
import { insertClocks } from '../storage/repositories/clocks.ts';
import { appendEvents } from '../storage/repositories/events.ts';
import { insertMaterials } from '../storage/repositories/materials.ts';
import { caseIdsOfProject } from '../storage/repositories/projects.ts';
import { refreshCaseSearch } from '../storage/repositories/search.ts';
import type { ActMoment } from './act-effect.ts';
import {
  answerAgain,
  auditAct,
  carryOut,
  indexCase,
  knownStaff,
  together,
  type ActAnswer,
  type ActOutcome,
} from './act-write.ts';
import type { WholeCase } from './case-load.ts';
import { signedIn, todayOf, type Actor, type AppContext, type WriteTx } from './context.ts';
import { receiptNumberOf } from './derive.ts';
import { closeDraft, draftHandlers, requireUnsubmitted } from './drafts.ts';
import { firstOrAgain } from './idempotent.ts';
import { intakeFacts, judgeApplication, lettersOfIntake, newCaseFile } from './intake-effect.ts';
import { insertPapers, preparePapers } from './paper-issue.ts';
import { saveApplicantIn, saveProjectIn } from './registry-input.ts';
import { settingsAt } from './settings.ts';
import { noteCaseOpened } from './tickets.ts';

/** Takes in one application inside an open transaction, through to its outcome at the counter. */
async function submitIn(tx: WriteTx, app: AppContext, actor: Actor, sent: IntakeInput): Promise<ActOutcome> {
  const { key, ...input } = sent;
  const asOf = todayOf(app);
  const at = app.now().toISOString();
  const kept = await firstOrAgain(tx, { key, procedure: 'intake.submit', actor, input, at });
  if (kept.kind === 'again') return { kind: 'again', answer: await answerAgain(tx, app, actor, kept.kept) };

  if (sent.draftId !== null) await requireUnsubmitted(tx, sent.draftId, actor.id);
  const settings = await settingsAt(app, tx, sent.date, kept.opening.newestSetting);
  const calendar = await app.calendars.at(tx, kept.opening.newestCalendar);
  const moment: ActMoment = { actor, asOf, at, calendar, settings };
  const judged = judgeApplication(input, moment);
  const { events, materials, derived } = judged;
  const asked = sent.firstAskedStaffId;
  const names = new Map(
    asked === null || asked === actor.id ? [] : await knownStaff(tx, [{ path: 'firstAskedStaffId', id: asked }]),
  ).set(actor.id, actor.name);

  const registry = { at, asOf };
  const [applicant, project] = await together(
    sent.applicant === null
      ? Promise.resolve(null)
      : saveApplicantIn(tx, sent.applicant, { ...registry, path: 'applicant.' }),
    saveProjectIn(tx, sent.project, { ...registry, path: 'project.' }),
  );
  const { counterName } = kept.opening;
  const records = { applicant: applicant?.record ?? null, project: project.record, counterName, names };
  const issuing = { tx, settings, renderPaper: app.renderPaper, actor, at };
  const facts = intakeFacts(judged, input, records, moment);
  const prepared = await preparePapers(issuing, facts, events, lettersOfIntake);
  const receiptNumber = receiptNumberOf(prepared.map((paper) => ({ ...paper, voided: null })));
  const newFile = newCaseFile(judged, input, records, { actor, at, receiptNumber });
  const caseId = await insertCase(tx, newFile);
  const [issued] = await together(
    insertPapers(issuing, caseId, prepared),
    appendEvents(tx, caseId, events),
    insertMaterials(tx, caseId, materials),
    insertClocks(tx, caseId, derived.clocks),
  );
  const file = { ...newFile, id: caseId };
  const whole: WholeCase = { file, events, papers: issued, materials, ticket: null, ...records };
  await together(
    auditAct(tx, {
      at,
      actor,
      action: `intake.submit.${sent.outcome.type}`,
      caseId,
      events,
      papers: issued,
      lastHash: kept.opening.lastAuditHash,
    }),
    indexCase(tx, whole),
    kept.keep({ caseId, paperIds: issued.map(({ id }) => id) }),
  );
  // A name changed at the counter is found in the person's other cases too.
  if (applicant?.change === 'changed')
    await refreshOthers(tx, caseId, await caseIdsOfApplicant(tx, applicant.record.id));
  if (project.change === 'changed') await refreshOthers(tx, caseId, await caseIdsOfProject(tx, project.record.id));
  if (sent.draftId !== null) {
    await closeDraft(tx, sent.draftId, { staffId: actor.id, caseId, at });
    const ticket = await noteCaseOpened(tx, { actor, at }, { draftId: sent.draftId, caseId });
    return { kind: 'done', whole: { ...whole, ticket }, issued };
  }
  return { kind: 'done', whole, issued };
}

async function refreshOthers(tx: WriteTx, caseId: number, ids: readonly number[]): Promise<void> {
  for (const id of ids) if (id !== caseId) await refreshCaseSearch(tx, id);
}

/**
 * Takes in one application: registry, case, events of its outcome, derived rows, papers, audit, search row and the end of
 * its draft, all in one immediate transaction.
 *
 * @throws INVALID_INPUT, ACT_REFUSED, STALE_VERSION (applicant, project), NOT_FOUND, KEY_REUSED, BUSY; nothing is written
 */
export async function submit(app: AppContext, actor: Actor, input: IntakeInput): Promise<ActAnswer> {
  const answer = await carryOut(app, actor, (tx) => submitIn(tx, app, actor, input));
  if (answer.replayed) return answer;
  app.changes.publish('case', String(answer.case.id));
  if (input.draftId !== null) {
    app.changes.publish('draft', input.draftId);
    app.changes.publish('queue', null);
  }
  return answer;
}

/** Drafts of the intake screen, and the intake itself. */
export function intakeRouter(app: AppContext) {
  const os = signedIn(app, 'counter');
  return {
    ...draftHandlers(app),
    submit: os.intake.submit.handler(({ input, context }) => submit(app, context.actor, input)),
  };
}
