import { ORPCError } from '@orpc/server';
import type { FieldIssue } from '../../shared/contract/errors.ts';
import type { Role } from '../../shared/contract/fields.ts';
import { authoritiesOf, DEFAULT_SETTINGS, SETTING_KEYS, withChange } from '../../shared/settings/settings.ts';
import { appendAudit } from '../storage/repositories/audit.ts';
import { insertCounter } from '../storage/repositories/counters.ts';
import { hasSettings, insertSettingVersions } from '../storage/repositories/settings.ts';
import { insertStaff, nextStaffId } from '../storage/repositories/staff.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { openProcedures, type AppContext, type WriteTx } from './context.ts';
import { invalidInput } from './errors.ts';
import { hashPassword } from './passwords.ts';
import { isWeak, seat, statusOf } from './session.ts';

/** The first settings hold for every day before the next version, so that old cases entered later find them, too. */
export const FIRST_EFFECTIVE = '2000-01-01';

function alreadySetUp(): ORPCError<'ALREADY_SET_UP', Record<string, never>> {
  return new ORPCError('ALREADY_SET_UP', { status: 409, message: 'first start already done', data: {} });
}

/**
 * First start (journey 10): office, authorities, counters and first administrator in one transaction; whoever did it is
 * signed in afterwards. The first administrator always has the role of that name.
 */
export function setupRouter(app: AppContext) {
  const os = openProcedures();
  return {
    initialise: os.setup.initialise.handler(async ({ input, context }) => {
      if (await hasSettings(app.read)) throw alreadySetUp();
      const issues: FieldIssue[] = [];
      const names = new Set<string>();
      for (const [at, counter] of input.counters.entries()) {
        if (names.has(counter.name)) issues.push({ path: `counters.${at}.name`, problem: 'name-taken' });
        names.add(counter.name);
      }
      if (isWeak(input.administrator.password, input.administrator.account)) {
        issues.push({ path: 'administrator.password', problem: 'password-too-weak' });
      }
      if (issues.length > 0) throw invalidInput(issues);
      const roles: readonly Role[] = [...new Set<Role>(['administrator', ...input.administrator.roles])];
      const passwordHash = await hashPassword(input.administrator.password);
      const at = app.now().toISOString();
      const settings = withChange(DEFAULT_SETTINGS, {
        officeName: input.officeName,
        authorities: authoritiesOf(input.constructionAuthority, input.rescueAuthority),
      });
      const administrator = await writeTransaction(app.write, async (tx: WriteTx) => {
        // Two windows may stand at the first start.
        if (await hasSettings(tx)) throw alreadySetUp();
        const staff = await insertStaff(tx, {
          id: await nextStaffId(tx),
          account: input.administrator.account,
          name: input.administrator.name,
          roles,
          passwordHash,
          createdAt: at,
        });
        // Everything is written out, the defaults too: a later program may bring others.
        await insertSettingVersions(
          tx,
          SETTING_KEYS.map((key) => ({ key, value: settings[key] })),
          { effectiveFrom: FIRST_EFFECTIVE, recordedAt: at, staffId: staff.id },
        );
        for (const counter of input.counters) await insertCounter(tx, { ...counter, active: true });
        await appendAudit(tx, {
          at,
          staffId: staff.id,
          action: 'setup.initialise',
          entity: 'office',
          entityId: '1',
          data: { officeName: input.officeName, counters: input.counters.length, account: staff.account },
        });
        return staff;
      });
      await seat(app, context.client, { staffId: administrator.id, passwordHash }, null);
      app.changes.publish('settings', null);
      return statusOf(app, context.client);
    }),
  };
}
