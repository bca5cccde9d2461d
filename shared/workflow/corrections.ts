import { isCivilDate } from '../dates/civil.ts';
import { workflowError } from './errors.ts';
import { parseEventData } from './event-data.ts';
import { checkHistory } from './event-rules.ts';
import { correctionInForce, replay } from './history.ts';
import type { ActContext, ActOf, CaseEvent, CorrectionReplacement, WorkflowError } from './types.ts';

/** The event a chain of corrections is finally about. */
export function rootOf(history: readonly CaseEvent[], event: CaseEvent): CaseEvent {
  let root = event;
  while (root.type === 'corrected') {
    const { corrects } = root;
    const target = history.find((one) => one.id === corrects);
    if (target === undefined) break;
    root = target;
  }
  return root;
}

function checkReplacement(root: CaseEvent, replacement: CorrectionReplacement, asOf: string): WorkflowError | null {
  if (replacement.kind === 'void') return null;
  if (replacement.date === null && Object.keys(replacement.changes).length === 0) {
    return workflowError('correction-empty', 'replacement');
  }
  if (replacement.date !== null) {
    if (!isCivilDate(replacement.date)) return workflowError('date-invalid', 'replacement.date');
    if (replacement.date > asOf) return workflowError('date-in-future', 'replacement.date', { latest: asOf });
  }
  const { id: _id, seq: _seq, type, date: _date, recordedAt: _recordedAt, staffId: _staffId, ...data } = root;
  const parsed = parseEventData(type, { ...data, ...replacement.changes });
  return parsed.ok ? null : workflowError('correction-malformed', `replacement.changes.${parsed.path}`);
}

/**
 * Whether a correction may be recorded: it has a reason, names an event nobody corrected yet, keeps the event's shape, and
 * the whole chain still holds when replayed with it.
 *
 * @param asEvent the correction as the event it would become.
 */
export function checkCorrection(context: ActContext, act: ActOf<'correct'>, asEvent: CaseEvent): WorkflowError | null {
  if (act.reason.trim() === '') return workflowError('reason-required', 'reason');
  const target = context.events.find((event) => event.id === act.corrects);
  if (target === undefined) return workflowError('unknown-event', 'corrects', { id: act.corrects });
  const earlier = correctionInForce(context.events, act.corrects);
  if (earlier !== null) return workflowError('already-corrected', 'corrects', { by: earlier.by.seq });
  const malformed = checkReplacement(rootOf(context.events, target), act.replacement, context.asOf);
  if (malformed !== null) return malformed;
  const replayed = replay([...context.events, asEvent]);
  if (replayed.every((event) => event.type !== 'received')) {
    return workflowError('correction-inconsistent', 'corrects', { cause: 'act-not-allowed-in-state', seq: target.seq });
  }
  const broken = checkHistory(context, replayed);
  if (broken === null) return null;
  const { event, error } = broken;
  return workflowError('correction-inconsistent', 'replacement', {
    cause: error.code,
    seq: event.seq,
    type: event.type,
  });
}
