import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TICKET_SERVICES } from '../../../shared/appointments/ticket.ts';
import type { TicketService } from '../../../shared/appointments/ticket.ts';
import { useSessionStatus } from '../../app/useSession.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { PickField } from '../../ui/PickField.tsx';
import { isChoosing, selectOnFocus } from './form-keys.ts';
import { closeTicket } from './queue-store.ts';
import type { Ticket } from './useQueue.ts';
import { useQueueActs } from './useQueueActs.ts';

interface TransferFormProps {
  readonly ticket: Ticket;
  readonly followedBy: 'stay' | 'next';
}

/** To another service, to one counter, or back into the queue; number, place and draft go with it. */
export function TransferForm({ ticket, followedBy }: TransferFormProps): ReactNode {
  const { t } = useTranslation(['queue', 'common']);
  const term = useTerms();
  const { act } = useQueueActs();
  const status = useSessionStatus().data;
  const [service, setService] = useState<TicketService>(ticket.service);
  const [counterId, setCounterId] = useState<string | null>(null);
  const counters = (status?.counters ?? [])
    .filter(({ id }) => id !== status?.counter?.id)
    .map(({ id, name, place }) => ({ key: String(id), label: name, detail: place, keys: name.replaceAll(/\D/g, '') }));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears where the focus goes, nothing else
    <form
      className="queue-transfer"
      onFocus={selectOnFocus}
      onSubmit={(event) => {
        event.preventDefault();
        if (isChoosing(event)) return;
        closeTicket();
        const to = { service, counterId: counterId === null ? null : Number(counterId) };
        void act(ticket, { type: 'transfer', ...to }, followedBy);
      }}
    >
      <PickField
        label={t('queue:transfer.service')}
        options={TICKET_SERVICES.map((one, index) => ({
          key: one,
          label: term('appointmentService', one),
          detail: String(index + 1),
          keys: `${index + 1} ${t(`queue:serviceKeys.${one}`)}`,
        }))}
        value={service}
        onChange={(chosen) => setService(chosen ?? ticket.service)}
      />
      <PickField
        start="here"
        label={t('queue:transfer.counter')}
        hint={t('queue:transfer.counterHint')}
        options={counters}
        value={counterId}
        onChange={setCounterId}
      />
      <p className="row">
        <Button type="primary" htmlType="submit">
          {t('queue:transfer.confirm')}
        </Button>
        <Button onClick={closeTicket}>{t('common:cancel')}</Button>
      </p>
    </form>
  );
}
