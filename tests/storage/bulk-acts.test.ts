import { expect, test } from 'vitest';
import { BulkDesk } from '../../electron/services/bulk-acts.ts';
import type { Actor } from '../../electron/services/context.ts';
import { verifyDatabase } from '../../electron/services/verify.ts';
import { staleSources } from '../../electron/storage/repositories/statistics.ts';
import { CLERK, intake, openOffice, REVIEWER } from './cases-service-fixture.ts';

const clerk: Actor = { id: CLERK, name: '窗口甲', roles: ['counter'], counterId: 1 };
const reviewer: Actor = { id: REVIEWER, name: '审查乙', roles: ['reviewer'], counterId: null };

test('a case goes on in a later batch while it still waits to be counted', async () => {
  const office = await openOffice({ on: '2026-09-18' });
  try {
    const { context } = office.application;
    const desk = await BulkDesk.open(context);
    const { key: _key, draftId: _draft, ...sent } = intake('2026-09-18');
    const one = await desk.submit(clerk, '2026-09-18T02:00:00.000Z', sent, { applicant: null, project: null });
    await desk.finish();
    await desk.act(reviewer, '2026-09-21T02:00:00.000Z', one, {
      type: 'technical-review',
      date: '2026-09-21',
      conclusion: 'conforming',
      findings: null,
    });
    await desk.finish();
    office.on('2026-09-21');
    expect(await office.reviewer.cases.get({ id: one.whole.file.id })).toMatchObject({
      state: 'accepted',
      version: 3,
      handlerName: '审查乙',
    });
    expect(await staleSources(context.read, 'case', { after: 0, through: 10, limit: 10 })).toEqual([one.whole.file.id]);
    expect((await verifyDatabase(context)).differences).toEqual([]);
  } finally {
    await office.close();
  }
});
