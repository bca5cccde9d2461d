import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppointmentView } from '../../../shared/contract/appointments.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { stepInList } from '../settings/sections.ts';
import { hasEnded, subjectOf } from './words.ts';

interface AppointmentTableProps {
  readonly appointments: readonly AppointmentView[];
  readonly dated: 'one-day' | 'any-day';
  readonly chosen: number | null;
  readonly onChoose: (id: number) => void;
}

/** Appointments in order of time: arrows go from line to line, Enter opens one. */
export function AppointmentTable({ appointments, dated, chosen, onChoose }: AppointmentTableProps): ReactNode {
  const { t } = useTranslation('appointments');
  const term = useTerms();
  const body = useRef<HTMLTableSectionElement>(null);
  const [at, setAt] = useState(0);
  const current = Math.min(at, appointments.length - 1);
  const press = (event: KeyboardEvent, index: number) => {
    const next = stepInList(event.key, index, appointments.length);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
    body.current?.querySelectorAll('button')[next]?.focus();
  };
  if (appointments.length === 0) return <p className="soft">{t('day.none')}</p>;
  return (
    <table className="appointment-table">
      <thead>
        <tr>
          <th scope="col">{t('column.time')}</th>
          <th scope="col">{t('column.who')}</th>
          <th scope="col">{t('column.what')}</th>
          <th scope="col">{t('column.where')}</th>
          <th scope="col">{t('column.state')}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {appointments.map((one, index) => (
          <tr key={one.id} className={one.id === chosen ? 'is-chosen' : `is-${one.state}`}>
            <th scope="row" className="number">
              {dated === 'any-day' && <>{one.date} </>}
              {one.from}
            </th>
            <td>
              <button
                type="button"
                className="row-button"
                tabIndex={index === current ? 0 : -1}
                aria-expanded={one.id === chosen}
                onFocus={() => setAt(index)}
                onKeyDown={(event) => press(event, index)}
                onClick={() => onChoose(one.id)}
              >
                {subjectOf(one)}
              </button>{' '}
              <span className="soft number">{one.person.phone ?? ''}</span>
              {hasEnded(one) && <span className="mark">{t('endedMark')}</span>}
              {one.person.noShows > 0 && <span className="mark">{t('noShowMark', { count: one.person.noShows })}</span>}
            </td>
            <td>
              {term('appointmentService', one.service)}
              {one.matter !== null && <span className="soft"> {term('matter', one.matter)}</span>}
              {one.jointCase !== null && <span className="mark">{t('jointMark')}</span>}
            </td>
            <td>{one.counterName ?? one.inspectors.map(({ name }) => name).join('、')}</td>
            <td>
              {term('appointmentState', one.state)}
              {one.overbooked && <span className="mark">{t('overbookedMark')}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
