/**
 * Sends bookings, one request after the other, until all are answered or it is killed; says each answer once it has it:
 * `12 booked 7`, `13 full`. The key of a request is its number: who asks again gets the first answer again.
 */
import { createRouterClient, ORPCError } from '@orpc/server';
import { writeSync } from 'node:fs';
import { createApplication } from '../../../electron/services/application.ts';

const [folder = '', staffId = '', first = '0', last = '0', ...slots] = process.argv.slice(2);
const application = await createApplication({
  dataFolder: folder,
  host: 'browser',
  now: () => new Date('2026-09-21T02:00:00.000Z'),
  renderPaper: () => ({ html: '<!DOCTYPE html>', templateVersion: 'plain' }),
});
const seat = Object.assign(application.openClient(), { staffId, counterId: 1 });
const { appointments } = createRouterClient(application.router, { context: { client: seat } });

async function answerTo(request: number): Promise<string> {
  try {
    const { appointment } = await appointments.book({
      key: `race-request-${String(request).padStart(6, '0')}`,
      for: { kind: 'caller', name: `来电人${request}`, phone: `138${String(request).padStart(8, '0')}` },
      service: 'consultation',
      slot: { counterId: 1, date: '2026-09-22', from: slots[request % slots.length] ?? '' },
    });
    return `booked ${appointment.id}`;
  } catch (error) {
    if (!(error instanceof ORPCError) || !error.defined) throw error;
    // Somebody else had the file for too long: the caller is told so and asks again.
    if (error.code === 'BUSY') return answerTo(request);
    return error.code === 'BOOKING_REFUSED' ? String(error.data.code) : String(error.code);
  }
}

for (let request = Number(first); request < Number(last); request += 1) {
  // Synchronous, so that what was said is in the pipe when the kill comes.
  writeSync(1, `${request} ${await answerTo(request)}\n`);
}
await application.close();
