import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '../../../shared/dates/types.ts';
import { weeksOf } from './calendar-view.ts';
import type { CalendarDay } from './calendar-view.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

interface MonthGridProps {
  readonly year: number;
  readonly month: number;
  readonly days: readonly CalendarDay[];
  readonly today: CivilDate;
  readonly size: 'small' | 'large';
}

/** One month from Monday to Sunday; days off and make-up days carry a sign beside their colour. */
export function MonthGrid({ year, month, days, today, size }: MonthGridProps): ReactNode {
  const { t } = useTranslation(['settings', 'common']);
  return (
    <table className={`month-grid month-${size}`}>
      <caption className="visually-hidden">{t('settings:calendar.caption', { year, month })}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col" abbr={t(`common:date.weekday${weekday}`)}>
              {size === 'large' ? t(`common:date.weekday${weekday}`) : t(`settings:calendar.weekday${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr key={week.find((day) => day !== null)?.date ?? ''}>
            {WEEKDAYS.map((weekday) => {
              const day = week[weekday - 1] ?? null;
              return day === null ? (
                <td key={weekday} className="day-none">
                  &nbsp;
                </td>
              ) : (
                <DayCell key={weekday} day={day} size={size} isToday={day.date === today} />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayCellProps {
  readonly day: CalendarDay;
  readonly size: 'small' | 'large';
  readonly isToday: boolean;
}

function DayCell({ day, size, isToday }: DayCellProps): ReactNode {
  const { t } = useTranslation(['settings', 'common']);
  const { date, kind, name, provisional } = day;
  const sign =
    kind === 'holiday' ? t('settings:calendar.off') : kind === 'make-up-workday' ? t('settings:calendar.on') : '';
  return (
    <td
      className={`day-${kind}${provisional ? ' is-provisional' : ''}`}
      aria-current={isToday ? 'date' : undefined}
      title={name ?? undefined}
    >
      <span className="number">{Number(date.slice(8))}</span>
      {sign !== '' && (
        <span className="day-sign" aria-hidden="true">
          {sign}
        </span>
      )}
      {size === 'large' ? (
        <span className="day-words">
          {t(`settings:calendar.kind.${kind}`)}
          {name !== null && (
            <>
              <br />
              <span lang="zh-CN">{name}</span>
            </>
          )}
          {provisional && (
            <>
              <br />
              <span className="lamp-provisional">{t('common:date.provisional')}</span>
            </>
          )}
        </span>
      ) : (
        kind !== 'workday' && (
          <span className="visually-hidden">
            {t(`settings:calendar.kind.${kind}`)} {name ?? ''}
          </span>
        )
      )}
    </td>
  );
}
