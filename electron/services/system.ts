import type { AuditLine } from '../../shared/contract/desk.ts';
import { listAudit, type AuditQuery } from '../storage/repositories/audit.ts';
import { fileVersions } from '../storage/repositories/overview.ts';
import { backUp, backupsOf } from './backups.ts';
import { signedIn, todayOf, type AppContext, type ReadableDb } from './context.ts';
import { verifyDatabase } from './verify.ts';

/** Entries of the trail, newest first. */
export async function auditPage(db: ReadableDb, query: AuditQuery): Promise<AuditLine[]> {
  return (await listAudit(db, query)).map(({ id, at, staffName, action, entity, entityId, data }) => ({
    id,
    at,
    staffName,
    action,
    entity,
    entityId,
    data: { ...data },
  }));
}

/** What the administrator and the supervisor look at: versions, backups, proof, trail. */
export function systemRouter(app: AppContext) {
  const anybody = signedIn(app);
  const administrator = signedIn(app, 'administrator');
  const overseers = signedIn(app, 'supervisor', 'administrator');
  return {
    about: anybody.system.about.handler(async () => {
      const versions = await fileVersions(app.read);
      return {
        version: app.version,
        dataFolder: app.dataFolder,
        schemaVersion: versions.schema,
        sqliteVersion: versions.sqlite,
        host: app.host,
        calendarThrough: app.calendar().publishedThrough ?? todayOf(app),
      };
    }),
    backups: administrator.system.backups.handler(async () => [...(await backupsOf(app))]),
    backupNow: administrator.system.backupNow.handler(({ context }) => backUp(app, context.actor.id)),
    verify: overseers.system.verify.handler(() => verifyDatabase(app)),
    audit: overseers.system.audit.handler(({ input }) => auditPage(app.read, input)),
  };
}
