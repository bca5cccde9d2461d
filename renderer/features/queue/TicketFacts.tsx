import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTerms } from '../../locales/useTerms.ts';
import { minutesBetween, useOverview } from './useQueue.ts';
import type { Ticket } from './useQueue.ts';

/** Hours and minutes of an instant on the wall in Shanghai. */
export function clockTime(instant: string): string {
  return new Date(instant).toLocaleTimeString('en-GB', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** A ticket in one line: for what, how it came, whose, since when. */
export function TicketFacts({ ticket }: { readonly ticket: Ticket }): ReactNode {
  const { t } = useTranslation('queue');
  const term = useTerms();
  const { data } = useOverview();
  const person = [ticket.name, ticket.phoneTail === null ? null : t('list.tail', { tail: ticket.phoneTail })].filter(
    (part) => part !== null,
  );
  const waited =
    ticket.waitedSeconds === null
      ? minutesBetween(ticket.queuedAt, data?.at ?? ticket.queuedAt)
      : Math.floor(ticket.waitedSeconds / 60);
  return (
    <p className="row queue-facts">
      <strong>{term('appointmentService', ticket.service)}</strong>
      <span>{term('ticketState', ticket.state)}</span>
      {ticket.priority === 'green' && <span className="queue-green">{term('ticketPriority', 'green')}</span>}
      <span>{term('ticketChannel', ticket.channel)}</span>
      {person.length > 0 && <span>{person.join(' ')}</span>}
      <span>{t('list.arrived', { time: clockTime(ticket.issuedAt) })}</span>
      <span>{t('list.waited', { minutes: waited })}</span>
      {ticket.counterName !== null && <span>{ticket.counterName}</span>}
      {ticket.calls > 1 && <span>{t('list.calls', { count: ticket.calls })}</span>}
    </p>
  );
}
