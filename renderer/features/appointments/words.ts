import { useTranslation } from 'react-i18next';
import { isWithoutCause } from '../../../shared/appointments/joint.ts';
import type { AppointmentView, FreeSlot } from '../../../shared/contract/appointments.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { useDateWords } from '../../ui/DateText.tsx';

/** Day, time and counter of a slot in one line. */
export function useSlotWords(): (
  slot: Pick<FreeSlot, 'date' | 'from' | 'to'> & { readonly counterName: string | null },
) => string {
  const words = useDateWords();
  return ({ date, from, to, counterName }) =>
    [words(date, 'weekday'), `${from}–${to}`, ...(counterName === null ? [] : [counterName])].join(' ');
}

/** Whether it is for cases that have all ended, and nobody cancelled it yet. */
export function hasEnded({ state, case: file, jointCase }: AppointmentView): boolean {
  return isWithoutCause(
    state,
    [file, jointCase].flatMap((one) => (one === null ? [] : [one])),
  );
}

/** Whom an appointment is for: the person and, where it has one, the project. */
export function subjectOf({ person, case: file }: Pick<AppointmentView, 'person' | 'case'>): string {
  const project = file?.projectName ?? null;
  return project === null || project === person.name ? person.name : `${person.name} · ${project}`;
}

/** Number, person, service and time of an appointment in one line. */
export function useAppointmentWords(): (appointment: AppointmentView) => string {
  const { t } = useTranslation('appointments');
  const term = useTerms();
  const slot = useSlotWords();
  return (appointment) =>
    t('line', {
      number: appointment.number,
      who: subjectOf(appointment),
      service: term('appointmentService', appointment.service),
      when: slot(appointment),
    });
}
