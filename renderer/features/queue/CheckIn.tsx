import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TICKET_SERVICES } from '../../../shared/appointments/ticket.ts';
import { useToday } from '../../app/useSession.ts';
import { api } from '../../bridge/client.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { useQueueActs } from './useQueueActs.ts';

/** Somebody with an appointment: number (typed or scanned), name or phone tail finds it, Enter checks in and draws. */
export function CheckIn(): ReactNode {
  const { t } = useTranslation('queue');
  const term = useTerms();
  const today = useToday();
  const { checkIn, printFirst } = useQueueActs();
  const [text, setText] = useState('');
  const { data } = useQuery(
    api.appointments.find.queryOptions({ input: { text: text.trim() }, enabled: text.trim() !== '', staleTime: 0 }),
  );
  const found = (data ?? []).filter(
    (one) =>
      one.date === today &&
      // Also who was checked in at another desk and has no number yet.
      (one.state === 'booked' || one.state === 'missed' || one.state === 'checked-in') &&
      TICKET_SERVICES.some((service) => service === one.service),
  );
  return (
    <section className="panel" aria-label={t('checkIn.title')}>
      <h2>{t('checkIn.title')}</h2>
      <ComboBox
        manner="pick"
        label={t('checkIn.label')}
        placeholder={t('checkIn.placeholder')}
        text={text}
        maxLength={60}
        onText={setText}
        options={found.map((one) => ({
          key: String(one.id),
          label: `${one.from} ${one.person.name}`,
          detail: `${term('appointmentService', one.service)} ${one.number}`,
        }))}
        onPick={(option) => {
          const appointment = found.find((one) => String(one.id) === option.key);
          if (appointment === undefined) return;
          setText('');
          void checkIn(appointment).then((ticket) => (ticket === null ? undefined : printFirst(ticket)));
        }}
      />
    </section>
  );
}
