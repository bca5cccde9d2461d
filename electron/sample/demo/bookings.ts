import { slotsOf } from '../../../shared/appointments/slots.ts';
import type { Service, Slot } from '../../../shared/appointments/types.ts';
import { fromDayNumber } from '../../../shared/dates/civil.ts';
import type { BulkDesk } from '../../services/bulk-acts.ts';
import type { BulkAppointment } from '../../services/bulk-appointments.ts';
import type { BookingSubject } from '../../services/booking-subject.ts';
import type { AppointmentContent } from '../../storage/repositories/appointments.ts';
import type { Random } from './random.ts';
import type { DemoPeople } from './steps.ts';
import { CLOSING, instantOf, LAST_ARRIVAL, OPENING, secondOf, secondOfWork, type Timetable } from './timetable.ts';

/** For whom an appointment is made, and what they come for. */
export interface Booker {
  readonly subject: BookingSubject;
  readonly matter: AppointmentContent['matter'];
  readonly path: AppointmentContent['path'];
}

/** Somebody who will come to the hall on a day. */
export interface Coming {
  readonly random: Random;
  readonly service: Exclude<Service, 'site-visit'>;
  readonly on: number;
  /** The first day on which they may book, and the time of that day. */
  readonly from: number;
  readonly fromSecond: number;
  /** Asked when they book. */
  readonly who: () => Booker;
  /** They are there, with an appointment or without one. */
  readonly comes: (second: number, appointment: BulkAppointment | null) => void;
}

/** Two inspectors who will go to a place on a day. */
export interface SiteVisit {
  readonly random: Random;
  readonly on: number;
  readonly from: number;
  readonly fromSecond: number;
  readonly inspectorIds: readonly string[];
  readonly who: () => Booker;
  /** What the visit leads to, entered when they are back; `second` null = it was never booked. */
  readonly visited: (second: number | null) => void;
}

/** Slots somebody is offered before they give up and come without an appointment. */
const TRIES = 6;
/** Booked so many working days before, as the window allows. */
const WINDOW = 5;

/** Appointments of the demo office: booked, moved, cancelled, kept or not, by the desk's own rules. */
export class Bookings {
  private readonly desk: BulkDesk;
  private readonly people: DemoPeople;
  private readonly timetable: Timetable;
  appointments = 0;

  constructor(office: { readonly desk: BulkDesk; readonly people: DemoPeople; readonly timetable: Timetable }) {
    this.desk = office.desk;
    this.people = office.people;
    this.timetable = office.timetable;
  }

  /** Slots of a day in the order in which they are tried. */
  private slots(random: Random, at: string, service: Service, day: number): readonly Slot[] {
    const { book, settings } = this.desk.appointments.deskOn(at);
    const date = fromDayNumber(day);
    const counterIds = service === 'site-visit' ? [null] : this.people.counters.map(({ counterId }) => counterId);
    return Array.from({ length: TRIES }, () => {
      const slots = slotsOf(book, settings, service, random.pick(counterIds), date);
      return slots.length === 0 ? [] : [random.pick(slots)];
    }).flat();
  }

  private book(
    random: Random,
    when: { readonly day: number; readonly second: number },
    wish: {
      readonly service: Service;
      readonly on: number;
      readonly who: Booker;
      readonly inspectorIds: readonly string[] | null;
    },
  ): BulkAppointment | null {
    const at = instantOf(when.day, when.second);
    const { service, on, who, inspectorIds } = wish;
    for (const { counterId, date, from } of this.slots(random, at, service, on)) {
      const actor = random.pick(this.people.counters);
      const booked = this.desk.appointments.book(actor, at, {
        ...who,
        service,
        slot: { counterId, date, from },
        inspectorIds,
      });
      if ('record' in booked) {
        this.appointments += 1;
        return booked;
      }
      // Another time of the day helps against a full slot, and nothing against having an appointment that day.
      if (booked.refused === 'second-same-day') return null;
    }
    return null;
  }

  private move(
    random: Random,
    when: { readonly day: number; readonly second: number },
    one: BulkAppointment,
    on: number,
  ): boolean {
    const at = instantOf(when.day, when.second);
    return this.slots(random, at, one.record.now.slot.service, on).some(({ counterId, date, from }) => {
      const actor = random.pick(this.people.counters);
      return 'record' in this.desk.appointments.move(actor, at, one, { counterId, date, from });
    });
  }

  /** A day of the window before a day, not before another one; undefined where none is left. */
  private dayBefore(random: Random, on: number, from: number): number | undefined {
    const most = Math.min(WINDOW, this.timetable.distance(from, on));
    return most < 1 ? undefined : this.timetable.workday(on, -random.between(1, most));
  }

  /** Some time of a day, not before another time; on a crowded day the last are served after closing. */
  private timeOn(random: Random, day: number, from: number, fromSecond: number): number {
    const second = secondOfWork(random);
    if (day !== from) return second;
    return Math.max(fromSecond, Math.min(CLOSING, Math.max(second, fromSecond + random.between(60, 1200))));
  }

  /** Somebody books before they come, unless there is no time for it any more; then they come without. */
  plan(coming: Coming): void {
    const { random, on, from, fromSecond } = coming;
    const day = this.dayBefore(random, on, from);
    if (day === undefined) return this.walkIn(coming);
    const second = this.timeOn(random, day, from, fromSecond);
    this.timetable.add(day, second, async () => this.bookFor(coming, day, second));
  }

  private walkIn({ random, on, comes }: Coming): void {
    const second = secondOfWork(random);
    this.timetable.add(on, second, async () => comes(second, null));
  }

  private bookFor(coming: Coming, day: number, second: number): void {
    const { random, service, on, who } = coming;
    const days = this.timetable.distance(day, on);
    const how = days < 2 ? 'kept' : random.weighted({ kept: 80, moved: 8, missed: 6, cancelled: 6 });
    const first = how === 'kept' ? on : this.timetable.workday(day, random.between(1, days - 1));
    if (first === undefined) return this.walkIn(coming);
    const booked = this.book(random, { day, second }, { service, on: first, who: who(), inspectorIds: null });
    if (booked === null) return this.walkIn(coming);
    if (how === 'kept') return this.keep(coming, booked);
    if (how === 'missed') {
      this.miss(random, booked, first);
      return this.walkIn(coming);
    }
    // The day before at the latest: well before the cut-off.
    const changedOn = this.timetable.workday(day, random.between(0, this.timetable.distance(day, first) - 1)) ?? day;
    const at = this.timeOn(random, changedOn, day, second);
    this.timetable.add(changedOn, at, async () => {
      if (how === 'moved' && this.move(random, { day: changedOn, second: at }, booked, on)) {
        this.keep(coming, booked);
        return;
      }
      this.desk.appointments.cancel(random.pick(this.people.counters), instantOf(changedOn, at), booked);
      this.walkIn(coming);
    });
  }

  /** Mostly some minutes early, now and then too late to be in time. */
  private keep({ random, on, comes }: Coming, booked: BulkAppointment): void {
    const off = random.chance(0.93) ? random.between(-900, 600) : random.between(960, 2400);
    const second = Math.min(LAST_ARRIVAL, Math.max(OPENING, secondOf(booked.record.now.slot.from) + off));
    this.timetable.add(on, second, async () => comes(second, booked));
  }

  private miss(random: Random, booked: BulkAppointment, day: number): void {
    const second = secondOf(booked.record.now.slot.to) + random.between(300, 1000);
    this.timetable.add(day, second, async () =>
      this.desk.appointments.miss(random.pick(this.people.counters), instantOf(day, second), booked),
    );
  }

  /** A visit on site is booked for the case, where two inspectors and a place are free. */
  planVisit(visit: SiteVisit): void {
    const { random, on, from, fromSecond } = visit;
    const day = this.dayBefore(random, on, from);
    if (day === undefined) return visit.visited(null);
    const second = this.timeOn(random, day, from, fromSecond);
    this.timetable.add(day, second, async () => {
      const { inspectorIds } = visit;
      const wish = { service: 'site-visit', on, who: visit.who(), inspectorIds } as const;
      const booked = this.book(random, { day, second }, wish);
      if (booked === null) return visit.visited(null);
      const how = random.weighted({ kept: 90, moved: 6, cancelled: 4 });
      const at = this.timeOn(random, day, day, second);
      if (how === 'cancelled') {
        this.timetable.add(day, at, async () => {
          this.desk.appointments.cancel(random.pick(this.people.counters), instantOf(day, at), booked);
          visit.visited(null);
        });
        return;
      }
      if (how === 'moved') {
        this.timetable.add(day, at, async () => {
          this.move(random, { day, second: at }, booked, on);
          this.goThere(visit, booked);
        });
        return;
      }
      this.goThere(visit, booked);
    });
  }

  private goThere({ random, on, visited }: SiteVisit, booked: BulkAppointment): void {
    const { slot, inspectorIds } = booked.record.now;
    const there = secondOf(slot.from) + random.between(0, 600);
    const inspector =
      this.people.reviewers.find(({ id }) => id === inspectorIds[0]) ?? random.pick(this.people.reviewers);
    this.timetable.add(on, there, async () => {
      this.desk.appointments.checkIn(inspector, instantOf(on, there), booked, 'visit');
    });
    visited(secondOf(slot.to) + random.between(300, 2400));
  }
}
