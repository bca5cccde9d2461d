import { SERVICES } from '../../../shared/appointments/types.ts';
import type { AppointmentSettings, Service } from '../../../shared/appointments/types.ts';
import type { AppointmentSettingsView } from '../../../shared/contract/opening.ts';
import type { ContractInputs } from '../../bridge/contract-inputs.ts';
import type { Texts } from '../settings/texts.ts';

export type BookingInput = ContractInputs['opening']['saveSettings'];

/** Figures of a service and of booking, in the order of their fields. */
export const SERVICE_FIGURES = ['slotMinutes', 'capacity'] as const;
export const BOOKING_FIGURES = ['daysAhead', 'windowWorkdays', 'cutOffMinutes', 'graceMinutes'] as const;
export const SERVICE_SWITCHES = ['offered', 'extendedHours'] as const;

const yes = (value: boolean): string => (value ? 'yes' : 'no');

/** What is stored, as the fields show it; switches are `yes` or `no`, counters their ids in order. */
export function bookingTexts({ services, booking }: AppointmentSettings): Texts {
  const texts: Record<string, string> = { 'booking.onePerDay': yes(booking.onePerDay) };
  for (const figure of BOOKING_FIGURES) texts[`booking.${figure}`] = String(booking[figure]);
  for (const service of SERVICES) {
    const settings = services[service];
    for (const figure of SERVICE_FIGURES) texts[`services.${service}.${figure}`] = String(settings[figure]);
    for (const one of SERVICE_SWITCHES) texts[`services.${service}.${one}`] = yes(settings[one]);
    texts[`services.${service}.counterIds`] = settings.counterIds?.join(',') ?? '';
    texts[`services.${service}.earliest`] = settings.earliest ?? '';
  }
  return texts;
}

/** A figure as typed; what is none stays text, and the contract says so at the field. */
function figure(text: string | undefined): number {
  const typed = text?.trim() ?? '';
  return /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
}

function serviceOf(texts: Texts, service: Service): AppointmentSettingsView['services'][Service] {
  const text = (name: string) => texts[`services.${service}.${name}`] ?? '';
  const ids = text('counterIds');
  const earliest = text('earliest').trim();
  return {
    offered: text('offered') === 'yes',
    slotMinutes: figure(text('slotMinutes')),
    capacity: figure(text('capacity')),
    counterIds: ids === '' ? null : ids.split(',').map(Number),
    extendedHours: text('extendedHours') === 'yes',
    earliest: earliest === '' ? null : earliest,
  };
}

/** What to save: only the services and rules that were changed. */
export function bookingInput(texts: Texts, changed: Texts, today: string, key: string): BookingInput {
  const paths = Object.keys(changed);
  const services = SERVICES.filter((service) => paths.some((path) => path.startsWith(`services.${service}.`)));
  return {
    key,
    effectiveFrom: today,
    ...(services.length === 0
      ? {}
      : { services: Object.fromEntries(services.map((service) => [service, serviceOf(texts, service)])) }),
    ...(paths.some((path) => path.startsWith('booking.'))
      ? {
          booking: {
            daysAhead: figure(texts['booking.daysAhead']),
            windowWorkdays: figure(texts['booking.windowWorkdays']),
            cutOffMinutes: figure(texts['booking.cutOffMinutes']),
            graceMinutes: figure(texts['booking.graceMinutes']),
            onePerDay: texts['booking.onePerDay'] === 'yes',
          },
        }
      : {}),
  };
}
