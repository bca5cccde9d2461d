import { noticeGround } from '../checklist/notice.ts';
import { workflowError } from './errors.ts';
import { lastOf } from './history.ts';
import { noticeProgress } from './state.ts';
import type { CaseEvent, CaseEventOf, VisitRecord, WorkflowError } from './types.ts';

const MOST_PAUSE_WORKDAYS = 250;

function blank(text: string | null): boolean {
  return text === null || text.trim() === '';
}

function firstError(...errors: readonly (WorkflowError | null)[]): WorkflowError | null {
  return errors.find((error) => error !== null) ?? null;
}

function needReason(text: string | null, field: string): WorkflowError | null {
  return blank(text) ? workflowError('reason-required', field) : null;
}

function needText(text: string | null, field: string): WorkflowError | null {
  return blank(text) ? workflowError('text-required', field) : null;
}

/** 行政许可法 §34: a visit is made by at least two members of staff. */
function needTwoInspectors(visit: VisitRecord): WorkflowError | null {
  const different = new Set(visit.inspectorIds.map((id) => id.trim()).filter((id) => id !== ''));
  return different.size >= 2 && different.size === visit.inspectorIds.length
    ? null
    : workflowError('two-inspectors', 'inspectorIds');
}

function needRange(value: number, lowest: number, highest: number, field: string): WorkflowError | null {
  return value >= lowest && value <= highest ? null : workflowError('number-out-of-range', field, { lowest, highest });
}

function needWholeNumber(value: number, lowest: number, highest: number, field: string): WorkflowError | null {
  return Number.isInteger(value)
    ? needRange(value, lowest, highest, field)
    : workflowError('number-out-of-range', field, { lowest, highest });
}

function repeated(ids: readonly (string | number)[]): string | number | null {
  return ids.find((id, at) => ids.indexOf(id) !== at) ?? null;
}

function checkNotice(before: readonly CaseEvent[], notice: CaseEventOf<'supplement-requested'>): WorkflowError | null {
  if (notice.lines.length === 0) return workflowError('notice-empty', 'lines');
  const twice = repeated(notice.lines.map((one) => one.line)) ?? repeated(notice.lines.map((one) => one.materialId));
  if (twice !== null) return workflowError('line-repeated', 'lines', { line: twice });
  const silent = notice.lines.findIndex((one) => blank(one.what));
  if (silent >= 0) return workflowError('text-required', `lines.${silent}.what`);
  const progress = noticeProgress(before);
  const expected = progress.issued + 1;
  if (notice.serial !== expected) return workflowError('number-out-of-range', 'serial', { expected });
  const ground = noticeGround(progress, notice.lines, notice.approval?.reason ?? null);
  return ground === 'refused' ? workflowError('second-notice-needs-supervisor') : null;
}

function checkSupplements(
  before: readonly CaseEvent[],
  event: CaseEventOf<'supplemented' | 'supplement-partial'>,
): WorkflowError | null {
  const defective = event.type === 'supplement-partial' ? event.defective : [];
  const handedIn = [...event.materialIds, ...defective.map((one) => one.materialId)];
  if (handedIn.length === 0) return workflowError('supplements-empty', 'materialIds');
  const twice = repeated(handedIn);
  if (twice !== null) return workflowError('line-repeated', 'materialIds', { materialId: twice });
  const { outstanding } = noticeProgress(before);
  const unasked = handedIn.find((id) => outstanding.every((line) => line.materialId !== id));
  if (unasked !== undefined) return workflowError('supplements-unasked', 'materialIds', { materialId: unasked });
  const silent = defective.findIndex((one) => blank(one.what));
  if (silent >= 0) return workflowError('text-required', `defective.${silent}.what`);
  const left = outstanding.filter((line) => !event.materialIds.includes(line.materialId)).length;
  if (event.type === 'supplemented' && left > 0) {
    return workflowError('supplements-incomplete', 'materialIds', { outstanding: left });
  }
  return null;
}

function checkAcceptance(before: readonly CaseEvent[], event: CaseEventOf<'accepted'>): WorkflowError | null {
  const received = lastOf(before, 'received');
  const supplemented = lastOf(before, 'supplemented');
  if (event.basis === 'deemed' && received !== null && event.date > received.date) {
    return workflowError('date-invalid', 'date', { expected: received.date });
  }
  if (event.basis === 'supplemented' && supplemented === null) return workflowError('supplements-incomplete');
  // The day all supplements are in is the acceptance date (semantics 2).
  if (supplemented !== null && (event.basis !== 'supplemented' || event.date !== supplemented.date)) {
    return workflowError('date-invalid', 'date', { expected: supplemented.date });
  }
  return null;
}

function checkDecision(before: readonly CaseEvent[], event: CaseEventOf<'decided'>): WorkflowError | null {
  const reviewers = before.filter((one) => one.type === 'technical-reviewed').map((one) => one.staffId);
  if (event.staffId !== null && reviewers.includes(event.staffId)) return workflowError('four-eyes');
  if (event.result === 'rejected') return needReason(event.reasons, 'reasons');
  const review = lastOf(before, 'technical-reviewed');
  const visit = lastOf(before, 'inspected', 'reinspected');
  const found = [review?.conclusion, visit?.type === 'reinspected' ? visit.result : visit?.conclusion];
  return found.includes('not-conforming') ? workflowError('decision-contradicts-findings', 'result') : null;
}

function checkDelivery(event: CaseEventOf<'delivered'>): WorkflowError | null {
  // 留置送达 is witnessed; without a witness it is no service.
  const witness = event.method === 'left' && blank(event.witness) ? workflowError('witness-required', 'witness') : null;
  return firstError(needText(event.recipient, 'recipient'), needText(event.place, 'place'), witness);
}

/** Whether what an event says is complete and agrees with the (replayed) events before it. */
export function checkContent(before: readonly CaseEvent[], event: CaseEvent): WorkflowError | null {
  switch (event.type) {
    case 'supplement-requested':
      return checkNotice(before, event);
    case 'supplement-partial':
    case 'supplemented':
      return checkSupplements(before, event);
    case 'accepted':
      return checkAcceptance(before, event);
    case 'refused':
    case 'revoked':
      return needReason(event.reasons, 'reasons');
    case 'not-required':
    case 'withdrawn':
      return needReason(event.reason, 'reason');
    case 'wrong-authority':
      return needText(event.rightAuthority, 'rightAuthority');
    case 'paused':
      return needWholeNumber(event.expectedWorkdays, 1, MOST_PAUSE_WORKDAYS, 'expectedWorkdays');
    case 'extended':
      return firstError(
        needWholeNumber(event.days, 1, MOST_PAUSE_WORKDAYS, 'days'),
        needText(event.approverId, 'approverId'),
        needReason(event.reason, 'reason'),
      );
    case 'inspected':
    case 'verified':
    case 'checked':
    case 'reinspected':
      return needTwoInspectors(event);
    case 'rectification-noticed':
      return firstError(
        needText(event.findings, 'findings'),
        event.deadline > event.date ? null : workflowError('deadline-not-after-notice', 'deadline'),
      );
    case 'decided':
      return checkDecision(before, event);
    case 'drawn':
    case 'not-drawn':
      return event.ratioPercent === null ? null : needRange(event.ratioPercent, 0, 100, 'ratioPercent');
    case 'delivered':
      return checkDelivery(event);
    case 'handed-over':
      return firstError(needText(event.toStaffId, 'toStaffId'), needReason(event.reason, 'reason'));
    default:
      return null;
  }
}
