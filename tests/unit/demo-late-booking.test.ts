import { expect, test } from 'vitest';
import type { BookingSubject } from '../../electron/services/booking-subject.ts';
import type { BulkDesk } from '../../electron/services/bulk-acts.ts';
import { Bookings } from '../../electron/sample/demo/bookings.ts';
import { randomOf } from '../../electron/sample/demo/random.ts';
import type { DemoPeople } from '../../electron/sample/demo/steps.ts';
import { CLOSING, Timetable } from '../../electron/sample/demo/timetable.ts';

const TODAY = 20_353;
const TOMORROW = 20_354;
const NOBODY: DemoPeople = { counters: [], reviewers: [], supervisors: [] };
const who = (): { subject: BookingSubject; matter: null; path: null } => {
  throw new Error('asked on the way');
};

test.each([1, 2, 3, 4, 5])(
  'whoever is served after closing and books then books not earlier than now (%i)',
  async (seed) => {
    const timetable = new Timetable([TODAY, TOMORROW]);
    // A booking never gets as far as the desk here: it asks who it is for before.
    const bookings = new Bookings({ desk: {} as BulkDesk, people: NOBODY, timetable });
    const late = CLOSING + 900;
    timetable.add(TODAY, late, async () => {
      bookings.plan({
        random: randomOf('late', String(seed)),
        service: 'pick-up',
        on: TOMORROW,
        from: TODAY,
        fromSecond: late,
        who,
        comes: () => undefined,
      });
    });
    await expect(timetable.live(TODAY)).rejects.toThrow('asked on the way');
  },
);
