import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppointmentView } from '../../../shared/contract/appointments.ts';
import { useTerms } from '../../locales/useTerms.ts';

/** 并联: which other case the same visit serves; nothing for an ordinary one. */
export function JointVisit({ appointment }: { readonly appointment: AppointmentView }): ReactNode {
  const { t } = useTranslation('appointments');
  const term = useTerms();
  const { jointCase } = appointment;
  if (jointCase === null) return null;
  return (
    <p>
      {t('jointWith', {
        matter: term('matter', jointCase.matter),
        number: jointCase.receiptNumber ?? `#${jointCase.id}`,
      })}
    </p>
  );
}
