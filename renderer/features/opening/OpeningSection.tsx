import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHasRole, useToday } from '../../app/useSession.ts';
import { SectionHead } from '../settings/SectionFrame.tsx';
import { BookingRules } from './BookingRules.tsx';
import { OpeningYear } from './OpeningYear.tsx';
import { WeeklyHoursForm } from './WeeklyHoursForm.tsx';
import './opening.css';

/** When the counters are open and what can be booked; the year beside the statutory calendar. */
export function OpeningSection(): ReactNode {
  const { t } = useTranslation(['appointments', 'settings']);
  const today = useToday();
  const mayChange = useHasRole('supervisor', 'administrator');
  if (today === '') return null;
  return (
    <>
      <SectionHead title={t('settings:section.opening')} intro={t('appointments:opening.intro')} />
      {mayChange && <BookingRules today={today} />}
      {mayChange && <WeeklyHoursForm today={today} />}
      <OpeningYear today={today} />
    </>
  );
}
