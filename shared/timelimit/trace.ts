import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { PauseSpan, RecordedPause } from './events.ts';
import type { TraceDay } from './types.ts';

/**
 * Day by day why a limit ends where it ends: start < d <= end, each counted day with its ordinal, each other day with
 * its reason. A rest day inside a pause keeps its rest reason; a working day inside a pause is `pause`.
 */
export function traceOf(
  calendar: WorkCalendar,
  start: number,
  end: number,
  union: readonly PauseSpan[],
  recorded: readonly RecordedPause[],
): readonly TraceDay[] {
  const trace: TraceDay[] = [];
  let ordinal = 0;
  let position = 0;
  for (let day = start + 1; day <= end; day += 1) {
    const info = calendar.infoAt(day);
    while (position < union.length && day > (union[position]?.to ?? 0)) position += 1;
    const pause = union[position];
    const provisional = info.provisional ? ({ provisional: true } as const) : undefined;
    if (info.counts && pause !== undefined && day > pause.from) {
      trace.push({ date: info.date, counts: false, why: 'pause', ...pauseWords(day, recorded), ...provisional });
    } else if (info.counts) {
      ordinal += 1;
      trace.push(
        info.note === undefined && provisional === undefined
          ? { date: info.date, counts: true, n: ordinal, why: info.kind }
          : { date: info.date, counts: true, n: ordinal, why: info.kind, ...noteOf(info.note), ...provisional },
      );
    } else {
      trace.push(
        info.note === undefined && provisional === undefined
          ? { date: info.date, counts: false, why: info.kind }
          : { date: info.date, counts: false, why: info.kind, ...noteOf(info.note), ...provisional },
      );
    }
  }
  return trace;
}

function noteOf(note: string | undefined): { readonly note?: string } {
  return note === undefined ? {} : { note };
}

/** Reason and paper of the pause that covers a day; of several, the one that began first. */
function pauseWords(day: number, recorded: readonly RecordedPause[]): Pick<TraceDay, 'pauseReason' | 'note'> {
  let first: RecordedPause | null = null;
  for (const pause of recorded) {
    if (day > pause.from && day <= pause.to && (first === null || pause.from < first.from)) first = pause;
  }
  if (first === null) return {};
  const { reason, paper } = first.event;
  return { ...(reason === undefined ? {} : { pauseReason: reason }), ...noteOf(paper) };
}
