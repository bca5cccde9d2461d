import type { TFunction } from 'i18next';
import type { ClockView } from '../../../shared/contract/cases.ts';
import { citationWords } from '../../slips/words.ts';
import { isProvisional, stripRuns } from './explain-strip.ts';
import type { StripRun } from './explain-strip.ts';

export interface ExplainWords {
  readonly t: TFunction<'cases'>;
  /** Name of the clock. */
  readonly clockName: string;
  readonly pauseReason: (reason: string) => string;
  /** A date as it is told, with its weekday. */
  readonly date: (date: string) => string;
}

function runSentence(run: StripRun, { t, date, pauseReason }: ExplainWords): string {
  const days =
    run.from === run.through
      ? date(run.from)
      : t('explain.line.range', { from: date(run.from), through: date(run.through) });
  const [first, last] = run.ordinals ?? [0, 0];
  const numbers = { days, from: first, through: last };
  const sentence = (): string => {
    switch (run.why) {
      case 'workday':
        return first === last ? t('explain.line.counted', numbers) : t('explain.line.countedRange', numbers);
      case 'make-up-workday':
        return first === last ? t('explain.line.makeUp', numbers) : t('explain.line.makeUpRange', numbers);
      case 'weekend':
      case 'holiday':
      case 'pause':
        return t(`explain.line.${run.why}`, { days });
    }
  };
  const reason = run.pauseReason === null ? null : pauseReason(run.pauseReason);
  const notes = [reason, run.note].filter((one) => one !== null);
  const note = notes.length === 0 ? '' : t('explain.line.note', { note: notes.join(' ') });
  return `${sentence()}${note}${run.provisional ? t('explain.line.unpublished') : ''}`;
}

/** Both limits of a clock in sentences: where it starts, when it is due, on which basis. */
export function explainHead(clock: ClockView, { t, clockName, date }: ExplainWords): readonly string[] {
  const { statutory, promised } = clock;
  const basis = citationWords(statutory.basis);
  const lines: string[] = [
    t(clock.startedBy === 'deadline' ? 'explain.line.startDeadline' : 'explain.line.start', {
      clock: clockName,
      date: date(clock.start),
    }),
    statutory.due === null
      ? t('explain.line.statutoryOpen', {
          days: statutory.days,
          remaining: statutory.remaining,
          basis,
        })
      : t('explain.line.statutory', { days: statutory.days, due: date(statutory.due), basis }),
    promised === null
      ? t('explain.line.noPromise')
      : promised.due === null
        ? t('explain.line.promisedOpen', { days: promised.days })
        : t('explain.line.promised', { days: promised.days, due: date(promised.due) }),
  ];
  if (clock.stop !== undefined) lines.push(t('explain.line.stop', { date: date(clock.stop) }));
  if (isProvisional(clock)) lines.push(t('explain.line.provisional'));
  return lines;
}

/** Day by day: what counted as which working day, what did not and why. */
export function explainDays(clock: ClockView, words: ExplainWords): readonly string[] {
  return stripRuns(clock).map((run) => runSentence(run, words));
}

/** The whole explanation as text, to be read aloud or sent. */
export function explainText(clock: ClockView, words: ExplainWords): string {
  return [...explainHead(clock, words), ...explainDays(clock, words)].join('\n');
}
