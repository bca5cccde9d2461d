import { fromDayNumber } from '../../../shared/dates/civil.ts';
import { MATTERS } from '../../../shared/matters/types.ts';
import type { Actor } from '../../services/context.ts';
import type { BulkAppointment } from '../../services/bulk-appointments.ts';
import { subjectOfApplicant, subjectOfCaller } from '../../services/booking-subject.ts';
import type { Bookings, Booker } from './bookings.ts';
import type { Caller, Hall } from './hall.ts';
import { inventApplication, type Acquaintances, type InventedApplication } from './intakes.ts';
import { randomOf, type Random } from './random.ts';
import { inventCaller } from './registry.ts';
import { secondOfWork, type Timetable } from './timetable.ts';

/** Takes an application in; answers its case. */
export type TakeIn = (
  ordinal: number,
  random: Random,
  invented: InventedApplication,
  entry: { readonly by: Actor; readonly day: number; readonly second: number },
) => Promise<number>;

/** Of all applications a quarter; a third of those brought to the counter, for three in ten come over the net. */
const BOOKED = 0.25;
const AT_THE_COUNTER = 0.775;
const CONSULTATIONS = 0.3;
const FETCHED = 0.35;
/** Seconds at the counter, on average. */
const USUAL = { intake: 720, consultation: 480, 'pick-up': 210 } as const;

function priorityOf(random: Random): Caller['priority'] {
  return random.chance(0.02) ? 'green' : 'ordinary';
}

function tailOf(random: Random, phone: string | null | undefined): string | null {
  const tail = phone?.slice(-4) ?? '';
  return random.chance(0.3) && /^\d{4}$/u.test(tail) ? tail : null;
}

/** Some time around the usual one. */
export function secondsFor(random: Random, service: Caller['service']): number {
  return Math.round(USUAL[service] * (0.5 + random.next()));
}

function bookerOf(random: Random, { sent, known }: InventedApplication): Booker {
  const { matter, path, applicant } = sent;
  if (known.applicant !== null) return { subject: subjectOfApplicant(known.applicant.id), matter, path };
  if (applicant === null) return { subject: subjectOfCaller(inventCaller(random)), matter, path };
  const name = applicant.contactName ?? applicant.name;
  return { subject: subjectOfCaller({ name, phone: applicant.phone }), matter, path };
}

/** Who comes to the hall with an application or a question, and who of them has booked. */
export class Visitors {
  private readonly office: {
    readonly hall: Hall;
    readonly bookings: Bookings;
    readonly timetable: Timetable;
    readonly acquaintances: Acquaintances;
    readonly counters: readonly Actor[];
    readonly seed: number;
    readonly takeIn: TakeIn;
  };
  /** Applications that are booked, or were to be. */
  private readonly planned = new Set<number>();

  constructor(office: Visitors['office']) {
    this.office = office;
  }

  private random(...name: readonly string[]): Random {
    return randomOf(String(this.office.seed), ...name);
  }

  /**
   * Lets those book who will come on a day some days ahead.
   *
   * @param today from when on they may
   * @param ordinals their applications; of a day nobody has lived yet all are of people who book
   */
  plan(day: number, today: number, ordinals: readonly number[], who: 'some' | 'all'): void {
    for (const ordinal of ordinals) {
      const random = this.random('visitor', String(ordinal));
      if (!random.chance(BOOKED) && who === 'some') continue;
      this.planned.add(ordinal);
      this.planIntake(day, today, ordinal, random);
    }
    const random = this.random('questions', String(day));
    const questions = Math.floor(ordinals.length * CONSULTATIONS + 0.25 + random.next());
    for (let number = 1; number <= questions; number += 1) {
      this.planQuestion(day, today, this.random('question', String(day), String(number)));
    }
  }

  private planIntake(day: number, today: number, ordinal: number, random: Random): void {
    const { bookings, hall, acquaintances } = this.office;
    const own = this.random('case', String(ordinal));
    let invented: InventedApplication | null = null;
    const ask = () => {
      if (invented === null) {
        const made = inventApplication(own, fromDayNumber(day), ordinal, acquaintances);
        invented = { ...made, sent: { ...made.sent, channel: 'counter' } };
      }
      return invented;
    };
    bookings.plan({
      random,
      service: 'intake',
      on: day,
      from: today,
      fromSecond: 0,
      who: () => bookerOf(random, ask()),
      comes: (second, appointment) =>
        hall.arrive(second, this.applicant(ordinal, own, ask(), { random, day }), appointment),
    });
  }

  private applicant(
    ordinal: number,
    own: Random,
    invented: InventedApplication,
    { random, day }: { readonly random: Random; readonly day: number },
  ): Caller {
    return {
      random,
      service: 'intake',
      priority: priorityOf(random),
      phoneTail: tailOf(random, invented.sent.applicant?.phone),
      seconds: secondsFor(random, 'intake'),
      patience: 'stays',
      serve: (by, second) => this.office.takeIn(ordinal, own, invented, { by, day, second }),
    };
  }

  private planQuestion(day: number, today: number, random: Random): void {
    const { bookings, hall, timetable } = this.office;
    const person = inventCaller(random);
    const comes = (second: number, appointment: BulkAppointment | null) =>
      hall.arrive(
        second,
        {
          random,
          service: 'consultation',
          priority: priorityOf(random),
          phoneTail: tailOf(random, person.phone),
          seconds: secondsFor(random, 'consultation'),
          patience: appointment === null ? 'leaves' : 'stays',
          serve: async () => null,
        },
        appointment,
      );
    if (!random.chance(BOOKED)) {
      const second = secondOfWork(random);
      timetable.add(day, second, async () => comes(second, null));
      return;
    }
    const matter = random.pick(MATTERS);
    const who = () => ({ subject: subjectOfCaller(person), matter, path: 'ordinary' as const });
    bookings.plan({ random, service: 'consultation', on: day, from: today, fromSecond: 0, who, comes });
  }

  /** A day before the hall had its queue machine: whoever came was taken as they came. */
  openWithoutHall(day: number, ordinals: readonly number[]): void {
    const { timetable, acquaintances, counters, takeIn } = this.office;
    for (const ordinal of ordinals) {
      const own = this.random('case', String(ordinal));
      const second = secondOfWork(own);
      timetable.add(day, second, async () => {
        const invented = inventApplication(own, fromDayNumber(day), ordinal, acquaintances);
        await takeIn(ordinal, own, invented, { by: own.pick(counters), day, second });
      });
    }
  }

  /** A day of the hall begins: applications nobody booked for come to the counter or over the net. */
  open(day: number, ordinals: readonly number[]): void {
    const { hall, timetable, acquaintances, counters, takeIn } = this.office;
    const expected = USUAL.intake * AT_THE_COUNTER + USUAL.consultation * CONSULTATIONS + USUAL['pick-up'] * FETCHED;
    hall.open(day, ordinals.length * expected);
    for (const ordinal of ordinals) {
      if (this.planned.delete(ordinal)) continue;
      const own = this.random('case', String(ordinal));
      const second = secondOfWork(own);
      timetable.add(day, second, async () => {
        const invented = inventApplication(own, fromDayNumber(day), ordinal, acquaintances);
        if (invented.sent.channel === 'online') {
          await takeIn(ordinal, own, invented, { by: own.pick(counters), day, second });
          return;
        }
        const random = this.random('visitor', String(ordinal));
        hall.arrive(second, this.applicant(ordinal, own, invented, { random, day }), null);
      });
    }
  }
}
