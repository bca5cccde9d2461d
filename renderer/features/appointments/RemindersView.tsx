import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../app/shortcuts.ts';
import { api, client } from '../../bridge/client.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { openCase } from '../../state/navigation.ts';
import { useDateWords } from '../../ui/DateText.tsx';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { Loaded } from '../settings/SectionFrame.tsx';
import { CallCell } from './CallCell.tsx';
import { CallColumns } from './CallColumns.tsx';
import { OffersToCall } from './OffersToCall.tsx';
import { PilePrintNote } from '../papers/PilePrintNote.tsx';
import { RevealPhone } from './RevealPhone.tsx';
import { useSlips } from './useSlips.ts';
import { hasEnded, subjectOf } from './words.ts';

/** The morning list: whom to remind of tomorrow, and of supplements awaited; each call is marked. */
export function RemindersView(): ReactNode {
  const { t } = useTranslation('appointments');
  const term = useTerms();
  const words = useDateWords();
  const query = useQuery(api.appointments.reminders.queryOptions());
  const slips = useSlips();
  const print = () =>
    void slips.print(async () => {
      const key = crypto.randomUUID();
      return [await client.appointmentPapers.callList({ key, list: { kind: 'reminder' } })];
    });
  useShortcut('F8', print, t('print.calls'), slips.state === 'printing' ? 'disabled' : 'enabled');
  return (
    <>
      <div className="panel row">
        <Button type="primary" onClick={print} loading={slips.state === 'printing'}>
          {t('print.calls')}
        </Button>
        <ExportButton query={{ list: 'reminders' }} />
        <span className="soft">{t('reminders.intro')}</span>
      </div>
      <PilePrintNote note={slips.note} />
      <OffersToCall />
      <Loaded query={query}>
        {({ date, appointments, supplements }) => (
          <>
            <section className="panel" aria-labelledby="reminders-tomorrow">
              <h2 id="reminders-tomorrow">
                {date === null ? t('reminders.noDay') : t('reminders.tomorrow', { day: words(date, 'weekday') })}
              </h2>
              {appointments.length === 0 ? (
                <p className="soft">{t('reminders.nobody')}</p>
              ) : (
                <table className="appointment-table">
                  <CallColumns when="time" />
                  <tbody>
                    {appointments.map((one) => (
                      <tr key={one.id}>
                        <th scope="row" className="number">
                          {one.from}
                        </th>
                        <td>
                          {subjectOf(one)}
                          {hasEnded(one) && <span className="mark">{t('endedMark')}</span>}
                          {one.person.noShows > 0 && (
                            <span className="mark">{t('noShowMark', { count: one.person.noShows })}</span>
                          )}
                        </td>
                        <td>
                          <RevealPhone id={one.id} masked={one.person.phone} />
                        </td>
                        <td>
                          {term('appointmentService', one.service)} {one.counterName ?? ''}
                        </td>
                        <td>
                          <CallCell
                            who={subjectOf(one)}
                            lastCall={one.lastCall}
                            of={{ appointmentId: one.id, caseId: null, purpose: 'reminder' }}
                          />
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </section>
            <section className="panel" aria-labelledby="reminders-supplements">
              <h2 id="reminders-supplements">{t('reminders.supplements')}</h2>
              {supplements.length === 0 ? (
                <p className="soft">{t('reminders.noSupplements')}</p>
              ) : (
                <table className="appointment-table">
                  <CallColumns when="since" />
                  <tbody>
                    {supplements.map((one) => (
                      <tr key={one.case.id}>
                        <th scope="row" className="number">
                          {one.requestedOn ?? ''}
                        </th>
                        <td>
                          <button type="button" className="row-button" onClick={() => openCase(one.case.id)}>
                            {one.case.projectName ?? one.applicantName ?? `#${one.case.id}`}
                          </button>{' '}
                          <span className="soft">{one.applicantName ?? ''}</span>
                        </td>
                        <td className="number">{one.phone ?? t('phone.none')}</td>
                        <td>{term('matter', one.case.matter)}</td>
                        <td>
                          <CallCell
                            who={one.case.projectName ?? one.applicantName ?? ''}
                            lastCall={one.lastCall}
                            of={{ appointmentId: null, caseId: one.case.id, purpose: 'supplement' }}
                          />
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </section>
          </>
        )}
      </Loaded>
    </>
  );
}
