import { create } from 'zustand';

/** What the last act on the queue came to, in words; null = nothing to say. */
export interface QueueNote {
  readonly tone: 'good' | 'error';
  readonly words: string;
}

interface QueueStore {
  readonly busy: 'idle' | 'busy';
  readonly note: QueueNote | null;
  /** The ticket whose acts lie over the screen, and whether the next one is called afterwards. */
  readonly open: { readonly ticketId: number; readonly followedBy: 'stay' | 'next' } | null;
}

export const useQueueStore = create<QueueStore>(() => ({ busy: 'idle', note: null, open: null }));

export function setQueueNote(note: QueueNote | null): void {
  useQueueStore.setState({ note });
}
export function openTicket(ticketId: number, followedBy: 'stay' | 'next' = 'stay'): void {
  useQueueStore.setState({ open: { ticketId, followedBy }, note: null });
}
export function closeTicket(): void {
  useQueueStore.setState({ open: null });
}
