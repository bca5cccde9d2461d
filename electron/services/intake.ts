import type { IntakeInput } from '../../shared/contract/cases.ts';
import type { OfficeSettings } from '../../shared/contract/session.ts';
import { requiredMaterials } from '../../shared/checklist/required.ts';
import { noticeLines } from '../../shared/checklist/notice.ts';
import type { MaterialCheck } from '../../shared/checklist/types.ts';
import { ruleSetInForce } from '../../shared/matters/clock-tables.ts';
import { RULE_SETS } from '../../shared/matters/rulesets.ts';
import type { Matter, RuleSetId } from '../../shared/matters/types.ts';
import { decideAct, receiveCase } from '../../shared/workflow/decide-act.ts';
import { courseOf } from '../../shared/workflow/event-states.ts';
import { replay } from '../../shared/workflow/history.ts';
import type { Act, NewCaseEvent } from '../../shared/workflow/types.ts';
import { caseIdsOfApplicant } from '../storage/repositories/applicants.ts';
import { insertCase, type CaseFile, type CaseTerms, type NewCaseFile } from '../storage/repositories/cases.ts';
import { insertClocks } from '../storage/repositories/clocks.ts';
import { appendEvents } from '../storage/repositories/events.ts';
import { insertMaterials } from '../storage/repositories/materials.ts';
import { caseIdsOfProject } from '../storage/repositories/projects.ts';
import { refreshCaseSearch } from '../storage/repositories/search.ts';
import {
  answerAgain,
  auditAct,
  carryOut,
  entered,
  indexCase,
  knownStaff,
  together,
  type ActAnswer,
  type ActOutcome,
} from './act-write.ts';
import { completeBasis, evaluated, mergedMaterials, refusedAct, requireSoundTicks, toMaterialCheck } from './acts.ts';
import type { ChecklistContext } from './acts.ts';
import type { WholeCase } from './case-load.ts';
import { actContextOf } from './case-view.ts';
import { signedIn, todayOf, type Actor, type AppContext, type WriteTx } from './context.ts';
import { deriveCase, plainClocksOn, receiptNumberOf } from './derive.ts';
import { closeDraft, draftHandlers, requireUnsubmitted } from './drafts.ts';
import { invalidField } from './errors.ts';
import { firstOrAgain } from './idempotent.ts';
import { commitmentLetterOf } from './paper-data-events.ts';
import type { PaperFacts } from './paper-data.ts';
import { insertPapers, preparePapers } from './paper-issue.ts';
import { saveApplicantIn, saveProjectIn } from './registry-input.ts';
import { settingsAt } from './settings.ts';

/** Outcomes that may be told before anybody has said who asks. */
const TOLD_IN_ADVANCE: ReadonlySet<IntakeInput['outcome']['type']> = new Set(['not-required', 'wrong-authority']);

/** The act an outcome is, after the receipt; null = put aside, the one-shot clock runs. */
function actOfOutcome(input: IntakeInput, checklist: ChecklistContext, checks: readonly MaterialCheck[]): Act | null {
  const { date, outcome } = input;
  switch (outcome.type) {
    case 'accept':
      return { type: 'accept', date, basis: completeBasis(checklist, checks) };
    case 'permit':
    case 'file':
      completeBasis(checklist, checks);
      return { type: outcome.type, date };
    case 'notice': {
      const evaluation = evaluated(checklist, checks);
      const lines = evaluation.kind === 'incomplete' ? noticeLines(evaluation.lines) : [];
      return { type: 'issue-notice', date, lines, reason: null };
    }
    case 'put-aside':
      requireSoundTicks(checklist, checks);
      return null;
    case 'refuse':
    case 'not-required':
    case 'wrong-authority':
      requireSoundTicks(checklist, checks);
      return { ...outcome, date };
  }
}

/** The first events of a case. A filing told in advance that it is not needed has no completion check to begin with. */
function firstEvents(input: IntakeInput, asOf: string): readonly NewCaseEvent[] {
  const unneeded = TOLD_IN_ADVANCE.has(input.outcome.type) && input.completionPassedOn === null;
  const received = receiveCase({
    matter: unneeded && input.matter === 'completion-filing' ? 'completion-acceptance' : input.matter,
    channel: input.channel,
    date: input.date,
    completionPassedOn: input.completionPassedOn,
    asOf,
  });
  if (received.ok) return received.events;
  if (received.error.code === 'text-required') throw invalidField('completionPassedOn', 'required');
  throw refusedAct(received.error, '');
}

/** Where the fields of an outcome's act stand in the intake. */
function placeOfError(field: string | null): string {
  return field === null || field === 'date' || field.startsWith('lines') ? '' : 'outcome.';
}

/** What one extension may add, where the office has set it for this rule set and matter. */
function extensionTerms(settings: OfficeSettings, ruleSet: RuleSetId, matter: Matter): CaseTerms['extensions'] {
  const decision = settings.extensions[ruleSet]?.[matter];
  return decision === undefined ? {} : { decision };
}

/** Takes in one application inside an open transaction, through to its outcome at the counter. */
async function submitIn(tx: WriteTx, app: AppContext, actor: Actor, sent: IntakeInput): Promise<ActOutcome> {
  const { key, ...input } = sent;
  const asOf = todayOf(app);
  const at = app.now().toISOString();
  const kept = await firstOrAgain(tx, { key, procedure: 'intake.submit', actor, input, at });
  if (kept.kind === 'again') return { kind: 'again', answer: await answerAgain(tx, app, actor, kept.kept) };

  if (sent.draftId !== null) await requireUnsubmitted(tx, sent.draftId, actor.id);
  const ruleSet = ruleSetInForce(sent.matter, sent.date);
  if (ruleSet === null) throw invalidField('date', 'out-of-range');
  const checklist = requiredMaterials(RULE_SETS[ruleSet].materials, sent.matter, sent.path, sent.materialFacts);
  if (checklist === null) throw invalidField('path', 'unknown-choice');
  if (sent.applicant === null && !TOLD_IN_ADVANCE.has(sent.outcome.type)) throw invalidField('applicant', 'required');
  const checks = sent.materials.map(toMaterialCheck);
  const context = { checklist, path: sent.path, date: sent.date, prefix: '' };
  const planned = actOfOutcome(sent, context, checks);
  const settings = await settingsAt(app, tx, sent.date, kept.opening.newestSetting);
  const asked = sent.firstAskedStaffId;
  const names = new Map(
    asked === null || asked === actor.id ? [] : await knownStaff(tx, [{ path: 'firstAskedStaffId', id: asked }]),
  ).set(actor.id, actor.name);

  const terms: CaseTerms = {
    materialFacts: sent.materialFacts,
    promised: settings.promised[sent.matter] ?? {},
    subSteps: settings.subSteps[sent.matter] ?? {},
    extensions: extensionTerms(settings, ruleSet, sent.matter),
    warnWorkdays: settings.warnWorkdays,
    exemptions: settings.exemptions,
  };
  const basis = { matter: sent.matter, path: sent.path, channel: sent.channel, ruleSet, terms };
  const calendar = await app.calendars.at(tx, kept.opening.newestCalendar);
  const entry = { recordedAt: at, staffId: actor.id };
  let events = entered(firstEvents(sent, asOf), { after: 0, ...entry });
  if (planned !== null) {
    const beforeAct = { clocks: [], deemedAccepted: false };
    const judged = { ...basis, derived: { handlerStaffId: actor.id } };
    const decided = decideAct(actContextOf(judged, events, beforeAct, actor, asOf), planned);
    if (!decided.ok) throw refusedAct(decided.error, placeOfError(decided.error.field));
    events = [...events, ...entered(decided.events, { after: events.length, ...entry })];
  }

  const registry = { at, asOf };
  const [applicant, project] = await together(
    sent.applicant === null
      ? Promise.resolve(null)
      : saveApplicantIn(tx, sent.applicant, { ...registry, path: 'applicant.' }),
    saveProjectIn(tx, sent.project, { ...registry, path: 'project.' }),
  );
  const { counterName } = kept.opening;
  const materials = mergedMaterials(checklist, [], checks);
  const issuing = { tx, settings, renderPaper: app.renderPaper, actor, at };
  const facts: PaperFacts = {
    settings,
    file: basis,
    applicant: applicant?.record ?? null,
    project: project.record,
    counterName,
    handlerName: actor.name,
    firstAskedName: asked === null ? null : (names.get(asked) ?? null),
    replayed: replay(events),
    before: null,
    clocks: plainClocksOn(basis, events, calendar, sent.date),
    checklist,
    materials,
    papers: [],
    names,
    issuedOn: sent.date,
  };
  // The letter of a permit by commitment is printed with the receipt, for signing at the counter.
  const letter = (known: PaperFacts, type: string) =>
    type === 'accepted' && courseOf(sent.matter, sent.path) === 'commitment' ? [commitmentLetterOf(known)] : [];
  const prepared = await preparePapers(issuing, facts, events, (known, event) => letter(known, event.type));

  const derived = deriveCase(basis, events, calendar);
  const newFile: NewCaseFile = {
    ...basis,
    applicantId: applicant?.record.id ?? null,
    projectId: project.record.id,
    counterId: counterName === null ? null : actor.counterId,
    firstAskedStaffId: asked,
    origin: 'live',
    sourceKey: null,
    sourceData: null,
    remark: sent.remark,
    derived: derived.derived,
    receiptNumber: receiptNumberOf(prepared.map((paper) => ({ ...paper, voided: null }))),
    version: events.length,
    createdAt: at,
  };
  const caseId = await insertCase(tx, newFile);
  const [issued] = await together(
    insertPapers(issuing, caseId, prepared),
    appendEvents(tx, caseId, events),
    insertMaterials(tx, caseId, materials),
    insertClocks(tx, caseId, derived.clocks),
  );
  const file: CaseFile = { ...newFile, id: caseId };
  const whole: WholeCase = {
    file,
    events,
    papers: issued,
    materials,
    applicant: applicant?.record ?? null,
    project: project.record,
    counterName,
    names,
  };
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
  if (sent.draftId !== null) await closeDraft(tx, sent.draftId, { staffId: actor.id, caseId, at });
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
  if (input.draftId !== null) app.changes.publish('draft', input.draftId);
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
