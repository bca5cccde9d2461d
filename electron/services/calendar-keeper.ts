import { builtInCalendar } from '../../shared/calendar/build.ts';
import { calendarInForce } from '../../shared/calendar/in-force.ts';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import { acceptedLoads, newestChangeList } from '../storage/repositories/calendar-versions.ts';
import type { ChangeFeed } from './changes.ts';
import type { ReadableDb } from './context.ts';

/** How long the calendar is taken as read between calls, in milliseconds; acts look in their own transaction. */
const REFRESH_MILLISECONDS = 1000;

/** The calendar as the file has it: what the program brings along and every signed version. */
export async function calendarOf(db: ReadableDb): Promise<WorkCalendar> {
  return calendarInForce(builtInCalendar(), await acceptedLoads(db));
}

/** The calendar in force, loaded at start-up and whenever a signature, here or in another program, changed it. */
export class CalendarKeeper {
  private calendar: WorkCalendar = builtInCalendar();
  private newest = 0;
  private lookedAt = 0;

  /** The calendar in force as last read. */
  readonly current = (): WorkCalendar => this.calendar;

  /** Reads it from the file, or from an open transaction that is about to change it. */
  async load(db: ReadableDb): Promise<void> {
    const newest = await newestChangeList(db);
    this.calendar = await calendarOf(db);
    this.newest = newest;
    this.lookedAt = performance.now();
  }

  /**
   * The calendar of a transaction that has read the id of the newest signed change: nothing is read again unless that
   * id is another one than before.
   */
  async at(db: ReadableDb, newest: number): Promise<WorkCalendar> {
    if (newest !== this.newest) await this.load(db);
    return this.calendar;
  }

  /** Looks, at most once a second, whether another program signed a change; open windows then refetch. */
  async refresh(db: ReadableDb, changes: ChangeFeed): Promise<void> {
    if (performance.now() - this.lookedAt < REFRESH_MILLISECONDS) return;
    this.lookedAt = performance.now();
    if ((await newestChangeList(db)) === this.newest) return;
    await this.load(db);
    changes.publish('calendar', null);
  }
}
