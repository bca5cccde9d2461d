import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../app/shortcuts.ts';
import { useHasRole } from '../../app/useSession.ts';
import { APPOINTMENTS_VIEWS, openAppointments } from '../../state/navigation.ts';
import type { AppointmentsView, Place } from '../../state/navigation.ts';
import { remember } from './appointments-store.ts';
import { ChangesView } from './changes/ChangesView.tsx';
import { DayView } from './DayView.tsx';
import { RemindersView } from './RemindersView.tsx';
import { Segments } from './Segments.tsx';
import { SlotsView } from './SlotsView.tsx';
import './appointments.css';

type AppointmentsPlace = Extract<Place, { area: 'appointments' }>;

/** Appointments: free slots, who comes when, whom to call this morning, and what a closed day does. */
export function AppointmentsScreen({ place }: { readonly place: AppointmentsPlace }): ReactNode {
  const { t } = useTranslation('appointments');
  const mayChange = useHasRole('supervisor', 'administrator');
  const views = APPOINTMENTS_VIEWS.filter((view) => view !== 'changes' || mayChange);
  const show = (view: AppointmentsView) => {
    remember({ moving: null });
    openAppointments(view);
  };
  useShortcut('F6', () => show(views[(views.indexOf(place.view) + 1) % views.length] ?? 'slots'), t('keys.next'));
  return (
    <section className="screen appointments" aria-labelledby="appointments-title">
      <header className="row appointments-head">
        <h1 id="appointments-title">{t('title')}</h1>
        <Segments
          label={t('views')}
          options={views.map((view) => ({ key: view, label: t(`view.${view}`) }))}
          value={place.view}
          onChange={show}
        />
      </header>
      <View place={place} />
    </section>
  );
}

function View({ place }: { readonly place: AppointmentsPlace }): ReactNode {
  switch (place.view) {
    case 'slots':
      return <SlotsView whom={place.for} />;
    case 'day':
      return <DayView />;
    case 'reminders':
      return <RemindersView />;
    case 'changes':
      return <ChangesView />;
  }
}
