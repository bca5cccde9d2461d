import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../bridge/client.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { showAppointment } from './appointments-store.ts';
import { CallCell } from './CallCell.tsx';
import { CallColumns } from './CallColumns.tsx';
import { RevealPhone } from './RevealPhone.tsx';
import { subjectOf, useSlotWords } from './words.ts';

/** Places that became free for somebody waiting and are held until they answer; nothing where there are none. */
export function OffersToCall(): ReactNode {
  const { t } = useTranslation('appointments');
  const term = useTerms();
  const slot = useSlotWords();
  const { data } = useQuery(api.appointments.callList.queryOptions({ input: { entryId: null } }));
  if (data === undefined || data.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="reminders-offers">
      <div className="row">
        <h2 id="reminders-offers">{t('reminders.offers')}</h2>
        <ExportButton query={{ list: 'calls', entryId: null }} />
      </div>
      <table className="appointment-table">
        <CallColumns when="time" />
        <tbody>
          {data.map(({ appointment: one }) => (
            <tr key={one.id}>
              <th scope="row" className="number">
                {slot(one)}
              </th>
              <td>
                <button
                  type="button"
                  className="row-button"
                  onClick={() => showAppointment({ id: one.id, day: one.date })}
                >
                  {subjectOf(one)}
                </button>
              </td>
              <td>
                <RevealPhone id={one.id} masked={one.person.phone} />
              </td>
              <td>{term('appointmentService', one.service)}</td>
              <td>
                <CallCell
                  who={subjectOf(one)}
                  lastCall={one.lastCall}
                  of={{ appointmentId: one.id, caseId: null, purpose: 'offer' }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
