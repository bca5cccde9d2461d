import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTerms } from '../../locales/useTerms.ts';
import { openTicket } from './queue-store.ts';
import { clockTime } from './TicketFacts.tsx';
import { minutesBetween } from './useQueue.ts';
import type { Ticket } from './useQueue.ts';

interface TicketListProps {
  readonly title: string;
  readonly tickets: readonly Ticket[];
  /** The instant waits are counted to. */
  readonly at: string;
  readonly empty: string;
  /** Which of a ticket's times matters here. */
  readonly shows: 'wait' | 'state';
}

/** Tickets as one keyboard stop: arrows move, Enter opens what can be done. */
export function TicketList({ title, tickets, at, empty, shows }: TicketListProps): ReactNode {
  const { t } = useTranslation('queue');
  const term = useTerms();
  const list = useRef<HTMLUListElement>(null);
  const [chosen, setChosen] = useState(0);
  const active = Math.min(chosen, Math.max(0, tickets.length - 1));
  const move = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      Home: -tickets.length,
      End: tickets.length,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = Math.min(tickets.length - 1, Math.max(0, active + step));
    setChosen(to);
    list.current?.querySelectorAll('button')[to]?.focus();
  };
  return (
    <section className="panel queue-list" aria-label={title}>
      <h2>
        {title} <span className="soft">{tickets.length}</span>
      </h2>
      {tickets.length === 0 ? (
        <p className="empty">{empty}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the buttons inside have the focus
        <ul ref={list} onKeyDown={move}>
          {tickets.map((ticket, index) => (
            <li key={ticket.id}>
              <button
                type="button"
                tabIndex={index === active ? 0 : -1}
                onFocus={() => setChosen(index)}
                onClick={() => openTicket(ticket.id)}
              >
                <strong>{ticket.label}</strong>
                <span>{term('appointmentService', ticket.service)}</span>
                <span>
                  {ticket.priority === 'green' && (
                    <span className="queue-green">{term('ticketPriority', 'green')}</span>
                  )}{' '}
                  {ticket.channel === 'appointment' && term('ticketChannel', 'appointment')}{' '}
                  {ticket.forCounterName !== null && t('list.for', { counter: ticket.forCounterName })}
                </span>
                <span className="queue-person">
                  {ticket.name} {ticket.phoneTail}
                </span>
                <span>
                  {shows === 'wait'
                    ? t('list.waited', { minutes: minutesBetween(ticket.queuedAt, at) })
                    : `${term('ticketState', ticket.state)} ${ticket.counterName ?? ''}`}
                </span>
                <span className="soft">{clockTime(ticket.lastCalledAt ?? ticket.issuedAt)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
