import type { CivilDate } from '../dates/types.ts';
import { lastOf } from './history.ts';
import { noticeProgress, stateOfEvents } from './state.ts';
import type { Act, ActContext, ActType, CaseEvent, CaseEventType, NewCaseEvent, NewCaseEventOf } from './types.ts';

/** The event that must be allowed for an act to be allowed; null for acts with rules of their own. */
export const EVENT_OF_ACT: Readonly<Record<Exclude<ActType, 'correct'>, CaseEventType>> = {
  accept: 'accepted',
  'issue-notice': 'supplement-requested',
  refuse: 'refused',
  'not-required': 'not-required',
  'wrong-authority': 'wrong-authority',
  'receive-supplements': 'supplement-partial',
  'confirm-deemed': 'accepted',
  'technical-review': 'technical-reviewed',
  inspect: 'inspected',
  pause: 'paused',
  resume: 'resumed',
  extend: 'extended',
  decide: 'decided',
  permit: 'permitted',
  verify: 'verified',
  'notice-rectification': 'rectification-noticed',
  'request-reinspection': 'reinspection-requested',
  reinspect: 'reinspected',
  revoke: 'revoked',
  file: 'filed',
  draw: 'drawn',
  check: 'checked',
  deliver: 'delivered',
  withdraw: 'withdrawn',
  archive: 'archived',
};

function noticeApproval(context: ActContext, reason: string | null): { approverId: string; reason: string } | null {
  const bySupervisor = context.staff.roles.includes('supervisor') && reason !== null && reason.trim() !== '';
  return bySupervisor ? { approverId: context.staff.id, reason } : null;
}

/**
 * The acceptance itself. Where all supplements are in already (their acceptance was struck out), it has their day and
 * their basis, whenever it is entered: semantics 2.
 */
function acceptance(
  replayed: readonly CaseEvent[],
  date: CivilDate,
  basis: 'complete' | 'tolerated',
): NewCaseEventOf<'accepted'> {
  const supplemented = lastOf(replayed, 'supplemented');
  return supplemented === null
    ? { type: 'accepted', date, basis }
    : { type: 'accepted', date: supplemented.date, basis: 'supplemented' };
}

/**
 * The events an act writes, without asking whether it is allowed. All supplements in = accepted (or filed) that day; a
 * commitment permit at once accepts what it permits.
 */
export function eventsOf(context: ActContext, replayed: readonly CaseEvent[], act: Act): readonly NewCaseEvent[] {
  const { date } = act;
  switch (act.type) {
    case 'accept':
      return [acceptance(replayed, date, act.basis)];
    case 'issue-notice': {
      const serial = noticeProgress(replayed).issued + 1;
      const approval = serial === 1 ? null : noticeApproval(context, act.reason);
      return [{ type: 'supplement-requested', date, lines: act.lines, serial, approval }];
    }
    case 'refuse':
      return [{ type: 'refused', date, ground: act.ground, reasons: act.reasons }];
    case 'not-required':
      return [{ type: 'not-required', date, clause: act.clause, reason: act.reason }];
    case 'wrong-authority':
      return [{ type: 'wrong-authority', date, rightAuthority: act.rightAuthority, reason: act.reason }];
    case 'receive-supplements': {
      const { outstanding } = noticeProgress(replayed);
      const complete =
        act.defective.length === 0 && outstanding.every((line) => act.materialIds.includes(line.materialId));
      if (!complete) {
        return [{ type: 'supplement-partial', date, materialIds: act.materialIds, defective: act.defective }];
      }
      const supplemented: NewCaseEvent = { type: 'supplemented', date, materialIds: act.materialIds };
      return context.matter === 'completion-filing'
        ? [supplemented, { type: 'filed', date }]
        : [supplemented, { type: 'accepted', date, basis: 'supplemented' }];
    }
    case 'confirm-deemed':
      return [{ type: 'accepted', date, basis: 'deemed' }];
    case 'technical-review':
      return [{ type: 'technical-reviewed', date, conclusion: act.conclusion, findings: act.findings }];
    case 'inspect': {
      const { inspectorIds, findings, conclusion } = act;
      return [{ type: 'inspected', date, inspectorIds, findings, conclusion }];
    }
    case 'pause': {
      const { reason, expectedWorkdays, note } = act;
      return [{ type: 'paused', date, reason, expectedWorkdays, note }];
    }
    case 'resume':
      return [{ type: 'resumed', date, note: act.note }];
    case 'extend':
      return [{ type: 'extended', date, days: act.days, approverId: act.approverId, reason: act.reason }];
    case 'decide':
      return [{ type: 'decided', date, result: act.result, findings: act.findings, reasons: act.reasons }];
    case 'permit': {
      const permitted: NewCaseEvent = { type: 'permitted', date };
      return stateOfEvents(replayed) === 'received' ? [acceptance(replayed, date, 'complete'), permitted] : [permitted];
    }
    case 'verify': {
      const { inspectorIds, findings, result } = act;
      return [{ type: 'verified', date, inspectorIds, findings, result }];
    }
    case 'notice-rectification':
      return [{ type: 'rectification-noticed', date, findings: act.findings, deadline: act.deadline }];
    case 'request-reinspection':
      return [{ type: 'reinspection-requested', date }];
    case 'reinspect': {
      const { inspectorIds, findings, result } = act;
      return [{ type: 'reinspected', date, inspectorIds, findings, result }];
    }
    case 'revoke':
      return [{ type: 'revoked', date, reasons: act.reasons }];
    case 'file':
      return [{ type: 'filed', date }];
    case 'draw':
      return [{ type: act.result, date, ratioPercent: act.ratioPercent, lot: act.lot }];
    case 'check': {
      const { inspectorIds, findings, result } = act;
      return [{ type: 'checked', date, inspectorIds, findings, result }];
    }
    case 'deliver': {
      const { method, recipient, relation, witness, place } = act;
      return [{ type: 'delivered', date, method, recipient, relation, witness, place }];
    }
    case 'withdraw':
      return [{ type: 'withdrawn', date, reason: act.reason }];
    case 'archive':
      return [{ type: 'archived', date, note: act.note }];
    case 'correct':
      return [{ type: 'corrected', date, corrects: act.corrects, replacement: act.replacement, reason: act.reason }];
  }
}
