import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { bringUpToDate } from '../../electron/services/statistics-count.ts';
import { verifyDatabase } from '../../electron/services/verify.ts';
import { lastStale, staleSources } from '../../electron/storage/repositories/statistics.ts';
import { handleOf } from '../../electron/storage/open.ts';
import type { CaseDetail } from '../../shared/contract/cases.ts';
import { intake, newKey, openOffice } from './cases-service-fixture.ts';

const DAY = '2026-09-18';
const ALL = { after: 0, through: 1000, limit: 1000 };

test('a case that goes on while it is counted is counted as it then stands', async () => {
  const office = await openOffice({ on: DAY });
  const other = await openOffice({ on: DAY, folder: office.folder });
  try {
    const { context } = office.application;
    const taken: CaseDetail[] = [];
    for (let count = 0; count < 20; count += 1) taken.push((await office.clerk.intake.submit(intake(DAY))).case);
    // Another program acts on every case in between reading it for counting and writing what was counted.
    let acted: Promise<unknown> | null = null;
    const act = () =>
      Promise.all(
        taken.map(({ id, version }) =>
          other.reviewer.cases.act({
            caseId: id,
            version,
            key: newKey(),
            act: { type: 'technical-review', date: DAY, conclusion: 'conforming', findings: null },
          }),
        ),
      );
    const { connection } = handleOf(context.read);
    const execute = connection.execute.bind(connection);
    Object.assign(connection, {
      execute: async (sql: string, parameters?: readonly unknown[]) => {
        const result = await execute(sql, parameters);
        if (acted === null && sql.includes('on_spot_correction')) {
          acted = act();
          await acted;
        }
        return result;
      },
    });
    await bringUpToDate(context);
    expect(acted).not.toBeNull();
    // Everything is counted, each case with its review.
    expect(await lastStale(context.read, 'case')).toBe(0);
    expect((await verifyDatabase(context)).differences).toEqual([]);
  } finally {
    await other.close();
    await office.close();
  }
});

test('whoever waits for figures hears how many records are counted of how many, and nothing when all are', async () => {
  const office = await openOffice({ on: DAY });
  try {
    for (let count = 0; count < 150; count += 1) await office.clerk.intake.submit(intake(DAY));
    const heard = new Set<string>();
    const state = { isOver: false };
    const counting = bringUpToDate(office.application.context).finally(() => {
      state.isOver = true;
    });
    while (!state.isOver) {
      heard.add(JSON.stringify(await office.supervisor.statistics.counting()));
      await nextTurn();
    }
    await counting;
    // A hundred at a time.
    expect([...heard].filter((one) => one !== 'null')).toEqual([
      JSON.stringify({ counted: 0, total: 150 }),
      JSON.stringify({ counted: 100, total: 150 }),
    ]);
    expect(await office.supervisor.statistics.counting()).toBeNull();
  } finally {
    await office.close();
  }
});

test('what is written after counting began waits for the next time', async () => {
  const office = await openOffice({ on: DAY });
  try {
    const { context } = office.application;
    const first = (await office.clerk.intake.submit(intake(DAY))).case;
    const counting = bringUpToDate(context);
    const later = [];
    for (let count = 0; count < 5; count += 1) later.push((await office.clerk.intake.submit(intake(DAY))).case.id);
    await counting;
    expect(await staleSources(context.read, 'case', ALL)).not.toContain(first.id);
    await bringUpToDate(context);
    expect(await staleSources(context.read, 'case', ALL)).toEqual([]);
    expect(later).toHaveLength(5);
    expect((await verifyDatabase(context)).differences).toEqual([]);
  } finally {
    await office.close();
  }
});
