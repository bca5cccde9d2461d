import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { weekdayOf } from '../../../shared/dates/civil.ts';
import type { OpeningDayView } from '../../../shared/contract/opening.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { hoursText } from '../appointments/changes/hours-text.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** Shape besides colour: whole, half, empty. */
const SIGN: Readonly<Record<OpeningDayView['state'], string>> = { open: '●', shortened: '◐', closed: '○' };

interface OpeningMonthProps {
  readonly year: number;
  readonly month: number;
  readonly today: string;
  readonly days: readonly OpeningDayView[];
}

/** One month: below each date its own sign of being open, above it what the statutory calendar says. */
export function OpeningMonth({ year, month, today, days }: OpeningMonthProps): ReactNode {
  const { t } = useTranslation(['appointments', 'settings', 'common']);
  const [first] = days;
  const blanks = first === undefined ? 0 : weekdayOf(first.date) - 1;
  const cells = [...Array.from({ length: blanks }, () => null), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  return (
    <table className="month-grid month-small opening-month">
      <caption>{t('settings:calendar.caption', { year, month })}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col" abbr={t(`common:date.weekday${weekday}`)}>
              {t(`settings:calendar.weekday${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day !== null)?.date ?? ''}>
            {WEEKDAYS.map((weekday) => {
              const day = week[weekday - 1] ?? null;
              return day === null ? (
                <td key={weekday} className="day-none">
                  &nbsp;
                </td>
              ) : (
                <Day key={weekday} day={day} current={day.date === today ? 'date' : undefined} />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, current }: { readonly day: OpeningDayView; readonly current: 'date' | undefined }): ReactNode {
  const { t } = useTranslation(['appointments', 'settings']);
  const term = useTerms();
  const { kind, name } = day.statutory;
  const statutory =
    kind === 'holiday' ? t('settings:calendar.off') : kind === 'make-up-workday' ? t('settings:calendar.on') : '';
  const words = [
    t(`settings:calendar.kind.${kind}`),
    name ?? '',
    t(`appointments:opening.state.${day.state}`),
    day.state === 'closed' ? term('openingReason', day.reason) : hoursText(day.hours),
    day.text ?? '',
    ...(day.appointments > 0 ? [t('appointments:opening.booked', { count: day.appointments })] : []),
  ].filter((part) => part !== '');
  return (
    <td className={`opening-${day.state}`} aria-current={current} title={words.join(' ')}>
      <span className="opening-statutory" aria-hidden="true">
        {statutory}
      </span>
      <span className="number">{Number(day.date.slice(8))}</span>
      <span className="opening-sign" aria-hidden="true">
        {SIGN[day.state]}
        {day.absences.length > 0 ? '△' : ''}
      </span>
      <span className="visually-hidden">{words.join(' ')}</span>
    </td>
  );
}
