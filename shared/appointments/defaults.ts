import type { AppointmentSettings, OpeningSpan, WeeklyHours } from './types.ts';

const MORNING: OpeningSpan = { from: '08:30', to: '12:00', kind: 'ordinary' };
const AFTERNOON: OpeningSpan = { from: '13:30', to: '17:00', kind: 'ordinary' };
const ORDINARY_DAY = [MORNING, AFTERNOON] as const;

/**
 * Hours of an office that has entered none. A make-up working day (调休上班) is a full working day: the State Council
 * names it without saying which weekday it stands for, so it has hours of its own instead of those of a weekday.
 */
export const DEFAULT_WEEKLY_HOURS: WeeklyHours = {
  monday: ORDINARY_DAY,
  tuesday: ORDINARY_DAY,
  wednesday: ORDINARY_DAY,
  thursday: ORDINARY_DAY,
  friday: ORDINARY_DAY,
  saturday: [],
  sunday: [],
  'make-up': ORDINARY_DAY,
};

/** What an office offers before it has set anything (semantics 7). */
export const DEFAULT_APPOINTMENT_SETTINGS: AppointmentSettings = {
  services: {
    consultation: {
      offered: true,
      slotMinutes: 30,
      capacity: 1,
      counterIds: null,
      extendedHours: true,
      earliest: null,
    },
    intake: { offered: true, slotMinutes: 30, capacity: 2, counterIds: null, extendedHours: true, earliest: null },
    // Inspectors are on their way by nine; a visit takes a quarter of the day.
    'site-visit': {
      offered: true,
      slotMinutes: 90,
      capacity: 3,
      counterIds: null,
      extendedHours: false,
      earliest: '09:00',
    },
    'pick-up': { offered: true, slotMinutes: 15, capacity: 2, counterIds: null, extendedHours: true, earliest: null },
  },
  booking: { daysAhead: 1, windowWorkdays: 5, onePerDay: true, cutOffMinutes: 120, graceMinutes: 15 },
};
