import { implement } from '@orpc/server';
import { contract } from '../../shared/contract/contract.ts';
import type { Role } from '../../shared/contract/fields.ts';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { shanghaiDate } from '../../shared/dates/civil.ts';
import type { PaperData } from '../../shared/papers/types.ts';
import type { ReadableDatabase, WritableDatabase, WriteTransaction } from '../storage/open.ts';
import type { Schema } from '../storage/schema.ts';
import { readActor, type StoredActor } from '../storage/repositories/actors.ts';
import type { CalendarKeeper } from './calendar-keeper.ts';
import type { ChangeFeed } from './changes.ts';
import { forbidden, unauthenticated, wordErrors } from './errors.ts';

export type WritableDb = WritableDatabase<Schema>;
export type ReadableDb = ReadableDatabase<Schema>;
/** An open write transaction; it can also be read from. */
export type WriteTx = WriteTransaction<Schema>;

/** Turns a paper's data into the HTML that is frozen, and names the template it was made with. */
export type RenderPaper = (data: PaperData) => { readonly html: string; readonly templateVersion: string };

/** Present in sample mode only. */
export interface SampleInfo {
  /** By how many days the counter week was moved. */
  readonly shiftDays: number;
  readonly accounts: readonly {
    readonly account: string;
    readonly password: string;
    readonly roles: readonly Role[];
  }[];
}

/** Everything a service may use; made once by `createApplication`. */
export interface AppContext {
  readonly write: WritableDb;
  /** A second, read-only connection; it never waits for a running act. */
  readonly read: ReadableDb;
  readonly now: () => Date;
  readonly calendar: () => WorkCalendar;
  /** Keeps `calendar` as signed; acts ask it for the calendar of their own transaction. */
  readonly calendars: CalendarKeeper;
  readonly changes: ChangeFeed;
  readonly renderPaper: RenderPaper;
  readonly version: string;
  readonly dataFolder: string;
  readonly host: 'electron' | 'browser';
  readonly sample: SampleInfo | null;
}

/** One window: made by the transport when the window appears, signed in and locked by the session service. */
export interface ClientSession {
  readonly id: string;
  staffId: string | null;
  /** Hash of the password the window was opened with: another one in force ends the session. Null = not checked. */
  passwordHash: string | null;
  counterId: number | null;
  locked: boolean;
  /** Milliseconds of `performance.now()` at the last call: idling is a matter of this machine, not of the calendar. */
  lastActive: number;
  /** Set on signing in; null = never locks by itself. */
  idleMinutes: number | null;
}

/** What the transport hands to every procedure. */
export interface RequestContext {
  readonly client: ClientSession;
}

/** Who acts, as far as a service needs to know. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly counterId: number | null;
}

/** The civil date in Asia/Shanghai by the application's clock. */
export function todayOf(app: AppContext): CivilDate {
  return shanghaiDate(app.now().getTime());
}

/**
 * Procedures that need nobody signed in: `session.status`, `session.signIn`, `setup.initialise`, and nothing else.
 *
 * @example const os = openProcedures(); return { status: os.session.status.handler(({ context }) => ...) };
 */
export function openProcedures() {
  return implement(contract)
    .$context<RequestContext>()
    .use(({ next }) => wordErrors(async () => next()));
}

/** How long a member of staff is taken as read, in milliseconds; a change made by this program counts at once. */
const ACTOR_MILLISECONDS = 1000;

const actorsRead = new WeakMap<AppContext, Map<string, { readonly staff: StoredActor; readonly until: number }>>();

function actorsOf(app: AppContext): Map<string, { readonly staff: StoredActor; readonly until: number }> {
  const known = actorsRead.get(app);
  if (known !== undefined) return known;
  const read = new Map<string, { readonly staff: StoredActor; readonly until: number }>();
  actorsRead.set(app, read);
  app.changes.listen(({ topic }) => {
    if (topic === 'staff') read.clear();
  });
  return read;
}

/** An active member of staff; read again at least every second, for another program may have changed the account. */
async function knownActor(app: AppContext, staffId: string): Promise<StoredActor | null> {
  const read = actorsOf(app);
  const known = read.get(staffId);
  if (known !== undefined && known.until > performance.now()) return known.staff;
  const staff = await readActor(app.read, staffId);
  if (staff === null) read.delete(staffId);
  else read.set(staffId, { staff, until: performance.now() + ACTOR_MILLISECONDS });
  return staff;
}

/** Whether a window was opened with the password now in force; a new one signs out what the old one opened. */
export function isPresentPassword(client: ClientSession, passwordHash: string): boolean {
  return client.passwordHash === null || client.passwordHash === passwordHash;
}

/**
 * Sets a person's new password from a window. The other windows of that person are signed out; where it is the window's
 * own person, this one stays.
 */
export async function withNewPassword<Result>(
  app: AppContext,
  client: ClientSession,
  change: { readonly staffId: string | null; readonly passwordHash: string },
  write: () => Promise<Result>,
): Promise<Result> {
  if (client.staffId !== change.staffId) return write();
  const before = client.passwordHash;
  // Not checked while the change is under way: other calls of this window may see either password.
  client.passwordHash = null;
  try {
    const result = await write();
    // Somebody else may have signed in at this window meanwhile.
    if (client.staffId === change.staffId) client.passwordHash = change.passwordHash;
    // Actors as read a moment ago still have the old one.
    app.changes.publish('staff', change.staffId);
    return result;
  } catch (error) {
    if (client.staffId === change.staffId) client.passwordHash = before;
    throw error;
  }
}

/** The staff member behind a window. @throws UNAUTHENTICATED with the reason */
export async function actorOf(app: AppContext, client: ClientSession): Promise<Actor> {
  if (client.staffId === null) throw unauthenticated('signed-out');
  if (client.locked) throw unauthenticated('locked');
  const now = performance.now();
  if (client.idleMinutes !== null && now - client.lastActive > client.idleMinutes * 60_000) {
    client.locked = true;
    throw unauthenticated('idle');
  }
  const staff = await knownActor(app, client.staffId);
  if (staff === null || !isPresentPassword(client, staff.passwordHash)) {
    client.staffId = null;
    throw unauthenticated('signed-out');
  }
  client.lastActive = now;
  const { id, name, roles } = staff;
  return { id, name, roles, counterId: client.counterId };
}

/**
 * Procedures for staff: the window must be signed in and unlocked, the account active, and one of the roles held (no
 * roles named = any staff member). Checked before the input is looked at. The handler finds `context.actor`.
 *
 * @example const os = signedIn(app, 'counter', 'reviewer'); return { list: os.cases.list.handler(({ context, input }) => ...) };
 */
export function signedIn(app: AppContext, ...roles: readonly Role[]) {
  return openProcedures().use(async ({ context, next }) => {
    const actor = await actorOf(app, context.client);
    await app.calendars.refresh(app.read, app.changes);
    if (roles.length > 0 && !actor.roles.some((role) => roles.includes(role))) throw forbidden(roles);
    return next({ context: { actor } });
  });
}
