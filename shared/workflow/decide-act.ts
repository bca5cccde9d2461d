import { noticeGround } from '../checklist/notice.ts';
import { isCivilDate } from '../dates/civil.ts';
import type { CivilDate } from '../dates/types.ts';
import type { Channel, Matter } from '../matters/types.ts';
import { EVENT_OF_ACT, eventsOf } from './act-events.ts';
import { checkCorrection } from './corrections.ts';
import { workflowError } from './errors.ts';
import { checkEvent, checkPrerequisites } from './event-rules.ts';
import { courseOf } from './event-states.ts';
import { lastOf, replay } from './history.ts';
import { ROLES_OF_ACT } from './roles.ts';
import { noticeProgress, stateOf } from './state.ts';
import { ACT_TYPES } from './types.ts';
import type {
  Act,
  ActAnswer,
  ActContext,
  ActType,
  CaseEvent,
  CaseState,
  NewCaseEvent,
  WorkflowError,
} from './types.ts';

const WHILE_DEEMED: readonly ActType[] = ['confirm-deemed', 'withdraw', 'correct'];

function refused(error: WorkflowError): ActAnswer {
  return { ok: false, error };
}

/** Everything about an act that can be said before its data are known. */
function checkAct(
  context: ActContext,
  replayed: readonly CaseEvent[],
  state: CaseState,
  type: ActType,
): WorkflowError | null {
  const deemed = state === 'deemed-accepted';
  if (deemed !== (type === 'confirm-deemed') && !(deemed && WHILE_DEEMED.includes(type))) {
    return workflowError('act-not-allowed-in-state', null, { state });
  }
  const roles = ROLES_OF_ACT[type];
  const roleMissing = context.staff.roles.some((role) => roles.includes(role))
    ? null
    : workflowError('role-missing', null, { needs: roles.join(',') });
  if (type === 'correct') {
    if (context.events.length === 0) return workflowError('act-not-allowed-in-state', null, { state });
    return roleMissing;
  }
  // A permit at the counter accepts in the same act, so a received commitment case is ready for it.
  const permitsAtOnce =
    type === 'permit' && state === 'received' && courseOf(context.matter, context.path) === 'commitment';
  const unready = checkPrerequisites(context, replayed, permitsAtOnce ? 'accepted' : EVENT_OF_ACT[type]);
  return unready ?? roleMissing ?? checkPerson(context, replayed, type);
}

/** Rules that ask who acts, or what the rule set leaves open. */
function checkPerson(context: ActContext, replayed: readonly CaseEvent[], type: ActType): WorkflowError | null {
  switch (type) {
    case 'decide': {
      const review = replayed.some(
        (event) => event.type === 'technical-reviewed' && event.staffId === context.staff.id,
      );
      return review ? workflowError('four-eyes') : null;
    }
    case 'extend':
      if (context.extensionWorkdays === 0) return workflowError('extension-not-allowed', null, { used: 0 });
      // Recorded before the due date (semantics 2): on the day itself it is too late.
      return context.decisionDue !== null && context.asOf >= context.decisionDue
        ? workflowError('limit-passed', null, { due: context.decisionDue })
        : null;
    case 'issue-notice': {
      const { issued, newlyDefective } = noticeProgress(replayed);
      const free = issued === 0 || newlyDefective.length > 0 || context.staff.roles.includes('supervisor');
      return free ? null : workflowError('second-notice-needs-supervisor');
    }
    default:
      return null;
  }
}

/** Rules about an act's own data that the events alone do not show. */
function checkInput(context: ActContext, replayed: readonly CaseEvent[], act: Act): WorkflowError | null {
  if (!isCivilDate(act.date)) return workflowError('date-invalid', 'date');
  if (act.date > context.asOf) return workflowError('date-in-future', 'date', { latest: context.asOf });
  if (act.type === 'extend') {
    if (act.approverId === context.handlerId) return workflowError('approver-is-handler', 'approverId');
    const most = context.extensionWorkdays;
    if (act.days > most) return workflowError('extension-too-long', 'days', { most });
  }
  if (act.type === 'issue-notice' && context.staff.roles.includes('supervisor')) {
    const ground = noticeGround(noticeProgress(replayed), act.lines, act.reason);
    if (ground === 'refused') return workflowError('reason-required', 'reason');
  }
  return null;
}

/** An event as it would stand in the history, for judging it before it is written. */
function preview(context: ActContext, count: number, event: NewCaseEvent): CaseEvent {
  const seq = (context.events.at(-1)?.seq ?? 0) + 1 + count;
  return { ...event, id: `preview-${seq}`, seq, recordedAt: '', staffId: context.staff.id };
}

/**
 * The acts this member of staff may do with the case now. An act listed here can still be refused for its data (dates,
 * inspectors, reasons), one not listed is always refused.
 */
export function allowedActs(context: ActContext): readonly ActType[] {
  const replayed = replay(context.events);
  const state = stateOf(context);
  return ACT_TYPES.filter((type) => checkAct(context, replayed, state, type) === null);
}

/**
 * Decides an act: whether it is allowed in this state, for this person, with these data, and which events it writes.
 * Pure; the service appends the events with ids, sequence and time, or shows the error at its field.
 *
 * @example decideAct(context, { type: 'accept', date: '2026-09-18', basis: 'complete' })
 * // { ok: true, events: [{ type: 'accepted', date: '2026-09-18', basis: 'complete' }] }
 */
export function decideAct(context: ActContext, act: Act): ActAnswer {
  const replayed = replay(context.events);
  const error = checkAct(context, replayed, stateOf(context), act.type) ?? checkInput(context, replayed, act);
  if (error !== null) return refused(error);
  // Acceptance by law has the date of receipt, whenever somebody confirms it.
  const dated = act.type === 'confirm-deemed' ? { ...act, date: lastOf(replayed, 'received')?.date ?? act.date } : act;
  const events = eventsOf(context, replayed, dated);
  const before = [...replayed];
  for (const [count, event] of events.entries()) {
    const next = preview(context, count, event);
    const problem = act.type === 'correct' ? checkCorrection(context, act, next) : checkEvent(context, before, next);
    if (problem !== null) return refused(problem);
    before.push(next);
  }
  return { ok: true, events };
}

export interface ReceiveInput {
  readonly matter: Matter;
  readonly channel: Channel;
  /** Day of receipt. */
  readonly date: CivilDate;
  /** Filing: day the completion check was passed (the applicant's own limit runs from it). */
  readonly completionPassedOn: CivilDate | null;
  readonly asOf: CivilDate;
}

/** The first events of a case: the completion check of a filing, and the receipt. */
export function receiveCase(input: ReceiveInput): ActAnswer {
  const { date, completionPassedOn, asOf } = input;
  if (!isCivilDate(date)) return refused(workflowError('date-invalid', 'date'));
  if (date > asOf) return refused(workflowError('date-in-future', 'date', { latest: asOf }));
  const received: NewCaseEvent = { type: 'received', date, channel: input.channel };
  if (input.matter !== 'completion-filing') return { ok: true, events: [received] };
  if (completionPassedOn === null) return refused(workflowError('text-required', 'completionPassedOn'));
  if (!isCivilDate(completionPassedOn)) return refused(workflowError('date-invalid', 'completionPassedOn'));
  if (completionPassedOn > date) {
    return refused(workflowError('date-in-future', 'completionPassedOn', { latest: date }));
  }
  return { ok: true, events: [{ type: 'completion-passed', date: completionPassedOn }, received] };
}
