import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockView } from '../../../shared/contract/cases.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { stripWeeks } from './explain-strip.ts';
import type { StripDay } from './explain-strip.ts';

interface ExplainStripProps {
  readonly clock: ClockView;
  readonly today: string;
  readonly label: string;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** The short name of a holiday stands before the notice that orders it. */
const holidayName = (note: string | null): string | null => note?.split(/[（(]/)[0]?.trim() ?? null;

/** The calendar of one clock: a row a week, every counted day with its number. */
export function ExplainStrip({ clock, today, label }: ExplainStripProps): ReactNode {
  const { t } = useTranslation(['cases', 'common']);
  const weeks = stripWeeks(clock, today);
  return (
    <table className="strip" aria-label={label}>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col">
              {t(`common:date.short${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.date}>
            {week.map((day) => (
              <StripCell key={day.date} day={day} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function StripCell({ day }: { readonly day: StripDay }): ReactNode {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const dayOfMonth = Number(day.date.slice(8));
  const reason = day.pauseReason === null ? null : term('pauseReason', day.pauseReason);
  const name = day.kind === 'holiday' ? holidayName(day.note) : reason;
  const mark =
    day.kind === 'counted'
      ? String(day.n ?? '')
      : day.kind === 'outside'
        ? ''
        : (name ?? t(`explain.short.${day.kind}`));
  const words = [
    day.date,
    t(`explain.kind.${day.kind}`, { n: day.n ?? 0 }),
    ...(day.makeUp ? [t('explain.makeUp')] : []),
    ...[reason, day.note].filter((one) => one !== null),
    ...(day.provisional ? [t('clocks.provisional')] : []),
    ...day.flags.map((flag) => t(`explain.flag.${flag}`)),
  ].join('，');
  const flagged = day.flags.some((flag) => flag === 'promised-due' || flag === 'statutory-due');
  const classes = ['strip-day', `strip-${day.kind}`];
  if (day.provisional) classes.push('strip-provisional');
  if (flagged) classes.push('strip-due');
  if (day.flags.includes('today')) classes.push('strip-today');
  return (
    <td className={classes.join(' ')} title={words}>
      <span className="visually-hidden">{words}</span>
      <span aria-hidden="true" className="strip-date">
        {dayOfMonth === 1 ? `${Number(day.date.slice(5, 7))}/1` : dayOfMonth}
        {day.makeUp && <b className="strip-make-up">{t('explain.short.makeUp')}</b>}
      </span>
      <span aria-hidden="true" className={day.kind === 'counted' ? 'strip-number' : 'strip-mark'}>
        {mark}
      </span>
      {day.flags.map((flag) => (
        <span key={flag} aria-hidden="true" className={`strip-flag strip-flag-${flag}`}>
          {t(`explain.flag.${flag}`)}
        </span>
      ))}
    </td>
  );
}
