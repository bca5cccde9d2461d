import { expect, test } from 'vitest';
import { handleOf } from '../../electron/storage/open.ts';
import { casesWithOpenClocks, selectCaseIds } from '../../electron/storage/repositories/case-list.ts';
import { countBackdatedCases, dayCounts } from '../../electron/storage/repositories/overview.ts';
import { openOffice } from './cases-service-fixture.ts';

/** What the start page asks of the file, by the names of the tables it walks through from end to end. */
async function walked(work: (office: Awaited<ReturnType<typeof openOffice>>) => Promise<unknown>) {
  const office = await openOffice({ on: '2026-09-18' });
  try {
    const { connection } = handleOf(office.application.context.read);
    const statements: string[] = [];
    const execute = connection.execute.bind(connection);
    Object.assign(connection, {
      execute: (sql: string, parameters?: readonly unknown[]) => {
        statements.push(sql);
        return execute(sql, parameters);
      },
    });
    await work(office);
    const plans = [];
    for (const sql of statements) {
      const values = Array.from(sql.matchAll(/\?/g), () => '2026-09-18');
      const { rows } = await execute(`explain query plan ${sql}`, values);
      plans.push(...rows.map((row) => String(row['detail'])));
    }
    return plans.filter((detail) => /^SCAN (?!CONSTANT)/.test(detail) && !/USING (COVERING )?INDEX/.test(detail));
  } finally {
    await office.close();
  }
}

test('the start page walks through no table of cases, clocks or events', async () => {
  const asOf = '2026-09-18';
  const scans = await walked(async ({ application: { context } }) => {
    await dayCounts(context.read, asOf);
    await countBackdatedCases(context.read, '2026-09-17T16:00:00.000Z');
    await casesWithOpenClocks(context.read, { open: true, asOf });
    const page = { beforeId: null, limit: 50 };
    await selectCaseIds(context.read, { open: true, states: ['deemed-accepted'], asOf }, page);
    await selectCaseIds(context.read, { open: true, handlerId: 'S0001', asOf }, page);
  });
  expect(scans).toEqual([]);
});

test('the start page asks the same, signed in', async () => {
  const scans = await walked(({ clerk }) => clerk.today.overview());
  expect(scans.filter((detail) => /case_file|case_event|case_clock|paper|audit/.test(detail))).toEqual([]);
});
