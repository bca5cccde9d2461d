import { ORPCError } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, client, shell } from '../../bridge/client.ts';
import type { ContractInputs } from '../../bridge/contract-inputs.ts';
import { codeOf } from '../../bridge/problem-codes.ts';
import { useProblem } from '../../bridge/problem.ts';
import { openIntake, openPlace, useNavigation } from '../../state/navigation.ts';
import { usePreferences } from '../../state/preferences.ts';
import { closeJournal, flushJournal, forgetDraft } from '../intake/draft-journal.ts';
import { printInBrowser } from '../papers/print-in-browser.ts';
import { openTicket, setQueueNote, useQueueStore } from './queue-store.ts';
import type { Ticket } from './useQueue.ts';

export type TicketActInput = ContractInputs['queue']['act']['act'];
export type NewTicket = Omit<ContractInputs['queue']['issue'], 'key'>;

/** Everything a window does to the queue; one thing at a time, what is refused is said in words. */
export function useQueueActs() {
  const { t } = useTranslation('queue');
  const { describe } = useProblem();
  const queryClient = useQueryClient();

  const refresh = () => queryClient.invalidateQueries({ queryKey: api.queue.key() });

  const run = async <Result>(work: () => Promise<Result>): Promise<Result | null> => {
    if (useQueueStore.getState().busy === 'busy') return null;
    useQueueStore.setState({ busy: 'busy', note: null });
    try {
      return await work();
    } catch (error) {
      setQueueNote({ tone: 'error', words: describe(error).sentence });
      return null;
    } finally {
      useQueueStore.setState({ busy: 'idle' });
      void refresh();
    }
  };

  /** To where the called person is served: the ticket's draft, or the queue for what needs no intake. */
  const goTo = (ticket: Ticket) => {
    if (ticket.service === 'intake' && ticket.draftId !== null) openIntake(ticket.draftId);
    else openPlace({ area: 'queue' });
  };

  const called = async (): Promise<Ticket | null> => {
    const { queueServices } = usePreferences.getState();
    try {
      const { ticket } = await client.queue.call({ key: crypto.randomUUID(), services: [...queueServices] });
      goTo(ticket);
      return ticket;
    } catch (error) {
      // Somebody stands here already: another window of this counter was faster.
      if (codeOf(error) === 'QUEUE_REFUSED') {
        const { current } = await client.queue.overview();
        if (current !== null) openTicket(current.id, 'next');
      }
      throw error;
    }
  };

  /** The next one, if anybody waits: after an act that is all there is to say. */
  const calledIfAny = async (): Promise<void> => {
    try {
      await called();
    } catch (error) {
      const { data } = error instanceof ORPCError ? error : { data: null };
      const isEmpty = typeof data === 'object' && data !== null && 'code' in data && data.code === 'queue-empty';
      if (!isEmpty) throw error;
    }
  };

  const done = async (ticket: Ticket, act: TicketActInput): Promise<Ticket> => {
    const { draftId } = ticket;
    const leaves = act.type === 'transfer' || act.type === 'park';
    if (draftId !== null && leaves) await flushJournal(draftId);
    if (draftId !== null && act.type === 'transfer') await closeJournal(draftId);
    // Typing began while the acts lay open: the history has gone on by one line, nothing else.
    const { current } = await client.queue.overview();
    const version = current?.id === ticket.id ? current.version : ticket.version;
    const answer = await client.queue.act({ key: crypto.randomUUID(), id: ticket.id, version, act });
    if (draftId !== null && act.type === 'transfer') forgetDraft(draftId);
    return answer.ticket;
  };

  const leave = (ticket: Ticket) => {
    const { place } = useNavigation.getState();
    if (place.area === 'intake' && place.draftId === ticket.draftId) openPlace({ area: 'queue' });
  };

  return {
    callNext: () => run(called),
    goTo,
    /** Carries an act out; `next` calls the next one afterwards. */
    act: (ticket: Ticket, act: TicketActInput, followedBy: 'stay' | 'next') =>
      run(async () => {
        const after = await done(ticket, act);
        if (act.type === 'recall' || act.type === 'resume') goTo(after);
        else if (act.type !== 'start') leave(ticket);
        setQueueNote({ tone: 'good', words: t(`done.${act.type}`, { label: after.label }) });
        if (followedBy === 'next' && act.type !== 'recall' && act.type !== 'start') await calledIfAny();
        return after;
      }),
    /** Draws a number. */
    issue: (drawn: NewTicket) =>
      run(async () => {
        const { ticket } = await client.queue.issue({ key: crypto.randomUUID(), ...drawn });
        setQueueNote({ tone: 'good', words: t('done.issue', { label: ticket.label }) });
        return ticket;
      }),
    /** Checks an appointment in and draws its number. */
    checkIn: (appointment: { readonly id: number; readonly version: number }) =>
      run(async () => {
        const { id, version } = appointment;
        const { ticket } = await client.queue.checkIn({ key: crypto.randomUUID(), appointmentId: id, version });
        setQueueNote({ tone: 'good', words: t('done.issue', { label: ticket.label }) });
        return ticket;
      }),
    /** The slip of a number just drawn; the person at the desk types on meanwhile. */
    printFirst: async (ticket: Ticket) => {
      try {
        const slip = await client.queue.print({ id: ticket.id });
        await printInBrowser(slip.html);
      } catch (error) {
        setQueueNote({ tone: 'error', words: describe(error).sentence });
      }
    },
    print: (ticket: Ticket) =>
      run(async () => {
        const slip = await client.queue.print({ id: ticket.id });
        await printInBrowser(slip.html);
        setQueueNote({ tone: 'good', words: t('done.print', { label: ticket.label, ordinal: slip.ordinal }) });
        return slip.ordinal;
      }),
    openDisplay: () =>
      run(async () => {
        // Electron opens no window for a page: the program does.
        if (shell !== null) return void (await shell.shell.openDisplay());
        const { token } = await client.queue.openDisplay();
        window.open(`#/display/${token}`, '_blank', 'popup,width=1280,height=800');
      }),
  };
}
