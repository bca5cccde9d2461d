import { requiredMaterials } from '../../shared/checklist/required.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { clockRulesOf, ruleSetInForce } from '../../shared/matters/clock-tables.ts';
import { RULE_SETS } from '../../shared/matters/rulesets.ts';
import type { ClockId, Matter, Path } from '../../shared/matters/types.ts';
import type { Clock, TimelimitAnswer } from '../../shared/timelimit/types.ts';
import { courseOf } from '../../shared/workflow/event-states.ts';
import { replay } from '../../shared/workflow/history.ts';
import { appendAudit } from '../storage/repositories/audit.ts';
import { counterById } from '../storage/repositories/counters.ts';
import { paperById, type PaperRecord } from '../storage/repositories/papers.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { checklistOf, loadCase, type WholeCase } from './case-load.ts';
import { paperWords } from './case-view.ts';
import { todayOf, type Actor, type AppContext, type WriteTx } from './context.ts';
import { clocksOn } from './derive.ts';
import { actRefused, invalidField, notFound } from './errors.ts';
import { firstOrAgain } from './idempotent.ts';
import { commitmentLetterOf, serviceReturnOf, type UnnumberedPaper } from './paper-data-events.ts';
import { clockOf, paperCaseOf, paperLimitOf, paperOfficeOf, type PaperFacts } from './paper-data.ts';
import { insertPapers, preparePaper, type Issuing } from './paper-issue.ts';
import { settingsAt } from './settings.ts';

/** A paper somebody asks for; it moves no clock and changes no state. */
export type IssueInput =
  | { readonly kind: 'date-explanation'; readonly key: string; readonly caseId: number; readonly clockId: ClockId }
  | { readonly kind: 'service-return' | 'commitment-letter'; readonly key: string; readonly caseId: number }
  | { readonly kind: 'guide-slip'; readonly key: string; readonly matter: Matter; readonly path: Path };

function dateExplanationOf(facts: PaperFacts, clocks: readonly Clock[], clockId: ClockId): UnnumberedPaper {
  const clock = clockOf(clocks, clockId);
  if (clock === null) throw invalidField('clockId', 'unknown-choice');
  const { statutory, promised } = clock;
  return {
    kind: 'date-explanation',
    office: paperOfficeOf(facts.settings, facts.file.matter, facts.counterName, facts.handlerName),
    case: paperCaseOf(facts),
    issuedOn: facts.issuedOn,
    clockId,
    start: clock.start,
    startedBy: clock.startedBy ?? 'event',
    statutory: paperLimitOf(statutory, statutory.basis),
    promised: promised === null ? null : paperLimitOf(promised, statutory.basis),
    trace: clock.trace,
  };
}

function paperOfCase(
  facts: PaperFacts,
  clocks: readonly Clock[],
  input: Exclude<IssueInput, { kind: 'guide-slip' }>,
): UnnumberedPaper {
  switch (input.kind) {
    case 'date-explanation':
      return dateExplanationOf(facts, clocks, input.clockId);
    case 'service-return':
      return serviceReturnOf(facts, null);
    case 'commitment-letter':
      if (courseOf(facts.file.matter, facts.file.path) !== 'commitment') throw actRefused('not-by-commitment', null);
      return commitmentLetterOf(facts);
  }
}

function factsOf(whole: WholeCase, issuing: Issuing, clocks: TimelimitAnswer, issuedOn: CivilDate): PaperFacts {
  const { file, events, papers, names } = whole;
  return {
    settings: issuing.settings,
    file,
    applicant: whole.applicant,
    project: whole.project,
    counterName: whole.counterName,
    handlerName: issuing.actor.name,
    firstAskedName: names.get(file.firstAskedStaffId ?? '') ?? null,
    replayed: replay(events),
    before: null,
    clocks,
    checklist: checklistOf(file),
    materials: whole.materials,
    papers,
    names,
    issuedOn,
  };
}

async function guideSlipOf(
  issuing: Issuing,
  input: { readonly matter: Matter; readonly path: Path },
  issuedOn: CivilDate,
): Promise<UnnumberedPaper> {
  const { matter, path } = input;
  const { settings, actor } = issuing;
  const ruleSet = ruleSetInForce(matter, issuedOn) ?? '2020';
  const checklist = requiredMaterials(RULE_SETS[ruleSet].materials, matter, path, {});
  if (checklist === null) throw invalidField('path', 'unknown-choice');
  const counter = actor.counterId === null ? null : await counterById(issuing.tx, actor.counterId);
  const rules = clockRulesOf(ruleSet, matter).filter(
    (rule) => (rule.path ?? path) === path && (rule.channel ?? 'counter') === 'counter',
  );
  return {
    kind: 'guide-slip',
    office: paperOfficeOf(settings, matter, counter?.name ?? null, actor.name),
    issuedOn,
    matter,
    path,
    materials: checklist.map(({ material, reason }) => ({
      line: material.line,
      name: material.name,
      form: material.form,
      copies: material.copies,
      condition: reason,
      issuedBy: material.issuedBy,
    })),
    limits: rules.map((rule) => ({
      name: rule.id,
      statutoryWorkdays: rule.statutoryWorkdays,
      promisedWorkdays: settings.promised[matter]?.[rule.id] ?? null,
    })),
  };
}

async function issueIn(
  tx: WriteTx,
  app: AppContext,
  actor: Actor,
  sent: IssueInput,
): Promise<{ readonly paper: PaperRecord; readonly replayed: boolean }> {
  const { key, ...input } = sent;
  const at = app.now().toISOString();
  const issuedOn = todayOf(app);
  const kept = await firstOrAgain(tx, { key, procedure: 'papers.issue', actor, input, at });
  if (kept.kind === 'again') {
    const id = kept.kept.paperIds[0] ?? 0;
    const paper = await paperById(tx, id);
    if (paper === null) throw notFound('paper', id);
    return { paper, replayed: true };
  }
  const issuing: Issuing = {
    tx,
    settings: await settingsAt(app, tx, issuedOn, kept.opening.newestSetting),
    renderPaper: app.renderPaper,
    actor,
    at,
  };
  let data: UnnumberedPaper;
  let matter: Matter;
  let caseId: number | null = null;
  if (sent.kind === 'guide-slip') {
    matter = sent.matter;
    data = await guideSlipOf(issuing, sent, issuedOn);
  } else {
    const whole = await loadCase(tx, sent.caseId);
    if (whole.file.origin === 'historic') {
      throw actRefused('act-not-allowed-in-state', null, { state: whole.file.derived.state, origin: 'historic' });
    }
    matter = whole.file.matter;
    caseId = sent.caseId;
    const clocks = clocksOn(
      whole.file,
      whole.events,
      await app.calendars.at(tx, kept.opening.newestCalendar),
      issuedOn,
      paperWords(whole.papers),
    );
    data = paperOfCase(factsOf(whole, issuing, clocks, issuedOn), clocks.clocks, sent);
  }
  const prepared = await preparePaper(issuing, data, { matter, eventSeq: null, numbering: { kind: 'draw' } });
  const [paper] = await insertPapers(issuing, caseId, [prepared]);
  if (paper === undefined) throw new TypeError('One paper in, one paper out');
  await appendAudit(tx, {
    at,
    staffId: actor.id,
    action: 'papers.issue',
    entity: 'paper',
    entityId: String(paper.id),
    data: { kind: paper.kind, caseId },
  });
  await kept.keep({ caseId, paperIds: [paper.id] });
  return { paper, replayed: false };
}

/**
 * Issues a paper on request, in one transaction; the same key gives the same paper again.
 *
 * @throws NOT_FOUND, KEY_REUSED, INVALID_INPUT (a clock the case has not), ACT_REFUSED
 */
export async function issueOnRequest(
  app: AppContext,
  actor: Actor,
  input: IssueInput,
): Promise<{ readonly paper: PaperRecord; readonly replayed: boolean }> {
  return writeTransaction(app.write, (tx: WriteTx) => issueIn(tx, app, actor, input));
}
