import { toDayNumber } from '../../../shared/dates/civil.ts';
import type { Random } from './random.ts';

/** When things happen in the demo office: days as day numbers, times as seconds of the day. */

/** Seconds of the day at so many hours. */
const at = (hours: number) => Math.round(hours * 3600);

/** Work begins at half past eight and ends at twenty past five, with a break at noon. */
const HOURS = [
  [at(8.5), at(11.9)],
  [at(13.5), at(16.9)],
] as const;
export const OPENING = at(8.5);
export const NOON = at(12);
export const AFTERNOON = at(13.5);
/** Nobody draws a number later than this. */
export const LAST_ARRIVAL = at(16.9);
export const CLOSING = at(17.3);

/** Some time of the working day. */
export function secondOfWork(random: Random): number {
  const [from, through] = random.chance(0.55) ? HOURS[0] : HOURS[1];
  return random.between(from, through);
}

/** Seconds of the day of a time on the wall. @example secondOf('13:30') // 48600 */
export function secondOf(time: string): number {
  return Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60;
}

/** The instant of a second of a day in Asia/Shanghai. */
export function instantOf(day: number, second: number): string {
  const time = new Date((day - toDayNumber('1970-01-01')) * 86_400_000 + second * 1000 - 8 * 3_600_000);
  return time.toISOString();
}

export interface Due {
  readonly second: number;
  readonly ordinal: number;
  readonly run: () => Promise<void>;
}

/** What is due on a day, in order of time; things may be added while the day goes on. */
class Day {
  private readonly due: Due[] = [];

  add(one: Due): void {
    this.due.push(one);
  }

  take(): Due | null {
    let first = 0;
    for (let place = 1; place < this.due.length; place += 1) {
      const one = this.due[place];
      const least = this.due[first];
      if (one === undefined || least === undefined) continue;
      if (one.second < least.second || (one.second === least.second && one.ordinal < least.ordinal)) first = place;
    }
    const last = this.due.pop();
    const taken = this.due[first];
    if (last === undefined) return null;
    if (taken === undefined) return last;
    this.due[first] = last;
    return taken;
  }
}

/** The days to come with what is due on each. */
export class Timetable {
  private readonly days = new Map<number, Day>();
  private readonly workdays: readonly number[];
  private readonly places: ReadonlyMap<number, number>;
  private ordinal = 0;
  private now = { day: 0, second: 0 };

  /** @param workdays in order, some of them after the last day */
  constructor(workdays: readonly number[]) {
    this.workdays = workdays;
    this.places = new Map(workdays.map((day, place) => [day, place]));
  }

  /** The working day so many working days after one (before it: a negative count); undefined outside the office's years. */
  workday(day: number, count: number): number | undefined {
    const place = this.places.get(day);
    return place === undefined ? undefined : this.workdays[place + count];
  }

  /** Working days from one to another one. */
  distance(from: number, to: number): number {
    return (this.places.get(to) ?? 0) - (this.places.get(from) ?? 0);
  }

  /** Puts something on its day; what comes first in time and was put first is done first. @throws RangeError too late */
  add(day: number, second: number, run: () => Promise<void>): void {
    let known = this.days.get(day);
    if (known === undefined) {
      known = new Day();
      this.days.set(day, known);
    }
    this.ordinal += 1;
    if (day === this.now.day && second < this.now.second) throw new RangeError(`Second ${second} of ${day} is over`);
    known.add({ second, ordinal: this.ordinal, run });
  }

  /** Does everything that is due on a day, and what comes of it that day. Says at which second the last was done. */
  async live(day: number): Promise<number> {
    this.now = { day, second: 0 };
    const today = this.days.get(day);
    for (let due = today?.take() ?? null; due !== null; due = today?.take() ?? null) {
      this.now.second = due.second;
      await due.run();
    }
    this.days.delete(day);
    return this.now.second;
  }
}
