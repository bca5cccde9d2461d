import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { allowedTicketActs } from '../../../shared/appointments/ticket.ts';
import { isComposing } from '../../app/shortcuts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { closeTicket } from './queue-store.ts';
import { TicketFacts } from './TicketFacts.tsx';
import { TransferForm } from './TransferForm.tsx';
import { ticketsOf, useOverview } from './useQueue.ts';
import type { Ticket } from './useQueue.ts';
import { useQueueActs } from './useQueueActs.ts';

interface TicketDialogProps {
  readonly ticketId: number;
  readonly followedBy: 'stay' | 'next';
}

/** The same digit always means the same, whatever else the state allows. */
const DIGITS = [
  'intake',
  'recall',
  'skip',
  'park',
  'transfer',
  'finish',
  'start',
  'requeue',
  'resume',
  'print',
] as const;

type Choice = (typeof DIGITS)[number];

function choicesOf(ticket: Ticket, followedBy: 'stay' | 'next'): readonly Choice[] {
  const acts: ReadonlySet<string> = new Set(allowedTicketActs(ticket.state));
  const atCounter = ticket.state === 'called' || ticket.state === 'serving';
  return DIGITS.slice(1)
    .concat('intake')
    .filter((choice) => {
      if (choice === 'print') return followedBy === 'stay';
      if (choice === 'intake') return followedBy === 'stay' && atCounter && ticket.draftId !== null;
      // The draft of an intake begins by typing; only what is served without one is begun by hand.
      if (choice === 'start' && ticket.service === 'intake') return false;
      return acts.has(choice);
    });
}

/** What can be done to a ticket, by digit. After F4 the next one is called when this one is settled. */
export function TicketDialog({ ticketId, followedBy }: TicketDialogProps): ReactNode {
  const { t } = useTranslation('queue');
  const { data } = useOverview();
  const ticket = data === undefined ? null : (ticketsOf(data).find(({ id }) => id === ticketId) ?? null);
  const [transferring, setTransferring] = useState<'closed' | 'open'>('closed');
  // Gone from the queue while the dialog was open.
  useEffect(() => {
    if (data !== undefined && ticket === null) closeTicket();
  }, [data, ticket]);
  if (ticket === null) return null;
  return (
    <Dialog
      title={t(followedBy === 'next' ? 'ticket.first' : 'ticket.title', { label: ticket.label })}
      className="queue-dialog"
      onClose={closeTicket}
    >
      <TicketFacts ticket={ticket} />
      {transferring === 'open' ? (
        <TransferForm ticket={ticket} followedBy={followedBy} />
      ) : (
        <Choices ticket={ticket} followedBy={followedBy} onTransfer={() => setTransferring('open')} />
      )}
    </Dialog>
  );
}

interface ChoicesProps {
  readonly ticket: Ticket;
  readonly followedBy: 'stay' | 'next';
  readonly onTransfer: () => void;
}

function Choices({ ticket, followedBy, onTransfer }: ChoicesProps): ReactNode {
  const { t } = useTranslation('queue');
  const { act, print, goTo } = useQueueActs();
  const choices = choicesOf(ticket, followedBy);
  const choose = (choice: Choice) => {
    if (choice === 'transfer') {
      onTransfer();
      return;
    }
    closeTicket();
    if (choice === 'print') void print(ticket);
    else if (choice === 'intake') goTo(ticket);
    else void act(ticket, { type: choice }, followedBy);
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const choice = /^\d$/.test(event.key) ? DIGITS[Number(event.key)] : undefined;
      if (choice === undefined || !choices.includes(choice) || event.repeat || isComposing(event)) return;
      event.preventDefault();
      choose(choice);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  return (
    <div className="queue-choices">
      {choices.map((choice) => (
        <Button key={choice} onClick={() => choose(choice)}>
          <kbd>{DIGITS.indexOf(choice)}</kbd>{' '}
          {followedBy === 'next' && choice !== 'recall' && choice !== 'start'
            ? t(`actThenNext.${choice as 'skip' | 'park' | 'transfer' | 'finish'}`)
            : t(`act.${choice}`)}
        </Button>
      ))}
    </div>
  );
}
