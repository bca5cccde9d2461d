import { useQueries } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { civilParts, toDayNumber } from '../../../shared/dates/civil.ts';
import { isComposing } from '../../app/shortcuts.ts';
import { useHasRole, useToday } from '../../app/useSession.ts';
import { api } from '../../bridge/client.ts';
import { NoticesPanel } from '../notices/NoticesPanel.tsx';
import { CalendarNotes } from './CalendarNotes.tsx';
import { FIRST_YEAR, LAST_YEAR, monthsOfKey, moveMonths, workdaysIn } from './calendar-view.ts';
import type { CalendarDay, MonthPlace } from './calendar-view.ts';
import { MonthGrid } from './MonthGrid.tsx';
import { SectionHead } from './SectionFrame.tsx';

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** The statutory working days of a year, month by month, as time limits are counted. */
export function CalendarSection(): ReactNode {
  const today = useToday();
  const mayLoad = useHasRole('supervisor', 'administrator');
  if (today === '') return null;
  return (
    <>
      <CalendarView today={today} />
      {mayLoad && <NoticesPanel />}
    </>
  );
}

function CalendarView({ today }: { readonly today: string }): ReactNode {
  const { t } = useTranslation('settings');
  const page = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<MonthPlace>(() => civilParts(toDayNumber(today)));
  const [view, setView] = useState<'year' | 'month'>('year');
  const { year, month } = place;
  const months: readonly (readonly CalendarDay[])[] = useQueries({
    queries: MONTHS.map((one) => api.calendar.month.queryOptions({ input: { year, month: one } })),
  }).map((query) => query.data ?? []);
  const shown = months[month - 1] ?? [];

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || isComposing(event)) return;
      const { target } = event;
      if (!(target instanceof HTMLElement) || page.current?.contains(target) !== true) return;
      const by = monthsOfKey(event.key, view);
      if (by === null) return;
      event.preventDefault();
      const next = moveMonths(place, by);
      setPlace(next);
      page.current.querySelector<HTMLElement>(`[data-month="${next.month}"]`)?.focus();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [place, view]);

  // What had the cursor goes with the old view: the month stays under it.
  const shownView = useRef(view);
  useEffect(() => {
    if (shownView.current === view) return;
    shownView.current = view;
    page.current?.querySelector<HTMLElement>(view === 'year' ? '.is-current button' : '[data-view]')?.focus();
  }, [view]);

  const step = view === 'year' ? 12 : 1;
  const days = months.flat();
  return (
    <div ref={page}>
      <SectionHead title={t('section.calendar')} intro={t('calendar.intro')} />
      <div className="row settings-calendar-bar">
        <Button
          disabled={year === FIRST_YEAR && (view === 'year' || month === 1)}
          onClick={() => setPlace(moveMonths(place, -step))}
        >
          {t(view === 'year' ? 'calendar.previousYear' : 'calendar.previousMonth')}
        </Button>
        <h3 aria-live="polite">
          {view === 'year'
            ? t('calendar.yearTitle', { year, workdays: workdaysIn(days) })
            : t('calendar.monthTitle', { year, month, workdays: workdaysIn(shown) })}
        </h3>
        <Button
          disabled={year === LAST_YEAR && (view === 'year' || month === 12)}
          onClick={() => setPlace(moveMonths(place, step))}
        >
          {t(view === 'year' ? 'calendar.nextYear' : 'calendar.nextMonth')}
        </Button>
        <Button onClick={() => setPlace(civilParts(toDayNumber(today)))}>{t('calendar.today')}</Button>
        <Button data-view={view} onClick={() => setView(view === 'year' ? 'month' : 'year')}>
          {t(view === 'year' ? 'calendar.showMonth' : 'calendar.showYear')}
        </Button>
      </div>
      <CalendarNotes year={year} days={days} />
      {view === 'month' ? (
        <MonthGrid year={year} month={month} days={shown} today={today} size="large" />
      ) : (
        <div className="settings-year">
          {MONTHS.map((one) => (
            <div key={one} className={one === month ? 'settings-month is-current' : 'settings-month'}>
              <button
                type="button"
                className="settings-row"
                data-month={one}
                tabIndex={one === month ? 0 : -1}
                onFocus={() => setPlace((now) => ({ ...now, month: one }))}
                onClick={() => {
                  setPlace({ year, month: one });
                  setView('month');
                }}
              >
                {t('calendar.monthName', { month: one, workdays: workdaysIn(months[one - 1] ?? []) })}
              </button>
              <MonthGrid year={year} month={one} days={months[one - 1] ?? []} today={today} size="small" />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
