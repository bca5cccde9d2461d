import { ORPCError } from '@orpc/server';
import type { SessionStatus } from '../../shared/contract/session.ts';
import { civilDate, civilParts, toDayNumber } from '../../shared/dates/civil.ts';
import { appendAudit } from '../storage/repositories/audit.ts';
import { counterById, listCounters } from '../storage/repositories/counters.ts';
import { hasSettings } from '../storage/repositories/settings.ts';
import { credentialsById, setPasswordHash } from '../storage/repositories/staff.ts';
import { writeTransaction } from '../storage/transaction.ts';
import {
  isPresentPassword,
  openProcedures,
  signedIn,
  todayOf,
  withNewPassword,
  type AppContext,
  type ClientSession,
  type WriteTx,
} from './context.ts';
import { invalidField, notFound, unauthenticated } from './errors.ts';
import { hashPassword } from './passwords.ts';
import { settingsOn } from './settings.ts';
import { requireRight, SignInDesk, wrongCredentials } from './sign-in.ts';

/** What the top bar says of a day: `ordinalInMonth` counts the working days of the month up to and including it. */
function dayStatus(app: AppContext): SessionStatus['day'] {
  const today = todayOf(app);
  const calendar = app.calendar();
  const info = calendar.dayInfo(today);
  const { year, month } = civilParts(toDayNumber(today));
  const first = toDayNumber(civilDate(year, month, 1) ?? today);
  return {
    kind: info.kind,
    ordinalInMonth: calendar.countDays(first - 1, toDayNumber(today)),
    note: info.note ?? null,
    provisional: info.provisional,
  };
}

function isIdle(client: ClientSession): boolean {
  return client.idleMinutes !== null && performance.now() - client.lastActive > client.idleMinutes * 60_000;
}

/** Who sits at this window, and everything the frame around the screens shows. */
export async function statusOf(app: AppContext, client: ClientSession): Promise<SessionStatus> {
  const settings = await settingsOn(app.read, todayOf(app));
  const found = client.staffId === null ? null : await credentialsById(app.read, client.staffId);
  const present = found !== null && found.staff.active && isPresentPassword(client, found.passwordHash);
  const staff = present ? found.staff : null;
  if (staff !== null && isIdle(client)) client.locked = true;
  const counters = await listCounters(app.read);
  const counter = counters.find(({ id }) => id === client.counterId) ?? null;
  return {
    ready: await hasSettings(app.read),
    officeName: settings.officeName,
    staff,
    locked: staff !== null && client.locked,
    counter: staff === null || counter === null ? null : { id: counter.id, name: counter.name },
    counters: counters.filter(({ active }) => active).map(({ id, name, place }) => ({ id, name, place })),
    today: todayOf(app),
    day: dayStatus(app),
    idleMinutes: settings.idleMinutes,
    sampleAccounts: (app.sample?.accounts ?? []).map((account) => ({ ...account, roles: [...account.roles] })),
    sampleShiftDays: app.sample?.shiftDays ?? null,
    version: app.version,
  };
}

/** Puts a staff member behind a window; its idle limit is the one in force today. */
export async function seat(
  app: AppContext,
  client: ClientSession,
  { staffId, passwordHash }: { readonly staffId: string; readonly passwordHash: string },
  counterId: number | null,
): Promise<void> {
  client.staffId = staffId;
  client.passwordHash = passwordHash;
  client.counterId = counterId;
  client.locked = false;
  client.lastActive = performance.now();
  client.idleMinutes = (await settingsOn(app.read, todayOf(app))).idleMinutes;
}

function requireStaff(client: ClientSession): string {
  if (client.staffId === null) throw unauthenticated('signed-out');
  return client.staffId;
}

/** Signing in and out, the lock, and the password of one's own. */
export function sessionRouter(app: AppContext) {
  const os = openProcedures();
  // Somebody sits here, be the window locked or not; checked before the input is looked at.
  const seated = openProcedures().use(({ context, next }) => {
    requireStaff(context.client);
    return next();
  });
  const staff = signedIn(app);
  const desk = new SignInDesk(app);
  return {
    status: os.session.status.handler(({ context }) => statusOf(app, context.client)),
    signIn: os.session.signIn.handler(async ({ input, context }) => {
      if (!(await hasSettings(app.read))) {
        throw new ORPCError('SETUP_NEEDED', { status: 409, message: 'first start not done', data: {} });
      }
      if (input.counterId !== null) {
        const counter = await counterById(app.read, input.counterId);
        if (counter === null || !counter.active) throw notFound('counter', input.counterId);
      }
      const { staff: person, passwordHash } = requireRight(await desk.checkAccount(input.account, input.password));
      await seat(app, context.client, { staffId: person.id, passwordHash }, input.counterId);
      return statusOf(app, context.client);
    }),
    signOut: seated.session.signOut.handler(async ({ context }) => {
      context.client.staffId = null;
      context.client.passwordHash = null;
      context.client.counterId = null;
      context.client.locked = false;
      context.client.idleMinutes = null;
      return statusOf(app, context.client);
    }),
    lock: seated.session.lock.handler(async ({ context }) => {
      context.client.locked = true;
      return statusOf(app, context.client);
    }),
    unlock: seated.session.unlock.handler(async ({ input, context }) => {
      const { client } = context;
      const staffId = requireStaff(client);
      const { passwordHash } = requireRight(await desk.checkStaff(staffId, input.password));
      // Somebody else may have signed in at this window while the password was being checked.
      if (client.staffId !== staffId) throw unauthenticated('signed-out');
      await seat(app, client, { staffId, passwordHash }, client.counterId);
      return statusOf(app, client);
    }),
    changePassword: staff.session.changePassword.handler(async ({ input, context }) => {
      const { actor } = context;
      const answer = await desk.checkStaff(actor.id, input.current);
      if (answer.kind !== 'right') throw wrongCredentials(answer.kind === 'wrong' ? answer.attemptsLeft : 0);
      if (isWeak(input.next, answer.staff.account) || input.next === input.current) {
        throw invalidField('next', 'password-too-weak');
      }
      const passwordHash = await hashPassword(input.next);
      const change = { staffId: actor.id, passwordHash };
      await withNewPassword(app, context.client, change, async () =>
        writeTransaction(app.write, async (tx: WriteTx) => {
          await setPasswordHash(tx, actor.id, passwordHash);
          await appendAudit(tx, {
            at: app.now().toISOString(),
            staffId: actor.id,
            action: 'session.changePassword',
            entity: 'staff',
            entityId: actor.id,
            data: {},
          });
        }),
      );
      return { changed: true as const };
    }),
  };
}

/** Passwords that are guessed first: the account name, or a few characters repeated. Length is checked by the contract. */
export function isWeak(password: string, account: string): boolean {
  return password.toLowerCase() === account.toLowerCase() || new Set(password).size < 4;
}
