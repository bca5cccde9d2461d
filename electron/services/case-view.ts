import { ticketLabel } from '../../shared/appointments/ticket.ts';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import type { CaseDetail, CaseRow, ClockView, EventView, PaperSummary } from '../../shared/contract/cases.ts';
import { daysBetween, shanghaiDate } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { caseLamp } from '../../shared/timelimit/lamp.ts';
import type { Clock, PlainClock } from '../../shared/timelimit/types.ts';
import { allowedActs } from '../../shared/workflow/decide-act.ts';
import { correctionInForce, replay } from '../../shared/workflow/history.ts';
import { noticeProgress } from '../../shared/workflow/state.ts';
import type { ActContext, CaseEvent, NoticeLine } from '../../shared/workflow/types.ts';
import type { CaseFile } from '../storage/repositories/cases.ts';
import { dataOfEvent } from '../storage/repositories/events.ts';
import type { PaperRecord } from '../storage/repositories/papers.ts';
import { checklistOf, type WholeCase } from './case-load.ts';
import type { Actor } from './context.ts';
import {
  clocksOn,
  extensionWorkdaysOf,
  plainClocksOn,
  stagesOn,
  stateOn,
  type CaseBasis,
  type ClockStages,
  type PaperOfEvent,
} from './derive.ts';
import { maskedApplicant } from './registry.ts';

/** What a case is looked at with. */
export interface Looking {
  readonly calendar: WorkCalendar;
  readonly asOf: CivilDate;
}

/** Words of a trace for pauses and extensions: the number of the paper that announced them. */
export function paperWords(papers: readonly PaperRecord[]): PaperOfEvent {
  return (event) => {
    const kind =
      event.type === 'paused' ? 'special-procedure-notice' : event.type === 'extended' ? 'extension-notice' : null;
    const paper = papers.findLast((one) => one.kind === kind && one.eventSeq === event.seq && one.voided === null);
    return paper?.number ?? null;
  };
}

/** A paper in lists. */
export function paperSummaryOf(paper: PaperRecord): PaperSummary {
  return {
    id: paper.id,
    kind: paper.kind,
    number: paper.number,
    format: paper.format,
    copies: [...paper.copies],
    issuedOn: paper.issuedOn,
    issuedAt: paper.issuedAt,
    staffName: paper.staffName,
    prints: paper.prints,
    voided: paper.voided,
  };
}

function clockViewOf(clock: Clock, divided: readonly ClockStages[]): ClockView {
  const { id, state, start, startedBy, stop, statutory, promised, lamp, outcome, trace } = clock;
  return {
    id,
    state,
    start,
    ...(startedBy === undefined ? {} : { startedBy }),
    ...(stop === undefined ? {} : { stop }),
    statutory,
    promised,
    lamp,
    outcome,
    trace: [...trace],
    stages: [...(divided.find((one) => one.clock === clock)?.stages ?? [])],
  };
}

/** The clock that is due first: by date, those held by a pause last. */
function nextOf(clocks: readonly PlainClock[]): CaseRow['next'] {
  let next: { clock: PlainClock; due: CivilDate | null } | null = null;
  for (const clock of clocks) {
    if (clock.state === 'stopped') continue;
    const due = (clock.promised ?? clock.statutory).due;
    if (next === null || (due !== null && (next.due === null || due < next.due))) next = { clock, due };
  }
  if (next === null) return null;
  const limit = next.clock.promised ?? next.clock.statutory;
  return {
    clockId: next.clock.id,
    due: limit.due,
    remaining: limit.remaining,
    // Either date is shown; one that may still move marks the pair.
    provisional: next.clock.statutory.provisional || next.clock.promised?.provisional === true,
    statutoryDue: next.clock.statutory.due,
    promisedDue: next.clock.promised?.due ?? null,
  };
}

interface RowNames {
  readonly applicantName: string | null;
  readonly projectName: string | null;
  readonly address: string | null;
  readonly handlerName: string | null;
}

/** A case as one line of a list, on a day. Historic cases have no clocks. */
export function caseRowOf(
  file: CaseFile,
  events: readonly CaseEvent[],
  names: RowNames,
  { calendar, asOf }: Looking,
): CaseRow {
  const live = file.origin === 'live' && events.length > 0;
  const answer = live ? plainClocksOn(file, events, calendar, asOf) : { clocks: [], deemedAccepted: false };
  return rowFrom(file, names, live ? stateOn(file, events, answer) : file.derived.state, answer.clocks);
}

function rowFrom(file: CaseFile, names: RowNames, state: string, clocks: readonly PlainClock[]): CaseRow {
  return {
    id: file.id,
    version: file.version,
    matter: file.matter,
    path: file.path,
    state,
    origin: file.origin,
    receiptNumber: file.receiptNumber,
    ...names,
    receivedOn: file.derived.receivedOn,
    // Accepted by law on the day of receipt: nobody has recorded it yet.
    acceptedOn: file.derived.acceptedOn ?? (state === 'deemed-accepted' ? file.derived.receivedOn : null),
    endedOn: file.derived.endedOn,
    lamp: caseLamp(clocks),
    next: nextOf(clocks),
  };
}

/** An event's own data with names beside the ids of staff. */
function namedData(event: CaseEvent, names: ReadonlyMap<string, string>): Record<string, unknown> {
  const data: Record<string, unknown> = { ...dataOfEvent(event) };
  const nameOf = (id: string) => names.get(id) ?? id;
  if ('inspectorIds' in event) data['inspectorNames'] = event.inspectorIds.map(nameOf);
  if (event.type === 'extended') data['approverName'] = nameOf(event.approverId);
  if (event.type === 'supplement-requested' && event.approval !== null) {
    data['approverName'] = nameOf(event.approval.approverId);
  }
  if (event.type === 'handed-over') {
    data['toName'] = nameOf(event.toStaffId);
    if (event.fromStaffId !== null) data['fromName'] = nameOf(event.fromStaffId);
  }
  if (event.type === 'corrected') data['eventSeq'] = Number(event.corrects);
  return data;
}

function eventViewOf(event: CaseEvent, history: readonly CaseEvent[], names: ReadonlyMap<string, string>): EventView {
  return {
    seq: event.seq,
    type: event.type,
    date: event.date,
    recordedAt: event.recordedAt,
    staffId: event.staffId,
    staffName: event.staffId === null ? null : (names.get(event.staffId) ?? null),
    data: namedData(event, names),
    correctedBy: correctionInForce(history, event.id)?.by.seq ?? null,
    // The applicant's own earlier day is no late entry of the office's.
    backdatedDays:
      event.type === 'completion-passed' ? 0 : Math.max(0, daysBetween(event.date, shanghaiDate(event.recordedAt))),
  };
}

/** The open one-shot notice, line by line, against what came in since. */
export function openNoticeOf(
  replayed: readonly CaseEvent[],
  papers: readonly PaperRecord[],
  nameOfMaterial: (materialId: string) => string,
): CaseDetail['openNotice'] {
  const { outstanding } = noticeProgress(replayed);
  const notices = replayed.filter((event) => event.type === 'supplement-requested');
  const last = notices.at(-1);
  if (last === undefined || outstanding.length === 0) return null;
  const asked = new Map<string, NoticeLine>();
  for (const notice of notices) for (const line of notice.lines) asked.set(line.materialId, line);
  const paper = papers.findLast((one) => one.kind === 'supplement-notice' && one.eventSeq === last.seq);
  return {
    number: paper?.number ?? '',
    issuedOn: last.date,
    serial: last.serial,
    lines: [...asked.values()]
      .toSorted((left, right) => left.line - right.line)
      .map((line) => ({
        line: line.line,
        materialId: line.materialId,
        name: nameOfMaterial(line.materialId),
        problem: line.problem,
        what: line.what,
        outstanding: outstanding.some((one) => one.materialId === line.materialId),
      })),
  };
}

function materialViews(whole: WholeCase): CaseDetail['materials'] {
  const found = new Map(whole.materials.map((material) => [material.materialId, material]));
  return checklistOf(whole.file).map(({ material, applies, reason, reasonEn }) => {
    const check = found.get(material.id);
    const { condition, ...rule } = material;
    return {
      ...rule,
      applies,
      fact: condition.kind === 'fact' ? condition.fact : null,
      reason,
      reasonEn,
      result: check?.result ?? (applies ? 'unchecked' : 'not-applicable'),
      defect: check?.defect ?? null,
      promisedDate: check?.promisedDate ?? null,
      handedIn: check?.copies ?? null,
    };
  });
}

/** What the workflow must know to judge an act on this case. */
export function actContextOf(
  file: CaseBasis & { readonly derived: Pick<CaseFile['derived'], 'handlerStaffId'> },
  events: readonly CaseEvent[],
  clocks: { readonly clocks: readonly PlainClock[]; readonly deemedAccepted: boolean },
  actor: Pick<Actor, 'id' | 'roles'>,
  asOf: CivilDate,
): ActContext {
  const decision = clocks.clocks.find(({ id, state }) => id === 'decision' && state === 'running');
  return {
    matter: file.matter,
    path: file.path,
    ruleSet: file.ruleSet,
    events,
    deemedAccepted: clocks.deemedAccepted,
    staff: { id: actor.id, roles: actor.roles },
    asOf,
    handlerId: file.derived.handlerStaffId,
    extensionWorkdays: extensionWorkdaysOf(file),
    decisionDue: decision?.statutory.due ?? null,
  };
}

function sourceOf(file: CaseFile): CaseDetail['source'] {
  if (file.sourceKey === null) return null;
  const data: unknown = file.sourceData;
  const part = (key: 'fields' | 'notes'): unknown =>
    typeof data === 'object' && data !== null && key in data ? Reflect.get(data, key) : null;
  const fields: unknown = part('fields');
  const notes: unknown = part('notes');
  return {
    key: file.sourceKey,
    fields:
      typeof fields === 'object' && fields !== null
        ? Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, String(value)]))
        : {},
    notes: Array.isArray(notes) ? notes.map(String) : [],
  };
}

/** A case whole, as one member of staff sees it on a day: personal data masked, the acts allowed now. */
export function caseDetailOf(whole: WholeCase, actor: Actor, { calendar, asOf }: Looking): CaseDetail {
  const { file, events, papers, names } = whole;
  const live = file.origin === 'live' && events.length > 0;
  const answer = live
    ? clocksOn(file, events, calendar, asOf, paperWords(papers))
    : { clocks: [], deemedAccepted: false, warnings: [] };
  const state = live ? stateOn(file, events, answer) : file.derived.state;
  const divided = stagesOn(file, events, answer.clocks, calendar, asOf);
  const materials = materialViews(whole);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  const rowNames = {
    applicantName: whole.applicant?.name ?? null,
    projectName: whole.project?.name ?? null,
    address: whole.project?.address ?? null,
    handlerName: nameOf(file.derived.handlerStaffId),
  };
  return {
    ...rowFrom(file, rowNames, state, answer.clocks),
    handlerId: file.derived.handlerStaffId,
    channel: file.channel,
    ruleSet: file.ruleSet,
    applicant: whole.applicant === null ? null : maskedApplicant(whole.applicant),
    project: whole.project,
    counterName: whole.counterName,
    ticket:
      whole.ticket === null
        ? null
        : { label: ticketLabel(whole.ticket), day: whole.ticket.day, priority: whole.ticket.priority },
    firstAskedName: nameOf(file.firstAskedStaffId),
    remark: file.remark,
    events: events.map((event) => eventViewOf(event, events, names)),
    clocks: answer.clocks.map((clock) => clockViewOf(clock, divided)),
    warnings: answer.warnings.map(({ code, message }) => ({ code, message })),
    deemedAccepted: answer.deemedAccepted,
    materials,
    openNotice:
      state === 'supplement-requested'
        ? openNoticeOf(replay(events), papers, (id) => materials.find((material) => material.id === id)?.name ?? id)
        : null,
    papers: papers.map(paperSummaryOf),
    allowedActs: live ? [...allowedActs(actContextOf(file, events, answer, actor, asOf))] : [],
    source: sourceOf(file),
  };
}
