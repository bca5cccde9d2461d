import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { holidaySpans, sourcesOf } from './calendar-view.ts';
import type { CalendarDay } from './calendar-view.ts';

interface CalendarNotesProps {
  readonly year: number;
  readonly days: readonly CalendarDay[];
}

/** What the year follows: its notice, its holidays and make-up days; or that none is published yet. */
export function CalendarNotes({ year, days }: CalendarNotesProps): ReactNode {
  const { t } = useTranslation('settings');
  const sources = sourcesOf(days);
  const isProvisional = days.some((day) => day.provisional);
  return (
    <div className="settings-calendar-notes">
      {isProvisional && <p className="message warning">{t('calendar.provisional', { year })}</p>}
      <ul aria-label={t('calendar.holidays')} className="settings-holidays">
        {holidaySpans(days).map((span) => (
          <li key={`${span.name}${span.from}`}>
            <b lang="zh-CN">{span.name}</b>{' '}
            <span className="number">
              {span.days === 1 && t('calendar.oneDay', { date: span.from.slice(5) })}
              {span.days > 1 &&
                t('calendar.span', { from: span.from.slice(5), through: span.through.slice(5), days: span.days })}
              {span.madeUpOn.length > 0 &&
                ` ${t('calendar.madeUp', { dates: span.madeUpOn.map((date) => date.slice(5)).join(t('comma')) })}`}
            </span>
          </li>
        ))}
      </ul>
      <div className="row">
        {sources.length > 0 && (
          <p>
            {t('calendar.source')} <span lang="zh-CN">{sources.join(t('comma'))}</span>
          </p>
        )}
        <ul className="settings-legend" aria-label={t('calendar.legend')}>
          <li>
            <span className="swatch day-holiday">{t('calendar.off')}</span> {t('calendar.kind.holiday')}
          </li>
          <li>
            <span className="swatch day-make-up-workday">{t('calendar.on')}</span> {t('calendar.kind.make-up-workday')}
          </li>
          <li>
            <span className="swatch day-weekend" /> {t('calendar.kind.weekend')}
          </li>
          <li>
            <span className="swatch is-provisional" /> {t('calendar.provisionalDay')}
          </li>
        </ul>
      </div>
      <p className="soft">{t('calendar.keys')}</p>
    </div>
  );
}
