// One process of its own that reviews a case once; says `done` or the code of the error.
import { createRouterClient, ORPCError } from '@orpc/server';
import { randomUUID } from 'node:crypto';
import { createApplication } from '../../electron/services/application.ts';

const [folder = '', caseId = '', version = '', day = ''] = process.argv.slice(2);
const application = await createApplication({
  dataFolder: folder,
  host: 'browser',
  now: () => new Date(`${day}T03:00:00.000Z`),
  renderPaper: () => ({ html: '<!DOCTYPE html>', templateVersion: 'plain' }),
});
const window = application.openClient();
window.staffId = 'S0002';
const client = createRouterClient(application.router, { context: { client: window } });
try {
  await client.cases.act({
    caseId: Number(caseId),
    version: Number(version),
    key: randomUUID(),
    act: { type: 'technical-review', date: day, conclusion: 'conforming', findings: null },
  });
  console.log('done');
} catch (error) {
  console.log(error instanceof ORPCError ? error.code : String(error));
} finally {
  await application.close();
}
