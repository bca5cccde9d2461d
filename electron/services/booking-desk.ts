import { wallTimeOf, type WallTime } from '../../shared/appointments/clock.ts';
import { DEFAULT_APPOINTMENT_SETTINGS } from '../../shared/appointments/defaults.ts';
import { OpeningBook } from '../../shared/appointments/opening-book.ts';
import type { AppointmentSettings } from '../../shared/appointments/types.ts';
import { bookingWindow, type BookingWindow } from '../../shared/appointments/window.ts';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { listCounters, type Counter } from '../storage/repositories/counters.ts';
import { newestOpeningEntry, openingEntries } from '../storage/repositories/opening-entries.ts';
import { appointmentSettingsVersion, newestSettingVersion } from '../storage/repositories/settings.ts';
import type { AppContext, ReadableDb } from './context.ts';

/** Everything a booking is judged by, as one state of the file has it. */
export interface BookingDesk {
  readonly book: OpeningBook;
  readonly settings: AppointmentSettings;
  readonly now: WallTime;
  readonly window: BookingWindow;
}

/** Ids of the newest versions of what a desk is made of: the same ids mean the same desk, for all are only added to. */
export interface DeskVersions {
  readonly newestOpening: number;
  readonly newestSetting: number;
}

interface Remembered {
  readonly newestOpening: number;
  readonly calendar: WorkCalendar;
  readonly book: OpeningBook;
}

const books = new WeakMap<object, Remembered>();
const settingsRead = new WeakMap<object, { readonly key: string; readonly settings: AppointmentSettings }>();

async function bookAt(
  app: AppContext,
  db: ReadableDb,
  newestOpening: number,
  calendar: WorkCalendar,
): Promise<OpeningBook> {
  const known = books.get(app);
  if (known !== undefined && known.newestOpening === newestOpening && known.calendar === calendar) return known.book;
  const book = new OpeningBook(await openingEntries(db), calendar);
  books.set(app, { newestOpening, calendar, book });
  return book;
}

/** Services and booking rules in force on a day; what a version leaves open is as an office begins with. */
export async function appointmentSettingsOn(db: ReadableDb, on: CivilDate): Promise<AppointmentSettings> {
  const stored = await appointmentSettingsVersion(db, on);
  if (stored === null) return DEFAULT_APPOINTMENT_SETTINGS;
  const settings: Partial<AppointmentSettings> = JSON.parse(stored);
  return {
    services: { ...DEFAULT_APPOINTMENT_SETTINGS.services, ...settings.services },
    booking: { ...DEFAULT_APPOINTMENT_SETTINGS.booking, ...settings.booking },
  };
}

/**
 * The desk of a transaction that has read the newest versions already: nothing is read again unless one of them is
 * another one than before.
 */
export async function deskAt(
  app: AppContext,
  db: ReadableDb,
  calendar: WorkCalendar,
  versions: DeskVersions,
): Promise<BookingDesk> {
  const now = wallTimeOf(app.now().getTime());
  const book = await bookAt(app, db, versions.newestOpening, calendar);
  const key = `${versions.newestSetting} ${now.date}`;
  let known = settingsRead.get(app);
  if (known === undefined || known.key !== key) {
    known = { key, settings: await appointmentSettingsOn(db, now.date) };
    settingsRead.set(app, known);
  }
  const { settings } = known;
  return { book, settings, now, window: bookingWindow(calendar, settings.booking, now.date) };
}

/**
 * The desk as it was last used, if it was used today: good enough to ask the right question with the first statement of a
 * booking, before its transaction has read whether anything changed. Null when there is none.
 */
export function deskLastUsed(app: AppContext): Pick<BookingDesk, 'book' | 'settings'> | null {
  const book = books.get(app)?.book;
  const read = settingsRead.get(app);
  const isOfToday = read?.key.endsWith(` ${wallTimeOf(app.now().getTime()).date}`) === true;
  return book === undefined || !isOfToday ? null : { book, settings: read.settings };
}

/** The desk as it is now, for looking. */
export async function deskNow(app: AppContext, db: ReadableDb): Promise<BookingDesk> {
  const newestOpening = await newestOpeningEntry(db);
  const newestSetting = await newestSettingVersion(db);
  return deskAt(app, db, app.calendar(), { newestOpening, newestSetting });
}

/** Counters in use. */
export async function activeCounters(db: ReadableDb): Promise<readonly Counter[]> {
  return (await listCounters(db)).filter(({ active }) => active);
}
