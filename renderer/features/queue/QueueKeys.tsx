import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../app/shortcuts.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { openTicket, useQueueStore } from './queue-store.ts';
import { TicketDialog } from './TicketDialog.tsx';
import { useOverview, useOwnQueue } from './useQueue.ts';
import { useQueueActs } from './useQueueActs.ts';
import './queue.css';

/** F4 on every screen: the next number; while somebody stands at the counter, what becomes of that one first. */
export function QueueKeys(): ReactNode {
  const { t } = useTranslation('common');
  const { data } = useOverview();
  const { callNext } = useQueueActs();
  const open = useQueueStore((store) => store.open);
  const current = data?.current ?? null;
  useShortcut(
    'F4',
    () => {
      if (current === null) void callNext();
      else openTicket(current.id, 'next');
    },
    t('keys.callNext'),
  );
  return open === null ? null : (
    <TicketDialog key={open.ticketId} ticketId={open.ticketId} followedBy={open.followedBy} />
  );
}

/** One glance at the bottom of every screen: who is here, who is next, how many wait; and what the last key did. */
export function QueueStrip(): ReactNode {
  const { t } = useTranslation('queue');
  const term = useTerms();
  const { data } = useOverview();
  const note = useQueueStore((store) => store.note);
  const own = useOwnQueue(data);
  if (data === undefined) return null;
  const { current } = data;
  const [next] = own;
  return (
    <div className="queue-strip">
      <span role="status" className={note?.tone === 'error' ? 'queue-note-error' : 'queue-note'}>
        {note?.words ?? ''}
      </span>
      {current !== null && (
        <span className="queue-strip-now">
          {t('strip.now')} <strong>{current.label}</strong> {term('ticketState', current.state)}
        </span>
      )}
      <span>
        {next === undefined ? (
          t('strip.nobody')
        ) : (
          <>
            {t('strip.next')} <strong>{next.label}</strong>
            {next.priority === 'green' && ` ${term('ticketPriority', 'green')}`} ·{' '}
            {t('strip.waiting', { count: own.length })}
          </>
        )}
      </span>
    </div>
  );
}
