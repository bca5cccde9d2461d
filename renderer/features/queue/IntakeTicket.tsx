import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTerms } from '../../locales/useTerms.ts';
import { useOverview } from './useQueue.ts';
import { useQueueActs } from './useQueueActs.ts';
import './queue.css';

/** Whose number the intake on the screen is of; nothing when it was begun without one. */
export function IntakeTicket({ draftId }: { readonly draftId: string | null }): ReactNode {
  const { t } = useTranslation('queue');
  const term = useTerms();
  const { data } = useOverview();
  const current = data?.current ?? null;
  if (current === null || draftId === null || current.draftId !== draftId) return null;
  return (
    <span className="intake-ticket">
      <strong>{t('intake.ticket', { label: current.label })}</strong>{' '}
      {current.priority === 'green' && <span className="queue-green">{term('ticketPriority', 'green')}</span>}{' '}
      {current.waitedSeconds !== null && t('list.waited', { minutes: Math.floor(current.waitedSeconds / 60) })}
    </span>
  );
}

/** After the case: its number is finished, F4 calls the next; or the same person has another matter. */
export function FinishedTicket({ label }: { readonly label: string }): ReactNode {
  const { t } = useTranslation('queue');
  const { data } = useOverview();
  const { act } = useQueueActs();
  const ticket = data?.finished.find((one) => one.label === label);
  return (
    <p className="row">
      <span className="message good">{t('intake.finished', { label })}</span>
      {ticket !== undefined && data?.current === null && (
        <Button onClick={() => void act(ticket, { type: 'resume' }, 'stay')}>{t('intake.another')}</Button>
      )}
    </p>
  );
}
