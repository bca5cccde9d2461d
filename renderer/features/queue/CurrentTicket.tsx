import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSessionStatus } from '../../app/useSession.ts';
import { openTicket } from './queue-store.ts';
import { TicketFacts } from './TicketFacts.tsx';
import type { Ticket } from './useQueue.ts';
import { useQueueActs } from './useQueueActs.ts';

interface CurrentTicketProps {
  readonly current: Ticket | null;
  readonly next: Ticket | null;
}

/** The number at this counter, or who comes with F4. */
export function CurrentTicket({ current, next }: CurrentTicketProps): ReactNode {
  const { t } = useTranslation('queue');
  const { callNext, goTo } = useQueueActs();
  const counter = useSessionStatus().data?.counter ?? null;
  return (
    <section className="panel queue-current" aria-label={t('current.title')}>
      <h2>
        {t('current.title')} <span className="soft">{counter?.name ?? t('current.noCounter')}</span>
      </h2>
      {current === null ? (
        <p className="queue-number queue-number-none">{next === null ? t('current.nobody') : t('current.free')}</p>
      ) : (
        <>
          <p className="queue-number">{current.label}</p>
          <TicketFacts ticket={current} />
        </>
      )}
      <p className="row">
        {current === null ? (
          <Button type="primary" disabled={next === null || counter === null} onClick={() => void callNext()}>
            {next === null ? t('current.call') : t('current.callLabel', { label: next.label })} (F4)
          </Button>
        ) : (
          <>
            <Button type="primary" onClick={() => openTicket(current.id)}>
              {t('current.acts')}
            </Button>
            {current.service === 'intake' && <Button onClick={() => goTo(current)}>{t('act.intake')}</Button>}
          </>
        )}
      </p>
    </section>
  );
}
