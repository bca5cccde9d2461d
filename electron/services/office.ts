import { isAbsolute } from 'node:path';
import { wallTimeOf } from '../../shared/appointments/clock.ts';
import { changeIssues } from '../../shared/settings/check.ts';
import { SETTING_KEYS, settingsInForce, withChange, type SettingKey } from '../../shared/settings/settings.ts';
import { failureOf } from '../storage/errors.ts';
import { listAppointments } from '../storage/repositories/appointment-search.ts';
import type { AppointmentRecord } from '../storage/repositories/appointments.ts';
import { appendAudit } from '../storage/repositories/audit.ts';
import { counterById, insertCounter, listCounters, updateCounter } from '../storage/repositories/counters.ts';
import { drawnSeries } from '../storage/repositories/numbers.ts';
import { insertSettingVersions, newestSettingVersion, newestVersionOf } from '../storage/repositories/settings.ts';
import {
  insertStaff,
  listStaff,
  nextStaffId,
  setPasswordHash,
  staffById,
  updateStaff,
} from '../storage/repositories/staff.ts';
import { writeTransaction } from '../storage/transaction.ts';
import type { ShownSettings, StaffSummary } from '../../shared/contract/session.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import type { FieldProblem } from '../../shared/contract/errors.ts';
import { signedIn, todayOf, withNewPassword, type AppContext, type ReadableDb, type WriteTx } from './context.ts';
import { invalidField, invalidInput, notFound, staleVersion } from './errors.ts';
import { hashPassword } from './passwords.ts';
import { isWeak } from './session.ts';
import { allSettingVersions, settingsOn } from './settings.ts';
import { FIRST_EFFECTIVE } from './setup.ts';

/** More appointments than an office can have ahead of it. */
const ALL = 100_000;

/** Runs a write whose unique index means that a name is taken. @throws INVALID_INPUT at `path` */
async function wordTaken<Result>(
  column: string,
  path: string,
  problem: FieldProblem,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (failureOf(error, 'unique')?.columns.includes(column) === true) throw invalidField(path, problem);
    throw error;
  }
}

/** An office without an active administrator could never be changed again. */
async function requireAnotherAdministrator(tx: WriteTx, changed: StaffSummary): Promise<void> {
  if (changed.active && changed.roles.includes('administrator')) return;
  const others = (await listStaff(tx)).filter(
    (person) => person.id !== changed.id && person.active && person.roles.includes('administrator'),
  );
  if (others.length > 0) return;
  throw invalidField(changed.active ? 'roles' : 'active', 'last-administrator');
}

/** Before its first settings an office has none. @throws INVALID_INPUT at `path` */
function requireInOffice(path: string, on: CivilDate): void {
  if (on < FIRST_EFFECTIVE) throw invalidField(path, 'out-of-range');
}

/** The settings of a day with their version, which is read first: it is never newer than what it stands for. */
async function shownSettings(db: ReadableDb, on: CivilDate): Promise<ShownSettings> {
  const version = await newestSettingVersion(db);
  return { ...(await settingsOn(db, on)), version };
}

/** Nobody changed these settings since they were looked at. @throws STALE_VERSION */
async function requireUnchanged(tx: WriteTx, keys: readonly SettingKey[], seen: number): Promise<void> {
  const actual = await newestVersionOf(tx, keys);
  if (actual > seen) throw staleVersion({ entity: 'settings', id: keys.join(', '), expected: seen, actual });
}

/** A series is named `key@authority`; a short name may hold any sign, a key none of these. */
function seriesParts(series: string): { readonly key: string; readonly authority: string } {
  const at = series.indexOf('@');
  return { key: series.slice(0, at), authority: series.slice(at + 1) };
}

function isInspector({ active, roles }: StaffSummary): boolean {
  return active && roles.includes('reviewer');
}

/**
 * Refuses to close what appointments to come rely on: they would be for a counter nobody sits at, or with an inspector who is
 * gone, and nobody would be told. A closure or an absence settles them first.
 */
async function requireUnbooked(
  app: AppContext,
  tx: WriteTx,
  relies: (record: AppointmentRecord) => boolean,
  field = 'active',
): Promise<void> {
  const now = wallTimeOf(app.now().getTime());
  const standing = await listAppointments(tx, {
    from: now.date,
    states: ['waiting', 'offered', 'booked'],
    limit: ALL,
  });
  const isAhead = ({ now: { slot } }: AppointmentRecord) => slot.date > now.date || slot.from > now.time;
  if (standing.some((record) => isAhead(record) && relies(record))) throw invalidField(field, 'has-appointments');
}

/** Counters, settings and staff of the office. Everybody may look; the administrator changes. */
export function officeRouter(app: AppContext) {
  const anybody = signedIn(app);
  const administrator = signedIn(app, 'administrator');
  return {
    counters: anybody.office.counters.handler(async () => [...(await listCounters(app.read))]),
    saveCounter: administrator.office.saveCounter.handler(async ({ input, context }) => {
      const counter = await writeTransaction(app.write, async (tx: WriteTx) => {
        const { id, ...content } = input;
        const saved = await wordTaken('name', 'name', 'name-taken', async () => {
          if (id === null) return insertCounter(tx, content);
          if ((await counterById(tx, id)) === null) throw notFound('counter', id);
          if (!content.active) await requireUnbooked(app, tx, ({ now }) => now.slot.counterId === id);
          return updateCounter(tx, { id, ...content });
        });
        await appendAudit(tx, {
          at: app.now().toISOString(),
          staffId: context.actor.id,
          action: 'office.saveCounter',
          entity: 'counter',
          entityId: String(saved.id),
          data: { name: saved.name, place: saved.place, active: saved.active },
        });
        return saved;
      });
      app.changes.publish('settings', null);
      return counter;
    }),
    settings: anybody.office.settings.handler(({ input }) => {
      if (input.on !== undefined) requireInOffice('on', input.on);
      return shownSettings(app.read, input.on ?? todayOf(app));
    }),
    saveSettings: administrator.office.saveSettings.handler(async ({ input, context }) => {
      const { effectiveFrom, seen, ...change } = input;
      const { backupFolder } = change;
      requireInOffice('effectiveFrom', effectiveFrom);
      // Relative to what would depend on how the program was started.
      if (typeof backupFolder === 'string' && !isAbsolute(backupFolder)) {
        throw invalidField('backupFolder', 'not-an-absolute-path');
      }
      const keys = SETTING_KEYS.filter((key) => change[key] !== undefined);
      const settings = await writeTransaction(app.write, async (tx: WriteTx) => {
        if (seen !== undefined) await requireUnchanged(tx, keys, seen);
        const versions = await allSettingVersions(tx);
        const issues = changeIssues(versions, change, effectiveFrom);
        if (issues.length > 0) throw invalidInput(issues);
        const next = withChange(settingsInForce(versions, effectiveFrom), change);
        const at = app.now().toISOString();
        await insertSettingVersions(
          tx,
          keys.map((key) => ({ key, value: next[key] })),
          { effectiveFrom, recordedAt: at, staffId: context.actor.id },
        );
        if (keys.length > 0) {
          await appendAudit(tx, {
            at,
            staffId: context.actor.id,
            action: 'office.saveSettings',
            entity: 'settings',
            entityId: effectiveFrom,
            data: Object.fromEntries(keys.map((key) => [key, next[key]])),
          });
        }
        return shownSettings(tx, effectiveFrom);
      });
      app.changes.publish('settings', null);
      return settings;
    }),
    numberSeries: anybody.office.numberSeries.handler(async () =>
      (await drawnSeries(app.read)).map(({ series, year, last }) => ({ ...seriesParts(series), year, last })),
    ),
    staff: anybody.office.staff.handler(async () => [...(await listStaff(app.read))]),
    saveStaff: administrator.office.saveStaff.handler(async ({ input, context }) => {
      if (input.id === null && input.password === null) throw invalidField('password', 'required');
      if (input.password !== null && isWeak(input.password, input.account)) {
        throw invalidField('password', 'password-too-weak');
      }
      const passwordHash = input.password === null ? null : await hashPassword(input.password);
      const at = app.now().toISOString();
      const roles = [...new Set(input.roles)];
      const save = async (tx: WriteTx): Promise<StaffSummary> => {
        const saved = await wordTaken('account', 'account', 'account-taken', async () => {
          if (input.id === null) {
            const added = await insertStaff(tx, {
              id: await nextStaffId(tx),
              account: input.account,
              name: input.name,
              roles,
              passwordHash: passwordHash ?? '',
              createdAt: at,
            });
            return input.active ? added : updateStaff(tx, { ...added, active: false });
          }
          const stored = await staffById(tx, input.id);
          if (stored === null) throw notFound('staff', input.id);
          if (input.version !== stored.version) {
            if (input.version === null) throw invalidField('version', 'required');
            throw staleVersion({
              entity: 'staff',
              id: stored.id,
              expected: input.version,
              actual: stored.version,
            });
          }
          const changed: StaffSummary = {
            ...stored,
            account: input.account,
            name: input.name,
            roles,
            active: input.active,
          };
          await requireAnotherAdministrator(tx, changed);
          if (!isInspector(changed)) {
            const field = changed.active ? 'roles' : 'active';
            await requireUnbooked(app, tx, ({ now }) => now.inspectorIds.includes(changed.id), field);
          }
          if (passwordHash !== null) await setPasswordHash(tx, stored.id, passwordHash);
          return updateStaff(tx, changed);
        });
        await appendAudit(tx, {
          at,
          staffId: context.actor.id,
          action: 'office.saveStaff',
          entity: 'staff',
          entityId: saved.id,
          data: {
            account: saved.account,
            roles: saved.roles,
            active: saved.active,
            password: passwordHash === null ? 'kept' : 'set',
          },
        });
        return saved;
      };
      const write = async () => writeTransaction(app.write, save);
      // A new password signs the person's other windows out.
      const person = await (passwordHash === null
        ? write()
        : withNewPassword(app, context.client, { staffId: input.id, passwordHash }, write));
      app.changes.publish('staff', person.id);
      return person;
    }),
  };
}
