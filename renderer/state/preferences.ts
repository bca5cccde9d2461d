import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { TICKET_SERVICES } from '../../shared/appointments/ticket.ts';
import type { TicketService } from '../../shared/appointments/ticket.ts';
import type { Language } from '../locales/index.ts';

/** Choices of this window's user that outlive it: nothing of a case, nothing personal beyond the account name. */
interface Preferences {
  readonly language: Language;
  readonly counterId: number | null;
  readonly account: string;
  /** Services this place calls with F4. */
  readonly queueServices: readonly TicketService[];
}

export const usePreferences = create<Preferences>()(
  persist((): Preferences => ({ language: 'zh-CN', counterId: null, account: '', queueServices: TICKET_SERVICES }), {
    name: 'fire-window.preferences',
  }),
);

export function setPreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change);
}
