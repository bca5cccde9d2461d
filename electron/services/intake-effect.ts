import { requiredMaterials, type RequiredMaterial } from '../../shared/checklist/required.ts';
import { noticeLines } from '../../shared/checklist/notice.ts';
import type { MaterialCheck } from '../../shared/checklist/types.ts';
import type { IntakeInput } from '../../shared/contract/cases.ts';
import type { OfficeSettings } from '../../shared/contract/session.ts';
import { ruleSetInForce } from '../../shared/matters/clock-tables.ts';
import { RULE_SETS } from '../../shared/matters/rulesets.ts';
import type { Matter, RuleSetId } from '../../shared/matters/types.ts';
import { decideAct, receiveCase } from '../../shared/workflow/decide-act.ts';
import { courseOf } from '../../shared/workflow/event-states.ts';
import { replay } from '../../shared/workflow/history.ts';
import type { Act, CaseEvent, NewCaseEvent } from '../../shared/workflow/types.ts';
import type { ApplicantRecord } from '../storage/repositories/applicants.ts';
import type { CaseTerms, NewCaseFile } from '../storage/repositories/cases.ts';
import type { CheckedMaterial } from '../storage/repositories/materials.ts';
import type { ProjectRecord } from '../storage/repositories/projects.ts';
import { entered, type ActMoment } from './act-effect.ts';
import { completeBasis, evaluated, mergedMaterials, refusedAct, requireSoundTicks, toMaterialCheck } from './acts.ts';
import type { ChecklistContext } from './acts.ts';
import { actContextOf } from './case-view.ts';
import { deriveCase, plainClocksOn, type Derived } from './derive.ts';
import { invalidField } from './errors.ts';
import { commitmentLetterOf, type UnnumberedPaper } from './paper-data-events.ts';
import type { PaperFacts } from './paper-data.ts';

/** An application as it arrives, without what makes the call repeatable. */
export type Application = Omit<IntakeInput, 'key' | 'draftId'>;

/** Outcomes that may be told before anybody has said who asks. */
const TOLD_IN_ADVANCE: ReadonlySet<IntakeInput['outcome']['type']> = new Set(['not-required', 'wrong-authority']);

/** The act an outcome is, after the receipt; null = put aside, the one-shot clock runs. */
function actOfOutcome(input: Application, checklist: ChecklistContext, checks: readonly MaterialCheck[]): Act | null {
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
function firstEvents(input: Application, asOf: string): readonly NewCaseEvent[] {
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

/** An application judged: everything that follows from it before it is known under which rows it is written. */
export interface JudgedApplication {
  readonly basis: Pick<NewCaseFile, 'matter' | 'path' | 'channel' | 'ruleSet' | 'terms'>;
  readonly checklist: readonly RequiredMaterial[];
  readonly materials: readonly CheckedMaterial[];
  readonly events: readonly CaseEvent[];
  readonly derived: Derived;
}

/**
 * Judges an application at the counter: materials, first events, outcome.
 *
 * @throws INVALID_INPUT, ACT_REFUSED
 */
export function judgeApplication(sent: Application, moment: ActMoment): JudgedApplication {
  const { actor, asOf, at, calendar, settings } = moment;
  const ruleSet = ruleSetInForce(sent.matter, sent.date);
  if (ruleSet === null) throw invalidField('date', 'out-of-range');
  const checklist = requiredMaterials(RULE_SETS[ruleSet].materials, sent.matter, sent.path, sent.materialFacts);
  if (checklist === null) throw invalidField('path', 'unknown-choice');
  if (sent.applicant === null && !TOLD_IN_ADVANCE.has(sent.outcome.type)) throw invalidField('applicant', 'required');
  const checks = sent.materials.map(toMaterialCheck);
  const planned = actOfOutcome(sent, { checklist, path: sent.path, date: sent.date, prefix: '' }, checks);
  const terms: CaseTerms = {
    materialFacts: sent.materialFacts,
    promised: settings.promised[sent.matter] ?? {},
    subSteps: settings.subSteps[sent.matter] ?? {},
    extensions: extensionTerms(settings, ruleSet, sent.matter),
    warnWorkdays: settings.warnWorkdays,
    exemptions: settings.exemptions,
  };
  const basis = { matter: sent.matter, path: sent.path, channel: sent.channel, ruleSet, terms };
  const entry = { recordedAt: at, staffId: actor.id };
  let events = entered(firstEvents(sent, asOf), { after: 0, ...entry });
  if (planned !== null) {
    const judged = { ...basis, derived: { handlerStaffId: actor.id } };
    const nothingYet = { clocks: [], deemedAccepted: false };
    const decided = decideAct(actContextOf(judged, events, nothingYet, actor, asOf), planned);
    if (!decided.ok) throw refusedAct(decided.error, placeOfError(decided.error.field));
    events = [...events, ...entered(decided.events, { after: events.length, ...entry })];
  }
  const materials = mergedMaterials(checklist, [], checks);
  return { basis, checklist, materials, events, derived: deriveCase(basis, events, calendar) };
}

/** What of an intake stands in rows of their own. */
export interface IntakeRecords {
  readonly applicant: ApplicantRecord | null;
  readonly project: ProjectRecord;
  readonly counterName: string | null;
  /** Names of the staff who stand in the case. */
  readonly names: ReadonlyMap<string, string>;
}

/** What the papers of an intake are made of. */
export function intakeFacts(
  judged: JudgedApplication,
  sent: Application,
  records: IntakeRecords,
  { actor, calendar, settings }: ActMoment,
): PaperFacts {
  const { basis, checklist, materials, events } = judged;
  const asked = sent.firstAskedStaffId;
  return {
    settings,
    file: basis,
    ...records,
    handlerName: actor.name,
    firstAskedName: asked === null ? null : (records.names.get(asked) ?? null),
    replayed: replay(events),
    before: null,
    clocks: plainClocksOn(basis, events, calendar, sent.date),
    checklist,
    materials,
    papers: [],
    issuedOn: sent.date,
  };
}

/** The letter of a permit by commitment is printed with the receipt, for signing at the counter. */
export function lettersOfIntake(known: PaperFacts, event: CaseEvent): readonly UnnumberedPaper[] {
  const { matter, path } = known.file;
  return event.type === 'accepted' && courseOf(matter, path) === 'commitment' ? [commitmentLetterOf(known)] : [];
}

/** The row of a case just taken in. */
export function newCaseFile(
  judged: JudgedApplication,
  sent: Application,
  records: IntakeRecords,
  entry: Pick<ActMoment, 'actor' | 'at'> & { readonly receiptNumber: string | null },
): NewCaseFile {
  return {
    ...judged.basis,
    applicantId: records.applicant?.id ?? null,
    projectId: records.project.id,
    counterId: records.counterName === null ? null : entry.actor.counterId,
    firstAskedStaffId: sent.firstAskedStaffId,
    origin: 'live',
    sourceKey: null,
    sourceData: null,
    remark: sent.remark,
    derived: judged.derived.derived,
    receiptNumber: entry.receiptNumber,
    version: judged.events.length,
    createdAt: entry.at,
  };
}
