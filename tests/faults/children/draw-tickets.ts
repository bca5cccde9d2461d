/**
 * Draws tickets and calls them to its counter until it has drawn as many as asked for, or is killed; says each number
 * once it is confirmed: `drew A001`, `called A001`.
 */
import { createRouterClient, ORPCError } from '@orpc/server';
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createApplication } from '../../../electron/services/application.ts';

const [folder = '', staffId = '', counterId = '1', count = '0'] = process.argv.slice(2);
const application = await createApplication({
  dataFolder: folder,
  host: 'browser',
  now: () => new Date('2026-09-18T01:00:00.000Z'),
  renderPaper: () => ({ html: '<!DOCTYPE html>', templateVersion: 'plain' }),
});
const seat = Object.assign(application.openClient(), { staffId, counterId: Number(counterId) });
const { queue } = createRouterClient(application.router, { context: { client: seat } });
const services = ['intake', 'consultation'] as const;
// Synchronous, so that what was said is in the pipe when the kill comes.
const say = (line: string) => writeSync(1, `${line}\n`);

for (let drawn = 0; drawn < Number(count); drawn += 1) {
  const service = drawn % 3 === 0 ? 'consultation' : 'intake';
  const { ticket } = await queue.issue({ key: randomUUID(), service });
  say(`drew ${ticket.label}`);
  if (drawn % 4 !== 0) continue;
  try {
    const { ticket: called } = await queue.call({ key: randomUUID(), services: [...services] });
    say(`called ${called.label}`);
    await queue.act({ key: randomUUID(), id: called.id, version: called.version, act: { type: 'finish' } });
  } catch (error) {
    if (!(error instanceof ORPCError) || error.code !== 'QUEUE_REFUSED') throw error;
    // The one before was killed with somebody at the counter: sent on, like a clerk does who comes back.
    const { current } = await queue.overview();
    if (current !== null) {
      await queue.act({ key: randomUUID(), id: current.id, version: current.version, act: { type: 'finish' } });
    }
    say(`refused ${error.data.code}`);
  }
}
await application.close();
