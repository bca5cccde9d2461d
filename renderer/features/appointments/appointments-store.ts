import { create } from 'zustand';
import type { Service } from '../../../shared/appointments/types.ts';
import type { SlipFormat } from '../../../shared/papers/appointment-papers.ts';
import type { AppointmentView } from '../../../shared/contract/appointments.ts';
import { openAppointments } from '../../state/navigation.ts';

interface AppointmentsStore {
  readonly service: Service;
  readonly counterId: number | null;
  readonly format: SlipFormat;
  /** The appointment another slot is being looked for. */
  readonly moving: AppointmentView | null;
  /** Day of the daily list; null = today. */
  readonly day: string | null;
  /** The appointment the daily list opens with; forgotten when the list is left. */
  readonly opened: number | null;
}

/** What the screens of appointments remember while the window is open. */
export const useAppointmentsStore = create<AppointmentsStore>(() => ({
  service: 'intake',
  counterId: null,
  format: '80mm',
  moving: null,
  day: null,
  opened: null,
}));

export function remember(change: Partial<AppointmentsStore>): void {
  useAppointmentsStore.setState(change);
}

/** Opens an appointment on its day, whatever counter the list was narrowed to. */
export function showAppointment({ id, day }: { readonly id: number; readonly day: string }): void {
  remember({ day, opened: id, counterId: null, moving: null });
  openAppointments('day');
}
