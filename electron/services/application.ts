import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { migrate } from '../storage/migrate.ts';
import { appointments } from '../storage/migrations/0003-appointments.ts';
import { supervision } from '../storage/migrations/0005-supervision.ts';
import { packedPapers } from '../storage/migrations/0006-packed-papers.ts';
import { calendarVersions } from '../storage/migrations/0002-calendar-versions.ts';
import { tickets } from '../storage/migrations/0007-tickets.ts';
import { correctionLists } from '../storage/migrations/0008-correction-lists.ts';
import { statistics } from '../storage/migrations/0010-statistics.ts';
import { daysOfCases } from '../storage/migrations/0011-days-of-cases.ts';
import { newBooking } from '../storage/migrations/0012-new-booking.ts';
import { hallCounts } from '../storage/migrations/0013-hall-counts.ts';
import { searchIndex } from '../storage/migrations/0014-search-index.ts';
import { ledgerCounts } from '../storage/migrations/0015-ledger-counts.ts';
import { fewerIndexes } from '../storage/migrations/0016-fewer-indexes.ts';
import { foundation } from '../storage/migrations/0001-foundation.ts';
import { halfSheets } from '../storage/migrations/0004-half-sheets.ts';
import { ledgerImports } from '../storage/migrations/0009-ledger-imports.ts';
import { closeDatabase, openDatabase } from '../storage/open.ts';
import { fillSearchIndex, type TellFill } from '../storage/search-fill.ts';
import type { Schema } from '../storage/schema.ts';
import { CalendarKeeper } from './calendar-keeper.ts';
import { ChangeFeed } from './changes.ts';
import { DATABASE_FILE } from './files.ts';
import type { AppContext, ClientSession, RenderPaper, SampleInfo } from './context.ts';
import { createRouter } from './router.ts';

export const MIGRATIONS = [
  foundation,
  calendarVersions,
  appointments,
  halfSheets,
  supervision,
  packedPapers,
  tickets,
  correctionLists,
  ledgerImports,
  statistics,
  daysOfCases,
  newBooking,
  hallCounts,
  searchIndex,
  ledgerCounts,
  fewerIndexes,
] as const;

// Put in by the bundler.
// oxlint-disable-next-line no-underscore-dangle -- the build's name for it
declare const __APP_VERSION__: string | undefined;

export interface ApplicationOptions {
  /** Made when it is not there. */
  readonly dataFolder: string;
  /** The clock; tests and the sample week run on literal dates. */
  readonly now?: () => Date;
  readonly host: 'electron' | 'browser';
  readonly sample?: SampleInfo | null;
  /** Another renderer of papers, for tests of the services alone. */
  readonly renderPaper?: RenderPaper;
  /**
   * When the index of cases is made anew, which a new version may need when it opens an older file: `first` (unless said
   * otherwise) before anything else, so that every search finds all; `later` leaves it to the caller (`search-fill.ts`).
   */
  readonly searchFill?: 'first' | 'later';
  /** Hears how far it is, with `first`. */
  readonly onSearchFill?: TellFill;
}

/** A running program without its windows. */
export interface Application {
  readonly router: ReturnType<typeof createRouter>;
  readonly context: AppContext;
  readonly changes: ChangeFeed;
  /** A new window, nobody signed in. */
  openClient(): ClientSession;
  closeClient(client: ClientSession): void;
  /** Ends all streams and closes the file. */
  close(): Promise<void>;
}

/**
 * Opens (or creates and migrates) the database of a data folder and wires every service to it.
 *
 * @throws StorageError newer-schema, foreign-file, corrupt, cannot-open ...; nothing is left open then
 * @example const application = await createApplication({ dataFolder: '/data', host: 'browser' });
 */
export async function createApplication(options: ApplicationOptions): Promise<Application> {
  const now = options.now ?? (() => new Date());
  // Names, phones and ID numbers: a new folder is for the person who runs the program alone.
  await mkdir(options.dataFolder, { recursive: true, mode: 0o700 });
  const file = path.join(options.dataFolder, DATABASE_FILE);
  // Loaded when needed: the templates are React, which only a bundle can load.
  const renderPaper = options.renderPaper ?? (await import('../documents/render.ts')).createPaperRenderer();
  const write = await openDatabase<Schema>({ file, mode: 'read-write', newestVersion: MIGRATIONS.length });
  try {
    await migrate(write, { migrations: MIGRATIONS, now });
    if (options.searchFill !== 'later') await fillSearchIndex(write, options.onSearchFill);
    const read = await openDatabase<Schema>({ file, mode: 'read-only' });
    const changes = new ChangeFeed(now);
    const calendars = new CalendarKeeper();
    await calendars.load(read);
    const context: AppContext = {
      write,
      read,
      now,
      calendar: calendars.current,
      calendars,
      changes,
      renderPaper,
      // oxlint-disable-next-line no-underscore-dangle -- see above
      version: typeof __APP_VERSION__ === 'string' ? __APP_VERSION__ : 'development',
      dataFolder: options.dataFolder,
      host: options.host,
      sample: options.sample ?? null,
    };
    return {
      router: createRouter(context),
      context,
      changes,
      openClient: newClient,
      closeClient: signOff,
      close: async () => {
        changes.close();
        await closeDatabase(read);
        await closeDatabase(write);
      },
    };
  } catch (error) {
    await closeDatabase(write);
    throw error;
  }
}

function newClient(): ClientSession {
  return {
    id: randomUUID(),
    staffId: null,
    passwordHash: null,
    counterId: null,
    locked: false,
    lastActive: performance.now(),
    idleMinutes: null,
  };
}

function signOff(client: ClientSession): void {
  client.staffId = null;
  client.passwordHash = null;
  client.counterId = null;
}
