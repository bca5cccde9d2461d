import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractOutputs } from '../../bridge/contract-inputs.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { useSlotWords } from './words.ts';

type Options = ContractOutputs['appointments']['options'];

/** Who it is, what they hold already, and how often they did not come. */
export function PersonNotes({ options }: { readonly options: Options }): ReactNode {
  const { t } = useTranslation('appointments');
  const term = useTerms();
  const slot = useSlotWords();
  const { person, case: file, appointments } = options;
  const held = appointments.filter(({ state }) => state === 'booked' || state === 'waiting' || state === 'offered');
  return (
    <div className="person-notes">
      <p>
        <b>{person.name}</b> {person.phone ?? ''}
        {file !== null && (
          <>
            {' · '}
            {term('matter', file.matter)} {file.receiptNumber ?? ''} {file.projectName ?? ''}
          </>
        )}
      </p>
      {person.noShows > 0 && <p className="message warning">{t('noShows', { count: person.noShows })}</p>}
      {held.map((one) => (
        <p key={one.id} className="soft">
          {t('book.holds', {
            number: one.number,
            when: slot(one),
            service: term('appointmentService', one.service),
            state: term('appointmentState', one.state),
          })}
        </p>
      ))}
    </div>
  );
}
